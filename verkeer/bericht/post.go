package bericht

import (
	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/verkeer/istandaard"
)

// post is a message that came in, free of level 1 breaches: which it is, its parts
// in the shape that both standards share, who really sent it, and the bytes.
type post struct {
	istandaard.Inhoud

	std      *istandaard.Standaard
	soort    string // "WMO305"
	nummer   string // "305"
	domein   taakverdeling.Domein
	afzender string
	agb      kenmerk.AGB
	inwoner  string
	bytes    []byte
	hash     string
	breuken  []istandaard.Breuk // of level 2
}

// openPost reads a message from a provider. What breaks level 1 and the kinds that
// no provider sends are refused (Onjuist).
func (b *Berichten) openPost(bytes []byte) (*post, error) {
	std, soort, err := b.Uitgaven.Van(bytes)
	if err != nil {
		return nil, err
	}
	m, breuken := std.Lees(soort, bytes)
	if len(breuken) > 0 {
		return nil, istandaard.AlsFout(soort, breuken)
	}
	p := &post{std: std, soort: soort, nummer: istandaard.Nummer(soort), domein: domeinVan(std.Wet), bytes: bytes, hash: hashVan(bytes)}
	p.Inhoud, p.breuken = std.Inhoud(m), std.ControleerInhoud(m)
	p.inwoner = inwonerVan(p.Inhoud)
	switch p.nummer {
	case "302", "320":
		p.afzender = p.Retourkop.Ontvanger // not swapped in a retour (IV028)
	case "305", "307", "315", "317", "323":
		p.afzender = p.Kop.Afzender
	default:
		return nil, fout.New(fout.Onjuist,
			"Een bericht %s gaat van de gemeente naar de aanbieder en is niet voor Nabuur bestemd. Haal het uit de map.", soort)
	}
	if p.agb, err = kenmerk.ParseAGB(p.afzender); err != nil {
		return nil, fout.New(fout.Onjuist, "Bericht %s noemt als aanbieder %q; dat is geen AGB-code. Vraag de afzender die te verbeteren.",
			p.soort, p.afzender).Bij("Afzender").Door(err)
	}
	return p, nil
}

// inwonerVan gives the BSN of the one client of a message, "" when it has none or
// more than one.
func inwonerVan(i istandaard.Inhoud) string {
	switch {
	case i.Client301 != nil:
		return i.Client301.Bsn
	case i.Client302 != nil:
		return i.Client302.Bsn
	case i.Client305 != nil:
		return i.Client305.Bsn
	case i.Client307 != nil:
		return i.Client307.Bsn
	case i.Client315 != nil:
		return i.Client315.Bsn
	case i.Client317 != nil:
		return i.Client317.Bsn
	}
	return ""
}

// gemeente gives the municipality of ours that the message names, the empty code
// when it names none.
func (p *post) gemeente() kenmerk.Gemeentecode {
	code := ""
	if p.Retourkop != nil {
		code = p.Retourkop.Afzender // not swapped in a retour (IV028)
	} else {
		code = p.Kop.Ontvanger
	}
	gemeente, err := kenmerk.ParseGemeentecode(code)
	if err != nil {
		return kenmerk.Gemeentecode{} // adres says what is wrong with it
	}
	return gemeente
}

// bericht gives what is kept of a message that is no retour, before it is judged.
func (p *post) bericht(gemeente kenmerk.Gemeentecode) Bericht {
	return Bericht{
		Gemeente: gemeente, Domein: p.domein, Richting: In, Soort: p.soort,
		Identificatie: p.Kop.BerichtIdentificatie.Identificatie, Dagtekening: p.Kop.BerichtIdentificatie.Dagtekening,
		Afzender: p.afzender, Ontvanger: gemeente.String(), Inwoner: p.inwoner, Hash: p.hash, RetourVoor: tijdlijn.Open,
	}
}

package bericht

import (
	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// post is a message that came in, free of level 1 breaches: its header, who really
// sent it, and the bytes. kop is the header of a message that is no retour, retour
// that of one that is.
type post struct {
	m        iwmo32.Bericht
	soort    string
	domein   taakverdeling.Domein
	kop      istandaard.Header
	retour   *istandaard.RetourHeader
	afzender string
	agb      kenmerk.AGB
	inwoner  string
	inhoud   []byte
	hash     string
	breuken  []istandaard.Breuk
}

// openPost reads the envelope of a message from a provider. It refuses (Onjuist)
// the kinds that Nabuur does not take in.
func openPost(m iwmo32.Bericht) (*post, error) {
	p := &post{m: m, soort: m.Soort(), domein: domeinVan(m.Soort())}
	switch m := m.(type) {
	case *iwmo32.WMO302:
		p.retour, p.afzender = &m.Header, m.Header.Ontvanger // not swapped in a retour (IV028)
		if m.Client != nil {
			p.inwoner = m.Client.Bsn
		}
	case *iwmo32.WMO305:
		p.kop, p.inwoner = m.Header, m.Client.Bsn
	case *iwmo32.WMO307:
		p.kop, p.inwoner = m.Header, m.Client.Bsn
	case *iwmo32.WMO323:
		p.kop = m.Header
	default:
		return nil, geenBericht(p.soort)
	}
	if p.retour == nil {
		p.afzender = p.kop.Afzender
	}
	var err error
	if p.agb, err = kenmerk.ParseAGB(p.afzender); err != nil {
		return nil, fout.New(fout.Onjuist, "Bericht %s noemt als aanbieder %q; dat is geen AGB-code. Vraag de afzender die te verbeteren.", p.soort, p.afzender).Bij("Afzender").Door(err)
	}
	return p, nil
}

// bericht gives what is kept of a message that is no retour, before it is judged.
func (p *post) bericht(gemeente kenmerk.Gemeentecode) Bericht {
	return Bericht{
		Gemeente: gemeente, Richting: In, Soort: p.soort,
		Identificatie: p.kop.BerichtIdentificatie.Identificatie, Dagtekening: p.kop.BerichtIdentificatie.Dagtekening,
		Afzender: p.afzender, Ontvanger: gemeente.String(), Inwoner: p.inwoner, Hash: p.hash, RetourVoor: tijdlijn.Open,
	}
}

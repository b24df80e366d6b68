package bericht

import (
	"context"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/verkeer/istandaard"
)

// ontvangRetour takes in the retour on a message of ours and puts the outcome with
// that message: answered, or rejected with the reasons in words. The header of a
// retour repeats the identification of the message it answers and adds its own
// (IV028). A second, different retour on one message is refused (Botsing).
func (b *Berichten) ontvangRetour(ctx context.Context, tx *opslag.Tx, p *post) (Uitkomst, error) {
	code, houder, err := b.adres(ctx, tx, p, p.Retourkop.Afzender)
	if err != nil {
		return Uitkomst{}, err
	}
	heen, err := b.zoekHeen(ctx, tx, p, code)
	if err != nil {
		return Uitkomst{}, err
	}
	eerder, ja, err := antwoordOp(ctx, tx, heen.Gemeente, heen.ID)
	switch {
	case err != nil:
		return Uitkomst{}, err
	case ja && eerder.Hash == p.hash:
		return Uitkomst{Bericht: eerder, Herhaald: true}, nil
	case ja:
		return Uitkomst{}, fout.New(fout.Onjuist,
			"Op bericht %s %s is op %s al een ander retourbericht ontvangen. Neem contact op met de aanbieder.",
			heen.Soort, heen.Identificatie, eerder.Moment.Dag().Tekst())
	}
	redenen := p.redenenVanRetour()
	m := Bericht{
		Gemeente: heen.Gemeente, Domein: heen.Domein, Richting: In, Soort: p.soort,
		Identificatie: p.Retourkop.IdentificatieRetour, Dagtekening: p.Retourkop.DagtekeningRetour,
		Afzender: p.afzender, Ontvanger: code.String(), Inwoner: heen.Inwoner,
		AntwoordOp: heen.ID, Stand: Verwerkt, RetourVoor: tijdlijn.Open,
		Retourcodes: codesVan(redenen), Redenen: redenen,
	}
	if err := b.bewaar(ctx, tx, houder, &m, p.bytes, "bericht.ontvangen"); err != nil {
		return Uitkomst{}, err
	}
	oud := heen.Stand
	heen.Stand, heen.RetourVoor, heen.Retourcodes, heen.Redenen = Beantwoord, tijdlijn.Open, m.Retourcodes, redenen
	if len(redenen) > 0 {
		heen.Stand = Afgekeurd
	}
	if !oud.mag(heen.Stand) {
		return Uitkomst{}, fout.New(fout.Storing,
			"Bericht %s %s staat op %s en kan geen antwoord meer krijgen. Geef dit door aan de applicatiebeheerder.",
			heen.Soort, heen.Identificatie, string(oud))
	}
	if err := werkBij(ctx, tx, heen, oud); err != nil {
		return Uitkomst{}, err
	}
	return Uitkomst{Bericht: m}, b.Logboek.Schrijf(ctx, tx,
		heen.logregel("bericht."+string(heen.Stand), systeem(houder), houder.Verwijzing()))
}

// zoekHeen finds the message of ours that a retour answers. After a merger it may
// stand with a municipality that was merged into the one that sent it.
func (b *Berichten) zoekHeen(ctx context.Context, tx *opslag.Tx, p *post, code kenmerk.Gemeentecode) (Bericht, error) {
	id := p.Retourkop.BerichtIdentificatie
	for _, gemeente := range b.kringVan(code) {
		heen, ja, err := metIdentificatie(ctx, tx, gemeente, Uit, code.String(), p.heensoort(), id.Identificatie)
		if err != nil {
			return Bericht{}, err
		}
		if ja && heen.Ontvanger == p.afzender && heen.Dagtekening == id.Dagtekening {
			return heen, nil
		}
	}
	return Bericht{}, fout.New(fout.NietGevonden,
		"Dit bericht %s antwoordt op bericht %s van %s, maar dat heeft Nabuur niet naar "+
			"aanbieder %s gestuurd. Neem contact op met de aanbieder.",
		p.soort, id.Identificatie, id.Dagtekening.Tekst(), p.afzender)
}

// heensoort gives the kind of message that this retour answers.
func (p *post) heensoort() string {
	for heen, antwoord := range p.std.Antwoorden {
		if antwoord == p.soort {
			return heen
		}
	}
	return ""
}

// redenenVanRetour gives what the receiver found wrong, in words; nothing when it
// had no remark.
func (p *post) redenenVanRetour() []Reden {
	r := opmerkingen{std: p.std}
	r.voegToe(plekKop, p.Retourkop.RetourCodes)
	if c := p.Client302; c != nil {
		r.client(c)
	}
	if a := p.Antwoord320; a != nil {
		r.voegToe("Bericht/Antwoord", a.RetourCodes)
		if w := a.Woonplaatsbeginsel; w != nil {
			r.voegToe("Bericht/Antwoord/Woonplaatsbeginsel", w.RetourCodes)
		}
	}
	return r.redenen
}

// opmerkingen collects the codes of a retour that say that something was wrong, each
// with its meaning in the standard.
type opmerkingen struct {
	std     *istandaard.Standaard
	redenen []Reden
}

func (r *opmerkingen) voegToe(plek string, codes []string) {
	for _, code := range codes {
		if code == istandaard.RetourGoed || code == istandaard.RetourNietBeoordeeld {
			continue
		}
		tekst, ok := r.std.Retourcode(code)
		if !ok {
			tekst = "De aanbieder geeft een code zonder omschrijving in de standaard"
		}
		regel, _ := berichtregel.MetCode(code)
		r.redenen = append(r.redenen, Reden{Regel: regel.ID, Retourcode: code, Plek: plek, Tekst: zinnetje(tekst)})
	}
}

func (r *opmerkingen) client(c *istandaard.Client302) {
	r.voegToe(plekClient, c.RetourCodes)
	for i, k := range c.Relaties {
		r.voegToe(plek(plekClient+"/Relaties/Relatie", i), k.RetourCodes)
		r.voegToe(plek(plekClient+"/Relaties/Relatie", i)+"/Contact", k.Contact.RetourCodes)
	}
	for i, k := range c.Contactgegevens {
		r.voegToe(plek(plekClient+"/Contactgegevens/Contact", i), k.RetourCodes)
	}
	for i, k := range c.ToegewezenProducten {
		r.voegToe(plek(plekClient+"/ToegewezenProducten/ToegewezenProduct", i), k.RetourCodes)
	}
}

// zinnetje ends a text of the code list with a full stop.
func zinnetje(tekst string) string { return strings.TrimRight(tekst, ". ") + "." }

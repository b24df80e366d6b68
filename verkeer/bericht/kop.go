package bericht

import (
	"context"
	"fmt"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/verkeer/istandaard"
)

// kopregel is a rule of level 3 or 4 about the header of a message, of a provider or
// of ours: what it says when it is broken, "" when it holds, and where.
type kopregel struct {
	id, plek string
	toets    func(kopstand) string
}

// kopstand is what the rules about a header look at.
type kopstand struct {
	m       Bericht
	vandaag tijdlijn.Dag
	eerder  *Bericht             // the message with the same identification, when there is one
	code    kenmerk.Gemeentecode // of the municipality in the header
	naam    string
	bestaat tijdlijn.Periode
	ingang  []tijdlijn.Dag
}

// kopregels are judged in this order; every one that is broken is reported.
var kopregels = []kopregel{
	{"TR135", plekKop + "/BerichtIdentificatie/Dagtekening", nietInDeToekomst},
	{"TR056", plekKop + "/BerichtIdentificatie/Identificatie", nogNietGebruikt},
	{"TR378", plekKop + "/Ontvanger", gemeenteBestond},
}

// beoordeelKop gives what rejects the message as a whole: the rules of level 2,
// else those of level 3 and 4 about the header.
func (b *Berichten) beoordeelKop(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) ([]Reden, error) {
	if len(p.breuken) > 0 {
		redenen := make([]Reden, len(p.breuken))
		for i, breuk := range p.breuken {
			redenen[i] = Reden{Regel: breuk.Regel, Retourcode: istandaard.RetourTechnisch, Plek: breuk.Plek, Tekst: breuk.Tekst}
		}
		return redenen, nil
	}
	s, err := b.kopstand(ctx, tx, m, m.Gemeente, p.Inhoud)
	var redenen []Reden
	for _, r := range kopregels {
		redenen = append(redenen, redenVan(r.bevindingen(s), r.plek)...)
	}
	return redenen, err
}

// keurKop holds the same rules against a message of ours before it is kept, under the
// code it is sent with; a retour has the header of the message it answers.
func (b *Berichten) keurKop(ctx context.Context, tx *opslag.Tx, nieuw Bericht, i istandaard.Inhoud) error {
	if i.Retourkop != nil {
		return nil
	}
	code, err := kenmerk.ParseGemeentecode(nieuw.Afzender)
	if err != nil {
		return err
	}
	s, err := b.kopstand(ctx, tx, nieuw, code, i)
	if err != nil {
		return err
	}
	var bevindingen []berichtregel.Bevinding
	for _, r := range kopregels {
		bevindingen = append(bevindingen, r.bevindingen(s)...)
	}
	return alsStoring(bevindingen)
}

// kopstand reads what the rules look at for a message with the code of this
// municipality in its header.
func (b *Berichten) kopstand(ctx context.Context, l opslag.Lezer, m Bericht,
	code kenmerk.Gemeentecode, i istandaard.Inhoud) (kopstand, error) {
	gemeente, _ := b.Verdeling.Gemeenten().Get(code)
	s := kopstand{m: m, vandaag: b.vandaag(), code: code, naam: gemeente.Naam, bestaat: gemeente.Bestaat, ingang: ingangsdata(i)}
	eerder, ja, err := metIdentificatie(ctx, l, m.Gemeente, m.Richting, m.Afzender, m.Soort, m.Identificatie)
	if ja {
		s.eerder = &eerder
	}
	return s, err
}

// bevindingen gives the finding when the rule is broken.
func (r kopregel) bevindingen(s kopstand) []berichtregel.Bevinding {
	if zin := r.toets(s); zin != "" {
		return []berichtregel.Bevinding{berichtregel.New(r.id, zin)}
	}
	return nil
}

func nietInDeToekomst(s kopstand) string {
	if s.m.Dagtekening <= s.vandaag {
		return ""
	}
	return fmt.Sprintf("De dagtekening %s ligt na vandaag, %s.", s.m.Dagtekening.Tekst(), s.vandaag.Tekst())
}

func nogNietGebruikt(s kopstand) string {
	if s.eerder == nil {
		return ""
	}
	return fmt.Sprintf("De identificatie %s is al gebruikt voor een ander bericht %s, van %s.",
		s.m.Identificatie, s.m.Soort, s.eerder.Moment.Dag().Tekst())
}

func gemeenteBestond(s kopstand) string {
	for _, dag := range s.ingang {
		if !s.bestaat.Bevat(dag) {
			return fmt.Sprintf("Gemeente %s (%s) bestond niet op %s, de ingangsdatum in het bericht.", s.naam, s.code, dag.Tekst())
		}
	}
	return ""
}

// ingangsdata gives the days on which the municipality must have existed (TR378):
// the first days of the allotments that the message names or asks for, and of the
// periods that a claim is about.
func ingangsdata(p istandaard.Inhoud) []tijdlijn.Dag {
	var dagen []tijdlijn.Dag
	voegToe := func(d *tijdlijn.Dag) {
		if d != nil {
			dagen = append(dagen, *d)
		}
	}
	switch {
	case p.Client301 != nil:
		for i := range p.Client301.ToegewezenProducten {
			voegToe(&p.Client301.ToegewezenProducten[i].Ingangsdatum)
		}
	case p.Client305 != nil:
		for _, s := range p.Client305.StartProducten {
			voegToe(s.ToewijzingIngangsdatum)
		}
	case p.Client307 != nil:
		for _, s := range p.Client307.StopProducten {
			voegToe(s.ToewijzingIngangsdatum)
		}
	case p.Client315 != nil:
		for i := range p.Client315.AangevraagdeProducten {
			voegToe(&p.Client315.AangevraagdeProducten[i].ToewijzingIngangsdatum)
		}
	case p.Client317 != nil:
		for i := range p.Client317.Verzoek.NieuweProducten {
			voegToe(&p.Client317.Verzoek.NieuweProducten[i].GewensteIngangsdatum)
		}
	case p.Declaratie323 != nil:
		dagen = leverdagen(p.Declaratie323)
	}
	return dagen
}

// leverdagen gives the first day of the earliest and of the latest line of a claim.
func leverdagen(d *istandaard.Declaratie323) []tijdlijn.Dag {
	eerste, laatste := tijdlijn.Open, tijdlijn.Dag(0)
	for i := range d.Clienten {
		for j := range d.Clienten[i].Prestaties {
			dag := d.Clienten[i].Prestaties[j].ProductPeriode.Begindatum
			eerste, laatste = min(eerste, dag), max(laatste, dag)
		}
	}
	if eerste > laatste {
		return nil
	}
	return []tijdlijn.Dag{eerste, laatste}
}

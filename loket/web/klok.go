package web

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
)

// klokuur is the time of day to which the demo's clock is set.
const klokuur = 9

// meesteSprongen bounds the list of dates below the clock.
const meesteSprongen = 4

// klokstand gives the demo's clock with the dates worth seeing: tomorrow, and the
// days on which tasks of the demo's municipalities change hands.
func (l *loket) klokstand(b *bezoek.Bezoek) *vorm.Klokstand {
	if !l.Demo || l.Zetklok == nil || b.Blik == nil {
		return nil
	}
	stand := &vorm.Klokstand{Vandaag: b.Vandaag, Actie: "/klok", Terug: hier(b),
		Sprongen: []vorm.Link{{Tekst: "Een dag verder", Adres: b.Vandaag.Plus(1).String()}}}
	verdeling := b.Blik.Verdeling
	for _, k := range l.Deelnemers {
		code, isGemeente := k.Gemeentecode()
		if !isGemeente {
			continue
		}
		dagen := verdeling.Wisseldagen(code)
		for i, dag := range dagen {
			n := len(verdeling.Wisselingen(code, dag))
			if i > 0 && n > 0 && len(stand.Sprongen) < meesteSprongen {
				tekst := dag.Tekst() + ": " + vorm.Aantal(n, "taak", "taken") + " van " + b.Gemeenten.Naam(code)
				stand.Sprongen = append(stand.Sprongen, vorm.Link{Tekst: tekst, Adres: dag.String()})
			}
		}
	}
	return stand
}

// klokZetten sets the clock of the demo to a date, or to one of the jumps.
func (l *loket) klokZetten(b *bezoek.Bezoek) error {
	tekst := b.Veld("datum")
	if sprong := b.Veld("sprong"); sprong != "" {
		tekst = sprong
	}
	dag, err := tijdlijn.ParseDag(tekst)
	if err != nil {
		return err
	}
	if dag.Jaar() < 2015 || dag.Jaar() > 2100 {
		return fout.New(fout.Onjuist, "De klok van de demo loopt van 2015 tot en met 2100. Kies een datum daartussen.")
	}
	l.Zetklok.Zet(dag.Om(klokuur, 0))
	l.flits(b, vorm.Melding{Toon: vorm.Info, Tekst: "Het is nu " + dag.Voluit() + "."})
	return b.Naar(eigenAdres(b.Veld("terug")))
}

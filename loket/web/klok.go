package web

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/vorm"
)

// klokuur is the time of day to which the demo's clock is set.
const klokuur = 9

// meesteSprongen bounds the list of dates below the clock.
const meesteSprongen = 4

// klokstand gives the demo's clock with the dates worth seeing: tomorrow, and the
// days on which tasks of the demo's municipalities change hands.
func (b *bezoek) klokstand() (*vorm.Klokstand, error) {
	if !b.Demo || b.Zetklok == nil || b.blik == nil {
		return nil, nil
	}
	stand := &vorm.Klokstand{Vandaag: b.vandaag, Actie: "/klok", Terug: b.hier(), Sprongen: []vorm.Link{{Tekst: "Een dag verder", Adres: b.vandaag.Plus(1).String()}}}
	verdeling := b.blik.Verdeling
	for _, k := range b.Deelnemers {
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
	return stand, nil
}

// klokZetten sets the clock of the demo to a date, or to one of the jumps.
func klokZetten(b *bezoek) error {
	tekst := b.veld("datum")
	if sprong := b.veld("sprong"); sprong != "" {
		tekst = sprong
	}
	dag, err := tijdlijn.ParseDag(tekst)
	if err != nil {
		return err
	}
	if dag.Jaar() < 2015 || dag.Jaar() > 2100 {
		return fout.New(fout.Onjuist, "De klok van de demo loopt van 2015 tot en met 2100. Kies een datum daartussen.")
	}
	b.Zetklok.Zet(dag.Om(klokuur, 0))
	b.flits(vorm.Melding{Toon: vorm.Info, Tekst: "Het is nu " + dag.Voluit() + "."})
	return b.naar(eigenAdres(b.veld("terug")))
}

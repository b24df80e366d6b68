package web

import (
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// klokuur is the time of day to which the demo's clock is set.
const klokuur = 9

// meesteSprongen bounds the list of dates below the clock.
const meesteSprongen = 4

// klokstand gives the demo's clock with the dates worth seeing: tomorrow, and the
// days on which tasks of the demo's municipalities change hands.
func (b *bezoek) klokstand() (*Klokstand, error) {
	if !b.Demo || b.Zetklok == nil || b.blik == nil {
		return nil, nil
	}
	stand := &Klokstand{Vandaag: b.vandaag, Actie: "/klok", Terug: b.hier(), Sprongen: []Link{{"Een dag verder", b.vandaag.Plus(1).String()}}}
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
				tekst := dag.Tekst() + ": " + aantal(n, "taak", "taken") + " van " + b.Gemeenten.Naam(code)
				stand.Sprongen = append(stand.Sprongen, Link{tekst, dag.String()})
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
	b.flits(Melding{Toon: Info, Tekst: "Het is nu " + dag.Voluit() + "."})
	return b.naar(eigenAdres(b.veld("terug")))
}

// aantal writes a number with its noun: "1 taak", "22 taken".
func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return getal(n) + " " + meer
}

// alsGetal reads a whole number out of an address; 0 when it is none.
func alsGetal(tekst string) int {
	n, err := strconv.Atoi(tekst)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0
	}
	return n
}

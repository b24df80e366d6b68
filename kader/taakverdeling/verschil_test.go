package taakverdeling

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// A draft for Weesp laid beside the division of today: what passes to somebody
// else, what falls open and what is taken up, each with its days.
func TestVerschillenVanEenVoorstel(t *testing.T) {
	nu := weesp2017(t)
	var ontwerp []Toedeling
	for _, td := range nu.Toedelingen(weesp) {
		switch td.Taak {
		case "wmo.melding": // passes on 1 January 2018
			over := td
			td.Geldig.Tot = dag("2018-01-01")
			over.Geldig.Vanaf, over.Uitvoerder, over.Grondslag, over.ID = dag("2018-01-01"), gooiseMeren, Mandaat, ""
			ontwerp = append(ontwerp, over)
		case "wmo.besluit": // the same under another name
			td.ID = "anders"
		case "wmo.aanvraag":
			if td.Uitvoerder == "0457" { // begins later
				td.Geldig.Vanaf = dag("2015-07-01")
			}
		case "wmo.declaratiecontrole":
			if td.Uitvoerder == stichtseVecht { // winds up longer
				td.Afwikkeling.Tot = dag("2017-07-01")
			}
		case "inkomen.uitkering":
			continue // ends before it began
		}
		ontwerp = append(ontwerp, td)
	}
	ontwerp = append(ontwerp, deel("wmo.bezwaar", "0457", "2019-01-01", ""))
	straks, err := nu.Met(weesp, ontwerp)
	if err != nil {
		t.Fatal(err)
	}
	var kreeg []string
	for _, v := range nu.Verschillen(straks) {
		if v.Gemeente != weesp {
			t.Errorf("ook bij %s: %+v", v.Gemeente, v)
		}
		kreeg = append(kreeg, fmt.Sprintf("%s %s: %q → %q", v.Taak, v.Geldig.Tekst(), v.Van.Uitvoerder, v.Naar.Uitvoerder))
	}
	wil := []string{
		`wmo.melding 1 januari 2018 tot en met 23 maart 2022: "0457" → "1942"`, // Weesp ends there
		`wmo.aanvraag 1 januari 2015 tot en met 30 juni 2015: "0457" → ""`,
		`wmo.bezwaar 1 januari 2019 tot en met 23 maart 2022: "" → "0457"`,
		`wmo.declaratiecontrole 1 januari 2015 tot en met 31 december 2016: "1904" → "1904"`,
		`inkomen.uitkering 1 januari 2014 tot en met 23 maart 2022: "1904" → ""`,
	}
	if !slices.Equal(kreeg, wil) {
		t.Errorf("kreeg %q\nwil   %q", kreeg, wil)
	}
	if zelf := nu.Verschillen(nu); len(zelf) != 0 {
		t.Errorf("met zichzelf: %+v", zelf)
	}
	if _, err := nu.Met(weesp, []Toedeling{deelVoor(amsterdam, "wmo.melding", "0363", "2015-01-01", "")}); err == nil {
		t.Error("een voorstel voor Weesp mag iets van Amsterdam bevatten")
	}
}

// A day on which somebody else does a task of a municipality is in a Verschil, and
// no other day is.
func TestVerschillenZijnDeDagenWaaropIetsAndersIs(t *testing.T) {
	g := alleGemeenten(t)
	codes, taken := []kenmerk.Gemeentecode{weesp, amsterdam, code("0381")}, []Taak{"wmo.aanvraag", "jeugd.besluit"}
	rapid.Check(t, func(t *rapid.T) {
		toedelingen, anders := trekVerdeling(t, codes, taken), trekVerdeling(t, codes, taken)
		van, err1 := NewVerdeling(g, toedelingen)
		naar, err2 := NewVerdeling(g, anders)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		verschillen := van.Verschillen(naar)
		for range 40 {
			gemeente, taak := rapid.SampledFrom(codes).Draw(t, "gemeente"), rapid.SampledFrom(taken).Draw(t, "taak")
			op := trekDag(t, append(slices.Clone(toedelingen), anders...))
			bestaat, _ := g.Get(gemeente)
			if !bestaat.Bestaat.Bevat(op) {
				continue
			}
			a, _ := van.Uitvoerder(gemeente, taak, op)
			b, _ := naar.Uitvoerder(gemeente, taak, op)
			gevonden := slices.DeleteFunc(slices.Clone(verschillen), func(v Verschil) bool {
				return v.Gemeente != gemeente || v.Taak != taak || !v.Geldig.Bevat(op)
			})
			if len(gevonden) > 1 || (a.Uitvoerder != b.Uitvoerder) != (len(gevonden) == 1 &&
				gevonden[0].Van.Uitvoerder != gevonden[0].Naar.Uitvoerder) {
				t.Fatalf("%s %s op %s: %q en %q, verschillen %+v", gemeente, taak, op, a.Uitvoerder, b.Uitvoerder, gevonden)
			}
			if len(gevonden) == 1 && (gevonden[0].Van != a || gevonden[0].Naar != b) {
				t.Fatalf("%s %s op %s: het verschil noemt anderen: %+v", gemeente, taak, op, gevonden[0])
			}
		}
		if terug := naar.Verschillen(van); len(terug) != len(verschillen) {
			t.Fatalf("heen %d en terug %d", len(verschillen), len(terug))
		}
	})
}

// A run-off that is different counts only where the task ends on the same day; where
// it ends on another day, the days themselves are the difference.
func TestEenAndereAfwikkelingIsEenVerschil(t *testing.T) {
	met := func(tot string, uitloop string) *Verdeling {
		td := deel("wmo.betaling", stichtseVecht, "2015-01-01", tot)
		if uitloop != "" {
			td.Afwikkeling = Afwikkeling{Uitlopen: true, Tot: dag(uitloop)}
		}
		v, err := NewVerdeling(alleGemeenten(t), []Toedeling{td})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for naam, geval := range map[string]struct {
		van, naar *Verdeling
		wil       []tijdlijn.Periode
	}{
		"gelijk": {met("2017-01-01", "2017-04-01"), met("2017-01-01", "2017-04-01"), nil},
		"langer": {met("2017-01-01", "2017-04-01"), met("2017-01-01", "2017-05-01"),
			[]tijdlijn.Periode{{Vanaf: dag("2015-01-01"), Tot: dag("2017-01-01")}}},
		"eerder op": {met("2017-01-01", "2017-04-01"), met("2016-01-01", ""), []tijdlijn.Periode{{Vanaf: dag("2016-01-01"),
			Tot: dag("2017-01-01")}}},
		"zonder einde": {met("", ""), met("2017-01-01", "2017-04-01"), []tijdlijn.Periode{{Vanaf: dag("2017-01-01"),
			Tot: dag("2022-03-24")}}},
	} {
		var kreeg []tijdlijn.Periode
		for _, v := range geval.van.Verschillen(geval.naar) {
			kreeg = append(kreeg, v.Geldig)
		}
		if !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: %v, wil %v", naam, kreeg, geval.wil)
		}
	}
}

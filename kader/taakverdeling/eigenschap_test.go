package taakverdeling

import (
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// traag answers by looking at every Toedeling, following the succession by hand.
// It gives every holder it finds: more than one is a breach.
func traag(g *organisatie.Gemeenten, toedelingen []Toedeling, gemeente kenmerk.Gemeentecode, taak Taak, op tijdlijn.Dag) []Toedeling {
	nu, ok := g.Verantwoordelijk(gemeente, op)
	if !ok {
		return nil
	}
	var houders []Toedeling
	for _, t := range toedelingen {
		if t.Gemeente == nu.Code && t.Taak == taak && t.Geldig.Vanaf <= op && op < t.Geldig.Tot {
			houders = append(houders, t)
		}
	}
	return houders
}

// trekVerdeling draws a division without overlaps, with gaps, for a few
// municipalities among which merged ones.
func trekVerdeling(t *rapid.T, codes []kenmerk.Gemeentecode, taken []Taak) []Toedeling {
	var toedelingen []Toedeling
	for _, gemeente := range codes {
		for _, taak := range taken {
			loper := dag("2014-01-01").Plus(rapid.IntRange(0, 900).Draw(t, "begin"))
			for range rapid.IntRange(0, 6).Draw(t, "aantal") {
				duur := rapid.IntRange(1, 900).Draw(t, "duur")
				td := Toedeling{Gemeente: gemeente, Taak: taak, Grondslag: Delegatie, Geldig: tijdlijn.Periode{Vanaf: loper, Tot: loper.Plus(duur)},
					Uitvoerder: rapid.SampledFrom([]organisatie.Kenmerk{"REGIO-A", "REGIO-B", "REGIO-C"}).Draw(t, "uitvoerder")}
				if rapid.Bool().Draw(t, "uitlopen") {
					td.Afwikkeling = Afwikkeling{Uitlopen: true, Tot: td.Geldig.Tot.Plus(rapid.IntRange(1, 400).Draw(t, "uitloop"))}
				}
				toedelingen = append(toedelingen, td)
				loper = td.Geldig.Tot.Plus(rapid.SampledFrom([]int{0, 0, 1, 30}).Draw(t, "gat"))
			}
		}
	}
	return rapid.Permutation(toedelingen).Draw(t, "volgorde")
}

func TestUitvoerderIsWatDeTragePlaatsGeeft(t *testing.T) {
	g := alleGemeenten(t)
	codes := []kenmerk.Gemeentecode{weesp, amsterdam, code("1942"), code("0381"), code("1696"), code("0402"), code("0241")}
	taken := []Taak{"wmo.aanvraag", "wmo.besluit", "welzijn.applicatiebeheer"}
	rapid.Check(t, func(t *rapid.T) {
		toedelingen := trekVerdeling(t, codes, taken)
		v, err := NewVerdeling(g, toedelingen)
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			gemeente, taak := rapid.SampledFrom(codes).Draw(t, "gemeente"), rapid.SampledFrom(taken).Draw(t, "taak")
			op := trekDag(t, toedelingen)
			houders := traag(g, toedelingen, gemeente, taak, op)
			if len(houders) > 1 {
				t.Fatalf("twee houders: %v", houders)
			}
			kreeg, ok := v.Uitvoerder(gemeente, taak, op)
			if ok != (len(houders) == 1) || ok && (kreeg.Uitvoerder != houders[0].Uitvoerder || kreeg.Geldig.Vanaf < houders[0].Geldig.Vanaf || !kreeg.Geldig.Bevat(op)) {
				t.Fatalf("%s %s op %s: %+v %v, wil %+v", gemeente, taak, op, kreeg, ok, houders)
			}
			controleerBehandelaar(t, g, v, toedelingen, gemeente, taak, op, trekDag(t, toedelingen))
		}
	})
}

// controleerBehandelaar holds Behandelaar against the rule, written out plainly.
func controleerBehandelaar(t *rapid.T, g *organisatie.Gemeenten, v *Verdeling, toedelingen []Toedeling, gemeente kenmerk.Gemeentecode, taak Taak, over, vandaag tijdlijn.Dag) {
	wil := traag(g, toedelingen, gemeente, taak, vandaag)
	if oud := traag(g, toedelingen, gemeente, taak, over); over < vandaag && len(oud) == 1 {
		bestaat, _ := g.Get(oud[0].Gemeente)
		if vandaag < min(oud[0].Geldig.Tot, bestaat.Bestaat.Tot) || oud[0].Afwikkeling.Uitlopen && vandaag < oud[0].Afwikkeling.Tot {
			wil = oud
		}
	}
	kreeg, ok := v.Behandelaar(gemeente, taak, over, vandaag)
	if ok != (len(wil) == 1) || ok && kreeg.Uitvoerder != wil[0].Uitvoerder {
		t.Fatalf("%s %s over %s op %s: %+v, wil %+v", gemeente, taak, over, vandaag, kreeg, wil)
	}
}

// trekDag draws a day near a boundary as often as not: that is where it goes wrong.
func trekDag(t *rapid.T, toedelingen []Toedeling) tijdlijn.Dag {
	if len(toedelingen) > 0 && rapid.Bool().Draw(t, "grens") {
		td := rapid.SampledFrom(toedelingen).Draw(t, "bij")
		grens := rapid.SampledFrom([]tijdlijn.Dag{td.Geldig.Vanaf, td.Geldig.Tot, td.Afwikkeling.Tot, dag("2022-03-24"), dag("2016-01-01"), dag("2027-01-01")}).Draw(t, "welke")
		return grens.Plus(rapid.IntRange(-1, 1).Draw(t, "naast"))
	}
	return dag("2013-01-01").Plus(rapid.IntRange(0, 6000).Draw(t, "dag"))
}

package taakverdeling

import (
	"cmp"
	"maps"
	"slices"
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
				td := Toedeling{Gemeente: gemeente, Taak: taak, Grondslag: Delegatie,
					Geldig:     tijdlijn.Periode{Vanaf: loper, Tot: loper.Plus(duur)},
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
			if ok != (len(houders) == 1) || ok && (kreeg.Uitvoerder != houders[0].Uitvoerder ||
				kreeg.Geldig.Vanaf < houders[0].Geldig.Vanaf ||
				!kreeg.Geldig.Bevat(op)) {
				t.Fatalf("%s %s op %s: %+v %v, wil %+v", gemeente, taak, op, kreeg, ok, houders)
			}
			controleerBehandelaar(t, g, v, toedelingen, gemeente, taak, op, trekDag(t, toedelingen))
			controleerBuren(t, g, v, toedelingen, gemeente, taak, op)
		}
	})
}

// controleerBehandelaar holds Behandelaar against the rule, written out plainly.
func controleerBehandelaar(t *rapid.T, g *organisatie.Gemeenten, v *Verdeling, toedelingen []Toedeling,
	gemeente kenmerk.Gemeentecode, taak Taak, over, vandaag tijdlijn.Dag) {
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

// strook is a stretch of days with its holder, as a municipality sees it.
type strook struct {
	tijdlijn.Periode
	uitvoerder organisatie.Kenmerk
}

// stroken gives the stretches of one task of a municipality in order of date, its
// own while it exists and then those of its successor, by looking at everything.
func stroken(g *organisatie.Gemeenten, toedelingen []Toedeling, code kenmerk.Gemeentecode, taak Taak) []strook {
	var alle []strook
	gemeente, _ := g.Get(code)
	vanaf := gemeente.Bestaat.Vanaf
	for {
		for _, t := range toedelingen {
			if geldig := t.Geldig.Doorsnede(tijdlijn.Periode{Vanaf: vanaf, Tot: gemeente.Bestaat.Tot}); t.Gemeente == gemeente.Code &&
				t.Taak == taak && !geldig.Leeg() {
				alle = append(alle, strook{geldig, t.Uitvoerder})
			}
		}
		opvolging, ok := g.OpvolgingVan(gemeente.Code)
		if !ok {
			break
		}
		vanaf = opvolging.Datum
		gemeente, _ = g.Get(opvolging.Naar)
	}
	slices.SortFunc(alle, func(a, b strook) int { return cmp.Compare(a.Vanaf, b.Vanaf) })
	return alle
}

// controleerBuren holds Vorige, Volgende and Wisseldagen against the stretches.
func controleerBuren(t *rapid.T, g *organisatie.Gemeenten, v *Verdeling, toedelingen []Toedeling,
	gemeente kenmerk.Gemeentecode, taak Taak, op tijdlijn.Dag) {
	alle := stroken(g, toedelingen, gemeente, taak)
	var vorige, volgende organisatie.Kenmerk
	for _, s := range alle {
		if s.Tot <= op {
			vorige = s.uitvoerder
		}
		if s.Vanaf > op && volgende == "" {
			volgende = s.uitvoerder
		}
	}
	if td, ok := v.Vorige(gemeente, taak, op); ok != (vorige != "") || td.Uitvoerder != vorige {
		t.Fatalf("%s %s voor %s: %+v, wil %q uit %v", gemeente, taak, op, td, vorige, alle)
	}
	if td, ok := v.Volgende(gemeente, taak, op); ok != (volgende != "") || td.Uitvoerder != volgende {
		t.Fatalf("%s %s na %s: %+v, wil %q uit %v", gemeente, taak, op, td, volgende, alle)
	}
	dagen := v.Wisseldagen(gemeente)
	for _, s := range alle {
		if !slices.Contains(dagen, s.Vanaf) || !s.Tot.IsOpen() && !slices.Contains(dagen, s.Tot) {
			t.Fatalf("%s: %v mist een grens van %v", gemeente, dagen, s)
		}
	}
}

// controleerHouders holds what is kept per organisation against the whole of it.
func controleerHouders(t *rapid.T, g *organisatie.Gemeenten, v *Verdeling, toedelingen []Toedeling, op tijdlijn.Dag) {
	van, uitloop := map[organisatie.Kenmerk]int{}, map[organisatie.Kenmerk]int{}
	uitvoerders := map[organisatie.Kenmerk]bool{}
	for _, t := range toedelingen {
		gemeente, _ := g.Get(t.Gemeente)
		geldig := t.Geldig.Doorsnede(gemeente.Bestaat)
		switch {
		case geldig.Leeg():
			continue
		case geldig.Bevat(op):
			van[t.Uitvoerder]++
		case geldig.Tot <= op && t.Afwikkeling.Uitlopen && op < t.Afwikkeling.Tot:
			uitloop[t.Uitvoerder]++
		}
		uitvoerders[t.Uitvoerder] = true
	}
	if kreeg := v.Uitvoerders(); !slices.Equal(kreeg, slices.Sorted(maps.Keys(uitvoerders))) {
		t.Fatalf("uitvoerders: %v, wil %v", kreeg, uitvoerders)
	}
	for k := range uitvoerders {
		kreeg := v.Van(k, op)
		if len(kreeg) != van[k] || len(v.UitloopVan(k, op)) != uitloop[k] {
			t.Fatalf("%s op %s: %d en %d, wil %d en %d", k, op, len(kreeg), len(v.UitloopVan(k, op)), van[k], uitloop[k])
		}
		if !slices.IsSortedFunc(kreeg, func(a, b *Toedeling) int {
			return cmp.Or(cmp.Compare(a.Gemeente.Nummer(), b.Gemeente.Nummer()), cmp.Compare(slices.Index(Taken(), a.Taak),
				slices.Index(Taken(), b.Taak)))
		}) {
			t.Fatalf("%s: niet op volgorde van gemeente en taak: %v", k, kreeg)
		}
	}
}

// A division after a change of some municipalities is the one that is built from
// everything at once, and the one before it stays what it was.
func TestMetIsWatNewVerdelingGeeft(t *testing.T) {
	g := alleGemeenten(t)
	codes := []kenmerk.Gemeentecode{weesp, amsterdam, code("1942"), code("0381")}
	taken := []Taak{"wmo.aanvraag", "welzijn.applicatiebeheer"}
	rapid.Check(t, func(t *rapid.T) {
		toedelingen := trekVerdeling(t, codes, taken)
		v, err := NewVerdeling(g, toedelingen)
		if err != nil {
			t.Fatal(err)
		}
		controleerHouders(t, g, v, toedelingen, trekDag(t, toedelingen))
		for range 3 {
			gemeente := rapid.SampledFrom(codes).Draw(t, "gemeente")
			anders := trekVerdeling(t, []kenmerk.Gemeentecode{gemeente}, taken)
			na, err := v.Met(gemeente, anders)
			if err != nil {
				t.Fatal(err)
			}
			samen := append(slices.DeleteFunc(slices.Clone(toedelingen), func(t Toedeling) bool { return t.Gemeente == gemeente }),
				anders...)
			ineens, err := NewVerdeling(g, samen)
			if err != nil {
				t.Fatal(err)
			}
			zelfde(t, na, ineens)
			controleerHouders(t, g, na, samen, trekDag(t, samen))
			weer, err := NewVerdeling(g, toedelingen)
			if err != nil {
				t.Fatal(err)
			}
			zelfde(t, v, weer)
			for _, c := range codes {
				if rij := v.rijVan(c); c != gemeente && v.delen[rij] != na.delen[rij] {
					t.Fatalf("het deel van %s is niet gedeeld", c)
				}
			}
			v, toedelingen = na, samen
		}
	})
}

// zelfde demands that two divisions hold the same and are arranged the same.
func zelfde(t interface{ Fatalf(string, ...any) }, a, b *Verdeling) {
	for rij := range a.delen {
		if !slices.Equal(a.delen[rij].toedelingen, b.delen[rij].toedelingen) ||
			a.delen[rij].begin != b.delen[rij].begin ||
			!slices.Equal(a.delen[rij].grenzen, b.delen[rij].grenzen) {
			t.Fatalf("rij %d: %+v en %+v", rij, a.delen[rij].toedelingen, b.delen[rij].toedelingen)
		}
	}
	if !slices.Equal(a.uitvoerders, b.uitvoerders) {
		t.Fatalf("uitvoerders: %v en %v", a.uitvoerders, b.uitvoerders)
	}
	for _, k := range a.uitvoerders {
		gelijk := slices.EqualFunc(a.van[k], b.van[k], func(x, y bezit) bool {
			return x.deel.rij == y.deel.rij && slices.Equal(x.plekken, y.plekken) && slices.Equal(x.uitloop, y.uitloop)
		})
		if !gelijk {
			t.Fatalf("%s heeft hier %d en daar %d gemeenten", k, len(a.van[k]), len(b.van[k]))
		}
	}
}

// trekDag draws a day near a boundary as often as not: that is where it goes wrong.
func trekDag(t *rapid.T, toedelingen []Toedeling) tijdlijn.Dag {
	if len(toedelingen) > 0 && rapid.Bool().Draw(t, "grens") {
		td := rapid.SampledFrom(toedelingen).Draw(t, "bij")
		grens := rapid.SampledFrom([]tijdlijn.Dag{td.Geldig.Vanaf, td.Geldig.Tot, td.Afwikkeling.Tot, dag("2022-03-24"),
			dag("2016-01-01"), dag("2027-01-01")}).Draw(t, "welke")
		return grens.Plus(rapid.IntRange(-1, 1).Draw(t, "naast"))
	}
	return dag("2013-01-01").Plus(rapid.IntRange(0, 6000).Draw(t, "dag"))
}

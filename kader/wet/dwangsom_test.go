package wet

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

func TestDwangsom(t *testing.T) {
	var proef struct {
		Gevallen []struct {
			Dagen      int     `yaml:"dagen"`
			Ontvangen  string  `yaml:"ontvangen"`
			Geen       string  `yaml:"geen"`
			Aanvragers int     `yaml:"aanvragers"`
			Euro       int64   `yaml:"euro"`
			Aandelen   []int64 `yaml:"aandelen"`
			Artikel    string  `yaml:"artikel"`
			Bron       string  `yaml:"bron"`
			Vertrouwen string  `yaml:"vertrouwen"`
		} `yaml:"gevallen"`
	}
	leesProef(t, "dwangsom.yaml", &proef)
	if len(proef.Gevallen) < 20 {
		t.Fatalf("maar %d gevallen gelezen", len(proef.Gevallen))
	}
	for _, g := range proef.Gevallen {
		ontvangen := dag(t, g.Ontvangen)
		begin, err := Berekenen(Termijn{Soort: "dwangsom-eerste-dag", Vanaf: ontvangen - 1, Ingebrekestelling: &ontvangen})
		if err != nil {
			t.Fatal(err)
		}
		u, err := Dwangsom(Verzuim{EersteDag: begin.Dag, Dagen: g.Dagen, Ingebrekestelling: &ontvangen, Aanvragers: g.Aanvragers,
			Geen: Uitzondering(g.Geen)})
		if err != nil || u.Bedrag != geld.Cent(100*g.Euro) {
			t.Errorf("%d dagen na %s: %s, verwacht € %d (%v)", g.Dagen, g.Ontvangen, u.Bedrag, g.Euro, err)
		}
		for i, wil := range g.Aandelen {
			if u.Aandelen[i] != geld.Cent(100*wil) {
				t.Errorf("%d dagen: aandelen %v, verwacht %v", g.Dagen, u.Aandelen, g.Aandelen)
			}
		}
		if g.Artikel != "" && !strings.Contains(strings.Join(u.Redenen, "\n"), "("+g.Artikel+")") {
			t.Errorf("%s ontbreekt in %q", g.Artikel, u.Redenen)
		}
		// Without the notice the latest day that fits the first day is taken: here
		// that is the notice itself.
		zonder, err := Dwangsom(Verzuim{EersteDag: begin.Dag, Dagen: g.Dagen, Aanvragers: g.Aanvragers, Geen: Uitzondering(g.Geen)})
		aangenomen := slices.ContainsFunc(zonder.Bewijs.Feiten, func(f Feit) bool {
			return strings.HasPrefix(f.Naam,
				"ingebrekestelling niet gegeven")
		})
		if err != nil || zonder.Bedrag != u.Bedrag || !aangenomen {
			t.Errorf("zonder ingebrekestelling %s, met %s (%v)", zonder.Bedrag, u.Bedrag, err)
		}
	}
}

// The paragraphs of art. 4:17 moved up on 1 January 2026; the receipt keeps the
// number of the first day owed.
func TestDwangsomArtikelOverDeJaarwisseling(t *testing.T) {
	for eerste, wil := range map[string][2]string{
		"2025-12-31": {"Awb art. 4:17 lid 6", "Awb art. 4:17 lid 7"},
		"2026-01-01": {"Awb art. 4:17 lid 5", "Awb art. 4:17 lid 6"},
	} {
		u, err := Dwangsom(Verzuim{EersteDag: dag(t, eerste), Dagen: 3, Aanvragers: 2, Geen: GeenBelanghebbende})
		if err != nil {
			t.Fatal(err)
		}
		regels := map[string]string{}
		for _, v := range u.Bewijs.Regels {
			regels[v.ID] = v.Citeer()
		}
		if regels["awb.4.17.geen"] != wil[0] || regels["awb.4.17.gelijk"] != wil[1] {
			t.Errorf("%s: %v, verwacht %v", eerste, regels, wil)
		}
		if u.Bedrag != 0 || !u.Over.Leeg() {
			t.Errorf("%s: %s over %s", eerste, u.Bedrag, u.Over.Tekst())
		}
	}
}

func TestDwangsomPeriode(t *testing.T) {
	u, err := Dwangsom(Verzuim{EersteDag: dag(t, "2026-05-20"), Dagen: 60})
	if err != nil || u.Over.Dagen() != 42 || u.Over.Laatste() != dag(t, "2026-06-30") {
		t.Errorf("over %s, %v", u.Over.Tekst(), err)
	}
	besluit, err := Berekenen(Termijn{Soort: "dwangsom-besluit", Vanaf: u.Over.Laatste()})
	if err != nil || besluit.Dag != dag(t, "2026-07-14") {
		t.Errorf("vaststellen uiterlijk %s, %v", besluit.Dag, err)
	}
	if !strings.Contains(strings.Join(u.Redenen, "\n"), "Na 42 dagen loopt de dwangsom niet verder op (Awb art. 4:17 lid 1).") {
		t.Errorf("%q", u.Redenen)
	}
	// Art. 7:14 makes the same rules hold for the decision on an objection.
	if v, err := RegelOp("awb.7.14", dag(t, "2026-05-20")); err != nil || v.Citeer() != "Awb art. 7:14" {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestDwangsomGeweigerd(t *testing.T) {
	ontvangen := dag(t, "2026-05-01")
	for naam, w := range map[string]struct {
		verzuim Verzuim
		zin     string
	}{
		"voor de wet":         {Verzuim{EersteDag: dag(t, "2009-09-30"), Dagen: 1}, "vanaf 1 oktober 2009"},
		"melding voor de wet": {Verzuim{EersteDag: dag(t, "2009-10-15"), Dagen: 1}, "vanaf 1 oktober 2009"},
		"min een dag":         {Verzuim{EersteDag: dag(t, "2026-05-16"), Dagen: -1}, "niet negatief"},
		"min een aanvrager":   {Verzuim{EersteDag: dag(t, "2026-05-16"), Dagen: 1, Aanvragers: -1}, "niet negatief"},
		"te vroeg": {Verzuim{EersteDag: dag(t, "2026-05-15"), Dagen: 1, Ingebrekestelling: &ontvangen},
			"niet eerder dan 16 mei 2026"},
		"onbekende uitzondering": {Verzuim{EersteDag: dag(t, "2026-05-16"), Dagen: 1, Geen: "geen zin"}, "kennelijk ongegrond"},
		"zonder eerste dag":      {Verzuim{EersteDag: tijdlijn.Open, Dagen: 1}, "kies een datum"},
	} {
		if _, err := Dwangsom(w.verzuim); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), w.zin) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

func TestDwangsomEigenschappen(t *testing.T) {
	perDag := map[bool][3]geld.Cent{true: {2000, 3000, 4000}, false: {2300, 3500, 4500}}
	wissel := tijdlijn.MustDag("2019-01-01")
	rapid.Check(t, func(t *rapid.T) {
		ontvangen := wissel.Plus(rapid.IntRange(-1000, 1000).Draw(t, "ontvangen"))
		v := Verzuim{EersteDag: ontvangen.Plus(15 + rapid.IntRange(0, 30).Draw(t, "later")), Ingebrekestelling: &ontvangen,
			Dagen: rapid.IntRange(0, 90).Draw(t, "dagen"), Aanvragers: rapid.IntRange(1, 9).Draw(t, "aanvragers")}
		u, err := Dwangsom(v)
		if err != nil {
			t.Fatal(err)
		}
		// A day at a time, by its place in the row.
		wil := geld.Cent(0)
		for d := range v.Dagen {
			if d < 42 {
				wil += perDag[ontvangen < wissel][d/14]
			}
		}
		som := geld.Cent(0)
		for _, deel := range u.Aandelen {
			som += deel
		}
		if u.Bedrag != wil || som != wil || len(u.Aandelen) != v.Aanvragers || u.Aandelen[0]-u.Aandelen[v.Aanvragers-1] > 1 {
			t.Fatalf("%+v: %s in %v, verwacht %s", v, u.Bedrag, u.Aandelen, wil)
		}
	})
}

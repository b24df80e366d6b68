package bericht

import (
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

func TestEinddatum(t *testing.T) {
	for _, g := range []struct{ vanaf, tot, laatste string }{
		{"2024-01-01", "2024-03-01", "2024-02-29"},
		{"2023-01-01", "2023-03-01", "2023-02-28"},
		{"2024-02-29", "2024-03-01", "2024-02-29"}, // one day
		{"2017-01-01", "2017-01-01", "2017-01-01"}, // taken away: CS335
		{"2017-01-01", "", ""},
	} {
		p := tijdlijn.Vanaf(tijdlijn.MustDag(g.vanaf))
		if g.tot != "" {
			p.Tot = tijdlijn.MustDag(g.tot)
		}
		switch got := einddatum(p); {
		case got == nil && g.laatste != "", got != nil && got.String() != g.laatste:
			t.Errorf("%s tot %s: %v, verwacht %q", g.vanaf, g.tot, got, g.laatste)
		}
	}
}

// TestDatumHeenEnWeer: what is written inclusive and read back is the same period.
func TestDatumHeenEnWeer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vanaf := tijdlijn.Dag(rapid.Int32Range(0, 60_000).Draw(t, "vanaf"))
		p := tijdlijn.Periode{Vanaf: vanaf, Tot: vanaf.Plus(rapid.IntRange(1, 4_000).Draw(t, "dagen"))}
		if terug := periode(gesloten(p)); terug != p {
			t.Fatalf("%v werd %v", p, terug)
		}
		eind := einddatum(p)
		if eind == nil || totEnMet(*eind) != p.Tot || !p.Bevat(*eind) || p.Bevat(eind.Plus(1)) {
			t.Fatalf("van %v is %v niet de laatste dag", p, eind)
		}
		if terug := periode(istandaard.GeslotenPeriode{Begindatum: p.Vanaf, Einddatum: *eind}); terug.Dagen() != p.Dagen() {
			t.Fatalf("%v heeft %d dagen en werd %d", p, p.Dagen(), terug.Dagen())
		}
	})
}

func TestTelefoon(t *testing.T) {
	for tekst, nummer := range map[string]string{
		"0294 123456": "0294123456", "+31 294-123456": "0294123456", "0031294123456": "0294123456", "+31 (0)294-1234": "02941234",
		"": "", "na 18:00 uur": "", "+49 30 123456": "",
	} {
		got := telefoonVan(tekst)
		if got == nil && nummer != "" || got != nil && got.Telefoon01.Telefoonnummer != nummer {
			t.Errorf("%q: %+v, verwacht %q", tekst, got, nummer)
		}
	}
}

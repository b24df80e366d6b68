package regio_test

import (
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/proef/regio"
)

// The question of the sources: who does what for Weesp on the four days, for
// every task there is.
func TestWieDoetWatVoorWeesp(t *testing.T) {
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	demo, err := regio.Inrichting()
	if err != nil {
		t.Fatal(err)
	}
	nu, err := demo.BekendOp(gemeenten, tijdlijn.MomentOpen-1)
	if err != nil {
		t.Fatal(err)
	}
	weesp := kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	for _, g := range []struct{ dag, taak, wil string }{
		{"2016-12-31", "wmo.melding", "0457"}, {"2016-12-31", "wmo.aanvraag", "0457"}, {"2016-12-31", "jeugd.besluit", "0457"},
		{"2016-12-31", "wmo.declaratiecontrole", "1904"}, {"2016-12-31", "jeugd.betaling", "1904"},
		{"2016-12-31", "wmo.applicatiebeheer", "1904"},
		{"2016-12-31", "inkomen.uitkering", "1904"}, {"2016-12-31", "wmo.inkoop", "INKOOP-WWS"},
		{"2017-01-01", "wmo.melding", "0457"}, {"2017-01-01", "wmo.onderzoek", "0457"}, {"2017-01-01", "wmo.besluit", "0457"},
		{"2017-01-01", "wmo.aanvraag", "1942"}, {"2017-01-01", "jeugd.toewijzing", "1942"}, {"2017-01-01", "wmo.berichtenverkeer", "1942"},
		{"2017-01-01", "wmo.declaratiecontrole", "1942"}, {"2017-01-01", "jeugd.betaling", "1942"},
		{"2017-01-01", "wmo.applicatiebeheer", "1942"},
		{"2017-01-01", "wmo.inkoop", "RGV"}, {"2017-01-01", "inkomen.besluit", "1904"},
		{"2022-03-23", "wmo.aanvraag", "1942"}, {"2022-03-24", "wmo.aanvraag", "0363"}, {"2022-03-24", "inkomen.besluit", "0363"},
	} {
		houder, ok := nu.Uitvoerder(weesp, taakverdeling.Taak(g.taak), tijdlijn.MustDag(g.dag))
		if !ok || string(houder.Uitvoerder) != g.wil {
			t.Errorf("%s op %s: %q, wil %q", g.taak, g.dag, houder.Uitvoerder, g.wil)
		}
	}
	for _, dag := range []string{"2016-12-31", "2017-01-01", "2022-03-23", "2022-03-24"} {
		if gaten := nu.Gaten(weesp, tijdlijn.MustDag(dag)); len(gaten) > 0 {
			t.Errorf("op %s doet niemand %v", dag, gaten)
		}
	}
	for _, g := range []struct{ dag, wil string }{{"2017-03-31", "1904"}, {"2017-04-01", "1942"}} {
		wie, ok := nu.Behandelaar(weesp, "wmo.declaratiecontrole", tijdlijn.MustDag("2016-11-15"), tijdlijn.MustDag(g.dag))
		if !ok || string(wie.Uitvoerder) != g.wil {
			t.Errorf("declaraties over 2016 op %s: %q, wil %q", g.dag, wie.Uitvoerder, g.wil)
		}
	}
	toen, err := demo.BekendOp(gemeenten, tijdlijn.MustDag("2016-10-30").Eind())
	if err != nil {
		t.Fatal(err)
	}
	if houder, _ := toen.Uitvoerder(weesp, "wmo.aanvraag", tijdlijn.MustDag("2017-01-01")); houder.Uitvoerder != "0457" {
		t.Errorf("de dag voor het besluit was bekend: %q", houder.Uitvoerder)
	}
}

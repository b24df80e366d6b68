package iwmo99

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/voorbeeld"
)

func goud(t *testing.T, naam string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/bericht/" + naam + ".xml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRondreis: the messages of the release come back byte for byte, in its own order of
// elements; another order, which is that of 3.2, breaks the schema.
func TestRondreis(t *testing.T) {
	for _, naam := range []string{"wmo301_met_budget_en_zonder", "wmo302_nummer_al_gebruikt"} {
		b := goud(t, naam)
		soort, breuken := Standaard.Controleer(b)
		m, _, err := Standaard.Decode(b)
		if err != nil || len(breuken) > 0 || soort != strings.ToUpper(naam[:6]) {
			t.Fatalf("%s: %s %v %v", naam, soort, breuken, err)
		}
		for ronde, m := range []istandaard.Bericht{m, Standaard.Maak(istandaard.Nummer(soort), Standaard.Inhoud(m))} {
			if uit, err := m.Encode(); err != nil || !bytes.Equal(uit, b) {
				t.Errorf("%s, ronde %d: %v\n%s", naam, ronde, err, uit)
			}
		}
	}
	budget, omvang := "<wmo301:Budget>50000</wmo301:Budget>", "<wmo301:Toewijzingstijd>"
	heel := string(goud(t, "wmo301_met_budget_en_zonder"))
	verplaatst := strings.Replace(strings.Replace(heel, budget, "", 1), omvang, budget+omvang, 1)
	if _, breuken := Standaard.Controleer([]byte(verplaatst)); verplaatst == heel || len(breuken) == 0 {
		t.Error("een andere volgorde breekt niets")
	}
}

// TestEigenGrenzen: what the release leaves out is not written, its code lists are its
// own, and so is its rule of level 2.
func TestEigenGrenzen(t *testing.T) {
	if _, err := voorbeeld.Maak(Standaard, "301",
		voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2026-02-16")}); !fout.Is(err, fout.Onjuist) ||
		!strings.Contains(err.Error(), "Communicatie") {
		t.Errorf("een veld dat deze uitgave niet heeft: %v", err)
	}
	for naam, g := range map[string]struct {
		regel    string
		niveau   int
		verander func(*istandaard.Client301)
	}{
		"categorie van 3.2": {"XSD", 1, func(c *istandaard.Client301) { c.ToegewezenProducten[0].Product.Categorie = "11" }},
		"verre toekomst": {"PR001", 2, func(c *istandaard.Client301) {
			c.ToegewezenProducten[0].Ingangsdatum, c.ToegewezenProducten[0].Einddatum = tijdlijn.MustDag("2027-02-17"), nil
		}},
		"budget zonder einddatum": {"", 0, func(c *istandaard.Client301) { // breaks CD075 and CD077 in 3.2
			c.ToegewezenProducten[0].Budget, c.ToegewezenProducten[0].Einddatum = new(geld.Cent(1)), nil
		}},
	} {
		m, _ := DecodeWMO301(goud(t, "wmo301_met_budget_en_zonder"))
		g.verander(&m.Client)
		_, err := Standaard.Codeer(m)
		if g.regel == "" && err != nil || g.regel != "" && (err == nil || !strings.Contains(err.Error(), g.regel)) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

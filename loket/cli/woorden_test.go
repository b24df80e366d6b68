package cli

import (
	"slices"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/inrichting"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
)

// TestRegelTekst: a line of a request says what it asks, and no more than it says.
func TestRegelTekst(t *testing.T) {
	half := tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2021-01-01"), Tot: tijdlijn.MustDag("2021-07-01")}
	product := contract.Product{Categorie: "02", Code: "02A03"}
	for _, g := range []struct {
		regel verzoek.Regel
		wil   string
	}{
		{verzoek.Regel{Aard: verzoek.Ongewijzigd, Toewijzing: 7, Product: product, Geldig: half}, "ongewijzigd toewijzing 7"},
		{verzoek.Regel{Aard: verzoek.Nieuw, Product: product, Budget: geld.Cent(12345), Geldig: half},
			"nieuw, product 02/02A03, budget € 123,45, 1 januari 2021 tot en met 30 juni 2021"},
		{verzoek.Regel{Aard: verzoek.Wijzigen, Toewijzing: 8, Omvang: toewijzing.Omvang{Volume: 60, Eenheid: "01", Frequentie: "2"},
			Geldig: half},
			"wijzigen, toewijzing 8, volume 60 eenheid 01 frequentie 2, 1 januari 2021 tot en met 30 juni 2021"},
	} {
		if kreeg := regelTekst(g.regel); kreeg != g.wil {
			t.Errorf("kreeg %q, wil %q", kreeg, g.wil)
		}
	}
}

// TestPuntTekst: what waits is named by what it is about.
func TestPuntTekst(t *testing.T) {
	zorg := kenmerk.Must(kenmerk.ParseAGB("06010001"))
	m := &bericht.Bericht{Soort: "WMO301", Identificatie: "NB1", Ontvanger: "06010001",
		Redenen: []bericht.Reden{{Retourcode: "8001", Tekst: "Onbekend."}}}
	for wil, p := range map[string]bericht.Werkpunt{
		"": {},
		"verzoek om wijziging V1 van aanbieder 06010001 is ontvangen": {
			Verzoek: &verzoek.Verzoek{Soort: verzoek.Wijziging, Referentie: "V1", Aanbieder: zorg, Stand: verzoek.Ontvangen},
		},
		"start van toewijzing 3 bij aanbieder 06010001 is niet gemeld": {
			Aard: bericht.Starten, Toewijzing: &toewijzing.Toewijzing{Nummer: 3, Aanbieder: zorg},
		},
		"einde van toewijzing 3 bij aanbieder 06010001 is niet gemeld": {
			Aard: bericht.Stoppen, Toewijzing: &toewijzing.Toewijzing{Nummer: 3, Aanbieder: zorg},
		},
		"WMO301 NB1 aan 06010001: 8001 Onbekend.": {Bericht: m},
	} {
		if kreeg := puntTekst(p); kreeg != wil {
			t.Errorf("kreeg %q, wil %q", kreeg, wil)
		}
	}
}

// TestNaamIn: an organisation has the name of the arrangement, a municipality its own,
// and what is not known its code.
func TestNaamIn(t *testing.T) {
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	i := inrichting.Inrichting{Organisaties: []organisatie.Organisatie{{Kenmerk: "RGV", Naam: "Regio"}}}
	for k, wil := range map[organisatie.Kenmerk]string{"RGV": "Regio", "0457": "Weesp", "ANDERS": "ANDERS"} {
		if kreeg := naamIn(i, gemeenten, k); kreeg != wil {
			t.Errorf("%s heet %q", k, kreeg)
		}
	}
}

// TestGesplitst: the lines of the stories are read as a shell reads them.
func TestGesplitst(t *testing.T) {
	for regel, wil := range map[string][]string{
		"a  b":       {"a", "b"},
		"a 'b c' d":  {"a", "b c", "d"},
		"--x 'y' ''": {"--x", "y", ""},
		"":           nil,
	} {
		if kreeg := gesplitst(regel); !slices.Equal(kreeg, wil) {
			t.Errorf("%q: %q, wil %q", regel, kreeg, wil)
		}
	}
}

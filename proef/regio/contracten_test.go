package regio_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/regio"
	"nabuur/uitvoering/contract"
)

func TestContractenZijnVerzonnenEnCompleet(t *testing.T) {
	demo, err := regio.Inrichting()
	if err != nil {
		t.Fatal(err)
	}
	inkoop, err := regio.Contracten()
	if err != nil {
		t.Fatal(err)
	}
	aanbieders := map[kenmerk.AGB]bool{}
	for _, in := range inkoop {
		if !slices.ContainsFunc(demo.Medewerkers, func(m organisatie.Medewerker) bool {
			return m.Organisatie == in.Eigenaar && m.ID == in.Medewerker
		}) {
			t.Errorf("%s werkt niet bij %s", in.Medewerker, in.Eigenaar)
		}
		for _, a := range in.Aanbieders {
			aanbieders[a.AGB] = true
			if !strings.HasSuffix(a.Naam, "(fictief)") || !strings.Contains(a.IBAN.String(), "TEST") {
				t.Errorf("%s met %s lijkt echt", a.Naam, a.IBAN)
			}
		}
		for _, c := range in.Contracten {
			for _, a := range c.Aanbod {
				dagen := 0
				for _, tarief := range a.Tarieven {
					dagen += tarief.Dagen()
				}
				if dagen != c.Geldig.Dagen() || a.Product.Categorie < "01" || a.Product.Categorie > "18" {
					t.Errorf("%s, product %s: tarieven voor %d van %d dagen", c.Nummer, a.Product, dagen, c.Geldig.Dagen())
				}
				if !slices.IsSortedFunc(a.Tarieven, func(x, y tijdlijn.Geldig[geld.Cent]) int { return int(x.Waarde - y.Waarde) }) {
					t.Errorf("%s, product %s: een tarief daalt", c.Nummer, a.Product)
				}
			}
		}
	}
	if len(aanbieders) < 6 || len(aanbieders) > 8 {
		t.Errorf("%d aanbieders", len(aanbieders))
	}
}

// Who buys changes on 1 January 2017; the resident's provider stays.
func TestWieKochtInOpWelkeDag(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := bouw(t, o)
		for range 2 {
			if err := regio.LaadContracten(t.Context(), h.Kamers); err != nil {
				t.Fatal(err)
			}
		}
		linde := kenmerk.Must(kenmerk.ParseAGB("06010001"))
		nieuw := kenmerk.Must(kenmerk.ParseAGB("06010008"))
		for _, g := range []struct {
			gemeente string
			agb      kenmerk.AGB
			dag, wil string
		}{
			{"0457", linde, "2016-12-31", "INKOOP-WWS 38"}, {"0457", linde, "2017-01-01", "RGV 39"},
			{"0457", linde, "2021-03-15", "RGV 45"}, {"0457", linde, "2022-03-23", "RGV 47"}, {"0457", linde, "2022-03-24", "niemand"},
			{"1696", linde, "2016-12-31", "INKOOP-WWS 38"}, {"1696", linde, "2017-01-01", "RGV 39"},
			{"1904", linde, "2016-12-31", "INKOOP-WWS 38"}, {"1904", linde, "2017-01-01", "niemand"},
			{"1942", linde, "2016-12-31", "1942 39"}, {"1942", linde, "2022-12-31", "RGV 47"},
			{"0402", linde, "2016-12-31", "niemand"}, {"0402", linde, "2017-01-01", "RGV 39"},
			{"0457", nieuw, "2016-12-31", "niemand"}, {"0457", nieuw, "2017-01-01", "RGV 39"},
		} {
			tarief, ok, err := contract.Op(t.Context(), o, code(g.gemeente), g.agb, contract.Product{Categorie: "01", Code: "01A01"},
				tijdlijn.MustDag(g.dag))
			if err != nil {
				t.Fatal(err)
			}
			kreeg := "niemand"
			if ok {
				kreeg = fmt.Sprintf("%s %d", tarief.Eigenaar, tarief.Bedrag)
			}
			if kreeg != g.wil {
				t.Errorf("%s met %s op %s: %s, wil %s", g.gemeente, g.agb, g.dag, kreeg, g.wil)
			}
		}
	})
}

package contract

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestProductlijst(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		tweede := voorbeeld()
		tweede.Nummer, tweede.AGB, tweede.Geldig = "R-2017-2", zorgB, periode("2019-01-01", "2020-01-01")
		tweede.Aanbod = []Aanbod{
			{Product: Product{"03", "02A03"}, Eenheid: Minuut, Frequentie: "2", Variant: Inspanning},
			{Product: Product{Categorie: "04"}, Eenheid: Etmaal, Frequentie: "1", Variant: Inspanning},
		}
		for _, c := range []Contract{voorbeeld(), tweede} {
			if err := leg(t, o, c); err != nil {
				t.Fatal(err)
			}
		}
		lijst, err := ProductlijstVan(t.Context(), o, weesp, periode("2016-01-01", "2026-01-01"))
		if err != nil {
			t.Fatal(err)
		}
		gevallen := []struct {
			naam    string
			product Product
			dag     string
			past    bool
		}{
			{"in het contract", product, "2017-01-01", true},
			{"zonder tarief telt ook", Product{"01", "01A01"}, "2018-06-01", true},
			{"onbekende code", Product{"02", "02Z99"}, "2018-06-01", false},
			{"code onder een andere categorie", Product{"01", "02A03"}, "2018-06-01", false},
			{"bij een andere aanbieder, op de laatste dag", Product{"03", "02A03"}, "2019-12-31", true},
			{"bij een andere aanbieder, de dag erna", Product{"03", "02A03"}, "2020-01-01", false},
			{"bij een andere aanbieder, de dag ervoor", Product{"03", "02A03"}, "2018-12-31", false},
			{"zonder code past altijd", Product{Categorie: "18"}, "2018-06-01", true},
			{"voor het eerste contract is er geen lijst", Product{"02", "02Z99"}, "2016-12-31", true},
			{"laatste dag van de deelname", Product{"02", "02Z99"}, "2022-03-23", false},
			{"na de deelname is er geen lijst", Product{"02", "02Z99"}, "2022-03-24", true},
		}
		for _, g := range gevallen {
			if past := lijst.Past(g.product, dag(g.dag)); past != g.past {
				t.Errorf("%s: %v", g.naam, past)
			}
		}
		if c := lijst.Categorieen("02A03", dag("2019-06-01")); !slices.Equal(c, []string{"02", "03"}) {
			t.Errorf("categorieën in 2019 %v", c)
		}
		if c := lijst.Categorieen("02A03", dag("2018-06-01")); !slices.Equal(c, []string{"02"}) {
			t.Errorf("categorieën in 2018 %v", c)
		}
		if lijst.Gevuld(dag("2016-12-31")) || !lijst.Gevuld(dag("2017-01-01")) || lijst.Gevuld(dag("2022-03-24")) {
			t.Error("gevuld klopt niet op de grenzen")
		}
		leeg, err := ProductlijstVan(t.Context(), o, hilversum, periode("2016-01-01", "2026-01-01"))
		if err != nil || leeg.Gevuld(dag("2018-06-01")) || !leeg.Past(Product{"02", "02Z99"}, dag("2018-06-01")) {
			t.Errorf("een gemeente zonder contract heeft geen lijst (%v)", err)
		}
	})
}

// A name that fits in no payment is refused where it is entered, and not when the
// first claim must be paid.
func TestNaamPastInEenBetaling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := bouw(t, o, "2016-12-01")
		for lengte, goed := range map[int]bool{70: true, 71: false} {
			a := Aanbieder{Eigenaar: "regio", AGB: zorgA, Naam: strings.Repeat("é", lengte), IBAN: rekening,
				Geldig: periode("2017-01-01", "")}
			err := o.Transactie(
				t.Context(),
				opslag.Alles,
				func(tx *opslag.Tx) error { return r.VastleggenAanbieder(t.Context(), tx, inkoper, a) },
			)
			if goed != (err == nil) || !goed && !fout.Is(err, fout.Onjuist) {
				t.Errorf("%d tekens: %v", lengte, err)
			}
		}
	})
}

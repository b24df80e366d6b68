package verzoek

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// tafel is a message of a known client with seven actual allotments, in which nothing
// is wrong.
func tafel() *dossier {
	d := &dossier{bekend: true, referenties: map[string]bool{"REF-0": true}, toewijzingen: map[int64]toewijzing.Toewijzing{}}
	geef := func(nummer int64, p contract.Product, o toewijzing.Omvang) {
		d.toewijzingen[nummer] = toewijzing.Toewijzing{
			Gemeente: weesp, Nummer: nummer, Domein: taakverdeling.Wmo, Inwoner: anna, Aanbieder: zorg, Product: p, Omvang: o,
			Geldig: periode("2017-01-02", "2018-01-01"), Versie: 1,
		}
	}
	geef(1, product, perWeek)
	geef(2, hulpmiddel, perWeek)
	geef(3, contract.Product{Categorie: "03", Code: "03A01"}, totaal)
	geef(4, contract.Product{Categorie: "05"}, toewijzing.Omvang{})
	d.Ontvangst = vow("REF-1",
		blijft(1), wordt(2, "2017-04-01", "2018-07-01", perWeek), wordt(3, "2017-01-02", "2018-01-01", totaal),
		Regel{Aard: Wijzigen, Toewijzing: 4, Geldig: periode("2017-04-01", "2018-07-01")},
		erbij(contract.Product{Categorie: "06", Code: "06A01"}, "2017-04-01", "", perWeek))
	return d
}

// generiek is a message about one allotment without a product.
func generiek(d *dossier) {
	t := d.toewijzingen[1]
	t.Product, t.Omvang, t.Budget = contract.Product{}, toewijzing.Omvang{}, 50_000
	d.toewijzingen = map[int64]toewijzing.Toewijzing{1: t}
	d.Verzoeken[0].Regels = []Regel{{Aard: Wijzigen, Toewijzing: 1, Geldig: periode("2017-01-02", "2021-01-02"), Budget: 80_000}}
}

// TestElkeRegel breaks each rule and no other.
func TestElkeRegel(t *testing.T) {
	lijnen := func(d *dossier) []Regel { return d.Verzoeken[0].Regels }
	gevallen := []struct {
		naam string
		pas  func(d *dossier)
		wil  string // rules by class; "" when the message is right
	}{
		{"alles goed", func(*dossier) {}, ""},
		{"onbekende cliënt", func(d *dossier) { d.bekend, d.toewijzingen = false, nil }, "client TR304"},
		{"referentie al gebruikt", func(d *dossier) { d.Verzoeken[0].Referentie = "REF-0" }, "TR347"},
		{"er loopt een verzoek", func(d *dossier) { d.lopend = &Verzoek{Referentie: "REF-9", Dagtekening: dag("2017-02-01")} }, "TR374"},
		{"een toewijzing ontbreekt", func(d *dossier) { d.Verzoeken[0].Regels = lijnen(d)[1:] }, "TR349"},
		{"onbekende ongewijzigde", func(d *dossier) { d.Verzoeken[0].Regels = append(lijnen(d), blijft(9)) }, "regel TR350"},
		{"onbekende te wijzigen", func(d *dossier) { d.Verzoeken[0].Regels = append(lijnen(d), wordt(9, "2017-04-01", "", perWeek)) },
			"regel TR351"},
		{"ingang op de dagtekening", func(d *dossier) { lijnen(d)[1].Geldig.Vanaf = dag("2017-02-28") }, "regel TR357"},
		{"ingang de dag na de dagtekening", func(d *dossier) { lijnen(d)[1].Geldig.Vanaf = dag("2017-03-01") }, ""},
		{"ingang die van de toewijzing", func(d *dossier) { lijnen(d)[1].Geldig.Vanaf = dag("2017-01-02") }, ""},
		{"totaal anders, ingang niet", func(d *dossier) { lijnen(d)[2].Omvang.Volume = 1200 }, ""},
		{"totaal anders, ingang ook", func(d *dossier) {
			lijnen(d)[2].Omvang.Volume, lijnen(d)[2].Geldig.Vanaf = 1200, dag("2017-04-01")
		}, "regel TR373"},
		{"totaal gelijk, ingang later", func(d *dossier) { lijnen(d)[2].Geldig.Vanaf = dag("2017-04-01") }, ""},
		{"totaal in andere eenheid, ingang later", func(d *dossier) {
			lijnen(d)[2].Omvang.Volume, lijnen(d)[2].Omvang.Eenheid, lijnen(d)[2].Geldig.Vanaf = 20, contract.Uur, dag("2017-04-01")
		}, ""},
		{"week anders, ingang later", func(d *dossier) { lijnen(d)[1].Omvang.Volume = 240 }, ""},
		{"specifiek zonder omvang", func(d *dossier) { lijnen(d)[1].Omvang = toewijzing.Omvang{} }, "regel TR411"},
		{"aspecifiek met omvang", func(d *dossier) { lijnen(d)[3].Omvang, lijnen(d)[3].Geldig.Tot = perWeek, dag("2021-01-02") },
			"regel TR412"},
		{"aspecifiek met omvang, zonder einde", func(d *dossier) {
			lijnen(d)[3].Omvang, lijnen(d)[3].Geldig = perWeek,
				periode("2017-04-01", "")
		}, "regel TR412"},
		{"aspecifiek met omvang tot en met 2020", func(d *dossier) {
			lijnen(d)[3].Omvang, lijnen(d)[3].Geldig.Tot = perWeek,
				dag("2021-01-01")
		}, ""},
		{"generiek goed", generiek, ""},
		{"generiek met omvang", func(d *dossier) { generiek(d); lijnen(d)[0].Omvang = totaal }, "regel TR375"},
		{"generiek met omvang tot en met 2020", func(d *dossier) {
			generiek(d)
			lijnen(d)[0].Omvang, lijnen(d)[0].Geldig.Tot = totaal, dag("2021-01-01")
		}, ""},
		{"ander budget, latere ingang", func(d *dossier) { generiek(d); lijnen(d)[0].Geldig.Vanaf = dag("2017-04-01") }, "regel TR373"},
		{"zelfde budget, latere ingang", func(d *dossier) {
			generiek(d)
			lijnen(d)[0].Geldig.Vanaf, lijnen(d)[0].Budget = dag("2017-04-01"), 50_000
		}, ""},
		{"nieuw product is er al", func(d *dossier) { lijnen(d)[4].Product = product }, "TR361"},
		{"nieuw product sluit aan", func(d *dossier) { lijnen(d)[4].Product, lijnen(d)[4].Geldig.Vanaf = product, dag("2018-01-01") }, ""},
		{"nieuw product een dag te vroeg", func(d *dossier) {
			lijnen(d)[4].Product, lijnen(d)[4].Geldig.Vanaf = product, dag("2017-12-31")
		}, "TR361"},
		{"nieuw product naast de gewenste", func(d *dossier) {
			lijnen(d)[4].Product = contract.Product{Categorie: "05", Code: "05A01"}
		}, "TR361"},
		{"hulpmiddel twee keer", func(d *dossier) { lijnen(d)[4].Product = hulpmiddel }, ""},
		{"hulpmiddel twee keer bij jeugd", func(d *dossier) { d.Domein, lijnen(d)[4].Product = taakverdeling.Jeugd, hulpmiddel }, "TR361"},
	}
	gebroken := map[string]bool{"TR381": true} // that one asks the contracts: TestOnbekendProduct
	for _, g := range gevallen {
		d := tafel()
		g.pas(d)
		b := d.controleer()
		if kreeg := strings.Join(gevonden(b), ", "); kreeg != g.wil || b.Goed() != (g.wil == "") {
			t.Errorf("%s: %q, wil %q", g.naam, kreeg, g.wil)
		}
		gebroken[g.wil[max(0, len(g.wil)-5):]] = true
		for _, v := range b.Verzoeken {
			for _, x := range slices.Concat(append(v.Regels, v.Verzoek, b.Client)...) {
				if x.Code == "" || !strings.HasSuffix(x.Zin, ".") {
					t.Errorf("%s: onvolledige bevinding %+v", g.naam, x)
				}
			}
		}
	}
	for _, r := range regels {
		if !gebroken[r.naam] {
			t.Errorf("%s heeft geen proef", r.naam)
		}
	}
}

// TestRegelsVanVerzoeken: a 315 breaks the rules on references and pending requests
// per product, and no rule of the 317.
func TestRegelsVanVerzoeken(t *testing.T) {
	d := &dossier{Ontvangst: vot(taakverdeling.Wmo, product, "REF-1", "REF-0", "REF-1"), referenties: map[string]bool{"REF-0": true}}
	b := d.controleer()
	if len(b.Verzoeken) != 3 || len(b.Verzoeken[0].Verzoek) != 0 || len(b.Client) != 0 || strings.Join(gevonden(b), " ") != "TR347 TR347" {
		t.Errorf("%+v", b)
	}
	d.Verzoeken, d.referenties = d.Verzoeken[:2], map[string]bool{}
	if b := d.controleer(); !b.Goed() {
		t.Errorf("twee producten hinderen elkaar: %v", gevonden(b))
	}
	d.lopend, d.referenties = &Verzoek{}, map[string]bool{}
	if b := d.controleer(); strings.Join(gevonden(b), " ") != "TR374 TR374" {
		t.Errorf("%v", gevonden(b))
	}
}

// TestRegelsBestaan: the table of the standard knows every rule, for these messages.
func TestRegelsBestaan(t *testing.T) {
	alle := Regels()
	for i, naam := range alle {
		r, ok := berichtregel.Get(naam)
		if !ok || slices.Index(alle, naam) != i {
			t.Errorf("%s bestaat niet of staat er twee keer", naam)
		}
		for _, in := range []string{"305", "307", "323", "325"} {
			if naam != "TR304" && naam != "TR381" && slices.Contains(r.Berichten, in) {
				t.Errorf("%s is van de %s", naam, in)
			}
		}
	}
	for _, r := range berichtregel.Alle() {
		hier := r.Niveau == 3 && r.ID != "TR056" && (slices.Contains(r.Berichten, "315") || slices.Contains(r.Berichten, "317") ||
			slices.Contains(r.Berichten, "319"))
		if hier && !slices.Contains(alle, r.ID) {
			t.Errorf("%s wordt nergens beoordeeld", r.ID)
		}
	}
}

// TestStapelingTegenSimpel holds the walk against a comparison of every two lines.
func TestStapelingTegenSimpel(t *testing.T) {
	telling := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		domein := rapid.SampledFrom([]taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd}).Draw(t, "domein")
		producten := []contract.Product{{}, {Categorie: "02"}, product, {Categorie: "02", Code: "02A05"}, {Categorie: "03", Code: "02A03"},
			{Categorie: "03"}, hulpmiddel}
		var lijnen []Regel
		for i := range rapid.IntRange(0, 5).Draw(t, "aantal") {
			vanaf := dag("2017-01-01").Plus(rapid.IntRange(0, 12).Draw(t, "vanaf"))
			lijnen = append(lijnen, Regel{
				Nummer: int64(i + 1), Product: rapid.SampledFrom(producten).Draw(t, "product"),
				Geldig: tijdlijn.Periode{Vanaf: vanaf, Tot: vanaf.Plus(rapid.IntRange(0, 4).Draw(t, "dagen"))},
			})
		}
		wil := false
		for i, a := range lijnen {
			for _, b := range lijnen[:i] {
				wil = wil || a.Geldig.Overlapt(b.Geldig) && toewijzing.ZelfdeProduct(domein, a.Product, b.Product)
			}
		}
		een, twee, kreeg := stapeling(domein, lijnen)
		if kreeg != wil || kreeg && (een.Nummer == twee.Nummer || !een.Geldig.Overlapt(twee.Geldig) ||
			!toewijzing.ZelfdeProduct(domein, een.Product, twee.Product)) {
			t.Fatalf("kreeg %v (%d en %d), wil %v: %+v", kreeg, een.Nummer, twee.Nummer, wil, lijnen)
		}
		telling[kreeg]++
	})
	if telling[true] < 10 || telling[false] < 10 {
		t.Errorf("eenzijdige proef: %v", telling)
	}
}

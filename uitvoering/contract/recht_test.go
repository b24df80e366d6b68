package contract

import (
	"context"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestWieKoopt: who buys holds inkoop of every municipality in the contract on the first
// day of its participation, in its own name, with a function that buys. The day is that
// of the participation, and not today.
func TestWieKoopt(t *testing.T) {
	gevallen := map[string]struct {
		wie   organisatie.Wie
		pas   func(*Contract)
		soort fout.Soort // 0: allowed
		zin   string
	}{
		"koper": {inkoper, nil, 0, ""},
		"zonder functie": {organisatie.Wie{Medewerker: "i1", Organisatie: "regio"}, nil, fout.NietBevoegd,
			"Vraag het aan een collega met de functie inkoper of teamleider."},
		"in naam van een ander": {inkoperVan("koper2"), nil, fout.NietBevoegd, "Dit contract is van regio."},
		"op de laatste dag": {inkoper, func(c *Contract) {
			c.Gemeenten = []Deelname{{weesp, periode("2019-12-31", "")}}
		}, 0, ""},
		"de dag erna koopt een ander": {inkoper, func(c *Contract) {
			c.Gemeenten = []Deelname{{weesp, periode("2020-01-01", "")}}
		}, fout.NietBevoegd, "koper2"},
		"een van de gemeenten niet": {inkoper, func(c *Contract) {
			c.Gemeenten[0].Geldig.Vanaf = dag("2020-01-01")
		}, fout.NietBevoegd, "koper2"},
		"voor de eerste dag": {inkoper, func(c *Contract) {
			c.Geldig, c.Gemeenten = periode("2014-06-01", "2025-01-01"), []Deelname{{weesp, periode("2014-06-01", "")}}
		}, fout.Gat, "wmo.inkoop"},
		"jeugd, waarvoor niemand inkoopt": {inkoper, func(c *Contract) {
			c.Aanbod[1].Product = Product{"45", "45A01"}
		}, fout.Gat, "jeugd.inkoop"},
		"geen product van een wet": {inkoper, func(c *Contract) {
			c.Aanbod[1].Product.Categorie = "19"
		}, fout.Onjuist, "geen product"},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		for naam, g := range gevallen {
			c := voorbeeld()
			c.Nummer = naam
			if g.pas != nil {
				g.pas(&c)
			}
			err := legAls(t, o, g.wie, c)
			if g.soort == 0 && err != nil || g.soort != 0 && (!fout.Is(err, g.soort) || !strings.Contains(fout.Zin(err), g.zin)) {
				t.Errorf("%s: %v", naam, err)
			}
			gevonden := telAlles(t, o)
			if g.soort != 0 && gevonden != 0 {
				t.Errorf("%s: er is toch iets opgeslagen", naam)
			}
			leeg(t, o)
		}
	})
}

// TestSluitenStaatInHetLogboek: with the Toedeling that it leaned on, per municipality.
func TestSluitenStaatInHetLogboek(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		r := bouw(t, o, "2016-12-01")
		a := Aanbieder{Eigenaar: "regio", AGB: zorgA, Naam: "Zorg", IBAN: rekening, Geldig: periode("2017-01-01", "")}
		if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return r.VastleggenAanbieder(t.Context(), tx, inkoper, a)
		}); err != nil {
			t.Fatal(err)
		}
		for object, handeling := range map[string]string{"R-2017-1": "contract.vastleggen", zorgA.String(): "aanbieder.vastleggen"} {
			regels, err := r.Logboek.List(t.Context(), wijdemeren, "contract", object)
			if err != nil || len(regels) != 1 || regels[0].Handeling != handeling || regels[0].Toedeling != "1696/regio-wmo.inkoop" ||
				regels[0].Medewerker != "i1" {
				t.Errorf("%s: %+v %v", object, regels, err)
			}
		}
	})
}

// TestWieBeheert: a tariff is changed by who keeps the contracts of every municipality
// that still takes part, on the first day on which it notices.
func TestWieBeheert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		r := bouw(t, o, "2016-12-01")
		wijzig := func(wie organisatie.Wie, vanaf string) error {
			return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return r.TariefWijzigen(t.Context(), tx, wie,
					Tariefwijziging{Eigenaar: "regio", Nummer: "R-2017-1", Product: product, Vanaf: dag(vanaf), Bedrag: 130})
			})
		}
		if err := wijzig(inkoperVan("koper2"), "2019-01-01"); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("een ander: %v", err)
		}
		backoffice := organisatie.Wie{Organisatie: "regio", Functies: []organisatie.Functie{organisatie.Backoffice}}
		if err := wijzig(backoffice, "2019-01-01"); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("zonder functie: %v", err)
		}
		if t1, ok, err := Op(t.Context(), o, weesp, zorgA, product, dag("2019-01-01")); err != nil || !ok || t1.Bedrag != 100 {
			t.Errorf("na de weigeringen: %+v %v %v", t1, ok, err)
		}
		for _, vanaf := range []string{"2019-01-01", "2022-03-24"} { // the last is the day on which Weesp is no more
			if err := wijzig(inkoper, vanaf); err != nil {
				t.Errorf("vanaf %s: %v", vanaf, err)
			}
		}
	})
}

// telAlles counts the contracts in the store, and leeg takes them out: a case begins
// with none.
func telAlles(t *testing.T, o *opslag.Opslag) int64 {
	t.Helper()
	n, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT COUNT(*) FROM contract_contract`)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func leeg(t *testing.T, o *opslag.Opslag) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		for _, tabel := range []string{"contract_tarief", "contract_product", "contract_gemeente", "contract_contract"} {
			if _, err := tx.Voer(context.Background(), "DELETE FROM "+tabel); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

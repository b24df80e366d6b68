package contract

import (
	"crypto/rand"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp      = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	wijdemeren = kenmerk.Must(kenmerk.ParseGemeentecode("1696"))
	hilversum  = kenmerk.Must(kenmerk.ParseGemeentecode("0402"))
	zorgA      = kenmerk.Must(kenmerk.ParseAGB("01234567"))
	zorgB      = kenmerk.Must(kenmerk.ParseAGB("07654321"))
	rekening   = kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300"))
	inkoper    = inkoperVan("regio")
	product    = Product{"02", "02A03"}
)

func dag(t string) tijdlijn.Dag { return tijdlijn.MustDag(t) }

func periode(vanaf, tot string) tijdlijn.Periode {
	if tot == "" {
		return tijdlijn.Vanaf(dag(vanaf))
	}
	return tijdlijn.Periode{Vanaf: dag(vanaf), Tot: dag(tot)}
}

func tarief(vanaf, tot string, bedrag geld.Cent) tijdlijn.Geldig[geld.Cent] {
	return tijdlijn.Geldig[geld.Cent]{Periode: periode(vanaf, tot), Waarde: bedrag}
}

func voorbeeld() Contract {
	return Contract{
		Eigenaar: "regio", Nummer: "R-2017-1", AGB: zorgA, Geldig: periode("2017-01-01", "2025-01-01"), Bron: "aanbesteding 2016",
		Gemeenten: []Deelname{{weesp, periode("2017-01-01", "2022-03-24")}, {wijdemeren, periode("2018-01-01", "")}},
		Aanbod: []Aanbod{
			{Product: product, Omschrijving: "Begeleiding individueel", Eenheid: Minuut, Frequentie: "2", Variant: Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief("2017-01-01", "2021-01-01", 100), tarief("2021-01-01", "", 110)}},
			{Product: Product{"01", "01A01"}, Omschrijving: "Huishoudelijke hulp", Eenheid: Uur, Frequentie: "2", Variant: Inspanning},
		},
	}
}

// inkoperVan is somebody who buys for an organisation.
func inkoperVan(organisatieCode organisatie.Kenmerk) organisatie.Wie {
	return organisatie.Wie{
		Medewerker:  "i1",
		Naam:        "I. Koper",
		Organisatie: organisatieCode,
		Functies:    []organisatie.Functie{organisatie.Inkoper},
	}
}

// bouw gives the room on a day: regio buys and keeps the contracts of three
// municipalities from 2015 on, and koper2 buys for Weesp from 2020 on.
func bouw(t *testing.T, o *opslag.Opslag, op string) *Register {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	verdeling := taakverdeling.New(o, gemeenten)
	poort, err := toegang.New(o, verdeling, organisatie.New(o, gemeenten))
	if err != nil {
		t.Fatal(err)
	}
	stand, err := verdeling.Stand(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	klok := tijdlijn.NewZetklok(dag(op).Om(12, 0))
	if len(stand.Van("regio", dag("2017-01-01"))) == 0 {
		if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return verdeling.Toedelen(t.Context(), tx, dag("2014-12-01").Begin(), inkoopVanRegio()...)
		}); err != nil {
			t.Fatal(err)
		}
	}
	return New(Onderdelen{Klok: klok, Poort: poort, Logboek: logboek.New(o, klok, rand.Reader)})
}

func inkoopVanRegio() []taakverdeling.Toedeling {
	var alle []taakverdeling.Toedeling
	geef := func(gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, wie organisatie.Kenmerk, geldig tijdlijn.Periode) {
		alle = append(alle, taakverdeling.Toedeling{Gemeente: gemeente, ID: string(wie) + "-" + string(taak), Taak: taak, Uitvoerder: wie,
			Grondslag: taakverdeling.Mandaat, Geldig: geldig})
	}
	for _, gemeente := range []kenmerk.Gemeentecode{weesp, wijdemeren, hilversum} {
		tot := ""
		if gemeente == weesp {
			tot = "2020-01-01"
		}
		geef(gemeente, "wmo.inkoop", "regio", periode("2015-01-01", tot))
		geef(gemeente, "wmo.contractbeheer", "regio", periode("2015-01-01", ""))
	}
	geef(weesp, "wmo.inkoop", "koper2", periode("2020-01-01", ""))
	return alle
}

func leg(t *testing.T, o *opslag.Opslag, c Contract) error {
	t.Helper()
	return legAls(t, o, inkoperVan(c.Eigenaar), c)
}

func legAls(t *testing.T, o *opslag.Opslag, wie organisatie.Wie, c Contract) error {
	t.Helper()
	r := bouw(t, o, "2016-12-01")
	return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error { return r.Vastleggen(t.Context(), tx, wie, c) })
}

func TestTariefOpDag(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		gevallen := []struct {
			naam     string
			gemeente kenmerk.Gemeentecode
			dag      string
			bedrag   geld.Cent
			gevonden bool
		}{
			{"voor het contract", weesp, "2016-12-31", 0, false},
			{"eerste dag", weesp, "2017-01-01", 100, true},
			{"laatste dag oud tarief", weesp, "2020-12-31", 100, true},
			{"eerste dag nieuw tarief", weesp, "2021-01-01", 110, true},
			{"laatste dag van de deelname", weesp, "2022-03-23", 110, true},
			{"na de deelname", weesp, "2022-03-24", 0, false},
			{"andere gemeente voor haar deelname", wijdemeren, "2017-12-31", 0, false},
			{"andere gemeente", wijdemeren, "2018-01-01", 100, true},
			{"laatste dag van het contract", wijdemeren, "2024-12-31", 110, true},
			{"na het contract", wijdemeren, "2025-01-01", 0, false},
			{"gemeente zonder deelname", hilversum, "2018-01-01", 0, false},
		}
		for _, g := range gevallen {
			gevonden, ok, err := Op(t.Context(), o, g.gemeente, zorgA, product, dag(g.dag))
			if err != nil {
				t.Fatal(err)
			}
			if ok != g.gevonden || gevonden.Bedrag != g.bedrag {
				t.Errorf("%s: %v %v, verwacht %v %v", g.naam, gevonden.Bedrag, ok, g.bedrag, g.gevonden)
			}
		}
		lijst, err := Tarieven(t.Context(), o, weesp, zorgA, periode("2020-12-01", "2021-02-01"))
		if err != nil {
			t.Fatal(err)
		}
		for d, bedrag := range map[string]geld.Cent{"2020-12-31": 100, "2021-01-01": 110} {
			if in, ok := lijst.Op(product, dag(d)); !ok || in.Bedrag != bedrag {
				t.Errorf("lijst op %s: %v %v", d, in.Bedrag, ok)
			}
		}
		if tot, _ := lijst.Op(product, dag("2021-01-01")); tot.Geldig != periode("2021-01-01", "2022-03-24") {
			t.Errorf("geldig is %s: de deelname hoort het tarief te begrenzen", tot.Geldig.Tekst())
		}
	})
}

func TestControleer(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		gevallen := []struct {
			naam    string
			agb     kenmerk.AGB
			product Product
			dag     string
			zin     string // "" when it is right
		}{
			{"goed", zorgA, product, "2017-01-01", ""},
			{"geen contract op die dag", zorgA, product, "2016-12-31", "geen contract met aanbieder 01234567"},
			{"geen contract met die aanbieder", zorgB, product, "2017-01-01", "geen contract met aanbieder 07654321"},
			{"product niet in contract", zorgA, Product{"02", "02A04"}, "2017-01-01",
				"Product 02/02A04 staat op 1 januari 2017 niet in het contract"},
			{"product zonder tarief", zorgA, Product{"01", "01A01"}, "2017-01-01", "heeft op 1 januari 2017 geen tarief"},
		}
		for _, g := range gevallen {
			_, err := Controleer(t.Context(), o, weesp, g.agb, g.product, dag(g.dag))
			if g.zin == "" && err != nil {
				t.Errorf("%s: %v", g.naam, err)
			}
			if g.zin != "" && (!fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), g.zin)) {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
	})
}

func TestVastleggenWeigert(t *testing.T) {
	gevallen := []struct {
		naam   string
		pas    func(*Contract)
		soort  fout.Soort
		inZin  string
		eerste bool // a good contract is in the store already
	}{
		{"zelfde nummer", func(*Contract) {}, fout.Botsing, "al vastgelegd", true},
		{"ander contract, zelfde product en dag", func(c *Contract) { c.Nummer = "R-2" }, fout.Botsing, "volgens contract R-2017-1", true},
		{"andere koper, zelfde gemeente, product en dag", func(c *Contract) {
			c.Eigenaar, c.Gemeenten = "koper2", []Deelname{{weesp, periode("2020-01-01", "")}}
		}, fout.Botsing, "volgens contract R-2017-1", true},
		{"overlappende tarieven", func(c *Contract) {
			c.Aanbod[0].Tarieven[0].Tot++
		}, fout.Onjuist, "twee tarieven", false},
		{"gemeente twee keer op een dag", func(c *Contract) {
			c.Gemeenten = append(c.Gemeenten, Deelname{weesp, periode("2019-06-01", "")})
		}, fout.Botsing, "een dag gemeen", false},
		{"negatief tarief", func(c *Contract) { c.Aanbod[0].Tarieven[0].Waarde = -1 }, fout.Onjuist, "niet negatief", false},
		{"leeg contract", func(c *Contract) { c.Geldig.Tot = c.Geldig.Vanaf }, fout.Onjuist, "geen enkele dag", false},
		{"onbekende eenheid", func(c *Contract) { c.Aanbod[0].Eenheid = "99" }, fout.Onjuist, "eenheid", false},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		for _, g := range gevallen {
			if !g.eerste {
				continue
			}
			if _, gevonden, _ := Get(t.Context(), o, "regio", "R-2017-1"); !gevonden {
				if err := leg(t, o, voorbeeld()); err != nil {
					t.Fatal(err)
				}
			}
			c := voorbeeld()
			g.pas(&c)
			if err := leg(t, o, c); !fout.Is(err, g.soort) || !strings.Contains(fout.Zin(err), g.inZin) {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
	})
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		for _, g := range gevallen {
			if g.eerste {
				continue
			}
			c := voorbeeld()
			g.pas(&c)
			if err := leg(t, o, c); !fout.Is(err, g.soort) || !strings.Contains(fout.Zin(err), g.inZin) {
				t.Errorf("%s: %v", g.naam, err)
			}
			if _, gevonden, _ := Get(t.Context(), o, "regio", c.Nummer); gevonden {
				t.Errorf("%s: er is toch iets opgeslagen", g.naam)
			}
		}
	})
}

// Contracts that follow each other, or serve other municipalities, go together.
func TestOpvolgendContract(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		volgend := voorbeeld()
		volgend.Nummer, volgend.Geldig = "R-2025-1", periode("2025-01-01", "")
		if err := leg(t, o, volgend); err != nil {
			t.Errorf("een volgend contract: %v", err)
		}
		// Weesp leaves contract 2 before the tariff that it shares with contract 1 begins.
		vroeg := voorbeeld()
		vroeg.Nummer, vroeg.Geldig = "R-2015-1", periode("2015-01-01", "2025-01-01")
		vroeg.Gemeenten = []Deelname{{weesp, periode("2015-01-01", "2017-01-01")}}
		if err := leg(t, o, vroeg); err != nil {
			t.Errorf("een contract waar de gemeente al uit is: %v", err)
		}
		ander := voorbeeld()
		ander.Nummer, ander.Gemeenten = "R-2017-2", []Deelname{{hilversum, periode("2017-01-01", "")}}
		if err := leg(t, o, ander); err != nil {
			t.Errorf("een contract voor een andere gemeente: %v", err)
		}
	})
}

// The store itself refuses two tariffs on one day, whatever the code does.
func TestOpslagWeigertOverlap(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return voegTariefToe(t.Context(), tx, "regio", "R-2017-1", product, tarief("2020-06-01", "2020-07-01", 5))
		})
		if !opslag.IsOverlap(err) {
			t.Errorf("een overlappend tarief: %v", err)
		}
		err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return beeindigTarief(t.Context(), tx, Tariefwijziging{Eigenaar: "regio", Nummer: "R-2017-1", Product: product,
				Vanaf: dag("2021-02-01")}, dag("2017-01-01"))
		})
		if !opslag.IsOverlap(err) {
			t.Errorf("een verlengd tarief dat overlapt: %v", err)
		}
	})
}

func TestTariefWijzigen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		r := bouw(t, o, "2021-12-01")
		wijzig := func(vanaf string, bedrag geld.Cent) error {
			return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return r.TariefWijzigen(t.Context(), tx, inkoper,
					Tariefwijziging{Eigenaar: "regio", Nummer: "R-2017-1", Product: product, Vanaf: dag(vanaf), Bedrag: bedrag})
			})
		}
		if err := wijzig("2022-01-01", 120); err != nil {
			t.Fatal(err)
		}
		for d, bedrag := range map[string]geld.Cent{"2021-12-31": 110, "2022-01-01": 120} {
			if nu, ok, err := Op(t.Context(), o, weesp, zorgA, product, dag(d)); err != nil || !ok || nu.Bedrag != bedrag {
				t.Errorf("op %s: %v %v %v", d, nu.Bedrag, ok, err)
			}
		}
		if err := wijzig("2022-01-01", 130); !fout.Is(err, fout.Botsing) {
			t.Errorf("tweemaal dezelfde dag: %v", err)
		}
		if err := wijzig("2025-01-01", 130); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("na het contract: %v", err)
		}
		regels, err := r.Logboek.List(t.Context(), weesp, "contract", "R-2017-1")
		if err != nil || len(regels) != 2 {
			t.Errorf("logboek: %d regels, %v; verwacht vastleggen en wijzigen", len(regels), err)
		}
	})
}

func TestAanbieder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := leg(t, o, voorbeeld()); err != nil {
			t.Fatal(err)
		}
		r := bouw(t, o, "2016-12-01")
		leg := func(a Aanbieder) error {
			return o.Transactie(
				t.Context(),
				opslag.Alles,
				func(tx *opslag.Tx) error { return r.VastleggenAanbieder(t.Context(), tx, inkoper, a) },
			)
		}
		a := Aanbieder{Eigenaar: "regio", AGB: zorgA, Naam: "Zorg aan de Vecht", IBAN: rekening, Geldig: periode("2017-01-01", "")}
		if err := leg(a); err != nil {
			t.Fatal(err)
		}
		b := a
		b.Geldig = periode("2016-01-01", "2017-01-02")
		if err := leg(b); !fout.Is(err, fout.Botsing) {
			t.Errorf("overlappende gegevens: %v", err)
		}
		b.IBAN = kenmerk.IBAN{}
		if err := leg(b); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder rekening: %v", err)
		}
		if gevonden, ok, err := AanbiederOp(t.Context(), o, weesp, zorgA, dag("2023-01-01")); err != nil || !ok ||
			gevonden.IBAN != rekening {
			t.Errorf("na de deelname nog te betalen: %+v %v %v", gevonden, ok, err)
		}
		for _, op := range []string{"2014-01-01", "2018-01-01"} {
			if namen, err := Namen(t.Context(), o, weesp, dag(op)); err != nil || namen[zorgA] != "Zorg aan de Vecht" {
				t.Errorf("namen op %s: %v %v", op, namen, err)
			}
		}
		if namen, err := Namen(t.Context(), o, hilversum, dag("2018-01-01")); err != nil || len(namen) != 0 {
			t.Errorf("een gemeente zonder contract kent %v: %v", namen, err)
		}
		if _, ok, err := AanbiederOp(t.Context(), o, hilversum, zorgA, dag("2018-01-01")); err != nil || ok {
			t.Errorf("een gemeente zonder contract kent de aanbieder niet: %v %v", ok, err)
		}
		keuzes, err := Producten(t.Context(), o, weesp, dag("2017-01-01"))
		if err != nil || len(keuzes) != 1 || keuzes[0].Aanbieder != "Zorg aan de Vecht" || keuzes[0].Tarief.Bedrag != 100 {
			t.Errorf("producten: %+v %v", keuzes, err)
		}
	})
}

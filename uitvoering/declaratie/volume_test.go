package declaratie

import (
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// tm gives the half-open period of two inclusive days, as the standard writes
// them; "" is no end.
func tm(van, tot string) tijdlijn.Periode {
	p := tijdlijn.Vanaf(tijdlijn.MustDag(van))
	if tot != "" {
		p.Tot = tijdlijn.MustDag(tot) + 1
	}
	return p
}

func TestMaximum(t *testing.T) {
	gevallen := []struct {
		naam                           string
		categorie, eenheid, frequentie string
		volume                         int64
		geldig, periode                tijdlijn.Periode
		maximum                        int64
	}{
		// March 2021 touches five calendar weeks: 1–7, 8–14, 15–21, 22–28, 29–31.
		{"inspanning, vijf weken", "02", contract.Minuut, "2", 120, tm("2017-01-01", ""), tm("2021-03-01", "2021-03-31"), 600},
		// May 2021 begins on a Saturday and ends on a Monday: six weeks touched.
		{"inspanning, zes gebroken weken", "02", contract.Minuut, "2", 120, tm("2017-01-01", ""), tm("2021-05-01", "2021-05-31"), 720},
		{"inspanning, toewijzing eindigt", "02", contract.Minuut, "2", 120, tm("2017-01-01", "2021-03-10"), tm("2021-03-01", "2021-03-10"), 240},
		{"huishoudelijke hulp altijd zes weken", "01", contract.Uur, "2", 3, tm("2017-01-01", ""), tm("2021-02-01", "2021-02-28"), 18},
		// Sundays of March 2021: 7, 14, 21 and 28.
		{"output, vier zondagen", "02", contract.StuksOutput, "2", 1, tm("2017-01-01", ""), tm("2021-03-01", "2021-03-31"), 4},
		{"output, laatste zondag en gebroken week", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-03-31"), tm("2021-03-01", "2021-03-31"), 5},
		{"output, toewijzing eindigt op zondag", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-03-28"), tm("2021-03-01", "2021-03-28"), 4},
		// The broken last week begins after the last Sunday, which lay in March.
		{"output, laatste zondag in de vorige maand", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-04-02"), tm("2021-04-01", "2021-04-02"), 0},
		{"output, die vorige maand", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-04-02"), tm("2021-03-01", "2021-03-31"), 5},
		{"per dag", "04", contract.Etmaal, "1", 1, tm("2021-01-01", ""), tm("2021-02-01", "2021-02-28"), 28},
		{"per maand", "02", contract.Dagdeel, "4", 8, tm("2021-01-01", ""), tm("2021-02-01", "2021-02-28"), 8},
		{"totaal", "02", contract.StuksInspanning, "6", 12, tm("2021-01-01", ""), tm("2021-02-01", "2021-02-28"), 12},
	}
	for _, g := range gevallen {
		tw := toewijzing.Toewijzing{Domein: taakverdeling.Wmo, Product: contract.Product{Categorie: g.categorie, Code: "x"},
			Omvang: toewijzing.Omvang{Volume: g.volume, Eenheid: g.eenheid, Frequentie: g.frequentie}, Geldig: g.geldig}
		if maximum, ok := Maximum(tw, g.periode); !ok || maximum != g.maximum {
			t.Errorf("%s: %d %v, verwacht %d", g.naam, maximum, ok, g.maximum)
		}
	}
	jeugd := toewijzing.Toewijzing{Domein: taakverdeling.Jeugd, Product: contract.Product{Categorie: "01"},
		Omvang: toewijzing.Omvang{Volume: 1, Eenheid: contract.Uur, Frequentie: "2"}, Geldig: tm("2021-01-01", "")}
	if maximum, _ := Maximum(jeugd, tm("2021-02-01", "2021-02-28")); maximum != 4 {
		t.Errorf("de zes weken gelden alleen voor de Wmo; jeugd geeft %d", maximum)
	}
	if _, begrensd := Maximum(toewijzing.Toewijzing{Geldig: tm("2021-01-01", "")}, tm("2021-02-01", "2021-02-28")); begrensd {
		t.Error("zonder omvang is er geen grens")
	}
}

func TestMaximumTotaal(t *testing.T) {
	gevallen := []struct {
		naam       string
		frequentie string
		geldig     tijdlijn.Periode
		maximum    int64
		begrensd   bool
	}{
		{"open einde", "2", tm("2021-01-01", ""), 0, false},
		{"totaal met open einde", "6", tm("2021-01-01", ""), 10, true},
		{"weken", "2", tm("2021-03-01", "2021-03-31"), 50, true},
		{"dagen", "1", tm("2021-03-01", "2021-03-31"), 310, true},
		{"maanden over de jaargrens", "4", tm("2020-12-15", "2021-02-10"), 30, true},
		{"zonder omvang", "", tm("2021-03-01", "2021-03-31"), 0, false},
	}
	for _, g := range gevallen {
		tw := toewijzing.Toewijzing{Geldig: g.geldig}
		if g.frequentie != "" {
			tw.Omvang = toewijzing.Omvang{Volume: 10, Eenheid: contract.Minuut, Frequentie: g.frequentie}
		}
		if maximum, begrensd := MaximumTotaal(tw); begrensd != g.begrensd || maximum != g.maximum {
			t.Errorf("%s: %d %v, verwacht %d %v", g.naam, maximum, begrensd, g.maximum, g.begrensd)
		}
	}
}

// Weeks, Sundays and months counted at once are the same as counted day by day.
func TestTellenIsDagVoorDag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vanaf := tijdlijn.Dag(rapid.IntRange(15000, 22000).Draw(t, "vanaf"))
		p := tijdlijn.Periode{Vanaf: vanaf, Tot: vanaf + tijdlijn.Dag(rapid.IntRange(0, 800).Draw(t, "lengte"))}
		weken, maandenGezien, aantalZondagen := map[tijdlijn.Dag]bool{}, map[tijdlijn.Dag]bool{}, int64(0)
		laatste := tijdlijn.Dag(-1)
		for d := p.Vanaf; d < p.Tot; d++ {
			begin := d
			for begin.Weekdag() != 1 {
				begin--
			}
			weken[begin], maandenGezien[d.EersteVanMaand()] = true, true
			if d.Weekdag() == 0 {
				aantalZondagen++
				laatste = d
			}
		}
		if kalenderweken(p) != int64(len(weken)) || maanden(p) != int64(len(maandenGezien)) || zondagen(p) != aantalZondagen {
			t.Fatalf("%s: %d weken, %d maanden, %d zondagen; dag voor dag %d, %d, %d", p.Tekst(),
				kalenderweken(p), maanden(p), zondagen(p), len(weken), len(maandenGezien), aantalZondagen)
		}
		if aantalZondagen > 0 && laatsteZondag(p) != laatste {
			t.Fatalf("laatste zondag van %s is %s, niet %s", p.Tekst(), laatste, laatsteZondag(p))
		}
	})
}

func TestTarief(t *testing.T) {
	uur := contract.Tarief{Eenheid: contract.Uur, Bedrag: 6550}
	gevallen := []struct {
		naam           string
		regel          Regel
		tarief, bedrag int64
	}{
		{"uur als uur", Regel{Eenheid: contract.Uur, Volume: 3, Tarief: 6550}, 6550, 19650},
		// 6550/60 = 109,1666…: the tariff is rounded, the amount is not made of the rounded one.
		{"uur als minuten", Regel{Eenheid: contract.Minuut, Volume: 600, Tarief: 109}, 109, 65500},
		{"ander tarief telt zoals het er staat", Regel{Eenheid: contract.Minuut, Volume: 600, Tarief: 120}, 109, 72000},
	}
	for _, g := range gevallen {
		mag, past := toegestaan(uur, g.regel.Eenheid)
		if !past || int64(mag) != g.tarief || int64(verwacht(g.regel, uur)) != g.bedrag {
			t.Errorf("%s: tarief %d, bedrag %d; verwacht %d en %d", g.naam, mag, verwacht(g.regel, uur), g.tarief, g.bedrag)
		}
	}
	if _, past := toegestaan(uur, contract.Etmaal); past {
		t.Error("een uurtarief is geen etmaaltarief")
	}
}

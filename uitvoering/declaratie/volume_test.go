package declaratie

import (
	"slices"
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
		naam            string
		categorie       string
		eenheid         contract.Eenheid
		frequentie      contract.Frequentie
		volume          int64
		geldig, periode tijdlijn.Periode
		maximum         int64
	}{
		// March 2021 touches five calendar weeks: 1–7, 8–14, 15–21, 22–28, 29–31.
		{"inspanning, vijf weken", "02", contract.Minuut, "2", 120, tm("2017-01-01", ""), tm("2021-03-01", "2021-03-31"), 600},
		// May 2021 begins on a Saturday and ends on a Monday: six weeks touched.
		{"inspanning, zes gebroken weken", "02", contract.Minuut, "2", 120, tm("2017-01-01", ""), tm("2021-05-01", "2021-05-31"), 720},
		{"inspanning, toewijzing eindigt", "02", contract.Minuut, "2", 120, tm("2017-01-01", "2021-03-10"), tm("2021-03-01", "2021-03-10"),
			240},
		{"huishoudelijke hulp altijd zes weken", "01", contract.Uur, "2", 3, tm("2017-01-01", ""), tm("2021-02-01", "2021-02-28"), 18},
		// Sundays of March 2021: 7, 14, 21 and 28.
		{"output, vier zondagen", "02", contract.StuksOutput, "2", 1, tm("2017-01-01", ""), tm("2021-03-01", "2021-03-31"), 4},
		{"output, laatste zondag en gebroken week", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-03-31"),
			tm("2021-03-01", "2021-03-31"), 5},
		{"output, toewijzing eindigt op zondag", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-03-28"),
			tm("2021-03-01", "2021-03-28"), 4},
		// The broken last week begins after the last Sunday, which lay in March.
		{"output, laatste zondag in de vorige maand", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-04-02"),
			tm("2021-04-01", "2021-04-02"), 0},
		{"output, die vorige maand", "02", contract.StuksOutput, "2", 1, tm("2021-01-01", "2021-04-02"), tm("2021-03-01", "2021-03-31"), 5},
		// Monday 29 March to Friday 2 April: one broken week, without a Sunday.
		{"output, een week zonder zondag", "02", contract.StuksOutput, "2", 1, tm("2021-03-29", "2021-04-02"),
			tm("2021-03-29", "2021-03-31"), 1},
		{"output in euro", "02", contract.Euro, "2", 10_000, tm("2017-01-01", ""), tm("2021-03-01", "2021-03-31"), 40_000},
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
		frequentie contract.Frequentie
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

// naiefMaximum counts what may be claimed by walking over the days, one by one.
func naiefMaximum(t toewijzing.Toewijzing, periode tijdlijn.Periode) (int64, bool) {
	var dagen []tijdlijn.Dag
	for d := periode.Vanaf; d < periode.Tot; d++ {
		if t.Geldig.Bevat(d) {
			dagen = append(dagen, d)
		}
	}
	o := t.Omvang
	switch o.Frequentie {
	case "6":
		return o.Volume, true
	case "1":
		return o.Volume * int64(len(dagen)), true
	case "4":
		return o.Volume * verschillend(dagen, naiefMaand), true
	case "2":
	default:
		return 0, false
	}
	switch {
	case len(dagen) == 0:
		return 0, true
	case o.Eenheid == "82" || o.Eenheid == "83":
		return o.Volume * naiefOutput(t.Geldig, dagen), true
	case t.Domein == taakverdeling.Wmo && t.Product.Categorie == "01":
		return o.Volume * 6, true
	}
	return o.Volume * verschillend(dagen, naiefWeek), true
}

// naiefOutput counts the Sundays among the days of a product period, and one more
// when the allotment breaks off after its last Sunday and that is among them, or
// when it has none.
func naiefOutput(geldig tijdlijn.Periode, dagen []tijdlijn.Dag) (aantal int64) {
	zondag := func(d tijdlijn.Dag) bool { return d.Weekdag().String() == "Sunday" }
	for _, d := range dagen {
		if zondag(d) {
			aantal++
		}
	}
	if geldig.Tot == tijdlijn.Open || zondag(geldig.Tot-1) {
		return aantal
	}
	laatste, heeft := tijdlijn.Dag(0), false
	for d := geldig.Vanaf; d < geldig.Tot; d++ {
		if zondag(d) {
			laatste, heeft = d, true
		}
	}
	if !heeft || slices.Contains(dagen, laatste) {
		aantal++
	}
	return aantal
}

func naiefWeek(d tijdlijn.Dag) tijdlijn.Dag {
	for d.Weekdag().String() != "Monday" {
		d--
	}
	return d
}

func naiefMaand(d tijdlijn.Dag) tijdlijn.Dag {
	for ; ; d-- {
		if _, _, dag := d.Delen(); dag == 1 {
			return d
		}
	}
}

func verschillend(dagen []tijdlijn.Dag, naar func(tijdlijn.Dag) tijdlijn.Dag) int64 {
	gezien := map[tijdlijn.Dag]bool{}
	for _, d := range dagen {
		gezien[naar(d)] = true
	}
	return int64(len(gezien))
}

// Whatever the unit, frequency, domain and category, and wherever the periods lie:
// what may be claimed over a product period (TR321) and in all (TR322) is what a
// walk over the days counts. Hours may be claimed in minutes, and no more of them
// (TR341, IV079).
func TestMaximumIsDagVoorDag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vanaf := tijdlijn.Dag(rapid.IntRange(18600, 20500).Draw(t, "vanaf"))
		geldig := tijdlijn.Vanaf(vanaf)
		if rapid.IntRange(0, 3).Draw(t, "open") > 0 {
			geldig.Tot = vanaf + tijdlijn.Dag(rapid.SampledFrom([]int{1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 20, 31, 40, 61, 90, 200, 366}).Draw(t,
				"lengte"))
		}
		periode := tijdlijn.Periode{Vanaf: (vanaf + tijdlijn.Dag(rapid.IntRange(-40, 400).Draw(t, "later"))).EersteVanMaand()}
		periode.Tot = periode.Vanaf.PlusMaanden(1)
		if rapid.Bool().Draw(t, "binnen") { // as TR387 and TR388 ask
			periode = periode.Doorsnede(geldig)
		}
		tw := toewijzing.Toewijzing{
			Domein:  rapid.SampledFrom([]taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd}).Draw(t, "domein"),
			Product: contract.Product{Categorie: rapid.SampledFrom([]string{"01", "02"}).Draw(t, "categorie"), Code: "x"}, Geldig: geldig,
			Omvang: toewijzing.Omvang{Volume: rapid.Int64Range(1, 50).Draw(t, "volume"),
				Eenheid:    rapid.SampledFrom(contract.Eenheden()).Draw(t, "eenheid"),
				Frequentie: rapid.SampledFrom(contract.Frequenties()).Draw(t, "frequentie")},
		}
		mag, begrensd := Maximum(tw, periode)
		if wil, ook := naiefMaximum(tw, periode); mag != wil || begrensd != ook {
			t.Fatalf("%+v over %s: %d %v, dag voor dag %d %v", tw.Omvang, periode.Tekst(), mag, begrensd, wil, ook)
		}
		totaal, begrensd := MaximumTotaal(tw)
		if wil, ook := naiefTotaal(tw); totaal != wil || begrensd != ook {
			t.Fatalf("%+v in totaal over %s: %d %v, dag voor dag %d %v", tw.Omvang, geldig.Tekst(), totaal, begrensd, wil, ook)
		}
		g := geval{Regel: Regel{Eenheid: tw.Omvang.Eenheid, Periode: periode, Volume: mag}, toewijzing: &tw}
		if tw.Omvang.Eenheid == "04" && rapid.Bool().Draw(t, "minuten") {
			g.Eenheid, g.Volume = "01", mag*60
		}
		if zin := volumePast(g); zin != "" {
			t.Fatalf("precies het maximum: %s", zin)
		}
		if g.Volume++; volumePast(g) == "" {
			t.Fatalf("%d %s is meer dan het maximum", g.Volume, g.Eenheid)
		}
	})
}

// naiefTotaal walks over the whole allotment: as many days, touched weeks or months
// as there are.
func naiefTotaal(t toewijzing.Toewijzing) (int64, bool) {
	if t.Omvang.Frequentie == "6" {
		return t.Omvang.Volume, true
	}
	if t.Geldig.Tot == tijdlijn.Open {
		return 0, false
	}
	var dagen []tijdlijn.Dag
	for d := t.Geldig.Vanaf; d < t.Geldig.Tot; d++ {
		dagen = append(dagen, d)
	}
	switch t.Omvang.Frequentie {
	case "1":
		return t.Omvang.Volume * int64(len(dagen)), true
	case "2":
		return t.Omvang.Volume * verschillend(dagen, naiefWeek), true
	}
	return t.Omvang.Volume * verschillend(dagen, naiefMaand), true
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

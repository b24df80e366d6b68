package wet

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
)

// wandelaar counts terms the slow way: a day at a time, with the calendar of the
// standard library and the holidays of another source. It shares no code with
// the package.
type wandelaar struct{ vrij map[string]bool }

// nieuweWandelaar takes the holidays of the oracle and the equated days as the
// decrees list them.
func nieuweWandelaar() wandelaar {
	vrij := map[string]bool{}
	for jaar := 2009; jaar <= 2070; jaar++ {
		for d := range orakel(jaar) {
			vrij[d.String()] = true
		}
	}
	for _, d := range []string{
		"2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31",
		"2019-05-31", "2019-12-27", "2020-05-22", "2021-05-14", "2022-05-27",
		"2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
		"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
	} {
		vrij[d] = true
	}
	return wandelaar{vrij}
}

func (w wandelaar) werkt(d time.Time) bool {
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday && !w.vrij[d.Format(time.DateOnly)]
}

// dagenVan gives the length of the term in days, by walking to its calendar end.
func dagenVan(vanaf time.Time, aantal int, eenheid Eenheid) int {
	switch eenheid {
	case Dagen:
		return aantal
	case Weken:
		return aantal * 7
	}
	if eenheid == Jaren {
		aantal *= 12
	}
	doel := time.Date(vanaf.Year(), vanaf.Month()+time.Month(aantal), 1, 0, 0, 0, 0, time.UTC)
	n := 0
	for d := vanaf; ; d = d.AddDate(0, 0, 1) {
		morgen := d.AddDate(0, 0, 1)
		inDoel := d.Year() == doel.Year() && d.Month() == doel.Month()
		if inDoel && (d.Day() == vanaf.Day() || morgen.Month() != d.Month()) {
			return n
		}
		n++
	}
}

// eind walks: every day that does not stand still counts, until the term is
// full; then on until a working day, with two of them when three days or longer.
func (w wandelaar) eind(vanaf time.Time, aantal int, eenheid Eenheid, stil func(time.Time) bool) (onverlengd, laatste time.Time) {
	lengte := dagenVan(vanaf, aantal, eenheid)
	schuift := map[Eenheid]bool{Dagen: aantal <= 90, Weken: aantal <= 12, Maanden: aantal <= 3}[eenheid]
	geteld, werkdagen := 0, 0
	for d := vanaf.AddDate(0, 0, 1); ; d = d.AddDate(0, 0, 1) {
		if stil(d) {
			continue
		}
		geteld++
		if w.werkt(d) {
			werkdagen++
		}
		if geteld == lengte {
			onverlengd = d
		}
		if geteld < lengte {
			continue
		}
		if !schuift || w.werkt(d) && (werkdagen >= 2 || eenheid == Dagen && aantal < 3) {
			return onverlengd, d
		}
	}
}

// trekking is one random question with its suspensions.
type trekking struct {
	vraag Termijn
	begin time.Time
}

func trek(r *rand.Rand) trekking {
	begin := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(50*365))
	eenheid := []Eenheid{Dagen, Dagen, Weken, Weken, Maanden, Jaren}[r.IntN(6)]
	aantal := map[Eenheid]int{Dagen: 1 + r.IntN(100), Weken: 1 + r.IntN(15), Maanden: 1 + r.IntN(5), Jaren: 1 + r.IntN(2)}[eenheid]
	if eenheid == Dagen && r.IntN(2) == 0 {
		aantal = 1 + r.IntN(5)
	}
	v := Termijn{Vanaf: dagVan(begin), Aantal: aantal, Eenheid: eenheid}
	for range r.IntN(4) {
		van := v.Vanaf.Plus(r.IntN(100) - 10)
		v.Opschortingen = append(v.Opschortingen, tijdlijn.Periode{Vanaf: van, Tot: van.Plus(r.IntN(25))})
	}
	return trekking{v, begin}
}

// vergelijk asks both the same thousands of questions and gives the first
// difference, or "".
func vergelijk(b *boek, w wandelaar, aantal int) string {
	r := rand.New(rand.NewPCG(2026, 1122))
	for range aantal {
		g := trek(r)
		stil := func(d time.Time) bool {
			for _, p := range g.vraag.Opschortingen {
				if p.Bevat(dagVan(d)) {
					return true
				}
			}
			return false
		}
		onverlengd, laatste := w.eind(g.begin, g.vraag.Aantal, g.vraag.Eenheid, stil)
		u, err := b.berekenen(g.vraag)
		if err != nil || u.Onverlengd != dagVan(onverlengd) || u.LaatsteDag != dagVan(laatste) {
			return fmt.Sprintf("%+v: %s en %s, de wandelaar zegt %s en %s (%v)", g.vraag, u.Onverlengd, u.LaatsteDag,
				onverlengd.Format(time.DateOnly), laatste.Format(time.DateOnly), err)
		}
	}
	return ""
}

func TestWillekeurigeTermijnen(t *testing.T) {
	if verschil := vergelijk(huidig(), nieuweWandelaar(), 10_000); verschil != "" {
		t.Error(verschil)
	}
}

// A holiday that is wrong, missing or too many on either side must not stay
// unseen: the comparison above can fail. (Koningsdag on the Sunday itself would
// stay unseen, and rightly: the Saturday before it is no working day either. The
// published tables see that one.)
func TestWillekeurigeTermijnenZietEenFout(t *testing.T) {
	fouten := map[string]func(b *boek){
		"zonder 5 mei":          func(b *boek) { b.feesten = zonder(b.feesten, "5 mei") },
		"zonder Goede Vrijdag":  func(b *boek) { b.feesten = zonder(b.feesten, "Goede Vrijdag") },
		"Koningsdag op 28":      func(b *boek) { b.feesten[plaats(b.feesten, "Koningsdag")].dag = 28 },
		"Pinksteren een te ver": func(b *boek) { b.feesten[plaats(b.feesten, "tweede pinksterdag")].pasen = 51 },
		"zonder besluiten":      func(b *boek) { b.gelijk = nil },
		"een dag te veel":       func(b *boek) { b.gelijk[tijdlijn.MustDag("2026-05-04")] = "verzonnen" },
	}
	w := nieuweWandelaar()
	for naam, bederf := range fouten {
		b, err := newBoek(wettabel{tabelRegels, tabelSoorten, tabelFeesten, tabelGelijk, tabelVolledig})
		if err != nil {
			t.Fatal(err)
		}
		bederf(b)
		if vergelijk(b, w, 20_000) == "" {
			t.Errorf("%s: de vergelijking ziet het niet", naam)
		}
	}
}

func plaats(feesten []feest, naam string) int {
	for i, f := range feesten {
		if f.naam == naam {
			return i
		}
	}
	return -1
}

func zonder(feesten []feest, naam string) []feest {
	i := plaats(feesten, naam)
	return append(append([]feest(nil), feesten[:i]...), feesten[i+1:]...)
}

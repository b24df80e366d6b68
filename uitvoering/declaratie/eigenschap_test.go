package declaratie

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/betaling"
)

// Whatever is claimed, given back and offered again: the books balance and tell
// what the claims and the orders tell, what was submitted is what was granted and
// what came back (TR342), no line is granted twice, and a claim offered again
// gets its own answer.
func TestWatErOokKomt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		var bekend []Regel                  // every debit line offered so far
		ronde, wegen := 0, map[string]int{} // how often each code was given
		rapid.Check(t, func(rt *rapid.T) {
			ronde++
			var regels []Regel
			for i := range rapid.IntRange(1, 6).Draw(rt, "regels") {
				r := willekeurig(rt, fmt.Sprintf("R%d-%d", ronde, i), bekend)
				regels = append(regels, r)
			}
			if rapid.IntRange(0, 3).Draw(rt, "goed") == 0 {
				maand := tijdlijn.MustDag("2017-01-01").PlusMaanden(ronde % 40)
				regels = []Regel{goed(fmt.Sprintf("G%d", ronde), func(r *Regel) {
					r.Periode, r.Volume, r.Tarief, r.Bedrag = tijdlijn.Periode{Vanaf: maand, Tot: maand.PlusMaanden(1)}, 1, 100, 100
				})}
			}
			d := claim(fmt.Sprintf("D%d", rapid.SampledFrom([]int{ronde, ronde, ronde, 1}).Draw(rt, "nummer")), regels...)
			d.Bericht = fmt.Sprintf("323-%d", ronde)
			if rapid.IntRange(0, 4).Draw(rt, "periode") == 0 {
				d.Periode = tm("2021-02-01", "2021-02-28")
			}
			a := p.bied(t, d)
			keurAntwoord(rt, d, a)
			for _, c := range slices.Concat(a.Codes, codesVan(a)) {
				wegen[c]++
			}
			if order, gevonden, err := betaling.VanBron(t.Context(), o, weesp, bron(a.ID)); err != nil || gevonden != (a.Betaling != 0) ||
				order.Nummer != a.Betaling {
				rt.Fatalf("betaling %d van %+v: %v", a.Betaling, order, err)
			}
			if rapid.Bool().Draw(rt, "nog eens") {
				nogEens := p.bied(t, d)
				if !nogEens.Herhaald {
					rt.Fatal("niet als herhaling herkend")
				}
				nogEens.Herhaald = false
				if !reflect.DeepEqual(a, nogEens) {
					rt.Fatalf("eerste %+v\ntweede %+v", a, nogEens)
				}
			}
			for _, r := range regels {
				if !r.Credit {
					bekend = append(bekend, r)
				}
			}
			p.klopt(t)
		})
		for _, code := range []string{"8001", "0200", "9333", "8214", "8187", "0233", "0611", "8017", "9389"} {
			if wegen[code] == 0 {
				t.Errorf("code %s is nooit gegeven: %v", code, wegen)
			}
		}
		dubbel, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT count(*) FROM (
			SELECT toewijzing, categorie, code, vanaf FROM declaratie_regel WHERE status = 'goedgekeurd'
			GROUP BY toewijzing, categorie, code, vanaf HAVING SUM(CASE WHEN credit = 1 THEN -1 ELSE 1 END) NOT IN (0, 1)) d`)
		if err != nil || dubbel != 0 {
			t.Errorf("%d prestaties staan meer dan eens open (%v)", dubbel, err)
		}
	})
}

func codesVan(a Antwoord) (codes []string) {
	for _, c := range a.Clienten {
		codes = append(codes, c.Codes...)
		for _, r := range c.Regels {
			codes = append(codes, r.Codes...)
		}
	}
	return codes
}

// willekeurig draws a line: right, wrong in one of a few ways, or the return of
// an earlier one.
func willekeurig(rt *rapid.T, referentie string, bekend []Regel) Regel {
	if len(bekend) > 0 && rapid.IntRange(0, 2).Draw(rt, "soort") == 0 {
		return credit(referentie, rapid.SampledFrom(bekend).Draw(rt, "terug"))
	}
	maand := tijdlijn.MustDag("2020-09-01").PlusMaanden(rapid.IntRange(-44, 6).Draw(rt, "maand"))
	return goed(referentie, func(r *Regel) {
		r.Periode = tijdlijn.Periode{Vanaf: maand, Tot: maand.PlusMaanden(1)}
		r.Volume = rapid.Int64Range(0, 650).Draw(rt, "volume")
		r.Tarief = rapid.SampledFrom([]geld.Cent{100, 100, 100, 100, 110, 120}).Draw(rt, "tarief")
		r.Bedrag = r.Tarief * geld.Cent(r.Volume)
		switch rapid.IntRange(0, 9).Draw(rt, "wie") {
		case 0:
			r.Inwoner = onbekend
		case 1:
			r.Inwoner = bram
		case 2:
			r.Toewijzing, r.Product = 3, dagbesteding
		}
	})
}

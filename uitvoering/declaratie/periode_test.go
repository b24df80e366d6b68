package declaratie

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/toewijzing"
)

// meld reports a start or stop of delivery on an allotment of Weesp.
func (p proef) meld(t testing.TB, tx *opslag.Tx, m toewijzing.Melding) {
	t.Helper()
	wie, neem := anna, p.tw.Starten
	if m.Nummer == 2 {
		wie = bram
	}
	if m.Soort == toewijzing.Stop {
		neem = p.tw.Stoppen
	}
	o := toewijzing.Ontvangst{Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: zorg, Inwoner: wie, Bericht: "b",
		Meldingen: []toewijzing.Melding{m}}
	if bevindingen, ok, err := neem(t.Context(), tx, nu, o); err != nil || !ok {
		t.Fatalf("melding geweigerd: %+v %v", bevindingen, err)
	}
}

// over gives a claim over a month with one right line of that month.
func over(nummer, maand string, pas ...func(*Regel)) Declaratie {
	eerste := tijdlijn.MustDag(maand + "-01")
	periode := tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}
	d := claim(nummer, goed("R"+nummer, append([]func(*Regel){func(r *Regel) {
		r.Periode, r.Volume, r.Tarief, r.Bedrag = periode, 10, 100, 1_000
		if eerste >= maart.Vanaf {
			r.Tarief, r.Bedrag = 110, 1_100
		}
	}}, pas...)...))
	d.Periode = periode
	return d
}

// The claim period follows the last one (TR318, IV090); a month is skipped only
// when no delivery ran in it.
func TestDeclaratieperiode(t *testing.T) {
	dag := tijdlijn.MustDag
	start := toewijzing.Melding{Soort: toewijzing.Start, Nummer: 1, Product: product, Vanaf: dag("2020-06-01"), Status: toewijzing.Eerste}
	stop := func(tot, reden string) toewijzing.Melding {
		return toewijzing.Melding{Soort: toewijzing.Stop, Nummer: 1, Product: product, Vanaf: start.Vanaf, Tot: dag(tot), Reden: reden,
			Status: toewijzing.Eerste}
	}
	verwijderd := start
	verwijderd.Status = toewijzing.Verwijderen
	opBram := toewijzing.Melding{Soort: toewijzing.Start, Nummer: 2, Product: hulp, Vanaf: dag("2021-02-08"), Status: toewijzing.Eerste}
	gevallen := []struct {
		naam      string
		meldingen []toewijzing.Melding
		eerder    []string
		over      string
		zin       string // "" when the claim is taken in
	}{
		{"de eerste", []toewijzing.Melding{start}, nil, "2021-03", ""},
		{"de maand erna", []toewijzing.Melding{start}, []string{"2021-01"}, "2021-02", ""},
		{"nog eens over dezelfde maand", []toewijzing.Melding{start}, []string{"2021-01", "2021-02"}, "2021-02", ""},
		{"eerder dan de laatste", []toewijzing.Melding{start}, []string{"2021-01", "2021-02"}, "2021-01",
			"al gedeclareerd over een latere periode, die begint op 1 februari 2021"},
		{"eerder dan de laatste, zonder leveringen", nil, []string{"2021-02"}, "2021-01", "al gedeclareerd over een latere periode"},
		{"overgeslagen terwijl er zorg liep", []toewijzing.Melding{start}, []string{"2020-12"}, "2021-02",
			"Over de maand van 1 januari 2021 is nog niet gedeclareerd"},
		{"overgeslagen, levering begon in die maand", []toewijzing.Melding{opBram}, []string{"2021-01"}, "2021-03",
			"Over de maand van 8 februari 2021"},
		{"overgeslagen, levering begon daarna", []toewijzing.Melding{opBram}, []string{"2020-11"}, "2021-02", ""},
		{"overgeslagen zonder meldingen", nil, []string{"2020-12"}, "2021-03", ""},
		{"overgeslagen na een stop", []toewijzing.Melding{start, stop("2021-01-01", "23")}, []string{"2020-12"}, "2021-03", ""},
		{"overgeslagen na een tijdelijke stop", []toewijzing.Melding{start, stop("2021-01-01", "20")}, []string{"2020-12"}, "2021-03", ""},
		{"tijdelijk gestopt, later definitief", []toewijzing.Melding{start, stop("2021-01-01", "20"), stop("2021-03-01", "23")},
			[]string{"2020-12"}, "2021-03", ""},
		{"start gemeld en verwijderd", []toewijzing.Melding{start, verwijderd}, []string{"2020-12"}, "2021-03", ""},
		{"de toewijzing was al geëindigd", []toewijzing.Melding{opBram}, []string{"2021-03"}, "2021-05", ""},
		{"gestopt op de tweede dag van de maand", []toewijzing.Melding{start, stop("2021-01-02", "23")}, []string{"2020-12"}, "2021-03",
			"Over de maand van 1 januari 2021"},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		for _, g := range gevallen {
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error { // undone, so that the store stays as it was
				bied := func(d Declaratie) Antwoord {
					a, err := p.Ontvangen(t.Context(), tx, later, d)
					if err != nil {
						t.Fatalf("%s: %v", g.naam, err)
					}
					return a
				}
				for _, m := range g.meldingen {
					p.meld(t, tx, m)
				}
				for i, maand := range g.eerder {
					if a := bied(over("E"+strconv.Itoa(i), maand)); !slices.Equal(a.Codes, []string{"8001"}) {
						t.Errorf("%s: over %s %+v", g.naam, maand, a)
					}
				}
				d := over("D", g.over, func(r *Regel) {
					if r.Periode.Vanaf >= dag("2021-01-01") { // another allotment, so that nothing else is wrong
						r.Toewijzing, r.Product = 3, dagbesteding
					}
				})
				keurPeriode(t, g.naam, bied(d), g.zin)
				if weer := bied(d); g.zin != "" && (!weer.Herhaald || !slices.Equal(weer.Codes, []string{"8214"}) ||
					weer.Redenen[0].Regel != "TR318") {
					t.Errorf("%s, nog eens: %+v", g.naam, weer)
				}
				return errTerug
			})
			if err != errTerug {
				t.Fatalf("%s: %v", g.naam, err)
			}
		}
	})
}

// later is a day on which all months of these claims are over.
var later = tijdlijn.MustDag("2021-06-10").Om(9, 0)

func keurPeriode(t *testing.T, naam string, a Antwoord, zin string) {
	t.Helper()
	if zin == "" {
		if !slices.Equal(a.Codes, []string{"8001"}) || a.Toegekend != a.Ingediend {
			t.Errorf("%s: geweigerd: %+v", naam, a)
		}
		return
	}
	if !slices.Equal(a.Codes, []string{"8214"}) || a.Toegekend != 0 || a.Ingediend == 0 || len(a.Clienten) != 0 || len(a.Delen) != 0 ||
		a.Betaling != 0 ||
		a.Redenen[0].Regel != "TR318" || !strings.Contains(a.Redenen[0].Zin, zin) {
		t.Errorf("%s: %+v, wil %s", naam, a, zin)
	}
}

// The period is that of one provider, domain and municipality; an invoice that was
// entered follows no other and no other follows it; a number and a period can both
// be wrong.
func TestDeclaratieperiodeVanWie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, over("D1", "2021-03"))
		jeugd := over("D2", "2021-01")
		jeugd.Domein = taakverdeling.Jeugd
		if a := p.bied(t, jeugd); slices.Contains(a.Codes, "8214") {
			t.Errorf("de Wmo telt niet mee voor jeugd: %+v", a)
		}
		iemand := over("D3", "2021-01")
		iemand.Aanbieder = ander
		if a := p.bied(t, iemand); slices.Contains(a.Codes, "8214") {
			t.Errorf("een andere aanbieder telt niet mee: %+v", a)
		}
		controleur := organisatie.Wie{Medewerker: "d1", Naam: "D. Claratie", Organisatie: "1942",
			Functies: []organisatie.Functie{"declaratie"}}
		for i, maand := range []string{"2021-05", "2021-02"} {
			f := over("F"+strconv.Itoa(i), maand)
			if a, err := p.Invoeren(t.Context(), controleur, later, f); err != nil || !slices.Equal(a.Codes, []string{"8001"}) {
				t.Errorf("factuur over %s: %+v %v", maand, a, err)
			}
		}
		if a := p.bied(t, over("D4", "2021-04")); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("een factuur over mei houdt april niet tegen: %+v", a)
		}
		beide := over("D4", "2021-01")
		beide.Bericht = "323-nog-een"
		a := p.bied(t, beide)
		if !slices.Equal(a.Codes, []string{"9333", "8214"}) || len(a.Redenen) != 2 {
			t.Errorf("antwoord %+v", a)
		}
		weer := p.bied(t, beide)
		weer.Herhaald = false
		if !reflect.DeepEqual(a, weer) {
			t.Errorf("eerst %+v\ndaarna %+v", a, weer)
		}
		p.klopt(t)
	})
}

package declaratie

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var controleur = organisatie.Wie{Medewerker: "d1", Naam: "D. Claratie", Organisatie: "1942",
	Functies: []organisatie.Functie{organisatie.Declaratie}}

// TestLijstPerBlad: the pages of the list, laid one after the other, are the list, and
// each tells how much there is in all.
func TestLijstPerBlad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		var wil []string
		for maand := range 4 {
			for i := range 3 {
				eerste := tijdlijn.MustDag("2020-09-01").PlusMaanden(maand)
				nummer := fmt.Sprintf("%d-%d", maand, i)
				d := claim(nummer, goed("P"+nummer, func(r *Regel) {
					r.Periode, r.Tarief, r.Bedrag = tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}, 110, 55_000
				}))
				d.Periode = d.Regels[0].Periode
				p.bied(t, d)
				wil = append(wil, nummer)
			}
		}
		blik := p.kijk(t, controleur, nu.Dag())
		for _, per := range []int64{1, 2, 5, 50} {
			var kreeg []string
			for {
				lijst, err := p.Zien(t.Context(), blik, Lijstvraag{Gemeente: weesp, Periode: tm("2020-01-01", "2020-12-31"),
					Overslaan: int64(len(kreeg)), Aantal: per})
				if err != nil || lijst.Totaal != int64(len(wil)) || lijst.Ingediend != geld.Cent(len(wil))*55_000 {
					t.Fatalf("%d per blad: %+v %v", per, lijst, err)
				}
				if len(lijst.Koppen) == 0 {
					break
				}
				for _, k := range lijst.Koppen {
					kreeg = append(kreeg, k.Nummer)
				}
			}
			slices.Sort(kreeg) // within a month they stand by moment of receipt, which is one here
			if !slices.Equal(kreeg, wil) {
				t.Errorf("%d per blad: %v", per, kreeg)
			}
		}
		een, err := p.Zien(t.Context(), blik, Lijstvraag{Gemeente: weesp, Periode: tm("2020-01-01", "2020-12-31"), Nummer: "2-1"})
		if err != nil || een.Totaal != 1 || een.Koppen[0].Nummer != "2-1" {
			t.Errorf("op nummer: %+v %v", een, err)
		}
	})
}

// TestRegelsPerBlad: refused lines stand first, with their reasons, on whatever page.
func TestRegelsPerBlad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		var regels []Regel
		for i := range 6 {
			regels = append(regels, goed(fmt.Sprintf("P%d", i), func(r *Regel) { r.Volume, r.Bedrag = 10, 10*r.Tarief }))
		}
		a := p.bied(t, claim("D1", regels...))
		blik := p.kijk(t, controleur, nu.Dag())
		var kreeg []string
		for blad := range int64(3) {
			_, hier, err := p.ZienRegels(t.Context(), blik, Regelvraag{Gemeente: weesp, ID: a.ID, Overslaan: 2 * blad, Aantal: 2})
			if err != nil || len(hier) != 2 {
				t.Fatalf("blad %d: %d regels (%v)", blad, len(hier), err)
			}
			for _, r := range hier {
				if (r.Status == Afgekeurd) != (len(r.Redenen) > 0) {
					t.Errorf("%s is %s met %d redenen", r.Referentie, r.Status, len(r.Redenen))
				}
				kreeg = append(kreeg, r.Referentie)
			}
		}
		if volgorde := strings.Join(kreeg, " "); volgorde != "P1 P2 P3 P4 P5 P0" { // one is approved, the others are the same again
			t.Error(volgorde)
		}
	})
}

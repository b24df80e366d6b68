package betaling

import (
	"fmt"
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// klaar puts orders ready over the end of 2016 and the beginning of 2017: Stichtse Vecht
// winds up the first, Gooise Meren has the others.
func (p proef) klaar(t *testing.T, op tijdlijn.Moment, aantal int) {
	t.Helper()
	for i := range aantal {
		o := opdracht(fmt.Sprintf("d/%02d", i))
		o.Over = tijdlijn.MustDag("2016-12-01").PlusMaanden(i % 2)
		o.Uiterlijk = tijdlijn.MustDag("2017-03-01").Plus(i / 3)
		o.Bedrag = 100
		if _, _, err := p.zetKlaar(t, op, o); err != nil {
			t.Fatal(err)
		}
	}
}

// TestZienPerBlad: the pages of what waits, laid one after the other, are what this
// organisation may see, in order of day and number; and each tells how much that is.
func TestZienPerBlad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		op := tijdlijn.MustDag("2017-02-01").Om(9, 0)
		p.klaar(t, op, 11)
		alle := []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
		for wie, wil := range map[organisatie.Kenmerk][]int64{"1904": {1, 3, 5, 7, 9, 11}, "1942": {2, 4, 6, 8, 10}, "0457": alle} {
			blik, err := p.poort.Blik(t.Context(), o, medewerker("x", wie, "declaratie"), op.Dag())
			if err != nil {
				t.Fatal(err)
			}
			for _, per := range []int64{1, 2, 4, 50} {
				var kreeg []int64
				for {
					lijst, err := p.Zien(t.Context(), o, blik, Lijstvraag{Gemeente: weesp, Status: Klaargezet, Overslaan: int64(len(kreeg)),
						Aantal: per})
					if err != nil || lijst.Totaal != int64(len(wil)) || lijst.Bedrag != geld.Cent(len(wil))*100 {
						t.Fatalf("%s, %d per blad: %+v %v", wie, per, lijst, err)
					}
					if len(lijst.Betalingen) == 0 {
						break
					}
					for _, b := range lijst.Betalingen {
						kreeg = append(kreeg, b.Nummer)
					}
				}
				if !slices.Equal(kreeg, wil) {
					t.Errorf("%s, %d per blad: %v, verwacht %v", wie, per, kreeg, wil)
				}
			}
		}
	})
}

// TestZienVanEenAnder: who may see payments of the municipality and finds only those of
// another has an empty list; who may see none is told who may.
func TestZienVanEenAnder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		op := tijdlijn.MustDag("2017-02-01").Om(9, 0)
		p.klaar(t, op, 1) // of who winds up the year before
		zien := func(functie organisatie.Functie) (Lijst, error) {
			blik, err := p.poort.Blik(t.Context(), o, medewerker("x", "1942", functie), op.Dag())
			if err != nil {
				t.Fatal(err)
			}
			return p.Zien(t.Context(), o, blik, Lijstvraag{Gemeente: weesp, Status: Klaargezet})
		}
		if lijst, err := zien("declaratie"); err != nil || lijst.Totaal != 0 || len(lijst.Betalingen) != 0 {
			t.Errorf("declaratie: %+v %v", lijst, err)
		}
		if lijst, err := zien("loket"); !fout.Is(err, fout.NietBevoegd) || lijst.Totaal != 0 {
			t.Errorf("loket: %+v %v", lijst, err)
		}
	})
}

// TestGedaanPerBlad: what was released comes back the latest first, each once, and
// nothing of what another organisation released.
func TestGedaanPerBlad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		op := tijdlijn.MustDag("2017-02-01").Om(9, 0)
		p.klaar(t, op, 9)
		if err := o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
			_, err := tx.Voer(t.Context(), `UPDATE betaling_opdracht SET status = CASE WHEN nummer > 6 THEN 'betaald'
				ELSE 'vrijgegeven' END,
				vrijgegeven = $1 + nummer / 4 WHERE nummer <> 5`, op)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for wie, wil := range map[organisatie.Kenmerk][]int64{"0457": {9, 8, 7, 6, 4, 3, 2, 1}, "1942": {8, 6, 4, 2}} {
			blik, err := p.poort.Blik(t.Context(), o, medewerker("x", wie, "declaratie"), op.Dag())
			if err != nil {
				t.Fatal(err)
			}
			for _, per := range []int{1, 3, 50} {
				var kreeg []int64
				for na, eerst := (Plaats{}), true; eerst || na != (Plaats{}); eerst = false {
					lijst, verder, err := p.Gedaan(t.Context(), o, blik, weesp, na, per)
					if err != nil || len(lijst) > per {
						t.Fatalf("%d per blad: %v %v", per, lijst, err)
					}
					for _, b := range lijst {
						kreeg = append(kreeg, b.Nummer)
					}
					na = verder
				}
				if !slices.Equal(kreeg, wil) {
					t.Errorf("%s, %d per blad: %v, verwacht %v", wie, per, kreeg, wil)
				}
			}
		}
	})
}

package toewijzing

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestVanAanbieder: of all that a provider has, only the numbers that are named are read,
// each once and in order, over more questions than one; not those of another provider, nor
// those between the lowest and the highest that nobody named.
func TestVanAanbieder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		const aantal = perVraag + 5
		if _, _, err := p.wijsToe(t, opdracht("1")); err != nil {
			t.Fatal(err)
		}
		p.in(t, func(tx *opslag.Tx) error { // copies of the first, with a number of their own
			_, err := tx.Voer(t.Context(), `WITH RECURSIVE rij (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM rij WHERE n < $1)
				INSERT INTO toewijzing_toewijzing (`+kolommen+`) SELECT `+
				strings.NewReplacer("nummer", "n", "voorziening", "CAST(n AS TEXT)").Replace(kolommen)+` FROM toewijzing_toewijzing, rij
					WHERE nummer = 1`, aantal)
			return err
		})
		nummers := func(agb kenmerk.AGB, gevraagd ...int64) []int64 {
			t.Helper()
			alle, err := VanAanbieder(t.Context(), o, weesp, agb, gevraagd)
			if err != nil {
				t.Fatal(err)
			}
			var uit []int64
			for _, tw := range alle {
				uit = append(uit, tw.Nummer)
			}
			return uit
		}
		if kreeg := nummers(zorg, 999_999_999, 7, 1, 7, aantal); !slices.Equal(kreeg, []int64{1, 7, aantal}) {
			t.Errorf("één regel met een hoog nummer: %v", kreeg)
		}
		if kreeg := nummers(zorg); len(kreeg) != 0 {
			t.Errorf("niets gevraagd: %v", kreeg)
		}
		if kreeg := nummers(ander, 1, 2); len(kreeg) != 0 {
			t.Errorf("van een ander: %v", kreeg)
		}
		var alle []int64
		for n := int64(aantal); n > 0; n-- {
			alle = append(alle, n)
		}
		kreeg := nummers(zorg, alle...)
		slices.Reverse(alle)
		if !slices.Equal(kreeg, alle) {
			t.Errorf("%d van %d nummers, of niet op volgorde", len(kreeg), len(alle))
		}
	})
}

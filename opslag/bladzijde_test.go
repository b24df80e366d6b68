package opslag_test

import (
	"testing"

	"pgregory.net/rapid"

	"nabuur/opslag"
)

// TestBladzijde: the groups of a page hold exactly its rows, and no group too many.
func TestBladzijde(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groottes := rapid.SliceOfN(rapid.Int64Range(1, 6), 0, 12).Draw(t, "groottes")
		overslaan, aantal := rapid.Int64Range(0, 40).Draw(t, "overslaan"), rapid.Int64Range(1, 9).Draw(t, "aantal")
		var rijen []int // of each row its group
		for groep, n := range groottes {
			for range n {
				rijen = append(rijen, groep)
			}
		}
		b := opslag.ZoekBladzijde(groottes, overslaan, aantal)
		begin := min(int(overslaan), len(rijen))
		hier := rijen[begin:min(begin+int(aantal), len(rijen))]
		if len(hier) == 0 {
			if b.Van != b.Tot && b.Van < len(groottes) {
				t.Fatalf("een lege bladzijde: %+v", b)
			}
			return
		}
		if b.Van != hier[0] || b.Tot != hier[len(hier)-1]+1 {
			t.Fatalf("%+v, verwacht groep %d tot %d", b, hier[0], hier[len(hier)-1]+1)
		}
		voor := int64(0)
		for _, n := range groottes[:b.Van] {
			voor += n
		}
		if voor+b.Overslaan != overslaan {
			t.Fatalf("%+v: %d rijen ervoor, verwacht %d", b, voor+b.Overslaan, overslaan)
		}
	})
}

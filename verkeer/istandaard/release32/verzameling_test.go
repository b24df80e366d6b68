package release32

import (
	"testing"

	"pgregory.net/rapid"
)

// TestVerzameling holds the set against a map, over random keys of which many come
// twice.
func TestVerzameling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var beide [2]verzameling
		maakVerzamelingen(beide[:], 0)
		v, ander := &beide[0], &beide[1]
		wil := map[string]bool{}
		for _, sleutel := range rapid.SliceOfN(rapid.StringMatching(`[ab\x00]{0,5}`), 0, 300).Draw(t, "sleutels") {
			if v.heeft([]byte(sleutel)) != wil[sleutel] {
				t.Fatalf("%q: heeft %v", sleutel, !wil[sleutel])
			}
			if v.erbij([]byte(sleutel)) != wil[sleutel] {
				t.Fatalf("%q: er al %v", sleutel, !wil[sleutel])
			}
			wil[sleutel] = true
			ander.erbij([]byte(sleutel + "x"))
		}
		if v.aantal != len(wil) {
			t.Fatalf("%d sleutels, wil %d", v.aantal, len(wil))
		}
	})
}

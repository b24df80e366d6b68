package release32

import (
	"fmt"
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
		if v.aantal() != len(wil) {
			t.Fatalf("%d sleutels, wil %d", v.aantal(), len(wil))
		}
	})
}

// TestVerzamelingGroot: the keys of a large claim are new by the sieve alone; when they
// all come again the table is made, and finds each.
func TestVerzamelingGroot(t *testing.T) {
	const aantal = 8000
	var een [1]verzameling
	maakVerzamelingen(een[:], 10) // far too few: it grows
	v := &een[0]
	sleutel := func(i int) []byte { return fmt.Appendf(nil, "2026R%07d", i) }
	for i := range aantal {
		if v.erbij(sleutel(i)) {
			t.Fatalf("%s was er al", sleutel(i))
		}
	}
	if v.tafel != nil || v.aantal() != aantal {
		t.Errorf("%d sleutels, waarvan %d gezocht: de zeef laat te veel door", v.aantal(), v.gezocht)
	}
	for i := range 2 * aantal {
		if v.erbij(sleutel(i)) != (i < aantal) {
			t.Fatalf("%s: er al %v", sleutel(i), i >= aantal)
		}
	}
	if v.tafel == nil || v.aantal() != 2*aantal {
		t.Errorf("%d sleutels, tafel %d", v.aantal(), len(v.tafel))
	}
}

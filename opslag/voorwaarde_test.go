package opslag_test

import (
	"slices"
	"testing"

	"nabuur/opslag"
)

func TestVoorwaarde(t *testing.T) {
	var v opslag.Voorwaarde
	if leeg := v.String(); leeg != "" {
		t.Errorf("zonder delen: %q", leeg)
	}
	v.En("a = ? AND b < ?", "x", 3)
	v.En("c IS NULL")
	plek := v.Plek(25)
	v.En("d = ?", "y")
	v.In("e", "p", "q")
	if tekst := v.String(); tekst != "WHERE a = $1 AND b < $2 AND c IS NULL AND d = $4 AND e IN ($5, $6)" || plek != "$3" {
		t.Errorf("%q, %s", tekst, plek)
	}
	if !slices.Equal(v.Waarden, []any{"x", 3, 25, "y", "p", "q"}) {
		t.Errorf("%v", v.Waarden)
	}
}

package geldblad

import (
	"testing"

	"nabuur/uitvoering/declaratie"
)

// TestDeclaratiestatus: a claim of which every line was refused is refused.
func TestDeclaratiestatus(t *testing.T) {
	for wil, k := range map[string]declaratie.Kop{
		"Goedgekeurd":       {Regels: 3},
		"Deels goedgekeurd": {Regels: 3, Afgekeurd: 2},
		"Afgekeurd":         {Regels: 3, Afgekeurd: 3},
	} {
		if kreeg := declaratiestatus(k).Tekst; kreeg != wil {
			t.Errorf("%+v: %q, wil %q", k, kreeg, wil)
		}
	}
}

package bericht_test

import (
	"testing"

	"nabuur/kader/berichtregel"
	"nabuur/verkeer/istandaard"
)

// TestRetourcodesGelijk: the codes with a name in the frame and in the message standard
// are the same (ADR 0018).
func TestRetourcodesGelijk(t *testing.T) {
	for _, paar := range [][2]string{
		{berichtregel.Goed, istandaard.RetourGoed},
		{berichtregel.NietBeoordeeld, istandaard.RetourNietBeoordeeld},
		{berichtregel.Toegewezen, istandaard.RetourToegewezen},
	} {
		if paar[0] != paar[1] || paar[0] == "" {
			t.Errorf("%q en %q", paar[0], paar[1])
		}
	}
}

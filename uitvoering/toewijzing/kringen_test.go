package toewijzing

import (
	"slices"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
)

// TestInKringen: municipalities with the same domains stand in one condition, and no
// municipality is asked in a domain that is not its circle.
func TestInKringen(t *testing.T) {
	code := func(tekst string) kenmerk.Gemeentecode { return kenmerk.Must(kenmerk.ParseGemeentecode(tekst)) }
	waarden := []any{"eerst"}
	delen := InKringen([]Kring{
		{code("0402"), taakverdeling.Wmo}, {code("0402"), taakverdeling.Jeugd}, {code("0457"), taakverdeling.Wmo},
		{code("1942"), taakverdeling.Wmo}, {code("1942"), taakverdeling.Jeugd}, {code("1942"), taakverdeling.Jeugd},
	}, &waarden, "t")
	wil := []string{"t.gemeente IN ($2, $3) AND t.domein IN ($4, $5)", "t.gemeente IN ($6) AND t.domein IN ($7)"}
	if !slices.Equal(delen, wil) {
		t.Errorf("%q", delen)
	}
	if !slices.Equal(waarden, []any{"eerst", code("0402"), code("1942"), "wmo", "jeugd", code("0457"), "wmo"}) {
		t.Errorf("%v", waarden)
	}
}

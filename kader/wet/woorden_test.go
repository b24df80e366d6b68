package wet

import "testing"

// Every kind of term that rooms name has its words, and is a kind that the law knows.
func TestTermijnwoorden(t *testing.T) {
	for _, soort := range []string{WmoOnderzoek, WmoPlan, WmoBeschikking, Bezwaar, BeslissingOpBezwaar} {
		if naam, doel := Termijnnaam(soort), Termijndoel(soort); naam == "" || naam == soort || doel == "" || doel == naam {
			t.Errorf("%s heet %q en is voor %q", soort, naam, doel)
		}
	}
	if Termijnnaam("onzin") != "onzin" || Termijndoel("onzin") != "onzin" {
		t.Error("een soort zonder naam houdt de eigen")
	}
}

package organisatie

import "testing"

func TestFunctietekst(t *testing.T) {
	for _, g := range []struct {
		functies []Functie
		wil      string
	}{
		{nil, ""}, {[]Functie{Loket}, "Loket"}, {[]Functie{WmoConsulent, Backoffice}, "Wmo-consulent, uitvoering"},
		{[]Functie{"handhaver"}, "Handhaver"},
	} {
		if tekst := (Wie{Functies: g.functies}).Functietekst(); tekst != g.wil {
			t.Errorf("%q: %q, wil %q", g.functies, tekst, g.wil)
		}
	}
}

package zaak_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

// TestMetNummer: who may know of a case finds it by its number; who may not hears what
// he would hear without it, letter for letter, by its number as by its id.
func TestMetNummer(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Gemeld)
		nummer := p.zaak().Nummer
		for _, wie := range [][2]string{{"0457", "m.jansen"}, {"0457", "j.bakker"}} {
			if ref, err := p.h.Zaken.MetNummer(t.Context(), p.kijk(wie[0], wie[1]), weesp, nummer); err != nil || ref != p.ref() {
				t.Errorf("%v vindt %+v (%v)", wie, ref, err)
			}
		}
		vreemd := p.kijk("1696", "o.dekker")
		_, wel := p.h.Zaken.MetNummer(t.Context(), vreemd, weesp, nummer)
		p.weigert(wel, fout.NietGevonden, `Er is geen zaak met nummer "`+nummer+`"`)
		_, geen := p.h.Zaken.MetNummer(t.Context(), vreemd, weesp, "2016-999999")
		p.weigert(geen, fout.NietGevonden, `Er is geen zaak met nummer "2016-999999"`)

		_, zien := p.h.Zaken.Zien(t.Context(), vreemd, weesp, p.id)
		_, nooit := p.h.Zaken.Zien(t.Context(), vreemd, weesp, "geen-id")
		if fout.Zin(zien) != fout.Zin(nooit) || !fout.Is(zien, fout.NietGevonden) {
			t.Errorf("van wat er is: %v; van wat er niet is: %v", zien, nooit)
		}
		gevonden, staat, err := zaak.MetNummer(t.Context(), o, weesp, nummer)
		if err != nil || !staat || gevonden.ID != p.id {
			t.Errorf("zonder vraag naar rechten: %+v %v %v", gevonden, staat, err)
		}
	})
}

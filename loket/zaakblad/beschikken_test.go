package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"testing"
)

// A decision asks an outcome, a reason and the tick on whose behalf; the first day that it may not
// be taken by this user, the form is not there.
func TestFoutenInHetBesluit(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Voorbereid)
	p.H.Op("2017-01-03")
	b, pad := p.Als("0457/p.visser"), p.Zaakpad()+"/beschikking"
	b.Stuurt(pad, b.Formulier(pad, "motivering", "Dit is nodig."), http.StatusBadRequest, `href="#veld-uitkomst"`, `href="#veld-zeker"`,
		"Dit is nodig.", "!veld-motivering-fout")
	b.Stuurt(pad, b.Formulier(pad, "uitkomst", "toegekend", "zeker", "ja"), http.StatusBadRequest, `href="#veld-motivering"`,
		`value="toegekend" checked`)
	b.Stuurt(pad, b.Formulier(pad, "uitkomst", "toegekend", "motivering", "Dit is nodig.", "zeker", "ja"), http.StatusOK,
		"Het besluit is genomen", "14 februari 2017")
	b.Ziet(pad, http.StatusConflict, "Terug naar de zaak")
}

package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"testing"
)

// A proposal may hold more provisions; what is wrong with one is said at that one.
func TestFoutenInHetVoorstel(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Aangevraagd)
	p.H.Op("2017-01-02")
	b, pad := p.Als("1942/s.mulder"), p.Zaakpad()+"/voorbereiden"
	b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "volume-1", "120", "advies", "Doen.", "meer", "ja"),
		http.StatusOK, "Voorziening 2", `value="120"`, "Doen.")
	b.Stuurt(pad, b.Formulier(pad, "aantal", "2", "voorstel", "toekennen", "product-1", "onzin", "volume-1", "veel", "frequentie-1",
		"9", "vanaf-1", "2017-02-30", "tot-1", "2017-01-01", "advies", "Doen."),
		http.StatusBadRequest, `href="#veld-product-1"`, `href="#veld-volume-1"`, `href="#veld-frequentie-1"`, `href="#veld-vanaf-1"`,
		`value="veel"`, "Doen.", "!veld-product-2-fout")
	b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", proefloket.AGB.String()+"/01/01A01", "volume-1",
		"120", "frequentie-1", "2", "vanaf-1", "2017-01-09", "advies", "Doen."),
		http.StatusBadRequest, `href="#veld-tot-1"`, "einddatum", `value="120"`)
	b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", proefloket.AGB.String()+"/01/01A01", "volume-1",
		"120", "frequentie-1", "4", "vanaf-1", "2015-01-01", "advies", "Doen."),
		http.StatusBadRequest, `href="#veld-product-1"`, `value="2015-01-01"`)
	b.Stuurt(pad, b.Formulier(pad, "voorstel", "afwijzen", "advies", "Het netwerk kan dit."), http.StatusOK, "Het voorstel ligt klaar",
		"Het netwerk kan dit.")
}

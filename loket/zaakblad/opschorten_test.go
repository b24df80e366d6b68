package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"testing"
)

// A suspension runs from the day after the invitation, and its end does not lie before it.
func TestOpschorten(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Aangevraagd)
	p.H.Op("2017-01-02")
	b := p.Als("1942/s.mulder")
	b.Stuurt(p.Zaakpad()+"/opschorten", b.Formulier(p.Zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-20",
		"toelichting", "Het bewijs ontbrak."),
		http.StatusBadRequest, `href="#veld-aangevuld"`, "Het bewijs ontbrak.")
	b.Stuurt(p.Zaakpad()+"/opschorten", b.Formulier(p.Zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-28",
		"toelichting", "Het bewijs ontbrak."),
		http.StatusOK, "De beslistermijn is opgeschort", "9 januari 2017")
}

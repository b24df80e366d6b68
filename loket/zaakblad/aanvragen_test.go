package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"testing"
)

// Without an answer there is no aanvraag, and a case that ends without one ends for good.
func TestAanvragenOfAfsluiten(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.VerslagVerstuurd)
	b, pad := p.Als("0457/k.degroot"), p.Zaakpad()
	b.Stuurt(pad+"/aanvraag", b.Formulier(pad+"/aanvraag", "opmerking", "Graag op maandag."), http.StatusBadRequest,
		`href="#veld-akkoord"`, "Graag op maandag.")
	b.Stuurt(pad+"/aanvraag", b.Formulier(pad+"/aanvraag", "akkoord", "nee"), http.StatusBadRequest, "Zonder akkoord",
		`href="#veld-akkoord"`)
	b.Stuurt(pad+"/afsluiten", b.Formulier(pad+"/afsluiten"), http.StatusBadRequest, `href="#veld-reden"`)
	b.Stuurt(pad+"/afsluiten", b.Formulier(pad+"/afsluiten", "reden", "De buurvrouw helpt."), http.StatusOK, "De zaak is afgesloten",
		"De buurvrouw helpt.")
	b.Ziet(pad+"/aanvraag", http.StatusConflict, "Terug naar de zaak")
}

package zaakblad_test

import (
	"net/http"
	"net/url"
	"testing"

	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
)

// Who may not do something does not get its button: not who lacks the mandate, and nobody
// before the law lets it.
func TestGeenKnopDieAltijdWeigert(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Gemeld)
	pad := p.Zaakpad()
	p.Als("0457/k.degroot").Ziet(pad, http.StatusOK, "Leg het gesprek vast", "!Leg het akkoord vast")
	p.H.Op("2017-01-17") // the six weeks are over
	p.Als("0457/k.degroot").Ziet(pad, http.StatusOK, "Leg het akkoord vast")

	q := proefloket.Open(t, "2016-12-05", true)
	q.Tot(zaak.Voorbereid)
	pad = q.Zaakpad()
	q.Als("0457/k.degroot").Ziet(pad, http.StatusOK, "!Neem het besluit:", "U bereidt voor, een ander beslist", "teamleider")
	q.Als("0457/k.degroot").Ziet(pad+"/beschikking", http.StatusForbidden, "teamleider")
	q.Als("0457/p.visser").Ziet(pad, http.StatusOK, "Neem het besluit", "!een ander beslist")

	r := proefloket.Open(t, "2016-12-05", true)
	r.Tot(zaak.InBezwaar)
	r.Als("0457/p.visser").Ziet(r.Zaakpad(), http.StatusOK, "!Beslis op het bezwaar:", "een ander beslist")
	r.Als("0457/j.bakker").Ziet(r.Zaakpad(), http.StatusOK, "Beslis op het bezwaar")
}

// A refusal for the law is told as it is, and not as if somebody changed the case.
func TestEenWeigeringIsGeenBotsing(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.VerslagVerstuurd)
	b, pad := p.Als("0457/k.degroot"), p.Zaakpad()
	velden := b.Formulier(pad + "/aanvraag")
	velden.Set("akkoord", "ja")
	b.Stuurt(pad+"/aanvraag", velden, http.StatusOK)
	b.Stuurt(pad+"/aanvraag", velden, http.StatusConflict, "Uw tekst is nog niet bewaard")
	oud := url.Values{"versie": velden["versie"], "akkoord": {"ja"}}
	b.Stuurt(pad+"/aanvraag", oud, http.StatusConflict, "nam", "Bekijk de zaak")
}

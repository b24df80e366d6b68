package herstelblad_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
)

// A grant whose allotting fails is seen on the case and on the list of whoever allots,
// with the reason; who does not hold the task hears who does. Settled, it is gone.
func TestMislukteToewijzingOpZaakEnLijst(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Beschikt)
	p.Mislukt()

	uitvoerder := p.Als("1942/s.mulder")
	uitvoerder.Ziet("/werk", http.StatusOK, "mislukt", "Bekijk en herstel")
	uitvoerder.Ziet(p.Zaakpad(), http.StatusOK, "De toewijzing na het besluit lukte niet", "Bekijk en herstel")
	p.Als("0457/k.degroot").Ziet(p.Zaakpad(), http.StatusOK, "De toewijzing na het besluit lukte niet", "Gooise Meren",
		"!Bekijk en herstel")
	p.Als("0457/k.degroot").Ziet("/werk", http.StatusOK, "!mislukt")

	lijst := uitvoerder.Ziet("/herstel", http.StatusOK, "De toewijzing na het besluit", "Het contract is gestopt", "Weesp")
	_, na, gevonden := strings.Cut(lijst, `href="/herstel/0457/`)
	if !gevonden {
		t.Fatalf("de rij leidt nergens heen: %s", proefloket.Kaal(lijst))
	}
	nummer, _, _ := strings.Cut(na, `"`)
	pad := "/herstel/0457/" + nummer
	uitvoerder.Ziet(pad, http.StatusOK, "Probeer opnieuw", "Handel af", "Bekijk de zaak")
	uitvoerder.Stuurt(pad+"/afhandelen", url.Values{"toelichting": {""}}, http.StatusBadRequest, "Schrijf in een paar woorden")
	uitvoerder.Stuurt(pad+"/afhandelen", url.Values{"toelichting": {"Met de hand toegewezen."}}, http.StatusOK, "Het is afgehandeld",
		"Er is niets mislukt")
	uitvoerder.Ziet(p.Zaakpad(), http.StatusOK, "!lukte niet")
	p.Als("1904/t.koning").Ziet(pad, http.StatusForbidden, "Gooise Meren", "!Het contract is gestopt")
	uitvoerder.Ziet("/herstel/0457/onzin", http.StatusNotFound)
}

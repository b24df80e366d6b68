package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// The talk is kept piece by piece; what cannot be kept is still there.
func TestFoutenInHetGesprek(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Gemeld)
	b, pad := p.Als("0457/k.degroot"), p.Zaakpad()+"/gesprek"
	b.Stuurt(pad, b.Formulier(pad), http.StatusBadRequest, "Er is niets veranderd")
	lang := strings.Repeat("lang verhaal ", 2000)
	b.Stuurt(pad, b.Formulier(pad, "3-netwerk", lang), http.StatusBadRequest, "te lang", lang[:200], `href="#veld-3-woorden"`)
	b.Stuurt(pad, b.Formulier(pad, "2-eigen", "Werkt bij de kringloop.", "verder", "2"), http.StatusOK, "U kunt verdergaan",
		"Werkt bij de kringloop.", "Leg het gesprek vast")
	b.Stuurt(pad, url.Values{"2-eigen": {"Een lange tekst die niemand wil verliezen."}}, http.StatusBadRequest,
		"Een lange tekst die niemand wil verliezen.")
}

package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"net/url"
	"testing"
)

// Two people at one case: the second is told, keeps his text, and can save again.
func TestTweeMensenOpEenZaak(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Gemeld)
	een, twee, pad := p.Als("0457/k.degroot"), p.Als("0457/m.jansen"), p.Zaakpad()+"/gesprek"
	oud := twee.Formulier(pad, "0-woorden", "Tekst van twee.")
	een.Stuurt(pad, een.Formulier(pad, "0-woorden", "Tekst van een.", "1-eigen", "Alleen een schreef dit."), http.StatusOK)
	tekst := twee.Stuurt(pad, oud, http.StatusConflict, "Uw tekst is nog niet bewaard", "Karim de Groot legde het keukentafelgesprek vast",
		"Tekst van twee.", "Bewaard staat nu: „Tekst van een.”", "Alleen een schreef dit.")
	versie := proefloket.VersieIn.FindStringSubmatch(tekst)
	if versie == nil || versie[1] == oud.Get("versie") {
		t.Fatalf("het formulier kwam niet met de nieuwe versie terug: %v", versie)
	}
	oud.Set("versie", versie[1])
	oud.Set("1-eigen", "Alleen een schreef dit.")
	twee.Stuurt(pad, oud, http.StatusOK, "Het gesprek is bewaard", "Tekst van twee.", "Alleen een schreef dit.")

	// A step that cannot be taken any more says so, and still keeps the text.
	laat := twee.Formulier(p.Zaakpad() + "/verslag")
	een.Stuurt(p.Zaakpad()+"/verslag", een.Formulier(p.Zaakpad()+"/verslag"), http.StatusOK, "Het verslag is verstuurd")
	twee.Stuurt(p.Zaakpad()+"/verslag", laat, http.StatusConflict, "verslag verstuurd")
}

// Whoever may not do an act gets no form for it, and his form does nothing.
func TestWieNietMagKrijgtGeenFormulier(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Voorbereid)
	p.H.Op("2017-01-03")
	for _, g := range []struct{ wie, onder, zin string }{
		{"0457/m.jansen", "/voorbereiden", "Gooise Meren"},
		{"0457/h.smit", "/beschikking", "teamleider"},
		{"0457/k.degroot", "/beschikking", "teamleider"},
		{"1942/s.mulder", "/beschikking", "Weesp"},
		{"1942/n.hendriks", "/beschikking", "Weesp"},
	} {
		b := p.Als(g.wie)
		b.Ziet(p.Zaakpad()+g.onder, http.StatusForbidden, g.zin, `!name="motivering"`)
		b.Stuurt(p.Zaakpad()+g.onder, url.Values{"versie": {"6"}, "uitkomst": {"toegekend"},
			"motivering": {"Omdat ik het wil en dit lang is."}, "zeker": {"ja"}, "voorstel": {"afwijzen"}, "advies": {"Nee."}},
			http.StatusForbidden, g.zin)
	}
	nu, err := zaak.Get(t.Context(), p.H.Opslag, proefloket.Weesp, p.Zaak.ID)
	p.Moet(err)
	if nu.Stand != zaak.Voorbereid || nu.Versie != p.Zaak.Versie {
		t.Errorf("de zaak veranderde: %+v", nu)
	}
}

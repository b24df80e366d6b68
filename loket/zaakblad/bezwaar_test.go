package zaakblad_test

import (
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
	"net/http"
	"testing"
)

// An objection is written down with the day it came in, also when that is late; another than who
// took the decision decides on it.
func TestBezwaarVastleggenEnBeslissen(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Beschikt)
	p.H.Op("2017-02-15") // the day after the last
	b, pad := p.Als("0457/j.bakker"), p.Zaakpad()
	b.Stuurt(pad+"/bezwaar", b.Formulier(pad+"/bezwaar", "ontvangen", "2017-02-30"), http.StatusBadRequest, `href="#veld-ontvangen"`,
		`href="#veld-gronden"`, `value="2017-02-30"`)
	b.Stuurt(pad+"/bezwaar", b.Formulier(pad+"/bezwaar", "ontvangen", "2017-02-15", "gronden", "Twee uur is te weinig."),
		http.StatusOK, "Het bezwaar is vastgelegd")
	p.Als("0457/p.visser").Ziet(pad+"/beslissing-op-bezwaar", http.StatusForbidden, "10:3", `!name="motivering"`)
	beslissing := pad + "/beslissing-op-bezwaar"
	b.Ziet(beslissing, http.StatusOK, "Wie het besluit nam, beslist niet op het bezwaar", "Twee uur is te weinig.")
	b.Stuurt(beslissing, b.Formulier(beslissing), http.StatusBadRequest, `href="#veld-uitkomst"`, `href="#veld-motivering"`,
		`href="#veld-zeker"`)
	b.Stuurt(beslissing, b.Formulier(beslissing, "uitkomst", "niet-ontvankelijk", "motivering", "Het kwam een dag te laat.", "zeker", "ja"),
		http.StatusOK, "De beslissing op bezwaar is genomen")
}

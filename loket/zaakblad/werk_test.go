package zaakblad_test

import (
	"net/http"
	"strings"
	"testing"

	"nabuur/proef/proefloket"
)

// The list keeps its filter in the address, pages through it, and says what it
// left out.
func TestWerklijstMetFilterEnBladen(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Vol()
	b := p.Als("0457/k.degroot")
	tekst := b.Ziet("/werk", http.StatusOK, "30 zaken", "1 tot en met 25 van 30", "/werk?blad=2", "1 dag te laat")
	if eerste, tweede := strings.Index(tekst, "1 dag te laat"), strings.Index(tekst, "nog 19 dagen"); eerste < 0 || tweede < eerste {
		t.Errorf("wat te laat is staat niet bovenaan: %d, %d", eerste, tweede)
	}
	if n := strings.Count(tekst, "nb-rij--link"); n != 25 {
		t.Errorf("%d rijen op het eerste blad, wil 25", n)
	}
	if n := strings.Count(b.Ziet("/werk?blad=2", http.StatusOK, "26 tot en met 30 van 30"), "nb-rij--link"); n != 5 {
		t.Errorf("%d rijen op het tweede blad, wil 5", n)
	}
	if n := strings.Count(b.Ziet("/werk?uiterlijk=te-laat", http.StatusOK, "10 zaken", "!nog 19 dagen", "haal dit filter weg"),
		"nb-rij--link"); n != 10 {
		t.Errorf("%d rijen te laat, wil 10", n)
	}
	b.Ziet("/werk?uiterlijk=2017-01-02&taak=wmo.onderzoek&gemeente=0457", http.StatusOK, "20 zaken", "Wmo: onderzoek doen")
	b.Ziet("/werk?taak=wmo.besluit", http.StatusOK, "0 zaken", "Geen zaken bij dit filter")
	b.Ziet("/werk?gemeente=1942", http.StatusOK, "0 zaken", "!Proef")
	b.Ziet("/werk?taak=wmo.onzin", http.StatusBadRequest, "wmo.onzin")
	b.Ziet("/werk?uiterlijk=morgen", http.StatusBadRequest, "morgen")
	b.Ziet("/werk?blad=99", http.StatusOK, "30 zaken")
	p.Als("1942/r.vos").Ziet("/werk", http.StatusOK, "Uw functie heeft geen zaken", "!Proef")
	p.Als("1942/n.hendriks").Ziet("/werk", http.StatusOK, "!Proef")
}

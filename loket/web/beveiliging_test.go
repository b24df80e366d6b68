package web_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
)

// A form from another website changes nothing, whatever the browser says about it.
func TestVreemdFormulierWordtGeweigerd(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	loket := p.Als("0457/m.jansen")
	for kop, waarde := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://elders.example"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.Adres+"/zaken/nieuw",
			strings.NewReader(proefloket.Meldveld().Encode()))
		p.Moet(err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set(kop, waarde)
		status, tekst := loket.Antwoord(loket.C.Do(r))
		loket.Toets(kop, status, tekst, http.StatusForbidden, []string{"andere website"})
	}
	loket.Ziet("/werk", http.StatusOK, "!Linden")
	loket.Stuurt("/zaken/nieuw", proefloket.Meldveld(), http.StatusOK, "De melding is aangenomen")
}

// Every answer keeps to itself: policy, no frames, no cache, a cookie that script
// and other sites do not get.
func TestKoppenVanElkAntwoord(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	b := p.Als("0457/m.jansen")
	for _, pad := range []string{"/werk", "/bestaat-niet", "/zaken/0457/x", "/wie-doet-wat"} {
		r, err := b.C.Get(p.Adres + pad)
		p.Moet(err)
		_, err = io.Copy(io.Discard, r.Body)
		p.Moet(err)
		p.Moet(r.Body.Close())
		for kop, wil := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "same-origin", "Cache-Control": "no-store", "Cross-Origin-Opener-Policy": "same-origin",
		} {
			if kreeg := r.Header.Get(kop); !strings.HasPrefix(kreeg, wil) {
				t.Errorf("%s: %s is %q, wil %q", pad, kop, kreeg, wil)
			}
		}
		if csp := r.Header.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") {
			t.Errorf("%s: %s", pad, csp)
		}
	}
	r, err := http.PostForm(p.Adres+"/aanmelden", url.Values{"wie": {"0457/m.jansen"}})
	p.Moet(err)
	p.Moet(r.Body.Close())
	vers := p.Bezoeker()
	vers.C.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r, err = vers.C.PostForm(p.Adres+"/aanmelden", url.Values{"wie": {"0457/m.jansen"}, "terug": {"//elders.example"}})
	p.Moet(err)
	p.Moet(r.Body.Close())
	koekje := r.Header.Get("Set-Cookie")
	if !strings.Contains(koekje, "HttpOnly") || !strings.Contains(koekje, "SameSite=Lax") {
		t.Errorf("koekje %q", koekje)
	}
	if naar := r.Header.Get("Location"); naar != "/werk" {
		t.Errorf("na het aanmelden naar %q, wil /werk", naar)
	}
}

// Without login there is nothing to see, and outside the demo there is no login
// of the demo and no clock.
func TestZonderAanmelden(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Gemeld)
	niemand := p.Bezoeker()
	for _, pad := range []string{"/", "/werk", "/zaken/nieuw", p.Zaakpad(), p.Zaakpad() + "/gesprek", p.Zaakpad() + "/brieven/1",
		"/wie-doet-wat", "/declaraties", "/betalingen"} {
		niemand.Ziet(pad, http.StatusOK, "Kies wie u bent", "!Linden")
	}
	niemand.Stuurt(p.Zaakpad()+"/gesprek", url.Values{"versie": {"2"}}, http.StatusOK, "Kies wie u bent", "!Linden")
	niemand.Stuurt("/aanmelden", url.Values{"wie": {"9999/x"}}, http.StatusBadRequest, "Kies een medewerker")
	niemand.Stuurt("/aanmelden", url.Values{"wie": {"0457/bestaat.niet"}}, http.StatusNotFound)

	echt := proefloket.Open(t, "2016-12-05", false).Bezoeker()
	echt.Ziet("/aanmelden", http.StatusNotFound)
	echt.Stuurt("/aanmelden", url.Values{"wie": {"0457/m.jansen"}}, http.StatusNotFound)
	echt.Stuurt("/klok", url.Values{"datum": {"2017-01-01"}}, http.StatusNotFound)
	echt.Ziet("/werk", http.StatusServiceUnavailable, "nog niet ingericht", "!Demo")
}

// Who leaves service, by the clock, is logged out.
func TestUitDienstIsUitgelogd(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	b := p.Als("0457/k.degroot")
	p.H.Op("2022-03-24")
	b.Ziet("/werk", http.StatusOK, "Kies wie u bent", "24 maart 2022", "Farid Dijkstra", "!Karim de Groot")
	c := p.Als("1942/s.mulder")
	c.Stuurt("/afmelden", nil, http.StatusOK, "Kies wie u bent")
	c.Ziet("/werk", http.StatusOK, "Kies wie u bent")
}

// The clock of the demo goes where it is told, and nowhere else.
func TestKlok(t *testing.T) {
	p := proefloket.Open(t, "2016-12-20", true)
	b := p.Als("0457/h.smit")
	b.Ziet("/werk", http.StatusOK, "20 december 2016", "Een dag verder", "1 januari 2017: 16 taken van Weesp")
	b.Stuurt("/klok", url.Values{"datum": {"2016-12-20"}, "sprong": {"2016-12-21"}, "terug": {"/wie-doet-wat"}}, http.StatusOK,
		"Het is nu woensdag 21 december 2016", "Bekijk wie wat doet")
	b.Stuurt("/klok", url.Values{"datum": {"31-12-2016"}}, http.StatusBadRequest, "31-12-2016")
	b.Stuurt("/klok", url.Values{"datum": {"1950-01-01"}}, http.StatusBadRequest, "2015 tot en met 2100")
	b.Ziet("/werk", http.StatusOK, "21 december 2016")
}

// A body without end is refused, not read.
func TestTeGroteInvoer(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	b := p.Als("0457/m.jansen")
	velden := proefloket.Meldveld()
	velden.Set("hulpvraag", strings.Repeat("a", 5<<20))
	b.Stuurt("/zaken/nieuw", velden, http.StatusRequestEntityTooLarge, "meer tekst dan Nabuur aanneemt")
}

// What is no text is refused at the edge, on both databases the same: 400, and never a
// fault of the program.
func TestWatGeenTekstIs(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := proefloket.OpenMet(t, o, "2016-12-05", true)
		b := p.Als("0457/m.jansen")
		for _, pad := range []string{"/werk?taak=%00", "/werk?taak=%ff", "/zaken/0457/%00", "/berichten/alle?na=%c3%28"} {
			r, err := b.C.Get(p.Adres + pad)
			status, _ := b.Antwoord(r, err)
			if status != http.StatusBadRequest {
				t.Errorf("%s: %d", pad, status)
			}
		}
		for naam, waarde := range map[string]string{"achternaam": "Kroon\x00", "hulpvraag": "Caf\xe9", "straat": "Nieuw\vstraat"} {
			velden := proefloket.Meldveld()
			velden.Set(naam, waarde)
			b.Stuurt("/zaken/nieuw", velden, http.StatusBadRequest)
		}
		b.Ziet("/werk", http.StatusOK, "!Linden")
		b.Stuurt("/zaken/nieuw", proefloket.Meldveld(), http.StatusOK, "De melding is aangenomen")
	})
}

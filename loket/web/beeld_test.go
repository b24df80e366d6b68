package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"nabuur/loket/web"
	"nabuur/proef/scherm"
	"nabuur/uitvoering/zaak"
)

// spiegel serves pages as they were answered to somebody, so that Chromium can
// judge a refusal and the answer to a form like any other page. Styles and script
// come from the counter itself.
type spiegel struct {
	slot    sync.Mutex
	bladen  []string
	adres   string
	browser *scherm.Browser
}

func (p *proef) spiegel(browser *scherm.Browser) *spiegel {
	p.Helper()
	doel, err := url.Parse(p.adres)
	p.moet(err)
	s := &spiegel{browser: browser}
	mux := http.NewServeMux()
	mux.Handle(web.BeeldPad, httputil.NewSingleHostReverseProxy(doel))
	mux.HandleFunc("/blad/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		if _, err := fmt.Sscan(r.PathValue("n"), &n); err != nil {
			http.NotFound(w, r)
			return
		}
		s.slot.Lock()
		defer s.slot.Unlock()
		w.Header().Set("Content-Security-Policy", web.Inhoudsbeleid)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(s.bladen[n])) // a browser that went away shows in the test itself
	})
	server := httptest.NewServer(mux)
	p.Cleanup(server.Close)
	s.adres = server.URL
	return s
}

// keur judges a page at both widths: axe, sideways scrolling, focus, complaints
// of the browser. The photographs bear its name.
func (s *spiegel) keur(t *testing.T, naam, tekst string) {
	t.Helper()
	s.slot.Lock()
	s.bladen = append(s.bladen, tekst)
	adres := fmt.Sprintf("%s/blad/%d", s.adres, len(s.bladen)-1)
	s.slot.Unlock()
	if !strings.Contains(tekst, "<main") {
		t.Fatalf("%s: geen pagina: %s", naam, tekst)
	}
	for _, zicht := range []scherm.Zicht{{Breedte: 1280}, {Breedte: 320}} {
		s.browser.Bezoek(t, adres, zicht).Keur("pagina-" + naam + "-" + zicht.String())
	}
}

// metStijl leaves the test out when the styles were not built: without them
// there is nothing to look at.
func metStijl(t *testing.T) {
	t.Helper()
	beelden, err := web.NewBeelden(web.Bestanden)
	if err != nil {
		t.Fatal(err)
	}
	if beelden.Gewicht("nabuur.css") == 0 {
		zonderBeeld(t)
	}
}

// TestPaginasInDeBrowser looks at every page: normal, empty and with errors.
func TestPaginasInDeBrowser(t *testing.T) {
	metStijl(t)
	p := open(t, "2016-12-05", true)
	s := p.spiegel(scherm.Open(t))
	_, tekst := p.bezoeker().lees("/aanmelden")
	s.keur(t, "aanmelden", tekst)
	loket, wijkteam := p.als("0457/m.jansen"), p.als("0457/k.degroot")
	s.keur(t, "werk-leeg", loket.ziet("/werk", http.StatusOK, "Er wacht niets op u"))
	s.keur(t, "melden", loket.ziet("/zaken/nieuw", http.StatusOK))
	s.keur(t, "melden-fout", loket.stuurt("/zaken/nieuw", url.Values{"hulpvraag": {"Het huishouden lukt niet meer."}, "bsn": {"123"}, "gemeente": {"0457"}}, http.StatusBadRequest))

	p.tot(zaak.InOnderzoek)
	pad := p.zaakpad()
	s.keur(t, "gesprek", wijkteam.ziet(pad+"/gesprek", http.StatusOK))
	s.keur(t, "gesprek-botsing", wijkteam.stuurt(pad+"/gesprek", url.Values{"versie": {"1"}, "0-woorden": {"Een andere tekst."}}, http.StatusConflict))
	s.keur(t, "verslag", wijkteam.ziet(pad+"/verslag", http.StatusOK))
	p.opnieuw(t, s)
}

// opnieuw looks at the pages of the later stands of a second case.
func (p *proef) opnieuw(t *testing.T, s *spiegel) {
	q := open(t, "2016-12-05", true)
	s.adresVan(q)
	q.tot(zaak.Aangevraagd)
	q.h.Op("2016-12-21")
	pad := q.zaakpad()
	uitvoering, dienst := q.als("0457/h.smit"), q.als("1942/s.mulder")
	s.keur(t, "werk", uitvoering.ziet("/werk", http.StatusOK, "Linden"))
	s.keur(t, "werk-filter-leeg", uitvoering.ziet("/werk?uiterlijk=te-laat", http.StatusOK, "Geen zaken bij dit filter"))
	s.keur(t, "zaak-voor", uitvoering.ziet(pad, http.StatusOK))
	s.keur(t, "zaak-geweigerd", dienst.ziet(pad, http.StatusForbidden))
	s.keur(t, "niet-gevonden", dienst.ziet("/zaken/0457/bestaat-niet", http.StatusNotFound))
	q.h.Op("2017-01-01")
	s.keur(t, "zaak-na", dienst.ziet(pad, http.StatusOK))
	s.keur(t, "voorbereiden", dienst.ziet(pad+"/voorbereiden", http.StatusOK))
	s.keur(t, "voorbereiden-fout", dienst.stuurt(pad+"/voorbereiden", dienst.formulier(pad+"/voorbereiden", "aantal", "2", "voorstel", "toekennen", "product-2", "x"), http.StatusBadRequest))
	s.keur(t, "opschorten-fout", dienst.stuurt(pad+"/opschorten", dienst.formulier(pad+"/opschorten", "uitgenodigd", "gisteren"), http.StatusBadRequest))
	s.keur(t, "wie-doet-wat", q.als("0457/p.visser").ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01", http.StatusOK))
	s.keur(t, "wie-doet-wat-leeg", q.als("0457/p.visser").ziet("/wie-doet-wat?gemeente=0457&datum=2014-01-01&domein=wmo", http.StatusOK, "Op deze dag doet niemand iets"))
	s.keur(t, "declaraties-leeg", q.als("1942/r.vos").ziet("/declaraties", http.StatusOK))
	s.keur(t, "betalingen-leeg", q.als("1942/r.vos").ziet("/betalingen", http.StatusOK))
}

package web_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"nabuur/loket/vorm"
	"nabuur/proef/scherm"
	"nabuur/uitvoering/zaak"
)

// spiegel serves pages as they were answered to somebody, so that Chromium can
// judge a refusal and the answer to a form like any other page.
type spiegel struct {
	slot    sync.Mutex
	bladen  []string
	adres   string
	browser *scherm.Browser
}

// openSpiegel leaves the test out when there is no browser or nothing to look at.
func openSpiegel(t *testing.T) *spiegel {
	t.Helper()
	vormgever, err := vorm.NewVormgever()
	if err != nil {
		t.Fatal(err)
	}
	beelden := vormgever.Beelden()
	if beelden.Gewicht("nabuur.css") == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("geen gebouwde stijlen: voer `make assets` uit voor de test")
		}
		t.Skip("weggelaten: geen gebouwde stijlen (make assets)")
	}
	s := &spiegel{browser: scherm.Open(t)}
	mux := http.NewServeMux()
	mux.Handle(vorm.BeeldPad, beelden)
	mux.HandleFunc("/blad/{n}", func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.PathValue("n"))
		s.slot.Lock()
		defer s.slot.Unlock()
		if err != nil || n >= len(s.bladen) {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", vorm.Inhoudsbeleid)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if _, err := io.WriteString(w, s.bladen[n]); err != nil {
			t.Log(err) // the browser went away; its own check says so
		}
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
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
	smal := s.browser.Bezoek(t, adres, scherm.Zicht{Breedte: 320})
	smal.Keur("pagina-" + naam + "-320")
	// The focus looks the same in a wide window; the rest is judged again.
	breed := s.browser.Bezoek(t, adres, scherm.Zicht{})
	if os.Getenv(scherm.BeeldenMap) != "" {
		breed.Foto("pagina-" + naam + "-1280")
	}
	for _, mis := range append(breed.Overtredingen(), breed.Klachten()...) {
		t.Errorf("%s op 1280: %s", naam, mis)
	}
	if px := breed.Overloop(); px > 0 {
		t.Errorf("%s op 1280: de pagina loopt %d px buiten beeld: %s", naam, px, breed.Uitsteeksel())
	}
}

// TestPaginasInDeBrowser looks at every page: normal, empty and with errors.
func TestPaginasInDeBrowser(t *testing.T) {
	s := openSpiegel(t)
	t.Run("aanmelden", func(t *testing.T) {
		t.Parallel()
		p := open(t, "2016-12-05", true)
		s.keur(t, "aanmelden", p.bezoeker().ziet("/aanmelden", http.StatusOK))
		loket := p.als("0457/m.jansen")
		s.keur(t, "werk-leeg", loket.ziet("/werk", http.StatusOK, "Er wacht niets op u"))
		p.vol()
		s.keur(t, "werk-vol", loket.ziet("/werk", http.StatusOK, "30 zaken"))
		s.keur(t, "melden", loket.ziet("/zaken/nieuw", http.StatusOK))
		s.keur(t, "melden-fout", loket.stuurt("/zaken/nieuw", url.Values{"hulpvraag": {hulpvraag}, "bsn": {"123"}, "gemeente": {"0457"}}, http.StatusBadRequest))
	})
	t.Run("gesprek", func(t *testing.T) {
		t.Parallel()
		p := open(t, "2016-12-05", true)
		p.tot(zaak.InOnderzoek)
		wijkteam, pad := p.als("0457/k.degroot"), p.zaakpad()
		s.keur(t, "gesprek", wijkteam.ziet(pad+"/gesprek", http.StatusOK))
		s.keur(t, "gesprek-botsing", wijkteam.stuurt(pad+"/gesprek", url.Values{"versie": {"1"}, "0-woorden": {"Een andere tekst."}}, http.StatusConflict))
		s.keur(t, "verslag", wijkteam.ziet(pad+"/verslag", http.StatusOK))
		wijkteam.stuurt(pad+"/verslag", wijkteam.formulier(pad+"/verslag"), http.StatusOK)
		s.keur(t, "aanvraag-fout", wijkteam.stuurt(pad+"/aanvraag", wijkteam.formulier(pad+"/aanvraag"), http.StatusBadRequest))
		s.keur(t, "afsluiten", wijkteam.ziet(pad+"/afsluiten", http.StatusOK))
	})
	t.Run("een januari", s.eenJanuari)
	t.Run("besluit", s.besluiten)
	t.Run("geld", s.geld)
	t.Run("berichten", s.berichten)
	t.Run("verzoeken", s.verzoeken)
}

func (s *spiegel) eenJanuari(t *testing.T) {
	t.Parallel()
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Aangevraagd)
	p.h.Op("2016-12-21")
	pad := p.zaakpad()
	uitvoering, dienst, leider := p.als("0457/h.smit"), p.als("1942/s.mulder"), p.als("0457/p.visser")
	s.keur(t, "werk", uitvoering.ziet("/werk", http.StatusOK, "Linden"))
	s.keur(t, "werk-filter-leeg", uitvoering.ziet("/werk?uiterlijk=te-laat", http.StatusOK, "Geen zaken bij dit filter"))
	s.keur(t, "zaak-voor", uitvoering.ziet(pad, http.StatusOK))
	s.keur(t, "zaak-geweigerd", dienst.ziet(pad, http.StatusForbidden))
	s.keur(t, "niet-gevonden", dienst.ziet("/zaken/0457/bestaat-niet", http.StatusNotFound))
	p.h.Op("2017-01-01")
	s.keur(t, "zaak-na", dienst.ziet(pad, http.StatusOK))
	s.keur(t, "voorbereiden", dienst.ziet(pad+"/voorbereiden", http.StatusOK))
	s.keur(t, "voorbereiden-fout", dienst.stuurt(pad+"/voorbereiden", dienst.formulier(pad+"/voorbereiden", "aantal", "2", "voorstel", "toekennen", "product-2", "x"), http.StatusBadRequest))
	s.keur(t, "opschorten-fout", dienst.stuurt(pad+"/opschorten", dienst.formulier(pad+"/opschorten", "uitgenodigd", "2016-12-31"), http.StatusBadRequest))
	s.keur(t, "wie-doet-wat", leider.ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01&domein=wmo", http.StatusOK))
	s.keur(t, "wie-doet-wat-leeg", leider.ziet("/wie-doet-wat?gemeente=0457&datum=2014-01-01&domein=wmo", http.StatusOK, "doet niemand iets"))
}

func (s *spiegel) besluiten(t *testing.T) {
	t.Parallel()
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Voorbereid)
	p.h.Op("2017-01-03")
	leider, pad := p.als("0457/p.visser"), p.zaakpad()
	s.keur(t, "beschikking", leider.ziet(pad+"/beschikking", http.StatusOK))
	s.keur(t, "beschikking-fout", leider.stuurt(pad+"/beschikking", leider.formulier(pad+"/beschikking"), http.StatusBadRequest))
	leider.stuurt(pad+"/beschikking", leider.formulier(pad+"/beschikking", "uitkomst", "toegekend", "motivering", "U heeft dit nodig.", "zeker", "ja"), http.StatusOK)
	s.keur(t, "zaak-beschikt", leider.ziet(pad, http.StatusOK, "Toegekend"))
	s.keur(t, "brief", leider.ziet(pad+"/brieven/3", http.StatusOK))
	p.h.Op("2017-02-10")
	jurist := p.als("0457/j.bakker")
	s.keur(t, "bezwaar-fout", jurist.stuurt(pad+"/bezwaar", jurist.formulier(pad+"/bezwaar"), http.StatusBadRequest))
	jurist.stuurt(pad+"/bezwaar", jurist.formulier(pad+"/bezwaar", "ontvangen", "2017-02-10", "gronden", "Twee uur is te weinig."), http.StatusOK)
	s.keur(t, "beslissing-op-bezwaar", jurist.ziet(pad+"/beslissing-op-bezwaar", http.StatusOK))
}

func (s *spiegel) geld(t *testing.T) {
	t.Parallel()
	p := open(t, "2016-12-05", true)
	controle := p.als("1942/r.vos")
	s.keur(t, "declaraties-leeg", controle.ziet("/declaraties", http.StatusOK, "Er zijn geen declaraties"))
	s.keur(t, "betalingen-leeg", controle.ziet("/betalingen", http.StatusOK, "Er wacht geen betaling"))
	s.keur(t, "werk-zonder-zaken", controle.ziet("/werk", http.StatusOK, "Uw functie heeft geen zaken"))
	p.toegewezen()
	p.h.Op("2021-04-12")
	p.declareert("D-2021-03", "2021-03-01", 48, 60)
	lijst := controle.ziet("/declaraties?gemeente=0457", http.StatusOK, "Deels goedgekeurd")
	s.keur(t, "declaraties", lijst)
	_, na, _ := strings.Cut(lijst, `href="/declaraties/0457/`)
	id, _, _ := strings.Cut(na, `"`)
	s.keur(t, "declaratie", controle.ziet("/declaraties/0457/"+id, http.StatusOK))
	s.keur(t, "betalingen", controle.ziet("/betalingen?gemeente=0457", http.StatusOK, "Keur goed"))
	s.keur(t, "zaak-geleverd", p.als("1942/s.mulder").ziet(p.zaakpad(), http.StatusOK, "Toegewezen", "maakte een bericht"))
}

func (s *spiegel) berichten(t *testing.T) {
	t.Parallel()
	p := open(t, "2016-12-05", true)
	dienst := p.als("1942/s.mulder")
	s.keur(t, "berichten-leeg", dienst.ziet("/berichten", http.StatusOK, "Er wacht niets"))
	s.keur(t, "berichten-geen-taak", p.als("1904/t.koning").ziet("/berichten", http.StatusOK))
	p.toegewezen()
	p.verzonden()
	p.h.Op("2017-01-10")
	p.vraagt("VOT-1", onbekende)
	s.keur(t, "berichten", dienst.ziet("/berichten", http.StatusOK, "blijft uit"))
	s.keur(t, "bericht", dienst.ziet(pad(p.enige("WMO301")), http.StatusOK))
	s.keur(t, "bericht-verzoek", dienst.ziet(pad(p.enige("WMO315")), http.StatusOK))
	p.keurtAf("9332")
	m := p.enige("WMO301")
	s.keur(t, "bericht-afgekeurd", dienst.ziet(pad(m), http.StatusOK, "Maak opnieuw"))
	s.keur(t, "bericht-fout", dienst.stuurt(pad(m)+"/afhandelen", url.Values{"toelichting": {"x"}}, http.StatusBadRequest))
	s.keur(t, "bericht-weigering", p.als("0457/h.smit").ziet(pad(m), http.StatusOK, "Gooise Meren"))
	s.keur(t, "berichten-alle", dienst.ziet("/berichten/alle?gemeente=0457", http.StatusOK, "301 Toewijzing"))
	s.keur(t, "berichten-alle-leeg", dienst.ziet("/berichten/alle?gemeente=0457&nummer=323", http.StatusOK, "Geen berichten"))
}

func (s *spiegel) verzoeken(t *testing.T) {
	t.Parallel()
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	dienst := p.als("1942/s.mulder")
	jeugd := verzoekpad(p.vraagtJeugd("J-1"))
	s.keur(t, "verzoek-jeugd", dienst.ziet(jeugd, http.StatusOK))
	s.keur(t, "verzoek-afwijzen-fout", dienst.stuurt(jeugd+"/afwijzen", dienst.formulier(jeugd+"/afwijzen", "woonplaatsgemeente", "x"), http.StatusBadRequest))
	vot := verzoekpad(p.vraagt("VOT-1", bewoonster().BSN.String()))
	s.keur(t, "verzoek-toewijzing", dienst.ziet(vot, http.StatusOK))
	s.keur(t, "verzoek-weigering", p.als("0457/h.smit").ziet(vot, http.StatusOK, "U beslist niet"))
	besluit := p.als("0457/p.visser")
	s.keur(t, "werk-verzoeken", besluit.ziet("/werk", http.StatusOK, "wachten"))
	s.keur(t, "verzoek-toekennen", besluit.ziet(vot+"/toekennen", http.StatusOK))
	s.keur(t, "verzoek-toekennen-fout", besluit.stuurt(vot+"/toekennen", besluit.formulier(vot+"/toekennen", "volume", "x", "zaak", "y", "vanaf", ""), http.StatusBadRequest))
	oud := dienst.formulier(vot + "/onderzoeken")
	s.keur(t, "verzoek-onderzoeken", dienst.ziet(vot+"/onderzoeken", http.StatusOK))
	dienst.stuurt(vot+"/afwijzen", dienst.formulier(vot+"/afwijzen", "reden", "6", "zeker", "ja"), http.StatusOK)
	s.keur(t, "verzoek-afgewezen", dienst.ziet(vot, http.StatusOK, "Stapeling"))
	s.keur(t, "verzoek-botsing", dienst.stuurt(vot+"/onderzoeken", oud, http.StatusConflict))
	vow := verzoekpad(p.wijzigt("VOW-1"))
	s.keur(t, "verzoek-wijziging", dienst.ziet(vow, http.StatusOK, "Stopt"))
	s.keur(t, "verzoek-wijziging-toekennen", besluit.ziet(vow+"/toekennen", http.StatusOK))
}

// TestDoorklikkenInDeBrowser goes the way of a visitor in Chromium itself: log in,
// find the case, set the clock, and see it on the list of the other organisation.
func TestDoorklikkenInDeBrowser(t *testing.T) {
	s := openSpiegel(t)
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Aangevraagd)
	p.h.Op("2016-12-31")
	for _, zicht := range []scherm.Zicht{{Breedte: 1280}, {Breedte: 320, ZonderScript: true}} {
		t.Run(zicht.String(), func(t *testing.T) {
			p.h.Op("2016-12-31")
			blad := s.browser.Bezoek(t, p.adres+"/aanmelden", zicht)
			blad.Klik(`button[value="1942/s.mulder"]`)
			blad.WachtOpAdres("/werk")
			blad.Klik(".nb-klok summary")
			blad.Vul("#klok-datum", "2017-01-01")
			blad.Klik(".nb-klok__vak .nl-button--primary")
			blad.Wacht(".nb-rij__link")
			blad.Klik(".nb-rij__link")
			blad.WachtOpAdres(p.zaakpad())
			if tekst := blad.Tekst("main"); !strings.Contains(tekst, "Behandel de aanvraag") || strings.Contains(tekst, kanarie) {
				t.Errorf("de zaak bij Gooise Meren: %s", tekst)
			}
			if klachten := blad.Klachten(); len(klachten) > 0 {
				t.Errorf("de browser meldt %q", klachten)
			}
		})
	}
}

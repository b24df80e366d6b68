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
	"nabuur/proef/proefloket"
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
		p := proefloket.Open(t, "2016-12-05", true)
		s.keur(t, "aanmelden", p.Bezoeker().Ziet("/aanmelden", http.StatusOK))
		loket := p.Als("0457/m.jansen")
		s.keur(t, "werk-leeg", loket.Ziet("/werk", http.StatusOK, "Er wacht geen zaak op u"))
		p.Vol()
		s.keur(t, "werk-vol", loket.Ziet("/werk", http.StatusOK, "30 zaken"))
		s.keur(t, "melden", loket.Ziet("/zaken/nieuw", http.StatusOK))
		s.keur(t, "melden-fout", loket.Stuurt("/zaken/nieuw",
			url.Values{"hulpvraag": {proefloket.Hulpvraag}, "bsn": {"123"}, "gemeente": {"0457"}}, http.StatusBadRequest))
	})
	t.Run("herstel", func(t *testing.T) {
		t.Parallel()
		p := proefloket.Open(t, "2016-12-05", true)
		uitvoerder := p.Als("1942/s.mulder")
		s.keur(t, "herstel-leeg", uitvoerder.Ziet("/herstel", http.StatusOK, "Er is niets mislukt"))
		p.Tot(zaak.Beschikt)
		p.Mislukt()
		s.keur(t, "werk-mislukt", uitvoerder.Ziet("/werk", http.StatusOK, "Bekijk en herstel"))
		s.keur(t, "zaak-mislukt", uitvoerder.Ziet(p.Zaakpad(), http.StatusOK, "Bekijk en herstel"))
		lijst := uitvoerder.Ziet("/herstel", http.StatusOK)
		s.keur(t, "herstel", lijst)
		_, na, _ := strings.Cut(lijst, `href="/herstel/0457/`)
		nummer, _, _ := strings.Cut(na, `"`)
		pad := "/herstel/0457/" + nummer
		s.keur(t, "herstel-een", uitvoerder.Ziet(pad, http.StatusOK))
		s.keur(t, "herstel-fout", uitvoerder.Stuurt(pad+"/afhandelen", url.Values{"toelichting": {""}}, http.StatusBadRequest))
		s.keur(t, "herstel-weigering", p.Als("1904/t.koning").Ziet(pad, http.StatusForbidden))
		blad := s.browser.Bezoek(t, p.Adres+"/aanmelden", scherm.Zicht{Breedte: 1280})
		blad.Klik(`button[value="1942/s.mulder"]`)
		blad.WachtOpAdres("/werk")
		blad.Klik(`a[href="/herstel"]`)
		blad.WachtOpAdres("/herstel")
		blad.Klik(`a[href="` + pad + `"]`)
		blad.WachtOpAdres(pad)
		blad.Vul(`textarea[name="toelichting"]`, "Met de hand toegewezen.")
		blad.Klik(`form[action="` + pad + `/afhandelen"] button`)
		blad.WachtOpAdres("/herstel")
		if tekst := blad.Tekst("main"); !strings.Contains(tekst, "Het is afgehandeld") || !strings.Contains(tekst, "Er is niets mislukt") {
			t.Errorf("na het afhandelen: %s", tekst)
		}
	})
	t.Run("gesprek", func(t *testing.T) {
		t.Parallel()
		p := proefloket.Open(t, "2016-12-05", true)
		p.Tot(zaak.InOnderzoek)
		wijkteam, pad := p.Als("0457/k.degroot"), p.Zaakpad()
		s.keur(t, "gesprek", wijkteam.Ziet(pad+"/gesprek", http.StatusOK))
		s.keur(t, "gesprek-botsing", wijkteam.Stuurt(pad+"/gesprek", url.Values{"versie": {"1"}, "0-woorden": {"Een andere tekst."}},
			http.StatusConflict))
		s.keur(t, "verslag", wijkteam.Ziet(pad+"/verslag", http.StatusOK))
		wijkteam.Stuurt(pad+"/verslag", wijkteam.Formulier(pad+"/verslag"), http.StatusOK)
		s.keur(t, "aanvraag-fout", wijkteam.Stuurt(pad+"/aanvraag", wijkteam.Formulier(pad+"/aanvraag"), http.StatusBadRequest))
		s.keur(t, "afsluiten", wijkteam.Ziet(pad+"/afsluiten", http.StatusOK))
	})
	t.Run("een januari", s.eenJanuari)
	t.Run("besluit", s.besluiten)
	t.Run("geld", s.geld)
	t.Run("berichten", s.berichten)
	t.Run("verzoeken", s.verzoeken)
}

func (s *spiegel) eenJanuari(t *testing.T) {
	t.Parallel()
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Aangevraagd)
	p.H.Op("2016-12-21")
	pad := p.Zaakpad()
	uitvoering, dienst, leider := p.Als("0457/h.smit"), p.Als("1942/s.mulder"), p.Als("0457/p.visser")
	s.keur(t, "werk", uitvoering.Ziet("/werk", http.StatusOK, "Linden"))
	s.keur(t, "werk-filter-leeg", uitvoering.Ziet("/werk?uiterlijk=te-laat", http.StatusOK, "Geen zaken bij dit filter"))
	s.keur(t, "zaak-voor", uitvoering.Ziet(pad, http.StatusOK))
	s.keur(t, "zaak-geweigerd", dienst.Ziet(pad, http.StatusForbidden))
	s.keur(t, "niet-gevonden", dienst.Ziet("/zaken/0457/bestaat-niet", http.StatusNotFound))
	p.H.Op("2017-01-01")
	s.keur(t, "zaak-na", dienst.Ziet(pad, http.StatusOK))
	s.keur(t, "voorbereiden", dienst.Ziet(pad+"/voorbereiden", http.StatusOK))
	s.keur(t, "voorbereiden-fout", dienst.Stuurt(pad+"/voorbereiden",
		dienst.Formulier(pad+"/voorbereiden", "aantal", "2", "voorstel", "toekennen", "product-2", "x"), http.StatusBadRequest))
	s.keur(t, "opschorten-fout", dienst.Stuurt(pad+"/opschorten", dienst.Formulier(pad+"/opschorten", "uitgenodigd", "2016-12-31"),
		http.StatusBadRequest))
	s.keur(t, "wie-doet-wat", leider.Ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01&domein=wmo", http.StatusOK))
	s.keur(t, "wie-doet-wat-leeg", leider.Ziet("/wie-doet-wat?gemeente=0457&datum=2014-01-01&domein=wmo", http.StatusOK,
		"doet niemand iets"))
}

func (s *spiegel) besluiten(t *testing.T) {
	t.Parallel()
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Voorbereid)
	p.H.Op("2017-01-03")
	leider, pad := p.Als("0457/p.visser"), p.Zaakpad()
	s.keur(t, "beschikking", leider.Ziet(pad+"/beschikking", http.StatusOK))
	s.keur(t, "beschikking-fout", leider.Stuurt(pad+"/beschikking", leider.Formulier(pad+"/beschikking"), http.StatusBadRequest))
	leider.Stuurt(pad+"/beschikking", leider.Formulier(pad+"/beschikking", "uitkomst", "toegekend", "motivering", "U heeft dit nodig.",
		"zeker", "ja"), http.StatusOK)
	s.keur(t, "zaak-beschikt", leider.Ziet(pad, http.StatusOK, "Toegekend"))
	s.keur(t, "brief", leider.Ziet(pad+"/brieven/3", http.StatusOK))
	p.H.Op("2017-02-10")
	jurist := p.Als("0457/j.bakker")
	s.keur(t, "bezwaar-fout", jurist.Stuurt(pad+"/bezwaar", jurist.Formulier(pad+"/bezwaar"), http.StatusBadRequest))
	jurist.Stuurt(pad+"/bezwaar", jurist.Formulier(pad+"/bezwaar", "ontvangen", "2017-02-10", "gronden", "Twee uur is te weinig."),
		http.StatusOK)
	s.keur(t, "beslissing-op-bezwaar", jurist.Ziet(pad+"/beslissing-op-bezwaar", http.StatusOK))
}

func (s *spiegel) geld(t *testing.T) {
	t.Parallel()
	p := proefloket.Open(t, "2016-12-05", true)
	controle := p.Als("1942/r.vos")
	s.keur(t, "declaraties-leeg", controle.Ziet("/declaraties", http.StatusOK, "Er zijn geen declaraties"))
	s.keur(t, "betalingen-leeg", controle.Ziet("/betalingen", http.StatusOK, "Er wacht geen betaling"))
	s.keur(t, "werk-zonder-zaken", controle.Ziet("/werk", http.StatusOK, "Uw functie heeft geen zaken"))
	p.Toegewezen()
	p.H.Op("2021-04-12")
	p.Declareert("D-2021-03", "2021-03-01", 48, 60)
	lijst := controle.Ziet("/declaraties?gemeente=0457", http.StatusOK, "Deels goedgekeurd")
	s.keur(t, "declaraties", lijst)
	_, na, _ := strings.Cut(lijst, `href="/declaraties/0457/`)
	id, _, _ := strings.Cut(na, `"`)
	s.keur(t, "declaratie", controle.Ziet("/declaraties/0457/"+id, http.StatusOK))
	s.keur(t, "betalingen", controle.Ziet("/betalingen?gemeente=0457", http.StatusOK, "Keur goed"))
	s.keur(t, "zaak-geleverd", p.Als("1942/s.mulder").Ziet(p.Zaakpad(), http.StatusOK, "Toegewezen", "maakte een bericht"))
}

func (s *spiegel) berichten(t *testing.T) {
	t.Parallel()
	p := proefloket.Open(t, "2016-12-05", true)
	dienst := p.Als("1942/s.mulder")
	s.keur(t, "berichten-leeg", dienst.Ziet("/berichten", http.StatusOK, "Er wacht niets"))
	s.keur(t, "berichten-geen-taak", p.Als("1904/t.koning").Ziet("/berichten", http.StatusOK))
	p.Toegewezen()
	p.Verzonden()
	p.H.Op("2017-01-10")
	p.Vraagt("VOT-1", proefloket.Onbekende)
	s.keur(t, "berichten", dienst.Ziet("/berichten", http.StatusOK, "blijft uit"))
	s.keur(t, "bericht", dienst.Ziet(proefloket.Berichtpad(p.Enige("WMO301")), http.StatusOK))
	s.keur(t, "bericht-verzoek", dienst.Ziet(proefloket.Berichtpad(p.Enige("WMO315")), http.StatusOK))
	p.KeurtAf("9332")
	m := p.Enige("WMO301")
	s.keur(t, "bericht-afgekeurd", dienst.Ziet(proefloket.Berichtpad(m), http.StatusOK, "Maak opnieuw"))
	s.keur(t, "bericht-fout", dienst.Stuurt(proefloket.Berichtpad(m)+"/afhandelen", url.Values{"toelichting": {"x"}},
		http.StatusBadRequest))
	s.keur(t, "bericht-weigering", p.Als("0457/h.smit").Ziet(proefloket.Berichtpad(m), http.StatusOK, "Gooise Meren"))
	s.keur(t, "berichten-alle", dienst.Ziet("/berichten/alle?gemeente=0457", http.StatusOK, "301 Toewijzing"))
	s.keur(t, "berichten-alle-leeg", dienst.Ziet("/berichten/alle?gemeente=0457&nummer=323", http.StatusOK, "Geen berichten"))
}

func (s *spiegel) verzoeken(t *testing.T) {
	t.Parallel()
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	dienst := p.Als("1942/s.mulder")
	jeugd := proefloket.Verzoekpad(p.VraagtJeugd("J-1"))
	s.keur(t, "verzoek-jeugd", dienst.Ziet(jeugd, http.StatusOK))
	s.keur(t, "verzoek-afwijzen-fout", dienst.Stuurt(jeugd+"/afwijzen", dienst.Formulier(jeugd+"/afwijzen", "woonplaatsgemeente", "x"),
		http.StatusBadRequest))
	vot := proefloket.Verzoekpad(p.Vraagt("VOT-1", proefloket.Bewoonster().BSN.String()))
	s.keur(t, "verzoek-toewijzing", dienst.Ziet(vot, http.StatusOK))
	s.keur(t, "verzoek-weigering", p.Als("0457/h.smit").Ziet(vot, http.StatusOK, "U beslist niet"))
	besluit := p.Als("0457/p.visser")
	s.keur(t, "werk-verzoeken", besluit.Ziet("/werk", http.StatusOK, "wachten"))
	s.keur(t, "verzoek-toekennen", besluit.Ziet(vot+"/toekennen", http.StatusOK))
	s.keur(t, "verzoek-toekennen-fout", besluit.Stuurt(vot+"/toekennen",
		besluit.Formulier(vot+"/toekennen", "volume", "x", "zaak", "y", "vanaf", ""), http.StatusBadRequest))
	oud := dienst.Formulier(vot + "/onderzoeken")
	s.keur(t, "verzoek-onderzoeken", dienst.Ziet(vot+"/onderzoeken", http.StatusOK))
	dienst.Stuurt(vot+"/afwijzen", dienst.Formulier(vot+"/afwijzen", "reden", "6", "zeker", "ja"), http.StatusOK)
	s.keur(t, "verzoek-afgewezen", dienst.Ziet(vot, http.StatusOK, "Stapeling"))
	s.keur(t, "verzoek-botsing", dienst.Stuurt(vot+"/onderzoeken", oud, http.StatusConflict))
	vow := proefloket.Verzoekpad(p.Wijzigt("VOW-1"))
	s.keur(t, "verzoek-wijziging", dienst.Ziet(vow, http.StatusOK, "Stopt"))
	s.keur(t, "verzoek-wijziging-toekennen", besluit.Ziet(vow+"/toekennen", http.StatusOK))
}

// TestDoorklikkenInDeBrowser goes the way of a visitor in Chromium itself: log in,
// find the case, set the clock, and see it on the list of the other organisation.
func TestDoorklikkenInDeBrowser(t *testing.T) {
	s := openSpiegel(t)
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Aangevraagd)
	p.H.Op("2016-12-31")
	for _, zicht := range []scherm.Zicht{{Breedte: 1280}, {Breedte: 320, ZonderScript: true}} {
		t.Run(zicht.String(), func(t *testing.T) {
			p.H.Op("2016-12-31")
			blad := s.browser.Bezoek(t, p.Adres+"/aanmelden", zicht)
			blad.Klik(`button[value="1942/s.mulder"]`)
			blad.WachtOpAdres("/werk")
			blad.Klik(".nb-klok summary")
			blad.Vul("#klok-datum", "2017-01-01")
			blad.Klik(".nb-klok__vak .nl-button--primary")
			blad.Wacht(".nb-rij__link")
			blad.Klik(".nb-rij__link")
			blad.WachtOpAdres(p.Zaakpad())
			if tekst := blad.Tekst("main"); !strings.Contains(tekst, "Behandel de aanvraag") ||
				strings.Contains(tekst, proefloket.Kanarie) {
				t.Errorf("de zaak bij Gooise Meren: %s", tekst)
			}
			if klachten := blad.Klachten(); len(klachten) > 0 {
				t.Errorf("de browser meldt %q", klachten)
			}
		})
	}
}

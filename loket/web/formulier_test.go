package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/uitvoering/zaak"
)

// What is wrong stands beside its field and in the list above, and all that was
// typed is still there.
func TestFoutenBewarenWatErStond(t *testing.T) {
	t.Run("melding", func(t *testing.T) {
		p := open(t, "2016-12-05", true)
		loket := p.als("0457/m.jansen")
		loket.stuurt("/zaken/nieuw", url.Values{"hulpvraag": {"Hulp <b>nu</b>"}, "bsn": {"123456789"}, "gemeente": {"0457"}, "straat": {"Nieuwstraat"}, "postcode": {"13"}, "huisnummer": {"twaalf"}},
			http.StatusBadRequest, "Fout: Neem een melding aan", "Hulp &lt;b&gt;nu&lt;/b&gt;", "!Hulp <b>", `value="Nieuwstraat"`, `value="twaalf"`,
			`href="#veld-bsn"`, `id="veld-bsn-fout"`, `href="#veld-achternaam"`, `href="#veld-geboren"`, `href="#veld-postcode"`, `href="#veld-huisnummer"`)
		velden := meldveld()
		velden.Set("geboren", "2020-01-01")
		loket.stuurt("/zaken/nieuw", velden, http.StatusBadRequest, `href="#veld-geboren"`, "toekomst", `value="2020-01-01"`)
		velden = meldveld()
		velden.Set("gemeente", "1942")
		loket.stuurt("/zaken/nieuw", velden, http.StatusNotFound, hulpvraag)
		loket.ziet("/werk", http.StatusOK, "Er wacht niets op u")
	})
	t.Run("gesprek", func(t *testing.T) {
		p := open(t, "2016-12-05", true)
		p.tot(zaak.Gemeld)
		b, pad := p.als("0457/k.degroot"), p.zaakpad()+"/gesprek"
		b.stuurt(pad, b.formulier(pad), http.StatusBadRequest, "Er is niets veranderd")
		lang := strings.Repeat("lang verhaal ", 2000)
		b.stuurt(pad, b.formulier(pad, "3-netwerk", lang), http.StatusBadRequest, "te lang", lang[:200], `href="#veld-3-woorden"`)
		b.stuurt(pad, b.formulier(pad, "2-eigen", "Werkt bij de kringloop.", "verder", "2"), http.StatusOK, "U kunt verdergaan", "Werkt bij de kringloop.", "Leg het gesprek vast")
		b.stuurt(pad, url.Values{"2-eigen": {"Een lange tekst die niemand wil verliezen."}}, http.StatusBadRequest, "Een lange tekst die niemand wil verliezen.")
	})
	t.Run("aanvraag", func(t *testing.T) {
		p := open(t, "2016-12-05", true)
		p.tot(zaak.VerslagVerstuurd)
		b, pad := p.als("0457/k.degroot"), p.zaakpad()
		b.stuurt(pad+"/aanvraag", b.formulier(pad+"/aanvraag", "opmerking", "Graag op maandag."), http.StatusBadRequest, `href="#veld-akkoord"`, "Graag op maandag.")
		b.stuurt(pad+"/aanvraag", b.formulier(pad+"/aanvraag", "akkoord", "nee"), http.StatusBadRequest, "Zonder akkoord", `href="#veld-akkoord"`)
		b.stuurt(pad+"/afsluiten", b.formulier(pad+"/afsluiten"), http.StatusBadRequest, `href="#veld-reden"`)
		b.stuurt(pad+"/afsluiten", b.formulier(pad+"/afsluiten", "reden", "De buurvrouw helpt."), http.StatusOK, "De zaak is afgesloten", "De buurvrouw helpt.")
		b.ziet(pad+"/aanvraag", http.StatusConflict, "Terug naar de zaak")
	})
	t.Run("voorbereiden", func(t *testing.T) {
		p := open(t, "2016-12-05", true)
		p.tot(zaak.Aangevraagd)
		p.h.Op("2017-01-02")
		b, pad := p.als("1942/s.mulder"), p.zaakpad()+"/voorbereiden"
		b.stuurt(pad, b.formulier(pad, "aantal", "1", "voorstel", "toekennen", "volume-1", "120", "advies", "Doen.", "meer", "ja"), http.StatusOK, "Voorziening 2", `value="120"`, "Doen.")
		b.stuurt(pad, b.formulier(pad, "aantal", "2", "voorstel", "toekennen", "product-1", "onzin", "volume-1", "veel", "frequentie-1", "9", "vanaf-1", "2017-02-30", "tot-1", "2017-01-01", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-product-1"`, `href="#veld-volume-1"`, `href="#veld-frequentie-1"`, `href="#veld-vanaf-1"`, `value="veel"`, "Doen.", "!veld-product-2-fout")
		b.stuurt(pad, b.formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", agb.String()+"/01/01A01", "volume-1", "120", "frequentie-1", "2", "vanaf-1", "2017-01-09", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-tot-1"`, "einddatum", `value="120"`)
		b.stuurt(pad, b.formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", agb.String()+"/01/01A01", "volume-1", "120", "frequentie-1", "4", "vanaf-1", "2015-01-01", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-product-1"`, `value="2015-01-01"`)
		b.stuurt(pad, b.formulier(pad, "voorstel", "afwijzen", "advies", "Het netwerk kan dit."), http.StatusOK, "Het voorstel ligt klaar", "Het netwerk kan dit.")
		b.stuurt(p.zaakpad()+"/opschorten", b.formulier(p.zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-20", "toelichting", "Het bewijs ontbrak."),
			http.StatusBadRequest, `href="#veld-aangevuld"`, "Het bewijs ontbrak.")
		b.stuurt(p.zaakpad()+"/opschorten", b.formulier(p.zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-28", "toelichting", "Het bewijs ontbrak."),
			http.StatusOK, "De beslistermijn is opgeschort", "9 januari 2017")
	})
}

// Two people at one case: the second is told, keeps his text, and can save again.
func TestTweeMensenOpEenZaak(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Gemeld)
	een, twee, pad := p.als("0457/k.degroot"), p.als("0457/m.jansen"), p.zaakpad()+"/gesprek"
	oud := twee.formulier(pad, "0-woorden", "Tekst van twee.")
	een.stuurt(pad, een.formulier(pad, "0-woorden", "Tekst van een.", "1-eigen", "Alleen een schreef dit."), http.StatusOK)
	tekst := twee.stuurt(pad, oud, http.StatusConflict, "Uw tekst is nog niet bewaard", "Karim de Groot legde het keukentafelgesprek vast", "Tekst van twee.", "Bewaard staat nu: „Tekst van een.”", "Alleen een schreef dit.")
	versie := versieIn.FindStringSubmatch(tekst)
	if versie == nil || versie[1] == oud.Get("versie") {
		t.Fatalf("het formulier kwam niet met de nieuwe versie terug: %v", versie)
	}
	oud.Set("versie", versie[1])
	oud.Set("1-eigen", "Alleen een schreef dit.")
	twee.stuurt(pad, oud, http.StatusOK, "Het gesprek is bewaard", "Tekst van twee.", "Alleen een schreef dit.")

	// A step that cannot be taken any more says so, and still keeps the text.
	laat := twee.formulier(p.zaakpad() + "/verslag")
	een.stuurt(p.zaakpad()+"/verslag", een.formulier(p.zaakpad()+"/verslag"), http.StatusOK, "Het verslag is verstuurd")
	twee.stuurt(p.zaakpad()+"/verslag", laat, http.StatusConflict, "verslag verstuurd")
}

// Whoever may not do an act gets no form for it, and his form does nothing.
func TestWieNietMagKrijgtGeenFormulier(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Voorbereid)
	p.h.Op("2017-01-03")
	for _, g := range []struct{ wie, onder, zin string }{
		{"0457/m.jansen", "/voorbereiden", "Gooise Meren"},
		{"0457/h.smit", "/beschikking", "teamleider"},
		{"0457/k.degroot", "/beschikking", "teamleider"},
		{"1942/s.mulder", "/beschikking", "Weesp"},
		{"1942/n.hendriks", "/beschikking", "Weesp"},
	} {
		b := p.als(g.wie)
		b.ziet(p.zaakpad()+g.onder, http.StatusForbidden, g.zin, `!name="motivering"`)
		b.stuurt(p.zaakpad()+g.onder, url.Values{"versie": {"6"}, "uitkomst": {"toegekend"}, "motivering": {"Omdat ik het wil en dit lang is."}, "zeker": {"ja"}, "voorstel": {"afwijzen"}, "advies": {"Nee."}},
			http.StatusForbidden, g.zin)
	}
	nu, err := zaak.Get(t.Context(), p.h.Opslag, weesp, p.zaak.ID)
	p.moet(err)
	if nu.Stand != zaak.Voorbereid || nu.Versie != p.zaak.Versie {
		t.Errorf("de zaak veranderde: %+v", nu)
	}
}

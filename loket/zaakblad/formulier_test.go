package zaakblad_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/proef/proefhuis"
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
)

// What is wrong stands beside its field and in the list above, and all that was
// typed is still there.
func TestFoutenBewarenWatErStond(t *testing.T) {
	t.Run("melding", func(t *testing.T) {
		p := proefloket.Open(t, "2016-12-05", true)
		loket := p.Als("0457/m.jansen")
		loket.Stuurt("/zaken/nieuw", url.Values{"hulpvraag": {"Hulp <b>nu</b>"}, "bsn": {"123456789"}, "gemeente": {"0457"}, "straat": {"Nieuwstraat"}, "postcode": {"13"}, "huisnummer": {"twaalf"}},
			http.StatusBadRequest, "Fout: Neem een melding aan", "Hulp &lt;b&gt;nu&lt;/b&gt;", "!Hulp <b>", `value="Nieuwstraat"`, `value="twaalf"`,
			`href="#veld-bsn"`, `id="veld-bsn-fout"`, `href="#veld-achternaam"`, `href="#veld-geboren"`, `href="#veld-postcode"`, `href="#veld-huisnummer"`)
		velden := proefloket.Meldveld()
		velden.Set("geboren", "2020-01-01")
		loket.Stuurt("/zaken/nieuw", velden, http.StatusBadRequest, `href="#veld-geboren"`, "toekomst", `value="2020-01-01"`)
		velden = proefloket.Meldveld()
		velden.Set("gemeente", "1942")
		loket.Stuurt("/zaken/nieuw", velden, http.StatusNotFound, proefloket.Hulpvraag)
		loket.Ziet("/werk", http.StatusOK, "Er wacht niets op u")
	})
	t.Run("gesprek", func(t *testing.T) {
		p := proefloket.Open(t, "2016-12-05", true)
		p.Tot(zaak.Gemeld)
		b, pad := p.Als("0457/k.degroot"), p.Zaakpad()+"/gesprek"
		b.Stuurt(pad, b.Formulier(pad), http.StatusBadRequest, "Er is niets veranderd")
		lang := strings.Repeat("lang verhaal ", 2000)
		b.Stuurt(pad, b.Formulier(pad, "3-netwerk", lang), http.StatusBadRequest, "te lang", lang[:200], `href="#veld-3-woorden"`)
		b.Stuurt(pad, b.Formulier(pad, "2-eigen", "Werkt bij de kringloop.", "verder", "2"), http.StatusOK, "U kunt verdergaan", "Werkt bij de kringloop.", "Leg het gesprek vast")
		b.Stuurt(pad, url.Values{"2-eigen": {"Een lange tekst die niemand wil verliezen."}}, http.StatusBadRequest, "Een lange tekst die niemand wil verliezen.")
	})
	t.Run("aanvraag", func(t *testing.T) {
		p := proefloket.Open(t, "2016-12-05", true)
		p.Tot(zaak.VerslagVerstuurd)
		b, pad := p.Als("0457/k.degroot"), p.Zaakpad()
		b.Stuurt(pad+"/aanvraag", b.Formulier(pad+"/aanvraag", "opmerking", "Graag op maandag."), http.StatusBadRequest, `href="#veld-akkoord"`, "Graag op maandag.")
		b.Stuurt(pad+"/aanvraag", b.Formulier(pad+"/aanvraag", "akkoord", "nee"), http.StatusBadRequest, "Zonder akkoord", `href="#veld-akkoord"`)
		b.Stuurt(pad+"/afsluiten", b.Formulier(pad+"/afsluiten"), http.StatusBadRequest, `href="#veld-reden"`)
		b.Stuurt(pad+"/afsluiten", b.Formulier(pad+"/afsluiten", "reden", "De buurvrouw helpt."), http.StatusOK, "De zaak is afgesloten", "De buurvrouw helpt.")
		b.Ziet(pad+"/aanvraag", http.StatusConflict, "Terug naar de zaak")
	})
	t.Run("voorbereiden", func(t *testing.T) {
		p := proefloket.Open(t, "2016-12-05", true)
		p.Tot(zaak.Aangevraagd)
		p.H.Op("2017-01-02")
		b, pad := p.Als("1942/s.mulder"), p.Zaakpad()+"/voorbereiden"
		b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "volume-1", "120", "advies", "Doen.", "meer", "ja"), http.StatusOK, "Voorziening 2", `value="120"`, "Doen.")
		b.Stuurt(pad, b.Formulier(pad, "aantal", "2", "voorstel", "toekennen", "product-1", "onzin", "volume-1", "veel", "frequentie-1", "9", "vanaf-1", "2017-02-30", "tot-1", "2017-01-01", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-product-1"`, `href="#veld-volume-1"`, `href="#veld-frequentie-1"`, `href="#veld-vanaf-1"`, `value="veel"`, "Doen.", "!veld-product-2-fout")
		b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", proefloket.AGB.String()+"/01/01A01", "volume-1", "120", "frequentie-1", "2", "vanaf-1", "2017-01-09", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-tot-1"`, "einddatum", `value="120"`)
		b.Stuurt(pad, b.Formulier(pad, "aantal", "1", "voorstel", "toekennen", "product-1", proefloket.AGB.String()+"/01/01A01", "volume-1", "120", "frequentie-1", "4", "vanaf-1", "2015-01-01", "advies", "Doen."),
			http.StatusBadRequest, `href="#veld-product-1"`, `value="2015-01-01"`)
		b.Stuurt(pad, b.Formulier(pad, "voorstel", "afwijzen", "advies", "Het netwerk kan dit."), http.StatusOK, "Het voorstel ligt klaar", "Het netwerk kan dit.")
		b.Stuurt(p.Zaakpad()+"/opschorten", b.Formulier(p.Zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-20", "toelichting", "Het bewijs ontbrak."),
			http.StatusBadRequest, `href="#veld-aangevuld"`, "Het bewijs ontbrak.")
		b.Stuurt(p.Zaakpad()+"/opschorten", b.Formulier(p.Zaakpad()+"/opschorten", "uitgenodigd", "2016-12-22", "aangevuld", "2016-12-28", "toelichting", "Het bewijs ontbrak."),
			http.StatusOK, "De beslistermijn is opgeschort", "9 januari 2017")
	})
}

// Two people at one case: the second is told, keeps his text, and can save again.
func TestTweeMensenOpEenZaak(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Gemeld)
	een, twee, pad := p.Als("0457/k.degroot"), p.Als("0457/m.jansen"), p.Zaakpad()+"/gesprek"
	oud := twee.Formulier(pad, "0-woorden", "Tekst van twee.")
	een.Stuurt(pad, een.Formulier(pad, "0-woorden", "Tekst van een.", "1-eigen", "Alleen een schreef dit."), http.StatusOK)
	tekst := twee.Stuurt(pad, oud, http.StatusConflict, "Uw tekst is nog niet bewaard", "Karim de Groot legde het keukentafelgesprek vast", "Tekst van twee.", "Bewaard staat nu: „Tekst van een.”", "Alleen een schreef dit.")
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
		b.Stuurt(p.Zaakpad()+g.onder, url.Values{"versie": {"6"}, "uitkomst": {"toegekend"}, "motivering": {"Omdat ik het wil en dit lang is."}, "zeker": {"ja"}, "voorstel": {"afwijzen"}, "advies": {"Nee."}},
			http.StatusForbidden, g.zin)
	}
	nu, err := zaak.Get(t.Context(), p.H.Opslag, proefloket.Weesp, p.Zaak.ID)
	p.Moet(err)
	if nu.Stand != zaak.Voorbereid || nu.Versie != p.Zaak.Versie {
		t.Errorf("de zaak veranderde: %+v", nu)
	}
}

// An organisation that takes meldingen for more municipalities offers each of them, its own
// first; who may take none is told why.
func TestMeldenVoorMeerGemeenten(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	loket := p.Als("1942/n.hendriks")
	loket.Ziet("/zaken/nieuw", http.StatusOK, "Gooise Meren</option>", "!Wijdemeren</option>")
	wijdemeren, taak := proefhuis.Gemeente("1696"), taakverdeling.Wmo.Taak(taakverdeling.Melding)
	stand, err := p.H.Verdeling.Stand(t.Context(), p.H.Opslag)
	p.Moet(err)
	eigen, _ := stand.Uitvoerder(wijdemeren, taak, tijdlijn.Vandaag(p.H.Klok))
	p.Moet(p.H.Opslag.Transactie(t.Context(), opslag.Voor(wijdemeren), func(tx *opslag.Tx) error {
		return p.H.Verdeling.Corrigeren(t.Context(), tx, p.H.Klok.Nu(), eigen.ID, taakverdeling.Toedeling{Gemeente: wijdemeren, ID: "PROEF-MELDING", Taak: taak,
			Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat, Regeling: eigen.Regeling, Geldig: eigen.Geldig})
	}))
	p.H.Op("2016-12-06")
	tekst := loket.Ziet("/zaken/nieuw", http.StatusOK, "Wijdemeren</option>")
	if !proefloket.Voor(tekst, "Gooise Meren</option>", "Wijdemeren</option>") {
		t.Errorf("de eigen gemeente staat niet vooraan: %s", proefloket.Kaal(tekst))
	}
	velden := proefloket.Meldveld()
	velden.Set("gemeente", "1696")
	loket.Stuurt("/zaken/nieuw", velden, http.StatusOK, "De melding is aangenomen", "Wijdemeren")
	p.Als("1942/s.mulder").Ziet("/zaken/nieuw", http.StatusForbidden, "Uw functie (backoffice) mag dit niet")
}

package berichtblad_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/verzoek"
)

// A VOT is granted otherwise than asked, leaning on a case, after it was under
// investigation; the answers can all be made.
func TestVerzoekOmToewijzing(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := proefloket.OpenMet(t, o, "2016-12-05", true)
		p.Toegewezen()
		v := p.Vraagt("VOT-1", proefloket.Bewoonster().BSN.String())
		dienst, adres := p.Als("1942/s.mulder"), proefloket.Verzoekpad(v)
		dienst.Ziet(adres, http.StatusOK, "Beslis op het verzoek om toewijzing voor G.H. van der Linden", "Hulp bij het huishouden (01A01)",
			"300 minuten per maand", "vanaf 6 februari 2017",
			"Huisarts Voorbeeld", "Wat de inwoner nu van deze aanbieder krijgt", "520 minuten per maand", "Eerste antwoord", "nog 7 dagen",
			"10 januari 2017", "28 februari 2017", "OP274",
			"!>Ken toe<", "Toekennen is een besluit van het college", "Wijs af", "Neem in onderzoek", "Berichten over dit verzoek",
			"mandaat")
		dienst.Ziet(adres+"/onderzoeken", http.StatusOK, "dinsdag 28 februari 2017", "Dit kan maar een keer")
		dienst.Stuurt(adres+"/onderzoeken", dienst.Formulier(adres+"/onderzoeken"), http.StatusOK, "Het verzoek is in onderzoek",
			"In onderzoek sinds", "!Neem in onderzoek")
		_, gemaakt, err := p.H.Berichten.VerzoekBeantwoorden(p.Context(), verzoek.Antwoord{Gemeente: proefloket.Weesp, ID: v.ID, Versie: 2})
		if p.Moet(err); !gemaakt {
			t.Error("er is geen antwoord gemaakt")
		}
		dienst.Ziet(adres+"/onderzoeken", http.StatusConflict, "in onderzoek", "Terug naar het verzoek")
		dienst.Ziet(adres, http.StatusOK, "Antwoord op een verzoek", "319")

		dienst.Ziet(adres+"/toekennen", http.StatusForbidden, "genomen door Weesp")
		dienst = p.Als("0457/p.visser") // Weesp kept the decisions
		dienst.Ziet("/werk", http.StatusOK, "Verzoeken van aanbieders die op een besluit wachten", adres)
		dienst.Ziet(adres, http.StatusOK, "Ken toe", "!Wijs af")
		velden := dienst.Formulier(adres+"/toekennen", "product", "01/01A01", "volume", "veel", "eenheid", "01", "frequentie", "4", "vanaf",
			"2017-02-13", "tot", "2017-01-01", "commentaar", "Begin rustig.", "zaak", "2016-999999", "budget", "x")
		dienst.Stuurt(adres+"/toekennen", velden, http.StatusBadRequest, `href="#veld-volume"`, `href="#veld-tot"`, `href="#veld-zaak"`,
			`href="#veld-budget"`, `href="#veld-zeker"`, `value="veel"`, "Begin rustig.", "Fout: Ken het verzoek om toewijzing toe")
		for veld, waarde := range map[string]string{"volume": "1.240", "tot": "2017-12-31", "zaak": p.Zaak.Nummer, "zeker": "ja",
			"budget": ""} {
			velden.Set(veld, waarde)
		}
		dienst.Stuurt(adres+"/toekennen", velden, http.StatusConflict, "heeft dit product van deze aanbieder al",
			"Er is 1 ding dat niet klopt", `value="1.240"`, "!Iemand")
	})
}

// A VOT for somebody else: nothing stands in the way.
func TestVerzoekToegekend(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	v := p.Wijzigt("VOW-1")
	dienst, adres := p.Als("0457/p.visser"), proefloket.Verzoekpad(v)
	dienst.Ziet(adres, http.StatusOK, "Beslis op het verzoek om wijziging", "Wat de aanbieder vraagt, per toewijzing",
		"520 minuten per maand", "780 minuten per maand", "Stopt", "laatste dag 28 februari 2017", "Reden van het verzoek")
	dienst.Ziet(adres+"/toekennen", http.StatusOK, "Dit verandert er als u toekent", "Stopt",
		"U kent dit verzoek toe namens het college van burgemeester en wethouders van Weesp", `!name="volume"`)
	velden := dienst.Formulier(adres+"/toekennen", "zaak", p.Zaak.Nummer)
	dienst.Stuurt(adres+"/toekennen", velden, http.StatusBadRequest, `href="#veld-zeker"`, `value="`+p.Zaak.Nummer+`"`)
	velden.Set("zeker", "ja")
	dienst.Stuurt(adres+"/toekennen", velden, http.StatusOK, "Het verzoek is toegekend", "Toegekend", "Nieuwe toewijzing",
		"780 minuten per maand", p.Zaakpad(), "!Bij toekennen")
	if na := p.Verzoek(taakverdeling.Wmo, "VOW-1"); na.Zaak != p.Zaak.ID {
		t.Errorf("het verzoek rust op zaak %q", na.Zaak)
	}
	dienst.Ziet(p.Zaakpad(), http.StatusOK, "Het verzoek om wijziging van Thuis in de Vecht is toegekend")
	dienst = p.Als("1942/s.mulder")
	dienst.Stuurt(adres+"/afwijzen", url.Values{"versie": {"2"}, "reden": {"7"}, "zeker": {"ja"}}, http.StatusConflict,
		"Er is nog niets besloten", "deze stap kan niet meer", "!>Wijs af<")
}

// A rejection needs a reason; woonplaatsbeginsel needs the other municipality.
func TestVerzoekAfwijzen(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	v := p.VraagtJeugd("J-1")
	dienst, adres := p.Als("1942/s.mulder"), proefloket.Verzoekpad(v)
	dienst.Ziet(adres, http.StatusOK, "voor een inwoner", "Andere gemeente verantwoordelijk", "17 januari 2017", "OP359",
		"Gezagsdrager weet ervan")
	dienst.Ziet(adres+"/toekennen", http.StatusOK, "geen contract voor Weesp")
	dienst.Ziet(adres+"/afwijzen", http.StatusOK, "Woonplaatsbeginsel", "Welke gemeente is verantwoordelijk?")
	velden := dienst.Formulier(adres+"/afwijzen", "woonplaatsgemeente", "Nergenshuizen")
	dienst.Stuurt(adres+"/afwijzen", velden, http.StatusBadRequest, `href="#veld-reden"`, `href="#veld-woonplaatsgemeente"`,
		`href="#veld-zeker"`, `value="Nergenshuizen"`)
	velden = dienst.Formulier(adres+"/afwijzen", "reden", "8", "zeker", "ja")
	dienst.Stuurt(adres+"/afwijzen", velden, http.StatusBadRequest, `href="#veld-woonplaatsgemeente"`, "verantwoordelijk")
	velden.Set("woonplaatsgemeente", "Weesp")
	dienst.Stuurt(adres+"/afwijzen", velden, http.StatusBadRequest, `value="Weesp"`)
	velden.Set("woonplaatsgemeente", "Utrecht")
	dienst.Stuurt(adres+"/afwijzen", velden, http.StatusOK, "Het verzoek is afgewezen", "woonplaatsbeginsel", "Verantwoordelijke gemeente",
		"Utrecht", "!Ken toe")
	p.H.Op("2017-02-01")
	w := p.Wijzigt("VOW-1")
	dienst.Ziet(proefloket.Verzoekpad(w)+"/afwijzen", http.StatusOK, "!Woonplaatsbeginsel", "Stapeling")
}

// Two people at one request: the second is told, keeps what was filled in, and can go
// on.
func TestTweeMensenOpEenVerzoek(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	v := p.Vraagt("VOT-1", proefloket.Onbekende)
	een, twee, adres := p.Als("1942/s.mulder"), p.Als("1942/n.hendriks"), proefloket.Verzoekpad(v)
	oud := twee.Formulier(adres+"/afwijzen", "reden", "7", "zeker", "ja")
	een.Stuurt(adres+"/onderzoeken", een.Formulier(adres+"/onderzoeken"), http.StatusOK)
	tekst := twee.Stuurt(adres+"/afwijzen", oud, http.StatusConflict, "Er is nog niets besloten", "Iemand anders heeft dit verzoek",
		"staat nu op ‘in onderzoek’", `value="7" checked`)
	oud.Set("versie", proefloket.VersieIn.FindStringSubmatch(tekst)[1])
	twee.Stuurt(adres+"/afwijzen", oud, http.StatusOK, "Het verzoek is afgewezen", "Zorginhoudelijke afkeur")
	twee.Stuurt(adres+"/afwijzen", url.Values{"reden": {"7"}}, http.StatusBadRequest, "niet compleet")
}

// Who may see a request and not decide is told who does, and his forms do nothing.
func TestVerzoekWieMagWat(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	v := p.Vraagt("VOT-1", proefloket.Bewoonster().BSN.String())
	adres := proefloket.Verzoekpad(v)
	weesper := p.Als("0457/h.smit")
	weesper.Ziet(adres, http.StatusOK, "Bekijk het verzoek om toewijzing", "U beslist niet op dit verzoek", "Gooise Meren", "!Ken toe")
	for _, onder := range []string{"/toekennen", "/afwijzen", "/onderzoeken"} {
		weesper.Ziet(adres+onder, http.StatusForbidden, `!name="versie"`)
		weesper.Stuurt(adres+onder, url.Values{"versie": {"1"}, "zeker": {"ja"}, "reden": {"7"}, "vanaf": {"2017-02-06"}},
			http.StatusForbidden)
		p.Als("1904/t.koning").Ziet(adres+onder, http.StatusForbidden, "!Linden", "!VOT-1", "!999993653")
	}
	if na := p.Verzoek(taakverdeling.Wmo, "VOT-1"); na.Versie != 1 {
		t.Errorf("het verzoek veranderde: %+v", na)
	}
	p.Bezoeker().Ziet(adres, http.StatusOK, "Kies wie u bent", "!VOT-1")
	p.Bezoeker().Ziet("/berichten", http.StatusOK, "Kies wie u bent")
	if tekst := p.Als("1942/s.mulder").Ziet(adres, http.StatusOK); strings.Contains(tekst, "style=") ||
		strings.Contains(tekst, "<script>") {
		t.Error("de pagina heeft eigen opmaak of script")
	}
}

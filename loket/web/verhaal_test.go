package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/zaak"
)

// The story of 1 January 2017, in the browser, with the clock of the demo: the
// case moves to Gooise Meren by itself, without the notes of the kitchen table.
func TestEenJanuariInDeBrowser(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := proefloket.OpenMet(t, o, "2016-12-05", true)
		loket, wijkteam, dienst := p.Als("0457/m.jansen"), p.Als("0457/k.degroot"), p.Als("1942/s.mulder")
		meldt(p, loket)
		pad := p.Zaakpad()

		p.H.Op("2016-12-14")
		wijkteam.Stuurt(pad+"/gesprek", wijkteam.Formulier(pad+"/gesprek", "0-woorden", "Ik wil hier blijven wonen.", "0-maatwerk",
			"Zwaar werk, "+proefloket.Kanarie),
			http.StatusOK, "Het gesprek is bewaard", proefloket.Kanarie, "Verstuur het verslag")
		p.H.Op("2016-12-20")
		wijkteam.Stuurt(pad+"/verslag", wijkteam.Formulier(pad+"/verslag"), http.StatusOK, "Het verslag is verstuurd")
		wijkteam.Stuurt(pad+"/aanvraag", wijkteam.Formulier(pad+"/aanvraag", "akkoord", "ja", "opmerking", "Graag snel."), http.StatusOK,
			"De aanvraag is binnen", "3 januari 2017", "Tot en met 31 december 2016 is Weesp aan zet, daarna Gooise Meren")

		p.H.Op("2016-12-21")
		p.Als("0457/h.smit").Ziet("/werk", http.StatusOK, "G.H. van der Linden", "Behandel de aanvraag",
			"Op 1 januari 2017 verandert uw werk", "Gooise Meren doet dan: aanvragen behandelen (Wmo) voor Weesp")
		dienst.Ziet("/werk", http.StatusOK, "!van der Linden", "Op 1 januari 2017 verandert uw werk",
			"aanvragen behandelen (Wmo) voor Weesp")
		dienst.Ziet(pad, http.StatusForbidden, "Weesp", "Gooise Meren doet dit vanaf 1 januari 2017", "!Linden", "!"+proefloket.Kanarie,
			"!"+proefloket.Hulpvraag)

		loket.Stuurt("/klok", url.Values{"sprong": {"2017-01-01"}, "terug": {"/werk"}}, http.StatusOK, "zondag 1 januari 2017")
		dienst.Ziet("/werk", http.StatusOK, "G.H. van der Linden", "Behandel de aanvraag", "3 januari 2017", "Voor inwoners van",
			"mandaat sinds 1 januari 2017")
		dienst.Ziet(pad, http.StatusOK, "Behandel de aanvraag: G.H. van der Linden", proefloket.Hulpvraag, "!"+proefloket.Kanarie,
			"Het verslag van het gesprek", "Bereid het besluit voor", "Gooise Meren voert uit")
		loket.Ziet(pad, http.StatusOK, "G.H. van der Linden", proefloket.Kanarie, "Gooise Meren is aan zet")
		p.Als("1904/t.koning").Ziet(pad, http.StatusForbidden, "!Linden", "!"+proefloket.Kanarie)

		besluit(p, dienst)
	})
}

// meldt takes the melding at the counter through the form.
func meldt(p *proefloket.Proef, loket *proefloket.Bezoeker) {
	p.Helper()
	tekst := loket.Stuurt("/zaken/nieuw", proefloket.Meldveld(), http.StatusOK, "De melding is aangenomen", "16 januari 2017",
		"Algemene termijnenwet", "wetten.overheid.nl")
	gevonden, staat, err := zaak.MetNummer(p.Context(), p.H.Opslag, proefloket.Weesp, "2016-000001")
	p.Moet(err)
	if p.Zaak = gevonden; !staat {
		p.Fatal("de melding gaf geen zaak")
	}
	if !strings.Contains(tekst, p.Zaakpad()+"/brieven/1") {
		p.Errorf("de zaak wijst niet naar de bevestiging: %s", proefloket.Kaal(tekst))
	}
	loket.Ziet(p.Zaakpad()+"/brieven/1", http.StatusOK, "cliëntondersteuner", "persoonlijk plan", "Vingerafdruk", "Gemeente Weesp")
}

// besluit prepares at Gooise Meren and decides at Weesp, up to the objection.
func besluit(p *proefloket.Proef, dienst *proefloket.Bezoeker) {
	p.Helper()
	pad := p.Zaakpad()
	p.H.Op("2017-01-02")
	dienst.Stuurt(pad+"/voorbereiden", dienst.Formulier(pad+"/voorbereiden", "aantal", "1", "voorstel", "toekennen", "product-1",
		proefloket.AGB.String()+"/01/01A01", "volume-1", "520",
		"frequentie-1", "4", "vanaf-1", "2017-01-09", "advies", "Toekennen."), http.StatusOK, "Het voorstel ligt klaar",
		"Thuis in de Vecht", "520 minuten per maand")
	dienst.Ziet(pad+"/beschikking", http.StatusForbidden, "Weesp")

	p.H.Op("2017-01-03")
	consulent := p.Als("0457/k.degroot")
	consulent.Ziet(pad+"/beschikking", http.StatusForbidden, "teamleider van Weesp", "Terug naar de zaak", "!name=\"motivering\"")
	leider := p.Als("0457/p.visser")
	velden := leider.Formulier(pad+"/beschikking", "uitkomst", "toegekend", "motivering",
		"U heeft deze hulp nodig, dat blijkt uit het gesprek.")
	leider.Stuurt(pad+"/beschikking", velden, http.StatusBadRequest, "Zet een vinkje", "dat blijkt uit het gesprek", `href="#veld-zeker"`,
		"U beslist namens het college van burgemeester en wethouders van Weesp")
	velden.Set("zeker", "ja")
	leider.Stuurt(pad+"/beschikking", velden, http.StatusOK, "Het besluit is genomen", "B2017-000001", "14 februari 2017",
		"Op welke regels rust dit besluit?", "Wmo 2015")
	leider.Ziet(pad+"/brieven/3", http.StatusOK, "U krijgt hulp", "bezwaar", "college van burgemeester en wethouders van Weesp")

	p.H.Op("2017-02-10")
	jurist := p.Als("0457/j.bakker")
	jurist.Stuurt(pad+"/bezwaar", jurist.Formulier(pad+"/bezwaar", "ontvangen", "2017-02-10", "gronden", "Het is te weinig."),
		http.StatusOK, "Het bezwaar is vastgelegd")
	leider.Ziet(pad+"/beslissing-op-bezwaar", http.StatusForbidden, "10:3", "!name=\"motivering\"")
	jurist.Stuurt(pad+"/beslissing-op-bezwaar", jurist.Formulier(pad+"/beslissing-op-bezwaar", "uitkomst", "ongegrond", "motivering",
		"Twee uur is genoeg.", "zeker", "ja"),
		http.StatusOK, "De beslissing op bezwaar is genomen", "Ongegrond")
}

// What belongs to another municipality does not exist for a stranger: the answer
// is the same, byte for byte, as for a case that is not there.
func TestVreemdeZaakBestaatNiet(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Tot(zaak.Beschikt)
	p.H.Op("2022-03-24") // Weesp is Amsterdam now: Gooise Meren has nothing there any more
	for _, wie := range []string{"1942/s.mulder", "1942/n.hendriks", "1904/t.koning"} {
		vreemd := p.Als(wie)
		geen := strings.Repeat("0", len(p.Zaak.ID))
		for _, onder := range []string{"", "/gesprek", "/voorbereiden", "/beschikking", "/bezwaar", "/brieven/1", "/brieven/2"} {
			echt := vreemd.Ziet(p.Zaakpad()+onder, http.StatusNotFound, "!Linden", "!"+proefloket.Kanarie, "!"+proefloket.Hulpvraag,
				"!Nieuwstraat", "!999993653")
			niets := vreemd.Ziet("/zaken/0457/"+geen+onder, http.StatusNotFound)
			if strings.ReplaceAll(niets, geen, p.Zaak.ID) != echt {
				t.Errorf("%s%s: een vreemde zaak geeft een ander antwoord dan geen zaak", wie, onder)
			}
			if onder != "" && !strings.HasPrefix(onder, "/brieven") {
				vreemd.Stuurt(p.Zaakpad()+onder, url.Values{"versie": {"1"}, "motivering": {"x"}}, http.StatusNotFound, "!Linden",
					"!"+proefloket.Kanarie)
			}
		}
		vreemd.Ziet("/werk", http.StatusOK, "!Linden")
	}
	p.Als("0363/f.dijkstra").Ziet(p.Zaakpad(), http.StatusOK, "Linden", "Amsterdam")
}

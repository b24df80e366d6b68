package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

// The story of 1 January 2017, in the browser, with the clock of the demo: the
// case moves to Gooise Meren by itself, without the notes of the kitchen table.
func TestEenJanuariInDeBrowser(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := openMet(t, o, "2016-12-05", true)
		loket, wijkteam, dienst := p.als("0457/m.jansen"), p.als("0457/k.degroot"), p.als("1942/s.mulder")
		p.meldt(loket)
		pad := p.zaakpad()

		p.h.Op("2016-12-14")
		wijkteam.stuurt(pad+"/gesprek", wijkteam.formulier(pad+"/gesprek", "0-woorden", "Ik wil hier blijven wonen.", "0-maatwerk", "Zwaar werk, "+kanarie),
			http.StatusOK, "Het gesprek is bewaard", kanarie, "Verstuur het verslag")
		p.h.Op("2016-12-20")
		wijkteam.stuurt(pad+"/verslag", wijkteam.formulier(pad+"/verslag"), http.StatusOK, "Het verslag is verstuurd")
		wijkteam.stuurt(pad+"/aanvraag", wijkteam.formulier(pad+"/aanvraag", "akkoord", "ja", "opmerking", "Graag snel."), http.StatusOK,
			"De aanvraag is binnen", "3 januari 2017", "Tot en met 31 december 2016 is Weesp aan zet, daarna Gooise Meren")

		p.h.Op("2016-12-21")
		p.als("0457/h.smit").ziet("/werk", http.StatusOK, "G.H. van der Linden", "Behandel de aanvraag", "Op 1 januari 2017 verandert uw werk", "Gooise Meren doet dan: aanvragen behandelen (Wmo) voor Weesp")
		dienst.ziet("/werk", http.StatusOK, "!van der Linden", "Op 1 januari 2017 verandert uw werk", "aanvragen behandelen (Wmo) voor Weesp")
		dienst.ziet(pad, http.StatusForbidden, "Weesp", "Gooise Meren doet dit vanaf 1 januari 2017", "!Linden", "!"+kanarie, "!"+hulpvraag)

		loket.stuurt("/klok", url.Values{"sprong": {"2017-01-01"}, "terug": {"/werk"}}, http.StatusOK, "zondag 1 januari 2017")
		dienst.ziet("/werk", http.StatusOK, "G.H. van der Linden", "Behandel de aanvraag", "3 januari 2017", "Voor inwoners van", "mandaat sinds 1 januari 2017")
		dienst.ziet(pad, http.StatusOK, "Behandel de aanvraag: G.H. van der Linden", hulpvraag, "!"+kanarie, "Het verslag van het gesprek", "Bereid het besluit voor", "Gooise Meren voert uit")
		loket.ziet(pad, http.StatusOK, "G.H. van der Linden", kanarie, "Gooise Meren is aan zet")
		p.als("1904/t.koning").ziet(pad, http.StatusForbidden, "!Linden", "!"+kanarie)

		p.besluit(dienst)
	})
}

// meldt takes the melding at the counter through the form.
func (p *proef) meldt(loket *bezoeker) {
	p.Helper()
	tekst := loket.stuurt("/zaken/nieuw", meldveld(), http.StatusOK, "De melding is aangenomen", "16 januari 2017", "Algemene termijnenwet", "wetten.overheid.nl")
	gevonden, staat, err := zaak.MetNummer(p.Context(), p.h.Opslag, weesp, "2016-000001")
	p.moet(err)
	if p.zaak = gevonden; !staat {
		p.Fatal("de melding gaf geen zaak")
	}
	if !strings.Contains(tekst, p.zaakpad()+"/brieven/1") {
		p.Errorf("de zaak wijst niet naar de bevestiging: %s", kaal(tekst))
	}
	loket.ziet(p.zaakpad()+"/brieven/1", http.StatusOK, "cliëntondersteuner", "persoonlijk plan", "Vingerafdruk", "Gemeente Weesp")
}

func meldveld() url.Values {
	return url.Values{
		"hulpvraag": {hulpvraag}, "gemeente": {"0457"}, "kanaal": {"balie"}, "bsn": {"999993653"}, "voorletters": {"G.H."}, "voorvoegsel": {"van der"},
		"achternaam": {"Linden"}, "geboren": {"1938-04-11"}, "geslacht": {"2"}, "straat": {"Nieuwstraat"}, "huisnummer": {"12"}, "postcode": {"1381 BC"}, "plaats": {"Weesp"},
	}
}

// besluit prepares at Gooise Meren and decides at Weesp, up to the objection.
func (p *proef) besluit(dienst *bezoeker) {
	p.Helper()
	pad := p.zaakpad()
	p.h.Op("2017-01-02")
	dienst.stuurt(pad+"/voorbereiden", dienst.formulier(pad+"/voorbereiden", "aantal", "1", "voorstel", "toekennen", "product-1", agb.String()+"/01/01A01", "volume-1", "520",
		"frequentie-1", "4", "vanaf-1", "2017-01-09", "advies", "Toekennen."), http.StatusOK, "Het voorstel ligt klaar", "Thuis in de Vecht", "520 minuten per maand")
	dienst.ziet(pad+"/beschikking", http.StatusForbidden, "Weesp")

	p.h.Op("2017-01-03")
	consulent := p.als("0457/k.degroot")
	consulent.ziet(pad+"/beschikking", http.StatusForbidden, "teamleider van Weesp", "Terug naar de zaak", "!name=\"motivering\"")
	leider := p.als("0457/p.visser")
	velden := leider.formulier(pad+"/beschikking", "uitkomst", "toegekend", "motivering", "U heeft deze hulp nodig, dat blijkt uit het gesprek.")
	leider.stuurt(pad+"/beschikking", velden, http.StatusBadRequest, "Zet een vinkje", "dat blijkt uit het gesprek", `href="#veld-zeker"`, "U beslist namens het college van burgemeester en wethouders van Weesp")
	velden.Set("zeker", "ja")
	leider.stuurt(pad+"/beschikking", velden, http.StatusOK, "Het besluit is genomen", "B2017-000001", "14 februari 2017", "Op welke regels rust dit besluit?", "Wmo 2015")
	leider.ziet(pad+"/brieven/3", http.StatusOK, "U krijgt hulp", "bezwaar", "college van burgemeester en wethouders van Weesp")

	p.h.Op("2017-02-10")
	jurist := p.als("0457/j.bakker")
	jurist.stuurt(pad+"/bezwaar", jurist.formulier(pad+"/bezwaar", "ontvangen", "2017-02-10", "gronden", "Het is te weinig."), http.StatusOK, "Het bezwaar is vastgelegd")
	leider.ziet(pad+"/beslissing-op-bezwaar", http.StatusForbidden, "10:3", "!name=\"motivering\"")
	jurist.stuurt(pad+"/beslissing-op-bezwaar", jurist.formulier(pad+"/beslissing-op-bezwaar", "uitkomst", "ongegrond", "motivering", "Twee uur is genoeg.", "zeker", "ja"),
		http.StatusOK, "De beslissing op bezwaar is genomen", "Ongegrond")
}

// What belongs to another municipality does not exist for a stranger: the answer
// is the same, byte for byte, as for a case that is not there.
func TestVreemdeZaakBestaatNiet(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.tot(zaak.Beschikt)
	p.h.Op("2022-03-24") // Weesp is Amsterdam now: Gooise Meren has nothing there any more
	for _, wie := range []string{"1942/s.mulder", "1942/n.hendriks", "1904/t.koning"} {
		vreemd := p.als(wie)
		geen := strings.Repeat("0", len(p.zaak.ID))
		for _, onder := range []string{"", "/gesprek", "/voorbereiden", "/beschikking", "/bezwaar", "/brieven/1", "/brieven/2"} {
			echt := vreemd.ziet(p.zaakpad()+onder, http.StatusNotFound, "!Linden", "!"+kanarie, "!"+hulpvraag, "!Nieuwstraat", "!999993653")
			niets := vreemd.ziet("/zaken/0457/"+geen+onder, http.StatusNotFound)
			if strings.ReplaceAll(niets, geen, p.zaak.ID) != echt {
				t.Errorf("%s%s: een vreemde zaak geeft een ander antwoord dan geen zaak", wie, onder)
			}
			if onder != "" && !strings.HasPrefix(onder, "/brieven") {
				vreemd.stuurt(p.zaakpad()+onder, url.Values{"versie": {"1"}, "motivering": {"x"}}, http.StatusNotFound, "!Linden", "!"+kanarie)
			}
		}
		vreemd.ziet("/werk", http.StatusOK, "!Linden")
	}
	p.als("0363/f.dijkstra").ziet(p.zaakpad(), http.StatusOK, "Linden", "Amsterdam")
}

package zaakblad_test

import (
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/proef/proefhuis"
	"nabuur/proef/proefloket"
	"net/http"
	"net/url"
	"testing"
)

// What is wrong with a melding stands beside its field and in the list above, and all that was
// typed is still there.
func TestFoutenInDeMelding(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	loket := p.Als("0457/m.jansen")
	loket.Stuurt("/zaken/nieuw", url.Values{"hulpvraag": {"Hulp <b>nu</b>"}, "bsn": {"123456789"}, "gemeente": {"0457"},
		"straat": {"Nieuwstraat"}, "postcode": {"13"}, "huisnummer": {"twaalf"}},
		http.StatusBadRequest, "Fout: Neem een melding aan", "Hulp &lt;b&gt;nu&lt;/b&gt;", "!Hulp <b>", `value="Nieuwstraat"`,
		`value="twaalf"`,
		`href="#veld-bsn"`, `id="veld-bsn-fout"`, `href="#veld-achternaam"`, `href="#veld-geboren"`, `href="#veld-postcode"`,
		`href="#veld-huisnummer"`)
	velden := proefloket.Meldveld()
	velden.Set("geboren", "2020-01-01")
	loket.Stuurt("/zaken/nieuw", velden, http.StatusBadRequest, `href="#veld-geboren"`, "toekomst", `value="2020-01-01"`)
	velden = proefloket.Meldveld()
	velden.Set("gemeente", "1942")
	loket.Stuurt("/zaken/nieuw", velden, http.StatusNotFound, proefloket.Hulpvraag)
	loket.Ziet("/werk", http.StatusOK, "Er wacht geen zaak op u")
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
		return p.H.Verdeling.Corrigeren(t.Context(), tx, p.H.Klok.Nu(), eigen.ID,
			taakverdeling.Toedeling{Gemeente: wijdemeren, ID: "PROEF-MELDING", Taak: taak,
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

package geldblad_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/proef/proefloket"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
)

// A refused line comes with its reason in words; what is right waits for two
// people, and one of them is not enough.
func TestDeclaratieEnBetaling(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.H.Op("2021-04-12")
	p.Declareert("D-2021-03", "2021-03-01", 48, 60)
	controle, tweede := p.Als("1942/r.vos"), p.Als("1942/l.peters")
	lijst := controle.Ziet("/declaraties?gemeente=0457&jaar=2021", http.StatusOK, "Thuis in de Vecht", "1 van 2 regels afgekeurd",
		"€ 518,40", "€ 230,40", "1 declaratie")
	_, na, gevonden := strings.Cut(lijst, `href="/declaraties/0457/`)
	if !gevonden {
		t.Fatalf("de rij leidt nergens heen: %s", proefloket.Kaal(lijst))
	}
	id, _, _ := strings.Cut(na, `"`)
	controle.Ziet("/declaraties/0457/"+id, http.StatusOK, "Afgekeurd", "contracttarief", "contract: € 0,48", "Goedgekeurd", "!9346",
		"480 minuten")
	controle.Ziet("/declaraties?gemeente=0457&jaar=2020", http.StatusOK, "Er zijn geen declaraties")

	akkoord, vrij := "/betalingen/0457/1/akkoord", "/betalingen/0457/1/vrijgeven"
	controle.Ziet("/betalingen?gemeente=0457", http.StatusOK, "1 betaling wacht", "€ 230,40", "Keur goed", "NL91ABNA0417164300")
	tweede.Stuurt(vrij, url.Values{"versie": {"1"}}, http.StatusConflict, "accorderen")
	controle.Stuurt(akkoord, url.Values{"versie": {"1"}}, http.StatusOK, "De betaling is goedgekeurd", "U keurde deze betaling goed",
		"!Keur goed")
	controle.Stuurt(vrij, url.Values{"versie": {"2"}}, http.StatusForbidden, "Laat een collega")
	tweede.Stuurt(vrij, url.Values{"versie": {"1"}}, http.StatusConflict)
	tweede.Ziet("/betalingen?gemeente=0457", http.StatusOK, "Goedgekeurd", "Ruben Vos", "Geef vrij")
	tweede.Stuurt(vrij, url.Values{"versie": {"2"}}, http.StatusOK, "De betaling is vrijgegeven", "Er wacht geen betaling",
		"Vrijgegeven betalingen", "Lotte Peters")
	tweede.Stuurt("/betalingen/0457/99/vrijgeven", url.Values{"versie": {"1"}}, http.StatusNotFound)

	// The counter sees the case with its delivery, and no payments; a stranger sees neither.
	p.Als("0457/k.degroot").Ziet(p.Zaakpad(), http.StatusOK, "Toegewezen", "nummer 1", "!maakte een bericht")
	p.Als("1942/s.mulder").Ziet(p.Zaakpad(), http.StatusOK, "maakte een bericht", "301", "Klaar om te versturen")
	p.Als("0457/k.degroot").Ziet("/betalingen", http.StatusForbidden, "!€ 230,40")
	p.Als("0457/k.degroot").Ziet("/declaraties", http.StatusForbidden, "ziet geen declaraties", "!€ 230,40")
	p.Als("1904/t.koning").Ziet("/declaraties/0457/"+id, http.StatusForbidden, "Gooise Meren", "!Thuis in de Vecht", "!480 minuten")
	p.Als("1904/t.koning").Stuurt(akkoord, url.Values{"versie": {"3"}}, http.StatusForbidden, "!Thuis in de Vecht")
}

// Stichtse Vecht runs off the invoices over 2016 until 31 March 2017, and sees
// nothing after.
func TestUitloopVanStichtseVecht(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.H.Op("2017-02-15")
	p.Declareert("D-2016-12", "2016-12-01", 48)
	p.Declareert("D-2017-01", "2017-01-01", 48)
	stichtse, gooise := p.Als("1904/t.koning"), p.Als("1942/r.vos")
	stichtse.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12", "!D-2017-01")
	gooise.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2017-01", "!D-2016-12")
	p.H.Op("2017-03-31")
	stichtse.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12")
	p.H.Op("2017-04-01")
	stichtse.Ziet("/declaraties?gemeente=0457", http.StatusNotFound, "!D-2016-12", "!Thuis in de Vecht")
	gooise.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12", "D-2017-01")
}

// Claims for youth care stand in the same list, with the law beside them.
func TestJeugdInDeLijst(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.H.Op("2021-04-12")
	p.Declareert("D-2021-03", "2021-03-01", 48)
	controle := p.Als("1942/r.vos")
	controle.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2021-03", "Wmo", "!Jeugd")
	maart := tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2021-03-01"), Tot: tijdlijn.MustDag("2021-04-01")}
	p.Moet(p.H.Opslag.Transactie(t.Context(), opslag.Voor(proefloket.Weesp), func(tx *opslag.Tx) error {
		_, err := p.H.Declaraties.Ontvangen(t.Context(), tx, p.H.Klok.Nu(), declaratie.Declaratie{
			Gemeente: proefloket.Weesp, Domein: taakverdeling.Jeugd, Aanbieder: proefloket.AGB, Nummer: "J-2021-03", Bericht: "bericht-J",
			Periode: maart, Dagtekening: maart.Tot, Totaal: 4800,
			Regels: []declaratie.Regel{{Inwoner: proefloket.Bewoonster().BSN, Referentie: "J-1", Toewijzing: 99,
				Product: contract.Product{Categorie: "45", Code: "45A01"},
				Periode: maart, Volume: 100, Eenheid: contract.Minuut, Tarief: 48, Bedrag: 4800}},
		})
		return err
	}))
	lijst := controle.Ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2021-03", "J-2021-03", "Jeugd", "2 declaraties")
	if !strings.Contains(lijst, "€ 48,00") {
		t.Errorf("het bedrag ontbreekt: %s", proefloket.Kaal(lijst))
	}
}

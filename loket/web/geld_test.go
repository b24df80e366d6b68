package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
)

// toegewezen brings the case to an allotment with its message, as the jobs in the
// queue do.
func (p *proef) toegewezen() {
	p.Helper()
	p.tot(zaak.Beschikt)
	p.moet(p.h.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		return p.h.Toewijzingen.NaBeschikking(p.Context(), tx, p.h.Klok.Nu(), zaak.NaBeschikking{Gemeente: weesp, Zaak: p.zaak.ID, Beschikking: "B2017-000001"})
	}))
	_, gemaakt, err := p.h.Berichten.ToewijzingMelden(p.Context(), toewijzing.Verzend{Gemeente: weesp, Nummer: 1})
	if p.moet(err); !gemaakt {
		p.Fatal("er is geen bericht aan de aanbieder gemaakt")
	}
}

// declareert offers a claim over one month: 480 minutes at each of the tariffs.
func (p *proef) declareert(nummer, vanaf string, tarieven ...geld.Cent) {
	p.Helper()
	eerste := tijdlijn.MustDag(vanaf)
	maand := tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}
	d := declaratie.Declaratie{Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: agb, Nummer: nummer, Bericht: "bericht-" + nummer, Periode: maand, Dagtekening: maand.Tot}
	for i, tarief := range tarieven {
		d.Regels = append(d.Regels, declaratie.Regel{Inwoner: bewoonster().BSN, Referentie: nummer + "-" + string(rune('1'+i)), Toewijzing: 1, Product: huishulp, Periode: maand,
			Volume: 480, Eenheid: contract.Minuut, Tarief: tarief, Bedrag: 480 * tarief})
		d.Totaal += 480 * tarief
	}
	p.moet(p.h.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		_, err := p.h.Declaraties.Ontvangen(p.Context(), tx, p.h.Klok.Nu(), d)
		return err
	}))
}

// A refused line comes with its reason in words; what is right waits for two
// people, and one of them is not enough.
func TestDeclaratieEnBetaling(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.h.Op("2021-04-12")
	p.declareert("D-2021-03", "2021-03-01", 48, 60)
	controle, tweede := p.als("1942/r.vos"), p.als("1942/l.peters")
	lijst := controle.ziet("/declaraties?gemeente=0457&jaar=2021", http.StatusOK, "Thuis in de Vecht", "1 van 2 regels afgekeurd", "€ 518,40", "€ 230,40", "1 declaratie")
	_, na, gevonden := strings.Cut(lijst, `href="/declaraties/0457/`)
	if !gevonden {
		t.Fatalf("de rij leidt nergens heen: %s", kaal(lijst))
	}
	id, _, _ := strings.Cut(na, `"`)
	controle.ziet("/declaraties/0457/"+id, http.StatusOK, "Afgekeurd", "contracttarief", "contract: € 0,48", "Goedgekeurd", "!9346", "480 minuten")
	controle.ziet("/declaraties?gemeente=0457&jaar=2020", http.StatusOK, "Er zijn geen declaraties")

	akkoord, vrij := "/betalingen/0457/1/akkoord", "/betalingen/0457/1/vrijgeven"
	controle.ziet("/betalingen?gemeente=0457", http.StatusOK, "1 betaling wacht", "€ 230,40", "Keur goed", "NL91ABNA0417164300")
	tweede.stuurt(vrij, url.Values{"versie": {"1"}}, http.StatusConflict, "accorderen")
	controle.stuurt(akkoord, url.Values{"versie": {"1"}}, http.StatusOK, "De betaling is goedgekeurd", "U keurde deze betaling goed", "!Keur goed")
	controle.stuurt(vrij, url.Values{"versie": {"2"}}, http.StatusForbidden, "Laat een collega")
	tweede.stuurt(vrij, url.Values{"versie": {"1"}}, http.StatusConflict)
	tweede.ziet("/betalingen?gemeente=0457", http.StatusOK, "Goedgekeurd", "Ruben Vos", "Geef vrij")
	tweede.stuurt(vrij, url.Values{"versie": {"2"}}, http.StatusOK, "De betaling is vrijgegeven", "Er wacht geen betaling", "Vrijgegeven betalingen", "Lotte Peters")
	tweede.stuurt("/betalingen/0457/99/vrijgeven", url.Values{"versie": {"1"}}, http.StatusNotFound)

	// The counter sees the case with its delivery, and no payments; a stranger sees neither.
	p.als("0457/k.degroot").ziet(p.zaakpad(), http.StatusOK, "Toegewezen", "nummer 1", "!maakte een bericht")
	p.als("1942/s.mulder").ziet(p.zaakpad(), http.StatusOK, "maakte een bericht", "301", "Klaar om te versturen")
	p.als("0457/k.degroot").ziet("/betalingen", http.StatusForbidden, "!€ 230,40")
	p.als("1904/t.koning").ziet("/declaraties/0457/"+id, http.StatusForbidden, "Gooise Meren", "!Thuis in de Vecht", "!480 minuten")
	p.als("1904/t.koning").stuurt(akkoord, url.Values{"versie": {"3"}}, http.StatusForbidden, "!Thuis in de Vecht")
}

// Stichtse Vecht runs off the invoices over 2016 until 31 March 2017, and sees
// nothing after.
func TestUitloopVanStichtseVecht(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.h.Op("2017-02-15")
	p.declareert("D-2016-12", "2016-12-01", 48)
	p.declareert("D-2017-01", "2017-01-01", 48)
	stichtse, gooise := p.als("1904/t.koning"), p.als("1942/r.vos")
	stichtse.ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12", "!D-2017-01")
	gooise.ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2017-01", "!D-2016-12")
	p.h.Op("2017-03-31")
	stichtse.ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12")
	p.h.Op("2017-04-01")
	stichtse.ziet("/declaraties?gemeente=0457", http.StatusNotFound, "!D-2016-12", "!Thuis in de Vecht")
	gooise.ziet("/declaraties?gemeente=0457", http.StatusOK, "D-2016-12", "D-2017-01")
}

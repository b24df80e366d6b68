package bericht_test

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

const agb = "90000017"

// proef is a chain on 3 January 2017, with what a provider sends.
type proef struct {
	*testing.T
	*proefhuis.Keten
	volg int
}

// draai runs a test on both databases.
func draai(t *testing.T, doe func(t *testing.T, p *proef)) {
	t.Helper()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		doe(t, &proef{T: t, Keten: proefhuis.NewKeten(t, proefhuis.Bouw(t, o, "2017-01-03"), nil)})
	})
}

func dag(tekst string) tijdlijn.Dag { return tijdlijn.MustDag(tekst) }

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// weigert checks that err is of the kind and says what it must.
func (p *proef) weigert(err error, soort fout.Soort, woorden ...string) {
	p.Helper()
	if !fout.Is(err, soort) {
		p.Errorf("wil een fout van soort %d, kreeg %v", soort, err)
		return
	}
	for _, woord := range woorden {
		if !strings.Contains(fout.Zin(err), woord) {
			p.Errorf("de zin %q noemt %q niet", fout.Zin(err), woord)
		}
	}
}

// inhoud gives the bytes of a message of ours, decoded, after the check that its
// receiver will make.
func (p *proef) inhoud(b bericht.Bericht) iwmo32.Bericht {
	p.Helper()
	bytes, err := p.Berichten.Inhoud(p.Context(), b.Gemeente, b.ID)
	p.moet(err)
	if soort, breuken := iwmo32.Controleer(bytes); soort != b.Soort || len(breuken) > 0 {
		p.Errorf("%s %s is geen geldige %s: %v", b.Soort, b.Identificatie, soort, breuken)
	}
	m, _, err := iwmo32.Decode(bytes)
	p.moet(err)
	return m
}

func (p *proef) codeer(m iwmo32.Bericht) []byte {
	p.Helper()
	bytes, err := m.Encode()
	p.moet(err)
	return bytes
}

// ontvang offers a message and expects that it is kept, in that stand.
func (p *proef) ontvang(m iwmo32.Bericht, stand bericht.Stand) bericht.Uitkomst {
	p.Helper()
	u, err := p.Berichten.Ontvangen(p.Context(), p.codeer(m))
	p.moet(err)
	if u.Bericht.Stand != stand {
		p.Fatalf("%s is %s, verwacht %s: %+v", u.Bericht.Soort, u.Bericht.Stand, stand, u.Bericht.Redenen)
	}
	return u
}

// kop gives the header of a message of the provider to Weesp, each with a number
// of its own.
func (p *proef) kop(soort string) istandaard.Header {
	p.volg++
	return iwmo32.NewHeader(soort, agb, "0457", "A"+string(rune('0'+p.volg/10))+string(rune('0'+p.volg%10)), tijdlijn.Vandaag(p.Klok))
}

func (p *proef) naam() istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Linden", Voorvoegsel: "van der"}}
}

func productVan(t toewijzing.Toewijzing) *istandaard.Product {
	return &istandaard.Product{Categorie: t.Product.Categorie, Code: t.Product.Code}
}

// start gives a 305 with a start on vanaf for each allotment.
func (p *proef) start(bsn kenmerk.BSN, vanaf string, over ...toewijzing.Toewijzing) *iwmo32.WMO305 {
	m := &iwmo32.WMO305{Header: p.kop("WMO305"), Client: iwmo32.WMO305Client{
		Bsn: bsn.String(), Geboortedatum: istandaard.Geboortedatum{Datum: dag("1938-04-11")}, Geslacht: "2", Naam: p.naam(),
	}}
	for _, t := range over {
		m.Client.StartProducten = append(m.Client.StartProducten, iwmo32.WMO305StartProduct{
			ToewijzingNummer: &t.Nummer, Product: productVan(t), ToewijzingIngangsdatum: &t.Geldig.Vanaf, Begindatum: dag(vanaf), StatusAanlevering: "1",
		})
	}
	return m
}

// stop gives a 307 that ends, with reden, what began on vanaf; tot is the last day.
func (p *proef) stop(bsn kenmerk.BSN, t toewijzing.Toewijzing, vanaf, tot, reden string) *iwmo32.WMO307 {
	return &iwmo32.WMO307{Header: p.kop("WMO307"), Client: iwmo32.WMO307Client{
		Bsn: bsn.String(), Geboortedatum: istandaard.Geboortedatum{Datum: dag("1938-04-11")}, Geslacht: "2", Naam: p.naam(),
		StopProducten: []iwmo32.WMO307StopProduct{{
			ToewijzingNummer: &t.Nummer, Product: productVan(t), ToewijzingIngangsdatum: &t.Geldig.Vanaf, Begindatum: dag(vanaf),
			Einddatum: dag(tot), RedenBeeindiging: reden, StatusAanlevering: "1",
		}},
	}}
}

// claim gives a 323 over March 2021 with a line of 100 minutes for each tariff.
func (p *proef) claim(nummer string, bsn kenmerk.BSN, t toewijzing.Toewijzing, tarieven ...geld.Cent) *iwmo32.WMO323 {
	maart := istandaard.GeslotenPeriode{Begindatum: dag("2021-03-01"), Einddatum: dag("2021-03-31")}
	m := &iwmo32.WMO323{Header: p.kop("WMO323"), Declaratie: iwmo32.WMO323Declaratie{
		DeclaratieNummer: nummer, DeclaratiePeriode: maart, DeclaratieDagtekening: tijdlijn.Vandaag(p.Klok),
		TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{DebetCredit: "D"}, Clienten: []iwmo32.WMO323Client{{Bsn: bsn.String()}},
	}}
	for i, tarief := range tarieven {
		m.Declaratie.Clienten[0].Prestaties = append(m.Declaratie.Clienten[0].Prestaties, iwmo32.WMO323Prestatie{
			ProductReferentie: istandaard.Referentie{ReferentieNummer: nummer + "-" + string(rune('a'+i))}, ToewijzingNummer: t.Nummer,
			ProductCategorie: t.Product.Categorie, ProductCode: t.Product.Code, ProductPeriode: maart, GeleverdVolume: 100, Eenheid: "01",
			ProductTarief: &tarief, IngediendBedrag: istandaard.BedragMetDC{Bedrag: 100 * tarief, DebetCredit: "D"},
		})
		m.Declaratie.TotaalIngediendBedrag.TotaalBedrag += 100 * tarief
	}
	return m
}

// retour gives the 302 of the provider on a 301, with these codes in its header.
func (p *proef) retour(b bericht.Bericht, codes ...string) *iwmo32.WMO302 {
	p.Helper()
	heen := p.inhoud(b).(*iwmo32.WMO301)
	p.volg++
	r := &iwmo32.WMO302{Header: iwmo32.NewRetourHeader("WMO301", heen.Header, "R"+string(rune('a'+p.volg)), tijdlijn.Vandaag(p.Klok))}
	r.Header.RetourCodes = codes
	return r
}

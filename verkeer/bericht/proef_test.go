package bericht_test

import (
	"fmt"
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
	"nabuur/verkeer/istandaard/uitgave"
)

const agb = "90000017"

// bestand is a message of iWmo that a provider sends: its number and its parts.
type bestand struct {
	istandaard.Inhoud
	nummer string
}

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
	proefhuis.Weigert(p, err, soort, woorden...)
}

// wmo gives the release of iWmo that is sent today.
func (p *proef) wmo() *istandaard.Standaard {
	return uitgave.Voor(istandaard.Wmo, tijdlijn.Vandaag(p.Klok))
}

// inhoud gives the parts of a message of ours, after the check that its receiver will
// make.
func (p *proef) inhoud(b bericht.Bericht) istandaard.Inhoud {
	p.Helper()
	bytes, err := p.Berichten.Inhoud(p.Context(), b.Gemeente, b.ID)
	p.moet(err)
	std, soort, err := uitgave.Van(bytes)
	p.moet(err)
	if breuken := std.ControleerAls(soort, bytes); soort != b.Soort || len(breuken) > 0 {
		p.Errorf("%s %s is geen geldige %s: %v", b.Soort, b.Identificatie, soort, breuken)
	}
	m, _ := std.Lees(soort, bytes)
	return std.Inhoud(m)
}

func (p *proef) codeer(m *bestand) []byte {
	p.Helper()
	bytes, err := p.wmo().Maak(m.nummer, m.Inhoud).Encode()
	p.moet(err)
	return bytes
}

// ontvang offers a message and expects that it is kept, in that stand.
func (p *proef) ontvang(m *bestand, stand bericht.Stand) bericht.Uitkomst {
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
func (p *proef) kop(nummer string) *istandaard.Header {
	p.volg++
	kop := p.wmo().NewHeader(p.wmo().Soort(nummer), agb, "0457", fmt.Sprintf("A%02d", p.volg), tijdlijn.Vandaag(p.Klok))
	return &kop
}

func (p *proef) naam() istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Linden", Voorvoegsel: "van der"}}
}

func productVan(t toewijzing.Toewijzing) *istandaard.Product {
	return &istandaard.Product{Categorie: t.Product.Categorie, Code: t.Product.Code}
}

// start gives a 305 with a start on vanaf for each allotment.
func (p *proef) start(bsn kenmerk.BSN, vanaf string, over ...toewijzing.Toewijzing) *bestand {
	c := &istandaard.Client305{Bsn: bsn.String(),
		Geboortedatum: istandaard.Geboortedatum{Datum: dag("1938-04-11")}, Geslacht: "2", Naam: p.naam()}
	for _, t := range over {
		c.StartProducten = append(c.StartProducten, istandaard.StartProduct305{
			ToewijzingNummer: &t.Nummer, Product: productVan(t),
			ToewijzingIngangsdatum: &t.Geldig.Vanaf, Begindatum: dag(vanaf), StatusAanlevering: "1",
		})
	}
	return &bestand{nummer: "305", Inhoud: istandaard.Inhoud{Kop: p.kop("305"), Client305: c}}
}

// stop gives a 307 that ends, with reden, what began on vanaf; tot is the last day.
func (p *proef) stop(bsn kenmerk.BSN, t toewijzing.Toewijzing, vanaf, tot, reden string) *bestand {
	return &bestand{nummer: "307", Inhoud: istandaard.Inhoud{Kop: p.kop("307"), Client307: &istandaard.Client307{
		Bsn: bsn.String(), Geboortedatum: istandaard.Geboortedatum{Datum: dag("1938-04-11")}, Geslacht: "2", Naam: p.naam(),
		StopProducten: []istandaard.StopProduct307{{
			ToewijzingNummer: &t.Nummer, Product: productVan(t), ToewijzingIngangsdatum: &t.Geldig.Vanaf, Begindatum: dag(vanaf),
			Einddatum: dag(tot), RedenBeeindiging: reden, StatusAanlevering: "1",
		}},
	}}}
}

// claim gives a 323 over March 2021 with a line of 100 minutes for each tariff.
func (p *proef) claim(nummer string, bsn kenmerk.BSN, t toewijzing.Toewijzing, tarieven ...geld.Cent) *bestand {
	maart := istandaard.GeslotenPeriode{Begindatum: dag("2021-03-01"), Einddatum: dag("2021-03-31")}
	d := &istandaard.Declaratie323{
		DeclaratieNummer: nummer, DeclaratiePeriode: maart, DeclaratieDagtekening: tijdlijn.Vandaag(p.Klok),
		TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{DebetCredit: "D"}, Clienten: []istandaard.Client323{{Bsn: bsn.String()}},
	}
	for i, tarief := range tarieven {
		d.Clienten[0].Prestaties = append(d.Clienten[0].Prestaties, istandaard.Prestatie323{
			ProductReferentie: istandaard.Referentie{ReferentieNummer: nummer + "-" + string(rune('a'+i))}, ToewijzingNummer: t.Nummer,
			ProductCategorie: t.Product.Categorie, ProductCode: t.Product.Code, ProductPeriode: maart, GeleverdVolume: 100, Eenheid: "01",
			ProductTarief: &tarief, IngediendBedrag: istandaard.BedragMetDC{Bedrag: 100 * tarief, DebetCredit: "D"},
		})
		d.TotaalIngediendBedrag.TotaalBedrag += 100 * tarief
	}
	return &bestand{nummer: "323", Inhoud: istandaard.Inhoud{Kop: p.kop("323"), Declaratie323: d}}
}

// retour gives the 302 of the provider on a 301, with these codes in its header.
func (p *proef) retour(b bericht.Bericht, codes ...string) *bestand {
	p.Helper()
	p.volg++
	kop := p.wmo().NewRetourHeader(b.Soort, *p.inhoud(b).Kop, "R"+string(rune('a'+p.volg)), tijdlijn.Vandaag(p.Klok))
	kop.RetourCodes = codes
	return &bestand{nummer: "302", Inhoud: istandaard.Inhoud{Retourkop: &kop}}
}

package aanbieder

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

const (
	gemeente = "9901"
	eenBsn   = "999990019"
	tweeBsn  = "999993653"
	agb      = "99000011"
)

// proef is a provider with a directory, and the municipality at the other side, in
// one law; it is 14 February 2022.
type proef struct {
	*testing.T
	*Aanbieder
	std      *istandaard.Standaard
	gemeente kenmerk.Gemeentecode
	tijd     *tijdlijn.Zetklok
	volg     int
}

// inBeideWetten runs a test in both laws.
func inBeideWetten(t *testing.T, doe func(t *testing.T, p *proef)) {
	t.Helper()
	for _, std := range uitgave.Alle() {
		t.Run(std.Naam, func(t *testing.T) { doe(t, nieuw(t, std)) })
	}
}

func nieuw(t *testing.T, std *istandaard.Standaard) *proef {
	t.Helper()
	pad := t.TempDir()
	tijd := tijdlijn.NewZetklok(dag("2022-02-14").Om(9, 0))
	p := &proef{
		T: t, Aanbieder: New(pad, kenmerk.Must(kenmerk.ParseAGB(agb)), tijd), std: std,
		gemeente: kenmerk.Must(kenmerk.ParseGemeentecode(gemeente)), tijd: tijd,
	}
	p.moet(postmap.Maak(pad, postmap.Mappen()...))
	return p
}

func dag(tekst string) tijdlijn.Dag { return tijdlijn.MustDag(tekst) }

func (p *proef) op(tekst string) { p.tijd.Zet(dag(tekst).Om(9, 0)) }

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// delen gives the parts of an example of a message of the municipality, under an
// identification of its own.
func (p *proef) delen(nummer string) istandaard.Inhoud {
	p.Helper()
	p.volg++
	b, err := voorbeeld.Maak(p.std, nummer,
		voorbeeld.Keuze{Dagtekening: tijdlijn.Vandaag(p.tijd), Identificatie: fmt.Sprintf("NB%d", p.volg)})
	p.moet(err)
	m, breuken := p.std.Lees(p.std.Soort(nummer), b)
	if len(breuken) > 0 {
		p.Fatal(breuken)
	}
	return p.std.Inhoud(m)
}

// product is what the example client has, in minutes a month from vanaf on.
func (p *proef) product(nummer int64, vanaf string) istandaard.ToegewezenProduct301 {
	product := *p.delen("301").Client301.ToegewezenProducten[0].Product
	return istandaard.ToegewezenProduct301{
		ToewijzingNummer: nummer, Product: &product, Toewijzingsdatum: dag("2022-01-03"),
		Toewijzingstijd: "10:00:00", Ingangsdatum: dag(vanaf),
		Omvang: &istandaard.Omvang{Volume: 600, Eenheid: "01", Frequentie: "4"},
	}
}

// toewijzing gives a 301 about a client with these products.
func (p *proef) toewijzing(bsn string, producten ...istandaard.ToegewezenProduct301) istandaard.Inhoud {
	p.Helper()
	i := p.delen("301")
	i.Client301.Bsn, i.Client301.ToegewezenProducten = bsn, producten
	return i
}

// stuur writes a message of the municipality, whether it is right or not, and gives
// the name of its file.
func (p *proef) stuur(nummer string, i istandaard.Inhoud) string {
	p.Helper()
	b, err := p.std.Maak(nummer, i).Encode()
	p.moet(err)
	id := ""
	switch {
	case i.Kop != nil:
		id = i.Kop.BerichtIdentificatie.Identificatie
	case i.Antwoordkop != nil:
		id = i.Antwoordkop.BerichtIdentificatie.Identificatie
	default:
		id = i.Retourkop.IdentificatieRetour
	}
	return p.leg(postmap.Naam(gemeente, agb, p.std.Soort(nummer), id), b)
}

func (p *proef) leg(naam string, b []byte) string {
	p.Helper()
	map_ := filepath.Join(p.pad, postmap.Uit)
	naam = postmap.VrijeNaam(map_, naam)
	p.moet(os.WriteFile(filepath.Join(map_, naam), b, 0o600))
	return naam
}

// beantwoordt lets the provider answer and gives what it reports.
func (p *proef) beantwoordt() []Verslag {
	p.Helper()
	v, err := p.Beantwoorden(context.Background())
	p.moet(err)
	return v
}

// gemaakt gives the names in DIR/in of that number of message.
func (p *proef) gemaakt(nummer string) []string {
	p.Helper()
	namen, err := postmap.Namen(filepath.Join(p.pad, postmap.In))
	p.moet(err)
	return slices.DeleteFunc(namen, func(n string) bool { return !strings.Contains(n, "_"+p.std.Soort(nummer)+"_") })
}

// lees gives the parts of a message in DIR/in, which must be right.
func (p *proef) leesIn(naam string) istandaard.Inhoud {
	p.Helper()
	b, err := os.ReadFile(filepath.Join(p.pad, postmap.In, naam))
	p.moet(err)
	soort, breuken := p.std.Controleer(b)
	if len(breuken) > 0 {
		p.Fatalf("%s: %v", naam, breuken)
	}
	m, _ := p.std.Lees(soort, b)
	return p.std.Inhoud(m)
}

// retourOp gives the retour of the provider on a message of the municipality.
func (p *proef) retourOp(nummer string, i istandaard.Inhoud) istandaard.Inhoud {
	p.Helper()
	antwoord, _ := p.std.Antwoord(p.std.Soort(nummer))
	var gevonden []istandaard.Inhoud
	for _, naam := range p.gemaakt(istandaard.Nummer(antwoord)) {
		if r := p.leesIn(naam); r.Retourkop.BerichtIdentificatie == i.Kop.BerichtIdentificatie {
			gevonden = append(gevonden, r)
		}
	}
	if len(gevonden) == 0 {
		p.Fatalf("geen %s op %s", antwoord, i.Kop.BerichtIdentificatie.Identificatie)
	}
	return gevonden[len(gevonden)-1]
}

// neemtAan answers a message of the provider with a retour, with codes in its header.
func (p *proef) neemtAan(naam string, codes ...string) {
	p.Helper()
	i := p.leesIn(naam)
	_, _, soort, _, _ := postmap.Delen(naam)
	antwoord, _ := p.std.Antwoord(soort)
	p.volg++
	kop := p.std.NewRetourHeader(soort, *i.Kop, fmt.Sprintf("NB%d", p.volg), tijdlijn.Vandaag(p.tijd))
	kop.RetourCodes = codes
	p.stuur(istandaard.Nummer(antwoord), istandaard.Inhoud{Retourkop: &kop})
}

// kentToe answers a claim of the provider, and sends the lines with these references
// back.
func (p *proef) kentToe(naam string, afgekeurd ...string) istandaard.Inhoud {
	p.Helper()
	i := p.leesIn(naam)
	p.volg++
	h := p.std.NewHeader(p.std.Soort("325"), gemeente, agb, fmt.Sprintf("NB%d", p.volg), tijdlijn.Vandaag(p.tijd))
	d := i.Declaratie323
	a := &istandaard.DeclaratieAntwoord325{DeclaratieNummer: d.DeclaratieNummer,
		TotaalIngediendBedrag: d.TotaalIngediendBedrag, RetourCodes: []string{"8001"}}
	toegekend := gesigneerd(d.TotaalIngediendBedrag.TotaalBedrag, d.TotaalIngediendBedrag.DebetCredit)
	for _, c := range d.Clienten {
		terug := istandaard.Client325{Bsn: c.Bsn, RetourCodes: []string{"0200"}}
		for _, r := range c.Prestaties {
			if !slices.Contains(afgekeurd, r.ProductReferentie.ReferentieNummer) {
				continue
			}
			toegekend -= gesigneerd(r.IngediendBedrag.Bedrag, r.IngediendBedrag.DebetCredit)
			terug.Prestaties = append(terug.Prestaties, istandaard.Prestatie325{
				ProductReferentie: r.ProductReferentie, ToewijzingNummer: r.ToewijzingNummer,
				ProductCategorie: r.ProductCategorie, ProductCode: r.ProductCode,
				ProductPeriode: r.ProductPeriode, GeleverdVolume: r.GeleverdVolume, Eenheid: r.Eenheid, ProductTarief: r.ProductTarief,
				IngediendBedrag: r.IngediendBedrag, RetourCodes: []string{"9321"},
			})
		}
		if len(terug.Prestaties) > 0 {
			a.RetourCodes = []string{"0200"}
			a.Clienten = append(a.Clienten, terug)
		}
	}
	a.TotaalToegekendBedrag = istandaard.TotaalBedragMetDC{TotaalBedrag: max(toegekend, -toegekend), DebetCredit: "D"}
	if toegekend < 0 {
		a.TotaalToegekendBedrag.DebetCredit = "C"
	}
	return istandaard.Inhoud{DeclaratieAntwoord325: a, Antwoordkop: &istandaard.AntwoordHeader{
		BerichtCode: h.BerichtCode, BerichtVersie: h.BerichtVersie,
		BerichtSubversie: h.BerichtSubversie, Afzender: h.Afzender, Ontvanger: h.Ontvanger,
		BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie, DeclaratieIdentificatie: i.Kop.BerichtIdentificatie,
		XsdVersieDeclaratie: i.Kop.XsdVersie, RetourCodes: []string{"0200"},
	}}
}

// declareert claims January 2022, so much of each allotment, and gives the file.
func (p *proef) declareert(volume int64, volgnummer int) string {
	p.Helper()
	naam, err := p.Declareren(p.Context(),
		Maandstaat{Gemeente: p.gemeente, Maand: dag("2022-01-15"), Volume: volume, Tarief: geld.Cent(100), Volgnummer: volgnummer})
	p.moet(err)
	return naam
}

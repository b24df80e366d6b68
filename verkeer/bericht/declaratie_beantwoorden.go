package bericht

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/verkeer/istandaard"
)

// The values of DebetCredit.
const (
	debet  = "D"
	credit = "C"
)

// beoordeelDeclaratie gives a claim to declaratie and builds the 325 from its
// answer. Refused lines do not reject the message: only a refusal of the claim
// itself does.
func (b *Berichten) beoordeelDeclaratie(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	claim, err := declaratieVan(p, m, p.Declaratie323)
	if err != nil {
		return oordeel{}, err
	}
	a, err := b.Declaraties.Ontvangen(ctx, tx, b.Klok.Nu(), claim)
	if err != nil {
		return oordeel{}, err
	}
	const stam = "Bericht/Declaratie"
	o := oordeel{goed: istandaard.Aangenomen(a.Codes), redenen: redenVan(a.Redenen, stam)}
	plekken := map[string]int{}
	for i, c := range p.Declaratie323.Clienten {
		plekken[c.Bsn] = i
	}
	for _, c := range a.Clienten {
		plek := plek(stam+"/Clienten/Client", plekken[c.Inwoner.String()])
		o.redenen = append(o.redenen, redenVan(c.Redenen, plek)...)
		for _, r := range c.Regels {
			o.redenen = append(o.redenen, redenVan(r.Redenen, plek+"/Prestaties/Prestatie "+r.Referentie)...)
		}
	}
	antwoord := antwoordVan(a)
	if err := alsStoring(controleer325(p.Inhoud,
		istandaard.Inhoud{Antwoordkop: p.antwoordkop("", 0, nil), DeclaratieAntwoord325: antwoord})); err != nil {
		return oordeel{}, err
	}
	o.antwoord = func(identificatie string, dag tijdlijn.Dag) istandaard.Inhoud {
		return istandaard.Inhoud{Antwoordkop: p.antwoordkop(identificatie, dag, zonderOpmerking()), DeclaratieAntwoord325: antwoord}
	}
	return o, nil
}

// declaratieVan reads the claim of a message. The last days in it are inclusive.
func declaratieVan(p *post, m Bericht, d *istandaard.Declaratie323) (declaratie.Declaratie, error) {
	claim := declaratie.Declaratie{
		Gemeente: m.Gemeente, Domein: p.domein, Aanbieder: p.agb, Nummer: d.DeclaratieNummer, Bericht: m.Identificatie,
		Periode: periode(d.DeclaratiePeriode), Dagtekening: d.DeclaratieDagtekening,
		Totaal: gesigneerd(d.TotaalIngediendBedrag.TotaalBedrag, d.TotaalIngediendBedrag.DebetCredit),
	}
	for _, c := range d.Clienten {
		bsn, err := kenmerk.ParseBSN(c.Bsn)
		if err != nil {
			return claim, err
		}
		for _, r := range c.Prestaties {
			regel := declaratie.Regel{
				Inwoner: bsn, Referentie: r.ProductReferentie.ReferentieNummer,
				Vorige:     strings.TrimSpace(r.ProductReferentie.VorigReferentieNummer),
				Toewijzing: r.ToewijzingNummer, Product: contract.Product{Categorie: r.ProductCategorie, Code: r.ProductCode},
				Periode: periode(r.ProductPeriode), Volume: r.GeleverdVolume, Eenheid: contract.Eenheid(r.Eenheid),
				Bedrag: r.IngediendBedrag.Bedrag, Credit: r.IngediendBedrag.DebetCredit == credit,
			}
			if r.ProductTarief != nil {
				regel.Tarief = *r.ProductTarief
			}
			claim.Regels = append(claim.Regels, regel)
		}
	}
	return claim, nil
}

// antwoordVan writes the answer on a claim: refused lines and clients only.
func antwoordVan(a declaratie.Antwoord) *istandaard.DeclaratieAntwoord325 {
	uit := &istandaard.DeclaratieAntwoord325{
		DeclaratieNummer: a.Nummer, TotaalIngediendBedrag: totaal(a.Ingediend),
		TotaalToegekendBedrag: totaal(a.Toegekend), RetourCodes: uniek(a.Codes),
	}
	for _, c := range a.Clienten {
		client := istandaard.Client325{Bsn: c.Inwoner.String(), RetourCodes: uniek(c.Codes)}
		for _, r := range c.Regels {
			client.Prestaties = append(client.Prestaties, prestatieVan(r))
		}
		uit.Clienten = append(uit.Clienten, client)
	}
	return uit
}

func prestatieVan(r declaratie.Beoordeling) istandaard.Prestatie325 {
	p := istandaard.Prestatie325{
		ProductReferentie: istandaard.Referentie{ReferentieNummer: r.Referentie, VorigReferentieNummer: r.Vorige},
		ToewijzingNummer:  r.Toewijzing, ProductCategorie: r.Product.Categorie,
		ProductCode: r.Product.Code, ProductPeriode: gesloten(r.Periode),
		GeleverdVolume: r.Volume, Eenheid: string(r.Eenheid), IngediendBedrag: istandaard.BedragMetDC{Bedrag: r.Bedrag, DebetCredit: debet},
		RetourCodes: uniek(r.Codes),
	}
	if r.Credit {
		p.IngediendBedrag.DebetCredit = credit
	}
	if r.Eenheid != contract.Euro { // CD087: an amount in euro has no tariff
		tarief := r.Tarief
		p.ProductTarief = &tarief
	}
	return p
}

func uniek(codes []string) []string {
	var eenmaal []string
	for _, c := range codes {
		if !slices.Contains(eenmaal, c) {
			eenmaal = append(eenmaal, c)
		}
	}
	return eenmaal
}

func gesigneerd(bedrag geld.Cent, debetCredit string) geld.Cent {
	if debetCredit == credit {
		return -bedrag
	}
	return bedrag
}

// totaal writes a signed amount; zero is debit (CS325).
func totaal(bedrag geld.Cent) istandaard.TotaalBedragMetDC {
	if bedrag < 0 {
		return istandaard.TotaalBedragMetDC{TotaalBedrag: -bedrag, DebetCredit: credit}
	}
	return istandaard.TotaalBedragMetDC{TotaalBedrag: bedrag, DebetCredit: debet}
}

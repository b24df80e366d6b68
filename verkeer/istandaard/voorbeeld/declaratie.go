package voorbeeld

import (
	"nabuur/grond/geld"
	"nabuur/verkeer/istandaard"
)

const (
	declaratienummer = "D0001"
	debet            = "D"
)

// m323 claims the month before the message for two clients: three lines together.
func (m *maker) m323() istandaard.Inhoud {
	anderen := tweedeBsn
	if m.Bsn == anderen {
		anderen = bsn
	}
	return istandaard.Inhoud{Kop: m.kop(), Declaratie323: &istandaard.Declaratie323{
		DeclaratieNummer: declaratienummer, DeclaratiePeriode: m.heleMaand(), DeclaratieDagtekening: m.Dagtekening,
		TotaalIngediendBedrag: totaal(36000 + 24000 + 18000),
		Clienten: []istandaard.Client323{
			{Bsn: m.Bsn, Prestaties: []istandaard.Prestatie323{
				m.prestatie("R-1", toewijzing, m.eigen.thuis, "01", 600, 60),
				m.prestatie("R-2", tweede, m.eigen.groep, "16", 8, 3000),
			}},
			{Bsn: anderen, Prestaties: []istandaard.Prestatie323{m.prestatie("R-3", tweede+1, m.eigen.thuis, "01", 300, 60)}},
		},
	}}
}

func (m *maker) heleMaand() istandaard.GeslotenPeriode {
	return istandaard.GeslotenPeriode{Begindatum: m.maand, Einddatum: m.maand.PlusMaanden(1).Plus(-1)}
}

func totaal(bedrag geld.Cent) istandaard.TotaalBedragMetDC {
	return istandaard.TotaalBedragMetDC{TotaalBedrag: bedrag, DebetCredit: debet}
}

// prestatie is one line; the amount is volume times tariff.
func (m *maker) prestatie(referentie string, nummer int64, product istandaard.Product,
	eenheid string, volume int64, tarief geld.Cent) istandaard.Prestatie323 {
	return istandaard.Prestatie323{
		ProductReferentie: istandaard.Referentie{ReferentieNummer: referentie}, ToewijzingNummer: nummer,
		ProductCategorie: product.Categorie, ProductCode: product.Code,
		ProductPeriode: m.heleMaand(), GeleverdVolume: volume, Eenheid: eenheid,
		ProductTarief: &tarief, IngediendBedrag: istandaard.BedragMetDC{Bedrag: geld.Cent(volume) * tarief, DebetCredit: debet},
	}
}

// m325 awards the claim but for one line, of which the volume is too high.
func (m *maker) m325() istandaard.Inhoud {
	d := m.m323().Declaratie323
	p := d.Clienten[0].Prestaties[0]
	ingediend := d.TotaalIngediendBedrag.TotaalBedrag
	return istandaard.Inhoud{
		Antwoordkop: m.antwoordkop(d),
		DeclaratieAntwoord325: &istandaard.DeclaratieAntwoord325{
			DeclaratieNummer: d.DeclaratieNummer, TotaalIngediendBedrag: totaal(ingediend),
			TotaalToegekendBedrag: totaal(ingediend - p.IngediendBedrag.Bedrag),
			RetourCodes:           geenOpmerking(),
			Clienten: []istandaard.Client325{{Bsn: m.Bsn, RetourCodes: geenOpmerking(), Prestaties: []istandaard.Prestatie325{{
				ProductReferentie: p.ProductReferentie, ToewijzingNummer: p.ToewijzingNummer,
				ProductCategorie: p.ProductCategorie, ProductCode: p.ProductCode,
				ProductPeriode: p.ProductPeriode, GeleverdVolume: p.GeleverdVolume, Eenheid: p.Eenheid, ProductTarief: p.ProductTarief,
				IngediendBedrag: p.IngediendBedrag, RetourCodes: []string{"9321"},
			}}}},
		},
	}
}

// antwoordkop is the header of the answer to the claim, which was sent the day
// before.
func (m *maker) antwoordkop(d *istandaard.Declaratie323) *istandaard.AntwoordHeader {
	h := m.kop()
	return &istandaard.AntwoordHeader{
		BerichtCode: h.BerichtCode, BerichtVersie: h.BerichtVersie,
		BerichtSubversie: h.BerichtSubversie, Afzender: h.Afzender, Ontvanger: h.Ontvanger,
		BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie, XsdVersieDeclaratie: h.XsdVersie,
		DeclaratieIdentificatie: istandaard.BerichtIdentificatie{Identificatie: "VB3230001", Dagtekening: d.DeclaratieDagtekening - 1},
		RetourCodes:             geenOpmerking(),
	}
}

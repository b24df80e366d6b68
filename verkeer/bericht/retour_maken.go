package bericht

import (
	"nabuur/kader/berichtregel"
	"nabuur/verkeer/istandaard"
)

// A retour with remarks repeats the whole client of the message it answers, with a
// code at every class: what was wrong, 0200 when nothing was, 0233 when it was not
// judged (IV028).

// retourLevering repeats the client of a 305 or 307; bevindingen are per start or
// stop.
func (p *post) retourLevering(i *istandaard.Inhoud, bevindingen [][]berichtregel.Bevinding) {
	if c := p.Client305; c != nil {
		i.Client306 = &istandaard.Client306{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum,
			Geslacht: c.Geslacht, Naam: c.Naam, RetourCodes: zonderOpmerking()}
		for n, s := range c.StartProducten {
			i.Client306.StartProducten = append(i.Client306.StartProducten, istandaard.StartProduct306{
				ToewijzingNummer: s.ToewijzingNummer, Product: s.Product, ToewijzingIngangsdatum: s.ToewijzingIngangsdatum,
				Begindatum: s.Begindatum, StatusAanlevering: s.StatusAanlevering, RetourCodes: berichtregel.Codes(bevindingen[n]),
			})
		}
		return
	}
	c := p.Client307
	i.Client308 = &istandaard.Client308{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum,
		Geslacht: c.Geslacht, Naam: c.Naam, RetourCodes: zonderOpmerking()}
	for n, s := range c.StopProducten {
		i.Client308.StopProducten = append(i.Client308.StopProducten, istandaard.StopProduct308{
			ToewijzingNummer: s.ToewijzingNummer, Product: s.Product, ToewijzingIngangsdatum: s.ToewijzingIngangsdatum,
			Begindatum: s.Begindatum, RedenBeeindiging: s.RedenBeeindiging, Einddatum: s.Einddatum,
			StatusAanlevering: s.StatusAanlevering, RetourCodes: berichtregel.Codes(bevindingen[n]),
		})
	}
}

// retourAanvraag repeats the client of a 315; bevindingen are per product.
func (p *post) retourAanvraag(i *istandaard.Inhoud, bevindingen [][]berichtregel.Bevinding) {
	c := p.Client315
	i.Client316 = &istandaard.Client316{
		Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht, Naam: c.Naam,
		GezagsdragerBekend: c.GezagsdragerBekend, Commentaar: c.Commentaar, RetourCodes: zonderOpmerking(),
	}
	for n, a := range c.AangevraagdeProducten {
		i.Client316.AangevraagdeProducten = append(i.Client316.AangevraagdeProducten, istandaard.AangevraagdProduct316{
			ReferentieAanbieder: a.ReferentieAanbieder, BeschikkingNummer: a.BeschikkingNummer, Product: a.Product,
			BeschikkingIngangsdatum: a.BeschikkingIngangsdatum,
			ToewijzingIngangsdatum:  a.ToewijzingIngangsdatum, ToewijzingEinddatum: a.ToewijzingEinddatum,
			Omvang: a.Omvang, Budget: a.Budget, Verwijzer: a.Verwijzer, Raamcontract: a.Raamcontract, Commentaar: a.Commentaar,
			RetourCodes: berichtregel.Codes(bevindingen[n]),
		})
	}
}

// wijzigingscodes are the retour codes of the classes of a 317.
type wijzigingscodes struct {
	client, verzoek              []string
	ongewijzigd, wijzigen, nieuw [][]string
}

// retourWijziging repeats the client of a 317.
func (p *post) retourWijziging(i *istandaard.Inhoud, codes wijzigingscodes) {
	v := p.Client317.Verzoek
	uit := istandaard.Verzoek318{ReferentieAanbieder: v.ReferentieAanbieder, RedenVerzoek: v.RedenVerzoek, RetourCodes: codes.verzoek}
	for n, o := range v.OngewijzigdeProducten {
		uit.OngewijzigdeProducten = append(uit.OngewijzigdeProducten, istandaard.OngewijzigdProduct318{
			ToewijzingNummer: o.ToewijzingNummer, RetourCodes: codes.ongewijzigd[n],
		})
	}
	for n, t := range v.TeWijzigenProducten {
		uit.TeWijzigenProducten = append(uit.TeWijzigenProducten, istandaard.TeWijzigenProduct318{
			ToewijzingNummer: t.ToewijzingNummer, GewensteIngangsdatum: t.GewensteIngangsdatum, Einddatum: t.Einddatum,
			Omvang: t.Omvang, Budget: t.Budget, RetourCodes: codes.wijzigen[n],
		})
	}
	for n, t := range v.NieuweProducten {
		uit.NieuweProducten = append(uit.NieuweProducten, istandaard.NieuwProduct318{
			Product: t.Product, GewensteIngangsdatum: t.GewensteIngangsdatum, Einddatum: t.Einddatum,
			Omvang: t.Omvang, Budget: t.Budget, RetourCodes: codes.nieuw[n],
		})
	}
	i.Client318 = &istandaard.Client318{Bsn: p.Client317.Bsn, Verzoek: uit, RetourCodes: codes.client}
}

package voorbeeld

import (
	"nabuur/grond/geld"
	"nabuur/verkeer/istandaard"
)

// The references of the provider in the two requests.
const (
	aanvraag  = "VOT-0001"
	wijziging = "VOW-0001"
)

// m315 asks for help at home, as the general practitioner advised.
func (m *maker) m315() istandaard.Inhoud {
	c := &istandaard.Client315{
		Bsn: m.Bsn, Geboortedatum: m.geboren(), Geslacht: m.eigen.geslacht, Naam: m.verkort(),
		AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
			ReferentieAanbieder: aanvraag, Product: &m.eigen.thuis,
			ToewijzingIngangsdatum: m.vanaf(), ToewijzingEinddatum: m.einde(), Omvang: perWeek(),
			Verwijzer:    istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"},
			Raamcontract: "1", Commentaar: "Vervolg op eerdere hulp.",
		}},
	}
	if m.s.Wet == istandaard.Jeugd {
		c.GezagsdragerBekend = "1"
	}
	return istandaard.Inhoud{Kop: m.kop(), Client315: c}
}

// m316 rejects the request: its reference was used before.
func (m *maker) m316() istandaard.Inhoud {
	c := m.m315().Client315
	uit := &istandaard.Client316{
		Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht, Naam: c.Naam,
		GezagsdragerBekend: c.GezagsdragerBekend, RetourCodes: geenOpmerking(),
	}
	for _, p := range c.AangevraagdeProducten {
		uit.AangevraagdeProducten = append(uit.AangevraagdeProducten, istandaard.AangevraagdProduct316{
			ReferentieAanbieder: p.ReferentieAanbieder, Product: p.Product,
			ToewijzingIngangsdatum: p.ToewijzingIngangsdatum, ToewijzingEinddatum: p.ToewijzingEinddatum,
			Omvang: p.Omvang, Verwijzer: p.Verwijzer, Raamcontract: p.Raamcontract, Commentaar: p.Commentaar, RetourCodes: []string{"9347"},
		})
	}
	return istandaard.Inhoud{Retourkop: m.retourkop("315"), Client316: uit}
}

// m317 asks to change one product and for another beside it, within a budget.
func (m *maker) m317() istandaard.Inhoud {
	return istandaard.Inhoud{Kop: m.kop(), Client317: &istandaard.Client317{Bsn: m.Bsn, Verzoek: istandaard.Verzoek317{
		ReferentieAanbieder: wijziging, RedenVerzoek: "1",
		OngewijzigdeProducten: []istandaard.OngewijzigdProduct317{{ToewijzingNummer: tweede}},
		TeWijzigenProducten: []istandaard.TeWijzigenProduct317{{
			ToewijzingNummer: toewijzing, GewensteIngangsdatum: m.vanaf(), Einddatum: m.einde(), Omvang: perWeek(),
		}},
		NieuweProducten: []istandaard.NieuwProduct317{{
			Product:              &istandaard.Product{Categorie: m.eigen.groep.Categorie},
			GewensteIngangsdatum: m.vanaf(), Einddatum: m.einde(), Budget: new(geld.Cent(250000)),
		}},
	}}}
}

// m318 rejects the request: it does not name all products of the client.
func (m *maker) m318() istandaard.Inhoud {
	v := m.m317().Client317.Verzoek
	uit := istandaard.Verzoek318{ReferentieAanbieder: v.ReferentieAanbieder, RedenVerzoek: v.RedenVerzoek, RetourCodes: []string{"9349"}}
	for _, p := range v.OngewijzigdeProducten {
		uit.OngewijzigdeProducten = append(uit.OngewijzigdeProducten,
			istandaard.OngewijzigdProduct318{ToewijzingNummer: p.ToewijzingNummer, RetourCodes: geenOpmerking()})
	}
	for _, p := range v.TeWijzigenProducten {
		uit.TeWijzigenProducten = append(uit.TeWijzigenProducten, istandaard.TeWijzigenProduct318{
			ToewijzingNummer: p.ToewijzingNummer, GewensteIngangsdatum: p.GewensteIngangsdatum,
			Einddatum: p.Einddatum, Omvang: p.Omvang, RetourCodes: geenOpmerking(),
		})
	}
	for _, p := range v.NieuweProducten {
		uit.NieuweProducten = append(uit.NieuweProducten, istandaard.NieuwProduct318{
			Product: p.Product, GewensteIngangsdatum: p.GewensteIngangsdatum,
			Einddatum: p.Einddatum, Budget: p.Budget, RetourCodes: geenOpmerking(),
		})
	}
	return istandaard.Inhoud{Retourkop: m.retourkop("317"),
		Client318: &istandaard.Client318{Bsn: m.Bsn, Verzoek: uit, RetourCodes: geenOpmerking()}}
}

// m319 rejects a request. In iJw another municipality has to pay, and is named; in
// iWmo there is no contract.
func (m *maker) m319() istandaard.Inhoud {
	a := &istandaard.Antwoord319{ReferentieAanbieder: aanvraag, VerzoekAntwoord: "1", RedenAfwijzingVerzoek: "3"}
	if m.s.Wet == istandaard.Jeugd {
		a.RedenAfwijzingVerzoek = "8"
		a.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel319{Gemeente: "9902"}
	}
	return istandaard.Inhoud{Kop: m.kop(), Antwoord319: a}
}

// m320 rejects the answer: there was no such request.
func (m *maker) m320() istandaard.Inhoud {
	a := m.m319().Antwoord319
	uit := &istandaard.Antwoord320{
		ReferentieAanbieder: a.ReferentieAanbieder, VerzoekAntwoord: a.VerzoekAntwoord,
		RedenAfwijzingVerzoek: a.RedenAfwijzingVerzoek, RetourCodes: []string{"9355"},
	}
	if w := a.Woonplaatsbeginsel; w != nil {
		uit.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel320{Gemeente: w.Gemeente, RetourCodes: geenOpmerking()}
	}
	return istandaard.Inhoud{Retourkop: m.retourkop("319"), Antwoord320: uit}
}

package voorbeeld

import (
	"nabuur/verkeer/istandaard"
)

// m301 allots help at home, per week, and a group, per month.
func (m *maker) m301() istandaard.Inhoud {
	return istandaard.Inhoud{Kop: m.kop(), Client301: &istandaard.Client301{
		Bsn: m.Bsn, Geboortedatum: m.geboren(), Geslacht: m.eigen.geslacht, Naam: m.volledig(),
		Communicatie:    &istandaard.Communicatie{Vorm: "1", Taal: "Turks"},
		Commentaar:      "Bel eerst even op.",
		Relaties:        []istandaard.Relatie301{m.relatie()},
		Contactgegevens: []istandaard.Contact301{m.thuis()},
		ToegewezenProducten: []istandaard.ToegewezenProduct301{
			{
				ToewijzingNummer: toewijzing, Product: &m.eigen.thuis, Toewijzingsdatum: m.Dagtekening, Toewijzingstijd: "10:15:00",
				Ingangsdatum: m.vanaf(), Einddatum: m.einde(), Omvang: perWeek(),
			},
			{
				ToewijzingNummer: tweede, Product: &m.eigen.groep, Toewijzingsdatum: m.Dagtekening, Toewijzingstijd: "10:15:00",
				Ingangsdatum: m.vanaf(), Omvang: perMaand(),
			},
		},
	}}
}

func perWeek() *istandaard.Omvang {
	return &istandaard.Omvang{Volume: 120, Eenheid: "01", Frequentie: "2"}
}

func perMaand() *istandaard.Omvang {
	return &istandaard.Omvang{Volume: 8, Eenheid: "16", Frequentie: "4"}
}

func (m *maker) volledig() istandaard.VolledigeNaam {
	return istandaard.VolledigeNaam{Geslachtsnaam: m.eigen.naam,
		Voornamen: m.eigen.voornamen, Voorletters: m.eigen.letters, NaamGebruik: "1"}
}

func (m *maker) thuis() istandaard.Contact301 {
	return istandaard.Contact301{
		Soort: "01",
		Adres: &istandaard.Adres{Huis: &istandaard.Huis{Huisnummer: 7, Huisletter: "A"},
			Postcode: "1399ZZ", Straatnaam: "Proefkade", Plaatsnaam: "Voorbeeldstad", LandCode: "NL"},
		Telefoon: &istandaard.Telefoonnummers{
			Telefoon01: istandaard.Telefoon{Telefoonnummer: "0200000001", Landnummer: "+31"},
		},
		Emailadres: "inwoner@voorbeeld.example",
	}
}

func (m *maker) relatie() istandaard.Relatie301 {
	return istandaard.Relatie301{
		Nummer: "1", Volgorde: new(int64(1)), Soort: "17", Geslacht: "1",
		Naam: istandaard.VolledigeNaam{Geslachtsnaam: m.eigen.naam, Voornamen: "Joris", Voorletters: "J", NaamGebruik: "1"},
		Contact: istandaard.Contact301{Soort: "02", Telefoon: &istandaard.Telefoonnummers{
			Telefoon01: istandaard.Telefoon{Telefoonnummer: "0600000001", Landnummer: "+31"},
		}},
	}
}

// m302 rejects the first product of the 301: its number was used before.
func (m *maker) m302() istandaard.Inhoud {
	c := m.m301().Client301
	contact := func(d istandaard.Contact301) istandaard.Contact302 {
		return istandaard.Contact302{
			Soort: d.Soort, Adres: d.Adres, Organisatie: d.Organisatie, Telefoon: d.Telefoon, Emailadres: d.Emailadres, Periode: d.Periode,
			RetourCodes: geenOpmerking(),
		}
	}
	uit := &istandaard.Client302{
		Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht,
		Naam: c.Naam, Communicatie: c.Communicatie, Commentaar: c.Commentaar,
		RetourCodes: geenOpmerking(),
	}
	for _, r := range c.Relaties {
		uit.Relaties = append(uit.Relaties, istandaard.Relatie302{
			Nummer: r.Nummer, Volgorde: r.Volgorde, Soort: r.Soort, Geslacht: r.Geslacht,
			Naam: r.Naam, Contact: contact(r.Contact), RetourCodes: geenOpmerking(),
		})
	}
	for _, d := range c.Contactgegevens {
		uit.Contactgegevens = append(uit.Contactgegevens, contact(d))
	}
	for _, p := range c.ToegewezenProducten {
		uit.ToegewezenProducten = append(uit.ToegewezenProducten, istandaard.ToegewezenProduct302{
			ToewijzingNummer: p.ToewijzingNummer, Product: p.Product,
			Toewijzingsdatum: p.Toewijzingsdatum - 1, Toewijzingstijd: p.Toewijzingstijd,
			Ingangsdatum: p.Ingangsdatum, Einddatum: p.Einddatum, Omvang: p.Omvang, RetourCodes: geenOpmerking(),
		})
	}
	uit.ToegewezenProducten[0].RetourCodes = []string{"9332"}
	return istandaard.Inhoud{Retourkop: m.retourkop("301"), Client302: uit}
}

// m305 tells that delivery began two days ago.
func (m *maker) m305() istandaard.Inhoud {
	begin := m.Dagtekening - 2
	return istandaard.Inhoud{Kop: m.kop(), Client305: &istandaard.Client305{
		Bsn: m.Bsn, Geboortedatum: m.geboren(), Geslacht: m.eigen.geslacht, Naam: m.verkort(),
		StartProducten: []istandaard.StartProduct305{{
			ToewijzingNummer: new(int64(toewijzing)), Product: &m.eigen.thuis,
			ToewijzingIngangsdatum: &m.maand, Begindatum: begin, StatusAanlevering: "1",
		}},
	}}
}

// m306 rejects the start: nothing was allotted.
func (m *maker) m306() istandaard.Inhoud {
	c := m.m305().Client305
	uit := &istandaard.Client306{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum,
		Geslacht: c.Geslacht, Naam: c.Naam, RetourCodes: geenOpmerking()}
	for _, p := range c.StartProducten {
		uit.StartProducten = append(uit.StartProducten, istandaard.StartProduct306{
			ToewijzingNummer: p.ToewijzingNummer, Product: p.Product,
			ToewijzingIngangsdatum: p.ToewijzingIngangsdatum, Begindatum: p.Begindatum - 1,
			StatusAanlevering: p.StatusAanlevering, RetourCodes: []string{"9019"},
		})
	}
	return istandaard.Inhoud{Retourkop: m.retourkop("305"), Client306: uit}
}

// m307 tells that delivery ended yesterday, as planned.
func (m *maker) m307() istandaard.Inhoud {
	return m.stop(m.eigen.volgensPlan)
}

const tijdelijk = "20" // RedenBeeindiging: ended for a time

func (m *maker) stop(reden string) istandaard.Inhoud {
	return istandaard.Inhoud{Kop: m.kop(), Client307: &istandaard.Client307{
		Bsn: m.Bsn, Geboortedatum: m.geboren(), Geslacht: m.eigen.geslacht, Naam: m.verkort(),
		StopProducten: []istandaard.StopProduct307{{
			ToewijzingNummer: new(int64(toewijzing)), Product: &m.eigen.thuis, ToewijzingIngangsdatum: new(m.maand.PlusMaanden(-6)),
			Begindatum: m.maand.PlusMaanden(-6).Plus(3), RedenBeeindiging: reden, Einddatum: m.Dagtekening - 1, StatusAanlevering: "1",
		}},
	}}
}

// m308 rejects a stop for a time: one was known already.
func (m *maker) m308() istandaard.Inhoud {
	c := m.stop(tijdelijk).Client307
	uit := &istandaard.Client308{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum,
		Geslacht: c.Geslacht, Naam: c.Naam, RetourCodes: geenOpmerking()}
	for _, p := range c.StopProducten {
		uit.StopProducten = append(uit.StopProducten, istandaard.StopProduct308{
			ToewijzingNummer: p.ToewijzingNummer, Product: p.Product,
			ToewijzingIngangsdatum: p.ToewijzingIngangsdatum, Begindatum: p.Begindatum,
			RedenBeeindiging: p.RedenBeeindiging, Einddatum: p.Einddatum - 1,
			StatusAanlevering: p.StatusAanlevering, RetourCodes: []string{"9413"},
		})
	}
	return istandaard.Inhoud{Retourkop: m.retourkop("307"), Client308: uit}
}

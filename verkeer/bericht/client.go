package bericht

import (
	"strings"

	"nabuur/uitvoering/inwoner"
	"nabuur/verkeer/istandaard"
)

// Codes of the standard for what Nabuur knows of a resident.
const (
	eigenNaam  = "1"  // NaamGebruik: the name of birth; a partner's name is not kept
	brpAdres   = "01" // Soort contact: the address of the BRP
	nederland  = "NL"
	landnummer = "31"
)

// clientVan writes a resident as the client of a message 301.
func clientVan(i inwoner.Inwoner) istandaard.Client301 {
	contact := istandaard.Contact301{
		Soort: brpAdres,
		Adres: &istandaard.Adres{
			Huis: &istandaard.Huis{
				Huisnummer: i.Adres.Huisnummer, Huisletter: strings.TrimSpace(i.Adres.Huisletter),
				HuisnummerToevoeging: strings.TrimSpace(i.Adres.Toevoeging),
			},
			Postcode: i.Adres.Postcode.String(), Straatnaam: strings.TrimSpace(i.Adres.Straat),
			Plaatsnaam: strings.TrimSpace(i.Adres.Plaats), LandCode: nederland,
		},
		Telefoon:   telefoonVan(i.Telefoon),
		Emailadres: strings.TrimSpace(i.Email),
	}
	return istandaard.Client301{
		Bsn: i.BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: i.Geboren}, Geslacht: string(i.Geslacht),
		Naam: istandaard.VolledigeNaam{
			Geslachtsnaam: istandaard.Achternaam{Achternaam: strings.TrimSpace(i.Naam.Achternaam),
				Voorvoegsel: strings.TrimSpace(i.Naam.Voorvoegsel)},
			Voornamen: strings.TrimSpace(i.Naam.Voornamen), Voorletters: voorletters(i.Naam.Voorletters), NaamGebruik: eigenNaam,
		},
		Contactgegevens: []istandaard.Contact301{contact},
	}
}

// voorletters leaves out the dots and spaces (IV007).
func voorletters(tekst string) string { return strings.NewReplacer(".", "", " ", "").Replace(tekst) }

// telefoonVan splits a telephone number into the number and the country; nil when
// there is none that the standard can carry.
func telefoonVan(tekst string) *istandaard.Telefoonnummers {
	nummer := strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", ".", "").Replace(tekst)
	for _, voor := range []string{"+" + landnummer, "00" + landnummer} {
		if rest, ok := strings.CutPrefix(nummer, voor); ok {
			nummer = "0" + strings.TrimPrefix(rest, "0")
		}
	}
	if nummer == "" || strings.Trim(nummer, "0123456789") != "" || len(nummer) > 15 {
		return nil
	}
	return &istandaard.Telefoonnummers{Telefoon01: istandaard.Telefoon{Telefoonnummer: nummer, Landnummer: landnummer}}
}

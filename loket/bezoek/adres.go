package bezoek

import (
	"net/url"

	"nabuur/grond/kenmerk"
)

// Zaakadres gives the address of a case.
func Zaakadres(gemeente kenmerk.Gemeentecode, id string) string { return adres("zaken", gemeente, id) }

// Berichtadres gives the address of a message.
func Berichtadres(gemeente kenmerk.Gemeentecode, id string) string {
	return adres("berichten", gemeente, id)
}

// Verzoekadres gives the address of a request of a provider.
func Verzoekadres(gemeente kenmerk.Gemeentecode, id string) string {
	return adres("verzoeken", gemeente, id)
}

func adres(wat string, gemeente kenmerk.Gemeentecode, id string) string {
	return "/" + wat + "/" + gemeente.String() + "/" + url.PathEscape(id)
}

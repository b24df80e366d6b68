package berichtblad

import (
	"strings"

	"nabuur/kader/taakverdeling"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// wetVan gives the law of the message standard for a domain.
func wetVan(domein taakverdeling.Domein) istandaard.Wet {
	if domein == taakverdeling.Jeugd {
		return istandaard.Jeugd
	}
	return istandaard.Wmo
}

// codewoord gives the meaning of a code in the code list of the domain with that name,
// or the code itself.
func codewoord(domein taakverdeling.Domein, lijst, code string) string {
	if tekst, ok := uitgave.Betekenis(wetVan(domein), lijst, code); ok {
		return strings.TrimRight(tekst, ". ")
	}
	return code
}

func categoriewoord(domein taakverdeling.Domein, categorie string) string {
	return codewoord(domein, "ProductCategorie", categorie)
}

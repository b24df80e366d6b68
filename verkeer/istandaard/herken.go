package istandaard

import (
	"strings"

	"nabuur/grond/fout"
)

const (
	naamruimteBegin = "http://www.istandaarden.nl/"
	naamruimteEind  = "/schema"
)

// Herken tells from the root element which message b is: "WMO301", "JW323" and so
// on, of release 3.2. It says nothing about what comes after the start tag of the
// root. What is no message of that release is a Fout of kind Onjuist with one Dutch
// sentence.
func Herken(b []byte) (string, error) {
	const kopstuk = 4096 // the root element stands in it, unless comments go before
	if len(b) > kopstuk {
		z := scanner{s: strings.ToValidUTF8(string(b[:kopstuk]), "")}
		if z.begin() == tBegin {
			return z.herken()
		}
	}
	z := scanner{s: string(b[:min(len(b), MaxGrootte+1)])}
	if z.begin() != tBegin {
		return "", fout.New(fout.Onjuist, "Dit is geen leesbaar bericht. %s (%s)", z.fout, z.plaats())
	}
	return z.herken()
}

// herken tells the message from the start tag that was read last.
func (z *scanner) herken() (string, error) {
	voorvoegsel, _, heeft := strings.Cut(z.naam, ":")
	if !heeft {
		voorvoegsel = ""
	}
	uri := ""
	if gebonden := z.zoek(voorvoegsel); gebonden != nil {
		uri = gebonden.uri
	}
	soort, ok := soortVan(uri)
	if !ok || z.lokaal != "Bericht" {
		return "", fout.New(fout.Onjuist, "Element %s in naamruimte %q is geen bericht van iWmo of iJw 3.2. Controleer of de afzender deze release gebruikt.", kort(z.naam), kort(uri))
	}
	return soort, nil
}

// soortVan turns http://www.istandaarden.nl/iwmo/3_2/wmo301/schema into WMO301.
func soortVan(uri string) (string, bool) {
	midden, ok1 := strings.CutPrefix(uri, naamruimteBegin)
	midden, ok2 := strings.CutSuffix(midden, naamruimteEind)
	if !ok1 || !ok2 {
		return "", false
	}
	delen := strings.Split(midden, "/")
	if len(delen) != 3 || delen[1] != "3_2" {
		return "", false
	}
	nummer, ok := strings.CutPrefix(delen[2], strings.TrimPrefix(delen[0], "i"))
	if !ok || len(nummer) != 3 || !alleenCijfers(nummer) || (delen[0] != "iwmo" && delen[0] != "ijw") {
		return "", false
	}
	return strings.ToUpper(delen[2]), true
}

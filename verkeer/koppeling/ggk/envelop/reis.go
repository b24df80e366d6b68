package envelop

import (
	"slices"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// Reis says how one kind of message travels: in which envelope, and who sends it.
type Reis struct {
	Code        Berichtcode
	VanGemeente bool
	antwoordOp  string // the number of the message that a Du01 answers
}

// reizen gives the travel of every message of iWmo and iJw by its number. A 325
// answers a claim by the number of the claim and not in the conversation: it goes
// in an envelope of its own.
var reizen = map[string]Reis{
	"301": {Di01, true, ""}, "302": {Du01, false, "301"},
	"305": {Di01, false, ""}, "306": {Du01, true, "305"},
	"307": {Di01, false, ""}, "308": {Du01, true, "307"},
	"315": {Di01, false, ""}, "316": {Du01, true, "315"},
	"317": {Di01, false, ""}, "318": {Du01, true, "317"},
	"319": {Di01, true, ""}, "320": {Du01, false, "319"},
	"323": {Di01, false, ""}, "325": {Di01, true, ""},
}

// standaardVan gives the standard that a functie, such as "WMO301" or "JW315", is a
// message of, and its number; nil when it is of none.
func standaardVan(functie string) (*istandaard.Standaard, string) {
	for _, std := range uitgave.Alle() {
		if nummer := istandaard.Nummer(functie); std.Soort(nummer) == functie && functie != "" {
			return std, nummer
		}
	}
	return nil, ""
}

// ReisVan gives how a message travels; false for a functie that is no message of
// iWmo or iJw.
func ReisVan(functie string) (Reis, bool) {
	_, nummer := standaardVan(functie)
	r, ok := reizen[nummer]
	return r, ok
}

// HeenVan gives the functie of the message that a Du01 with this functie answers:
// "JW301" for "JW302"; "" for what answers nothing.
func HeenVan(functie string) string {
	std, nummer := standaardVan(functie)
	if r := reizen[nummer]; r.antwoordOp != "" {
		return std.Soort(r.antwoordOp)
	}
	return ""
}

// ReleaseVan gives the release as an envelope names it.
func ReleaseVan(std *istandaard.Standaard) Versie { return Versie{int(std.Versie), int(std.Subversie)} }

// KentRelease reports whether a functie is exchanged in that release.
func KentRelease(functie string, release Versie) bool {
	return slices.ContainsFunc(uitgave.Alle(), func(std *istandaard.Standaard) bool {
		return std.Codes[functie] != "" && ReleaseVan(std) == release
	})
}

package ggk

import "strings"

// reis says how one kind of message travels.
type reis struct {
	code        Berichtcode
	vanGemeente bool
	antwoordOp  string // the number of the message that a Du01 answers
}

// reizen gives the travel of every message of iWmo and iJw by its number. A 325
// answers a claim by the number of the claim and not in the conversation: it goes
// in an envelope of its own.
var reizen = map[string]reis{
	"301": {Di01, true, ""}, "302": {Du01, false, "301"},
	"305": {Di01, false, ""}, "306": {Du01, true, "305"},
	"307": {Di01, false, ""}, "308": {Du01, true, "307"},
	"315": {Di01, false, ""}, "316": {Du01, true, "315"},
	"317": {Di01, false, ""}, "318": {Du01, true, "317"},
	"319": {Di01, true, ""}, "320": {Du01, false, "319"},
	"323": {Di01, false, ""}, "325": {Di01, true, ""},
}

// reisVan gives how a message travels; false for a functie that is no message of
// iWmo or iJw.
func reisVan(functie string) (reis, bool) {
	nummer, ok := strings.CutPrefix(functie, "WMO")
	if !ok {
		nummer, ok = strings.CutPrefix(functie, "JW")
	}
	r, bekend := reizen[nummer]
	return r, ok && bekend
}

// beantwoordt reports whether a message of this kind is the retour on the other.
func beantwoordt(functie, heen string) bool {
	r, ok := reisVan(functie)
	return ok && r.antwoordOp != "" && heen == strings.TrimRight(functie, "0123456789")+r.antwoordOp
}

package cli

import (
	"strings"
	"testing"
)

// TestToewijzingWijzigen: the end of an allotment changes by who makes allotments, with
// a reason that says what happens; the provider hears it from the queue.
func TestToewijzingWijzigen(t *testing.T) {
	h := bouwHuis(t)
	wijzig := "toewijzing wijzigen --gemeente Weesp --nummer 2 "
	h.weigert(loket, wijzig+"--reden 05 --laatste 2021-06-30", "Gooise Meren")
	h.weigert(backoffice, wijzig+"--reden 05", "Er verandert niets aan toewijzing 2")
	h.weigert(backoffice, wijzig+"--reden 05 --laatste einde", "einde")
	h.weigert(backoffice, wijzig+"--reden 05 --laatste 2020-01-01", "kan niet eerder eindigen")
	h.weigert(backoffice, wijzig+"--reden 04 --laatste 2021-06-30", "")
	h.weigert(backoffice, wijzig+"--reden 05 --volume 10", "Alleen een volume over de hele looptijd kan wijzigen")
	h.weigert(backoffice, strings.Replace(wijzig, "2", "99", 1)+"--reden 05 --laatste 2021-06-30", "Toewijzing 99 is niet gevonden")
	h.doet(backoffice, wijzig+"--reden 05 --laatste 2021-06-30", "Toewijzing 2 is gewijzigd.")
	h.weigert(backoffice, wijzig+"--reden 05 --laatste 2021-06-30", "Er verandert niets")
	h.doet("", "werk --post $/post", "De wachtrij is leeg.")
	h.doet(backoffice, "bericht lijst --gemeente Weesp", "uit\tWMO301\t")
}

// TestToewijzingIntrekken: an allotment goes away as if it never was, once, and not when
// something of it was approved.
func TestToewijzingIntrekken(t *testing.T) {
	h := bouwHuis(t)
	h.weigert(loket, "toewijzing intrekken --gemeente Weesp --nummer 2", "Gooise Meren")
	h.weigert(backoffice, "toewijzing intrekken --gemeente Weesp --nummer 1", "")
	h.doet(backoffice, "toewijzing intrekken --gemeente Weesp --nummer 2", "Toewijzing 2 is verwijderd.")
	h.weigert(backoffice, "toewijzing intrekken --gemeente Weesp --nummer 2", "Toewijzing 2 is verwijderd en verandert niet meer")
}

// TestToewijzingOverdragen: on the day of the merger what runs goes to the new
// municipality, once; given again there is nothing left to do.
func TestToewijzingOverdragen(t *testing.T) {
	h := bouwHuis(t).op("2022-03-24")
	over := "toewijzing overdragen --van Weesp --naar Amsterdam --dag "
	h.weigert("", over+"ooit", "ooit")
	h.weigert("", over+"2022-03-24 --bsn 1", "BSN")
	h.weigert("", strings.Replace(over, "Amsterdam", "Amsterdm", 1)+"2022-03-24", "Amsterdam")
	h.weigert("", strings.Replace(over, "Weesp", "Weespp", 1)+"2022-03-24", "Weesp")
	h.weigert("", over+"2022-03-24 --reden verhuizing", "")
	h.weigert("", over+"2022-03-24 --reden zomaar", "")
	h.doet("", over+"2022-03-24", "Beëindigd: 2. Begonnen bij de nieuwe gemeente: 2. Niet overgedragen: 0.")
	h.doet("", over+"2022-03-24", "Beëindigd: 0. Begonnen bij de nieuwe gemeente: 0. Niet overgedragen: 0.")
}

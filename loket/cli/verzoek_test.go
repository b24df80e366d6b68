package cli

import (
	"strings"
	"testing"
)

// TestVerzoekTonen: a request is named by the provider and the reference it gave.
func TestVerzoekTonen(t *testing.T) {
	h := bouwHuis(t)
	lijst := h.doet(backoffice, "verzoek lijst --gemeente Weesp", "2021-04-08\tverzoek om toewijzing\t06010001\t",
		"\tontvangen\tuiterlijk 2021-04-15\n")
	if strings.Count(lijst, "\n") != 1 {
		t.Errorf("de lijst: %s", lijst)
	}
	h.weigert(vreemde, "verzoek lijst --gemeente Weesp", "niet gevonden")
	toon := "verzoek toon --gemeente Weesp --aanbieder 06010001 --referentie "
	h.doet(backoffice, toon+verzoekReferentie(h), "verzoek om toewijzing ", "ontvangen op 8 april 2021",
		"1. nieuw, product 01/01A01, volume 480")
	h.weigert(backoffice, toon+"ANDERS", "Dit verzoek is niet gevonden")
	h.weigert(backoffice, strings.Replace(toon, "06010001", "0601", 1)+"ANDERS", "AGB")
	h.weigert(backoffice, toon+verzoekReferentie(h)+" --domein jeugd", "Dit verzoek is niet gevonden")
	h.weigert(backoffice, toon+verzoekReferentie(h)+" --domein wonen", "wonen")
}

// TestVerzoekBeslissen: under investigation first, then granted otherwise than asked, by
// the college that the decision stayed with.
func TestVerzoekBeslissen(t *testing.T) {
	h := bouwHuis(t)
	dit := " --gemeente Weesp --aanbieder 06010001 --referentie " + verzoekReferentie(h)
	h.weigert(consulent, "verzoek onderzoeken"+dit, "Gooise Meren")
	h.doet(backoffice, "verzoek onderzoeken"+dit, "Het verzoek is in onderzoek; beslis uiterlijk ")
	h.weigert(backoffice, "verzoek onderzoeken"+dit, "Deze stap kan nu niet")
	h.weigert(backoffice, "verzoek toekennen"+dit, "Weesp")
	h.weigert(teamleider, "verzoek toekennen --laatste straks"+dit, "straks")
	h.doet(teamleider, "verzoek toekennen --volume 300 --eenheid 01 --frequentie 4 --laatste 2021-12-31"+dit, "Het verzoek is toegekend.")
	h.doet(backoffice, "verzoek toon"+dit, "toegekend, klaar.")
	h.weigert(backoffice, "verzoek afwijzen --reden 1"+dit, "")
}

// TestVerzoekAfwijzen: a rejection has a reason of the standard, and is shown with it.
func TestVerzoekAfwijzen(t *testing.T) {
	h := bouwHuis(t)
	dit := " --gemeente Weesp --aanbieder 06010001 --referentie " + verzoekReferentie(h)
	h.weigert(backoffice, "verzoek afwijzen --reden 99"+dit, "")
	h.weigert(backoffice, "verzoek afwijzen --reden 8 --woonplaats Utrecht"+dit, "jeugd")
	h.weigert(backoffice, "verzoek afwijzen --reden 8 --woonplaats Utrechtt"+dit, "Utrecht")
	h.weigert(consulent, "verzoek afwijzen --reden 1"+dit, "Gooise Meren")
	h.doet(backoffice, "verzoek afwijzen --reden 1"+dit, "Het verzoek is afgewezen.")
	h.doet(backoffice, "verzoek toon"+dit, "afgewezen, klaar.", "Afgewezen: ")
	h.doet("", "werk --post $/post", "De wachtrij is leeg.")
	h.doet("-", "aanbieder beantwoord --post $/post", "WMO319", "is goed")
}

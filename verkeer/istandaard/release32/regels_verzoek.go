package release32

import (
	"strings"

	"nabuur/verkeer/istandaard"
)

const plekAanvraag = plekClient + "/AangevraagdeProducten/AangevraagdProduct"

// aangevraagd gives the products of a 315; none for another message.
func (t *toetsing) aangevraagd() []istandaard.AangevraagdProduct315 {
	if t.Client315 == nil {
		return nil
	}
	return t.Client315.AangevraagdeProducten
}

func regelCD043(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if (p.BeschikkingNummer == nil) != (p.BeschikkingIngangsdatum == nil) {
			t.meld(nummer(plekAanvraag, i) + "/BeschikkingIngangsdatum")
		}
	}
}

// gevuld reports whether an element holds more than white space: the conditions of the
// standard take one with nothing but spaces to be empty.
func gevuld(tekst string) bool { return strings.Trim(tekst, " \t\r\n") != "" }

// metCode reports whether a referrer of this type has a code of its own.
func metCode(verwijzer string) bool { return verwijzer >= "02" && verwijzer <= "05" }

func regelCD066(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if metCode(p.Verwijzer.Type) && gevuld(p.Verwijzer.ZorgverlenerCode) && gevuld(p.Verwijzer.Naam) {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/Naam")
		}
	}
}

func regelCD067(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if metCode(p.Verwijzer.Type) && !gevuld(p.Verwijzer.ZorgverlenerCode) && !gevuld(p.Verwijzer.Naam) {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/Naam")
		}
	}
}

func regelCD068(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if !metCode(p.Verwijzer.Type) && gevuld(p.Verwijzer.ZorgverlenerCode) {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/ZorgverlenerCode")
		}
	}
}

func regelTR383(t *toetsing) {
	producten := t.aangevraagd()
	dubbel(t, len(producten), plekAanvraag, func(i int) string { return producten[i].ReferentieAanbieder })
}

const plekReden = "Bericht/Antwoord/RedenAfwijzingVerzoek"

func regelCD085(t *toetsing) {
	if a := t.Antwoord319; a != nil && a.VerzoekAntwoord == "1" && a.RedenAfwijzingVerzoek == "" {
		t.meld(plekReden)
	}
}

func regelCD086(t *toetsing) {
	if a := t.Antwoord319; a != nil && a.VerzoekAntwoord == "2" && a.RedenAfwijzingVerzoek != "" {
		t.meld(plekReden)
	}
}

const (
	plekWoonplaats     = "Bericht/Antwoord/Woonplaatsbeginsel"
	woonplaatsbeginsel = "8" // RedenAfwijzingVerzoek
)

// regelTR377 is of iJw alone: who rejects for the woonplaatsbeginsel names the
// municipality that is responsible.
func regelTR377(t *toetsing) {
	if a := t.Antwoord319; a != nil && a.RedenAfwijzingVerzoek == woonplaatsbeginsel && a.Woonplaatsbeginsel == nil {
		t.meld(plekWoonplaats)
	}
}

// regelTR409 is of iJw alone: no municipality is named for another reason. Where no
// reason is given the rule says nothing.
func regelTR409(t *toetsing) {
	a := t.Antwoord319
	if a == nil || a.RedenAfwijzingVerzoek == "" || a.RedenAfwijzingVerzoek == woonplaatsbeginsel {
		return
	}
	if a.Woonplaatsbeginsel != nil {
		t.meld(plekWoonplaats)
	}
}

func regelTR352(t *toetsing) {
	if c := t.Client317; c != nil && len(c.Verzoek.OngewijzigdeProducten)+len(c.Verzoek.TeWijzigenProducten) == 0 {
		t.meld(plekClient + "/Verzoek")
	}
}

func regelTR353(t *toetsing) {
	if c := t.Client317; c != nil && len(c.Verzoek.TeWijzigenProducten)+len(c.Verzoek.NieuweProducten) == 0 {
		t.meld(plekClient + "/Verzoek")
	}
}

func regelTR380(t *toetsing) {
	if t.Client317 == nil {
		return
	}
	for i := range t.Client317.Verzoek.NieuweProducten {
		if t.Client317.Verzoek.NieuweProducten[i].GewensteIngangsdatum <= t.dagtekening {
			t.meld(nummer(plekClient+"/Verzoek/NieuweProducten/NieuwProduct", i) + "/GewensteIngangsdatum")
		}
	}
}

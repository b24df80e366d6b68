package taakverdeling

// Zin names the task inside a sentence: "aanvragen behandelen (Wmo)". A task that does not exist
// gives its code.
func (t Taak) Zin() string {
	if !t.Bestaat() {
		return string(t)
	}
	return t.Functie().Tekst() + " (" + t.Domein().Tekst() + ")"
}

// BijInwoners gives the words for the task in a sentence about residents of a
// municipality: its subject, and the verb that goes with it.
func (t Taak) BijInwoners(gemeente string) (wat, gedaan string) {
	switch t.Functie() {
	case Melding, Aanvraag, Klacht:
		return "De " + t.Functie().String() + " van inwoners van " + gemeente, "behandeld"
	case Bezwaar:
		return "Het bezwaar van inwoners van " + gemeente, "behandeld"
	case Onderzoek:
		return "Het onderzoek bij inwoners van " + gemeente, "gedaan"
	case Besluit:
		return "Het besluit over inwoners van " + gemeente, "genomen"
	case Toewijzing:
		return "De toewijzing aan inwoners van " + gemeente, "gedaan"
	case Berichtenverkeer:
		return "Het berichtenverkeer over inwoners van " + gemeente, "gedaan"
	case Declaratiecontrole:
		return "De controle van declaraties voor inwoners van " + gemeente, "gedaan"
	case Betaling:
		return "De betaling voor inwoners van " + gemeente, "gedaan"
	}
	return "De taak „" + t.Tekst() + "” voor " + gemeente, "gedaan"
}

// Zin names the ground on which somebody else acts, inside a sentence: "in mandaat"; "" for a task
// of one's own.
func (g Grondslag) Zin() string {
	switch g {
	case Mandaat:
		return "in mandaat"
	case Machtiging:
		return "met machtiging"
	case Delegatie:
		return "na delegatie"
	case Subsidie:
		return "met subsidie"
	}
	return ""
}

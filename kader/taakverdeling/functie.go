package taakverdeling

// Functie is one kind of step in the work of the social domain. It is a number
// and not a text, so that a slip of the pen does not compile; 0 is none. What is
// stored and shown is its code, as String gives it.
type Functie uint16

// The kinds of step, along the life of a case. Two names differ from their code,
// which is the name of something else here.
const (
	Melding Functie = iota + 1
	Onderzoek
	Aanvraag
	Besluit
	Bezwaar
	Klacht
	Verwijzen // code "verwijzing"
	Crisis
	Toewijzing
	Berichtenverkeer
	Inkoop
	Contractbeheer
	Declaratiecontrole
	Betaling
	EigenBijdrage
	Pgb
	Toezicht
	Uitkering
	BijzondereBijstand
	Heronderzoek
	Handhaving
	Terugvordering
	Reintegratie
	Schuldhulp
	Activiteiten
	Voorzieningen
	Subsidieverlening // code "subsidie"
	Clientondersteuning
	Mantelzorg
	Buurtwerk
	Overdracht
	Verantwoording
	Applicatiebeheer
)

// String gives the code, as it stands after the point in a Taak: "aanvraag"; ""
// for 0 and for what is no Functie.
func (f Functie) String() string {
	if f == 0 || int(f) > len(functies) {
		return ""
	}
	return functies[f-1].code
}

// Tekst describes the step for the screen: "aanvragen behandelen".
func (f Functie) Tekst() string {
	if f == 0 || int(f) > len(functies) {
		return ""
	}
	return functies[f-1].tekst
}

// ParseFunctie gives the Functie with this code; false when there is none.
func ParseFunctie(code string) (Functie, bool) {
	for _, f := range functies {
		if f.code == code {
			return f.functie, true
		}
	}
	return 0, false
}

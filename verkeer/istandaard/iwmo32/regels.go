package iwmo32

import (
	"fmt"
	"slices"

	"nabuur/verkeer/istandaard"
)

// Regel is one rule of the standard that is checked inside a message, with its
// condition.
type Regel struct {
	// ID is the number in the standard: "CD005", "CS002", "TR101".
	ID string
	// Niveau is the control level of the standard. TR319 is of level 3 there; it
	// needs nothing but the message and is checked with level 2, with code 0001.
	Niveau int
	// Retourcode is what a retour message carries when the rule is broken.
	Retourcode string
	// Berichten are the messages the rule is for.
	Berichten []string
	// Eis is the condition, as one Dutch sentence for the sender.
	Eis string

	toets func(*toetsing)
}

// Regels gives all rules checked at level 2, by number.
func Regels() []Regel { return slices.Clone(regels) }

// ControleerInhoud gives every level 2 rule that m breaks, in the order of the
// table of rules. It takes m to be free of level 1 breaches.
func ControleerInhoud(m Bericht) []istandaard.Breuk {
	t := newToetsing(m)
	soort := m.Soort()
	for i := range regels {
		r := &regels[i]
		if slices.Contains(r.Berichten, soort) {
			t.regel = r
			r.toets(t)
		}
	}
	return t.breuken
}

// meld notes that the rule is broken at plek. The sentence is the condition.
func (t *toetsing) meld(plek string) { t.zeg(plek, "%s", t.regel.Eis) }

// zeg notes that the rule is broken at plek, with a sentence of its own.
func (t *toetsing) zeg(plek, zin string, delen ...any) {
	if len(t.breuken) >= istandaard.MaxBreuken {
		return
	}
	t.breuken = append(t.breuken, istandaard.Breuk{
		Regel: t.regel.ID, Retourcode: t.regel.Retourcode, Niveau: 2, Plek: plek, Tekst: fmt.Sprintf(zin, delen...),
	})
}

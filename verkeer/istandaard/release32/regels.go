package release32

import (
	"fmt"
	"slices"

	"nabuur/verkeer/istandaard"
)

// Wet says for which standard a rule holds, as bits.
type Wet uint8

// The standards of release 3.2.
const (
	Wmo   Wet = 1 << iota // iWmo: the Wmo 2015
	Jeugd                 // iJw: the Jeugdwet

	beide = Wmo | Jeugd
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
	// Wetten are the standards that the rule holds for.
	Wetten Wet
	// Berichten are the numbers of the messages the rule is for: "301".
	Berichten []string
	// Eis is the condition, as one Dutch sentence for the sender.
	Eis string

	toets func(*toetsing)
}

// geldt reports whether the rule holds for the message with that number.
func (r *Regel) geldt(wet Wet, nummer string) bool {
	return r.Wetten&wet != 0 && slices.Contains(r.Berichten, nummer)
}

// regelsVan gives the rules of one standard, by number.
func regelsVan(wet Wet) []Regel {
	return slices.DeleteFunc(slices.Clone(regels), func(r Regel) bool { return r.Wetten&wet == 0 })
}

// controleer gives every rule of the standard that m breaks, in the order of the
// table.
func controleer(wet Wet, nummer string, m Inhoud) []istandaard.Breuk {
	t := newToetsing(m)
	for i := range regels {
		if r := &regels[i]; r.geldt(wet, nummer) {
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

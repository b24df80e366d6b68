package release32

import (
	"cmp"
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

	toets toets
}

// toets is how a rule is checked: once on the message, on each client of a claim or
// its answer, on each of its lines, and after the last one.
type toets struct {
	bericht func(*toetsing)
	client  func(*toetsing, *clientdeel)
	regel   func(*toetsing, *prestatiedeel)
	slot    func(*toetsing)
}

// geldt reports whether the rule holds for the message with that number.
func (r *Regel) geldt(wet Wet, nummer string) bool {
	return r.Wetten&wet != 0 && slices.Contains(r.Berichten, nummer)
}

// regelsVan gives the rules of one standard, by number.
func regelsVan(wet Wet) []Regel {
	return slices.DeleteFunc(slices.Clone(regels), func(r Regel) bool { return r.Wetten&wet == 0 })
}

// fase is when a breach of a rule is found: they are told in this order.
type fase uint8

const (
	opBericht fase = iota
	opClient
	opRegel
	opSlot
)

// bevinding is a breach with the place of its rule in the table.
type bevinding struct {
	rij  int
	fase fase
	istandaard.Breuk
}

// meld notes that the rule is broken at plek. The sentence is the condition.
func (t *toetsing) meld(plek string) { t.zeg(plek, "%s", t.regel.Eis) }

// zeg notes that the rule is broken at plek, with a sentence of its own.
func (t *toetsing) zeg(plek, zin string, delen ...any) {
	if t.gemeld == nil {
		t.gemeld = make([][opSlot + 1]int, t.rijen)
	}
	if t.gemeld[t.rij][t.fase]++; t.gemeld[t.rij][t.fase] > istandaard.MaxBreuken {
		return
	}
	t.bevindingen = append(t.bevindingen, bevinding{t.rij, t.fase, istandaard.Breuk{
		Regel: t.regel.ID, Retourcode: t.regel.Retourcode, Niveau: 2, Plek: plek, Tekst: fmt.Sprintf(zin, delen...),
	}})
}

// breuken gives what was found in the order of the table: every rule that is broken,
// each at its first MaxBreuken places.
func (t *toetsing) breuken() []istandaard.Breuk {
	slices.SortStableFunc(t.bevindingen, func(a, b bevinding) int {
		return cmp.Or(cmp.Compare(a.rij, b.rij), cmp.Compare(a.fase, b.fase))
	})
	var uit []istandaard.Breuk
	rij, aantal := -1, 0
	for i := range t.bevindingen {
		if b := &t.bevindingen[i]; b.rij != rij {
			rij, aantal = b.rij, 0
		}
		if aantal++; aantal <= istandaard.MaxBreuken {
			uit = append(uit, t.bevindingen[i].Breuk)
		}
	}
	return uit
}

// Package release32 is what iWmo 3.2 and iJw 3.2 have in common beside the classes of
// their messages: the rules of level 2. The packages iwmo32 and ijw32 hold what each
// has of its own: codes, namespaces, code lists, decoders and encoders.
package release32

import (
	"cmp"
	"fmt"
	"slices"

	"nabuur/verkeer/istandaard"
)

// beide: the rule holds in iWmo and in iJw.
const beide = istandaard.Wmo | istandaard.Jeugd

// regel is a rule of the standard as istandaard.Regel describes it, with how it is
// checked.
type regel struct {
	ID         string
	Niveau     int
	Retourcode string
	Wetten     istandaard.Wet
	Berichten  []string
	Eis        string

	toets toets

	// retours are the messages in which the rule is judged on what a retour gives back
	// of the message it answers: the conditions do not name them, the published checker
	// does. Nothing that was refused for such a rule comes back in a retour, which then
	// has only a header (IV032), so one that holds it was not made from our message.
	retours []string
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
func (r *regel) geldt(wet istandaard.Wet, nummer string) bool {
	return r.Wetten&wet != 0 && (slices.Contains(r.Berichten, nummer) || slices.Contains(r.retours, nummer))
}

// Regels gives the rules of one standard, by number.
func Regels(wet istandaard.Wet) []istandaard.Regel {
	var uit []istandaard.Regel
	for i := range regels {
		if r := &regels[i]; r.Wetten&wet != 0 {
			uit = append(uit, istandaard.Regel{
				ID: r.ID, Niveau: r.Niveau, Retourcode: r.Retourcode, Wetten: r.Wetten, Berichten: r.Berichten, Eis: r.Eis,
				Retours: r.retours,
			})
		}
	}
	return uit
}

// Toets gives how the messages of one standard are checked; inhoud takes them apart.
func Toets(wet istandaard.Wet, inhoud func(istandaard.Bericht) istandaard.Inhoud) istandaard.Toets {
	return func(nummer string, bytes int64) (istandaard.Elk, func(istandaard.Bericht) []istandaard.Breuk) {
		t := newToetsing(wet, nummer)
		t.bytes = bytes
		var elk istandaard.Elk
		switch nummer {
		case "323":
			elk.Client323 = func(m istandaard.Bericht, c *istandaard.Client323) {
				t.begin(inhoud, m)
				t.client323(c)
			}
		case "325":
			elk.Client325 = func(m istandaard.Bericht, c *istandaard.Client325) {
				t.begin(inhoud, m)
				t.client325(c)
			}
		}
		return elk, func(m istandaard.Bericht) []istandaard.Breuk {
			t.begin(inhoud, m)
			t.clientenVan()
			return t.slot()
		}
	}
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
// each at its first MaxBreuken places, with how many more there are.
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
		if aantal++; aantal > istandaard.MaxBreuken {
			continue
		}
		uit = append(uit, t.bevindingen[i].Breuk)
		if aantal == istandaard.MaxBreuken {
			for _, n := range t.gemeld[rij] {
				uit[len(uit)-1].Verder += n
			}
			uit[len(uit)-1].Verder -= aantal
		}
	}
	return uit
}

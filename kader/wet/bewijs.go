package wet

import (
	"slices"
	"strconv"

	"nabuur/grond/tijdlijn"
)

// Regelbewijs is the receipt of an answer: with which facts, under which rule
// versions, which outcome. It holds lists and no maps, so that the same question
// always gives the same JSON, byte for byte.
type Regelbewijs struct {
	// Feiten are the facts that were given, in the order in which they count.
	Feiten []Feit `json:"feiten"`
	// Regels are the rule versions used, each once, in order of use.
	Regels []Regelversie `json:"regels"`
	// Uitkomst is what came out, as facts.
	Uitkomst []Feit `json:"uitkomst"`
}

// Feit is a named value. Days are written as 2026-05-05, "onbekend" when open.
type Feit struct {
	Naam   string `json:"naam"`
	Waarde string `json:"waarde"`
}

func (r *Regelbewijs) feit(naam, waarde string) {
	r.Feiten = append(r.Feiten, Feit{naam, waarde})
}

func (r *Regelbewijs) feitDag(naam string, d *tijdlijn.Dag) {
	if d != nil {
		r.feit(naam, dagTekst(*d))
	}
}

func (r *Regelbewijs) feitGetal(naam string, n int) {
	if n != 0 {
		r.feit(naam, strconv.Itoa(n))
	}
}

func (r *Regelbewijs) uit(naam, waarde string) {
	r.Uitkomst = append(r.Uitkomst, Feit{naam, waarde})
}

// gebruikt notes a rule version, once.
func (r *Regelbewijs) gebruikt(v Regelversie) {
	if !slices.ContainsFunc(r.Regels, func(w Regelversie) bool { return w.ID == v.ID && w.Geldig == v.Geldig }) {
		r.Regels = append(r.Regels, v.kopie())
	}
}

// dagTekst writes a day for the receipt.
func dagTekst(d tijdlijn.Dag) string {
	if d.IsOpen() {
		return "onbekend"
	}
	return d.String()
}

func jaNee(ja bool) string {
	if ja {
		return "ja"
	}
	return "nee"
}

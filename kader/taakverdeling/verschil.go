package taakverdeling

import (
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// Verschil is a stretch of days on which one division says something else about a
// task than another: Van in the one, Naar in the other. One of them is the zero
// Toedeling, without an Uitvoerder, when nobody holds the task there.
type Verschil struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente" yaml:"gemeente"`
	Taak     Taak                 `json:"taak" yaml:"taak"`
	Geldig   tijdlijn.Periode     `json:"geldig" yaml:"geldig"`
	Van      *Toedeling           `json:"van" yaml:"van"`
	Naar     *Toedeling           `json:"naar" yaml:"naar"`
}

// Verschillen gives what would be different with the other division, such as what
// a proposal makes of this one, in order of municipality, task and day. Two
// Toedelingen are different when someone else does the task, or on another ground,
// agreement, decision or key, and also when they end on the same day with another
// run-off; not when only the ID, or what we know since when, is another.
//
// It looks at what each municipality itself divides: what changes at a successor is
// told once, there, and not again at every municipality it took over.
func (v *Verdeling) Verschillen(naar *Verdeling) []Verschil {
	var alle []Verschil
	for _, gemeente := range v.eigenIn(naar) {
		van, naar := v.delen[v.rijVan(gemeente)], naar.delen[naar.rijVan(gemeente)]
		if van == naar {
			continue
		}
		for taak, r := range takenTabel {
			alle = append(alle, verschillenIn(gemeente, r.taak, van.van(taak), naar.van(taak))...)
		}
	}
	return alle
}

// eigenIn gives the municipalities that divide something here or there, in order
// of code.
func (v *Verdeling) eigenIn(ander *Verdeling) []kenmerk.Gemeentecode {
	var gemeenten []kenmerk.Gemeentecode
	for _, d := range slices.Concat(v.delen, ander.delen) {
		if len(d.toedelingen) > 0 {
			gemeenten = append(gemeenten, d.toedelingen[0].Gemeente)
		}
	}
	slices.SortFunc(gemeenten, func(a, b kenmerk.Gemeentecode) int { return a.Nummer() - b.Nummer() })
	return slices.Compact(gemeenten)
}

// van gives what is divided of one task, in order of day.
func (d *gemeentedeel) van(taak int) []Toedeling { return d.toedelingen[d.begin[taak]:d.begin[taak+1]] }

// verschillenIn walks along the days of one task on which one of the two sides begins
// or ends: between two of those days both sides have one answer.
func verschillenIn(gemeente kenmerk.Gemeentecode, taak Taak, van, naar []Toedeling) []Verschil {
	var grenzen []tijdlijn.Dag
	for _, kant := range [][]Toedeling{van, naar} {
		for i := range kant {
			grenzen = append(grenzen, kant[i].Geldig.Vanaf, kant[i].Geldig.Tot)
		}
	}
	slices.Sort(grenzen)
	grenzen = slices.Compact(grenzen)
	var verschillen []Verschil
	for i := 1; i < len(grenzen); i++ {
		oud, nieuw := houderOp(van, grenzen[i-1]), houderOp(naar, grenzen[i-1])
		if zelfdeAfspraak(oud, nieuw) {
			continue
		}
		verschillen = append(verschillen, Verschil{gemeente, taak, tijdlijn.Periode{Vanaf: grenzen[i-1], Tot: grenzen[i]}, oud, nieuw})
	}
	return verschillen
}

func houderOp(toedelingen []Toedeling, dag tijdlijn.Dag) *Toedeling {
	for i := range toedelingen {
		if toedelingen[i].Geldig.Bevat(dag) {
			return &toedelingen[i]
		}
	}
	return niemand
}

func zelfdeAfspraak(a, b *Toedeling) bool {
	return a.Uitvoerder == b.Uitvoerder && a.Grondslag == b.Grondslag && a.Regeling == b.Regeling && a.Besluit == b.Besluit &&
		a.Kostensleutel == b.Kostensleutel && (a.Geldig.Tot != b.Geldig.Tot || a.Afwikkeling == b.Afwikkeling)
}

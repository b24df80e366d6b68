package taakverdeling

import (
	"iter"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// ligging says where the part of each municipality stands in a division, and
// which part follows it when the municipality has ended. It hangs on nothing but
// the municipalities, so every division after a change shares it.
type ligging struct {
	gemeenten *organisatie.Gemeenten
	rij       [10000]int16 // code → row; 0, the row without a municipality, for what is none
	schakels  []schakel    // by row, in order of code
}

// schakel is one municipality in a chain of successions.
type schakel struct {
	bestaat  tijdlijn.Periode
	opvolger int16 // the row that is responsible from bestaat.Tot on; 0: none
}

func nieuweLigging(gemeenten *organisatie.Gemeenten) *ligging {
	alle := gemeenten.Alle()
	l := &ligging{gemeenten: gemeenten, schakels: make([]schakel, len(alle)+1)}
	for i, gemeente := range alle {
		l.rij[gemeente.Code.Nummer()] = int16(i + 1)
	}
	for i, gemeente := range alle {
		s := &l.schakels[i+1]
		s.bestaat = gemeente.Bestaat
		if opvolging, ok := gemeenten.OpvolgingVan(gemeente.Code); ok {
			s.opvolger = l.rij[opvolging.Naar.Nummer()]
		}
	}
	return l
}

// rijVan gives the row of a municipality; 0 when it is none.
func (l *ligging) rijVan(gemeente kenmerk.Gemeentecode) int16 { return l.rij[gemeente.Nummer()] }

// verantwoordelijk gives the row that is responsible on the day for what the
// given row was responsible for: itself until it ends, then its successor's.
func (l *ligging) verantwoordelijk(rij int16, dag tijdlijn.Dag) int16 {
	for dag >= l.schakels[rij].bestaat.Tot && l.schakels[rij].opvolger != 0 {
		rij = l.schakels[rij].opvolger
	}
	return rij
}

// beurt is one municipality in a chain of successions with the days on which it
// is the responsible one.
type beurt struct {
	rij int16
	tijdlijn.Periode
}

// keten gives the chain of a municipality: itself from its first day on, then its
// successor from the merger on, and so on. It is empty for what is no municipality.
func (l *ligging) keten(gemeente kenmerk.Gemeentecode) iter.Seq[beurt] {
	return func(yield func(beurt) bool) {
		rij := l.rijVan(gemeente)
		vanaf := l.schakels[rij].bestaat.Vanaf
		for rij != 0 {
			s := l.schakels[rij]
			if !yield(beurt{rij, tijdlijn.Periode{Vanaf: vanaf, Tot: s.bestaat.Tot}}) {
				return
			}
			rij, vanaf = s.opvolger, s.bestaat.Tot
		}
	}
}

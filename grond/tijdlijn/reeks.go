package tijdlijn

import (
	"cmp"
	"slices"
)

// Reeks is a value that changes on dates: a norm, a tariff, a policy. It is
// built once by NewReeks and never changes after that.
type Reeks[T any] struct {
	stukken []stuk[T]
}

type stuk[T any] struct {
	Periode
	waarde T
}

// Geldig is one value with the period in which it holds.
type Geldig[T any] struct {
	Periode
	Waarde T
}

// NewReeks puts the values in order of date. It returns the first pair of
// overlapping periods in overlap and false when there is such a pair or when a
// period is empty: a series never has two answers for one day.
func NewReeks[T any](waarden ...Geldig[T]) (reeks Reeks[T], overlap [2]Periode, ok bool) {
	stukken := make([]stuk[T], len(waarden))
	for i, w := range waarden {
		if w.Leeg() {
			return Reeks[T]{}, [2]Periode{w.Periode, w.Periode}, false
		}
		stukken[i] = stuk[T]{w.Periode, w.Waarde}
	}
	slices.SortFunc(stukken, func(a, b stuk[T]) int { return cmp.Compare(a.Vanaf, b.Vanaf) })
	for i := 1; i < len(stukken); i++ {
		if stukken[i-1].Tot > stukken[i].Vanaf {
			return Reeks[T]{}, [2]Periode{stukken[i-1].Periode, stukken[i].Periode}, false
		}
	}
	return Reeks[T]{stukken: stukken}, overlap, true
}

// Op gives the value that holds on d, with its period. It returns false when
// none does: there is no default.
func (r Reeks[T]) Op(d Dag) (waarde T, periode Periode, ok bool) {
	i, exact := slices.BinarySearchFunc(r.stukken, d, func(s stuk[T], d Dag) int { return cmp.Compare(s.Vanaf, d) })
	if !exact {
		i--
	}
	if i < 0 || !r.stukken[i].Bevat(d) {
		return waarde, Periode{}, false
	}
	return r.stukken[i].waarde, r.stukken[i].Periode, true
}

// Alle gives every value with its period, in order of date.
func (r Reeks[T]) Alle() []Geldig[T] {
	alle := make([]Geldig[T], len(r.stukken))
	for i, s := range r.stukken {
		alle[i] = Geldig[T]{s.Periode, s.waarde}
	}
	return alle
}

package organisatie

import (
	"cmp"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// oudeRegelsMaanden is how long the rules of a municipality that was merged stay
// in force in its old area, unless they are revoked earlier (art. 28 Wet arhi).
const oudeRegelsMaanden = 24

// Gebied is the area of a municipality that was merged, inside the one that
// took it in last.
type Gebied struct {
	Oud   Gemeente             `json:"oud" yaml:"oud"`
	In    kenmerk.Gemeentecode `json:"in" yaml:"in"`
	Sinds tijdlijn.Dag         `json:"sinds" yaml:"sinds"` // the date of the merger that ended Oud

	// OudeRegels is the period in which the rules of Oud stay in force here and
	// those of the receiving municipality do not, unless its council decides
	// otherwise earlier (art. 28 and 30 lid 1 Wet arhi).
	OudeRegels tijdlijn.Periode `json:"oudeRegels" yaml:"oudeRegels"`
	Status     Status           `json:"status" yaml:"status"`
}

// Gebied gives the area of a municipality that was merged on or before the day.
// It returns false while the municipality still exists, when it is unknown, and
// when its successor is.
func (g *Gemeenten) Gebied(oud kenmerk.Gemeentecode, dag tijdlijn.Dag) (Gebied, bool) {
	opvolging, ok := g.opvolging[oud]
	if !ok || dag < opvolging.Datum {
		return Gebied{}, false
	}
	nu, ok := g.Verantwoordelijk(oud, dag)
	if !ok {
		return Gebied{}, false
	}
	return Gebied{
		Oud: g.lijst[g.opCode[oud]], In: nu.Code, Sinds: opvolging.Datum, Status: opvolging.Status,
		OudeRegels: tijdlijn.Periode{Vanaf: opvolging.Datum, Tot: opvolging.Datum.PlusMaanden(oudeRegelsMaanden)},
	}, true
}

// Gebieden gives the municipalities that were merged into code on or before the
// day, at one or more removes, in order of code. There are none when code does
// not exist on that day.
func (g *Gemeenten) Gebieden(code kenmerk.Gemeentecode, dag tijdlijn.Dag) []Gemeente {
	i, ok := g.opCode[code]
	if !ok || !g.lijst[i].Bestaat.Bevat(dag) {
		return nil
	}
	var oud []Gemeente
	rij := []kenmerk.Gemeentecode{code}
	for len(rij) > 0 {
		in := rij[0]
		rij = rij[1:]
		for _, van := range g.inGegaan[in] {
			if g.opvolging[van].Datum <= dag {
				oud = append(oud, g.lijst[g.opCode[van]])
				rij = append(rij, van)
			}
		}
	}
	slices.SortFunc(oud, func(a, b Gemeente) int { return cmp.Compare(a.Code.String(), b.Code.String()) })
	return oud
}

// Kring gives the municipalities that are one on the day: code itself first, then the
// one that is responsible for it, and all that were merged into that one, in order of
// code. What was kept under one of them belongs to all. A code that is not known, or
// that ended without a successor, stands alone.
func (g *Gemeenten) Kring(code kenmerk.Gemeentecode, dag tijdlijn.Dag) []kenmerk.Gemeentecode {
	kring := []kenmerk.Gemeentecode{code}
	nu, ok := g.Verantwoordelijk(code, dag)
	if !ok {
		return kring
	}
	for _, ander := range append([]Gemeente{nu}, g.Gebieden(nu.Code, dag)...) {
		if ander.Code != code {
			kring = append(kring, ander.Code)
		}
	}
	return kring
}

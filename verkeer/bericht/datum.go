package bericht

import (
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Here, and nowhere else, the inclusive end date of the standard meets the
// half-open period of the house.

// einddatum gives the last day of a period, nil when it has no end. Of an empty
// period, an allotment that was taken away, it is the first day itself (CS335).
func einddatum(p tijdlijn.Periode) *tijdlijn.Dag {
	if p.Tot.IsOpen() {
		return nil
	}
	laatste := max(p.Laatste(), p.Vanaf)
	return &laatste
}

// totEnMet gives the first day after a last day.
func totEnMet(laatste tijdlijn.Dag) tijdlijn.Dag { return laatste.Plus(1) }

// periode gives the half-open period of two dates of which the last still counts.
func periode(p istandaard.GeslotenPeriode) tijdlijn.Periode {
	return tijdlijn.Periode{Vanaf: p.Begindatum, Tot: totEnMet(p.Einddatum)}
}

// gesloten is the way back.
func gesloten(p tijdlijn.Periode) istandaard.GeslotenPeriode {
	return istandaard.GeslotenPeriode{Begindatum: p.Vanaf, Einddatum: p.Laatste()}
}

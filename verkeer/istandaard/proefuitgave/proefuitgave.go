// Package proefuitgave holds an invented next release of iWmo, 9.9, with one message, the
// 301, and its retour. Only tests import it. It shows that a release can stand beside
// the others: it is made by the same generator from its own definition, has its own
// versions, code lists, order of elements and rules, and leaves out what it has not. It
// adds nothing to the classes that the releases share, so that nothing invented stands
// in them.
package proefuitgave

import (
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/proefuitgave/iwmo99"
	"nabuur/verkeer/istandaard/uitgave"
)

// Standaard gives the invented release.
func Standaard() *istandaard.Standaard { return iwmo99.Standaard }

// Vanaf gives the releases that Nabuur speaks with the invented one beside them, in
// which messages of the Wmo are sent from that day on, as far as it has them.
func Vanaf(dag tijdlijn.Dag) *uitgave.Uitgaven {
	return uitgave.Gangbaar().Met(uitgave.Verzending{Vanaf: dag, Uitgave: iwmo99.Standaard})
}

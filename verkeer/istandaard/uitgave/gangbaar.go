package uitgave

import (
	"io"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Alle gives the releases that Nabuur speaks.
func Alle() []*istandaard.Standaard { return gangbaar.Alle() }

// Van is Uitgaven.Van for the releases that Nabuur speaks.
func Van(b []byte) (*istandaard.Standaard, string, error) { return gangbaar.Van(b) }

// Voor is Uitgaven.Voor for the releases that Nabuur speaks.
func Voor(wet istandaard.Wet, dag tijdlijn.Dag) *istandaard.Standaard { return gangbaar.Voor(wet, dag) }

// WetVan is Uitgaven.WetVan for the releases that Nabuur speaks.
func WetVan(soort string) istandaard.Wet { return gangbaar.WetVan(soort) }

// Betekenis is Uitgaven.Betekenis for the releases that Nabuur speaks.
func Betekenis(wet istandaard.Wet, lijst, code string) (string, bool) {
	return gangbaar.Betekenis(wet, lijst, code)
}

// Decode is Uitgaven.Decode for the releases that Nabuur speaks.
func Decode(b []byte) (istandaard.Bericht, []istandaard.Breuk, error) { return gangbaar.Decode(b) }

// Controleer is Uitgaven.Controleer for the releases that Nabuur speaks.
func Controleer(b []byte) (soort string, breuken []istandaard.Breuk) { return gangbaar.Controleer(b) }

// ControleerVan is Uitgaven.ControleerVan for the releases that Nabuur speaks.
func ControleerVan(r io.ReaderAt, grootte int64) (soort string, breuken []istandaard.Breuk, err error) {
	return gangbaar.ControleerVan(r, grootte)
}

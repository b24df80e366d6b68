// Package regio is the demo region: the arrangement of the Gooi around Weesp as
// the public sources tell it, with fictitious residents, providers and cases.
package regio

import (
	_ "embed"

	"nabuur/loket/inrichting"
)

//go:embed inrichting.yaml
var bestand []byte

// Inrichting gives the arrangement of the demo region.
func Inrichting() (inrichting.Inrichting, error) { return inrichting.Parse(bestand) }

// Package regio is the demo region: the arrangement of the Gooi around Weesp as
// the public sources tell it, with fictitious residents, providers and cases.
package regio

import (
	"context"
	_ "embed"
	"slices"

	"nabuur/kader/organisatie"
	"nabuur/loket/inrichting"
	"nabuur/loket/kamers"
)

//go:embed inrichting.yaml
var bestand []byte

// Inrichting gives the arrangement of the demo region.
func Inrichting() (inrichting.Inrichting, error) { return inrichting.Parse(bestand) }

// Inrichten enters the arrangement in the store, all of it in one transaction,
// unless the organisations of the demo region are there already.
func Inrichten(ctx context.Context, k *kamers.Kamers) error {
	demo, err := Inrichting()
	if err != nil {
		return err
	}
	if _, bekend, err := k.Organisaties.Get(ctx, demo.Organisaties[0].Kenmerk); err != nil || bekend {
		return err
	}
	return k.Inrichten(ctx, demo)
}

// Organisaties gives the organisations whose staff can be tried out in the demo,
// in the order of the arrangement.
func Organisaties() ([]organisatie.Kenmerk, error) {
	demo, err := Inrichting()
	if err != nil {
		return nil, err
	}
	var alle []organisatie.Kenmerk
	for _, m := range demo.Medewerkers {
		if !slices.Contains(alle, m.Organisatie) {
			alle = append(alle, m.Organisatie)
		}
	}
	return alle, nil
}

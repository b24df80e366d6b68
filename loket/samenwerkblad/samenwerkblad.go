// Package samenwerkblad is the pages about cooperation: who does which task for a municipality on a
// day, on what ground, and what changes hands.
package samenwerkblad

import (
	"embed"

	"nabuur/loket/bezoek"
)

//go:embed sjabloon
var sjablonen embed.FS

// blad is a visit to one of these pages.
type blad struct{ *bezoek.Bezoek }

// Kamer gives the pages.
func Kamer() bezoek.Kamer {
	return bezoek.Kamer{Naam: "samenwerkblad", Sjablonen: sjablonen, Paden: map[string]bezoek.Pagina{
		"GET /wie-doet-wat": func(b *bezoek.Bezoek) error { return wieDoetWat(&blad{b}) },
	}}
}

// Package geldblad is the pages about money: what providers claimed and what was approved of it, and the payments that two people look at.
package geldblad

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
	paden := map[string]bezoek.Pagina{}
	for patroon, pagina := range map[string]func(*blad) error{
		"GET /declaraties":                               declaraties,
		"GET /declaraties/{gemeente}/{id}":               declaratieregels,
		"GET /betalingen":                                betalingen,
		"POST /betalingen/{gemeente}/{nummer}/akkoord":   betalingAccorderen,
		"POST /betalingen/{gemeente}/{nummer}/vrijgeven": betalingVrijgeven,
	} {
		paden[patroon] = func(b *bezoek.Bezoek) error { return pagina(&blad{b}) }
	}
	return bezoek.Kamer{Naam: "geldblad", Sjablonen: sjablonen, Paden: paden}
}

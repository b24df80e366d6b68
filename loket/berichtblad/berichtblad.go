// Package berichtblad is the pages about the exchange of messages: what waits, every message, and the
// requests of providers with the decisions on them.
package berichtblad

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
	const bericht, verzoek = "/berichten/{gemeente}/{id}", "/verzoeken/{gemeente}/{id}"
	paden := map[string]bezoek.Pagina{}
	pad := func(patroon string, pagina func(*blad) error) {
		paden[patroon] = func(b *bezoek.Bezoek) error { return pagina(&blad{b}) }
	}
	pad("GET /berichten", berichten)
	pad("GET /berichten/alle", alleBerichten)
	pad("GET "+bericht, berichtZien)
	pad("GET "+bericht+"/xml", berichtDownloaden)
	pad("GET "+bericht+"/opnieuw", naarBericht)
	pad("POST "+bericht+"/opnieuw", berichtOpnieuw)
	pad("GET "+bericht+"/afhandelen", naarBericht)
	pad("POST "+bericht+"/afhandelen", berichtAfhandelen)
	pad("GET "+verzoek, verzoekZien)
	for _, f := range verzoekformulieren {
		pad("GET "+verzoek+"/"+f.pad, f.invullen)
		pad("POST "+verzoek+"/"+f.pad, f.versturen)
	}
	return bezoek.Kamer{Naam: "berichtblad", Sjablonen: sjablonen, Paden: paden}
}

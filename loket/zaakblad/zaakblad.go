// Package zaakblad is the pages about cases: the work list, the case, and every act on it as a form.
package zaakblad

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
	const zaak = "/zaken/{gemeente}/{id}"
	paden := map[string]bezoek.Pagina{}
	pad := func(patroon string, pagina func(*blad) error) {
		paden[patroon] = func(b *bezoek.Bezoek) error { return pagina(&blad{b}) }
	}
	pad("GET /werk", werklijst)
	pad("GET /zaken/nieuw", meldingInvullen)
	pad("POST /zaken/nieuw", melden)
	pad("GET "+zaak, zaakZien)
	for _, f := range zaakformulieren {
		pad("GET "+zaak+"/"+f.pad, f.invullen)
		pad("POST "+zaak+"/"+f.pad, f.versturen)
	}
	pad("GET "+zaak+"/brieven/{nr}", briefLezen)
	return bezoek.Kamer{Naam: "zaakblad", Sjablonen: sjablonen, Paden: paden}
}

package web

import (
	"nabuur/loket/bezoek"
	"net/http"
)

func pagina(p func(*blad) error) bezoek.Pagina {
	return func(b *bezoek.Bezoek) error { return p(&blad{b}) }
}

func (l *loket) oudePaden(mux *http.ServeMux) {
	pad := func(patroon string, p func(*blad) error) { mux.Handle(patroon, l.ingelogd(eigen, pagina(p))) }
	pad("GET /werk", werklijst)
	pad("GET /zaken/nieuw", meldingInvullen)
	pad("POST /zaken/nieuw", melden)
	const zaak = "/zaken/{gemeente}/{id}"
	pad("GET "+zaak, zaakZien)
	for _, f := range zaakformulieren {
		pad("GET "+zaak+"/"+f.pad, f.invullen)
		pad("POST "+zaak+"/"+f.pad, f.versturen)
	}
	pad("GET "+zaak+"/brieven/{nr}", briefLezen)
	pad("GET /berichten", berichten)
	pad("GET /berichten/alle", alleBerichten)
	const eenBericht = "/berichten/{gemeente}/{id}"
	pad("GET "+eenBericht, berichtZien)
	pad("GET "+eenBericht+"/xml", berichtDownloaden)
	for daad, doe := range map[string]func(*blad) error{"/opnieuw": berichtOpnieuw, "/afhandelen": berichtAfhandelen} {
		pad("GET "+eenBericht+daad, naarBericht)
		pad("POST "+eenBericht+daad, doe)
	}
	const eenVerzoek = "/verzoeken/{gemeente}/{id}"
	pad("GET "+eenVerzoek, verzoekZien)
	for _, f := range verzoekformulieren {
		pad("GET "+eenVerzoek+"/"+f.pad, f.invullen)
		pad("POST "+eenVerzoek+"/"+f.pad, f.versturen)
	}
	pad("GET /declaraties", declaraties)
	pad("GET /declaraties/{gemeente}/{id}", declaratieregels)
	pad("GET /betalingen", betalingen)
	pad("POST /betalingen/{gemeente}/{nummer}/akkoord", betalingAccorderen)
	pad("POST /betalingen/{gemeente}/{nummer}/vrijgeven", betalingVrijgeven)
}

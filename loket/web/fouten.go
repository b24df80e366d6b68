package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/loket/vorm"
)

// statussen gives every kind of error its HTTP status and the heading of its page.
var statussen = map[fout.Soort]struct {
	status int
	kop    string
}{
	fout.Onjuist:       {http.StatusBadRequest, "Hier klopt iets niet"},
	fout.NietGevonden:  {http.StatusNotFound, "Niet gevonden"},
	fout.NietBevoegd:   {http.StatusForbidden, "Dit mag u nu niet"},
	fout.Botsing:       {http.StatusConflict, "Dit kan nu niet meer"},
	fout.Gat:           {http.StatusConflict, "Niemand voert deze taak uit"},
	fout.NuNietBereikt: {http.StatusServiceUnavailable, "Dit lukt nu niet"},
	fout.Storing:       {http.StatusInternalServerError, "Er ging iets mis"},
}

func statusVan(err error) int { return statussen[fout.SoortVan(err)].status }

// foutbeeld is the content of the error page. Ingevuld is what the user had typed.
type foutbeeld struct {
	Kop      vorm.Kop
	Ingevuld *vorm.Gegevens
}

// misgegaan answers with the error page: one sentence for the user. The cause goes
// to the log.
func (b *bezoek) misgegaan(err error) {
	soort := fout.SoortVan(err)
	status := statussen[soort].status
	var teGroot *http.MaxBytesError
	if errors.As(err, &teGroot) {
		status = http.StatusRequestEntityTooLarge
	}
	b.noteer(err, status)
	inhoud := foutbeeld{Kop: vorm.Kop{Niveau: 1, Tekst: statussen[soort].kop, Onder: fout.Zin(err)}}
	inhoud.Kop.Acties = vorm.Knoppen{{Tekst: "Naar mijn werk", Adres: "/werk", Soort: vorm.Hoofdknop}}
	if soort == fout.NietBevoegd || soort == fout.Gat {
		inhoud.Kop.Acties = append(inhoud.Kop.Acties, vorm.Knop{Tekst: "Bekijk wie wat doet", Adres: "/wie-doet-wat"})
	}
	if b.terug != "" {
		inhoud.Kop.Acties = append(vorm.Knoppen{{Tekst: cmp.Or(b.terugtekst, "Terug naar de zaak"), Adres: b.terug, Soort: vorm.Hoofdknop}}, vorm.Knop{Tekst: "Naar mijn werk", Adres: "/werk"})
	}
	if b.wie.Medewerker == "" {
		inhoud.Kop.Acties = nil
		if b.Demo {
			inhoud.Kop.Acties = vorm.Knoppen{{Tekst: "Naar het begin", Adres: "/werk", Soort: vorm.Hoofdknop}}
		}
	}
	inhoud.Ingevuld = b.ingevuld()
	if err := b.toon(status, "fout", vorm.Pagina{Titel: statussen[soort].kop, Inhoud: inhoud}); err != nil {
		b.noteer(err, http.StatusInternalServerError)
		http.Error(b.w, fout.Zin(nil), http.StatusInternalServerError)
	}
}

// noteer logs what went wrong. What a user did wrong is no news.
func (b *bezoek) noteer(err error, status int) {
	if status < http.StatusInternalServerError {
		return
	}
	b.log.ErrorContext(b.r.Context(), "pagina mislukt", "pad", b.r.URL.Path, "status", status, "oorzaak", err.Error())
}

// ingevuld gives back the long texts that somebody had typed, so that they can be
// copied from the error page.
func (b *bezoek) ingevuld() *vorm.Gegevens {
	var g vorm.Gegevens
	for naam, waarden := range b.r.PostForm {
		if tekst := strings.Join(waarden, "\n"); len(tekst) > 20 && naam != "terug" {
			g.Punten = append(g.Punten, vorm.Gegeven{Naam: naam, Waarde: tekst})
		}
	}
	if len(g.Punten) == 0 {
		return nil
	}
	slices.SortFunc(g.Punten, func(a, b vorm.Gegeven) int { return strings.Compare(a.Naam, b.Naam) })
	g.Kop = "Dit had u ingevuld"
	return &g
}

func onleesbaar(err error) error {
	var teGroot *http.MaxBytesError
	if errors.As(err, &teGroot) {
		return fout.New(fout.Onjuist, "U stuurde meer tekst dan Nabuur aanneemt. Maak de tekst korter en probeer het opnieuw.").Door(err)
	}
	return fout.New(fout.Onjuist, "Het formulier kwam niet goed aan. Ga terug en probeer het opnieuw.").Door(err)
}

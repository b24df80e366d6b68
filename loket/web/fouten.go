package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
)

// koppen gives every kind of error the heading of its page.
var koppen = map[fout.Soort]string{
	fout.Onjuist:       "Hier klopt iets niet",
	fout.NietGevonden:  "Niet gevonden",
	fout.NietBevoegd:   "Dit mag u nu niet",
	fout.Botsing:       "Dit kan nu niet meer",
	fout.Gat:           "Niemand voert deze taak uit",
	fout.NuNietBereikt: "Dit lukt nu niet",
	fout.Storing:       "Er ging iets mis",
}

// foutbeeld is the content of the error page. Ingevuld is what the user had typed.
type foutbeeld struct {
	Kop      vorm.Kop
	Ingevuld *vorm.Gegevens
}

// misgegaan answers with the error page: one sentence for the user. The cause goes
// to the log.
func (l *loket) misgegaan(b *bezoek.Bezoek, err error) {
	soort, status := fout.SoortVan(err), bezoek.StatusVan(err)
	var teGroot *http.MaxBytesError
	if errors.As(err, &teGroot) {
		status = http.StatusRequestEntityTooLarge
	}
	l.noteer(b, err, status)
	inhoud := foutbeeld{Kop: vorm.Kop{Niveau: 1, Tekst: koppen[soort], Onder: fout.Zin(err)}, Ingevuld: ingevuld(b)}
	inhoud.Kop.Acties = l.uitwegen(b, soort)
	if err := l.toon(b, status, "web/fout", vorm.Pagina{Titel: koppen[soort], Inhoud: inhoud}); err != nil {
		l.noteer(b, err, http.StatusInternalServerError)
		http.Error(b.W, fout.Zin(nil), http.StatusInternalServerError)
	}
}

// uitwegen gives the ways on from an error page: first of all back to what the user was working on.
func (l *loket) uitwegen(b *bezoek.Bezoek, soort fout.Soort) vorm.Knoppen {
	werk := vorm.Knop{Tekst: "Naar mijn werk", Adres: "/werk"}
	switch {
	case b.Wie.Medewerker == "" && l.Demo:
		return vorm.Knoppen{{Tekst: "Naar het begin", Adres: "/werk", Soort: vorm.Hoofdknop}}
	case b.Wie.Medewerker == "":
		return nil
	case b.Terug.Adres != "":
		return vorm.Knoppen{{Tekst: b.Terug.Tekst, Adres: b.Terug.Adres, Soort: vorm.Hoofdknop}, werk}
	}
	werk.Soort = vorm.Hoofdknop
	if soort == fout.NietBevoegd || soort == fout.Gat {
		return vorm.Knoppen{werk, {Tekst: "Bekijk wie wat doet", Adres: "/wie-doet-wat"}}
	}
	return vorm.Knoppen{werk}
}

// noteer logs what went wrong. What a user did wrong is no news.
func (l *loket) noteer(b *bezoek.Bezoek, err error, status int) {
	if status < http.StatusInternalServerError {
		return
	}
	l.log.ErrorContext(b.R.Context(), "pagina mislukt", "pad", b.R.URL.Path, "status", status, "oorzaak", err.Error())
}

// ingevuld gives back the long texts that somebody had typed, so that they can be
// copied from the error page.
func ingevuld(b *bezoek.Bezoek) *vorm.Gegevens {
	var g vorm.Gegevens
	for naam, waarden := range b.R.PostForm {
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

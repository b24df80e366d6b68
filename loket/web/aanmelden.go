package web

import (
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
)

// aanmeldbeeld is the login of the demo: everybody who works at the organisations
// of the demo today.
type aanmeldbeeld struct {
	Kop         vorm.Kop
	Terug       string
	Organisatie []personengroep
}

type personengroep struct {
	Naam     string
	Soort    string
	Personen []persoon
}

type persoon struct {
	Waarde  string // organisation/member of staff, posted
	Naam    string
	Functie string
	Team    string
	Huidig  bool
}

// aanmelden shows who you can be in the demo.
func (l *loket) aanmelden(b *bezoek.Bezoek) error {
	inhoud := aanmeldbeeld{
		Terug: eigenAdres(b.R.URL.Query().Get("terug")),
		Kop: vorm.Kop{Niveau: 1, Boven: "Demo", Tekst: "Kies wie u bent",
			Onder: "Dit zijn verzonnen medewerkers. Wie u kiest, bepaalt wat u ziet en mag. Het is " + b.Vandaag.Voluit() + "."},
	}
	for _, k := range l.Deelnemers {
		groep, err := personen(b, k)
		if err != nil {
			return err
		}
		if len(groep.Personen) > 0 {
			inhoud.Organisatie = append(inhoud.Organisatie, groep)
		}
	}
	return b.Toon(http.StatusOK, "aanmelden", vorm.Pagina{Titel: "Kies wie u bent", Inhoud: inhoud})
}

func personen(b *bezoek.Bezoek, k organisatie.Kenmerk) (personengroep, error) {
	gevonden, ok, err := b.Organisaties.Get(b.R.Context(), k)
	if err != nil || !ok {
		return personengroep{}, err
	}
	mensen, err := b.Organisaties.Medewerkers(b.R.Context(), k, b.Vandaag)
	if err != nil {
		return personengroep{}, err
	}
	groep := personengroep{Naam: gevonden.Naam, Soort: string(gevonden.Soort)}
	for _, m := range mensen {
		groep.Personen = append(groep.Personen, persoon{
			Waarde: string(k) + "/" + m.ID, Naam: m.Naam, Functie: m.Wie().Functietekst(), Team: m.Team,
			Huidig: k == b.Wie.Organisatie && m.ID == b.Wie.Medewerker,
		})
	}
	return groep, nil
}

// aangemeld makes the visitor the person he chose. The session gets a new key, so
// that one from before login is worth nothing.
func (l *loket) aangemeld(b *bezoek.Bezoek) error {
	waar, id, _ := strings.Cut(b.Veld("wie"), "/")
	k := organisatie.Kenmerk(waar)
	if !slices.Contains(l.Deelnemers, k) {
		return fout.New(fout.Onjuist, "Kies een medewerker uit de lijst.")
	}
	wie, err := b.Organisaties.Wie(b.R.Context(), k, id, b.Vandaag)
	if err != nil {
		return err
	}
	ctx := b.R.Context()
	if err := l.sessies.RenewToken(ctx); err != nil {
		return err
	}
	l.sessies.Put(ctx, sessieOrganisatie, string(wie.Organisatie))
	l.sessies.Put(ctx, sessieMedewerker, wie.Medewerker)
	return b.Naar(eigenAdres(b.Veld("terug")))
}

// afmelden forgets who the visitor is.
func (l *loket) afmelden(b *bezoek.Bezoek) error {
	if err := l.sessies.Destroy(b.R.Context()); err != nil {
		return err
	}
	return b.Naar("/")
}

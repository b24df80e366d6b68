package web

import (
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
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
func aanmelden(b *bezoek) error {
	inhoud := aanmeldbeeld{
		Terug: eigenAdres(b.r.URL.Query().Get("terug")),
		Kop: vorm.Kop{Niveau: 1, Boven: "Demo", Tekst: "Kies wie u bent",
			Onder: "Dit zijn verzonnen medewerkers. Wie u kiest, bepaalt wat u ziet en mag. Het is " + b.vandaag.Voluit() + "."},
	}
	for _, k := range b.Deelnemers {
		groep, err := b.personen(k)
		if err != nil {
			return err
		}
		if len(groep.Personen) > 0 {
			inhoud.Organisatie = append(inhoud.Organisatie, groep)
		}
	}
	return b.toon(http.StatusOK, "aanmelden", vorm.Pagina{Titel: "Kies wie u bent", Inhoud: inhoud})
}

func (b *bezoek) personen(k organisatie.Kenmerk) (personengroep, error) {
	gevonden, ok, err := b.Organisaties.Get(b.r.Context(), k)
	if err != nil || !ok {
		return personengroep{}, err
	}
	mensen, err := b.Organisaties.Medewerkers(b.r.Context(), k, b.vandaag)
	if err != nil {
		return personengroep{}, err
	}
	groep := personengroep{Naam: gevonden.Naam, Soort: string(gevonden.Soort)}
	for _, m := range mensen {
		groep.Personen = append(groep.Personen, persoon{
			Waarde: string(k) + "/" + m.ID, Naam: m.Naam, Functie: functiewoorden(m.Functies), Team: m.Team,
			Huidig: k == b.wie.Organisatie && m.ID == b.wie.Medewerker,
		})
	}
	return groep, nil
}

// aangemeld makes the visitor the person he chose. The session gets a new key, so
// that one from before login is worth nothing.
func aangemeld(b *bezoek) error {
	waar, id, _ := strings.Cut(b.veld("wie"), "/")
	k := organisatie.Kenmerk(waar)
	if !slices.Contains(b.Deelnemers, k) {
		return fout.New(fout.Onjuist, "Kies een medewerker uit de lijst.")
	}
	wie, err := b.Organisaties.Wie(b.r.Context(), k, id, b.vandaag)
	if err != nil {
		return err
	}
	ctx := b.r.Context()
	if err := b.sessies.RenewToken(ctx); err != nil {
		return err
	}
	b.sessies.Put(ctx, sessieOrganisatie, string(wie.Organisatie))
	b.sessies.Put(ctx, sessieMedewerker, wie.Medewerker)
	return b.naar(eigenAdres(b.veld("terug")))
}

// afmelden forgets who the visitor is.
func afmelden(b *bezoek) error {
	if err := b.sessies.Destroy(b.r.Context()); err != nil {
		return err
	}
	return b.naar("/")
}

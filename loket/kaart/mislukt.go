package kaart

import (
	"strconv"

	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/opslag/wachtrij"
	"nabuur/verkeer/bericht"

	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/uitvoering/zaak"
)

// misluktwoord says what did not succeed, by the name of the job.
var misluktwoord = map[string]string{
	zaak.NaBeschikking{}.Kind(): "De toewijzing na het besluit", toewijzing.Verzend{}.Kind(): "Het bericht over de toewijzing",
	verzoek.Antwoord{}.Kind(): "Het antwoord op het verzoek", bericht.Verstuur{}.Kind(): "Het versturen van het bericht",
}

// Mislukte says what a failed job was for.
func Mislukte(m wachtrij.Mislukt) string {
	if woord, ok := misluktwoord[m.Naam]; ok {
		return woord
	}
	return m.Naam
}

// Hersteladres gives the page of a failed job.
func Hersteladres(m wachtrij.Mislukt) string {
	return "/herstel/" + m.Onderwerp.Gemeente.String() + "/" + strconv.FormatInt(m.Nummer, 10)
}

// Onderwerpadres gives the page of what a job is about, "" when it has none.
func Onderwerpadres(o wachtrij.Onderwerp) string {
	switch o.Soort {
	case "zaak":
		return bezoek.Zaakadres(o.Gemeente, o.ID)
	case "bericht":
		return bezoek.Berichtadres(o.Gemeente, o.ID)
	case "verzoek":
		return bezoek.Verzoekadres(o.Gemeente, o.ID)
	}
	return ""
}

// Mislukt tells on a list of work that something failed of the tasks of the user's
// organisation; nil when nothing did.
func Mislukt(b *bezoek.Bezoek) (*vorm.Melding, error) {
	alle, err := b.Herstel.List(b.R.Context(), b.Blik, 0, 0)
	if err != nil || len(alle) == 0 {
		return nil, err
	}
	return &vorm.Melding{
		Toon: vorm.Mis, Kop: vorm.Aantal(len(alle), "opdracht is mislukt", "opdrachten zijn mislukt"),
		Tekst:  Mislukte(alle[0]) + " lukte niet: " + alle[0].Reden,
		Acties: vorm.Knoppen{{Tekst: "Bekijk en herstel", Adres: "/herstel"}},
	}, nil
}

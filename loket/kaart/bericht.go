// Package kaart is how messages, requests and what waits on them look on the pages of other subjects:
// a card, a row, the name of a provider or a resident.
package kaart

import (
	"strconv"

	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

// standen says what has become of a message.
var standen = map[bericht.Stand]vorm.Status{
	bericht.Klaar: {Tekst: "Klaar om te versturen", Toon: vorm.Info}, bericht.Verzonden: {Tekst: "Verstuurd", Toon: vorm.Info},
	bericht.Beantwoord: {Tekst: "Ontvangen door de aanbieder", Toon: vorm.Goed},
	bericht.Verwerkt:   {Tekst: "Verwerkt", Toon: vorm.Goed}, bericht.Afgekeurd: {Tekst: "Afgekeurd door de aanbieder", Toon: vorm.Mis},
}

// Berichtstand says what has become of a message, with who rejected it and what was
// done about that.
func Berichtstand(m bericht.Bericht) vorm.Status {
	switch {
	case m.Opvolger != "" && m.Opvolger == m.ID:
		return vorm.Status{Tekst: "Afgekeurd en afgehandeld", Toon: vorm.Neutraal}
	case m.Opvolger != "":
		return vorm.Status{Tekst: "Afgekeurd en opnieuw gemaakt", Toon: vorm.Neutraal}
	case m.Stand == bericht.Afgekeurd && m.Richting == bericht.In:
		return vorm.Status{Tekst: "Afgekeurd door ons", Toon: vorm.Mis}
	case m.Stand == bericht.Afgekeurd && m.NietBezorgd():
		return vorm.Status{Tekst: "Niet bezorgd", Toon: vorm.Mis}
	case m.Richting == bericht.In && m.AntwoordOp != "" && len(m.Redenen) > 0:
		return vorm.Status{Tekst: "Keurt ons bericht af", Toon: vorm.Mis}
	}
	return standen[m.Stand]
}

// Bericht shows a message as one card that leads to it.
func Bericht(m bericht.Bericht, aanbieder string) vorm.Bericht {
	k := vorm.Bericht{Code: istandaard.Nummer(m.Soort), Naam: bericht.Titel(m.Soort), Uit: m.Richting == bericht.Uit, Partij: aanbieder,
		Op:     m.Moment.Dag(),
		Status: Berichtstand(m), Zin: m.Zin(), Adres: bezoek.Berichtadres(m.Gemeente, m.ID)}
	for _, r := range m.Redenen {
		k.Redenen = append(k.Redenen, r.Tekst)
	}
	return k
}

// Omvang says how much: "600 minuten per maand", or "".
func Omvang(o toewijzing.Omvang) string {
	if o.IsLeeg() {
		return ""
	}
	return vorm.Getal(int(o.Volume)) + " " + o.Eenheid.Meervoud() + " " + o.Frequentie.Tekst()
}

// Hoeveel says what was allotted or asked: a size, a budget, or neither.
func Hoeveel(t toewijzing.Toewijzing) string {
	switch {
	case !t.Omvang.IsLeeg():
		return Omvang(t.Omvang)
	case t.Budget > 0:
		return "budget " + t.Budget.String()
	}
	return "naar inzicht van de aanbieder"
}

// Toewijzing names an allotment in a sentence: "toewijzing 12".
func Toewijzing(nummer int64) string { return "toewijzing " + strconv.FormatInt(nummer, 10) }

// Package logboek keeps who did or saw what, on whose behalf and for which
// purpose (art. 5 lid 2 and 32 AVG; NEN 7513; BIO2 8.15.01).
//
// What somebody did is written in the transaction of the act itself (Schrijf); that
// somebody looked is on disk before he is shown anything (Inzien). Neither is ever
// changed or removed: the store refuses both. The acts of a municipality form one
// chain and the looks another: each counts from 1 without gaps and carries the hash
// of the one before, so that an edit by somebody who can get round the store still
// shows. An act is chained as it is written. Looks must not wait for each other:
// they are chained afterwards, every few seconds (Schakel), and Controleer says how
// many are not yet (ADR 0016).
//
// A chain cannot see that its own end was cut off, nor that all of it was
// computed anew. That shows against a Stand that was kept somewhere else: write
// it down outside the database every day, and give it to ControleerTegen.
//
// A row names records by their id. Names, addresses and a BSN do not belong in
// it (BIO2 8.15.02); Schrijf refuses the usual ones by the name of their field.
package logboek

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

// Regel is one row of the log: an act by an employee of an organisation, on
// behalf of a body (Namens), on one record (Soort and Object, an id and never a
// name) for a purpose (Doel), leaning on a Toedeling. Gegevens holds what else
// must be known later: ids, dates and amounts. Of a look Inzage is its own id, and
// Nummer, Vorige and Hash are empty until it is in the chain; an act has no Inzage.
//
// Nummer, Moment, Vorige, Hash and Inzage are filled here; what the caller puts in
// them is ignored.
type Regel struct {
	Gemeente    kenmerk.Gemeentecode
	Nummer      int64
	Moment      tijdlijn.Moment
	Medewerker  string
	Organisatie organisatie.Kenmerk
	Namens      string
	Handeling   string
	Soort       string
	Object      string
	Doel        string
	Toedeling   string
	Gegevens    map[string]string
	Vorige      string
	Hash        string
	Inzage      string
}

// Logboek is the log of one store. It is safe for use by many goroutines.
type Logboek struct {
	o       *opslag.Opslag
	klok    tijdlijn.Klok
	ids     *kenmerk.Reeks
	inzagen *bundel
}

// New gives the log in o, whose rows get their moment from klok, and looks their id
// with the help of toeval.
func New(o *opslag.Opslag, klok tijdlijn.Klok, toeval io.Reader) *Logboek {
	return &Logboek{o: o, klok: klok, ids: kenmerk.NewReeks(toeval), inzagen: nieuweBundel(o)}
}

// persoonlijk are the names of data that identify a person by themselves.
var persoonlijk = []string{
	"achternaam", "adres", "bsn", "burgerservicenummer", "email", "geboortedatum", "geslachtsnaam",
	"naam", "postcode", "straat", "telefoon", "telefoonnummer", "voornaam", "voornamen", "woonplaats",
}

// Schrijf adds rows at the end of the chain of their municipality, in the
// caller's transaction: they exist exactly when the act does. Rows for one
// municipality keep the order in which they are given.
//
// The transaction has the slot of every municipality in whose chain it writes, so
// two that write in one chain come after each other; without it Schrijf refuses
// (Storing). It returns a Fout (Onjuist) for a row without municipality, employee, organisation or act, and
// for personal data among Gegevens; nothing of the transaction may then be kept.
func (l *Logboek) Schrijf(ctx context.Context, tx *opslag.Tx, regels ...Regel) error {
	for _, regel := range regels {
		if err := keur(regel); err != nil {
			return err
		}
		if err := tx.MoetHouden(regel.Gemeente); err != nil {
			return err
		}
	}
	regels = slices.Clone(regels)
	slices.SortStableFunc(regels, func(a, b Regel) int {
		return strings.Compare(a.Gemeente.String(), b.Gemeente.String())
	})
	nu := l.klok.Nu()
	var laatste Kop
	for i, regel := range regels {
		if i == 0 || regel.Gemeente != regels[i-1].Gemeente {
			var err error
			if laatste, err = leesKop(ctx, tx, regel.Gemeente); err != nil {
				return err
			}
		}
		r, err := nieuweRij(regel, laatste, nu)
		if err != nil {
			return err
		}
		if err := r.voegToe(ctx, tx); err != nil {
			return err
		}
		laatste = Kop{Nummer: laatste.Nummer + 1, Hash: r.hash}
	}
	return nil
}

func keur(r Regel) error {
	switch {
	case r.Gemeente.IsLeeg():
		return fout.New(fout.Onjuist, "Een regel van het logboek hoort bij een gemeente. Geef de gemeentecode mee.").Bij("gemeente")
	case r.Medewerker == "" || r.Organisatie == "":
		return fout.New(fout.Onjuist,
			"Een regel van het logboek noemt wie het deed. Geef de medewerker en de organisatie mee.").Bij("medewerker")
	case r.Handeling == "":
		return fout.New(fout.Onjuist, "Een regel van het logboek noemt de handeling. Geef de handeling mee.").Bij("handeling")
	}
	for naam := range r.Gegevens {
		if slices.Contains(persoonlijk, strings.ToLower(naam)) {
			return fout.New(fout.Onjuist,
				"Het gegeven %q hoort niet in het logboek. Leg het kenmerk van het dossier vast en geen gegevens van de inwoner.",
				naam).Bij(naam)
		}
	}
	return nil
}

// gegevensTekst writes the map as JSON with its keys in order.
func gegevensTekst(gegevens map[string]string) (string, error) {
	if len(gegevens) == 0 {
		return "{}", nil
	}
	tekst, err := json.Marshal(gegevens)
	return string(tekst), err
}

func gegevensUit(tekst string) (map[string]string, error) {
	var gegevens map[string]string
	if err := json.Unmarshal([]byte(tekst), &gegevens); err != nil {
		return nil, err
	}
	if len(gegevens) == 0 {
		return nil, nil
	}
	return gegevens, nil
}

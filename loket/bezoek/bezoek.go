// Package bezoek is what a page of the counter gets: one request, who asks and on which day, the
// rooms that can answer, and how to answer.
//
// loket/web makes it and stands around it; the rooms with pages know nothing else of the frame, and
// nothing of each other. What leads from one page to another is an address.
package bezoek

import (
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/kamers"
	"nabuur/loket/vorm"
)

// Pagina answers one request; what it returns as an error becomes the error page.
type Pagina func(*Bezoek) error

// Kamer is a room with pages, as web joins it to the counter. Paden are its pages by the pattern of
// net/http, for staff who are logged in; Sjablonen holds their templates as sjabloon/*.gohtml.
type Kamer struct {
	Naam      string
	Sjablonen fs.FS
	Paden     map[string]Pagina
}

// Bezoek is one request to a page of a Kamer.
type Bezoek struct {
	*kamers.Kamers
	W       http.ResponseWriter
	R       *http.Request
	Wie     organisatie.Wie // empty on pages before login
	Blik    *toegang.Blik   // of Wie today; nil when the store did not answer
	Naam    string          // of the organisation of Wie
	Vandaag tijdlijn.Dag
	Terug   vorm.Link // the way back from an error: to what this user was working on
	kamer   string
	om      Omlijsting
}

// Omlijsting is what the frame does for a page.
type Omlijsting struct {
	// Toon answers with a page in the frame of this user; sjabloon is "room/name".
	Toon func(b *Bezoek, status int, sjabloon string, p vorm.Pagina) error
	// Flits keeps a message for the next page.
	Flits func(*Bezoek, vorm.Melding)
}

// New gives the visit of a request to a page of the room called kamer. Nobody is logged in yet.
func New(k *kamers.Kamers, w http.ResponseWriter, r *http.Request, kamer string, om Omlijsting) *Bezoek {
	return &Bezoek{Kamers: k, W: w, R: r, Vandaag: tijdlijn.Vandaag(k.Klok), kamer: kamer, om: om}
}

// Toon answers with a page of the room, in the frame of this user; sjabloon is the name of the
// template without .gohtml.
func (b *Bezoek) Toon(status int, sjabloon string, p vorm.Pagina) error {
	return b.om.Toon(b, status, b.kamer+"/"+sjabloon, p)
}

// Naar sends the browser to another page of the counter.
func (b *Bezoek) Naar(adres string) error {
	http.Redirect(b.W, b.R, adres, http.StatusSeeOther)
	return nil
}

// Klaar ends an act: the message is shown on the page the browser goes to.
func (b *Bezoek) Klaar(adres, kop, tekst string) error {
	b.om.Flits(b, vorm.Melding{Toon: vorm.Goed, Kop: kop, Tekst: tekst})
	return b.Naar(adres)
}

// Veld gives what was sent for a field, without space around it.
func (b *Bezoek) Veld(naam string) string { return strings.TrimSpace(b.R.PostFormValue(naam)) }

// Gemeente reads the municipality in the path. One that is no code at all is not
// found, like any other that the user has nothing to do with.
func (b *Bezoek) Gemeente() (kenmerk.Gemeentecode, error) {
	code, err := kenmerk.ParseGemeentecode(b.R.PathValue("gemeente"))
	if err != nil {
		return code, fout.New(fout.NietGevonden, "Dit is niet gevonden. Controleer het adres of zoek opnieuw.").Door(err)
	}
	return code, nil
}

// MagErgens reports whether a function of the user may do the act somewhere: it decides
// which links to show, and nothing else.
func (b *Bezoek) MagErgens(h toegang.Handeling) bool {
	return slices.ContainsFunc(toegang.Voorschriften(), func(v toegang.Voorschrift) bool {
		return v.Handeling == h && slices.ContainsFunc(v.Functies, b.Wie.Heeft)
	})
}

// MagNu reports whether this user may do an act on a record with that open task
// today.
func (b *Bezoek) MagNu(h toegang.Handeling, gemeente kenmerk.Gemeentecode, soort string, taak taakverdeling.Taak) bool {
	_, err := b.Blik.Mag(h, toegang.Object{Gemeente: gemeente, Soort: soort, Taak: taak})
	return err == nil
}

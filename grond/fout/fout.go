// Package fout holds the one error type of Nabuur.
//
// A Fout carries three things: a Soort, which decides the exit code or HTTP
// status; a Dutch sentence for the person who asked, saying what to do; and the
// cause, which goes to the log and never to the screen.
package fout

import (
	"errors"
	"fmt"
)

// Soort says what kind of answer an error deserves.
type Soort int

// The kinds of error. The zero value is Storing: an error nobody classified is
// a fault of Nabuur, not of its user.
const (
	Storing       Soort = iota // something broke here; exit 1, HTTP 500
	Onjuist                    // the input cannot be right; exit 2, HTTP 400
	NietGevonden               // no such record, or not one you may know of; exit 2, HTTP 404
	NietBevoegd                // known, but not allowed to you today; exit 2, HTTP 403
	Botsing                    // someone else changed it meanwhile; exit 2, HTTP 409
	Gat                        // nobody holds the task on that date; exit 3, HTTP 409
	NuNietBereikt              // an outside part is down, try again later; exit 1, HTTP 503
)

// Fout is an error that a user can be shown. Zin is a whole Dutch sentence.
// Plek, when filled, names the field or place at fault, so that a form can put
// the sentence beside it.
type Fout struct {
	Soort   Soort
	Zin     string
	Plek    string
	Oorzaak error
}

// New makes a Fout with a sentence built like fmt.Sprintf.
func New(soort Soort, zin string, waarden ...any) *Fout {
	return &Fout{Soort: soort, Zin: fmt.Sprintf(zin, waarden...)}
}

// Bij names the field or place at fault and returns the same Fout.
func (f *Fout) Bij(plek string) *Fout {
	f.Plek = plek
	return f
}

// Door records the cause and returns the same Fout.
func (f *Fout) Door(oorzaak error) *Fout {
	f.Oorzaak = oorzaak
	return f
}

// Error gives the sentence and the cause: text for the log.
func (f *Fout) Error() string {
	if f.Oorzaak == nil {
		return f.Zin
	}
	return f.Zin + " (" + f.Oorzaak.Error() + ")"
}

// Unwrap gives the cause to errors.Is and errors.As.
func (f *Fout) Unwrap() error { return f.Oorzaak }

// SoortVan gives the kind of err: that of the outermost Fout in its chain, or
// Storing when there is none.
func SoortVan(err error) Soort {
	var f *Fout
	if errors.As(err, &f) {
		return f.Soort
	}
	return Storing
}

// Is reports whether err is a Fout of the given kind.
func Is(err error, soort Soort) bool {
	var f *Fout
	return errors.As(err, &f) && f.Soort == soort
}

// Zin gives the sentence to show for err. An error without one gets a general
// sentence: what went wrong inside is never shown.
func Zin(err error) string {
	var f *Fout
	if errors.As(err, &f) {
		return f.Zin
	}
	return "Er ging iets mis in Nabuur. Probeer het opnieuw; blijft het misgaan, geef dit dan door aan de applicatiebeheerder."
}

// Plek gives the field or place at fault, or "".
func Plek(err error) string {
	var f *Fout
	if errors.As(err, &f) {
		return f.Plek
	}
	return ""
}

// ExitCode gives the exit code of a command that ended with err: 0 without an
// error, 3 for a gap in the division of tasks, 1 for a fault of Nabuur or its
// surroundings, 2 for everything the user can mend.
func ExitCode(err error) int {
	if err == nil {
		return 0
	}
	switch SoortVan(err) {
	case Gat:
		return 3
	case Storing, NuNietBereikt:
		return 1
	default:
		return 2
	}
}

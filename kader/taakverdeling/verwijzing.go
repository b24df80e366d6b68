package taakverdeling

import (
	"strings"

	"nabuur/grond/kenmerk"
)

// Verwijzing names one Toedeling wholly: its ID is unique within its own
// municipality only, and after a merger that is another one than the municipality
// of the case or the claim that leaned on it. Every stamped row keeps both.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente" yaml:"gemeente"`
	ID       string               `json:"id" yaml:"id"`
}

// Verwijzing gives the name under which what leaned on this Toedeling keeps it;
// the empty one for the zero Toedeling.
func (t Toedeling) Verwijzing() Verwijzing {
	if t.ID == "" {
		return Verwijzing{}
	}
	return Verwijzing{Gemeente: t.Gemeente, ID: t.ID}
}

// IsLeeg reports whether it names nothing: what was done leaned on no Toedeling.
func (v Verwijzing) IsLeeg() bool { return v.ID == "" }

// String writes the reference for the log and the screen:
// "0363/0363.wmo.aanvraag.2022-03-24"; "" when it is empty.
func (v Verwijzing) String() string {
	if v.IsLeeg() {
		return ""
	}
	return v.Gemeente.String() + "/" + v.ID
}

// ParseVerwijzing reads what String wrote. An empty text is the empty reference;
// a text without a municipality is read as an ID alone, as logs before this type
// have it.
func ParseVerwijzing(tekst string) Verwijzing {
	code, id, ok := strings.Cut(tekst, "/")
	if gemeente, err := kenmerk.ParseGemeentecode(code); ok && err == nil {
		return Verwijzing{Gemeente: gemeente, ID: id}
	}
	return Verwijzing{ID: tekst}
}

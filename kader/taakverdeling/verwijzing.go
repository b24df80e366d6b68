package taakverdeling

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"strings"

	"nabuur/grond/kenmerk"
)

// Verwijzing names one Toedeling wholly: its ID is unique within its own
// municipality only, and after a merger that is another one than the municipality
// of the case or the claim that leaned on it. Every stamped row keeps both.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode
	ID       string
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
// "0363/0363.wmo.aanvraag.2022-03-24"; the ID alone when the municipality is not
// known, and "" when it is empty.
func (v Verwijzing) String() string {
	if v.Gemeente.IsLeeg() {
		return v.ID
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

// MarshalText writes what String writes, so that it can stand in a file and in JSON.
func (v Verwijzing) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what String wrote.
func (v *Verwijzing) UnmarshalText(tekst []byte) error {
	*v = ParseVerwijzing(string(tekst))
	return nil
}

// Value gives what the store keeps: one text, as String writes it.
func (v Verwijzing) Value() (driver.Value, error) { return v.String(), nil }

// Scan reads a column. It refuses what is no text.
func (v *Verwijzing) Scan(bron any) error {
	switch b := bron.(type) {
	case string:
		*v = ParseVerwijzing(b)
	case []byte:
		*v = ParseVerwijzing(string(b))
	case nil:
		*v = Verwijzing{}
	default:
		return fmt.Errorf("taakverdeling: verwijzing in een kolom van soort %T", bron)
	}
	return nil
}

// Vergelijk orders references by municipality and then by ID: negative when v
// comes first.
func (v Verwijzing) Vergelijk(ander Verwijzing) int {
	return cmp.Or(cmp.Compare(v.Gemeente.Nummer(), ander.Gemeente.Nummer()), cmp.Compare(v.ID, ander.ID))
}

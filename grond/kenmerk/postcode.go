package kenmerk

import (
	"database/sql/driver"
	"strings"

	"nabuur/grond/fout"
)

// Postcode is a Dutch postcode: four digits from 1000 and two letters. The
// letter pairs SA, SD and SS are not issued.
type Postcode struct {
	cijfers uint16
	letters [2]byte
}

// ParsePostcode reads a postcode with or without a space between digits and
// letters, in capitals or not, and with or without the country in front
// ("NL-2611ET").
func ParsePostcode(tekst string) (Postcode, error) {
	kaal := strings.TrimSpace(tekst)
	if len(kaal) > 3 && strings.EqualFold(kaal[:2], "NL") {
		kaal = strings.TrimLeft(kaal[2:], "- ")
	}
	if len(kaal) == 7 && kaal[4] == ' ' {
		return postcode(tekst, kaal[:4], kaal[5:])
	}
	return postcode(tekst, kaal[:min(4, len(kaal))], kaal[min(4, len(kaal)):])
}

func postcode(tekst, cijfers, letters string) (Postcode, error) {
	n, ok := getal(cijfers, 4)
	if ok && n >= 1000 && len(letters) == 2 {
		paar := [2]byte{hoofdletter(letters[0]), hoofdletter(letters[1])}
		nietUitgegeven := paar[0] == 'S' && (paar[1] == 'A' || paar[1] == 'D' || paar[1] == 'S')
		if isLetter(paar[0]) && isLetter(paar[1]) && !nietUitgegeven {
			return Postcode{uint16(n), paar}, nil
		}
	}
	return Postcode{}, fout.New(fout.Onjuist, "%q is geen postcode. Schrijf een postcode als 2611 ET.", echo(tekst))
}

// IsLeeg reports whether there is no postcode.
func (p Postcode) IsLeeg() bool { return p == Postcode{} }

// Wijk gives the four digits as a number, the neighbourhood part, and 0 for the
// empty value.
func (p Postcode) Wijk() int { return int(p.cijfers) }

// String writes "2611ET", and nothing for the empty value.
func (p Postcode) String() string { return string(p.AppendTo(make([]byte, 0, 6))) }

// AppendTo appends what String writes to buf.
func (p Postcode) AppendTo(buf []byte) []byte {
	if p.IsLeeg() {
		return buf
	}
	return append(appendGetal(buf, uint64(p.cijfers), 4), p.letters[0], p.letters[1])
}

// Tekst writes the postcode for a reader, "2611 ET".
func (p Postcode) Tekst() string {
	if p.IsLeeg() {
		return ""
	}
	s := p.String()
	return s[:4] + " " + s[4:]
}

// MarshalText writes "2611ET", and nothing for the empty value.
func (p Postcode) MarshalText() ([]byte, error) { return p.AppendTo(make([]byte, 0, 6)), nil }

// UnmarshalText reads what ParsePostcode reads, and an empty text as the empty
// value.
func (p *Postcode) UnmarshalText(tekst []byte) error { return lees(p, string(tekst), ParsePostcode) }

// Value stores "2611ET", or NULL for the empty value.
func (p Postcode) Value() (driver.Value, error) { return waarde(p.IsLeeg(), p.String()) }

// Scan reads and checks a stored postcode.
func (p *Postcode) Scan(bron any) error { return scan(p, bron, "een postcode", ParsePostcode) }

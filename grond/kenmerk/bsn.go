package kenmerk

import (
	"database/sql/driver"
	"log/slog"
	"strings"

	"nabuur/grond/fout"
)

// BSN is a burgerservicenummer (Wet algemene bepalingen burgerservicenummer):
// nine digits that pass the eleven test. In a structured log it writes itself
// masked.
type BSN struct{ nummer uint32 }

// RSIN identifies a legal person or a partnership in the Handelsregister: nine
// digits with the same eleven test as the BSN.
type RSIN struct{ nummer uint32 }

// ParseBSN reads a BSN as people write it: nine digits, or eight when the
// leading zero was left off, with dots or spaces between them. The error never
// repeats the input: a mistyped BSN is nearly a BSN and does not belong in a log.
func ParseBSN(tekst string) (BSN, error) {
	nummer, ok := leesElfproef(tekst)
	if !ok {
		return BSN{}, fout.New(fout.Onjuist,
			"Dit is geen geldig burgerservicenummer (BSN). Een BSN heeft 9 cijfers; controleer of er geen cijfer is weggevallen of "+
				"verwisseld.")
	}
	return BSN{nummer}, nil
}

// ParseRSIN reads an RSIN in the same spellings as ParseBSN. The error does not
// repeat the input either: that of a one-person business may be a BSN.
func ParseRSIN(tekst string) (RSIN, error) {
	nummer, ok := leesElfproef(tekst)
	if !ok {
		return RSIN{}, fout.New(fout.Onjuist,
			"Dit is geen geldig RSIN. Een RSIN heeft 9 cijfers; controleer of er geen cijfer is weggevallen of verwisseld.")
	}
	return RSIN{nummer}, nil
}

// leesElfproef reads eight or nine digits with dots and spaces between them and
// checks 9a+8b+7c+6d+5e+4f+3g+2h-1i ≡ 0 (mod 11). All zeros pass that sum but
// are no number.
func leesElfproef(tekst string) (uint32, bool) {
	tekst = strings.TrimSpace(tekst)
	if tekst == "" || !isCijfer(tekst[0]) || !isCijfer(tekst[len(tekst)-1]) {
		return 0, false
	}
	var nummer uint32
	aantal := 0
	for i := range len(tekst) {
		c := tekst[i]
		switch {
		case isCijfer(c) && aantal < 9:
			nummer = nummer*10 + uint32(c-'0')
			aantal++
		case (c == '.' || c == ' ') && isCijfer(tekst[i-1]):
		default:
			return 0, false
		}
	}
	return nummer, aantal >= 8 && nummer != 0 && elfproef(nummer)
}

// elfproef weighs the digits from the right: -1, 2, 3, … 9.
func elfproef(nummer uint32) bool {
	som := -int(nummer % 10)
	for gewicht := 2; gewicht <= 9; gewicht++ {
		nummer /= 10
		som += gewicht * int(nummer%10)
	}
	return som%11 == 0
}

// IsLeeg reports whether there is no number.
func (b BSN) IsLeeg() bool { return b == BSN{} }

// String writes nine digits, and nothing for the empty value. It is the whole
// BSN: screens and logs that do not need it show Gemaskeerd.
func (b BSN) String() string { return string(b.AppendTo(make([]byte, 0, 9))) }

// AppendTo appends what String writes to buf.
func (b BSN) AppendTo(buf []byte) []byte { return appendNummer(buf, uint64(b.nummer), 9) }

// Gemaskeerd writes the last four digits only, "*****3653": enough for someone
// who has the number at hand to recognise it. The empty value gives "".
func (b BSN) Gemaskeerd() string {
	if b.IsLeeg() {
		return ""
	}
	return "*****" + b.String()[5:]
}

// LogValue gives the masked number to a structured log.
func (b BSN) LogValue() slog.Value { return slog.StringValue(b.Gemaskeerd()) }

// MarshalText writes nine digits, and nothing for the empty value.
func (b BSN) MarshalText() ([]byte, error) { return b.AppendTo(make([]byte, 0, 9)), nil }

// UnmarshalText reads what ParseBSN reads, and an empty text as the empty value.
func (b *BSN) UnmarshalText(tekst []byte) error { return lees(b, string(tekst), ParseBSN) }

// Value stores nine digits, or NULL for the empty value.
func (b BSN) Value() (driver.Value, error) { return waarde(b.IsLeeg(), b.String()) }

// Scan reads and checks a stored BSN.
func (b *BSN) Scan(bron any) error { return scan(b, bron, "een BSN", ParseBSN) }

// IsLeeg reports whether there is no number.
func (r RSIN) IsLeeg() bool { return r == RSIN{} }

// String writes nine digits, and nothing for the empty value.
func (r RSIN) String() string { return string(r.AppendTo(make([]byte, 0, 9))) }

// AppendTo appends what String writes to buf.
func (r RSIN) AppendTo(buf []byte) []byte { return appendNummer(buf, uint64(r.nummer), 9) }

// MarshalText writes nine digits, and nothing for the empty value.
func (r RSIN) MarshalText() ([]byte, error) { return r.AppendTo(make([]byte, 0, 9)), nil }

// UnmarshalText reads what ParseRSIN reads, and an empty text as the empty value.
func (r *RSIN) UnmarshalText(tekst []byte) error { return lees(r, string(tekst), ParseRSIN) }

// Value stores nine digits, or NULL for the empty value.
func (r RSIN) Value() (driver.Value, error) { return waarde(r.IsLeeg(), r.String()) }

// Scan reads and checks a stored RSIN.
func (r *RSIN) Scan(bron any) error { return scan(r, bron, "een RSIN", ParseRSIN) }

// appendNummer appends n in lengte digits, and nothing for the empty value 0.
func appendNummer(buf []byte, n uint64, lengte int) []byte {
	if n == 0 {
		return buf
	}
	return appendGetal(buf, n, lengte)
}

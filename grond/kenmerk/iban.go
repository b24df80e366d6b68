package kenmerk

import (
	"database/sql/driver"
	"strings"

	"nabuur/grond/fout"
)

// maxIBAN is the longest IBAN in the payment area (Malta).
const maxIBAN = 31

// IBAN is the number of a bank account in the single euro payments area
// (ISO 13616): country, two check digits and the account, without spaces.
type IBAN struct {
	tekens [maxIBAN]byte // capitals and digits, zero bytes after the end
}

// lengtes gives the length of an IBAN per country of the payment area (SWIFT
// IBAN registry; countries from EPC409-09).
var lengtes = map[[2]byte]int{
	{'A', 'D'}: 24, {'A', 'L'}: 28, {'A', 'T'}: 20, {'B', 'E'}: 16, {'B', 'G'}: 22, {'C', 'H'}: 21,
	{'C', 'Y'}: 28, {'C', 'Z'}: 24, {'D', 'E'}: 22, {'D', 'K'}: 18, {'E', 'E'}: 20, {'E', 'S'}: 24,
	{'F', 'I'}: 18, {'F', 'R'}: 27, {'G', 'B'}: 22, {'G', 'I'}: 23, {'G', 'R'}: 27, {'H', 'R'}: 21,
	{'H', 'U'}: 28, {'I', 'E'}: 22, {'I', 'S'}: 26, {'I', 'T'}: 27, {'L', 'I'}: 21, {'L', 'T'}: 20,
	{'L', 'U'}: 20, {'L', 'V'}: 21, {'M', 'C'}: 27, {'M', 'D'}: 24, {'M', 'E'}: 22, {'M', 'K'}: 19,
	{'M', 'T'}: 31, {'N', 'L'}: 18, {'N', 'O'}: 15, {'P', 'L'}: 28, {'P', 'T'}: 25, {'R', 'O'}: 24,
	{'R', 'S'}: 22, {'S', 'E'}: 24, {'S', 'I'}: 19, {'S', 'K'}: 24, {'S', 'M'}: 27, {'V', 'A'}: 22,
}

// ParseIBAN reads an IBAN with or without spaces, in capitals or not. It checks
// the country and its length, the check digits (remainder 1 by 97) and, for a
// Dutch account, four letters for the bank and ten digits. The error does not
// repeat the input: an account number is personal data.
func ParseIBAN(tekst string) (IBAN, error) {
	var i IBAN
	aantal := 0
	for _, c := range []byte(strings.TrimSpace(tekst)) {
		c = hoofdletter(c)
		if c == ' ' {
			continue
		}
		if aantal == maxIBAN || !isCijfer(c) && !isLetter(c) {
			return IBAN{}, geenIBAN()
		}
		i.tekens[aantal] = c
		aantal++
	}
	if aantal < 15 {
		return IBAN{}, geenIBAN()
	}
	lengte, bekend := lengtes[[2]byte(i.tekens[:2])]
	if !bekend {
		return IBAN{}, fout.New(fout.Onjuist,
			"Dit rekeningnummer is van buiten het Europese betaalgebied (SEPA). Vraag om een IBAN van een rekening daarbinnen.")
	}
	if aantal != lengte || !i.klopt(aantal) {
		return IBAN{}, geenIBAN()
	}
	return i, nil
}

func geenIBAN() *fout.Fout {
	return fout.New(fout.Onjuist,
		"Dit is geen geldig IBAN. Neem het rekeningnummer over van de bankpas; een Nederlands IBAN heeft 18 tekens, zoals NL91 ABNA "+
			"0417 1643 00.")
}

// klopt checks the check digits, and the form of a Dutch number. The digits 00,
// 01 and 99 leave the same remainder as 97, 98 and 02 but are never given out.
func (i *IBAN) klopt(aantal int) bool {
	controle, ok := getal(string(i.tekens[2:4]), 2)
	if !ok || controle < 2 || controle > 98 {
		return false
	}
	if i.tekens[0] == 'N' && i.tekens[1] == 'L' && !nederlands(i.tekens[4:aantal]) {
		return false
	}
	rest := 0
	for k := range aantal {
		c := i.tekens[(k+4)%aantal]
		if isCijfer(c) {
			rest = (rest*10 + int(c-'0')) % 97
		} else {
			rest = (rest*100 + int(c-'A') + 10) % 97
		}
	}
	return rest == 1
}

// nederlands reports whether the account part is four letters and ten digits.
func nederlands(rekening []byte) bool {
	for k, c := range rekening {
		if k < 4 && !isLetter(c) || k >= 4 && !isCijfer(c) {
			return false
		}
	}
	return true
}

// IsLeeg reports whether there is no account.
func (i IBAN) IsLeeg() bool { return i.tekens[0] == 0 }

// Land gives the country as two letters, and nothing for the empty value.
func (i IBAN) Land() string {
	if i.IsLeeg() {
		return ""
	}
	return string(i.tekens[:2])
}

// String writes the IBAN without spaces, and nothing for the empty value.
func (i IBAN) String() string { return string(i.tekens[:i.lengte()]) }

// AppendTo appends what String writes to buf.
func (i IBAN) AppendTo(buf []byte) []byte { return append(buf, i.tekens[:i.lengte()]...) }

// lengte gives the number of characters in use.
func (i *IBAN) lengte() int {
	n := maxIBAN
	for n > 0 && i.tekens[n-1] == 0 {
		n--
	}
	return n
}

// Tekst writes the IBAN for a reader, in groups of four: "NL91 ABNA 0417 1643 00".
func (i IBAN) Tekst() string {
	buf := make([]byte, 0, maxIBAN+maxIBAN/4)
	for k := range i.lengte() {
		if k > 0 && k%4 == 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, i.tekens[k])
	}
	return string(buf)
}

// MarshalText writes the IBAN without spaces, and nothing for the empty value.
func (i IBAN) MarshalText() ([]byte, error) { return i.AppendTo(make([]byte, 0, maxIBAN)), nil }

// UnmarshalText reads what ParseIBAN reads, and an empty text as the empty value.
func (i *IBAN) UnmarshalText(tekst []byte) error { return lees(i, string(tekst), ParseIBAN) }

// Value stores the IBAN without spaces, or NULL for the empty value.
func (i IBAN) Value() (driver.Value, error) { return waarde(i.IsLeeg(), i.String()) }

// Scan reads and checks a stored IBAN.
func (i *IBAN) Scan(bron any) error { return scan(i, bron, "een IBAN", ParseIBAN) }

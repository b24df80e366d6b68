// Package tekst cleans what people type and paste, in one way for every channel: page,
// command line and file.
package tekst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nabuur/grond/fout"
)

// Regel gives a text of one line as it is kept: UTF-8 in NFC (an é is one sign, however it
// was typed), without space around it; a text in which nothing can be seen is empty. What is no text is Onjuist: bytes that are no
// UTF-8, and signs that steer a machine and stand for nothing, such as NUL, a vertical tab
// or the end of a line.
func Regel(t string) (string, error) { return schoon(t, "") }

// Vrij gives a text of more lines as it is kept: as Regel, with its tabs, and its line
// ends as \n.
func Vrij(t string) (string, error) {
	return schoon(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(t), "\n\t")
}

func schoon(t, mag string) (string, error) {
	if !utf8.ValidString(t) {
		return "", fout.New(fout.Onjuist, "De tekst is niet in UTF-8 geschreven, waarschijnlijk in Windows-1252. Sla haar op als UTF-8 en "+
			"probeer het opnieuw.")
	}
	t = strings.TrimSpace(norm.NFC.String(t))
	if strings.IndexFunc(t, zichtbaar) < 0 {
		return "", nil
	}
	plek := 0
	for _, r := range t {
		plek++
		if stuurt(r) && !strings.ContainsRune(mag, r) {
			return "", fout.New(fout.Onjuist, "Teken %d is geen letter, cijfer of leesteken maar een stuurteken (%U). Haal het weg.", plek,
				r)
		}
	}
	return t, nil
}

// stuurt reports whether a sign stands for nothing that can be read: control characters,
// and those that XML and PostgreSQL have no place for.
func stuurt(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\ufffe' || r == '\uffff' || r == '\u2028' || r == '\u2029'
}

// zichtbaar reports whether a sign alone shows something, or is one that is refused: a zero
// width space shows nothing, and joins nothing where nothing stands.
func zichtbaar(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// Kan reports whether a text can be kept at all: it is UTF-8 and holds no NUL.
func Kan(t string) bool { return utf8.ValidString(t) && !strings.ContainsRune(t, 0) }

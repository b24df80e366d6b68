package istandaard

import (
	"strings"
	"unicode/utf8"
)

// regelBestand is the rule for the form of the file: UTF-8 without BOM.
const regelBestand = "OP192"

// begin checks the text as a whole, reads everything before the root element and
// its start tag.
func (z *scanner) begin() token {
	switch {
	case len(z.s) > MaxGrootte || z.bron != nil && z.bron.lengte > MaxGrootte:
		return z.faalRegel(0, "OP179", "Het bericht is groter dan 25 MB; verdeel het over meer berichten.")
	case strings.HasPrefix(z.s, "\uFEFF"):
		return z.faalRegel(0, regelBestand, "Het bericht begint met een byte order mark (BOM); lever het aan als UTF-8 zonder BOM.")
	case strings.HasPrefix(z.s, "\xFE\xFF") || strings.HasPrefix(z.s, "\xFF\xFE"):
		return z.faalRegel(0, regelBestand, "Het bericht staat in UTF-16; lever het aan als UTF-8 zonder BOM.")
	case !z.keur(0) || !z.declaratie() || !z.rand(false):
		return tKlaar
	}
	return z.begintag()
}

// keur checks the characters of the text from the given place.
func (z *scanner) keur(vanaf int) bool {
	s := z.s[vanaf:]
	if !utf8.ValidString(s) {
		z.faalRegel(vanaf+geldigTot(s), regelBestand, "Hier staat een teken dat geen UTF-8 is; lever het bericht aan in UTF-8.")
		return false
	}
	if i := nietTeken(s); i >= 0 {
		z.faal(vanaf+i, "Hier staat een teken dat in XML niet mag.")
		return false
	}
	return true
}

// schuif goes on to the next window of the text; false at the end, and at a fault.
func (z *scanner) schuif() bool {
	if z.bron == nil {
		return false
	}
	rest := z.s[z.pos:]
	tekst, nieuw := z.bron.volgend(rest)
	if z.bron.fout != nil {
		z.faal(z.pos, "Het bestand is niet te lezen.")
		return false
	}
	z.s, z.pos = tekst, 0
	return z.keur(nieuw) && nieuw < len(tekst)
}

// geldigTot gives the place of the first byte that is not UTF-8.
func geldigTot(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n <= 1 {
				return i
			}
		}
	}
	return len(s)
}

// nietTeken gives the place of U+FFFE or U+FFFF, which UTF-8 can write and XML
// does not allow, or -1.
func nietTeken(s string) int {
	if strings.IndexByte(s, '\xEF') < 0 {
		return -1
	}
	if i := strings.Index(s, "\uFFFE"); i >= 0 {
		return i
	}
	return strings.Index(s, "\uFFFF")
}

// rand passes over comments, instructions and white space outside the root
// element. Before it, it stops at the start tag; after it, at the end.
func (z *scanner) rand(na bool) bool {
	for {
		z.wit()
		rest := z.s[z.pos:]
		switch {
		case rest == "" && na:
			if !z.schuif() {
				return z.fout == ""
			}
		case strings.HasPrefix(rest, "<!--"):
			if !z.commentaar() {
				return false
			}
		case strings.HasPrefix(rest, "<?"):
			if !z.instructie() {
				return false
			}
		case strings.HasPrefix(rest, "<!DOCTYPE"):
			z.faal(z.pos, "Een DOCTYPE is in een bericht niet toegestaan.")
			return false
		case na:
			z.faal(z.pos, "Na het element Bericht mag niets meer staan.")
			return false
		case len(rest) > 1 && rest[0] == '<' && rest[1] != '!' && rest[1] != '/':
			return true
		default:
			z.faal(z.pos, "Hier hoort het element Bericht te beginnen.")
			return false
		}
	}
}

// declaratie reads the XML declaration, if there is one.
func (z *scanner) declaratie() bool {
	if !strings.HasPrefix(z.s, "<?xml") || len(z.s) == 5 || !isWit(z.s[5]) {
		return true
	}
	z.pos = 5
	versie, ok := z.toekenning("version")
	if !ok || versie != "1.0" {
		z.faal(0, "De XML-declaratie moet beginnen met version=\"1.0\"; een andere versie van XML gebruikt de standaard niet.")
		return false
	}
	if codering, er := z.toekenning("encoding"); er && !strings.EqualFold(codering, "UTF-8") {
		z.faalRegel(0, regelBestand, "Het bericht staat volgens zijn declaratie in "+kort(codering)+"; lever het aan in UTF-8.")
		return false
	}
	if los, er := z.toekenning("standalone"); er && los != "yes" && los != "no" {
		z.faal(0, "In de XML-declaratie is standalone alleen yes of no.")
		return false
	}
	z.wit()
	if z.soort == tKlaar || !strings.HasPrefix(z.s[z.pos:], "?>") {
		z.faal(0, "De XML-declaratie is niet goed geschreven; verwacht is <?xml version=\"1.0\" encoding=\"UTF-8\"?>.")
		return false
	}
	z.pos += 2
	return true
}

// toekenning reads white space and naam="waarde" in the declaration; without
// that name it reads nothing.
func (z *scanner) toekenning(naam string) (string, bool) {
	begin := z.pos
	if !z.wit() || !strings.HasPrefix(z.s[z.pos:], naam) {
		z.pos = begin
		return "", false
	}
	z.pos += len(naam)
	z.wit()
	if z.pos == len(z.s) || z.s[z.pos] != '=' {
		return "", true
	}
	z.pos++
	z.wit()
	if z.pos == len(z.s) || z.s[z.pos] != '"' && z.s[z.pos] != '\'' {
		return "", true
	}
	rest := z.s[z.pos+1:]
	lengte := strings.IndexByte(rest, z.s[z.pos])
	if lengte < 0 {
		return "", true
	}
	z.pos += lengte + 2
	return rest[:lengte], true
}

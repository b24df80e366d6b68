package berichtproef

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"nabuur/verkeer/istandaard"
)

// Streng checks that what some XML readers let pass and the standard, or XML itself,
// forbids is refused. xmllint accepts several of these, so they are not held against
// it.
// goud names a golden 305, of which the first name of the client is voornaam.
func Streng(t *testing.T, standaard *istandaard.Standaard, goud, voornaam string) {
	t.Helper()
	s, prefix := string(Goud(t, goud)), strings.ToLower(Soort(goud))
	in := func(oud, nieuw string) string {
		if !strings.Contains(s, oud) {
			t.Fatalf("%q staat niet in het bericht", oud)
		}
		return strings.Replace(s, oud, nieuw, 1)
	}
	bsn := "<" + prefix + ":Bsn>"
	met := func(teken string) string { return in(voornaam, voornaam[:1]+teken+voornaam[1:]) }
	gevallen := map[string]struct{ tekst, regel string }{
		"BOM":                     {"\uFEFF" + s, "OP192"},
		"UTF-16":                  {utf16LE(s), "OP192"},
		"Latijn 1 volgens opgave": {in("UTF-8", "ISO-8859-1"), "OP192"},
		"Latijn 1 in het echt":    {met("\xeb"), "OP192"},
		"te lange UTF-8":          {met("\xc0\xaf"), "OP192"},
		"surrogaat in UTF-8":      {in(voornaam, "\xed\xa0\x80"), "OP192"},
		"DOCTYPE":                 {in("<"+prefix+":Bericht", "<!DOCTYPE Bericht>\n<"+prefix+":Bericht"), "XSD"},
		"DOCTYPE met entiteit": {strings.Replace(in("<"+prefix+":Bericht", "<!DOCTYPE a [<!ENTITY e \"x\">]><"+prefix+":Bericht"),
			">"+voornaam+"<", ">&e;<", 1), "XSD"},
		"XML 1.1":                     {in(`version="1.0"`, `version="1.1"`), "XSD"},
		"twee wortels":                {s + s[strings.Index(s, "\n")+1:], "XSD"},
		"tekst na de wortel":          {s + "x", "XSD"},
		"NUL na de wortel":            {s + "\x00", "XSD"},
		"NUL in een waarde":           {met("\x00"), "XSD"},
		"dubbel attribuut":            {in(bsn, `<`+prefix+`:Bsn xmlns:a="u" a:b="1" a:b="1">`), "XSD"},
		"dubbel na uitschrijven":      {in(bsn, `<`+prefix+`:Bsn xmlns:a="u" xmlns:c="u" a:b="1" c:b="1">`), "XSD"},
		"vreemd voorvoegsel":          {in(bsn, `<`+prefix+`:Bsn a:b="1">`), "XSD"},
		"xmlns zonder waarde":         {in(bsn, `<`+prefix+`:Bsn xmlns:a="">`), "XSD"},
		"xml anders gebonden":         {in(bsn, `<`+prefix+`:Bsn xmlns:xml="u">`), "XSD"},
		"xml-ruimte elders":           {in(bsn, `<`+prefix+`:Bsn xmlns:a="http://www.w3.org/XML/1998/namespace">`), "XSD"},
		"xmlns gebonden":              {in(bsn, `<`+prefix+`:Bsn xmlns:xmlns="u">`), "XSD"},
		"xmlns-ruimte":                {in(bsn, `<`+prefix+`:Bsn xmlns="http://www.w3.org/2000/xmlns/">`), "XSD"},
		"instructie met dubbele punt": {in(bsn, `<?a:b?>`+bsn), "XSD"},
		"twee dubbele punten":         {in(bsn, `<a:b:c/>`+bsn), "XSD"},
		"verwijzing naar stuurteken":  {in(voornaam, "&#8;"), "XSD"},
		"teken U+FFFE":                {in(voornaam, "\uFFFE"), "XSD"},
		"afgekapt":                    {s[:len(s)-10], "XSD"},
		"alleen een declaratie":       {s[:strings.Index(s, "\n")], "XSD"},
	}
	for naam, g := range gevallen {
		_, breuken := standaard.Lees(Soort(goud), []byte(g.tekst))
		if len(breuken) == 0 || breuken[0].Regel != g.regel || breuken[0].Niveau != 1 || breuken[0].Retourcode != "" {
			t.Errorf("%s: %+v, wil regel %s", naam, breuken, g.regel)
		}
	}
}

func utf16LE(s string) string {
	uit := []byte{0xff, 0xfe}
	for _, c := range utf16.Encode([]rune(s)) {
		uit = append(uit, byte(c), byte(c>>8))
	}
	return string(uit)
}

// Grenzen checks that a hostile or very large message costs no more than its length.
// goud names a golden 305.
func Grenzen(t *testing.T, standaard *istandaard.Standaard, goud string) {
	t.Helper()
	s, soort := string(Goud(t, goud)), Soort(goud)
	vul := func(n int) []byte { return append([]byte(s), bytes.Repeat([]byte{' '}, n-len(s))...) }
	if _, breuken := standaard.Lees(soort, vul(istandaard.MaxGrootte)); len(breuken) > 0 {
		t.Errorf("precies 25 MB: %v", breuken)
	}
	if _, breuken := standaard.Lees(soort, vul(istandaard.MaxGrootte+1)); len(breuken) != 1 || breuken[0].Regel != "OP179" {
		t.Errorf("25 MB en 1 byte: %v", breuken)
	}
	kop := s[:strings.Index(s, "  <"+strings.ToLower(soort)+":Client>")]
	diep := strings.Repeat("<a>", 1_000_000)
	breed := "<a" + strings.Repeat(` b="1"`, 100_000) + "/>"
	ruimten := strings.Repeat(`<a xmlns:x="1" xmlns:y="2" xmlns:z="3">`, 60)
	veel := strings.Repeat("<a/>", 1_000_000)
	for naam, tekst := range map[string]string{"diep": diep, "breed": breed, "naamruimten": ruimten, "veel onbekende": veel} {
		_, breuken := standaard.Lees(soort, []byte(kop+tekst))
		if len(breuken) == 0 || len(breuken) > istandaard.MaxBreuken {
			t.Errorf("%s: %d breuken", naam, len(breuken))
		}
	}
}

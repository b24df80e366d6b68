package iwmo32

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"nabuur/verkeer/istandaard"
)

// TestStrenger: what some XML readers let pass and the standard, or XML itself,
// forbids. xmllint accepts several of these, so they are not held against it.
func TestStrenger(t *testing.T) {
	s := string(goud(t, "wmo305_start_op_toewijzing"))
	in := func(oud, nieuw string) string {
		if !strings.Contains(s, oud) {
			t.Fatalf("%q staat niet in het bericht", oud)
		}
		return strings.Replace(s, oud, nieuw, 1)
	}
	const bsn = "<wmo305:Bsn>"
	gevallen := map[string]struct{ tekst, regel string }{
		"BOM":                         {"\uFEFF" + s, "OP192"},
		"UTF-16":                      {utf16LE(s), "OP192"},
		"Latijn 1 volgens opgave":     {in("UTF-8", "ISO-8859-1"), "OP192"},
		"Latijn 1 in het echt":        {in("Griet", "Gri\xebt"), "OP192"},
		"te lange UTF-8":              {in("Griet", "Gri\xc0\xaft"), "OP192"},
		"surrogaat in UTF-8":          {in("Griet", "\xed\xa0\x80"), "OP192"},
		"DOCTYPE":                     {in("<wmo305:Bericht", "<!DOCTYPE Bericht>\n<wmo305:Bericht"), "XSD"},
		"DOCTYPE met entiteit":        {strings.Replace(in("<wmo305:Bericht", "<!DOCTYPE a [<!ENTITY e \"Griet\">]><wmo305:Bericht"), ">Griet<", ">&e;<", 1), "XSD"},
		"XML 1.1":                     {in(`version="1.0"`, `version="1.1"`), "XSD"},
		"twee wortels":                {s + s[strings.Index(s, "\n")+1:], "XSD"},
		"tekst na de wortel":          {s + "x", "XSD"},
		"NUL na de wortel":            {s + "\x00", "XSD"},
		"NUL in een waarde":           {in("Griet", "Gr\x00et"), "XSD"},
		"dubbel attribuut":            {in(bsn, `<wmo305:Bsn xmlns:a="u" a:b="1" a:b="1">`), "XSD"},
		"dubbel na uitschrijven":      {in(bsn, `<wmo305:Bsn xmlns:a="u" xmlns:c="u" a:b="1" c:b="1">`), "XSD"},
		"vreemd voorvoegsel":          {in(bsn, `<wmo305:Bsn a:b="1">`), "XSD"},
		"xmlns zonder waarde":         {in(bsn, `<wmo305:Bsn xmlns:a="">`), "XSD"},
		"xml anders gebonden":         {in(bsn, `<wmo305:Bsn xmlns:xml="u">`), "XSD"},
		"xml-ruimte elders":           {in(bsn, `<wmo305:Bsn xmlns:a="http://www.w3.org/XML/1998/namespace">`), "XSD"},
		"xmlns gebonden":              {in(bsn, `<wmo305:Bsn xmlns:xmlns="u">`), "XSD"},
		"xmlns-ruimte":                {in(bsn, `<wmo305:Bsn xmlns="http://www.w3.org/2000/xmlns/">`), "XSD"},
		"instructie met dubbele punt": {in(bsn, `<?a:b?><wmo305:Bsn>`), "XSD"},
		"twee dubbele punten":         {in(bsn, `<a:b:c/><wmo305:Bsn>`), "XSD"},
		"verwijzing naar stuurteken":  {in("Griet", "&#8;"), "XSD"},
		"teken U+FFFE":                {in("Griet", "\uFFFE"), "XSD"},
		"afgekapt":                    {s[:len(s)-10], "XSD"},
		"alleen een declaratie":       {s[:strings.Index(s, "\n")], "XSD"},
	}
	for naam, g := range gevallen {
		_, breuken := DecodeWMO305([]byte(g.tekst))
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

// TestGrenzen: a hostile or very large message costs no more than its length.
func TestGrenzen(t *testing.T) {
	s := string(goud(t, "wmo305_start_op_toewijzing"))
	vul := func(n int) []byte { return append([]byte(s), bytes.Repeat([]byte{' '}, n-len(s))...) }
	if _, breuken := DecodeWMO305(vul(istandaard.MaxGrootte)); len(breuken) > 0 {
		t.Errorf("precies 25 MB: %v", breuken)
	}
	if _, breuken := DecodeWMO305(vul(istandaard.MaxGrootte + 1)); len(breuken) != 1 || breuken[0].Regel != "OP179" {
		t.Errorf("25 MB en 1 byte: %v", breuken)
	}
	kop := s[:strings.Index(s, "  <wmo305:Client>")]
	diep := strings.Repeat("<a>", 1_000_000)
	breed := "<a" + strings.Repeat(` b="1"`, 100_000) + "/>"
	ruimten := strings.Repeat(`<a xmlns:x="1" xmlns:y="2" xmlns:z="3">`, 60)
	veel := strings.Repeat("<a/>", 1_000_000)
	for naam, tekst := range map[string]string{"diep": diep, "breed": breed, "naamruimten": ruimten, "veel onbekende": veel} {
		_, breuken := DecodeWMO305([]byte(kop + tekst))
		if len(breuken) == 0 || len(breuken) > istandaard.MaxBreuken {
			t.Errorf("%s: %d breuken", naam, len(breuken))
		}
	}
}

// TestBreuken: every breach is found in one pass, with its rule, place and a
// sentence.
func TestBreuken(t *testing.T) {
	s := string(goud(t, "wmo301_huishoudelijke_hulp_per_week"))
	s = strings.NewReplacer(
		">TW2600000017<", ">TW26000000171<",
		">3</wmo301:BerichtVersie>", ">4</wmo301:BerichtVersie>",
		">999990019<", ">99999001<",
		">500123<", ">1000000000<",
		">2026-02-13<", ">2026-02-30<",
		"<wmo301:Geslacht>2</wmo301:Geslacht>", "",
		">G<", ">G1<",
		">150<", ">-1<",
		"<wmo301:Toewijzingstijd>", "<wmo301:Toewijzingstijd onzin='1'>",
	).Replace(s)
	soort, breuken := Controleer([]byte(s))
	wil := []istandaard.Breuk{
		{Regel: "CS025", Plek: "Bericht/Header/BerichtVersie"},
		{Regel: "RS017", Plek: "Bericht/Header/BerichtIdentificatie/Identificatie"},
		{Regel: "RS037", Plek: "Bericht/Client[1]/Bsn"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/Geslacht"},
		{Regel: "RS045", Plek: "Bericht/Client[1]/Naam/Voorletters"},
		{Regel: "RS006", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingsdatum"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd"},
		{Regel: "RS001", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Omvang/Volume"},
	}
	if soort != "WMO301" || len(breuken) != len(wil) {
		t.Fatalf("%s: %d breuken, wil %d: %+v", soort, len(breuken), len(wil), breuken)
	}
	for i, b := range breuken {
		if b.Regel != wil[i].Regel || b.Plek != wil[i].Plek || b.Niveau != 1 || b.Retourcode != "" || !strings.HasSuffix(b.Tekst, ".") {
			t.Errorf("breuk %d: %+v, wil %+v", i, b, wil[i])
		}
	}
}

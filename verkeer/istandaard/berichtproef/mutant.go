package berichtproef

import (
	"fmt"
	"slices"
	"strings"
)

// waardeproeven are values that break a facet somewhere, or look as if they do.
var waardeproeven = []string{
	"", " ", "\t", "\n", "&#13;", "\u00a0", "0", "1", "2", "3", "4", "5", "9",
	"01", "02", "04", "20", "83", "99", " 1", "1 ", " 01 ", "\n5\n",
	"+5", "-0", "-1", "+", "-", "05", "0000000000000000000000000005", "5.0", "1e3", "0x1", "99", "100", "99999", "100000",
	"99999999", "100000000", "999999999", "1000000000", "999999999999", "1000000000000", "99999999999999999999999999", "１",
	"123", "1234", "12345", "1234567", "12345678", "123456789", "1234567890", "12 45", "1234567890123456", "123456789012345",
	"NL", "nl", "ZZ", "D", "C", "DC", "0200", "0201", "S300", "s300", "AB",
	"a", "é", "ỳ", "ỵ", "À", "¿", "×", "A1", "A B", "abcdef", "abcdefg", "ÀÀÀÀÀÀ",
	"ÀÀÀÀÀÀÀ", "😀", "😀😀😀😀😀😀", "a\tb", "a\nb", "a&#10;b", " a ", "a\u2028b",
	"2025-02-28", "2025-02-29", "2024-02-29", "1900-02-29", "2000-02-29",
	"2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32", "2025-04-31",
	" 2025-01-01\n", "2025-01-01Z", "2025-01-01+01:00", "2025-01-01-0100", "2025-1-1", "20250101", "2025-01-01T00:00:00", "0000-01-01",
	"-0044-03-15", "12025-01-01", "12024-02-29", "12023-02-29", "-0004-02-29", "02025-01-01", "025-01-01",
	"+2025-01-01", "99999999999999999999-01-01", "0001-01-01", "9999-12-31", "20２5-01-01",
	"10:15:00", "24:00:00", "24:00:00.0", "24:00:01", "24:01:00", "23:59:59", "23:59:60", "23:60:00", "10:15", "10:15:00.5",
	"10:15:00.", "10:15:00Z", "10:15:00+01:00", " 10:15:00 ", "1:15:00", "10:15:0", "10-15-00",
	"1.0.0", "1.0", "01.0.0", "0.0.0", "10.20.30", "1.0.0.", "1.0.0.0", " 1.0.0", "1..0", "1.0.a",
	"<![CDATA[1]]>", "1<!-- x -->", "<!-- x -->0<?p q?>1", "&#49;", "&#x31;", "0<![CDATA[]]>1", "&amp;", "&lt;", "a&quot;&apos;&gt;",
	"<x/>", "1<x/>", "&onbekend;", "&", "a]]>b", "a]]&gt;b", "]]", "&#0;",
	"&#xFFFE;", "&#x110000;", "\x01", "\x7f", "\x80", "\uFFFF", "\uFFFD",
}

// nieuw reports whether this element was not yet treated so in a message of this kind.
func (m *mutantmaker) nieuw(wat string, ouder, kind *knoop) bool {
	sleutel := wat + " " + ouder.naam + "/" + kind.naam
	oud := m.gezien[sleutel]
	m.gezien[sleutel] = true
	return !oud
}

// langeproeven are values of a length around every limit of the basisschema.
func langeproeven() []string {
	var uit []string
	for _, n := range []int{1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 20, 24, 25, 35, 36, 64, 80, 200} {
		uit = append(uit, strings.Repeat("x", n), strings.Repeat("é", n+1))
	}
	return uit
}

// waarden tries values on every element with a value: each value on each place,
// spread over the golden messages so that the test stays short.
func (m *mutantmaker) waarden() {
	proeven := slices.Concat(langeproeven(), waardeproeven, randproeven)
	n := -1
	boom(m.b).loop(func(ouder, kind *knoop, _ int) {
		n++
		if len(kind.kinderen) > 0 || !m.nieuw("waarde", ouder, kind) {
			return
		}
		for _, p := range proeven {
			if m.r.IntN(14) > 0 {
				continue
			}
			m.met(n, fmt.Sprintf("waarde %q", p), func(_, k *knoop, _ int) { k.tekst = p })
		}
	})
}

const (
	xsi = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" `
	xs  = `xmlns:xs="http://www.w3.org/2001/XMLSchema" `
)

// tags tries attributes and text on some elements.
func (m *mutantmaker) tags() {
	eigen, ruimte := m.prefix, m.ruimte
	basis := m.basisprefix
	attributen := []string{
		xsi + `xsi:schemaLocation="a b"`, xsi + `xsi:noNamespaceSchemaLocation="a"`,
		xsi + `xsi:nil="true"`, xsi + `xsi:nil="false"`, xsi + `xsi:onzin="1"`,
		xsi + `xsi:type="` + basis + `:LDT_Naam"`, xsi + `xsi:type="` + basis + `:LDT_Datum"`,
		xsi + `xsi:type="` + basis + `:LDT_Nummer"`, xsi + `xsi:type="` + basis + `:LDT_BerichtCode"`,
		xsi + `xsi:type="` + basis + `:CDT_Product"`, xsi + `xsi:type="` + basis + `:CDT_XsdVersie"`,
		xsi + `xsi:type="` + eigen + `:Client"`, xsi + `xsi:type="` + eigen + `:Header"`,
		xsi + xs + `xsi:type="xs:string"`, xsi + `xsi:type="weg:x"`, `xmlns="` + m.basisruimte + `" ` + xsi + `xsi:type="LDT_Nummer"`,
		`id="1"`, `xml:lang="nl"`, `xml:space="preserve"`, `xmlns:q="urn:q"`,
		`xmlns:q="urn:q" q:a="1"`, `xmlns="urn:q"`, `xmlns=""`, `a="1" a="1"`, `q:a="1"`,
		`xmlns:q="urn:q" xmlns:q="urn:r"`, `a=1`, `a`, `a="<"`, `a="1"b="2"`, `xmlns:q='` + ruimte + `'`, ` `, "\n\t",
	}
	teksten := []string{"x", "&#32;", "&#10;&#9;", "<![CDATA[ ]]>", "<![CDATA[]]>", "<!-- c -->", "<?p?>", "&amp;",
		"\u00a0", "<x/>", "<!-- a -- b -->", "<?xml a?>", "<!DOCTYPE a>", "]]>", "</x>", "<>"}
	for n := range m.aantal() {
		for _, a := range attributen {
			if m.r.IntN(40) == 0 {
				m.met(n, "attribuut "+a, func(_, k *knoop, _ int) { k.attributen = a })
			}
		}
		for _, s := range teksten {
			if m.r.IntN(40) == 0 {
				m.met(n, fmt.Sprintf("tekst %q in", s), func(_, k *knoop, _ int) { k.tekst = s + k.tekst })
			}
		}
		if m.r.IntN(4) == 0 {
			m.met(n, "ander voorvoegsel, zelfde naamruimte", func(_, k *knoop, _ int) {
				voorvoegsel, lokaal, _ := strings.Cut(k.naam, ":")
				k.attributen = `xmlns:q="` + map[bool]string{true: m.basisruimte, false: ruimte}[voorvoegsel == m.basisprefix] + `"`
				k.naam = "q:" + lokaal
			})
		}
	}
}

// document changes the message as a whole.
func (m *mutantmaker) document() {
	s := string(m.b)
	vervang := func(wat, oud, nieuw string) { m.voeg(wat, strings.Replace(s, oud, nieuw, 1)) }
	vervang("zonder declaratie", `<?xml version="1.0" encoding="UTF-8"?>`+"\r\n", "")
	for _, d := range []string{
		`<?xml version="1.0"?>`, `<?xml version='1.0' encoding='utf-8'?>`, `<?xml version = "1.0"  encoding="UTF-8"  standalone="yes" ?>`,
		`<?xml version="1.0" standalone="no"?>`, `<?xml version="1.0" standalone="misschien"?>`,
		`<?xml version="2.0"?>`, `<?xml?>`, `<?xml encoding="UTF-8"?>`,
		`<?xml encoding="UTF-8" version="1.0"?>`, `<?xml version="1.0" encoding="UTF-8" onzin="1"?>`,
		`<?xml version="1.0"encoding="UTF-8"?>`, `<?xml version="1.0" encoding="UTF-8">`,
		` <?xml version="1.0"?>`, `<?XML version="1.0"?>`, `<!-- voor --><?p?>`, `<!-- a -- b -->`,
		`x`, `<a/>`, `&#32;`, `<![CDATA[ ]]>`, `<?xml-stylesheet href="a"?>`,
	} {
		vervang("declaratie "+d, `<?xml version="1.0" encoding="UTF-8"?>`, d)
	}
	for _, na := range []string{"x", "<!-- na -->", "<?p?>", "<a/>", "&#32;", "<![CDATA[]]>", "\n \t", "</x>", "\x01", "<"} {
		m.voeg(fmt.Sprintf("%q achteraan", na), s+na)
	}
	m.voeg("twee wortels", s+s[strings.Index(s, "\n")+1:])
	m.voeg("regeleinde LF", strings.ReplaceAll(s, "\r\n", "\n"))
	m.voeg("regeleinde CR", strings.ReplaceAll(s, "\r\n", "\r"))
	m.voeg("zonder witruimte", strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", ""), "  ", ""))
	vervang("eindtag met wit", "</"+m.prefix+":Header>", "</"+m.prefix+":Header \n>")
	vervang("naamruimte met spatie", `basisschema/schema"`, `basisschema/schema "`)
	vervang("naamruimte met verwijzing", `xmlns:`+m.basisprefix+`="http`, `xmlns:`+m.basisprefix+`="&#104;ttp`)
	vervang("andere release", "/3_2/", "/3_1/")
	vervang("wortel heet anders", "Bericht ", "Berichten ")
	for range 12 {
		n := 40 + m.r.IntN(len(s)-40) // behind the declaration
		m.voeg(fmt.Sprintf("afgekapt na %d", n), s[:n])
		m.voeg(fmt.Sprintf("zonder byte %d", n), s[:n]+s[n+1:])
		teken := `<>&"'/:=x ` + "\x00\xff\t"
		m.voeg(fmt.Sprintf("byte %d veranderd", n), s[:n]+string(teken[m.r.IntN(len(teken))])+s[n+1:])
	}
}

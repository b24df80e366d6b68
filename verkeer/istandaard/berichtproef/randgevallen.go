package berichtproef

import (
	"fmt"
	"strings"
	"testing"

	"nabuur/verkeer/istandaard"
)

// randproeven are values on the edge of what the simple types of XML Schema read:
// whitespace that is collapsed or kept, signs, zones, calendars, character classes.
var randproeven = []string{
	"+0", "-00", "00", "5.", "--5", "5 5", "&#9;5", "5&#xA;", "５", "٣", "0b1", "1_0", "1,0",
	"2025-02-28-05:00", "2025-02-28+14:00", "2025-02-28-0500", "2025-02-28-05", "--02-28",
	"2025-02", "2025", "2100-02-29", "2400-02-29", "10000-02-29", "-2025-02-28",
	"0000-02-29", "2025-02-30", "2025-06-31", "2025-11-31", "&#xA;2025-01-01&#x20;", "2025- 01-01",
	"2025/01/01", "01-01-2025", "2025-01-01 ", "\u00a02025-01-01", "2025-001-01", "２０２５-01-01",
	"10:15:00-05:00", "10:15:00+14:00", "00:00:60", "10:15:00.000", "-10:15:00", "10:15:00.0000000000001",
	"24:00:00.000", "24:00:00.001", "25:00:00", "10:15:000", "10:15:00,5",
	"a&#13;b", "&#13;a", "a\u0085b", "\u2029", "\u2003", "\u3000", "&#x85;", "a\u200bb",
	"\ufeff", ". .", "\n a \n", "a  b", "é", "e\u0301", "Ω", "ẞ", "ĳ", "µ", "ŉ", "Ā",
	"00.0.0", "1.00.0", "1.0.0\n", "1.0.0-a", "１.0.0", "1.99999999999999999999.0", "123456789 ",
	"１２３４５６７８９", "012345678", "0363 ", " 0363", "D ", "d", "Nl", "1&#32;",
}

// bewustStrenger are the documents that xmllint lets pass, some with a complaint, and
// that are refused here on purpose: the standard asks for UTF-8 without a byte order
// mark (OP192), a message has no use for a DOCTYPE, and XML 1.0 with namespaces, as
// other readers take it, forbids the rest.
var bewustStrenger = []string{
	"BOM", "UTF-16", "UTF-16 zonder BOM", "UTF-16 dat UTF-8 heet", "Latijn 1 volgens opgave",
	"Latijn 1", "US-ASCII volgens opgave", "utf8 zonder streepje", "UTF-7 volgens opgave",
	"DOCTYPE", "DOCTYPE met bestand", "DOCTYPE met attribuut",
	"XML 1.1", "XML 1.1 met NEL", "XML 1.9", "XML 1.", "NUL na de wortel",
	"xmlns zonder waarde", "xml anders gebonden", "xml-ruimte elders", "xml-ruimte zonder voorvoegsel",
	"xmlns gebonden", "xmlns-ruimte", "xmlns-ruimte met voorvoegsel", "instructie met dubbele punt",
}

// Randgevallen holds documents on the edge of XML against xmllint: prologue,
// encoding, references, comments, namespaces and the attributes of XML Schema. Both
// agree but for what bewustStrenger names. goud names a golden 305, of which the
// first name of the client is voornaam.
func Randgevallen(t *testing.T, s *istandaard.Standaard, goud, voornaam string) {
	t.Helper()
	xmllint := zoekXmllint(t)
	soort := Soort(goud)
	m := newMutantmaker(goud, Goud(t, goud), nil)
	m.proloog()
	m.inhoud(voornaam)
	m.bindingen()
	geldig := orakel(t, xmllint, "testdata/xsd/"+soort+".xsd", m.uit)
	strenger := map[string]bool{}
	for _, naam := range bewustStrenger {
		strenger[goud+": "+naam] = true
	}
	goedgekeurd := 0
	for i, g := range m.uit {
		_, breuken := s.Lees(soort, []byte(g.tekst))
		wij := len(breuken) == 0
		if wij {
			goedgekeurd++
		}
		switch {
		case strenger[g.naam]:
			delete(strenger, g.naam)
			if wij {
				t.Errorf("%s: toegestaan", g.naam)
			}
		case wij != geldig[i]:
			t.Errorf("%s: wij %v (%v), schema %v", g.naam, wij, breuken, geldig[i])
		}
	}
	if len(strenger) > 0 {
		t.Errorf("niet geprobeerd: %v", strenger)
	}
	t.Logf("%d randgevallen, waarvan %d geldig en %d bewust geweigerd", len(m.uit), goedgekeurd, len(bewustStrenger))
}

// proloog changes what stands before and after the root element.
func (m *mutantmaker) proloog() {
	s := string(m.b)
	codering := func(wat, naam string) { m.voeg(wat, strings.Replace(s, "UTF-8", naam, 1)) }
	versie := func(wat, naam string) { m.voeg(wat, strings.Replace(s, `"1.0"`, `"`+naam+`"`, 1)) }
	wortel := func(wat, ervoor string) {
		m.voeg(wat, strings.Replace(s, "<"+m.prefix+":Bericht", ervoor+"<"+m.prefix+":Bericht", 1))
	}
	m.voeg("BOM", "\uFEFF"+s)
	m.voeg("twee keer BOM", "\uFEFF\uFEFF"+s)
	m.voeg("UTF-16", utf16LE(strings.Replace(s, "UTF-8", "UTF-16", 1)))
	m.voeg("UTF-16 zonder BOM", utf16LE(strings.Replace(s, "UTF-8", "UTF-16LE", 1))[2:])
	m.voeg("UTF-16 dat UTF-8 heet", utf16LE(s))
	codering("Latijn 1 volgens opgave", "ISO-8859-1")
	codering("US-ASCII volgens opgave", "US-ASCII")
	codering("UTF-7 volgens opgave", "UTF-7")
	codering("utf8 zonder streepje", "utf8")
	codering("utf-8 in wisselende letters", "uTf-8")
	for _, naam := range []string{"UTF-16", "UCS-4", "x-onzin", "", " UTF-8", "UTF-8 "} {
		codering(fmt.Sprintf("codering %q", naam), naam)
	}
	versie("XML 1.1", "1.1")
	m.voeg("XML 1.1 met NEL", strings.Replace(strings.Replace(s, `"1.0"`, `"1.1"`, 1), "Bericht>\r\n", "Bericht>\u0085", 1))
	versie("XML 1.9", "1.9")
	versie("XML 1.", "1.")
	for _, v := range []string{"1", "1.0a", "0.9", "2.0", "", " 1.0"} {
		versie(fmt.Sprintf("versie %q", v), v)
	}
	wortel("DOCTYPE", "<!DOCTYPE "+m.prefix+":Bericht>")
	wortel("DOCTYPE met bestand", "<!DOCTYPE "+m.prefix+`:Bericht SYSTEM "x.dtd">`)
	wortel("DOCTYPE met attribuut", "<!DOCTYPE "+m.prefix+`:Bericht [<!ATTLIST `+m.prefix+`:Bericht x CDATA "1">]>`)
	wortel("DOCTYPE onaf", "<!DOCTYPE "+m.prefix+":Bericht [")
	for _, ervoor := range []string{"<!-- a --><?p?>\n<!---->", "<!-- a --->", "<?xml-x a?>", "<?XmL a?>", "\f", "\u00a0"} {
		wortel(fmt.Sprintf("%q voor de wortel", ervoor), ervoor)
	}
	m.voeg("commentaar voor de declaratie", "<!-- a -->"+s)
	m.voeg("NUL na de wortel", s+"\x00")
	m.voeg("NUL vooraan", "\x00"+s)
	m.voeg("leeg", "")
	m.voeg("alleen een declaratie", s[:strings.Index(s, "\n")])
	for _, na := range []string{"<?p a?><!-- b -->\n", "\uFEFF", "<!-- ", "<?p", "&amp;"} {
		m.voeg(fmt.Sprintf("%q na de wortel", na), s+na)
	}
}

// inhoud puts texts in the first name, and between the elements of the client.
func (m *mutantmaker) inhoud(voornaam string) {
	s := string(m.b)
	for _, tekst := range []string{
		"&#x41;&#65;&#x1F600;", "&#X41;", "&#;", "&#x;", "&#000000000065;", "&#4294967361;", "&#x100000041;",
		"&#xD800;", "&#xFFFE;", "&#x10FFFF;", "&#x1;", "&lt;&gt;&amp;&apos;&quot;", "&lt", "&euro;", "&#65",
		"<![CDATA[a]]]]><![CDATA[>b]]>", "<![CDATA[<x>&amp;]]>", "<![cdata[a]]>", "<![CDATA[a]>", "a<!-- b -->c", "a<!---->",
		"a<?p?>b", "<!-- a --><!-- b -->", "\uFEFF", "\x7f", "\u0080", "\uFFFE", "\uFFFF", "\U0010FFFF", "\x0b", "\x00",
		"\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\xeb", "\xc3", "\xf0\x9f\x98", "]]>", "a]]", "a>b", "\"'",
	} {
		m.voeg(fmt.Sprintf("voornaam %q", tekst), strings.Replace(s, voornaam, tekst, 1))
	}
	m.voeg("Latijn 1", strings.Replace(strings.Replace(s, "UTF-8", "ISO-8859-1", 1), voornaam, "Gr\xebt", 1))
	bsn := "<" + m.prefix + ":Bsn>"
	for _, tekst := range []string{
		"<!-- a -- b -->", "<!-- a\n<x> &onzin; -->", "<!-- \x01 -->", "<!-- \xeb -->", "<?p \x01?>",
		"<?p ? ??>", "<?p a>", "<?xml version=\"1.0\"?>", "<?1?>", "<? p?>", "<?p?><?q r?>",
		"<![CDATA[]]>", "<![CDATA[ ]]>", "&#32;", "&#13;", "\u0085", "\u2028", "\uFEFF", "\v", "\x00", "<!ELEMENT a>", "<!-", "<%",
	} {
		m.voeg(fmt.Sprintf("%q voor Bsn", tekst), strings.Replace(s, bsn, tekst+bsn, 1))
	}
	m.voeg("instructie met dubbele punt", strings.Replace(s, bsn, "<?a:b?>"+bsn, 1))
	for _, tag := range []string{"Bsn ", "Bsn\n\t", "Bsn <!-- x -->", "Bsn/", "Bsñ", "Bsn\u00a0", "Bsn.", "bsn"} {
		m.voeg(fmt.Sprintf("starttag %q", tag), strings.Replace(s, bsn, "<"+m.prefix+":"+tag+">", 1))
	}
	for _, tag := range []string{"</ ", "< /", "</\n"} {
		m.voeg(fmt.Sprintf("eindtag %q", tag), strings.Replace(s, "</"+m.prefix+":Bsn", tag+m.prefix+":Bsn", 1))
	}
}

// bindingen tries namespaces and the attributes of XML Schema.
func (m *mutantmaker) bindingen() {
	s := string(m.b)
	attribuut := func(wat, a string) {
		m.voeg(wat, strings.Replace(s, "<"+m.prefix+":Bsn>", "<"+m.prefix+":Bsn "+a+">", 1))
		if !strings.Contains(strings.Join(bewustStrenger, "|"), wat) {
			m.voeg(wat+" op de wortel", strings.Replace(s, ":Bericht ", ":Bericht "+a+" ", 1))
		}
	}
	for wat, a := range map[string]string{
		"xmlns zonder waarde": `xmlns:a=""`, "xml anders gebonden": `xmlns:xml="u"`,
		"xml-ruimte elders":             `xmlns:a="http://www.w3.org/XML/1998/namespace"`,
		"xml-ruimte zonder voorvoegsel": `xmlns="http://www.w3.org/XML/1998/namespace"`, "xmlns gebonden": `xmlns:xmlns="u"`,
		"xmlns-ruimte": `xmlns="http://www.w3.org/2000/xmlns/"`, "xmlns-ruimte met voorvoegsel": `xmlns:q="http://www.w3.org/2000/xmlns/"`,
	} {
		attribuut(wat, a)
	}
	eigen, basis := m.prefix, m.basisprefix
	for _, a := range []string{
		`xmlns:xml="http://www.w3.org/XML/1998/namespace"`, `xmlns:q="relatief"`, `xmlns:q="http://a b"`,
		`xmlns:q="a%zz"`, `xmlns:="u"`, `:a="1"`, `a:="1"`, `xmlns:q="&lt;"`, `xmlns="" `, `xmlns=''`,
		`xml:space="x"`, `xml:id="a"`, `xml:base="a"`, `x='a"b'`, "xmlns:q='\n'", `xmlns:q="u" xmlns:q="u"`,
		`xmlns:a="u" a:b="1" a:b="1"`, `xmlns:a="u" xmlns:c="u" a:b="1" c:b="1"`, `a:b="1"`,
		`xsi:type="` + basis + `:LDT_BurgerServicenummer"`,
	} {
		attribuut("attribuut "+a, a)
	}
	for _, a := range []string{
		`i:type="` + basis + `:LDT_BurgerServicenummer"`, `i:type=" ` + basis + `:LDT_BurgerServicenummer&#10;"`,
		`i:type="` + eigen + `:Root"`, `i:type=""`, `i:type="` + basis + `:"`, `i:type="` + basis + `:LDT_Bestaatniet"`,
		xs + `i:type="xs:string"`, xs + `i:type="xs:token"`, xs + `i:type="xs:anyType"`, xs + `i:type="xs:anySimpleType"`,
		`i:nil="0"`, `i:nil="false"`, `i:nil="1"`, `i:nil="ja"`, `i:nil=""`, `i:onzin="1"`,
		`i:schemaLocation="` + m.ruimte + ` weg.xsd"`, `i:schemaLocation="a"`, `i:schemaLocation=""`,
		`i:noNamespaceSchemaLocation="weg.xsd"`, `i:noNamespaceSchemaLocation="a b"`, `i:noNamespaceSchemaLocation=""`,
	} {
		attribuut("met schema: "+a, `xmlns:i="http://www.w3.org/2001/XMLSchema-instance" `+a)
	}
	kaal := strings.NewReplacer("<"+eigen+":", "<", "</"+eigen+":", "</", "xmlns:"+eigen+"=", "xmlns=").Replace(s)
	m.voeg("zonder eigen voorvoegsel", kaal)
	m.voeg("zonder basisvoorvoegsel",
		strings.NewReplacer("<"+basis+":", "<", "</"+basis+":", "</", "xmlns:"+basis+"=", "xmlns=").Replace(s))
	m.voeg("voorvoegsels verwisseld",
		strings.NewReplacer("<"+eigen+":", "<"+basis+":", "</"+eigen+":", "</"+basis+":",
			"<"+basis+":", "<"+eigen+":", "</"+basis+":", "</"+eigen+":",
			"xmlns:"+eigen+"=", "xmlns:"+basis+"=", "xmlns:"+basis+"=", "xmlns:"+eigen+"=").Replace(s))
	m.voeg("declaraties verwisseld",
		strings.NewReplacer("xmlns:"+eigen+"=", "xmlns:"+basis+"=", "xmlns:"+basis+"=", "xmlns:"+eigen+"=").Replace(s))
	m.voeg("naamruimte weggehaald", strings.Replace(kaal, "<Bsn>", `<Bsn xmlns="">`, 1))
	m.voeg("voorvoegsel met accent", strings.ReplaceAll(strings.ReplaceAll(s, eigen+":", "é:"), "xmlns:"+eigen, "xmlns:é"))
	m.voeg("voorvoegsel herbonden", strings.Replace(s, "<"+eigen+":Bsn>", "<"+eigen+`:Bsn xmlns:`+eigen+`="`+m.basisruimte+`">`, 1))
}

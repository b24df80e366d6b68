// Package wanbericht makes what may come in instead of a message: broken XML, hostile
// XML, files of another kind or size, and messages in which one thing is wrong. The
// tests of this package put all of it before the program and before a store. Used by
// tests only.
package wanbericht

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// Geval is one file.
type Geval struct {
	Naam string
	// Niveau is the level at which it must be refused; 0 when it is right.
	Niveau int
	// Regel is the rule that must be named first; "" when any will do.
	Regel string
	// Schrijf writes the file, piece by piece when it is large.
	Schrijf func(w io.Writer) error
}

// Bytes gives the whole file. It is not for large ones.
func (g Geval) Bytes() []byte {
	var b bytes.Buffer
	_ = g.Schrijf(&b) // memory takes it all
	return b.Bytes()
}

// slecht is a small file that must be refused at level 1.
func slecht(naam, regel, inhoud string) Geval {
	return Geval{Naam: naam, Niveau: 1, Regel: regel, Schrijf: tekst(inhoud)}
}

func tekst(inhoud string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, inhoud)
		return err
	}
}

const (
	xsd     = "XSD"   // a rule of the schema or of XML itself
	bestand = "OP192" // UTF-8 without byte order mark
	grootte = "OP179" // at most 25 MB
)

// Dag is the date of the messages that the files are made from.
var Dag = tijdlijn.MustDag("2026-05-11")

// Goed gives a right message of every kind, by kind.
func Goed() (map[string][]byte, error) {
	uit := map[string][]byte{}
	for _, s := range uitgave.Alle() {
		for _, nummer := range voorbeeld.Nummers() {
			b, err := voorbeeld.Maak(s, nummer, voorbeeld.Keuze{Dagtekening: Dag})
			if err != nil {
				return nil, err
			}
			uit[s.Soort(nummer)] = b
		}
	}
	return uit, nil
}

// start is the message that most files are made from, a WMO305.
func start() (string, error) {
	s := uitgave.Voor(istandaard.Wmo, Dag)
	b, err := voorbeeld.Maak(s, "305", voorbeeld.Keuze{Dagtekening: Dag})
	return string(b), err
}

// Alle gives every file that is bad as a whole, small ones first.
func Alle() ([]Geval, error) {
	bericht, err := start()
	if err != nil {
		return nil, err
	}
	return slices.Concat(kapot(bericht), entiteiten(bericht), tekens(bericht), geenBericht(bericht), afgekapt(bericht), diep(bericht),
		groot()), nil
}

// in gives the message with something put at the beginning of its class Client.
func in(bericht, erbij string) string {
	return strings.Replace(bericht, "<wmo305:Client>", "<wmo305:Client>"+erbij, 1)
}

// metWaarde gives the message with another family name.
func metWaarde(bericht, waarde string) string {
	return strings.Replace(bericht, ">Vlinderboom<", ">"+waarde+"<", 1)
}

// opRoot gives the message with attributes put into its root element.
func opRoot(bericht, attributen string) string {
	return strings.Replace(bericht, "<wmo305:Bericht ", "<wmo305:Bericht "+attributen+" ", 1)
}

// zonderDeclaratie gives the message without its first line.
func zonderDeclaratie(bericht string) string { return bericht[strings.Index(bericht, "\n")+1:] }

// kapot are files that are no well-formed XML, or none that the standard allows.
func kapot(b string) []Geval {
	wortel := strings.TrimSpace(zonderDeclaratie(b))
	return []Geval{
		slecht("twee wortels", xsd, b+wortel),
		slecht("tekst na de wortel", xsd, b+"klaar"),
		slecht("element na de wortel", xsd, b+"<a/>"),
		slecht("NUL na de wortel", "", b+"\x00"),
		slecht("tekst voor de wortel", xsd, "x"+b),
		slecht("declaratie niet vooraan", xsd, "\n"+b),
		slecht("dubbel attribuut", xsd, in(b, `<wmo305:a x="1" x="1"/>`)),
		slecht("dubbel attribuut op de wortel", xsd, opRoot(b, `a="1" a="2"`)),
		slecht("dubbel attribuut onder twee voorvoegsels", xsd, opRoot(b, `xmlns:p="urn:x" xmlns:q="urn:x" p:a="1" q:a="2"`)),
		slecht("dubbele naamruimte", xsd, opRoot(b, `xmlns:p="urn:x" xmlns:p="urn:y"`)),
		slecht("voorvoegsel niet gebonden", xsd, in(b, "<weg:a/>")),
		slecht("voorvoegsel van een attribuut niet gebonden", xsd, opRoot(b, `weg:a="1"`)),
		slecht("element van een vreemde", xsd, in(b, `<v:a xmlns:v="urn:v"/>`)),
		slecht("eindtag van een ander", xsd, strings.Replace(b, "</wmo305:Client>", "</wmo305:Klant>", 1)),
		slecht("eindtag ontbreekt", xsd, strings.Replace(b, "</wmo305:Client>", "", 1)),
		slecht("eindtag te veel", xsd, in(b, "</wmo305:Bsn>")),
		slecht("los kleiner-dan", xsd, metWaarde(b, "a < b")),
		slecht("los ampersand", xsd, metWaarde(b, "a & b")),
		slecht("CDATA-einde in tekst", xsd, metWaarde(b, "a]]>b")),
		slecht("CDATA niet gesloten", xsd, metWaarde(b, "<![CDATA[a")),
		slecht("commentaar niet gesloten", xsd, in(b, "<!-- a")),
		slecht("twee streepjes in commentaar", xsd, in(b, "<!-- a -- b -->")),
		slecht("instructie niet gesloten", xsd, in(b, "<?a")),
		slecht("tekst tussen elementen", xsd, in(b, "los")),
		slecht("attribuut zonder aanhaling", xsd, opRoot(b, "a=1")),
		slecht("xsi:nil", xsd,
			strings.Replace(b, "<wmo305:Bsn>", `<wmo305:Bsn xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">`, 1)),
		slecht("XML 1.1", xsd, strings.Replace(b, `version="1.0"`, `version="1.1"`, 1)),
	}
}

// entiteiten are files with a document type, or with references that need one.
func entiteiten(b string) []Geval {
	met := func(doctype, waarde string) string {
		eerste := strings.Index(b, "\n") + 1
		return b[:eerste] + doctype + metWaarde(b[eerste:], waarde)
	}
	var lach, dubbel strings.Builder
	lach.WriteString(`<!DOCTYPE Bericht [<!ENTITY a0 "ha">`)
	for i := range 30 {
		fmt.Fprintf(&lach, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	lach.WriteString("]>")
	fmt.Fprintf(&dubbel, `<!DOCTYPE Bericht [<!ENTITY a "%s">]>`, strings.Repeat("x", 100_000))
	return []Geval{
		slecht("DOCTYPE", xsd, met("<!DOCTYPE Bericht>", "a")),
		slecht("DOCTYPE met systeembestand", xsd, met(`<!DOCTYPE Bericht SYSTEM "bericht.dtd">`, "a")),
		slecht("DOCTYPE in kleine letters", xsd, met("<!doctype html>", "a")),
		slecht("DOCTYPE in het bericht", xsd, in(b, "<!DOCTYPE a>")),
		slecht("interne entiteit", xsd, met(`<!DOCTYPE Bericht [<!ENTITY a "b">]>`, "&a;")),
		slecht("externe entiteit", xsd, met(`<!DOCTYPE Bericht [<!ENTITY a SYSTEM "file:///etc/passwd">]>`, "&a;")),
		slecht("externe entiteit op het net", xsd, met(`<!DOCTYPE Bericht [<!ENTITY a SYSTEM "http://voorbeeld.invalid/a">]>`, "&a;")),
		slecht("parameterentiteit", xsd, met(`<!DOCTYPE Bericht [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>`, "a")),
		slecht("miljard keer lachen", xsd, met(lach.String(), "&a30;")),
		slecht("kwadratisch opblazen", xsd, met(dubbel.String(), strings.Repeat("&a;", 10_000))),
		slecht("entiteit zonder DOCTYPE", xsd, metWaarde(b, "&eacute;")),
		slecht("verwijzing naar NUL", xsd, metWaarde(b, "&#0;")),
		slecht("verwijzing voorbij Unicode", xsd, metWaarde(b, "&#x110000;")),
		slecht("verwijzing naar een half teken", xsd, metWaarde(b, "&#xD800;")),
		slecht("verwijzing zonder puntkomma", xsd, metWaarde(b, "&amp")),
	}
}

// afgekapt are the message cut off after every 97th byte.
func afgekapt(b string) []Geval {
	var uit []Geval
	for n := 97; n < len(strings.TrimSpace(b)); n += 97 {
		uit = append(uit, slecht(fmt.Sprintf("afgekapt na %d bytes", n), "", b[:n]))
	}
	return uit
}

package envelop

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"nabuur/verkeer/istandaard"
)

// The root elements.
const (
	wortelDi01 = "envelopHeenbericht-ggk_Di01"
	wortelDu01 = "envelopRetourbericht-ggk_Du01"
	wortelFo01 = "Fo01Bericht"
)

// kopstuk is how much of a file is looked at to see what it is.
const kopstuk = 4096

// IsEnvelop reports whether b begins as an envelope of StUF-GGk, or an error of StUF, and
// not as a message. It says nothing about the rest.
func IsEnvelop(b []byte) bool {
	kop := b[:min(len(b), kopstuk)]
	_, na, ok := bytes.Cut(kop, []byte(wortelDi01))
	for _, wortel := range []string{wortelDu01, wortelFo01} {
		if !ok {
			_, na, ok = bytes.Cut(kop, []byte(wortel))
		}
	}
	begin, _, _ := bytes.Cut(na, []byte(">"))
	return ok && (bytes.Contains(begin, []byte(ruimteGGk)) || bytes.Contains(begin, []byte(ruimteStUF)))
}

// ruimteOm is the most that may stand around the base64 in an envelope, in bytes.
const ruimteOm = 64 << 10

// Decode reads an envelope. It keeps to the schema of StUF-GGk 2.1 with XML content
// (a tekstBestand is no message of this standard), and to nothing looser: the
// scanner of the message standard refuses a DOCTYPE, a second root, text behind the
// root, double attributes and other encodings. grootte is the most base64 in bytes.
// The error is always a *Weigering.
func Decode(b []byte, grootte int) (Envelop, error) {
	rest, deel := knip(b)
	if len(deel) > grootte || len(b) > grootte+ruimteOm {
		return Envelop{}, Weiger(kopVan(rest), FoutGrootte,
			fmt.Sprintf("Het bericht is groter dan %d bytes; verdeel het over meer berichten.", grootte))
	}
	code, velden, klacht := leesEnvelop(rest)
	e := velden.envelop(code)
	if klacht != "" {
		return e, Weiger(e, FoutSchema, klacht)
	}
	if zin := e.toets(); zin != "" {
		return e, Weiger(e, FoutSchema, zin)
	}
	if code == Fo01 {
		return e, nil
	}
	tekst := []byte(velden["parameters/bericht/xmlBestand"])
	if deel != nil {
		if string(tekst) != plaatshouder {
			return e, Weiger(e, FoutSchema, "De envelop draagt buiten xmlBestand een lange reeks tekens.")
		}
		tekst = deel
	}
	if len(tekst) > grootte {
		return e, Weiger(e, FoutGrootte, fmt.Sprintf("Het bericht is groter dan %d bytes; verdeel het over meer berichten.", grootte))
	}
	var zin string
	if e.Inhoud, zin = uitBase64(tekst); zin != "" {
		return e, Weiger(e, FoutSchema, zin)
	}
	return e, nil
}

const (
	// plaatshouder stands for the base64 while the rest is read.
	plaatshouder = "NabuurLeestDeRestVanDezeEnvelop"
	knipVanaf    = 4096
)

// knip takes the longest run of base64 between two elements out of an envelope, so
// that the scanner reads only what stands around it. A run holds no sign that means
// anything in XML, so the rest is well-formed exactly when the whole is. It gives
// nil as the run when that is short, or when the placeholder occurs in b itself.
func knip(b []byte) (rest, deel []byte) {
	begin, eind := 0, 0
	for i := bytes.IndexByte(b, '>'); i >= 0; {
		van := i + 1
		lengte := bytes.IndexByte(b[van:], '<')
		if lengte < 0 {
			break
		}
		if lengte > eind-begin {
			begin, eind = van, van+lengte
		}
		volgende := bytes.IndexByte(b[van+lengte:], '>')
		if volgende < 0 {
			break
		}
		i = van + lengte + volgende
	}
	deel = b[begin:eind]
	if len(deel) < knipVanaf || !alleenBase64(deel) {
		return b, nil
	}
	rest = make([]byte, 0, len(b)-len(deel)+len(plaatshouder))
	rest = append(append(append(rest, b[:begin]...), plaatshouder...), b[eind:]...)
	if bytes.Count(rest, []byte(plaatshouder)) != 1 {
		return b, nil
	}
	return rest, deel
}

func isWit(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func alleenBase64(b []byte) bool {
	for _, c := range b {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' || isWit(c) {
			continue
		}
		return false
	}
	return true
}

// uitBase64 reads xs:base64Binary: white space may stand anywhere, the bits that
// fill up the end are zero. An empty message is none.
func uitBase64(tekst []byte) (inhoud []byte, klacht string) {
	kaal := make([]byte, 0, len(tekst))
	for _, c := range tekst {
		if !isWit(c) {
			kaal = append(kaal, c)
		}
	}
	inhoud = make([]byte, base64.StdEncoding.DecodedLen(len(kaal)))
	n, err := base64.StdEncoding.Strict().Decode(inhoud, kaal)
	switch {
	case err != nil:
		return nil, "De inhoud van xmlBestand is geen geldige base64."
	case n == 0:
		return nil, "xmlBestand is leeg."
	}
	return inhoud[:n], ""
}

// velden are the values in an envelope by their path below the root.
type velden map[string]string

// leesEnvelop reads the document along the schema; klacht is the first breach, "" when
// there is none.
func leesEnvelop(b []byte) (code Berichtcode, v velden, klacht string) {
	v = velden{}
	for _, w := range wortels {
		l := istandaard.NewLezer(istandaard.Kopie(b), ruimteGGk, ruimteStUF)
		if !l.Wortel(&w.element) {
			if breuken := l.Slot(); klacht == "" && len(breuken) > 0 {
				klacht = breuken[0].Tekst
			}
			continue
		}
		v.lees(l, w.klasse, "")
		return w.code, v, eersteKlacht(l.Slot())
	}
	return "", v, klacht
}

// eersteKlacht gives the first breach that counts: what stands inside detailsXML
// is free.
func eersteKlacht(breuken []istandaard.Breuk) string {
	for i, b := range breuken {
		if i+1 == istandaard.MaxBreuken || !strings.HasPrefix(b.Plek, wortelFo01+"/body/detailsXML/") {
			return b.Plek + ": " + b.Tekst
		}
	}
	return ""
}

func (v velden) lees(l *istandaard.Lezer, k *istandaard.Klasse, pad string) {
	l.Open(k)
	for i := range k.Elementen {
		if !l.Kind(i) {
			continue
		}
		e := &k.Elementen[i]
		if e.Klasse != nil {
			v.lees(l, e.Klasse, pad+e.Naam+"/")
			continue
		}
		v[pad+e.Naam] = l.Tekst()
	}
	l.Sluit()
}

// kopVan gives what can be read of an envelope that is refused for its size.
func kopVan(b []byte) Envelop {
	if len(b) > 2*ruimteOm {
		return Envelop{}
	}
	code, v, _ := leesEnvelop(b)
	return v.envelop(code)
}

func (v velden) envelop(code Berichtcode) Envelop {
	return Envelop{
		Berichtcode: code, Zender: v.systeem("zender"), Ontvanger: v.systeem("ontvanger"),
		Referentienummer: v["stuurgegevens/referentienummer"], Tijdstip: v["stuurgegevens/tijdstipBericht"],
		CrossRefnummer: v["stuurgegevens/crossRefnummer"], Functie: v["stuurgegevens/functie"],
		Applicatieversie: Versie{v.getal("parameters/applicatieVersie"), v.getal("parameters/applicatieSubversie")},
		Functieversie:    Versie{v.getal("parameters/functieVersie"), v.getal("parameters/functieSubversie")},
		Fout: Foutmelding{
			Code: v["body/code"], Plek: Foutplek(v["body/plek"]), Omschrijving: v["body/omschrijving"], Details: v["body/details"],
		},
	}
}

func (v velden) systeem(wie string) Systeem {
	pad := "stuurgegevens/" + wie + "/"
	return Systeem{
		Organisatie: v[pad+"organisatie"], Applicatie: v[pad+"applicatie"],
		Administratie: v[pad+"administratie"], Gebruiker: v[pad+"gebruiker"],
	}
}

// getal reads four digits; what is not, the schema refuses.
func (v velden) getal(pad string) int {
	n, err := strconv.Atoi(v[pad])
	if err != nil {
		return 0
	}
	return n
}

// toets checks the patterns of the schema that the scanner does not know.
func (e Envelop) toets() string {
	switch {
	case e.Berichtcode != Fo01 && !IsReferentie(e.Referentienummer):
		return "Het referentienummer is geen UUID versie 4 in kleine letters."
	case e.Berichtcode == Du01 && !IsReferentie(e.CrossRefnummer):
		return "Het crossRefnummer is geen UUID versie 4 in kleine letters."
	case !isTijdstip(e.Tijdstip):
		return "tijdstipBericht bestaat niet uit 8 tot 17 cijfers."
	}
	return ""
}

func isTijdstip(tekst string) bool {
	return len(tekst) >= 8 && len(tekst) <= 17 && strings.Trim(tekst, "0123456789") == ""
}

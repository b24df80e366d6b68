package istandaard

import (
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Schrijver writes a message in the canonical form: UTF-8 without BOM, an XML
// declaration, CR LF line ends, two spaces per level, the prefix of the message
// for its own elements and that of the basisschema for the rest. It checks
// nothing: the generated encoders read back what they wrote.
type Schrijver struct {
	b      []byte
	diepte int
	prefix [2]string // of the message and of the basisschema, with colon
}

const regeleinde = "\r\n"

// NewSchrijver begins a message with the root element Bericht. The prefixes are
// written without a colon.
func NewSchrijver(prefix, naamruimte, basisprefix, basisruimte string) *Schrijver {
	s := &Schrijver{b: make([]byte, 0, 4096), diepte: 1, prefix: [2]string{prefix + ":", basisprefix + ":"}}
	s.b = append(s.b, `<?xml version="1.0" encoding="UTF-8"?>`+regeleinde+`<`...)
	s.b = append(s.b, s.prefix[0]+`Bericht xmlns:`+prefix+`="`+naamruimte+`" xmlns:`+basisprefix+`="`+basisruimte+`">`+regeleinde...)
	return s
}

// Slot ends the root element and gives the message.
func (s *Schrijver) Slot() []byte {
	s.Sluit(NsBericht, "Bericht")
	return s.b
}

// Open begins an element with children.
func (s *Schrijver) Open(ns Naamruimte, naam string) {
	s.begin(ns, naam)
	s.b = append(s.b, regeleinde...)
	s.diepte++
}

// Sluit ends an element with children.
func (s *Schrijver) Sluit(ns Naamruimte, naam string) {
	s.diepte--
	s.inspringen()
	s.eind(ns, naam)
}

// Tekst writes an element with a text.
func (s *Schrijver) Tekst(ns Naamruimte, naam, waarde string) {
	s.begin(ns, naam)
	for i := range len(waarde) {
		switch c := waarde[i]; c {
		case '&':
			s.b = append(s.b, "&amp;"...)
		case '<':
			s.b = append(s.b, "&lt;"...)
		case '>':
			s.b = append(s.b, "&gt;"...)
		case '\r':
			s.b = append(s.b, "&#13;"...)
		case '\n':
			s.b = append(s.b, regeleinde...)
		default:
			s.b = append(s.b, c)
		}
	}
	s.eind(ns, naam)
}

// TekstOf writes an optional element with a text; "" is no element.
func (s *Schrijver) TekstOf(ns Naamruimte, naam, waarde string) {
	if waarde != "" {
		s.Tekst(ns, naam, waarde)
	}
}

// Getal writes an element with a whole number.
func (s *Schrijver) Getal(ns Naamruimte, naam string, waarde int64) {
	s.begin(ns, naam)
	s.b = strconv.AppendInt(s.b, waarde, 10)
	s.eind(ns, naam)
}

// GetalOf writes an optional element with a whole number.
func (s *Schrijver) GetalOf(ns Naamruimte, naam string, waarde *int64) {
	if waarde != nil {
		s.Getal(ns, naam, *waarde)
	}
}

// Bedrag writes an element with an amount in cents.
func (s *Schrijver) Bedrag(ns Naamruimte, naam string, waarde geld.Cent) {
	s.Getal(ns, naam, int64(waarde))
}

// BedragOf writes an optional element with an amount in cents.
func (s *Schrijver) BedragOf(ns Naamruimte, naam string, waarde *geld.Cent) {
	if waarde != nil {
		s.Getal(ns, naam, int64(*waarde))
	}
}

// Dag writes an element with a date.
func (s *Schrijver) Dag(ns Naamruimte, naam string, waarde tijdlijn.Dag) {
	s.begin(ns, naam)
	s.b = waarde.AppendTo(s.b)
	s.eind(ns, naam)
}

// DagOf writes an optional element with a date.
func (s *Schrijver) DagOf(ns Naamruimte, naam string, waarde *tijdlijn.Dag) {
	if waarde != nil {
		s.Dag(ns, naam, *waarde)
	}
}

func (s *Schrijver) begin(ns Naamruimte, naam string) {
	s.inspringen()
	s.b = append(s.b, '<')
	s.b = append(s.b, s.prefix[ns-NsBericht]...)
	s.b = append(s.b, naam...)
	s.b = append(s.b, '>')
}

func (s *Schrijver) eind(ns Naamruimte, naam string) {
	s.b = append(s.b, '<', '/')
	s.b = append(s.b, s.prefix[ns-NsBericht]...)
	s.b = append(s.b, naam...)
	s.b = append(s.b, '>')
	s.b = append(s.b, regeleinde...)
}

func (s *Schrijver) inspringen() {
	for range s.diepte {
		s.b = append(s.b, ' ', ' ')
	}
}

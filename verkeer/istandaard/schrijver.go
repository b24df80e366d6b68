package istandaard

import (
	"bytes"
	"strconv"
	"sync"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Schrijver writes a message in the canonical form: UTF-8 without BOM, an XML
// declaration, CR LF line ends, two spaces per level, the prefix of the message
// for its own elements and that of the basisschema for the rest.
//
// It checks what it writes against the same facets as Lezer. Whatever is not plainly
// right is left to Lezer, which reads the message back in Slot and decides: what is
// written can be read, and what cannot be read is not written.
//
// A tag is the name of an element with its prefix and the '>' behind it.
type Schrijver struct {
	b      []byte // the block that is being written
	vol    [][]byte
	diepte int

	verdacht bool   // Lezer must decide
	buiten   bool   // a date lies outside the calendar, and would read as another
	vreemd   string // the first field that another standard has
}

const (
	regeleinde = "\r\n"
	insprong   = "                                                                " // deeper than any message
	blok       = 64 << 10
	reserve    = 512 // room that is there when an element begins
)

// blokken are written over and over: a message is put together from them.
var blokken = sync.Pool{New: func() any { b := make([]byte, 0, blok); return &b }}

// NewSchrijver begins a message with the root element Bericht. The prefixes are
// written without a colon.
func NewSchrijver(prefix, naamruimte, basisprefix, basisruimte string) *Schrijver {
	s := &Schrijver{diepte: 1}
	s.blok()
	s.b = append(s.b, `<?xml version="1.0" encoding="UTF-8"?>`+regeleinde+`<`...)
	s.b = append(s.b, prefix+`:Bericht xmlns:`+prefix+`="`+naamruimte+`" xmlns:`+basisprefix+`="`+basisruimte+`">`+regeleinde...)
	return s
}

// blok begins a next block.
func (s *Schrijver) blok() {
	if s.b != nil {
		s.vol = append(s.vol, s.b)
	}
	s.b = (*blokken.Get().(*[]byte))[:0]
}

// samen puts the blocks together and gives them back.
func (s *Schrijver) samen() []byte {
	s.vol = append(s.vol, s.b)
	uit := bytes.Join(s.vol, nil)
	for _, b := range s.vol {
		if cap(b) == blok {
			blokken.Put(&b)
		}
	}
	s.vol, s.b = nil, nil
	return uit
}

// Slot ends the root element, of which wortel is the tag, and gives the message of
// that kind. lees reads it back when there is doubt. What breaks level 1, and a field
// that the standard of the message does not have, is an error of kind Onjuist.
func (s *Schrijver) Slot(soort, wortel string, lees func([]byte) []Breuk) ([]byte, error) {
	s.Sluit(wortel)
	b := s.samen()
	switch {
	case s.vreemd != "":
		return nil, fout.New(fout.Onjuist, "In een bericht %s bestaat het element %s niet; laat het leeg.", soort, s.vreemd)
	case s.buiten:
		return nil, fout.New(fout.Onjuist,
			"Een datum in het bericht %s ligt buiten de jaren 1 tot en met 9999. Vul een andere datum in.", soort)
	case s.verdacht || len(b) > MaxGrootte:
		if breuken := lees(b); len(breuken) > 0 {
			return nil, AlsFout(soort, breuken)
		}
	}
	return b, nil
}

// Vreemd notes that a field is filled for which the standard of the message has no
// element.
func (s *Schrijver) Vreemd(naam string) {
	if s.vreemd == "" {
		s.vreemd = naam
	}
}

// Verplicht notes whether a mandatory element is there.
func (s *Schrijver) Verplicht(er bool) { s.verdacht = s.verdacht || !er }

// Open begins an element with children.
func (s *Schrijver) Open(tag string) {
	s.begin(tag)
	s.b = append(s.b, regeleinde...)
	s.diepte++
}

// Sluit ends an element with children.
func (s *Schrijver) Sluit(tag string) {
	s.diepte--
	s.b = append(s.b, insprong[:2*s.diepte]...)
	s.eind(tag)
}

// Tekst writes an element with a text.
func (s *Schrijver) Tekst(tag string, t *Type, waarde string) {
	s.begin(tag)
	i := 0
	for i < len(waarde) && bytes256[waarde[i]]&bSchrijf != 0 {
		i++
	}
	s.b = append(s.b, waarde[:i]...)
	if i < len(waarde) {
		s.tekens(waarde, i)
	}
	s.eind(tag)
	if t.Codes != nil {
		if _, ok := t.code(waarde); ok {
			return
		}
	}
	if t.Soort == Tijd {
		waarde = ontdaan(waarde)
	}
	if _, zin := t.toets(waarde); zin != "" {
		s.verdacht = true
	}
}

// tekens writes a text from the first character that is not plain.
func (s *Schrijver) tekens(waarde string, vanaf int) {
	if !utf8.ValidString(waarde) || nietTeken(waarde) >= 0 {
		s.verdacht = true
	}
	for i := vanaf; i < len(waarde); i++ {
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
			s.verdacht = s.verdacht || bytes256[c]&bVerboden != 0
			s.b = append(s.b, c)
		}
	}
}

// TekstOf writes an optional element with a text; "" is no element.
func (s *Schrijver) TekstOf(tag string, t *Type, waarde string) {
	if waarde != "" {
		s.Tekst(tag, t, waarde)
	}
}

// Getal writes an element with a whole number.
func (s *Schrijver) Getal(tag string, t *Type, waarde int64) {
	s.begin(tag)
	begin := len(s.b)
	s.b = strconv.AppendInt(s.b, waarde, 10)
	if waarde < t.Min || t.Max > 0 && waarde > t.Max {
		s.verdacht = true
	} else if t.Patronen != nil {
		if _, zin := t.patroon(string(s.b[begin:])); zin != "" {
			s.verdacht = true
		}
	}
	s.eind(tag)
}

// GetalOf writes an optional element with a whole number.
func (s *Schrijver) GetalOf(tag string, t *Type, waarde *int64) {
	if waarde != nil {
		s.Getal(tag, t, *waarde)
	}
}

// Bedrag writes an element with an amount in cents.
func (s *Schrijver) Bedrag(tag string, t *Type, waarde geld.Cent) { s.Getal(tag, t, int64(waarde)) }

// BedragOf writes an optional element with an amount in cents.
func (s *Schrijver) BedragOf(tag string, t *Type, waarde *geld.Cent) {
	if waarde != nil {
		s.Getal(tag, t, int64(*waarde))
	}
}

// eersteDag is where the calendar begins.
var eersteDag = tijdlijn.MustDag("0001-01-01")

// Dag writes an element with a date.
func (s *Schrijver) Dag(tag string, t *Type, waarde tijdlijn.Dag) {
	s.begin(tag)
	if waarde < eersteDag || waarde > tijdlijn.Open {
		s.buiten = true
	} else {
		s.b = waarde.AppendTo(s.b)
	}
	s.verdacht = s.verdacht || !t.gewoon()
	s.eind(tag)
}

// DagOf writes an optional element with a date.
func (s *Schrijver) DagOf(tag string, t *Type, waarde *tijdlijn.Dag) {
	if waarde != nil {
		s.Dag(tag, t, *waarde)
	}
}

func (s *Schrijver) begin(tag string) {
	if cap(s.b)-len(s.b) < reserve {
		s.blok()
	}
	s.b = append(s.b, insprong[:2*s.diepte]...)
	s.b = append(s.b, '<')
	s.b = append(s.b, tag...)
}

func (s *Schrijver) eind(tag string) {
	s.b = append(s.b, '<', '/')
	s.b = append(s.b, tag...)
	s.b = append(s.b, regeleinde...)
}

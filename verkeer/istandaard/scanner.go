package istandaard

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits that no message of the standard comes near. They keep a hostile file
// from costing more than its own length.
const (
	maxDiepte      = 64
	maxAttributen  = 64
	maxNaamruimten = 128
)

type token uint8

const (
	tNiets token = iota // nothing read ahead
	tBegin              // a start tag: naam, lokaal and ns are set
	tEinde              // the end tag of the innermost element
	tTekst              // text that is not only white space, between elements
	tKlaar              // the end of the document, or nothing more to be read after a fault
)

// scanner reads XML 1.0 with namespaces from a text in memory, one token at a
// time, without allocating per element. It refuses what is not well-formed, and
// beyond that what the standard forbids: a byte order mark, another encoding
// than UTF-8 and a DOCTYPE. After the first fault nothing more can be read.
type scanner struct {
	s     string // the text, or the window of it that is in memory
	pos   int
	bron  *Bron // nil when s is the whole text
	soort token

	naam, lokaal string // of the start tag: as written, and without prefix
	ns           Naamruimte
	leeg         bool // the start tag closed itself: its end comes next

	attr      []attribuut // of the start tag, without the namespace declarations
	open      []openTag
	bindingen []binding
	buf       []byte

	bericht, basis string // the namespaces that get a number of their own
	vast           int    // number of bindings of the root element
	voorvoegsels   [2]voorvoegsel

	ruimte struct { // what nearly every message needs
		open      [8]openTag
		bindingen [4]binding
	}

	fout      string // a Dutch sentence; "" while all is well
	foutRegel string
	foutPos   int
}

type openTag struct {
	naam      string
	bindingen int // number of bindings outside this element
}

// ruim takes the room that comes with the scanner, which may not be copied after that.
func (z *scanner) ruim() { z.open, z.bindingen = z.ruimte.open[:0], z.ruimte.bindingen[:0] }

// faal records the first fault and stops.
func (z *scanner) faal(pos int, zin string) token {
	return z.faalRegel(pos, RegelXSD, zin)
}

func (z *scanner) faalRegel(pos int, regel, zin string) token {
	if z.fout == "" {
		z.fout, z.foutPos, z.foutRegel = zin, pos, regel
	}
	z.soort = tKlaar
	z.pos = len(z.s)
	return tKlaar
}

// plaats gives line and character of the fault, both counted from 1.
func (z *scanner) plaats() string {
	voor := z.s[:min(z.foutPos, len(z.s))]
	regel := strings.Count(voor, "\n") + 1
	teken := utf8.RuneCountInString(voor[strings.LastIndexByte(voor, '\n')+1:]) + 1
	return "regel " + strconv.Itoa(regel) + ", teken " + strconv.Itoa(teken)
}

// Classes of bytes. In text only '<', '&', ']', CR and control characters need a
// second look; UTF-8 as a whole is checked beforehand.
const (
	bGewoon   = 1 << iota // stands for itself in text
	bNaam                 // may stand in a name
	bNaamKop              // may begin a name
	bAttr                 // stands for itself in an attribute value, whichever the quote
	bVerboden             // never allowed
	bSchrijf              // is written as it stands, and needs no second look
)

var bytes256 = maakBytes()

func maakBytes() (t [256]uint8) {
	for i := range t {
		c := byte(i)
		if c < ' ' && !isWit(c) {
			t[i] |= bVerboden
			continue
		}
		if c != '<' && c != '&' && c != ']' && c != '\r' {
			t[i] |= bGewoon
		}
		if c >= ' ' && c != '<' && c != '&' && c != '"' && c != '\'' {
			t[i] |= bAttr
		}
		if c >= ' ' && c < utf8.RuneSelf && c != '<' && c != '&' && c != '>' {
			t[i] |= bSchrijf
		}
		if isLetter(c) || c == '_' || c >= utf8.RuneSelf {
			t[i] |= bNaam | bNaamKop
		}
		if isCijfer(c) || c == '-' || c == '.' {
			t[i] |= bNaam
		}
	}
	return t
}

// kijk gives the next token without taking it.
func (z *scanner) kijk() token {
	if z.soort != tNiets {
		return z.soort
	}
	if z.leeg {
		z.leeg = false
		z.sluit()
		z.soort = tEinde
		return tEinde
	}
	return z.lees()
}

// neem takes the token that kijk gave.
func (z *scanner) neem() {
	if z.soort != tKlaar {
		z.soort = tNiets
	}
}

// lees reads the next token inside the root element.
func (z *scanner) lees() token {
	for {
		i := z.pos
		for i < len(z.s) && isWit(z.s[i]) {
			i++
		}
		z.pos = i
		if i+1 >= len(z.s) {
			return z.faal(len(z.s), "Het bericht houdt op voordat het laatste element is gesloten.")
		}
		if z.s[i] != '<' {
			if z.tussentekst() {
				continue
			}
			return z.soort
		}
		switch z.s[i+1] {
		case '/':
			return z.eindtag()
		case '?':
			if !z.instructie() {
				return tKlaar
			}
		case '!':
			if z.uitroep() {
				continue
			}
			return z.soort
		default:
			return z.begintag()
		}
	}
}

// tussentekst reads the text between two elements and reports whether it is only
// white space.
func (z *scanner) tussentekst() bool {
	z.buf = z.buf[:0]
	if !z.tekststuk() {
		return false
	}
	for _, c := range z.buf {
		if !isWit(c) {
			z.soort = tTekst
			return false
		}
	}
	return true
}

// uitroep reads a comment or CDATA section between two elements, and reports
// whether it was a comment. A CDATA section, even an empty one, is text there.
func (z *scanner) uitroep() bool {
	switch rest := z.s[z.pos:]; {
	case strings.HasPrefix(rest, "<!--"):
		return z.commentaar()
	case strings.HasPrefix(rest, "<![CDATA["):
		z.buf = z.buf[:0]
		if z.cdata() {
			z.soort = tTekst
		}
		return false
	default:
		z.faal(z.pos, "Na <! kan hier alleen commentaar of CDATA staan.")
		return false
	}
}

// sluit leaves the innermost element and forgets its namespace bindings.
func (z *scanner) sluit() {
	laatste := len(z.open) - 1
	z.bindingen = z.bindingen[:z.open[laatste].bindingen]
	z.open = z.open[:laatste]
}

// eindtag reads an end tag at z.pos.
func (z *scanner) eindtag() token {
	naam := z.open[len(z.open)-1].naam
	begin := z.pos + 2
	eind := begin + len(naam)
	if eind >= len(z.s) || z.s[begin:eind] != naam {
		return z.faal(z.pos, "Hier hoort </"+kort(naam)+"> te staan.")
	}
	for eind < len(z.s) && isWit(z.s[eind]) {
		eind++
	}
	if eind == len(z.s) || z.s[eind] != '>' {
		return z.faal(z.pos, "Hier hoort </"+kort(naam)+"> te staan.")
	}
	z.pos = eind + 1
	z.sluit()
	z.soort = tEinde
	return tEinde
}

// begintag reads a start tag at z.pos.
func (z *scanner) begintag() token {
	begin := z.pos + 1
	eind, dubbel, ok := z.leesNaam(begin)
	if !ok {
		return tKlaar
	}
	if len(z.open) >= maxDiepte {
		return z.faal(z.pos, "De elementen staan te diep in elkaar.")
	}
	z.naam = z.s[begin:eind]
	z.attr = z.attr[:0]
	z.open = append(z.open, openTag{z.naam, len(z.bindingen)})
	z.pos = eind
	if eind < len(z.s) && z.s[eind] == '>' {
		z.pos = eind + 1
	} else if !z.attributen() {
		return tKlaar
	}
	return z.benoem(begin, dubbel)
}

// benoem gives the start tag its namespace; dubbel is where the colon stands, or
// -1.
func (z *scanner) benoem(begin, dubbel int) token {
	voorvoegsel := ""
	z.lokaal = z.naam
	if dubbel >= 0 {
		voorvoegsel, z.lokaal = z.naam[:dubbel-begin], z.naam[dubbel-begin+1:]
	}
	b := z.zoek(voorvoegsel)
	if b == nil && voorvoegsel != "" || voorvoegsel == "xmlns" {
		return z.faal(begin, "Het voorvoegsel "+kort(voorvoegsel)+" is niet aan een naamruimte gebonden.")
	}
	z.ns = nsVreemd
	if b != nil {
		z.ns = b.ns
	}
	z.soort = tBegin
	return tBegin
}

// kort keeps a piece of the message fit for a sentence.
func kort(tekst string) string {
	const maximum = 40
	if len(tekst) <= maximum {
		return tekst
	}
	n := maximum
	for n > 0 && !utf8.RuneStart(tekst[n]) {
		n--
	}
	return tekst[:n] + "…"
}

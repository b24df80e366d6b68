package istandaard

import (
	"strings"
	"unicode/utf8"
)

// inhoud reads the content of an element with a value, up to and including its
// end tag. kind reports that a child element stands there: the caller deals with
// it (the token is tBegin) and calls inhoudVerder.
func (z *scanner) inhoud() (waarde string, kind bool) {
	if z.leeg {
		z.leeg = false
		z.sluit()
		return "", false
	}
	begin, i := z.pos, z.pos
	for i < len(z.s) && bytes256[z.s[i]]&bGewoon != 0 {
		i++
	}
	if i+1 < len(z.s) && z.s[i] == '<' && z.s[i+1] == '/' {
		z.pos = i
		z.eindtag()
		z.neem()
		return z.s[begin:i], false
	}
	z.buf = z.buf[:0]
	return z.inhoudVerder()
}

// inhoudVerder reads content with comments, references, CDATA or line ends in it.
func (z *scanner) inhoudVerder() (waarde string, kind bool) {
	for z.soort != tKlaar {
		rest := z.s[z.pos:]
		switch {
		case rest == "":
			z.faal(len(z.s), "Het bericht houdt op voordat het laatste element is gesloten.")
		case rest[0] != '<':
			z.tekststuk()
		case strings.HasPrefix(rest, "</"):
			z.eindtag()
			z.neem()
			return string(z.buf), false
		case strings.HasPrefix(rest, "<?"):
			z.instructie()
		case strings.HasPrefix(rest, "<!--"):
			z.commentaar()
		case strings.HasPrefix(rest, "<![CDATA["):
			z.cdata()
		case strings.HasPrefix(rest, "<!"):
			z.faal(z.pos, "Na <! kan hier alleen commentaar of CDATA staan.")
		default:
			return string(z.buf), z.begintag() == tBegin
		}
	}
	return "", false
}

// tekststuk appends the text up to the next '<' to z.buf, with references
// resolved and line ends made into one LF.
func (z *scanner) tekststuk() bool {
	for z.pos < len(z.s) {
		begin := z.pos
		i := begin
		for i < len(z.s) && bytes256[z.s[i]]&bGewoon != 0 {
			i++
		}
		z.buf = append(z.buf, z.s[begin:i]...)
		z.pos = i
		if i == len(z.s) {
			break
		}
		switch z.s[i] {
		case '<':
			return true
		case '&':
			if !z.verwijzing() {
				return false
			}
		case ']':
			if strings.HasPrefix(z.s[i:], "]]>") {
				z.faal(i, "De tekens ]]> mogen niet in tekst staan; schrijf ]]&gt;.")
				return false
			}
			z.buf = append(z.buf, ']')
			z.pos++
		case '\r':
			z.regeleinde()
		default:
			return z.verbodenTeken(i)
		}
	}
	return true
}

// regeleinde makes CR or CR LF at z.pos into one LF (XML 1.0, section 2.11).
func (z *scanner) regeleinde() {
	z.buf = append(z.buf, '\n')
	z.pos++
	if z.pos < len(z.s) && z.s[z.pos] == '\n' {
		z.pos++
	}
}

func (z *scanner) verbodenTeken(pos int) bool {
	z.faal(pos, "Hier staat een stuurteken dat in XML niet mag.")
	return false
}

// verwijzing reads a reference at z.pos: a character or one of the five entities
// that XML itself knows. A message cannot have others, for it has no DOCTYPE.
func (z *scanner) verwijzing() bool {
	begin := z.pos
	eind := strings.IndexByte(z.s[begin:min(len(z.s), begin+64)], ';')
	if eind < 0 {
		z.faal(begin, "Het teken & begint een verwijzing die niet eindigt met een puntkomma; schrijf &amp; voor het teken zelf.")
		return false
	}
	naam := z.s[begin+1 : begin+eind]
	z.pos = begin + eind + 1
	switch naam {
	case "lt":
		z.buf = append(z.buf, '<')
	case "gt":
		z.buf = append(z.buf, '>')
	case "amp":
		z.buf = append(z.buf, '&')
	case "quot":
		z.buf = append(z.buf, '"')
	case "apos":
		z.buf = append(z.buf, '\'')
	default:
		r, ok := tekennummer(naam)
		if !ok {
			z.faal(begin, "De verwijzing &"+kort(naam)+"; bestaat niet.")
			return false
		}
		z.buf = utf8.AppendRune(z.buf, r)
	}
	return true
}

// tekennummer reads #65 or #x41 and reports whether XML allows that character.
func tekennummer(naam string) (rune, bool) {
	cijfers, ok := strings.CutPrefix(naam, "#")
	grondtal := rune(10)
	if ok && strings.HasPrefix(cijfers, "x") {
		cijfers, grondtal = cijfers[1:], 16
	}
	if !ok || cijfers == "" {
		return 0, false
	}
	var r rune
	for i := range len(cijfers) {
		c := cijfers[i]
		switch {
		case isCijfer(c):
			r = r*grondtal + rune(c-'0')
		case grondtal == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r*grondtal + rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
		if r > utf8.MaxRune {
			return 0, false
		}
	}
	return r, magInXML(r)
}

// magInXML is the production Char of XML 1.0.
func magInXML(r rune) bool {
	if r < ' ' {
		return r == '\t' || r == '\n' || r == '\r'
	}
	return r < 0xD800 || r >= 0xE000 && r < 0xFFFE || r >= 0x10000 && r <= utf8.MaxRune
}

// cdata appends the CDATA section at z.pos to z.buf.
func (z *scanner) cdata() bool {
	begin := z.pos + len("<![CDATA[")
	lengte := strings.Index(z.s[begin:], "]]>")
	if lengte < 0 {
		z.faal(z.pos, "Deze CDATA is niet afgesloten met ]]>.")
		return false
	}
	eind := begin + lengte
	z.pos = begin
	for z.pos < eind {
		switch c := z.s[z.pos]; {
		case c == '\r':
			z.regeleinde()
		case bytes256[c]&bVerboden != 0:
			return z.verbodenTeken(z.pos)
		default:
			z.buf = append(z.buf, c)
			z.pos++
		}
	}
	z.pos = eind + len("]]>")
	return true
}

// commentaar passes over the comment at z.pos.
func (z *scanner) commentaar() bool {
	begin := z.pos + len("<!--")
	lengte := strings.Index(z.s[begin:], "--")
	if lengte < 0 || !strings.HasPrefix(z.s[begin+lengte:], "-->") {
		z.faal(z.pos, "Dit commentaar is niet goed afgesloten met -->, of bevat twee streepjes.")
		return false
	}
	return z.passeer(begin, begin+lengte, len("-->"))
}

// instructie passes over the processing instruction at z.pos.
func (z *scanner) instructie() bool {
	begin := z.pos + len("<?")
	eind, dubbel, ok := z.leesNaam(begin)
	if !ok {
		return false
	}
	if strings.EqualFold(z.s[begin:eind], "xml") || dubbel >= 0 {
		z.faal(z.pos, "De XML-declaratie mag alleen helemaal aan het begin staan, en een instructie heeft een naam zonder dubbele punt.")
		return false
	}
	lengte := strings.Index(z.s[eind:], "?>")
	if lengte < 0 || lengte > 0 && !isWit(z.s[eind]) {
		z.faal(z.pos, "Deze instructie is niet goed afgesloten met ?>.")
		return false
	}
	return z.passeer(eind, eind+lengte, len("?>"))
}

// passeer checks the characters of a comment or instruction and goes past it.
func (z *scanner) passeer(begin, eind, sluiting int) bool {
	for i := begin; i < eind; i++ {
		if bytes256[z.s[i]]&bVerboden != 0 {
			return z.verbodenTeken(i)
		}
	}
	z.pos = eind + sluiting
	return true
}

package istandaard

import (
	"strings"
	"unicode/utf8"
)

const (
	uriXsi   = "http://www.w3.org/2001/XMLSchema-instance"
	uriXML   = "http://www.w3.org/XML/1998/namespace"
	uriXmlns = "http://www.w3.org/2000/xmlns/"
)

// binding is a prefix with its namespace; voorvoegsel "" is the default one, and
// uri "" takes it away.
type binding struct {
	voorvoegsel, uri string
	ns               Naamruimte
}

type attribuut struct {
	voorvoegsel, lokaal, waarde string
	pos                         int
	uri                         string
	ns                          Naamruimte
}

var bindingXML = binding{"xml", uriXML, nsXML}

// zoek gives the binding of the prefix that is in force, or nil.
func (z *scanner) zoek(voorvoegsel string) *binding {
	for i := len(z.bindingen) - 1; i >= 0; i-- {
		if z.bindingen[i].voorvoegsel == voorvoegsel {
			return &z.bindingen[i]
		}
	}
	if voorvoegsel == "xml" {
		return &bindingXML
	}
	return nil
}

func (z *scanner) nummer(uri string) Naamruimte {
	switch uri {
	case z.bericht:
		return NsBericht
	case z.basis:
		return NsBasis
	case uriXsi:
		return nsXsi
	case uriXML:
		return nsXML
	case uriXmlns:
		return nsXmlns
	}
	return nsVreemd
}

// leesNaam reads a qualified name from begin and gives its end and the place of
// its colon, or -1.
func (z *scanner) leesNaam(begin int) (eind, dubbel int, ok bool) {
	dubbel = -1
	eind = z.naamdeel(begin)
	if eind > 0 && eind < len(z.s) && z.s[eind] == ':' {
		dubbel = eind
		eind = z.naamdeel(eind + 1)
	}
	if eind < 0 || eind < len(z.s) && z.s[eind] == ':' {
		z.faal(begin, "Hier hoort een naam te staan; in een naam mag ten hoogste één dubbele punt, en een naam begint met een letter.")
		return 0, 0, false
	}
	return eind, dubbel, true
}

// naamdeel gives the end of the name without colon that begins at i, or -1.
func (z *scanner) naamdeel(i int) int {
	s, begin := z.s, i
	if i >= len(s) || bytes256[s[i]]&bNaamKop == 0 {
		return -1
	}
	var samen byte
	for i < len(s) && bytes256[s[i]]&bNaam != 0 {
		samen |= s[i]
		i++
	}
	if samen >= utf8.RuneSelf && !naamTekens(s[begin:i]) {
		return -1
	}
	return i
}

// naamTekens checks the non-ASCII letters of a name (XML 1.0, fifth edition).
func naamTekens(naam string) bool {
	for i, r := range naam {
		if r >= utf8.RuneSelf && !naamKop(r) && (i == 0 || !naamVervolg(r)) {
			return false
		}
	}
	return true
}

func naamKop(r rune) bool {
	switch {
	case r < 0xC0 || r == 0xD7 || r == 0xF7 || r == 0x37E:
		return false
	case r <= 0x2FF || r >= 0x370 && r <= 0x1FFF || r == 0x200C || r == 0x200D:
		return true
	}
	return r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF || r >= 0x3001 && r <= 0xD7FF ||
		r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

func naamVervolg(r rune) bool {
	return r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040
}

// attributen reads the attributes of the start tag, from behind its name up to
// and including '>' or '/>'.
func (z *scanner) attributen() bool {
	aantal := 0
	for {
		wit := z.wit()
		if strings.HasPrefix(z.s[z.pos:], "/>") {
			z.pos += 2
			z.leeg = true
			break
		}
		if z.pos < len(z.s) && z.s[z.pos] == '>' {
			z.pos++
			break
		}
		if aantal++; aantal > maxAttributen {
			z.faal(z.pos, "Dit element heeft te veel attributen.")
			return false
		}
		if !wit || !z.attribuut() {
			z.faal(z.pos, "Hier hoort een attribuut te staan, of het eind van het element.")
			return false
		}
	}
	return z.bindAttributen()
}

// wit passes over white space and reports whether there was any.
func (z *scanner) wit() bool {
	begin := z.pos
	for z.pos < len(z.s) && isWit(z.s[z.pos]) {
		z.pos++
	}
	return z.pos > begin
}

// attribuut reads one attribute; a namespace declaration becomes a binding.
func (z *scanner) attribuut() bool {
	begin := z.pos
	eind, dubbel, ok := z.leesNaam(begin)
	if !ok {
		return false
	}
	z.pos = eind
	z.wit()
	if z.pos == len(z.s) || z.s[z.pos] != '=' {
		return false
	}
	z.pos++
	z.wit()
	waarde, ok := z.attribuutwaarde()
	if !ok {
		return false
	}
	a := attribuut{lokaal: z.s[begin:eind], waarde: waarde, pos: begin}
	if dubbel >= 0 {
		a.voorvoegsel, a.lokaal = z.s[begin:dubbel], z.s[dubbel+1:eind]
	}
	switch {
	case a.voorvoegsel == "xmlns":
		return z.bind(begin, a.lokaal, a.waarde)
	case a.voorvoegsel == "" && a.lokaal == "xmlns":
		return z.bind(begin, "", a.waarde)
	}
	z.attr = append(z.attr, a)
	return true
}

// attribuutwaarde reads a quoted value, with references resolved and white space
// made into spaces (XML 1.0, section 3.3.3).
func (z *scanner) attribuutwaarde() (string, bool) {
	if z.pos == len(z.s) || z.s[z.pos] != '"' && z.s[z.pos] != '\'' {
		return "", false
	}
	sluit := z.s[z.pos]
	z.pos++
	begin := z.pos
	for z.pos < len(z.s) && bytes256[z.s[z.pos]]&bAttr != 0 {
		z.pos++
	}
	if z.pos < len(z.s) && z.s[z.pos] == sluit {
		z.pos++
		return z.s[begin : z.pos-1], true
	}
	z.buf = append(z.buf[:0], z.s[begin:z.pos]...)
	for z.pos < len(z.s) {
		switch c := z.s[z.pos]; {
		case c == sluit:
			z.pos++
			return string(z.buf), true
		case c == '<':
			z.faal(z.pos, "Het teken < mag niet in een attribuut staan; schrijf &lt;.")
			return "", false
		case c == '&':
			if !z.verwijzing() {
				return "", false
			}
		case bytes256[c]&bVerboden != 0:
			return "", z.verbodenTeken(z.pos)
		case c == '\r':
			z.regeleinde()
			z.buf[len(z.buf)-1] = ' '
		case isWit(c):
			z.buf = append(z.buf, ' ')
			z.pos++
		default:
			z.buf = append(z.buf, c)
			z.pos++
		}
	}
	return "", false
}

// bind declares a namespace (Namespaces in XML 1.0, sections 2.2 and 3).
func (z *scanner) bind(pos int, voorvoegsel, uri string) bool {
	buiten := z.open[len(z.open)-1].bindingen
	for _, b := range z.bindingen[buiten:] {
		if b.voorvoegsel == voorvoegsel {
			z.faal(pos, "Deze naamruimte is in één element twee keer opgegeven.")
			return false
		}
	}
	ns := z.nummer(uri)
	fout := voorvoegsel == "xmlns" || (voorvoegsel == "xml") != (ns == nsXML) || ns == nsXmlns || voorvoegsel != "" && uri == ""
	if fout {
		z.faal(pos, "Deze naamruimte kan niet aan dit voorvoegsel worden gebonden.")
		return false
	}
	if len(z.bindingen) >= maxNaamruimten {
		z.faal(pos, "Er zijn te veel naamruimten tegelijk opgegeven.")
		return false
	}
	z.bindingen = append(z.bindingen, binding{voorvoegsel, uri, ns})
	return true
}

// bindAttributen gives the attributes their namespaces and refuses doubles.
func (z *scanner) bindAttributen() bool {
	for i := range z.attr {
		a := &z.attr[i]
		if a.voorvoegsel != "" {
			b := z.zoek(a.voorvoegsel)
			if b == nil {
				z.faal(a.pos, "Het voorvoegsel "+kort(a.voorvoegsel)+" is niet aan een naamruimte gebonden.")
				return false
			}
			a.uri, a.ns = b.uri, b.ns
		}
		for _, eerder := range z.attr[:i] {
			if eerder.lokaal == a.lokaal && eerder.uri == a.uri {
				z.faal(a.pos, "Het attribuut "+kort(a.lokaal)+" staat twee keer in dit element.")
				return false
			}
		}
	}
	return true
}

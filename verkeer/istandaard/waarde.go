package istandaard

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Tekst reads the value of the element as text. A code comes back as it stands
// in its code list; a value that breaks a facet as it was written.
func (l *Lezer) Tekst() string {
	w := l.ruw()
	if l.gestopt {
		return ""
	}
	t := l.el.Type
	if t.Codes != nil {
		if code, ok := t.code(w); ok {
			return code
		}
	}
	if t.Soort == Tijd {
		w = ontdaan(w)
	}
	if regel, zin := t.toets(w); zin != "" {
		l.meld(regel, l.plek(), zin)
	}
	return w
}

// code gives a code of the list that keeps the other facets too, as it stands in the
// list.
func (t *Type) code(w string) (string, bool) {
	i := t.Codes.zoek(w)
	if i < 0 || len(w) < t.MinLengte || t.MaxLengte > 0 && len(w) > t.MaxLengte || t.Patronen != nil {
		return "", false
	}
	return t.Codes.waarden[i].Code, true
}

// Getal reads the value of the element as a whole number.
func (l *Lezer) Getal() int64 {
	w := ontdaan(l.ruw())
	if l.gestopt {
		return 0
	}
	t := l.el.Type
	n, ok := geheel(w)
	if !ok {
		l.meld(RegelXSD, l.plek(), "Waarde "+aanhaling(w)+" is geen geheel getal.")
		return 0
	}
	switch {
	case n < t.Min:
		l.meld(regelOf(t.RegelMin), l.plek(), "Waarde "+aanhaling(w)+" is te laag; het minimum is "+strconv.FormatInt(t.Min, 10)+".")
	case t.Max > 0 && n > t.Max:
		l.meld(regelOf(t.RegelMax), l.plek(), "Waarde "+aanhaling(w)+" is te hoog; het maximum is "+strconv.FormatInt(t.Max, 10)+".")
	default:
		if regel, zin := t.patroon(w); zin != "" {
			l.meld(regel, l.plek(), zin)
		}
	}
	return n
}

// Bedrag reads the value of the element as an amount in cents.
func (l *Lezer) Bedrag() geld.Cent { return geld.Cent(l.Getal()) }

// Dag reads the value of the element as a date. The calendar of Nabuur ends on
// 9999-12-31 and begins on 0001-01-01; a date beyond, which the schema allows, is
// read as that last or first day.
func (l *Lezer) Dag() tijdlijn.Dag {
	w := ontdaan(l.ruw())
	if l.gestopt {
		return 0
	}
	if d, ok := gewoneDag(w); ok && l.el.Type.gewoon() {
		return d
	}
	if regel, zin := l.el.Type.patroon(w); zin != "" {
		l.meld(regel, l.plek(), zin)
		return 0
	}
	d, ok := leesDag(w)
	if !ok {
		l.meld(RegelXSD, l.plek(), "Datum "+aanhaling(w)+" bestaat niet; schrijf een datum als 2025-12-31.")
	}
	return d
}

// gewoneDag reads a date as it is nearly always written: ten bytes, in the calendar.
func gewoneDag(w string) (tijdlijn.Dag, bool) {
	if len(w) != 10 || w[4] != '-' || w[7] != '-' {
		return 0, false
	}
	cijfers := [...]byte{w[0] - '0', w[1] - '0', w[2] - '0', w[3] - '0', w[5] - '0', w[6] - '0', w[8] - '0', w[9] - '0'}
	for _, c := range cijfers {
		if c > 9 {
			return 0, false
		}
	}
	jaar := int(cijfers[0])*1000 + int(cijfers[1])*100 + int(cijfers[2])*10 + int(cijfers[3])
	maand, dag := int(cijfers[4])*10+int(cijfers[5]), int(cijfers[6])*10+int(cijfers[7])
	return tijdlijn.NewDag(jaar, time.Month(maand), dag)
}

// gewoon reports whether a date in digits keeps every pattern of the type.
func (t *Type) gewoon() bool {
	for i := range t.Patronen {
		if t.Patronen[i].Vorm != &VormZonderTijd {
			return false
		}
	}
	return true
}

// GetalRef is Getal for an optional element: the address says that it is there.
func (l *Lezer) GetalRef() *int64 { return l.getal.bewaar(l.Getal()) }

// BedragRef is Bedrag for an optional element.
func (l *Lezer) BedragRef() *geld.Cent { return l.bedrag.bewaar(l.Bedrag()) }

// DagRef is Dag for an optional element.
func (l *Lezer) DagRef() *tijdlijn.Dag { return l.dagen.bewaar(l.Dag()) }

// ruw reads the content of the element as it stands; child elements are noted
// and passed over.
func (l *Lezer) ruw() string {
	if l.gelezen {
		l.gelezen = false
		return l.waarde
	}
	w, kind := l.z.inhoud()
	for kind && !l.gestopt {
		l.meld(RegelXSD, l.plek(), "Element "+l.el.Naam+" heeft een waarde en mag geen andere elementen bevatten.")
		bewaard := string(l.z.buf)
		l.passeer()
		l.z.buf = append(l.z.buf[:0], bewaard...)
		w, kind = l.z.inhoudVerder()
	}
	if l.z.soort == tKlaar {
		l.stop()
	}
	return w
}

// toets checks the facets of a text and gives the rule and a sentence, or "".
func (t *Type) toets(w string) (regel, zin string) {
	if len(w) < t.MinLengte || t.MinLengte > 1 && utf8.RuneCountInString(w) < t.MinLengte {
		return regelOf(t.RegelMinLengte), "De waarde is leeg of te kort; vul minstens " + tekens(t.MinLengte) + " of laat het element weg."
	}
	if t.MaxLengte > 0 && len(w) > t.MaxLengte && utf8.RuneCountInString(w) > t.MaxLengte {
		return regelOf(t.RegelMaxLengte), "Waarde " + aanhaling(w) + " is te lang; het maximum is " + tekens(t.MaxLengte) + "."
	}
	if regel, zin = t.patroon(w); zin != "" {
		return regel, zin
	}
	if t.Soort == Tijd && !isTijd(w) {
		return RegelXSD, "Waarde " + aanhaling(w) + " is geen tijd; schrijf een tijd als 10:15:00."
	}
	if t.Waarden != nil && !t.bevat(w) {
		return RegelXSD, "Code " + aanhaling(w) + " staat niet in de codelijst van " + t.Naam + "."
	}
	return "", ""
}

func (t *Type) patroon(w string) (regel, zin string) {
	for i := range t.Patronen {
		if p := &t.Patronen[i]; !p.Vorm.Past(w) {
			return regelOf(p.Regel), "Waarde " + aanhaling(w) + " heeft niet de juiste vorm; verwacht is " + p.Vorm.Uitleg + "."
		}
	}
	return "", ""
}

func regelOf(regel string) string {
	if regel == "" {
		return RegelXSD
	}
	return regel
}

func tekens(n int) string {
	if n == 1 {
		return "1 teken"
	}
	return strconv.Itoa(n) + " tekens"
}

func aanhaling(w string) string { return "'" + kort(w) + "'" }

// ontdaan takes white space off both ends, as the schema language does for
// numbers, dates and times. White space inside is no part of any of them.
func ontdaan(w string) string {
	if w == "" || w[0] > ' ' && w[len(w)-1] > ' ' {
		return w
	}
	return strings.Trim(w, " \n\r\t")
}

// geheel reads the lexical form of xs:integer: an optional sign, then digits. A
// number too large for 64 bits comes back as the largest of its sign.
func geheel(w string) (int64, bool) {
	cijfers, negatief := w, false
	if w != "" && (w[0] == '+' || w[0] == '-') {
		cijfers, negatief = w[1:], w[0] == '-'
	}
	if cijfers == "" || !alleenCijfers(cijfers) {
		return 0, false
	}
	var n int64
	for i := range len(cijfers) {
		c := int64(cijfers[i] - '0')
		if n > (math.MaxInt64-c)/10 {
			n = math.MaxInt64
			break
		}
		n = n*10 + c
	}
	if negatief {
		n = -n
	}
	return n, true
}

// leesDag reads the lexical form of xs:date without time zone. Years have four
// digits or more, no needless zeros, may be negative and are never 0.
func leesDag(w string) (tijdlijn.Dag, bool) {
	negatief := strings.HasPrefix(w, "-")
	if negatief {
		w = w[1:]
	}
	n := len(w)
	if n < 10 || w[n-3] != '-' || w[n-6] != '-' || !alleenCijfers(w[:n-6]) || !alleenCijfers(w[n-5:n-3]) || !alleenCijfers(w[n-2:]) {
		return 0, false
	}
	jaar, _ := geheel(w[:n-6])
	if jaar == 0 || n > 10 && w[0] == '0' || jaar == math.MaxInt64 {
		return 0, false
	}
	maand := time.Month(w[n-5]-'0')*10 + time.Month(w[n-4]-'0')
	dag := int(w[n-2]-'0')*10 + int(w[n-1]-'0')
	if !negatief && jaar <= 9999 {
		return tijdlijn.NewDag(int(jaar), maand, dag)
	}
	// Outside the calendar: leap years repeat every 400 years.
	if _, ok := tijdlijn.NewDag(2000+int(jaar%400), maand, dag); !ok {
		return 0, false
	}
	if negatief {
		eerste, _ := tijdlijn.NewDag(1, time.January, 1)
		return eerste, true
	}
	return tijdlijn.Open, true
}

// isTijd checks the lexical form of xs:time without time zone: 00:00:00 up to
// 24:00:00, with decimals of a second if wanted.
func isTijd(w string) bool {
	if len(w) < 8 || w[2] != ':' || w[5] != ':' || !alleenCijfers(w[:2]) || !alleenCijfers(w[3:5]) || !alleenCijfers(w[6:8]) {
		return false
	}
	decimalen, heeft := strings.CutPrefix(w[8:], ".")
	if w[8:] != "" && (!heeft || decimalen == "" || !alleenCijfers(decimalen)) {
		return false
	}
	if w[:2] == "24" {
		return w[3:5] == "00" && w[6:8] == "00" && strings.Trim(decimalen, "0") == ""
	}
	return w[:2] < "24" && w[3] < '6' && w[6] < '6'
}

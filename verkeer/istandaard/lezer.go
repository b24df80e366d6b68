package istandaard

import (
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Lezer walks through a message along its definition and notes every level 1
// breach: order, occurrence, namespaces, attributes and facets. The generated
// decoders of a release drive it: Wortel, then for each class Open, one Kind per
// element in order, and Sluit; at the end Slot. After MaxBreuken breaches, or
// the first fault in the XML itself, every call answers as if nothing more came.
type Lezer struct {
	z       scanner
	breuken []Breuk
	frames  []frame
	el      *Element // whose start tag was read last
	nummer  int      // its number among its brothers of that name, from 1
	waarde  string   // its value, when gelezen
	gelezen bool     // the element was read with its value and end tag

	dagen   plekken[tijdlijn.Dag]
	getal   plekken[int64]
	bedrag  plekken[geld.Cent]
	teksten Rij[string]
	gestopt bool

	eerste [8]frame // room for frames
}

// frame is an element with children that is being read.
type frame struct {
	klasse *Klasse
	el     *Element
	nummer int
	kind   int    // index of the child asked for last
	aantal int    // times that child was found
	gezien uint64 // the children found, as bits
}

// NewLezer gives a reader of the text. The namespaces are those of the message and of
// its basisschema.
func NewLezer(bron *Bron, bericht, basis string) *Lezer {
	l := &Lezer{z: scanner{s: bron.tekst, bericht: bericht, basis: basis}}
	if !bron.Heel() || bron.lengte > MaxGrootte {
		l.z.bron = bron
	}
	l.frames = l.eerste[:0]
	l.z.ruim()
	return l
}

// Wortel reads up to and including the start tag of the root element.
func (l *Lezer) Wortel(e *Element) bool {
	if l.z.begin() != tBegin {
		l.stop()
		return false
	}
	if l.z.lokaal != e.Naam || l.z.ns != e.Ns {
		l.meld(RegelXSD, "/", "Het bericht begint met element "+kort(l.z.naam)+", verwacht is "+e.Naam+" in naamruimte "+l.z.bericht+".")
		l.gestopt = true
		return false
	}
	l.neem(e, 1)
	l.z.legVast()
	return true
}

// Open begins the class of the element whose start tag was read last.
func (l *Lezer) Open(k *Klasse) {
	l.frames = append(l.frames, frame{klasse: k, el: l.el, nummer: l.nummer, kind: -1})
}

// Kind reports whether the next child is element i of the class, and takes its
// start tag. What stands in the way is noted and passed over: unknown elements,
// elements that come too late or too often, and text. When a mandatory element
// does not come, that is noted too.
func (l *Lezer) Kind(i int) bool {
	f := &l.frames[len(l.frames)-1]
	if f.kind != i {
		f.kind, f.aantal = i, 0
	}
	e := &f.klasse.Elementen[i]
	if l.gestopt {
		return false
	}
	switch l.snel(f, e, i) {
	case ja:
		return true
	case nee:
		return false
	}
	return l.langzaam(f, e, i)
}

// langzaam is Kind by way of the scanner.
func (l *Lezer) langzaam(f *frame, e *Element, i int) bool {
	for !l.gestopt {
		switch l.z.kijk() {
		case tBegin:
			if l.z.lokaal == e.Naam && l.z.ns == e.Ns {
				f.aantal++
				f.gezien |= 1 << i
				l.neem(e, f.aantal)
				return true
			}
			if f.klasse.index(l.z.lokaal, l.z.ns) > i {
				l.ontbreekt(f, e)
				return false
			}
			l.misplaatst(f)
		case tTekst:
			l.tekstTussen()
		case tEinde:
			l.ontbreekt(f, e)
			return false
		case tKlaar:
			l.stop()
		}
	}
	return false
}

// Sluit ends the class: it passes over what should not be there and takes the
// end tag.
func (l *Lezer) Sluit() {
	f := &l.frames[len(l.frames)-1]
	for !l.gestopt && !l.z.snelEinde() {
		token := l.z.kijk()
		if token == tEinde {
			l.z.neem()
			break
		}
		switch token {
		case tBegin:
			l.misplaatst(f)
		case tTekst:
			l.tekstTussen()
		default:
			l.stop()
		}
	}
	l.frames = l.frames[:len(l.frames)-1]
}

// Slot reads what follows the root element and gives all breaches.
func (l *Lezer) Slot() []Breuk {
	if !l.gestopt && !l.z.rand(true) {
		l.stop()
	}
	return l.breuken
}

// Goed reports whether no breach was noted so far.
func (l *Lezer) Goed() bool { return len(l.breuken) == 0 }

// neem takes the start tag that was read and checks its attributes.
func (l *Lezer) neem(e *Element, nummer int) {
	l.z.neem()
	l.el, l.nummer = e, nummer
	if len(l.z.attr) > 0 {
		l.attributen(e)
	}
}

// attributen allows what the schema language allows on every element and notes
// the rest.
func (l *Lezer) attributen(e *Element) {
	for i := range l.z.attr {
		a := &l.z.attr[i]
		switch {
		case a.ns == nsXsi && (a.lokaal == "schemaLocation" || a.lokaal == "noNamespaceSchemaLocation"):
		case a.ns == nsXsi && a.lokaal == "type":
			if !l.zelfdeType(e, a.waarde) {
				l.meld(RegelXSD, l.plek(), "Attribuut xsi:type noemt een ander type dan het schema voor "+e.Naam+" heeft; laat het weg.")
			}
		case a.ns == nsXsi && a.lokaal == "nil":
			l.meld(RegelXSD, l.plek(), "Element "+e.Naam+" mag niet met xsi:nil leeg worden gelaten.")
		default:
			l.meld(RegelXSD, l.plek(), "Attribuut "+kort(a.lokaal)+" is bij element "+e.Naam+" niet toegestaan.")
		}
	}
}

// zelfdeType reports whether the qualified name is that of the element's type.
func (l *Lezer) zelfdeType(e *Element, naam string) bool {
	voorvoegsel, lokaal := "", naam
	for i := range len(naam) {
		if naam[i] == ':' {
			voorvoegsel, lokaal = naam[:i], naam[i+1:]
			break
		}
	}
	b := l.z.zoek(voorvoegsel)
	return b != nil && e.TypeNaam != "" && b.ns == e.TypeNs && lokaal == e.TypeNaam
}

// ontbreekt notes that a mandatory element was not found.
func (l *Lezer) ontbreekt(f *frame, e *Element) {
	if e.Verplicht && f.aantal == 0 {
		l.meld(RegelXSD, l.plekVan(len(l.frames))+"/"+e.Naam, "Element "+e.Naam+" ontbreekt; het is hier verplicht.")
	}
}

// misplaatst notes the element whose start tag was read and passes over it.
func (l *Lezer) misplaatst(f *frame) {
	plek := l.plekVan(len(l.frames)) + "/" + kort(l.z.lokaal)
	i := f.klasse.index(l.z.lokaal, l.z.ns)
	switch {
	case i >= 0 && f.gezien&(1<<i) != 0 && !f.klasse.Elementen[i].Lijst:
		l.meld(RegelXSD, plek, "Element "+l.z.lokaal+" mag hier maar één keer voorkomen.")
	case i >= 0:
		l.meld(RegelXSD, plek, "Element "+l.z.lokaal+" staat niet op zijn plaats in de volgorde van "+f.klasse.Naam+".")
	case f.klasse.andereRuimte(l.z.lokaal):
		l.meld(RegelXSD, plek, "Element "+kort(l.z.naam)+" staat in een andere naamruimte dan de standaard voorschrijft.")
	default:
		l.meld(RegelXSD, plek, "Element "+kort(l.z.naam)+" komt in "+f.klasse.Naam+" niet voor.")
	}
	l.passeer()
}

func (k *Klasse) andereRuimte(naam string) bool {
	for i := range k.Elementen {
		if k.Elementen[i].Naam == naam {
			return true
		}
	}
	return false
}

// passeer reads past the element whose start tag was read, with all it holds.
func (l *Lezer) passeer() {
	diepte := len(l.z.open) - 1
	for !l.gestopt {
		token := l.z.kijk()
		if token == tKlaar {
			l.stop()
			return
		}
		l.z.neem()
		if token == tEinde && len(l.z.open) == diepte {
			return
		}
	}
}

func (l *Lezer) tekstTussen() {
	plek := l.plekVan(len(l.frames))
	l.meld(RegelXSD, plek, "Tussen de elementen staat tekst; daar mag alleen witruimte staan.")
	l.z.neem()
}

// stop ends the reading; a fault in the XML becomes a breach.
func (l *Lezer) stop() {
	if l.gestopt {
		return
	}
	if l.z.fout != "" {
		l.meld(l.z.foutRegel, l.plekVan(len(l.frames)), l.z.fout+" ("+l.z.plaats()+")")
	}
	l.gestopt = true
}

func (l *Lezer) meld(regel, plek, tekst string) {
	if len(l.breuken) >= MaxBreuken {
		l.gestopt = true
		return
	}
	l.breuken = append(l.breuken, Breuk{Regel: regel, Niveau: 1, Plek: plek, Tekst: tekst})
}

// plek is the path of the element whose start tag was read last.
func (l *Lezer) plek() string {
	plek := l.plekVan(len(l.frames))
	if len(l.frames) > 0 {
		plek += "/"
	} else {
		plek = ""
	}
	return plek + stap(l.el, l.nummer)
}

// plekVan is the path of the n outermost open elements.
func (l *Lezer) plekVan(n int) string {
	if n == 0 {
		return "/"
	}
	pad := make([]byte, 0, 96)
	for i := range l.frames[:n] {
		if i > 0 {
			pad = append(pad, '/')
		}
		pad = append(pad, stap(l.frames[i].el, l.frames[i].nummer)...)
	}
	return string(pad)
}

func stap(e *Element, nummer int) string {
	if !e.Genummerd {
		return e.Naam
	}
	return e.Naam + "[" + strconv.Itoa(nummer) + "]"
}

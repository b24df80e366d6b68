package berichtproef

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Wisselaar makes messages that keep the schema and break the rules of level 2 here
// and there: it changes golden messages field by field. The same seed makes the same
// messages.
type Wisselaar struct {
	*schema
	r       *rand.Rand
	soort   string
	gouden  [][]byte
	prefix  string // of the message
	basis   string
	wortel  *knoop
	plekken []plek
}

// plek is an element of the message at hand: its place in the class, and the element
// around it.
type plek struct {
	veld
	ouder, knoop *knoop
	klasse       string // of ouder
	pad          string
}

// NewWisselaar reads the golden messages and the schema of one kind in a folder
// testdata.
func NewWisselaar(t testing.TB, folder, soort string, zaad uint64) *Wisselaar {
	t.Helper()
	w := &Wisselaar{schema: leesSchema(t, folder, soort), soort: soort, r: rand.New(rand.NewPCG(zaad, 7))}
	paden, err := filepath.Glob(folder + "/bericht/" + strings.ToLower(soort) + "_*.xml")
	if err != nil || len(paden) == 0 {
		t.Fatalf("geen gouden bericht van %s in %s: %v", soort, folder, err)
	}
	for _, pad := range paden {
		w.gouden = append(w.gouden, lees(t, pad))
	}
	m := newMutantmaker(soort, w.gouden[0], nil)
	w.prefix, w.basis = m.prefix, m.basisprefix
	return w
}

// Volgend makes the next message.
func (w *Wisselaar) Volgend() []byte {
	w.wortel = boom(w.gouden[w.r.IntN(len(w.gouden))])
	for n := 1 + w.r.IntN(4); n > 0; n-- {
		w.zoek()
		switch w.r.IntN(14) {
		case 0, 1, 2:
			w.laatWeg()
		case 3, 4:
			w.voegToe()
		case 5, 6:
			w.verdubbel()
		case 7, 8:
			w.neemOver()
		default:
			w.verander(w.plekken)
		}
	}
	if w.r.IntN(3) > 0 {
		w.telOp()
	}
	return []byte(w.wortel.xml())
}

// zoek lists every element of the message with its type.
func (w *Wisselaar) zoek() {
	w.plekken = w.plekken[:0]
	w.daalAf(w.wortel, "Root", "")
}

func (w *Wisselaar) daalAf(k *knoop, klasse, pad string) {
	velden := w.klassen[klasse]
	for _, kind := range k.kinderen {
		i := slices.IndexFunc(velden, func(v veld) bool { return v.naam == kind.lokaal() })
		p := plek{velden[i], k, kind, klasse, pad + "/" + kind.lokaal()}
		w.plekken = append(w.plekken, p)
		w.daalAf(kind, p.soort, p.pad)
	}
}

// kies gives a place that f holds for; false without one.
func (w *Wisselaar) kies(plekken []plek, f func(plek) bool) (plek, bool) {
	var goed []plek
	for _, p := range plekken {
		if f(p) {
			goed = append(goed, p)
		}
	}
	if len(goed) == 0 {
		return plek{}, false
	}
	return goed[w.r.IntN(len(goed))], true
}

// aantal counts the elements with the name of p beside it.
func (p plek) aantal() int {
	n := 0
	for _, k := range p.ouder.kinderen {
		if k.naam == p.knoop.naam {
			n++
		}
	}
	return n
}

// laatWeg takes an element away that may be missed.
func (w *Wisselaar) laatWeg() {
	groot := w.r.IntN(3) == 0 // a class rather than a value
	p, ok := w.kies(w.plekken, func(p plek) bool {
		return !inKop(p) && (p.vrij && !p.herhaal || p.herhaal && p.aantal() > 1) && (!groot || !w.blad(p))
	})
	if ok {
		p.ouder.kinderen = slices.DeleteFunc(slices.Clone(p.ouder.kinderen), func(k *knoop) bool { return k == p.knoop })
	}
}

func inKop(p plek) bool { return strings.HasPrefix(p.pad, "/Header") }

// voegToe adds an element that was left out, with all it needs.
func (w *Wisselaar) voegToe() {
	var ruimte []plek
	for _, p := range append(w.plekken, plek{veld: veld{soort: "Root"}, knoop: w.wortel}) {
		for _, v := range w.klassen[p.soort] {
			heeft := slices.ContainsFunc(p.knoop.kinderen, func(k *knoop) bool { return k.lokaal() == v.naam })
			if v.vrij && !heeft && !inKop(p) {
				ruimte = append(ruimte, plek{veld: v, ouder: p.knoop, klasse: p.soort, pad: p.pad})
			}
		}
	}
	if p, ok := w.kies(ruimte, func(p plek) bool { return w.telt(p.naam) || w.r.IntN(4) == 0 }); ok {
		w.zet(p.ouder, p.klasse, w.maak(p.veld))
	}
}

// zet puts the element in its place among those of the class.
func (w *Wisselaar) zet(ouder *knoop, klasse string, nieuw *knoop) {
	rang := func(k *knoop) int {
		return slices.IndexFunc(w.klassen[klasse], func(v veld) bool { return v.naam == k.lokaal() })
	}
	i := slices.IndexFunc(ouder.kinderen, func(k *knoop) bool { return rang(k) > rang(nieuw) })
	if i < 0 {
		i = len(ouder.kinderen)
	}
	ouder.kinderen = slices.Insert(slices.Clone(ouder.kinderen), i, nieuw)
}

// maak makes an element of the type, half of the time with what may be left out.
func (w *Wisselaar) maak(v veld) *knoop {
	k := &knoop{naam: w.basis + ":" + v.naam}
	if v.eigen {
		k.naam = w.prefix + ":" + v.naam
	}
	velden, klasse := w.klassen[v.soort]
	if !klasse {
		k.tekst = w.waarde(v)
	}
	for _, deel := range velden {
		if !deel.vrij || w.r.IntN(2) == 0 {
			k.kinderen = append(k.kinderen, w.maak(deel))
		}
	}
	return k
}

// verdubbel copies a class that may repeat, and mostly changes the copy a little.
func (w *Wisselaar) verdubbel() {
	p, ok := w.kies(w.plekken, func(p plek) bool { return p.herhaal && !inKop(p) })
	if !ok {
		return
	}
	kopie := p.knoop.kopie()
	w.zet(p.ouder, p.klasse, kopie)
	oud := w.plekken
	w.plekken = nil
	w.daalAf(kopie, p.soort, p.pad)
	eigen := w.plekken
	for n := w.r.IntN(4); n > 0 && len(eigen) > 0; n-- {
		w.plekken = append(oud, eigen...)
		w.verander(eigen)
	}
}

func (k *knoop) kopie() *knoop {
	uit := &knoop{naam: k.naam, attributen: k.attributen, tekst: k.tekst}
	for _, kind := range k.kinderen {
		uit.kinderen = append(uit.kinderen, kind.kopie())
	}
	return uit
}

// blad reports whether the element has a value of a type with a name.
func (w *Wisselaar) blad(p plek) bool {
	_, klasse := w.klassen[p.soort]
	return !klasse && p.soort != ""
}

// neemOver gives an element the value of another one of the same type.
func (w *Wisselaar) neemOver() {
	van, ok := w.kies(w.plekken, func(p plek) bool { return w.blad(p) && !inKop(p) })
	if !ok {
		return
	}
	if naar, ok := w.kies(w.plekken, func(p plek) bool { return p.soort == van.soort && !inKop(p) }); ok {
		naar.knoop.tekst = van.knoop.tekst
	}
}

// telt reports whether rules look at elements of the name; others change less often.
func (w *Wisselaar) telt(naam string) bool {
	return !slices.Contains([]string{
		"Achternaam", "Voorvoegsel", "Voornamen", "Voorletters", "Geslacht", "Commentaar", "Straatnaam", "Plaatsnaam", "Huisletter",
		"HuisnummerToevoeging", "AanduidingWoonadres", "Telefoonnummer", "Landnummer", "Telefoon02", "Emailadres", "Organisatie",
		"JuridischeStatus", "WettelijkeVertegenwoordiging", "Volgorde", "Raamcontract", "RedenVerzoek", "Toewijzingstijd",
		"Identificatie", "Afzender", "Ontvanger", "BasisschemaXsdVersie", "BerichtXsdVersie", "XsltVersie", "DeclaratieNummer", "Gemeente",
	}, naam)
}

// verander gives an element another value.
func (w *Wisselaar) verander(plekken []plek) {
	p, ok := w.kies(plekken, func(p plek) bool {
		return w.blad(p) && (w.telt(p.naam) || w.r.IntN(10) == 0)
	})
	if ok {
		p.knoop.tekst = w.waarde(p.veld)
	}
}

// telOp makes the totals of a claim or its answer right again.
func (w *Wisselaar) telOp() {
	t := &tegenblad{}
	var err error
	if t.wortel, err = tegenboom([]byte(w.wortel.xml())); err != nil {
		return
	}
	w.zoek()
	som := t.som()
	if ingediend := t.wortel.totaal("DeclaratieAntwoord/TotaalIngediendBedrag"); w.soort[len(w.soort)-3:] == "325" {
		som = ingediend - som
	}
	if som > 999999999999 || som < -999999999999 {
		return // does not fit
	}
	for _, p := range w.plekken {
		if p.pad == "/Declaratie/TotaalIngediendBedrag" || p.pad == "/DeclaratieAntwoord/TotaalToegekendBedrag" {
			teken := "D"
			if som < 0 || som == 0 && w.r.IntN(8) == 0 {
				som, teken = -som, "C"
			}
			p.knoop.kinderen[0].tekst, p.knoop.kinderen[1].tekst = strconv.FormatInt(som, 10), teken
		}
	}
}

// dagen gives the dates in the message.
func (w *Wisselaar) dagen() []string {
	var uit []string
	for _, p := range w.plekken {
		if p.soort == "LDT_Datum" {
			uit = append(uit, p.knoop.tekst)
		}
	}
	return uit
}

// datum gives a date on or about one that a rule or another element speaks of.
func (w *Wisselaar) datum() string {
	vast := []string{
		"1900-01-01", "1900-02-28", "1900-03-01", "1904-02-29", "2019-02-28", "2019-03-01", "2020-02-29", "2020-12-30", "2020-12-31",
		"2021-01-01", "2021-01-02", "2024-02-29", "2012-01-01", "2000-06-01", "1850-07-01",
	}
	if w.r.IntN(6) == 0 {
		return vast[w.r.IntN(len(vast))]
	}
	bron := w.dagen()
	dag, err := time.Parse(time.DateOnly, bron[w.r.IntN(len(bron))])
	if err != nil {
		return vast[0]
	}
	switch w.r.IntN(9) {
	case 0:
		dag = dag.AddDate(0, 0, 1)
	case 1:
		dag = dag.AddDate(0, 0, -1)
	case 2:
		dag = dag.AddDate(0, 0, w.r.IntN(80)-40)
	case 3:
		dag = dag.AddDate(w.r.IntN(5)-2, 0, 0)
	case 4:
		dag = dag.AddDate(0, 0, 1-dag.Day())
	case 5:
		dag = dag.AddDate(0, 1, -dag.Day())
	case 6:
		dag = dag.AddDate(-120, 0, w.r.IntN(3)-1)
	case 7:
		dag = dag.AddDate(-5, 0, w.r.IntN(3)-1)
	}
	return dag.Format(time.DateOnly)
}

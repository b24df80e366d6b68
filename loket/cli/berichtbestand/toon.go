package berichtbestand

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// Toon shows messages in a form that people or programs read.
type Toon struct {
	JSON      bool     `name:"json" help:"Druk per bestand een regel JSON af; bedragen zijn in centen."`
	Bestanden []string `arg:"" name:"bestand" help:"Berichten om te tonen; - is de standaardinvoer."`
}

// beeld is a way to print a message: its steps as they come, and then what was found
// wrong with it.
type beeld interface {
	begin(bestand string, van herkomst)
	stap(istandaard.Stap)
	einde(kop berichtkop, breuken []istandaard.Breuk)
}

// herkomst is what the root of a message says of it. All is empty for a file that is
// no message.
type herkomst struct{ soort, titel, standaard string }

// Run prints every message as far as it can be read, and below it every rule of
// levels 1 and 2 that it breaks. Nothing is stored. A file that cannot be read does
// not stop the others. It ends with exit code 2 when one could not be read, and
// otherwise with 1 when a message is not valid.
func (t *Toon) Run(o Stroom) error {
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		return err
	}
	lezer, uit := berichtlezer{in: o.In}, bufio.NewWriterSize(o.Uit, 1<<16)
	onleesbaar, ongeldig := 0, 0
	for i, naam := range t.Bestanden {
		inhoud, err := lezer.lees(naam)
		if err != nil {
			onleesbaar++
			fmt.Fprintln(o.Fout, fout.Zin(err))
			continue
		}
		var vorm beeld = &tekstbeeld{uit: uit, woorden: betekenissen{gemeenten}, volgende: i > 0}
		if t.JSON {
			vorm = &jsonbeeld{uit: uit, woorden: betekenissen{gemeenten}}
		}
		if !toon(vorm, naam, inhoud) {
			ongeldig++
		}
		if err := uit.Flush(); err != nil {
			return err
		}
	}
	return uitgang(onleesbaar, ongeldig)
}

// toon prints one message and reports whether it is valid.
func toon(vorm beeld, naam string, inhoud []byte) bool {
	var kop berichtkop
	inhoud, err := uitEnvelop(inhoud)
	if err != nil {
		vorm.begin(naam, herkomst{})
		vorm.einde(kop, istandaard.GeenBericht(err))
		return false
	}
	s, soort, err := uitgave.Van(inhoud)
	if err != nil {
		vorm.begin(naam, herkomst{})
		vorm.einde(kop, istandaard.GeenBericht(err))
		return false
	}
	model := s.Modellen[soort]
	vorm.begin(naam, herkomst{soort, model.Titel, s.Naam})
	model.Loop(inhoud, func(stap istandaard.Stap) {
		kop.neem(stap)
		vorm.stap(stap)
	})
	_, breuken := uitgave.Controleer(inhoud)
	vorm.einde(kop, breuken)
	return len(breuken) == 0
}

// berichtkop is what the header says, whichever of its shapes it has.
type berichtkop struct {
	afzender, ontvanger         string
	identificatie, dagtekening  string // of the message; in a retour of the message it answers
	eigenNummer, eigenDatum     string // of a retour
	declaratie, declaratieDatum string // that a 325 answers
	in                          string // the class being read
	klaar                       bool
}

// neem takes what it needs from the step.
func (k *berichtkop) neem(stap istandaard.Stap) {
	switch naam := stap.Element.Naam; {
	case k.klaar:
	case stap.Einde && stap.Diepte == 1, stap.Diepte == 1 && naam != "Header":
		k.klaar = true
	case stap.Element.Klasse != nil:
		k.in = naam
	default:
		if veld := k.veld(naam, stap.Diepte); veld != nil {
			*veld = strings.Clone(strings.TrimSpace(stap.Waarde))
		}
	}
}

func (k *berichtkop) veld(naam string, diepte int) *string {
	if diepte == 3 {
		return map[string]*string{
			"BerichtIdentificatie/Identificatie": &k.identificatie, "BerichtIdentificatie/Dagtekening": &k.dagtekening,
			"DeclaratieIdentificatie/Identificatie": &k.declaratie, "DeclaratieIdentificatie/Dagtekening": &k.declaratieDatum,
		}[k.in+"/"+naam]
	}
	return map[string]*string{
		"Afzender": &k.afzender, "Ontvanger": &k.ontvanger, "IdentificatieRetour": &k.eigenNummer, "DagtekeningRetour": &k.eigenDatum,
	}[naam]
}

// retour reports whether this is the header of a retour message, which repeats the
// sender and receiver of the message it answers (IV028).
func (k *berichtkop) retour() bool { return k.eigenNummer != "" || k.eigenDatum != "" }

// partijen gives who sends this message to whom.
func (k *berichtkop) partijen() (van, aan string) {
	if k.retour() {
		return k.ontvanger, k.afzender
	}
	return k.afzender, k.ontvanger
}

// nummer gives the number and date of this message, and of the one it answers: empty
// when it is no answer.
func (k *berichtkop) nummer() (eigen, datum, op, opDatum string) {
	if k.retour() {
		return k.eigenNummer, k.eigenDatum, k.identificatie, k.dagtekening
	}
	return k.identificatie, k.dagtekening, k.declaratie, k.declaratieDatum
}

// betekenissen tells what values mean.
type betekenissen struct{ gemeenten *organisatie.Gemeenten }

// code gives the meaning of a value that stands in a code list or names a
// municipality; false for any other.
func (b betekenissen) code(t *istandaard.Type, waarde string) (betekenis string, isCode bool) {
	if t.Waarden != nil {
		betekenis, _ = istandaard.Betekenis(t.Waarden, waarde)
		return betekenis, true
	}
	if t.Naam == "LDT_Gemeente" {
		return b.gemeente(waarde), true
	}
	return "", false
}

// gemeente gives the name of the municipality with that code, or "".
func (b betekenissen) gemeente(code string) string {
	nummer, err := kenmerk.ParseGemeentecode(code)
	if err != nil {
		return ""
	}
	gemeente, _ := b.gemeenten.Get(nummer)
	return gemeente.Naam
}

// partij names a sender or receiver: a municipality has four digits, a provider eight.
func (b betekenissen) partij(code string) string {
	switch len(code) {
	case 4:
		if naam := b.gemeente(code); naam != "" {
			return "gemeente " + naam + " (" + code + ")"
		}
		return "gemeente " + code
	case 8:
		return "aanbieder " + code
	case 0:
		return "onbekend"
	}
	return code
}

// tekstbeeld prints a message as an indented outline. What stands in the header waits
// until its end, because its words come first.
type tekstbeeld struct {
	uit      *bufio.Writer
	woorden  betekenissen
	volgende bool // something was printed before it

	bestand string
	van     herkomst
	kop     berichtkop
	wacht   []byte // what is printed after the words of the header
	gekopt  bool
}

func (b *tekstbeeld) begin(bestand string, van herkomst) { b.bestand, b.van = bestand, van }

func (b *tekstbeeld) stap(stap istandaard.Stap) {
	if !b.gekopt {
		b.kop.neem(stap)
		if b.kop.klaar {
			b.opschrift()
		}
	}
	if stap.Einde {
		return
	}
	b.wacht = b.regel(b.wacht, stap)
	if b.gekopt {
		b.leeg()
	}
}

// leeg prints what waited.
func (b *tekstbeeld) leeg() {
	_, _ = b.uit.Write(b.wacht) // the writer keeps its error until Flush
	b.wacht = b.wacht[:0]
}

// opschrift prints which message this is, from whom and to whom, in words.
func (b *tekstbeeld) opschrift() {
	b.gekopt = true
	if b.volgende {
		fmt.Fprintln(b.uit)
	}
	if b.van.soort == "" {
		fmt.Fprintf(b.uit, "%s: %s\n", b.bestand, nietGekend)
		return
	}
	fmt.Fprintf(b.uit, "%s: %s, %s (%s)\n", b.bestand, b.van.soort, kleineLetter(b.van.titel), b.van.standaard)
	van, aan := b.kop.partijen()
	eigen, datum, op, opDatum := b.kop.nummer()
	fmt.Fprintf(b.uit, "Van:         %s\nAan:         %s\n", zichtbaar(b.woorden.partij(van)), zichtbaar(b.woorden.partij(aan)))
	fmt.Fprintf(b.uit, "Bericht:     %s\n", zichtbaar(genummerd(eigen, datum)))
	if op != "" {
		fmt.Fprintf(b.uit, "Antwoord op: %s\n", zichtbaar(genummerd(op, opDatum)))
	}
	fmt.Fprintln(b.uit)
	b.leeg()
}

func kleineLetter(titel string) string {
	if titel == "" {
		return ""
	}
	return strings.ToLower(titel[:1]) + titel[1:]
}

func genummerd(nummer, datum string) string {
	if nummer == "" {
		nummer = "zonder nummer"
	}
	if datum == "" {
		return nummer
	}
	return nummer + " van " + alsDatum(datum)
}

// alsDatum writes a date in words, or what stands there when it is none.
func alsDatum(tekst string) string {
	dag, err := tijdlijn.ParseDag(strings.TrimSpace(tekst))
	if err != nil {
		return tekst
	}
	return dag.Tekst()
}

// regel appends the line for a step: indented, with the number of what repeats, and with
// the name in the standard where that does not follow from the word: the places of what is
// wrong have those names.
func (b *tekstbeeld) regel(uit []byte, stap istandaard.Stap) []byte {
	e := stap.Element
	begin := len(uit)
	for range stap.Diepte - 1 {
		uit = append(uit, "  "...)
	}
	inspringing := string(uit[begin:])
	woord := istandaard.Veldnaam(e.Naam)
	uit = append(uit, woord...)
	if e.Lijst {
		uit = append(uit, ' ')
		uit = strconv.AppendInt(uit, int64(stap.Nummer), 10)
	}
	if !strings.EqualFold(alsNaam.Replace(woord), e.Naam) {
		uit = append(uit, " ("+e.Naam+")"...)
	}
	if e.Klasse != nil {
		return append(uit, '\n')
	}
	uit = append(uit, ": "...)
	waarde := zichtbaar(b.waarde(e.Type, stap.Waarde))
	uit = append(uit, strings.ReplaceAll(waarde, "\n", "\n"+inspringing+"  ")...)
	return append(uit, '\n')
}

// alsNaam writes a word as the standard writes names.
var alsNaam = strings.NewReplacer(" ", "", "ë", "e")

// waarde writes a value for a reader: a date in words, an amount in euro, a code with
// its meaning.
func (b *tekstbeeld) waarde(t *istandaard.Type, waarde string) string {
	if betekenis, isCode := b.woorden.code(t, waarde); isCode {
		if betekenis == "" {
			return waarde
		}
		return waarde + " (" + betekenis + ")"
	}
	switch {
	case t.Soort == istandaard.Datum:
		return alsDatum(waarde)
	case t.Bedrag:
		if cent, err := strconv.ParseInt(strings.TrimSpace(waarde), 10, 64); err == nil {
			return geld.Cent(cent).String()
		}
	case t.Soort != istandaard.Tekst:
		return strings.TrimSpace(waarde)
	}
	return waarde
}

func (b *tekstbeeld) einde(_ berichtkop, breuken []istandaard.Breuk) {
	if !b.gekopt {
		b.opschrift()
		b.leeg()
	}
	if len(breuken) == 0 {
		fmt.Fprintln(b.uit, "\nDit bericht is goed op niveau 1 en 2.")
		return
	}
	if b.van.soort != "" {
		fmt.Fprintf(b.uit, "\nDit bericht voldoet niet aan niveau %d.\n", breuken[len(breuken)-1].Niveau)
	}
	_ = drukFouten(b.uit, foutenVan(breuken)) // the writer keeps its error until Flush
}

package berichtbestand

import (
	"bufio"
	"encoding/json"
	"strconv"
	"strings"

	"nabuur/verkeer/istandaard"
)

// jsonbeeld prints a message as one object on one line, while it is read. Inhoud has
// a field per element: a class is an object, what may repeat is a list, a code is an
// object with its meaning, a whole number or an amount in cents is a number, and
// everything else is a text as it stands in the message.
type jsonbeeld struct {
	uit     *bufio.Writer
	woorden betekenissen
	open    []jsonklasse
}

// jsonklasse is an object that is being written.
type jsonklasse struct {
	gevuld bool
	lijst  *istandaard.Element // the list that is being written in it
}

// toonKop and toonEinde are what comes before and after the content.
type (
	toonKop struct {
		Bestand      string `json:"bestand"`
		Soort        string `json:"soort"`
		Omschrijving string `json:"omschrijving"`
		Standaard    string `json:"standaard"`
	}
	toonEinde struct {
		Van        codeJSON    `json:"van"`
		Aan        codeJSON    `json:"aan"`
		Bericht    nummerJSON  `json:"bericht"`
		AntwoordOp *nummerJSON `json:"antwoord_op,omitempty"`
		Geldig     bool        `json:"geldig"`
		Niveau     int         `json:"niveau"`
		Fouten     []foutJSON  `json:"fouten"`
	}
	nummerJSON struct {
		Identificatie string `json:"identificatie"`
		Dagtekening   string `json:"dagtekening"`
	}
	codeJSON struct {
		Code      string `json:"code"`
		Betekenis string `json:"betekenis,omitempty"`
	}
)

func (b *jsonbeeld) begin(bestand string, van herkomst) {
	tekst := b.json(toonKop{bestand, van.soort, van.titel, van.standaard})
	b.schrijf(strings.TrimSuffix(tekst, "}"), `,"inhoud":{`)
	b.open = append(b.open[:0], jsonklasse{})
}

func (b *jsonbeeld) stap(stap istandaard.Stap) {
	if stap.Einde {
		b.sluitLijst()
		b.open = b.open[:len(b.open)-1]
		b.schrijf("}")
		return
	}
	e, in := stap.Element, &b.open[len(b.open)-1]
	if in.lijst != e {
		b.sluitLijst()
	}
	if in.gevuld {
		b.schrijf(",")
	}
	in.gevuld = true
	if in.lijst == nil {
		b.schrijf(`"`, e.Naam, `":`)
		if e.Lijst {
			in.lijst = e
			b.schrijf("[")
		}
	}
	if e.Klasse == nil {
		b.schrijf(b.waarde(e.Type, stap.Waarde))
		return
	}
	b.schrijf("{")
	b.open = append(b.open, jsonklasse{})
}

// sluitLijst ends the list in the innermost object, if there is one.
func (b *jsonbeeld) sluitLijst() {
	if in := &b.open[len(b.open)-1]; in.lijst != nil {
		in.lijst = nil
		b.schrijf("]")
	}
}

func (b *jsonbeeld) waarde(t *istandaard.Type, waarde string) string {
	if betekenis, isCode := b.woorden.code(t, waarde); isCode {
		return b.json(codeJSON{waarde, betekenis})
	}
	if t.Soort == istandaard.Geheel {
		if n, err := strconv.ParseInt(strings.TrimSpace(waarde), 10, 64); err == nil {
			return strconv.FormatInt(n, 10)
		}
	}
	return b.json(waarde)
}

func (b *jsonbeeld) einde(kop berichtkop, breuken []istandaard.Breuk) {
	b.sluitLijst()
	van, aan := kop.partijen()
	eigen, datum, op, opDatum := kop.nummer()
	slot := toonEinde{
		Van: codeJSON{van, b.woorden.gemeente(van)}, Aan: codeJSON{aan, b.woorden.gemeente(aan)}, Bericht: nummerJSON{eigen, datum},
		Geldig: len(breuken) == 0, Niveau: 2, Fouten: foutenVan(breuken),
	}
	if op != "" {
		slot.AntwoordOp = &nummerJSON{op, opDatum}
	}
	if len(breuken) > 0 {
		slot.Niveau = breuken[len(breuken)-1].Niveau
	}
	b.schrijf("},", strings.TrimPrefix(b.json(slot), "{"), "\n")
}

func (b *jsonbeeld) schrijf(delen ...string) {
	for _, deel := range delen {
		_, _ = b.uit.WriteString(deel) // the writer keeps its error until Flush
	}
}

// json writes a value that is always possible to write: texts and numbers.
func (b *jsonbeeld) json(waarde any) string {
	tekst, err := json.Marshal(waarde)
	if err != nil {
		return "null"
	}
	return string(tekst)
}

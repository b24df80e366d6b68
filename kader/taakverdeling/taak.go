package taakverdeling

import (
	"slices"
	"strings"

	"nabuur/grond/fout"
)

// Domein is one of the four fields of the social domain.
type Domein string

// The four fields, each with the law that gives it to the municipality.
const (
	Wmo     Domein = "wmo"     // Wmo 2015
	Jeugd   Domein = "jeugd"   // Jeugdwet
	Inkomen Domein = "inkomen" // Participatiewet, Ioaw, Ioaz, Wgs
	Welzijn Domein = "welzijn" // Wmo 2015 art. 2.1.2 and 2.2.1–2.2.4: prevention, general provisions
)

var domeinen = []Domein{Wmo, Jeugd, Inkomen, Welzijn}

// Domeinen gives the four fields in the order of the screen.
func Domeinen() []Domein { return slices.Clone(domeinen) }

// Tekst names the field for a reader.
func (d Domein) Tekst() string {
	switch d {
	case Wmo:
		return "Wmo"
	case Jeugd:
		return "Jeugd"
	case Inkomen:
		return "Werk en inkomen"
	case Welzijn:
		return "Welzijn"
	}
	return string(d)
}

// Taak is one step of the work in one field, written as domein.functie:
// "wmo.aanvraag". Only those of Taken exist.
type Taak string

// functie is one kind of step with its code, the words for it, and the fields it
// exists in.
type functie struct {
	functie  Functie
	code     string
	tekst    string
	domeinen []Domein
}

var functies = []functie{
	{Melding, "melding", "meldingen aannemen", domeinen},
	{Onderzoek, "onderzoek", "onderzoek doen en het gesprek voeren", domeinen},
	{Aanvraag, "aanvraag", "aanvragen behandelen", domeinen},
	{Besluit, "besluit", "beslissen en beschikkingen geven", domeinen},
	{Bezwaar, "bezwaar", "bezwaren behandelen en daarop beslissen", domeinen},
	{Klacht, "klacht", "klachten behandelen", domeinen},
	{Verwijzen, "verwijzing", "verwijzingen van artsen en gecertificeerde instellingen verwerken", []Domein{Jeugd}},
	{Crisis, "crisis", "spoedhulp regelen", []Domein{Wmo, Jeugd}},
	{Toewijzing, "toewijzing", "voorzieningen toewijzen aan aanbieders", domeinen},
	{Berichtenverkeer, "berichtenverkeer", "berichten met aanbieders en ketenpartners uitwisselen", []Domein{Wmo, Jeugd, Inkomen}},
	{Inkoop, "inkoop", "zorg en diensten inkopen", domeinen},
	{Contractbeheer, "contractbeheer", "contracten en tarieven beheren", domeinen},
	{Declaratiecontrole, "declaratiecontrole", "declaraties controleren", domeinen},
	{Betaling, "betaling", "betalingen klaarzetten en vrijgeven", domeinen},
	{EigenBijdrage, "eigenbijdrage", "gegevens voor de eigen bijdrage doorgeven", []Domein{Wmo}},
	{Pgb, "pgb", "persoonsgebonden budgetten beheren", []Domein{Wmo, Jeugd}},
	{Toezicht, "toezicht", "toezicht houden op kwaliteit en rechtmatigheid", []Domein{Wmo, Jeugd}},
	{Uitkering, "uitkering", "uitkeringen berekenen en uitbetalen", []Domein{Inkomen}},
	{BijzondereBijstand, "bijzonderebijstand", "bijzondere bijstand en minimaregelingen uitvoeren", []Domein{Inkomen}},
	{Heronderzoek, "heronderzoek", "recht op uitkering opnieuw beoordelen", []Domein{Inkomen}},
	{Handhaving, "handhaving", "inlichtingenplicht handhaven en boetes opleggen", []Domein{Inkomen}},
	{Terugvordering, "terugvordering", "terugvorderen, invorderen en verhalen", []Domein{Inkomen}},
	{Reintegratie, "reintegratie", "begeleiden naar werk", []Domein{Inkomen}},
	{Schuldhulp, "schuldhulp", "schuldhulp verlenen", []Domein{Inkomen}},
	{Activiteiten, "activiteiten", "activiteiten organiseren", []Domein{Welzijn}},
	{Voorzieningen, "voorzieningen", "algemene voorzieningen en accommodaties beheren", []Domein{Welzijn}},
	{Subsidieverlening, "subsidie", "subsidies verlenen en vaststellen", []Domein{Welzijn}},
	{Clientondersteuning, "clientondersteuning", "onafhankelijke cliëntondersteuning bieden", []Domein{Welzijn}},
	{Mantelzorg, "mantelzorg", "mantelzorgers en vrijwilligers ondersteunen", []Domein{Welzijn}},
	{Buurtwerk, "buurtwerk", "in de buurt signaleren en verbinden", []Domein{Welzijn}},
	{Overdracht, "overdracht", "inwoners warm overdragen tussen preventie en toegang", []Domein{Welzijn}},
	{Verantwoording, "verantwoording", "verantwoorden aan college, raad en Rijk", domeinen},
	{Applicatiebeheer, "applicatiebeheer", "systemen en gegevens beheren", domeinen},
}

// taakRegel is one row of the table of all tasks.
type taakRegel struct {
	taak    Taak
	domein  Domein
	functie functie
}

var takenTabel = maakTaken()

func maakTaken() []taakRegel {
	var tabel []taakRegel
	for _, d := range domeinen {
		for _, f := range functies {
			if slices.Contains(f.domeinen, d) {
				tabel = append(tabel, taakRegel{Taak(string(d) + "." + f.code), d, f})
			}
		}
	}
	return tabel
}

// Taken gives every task there is, by field and then along the life of a case.
func Taken() []Taak {
	taken := make([]Taak, len(takenTabel))
	for i, r := range takenTabel {
		taken[i] = r.taak
	}
	return taken
}

// TakenVan gives every task of one field, along the life of a case.
func TakenVan(d Domein) []Taak {
	var taken []Taak
	for _, r := range takenTabel {
		if r.domein == d {
			taken = append(taken, r.taak)
		}
	}
	return taken
}

// ParseTaak reads a task written as "wmo.aanvraag". One that does not exist is
// Onjuist.
func ParseTaak(tekst string) (Taak, error) {
	taak := Taak(strings.ToLower(strings.TrimSpace(tekst)))
	if taak.Bestaat() {
		return taak, nil
	}
	if len(tekst) > 40 {
		tekst = strings.ToValidUTF8(tekst[:40], "") + "…"
	}
	d, _, _ := strings.Cut(string(taak), ".")
	if van := TakenVan(Domein(d)); van != nil {
		namen := make([]string, len(van))
		for i, t := range van {
			namen[i] = t.Functie().String()
		}
		return "", fout.New(fout.Onjuist, "De taak %q bestaat niet. Kies bij %s uit: %s.", tekst, d, strings.Join(namen, ", ")).Bij("taak")
	}
	return "", fout.New(fout.Onjuist,
		"De taak %q bestaat niet. Schrijf een taak als wmo.aanvraag; de domeinen zijn wmo, jeugd, inkomen en welzijn.", tekst).Bij("taak")
}

// Bestaat reports whether the task is one of Taken.
func (t Taak) Bestaat() bool {
	_, ok := plekVan(t)
	return ok
}

// Domein gives the field: what stands before the point.
func (t Taak) Domein() Domein {
	d, _, _ := strings.Cut(string(t), ".")
	return Domein(d)
}

// Functie gives the kind of step: what stands after the point. A task that does
// not exist has none: 0.
func (t Taak) Functie() Functie {
	plek, ok := plekVan(t)
	if !ok {
		return 0
	}
	return takenTabel[plek].functie.functie
}

// Volgorde gives the place of the task in Taken, counted from 0; -1 when it does not
// exist.
func (t Taak) Volgorde() int {
	if plek, ok := plekVan(t); ok {
		return int(plek)
	}
	return -1
}

// Tekst describes the task for the screen: "Wmo: aanvragen behandelen". A task
// that does not exist gives its code.
func (t Taak) Tekst() string {
	plek, ok := plekVan(t)
	if !ok {
		return string(t)
	}
	return takenTabel[plek].domein.Tekst() + ": " + takenTabel[plek].functie.tekst
}

// UnmarshalText reads what ParseTaak reads.
func (t *Taak) UnmarshalText(tekst []byte) error {
	gelezen, err := ParseTaak(string(tekst))
	if err != nil {
		return err
	}
	*t = gelezen
	return nil
}

// Taak gives the task of this field for one kind of step: Wmo.Taak(Aanvraag) is
// "wmo.aanvraag". Whether it exists, Taak.Bestaat says: not every step exists in
// every field. For functie 0 it is "", no task.
func (d Domein) Taak(functie Functie) Taak {
	if functie == 0 {
		return ""
	}
	return Taak(string(d) + "." + functie.String())
}

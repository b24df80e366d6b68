package vorm

import "nabuur/grond/fout"

// VeldSoort is the kind of a form field.
type VeldSoort string

// The kinds of field. The zero value is a line of text.
const (
	TekstVeld  VeldSoort = ""
	LangVeld   VeldSoort = "lang"   // several lines
	GetalVeld  VeldSoort = "getal"  // digits, no spinner
	BedragVeld VeldSoort = "bedrag" // euros as people write them
	DatumVeld  VeldSoort = "datum"  // posts 2016-12-31
	LijstVeld  VeldSoort = "lijst"  // choose one from Keuzes
	ZoekVeld   VeldSoort = "zoek"
	StukVeld   VeldSoort = "stuk" // a file to add; the form needs multipart
)

// Veld is one form field with its label, explanation and error.
type Veld struct {
	Soort       VeldSoort
	Naam, Label string
	ID          string // "veld-" + Naam when empty
	Uitleg      string // how to fill it, below the label
	Fout        string // one sentence; also set it in the Foutoverzicht
	Waarde      string
	Keuzes      []Keuze // of a LijstVeld
	Facultatief bool    // shown as "niet verplicht"
	Vast        bool    // shown, not to be changed
	Kort        bool    // a narrow field: number, code, postcode
	Regels      int     // height of a LangVeld; 6 when 0
	Max         int     // characters; 0 for no limit
	Aanvullen   string  // value of the autocomplete attribute
	Vroegst     string  // of a DatumVeld, as 2016-12-31
	Laatst      string
}

// Keuze is one answer to choose.
type Keuze struct {
	Waarde, Tekst string
	Uitleg        string
	Gekozen       bool
	Uit           bool // cannot be chosen now
}

// Plek gives the id of the field.
func (v Veld) Plek() string { return plek(v.ID, v.Naam) }

// Beschrijving gives the value of aria-describedby, or "".
func (v Veld) Beschrijving() string { return beschrijving(v.Plek(), v.Uitleg, v.Fout) }

// Hoogte gives the number of lines of a LangVeld.
func (v Veld) Hoogte() int {
	if v.Regels > 0 {
		return v.Regels
	}
	return 6
}

// Veldgroep is a question with round or square boxes to choose.
type Veldgroep struct {
	Naam, Label string
	ID          string // "veld-" + Naam when empty
	Uitleg      string
	Fout        string
	Keuzes      []Keuze
	Meer        bool // several answers may be chosen
	Naast       bool // answers beside each other: only for short ones
}

// Plek gives the id of the first answer, to which an error leads.
func (g Veldgroep) Plek() string { return plek(g.ID, g.Naam) }

// Beschrijving gives the value of aria-describedby, or "".
func (g Veldgroep) Beschrijving() string { return beschrijving(g.Plek(), g.Uitleg, g.Fout) }

func plek(id, naam string) string {
	if id != "" {
		return id
	}
	return "veld-" + naam
}

func beschrijving(id, uitleg, fout string) string {
	switch {
	case uitleg != "" && fout != "":
		return id + "-uitleg " + id + "-fout"
	case uitleg != "":
		return id + "-uitleg"
	case fout != "":
		return id + "-fout"
	}
	return ""
}

// KnopSoort is the weight of a button.
type KnopSoort string

// The kinds of button. One per page is a Hoofdknop; the zero value is the
// ordinary second choice.
const (
	Nevenknop KnopSoort = ""
	Hoofdknop KnopSoort = "hoofd"
	Tekstknop KnopSoort = "tekst"
	Gevaar    KnopSoort = "gevaar" // takes something away
)

// Knop is a button of a form, or with Adres a link that looks like one.
type Knop struct {
	Tekst, Adres  string
	Soort         KnopSoort
	Naam, Waarde  string // posted with the form
	Icoon         string
	ZonderControl bool // leaves the form without checking required fields
	Afdrukken     bool // prints the page; hidden without script
}

// Knoppen is a row of buttons.
type Knoppen []Knop

// FoutRegel is one error with the id of the field it is about.
type FoutRegel struct{ Plek, Zin string }

// Foutoverzicht lists the errors of a form above it and takes the focus.
type Foutoverzicht struct{ Regels []FoutRegel }

// NewFoutoverzicht makes the list from errors. An error of fout that names its
// field becomes a link to that field. It returns nil without errors, so that it
// can be put into Pagina.Fouten as it is.
func NewFoutoverzicht(fouten ...error) *Foutoverzicht {
	var o Foutoverzicht
	for _, err := range fouten {
		if err == nil {
			continue
		}
		regel := FoutRegel{Zin: fout.Zin(err)}
		if naam := fout.Plek(err); naam != "" {
			regel.Plek = plek("", naam)
		}
		o.Regels = append(o.Regels, regel)
	}
	if len(o.Regels) == 0 {
		return nil
	}
	return &o
}

// Bij gives the sentence for the field with the given name, or "". It may be
// called on nil.
func (o *Foutoverzicht) Bij(naam string) string {
	if o == nil {
		return ""
	}
	for _, regel := range o.Regels {
		if regel.Plek == plek("", naam) {
			return regel.Zin
		}
	}
	return ""
}

// Filter is the form above a list. Its state lives in the address: it is sent
// with GET. The partial onderdeel/filter is the form; onderdeel/filterstand says
// what is filtered on and belongs inside the part that Doel names, with the list.
type Filter struct {
	Actie     string
	Velden    []Veld
	Verborgen []Paar      // what else the address holds and must keep
	Tags      []FilterTag // what is filtered on now
	Wissen    string      // address without any filter
	Uitkomst  string      // "214 zaken"
	Doel      string      // id of the part renewed in place when there is script
}

// FilterTag is one filter in force, with the address without it.
type FilterTag struct{ Label, Waarde, Weg string }

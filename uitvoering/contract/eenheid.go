package contract

import "slices"

// Eenheid is the unit in which a product is delivered: a code of the standard (LDT_Eenheid); "" is
// none.
type Eenheid string

// The units of the standard.
const (
	Minuut          Eenheid = "01"
	Uur             Eenheid = "04"
	Etmaal          Eenheid = "14"
	Dagdeel         Eenheid = "16"
	StuksOutput     Eenheid = "82"
	Euro            Eenheid = "83"
	StuksInspanning Eenheid = "84"
)

// eenheidwoorden name one and more of every unit, and the unit where it stands beside the others.
var eenheidwoorden = map[Eenheid][3]string{
	Minuut: {"minuut", "minuten", "minuten"}, Uur: {"uur", "uur", "uur"}, Etmaal: {"etmaal", "etmalen", "etmalen"},
	Dagdeel: {"dagdeel", "dagdelen", "dagdelen"}, Euro: {"euro", "euro", "euro"},
	StuksInspanning: {"stuk", "stuks", "stuks (inspanning)"}, StuksOutput: {"stuk", "stuks", "stuks (output)"},
}

// Eenheden gives every unit, in the order of the screen.
func Eenheden() []Eenheid {
	return []Eenheid{Minuut, Uur, Etmaal, Dagdeel, StuksInspanning, StuksOutput, Euro}
}

// Bestaat reports whether it is a unit of the standard.
func (e Eenheid) Bestaat() bool { return slices.Contains(Eenheden(), e) }

// Enkelvoud names one of it, as for a price: "minuut"; the code of what is no unit.
func (e Eenheid) Enkelvoud() string { return e.woord(0) }

// Meervoud names more of it: "minuten"; the code of what is no unit.
func (e Eenheid) Meervoud() string { return e.woord(1) }

// Keuze names it so that no two units are called the same: "stuks (output)".
func (e Eenheid) Keuze() string { return e.woord(2) }

func (e Eenheid) woord(vorm int) string {
	if woorden, ok := eenheidwoorden[e]; ok {
		return woorden[vorm]
	}
	return string(e)
}

// Frequentie is how often a volume is delivered: a code of the standard (LDT_Frequentie); "" is none.
type Frequentie string

// The frequencies of the standard. Totaal is once over the whole period.
const (
	PerDag   Frequentie = "1"
	PerWeek  Frequentie = "2"
	PerMaand Frequentie = "4"
	Totaal   Frequentie = "6"
)

var frequentiewoorden = map[Frequentie]string{PerDag: "per dag", PerWeek: "per week", PerMaand: "per maand", Totaal: "in totaal"}

// Frequenties gives every frequency, in the order of the screen.
func Frequenties() []Frequentie { return []Frequentie{PerDag, PerWeek, PerMaand, Totaal} }

// Bestaat reports whether it is a frequency of the standard.
func (f Frequentie) Bestaat() bool { return slices.Contains(Frequenties(), f) }

// Tekst says how often, for a reader: "per week"; the code of what is no frequency.
func (f Frequentie) Tekst() string {
	if tekst, ok := frequentiewoorden[f]; ok {
		return tekst
	}
	return string(f)
}

package vorm

import (
	"net/url"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Uitkomst is where to go after an act, and what to say there. With Opnieuw
// nothing was done and the same form comes back.
type Uitkomst struct {
	Adres, Kop, Tekst string
	Opnieuw           bool
}

// Formulier is what the pages of the acts share.
type Formulier struct {
	Kop     Kop
	Actie   string
	Versie  string
	Knoppen Knoppen
}

// Invoer is what was typed in a form, and what is wrong with it.
type Invoer struct {
	Waarden   url.Values
	Fouten    []error
	Overzicht *Foutoverzicht
	Intussen  *Melding // what happened meanwhile to what the form is about
}

// Zet fills a field.
func (i *Invoer) Zet(naam, waarde string) { i.Waarden.Set(naam, waarde) }

// Tekst gives what was typed in a field, without space around it.
func (i *Invoer) Tekst(naam string) string { return strings.TrimSpace(i.Waarden.Get(naam)) }

// Bij gives the error at a field, or "".
func (i *Invoer) Bij(naam string) string { return i.Overzicht.Bij(naam) }

// Fout notes what is wrong with a field, in one sentence.
func (i *Invoer) Fout(naam, zin string) {
	i.Fouten = append(i.Fouten, fout.New(fout.Onjuist, "%s", zin).Bij(naam))
}

// Dag reads a date; what is not one is noted as an error with the field.
func (i *Invoer) Dag(naam, leeg string) tijdlijn.Dag {
	tekst := i.Tekst(naam)
	if tekst == "" {
		i.Fout(naam, leeg)
		return 0
	}
	dag, err := tijdlijn.ParseDag(tekst)
	if err != nil {
		i.Fout(naam, fout.Zin(err))
	}
	return dag
}

// Aangevinkt notes zin at a box that was not ticked.
func (i *Invoer) Aangevinkt(naam, zin string) {
	if i.Tekst(naam) != "ja" {
		i.Fout(naam, zin)
	}
}

// Mis gives the first error of the form, or nil.
func (i *Invoer) Mis() error {
	if len(i.Fouten) == 0 {
		return nil
	}
	return i.Fouten[0]
}

// Bedrag reads an amount; an empty field is 0.
func (i *Invoer) Bedrag(naam string) geld.Cent {
	tekst := i.Tekst(naam)
	if tekst == "" {
		return 0
	}
	bedrag, err := geld.ParseCent(tekst)
	if err != nil {
		i.Fout(naam, fout.Zin(err))
	}
	return bedrag
}

// Kies marks the answer that was chosen.
func Kies(gekozen string, keuzes ...Keuze) []Keuze {
	for i := range keuzes {
		keuzes[i].Gekozen = keuzes[i].Waarde == gekozen
	}
	return keuzes
}

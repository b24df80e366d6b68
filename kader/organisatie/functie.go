package organisatie

import "strings"

// functiewoorden are the words for the functions of staff.
var functiewoorden = map[Functie]string{
	Loket: "loket", WmoConsulent: "Wmo-consulent", Jeugdconsulent: "jeugdconsulent", Klantmanager: "klantmanager",
	Welzijnswerker: "welzijn", Backoffice: "uitvoering", Declaratie: "declaraties", Inkoper: "inkoop", Bezwaar: "bezwaar",
	Teamleider: "teamleider", Controller: "controller", Beheer: "applicatiebeheer",
}

// Tekst names the work of the function for a reader: "Wmo-consulent"; its code when it is not one of
// those that acts ask for.
func (f Functie) Tekst() string {
	if tekst, ok := functiewoorden[f]; ok {
		return tekst
	}
	return string(f)
}

// Functietekst names all functions of the person, with a capital: "Loket, Wmo-consulent".
func (w Wie) Functietekst() string {
	woorden := make([]string, len(w.Functies))
	for i, f := range w.Functies {
		woorden[i] = f.Tekst()
	}
	tekst := strings.Join(woorden, ", ")
	if tekst == "" {
		return ""
	}
	return strings.ToUpper(tekst[:1]) + tekst[1:]
}

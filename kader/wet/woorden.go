package wet

// termijnwoorden name the kinds of term of a case in a sentence, and what must be done within them.
var termijnwoorden = map[string][2]string{
	WmoOnderzoek:        {"termijn voor het onderzoek", "onderzoek"},
	WmoPlan:             {"termijn voor het persoonlijk plan", "persoonlijk plan"},
	WmoBeschikking:      {"beslistermijn", "besluit"},
	Bezwaar:             {"bezwaartermijn", "bezwaar"},
	BeslissingOpBezwaar: {"termijn voor de beslissing op bezwaar", "beslissing op bezwaar"},
}

// Termijnnaam names a kind of term in a sentence: "beslistermijn"; the kind itself when no room names
// it.
func Termijnnaam(soort string) string {
	if w, ok := termijnwoorden[soort]; ok {
		return w[0]
	}
	return soort
}

// Termijndoel says in a word what must be done within a kind of term: "besluit"; the kind itself when
// no room names it.
func Termijndoel(soort string) string {
	if w, ok := termijnwoorden[soort]; ok {
		return w[1]
	}
	return soort
}

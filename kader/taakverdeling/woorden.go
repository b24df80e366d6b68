package taakverdeling

// Zin names the task inside a sentence: "aanvragen behandelen (Wmo)". A task that does not exist
// gives its code.
func (t Taak) Zin() string {
	if !t.Bestaat() {
		return string(t)
	}
	return t.Functie().Tekst() + " (" + t.Domein().Tekst() + ")"
}

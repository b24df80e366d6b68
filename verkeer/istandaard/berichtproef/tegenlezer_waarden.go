package berichtproef

import (
	"os"
	"testing"
)

// proefwaarden are values per simple type for messages that keep the schema: a few
// that a rule looks at, and so few in all that keys meet.
var proefwaarden = map[string][]string{
	"LDT_BurgerServicenummer": {"999990019", "999993653", "999993847", "999990018",
		"123456789", "000000000", "000000012", "999999999", "100000009"},
	"LDT_Postcode": {"1011AB", "1011ab", "0123AB", "1011 AB", "1011A",
		"1011ABC", "B-1000", "10115", "1011A1", " 1011AB", "１011AB", "1011ÀB"},
	"LDT_ReferentieNummer":        {"A", "a", "B", "P-1", " A", "A ", "R-2"},
	"LDT_Referentie":              {"A", "a", "B", "A ", "REF-1"},
	"LDT_Nummer":                  {"0", "1", "2", "100001", "100002", "999999999"},
	"LDT_Bedrag":                  {"0", "1", "2", "100", "99999999"},
	"LDT_TotaalBedrag":            {"0", "1", "2", "100", "999999999999"},
	"LDT_Budget":                  {"0", "1", "99999999"},
	"LDT_Volume":                  {"0", "1", "2", "100", "99999999"},
	"LDT_Huisnummer":              {"0", "1", "99999"},
	"LDT_RelatieVolgorde":         {"0", "1", "99"},
	"LDT_Persoonsid":              {"1", "2", "A", "A "},
	"LDT_ProductCode":             {"A", "a", "02A03", "45A01", "01A01"},
	"LDT_AgbCode":                 {"01234567", "76543210"},
	"LDT_Gemeente":                {"0363", "0599"},
	"LDT_Tijd":                    {"00:00:00", "10:15:00", "23:59:59"},
	"LDT_Telefoonnummer":          {"0", "0612345678"},
	"LDT_Landnummer":              {"31", "+32"},
	"LDT_Versie":                  {"1.0.0", "2.10.3"},
	"LDT_Voorletters":             {"A", "éB"},
	"LDT_IdentificatieDeclaratie": {"D1", "D2"},
}

// vaker are the codes that rules ask after; they are taken half of the time.
var vaker = map[string][]string{
	"LDT_LandCode":         {"NL", "NL", "BE"},
	"LDT_ProductCategorie": {"01", "02", "11", "14", "45", "46"},
	"LDT_RedenWijziging":   {"01", "13"},
	"LDT_RetourCode":       {"0001", "0200", "0233", "8001", "9333"},
}

// waarde gives a value of the type of the element that level 1 lets pass.
func (w *Wisselaar) waarde(v veld) string {
	if v.soort == "LDT_Datum" {
		return w.datum()
	}
	lijst := proefwaarden[v.soort]
	if codes := w.lijsten[v.soort]; len(codes) > 0 {
		lijst = codes
		if vaak := vaker[v.soort]; len(vaak) > 0 && w.r.IntN(2) == 0 {
			lijst = doorsnede(vaak, codes)
		}
	}
	if len(lijst) == 0 {
		lijst = []string{"A", "B"} // free text of at least one character
	}
	return lijst[w.r.IntN(len(lijst))]
}

// doorsnede gives what of a is in b.
func doorsnede(a, b []string) []string {
	in := map[string]bool{}
	for _, s := range b {
		in[s] = true
	}
	var uit []string
	for _, s := range a {
		if in[s] {
			uit = append(uit, s)
		}
	}
	return uit
}

func lees(t testing.TB, pad string) []byte {
	t.Helper()
	b, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

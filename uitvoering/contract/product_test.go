package contract

import (
	"testing"

	"nabuur/kader/taakverdeling"
)

// TestProductVanEenWet: a category is of the Wmo 2015, of the Jeugdwet, or of no law.
func TestProductVanEenWet(t *testing.T) {
	for wil, categorieen := range map[taakverdeling.Domein][]string{
		taakverdeling.Wmo:   {"01", "09", "10", "18"},
		taakverdeling.Jeugd: {"31", "38", "40", "55"},
		"":                  {"", "00", "1", "19", "30", "39", "56", "0A", "3Z", "1 ", "1/", "+1", "001", "031"},
	} {
		for _, c := range categorieen {
			if kreeg, ok := (Product{Categorie: c}).Domein(); kreeg != wil || ok != (wil != "") {
				t.Errorf("%q: %q %v, wil %q", c, kreeg, ok, wil)
			}
		}
	}
}

package release32

import (
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// TestOverlapTegenSimpel holds the walk of the overlap rules against a comparison of
// every pair, over random lines.
func TestOverlapTegenSimpel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var producten []istandaard.ToegewezenProduct301
		for range rapid.IntRange(0, 8).Draw(t, "aantal") {
			p := istandaard.ToegewezenProduct301{Ingangsdatum: tijdlijn.Dag(rapid.IntRange(20000, 20020).Draw(t, "begin"))}
			if rapid.Bool().Draw(t, "eindigt") {
				p.Einddatum = new(p.Ingangsdatum + tijdlijn.Dag(rapid.IntRange(-4, 6).Draw(t, "dagen")))
			}
			if rapid.IntRange(0, 4).Draw(t, "generiek") > 0 {
				p.Product = &istandaard.Product{
					Categorie: rapid.SampledFrom([]string{"02", "03", "12"}).Draw(t, "categorie"),
					Code:      rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "code"),
				}
			}
			p.RedenWijziging = rapid.SampledFrom([]string{"", "", "13", "01"}).Draw(t, "reden")
			producten = append(producten, p)
		}
		for wet, eis := range map[istandaard.Wet]func(*toetsing){istandaard.Wmo: regelOverlapWmo, istandaard.Jeugd: regelOverlapJeugd} {
			kreeg := newToetsing(wet, "301")
			kreeg.deel(istandaard.Inhoud{Client301: &istandaard.Client301{ToegewezenProducten: producten}})
			kreeg.regel = &regel{ID: "TR302"}
			eis(kreeg)
			if wil := overlaptErgens(producten, wet == istandaard.Wmo); (len(kreeg.bevindingen) > 0) != wil {
				t.Fatalf("wet %d: kreeg %v, wil %v: %+v", wet, kreeg.bevindingen, wil, producten)
			}
		}
	})
}

func overlaptErgens(lijst []istandaard.ToegewezenProduct301, hulpmiddelen bool) bool {
	for i := range lijst {
		for j := range i {
			if a, b := lijst[i], lijst[j]; !weg(a) && !weg(b) && (!hulpmiddelen || !vrij(a) && !vrij(b)) && zelfde(a.Product, b.Product) &&
				a.Ingangsdatum <= einde(b) && b.Ingangsdatum <= einde(a) {
				return true
			}
		}
	}
	return false
}

func weg(p istandaard.ToegewezenProduct301) bool {
	return (p.RedenWijziging == "13" || p.RedenWijziging == "01") && p.Einddatum != nil && *p.Einddatum == p.Ingangsdatum
}

func vrij(p istandaard.ToegewezenProduct301) bool {
	return p.Product != nil && p.Product.Categorie == "12"
}

func zelfde(a, b *istandaard.Product) bool {
	switch {
	case a == nil || b == nil:
		return true
	case a.Code != "" && b.Code != "" && a.Code != b.Code:
		return false
	}
	return a.Categorie == b.Categorie
}

func einde(p istandaard.ToegewezenProduct301) tijdlijn.Dag {
	if p.Einddatum == nil {
		return tijdlijn.Open
	}
	return *p.Einddatum
}

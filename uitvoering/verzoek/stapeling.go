package verzoek

import (
	"cmp"
	"maps"
	"slices"

	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// stapeling finds two lines that ask the same product on a shared day, as
// toewijzing.ZelfdeProduct has it. The lines are walked by first day; of those met,
// the one with the latest end is kept per group of products, so that a request of
// many lines takes no longer than sorting it.
func stapeling(domein taakverdeling.Domein, lijnen []Regel) (een, twee Regel, ja bool) {
	lijnen = slices.DeleteFunc(slices.Clone(lijnen), func(r Regel) bool {
		return r.Geldig.Leeg() || toewijzing.MagNaastElkaar(domein, r.Product)
	})
	slices.SortStableFunc(lijnen, func(a, b Regel) int { return cmp.Compare(a.Geldig.Vanaf, b.Geldig.Vanaf) })
	laatste := map[string]Regel{}
	for _, r := range lijnen {
		tegen, onder := groepen(r.Product)
		for _, groep := range tegen {
			if eerder, er := laatste[groep]; er && eerder.Geldig.Overlapt(r.Geldig) {
				return eerder, r, true
			}
		}
		for _, groep := range onder {
			if eerder, er := laatste[groep]; !er || eerder.Geldig.Tot < r.Geldig.Tot {
				laatste[groep] = r
			}
		}
	}
	return Regel{}, Regel{}, false
}

// groepen gives the groups in which a product finds what is the same, and those in
// which it is found.
func groepen(p contract.Product) (tegen, onder []string) {
	const alles, generiek, categorie, aspecifiek, code = "*", "-", "c", "a", "p"
	switch {
	case p.Categorie == "" && p.Code == "":
		return []string{alles}, []string{alles, generiek}
	case p.Code == "":
		return []string{generiek, categorie + p.Categorie}, []string{alles, categorie + p.Categorie, aspecifiek + p.Categorie}
	}
	return []string{generiek, aspecifiek + p.Categorie, code + p.String()}, []string{alles, categorie + p.Categorie, code + p.String()}
}

// nummers gives the numbers of the allotments in order.
func nummers(toewijzingen map[int64]toewijzing.Toewijzing) []int64 {
	return slices.Sorted(maps.Keys(toewijzingen))
}

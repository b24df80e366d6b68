package contract

import (
	"slices"

	"nabuur/grond/tijdlijn"
)

// Productlijst says which product codes a municipality uses under which category,
// from and until which day: every product of every contract it takes part in, on
// the days on which participation and contract both hold, with or without a
// tariff. It never changes.
type Productlijst struct {
	perProduct map[Product][]tijdlijn.Periode
	perCode    map[string][]string // categories, in order
	gevuld     []tijdlijn.Periode
}

func nieuweProductlijst(alle []tijdlijn.Geldig[Product]) Productlijst {
	lijst := Productlijst{perProduct: make(map[Product][]tijdlijn.Periode), perCode: make(map[string][]string)}
	for _, p := range alle {
		if p.Leeg() {
			continue
		}
		lijst.perProduct[p.Waarde] = append(lijst.perProduct[p.Waarde], p.Periode)
		if !slices.Contains(lijst.perCode[p.Waarde.Code], p.Waarde.Categorie) {
			lijst.perCode[p.Waarde.Code] = append(lijst.perCode[p.Waarde.Code], p.Waarde.Categorie)
		}
		if !slices.Contains(lijst.gevuld, p.Periode) {
			lijst.gevuld = append(lijst.gevuld, p.Periode)
		}
	}
	return lijst
}

// Gevuld reports whether the municipality uses any product on the day: without
// one there is no list to hold a code against.
func (l Productlijst) Gevuld(dag tijdlijn.Dag) bool { return bevat(l.gevuld, dag) }

// Past reports whether the code of a product belongs to its category on the day
// (TR381). A product without a code always fits, and so does any product on a day
// without a list.
func (l Productlijst) Past(product Product, dag tijdlijn.Dag) bool {
	return product.Code == "" || !l.Gevuld(dag) || bevat(l.perProduct[product], dag)
}

// Categorieen gives the categories that a code belongs to on the day, in order;
// none when the list does not hold it.
func (l Productlijst) Categorieen(code string, dag tijdlijn.Dag) []string {
	var categorieen []string
	for _, categorie := range l.perCode[code] {
		if bevat(l.perProduct[Product{categorie, code}], dag) {
			categorieen = append(categorieen, categorie)
		}
	}
	return categorieen
}

func bevat(perioden []tijdlijn.Periode, dag tijdlijn.Dag) bool {
	return slices.ContainsFunc(perioden, func(p tijdlijn.Periode) bool { return p.Bevat(dag) })
}

package contract

import (
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// Keuze is a product of a provider that can be allotted on a day.
type Keuze struct {
	AGB       kenmerk.AGB
	Aanbieder string
	Tarief    Tarief
}

// Tarieflijst holds the tariffs of one provider for one municipality over a
// period, for whoever checks many lines. It never changes.
type Tarieflijst struct {
	perProduct map[Product][]Tarief
}

func nieuweTarieflijst(alle []Tarief) Tarieflijst {
	lijst := Tarieflijst{perProduct: make(map[Product][]Tarief)}
	for _, t := range alle {
		lijst.perProduct[t.Product] = append(lijst.perProduct[t.Product], t)
	}
	return lijst
}

// Op gives the tariff of product on dag, and false when there is none.
func (l Tarieflijst) Op(product Product, dag tijdlijn.Dag) (Tarief, bool) {
	tarieven := l.perProduct[product]
	i := slices.IndexFunc(tarieven, func(t Tarief) bool { return t.Geldig.Bevat(dag) })
	if i < 0 {
		return Tarief{}, false
	}
	return tarieven[i], true
}

// Heeft reports whether the product has any tariff in the period of the list.
func (l Tarieflijst) Heeft(product Product) bool { return len(l.perProduct[product]) > 0 }

package release32

import (
	"cmp"
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

const (
	plekStart = plekClient + "/StartProducten/StartProduct"
	plekStop  = plekClient + "/StopProducten/StopProduct"
)

// oudeAfspraken is the last day on which rules of before 2021 hold for an end date.
var oudeAfspraken = tijdlijn.MustDag("2020-12-31")

// naOudeAfspraken reports whether the product ends after 2020 or has no end.
func (p *productdeel) naOudeAfspraken() bool { return p.eind == nil || *p.eind > oudeAfspraken }

func (p *productdeel) code() string {
	if p.product == nil {
		return ""
	}
	return p.product.Code
}

func regelCD041(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; p.code() != "" && p.omvang == nil {
			t.meld(p.plek + "/Omvang")
		}
	}
}

func regelCD075(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; p.budget != nil && p.eind == nil {
			t.meld(p.plek + "/" + p.eindNaam)
		}
	}
}

func regelCD076(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; p.omvang != nil && p.omvang.Frequentie == "2" && p.eind == nil {
			t.meld(p.plek + "/" + p.eindNaam)
		}
	}
}

func regelCD077(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; p.budget != nil && p.omvang != nil {
			t.meld(p.plek + "/Omvang")
		}
	}
}

func regelCD078(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; p.budget != nil && p.omvang != nil {
			t.meld(p.plek + "/Budget")
		}
	}
}

func regelCD079(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; !p.wijziging && p.budget == nil && p.product == nil {
			t.meld(p.plek + "/Product")
		}
	}
}

// regelAspecifiek is CD080 (301), CD095 (315) and CD096 (317, new products).
func regelAspecifiek(t *toetsing) {
	for i := range t.producten {
		if p := &t.producten[i]; !p.wijziging && p.code() == "" && p.naOudeAfspraken() && p.omvang != nil {
			t.meld(p.plek + "/Omvang")
		}
	}
}

// regelFrequentie is CS338 (301, 317) and CS343 (315).
func regelFrequentie(t *toetsing) {
	for i := range t.producten {
		p := &t.producten[i]
		if p.omvang == nil || !p.naOudeAfspraken() {
			continue
		}
		switch p.omvang.Eenheid {
		case "14", "16", "83", "84":
			if p.omvang.Frequentie == "1" {
				t.meld(p.plek + "/Omvang/Frequentie")
			}
		}
	}
}

func regelCS003(t *toetsing) {
	for _, c := range t.contacten {
		if p := c.Periode; p != nil && p.Einddatum != nil && (p.Begindatum == nil || *p.Einddatum < *p.Begindatum) {
			t.meld(c.plek + "/Periode")
		}
	}
	for i := range t.producten {
		if p := &t.producten[i]; p.eind != nil && *p.eind < p.begin {
			t.zeg(p.plek+"/"+p.eindNaam, "De einddatum %s ligt voor de begindatum %s.", *p.eind, p.begin)
		}
	}
}

func regelCS058(t *toetsing) {
	toets := func(status, plek string) {
		if status != "1" && status != "3" {
			t.meld(plek + "/StatusAanlevering")
		}
	}
	if t.Client305 != nil {
		for i := range t.Client305.StartProducten {
			toets(t.Client305.StartProducten[i].StatusAanlevering, nummer(plekStart, i))
		}
	}
	if t.Client307 != nil {
		for i := range t.Client307.StopProducten {
			toets(t.Client307.StopProducten[i].StatusAanlevering, nummer(plekStop, i))
		}
	}
}

// toegewezen gives the products of a 301; none for another message.
func (t *toetsing) toegewezen() []istandaard.ToegewezenProduct301 {
	if t.Client301 == nil {
		return nil
	}
	return t.Client301.ToegewezenProducten
}

func regelCS335(t *toetsing) {
	for i, p := range t.toegewezen() {
		if p.RedenWijziging == "13" && (p.Einddatum == nil || *p.Einddatum != p.Ingangsdatum) {
			t.meld(t.producten[i].plek + "/RedenWijziging")
		}
	}
}

func regelCS336(t *toetsing) {
	for i, p := range t.toegewezen() {
		if p.RedenWijziging == "01" {
			t.meld(t.producten[i].plek + "/RedenWijziging")
		}
	}
}

func regelTR018(t *toetsing) {
	if t.Client307 == nil {
		return
	}
	for i := range t.Client307.StopProducten {
		if p := &t.Client307.StopProducten[i]; p.Einddatum < p.Begindatum {
			t.zeg(nummer(plekStop, i)+"/Einddatum", "De einddatum %s ligt voor de begindatum %s.", p.Einddatum, p.Begindatum)
		}
	}
}

// hulpmiddel reports whether the category is one of 11 to 14 of the Wmo, the aids,
// which may overlap.
func (p *productdeel) hulpmiddel() bool {
	return p.product != nil && p.product.Categorie >= "11" && p.product.Categorie <= "14"
}

// regelOverlapWmo is TR302 (301), TR386 (315) and TR410 (317, new products) of
// iWmo: aids may overlap with everything.
func regelOverlapWmo(t *toetsing) { t.overlap((*productdeel).hulpmiddel) }

// regelOverlapJeugd is TR302, TR386 and TR410 of iJw: nothing may overlap.
func regelOverlapJeugd(t *toetsing) { t.overlap(func(*productdeel) bool { return false }) }

// overlap: no two lines of the same product share a day, both ends counted, but for
// lines that are vrij. Two lines are of the same product when one has no product at
// all, or when their categories are the same and so are their codes, or one has none.
//
// Two lines overlap when each begins no later than the other ends. That holds as well
// for a line that ends before it begins (CS003): it overlaps with a line around it.
//
// The lines are walked by begin date; of those already met the last day is kept per
// code, per category and over all. One that ends before it begins is met on its end
// date, after those that begin there; no line met later begins so early that it would
// touch that one.
func (t *toetsing) overlap(vrij func(*productdeel) bool) {
	var rij []*productdeel
	for i := range t.producten {
		p := &t.producten[i]
		if !p.wijziging && !p.vervallen && !vrij(p) {
			rij = append(rij, p)
		}
	}
	slices.SortStableFunc(rij, func(a, b *productdeel) int {
		if c := cmp.Compare(a.eerste(), b.eerste()); c != 0 {
			return c
		}
		return cmp.Compare(a.begin, b.begin)
	})
	var alle, generiek laatsteDag
	code, categorie, aspecifiek := map[istandaard.Product]laatsteDag{}, map[string]laatsteDag{}, map[string]laatsteDag{}
	for _, p := range rij {
		raakt := generiek.raakt(p.begin)
		switch {
		case p.product == nil:
			raakt = alle.raakt(p.begin)
		case p.product.Code == "":
			raakt = raakt || categorie[p.product.Categorie].raakt(p.begin)
		default:
			raakt = raakt || code[*p.product].raakt(p.begin) || aspecifiek[p.product.Categorie].raakt(p.begin)
		}
		if raakt {
			t.meld(p.plek)
		}
		eind := p.laatste()
		alle = alle.tot(eind)
		if p.product == nil {
			generiek = generiek.tot(eind)
			continue
		}
		categorie[p.product.Categorie] = categorie[p.product.Categorie].tot(eind)
		if p.product.Code == "" {
			aspecifiek[p.product.Categorie] = aspecifiek[p.product.Categorie].tot(eind)
		} else {
			code[*p.product] = code[*p.product].tot(eind)
		}
	}
}

// eerste is the first of the two dates.
func (p *productdeel) eerste() tijdlijn.Dag { return min(p.begin, p.laatste()) }

func (p *productdeel) laatste() tijdlijn.Dag {
	if p.eind == nil {
		return tijdlijn.Open
	}
	return *p.eind
}

// laatsteDag is the last day on which some product runs; none when not set.
type laatsteDag struct {
	dag tijdlijn.Dag
	er  bool
}

func (l laatsteDag) raakt(begin tijdlijn.Dag) bool { return l.er && begin <= l.dag }

func (l laatsteDag) tot(eind tijdlijn.Dag) laatsteDag {
	if l.er && l.dag > eind {
		return l
	}
	return laatsteDag{eind, true}
}

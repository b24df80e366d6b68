package release32

import (
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// regelTR101 refuses two classes with the same key. Values that are absent are the
// same as each other; StatusAanlevering is no part of a key.
func regelTR101(t *toetsing) {
	switch {
	case t.Toewijzing != nil:
		c := t.Toewijzing
		dubbel(t, len(c.Relaties), plekClient+"/Relaties/Relatie", func(i int) string { return c.Relaties[i].Nummer })
		dubbel(t, len(c.Contactgegevens), plekClient+"/Contactgegevens/Contact", func(i int) string { return c.Contactgegevens[i].Soort })
		dubbel(t, len(c.ToegewezenProducten), plekClient+"/ToegewezenProducten/ToegewezenProduct",
			func(i int) int64 { return c.ToegewezenProducten[i].ToewijzingNummer })
	case t.Start != nil:
		dubbel(t, len(t.Start.StartProducten), plekStart, func(i int) startSleutel {
			p := &t.Start.StartProducten[i]
			return startSleutel{productSleutelVan(p.Product), optieVan(p.ToewijzingNummer), p.Begindatum}
		})
	case t.Stop != nil:
		dubbel(t, len(t.Stop.StopProducten), plekStop, func(i int) stopSleutel {
			p := &t.Stop.StopProducten[i]
			start := startSleutel{productSleutelVan(p.Product), optieVan(p.ToewijzingNummer), p.Begindatum}
			return stopSleutel{start, p.Einddatum, p.RedenBeeindiging}
		})
	case t.Aanvraag != nil:
		regelTR383(t)
	case t.Wijziging != nil:
		t.dubbel317(&t.Wijziging.Verzoek)
	}
	t.dubbeleRegels()
}

// dubbel notes every class whose key was met before; sleutel gives the key of the
// class with index i.
func dubbel[K comparable](t *toetsing, aantal int, plek string, sleutel func(int) K) {
	gezien := make(map[K]bool, aantal)
	for i := range aantal {
		s := sleutel(i)
		if gezien[s] {
			t.meld(nummer(plek, i))
		}
		gezien[s] = true
	}
}

func (t *toetsing) dubbel317(v *Verzoek317) {
	const plek = plekClient + "/Verzoek"
	dubbel(t, len(v.OngewijzigdeProducten), plek+"/OngewijzigdeProducten/OngewijzigdProduct",
		func(i int) int64 { return v.OngewijzigdeProducten[i].ToewijzingNummer })
	dubbel(t, len(v.TeWijzigenProducten), plek+"/TeWijzigenProducten/TeWijzigenProduct",
		func(i int) int64 { return v.TeWijzigenProducten[i].ToewijzingNummer })
	dubbel(t, len(v.NieuweProducten), plek+"/NieuweProducten/NieuwProduct", func(i int) startSleutel {
		p := &v.NieuweProducten[i]
		return startSleutel{product: productSleutelVan(p.Product), begin: p.GewensteIngangsdatum}
	})
}

// dubbeleRegels checks clients and lines of a claim or its answer.
func (t *toetsing) dubbeleRegels() {
	if len(t.clienten) > 1 {
		gezien := make(map[string]bool, len(t.clienten))
		for i := range t.clienten {
			c := &t.clienten[i]
			if gezien[c.bsn] {
				t.meld(c.plek())
			}
			gezien[c.bsn] = true
		}
	}
	gezien := make(map[istandaard.Referentie]bool, len(t.prestaties))
	for i := range t.prestaties {
		p := &t.prestaties[i]
		if gezien[*p.referentie] {
			t.meld(p.plek())
		}
		gezien[*p.referentie] = true
	}
}

type startSleutel struct {
	product productSleutel
	nummer  optie
	begin   tijdlijn.Dag
}

type stopSleutel struct {
	start startSleutel
	eind  tijdlijn.Dag
	reden string
}

// productSleutel: no product and a product without code differ in category.
type productSleutel struct{ categorie, code string }

func productSleutelVan(p *istandaard.Product) productSleutel {
	if p == nil {
		return productSleutel{}
	}
	return productSleutel{p.Categorie, p.Code}
}

type optie struct {
	waarde int64
	er     bool
}

func optieVan(getal *int64) optie {
	if getal == nil {
		return optie{}
	}
	return optie{*getal, true}
}

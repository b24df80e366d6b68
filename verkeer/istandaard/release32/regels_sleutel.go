package release32

import (
	"encoding/binary"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// sleutelsTR101 refuses two classes with the same key. Values that are absent are the
// same as each other; StatusAanlevering is no part of a key.
func sleutelsTR101(t *toetsing) {
	switch {
	case t.Client301 != nil:
		c := t.Client301
		dubbel(t, len(c.Relaties), plekClient+"/Relaties/Relatie", func(i int) string { return c.Relaties[i].Nummer })
		dubbel(t, len(c.Contactgegevens), plekClient+"/Contactgegevens/Contact", func(i int) string { return c.Contactgegevens[i].Soort })
		dubbel(t, len(c.ToegewezenProducten), plekClient+"/ToegewezenProducten/ToegewezenProduct",
			func(i int) int64 { return c.ToegewezenProducten[i].ToewijzingNummer })
	case t.Client305 != nil:
		dubbel(t, len(t.Client305.StartProducten), plekStart, func(i int) startSleutel {
			p := &t.Client305.StartProducten[i]
			return startSleutel{productSleutelVan(p.Product), optieVan(p.ToewijzingNummer), p.Begindatum}
		})
	case t.Client307 != nil:
		dubbel(t, len(t.Client307.StopProducten), plekStop, func(i int) stopSleutel {
			p := &t.Client307.StopProducten[i]
			start := startSleutel{productSleutelVan(p.Product), optieVan(p.ToewijzingNummer), p.Begindatum}
			return stopSleutel{start, p.Einddatum, p.RedenBeeindiging}
		})
	case t.Client315 != nil:
		regelTR383(t)
	case t.Client317 != nil:
		t.dubbel317(&t.Client317.Verzoek)
	}
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

func (t *toetsing) dubbel317(v *istandaard.Verzoek317) {
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

// clientTR101 refuses a second client with the same Bsn.
func clientTR101(t *toetsing, c *clientdeel) {
	if t.set(bsns).erbij(t.alsSleutel(c.bsn)) {
		t.meld(c.plek())
	}
}

// regelTR101 refuses a second line of one client with the same key.
func regelTR101(t *toetsing, p *prestatiedeel) {
	s := binary.LittleEndian.AppendUint32(t.sleutel[:0], uint32(p.client.nummer))
	t.sleutel = append(append(append(s, p.referentie.ReferentieNummer...), 0), p.referentie.VorigReferentieNummer...)
	if t.set(lijnen).erbij(t.sleutel) {
		t.meld(p.plek())
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

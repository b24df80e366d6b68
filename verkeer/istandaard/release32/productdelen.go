package release32

import "nabuur/verkeer/istandaard"

// vul301, vul315 and vul317 take the products of a message, and of a 301 the contacts
// and dates of birth too.
func (t *toetsing) vul301(c *istandaard.Client301) {
	for i := range c.Relaties {
		r := &c.Relaties[i]
		plek := nummer(plekClient+"/Relaties/Relatie", i)
		if r.Geboortedatum != nil {
			t.geboorten = append(t.geboorten, geboortedeel{plek + "/Geboortedatum", r.Geboortedatum})
		}
		t.contacten = append(t.contacten, contactdeel{plek + "/Contact", &r.Contact})
	}
	for i := range c.Contactgegevens {
		plek := nummer(plekClient+"/Contactgegevens/Contact", i)
		t.contacten = append(t.contacten, contactdeel{plek, &c.Contactgegevens[i]})
	}
	for i := range c.ToegewezenProducten {
		p := &c.ToegewezenProducten[i]
		weg := p.RedenWijziging == "13" || p.RedenWijziging == "01"
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/ToegewezenProducten/ToegewezenProduct", i), eindNaam: "Einddatum",
			product: p.Product, begin: p.Ingangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget,
			vervallen: weg && p.Einddatum != nil && *p.Einddatum == p.Ingangsdatum,
		})
	}
}

func (t *toetsing) vul315(producten []istandaard.AangevraagdProduct315) {
	for i := range producten {
		p := &producten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/AangevraagdeProducten/AangevraagdProduct", i), eindNaam: "ToewijzingEinddatum",
			product: p.Product, begin: p.ToewijzingIngangsdatum, eind: p.ToewijzingEinddatum, omvang: p.Omvang, budget: p.Budget,
		})
	}
}

func (t *toetsing) vul317(v *istandaard.Verzoek317) {
	for i := range v.TeWijzigenProducten {
		p := &v.TeWijzigenProducten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/Verzoek/TeWijzigenProducten/TeWijzigenProduct", i), eindNaam: "Einddatum",
			begin: p.GewensteIngangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget, wijziging: true,
		})
	}
	for i := range v.NieuweProducten {
		p := &v.NieuweProducten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/Verzoek/NieuweProducten/NieuwProduct", i), eindNaam: "Einddatum",
			product: p.Product, begin: p.GewensteIngangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget,
		})
	}
}

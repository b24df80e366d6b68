package release32

import "nabuur/verkeer/istandaard"

// vul301, vul315 and vul317 take the products of a message, and of a 301 the names,
// contacts and dates of birth too.
func (t *toetsing) vul301(c *istandaard.Client301) {
	t.gesprek = c.Communicatie
	t.namen = append(t.namen, naamdeel{plekClient, &c.Naam})
	for i := range c.Relaties {
		r := &c.Relaties[i]
		plek := nummer(plekClient+"/Relaties/Relatie", i)
		if r.Geboortedatum != nil {
			t.geboorten = append(t.geboorten, geboortedeel{plek + "/Geboortedatum", r.Geboortedatum})
		}
		t.namen = append(t.namen, naamdeel{plek, &r.Naam})
		t.contact(plek+"/Contact", r.Contact.Soort, r.Contact.Adres, r.Contact.Telefoon, r.Contact.Periode)
	}
	for i := range c.Contactgegevens {
		k := &c.Contactgegevens[i]
		t.contact(nummer(plekClient+"/Contactgegevens/Contact", i), k.Soort, k.Adres, k.Telefoon, k.Periode)
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

// vul302 takes what a 302 gives back of names, contacts and dates of birth.
func (t *toetsing) vul302(c *istandaard.Client302) {
	t.gesprek = c.Communicatie
	t.namen = append(t.namen, naamdeel{plekClient, &c.Naam})
	for i := range c.Relaties {
		r := &c.Relaties[i]
		plek := nummer(plekClient+"/Relaties/Relatie", i)
		if r.Geboortedatum != nil {
			t.geboorten = append(t.geboorten, geboortedeel{plek + "/Geboortedatum", r.Geboortedatum})
		}
		t.namen = append(t.namen, naamdeel{plek, &r.Naam})
		t.contact(plek+"/Contact", r.Contact.Soort, r.Contact.Adres, r.Contact.Telefoon, r.Contact.Periode)
	}
	for i := range c.Contactgegevens {
		k := &c.Contactgegevens[i]
		t.contact(nummer(plekClient+"/Contactgegevens/Contact", i), k.Soort, k.Adres, k.Telefoon, k.Periode)
	}
}

func (t *toetsing) contact(plek, soort string, adres *istandaard.Adres, telefoon *istandaard.Telefoonnummers,
	periode *istandaard.OpenPeriode) {
	t.contacten = append(t.contacten, contactdeel{plek, soort, adres, telefoon, periode})
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

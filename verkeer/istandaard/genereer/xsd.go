package main

import "strings"

const xsdKop = `<?xml version="1.0" encoding="UTF-8"?>`

// basisXSD writes the basisschema as an XML schema, for tests with another
// validator.
func (r *release) basisXSD() []byte {
	p := &pen{}
	pre := r.basis.Voorvoegsel
	p.f("%s", xsdKop)
	p.f(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:%s="%s" targetNamespace="%s" elementFormDefault="qualified">`,
		pre, r.basis.Naamruimte, r.basis.Naamruimte)
	for _, k := range r.basis.klassen {
		p.complexXSD(k, pre, "")
	}
	for _, s := range r.basis.types {
		p.simpelXSD(s)
	}
	p.f("</xs:schema>")
	return p.Bytes()
}

// berichtXSD writes the schema of one message.
func (r *release) berichtXSD(b *bericht) []byte {
	p := &pen{}
	pre, eigen := r.basis.Voorvoegsel, kleineNaam(b.Bericht)
	p.f("%s", xsdKop)
	p.f(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:%s="%s" xmlns:%s="%s" `+
		`targetNamespace="%s" elementFormDefault="qualified">`,
		pre, r.basis.Naamruimte, eigen, b.Naamruimte, b.Naamruimte)
	p.f(`  <xs:import namespace="%s" schemaLocation="basisschema.xsd"/>`, r.basis.Naamruimte)
	p.f(`  <xs:element name="Bericht" type="%s:Root"/>`, eigen)
	for _, k := range b.Klassen {
		p.complexXSD(k, pre, eigen)
	}
	p.f("</xs:schema>")
	return p.Bytes()
}

func (p *pen) complexXSD(k klasse, basis, eigen string) {
	p.f(`  <xs:complexType name="%s"><xs:sequence>`, k.Naam)
	for _, e := range k.delen {
		pre := eigen
		if isCDT(e.typ) || isLDT(e.typ) {
			pre = basis
		}
		keer := ""
		if e.optie {
			keer = ` minOccurs="0"`
		}
		if e.lijst {
			keer += ` maxOccurs="unbounded"`
		}
		if e.patroon == "" {
			p.f(`    <xs:element name="%s" type="%s:%s"%s/>`, e.naam, pre, e.typ, keer)
			continue
		}
		p.f(`    <xs:element name="%s"%s><xs:simpleType><xs:restriction base="%s:%s">`+
			`<xs:pattern value="%s"/></xs:restriction></xs:simpleType></xs:element>`,
			e.naam, keer, pre, e.typ, e.patroon)
	}
	p.f(`  </xs:sequence></xs:complexType>`)
}

func (p *pen) simpelXSD(s simpel) {
	p.f(`  <xs:simpleType name="%s"><xs:restriction base="%s">`, s.naam, s.basis)
	for _, facet := range []struct{ naam, waarde string }{
		{"minLength", s.minLengte}, {"maxLength", s.maxLengte},
		{"minInclusive", s.min}, {"maxInclusive", s.max}, {"pattern", s.patroon},
	} {
		if facet.waarde != "" {
			p.f(`    <xs:%s value="%s"/>`, facet.naam, strings.ReplaceAll(facet.waarde, "&", "&amp;"))
		}
	}
	for _, w := range s.waarden {
		p.f(`    <xs:enumeration value="%s"/>`, w.code)
	}
	p.f(`  </xs:restriction></xs:simpleType>`)
}

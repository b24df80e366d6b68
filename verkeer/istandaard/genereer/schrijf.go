package main

import "fmt"

// tag gives the tag of an element of the class in Go.
func (c *codeur) tag(naam string) string {
	voor := c.r.basis.Voorvoegsel
	if c.b != nil {
		voor = kleineNaam(c.b.Bericht)
	}
	return fmt.Sprintf("%q", voor+":"+naam+">")
}

// type_ names the table of the simple type of an element of the class k.
func (c *codeur) type_(k klasse, e element) string {
	if e.patroon == "" {
		return "&" + ldtVar(e.typ)
	}
	variabele := "klasse" + cdt(k.Naam)
	if c.b != nil {
		variabele = "klasse" + c.b.Bericht + k.Naam
	}
	return "&" + eigenType(variabele, e)
}

func (c *codeur) schrijfVeld(v veld, bron string) {
	p, tag := c.p, c.tag(v.naam)
	eigen := c.k.element(v.naam)
	if !eigen.optie && (v.element.optie || v.lijst != nil || v.element.lijst) {
		p.f("s.Verplicht(%s)", v.gevuld())
	}
	switch {
	case v.lijst != nil:
		if v.element.optie {
			p.f("if len(%s) > 0 {", bron)
		}
		p.f("s.Open(%s)", tag)
		c.schrijfLijst(*v.lijst, *v.item, bron)
		p.f("s.Sluit(%s)", tag)
		if v.element.optie {
			p.f("}")
		}
	case v.element.lijst:
		c.schrijfLijst(c.k, v, bron)
	case v.methode != "" && v.element.optie:
		p.f("s.%sOf(%s, %s, %s)", v.methode, tag, c.type_(c.k, eigen), bron)
	case v.methode != "":
		p.f("s.%s(%s, %s, %s)", v.methode, tag, c.type_(c.k, eigen), bron)
	case v.element.optie:
		p.f("if %s != nil {", bron)
		c.schrijfKlasse(v, bron)
		p.f("}")
	default:
		c.schrijfKlasse(v, "&"+bron)
	}
}

// schrijfLijst writes the items of the class k, one after another.
func (c *codeur) schrijfLijst(k klasse, item veld, bron string) {
	c.p.f("for i := range %s {", bron)
	if item.methode != "" {
		c.p.f("s.%s(%s, %s, %s[i])", item.methode, c.tag(item.naam), c.type_(k, k.element(item.naam)), bron)
	} else {
		c.schrijfKlasse(item, "&"+bron+"[i]")
	}
	c.p.f("}")
}

func (c *codeur) schrijfKlasse(v veld, bron string) {
	tag := c.tag(v.naam)
	c.p.f("s.Open(%s)\nschrijf%s(s, %s)\ns.Sluit(%s)", tag, v.functie, bron, tag)
}

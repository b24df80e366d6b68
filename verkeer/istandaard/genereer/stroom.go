package main

import (
	"slices"
	"strings"
)

// stroomt reports whether the class is the one that is read one at a time, or lies on
// the way to it.
func (c *codeur) stroomt(klasse string) bool {
	if c.b == nil || c.b.Stroom == "" {
		return false
	}
	k, ok := c.b.klasse(klasse)
	if !ok || klasse == c.b.Stroom {
		return ok
	}
	for _, e := range k.delen {
		if e.typ == c.b.Stroom || c.stroomt(e.typ) {
			return true
		}
	}
	return false
}

// inRuimte reports whether lists of the class get their room from the ruimte of the
// message: the class that is read one at a time and those it holds lists of.
func (c *codeur) inRuimte(klasse string) bool {
	return c.b.Stroom != "" && slices.Contains(c.b.inStroom(), klasse)
}

// inStroom gives the class that is read one at a time and those that it holds lists of.
func (b *bericht) inStroom() []string {
	uit := []string{b.Stroom}
	k, _ := b.klasse(b.Stroom)
	for _, e := range k.delen {
		lijst, ok := b.klasse(e.typ)
		if !ok || !lijst.lijstklasse() {
			continue
		}
		if item, ok := b.klasse(lijst.delen[0].typ); ok && !item.lijstklasse() {
			uit = append(uit, item.Naam)
		}
	}
	return uit
}

func rijnaam(klasse string) string { return strings.ToLower(klasse[:1]) + klasse[1:] }

// stroomruimte writes the type that lists of a large message get their room from.
func (c *codeur) stroomruimte() {
	p, b := c.p, c.b
	p.f("// stroom%s hands over the class %s one at a time when elk is not nil, and gives the", b.Bericht, b.Stroom)
	p.f("// lists their room.")
	p.f("type stroom%s struct {\nelk func(*%s)\neen %s", b.Bericht, eigenNaam(b, b.Stroom), eigenNaam(b, b.Stroom))
	for _, klasse := range b.inStroom() {
		p.f("%s istandaard.Rij[%s]", rijnaam(klasse), eigenNaam(b, klasse))
	}
	p.f("}\n")
	for _, functie := range [][2]string{{"apart", "Merk"}, {"verder", "Terug"}} {
		p.f("func (r *stroom%s) %s(l *istandaard.Lezer) {", b.Bericht, functie[0])
		for _, klasse := range b.inStroom() {
			p.f("r.%s.%s()", rijnaam(klasse), functie[1])
		}
		p.f("l.%s%s()\n}\n", strings.ToUpper(functie[0][:1]), functie[0][1:])
	}
}

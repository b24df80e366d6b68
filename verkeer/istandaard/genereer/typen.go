package main

import (
	"fmt"
	"slices"
	"strings"
)

// headers names the three shapes of the class Header and the element that tells
// them apart.
var headers = []headervorm{
	{"DeclaratieIdentificatie", "AntwoordHeader", "Antwoordkop", "the header of a declaratie-antwoord (325)"},
	{"IdentificatieRetour", "RetourHeader", "Retourkop",
		"the header of a retour message; Afzender and Ontvanger are those of the message it answers (IV028)"},
	{"", "Header", "Kop", "the header of a message that is no answer"},
}

// headervorm is one of the shapes: its Go type, and the field of Inhoud that holds
// it.
type headervorm struct{ kenmerk, naam, veld, uitleg string }

// header gives the shape of the class Header.
func header(k klasse) headervorm {
	i := slices.IndexFunc(headers, func(h headervorm) bool { return h.kenmerk == "" || k.heeft(h.kenmerk) })
	return headers[i]
}

// element gives the element with that name.
func (k klasse) element(naam string) element {
	for _, e := range k.delen {
		if e.naam == naam {
			return e
		}
	}
	return element{}
}

func (k klasse) heeft(naam string) bool {
	for _, e := range k.delen {
		if e.naam == naam {
			return true
		}
	}
	return false
}

// lijstklasse reports whether the class only holds a list: its parent gets a
// slice instead.
func (k klasse) lijstklasse() bool { return len(k.delen) == 1 && k.delen[0].lijst }

// veld is a field of a struct and how its value is read and written.
type veld struct {
	naam, typ, methode string // methode: Tekst, Getal… for a value, "" for a class
	functie            string // the stem of lees… and schrijf… of a class
	element            element
	vreemd             bool    // only another standard of the release has it
	lijst              *klasse // the class that only holds the list
	item               *veld   // what that list holds
}

// typenaam names the Go type of a class of the message.
type typenaam func(b *bericht, klasse string) string

// eigenNaam is the name in the package of the release: WMO301Client.
func eigenNaam(b *bericht, klasse string) string { return b.Bericht + klasse }

// gedeeldeNaam is the name in the package of the shared classes: Client301.
func gedeeldeNaam(b *bericht, klasse string) string { return klasse + b.nummer() }

// veld works out the field for an element; b is nil for the basisschema. eigen is
// the qualifier of the types of the basisschema.
func (r *release) veld(b *bericht, e element, noem typenaam, eigen string) (veld, error) {
	v := veld{naam: e.naam, element: e}
	switch {
	case isLDT(e.typ):
		s, ok := r.basis.type_(e.typ)
		if !ok {
			return v, fmt.Errorf("type %s van %s bestaat niet", e.typ, e.naam)
		}
		v.typ, v.methode = goSoort(s)
	case isCDT(e.typ):
		v.functie = cdt(e.typ)
		v.typ = eigen + v.functie
	default:
		k, ok := b.klasse(e.typ)
		if !ok {
			return v, fmt.Errorf("klasse %s van %s bestaat niet", e.typ, e.naam)
		}
		if k.lijstklasse() {
			item, err := r.veld(b, k.delen[0], noem, eigen)
			if err != nil {
				return v, err
			}
			v.lijst, v.item, v.typ = &k, &item, "[]"+item.typ
			return v, nil
		}
		v.functie = eigenNaam(b, e.typ)
		v.typ = noem(b, e.typ)
		if e.typ == "Header" {
			v.typ = eigen + header(k).naam
		}
	}
	return v, nil
}

// goTyp is the type of the field: an optional value or class is an address,
// except text, of which "" means that it is not there.
func (v veld) goTyp() string {
	if v.element.optie && v.lijst == nil && v.typ != "string" {
		return "*" + v.typ
	}
	if v.element.lijst {
		return "[]" + v.typ
	}
	return v.typ
}

// struct_ writes the Go type of a class.
func (r *release) struct_(p *pen, b *bericht, k klasse, noem typenaam, naam, eigen, uitleg string) error {
	p.f("// %s is %s.", naam, uitleg)
	if len(k.Sleutel) > 0 {
		p.f("// Key: %s.", strings.Join(k.Sleutel, ", "))
	}
	p.f("type %s struct {", naam)
	for _, e := range k.delen {
		v, err := r.veld(b, e, noem, eigen)
		if err != nil {
			return err
		}
		regel := v.naam + " " + v.goTyp()
		if e.alleen != "" {
			regel += " // " + e.alleen + " only"
		}
		p.f("%s", regel)
	}
	p.f("}\n")
	return nil
}

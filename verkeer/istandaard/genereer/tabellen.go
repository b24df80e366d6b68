package main

import (
	"fmt"
	"slices"
	"strings"
)

// vormen names the patterns that the package istandaard has written out in Go.
var vormen = map[string]string{
	`.*[^\s].*`:          "VormNietLeeg",
	`([.\s]*\S+[.\s]*)+`: "VormCommentaar",
	`[^:Z]*`:             "VormZonderTijd",
	`[^Z+-]+`:            "VormZonderZone",
	`[0-9]{4}`:           "VormVierCijfers",
	`[0-9]{8}`:           "VormAchtCijfers",
	`[0-9]{9}`:           "VormNegenCijfers",
	`[0-9]*`:             "VormCijfers",
	`([a-zA-ZÀ-ỳ])+`:     "VormVoorletters",
	`([a-zA-Z0-9])+`:     "VormLettersCijfer",
	`(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)`: "VormVersie",
}

var soorten = map[string]string{
	"xs:string": "istandaard.Tekst", "xs:integer": "istandaard.Geheel",
	"xs:date": "istandaard.Datum", "xs:time": "istandaard.Tijd",
}

func patroon(vorm string, vast bool, regel string) (string, error) {
	naam := vormen[vorm]
	code := "&istandaard." + naam
	if vast {
		code = fmt.Sprintf("istandaard.VormVast(%q)", vorm)
	} else if naam == "" {
		return "", fmt.Errorf("patroon %s is nog niet in Go uitgeschreven: zet het in istandaard/vorm.go en in de tabel vormen", vorm)
	}
	return fmt.Sprintf("{Vorm: %s, Regel: %q}", code, regel), nil
}

// type_ writes the table of a simple type, with the facet of one element added
// if it has one.
func (p *pen) type_(s simpel, variabele string, e element) error {
	p.f("var %s = istandaard.Type{", variabele)
	p.f("Naam: %q, Soort: %s,", s.naam, soorten[s.basis])
	if s.bedrag {
		p.f("Bedrag: true,")
	}
	for _, facet := range []struct{ veld, waarde, regel string }{
		{"MinLengte", s.minLengte, s.regelMinLen}, {"MaxLengte", s.maxLengte, s.regelMaxLen},
		{"Min", s.min, s.regelMin}, {"Max", s.max, s.regelMax},
	} {
		if facet.waarde != "" {
			p.f("%s: %s, Regel%s: %q,", facet.veld, facet.waarde, facet.veld, facet.regel)
		}
	}
	var patronen []string
	if s.patroon != "" {
		code, err := patroon(s.patroon, false, s.regelPat)
		if err != nil {
			return err
		}
		patronen = append(patronen, code)
	}
	if e.patroon != "" {
		code, err := patroon(e.patroon, e.vast, e.regel)
		if err != nil {
			return err
		}
		patronen = append(patronen, code)
	}
	if patronen != nil {
		p.f("Patronen: []istandaard.Patroon{%s},", strings.Join(patronen, ", "))
	}
	if s.waarden != nil {
		p.f("Waarden: %s, Codes: codes%s,", lijstNaam(s), strings.TrimPrefix(s.naam, "LDT_"))
	}
	p.f("}\n")
	return nil
}

func lijstNaam(s simpel) string { return "Lijst" + strings.TrimPrefix(s.naam, "LDT_") }

func (p *pen) lijst(s simpel) {
	waarden := slices.Clone(s.waarden)
	slices.SortFunc(waarden, func(a, b waarde) int { return strings.Compare(a.code, b.code) })
	p.f("// %s is the code list of %s, sorted by code.", lijstNaam(s), s.naam)
	p.f("var %s = []istandaard.Waarde{", lijstNaam(s))
	for _, w := range waarden {
		p.f("{Code: %q, Betekenis: %q},", w.code, w.betekenis)
	}
	p.f("}\n")
	p.f("var codes%s = istandaard.NewCodelijst(%s)\n", strings.TrimPrefix(s.naam, "LDT_"), lijstNaam(s))
}

// klasse writes the table of a class and first those of elements with a facet of
// their own. ns is the namespace of its elements.
func (p *pen) klasse(r *release, b *bericht, k klasse, variabele, ns string) error {
	for _, e := range k.delen {
		if e.patroon == "" {
			continue
		}
		s, ok := r.basis.type_(e.typ)
		if !ok {
			return fmt.Errorf("type %s van %s bestaat niet", e.typ, e.naam)
		}
		if err := p.type_(s, eigenType(variabele, e), e); err != nil {
			return err
		}
	}
	p.f("var %s = istandaard.Klasse{Naam: %q, Elementen: []istandaard.Element{", variabele, k.Naam)
	for _, e := range k.delen {
		p.f("{%s},", elementTabel(b, e, variabele, ns))
	}
	p.f("}}\n")
	return nil
}

// eigenType names the table of an element with a facet of its own.
func eigenType(klasse string, e element) string {
	return "ldt" + strings.TrimPrefix(klasse, "klasse") + e.naam
}

func elementTabel(b *bericht, e element, variabele, ns string) string {
	delen := []string{fmt.Sprintf("Naam: %q, Ns: istandaard.%s", e.naam, ns)}
	switch {
	case e.patroon != "":
		delen = append(delen, "Type: &"+eigenType(variabele, e))
	case isLDT(e.typ):
		delen = append(delen, fmt.Sprintf("Type: &%s, TypeNaam: %q, TypeNs: istandaard.NsBasis", ldtVar(e.typ), e.typ))
	case isCDT(e.typ):
		delen = append(delen, fmt.Sprintf("Klasse: &klasse%s, TypeNaam: %q, TypeNs: istandaard.NsBasis", cdt(e.typ), e.typ))
	default:
		delen = append(delen, fmt.Sprintf("Klasse: &klasse%s%s, TypeNaam: %q, TypeNs: istandaard.NsBericht", b.Bericht, e.typ, e.typ))
	}
	for _, vlag := range []struct {
		naam string
		aan  bool
	}{{"Verplicht", !e.optie}, {"Lijst", e.lijst}, {"Genummerd", e.lijst || e.naam == "Client"}} {
		if vlag.aan {
			delen = append(delen, vlag.naam+": true")
		}
	}
	return strings.Join(delen, ", ")
}

// tabellen writes the simple and complex types of the basisschema with their
// code lists, readers and writers.
func (r *release) tabellen() (*pen, error) {
	p := nieuwePen(r.pakket, "nabuur/verkeer/istandaard")
	p.f("const (")
	p.f("basisruimte = %q", r.basis.Naamruimte)
	p.f("basisprefix = %q", r.basis.Voorvoegsel)
	p.f(")\n")
	for _, s := range r.basis.types {
		if s.waarden != nil {
			p.lijst(s)
		}
		if err := p.type_(s, ldtVar(s.naam), element{}); err != nil {
			return nil, err
		}
	}
	p.f("// codelijsten gives each code list by the name of its type.")
	p.f("var codelijsten = map[string][]istandaard.Waarde{")
	for _, s := range r.basis.types {
		if s.waarden != nil {
			p.f("%q: %s,", strings.TrimPrefix(s.naam, "LDT_"), lijstNaam(s))
		}
	}
	p.f("}\n")
	for _, k := range r.basis.klassen {
		if err := p.klasse(r, nil, k, "klasse"+cdt(k.Naam), "NsBasis"); err != nil {
			return nil, err
		}
		c := codeur{r: r, p: p, k: k, naam: cdt(k.Naam), typ: "istandaard." + cdt(k.Naam), ns: "istandaard.NsBasis"}
		if err := c.schrijf(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// release is everything the definition of one release says.
type release struct {
	pakket    string // iwmo32
	basis     basis
	berichten []bericht
	unie      *release // the classes as all releases share them
}

// basis is the basisschema: the types all messages share.
type basis struct {
	Release      string
	Naamruimte   string
	Voorvoegsel  string
	Facetregels  []facetregel
	Samengesteld yaml.MapSlice
	Enkelvoudig  yaml.MapSlice

	klassen []klasse
	types   []simpel
}

type facetregel struct{ Facet, Waarde, Regel string }

// bericht is one message with its classes.
type bericht struct {
	Bericht, Code, Richting, Doel, Antwoord, Naamruimte string
	// Titel names the kind of message in Dutch, for its readers.
	Titel string
	// Stroom names the class that is read one at a time when the message is large.
	Stroom  string
	Klassen []klasse
}

// nummer gives the number that the message has in every standard: 301.
func (b *bericht) nummer() string { return strings.TrimLeft(b.Bericht, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }

type klasse struct {
	Naam      string
	Sleutel   []string
	Elementen []string
	delen     []element
}

// element is a line of a class, taken apart.
type element struct {
	naam, typ      string
	optie, lijst   bool
	patroon, regel string // a facet of its own, and the rule that names it
	vast           bool   // patroon is one fixed value
	alleen         string // in the union: the releases that have it, "" for all
}

// simpel is a simple type. min and max are "" when the type has no such facet.
type simpel struct {
	naam, basis                        string
	bedrag                             bool
	minLengte, maxLengte, min, max     string
	patroon                            string
	waarden                            []waarde
	volgorde                           []string // the facets as written
	regelMin, regelMax                 string
	regelMinLen, regelMaxLen, regelPat string
}

type waarde struct{ code, betekenis string }

// lees reads the definition of a release from its folder.
func lees(folder string) (*release, error) {
	r := &release{pakket: filepath.Base(folder)}
	if err := leesYAML(filepath.Join(folder, "basisschema.yaml"), &r.basis); err != nil {
		return nil, err
	}
	if err := r.basis.ontleed(); err != nil {
		return nil, fmt.Errorf("basisschema: %w", err)
	}
	paden, err := filepath.Glob(filepath.Join(folder, "*[0-9].yaml"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paden)
	for _, pad := range paden {
		var b bericht
		if err := leesYAML(pad, &b); err != nil {
			return nil, err
		}
		for i := range b.Klassen {
			if b.Klassen[i].delen, err = ontleedElementen(b.Klassen[i].Elementen); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", b.Bericht, b.Klassen[i].Naam, err)
			}
		}
		r.berichten = append(r.berichten, b)
	}
	return r, nil
}

func leesYAML(pad string, doel any) error {
	tekst, err := os.ReadFile(pad)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(tekst, doel, yaml.Strict(), yaml.UseOrderedMap()); err != nil {
		return fmt.Errorf("%s: %w", pad, err)
	}
	return nil
}

func ontleedElementen(regels []string) ([]element, error) {
	var uit []element
	for _, regel := range regels {
		delen := strings.Fields(regel)
		if len(delen) < 2 {
			return nil, fmt.Errorf("element %q heeft geen type", regel)
		}
		e := element{naam: delen[0], typ: delen[1]}
		for _, deel := range delen[2:] {
			switch {
			case deel == "?":
				e.optie = true
			case deel == "+":
				e.lijst = true
			case strings.HasPrefix(deel, "="):
				e.patroon, e.vast = deel[1:], true
			case strings.HasPrefix(deel, "~"):
				e.patroon = deel[1:]
			default:
				e.regel = deel
			}
		}
		uit = append(uit, e)
	}
	return uit, nil
}

func (b *basis) ontleed() error {
	for _, paar := range b.Samengesteld {
		regels, ok := paar.Value.([]any)
		if !ok {
			return fmt.Errorf("%v is geen lijst van elementen", paar.Key)
		}
		var tekst []string
		for _, regel := range regels {
			tekst = append(tekst, fmt.Sprint(regel))
		}
		delen, err := ontleedElementen(tekst)
		if err != nil {
			return fmt.Errorf("%v: %w", paar.Key, err)
		}
		b.klassen = append(b.klassen, klasse{Naam: fmt.Sprint(paar.Key), delen: delen})
	}
	for _, paar := range b.Enkelvoudig {
		facetten, ok := paar.Value.(yaml.MapSlice)
		if !ok {
			return fmt.Errorf("%v heeft geen facetten", paar.Key)
		}
		s, err := b.simpel(fmt.Sprint(paar.Key), facetten)
		if err != nil {
			return err
		}
		b.types = append(b.types, s)
	}
	return nil
}

func (b *basis) simpel(naam string, facetten yaml.MapSlice) (simpel, error) {
	s := simpel{naam: naam}
	for _, facet := range facetten {
		sleutel, tekst := fmt.Sprint(facet.Key), fmt.Sprint(facet.Value)
		s.volgorde = append(s.volgorde, sleutel)
		regel := b.regel(sleutel, tekst)
		switch sleutel {
		case "basis":
			s.basis = tekst
		case "bedrag":
			s.bedrag = tekst == "true"
		case "minLength":
			s.minLengte, s.regelMinLen = tekst, regel
		case "maxLength":
			s.maxLengte, s.regelMaxLen = tekst, regel
		case "minInclusive":
			s.min, s.regelMin = tekst, regel
		case "maxInclusive":
			s.max, s.regelMax = tekst, regel
		case "pattern":
			s.patroon, s.regelPat = tekst, regel
		case "waarden":
			codes, _ := facet.Value.(yaml.MapSlice)
			for _, code := range codes {
				s.waarden = append(s.waarden, waarde{fmt.Sprint(code.Key), fmt.Sprint(code.Value)})
			}
		default:
			return s, fmt.Errorf("%s: facet %s is onbekend", naam, sleutel)
		}
	}
	return s, nil
}

func (b *basis) regel(facet, waarde string) string {
	for _, r := range b.Facetregels {
		if r.Facet == facet && r.Waarde == waarde {
			return r.Regel
		}
	}
	return ""
}

// type_ gives the simple type with that name.
func (b *basis) type_(naam string) (simpel, bool) {
	i := slices.IndexFunc(b.types, func(s simpel) bool { return s.naam == naam })
	if i < 0 {
		return simpel{}, false
	}
	return b.types[i], true
}

// klasse gives the class of the message with that name.
func (b *bericht) klasse(naam string) (klasse, bool) {
	i := slices.IndexFunc(b.Klassen, func(k klasse) bool { return k.Naam == naam })
	if i < 0 {
		return klasse{}, false
	}
	return b.Klassen[i], true
}

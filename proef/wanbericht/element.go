package wanbericht

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nabuur/verkeer/istandaard"
)

// Mutant is a right message with one element changed.
type Mutant struct {
	Naam string
	// Niveau1: it must be refused at level 1. Otherwise level 1 has nothing to say of
	// it; level 2 may have.
	Niveau1 bool
	// Regel and Plek are the rule and the place that must be named; "" when any will
	// do.
	Regel, Plek string
	// Type is the simple type that is not kept, when it is about a value.
	Type  string
	Tekst []byte
}

// plek is one element of a message in which the mutants are made.
type plek struct {
	element  *istandaard.Element
	pad      string // as a Breuk names it
	soort    string // the path without numbers
	alleen   bool   // it has no brothers of its name
	heel     [2]int // where the element stands in the message
	waarde   [2]int // where its content stands
	kinderen []*plek
}

// Mutanten gives of one message every element dropped, and of every element with a
// value every facet broken; what was done before at the same path, as gezien says,
// is not done again.
func Mutanten(m istandaard.Model, b []byte, gezien map[string]bool) ([]Mutant, error) {
	plekken, err := plekkenVan(m, b)
	if err != nil {
		return nil, err
	}
	var uit []Mutant
	for _, p := range plekken {
		sleutel := m.Ruimte + p.soort + strconv.FormatBool(p.alleen)
		if gezien[sleutel] {
			continue
		}
		gezien[sleutel] = true
		uit = append(uit, p.weg(b))
		if p.element.Type != nil {
			uit = append(uit, p.facetten(b)...)
		}
	}
	return uit, nil
}

func vervang(b []byte, waar [2]int, door string) []byte {
	return append(append(bytes.Clone(b[:waar[0]]), door...), b[waar[1]:]...)
}

// weg is the message without the element.
func (p *plek) weg(b []byte) Mutant {
	m := Mutant{Naam: p.pad + " weg", Tekst: vervang(b, p.heel, "")}
	if p.element.Verplicht && p.alleen {
		m.Niveau1, m.Regel = true, xsd
	}
	return m
}

// facetten breaks every facet of the type of the element once.
func (p *plek) facetten(b []byte) (uit []Mutant) {
	t := p.element.Type
	met := func(wat, regel, waarde string) {
		if regel == "" {
			regel = xsd
		}
		uit = append(uit, Mutant{
			Naam: p.pad + " " + wat, Niveau1: true, Regel: regel, Plek: p.pad, Type: t.Naam, Tekst: vervang(b, p.waarde, waarde),
		})
	}
	if t.MinLengte > 0 {
		met("te kort", t.RegelMinLengte, strings.Repeat("1", t.MinLengte-1))
	}
	if t.MaxLengte > 0 {
		met("te lang", t.RegelMaxLengte, strings.Repeat("1", t.MaxLengte+1))
	}
	for i := range t.Patronen {
		if waarde, ok := buitenPatroon(t, i); ok {
			met("in een andere vorm dan "+t.Patronen[i].Vorm.Patroon, t.Patronen[i].Regel, waarde)
		}
	}
	if t.Waarden != nil {
		if waarde, ok := buitenLijst(t); ok {
			met("met een code buiten de lijst", xsd, waarde)
		}
	}
	switch t.Soort {
	case istandaard.Geheel:
		met("dat geen getal is", xsd, "een")
		if t.Min == 0 {
			met("te laag", t.RegelMin, "-1")
		}
		if t.Max > 0 {
			met("te hoog", t.RegelMax, strconv.FormatInt(t.Max+1, 10))
		}
	case istandaard.Datum:
		met("op een dag die niet bestaat", xsd, "2026-02-30")
	case istandaard.Tijd:
		met("op een tijd die niet bestaat", xsd, "25:00:00")
	case istandaard.Tekst:
	}
	return uit
}

// proefwaarden are values of many forms, from which one is taken that breaks a
// pattern and nothing before it.
var proefwaarden = []string{" ", "1", "x", "-", "9", "é", "1a", "12", "zz", "1 1", "9-9", "ab:c", "x1x1", "12345", "1.0",
	"2026-01-01Z", "10:15:00Z", "abcdefgh", "123456789"}

func (t typeVan) past(waarde string, tot int) bool {
	lengte := len([]rune(waarde))
	if lengte < t.MinLengte || t.MaxLengte > 0 && lengte > t.MaxLengte {
		return false
	}
	if t.Soort == istandaard.Geheel {
		if _, err := strconv.ParseInt(waarde, 10, 64); err != nil {
			return false
		}
	}
	for i := range t.Patronen[:tot] {
		if !t.Patronen[i].Vorm.Past(waarde) {
			return false
		}
	}
	return true
}

type typeVan struct{ *istandaard.Type }

// buitenPatroon gives a value that breaks pattern i and nothing before it.
func buitenPatroon(t *istandaard.Type, i int) (string, bool) {
	for _, waarde := range proefwaarden {
		if (typeVan{t}).past(waarde, i) && !t.Patronen[i].Vorm.Past(waarde) {
			return waarde, true
		}
	}
	return "", false
}

// buitenLijst gives a value that only the code list refuses.
func buitenLijst(t *istandaard.Type) (string, bool) {
	for _, waarde := range proefwaarden {
		if _, staatErin := istandaard.Betekenis(t.Waarden, waarde); !staatErin && (typeVan{t}).past(waarde, len(t.Patronen)) {
			return waarde, true
		}
	}
	return "", false
}

// plekkenVan gives every element below the root, from outside in, with where it
// stands in b.
func plekkenVan(m istandaard.Model, b []byte) ([]*plek, error) {
	lezer := xml.NewDecoder(bytes.NewReader(b))
	wortel := &plek{element: m.Wortel, pad: m.Wortel.Naam, alleen: true}
	var stapel, uit []*plek
	for {
		voor := int(lezer.InputOffset())
		token, err := lezer.Token()
		if errors.Is(err, io.EOF) {
			return uit, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			nieuw := wortel
			if len(stapel) > 0 {
				if nieuw, err = stapel[len(stapel)-1].kind(token.Name.Local); err != nil {
					return nil, err
				}
				uit = append(uit, nieuw)
			}
			nieuw.heel[0], nieuw.waarde[0] = voor, int(lezer.InputOffset())
			stapel = append(stapel, nieuw)
		case xml.EndElement:
			dicht := stapel[len(stapel)-1]
			stapel = stapel[:len(stapel)-1]
			dicht.waarde[1], dicht.heel[1] = voor, int(lezer.InputOffset())
		}
	}
}

// kind adds a child with that name.
func (p *plek) kind(naam string) (*plek, error) {
	for i := range p.element.Klasse.Elementen {
		e := &p.element.Klasse.Elementen[i]
		if e.Naam != naam {
			continue
		}
		nieuw := &plek{element: e, pad: p.pad + "/" + naam, soort: p.soort + "/" + naam, alleen: true}
		nummer := 1
		for _, broer := range p.kinderen {
			if broer.element == e {
				broer.alleen, nieuw.alleen = false, false
				nummer++
			}
		}
		if e.Genummerd {
			nieuw.pad += "[" + strconv.Itoa(nummer) + "]"
		}
		p.kinderen = append(p.kinderen, nieuw)
		return nieuw, nil
	}
	return nil, fmt.Errorf("%s: %s staat niet in de definitie", p.pad, naam)
}

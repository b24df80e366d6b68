package istandaard

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
)

func TestAlsFout(t *testing.T) {
	if err := AlsFout("WMO301", nil); err != nil {
		t.Errorf("zonder breuken: %v", err)
	}
	een := Breuk{Regel: "RS006", Plek: "Bericht/Client[1]", Tekst: "Waarde '1' is te hoog."}
	for _, breuken := range [][]Breuk{{een}, {een, een}} {
		err := AlsFout("WMO301", breuken)
		if !fout.Is(err, fout.Onjuist) || fout.Plek(err) != een.Plek ||
			!strings.Contains(fout.Zin(err), "RS006") || !strings.HasSuffix(fout.Zin(err), een.Tekst) {
			t.Errorf("%d breuken: %v op %q", len(breuken), err, fout.Plek(err))
		}
	}
}

// proefklasse is a small definition: a list, an optional number and a code.
var (
	proefcode  = Type{Naam: "LDT_Proef", MaxLengte: 2, RegelMaxLengte: "RS009", Waarden: []Waarde{{"01", "een"}, {"02", "twee"}}}
	proefgetal = Type{Naam: "LDT_Getal", Soort: Geheel, Max: 9, RegelMax: "RS001"}
	proefDeel  = Klasse{Naam: "Deel", Elementen: []Element{
		{Naam: "Code", Ns: NsBasis, Type: &proefcode, Verplicht: true, TypeNaam: "LDT_Proef", TypeNs: NsBasis},
		{Naam: "Getal", Ns: NsBasis, Type: &proefgetal},
	}}
	proefRoot = Klasse{Naam: "Root", Elementen: []Element{
		{Naam: "Deel", Ns: NsBericht, Klasse: &proefDeel, Verplicht: true, Lijst: true, Genummerd: true},
	}}
	proefWortel = Element{Naam: "Bericht", Ns: NsBericht, Klasse: &proefRoot}
)

type proefdeel struct {
	code  string
	getal *int64
}

// leesProef is what a generated decoder does.
func leesProef(b string) ([]proefdeel, []Breuk) {
	l := NewLezer(Kopie([]byte(b)), "urn:m", "urn:b")
	var delen []proefdeel
	if l.Wortel(&proefWortel) {
		l.Open(&proefRoot)
		for l.Kind(0) {
			d := Erbij(&delen)
			l.Open(&proefDeel)
			if l.Kind(0) {
				d.code = l.Tekst()
			}
			if l.Kind(1) {
				d.getal = l.GetalRef()
			}
			l.Sluit()
		}
		l.Sluit()
	}
	return delen, l.Slot()
}

// TestLezer: what is wrong is named once, at its place, and the reading goes on.
func TestLezer(t *testing.T) {
	const kop = `<Bericht xmlns="urn:m" xmlns:b="urn:b" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	for naam, g := range map[string]struct {
		inhoud string
		wil    []string // regel plek
	}{
		"goed": {`<Deel><b:Code>01</b:Code><b:Getal> +9 </b:Getal></Deel><Deel><b:Code xsi:type="b:LDT_Proef">02</b:Code></Deel>`,
			nil},
		"leeg":          {``, []string{"XSD Bericht/Deel"}},
		"niets in deel": {`<Deel/>`, []string{"XSD Bericht/Deel[1]/Code"}},
		"onbekende code": {`<Deel><b:Code>03</b:Code></Deel><Deel><b:Code>031</b:Code></Deel>`,
			[]string{"XSD Bericht/Deel[1]/Code", "RS009 Bericht/Deel[2]/Code"}},
		"getal te hoog": {`<Deel><b:Code>01</b:Code><b:Getal>10</b:Getal></Deel>`, []string{"RS001 Bericht/Deel[1]/Getal"}},
		"twee keer":     {`<Deel><b:Code>01</b:Code><b:Code>02</b:Code></Deel>`, []string{"XSD Bericht/Deel[1]/Code"}},
		"verkeerde orde": {`<Deel><b:Getal>1</b:Getal><b:Code>02</b:Code></Deel>`,
			[]string{"XSD Bericht/Deel[1]/Code", "XSD Bericht/Deel[1]/Code"}},
		"andere ruimte":    {`<Deel><Code>01</Code><b:Code>01</b:Code></Deel>`, []string{"XSD Bericht/Deel[1]/Code"}},
		"onbekend element": {`<Weg><Deel/></Weg><Deel><b:Code>01</b:Code></Deel><Weg/>`, []string{"XSD Bericht/Weg", "XSD Bericht/Weg"}},
		"kind in waarde":   {`<Deel><b:Code>0<x>9</x>1</b:Code></Deel>`, []string{"XSD Bericht/Deel[1]/Code"}},
		"tekst ertussen":   {`<Deel><b:Code>01</b:Code>x</Deel>y`, []string{"XSD Bericht/Deel[1]", "XSD Bericht"}},
		"attribuut": {`<Deel a="1"><b:Code xsi:nil="true">01</b:Code></Deel>`,
			[]string{"XSD Bericht/Deel[1]", "XSD Bericht/Deel[1]/Code"}},
		"ander type":        {`<Deel><b:Code xsi:type="b:LDT_Getal">01</b:Code></Deel>`, []string{"XSD Bericht/Deel[1]/Code"}},
		"fout in de XML":    {`<Deel><b:Code>01</b:Code><b:Getal>&x;</b:Getal></Deel><Deel/>`, []string{"XSD Bericht/Deel[1]"}},
		"fout na een breuk": {`<Deel><b:Code>03</b:Code></Deel><Deel></deel>`, []string{"XSD Bericht/Deel[1]/Code", "XSD Bericht/Deel[2]"}},
	} {
		_, breuken := leesProef(kop + g.inhoud + "</Bericht>")
		var kreeg []string
		for _, b := range breuken {
			kreeg = append(kreeg, b.Regel+" "+b.Plek)
		}
		if strings.Join(kreeg, "|") != strings.Join(g.wil, "|") {
			t.Errorf("%s: %q, wil %q: %+v", naam, kreeg, g.wil, breuken)
		}
	}
	delen, _ := leesProef(kop + `<Deel><b:Code>01</b:Code><b:Getal>7</b:Getal></Deel><Deel><b:Code>02</b:Code></Deel></Bericht>`)
	if len(delen) != 2 || delen[0].code != "01" || *delen[0].getal != 7 || delen[1].getal != nil {
		t.Errorf("%+v", delen)
	}
}

// TestLezerGrens: after MaxBreuken breaches the reading ends.
func TestLezerGrens(t *testing.T) {
	_, breuken := leesProef(`<Bericht xmlns="urn:m">` + strings.Repeat("<Deel/>", 10*MaxBreuken) + `</Bericht>`)
	if len(breuken) != MaxBreuken {
		t.Errorf("%d breuken", len(breuken))
	}
}

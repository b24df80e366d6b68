package main

import (
	"fmt"
	"strings"
)

// codeur writes the reader and writer of one class.
type codeur struct {
	r    *release
	p    *pen
	b    *bericht // nil for the basisschema
	k    klasse
	naam string // the stem: WMO301Client, Product
	typ  string // the Go type
	ns   string // the namespace of its elements, in Go
}

func (c *codeur) schrijf() error {
	var velden []veld
	for _, e := range c.k.delen {
		v, err := c.r.veld(c.b, e, eigenNaam, "istandaard.")
		if err != nil {
			return err
		}
		velden = append(velden, v)
	}
	stroom := c.stroomt(c.k.Naam)
	extra := ""
	if stroom {
		extra = ", elk func(*" + c.b.Bericht + c.b.Stroom + ")"
	}
	c.p.f("func lees%s(l *istandaard.Lezer, v *%s%s) {", c.naam, c.typ, extra)
	c.p.f("l.Open(&klasse%s)", c.naam)
	for i, v := range velden {
		c.leesVeld(i, v)
	}
	c.p.f("l.Sluit()\n}\n")
	c.p.f("func schrijf%s(s *istandaard.Schrijver, v *%s) {", c.naam, c.typ)
	for _, v := range velden {
		c.schrijfVeld(v, "v."+v.naam)
	}
	c.p.f("}\n")
	return nil
}

// stroomt reports whether the class lies on the way to the class that is read
// one at a time.
func (c *codeur) stroomt(klasse string) bool {
	if c.b == nil || c.b.Stroom == "" {
		return false
	}
	k, ok := c.b.klasse(klasse)
	if !ok || klasse == c.b.Stroom {
		return false
	}
	for _, e := range k.delen {
		if e.typ == c.b.Stroom || c.stroomt(e.typ) {
			return true
		}
	}
	return false
}

func (c *codeur) leesVeld(i int, v veld) {
	p, doel := c.p, "v."+v.naam
	switch {
	case v.lijst != nil:
		p.f("if l.Kind(%d) {", i)
		p.f("l.Open(&klasse%s%s)", c.b.Bericht, v.lijst.Naam)
		c.leesLijst(doel, *v.item)
		p.f("l.Sluit()\n}")
	case v.element.lijst:
		p.f("for l.Kind(%d) {", i)
		c.leesItem(doel, v)
		p.f("}")
	case v.methode != "" && v.element.optie && v.typ != "string":
		p.f("if l.Kind(%d) {\n%s = l.%sRef()\n}", i, doel, v.methode)
	case v.methode != "":
		p.f("if l.Kind(%d) {\n%s = l.%s()\n}", i, doel, v.methode)
	case v.element.optie:
		p.f("if l.Kind(%d) {\n%s = new(%s)\nlees%s(l, %s%s)\n}", i, doel, v.typ, v.functie, doel, c.elk(v))
	default:
		p.f("if l.Kind(%d) {\nlees%s(l, &%s%s)\n}", i, v.functie, doel, c.elk(v))
	}
}

func (c *codeur) elk(v veld) string {
	if c.stroomt(v.element.typ) {
		return ", elk"
	}
	return ""
}

// leesLijst reads a list; the class that is read one at a time is handed over
// instead of kept.
func (c *codeur) leesLijst(doel string, item veld) {
	p := c.p
	if c.b.Stroom != "" && item.element.typ == c.b.Stroom {
		p.f("var een %s", item.typ)
		p.f("for l.Kind(0) {\nif elk != nil {")
		p.f("een = %s{%s}", item.typ, c.hergebruik(item.element.typ))
		p.f("lees%s(l, &een)\nelk(&een)\ncontinue\n}", item.functie)
		c.leesItem(doel, item)
		p.f("}")
		return
	}
	p.f("for l.Kind(0) {")
	c.leesItem(doel, item)
	p.f("}")
}

// hergebruik empties the lists of the class that is read one at a time, and keeps
// their room.
func (c *codeur) hergebruik(naam string) string {
	var velden []string
	k, _ := c.b.klasse(naam)
	for _, e := range k.delen {
		if lijst, ok := c.b.klasse(e.typ); ok && lijst.lijstklasse() {
			velden = append(velden, fmt.Sprintf("%s: een.%s[:0]", e.naam, e.naam))
		}
	}
	return strings.Join(velden, ", ")
}

func (c *codeur) leesItem(doel string, item veld) {
	if item.methode != "" {
		c.p.f("%s = append(%s, l.%s())", doel, doel, item.methode)
		return
	}
	c.p.f("lees%s(l, istandaard.Erbij(&%s))", item.functie, doel)
}

func (c *codeur) schrijfVeld(v veld, bron string) {
	p := c.p
	switch {
	case v.lijst != nil:
		if v.element.optie {
			p.f("if len(%s) > 0 {", bron)
		}
		p.f("s.Open(%s, %q)", c.ns, v.naam)
		c.schrijfLijst(*v.item, bron)
		p.f("s.Sluit(%s, %q)", c.ns, v.naam)
		if v.element.optie {
			p.f("}")
		}
	case v.element.lijst:
		c.schrijfLijst(v, bron)
	case v.methode != "" && v.element.optie:
		p.f("s.%sOf(%s, %q, %s)", v.methode, c.ns, v.naam, bron)
	case v.methode != "":
		p.f("s.%s(%s, %q, %s)", v.methode, c.ns, v.naam, bron)
	case v.element.optie:
		p.f("if %s != nil {", bron)
		c.schrijfKlasse(v, bron)
		p.f("}")
	default:
		c.schrijfKlasse(v, "&"+bron)
	}
}

func (c *codeur) schrijfLijst(item veld, bron string) {
	c.p.f("for i := range %s {", bron)
	if item.methode != "" {
		c.p.f("s.%s(%s, %q, %s[i])", item.methode, c.ns, item.naam, bron)
	} else {
		c.schrijfKlasse(item, "&"+bron+"[i]")
	}
	c.p.f("}")
}

func (c *codeur) schrijfKlasse(v veld, bron string) {
	c.p.f("s.Open(%s, %q)\nschrijf%s(s, %s)\ns.Sluit(%s, %q)", c.ns, v.naam, v.functie, bron, c.ns, v.naam)
}

// bericht writes the types, tables, reader and writer of one message.
func (r *release) bericht(b *bericht) (*pen, error) {
	p := &pen{}
	root, _ := b.klasse("Root")
	uitleg := "the message " + b.Bericht + " (code " + b.Code + ", " + b.Richting + "): " + b.Doel
	if err := r.struct_(p, b, root, eigenNaam, b.Bericht, "istandaard.", uitleg); err != nil {
		return nil, err
	}
	for _, k := range b.Klassen {
		if !k.inhoudelijk() {
			continue
		}
		uitleg := "class " + k.Naam + " of " + b.Bericht
		if r.gedeeld.heeft(b, k.Naam) {
			p.f("// %s is %s.", eigenNaam(b, k.Naam), uitleg)
			p.f("type %s = %s.%s\n", eigenNaam(b, k.Naam), familienaam(r.pakket), gedeeldeNaam(b, k.Naam))
			continue
		}
		if err := r.struct_(p, b, k, eigenNaam, eigenNaam(b, k.Naam), "istandaard.", uitleg); err != nil {
			return nil, err
		}
	}
	r.ingang(p, b)
	for _, k := range b.Klassen {
		if err := p.klasse(r, b, k, "klasse"+b.Bericht+k.Naam, "NsBericht"); err != nil {
			return nil, err
		}
		if k.lijstklasse() {
			continue
		}
		c := codeur{r: r, p: p, b: b, k: k, naam: b.Bericht + k.Naam, typ: b.Bericht + k.Naam, ns: "istandaard.NsBericht"}
		switch k.Naam {
		case "Root":
			c.typ = b.Bericht
		case "Header":
			c.typ = "istandaard." + headerNaam(k)
		}
		if err := c.schrijf(); err != nil {
			return nil, err
		}
	}
	bron := p.String()
	uit := nieuwePen(r.pakket, append(invoerVoor(bron), "nabuur/verkeer/istandaard", r.deelpad(bron))...)
	uit.WriteString(bron)
	return uit, nil
}

// ingang writes the functions by which a message is read and written.
func (r *release) ingang(p *pen, b *bericht) {
	vervang := strings.NewReplacer("WMO000", b.Bericht, "wmo000", kleineNaam(b.Bericht), "RUIMTE", b.Naamruimte, "Stroomklasse", b.Stroom)
	sjabloon := ingangSjabloon
	if b.Stroom != "" {
		sjabloon = ingangStroom + stroomSjabloon
	}
	p.f("%s", vervang.Replace(sjabloon+uitgangSjabloon))
}

const ingangSjabloon = `
const ruimteWMO000 = "RUIMTE"

var wortelWMO000 = istandaard.Element{Naam: "Bericht", Ns: istandaard.NsBericht, Klasse: &klasseWMO000Root, TypeNaam: "Root", TypeNs: istandaard.NsBericht, Verplicht: true}

// DecodeWMO000 reads a WMO000 and gives every level 1 breach it finds. The message
// is whole only when there are none.
func DecodeWMO000(b []byte) (*WMO000, []istandaard.Breuk) {
	l, v := istandaard.NewLezer(b, ruimteWMO000, basisruimte), new(WMO000)
	if l.Wortel(&wortelWMO000) {
		leesWMO000Root(l, v)
	}
	return v, l.Slot()
}
`

const ingangStroom = `
const ruimteWMO000 = "RUIMTE"

var wortelWMO000 = istandaard.Element{Naam: "Bericht", Ns: istandaard.NsBericht, Klasse: &klasseWMO000Root, TypeNaam: "Root", TypeNs: istandaard.NsBericht, Verplicht: true}

// DecodeWMO000 reads a WMO000 and gives every level 1 breach it finds. The message
// is whole only when there are none.
func DecodeWMO000(b []byte) (*WMO000, []istandaard.Breuk) {
	l, v := istandaard.NewLezer(b, ruimteWMO000, basisruimte), new(WMO000)
	if l.Wortel(&wortelWMO000) {
		leesWMO000Root(l, v, nil)
	}
	return v, l.Slot()
}
`

const stroomSjabloon = `
// StroomWMO000 reads a WMO000 and hands over its classes Stroomklasse one at a time
// instead of keeping them: m holds what was read before it, c is valid until elk
// returns. After a level 1 breach elk is not called again, and an error of elk ends
// the reading and comes back. Only a message without breaches at the end was valid:
// check a message first, or do in elk only what can be undone.
func StroomWMO000(b []byte, elk func(m *WMO000, c *WMO000Stroomklasse) error) (*WMO000, []istandaard.Breuk, error) {
	l, m := istandaard.NewLezer(b, ruimteWMO000, basisruimte), new(WMO000)
	var fout error
	if l.Wortel(&wortelWMO000) {
		leesWMO000Root(l, m, func(c *WMO000Stroomklasse) {
			if fout == nil && l.Goed() {
				if fout = elk(m, c); fout != nil {
					l.Staak()
				}
			}
		})
	}
	return m, l.Slot(), fout
}
`

const uitgangSjabloon = `
// Encode writes the message in its canonical form. A message that breaks level 1 is
// not written: the error is a Fout with the first breach.
func (v *WMO000) Encode() ([]byte, error) {
	s := istandaard.NewSchrijver("wmo000", ruimteWMO000, basisprefix, basisruimte)
	schrijfWMO000Root(s, v)
	b := s.Slot()
	if _, breuken := DecodeWMO000(b); len(breuken) > 0 {
		return nil, istandaard.AlsFout("WMO000", breuken)
	}
	return b, nil
}

// Soort gives "WMO000".
func (*WMO000) Soort() string { return "WMO000" }
`

// soorten writes the table of all messages of the release.
func (r *release) soorten() *pen {
	p := nieuwePen(r.pakket, "nabuur/verkeer/istandaard")
	p.f("// codes gives the BerichtCode of each message.")
	p.f("var codes = map[string]string{")
	for _, b := range r.berichten {
		p.f("%q: %q,", b.Bericht, b.Code)
	}
	p.f("}\n")
	p.f("// antwoorden gives the message that answers a message.")
	p.f("var antwoorden = map[string]string{")
	for _, b := range r.berichten {
		if b.Antwoord != "" {
			p.f("%q: %q,", b.Bericht, b.Antwoord)
		}
	}
	p.f("}\n")
	p.f("func decode(soort string, b []byte) (Bericht, []istandaard.Breuk) {")
	p.f("switch soort {")
	for _, b := range r.berichten {
		p.f("case %q:\nreturn Decode%s(b)", b.Bericht, b.Bericht)
	}
	p.f("}\nreturn nil, nil\n}")
	return p
}

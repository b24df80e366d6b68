package main

import (
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
	velden, err := c.velden()
	if err != nil {
		return err
	}
	extra := ""
	if c.stroomt(c.k.Naam) {
		extra = ", r *stroom" + c.b.Bericht
	}
	c.p.f("func lees%s(l *istandaard.Lezer, v *%s%s) {", c.naam, c.typ, extra)
	c.p.f("l.Open(&klasse%s)", c.naam)
	index := 0
	for _, v := range velden {
		if !v.vreemd {
			c.leesVeld(index, v)
			index++
		}
	}
	c.p.f("l.Sluit()\n}\n")
	c.p.f("func schrijf%s(s *istandaard.Schrijver, v *%s) {", c.naam, c.typ)
	for _, v := range velden {
		if v.vreemd {
			c.p.f("if %s {\ns.Vreemd(%q)\n}", v.gevuld(), v.naam)
			continue
		}
		c.schrijfVeld(v, "v."+v.naam)
	}
	c.p.f("}\n")
	return nil
}

// velden gives the fields of the class: those that the release has, in their order in
// the message, and behind them those that only another release has.
func (c *codeur) velden() ([]veld, error) {
	gedeeld := c.gedeeld()
	var uit []veld
	for _, e := range c.k.delen {
		u := gedeeld.element(e.naam)
		u.typ = e.typ
		v, err := c.r.veld(c.b, u, eigenNaam, "istandaard.")
		if err != nil {
			return nil, err
		}
		uit = append(uit, v)
	}
	for _, u := range gedeeld.delen {
		if c.k.heeft(u.naam) {
			continue
		}
		v, err := c.r.unie.veld(c.gedeeldBericht(), u, eigenNaam, "istandaard.")
		if err != nil {
			return nil, err
		}
		v.vreemd = true
		uit = append(uit, v)
	}
	return uit, nil
}

// gedeeldBericht gives the message as all releases share it, nil for the basisschema.
func (c *codeur) gedeeldBericht() *bericht {
	if c.b == nil {
		return nil
	}
	b, _ := c.r.unie.bericht_(c.b.nummer())
	return b
}

// gedeeld gives the class as all releases share it.
func (c *codeur) gedeeld() klasse {
	if b := c.gedeeldBericht(); b != nil {
		k, _ := b.klasse(c.k.Naam)
		return k
	}
	k, _ := c.r.unie.basis.klasse(c.k.Naam)
	return k
}

// gevuld is the condition that the field holds something.
func (v veld) gevuld() string {
	switch {
	case v.lijst != nil || v.element.lijst:
		return "len(v." + v.naam + ") > 0"
	case v.typ == "string":
		return "v." + v.naam + ` != ""`
	}
	return "v." + v.naam + " != nil"
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
		p.f("if l.Kind(%d) {\n%s = new(%s)\nlees%s(l, %s%s)\n}", i, doel, v.typ, v.functie, doel, c.ruimte(v))
	default:
		p.f("if l.Kind(%d) {\nlees%s(l, &%s%s)\n}", i, v.functie, doel, c.ruimte(v))
	}
}

func (c *codeur) ruimte(v veld) string {
	if c.stroomt(v.element.typ) {
		return ", r"
	}
	return ""
}

// leesLijst reads a list; the class that is read one at a time is handed over
// instead of kept.
func (c *codeur) leesLijst(doel string, item veld) {
	p := c.p
	if c.b.Stroom != "" && item.element.typ == c.b.Stroom {
		p.f("if r.elk != nil {\nr.apart(l)\n}")
		p.f("for l.Kind(0) {\nif r.elk != nil {")
		p.f("r.een = %s{}", item.typ)
		p.f("lees%s(l, &r.een, r)\nr.elk(&r.een)\nr.verder(l)\ncontinue\n}", item.functie)
		c.leesItem(doel, item)
		p.f("}")
		return
	}
	p.f("for l.Kind(0) {")
	c.leesItem(doel, item)
	p.f("}")
}

func (c *codeur) leesItem(doel string, item veld) {
	switch {
	case item.typ == "string":
		c.p.f("l.TekstErbij(&%s)", doel)
	case item.methode != "":
		c.p.f("%s = append(%s, l.%s())", doel, doel, item.methode)
	case c.inRuimte(item.element.typ):
		c.p.f("lees%s(l, r.%s.Erbij(&%s)%s)", item.functie, rijnaam(item.element.typ), doel, c.ruimte(item))
	default:
		c.p.f("lees%s(l, istandaard.Erbij(&%s))", item.functie, doel)
	}
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
		p.f("// %s is class %s of %s.", eigenNaam(b, k.Naam), k.Naam, b.Bericht)
		p.f("type %s = istandaard.%s\n", eigenNaam(b, k.Naam), gedeeldeNaam(b, k.Naam))
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
			c.typ = "istandaard." + header(k).naam
		}
		if err := c.schrijf(); err != nil {
			return nil, err
		}
	}
	return inPakket(r.pakket, p, "nabuur/verkeer/istandaard"), nil
}

// ingang writes the functions by which a message is read and written.
func (r *release) ingang(p *pen, b *bericht) {
	vervang := strings.NewReplacer("WMO000", b.Bericht, "wmo000", kleineNaam(b.Bericht), "RUIMTE", b.Naamruimte, "Stroomklasse", b.Stroom)
	sjabloon := ingangSjabloon
	if b.Stroom != "" {
		sjabloon = ingangStroom
	}
	p.f("%s", vervang.Replace(sjabloon+uitgangSjabloon))
	if b.Stroom != "" {
		c := codeur{r: r, p: p, b: b}
		c.stroomruimte()
	}
}

const ingangSjabloon = `
const ruimteWMO000 = "RUIMTE"

var wortelWMO000 = istandaard.Element{Naam: "Bericht", Ns: istandaard.NsBericht, Klasse: &klasseWMO000Root,
	TypeNaam: "Root", TypeNs: istandaard.NsBericht, Verplicht: true}

// DecodeWMO000 reads a WMO000 and gives every level 1 breach it finds. The message
// is whole only when there are none.
func DecodeWMO000(b []byte) (*WMO000, []istandaard.Breuk) { return leesWMO000(istandaard.Kopie(b)) }

func leesWMO000(bron *istandaard.Bron) (*WMO000, []istandaard.Breuk) {
	l, v := istandaard.NewLezer(bron, ruimteWMO000, basisruimte), new(WMO000)
	if l.Wortel(&wortelWMO000) {
		leesWMO000Root(l, v)
	}
	return v, l.Slot()
}
`

const ingangStroom = `
const ruimteWMO000 = "RUIMTE"

var wortelWMO000 = istandaard.Element{Naam: "Bericht", Ns: istandaard.NsBericht, Klasse: &klasseWMO000Root,
	TypeNaam: "Root", TypeNs: istandaard.NsBericht, Verplicht: true}

// DecodeWMO000 reads a WMO000 and gives every level 1 breach it finds. The message
// is whole only when there are none.
func DecodeWMO000(b []byte) (*WMO000, []istandaard.Breuk) {
	m, breuken, _ := leesWMO000(istandaard.Kopie(b), nil)
	return m, breuken
}

// StroomWMO000 reads a WMO000 and hands over its classes Stroomklasse one at a time
// instead of keeping them: m holds what was read before it, c and all it
// points to is valid until elk returns. After a level 1 breach elk is not called again, and an error of elk ends
// the reading and comes back. Only a message without breaches at the end was valid:
// check a message first, or do in elk only what can be undone.
func StroomWMO000(b []byte, elk func(m *WMO000, c *WMO000Stroomklasse) error) (*WMO000, []istandaard.Breuk, error) {
	return leesWMO000(istandaard.Kopie(b), elk)
}

func leesWMO000(bron *istandaard.Bron, elk func(*WMO000, *WMO000Stroomklasse) error) (*WMO000, []istandaard.Breuk, error) {
	l, m, r := istandaard.NewLezer(bron, ruimteWMO000, basisruimte), new(WMO000), new(stroomWMO000)
	var fout error
	if elk != nil {
		r.elk = func(c *WMO000Stroomklasse) {
			if fout == nil && l.Goed() {
				if fout = elk(m, c); fout != nil {
					l.Staak()
				}
			}
		}
	}
	if l.Wortel(&wortelWMO000) {
		leesWMO000Root(l, m, r)
	}
	return m, l.Slot(), fout
}
`

const uitgangSjabloon = `
// Encode writes the message in its canonical form. A message that breaks level 1 is
// not written: the error is a Fout with the first breach. Nor is a field that only
// another standard has.
func (v *WMO000) Encode() ([]byte, error) {
	s := istandaard.NewSchrijver("wmo000", ruimteWMO000, basisprefix, basisruimte)
	schrijfWMO000Root(s, v)
	return s.Slot("WMO000", "wmo000:Bericht>", func(b []byte) []istandaard.Breuk {
		_, breuken := DecodeWMO000(b)
		return breuken
	})
}

// Soort gives "WMO000".
func (*WMO000) Soort() string { return "WMO000" }
`

// soorten writes the table of all messages of the release.
func (r *release) soorten() (*pen, error) {
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
	p.f("// lees reads a message of the given kind; elk gets the clients of a claim or its")
	p.f("// answer, if it asks for them.")
	p.f("func lees(soort string, bron *istandaard.Bron, elk istandaard.Elk) (istandaard.Bericht, []istandaard.Breuk) {")
	p.f("switch soort {")
	for i := range r.berichten {
		b := &r.berichten[i]
		p.f("case %q:", b.Bericht)
		if b.Stroom == "" {
			p.f("return lees%s(bron)", b.Bericht)
			continue
		}
		p.f("var een func(*%s, *%s) error", b.Bericht, eigenNaam(b, b.Stroom))
		p.f("if elk.%s != nil {", gedeeldeNaam(b, b.Stroom))
		p.f("een = func(m *%s, c *%s) error {\nelk.%s(m, c)\nreturn nil\n}\n}",
			b.Bericht, eigenNaam(b, b.Stroom), gedeeldeNaam(b, b.Stroom))
		p.f("m, breuken, _ := lees%s(bron, een)\nreturn m, breuken", b.Bericht)
	}
	p.f("}\nreturn nil, nil\n}\n")
	return p, r.ontleed(p)
}

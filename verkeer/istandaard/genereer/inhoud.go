package main

import "fmt"

// deel is one part of a message: a child of its root.
type deel struct {
	veld      string // of Inhoud: Client301, Kop
	typ       string // in the package of the shared classes
	inRoot    string // Client, Header
	optioneel bool
}

// delen gives the parts of the message, in order.
func (b *bericht) delen() ([]deel, error) {
	root, ok := b.klasse("Root")
	if !ok {
		return nil, fmt.Errorf("%s heeft geen klasse Root", b.Bericht)
	}
	var uit []deel
	for _, e := range root.delen {
		k, ok := b.klasse(e.typ)
		if !ok || e.lijst || k.lijstklasse() {
			return nil, fmt.Errorf("%s: %s van Root is geen klasse die hoogstens één keer voorkomt", b.Bericht, e.naam)
		}
		d := deel{veld: e.naam + b.nummer(), typ: gedeeldeNaam(b, e.typ), inRoot: e.naam, optioneel: e.optie}
		if e.typ == "Header" {
			h := header(k)
			d.veld, d.typ = h.veld, h.naam
		}
		uit = append(uit, d)
	}
	return uit, nil
}

// inhoud writes the type that holds the parts of any message of the family.
func (u *unie) inhoud(p *pen) error {
	p.f("// Inhoud is a message of any release, taken apart: an address per part, nil for what")
	p.f("// the message does not have. The parts are those of the message itself, not copies.")
	p.f("type Inhoud struct {")
	for i := len(headers) - 1; i >= 0; i-- {
		p.f("// %s is %s.", headers[i].veld, headers[i].uitleg)
		p.f("%s *%s", headers[i].veld, headers[i].naam)
	}
	p.f("")
	for i := range u.alles.berichten {
		delen, err := u.alles.berichten[i].delen()
		if err != nil {
			return err
		}
		for _, d := range delen {
			if d.inRoot != "Header" {
				p.f("%s *%s", d.veld, d.typ)
			}
		}
	}
	p.f("}\n")
	p.f("// Elk gets the clients of a claim or its answer one at a time as they are read, with")
	p.f("// the message as it was read so far. A client is valid until the function returns.")
	p.f("type Elk struct {")
	for i := range u.alles.berichten {
		if b := &u.alles.berichten[i]; b.Stroom != "" {
			p.f("%s func(Bericht, *%s)", gedeeldeNaam(b, b.Stroom), gedeeldeNaam(b, b.Stroom))
		}
	}
	p.f("}\n")
	return nil
}

// ontleed writes the functions that take the messages of the release apart and put
// them together.
func (r *release) ontleed(p *pen) error {
	p.f("// inhoud gives the parts of a message.")
	p.f("func inhoud(m istandaard.Bericht) istandaard.Inhoud {\nswitch m := m.(type) {")
	maak := &pen{}
	for i := range r.berichten {
		b := &r.berichten[i]
		delen, err := b.delen()
		if err != nil {
			return err
		}
		p.f("case *%s:\nreturn istandaard.Inhoud{", b.Bericht)
		maak.f("case %q:\nm := new(%s)", b.nummer(), b.Bericht)
		for _, d := range delen {
			if d.optioneel {
				p.f("%s: m.%s,", d.veld, d.inRoot)
				maak.f("m.%s = i.%s", d.inRoot, d.veld)
			} else {
				p.f("%s: &m.%s,", d.veld, d.inRoot)
				maak.f("if i.%s != nil {\nm.%s = *i.%s\n}", d.veld, d.inRoot, d.veld)
			}
		}
		p.f("}")
		maak.f("return m")
	}
	p.f("}\nreturn istandaard.Inhoud{}\n}\n")
	p.f("// maak builds the message with that number from its parts.")
	p.f("func maak(nummer string, i istandaard.Inhoud) istandaard.Bericht {\nswitch nummer {\n%s}\nreturn nil\n}", maak.String())
	return nil
}

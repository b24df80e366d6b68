package main

import (
	"fmt"
	"slices"
	"strings"
)

// familie is one release of the standard in every law it is published for: iWmo
// 3.2 and iJw 3.2. The classes of their messages are written once, in a package of
// its own: what any of the standards has.
type familie struct {
	pakket string // release32
	leden  []*release
	unie   *release
}

// familienaam gives the package of the shared classes of a release: release32 for
// iwmo32.
func familienaam(pakket string) string {
	return "release" + strings.TrimLeft(pakket, "abcdefghijklmnopqrstuvwxyz")
}

// deelpad gives the import path of the shared classes, or "" when the source does
// not speak of them.
func (r *release) deelpad(bron string) string {
	naam := familienaam(r.pakket)
	if !strings.Contains(bron, naam+".") {
		return ""
	}
	return "nabuur/verkeer/istandaard/" + naam
}

// families brings the releases together that carry the same number, and gives each
// the classes it shares with the others.
func families(releases []*release) ([]familie, error) {
	var uit []familie
	for _, r := range releases {
		naam := familienaam(r.pakket)
		i := slices.IndexFunc(uit, func(f familie) bool { return f.pakket == naam })
		if i < 0 {
			i = len(uit)
			uit = append(uit, familie{pakket: naam})
		}
		uit[i].leden = append(uit[i].leden, r)
	}
	for i := range uit {
		f := &uit[i]
		if err := f.verenig(); err != nil {
			return nil, fmt.Errorf("%s: %w", f.pakket, err)
		}
		for _, r := range f.leden {
			r.unie = f.unie
		}
	}
	return uit, nil
}

// inhoudelijk reports whether the class gets a Go type of its own name: the root
// and the headers have another, and a class that only holds a list has none.
func (k klasse) inhoudelijk() bool {
	return k.Naam != "Root" && k.Naam != "Header" && !k.lijstklasse()
}

// verenig makes the union of the members: every class with every element that any
// member has.
func (f *familie) verenig() error {
	f.unie = &release{pakket: f.pakket, basis: f.leden[0].basis}
	for _, lid := range f.leden {
		for i := range lid.berichten {
			b := &lid.berichten[i]
			doel, ok := f.unie.bericht_(b.nummer())
			if !ok {
				f.unie.berichten = append(f.unie.berichten, bericht{Bericht: b.nummer(), Stroom: b.Stroom})
				doel = &f.unie.berichten[len(f.unie.berichten)-1]
			}
			for _, k := range b.Klassen {
				if err := doel.verenig(k); err != nil {
					return fmt.Errorf("%s: %w", b.Bericht, err)
				}
			}
		}
	}
	for i := range f.unie.berichten {
		if err := f.merkEigen(&f.unie.berichten[i]); err != nil {
			return err
		}
	}
	return nil
}

// verenig adds a class, or its elements to the class of that name.
func (b *bericht) verenig(k klasse) error {
	i := slices.IndexFunc(b.Klassen, func(ander klasse) bool { return ander.Naam == k.Naam })
	if i < 0 {
		b.Klassen = append(b.Klassen, klasse{Naam: k.Naam, Sleutel: k.Sleutel, delen: slices.Clone(k.delen)})
		return nil
	}
	doel := &b.Klassen[i]
	if !slices.Equal(doel.Sleutel, k.Sleutel) {
		return fmt.Errorf("klasse %s heeft niet in elke standaard dezelfde sleutel", k.Naam)
	}
	plek := 0
	for _, e := range k.delen {
		j := slices.IndexFunc(doel.delen, func(ander element) bool { return ander.naam == e.naam })
		if j < 0 {
			doel.delen = slices.Insert(doel.delen, plek, e)
			plek++
			continue
		}
		oud := &doel.delen[j]
		if j < plek || oud.typ != e.typ || oud.lijst != e.lijst {
			return fmt.Errorf("element %s van %s heeft niet in elke standaard hetzelfde type en dezelfde plaats", e.naam, k.Naam)
		}
		oud.optie = oud.optie || e.optie
		plek = j + 1
	}
	return nil
}

// merkEigen marks the elements that not every member has: they may always be left
// out, and say whose they are.
func (f *familie) merkEigen(b *bericht) error {
	for i := range b.Klassen {
		k := &b.Klassen[i]
		for j := range k.delen {
			e := &k.delen[j]
			hebben := f.metElement(b.nummer(), k.Naam, e.naam)
			if len(hebben) == len(f.metKlasse(b.nummer(), k.Naam)) {
				continue
			}
			if !k.inhoudelijk() {
				return fmt.Errorf("%s van %s: element %s is niet in elke standaard hetzelfde", k.Naam, b.nummer(), e.naam)
			}
			e.alleen = strings.Join(hebben, ", ")
			e.optie = e.optie || !e.lijst
		}
	}
	return nil
}

// metKlasse and metElement name the standards that have the class, or the element in
// it.
func (f *familie) metKlasse(nummer, naam string) []string {
	var uit []string
	for _, lid := range f.leden {
		if b, ok := lid.bericht_(nummer); ok {
			if _, ok := b.klasse(naam); ok {
				uit = append(uit, lid.standaard())
			}
		}
	}
	return uit
}

func (f *familie) metElement(nummer, naam, element string) []string {
	var uit []string
	for _, lid := range f.leden {
		if b, ok := lid.bericht_(nummer); ok {
			if k, ok := b.klasse(naam); ok && k.heeft(element) {
				uit = append(uit, lid.standaard())
			}
		}
	}
	return uit
}

// standaard gives the name of the standard: iJw for the prefix ijw.
func (r *release) standaard() string {
	v := r.basis.Voorvoegsel
	return v[:1] + strings.ToUpper(v[1:2]) + v[2:]
}

// bericht_ gives the message with that number.
func (r *release) bericht_(nummer string) (*bericht, bool) {
	i := slices.IndexFunc(r.berichten, func(b bericht) bool { return b.nummer() == nummer })
	if i < 0 {
		return nil, false
	}
	return &r.berichten[i], true
}

// typen writes the shared classes and the parts that a message can have.
func (f *familie) typen() (*pen, error) {
	p := &pen{}
	for i := range f.unie.berichten {
		b := &f.unie.berichten[i]
		for _, k := range b.Klassen {
			if !k.inhoudelijk() {
				continue
			}
			uitleg := fmt.Sprintf("class %s of message %s", k.Naam, b.nummer())
			if err := f.unie.struct_(p, b, k, gedeeldeNaam, gedeeldeNaam(b, k.Naam), "istandaard.", uitleg); err != nil {
				return nil, err
			}
		}
	}
	if err := f.inhoud(p); err != nil {
		return nil, err
	}
	bron := p.String()
	uit := nieuwePen(f.pakket, append(invoerVoor(bron), "nabuur/verkeer/istandaard")...)
	uit.WriteString(bron)
	return uit, nil
}

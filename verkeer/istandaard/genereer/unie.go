package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// unie is what all releases have together. The classes of their messages and of their
// basisschemas are written once, in the package istandaard: what any of them has. So
// whoever makes or reads messages knows one Client301, whichever release it travels in.
type unie struct {
	leden []*release
	alles *release
}

// verenig brings the releases together, and gives each the classes it shares with the
// others. Names that are the same must mean the same Go type.
func verenig(releases []*release) (*unie, error) {
	u := &unie{leden: releases, alles: &release{}}
	for _, lid := range u.leden {
		if err := u.voegBasis(lid); err != nil {
			return nil, fmt.Errorf("%s: basisschema: %w", lid.pakket, err)
		}
	}
	for _, lid := range u.leden {
		if err := u.voegBerichten(lid); err != nil {
			return nil, fmt.Errorf("%s: %w", lid.pakket, err)
		}
		lid.unie = u.alles
	}
	slices.SortFunc(u.alles.berichten, func(a, b bericht) int { return cmp.Compare(a.nummer(), b.nummer()) })
	return u, u.merkEigen()
}

// leen lets a release that is no member write and read the shared classes. It is
// refused when that would change them: it has what they have not, or may leave out
// what they always have.
func (u *unie) leen(r *release) error {
	ruimer, err := verenig(append(slices.Clone(u.leden), r))
	if err != nil {
		return err
	}
	for _, lid := range u.leden {
		lid.unie = u.alles
	}
	r.unie = u.alles
	if k, e := verschil(u.alles.basis.klassen, ruimer.alles.basis.klassen); e != "" {
		return fmt.Errorf("basisschema: element %s van %s past niet in wat de uitgaven delen", e, k)
	}
	for i := range ruimer.alles.berichten {
		b := &ruimer.alles.berichten[i]
		var eigen []klasse
		if ons, ok := u.alles.bericht_(b.nummer()); ok {
			eigen = ons.Klassen
		}
		if k, e := verschil(eigen, b.Klassen); e != "" {
			return fmt.Errorf("%s: element %s van %s past niet in wat de uitgaven delen", b.nummer(), e, k)
		}
	}
	return nil
}

// verschil names an element of ruimer that klassen have not, or have otherwise.
func verschil(klassen, ruimer []klasse) (naam, element string) {
	for _, k := range ruimer {
		i := slices.IndexFunc(klassen, func(ander klasse) bool { return ander.Naam == k.Naam })
		for _, e := range k.delen {
			if i < 0 {
				return k.Naam, e.naam
			}
			if oud := klassen[i].element(e.naam); oud.naam == "" || oud.optie != e.optie {
				return k.Naam, e.naam
			}
		}
	}
	return "", ""
}

// voegBasis adds the types of a basisschema.
func (u *unie) voegBasis(lid *release) error {
	basis := &u.alles.basis
	for _, s := range lid.basis.types {
		eerder, ok := basis.type_(s.naam)
		if !ok {
			basis.types = append(basis.types, s)
			continue
		}
		if oud, _ := goSoort(eerder); oud != goNaam(s) {
			return fmt.Errorf("%s is in een andere uitgave een %s en hier een %s", s.naam, oud, goNaam(s))
		}
	}
	for _, k := range lid.basis.klassen {
		if err := u.alles.voegKlasse(&basis.klassen, k); err != nil {
			return err
		}
	}
	return nil
}

func goNaam(s simpel) string {
	naam, _ := goSoort(s)
	return naam
}

// voegBerichten adds the classes of the messages of a release.
func (u *unie) voegBerichten(lid *release) error {
	for i := range lid.berichten {
		b := &lid.berichten[i]
		doel, ok := u.alles.bericht_(b.nummer())
		if !ok {
			u.alles.berichten = append(u.alles.berichten, bericht{Bericht: b.nummer(), Stroom: b.Stroom})
			doel = &u.alles.berichten[len(u.alles.berichten)-1]
		}
		for _, k := range b.Klassen {
			if err := u.alles.voegKlasse(&doel.Klassen, k); err != nil {
				return fmt.Errorf("%s: %w", b.Bericht, err)
			}
		}
	}
	return nil
}

// voegKlasse adds a class, or its elements to the class of that name. A new element
// comes behind the one that stands before it in the class.
func (r *release) voegKlasse(klassen *[]klasse, k klasse) error {
	i := slices.IndexFunc(*klassen, func(ander klasse) bool { return ander.Naam == k.Naam })
	if i < 0 {
		*klassen = append(*klassen, klasse{Naam: k.Naam, Sleutel: k.Sleutel, delen: slices.Clone(k.delen)})
		return nil
	}
	doel := &(*klassen)[i]
	if !slices.Equal(doel.Sleutel, k.Sleutel) {
		return fmt.Errorf("klasse %s heeft niet in elke uitgave dezelfde sleutel", k.Naam)
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
		if r.goVan(oud.typ) != r.goVan(e.typ) || oud.lijst != e.lijst {
			return fmt.Errorf("element %s van %s heeft niet in elke uitgave hetzelfde type", e.naam, k.Naam)
		}
		oud.optie = oud.optie || e.optie
		plek = j + 1
	}
	return nil
}

// goVan gives the Go type of a simple type, and the name of any other.
func (r *release) goVan(typ string) string {
	if s, ok := r.basis.type_(typ); ok {
		return goNaam(s)
	}
	return typ
}

// merkEigen marks the elements that not every release has: they may always be left
// out, and say whose they are.
func (u *unie) merkEigen() error {
	for i := range u.alles.basis.klassen {
		u.merk(&u.alles.basis.klassen[i], func(lid *release, naam string) (klasse, bool) { return lid.basis.klasse(naam) })
	}
	for i := range u.alles.berichten {
		b := &u.alles.berichten[i]
		for j := range b.Klassen {
			k := &b.Klassen[j]
			eigen := u.merk(k, func(lid *release, naam string) (klasse, bool) {
				if b, ok := lid.bericht_(b.nummer()); ok {
					return b.klasse(naam)
				}
				return klasse{}, false
			})
			if eigen != "" && !k.inhoudelijk() {
				return fmt.Errorf("%s van %s: element %s is niet in elke uitgave hetzelfde", k.Naam, b.nummer(), eigen)
			}
		}
	}
	return nil
}

// merk marks the elements of one class; van finds the class in a release. It gives an
// element that it marked, or "".
func (u *unie) merk(k *klasse, van func(*release, string) (klasse, bool)) (eigen string) {
	for j := range k.delen {
		e := &k.delen[j]
		klassen := 0
		var hebben []string
		for _, lid := range u.leden {
			if ander, ok := van(lid, k.Naam); ok {
				klassen++
				if ander.heeft(e.naam) {
					hebben = append(hebben, lid.naam())
				}
			}
		}
		if len(hebben) < klassen {
			eigen, e.alleen = e.naam, strings.Join(hebben, ", ")
			e.optie = e.optie || !e.lijst
		}
	}
	return eigen
}

// inhoudelijk reports whether the class gets a Go type of its own name: the root
// and the headers have another, and a class that only holds a list has none.
func (k klasse) inhoudelijk() bool {
	return k.Naam != "Root" && k.Naam != "Header" && !k.lijstklasse()
}

// naam names the release: "iJw 3.2".
func (r *release) naam() string {
	v := r.basis.Voorvoegsel
	return v[:1] + strings.ToUpper(v[1:2]) + v[2:] + " " + r.basis.Release
}

// bericht_ gives the message with that number.
func (r *release) bericht_(nummer string) (*bericht, bool) {
	i := slices.IndexFunc(r.berichten, func(b bericht) bool { return b.nummer() == nummer })
	if i < 0 {
		return nil, false
	}
	return &r.berichten[i], true
}

// klasse gives the complex type with that name.
func (b *basis) klasse(naam string) (klasse, bool) {
	i := slices.IndexFunc(b.klassen, func(k klasse) bool { return k.Naam == naam })
	if i < 0 {
		return klasse{}, false
	}
	return b.klassen[i], true
}

// klassen writes the shared classes of the messages and the parts that a message can
// have.
func (u *unie) klassen() (*pen, error) {
	p := &pen{}
	for i := range u.alles.berichten {
		b := &u.alles.berichten[i]
		for _, k := range b.Klassen {
			if !k.inhoudelijk() {
				continue
			}
			uitleg := fmt.Sprintf("class %s of message %s", k.Naam, b.nummer())
			if err := u.alles.struct_(p, b, k, gedeeldeNaam, gedeeldeNaam(b, k.Naam), "", uitleg); err != nil {
				return nil, err
			}
		}
	}
	if err := u.inhoud(p); err != nil {
		return nil, err
	}
	return inPakket("istandaard", p), nil
}

// basistypen writes the types of the basisschemas and the headers.
func (u *unie) basistypen() (*pen, error) {
	p := &pen{}
	for _, k := range u.alles.basis.klassen {
		if err := u.alles.struct_(p, nil, k, eigenNaam, cdt(k.Naam), "", "type "+k.Naam+" of the basisschema"); err != nil {
			return nil, err
		}
	}
	for _, h := range headers {
		for i := range u.alles.berichten {
			b := &u.alles.berichten[i]
			if k, ok := b.klasse("Header"); ok && header(k).naam == h.naam {
				if err := u.alles.struct_(p, b, k, eigenNaam, h.naam, "", h.uitleg); err != nil {
					return nil, err
				}
				break
			}
		}
	}
	return inPakket("istandaard", p), nil
}

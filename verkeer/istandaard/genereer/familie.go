package main

import (
	"fmt"
	"slices"
	"strings"
)

// familie is one release of the standard in every law it is published for: iWmo
// 3.2 and iJw 3.2. What the messages have in common is written once, in a package
// of its own.
type familie struct {
	pakket string // release32
	leden  []*release
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

// families brings the releases together that carry the same number.
func families(releases []*release) []familie {
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
		gedeeld := uit[i].gelijk()
		for _, r := range uit[i].leden {
			r.gedeeld = gedeeld
		}
	}
	return uit
}

// klassen is a set of classes, each by the number of its message and its name.
type klassen map[[2]string]bool

func (s klassen) heeft(b *bericht, klasse string) bool { return s[[2]string{b.nummer(), klasse}] }

// inhoudelijk reports whether the class gets a Go type of its own name: the root
// and the headers have another, and a class that only holds a list has none.
func (k klasse) inhoudelijk() bool {
	return k.Naam != "Root" && k.Naam != "Header" && !k.lijstklasse()
}

// gelijk gives the classes that give the same Go type in every member: the same
// elements, and no class in them that differs.
func (f familie) gelijk() klassen {
	uit := klassen{}
	eerste := f.leden[0]
	for i := range eerste.berichten {
		b := &eerste.berichten[i]
		for _, k := range b.Klassen {
			if f.overal(b, k) {
				uit[[2]string{b.nummer(), k.Naam}] = true
			}
		}
	}
	for weg := true; weg; {
		weg = false
		for i := range eerste.berichten {
			b := &eerste.berichten[i]
			for _, k := range b.Klassen {
				if uit.heeft(b, k.Naam) && !uit.sluitend(b, k) {
					delete(uit, [2]string{b.nummer(), k.Naam})
					weg = true
				}
			}
		}
	}
	return uit
}

// sluitend reports whether every class that k speaks of is shared too.
func (s klassen) sluitend(b *bericht, k klasse) bool {
	return !slices.ContainsFunc(k.delen, func(e element) bool {
		return !isLDT(e.typ) && !isCDT(e.typ) && !s.heeft(b, e.typ)
	})
}

// overal reports whether every member has the class with the same elements.
func (f familie) overal(b *bericht, k klasse) bool {
	return !slices.ContainsFunc(f.leden, func(r *release) bool {
		ander, ok := r.bericht_(b.nummer())
		if !ok {
			return true
		}
		zelfde, ok := ander.klasse(k.Naam)
		return !ok || !slices.Equal(zelfde.Sleutel, k.Sleutel) || !slices.EqualFunc(zelfde.delen, k.delen, gelijkVeld)
	})
}

// gelijkVeld reports whether two elements give the same field; facets do not count.
func gelijkVeld(a, b element) bool {
	return a.naam == b.naam && a.typ == b.typ && a.optie == b.optie && a.lijst == b.lijst
}

// bericht_ gives the message with that number.
func (r *release) bericht_(nummer string) (*bericht, bool) {
	i := slices.IndexFunc(r.berichten, func(b bericht) bool { return b.nummer() == nummer })
	if i < 0 {
		return nil, false
	}
	return &r.berichten[i], true
}

// typen writes the shared classes.
func (f familie) typen() (*pen, error) {
	p := &pen{}
	r := f.leden[0]
	for i := range r.berichten {
		b := &r.berichten[i]
		for _, k := range b.Klassen {
			if !k.inhoudelijk() || !r.gedeeld.heeft(b, k.Naam) {
				continue
			}
			uitleg := fmt.Sprintf("class %s of message %s", k.Naam, b.nummer())
			if err := r.struct_(p, b, k, gedeeldeNaam, gedeeldeNaam(b, k.Naam), "istandaard.", uitleg); err != nil {
				return nil, err
			}
		}
	}
	bron := p.String()
	uit := nieuwePen(f.pakket, append(invoerVoor(bron), "nabuur/verkeer/istandaard")...)
	uit.WriteString(bron)
	return uit, nil
}

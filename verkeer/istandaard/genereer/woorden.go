package main

import (
	"fmt"
	"maps"
	"slices"
)

// leesWoorden writes the table with the word for every element that a release has. A word
// for what no release has, and an element without a word, are refused.
func leesWoorden(pad string, alles *release) (*pen, error) {
	var woorden map[string]string
	if err := leesYAML(pad, &woorden); err != nil {
		return nil, err
	}
	elementen := map[string]bool{}
	for _, k := range alles.basis.klassen {
		k.noem(elementen)
	}
	for _, b := range alles.berichten {
		for _, k := range b.Klassen {
			k.noem(elementen)
		}
	}
	for naam := range elementen {
		if woorden[naam] == "" {
			return nil, fmt.Errorf("%s: element %s heeft geen woord", pad, naam)
		}
	}
	p := nieuwePen("istandaard")
	p.f("// veldnamen gives the Dutch word for each element.")
	p.f("var veldnamen = map[string]string{")
	for _, naam := range slices.Sorted(maps.Keys(woorden)) {
		if !elementen[naam] {
			return nil, fmt.Errorf("%s: een element %s bestaat niet", pad, naam)
		}
		p.f("%q: %q,", naam, woorden[naam])
	}
	p.f("}")
	return p, nil
}

// noem adds the names of the elements of the class.
func (k klasse) noem(elementen map[string]bool) {
	for _, e := range k.delen {
		elementen[e.naam] = true
	}
}

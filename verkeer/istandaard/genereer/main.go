// Command genereer writes the types, decoders and encoders of every release of the
// message standard from its definition, and schemas for the tests.
//
//	go run ./genereer
//
// It is run from the folder of the package istandaard: each folder in definitie is
// a release, and gives the package of that name. So does each folder in
// proefuitgave/definitie: a release that only tests know, which may have nothing that
// the others have not. The same definition always gives the same files.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if err := schrijf(".", "."); err != nil {
		fmt.Fprintln(os.Stderr, "genereer:", err)
		os.Exit(1)
	}
}

func schrijf(bron, doel string) error {
	bestanden, err := genereer(bron)
	if err != nil {
		return err
	}
	for naam, inhoud := range bestanden {
		pad := filepath.Join(doel, naam)
		if err := os.MkdirAll(filepath.Dir(pad), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(pad, inhoud, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// The files with what the releases share: the types of the basisschemas, the classes of
// the messages, and the words for their elements.
const (
	basisbestand   = "basis_gen.go"
	klassenbestand = "klassen_gen.go"
	woordenbestand = "woorden_gen.go"
)

// Where the definitions are, from the folder of the package istandaard.
const (
	definities   = "definitie"
	proefuitgave = "proefuitgave"
)

// genereer gives every file of every release, by its path from the folder of the
// package istandaard, where bron is.
func genereer(bron string) (bestanden, error) {
	releases, err := leesAlle(filepath.Join(bron, definities))
	if err != nil {
		return nil, err
	}
	if len(releases) == 0 {
		return nil, fmt.Errorf("in %s staat geen definitie", bron)
	}
	u, err := verenig(releases)
	if err != nil {
		return nil, err
	}
	uit := bestanden{}
	for naam, schrijf := range map[string]func() (*pen, error){basisbestand: u.basistypen, klassenbestand: u.klassen} {
		p, err := schrijf()
		if err := uit.voeg(naam, p, err); err != nil {
			return nil, err
		}
	}
	woorden, err := leesWoorden(filepath.Join(bron, definities, "woorden.yaml"), u.alles)
	if err := uit.voeg(woordenbestand, woorden, err); err != nil {
		return nil, err
	}
	for _, r := range releases {
		if err := uit.release("", r); err != nil {
			return nil, fmt.Errorf("%s: %w", r.pakket, err)
		}
	}
	proeven, err := leesAlle(filepath.Join(bron, proefuitgave, definities))
	if err != nil {
		return nil, err
	}
	for _, r := range proeven {
		if err := u.leen(r); err != nil {
			return nil, fmt.Errorf("%s: %w", r.pakket, err)
		}
		if err := uit.release(proefuitgave+"/", r); err != nil {
			return nil, fmt.Errorf("%s: %w", r.pakket, err)
		}
	}
	return uit, nil
}

// leesAlle reads the definition of every release, by name.
func leesAlle(map_ string) ([]*release, error) {
	folders, err := filepath.Glob(filepath.Join(map_, "*[0-9]"))
	if err != nil {
		return nil, err
	}
	slices.Sort(folders)
	var uit []*release
	for _, folder := range folders {
		r, err := lees(folder)
		if err != nil {
			return nil, err
		}
		uit = append(uit, r)
	}
	return uit, nil
}

// bestanden holds files by their path.
type bestanden map[string][]byte

// voeg adds a file of Go source.
func (b bestanden) voeg(naam string, p *pen, err error) error {
	if err != nil {
		return err
	}
	inhoud, err := p.opgemaakt()
	if err != nil {
		return fmt.Errorf("%s: %w", naam, err)
	}
	b[naam] = inhoud
	return nil
}

// release adds the files of one release, in the folder of its package in map_.
func (b bestanden) release(map_ string, r *release) error {
	map_ += r.pakket
	tabellen, err := r.tabellen()
	if err := b.voeg(map_+"/basis_gen.go", tabellen, err); err != nil {
		return err
	}
	soorten, err := r.soorten()
	if err := b.voeg(map_+"/soorten_gen.go", soorten, err); err != nil {
		return err
	}
	if err := b.voeg(map_+"/modellen_gen.go", r.modellen(), nil); err != nil {
		return err
	}
	schemas := map_ + "/testdata/xsd/"
	b[schemas+"basisschema.xsd"] = r.basisXSD()
	for i := range r.berichten {
		m := &r.berichten[i]
		code, err := r.bericht(m)
		if err := b.voeg(map_+"/"+kleineNaam(m.Bericht)+"_gen.go", code, err); err != nil {
			return err
		}
		b[schemas+m.Bericht+".xsd"] = r.berichtXSD(m)
	}
	return nil
}

// namen gives the paths of the files in order.
func (b bestanden) namen() []string { return slices.Sorted(maps.Keys(b)) }

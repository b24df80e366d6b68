// Command genereer writes the types, decoders and encoders of every release of the
// message standard from its definition, and schemas for the tests.
//
//	go run ./genereer
//
// It is run from the folder of the package istandaard: each folder in definitie is
// a release, and gives the package of that name. The same definition always gives
// the same files.
package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if err := schrijf("definitie", "."); err != nil {
		fmt.Fprintln(os.Stderr, "genereer:", err)
		os.Exit(1)
	}
}

func schrijf(definities, doel string) error {
	bestanden, err := genereer(definities)
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

// basisbestand holds the types that every release shares.
const basisbestand = "basis_gen.go"

// genereer gives every file of every release, by its path from the folder of the
// package istandaard.
func genereer(definities string) (bestanden, error) {
	releases, err := leesAlle(definities)
	if err != nil {
		return nil, err
	}
	uit := bestanden{}
	reeks, err := families(releases)
	if err != nil {
		return nil, err
	}
	for _, f := range reeks {
		typen, err := f.typen()
		if err := uit.voeg(f.pakket+"/klassen_gen.go", typen, err); err != nil {
			return nil, err
		}
	}
	for _, r := range releases {
		if err := uit.release(r); err != nil {
			return nil, fmt.Errorf("%s: %w", r.pakket, err)
		}
	}
	return uit, nil
}

// leesAlle reads the definition of every release, by name.
func leesAlle(definities string) ([]*release, error) {
	folders, err := filepath.Glob(filepath.Join(definities, "*[0-9]"))
	if err != nil {
		return nil, err
	}
	if len(folders) == 0 {
		return nil, fmt.Errorf("in %s staat geen definitie", definities)
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

// voeg adds a file of Go source. A file that two releases share must be the same
// from both.
func (b bestanden) voeg(naam string, p *pen, err error) error {
	if err != nil {
		return err
	}
	inhoud, err := p.opgemaakt()
	if err != nil {
		return fmt.Errorf("%s: %w", naam, err)
	}
	if oud, er := b[naam]; er && !bytes.Equal(oud, inhoud) {
		return fmt.Errorf("%s is niet in elke release hetzelfde: de basisschema's hebben andere typen", naam)
	}
	b[naam] = inhoud
	return nil
}

// release adds the files of one release.
func (b bestanden) release(r *release) error {
	basis, err := r.basistypen()
	if err := b.voeg(basisbestand, basis, err); err != nil {
		return err
	}
	tabellen, err := r.tabellen()
	if err := b.voeg(r.pakket+"/basis_gen.go", tabellen, err); err != nil {
		return err
	}
	soorten, err := r.soorten()
	if err := b.voeg(r.pakket+"/soorten_gen.go", soorten, err); err != nil {
		return err
	}
	if err := b.voeg(r.pakket+"/modellen_gen.go", r.modellen(), nil); err != nil {
		return err
	}
	schemas := r.pakket + "/testdata/xsd/"
	b[schemas+"basisschema.xsd"] = r.basisXSD()
	for i := range r.berichten {
		m := &r.berichten[i]
		code, err := r.bericht(m)
		if err := b.voeg(r.pakket+"/"+kleineNaam(m.Bericht)+"_gen.go", code, err); err != nil {
			return err
		}
		b[schemas+m.Bericht+".xsd"] = r.berichtXSD(m)
	}
	return nil
}

// namen gives the paths of the files in order.
func (b bestanden) namen() []string { return slices.Sorted(maps.Keys(b)) }

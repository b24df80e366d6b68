// Command genereer writes the types, decoders and encoders of a release of the
// message standard from its definition, and schemas for the tests.
//
//	go run ../genereer ../definitie/iwmo32
//
// It is run from the folder of the release. The same definition always gives the
// same files.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "gebruik: genereer <map met de definitie>, vanuit de map van de release")
		os.Exit(2)
	}
	if err := schrijf(os.Args[1], "."); err != nil {
		fmt.Fprintln(os.Stderr, "genereer:", err)
		os.Exit(1)
	}
}

func schrijf(definitie, doel string) error {
	bestanden, err := genereer(definitie)
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

// genereer gives every file of the release, by its path from the folder of the
// release.
func genereer(definitie string) (map[string][]byte, error) {
	r, err := lees(definitie)
	if err != nil {
		return nil, err
	}
	bestanden := map[string][]byte{}
	voegToe := func(naam string, p *pen, err error) error {
		if err != nil {
			return err
		}
		inhoud, err := p.opgemaakt()
		if err != nil {
			return fmt.Errorf("%s: %w", naam, err)
		}
		bestanden[naam] = inhoud
		return nil
	}
	gedeeld, err := r.gedeeld()
	if err := voegToe("../basis_gen.go", gedeeld, err); err != nil {
		return nil, err
	}
	tabellen, err := r.tabellen()
	if err := voegToe("basis_gen.go", tabellen, err); err != nil {
		return nil, err
	}
	if err := voegToe("soorten_gen.go", r.soorten(), nil); err != nil {
		return nil, err
	}
	bestanden["testdata/xsd/basisschema.xsd"] = r.basisXSD()
	for i := range r.berichten {
		b := &r.berichten[i]
		code, err := r.bericht(b)
		if err := voegToe(kleineNaam(b.Bericht)+"_gen.go", code, err); err != nil {
			return nil, err
		}
		bestanden["testdata/xsd/"+b.Bericht+".xsd"] = r.berichtXSD(b)
	}
	return bestanden, nil
}

// namen gives the paths of the files in order.
func namen(bestanden map[string][]byte) []string {
	var uit []string
	for naam := range bestanden {
		uit = append(uit, naam)
	}
	slices.Sort(uit)
	return uit
}

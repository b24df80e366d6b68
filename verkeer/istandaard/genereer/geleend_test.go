package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestGeleend: a release that only tests know writes the classes that the others share,
// and is refused when it would change them. Its own order, its own type of the same kind
// of value and what it leaves out are no change.
func TestGeleend(t *testing.T) {
	const m301, basis = "proefuitgave/definitie/iwmo99/wmo301.yaml", "proefuitgave/definitie/iwmo99/basisschema.yaml"
	for naam, g := range map[string]struct {
		bestand, oud, nieuw string
		mag                 bool
	}{
		"zoals zij is":         {m301, "titel", "titel", true},
		"zonder keuze-element": {m301, "      - ReferentieAanbieder LDT_Referentie ?\n", "", true},
		"nieuw element":        {m301, "- Einddatum LDT_Datum ?", "- Einddatum LDT_Datum ?\n      - Kleur LDT_Referentie ?", false},
		"nieuwe klasse": {m301, "- Client Client\n",
			"- Client Client\n      - Bijlage Bijlage ?\n  - naam: Bijlage\n    elementen:\n      - Naam LDT_Naam\n", false},
		"vast element weg":   {m301, "      - Ingangsdatum LDT_Datum\n", "", false},
		"vast wordt keuze":   {m301, "- Ingangsdatum LDT_Datum", "- Ingangsdatum LDT_Datum ?", false},
		"ander soort waarde": {m301, "- Ingangsdatum LDT_Datum", "- Ingangsdatum LDT_Referentie", false},
		"nieuw in het basistype": {basis, "    - Huisnummer LDT_Huisnummer\n",
			"    - Huisnummer LDT_Huisnummer\n    - Kleur LDT_Huisletter ?\n",
			false},
	} {
		t.Run(naam, func(t *testing.T) {
			folder := t.TempDir()
			neemOver(t, folder)
			vervang(t, filepath.Join(folder, g.bestand), g.oud, g.nieuw)
			if _, err := genereer(folder); (err == nil) != g.mag {
				t.Errorf("mag %v, kreeg %v", g.mag, err)
			}
		})
	}
}

// vervang changes a text that must stand in the file.
func vervang(t *testing.T, pad, oud, nieuw string) {
	t.Helper()
	tekst, err := os.ReadFile(pad)
	if err != nil || !bytes.Contains(tekst, []byte(oud)) {
		t.Fatalf("%q staat er niet: %v", oud, err)
	}
	if err := os.WriteFile(pad, bytes.Replace(tekst, []byte(oud), []byte(nieuw), 1), 0o600); err != nil {
		t.Fatal(err)
	}
}

// neemOver copies all definitions.
func neemOver(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(doel, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(pad) != ".yaml" {
			return err
		}
		naam, err := filepath.Rel(doel, pad)
		if err != nil {
			return err
		}
		tekst, err := os.ReadFile(pad)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, naam)), 0o700); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, naam), tekst, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

package release32_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"nabuur/verkeer/istandaard"
)

// regelfeiten is what rules.yaml says of each rule.
type regelfeiten struct {
	Rules map[string]struct {
		Level    int
		Messages []string
		Checker  map[string]bool `yaml:"in_published_checker"`
	}
}

// TestRegelsTegenFeiten holds the table of rules against rules.yaml, the facts of
// the standard in the folder that NABUUR_FEITEN names: every rule that the published
// checker of the standard has stands in the table, with the same messages and level,
// and no other.
func TestRegelsTegenFeiten(t *testing.T) {
	folder := os.Getenv("NABUUR_FEITEN")
	if folder == "" {
		t.Log("WEGGELATEN: NABUUR_FEITEN is leeg; de regels zijn niet met de feiten van de standaard vergeleken")
		return
	}
	tekst, err := os.ReadFile(filepath.Join(folder, "rules.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var feiten regelfeiten
	if err := yaml.Unmarshal(tekst, &feiten); err != nil {
		t.Fatal(err)
	}
	for folder, s := range standaarden {
		vergelijkRegels(t, s, feiten, strings.TrimSuffix(folder, "32"))
	}
}

// vergelijkRegels holds the rules of one standard, iwmo or ijw, against the facts.
func vergelijkRegels(t *testing.T, s *istandaard.Standaard, feiten regelfeiten, standaard string) {
	tabel := map[string]istandaard.Regel{}
	for _, r := range s.Regels {
		tabel[r.ID] = r
	}
	aantal := 0
	for id, feit := range feiten.Rules {
		if !feit.Checker[standaard] {
			continue
		}
		aantal++
		r, ok := tabel[id]
		if !ok || !slices.Equal(r.Berichten, feit.Messages) || r.Niveau != feit.Level || r.Retourcode != "0001" {
			t.Errorf("%s %s: %+v, wil %+v", standaard, id, r, feit)
		}
	}
	if aantal != len(tabel) || len(tabel) != len(s.Regels) || aantal < 50 {
		t.Errorf("%s: %d regels in de tabel, %d in de feiten", standaard, len(tabel), aantal)
	}
}

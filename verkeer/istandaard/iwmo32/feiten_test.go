package iwmo32

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestRegelsTegenFeiten holds the table of rules against rules.yaml, the facts of
// the standard in the folder that NABUUR_FEITEN names: every CD, CS and TR rule of
// level 2 stands in the table, with the same messages, and no other but TR319.
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
	var feiten struct {
		Rules map[string]struct {
			Standard, Retourcode string
			Level                int
			Messages             []string
		}
	}
	if err := yaml.Unmarshal(tekst, &feiten); err != nil {
		t.Fatal(err)
	}
	tabel := map[string]Regel{}
	for _, r := range Regels() {
		tabel[r.ID] = r
	}
	aantal := 0
	for id, feit := range feiten.Rules {
		if feit.Standard == "iJw" || feit.Level != 2 && id != "TR319" || !slices.Contains([]string{"CD", "CS", "TR"}, id[:2]) {
			continue
		}
		aantal++
		r, ok := tabel[id]
		var berichten []string
		for _, b := range r.Berichten {
			berichten = append(berichten, strings.TrimPrefix(b, "WMO"))
		}
		if !ok || !slices.Equal(berichten, feit.Messages) || r.Niveau != feit.Level || r.Retourcode != "0001" {
			t.Errorf("%s: %+v, wil %+v", id, r, feit)
		}
	}
	if aantal != len(tabel) || aantal < 50 {
		t.Errorf("%d regels in de tabel, %d in de feiten", len(tabel), aantal)
	}
}

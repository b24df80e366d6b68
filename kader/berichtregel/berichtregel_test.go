package berichtregel

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestTabel: the table is in order, and no number or code stands in it twice.
func TestTabel(t *testing.T) {
	codes := map[string]string{}
	for i, r := range Alle() {
		if i > 0 && regels[i-1].ID >= r.ID {
			t.Errorf("%s staat niet op volgorde", r.ID)
		}
		if eerder, dubbel := codes[r.Code]; dubbel && r.Code != "" {
			t.Errorf("%s en %s hebben code %s", eerder, r.ID, r.Code)
		}
		codes[r.Code] = r.ID
		if r.Niveau != 3 && r.Niveau != 4 || r.Eis == "" || len(r.Berichten) == 0 {
			t.Errorf("%s is niet volledig: %+v", r.ID, r)
		}
		if b := New(r.ID, "zin"); b.Code != r.Code || b.Regel != r.ID {
			t.Errorf("New(%s) = %+v", r.ID, b)
		}
	}
	if b := New("TR999", "zin"); b.Code != "" {
		t.Errorf("een onbekende regel kreeg code %s", b.Code)
	}
	if r, ok := MetCode("0611"); !ok || r.ID != "TR418" {
		t.Errorf("MetCode(0611) = %+v, %t", r, ok)
	}
	if _, ok := MetCode(""); ok {
		t.Error("de lege code hoort bij geen regel")
	}
}

func TestCodes(t *testing.T) {
	a, b := New("TR019", ""), New("TR074", "")
	if got := Codes([]Bevinding{a, b, a}); !slices.Equal(got, []string{"9019", "9074"}) {
		t.Errorf("codes %v", got)
	}
	if got := Codes(nil); !slices.Equal(got, []string{Goed}) {
		t.Errorf("codes zonder bevinding %v", got)
	}
}

// feit is a rule as the facts of the standard give it.
type feit struct {
	Level      int      `yaml:"level"`
	Retourcode string   `yaml:"retourcode"`
	Messages   []string `yaml:"messages"`
}

// TestTegenFeiten: the table holds exactly the rules of level 3 and 4 in the facts
// of the standard, when their place is given.
func TestTegenFeiten(t *testing.T) {
	map_ := os.Getenv("NABUUR_FEITEN")
	if map_ == "" {
		t.Log("WEGGELATEN: NABUUR_FEITEN is leeg; de tabel is niet met de feiten van de standaard vergeleken")
		return
	}
	b, err := os.ReadFile(filepath.Join(map_, "rules.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var feiten struct {
		Rules map[string]feit `yaml:"rules"`
	}
	if err := yaml.Unmarshal(b, &feiten); err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(feiten.Rules, func(_ string, f feit) bool { return f.Level != 3 && f.Level != 4 })
	if len(feiten.Rules) != len(regels) {
		t.Errorf("%d regels in de feiten, %d in de tabel", len(feiten.Rules), len(regels))
	}
	for _, r := range Alle() {
		f, ok := feiten.Rules[r.ID]
		if !ok || f.Level != r.Niveau || f.Retourcode != r.Code || !slices.Equal(f.Messages, r.Berichten) {
			t.Errorf("%s: feiten %+v, tabel %+v", r.ID, f, r)
		}
	}
}

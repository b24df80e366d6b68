package wet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"nabuur/grond/tijdlijn"
	"nabuur/proef/gotabel"
)

// TestWettabel: the table in the program is what regels/*.yaml say. With -schrijf it
// makes the table from them.
func TestWettabel(t *testing.T) {
	tabel, err := leesRegels("regels/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newBoek(tabel); err != nil {
		t.Fatal(err)
	}
	gotabel.Houd(t, "tabel.go", gotabel.Tabel{Pakket: "wet", Pad: "kader/wet", Bron: "regels/*.yaml", Variabelen: map[string]any{
		"tabelRegels": tabel.regels, "tabelSoorten": tabel.soorten, "tabelFeesten": tabel.feesten,
		"tabelGelijk": tabel.gelijk, "tabelVolledig": tabel.volledig,
	}})
}

type wetbestand struct {
	Wet           string         `yaml:"wet"`
	BWB           string         `yaml:"bwb"`
	Link          string         `yaml:"link"`
	Regels        []regelvorm    `yaml:"regels"`
	Feestdagen    []feestvorm    `yaml:"feestdagen"`
	Gelijkgesteld gelijkstelvorm `yaml:"gelijkgesteld"`
	Soorten       []Soort        `yaml:"soorten"`
}

type regelvorm struct {
	ID      string `yaml:"id"`
	Versies []struct {
		Vanaf      tijdlijn.Dag  `yaml:"vanaf"`
		Tot        *tijdlijn.Dag `yaml:"tot"`
		Artikel    string        `yaml:"artikel"`
		Zeker      bool          `yaml:"zeker"`
		Bron       string        `yaml:"bron"`
		Parameters []Parameter   `yaml:"parameters"`
		Strekking  string        `yaml:"strekking"`
	} `yaml:"versies"`
}

type feestvorm struct {
	Vanaf  tijdlijn.Dag  `yaml:"vanaf"`
	Tot    *tijdlijn.Dag `yaml:"tot"`
	Naam   string        `yaml:"naam"`
	Regel  string        `yaml:"regel"`
	Dag    string        `yaml:"dag"`
	Pasen  *int          `yaml:"pasen"`
	Zondag int           `yaml:"zondag"`
	Zeker  bool          `yaml:"zeker"`
}

type gelijkstelvorm struct {
	Volledig *struct {
		Vanaf tijdlijn.Dag `yaml:"vanaf"`
		Tot   tijdlijn.Dag `yaml:"tot"`
	} `yaml:"volledig"`
	Dagen []struct {
		Dag     tijdlijn.Dag `yaml:"dag"`
		Besluit string       `yaml:"besluit"`
		Bron    string       `yaml:"bron"`
	} `yaml:"dagen"`
}

// looptijd makes a period of the two dates in a file; without a second one it
// has no end.
func looptijd(vanaf tijdlijn.Dag, tot *tijdlijn.Dag) tijdlijn.Periode {
	if tot == nil {
		return tijdlijn.Vanaf(vanaf)
	}
	return tijdlijn.Periode{Vanaf: vanaf, Tot: *tot}
}

// leesRegels reads the files in order of name.
func leesRegels(patroon string) (t wettabel, err error) {
	namen, err := filepath.Glob(patroon)
	if err != nil || len(namen) == 0 {
		return t, fmt.Errorf("geen regels gevonden: %v", err)
	}
	for _, naam := range namen {
		inhoud, err := os.ReadFile(naam)
		if err == nil {
			err = t.voegToe(inhoud)
		}
		if err != nil {
			return t, fmt.Errorf("%s: %w", naam, err)
		}
	}
	return t, nil
}

// voegToe reads one file into the table. A key that nobody knows is an error: a
// misspelt "tot" would otherwise keep an old rule alive.
func (t *wettabel) voegToe(inhoud []byte) error {
	var w wetbestand
	if err := yaml.NewDecoder(bytes.NewReader(inhoud), yaml.Strict()).Decode(&w); err != nil {
		return err
	}
	gezien := map[string]bool{}
	for _, v := range t.regels {
		gezien[v.ID] = true
	}
	for _, r := range w.Regels {
		if gezien[r.ID] || len(r.Versies) == 0 {
			return fmt.Errorf("regel %s staat er twee keer, of heeft geen versie", r.ID)
		}
		gezien[r.ID] = true
		for _, v := range r.Versies {
			t.regels = append(t.regels, Regelversie{
				ID: r.ID, Wet: w.Wet, BWB: w.BWB, Link: w.Link, Artikel: v.Artikel, Geldig: looptijd(v.Vanaf, v.Tot),
				Zeker: v.Zeker, Bron: v.Bron, Parameters: v.Parameters, Strekking: v.Strekking,
			})
		}
	}
	t.soorten = append(t.soorten, w.Soorten...)
	return t.voegDagenToe(w.Feestdagen, w.Gelijkgesteld)
}

func (t *wettabel) voegDagenToe(feesten []feestvorm, gelijk gelijkstelvorm) error {
	for _, v := range feesten {
		f := feest{naam: v.Naam, regel: v.Regel, zondag: v.Zondag, geldig: looptijd(v.Vanaf, v.Tot)}
		if v.Pasen != nil {
			f.pasen = *v.Pasen
		} else {
			dag, err := time.Parse("01-02", v.Dag)
			if err != nil {
				return fmt.Errorf("feestdag %s: %w", v.Naam, err)
			}
			f.maand, f.dag = dag.Month(), dag.Day()
		}
		t.feesten = append(t.feesten, f)
	}
	for _, g := range gelijk.Dagen {
		if g.Besluit == "" || g.Bron == "" {
			return fmt.Errorf("gelijkgestelde dag %s: besluit of bron ontbreekt", g.Dag)
		}
		t.gelijk = append(t.gelijk, gelijkdag{g.Dag, g.Besluit, g.Bron})
	}
	if gelijk.Volledig != nil {
		t.volledig = tijdlijn.Periode{Vanaf: gelijk.Volledig.Vanaf, Tot: gelijk.Volledig.Tot}
	}
	return nil
}

func TestVoegToeWeigert(t *testing.T) {
	versie := func(artikel, vanaf, erbij string) string {
		return fmt.Sprintf("      - {artikel: %s, vanaf: %q%s}\n", artikel, vanaf, erbij)
	}
	regel := "wet: Awb\nbwb: B\nlink: https://x/B\nregels:\n  - id: a\n    versies:\n"
	goed := regel + versie("art. 1", "2020-01-01", "")
	for naam, w := range map[string]struct{ inhoud, zin string }{
		"onbekende sleutel": {regel + versie("art. 1", "2020-01-01", `, tott: "2021-01-01"`), "tott"},
		"overlap":           {goed + versie("art. 2", "2021-01-01", ""), "overlappen"},
		"zonder versie":     {regel, "geen versie"},
		"dubbel":            {goed + "  - id: a\n    versies:\n" + versie("art. 1", "2020-01-01", ""), "twee keer"},
		"geen dag":          {regel + versie("art. 1", "2020-02-30", ""), "2020-02-30"},
		"feest zonder dag":  {"feestdagen:\n  - {naam: Pasen, regel: atw.3.1, dag: \"13-01\", vanaf: \"2020-01-01\"}\n", "Pasen"},
		"dag zonder bron":   {"gelijkgesteld:\n  dagen:\n    - {dag: \"2020-01-02\", besluit: x}\n", "bron ontbreekt"},
	} {
		var tabel wettabel
		err := tabel.voegToe([]byte(w.inhoud))
		if err == nil {
			_, err = newBoek(tabel)
		}
		if err == nil || !strings.Contains(err.Error(), w.zin) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

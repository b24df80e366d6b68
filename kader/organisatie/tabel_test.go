package organisatie

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"nabuur/grond/tijdlijn"
	"nabuur/proef/gotabel"
)

// TestGemeentetabel: the table in the program is what gemeenten.yaml and
// herindelingen.yaml say. With -schrijf it makes the table from them.
func TestGemeentetabel(t *testing.T) {
	gemeenten, err := leesRegels("gemeenten.yaml", "gemeenten", gemeenteVorm.regel)
	if err != nil {
		t.Fatal(err)
	}
	opvolgingen, err := leesRegels("herindelingen.yaml", "opvolgingen", opvolgingVorm.regel)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := vanTabel(gemeenten, opvolgingen); err != nil {
		t.Fatal(err)
	}
	gotabel.Houd(t, "tabel.go", gotabel.Tabel{
		Pakket: "organisatie", Pad: "kader/organisatie", Bron: "gemeenten.yaml and herindelingen.yaml",
		Variabelen: map[string]any{"tabelGemeenten": gemeenten, "tabelOpvolgingen": opvolgingen},
	})
}

// gemeenteVorm is a line of gemeenten.yaml as it stands there: texts, because the
// YAML library takes seconds, not milliseconds, when each field reads itself.
type gemeenteVorm struct {
	Code, Naam, Provincie, Begin, Eind string
	Ook                                []string
}

func (v gemeenteVorm) regel() (gemeenteRegel, error) {
	bestaat, err := looptijd(v.Begin, v.Eind)
	return gemeenteRegel{code: v.Code, naam: v.Naam, provincie: v.Provincie, bestaat: bestaat, ook: v.Ook}, err
}

// opvolgingVorm is a line of herindelingen.yaml as it stands there.
type opvolgingVorm struct {
	Van, Naar, Datum, Soort, Bron string
	Status                        Status
}

func (v opvolgingVorm) regel() (opvolgingRegel, error) {
	datum, err := tijdlijn.ParseDag(v.Datum)
	return opvolgingRegel{van: v.Van, naar: v.Naar, datum: datum, soort: v.Soort, bron: v.Bron, status: v.Status}, err
}

// looptijd makes a period of two dates; without the second one it has no end.
func looptijd(begin, eind string) (p tijdlijn.Periode, err error) {
	p.Tot = tijdlijn.Open
	if p.Vanaf, err = tijdlijn.ParseDag(begin); err == nil && eind != "" {
		p.Tot, err = tijdlijn.ParseDag(eind)
	}
	return p, err
}

// leesRegels reads the list of that name out of a file. A key that nobody knows is an
// error.
func leesRegels[V, R any](bestand, naam string, regel func(V) (R, error)) ([]R, error) {
	inhoud, err := os.ReadFile(bestand)
	if err != nil {
		return nil, err
	}
	return parseRegels(inhoud, naam, regel)
}

func parseRegels[V, R any](inhoud []byte, naam string, regel func(V) (R, error)) ([]R, error) {
	lijsten := map[string][]V{}
	if err := yaml.UnmarshalWithOptions(inhoud, &lijsten, yaml.Strict()); err != nil {
		return nil, err
	}
	if len(lijsten) != 1 || len(lijsten[naam]) == 0 {
		return nil, fmt.Errorf("de lijst %s ontbreekt, of staat er niet alleen", naam)
	}
	regels := make([]R, len(lijsten[naam]))
	for i, v := range lijsten[naam] {
		var err error
		if regels[i], err = regel(v); err != nil {
			return nil, fmt.Errorf("%s, regel %d: %w", naam, i+1, err)
		}
	}
	return regels, nil
}

// TestGemeentetabelWeigert: a slip in the files does not become a table.
func TestGemeentetabelWeigert(t *testing.T) {
	for naam, g := range map[string]struct{ inhoud, zin string }{
		"onbekende sleutel": {"gemeenten:\n  - {code: '0001', naam: A, begin: '1970-01-01', einde: '2000-01-01'}\n", "einde"},
		"geen dag":          {"gemeenten:\n  - {code: '0001', naam: A, begin: '1970-02-30'}\n", "1970-02-30"},
		"geen eind":         {"gemeenten:\n  - {code: '0001', naam: A, begin: '1970-01-01', eind: nooit}\n", "nooit"},
		"andere lijst":      {"gemeentes:\n  - {code: '0001', naam: A, begin: '1970-01-01'}\n", "ontbreekt"},
		"leeg":              {"gemeenten: []\n", "ontbreekt"},
		"geen code":         {"gemeenten:\n  - {code: A, naam: A, begin: '1970-01-01'}\n", `gemeente "A"`},
		"dubbel": {"gemeenten:\n  - {code: '0001', naam: A, begin: '1970-01-01'}\n  - {code: '0001', naam: B, begin: " +
			"'1970-01-01'}\n", "dubbel"},
	} {
		regels, err := parseRegels([]byte(g.inhoud), "gemeenten", gemeenteVorm.regel)
		if err == nil {
			_, err = vanTabel(regels, nil)
		}
		if err == nil || !strings.Contains(err.Error(), g.zin) {
			t.Errorf("%s: %v", naam, err)
		}
	}
	een := []gemeenteRegel{{code: "0001", naam: "A", bestaat: tijdlijn.Vanaf(0)}}
	if _, err := vanTabel(een, []opvolgingRegel{{van: "0001", naar: "B"}}); err == nil || !strings.Contains(err.Error(), "opvolging") {
		t.Errorf("opvolging door een code die er geen is: %v", err)
	}
}

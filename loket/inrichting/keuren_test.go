package inrichting

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
)

// TestBestandZegtWatErStaat: what YAML reads as something else than was written is refused
// with the line and what was typed; beside it stands what is read.
func TestBestandZegtWatErStaat(t *testing.T) {
	type vorm struct {
		Nummer int64  `yaml:"nummer"`
		Naam   string `yaml:"naam"`
	}
	for naam, g := range map[string]struct{ inhoud, zin string }{
		"gewoon":                 {"nummer: 12\nnaam: x\n", ""},
		"min":                    {"nummer: -3\nnaam: x\n", ""},
		"nul":                    {"nummer: 0\nnaam: x\n", ""},
		"tekst van cijfers":      {"nummer: 1\nnaam: \"012\"\n", ""},
		"BOM":                    {"\ufeffnummer: 12\nnaam: x\n", ""},
		"een document met ---":   {"---\nnummer: 12\nnaam: x\n", ""},
		"nul vooraan":            {"naam: x\nnummer: 012\n", "regel 2 iets dat niet kan. Schrijf een getal zonder nul ervoor, of zet 012"},
		"nul vooraan in een rij": {"nummer: 1\nnaam: 06010001\n", "06010001"},
		"achttallig":             {"nummer: 0o12\nnaam: x\n", "regel 1"},
		"zestientallig":          {"nummer: 0x12\nnaam: x\n", "0x12"},
		"onderstreept":           {"nummer: 1_000\nnaam: x\n", "1_000"},
		"breuk":                  {"nummer: 38.9\nnaam: x\n", "38.9 is geen heel getal"},
		"macht tussen tekens":    {"nummer: \"1e3\"\nnaam: x\n", "geen heel getal"},
		"breuk tussen tekens":    {"nummer: '38.9'\nnaam: x\n", "geen heel getal"},
		"nul tussen tekens":      {"nummer: \"012\"\nnaam: x\n", "geen heel getal"},
		"getal tussen tekens":    {"nummer: \"12\"\nnaam: x\n", ""},
		"geen getal":             {"nummer: ja\nnaam: x\n", "geen heel getal"},
		"te groot":               {"nummer: 9223372036854775808\nnaam: x\n", "geen heel getal"},
		"macht":                  {"nummer: 1e3\nnaam: x\n", "geen heel getal"},
		"tag":                    {"nummer: !!int \"12\"\nnaam: x\n", "tag"},
		"tweede document":        {"nummer: 1\nnaam: x\n---\nnummer: 2\nnaam: y\n", "meer dan een document"},
		"onbekende sleutel":      {"nummer: 1\nnaam: x\nnamm: y\n", "regel 3"},
		"dubbele sleutel":        {"nummer: 1\nnaam: x\nnummer: 2\n", "regel 3"},
		"ontbrekende sleutel":    {"nummer: 1\n", `ontbreekt "naam"`},
		"lege sleutel":           {"nummer: 1\nnaam:\n", `ontbreekt "naam"`},
		"Windows-1252":           {"nummer: 1\nnaam: Caf\xe9\n", "niet in UTF-8"},
	} {
		var v vorm
		err := LeesYAML("proef.yaml", []byte(g.inhoud), &v, "nummer", "naam")
		if g.zin == "" {
			if err != nil || v.Naam == "" {
				t.Errorf("%s: %+v %v", naam, v, err)
			}
			continue
		}
		if !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), g.zin) || !strings.Contains(fout.Zin(err), "proef.yaml") {
			t.Errorf("%s: %v, wil %q", naam, err, g.zin)
		}
	}
}

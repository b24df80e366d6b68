package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// voer carries out one command line without a store, and gives what it said.
func voer(t *testing.T, woorden ...string) (code int, uit, fouten string) {
	t.Helper()
	var u, f bytes.Buffer
	code = Voer(t.Context(), woorden, Omgeving{Uit: &u, Fout: &f, Getenv: func(string) string { return "" }})
	return code, u.String(), f.String()
}

// The cases are those of the published law facts (suite termijnen): what was
// asked on the command line and the last day that must come back.
func TestTermijnJSON(t *testing.T) {
	for _, g := range []struct{ woorden, onverlengd, laatste string }{
		{"--soort wmo-onderzoek --vanaf 2026-03-24", "2026-05-05", "2026-05-06"},
		{"--soort wmo-onderzoek --vanaf 2026-03-16", "2026-04-27", "2026-04-28"},
		{"--soort wmo-beschikking --vanaf 2026-03-20", "2026-04-03", "2026-04-07"},
		{"--soort awb-beslistermijn --vanaf 2026-10-30", "2026-12-25", "2026-12-28"},
		{"--weken 6 --vanaf 2025-03-15", "2025-04-26", "2025-04-28"},
		{"--soort beslissing-op-bezwaar --vanaf 2026-06-30", "2026-08-11", "2026-08-11"},
		{"--soort beslissing-op-bezwaar --vanaf 2026-06-30 --commissie", "2026-09-22", "2026-09-22"},
		{"--soort beslissing-op-bezwaar --vanaf 2026-06-30 --commissie --verdaagd 6", "2026-11-03", "2026-11-03"},
		{"--soort pw-voorschot --vanaf 2026-09-01", "2026-09-29", "2026-09-29"},
		{"--soort pw-zoektijd --vanaf 2026-09-01 --leeftijd 24", "2026-09-29", "2026-09-29"},
		{"--soort wmo-plan --vanaf 2026-04-27", "2026-05-04", "2026-05-04"},
		{"--dagen 3 --vanaf 2026-04-02", "2026-04-05", "2026-04-08"},
		{"--uren 48 --vanaf 2026-04-03T17:00", "2026-04-05", "2026-04-05"},
		{"--weken 13 --vanaf 2026-02-03", "2026-05-05", "2026-05-05"},
		{"--soort betaling --vanaf 2026-05-01", "2026-06-12", "2026-06-12"},
		{"--soort awb-beslistermijn --vanaf 2026-06-01 --opgeschort 2026-06-11..2026-06-20", "2026-08-05", "2026-08-05"},
		{"--maanden 1 --vanaf 2026-01-31", "2026-02-28", "2026-03-02"},
	} {
		code, uit, fouten := voer(t, append([]string{"termijn", "--json"}, strings.Fields(g.woorden)...)...)
		var a map[string]any
		if code != 0 || json.Unmarshal([]byte(uit), &a) != nil {
			t.Errorf("%s: code %d, %s%s", g.woorden, code, uit, fouten)
			continue
		}
		if a["onverlengd"] != g.onverlengd || a["laatste_dag"] != g.laatste || a["artikel"] == "" || len(a["redenen"].([]any)) == 0 {
			t.Errorf("%s: %s", g.woorden, uit)
		}
	}
}

func TestWatNietKanGeeftEenZinEnCodeTwee(t *testing.T) {
	for _, woorden := range []string{
		"termijn --soort bezwaar --vanaf 2026-13-01", "termijn --soort bezwaar", "termijn --vanaf 2026-01-01",
		"termijn --weken 6 --dagen 3 --vanaf 2026-01-01", "termijn --uren 48 --vanaf 2026-01-01T25:00",
		"termijn --soort bezwaar --vanaf 2026-01-01 --opgeschort 2026-01-02", "termijn --weken -- --vanaf 2026-01-01",
		"bericht controleer", "bericht", "zaak melden", "migreer --opslag", "--onzin", "demo --vandaag gisteren", "demo --adres nergens:-1",
	} {
		code, uit, fouten := voer(t, strings.Fields(woorden)...)
		regels := strings.Split(strings.TrimSpace(fouten), "\n")
		if code != 2 || uit != "" || len(regels) != 1 || !strings.HasSuffix(regels[0], ".") && !strings.HasSuffix(regels[0], "?") {
			t.Errorf("%s: code %d, uit %q, fouten %q", woorden, code, uit, fouten)
		}
	}
}

func TestDeHulpIsNederlands(t *testing.T) {
	for _, woorden := range []string{"--help", "termijn --help", "zaak --help", "bericht controleer --help"} {
		code, uit, fouten := voer(t, strings.Fields(woorden)...)
		if code != 0 || fouten != "" || !strings.HasPrefix(uit, "Gebruik: nabuur") {
			t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
		}
		for _, engels := range []string{"Usage", "Flags", "Commands", "Show", "Run ", "Arguments"} {
			if strings.Contains(uit, engels) {
				t.Errorf("%s: er staat %q in de hulp:\n%s", woorden, engels, uit)
			}
		}
	}
}

// TestVerkeerdeWoorden: what the command-line library says in English the user hears in
// Dutch, with what to do.
func TestVerkeerdeWoorden(t *testing.T) {
	for woorden, wil := range map[string]string{
		"":                                    "Er ontbreekt een opdracht. Bekijk nabuur --help voor wat er kan.",
		"vlieg":                               "Nabuur kent de opdracht vlieg niet. Bekijk nabuur --help voor wat er kan.",
		"zaak":                                "Er ontbreekt een opdracht. Bekijk nabuur --help voor wat er kan.",
		"zaak vlieg":                          "Nabuur kent de opdracht vlieg niet. Bekijk nabuur --help voor wat er kan.",
		"wie-doet --gemeent Weesp":            `Nabuur kent de optie --gemeent niet. Bedoelt u "--gemeente"?`,
		"termijn --vanaf 2026-01-01 --wekn 6": `Nabuur kent de optie --wekn niet. Bedoelt u "--weken"?`,
		"termijn --xyzzy":                     "Nabuur kent de optie --xyzzy niet. Bekijk nabuur --help voor wat er kan.",
		"termijn --weken zes --vanaf x":       "Achter --weken hoort een heel getal, niet zes.",
		"termijn --weken 6":                   "Er ontbreekt iets: geef ook --vanaf=D.",
		"termijn --vanaf":                     "Achter --vanaf hoort een waarde.",
		"termijn --vanaf 2026-01-01 --weken":  "Achter --weken hoort een waarde.",
		"bericht toon":                        "Er ontbreekt iets: geef ook <bestand> ....",
		"wie-doet --gemeente Weesp":           "Er ontbreekt iets: geef ook --datum=D, --taak=TAAK.",
	} {
		code, uit, fouten := voer(t, strings.Fields(woorden)...)
		if code != 2 || uit != "" || fouten != wil+"\n" {
			t.Errorf("%q: code %d, %s%s; wil %s", woorden, code, uit, fouten, wil)
		}
	}
}

// TestStoringNaarHetLog: of a fault of Nabuur the user sees one sentence, and who asks
// for it the cause with the stack; the program does not fall over.
func TestStoringNaarHetLog(t *testing.T) {
	for log, regels := range map[string]int{"": 1, "1": 2} {
		var u, f bytes.Buffer
		code := Voer(t.Context(), strings.Fields("migreer --opslag sqlite:"+t.TempDir()+"/a.sqlite"), Omgeving{
			Uit: stuk{}, Fout: &f, Getenv: func(string) string { return log },
		})
		if code != 1 || u.Len() > 0 || strings.Count(f.String(), "\n") < regels || log == "" && strings.Count(f.String(), "\n") > 1 {
			t.Errorf("NABUUR_LOG=%q: code %d, %s", log, code, f.String())
		}
		if toont := strings.Contains(f.String(), "de uitvoer is stuk"); toont != (log != "") {
			t.Errorf("NABUUR_LOG=%q toont de oorzaak: %v: %s", log, toont, f.String())
		}
	}
}

// stuk is an output that nobody can write to.
type stuk struct{}

func (stuk) Write([]byte) (int, error) { panic("de uitvoer is stuk") }

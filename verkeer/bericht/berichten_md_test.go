package bericht_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"nabuur/kader/berichtregel"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

var bijwerken = flag.Bool("bijwerken", false, "schrijf de tabel in docs/berichten.md opnieuw")

const (
	berichtenMd = "../../docs/berichten.md"
	beginTabel  = "<!-- tabel: gemaakt uit de regels in de code -->\n"
	eindTabel   = "<!-- einde tabel -->\n"
)

// TestElkeRegelWordtBeoordeeld: every rule of level 3 and 4 of the standard is judged
// on every message it holds for.
func TestElkeRegelWordtBeoordeeld(t *testing.T) {
	for _, r := range berichtregel.Alle() {
		for _, nummer := range r.Berichten {
			if bericht.Beoordelaar(r, nummer) == "" {
				t.Errorf("%s wordt op een %s nergens beoordeeld", r.ID, nummer)
			}
		}
	}
}

// TestBerichtenMd: the table in the documentation says what the code does.
func TestBerichtenMd(t *testing.T) {
	b, err := os.ReadFile(berichtenMd)
	if err != nil {
		t.Fatal(err)
	}
	voor, rest, ok := strings.Cut(string(b), beginTabel)
	staat, na, ok2 := strings.Cut(rest, eindTabel)
	if !ok || !ok2 {
		t.Fatalf("%s heeft geen plaats voor de tabel", berichtenMd)
	}
	hoort := tabel()
	if staat == hoort {
		return
	}
	if !*bijwerken {
		t.Fatalf("de tabel in %s is niet die van de code; werk haar bij met: go test ./verkeer/bericht -run TestBerichtenMd -bijwerken",
			berichtenMd)
	}
	if err := os.WriteFile(berichtenMd, []byte(voor+beginTabel+hoort+eindTabel+na), 0o644); err != nil {
		t.Fatal(err)
	}
}

// richtingen says who sends a message, and what it is.
var richtingen = []struct{ nummer, richting, wat string }{
	{"301", "uit", "toewijzing"}, {"302", "in", "retour op 301"},
	{"305", "in", "start van de levering"}, {"306", "uit", "retour op 305"},
	{"307", "in", "stop van de levering"}, {"308", "uit", "retour op 307"},
	{"315", "in", "verzoek om toewijzing"}, {"316", "uit", "retour op 315"},
	{"317", "in", "verzoek om wijziging"}, {"318", "uit", "retour op 317"},
	{"319", "uit", "antwoord op een verzoek"}, {"320", "in", "retour op 319"},
	{"323", "in", "declaratie"}, {"325", "uit", "declaratieantwoord"},
}

func tabel() string {
	var s strings.Builder
	wmo, jeugd := uitgave.Alle()[0], uitgave.Alle()[1]
	s.WriteString("| WMO | JW | richting | wat | antwoord | niveau 2 | niveau 3 en 4, met de kamer die oordeelt |\n")
	s.WriteString("|---|---|---|---|---|---|---|\n")
	for _, r := range richtingen {
		antwoord, _ := wmo.Antwoord(wmo.Soort(r.nummer))
		fmt.Fprintf(&s, "| %s | %s | %s | %s | %s | %s | %s |\n", wmo.Codes[wmo.Soort(r.nummer)], jeugd.Codes[jeugd.Soort(r.nummer)],
			r.richting, r.nummer+" "+r.wat, strings.TrimPrefix(antwoord, wmo.Voorvoegsel), binnen(r.nummer), daarbuiten(r.nummer))
	}
	return s.String()
}

// binnen lists the rules of level 2 for a message, with the standard when it is one.
func binnen(nummer string) string {
	wetten := map[string]istandaard.Wet{}
	var ids []string
	for _, std := range uitgave.Alle() {
		for _, r := range std.Regels {
			if slices.Contains(r.Berichten, nummer) || slices.Contains(r.Retours, nummer) {
				if wetten[r.ID] == 0 {
					ids = append(ids, r.ID)
				}
				wetten[r.ID] |= std.Wet
			}
		}
	}
	slices.Sort(ids)
	for i, id := range ids {
		switch wetten[id] {
		case istandaard.Wmo:
			ids[i] += " (iWmo)"
		case istandaard.Jeugd:
			ids[i] += " (iJw)"
		}
	}
	return strings.Join(ids, " ")
}

// daarbuiten lists the rules of level 3 and 4 for a message, by the room that judges.
func daarbuiten(nummer string) string {
	var kamers []string
	perKamer := map[string][]string{}
	for _, r := range berichtregel.Alle() {
		if !slices.Contains(r.Berichten, nummer) {
			continue
		}
		kamer := bericht.Beoordelaar(r, nummer)
		if perKamer[kamer] == nil {
			kamers = append(kamers, kamer)
		}
		perKamer[kamer] = append(perKamer[kamer], r.ID)
	}
	slices.Sort(kamers)
	for i, kamer := range kamers {
		kamers[i] = kamer + ": " + strings.Join(perKamer[kamer], " ")
	}
	return strings.Join(kamers, "; ")
}

package berichtbestand_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// controle is the fixed form of the answer.
type controle struct {
	Bestand, Soort string
	Geldig         bool
	Niveau         int
	Fouten         []struct{ Regel, Retourcode, Plek, Tekst string }
}

// berichtmap gives a folder with two right messages, one wrong one and a file that is
// no message by its name.
func berichtmap(t *testing.T) string {
	t.Helper()
	map_, alle := t.TempDir(), voorbeelden(t)
	for naam, inhoud := range map[string]string{
		"b.xml": alle["JW323"], "a.XML": alle["WMO301"], "c.xml": strings.ReplaceAll(alle["WMO305"], ">2021-05-09<", ">2021-05-19<"),
		"lees.txt": "geen bericht",
	} {
		if err := os.WriteFile(filepath.Join(map_, naam), []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(map_, "onder.xml"), 0o700); err != nil {
		t.Fatal(err)
	}
	return map_
}

func TestControleerMap(t *testing.T) {
	map_ := berichtmap(t)
	code, uit, fouten := voer(t, "bericht", "controleer", "--map", map_, "--samenvatting")
	in := func(naam string) string { return filepath.Join(map_, naam) }
	wil := in("a.XML") + ": WMO301 is goed.\n" + in("b.xml") + ": JW323 is goed.\n" + in("c.xml") + ": WMO305 voldoet niet aan niveau " +
		"2.\n" +
		"  TR134 0001 Bericht/Client[1]/StartProducten/StartProduct[1]/Begindatum: " +
		"De datum 2021-05-19 ligt na de dagtekening 2021-05-11 van het bericht.\n" +
		"Gecontroleerd: 3. Goed: 2. Fout: 1. Niet gelezen: 0.\n  TR134  1 keer\n"
	if code != 1 || fouten != "" || uit != wil {
		t.Errorf("code %d, %s, kreeg\n%swil\n%s", code, fouten, uit, wil)
	}
	if code, _, fouten = voer(t, "bericht", "controleer", map_); code != 2 || !strings.Contains(fouten, "--map "+map_) {
		t.Errorf("een map als bestand: code %d, %s", code, fouten)
	}
	if code, _, fouten = voer(t, "bericht", "controleer", "--map", t.TempDir()); code != 2 || !strings.Contains(fouten, "geen berichten") {
		t.Errorf("een lege map: code %d, %s", code, fouten)
	}
	if code, _, fouten = voer(t, "bericht", "controleer", "--map", in("weg")); code != 2 || !strings.Contains(fouten, "niet te openen") {
		t.Errorf("geen map: code %d, %s", code, fouten)
	}
}

// TestControleerOnleesbaar: what cannot be read is told of, keeps its line, and does
// not stop the others.
func TestControleerOnleesbaar(t *testing.T) {
	map_ := berichtmap(t)
	weg, goed := filepath.Join(map_, "weg.xml"), filepath.Join(map_, "b.xml")
	code, uit, fouten := voer(t, "bericht", "controleer", "--json", "--samenvatting", weg, goed, map_, filepath.Join(map_, "c.xml"))
	if code != 2 || strings.Count(fouten, "\n") != 2 {
		t.Errorf("code %d: %s", code, fouten)
	}
	regels := strings.Split(strings.TrimSpace(uit), "\n")
	if len(regels) != 5 {
		t.Fatalf("%d regels: %s", len(regels), uit)
	}
	var a controle
	if err := json.Unmarshal([]byte(regels[0]), &a); err != nil || a.Bestand != weg || a.Geldig || a.Niveau != 0 ||
		len(a.Fouten) != 1 || !strings.Contains(a.Fouten[0].Tekst, "bestaat niet") {
		t.Errorf("%v: %s", err, regels[0])
	}
	if err := json.Unmarshal([]byte(regels[1]), &a); err != nil || a.Bestand != goed || !a.Geldig {
		t.Errorf("%v: %s", err, regels[1])
	}
	if wil := `{"samenvatting":{"bestanden":4,"geldig":1,"ongeldig":1,"onleesbaar":2,"regels":{"TR134":1}}}`; regels[4] != wil {
		t.Errorf("kreeg %s, wil %s", regels[4], wil)
	}
}

func TestControleerInvoer(t *testing.T) {
	alle := voorbeelden(t)
	if code, uit, fouten := voerMet(t, alle["JW308"], "bericht", "controleer", "--json", "-"); code != 0 || fouten != "" ||
		!strings.HasPrefix(uit, `{"bestand":"-","soort":"JW308","geldig":true,"niveau":2,"fouten":[]}`) {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
	if code, uit, _ := voerMet(t, "", "bericht", "controleer", "-"); code != 1 ||
		!strings.HasPrefix(uit, "-: dit is geen bericht dat Nabuur kan lezen.\n  XSD /: ") {
		t.Errorf("lege invoer: code %d, %s", code, uit)
	}
	if code, uit, _ := voerMet(t, strings.ReplaceAll(alle["WMO305"], ">Vlinderboom<", ">\u009b"+strings.Repeat("x", 300)+"<"),
		"bericht", "controleer", "-"); code != 1 || strings.Contains(uit, "\u009b") || !strings.Contains(uit, "[U+009B]") {
		t.Errorf("een stuurteken komt op het scherm: code %d, %q", code, uit)
	}
}

func TestControleerJSON(t *testing.T) {
	map_ := t.TempDir()
	goed, err := filepath.Glob("../../../verkeer/istandaard/iwmo32/testdata/bericht/*.xml")
	if err != nil || len(goed) == 0 {
		t.Fatalf("geen voorbeelden: %v", err)
	}
	inhoud, err := os.ReadFile(goed[0])
	if err != nil {
		t.Fatal(err)
	}
	fout := filepath.Join(map_, "fout.xml")
	if err := os.WriteFile(fout, bytes.Replace(inhoud, []byte("<"), []byte("<<"), 3), 0o600); err != nil {
		t.Fatal(err)
	}
	code, uit, _ := voer(t, "bericht", "controleer", "--json", goed[0], fout)
	regels := strings.Split(strings.TrimSpace(uit), "\n")
	if code != 1 || len(regels) != 2 {
		t.Fatalf("code %d: %s", code, uit)
	}
	var eerste, tweede controle
	if json.Unmarshal([]byte(regels[0]), &eerste) != nil || json.Unmarshal([]byte(regels[1]), &tweede) != nil {
		t.Fatal(uit)
	}
	if !eerste.Geldig || eerste.Niveau != 2 || len(eerste.Fouten) != 0 || !strings.Contains(regels[0], `"fouten":[]`) ||
		eerste.Soort == "" {
		t.Errorf("%s", regels[0])
	}
	if tweede.Geldig || tweede.Niveau != 1 || len(tweede.Fouten) == 0 || tweede.Fouten[0].Retourcode != "" {
		t.Errorf("%s", regels[1])
	}
	if code, uit, _ = voer(t, "bericht", "controleer", "--json", "--niveau", "1", goed[0]); code != 0 ||
		!strings.Contains(uit, `"niveau":1`) {
		t.Errorf("niveau 1: code %d: %s", code, uit)
	}
	perWeek, err := os.ReadFile("../../../verkeer/istandaard/iwmo32/testdata/bericht/wmo301_huishoudelijke_hulp_per_week.xml")
	if err != nil {
		t.Fatal(err)
	}
	zonderEinde := filepath.Join(map_, "zonder_einde.xml") // CD076: a volume per week asks for an end date
	if err := os.WriteFile(zonderEinde,
		regexp.MustCompile(`\s*<[a-z0-9]*:Einddatum>[^<]*</[a-z0-9]*:Einddatum>`).ReplaceAll(perWeek, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, uit, _ = voer(t, "bericht", "controleer", "--json", zonderEinde); code != 1 || !strings.Contains(uit, `"niveau":2`) ||
		!strings.Contains(uit, "CD076") {
		t.Errorf("niveau 2: code %d: %s", code, uit)
	}
	if code, uit, _ = voer(t, "bericht", "controleer", "--niveau", "1", zonderEinde); code != 0 {
		t.Errorf("een regel van niveau 2 telt op niveau 1: code %d: %s", code, uit)
	}
	if code, uit, _ = voer(t, "bericht", "controleer", goed[0]); code != 0 || !strings.Contains(uit, "is goed") {
		t.Errorf("code %d: %s", code, uit)
	}
}

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// berichtmap gives a folder with two right messages, one wrong one and a file that is
// no message by its name.
func berichtmap(t *testing.T) string {
	t.Helper()
	map_, alle := t.TempDir(), voorbeelden(t)
	for naam, inhoud := range map[string]string{
		"b.xml": alle["JW323"], "a.XML": alle["WMO301"], "c.xml": strings.ReplaceAll(alle["WMO305"], ">2021-05-09<", ">2021-05-19<"), "lees.txt": "geen bericht",
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
	wil := in("a.XML") + ": WMO301 is goed.\n" + in("b.xml") + ": JW323 is goed.\n" + in("c.xml") + ": WMO305 voldoet niet aan niveau 2.\n" +
		"  TR134 0001 Bericht/Client[1]/StartProducten/StartProduct[1]/Begindatum: De datum 2021-05-19 ligt na de dagtekening 2021-05-11 van het bericht.\n" +
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
	var a controleJSON
	if err := json.Unmarshal([]byte(regels[0]), &a); err != nil || a.Bestand != weg || a.Geldig || a.Niveau != 0 || len(a.Fouten) != 1 || !strings.Contains(a.Fouten[0].Tekst, "bestaat niet") {
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
	if code, uit, fouten := voerMet(t, alle["JW308"], "bericht", "controleer", "--json", "-"); code != 0 || fouten != "" || !strings.HasPrefix(uit, `{"bestand":"-","soort":"JW308","geldig":true,"niveau":2,"fouten":[]}`) {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
	if code, uit, _ := voerMet(t, "", "bericht", "controleer", "-"); code != 1 || !strings.HasPrefix(uit, "-: dit is geen bericht dat Nabuur kan lezen.\n  XSD /: ") {
		t.Errorf("lege invoer: code %d, %s", code, uit)
	}
	if code, uit, _ := voerMet(t, strings.ReplaceAll(alle["WMO305"], ">Vlinderboom<", ">\u009b"+strings.Repeat("x", 300)+"<"), "bericht", "controleer", "-"); code != 1 || strings.Contains(uit, "\u009b") || !strings.Contains(uit, "[U+009B]") {
		t.Errorf("een stuurteken komt op het scherm: code %d, %q", code, uit)
	}
}

// TestControleerStand: what is told on a terminal while it runs leaves the answers as
// they are, and is not told when there is little to wait for.
func TestControleerStand(t *testing.T) {
	map_, inhoud := t.TempDir(), voorbeelden(t)["WMO301"]
	for i := range veelBestanden + 1 {
		if err := os.WriteFile(filepath.Join(map_, fmt.Sprintf("%02d.xml", i)), []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	terminal, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }() // nothing was written to it
	_, zonder, _ := voer(t, "bericht", "controleer", "--map", map_)
	var met bytes.Buffer
	code := Voer(t.Context(), []string{"bericht", "controleer", "--map", map_}, Omgeving{Uit: &met, Fout: terminal, Getenv: func(string) string { return "" }})
	if code != 0 || met.String() != zonder || strings.Count(zonder, "is goed") != veelBestanden+1 {
		t.Errorf("code %d:\n%s\nzonder:\n%s", code, met.String(), zonder)
	}
	namen, err := filepath.Glob(filepath.Join(map_, "*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		namen []string
		lang  bool
	}{{namen, true}, {namen[:veelBestanden], false}, {[]string{standaardinvoer, filepath.Join(map_, "weg.xml")}, false}} {
		if totaal, lang := omvang(g.namen); lang != g.lang || (totaal > 0) != (len(g.namen) > 2) {
			t.Errorf("%d bestanden: %d bytes, lang %v", len(g.namen), totaal, lang)
		}
	}
	groot := filepath.Join(map_, "groot.xml")
	if err := os.WriteFile(groot, []byte(inhoud), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(groot, grootBestand+1); err != nil {
		t.Fatal(err)
	}
	if _, lang := omvang([]string{groot}); !lang {
		t.Error("een groot bestand duurt lang")
	}
	var lezer berichtlezer
	if lezer.toonStand(&met, namen); lezer.stand != nil {
		t.Error("wat geen terminal is krijgt geen stand te zien")
	}
	if lezer.toonStand(terminal, namen); lezer.stand == nil {
		t.Error("een terminal krijgt geen stand te zien")
	}
}

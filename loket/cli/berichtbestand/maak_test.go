package berichtbestand_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// TestMaakBericht: each kind can be asked for by its name, however it is written, and
// by its number with the law; what comes is right.
func TestMaakBericht(t *testing.T) {
	aantal := 0
	for _, s := range uitgave.Alle() {
		wet := map[string]string{"WMO": "wmo", "JW": "jeugd"}[s.Voorvoegsel]
		for _, nummer := range voorbeeld.Nummers() {
			aantal++
			soort := s.Soort(nummer)
			var eerste string
			for i, woorden := range [][]string{{soort}, {strings.ToLower(soort)}, {nummer, "--wet", wet},
				{soort, "--wet", strings.ToUpper(wet)}} {
				code, uit, fouten := voer(t, append([]string{"bericht", "maak", "--dagtekening", "2026-05-11"}, woorden...)...)
				if code != 0 || fouten != "" {
					t.Errorf("%v: code %d, %s", woorden, code, fouten)
				}
				if i == 0 {
					eerste = uit
				}
				if uit != eerste {
					t.Errorf("%v geeft een ander bericht", woorden)
				}
			}
			if kreeg, breuken := uitgave.Controleer([]byte(eerste)); kreeg != soort || len(breuken) > 0 {
				t.Errorf("%s: %s %v", soort, kreeg, breuken)
			}
		}
	}
	if aantal != 28 {
		t.Errorf("%d soorten", aantal)
	}
	if code, uit, _ := voer(t, "bericht", "maak", "305"); code != 0 || !strings.Contains(uit, "<wmo305:Bericht ") {
		t.Errorf("zonder wet en dag: code %d, %s", code, uit)
	}
}

func TestMaakBerichtMetKeuzes(t *testing.T) {
	pad := filepath.Join(t.TempDir(), "start.xml")
	woorden := strings.Fields("bericht maak JW305 --afzender 90000017 --ontvanger 0457 --bsn 999993847 " +
		"--identificatie ST1 --dagtekening 2021-05-11 --uit")
	code, uit, fouten := voer(t, append(woorden, pad)...)
	if code != 0 || fouten != "" || !strings.Contains(uit, "JW305") {
		t.Fatalf("code %d, %s%s", code, uit, fouten)
	}
	b, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	for _, wil := range []string{"Afzender>90000017<", "Ontvanger>0457<", "Bsn>999993847<", ">ST1<", ">2021-05-11<"} {
		if !strings.Contains(string(b), wil) {
			t.Errorf("%s ontbreekt in\n%s", wil, b)
		}
	}
	if code, _, fouten = voer(t, append(woorden, pad)...); code != 2 || !strings.Contains(fouten, "bestaat al") {
		t.Errorf("nog eens: code %d, %s", code, fouten)
	}
	if nogEens, err := os.ReadFile(pad); err != nil || string(nogEens) != string(b) {
		t.Errorf("het bestand is veranderd (%v)", err)
	}
}

// TestMaakBerichtWeigert: a bad choice is one sentence, code 2 and no message.
func TestMaakBerichtWeigert(t *testing.T) {
	for woorden, wil := range map[string]string{
		"WMO303":                             "kent geen bericht",
		"303":                                "301, 302, 305",
		"boom":                               "kent geen bericht",
		"WMO":                                "kent geen bericht",
		"305 --wet pw":                       "Kies --wet wmo of --wet jeugd",
		"WMO305 --wet jeugd":                 "hoort niet bij --wet jeugd",
		"305 --dagtekening gisteren":         "datum",
		"305 --dagtekening 2020-01-01":       "Kies een dag van",
		"305 --afzender Weesp":               "AGB-code",
		"305 --ontvanger 90000017":           "gemeentecode",
		"305 --bsn 123456789":                "BSN",
		"305 --identificatie 1234567890ABCD": "te lang",
		"305 --uit /bestaat/niet/a.xml":      "niet te maken",
		"":                                   "Er ontbreekt iets",
	} {
		code, uit, fouten := voer(t, append([]string{"bericht", "maak"}, strings.Fields(woorden)...)...)
		if code != 2 || uit != "" || strings.Count(fouten, "\n") != 1 || !strings.Contains(fouten, wil) {
			t.Errorf("%s: code %d, %q%q", woorden, code, uit, fouten)
		}
	}
}

package taakverdeling

import (
	"strings"
	"testing"
)

// Every task has its words in a sentence, whole and with the municipality in it.
func TestWoordenVanTaken(t *testing.T) {
	for _, taak := range Taken() {
		if zin := taak.Zin(); !strings.HasSuffix(zin, "("+taak.Domein().Tekst()+")") || strings.Contains(zin, ".") {
			t.Errorf("%s in een zin: %q", taak, zin)
		}
		if wat, gedaan := taak.BijInwoners("Weesp"); !strings.HasSuffix(wat, "Weesp") || gedaan == "" {
			t.Errorf("%s bij inwoners: %q %q", taak, wat, gedaan)
		}
	}
	for taak, wil := range map[Taak]string{"wmo.aanvraag": "aanvragen behandelen (Wmo)", "onzin": "onzin"} {
		if zin := taak.Zin(); zin != wil {
			t.Errorf("%s: %q, wil %q", taak, zin, wil)
		}
	}
	if wat, gedaan := Wmo.Taak(Besluit).BijInwoners("Weesp"); wat != "Het besluit over inwoners van Weesp" || gedaan != "genomen" {
		t.Errorf("besluit: %q %q", wat, gedaan)
	}
	if wat, _ := Jeugd.Taak(Pgb).BijInwoners("Weesp"); !strings.Contains(wat, Jeugd.Taak(Pgb).Tekst()) {
		t.Errorf("pgb: %q", wat)
	}
	for grond, wil := range map[Grondslag]string{Eigen: "", Mandaat: "in mandaat", Machtiging: "met machtiging", Delegatie: "na delegatie",
		Subsidie: "met subsidie"} {
		if zin := grond.Zin(); zin != wil {
			t.Errorf("%s: %q, wil %q", grond, zin, wil)
		}
	}
}

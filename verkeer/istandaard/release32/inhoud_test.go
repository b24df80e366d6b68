package release32_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
)

// TestMaak: every golden message taken apart and put together is the same message,
// and its parts are those of the message itself.
func TestMaak(t *testing.T) {
	for folder, s := range standaarden {
		paden, err := filepath.Glob("../" + folder + "/testdata/bericht/*.xml")
		if err != nil || len(paden) < 20 {
			t.Fatalf("%d gouden berichten, %v", len(paden), err)
		}
		for _, pad := range paden {
			naam := strings.TrimSuffix(filepath.Base(pad), ".xml")
			m := lees(t, folder, naam)
			nummer := istandaard.Nummer(m.Soort())
			if s.Soort(nummer) != m.Soort() {
				t.Errorf("%s: nummer %s geeft %q", naam, nummer, s.Soort(nummer))
			}
			if terug := s.Maak(nummer, s.Inhoud(m)); !reflect.DeepEqual(terug, m) {
				t.Errorf("%s: kreeg %+v, wil %+v", naam, terug, m)
			}
			b, err := os.ReadFile(pad)
			if err != nil {
				t.Fatal(err)
			}
			if uit, err := s.Codeer(m); err != nil || !bytes.Equal(uit, b) {
				t.Errorf("%s: gecodeerd is anders (%v)", naam, err)
			}
		}
	}
}

// TestMaakOnvolledig: a part that is missing is refused when the message is written,
// and an unknown number gives nothing.
func TestMaakOnvolledig(t *testing.T) {
	for folder, s := range standaarden {
		for soort := range s.Codes {
			m := s.Maak(istandaard.Nummer(soort), istandaard.Inhoud{})
			if m.Soort() != soort {
				t.Errorf("%s geeft %s", soort, m.Soort())
			}
			if _, err := m.Encode(); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s zonder delen is geschreven: %v", soort, err)
			}
		}
		if m := s.Maak("303", istandaard.Inhoud{}); m != nil || s.Soort("303") != "" || s.Soort("") != "" {
			t.Errorf("%s: 303 geeft %v", folder, m)
		}
	}
	for soort, wil := range map[string]string{"WMO306": "306", "JW306": "306", "": "", "JW": "JW"} {
		if n := istandaard.Nummer(soort); n != wil {
			t.Errorf("nummer van %q is %q", soort, n)
		}
	}
}

// TestVreemdVeld: a field that iWmo does not have is refused there, and kept in iJw.
func TestVreemdVeld(t *testing.T) {
	gevallen := map[string]struct {
		goud  paar
		vul   verander
		wiens string
	}{
		"315": {zelfde("315_twee_aanvragen"), op(func(c *istandaard.Client315) { c.GezagsdragerBekend = "1" }), "GezagsdragerBekend"},
		"316": {zelfde("316_referentie_niet_uniek"), op(func(c *istandaard.Client316) {
			c.GezagsdragerBekend = "1"
		}), "GezagsdragerBekend"},
		"319": {zelfde("319_afgewezen"), op(func(a *istandaard.Antwoord319) {
			a.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel319{Gemeente: "9902"}
		}), "Woonplaatsbeginsel"},
		"320": {paar{"wmo320_verzoek_onbekend", "jw320_woonplaatsbeginsel_onbekend"}, op(func(a *istandaard.Antwoord320) {
			a.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel320{Gemeente: "9902", RetourCodes: []string{"0200"}}
		}), "Woonplaatsbeginsel"},
	}
	for nummer, g := range gevallen {
		for folder, s := range standaarden {
			m := lees(t, folder, g.goud.in(folder))
			g.vul(s.Inhoud(m))
			b, err := m.Encode()
			switch {
			case folder == "ijw32" && (err != nil || !bytes.Contains(b, []byte(g.wiens))):
				t.Errorf("%s in %s: %v", nummer, folder, err)
			case folder == "iwmo32" && (b != nil || !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), g.wiens)):
				t.Errorf("%s in %s: %v", nummer, folder, err)
			}
		}
	}
}

// TestCodeerWeigert: what breaks level 1 or 2, or is of the other standard, is not
// written.
func TestCodeerWeigert(t *testing.T) {
	for folder, s := range standaarden {
		for naam, bederf := range map[string]verander{
			"niveau 1": op(func(c *istandaard.Client301) { c.Bsn = "1" }),
			"niveau 2": op(func(c *istandaard.Client301) { c.Bsn = "123456789" }),
		} {
			m := lees(t, folder, hulp.in(folder))
			bederf(s.Inhoud(m))
			if b, err := s.Codeer(m); b != nil || !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s in %s: %v", naam, folder, err)
			}
		}
		if b, err := s.Codeer(nil); b != nil || !fout.Is(err, fout.Onjuist) {
			t.Errorf("niets: %v", err)
		}
	}
	if b, err := iwmo32.Standaard.Codeer(&ijw32.JW301{}); b != nil || !fout.Is(err, fout.Onjuist) {
		t.Errorf("JW301 in iWmo: %v", err)
	}
}

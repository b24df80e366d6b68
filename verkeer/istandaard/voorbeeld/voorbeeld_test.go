package voorbeeld

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

var dag = tijdlijn.MustDag("2026-05-11")

// alle gives every example on that day, by kind.
func alle(t *testing.T) map[string][]byte {
	t.Helper()
	uit := map[string][]byte{}
	for _, s := range uitgave.Alle() {
		for _, nummer := range Nummers() {
			b, err := Maak(s, nummer, Keuze{Dagtekening: dag})
			if err != nil {
				t.Fatalf("%s: %v", s.Soort(nummer), err)
			}
			uit[s.Soort(nummer)] = b
		}
	}
	return uit
}

// TestAlle: there is an example of every message of every release; each keeps every
// rule, stands in the canonical form and names no resident who may exist.
func TestAlle(t *testing.T) {
	voorbeelden, aantal := alle(t), 0
	bsns := regexp.MustCompile(`Bsn>([0-9]*)<`)
	for _, s := range uitgave.Alle() {
		aantal += len(s.Codes)
		for soort := range s.Codes {
			b := voorbeelden[soort]
			if kreeg, breuken := uitgave.Controleer(b); kreeg != soort || len(breuken) > 0 {
				t.Errorf("%s: %s %v", soort, kreeg, breuken)
			}
			m, _, err := uitgave.Decode(b)
			if err != nil {
				t.Fatalf("%s: %v", soort, err)
			}
			if uit, err := m.Encode(); err != nil || !bytes.Equal(uit, b) {
				t.Errorf("%s: niet in de canonieke vorm (%v)", soort, err)
			}
			gevonden := bsns.FindAllSubmatch(b, -1)
			if len(gevonden) == 0 && !strings.HasSuffix(soort, "319") && !strings.HasSuffix(soort, "320") {
				t.Errorf("%s: geen enkel BSN", soort)
			}
			for _, g := range gevonden {
				if !bytes.HasPrefix(g[1], []byte("99999")) {
					t.Errorf("%s: BSN %s is niet voor proeven", soort, g[1])
				}
			}
		}
	}
	if len(voorbeelden) != aantal || aantal != 28 {
		t.Errorf("%d voorbeelden, %d berichten", len(voorbeelden), aantal)
	}
}

// TestSchema holds every example against the schemas, as an independent reader.
func TestSchema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("xmllint ontbreekt; installeer libxml2-utils")
		}
		t.Skip("WEGGELATEN: xmllint ontbreekt, de voorbeelden zijn niet tegen de schema's gehouden")
	}
	folder := t.TempDir()
	for soort, b := range alle(t) {
		huis := "iwmo32"
		if strings.HasPrefix(soort, "JW") {
			huis = "ijw32"
		}
		pad := filepath.Join(folder, soort+".xml")
		if err := os.WriteFile(pad, b, 0o600); err != nil {
			t.Fatal(err)
		}
		schema := filepath.Join("..", huis, "testdata", "xsd", soort+".xsd")
		if uit, err := exec.Command(xmllint, "--noout", "--nonet", "--schema", schema, pad).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", soort, err, uit)
		}
	}
}

// TestKeuze: what is chosen stands in the message.
func TestKeuze(t *testing.T) {
	for _, s := range uitgave.Alle() {
		for _, nummer := range Nummers() {
			k := Keuze{Afzender: "0001", Ontvanger: "90000017", Bsn: "999993847", Identificatie: "PROEF 12", Dagtekening: dag}
			if !soorten[nummer].vanGemeente {
				k.Afzender, k.Ontvanger = k.Ontvanger, k.Afzender
			}
			b, err := Maak(s, nummer, k)
			if err != nil {
				t.Errorf("%s: %v", s.Soort(nummer), err)
				continue
			}
			for _, wil := range []string{"Afzender>" + k.Afzender, "Ontvanger>" + k.Ontvanger, ">PROEF 12<", ">2026-05-11<"} {
				if !bytes.Contains(b, []byte(wil)) {
					t.Errorf("%s: %s staat er niet in", s.Soort(nummer), wil)
				}
			}
			if heeft := bytes.Contains(b, []byte("Bsn>999993847<")); heeft != bytes.Contains(b, []byte("Bsn>")) {
				t.Errorf("%s: het gekozen BSN staat er niet in", s.Soort(nummer))
			}
		}
	}
}

// TestWeigert: a choice that cannot be is one sentence that says what to do.
func TestWeigert(t *testing.T) {
	goed := Keuze{Dagtekening: dag}
	for naam, g := range map[string]struct {
		nummer string
		keuze  Keuze
		zin    string
	}{
		"onbekend nummer":        {"303", goed, `"303" bestaat niet`},
		"geen dagtekening":       {"301", Keuze{}, "niet te maken"},
		"te vroeg":               {"301", Keuze{Dagtekening: Eerste - 1}, "2021-02-01"},
		"te laat":                {"301", Keuze{Dagtekening: Laatste + 1}, "9990-12-31"},
		"gemeente als AGB":       {"301", Keuze{Dagtekening: dag, Afzender: "90000017"}, "geen gemeentecode"},
		"AGB als gemeente":       {"305", Keuze{Dagtekening: dag, Afzender: "0457"}, "geen AGB-code"},
		"gemeente met GM":        {"305", Keuze{Dagtekening: dag, Ontvanger: "GM0457"}, "geen gemeentecode"},
		"BSN niet elfproef":      {"301", Keuze{Dagtekening: dag, Bsn: "123456789"}, "BSN"},
		"BSN van acht cijfers":   {"301", Keuze{Dagtekening: dag, Bsn: "99999001"}, "BSN"},
		"te lange identificatie": {"301", Keuze{Dagtekening: dag, Identificatie: "1234567890123"}, "te lang"},
		"vreemde identificatie":  {"301", Keuze{Dagtekening: dag, Identificatie: "é"}, "gewone letters"},
		"lege identificatie":     {"301", Keuze{Dagtekening: dag, Identificatie: "   "}, "heeft niet de juiste vorm"},
	} {
		b, err := Maak(uitgave.Alle()[0], g.nummer, g.keuze)
		if b != nil || !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), g.zin) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

// TestElkeDag: whatever the day, the examples keep the rules.
func TestElkeDag(t *testing.T) {
	randen := []tijdlijn.Dag{Eerste, Laatste, tijdlijn.MustDag("2024-02-29"), tijdlijn.MustDag("2024-03-31"),
		tijdlijn.MustDag("2026-01-01"), tijdlijn.MustDag("2026-12-31")}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.OneOf(rapid.SampledFrom(randen), rapid.Custom(func(t *rapid.T) tijdlijn.Dag {
			return tijdlijn.Dag(rapid.Int64Range(int64(Eerste), int64(Laatste)).Draw(t, "dag"))
		})).Draw(t, "dagtekening")
		s := uitgave.Alle()[rapid.IntRange(0, len(uitgave.Alle())-1).Draw(t, "standaard")]
		nummer := rapid.SampledFrom(Nummers()).Draw(t, "nummer")
		if _, err := Maak(s, nummer, Keuze{Dagtekening: d}); err != nil {
			t.Fatalf("%s op %s: %v", s.Soort(nummer), d, err)
		}
	})
}

// TestCodes: every code of a product and every retour code stands in the lists of
// its own law. The negative control is a code of the other law.
func TestCodes(t *testing.T) {
	for _, s := range uitgave.Alle() {
		for _, nummer := range Nummers() {
			b, err := Maak(s, nummer, Keuze{Dagtekening: dag})
			if err != nil {
				t.Fatal(err)
			}
			model := s.Modellen[s.Soort(nummer)]
			model.Loop(b, func(stap istandaard.Stap) {
				if e := stap.Element; !stap.Einde && e.Type != nil && e.Type.Waarden != nil {
					if _, ok := istandaard.Betekenis(e.Type.Waarden, stap.Waarde); !ok {
						t.Errorf("%s: %s %q staat in geen codelijst", s.Soort(nummer), e.Naam, stap.Waarde)
					}
				}
			})
		}
	}
	wmo, jeugd := wetten[istandaard.Wmo], wetten[istandaard.Jeugd]
	if wmo.thuis == jeugd.thuis || wmo.groep == jeugd.groep || wmo.volgensPlan == jeugd.volgensPlan {
		t.Error("de wetten hebben eigen codes")
	}
	if err := errors.Join(fouteGemeente(gemeente), fouteAanbieder(aanbieder), fouteBsn(bsn), fouteBsn(tweedeBsn)); err != nil {
		t.Error(err)
	}
}

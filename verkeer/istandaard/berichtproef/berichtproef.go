// Package berichtproef holds the tests that every release of the message standard
// must pass, whichever standard it is of. Only tests import it: a test of the
// package of a release calls it from the folder of that package, where
// testdata/bericht holds golden messages and testdata/xsd the schemas.
package berichtproef

import (
	"bytes"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nabuur/verkeer/istandaard"
)

// Gouden gives the golden messages by name: the kind, and the symptom it shows.
func Gouden(t testing.TB) map[string][]byte {
	t.Helper()
	paden, err := filepath.Glob("testdata/bericht/*.xml")
	if err != nil || len(paden) < 20 {
		t.Fatalf("%d gouden berichten gevonden, err %v", len(paden), err)
	}
	uit := map[string][]byte{}
	for _, pad := range paden {
		b, err := os.ReadFile(pad)
		if err != nil {
			t.Fatal(err)
		}
		uit[strings.TrimSuffix(filepath.Base(pad), ".xml")] = b
	}
	return uit
}

// Goud gives the golden message with that name.
func Goud(t testing.TB, naam string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/bericht/" + naam + ".xml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Gesorteerd walks through messages by name.
func Gesorteerd(berichten map[string][]byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, naam := range slices.Sorted(maps.Keys(berichten)) {
			if !yield(naam, berichten[naam]) {
				return
			}
		}
	}
}

// Soort gives the kind of a golden message from its name.
func Soort(naam string) string {
	soort, _, _ := strings.Cut(naam, "_")
	return strings.ToUpper(soort)
}

// Rondreis checks that every golden message keeps every rule, comes back byte for
// byte and is read back the same, and that there is one of every kind.
func Rondreis(t *testing.T, s *istandaard.Standaard) {
	t.Helper()
	gezien := map[string]bool{}
	for naam, b := range Gesorteerd(Gouden(t)) {
		soort, breuken := s.Controleer(b)
		if soort != Soort(naam) || len(breuken) > 0 {
			t.Errorf("%s: %s %v", naam, soort, breuken)
			continue
		}
		gezien[soort] = true
		m, _, err := s.Decode(b)
		if err != nil {
			t.Fatalf("%s: %v", naam, err)
		}
		uit, err := m.Encode()
		if err != nil || !bytes.Equal(uit, b) {
			t.Errorf("%s: geschreven is niet gelezen (%v):\n%s", naam, err, uit)
		}
		nogmaals, _, err := s.Decode(uit)
		if err != nil || !reflect.DeepEqual(m, nogmaals) {
			t.Errorf("%s: tweede keer gelezen is anders (%v)", naam, err)
		}
	}
	for soort := range s.Codes {
		if !gezien[soort] {
			t.Errorf("geen gouden bericht van %s", soort)
		}
	}
}

// Fuzz feeds the decoder of one kind: it never fails on any input and reads the same in
// windows as in memory, what it accepts encoding/xml reads too, and what was read is
// written and read back the same.
func Fuzz(f *testing.F, s *istandaard.Standaard, soort string) {
	for naam, b := range Gesorteerd(Gouden(f)) {
		if Soort(naam) == soort {
			f.Add(b)
			f.Add(b[:len(b)/2])
			f.Add(bytes.Replace(b, []byte("</"), []byte("<!-- x --><?p q?></"), 1))
			f.Add(bytes.Replace(b, []byte(">1<"), []byte("><![CDATA[1]]>&#x20;<"), 1))
		}
	}
	f.Add([]byte("<?>0"))
	f.Fuzz(func(t *testing.T, b []byte) {
		gelijkInVenster(t, s, soort, "gefuzzd", b, 512)
		m, breuken := s.Lees(soort, b)
		if len(breuken) > 0 {
			if getoetst := s.ControleerAls(soort, b); !slices.Equal(getoetst, breuken) {
				t.Fatalf("gelezen: %v, gecontroleerd: %v", breuken, getoetst)
			}
			return
		}
		if err := leesMetGo(string(b)); err != nil && !strings.Contains(err.Error(), "invalid XML name") {
			t.Fatalf("encoding/xml weigert wat hier mag: %v", err)
		}
		s.ControleerInhoud(m)
		uit, err := m.Encode()
		if err != nil {
			t.Fatalf("wat gelezen is kan niet worden geschreven: %v", err)
		}
		nogmaals, breuken := s.Lees(soort, uit)
		if len(breuken) > 0 || !reflect.DeepEqual(m, nogmaals) {
			t.Fatalf("teruggelezen is anders: %v", breuken)
		}
		if weer, err := nogmaals.Encode(); err != nil || !bytes.Equal(weer, uit) {
			t.Fatalf("de canonieke vorm ligt niet vast: %v", err)
		}
	})
}

package berichtbestand

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
)

// stuk is an input that breaks off.
type stuk struct{}

func (stuk) Read([]byte) (int, error) { return 0, errors.New("de schijf is weg") }

// TestLees: a file that a user names is read whole or not at all, and what cannot be read
// is one sentence that names it.
func TestLees(t *testing.T) {
	map_ := t.TempDir()
	pad := filepath.Join(map_, "lang.yaml")
	if err := os.WriteFile(pad, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	for max, wil := range map[int64]string{10: "0123456789", 100: "0123456789"} {
		if kreeg, err := Lees(pad, max); err != nil || string(kreeg) != wil {
			t.Errorf("hoogstens %d: %q %v", max, kreeg, err)
		}
	}
	for _, max := range []int64{4, 9} {
		if kreeg, err := Lees(pad, max); !fout.Is(err, fout.Onjuist) || kreeg != nil || !strings.Contains(fout.Zin(err), "is te groot") {
			t.Errorf("hoogstens %d: %q %v", max, kreeg, err)
		}
	}
	for naam, wil := range map[string]string{
		filepath.Join(map_, "weg.yaml"): "bestaat niet. Controleer de naam.",
		map_:                            "is niet te lezen. Is het wel een bestand?",
		filepath.Join(pad, "onder"):     "is niet te openen. Controleer de rechten.",
		filepath.Join(map_, strings.Repeat("x", 300)): "is niet te openen. Controleer de rechten.",
	} {
		if _, err := Lees(naam, 10); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), wil) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

// TestBerichtlezer: a message comes from a file, from standard input or from a pipe, and
// is cut off one byte past what a message may be.
func TestBerichtlezer(t *testing.T) {
	map_ := t.TempDir()
	pijp := filepath.Join(map_, "pijp")
	if err := syscall.Mkfifo(pijp, 0o600); err != nil {
		t.Fatal(err)
	}
	geschreven := make(chan error, 1)
	go func() {
		f, err := os.OpenFile(pijp, os.O_WRONLY, 0)
		if err == nil {
			_, err = io.WriteString(f, "<door een pijp/>")
			err = errors.Join(err, f.Close())
		}
		geschreven <- err
	}()
	lezer := berichtlezer{in: strings.NewReader(strings.Repeat("a", istandaard.MaxGrootte+10))}
	if soort, breuken, lengte, err := lezer.controleer(pijp); err != nil || soort != "" || len(breuken) == 0 || lengte != 16 {
		t.Errorf("door een pijp: %q %v %d %v", soort, breuken, lengte, err)
	}
	if err := <-geschreven; err != nil {
		t.Error(err)
	}
	if b, err := lezer.lees(standaardinvoer); err != nil || len(b) != istandaard.MaxGrootte+1 {
		t.Errorf("te lang: %d bytes, %v", len(b), err)
	}
	lezer.in = stuk{}
	for _, wil := range []string{"De standaardinvoer is niet te lezen."} {
		if _, err := lezer.lees(standaardinvoer); err == nil || !strings.Contains(fout.Zin(err), wil) {
			t.Errorf("stuk: %v", err)
		}
	}
	lezer.in = nil
	if _, err := lezer.lees(standaardinvoer); err == nil || !strings.Contains(fout.Zin(err), "Er is geen standaardinvoer") {
		t.Errorf("zonder invoer: %v", err)
	}
	leeg := filepath.Join(map_, "leeg.xml")
	if err := os.WriteFile(leeg, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if soort, breuken, lengte, err := lezer.controleer(leeg); err != nil || soort != "" || len(breuken) != 1 || lengte != 0 {
		t.Errorf("een leeg bestand: %q %v %d %v", soort, breuken, lengte, err)
	}
}

// TestZichtbaar: nothing in a message makes a terminal do something.
func TestZichtbaar(t *testing.T) {
	for tekst, wil := range map[string]string{
		"gewoon é €":      "gewoon é €",
		"regel\nregel":    "regel\nregel",
		"bel\a":           "bel[U+0007]",
		"\x1b[2Jweg":      "[U+001B][2Jweg",
		"om\u202egekeerd": "om[U+202E]gekeerd",
		"hard\u00a0wit":   "hard\u00a0wit",
		"half\xff":        "half\uFFFD",
	} {
		if kreeg := zichtbaar(tekst); kreeg != wil {
			t.Errorf("%q: %q, wil %q", tekst, kreeg, wil)
		}
	}
}

// TestUitgang: what could not be read counts heavier than what is wrong.
func TestUitgang(t *testing.T) {
	if uitgang(0, 0) != nil {
		t.Error("alles goed is geen fout")
	}
	for _, g := range []struct{ onleesbaar, ongeldig, code int }{{1, 0, 2}, {1, 1, 2}, {0, 3, 1}} {
		var einde *Uitslag
		if err := uitgang(g.onleesbaar, g.ongeldig); !errors.As(err, &einde) || einde.Code != g.code || einde.Error() == "" {
			t.Errorf("%+v: %v", g, err)
		}
	}
}

// TestKeuringNiveau: up to level 1 and 2 is checked here, and no further.
func TestKeuringNiveau(t *testing.T) {
	for _, niveau := range []int{0, 3, -1} {
		keuring := Controleer{Niveau: niveau, Bestanden: []string{standaardinvoer}}
		if err := keuring.Run(Stroom{}); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "Kies 1 (schema) of 2") {
			t.Errorf("niveau %d: %v", niveau, err)
		}
	}
}

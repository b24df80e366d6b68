package postmap

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
)

func moet(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func inhoud(t testing.TB, map_, naam string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(map_, naam))
	if errors.Is(err, os.ErrNotExist) {
		return "weg"
	}
	moet(t, err)
	return string(b)
}

// TestVolgorde: the bytes are on disk before the name is given, and the names of a
// folder before the act is done; a move is on disk where it came before where it
// left.
func TestVolgorde(t *testing.T) {
	een, twee := t.TempDir(), t.TempDir()
	var stappen []string
	geforceerd := 0
	s := Schijf{
		Na:      func(d Daad) error { stappen = append(stappen, string(d.Stap)+" "+filepath.Base(d.Map)); return nil },
		Forceer: func(f *os.File) error { geforceerd++; return f.Sync() },
	}
	a, b := filepath.Base(een), filepath.Base(twee)
	for _, g := range []struct {
		naam     string
		doe      func() error
		stappen  []string
		forceert int
	}{
		{"schrijven", func() error {
			return s.Schrijf(een, "x.xml", []byte("x"))
		}, []string{"begonnen " + a, "geschreven " + a, "geforceerd " + a, "benoemd " + a, "vastgelegd " + a}, 2},
		{"hetzelfde schrijven", func() error { return s.Schrijf(een, "x.xml", []byte("x")) }, []string{"vastgelegd " + a}, 1},
		{"verplaatsen", func() error {
			return s.Verplaats(een, "x.xml", twee, "y.xml")
		}, []string{"begonnen " + b, "benoemd " + b, "vastgelegd " + b, "vastgelegd " + a}, 2},
		{"nog eens verplaatsen", func() error {
			return s.Verplaats(een, "x.xml", twee, "y.xml")
		}, []string{"begonnen " + b, "vastgelegd " + b, "vastgelegd " + a}, 2},
		{"wissen", func() error { return s.Wis(twee, "y.xml") }, []string{"begonnen " + b, "gewist " + b, "vastgelegd " + b}, 1},
		{"nog eens wissen", func() error { return s.Wis(twee, "y.xml") }, []string{"begonnen " + b, "vastgelegd " + b}, 1},
	} {
		stappen, geforceerd = nil, 0
		if err := g.doe(); err != nil || !slices.Equal(stappen, g.stappen) || geforceerd != g.forceert {
			t.Errorf("%s: %v, %d keer geforceerd, %v; verwacht %v", g.naam, stappen, geforceerd, err, g.stappen)
		}
	}
}

// TestGestopt: wherever an act stops, the file is there whole or not at all, and the
// act may be done again.
func TestGestopt(t *testing.T) {
	stop := errors.New("gestopt")
	for naam, doe := range map[string]func(s Schijf, een, twee string) error{
		"vervangen":   func(s Schijf, een, _ string) error { return s.Vervang(een, "x.xml", []byte("nieuw")) },
		"verplaatsen": func(s Schijf, een, twee string) error { return s.Verplaats(een, "x.xml", twee, "x.xml") },
		"wissen":      func(s Schijf, een, _ string) error { return s.Wis(een, "x.xml") },
	} {
		for keer := 1; ; keer++ {
			een, twee := t.TempDir(), t.TempDir()
			moet(t, Schijf{}.Vervang(een, "x.xml", []byte("oud")))
			nog := keer
			err := doe(Schijf{Na: func(Daad) error {
				if nog--; nog == 0 {
					return stop
				}
				return nil
			}}, een, twee)
			if err == nil {
				if keer < 4 {
					t.Errorf("%s kent maar %d stappen", naam, keer-1)
				}
				break
			}
			een1, twee1 := inhoud(t, een, "x.xml"), inhoud(t, twee, "x.xml")
			if !errors.Is(err, stop) || !slices.Contains([]string{"oud weg", "nieuw weg", "weg oud", "weg weg"}, een1+" "+twee1) ||
				naam != "wissen" && een1+twee1 == "wegweg" {
				t.Errorf("%s gestopt bij %d: %s en %s, %v", naam, keer, een1, twee1, err)
			}
			if n, err := Namen(een); err != nil || len(n) > 1 {
				t.Errorf("%s gestopt bij %d: %v %v", naam, keer, n, err)
			}
			moet(t, doe(Schijf{}, een, twee))
			wil := map[string]string{"vervangen": "nieuw weg", "verplaatsen": "weg oud", "wissen": "weg weg"}[naam]
			if got := inhoud(t, een, "x.xml") + " " + inhoud(t, twee, "x.xml"); got != wil {
				t.Errorf("%s opnieuw na %d: %s", naam, keer, got)
			}
		}
	}
}

func TestSchijfKanNiet(t *testing.T) {
	map_ := t.TempDir()
	moet(t, Schijf{}.Schrijf(map_, "x.xml", []byte("een")))
	if err := (Schijf{}).Schrijf(map_, "x.xml", []byte("twee")); !fout.Is(err, fout.Botsing) || inhoud(t, map_, "x.xml") != "een" {
		t.Errorf("over een ander bericht heen: %v", err)
	}
	weg := filepath.Join(map_, "weg")
	vol := errors.New("geen ruimte")
	for naam, err := range map[string]error{
		"schrijven":   Schijf{}.Schrijf(weg, "x.xml", nil),
		"vervangen":   Schijf{}.Vervang(weg, "x.xml", nil),
		"verplaatsen": Schijf{}.Verplaats(map_, "x.xml", weg, "x.xml"),
		"wissen":      Schijf{}.Wis(weg, "x.xml"),
		"maken":       Maak(filepath.Join(map_, "x.xml"), Uit),
		"forceren":    Schijf{Forceer: func(*os.File) error { return vol }}.Vervang(map_, "y.xml", []byte("y")),
	} {
		if !fout.Is(err, fout.NuNietBereikt) {
			t.Errorf("%s: %v", naam, err)
		}
	}
	if n, err := Namen(map_); err != nil || !slices.Equal(n, []string{"x.xml"}) {
		t.Errorf("er bleef iets achter: %v %v", n, err)
	}
	if _, err := Namen(weg); !fout.Is(err, fout.Onjuist) {
		t.Errorf("%v", err)
	}
	if _, err := Lees(map_, "weg.xml"); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("%v", err)
	}
}

func TestNamen(t *testing.T) {
	if n := Naam("0457", "90000017", "JW315", "A/1_b"); n != "0457_90000017_JW315_A-1-b.xml" {
		t.Error(n)
	}
	van, aan, soort, id, ok := Delen("0457_90000017_JW315_A-1.xml")
	if van != "0457" || aan != "90000017" || soort != "JW315" || id != "A-1" || !ok {
		t.Error(van, aan, soort, id, ok)
	}
	for _, naam := range []string{"x.xml", "a_b_c.xml", "a_b_c_d_e.xml", ""} {
		if _, _, _, _, ok := Delen(naam); ok {
			t.Errorf("%q heeft vier delen", naam)
		}
	}
	map_ := t.TempDir()
	for _, naam := range []string{"b.xml", "a.XML", ".half.xml", "lees.mij", "c.txt"} {
		moet(t, os.WriteFile(filepath.Join(map_, naam), []byte("x"), 0o600))
	}
	moet(t, os.Mkdir(filepath.Join(map_, "map.xml"), 0o700))
	if n, err := Namen(map_); err != nil || !slices.Equal(n, []string{"a.XML", "b.xml"}) {
		t.Errorf("%v %v", n, err)
	}
	if n := VrijeNaam(map_, "b.xml"); n != "b-2.xml" {
		t.Error(n)
	}
	moet(t, os.WriteFile(filepath.Join(map_, "groot.xml"), make([]byte, istandaard.MaxGrootte+10), 0o600))
	if b, err := Lees(map_, "groot.xml"); err != nil || len(b) != istandaard.MaxGrootte+1 {
		t.Errorf("%d %v", len(b), err)
	}
	if b, err := LeesHeel(map_, "groot.xml"); err != nil || len(b) != istandaard.MaxGrootte+10 {
		t.Errorf("%d %v", len(b), err)
	}
}

//go:build unix

package wanbericht

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "nabuur/loket/cli" // what the program is made of: a change in it makes these tests run again
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// The bounds that no file may go beyond. The one on memory is that of the promise. The
// one on time is above the second of the promise, because other work may hold the
// machine up, and counts what the processor did, for the same reason. What was
// measured is told.
const (
	meestGeheugen = 200 << 20
	meesteWerk    = 5 * time.Second
)

// voer runs the program within the bounds.
func voer(t *testing.T, woorden ...string) afloop {
	t.Helper()
	// a large message makes a large picture, at which nobody looks here
	a, err := startproces.voer(draai{Programma: programma, Woorden: woorden, Uit: !slices.Contains(woorden, "toon")})
	if err != nil {
		t.Fatal(err)
	}
	if a.Geheugen > meestGeheugen || a.Werk > meesteWerk {
		t.Errorf("%s: %d MB en %v", strings.Join(woorden[:min(len(woorden), 4)], " "), a.Geheugen>>20, a.Werk)
	}
	return a
}

// antwoord is the fixed form that the program answers in.
type antwoord struct {
	Bestand, Soort string
	Geldig         bool
	Niveau         int
	Fouten         []struct{ Regel, Retourcode, Plek, Tekst string }
}

// antwoorden reads the answers, by the name of the file.
func (a afloop) antwoorden(t *testing.T) map[string]antwoord {
	t.Helper()
	uit := map[string]antwoord{}
	for regel := range strings.Lines(a.Uit) {
		var een antwoord
		if err := json.Unmarshal([]byte(regel), &een); err != nil {
			t.Fatalf("%s: %v", regel, err)
		}
		uit[een.Bestand] = een
	}
	return uit
}

// ergste keeps the most of each figure and where it was seen.
type ergste struct {
	langst, meest string
	werk          time.Duration
	bytes         int64
}

func (e *ergste) neem(naam string, a afloop) {
	if a.Werk > e.werk {
		e.langst, e.werk = naam, a.Werk
	}
	if a.Geheugen > e.bytes {
		e.meest, e.bytes = naam, a.Geheugen
	}
}

// keur holds an answer against what must come back.
func keur(t *testing.T, naam string, niveau int, regel string, a antwoord) {
	t.Helper()
	switch {
	case niveau == 0:
		if !a.Geldig || a.Niveau != 2 || len(a.Fouten) > 0 {
			t.Errorf("%s: moet goed zijn: %+v", naam, a)
		}
		return
	case a.Geldig || a.Niveau != niveau || len(a.Fouten) == 0 || len(a.Fouten) > istandaard.MaxBreuken:
		t.Errorf("%s: geldig %v op niveau %d met %d fouten, wil niveau %d", naam, a.Geldig, a.Niveau, len(a.Fouten), niveau)
		return
	case regel != "" && a.Fouten[0].Regel != regel:
		t.Errorf("%s: regel %s, wil %s: %s", naam, a.Fouten[0].Regel, regel, a.Fouten[0].Tekst)
	}
	for _, f := range a.Fouten {
		if (f.Retourcode == "") != (niveau == 1) || f.Plek == "" || len(f.Tekst) > 500 || !isZin(f.Tekst) {
			t.Errorf("%s: fout %+v", naam, f)
		}
	}
}

// isZin reports whether a text begins and ends as a sentence does.
func isZin(tekst string) bool {
	return tekst != "" && strings.ToUpper(tekst[:1]) == tekst[:1] && (strings.HasSuffix(tekst, ".") || strings.HasSuffix(tekst, ")"))
}

// klein is the size below which files are put before the program together.
const klein = 1 << 16

// TestBestanden puts every bad file before the program, the large ones one at a time:
// it says what is wrong at the right level, within the bounds, and shows what can be
// read.
func TestBestanden(t *testing.T) {
	gevallen, err := Alle()
	if err != nil || len(gevallen) < 120 {
		t.Fatalf("%d bestanden, %v", len(gevallen), err)
	}
	map_ := t.TempDir()
	var controle, vertoning ergste
	samen := map[string]Geval{}
	for i, g := range gevallen {
		pad := filepath.Join(map_, fmt.Sprintf("%d.xml", i))
		if leg(t, pad, g) < klein {
			samen[pad] = g
			continue
		}
		a := voer(t, "bericht", "controleer", "--json", pad)
		controle.neem(g.Naam, a)
		keur(t, g.Naam, g.Niveau, g.Regel, a.antwoorden(t)[pad])
		b := voer(t, "bericht", "toon", pad)
		vertoning.neem(g.Naam, b)
		if wil := min(g.Niveau, 1); a.Code != wil || b.Code != wil || a.Fouten+b.Fouten != "" {
			t.Errorf("%s: code %d en %d, wil %d: %s%s", g.Naam, a.Code, b.Code, wil, a.Fouten, b.Fouten)
		}
		if err := os.Remove(pad); err != nil {
			t.Fatal(err)
		}
	}
	paden := slices.Sorted(maps.Keys(samen))
	a := voer(t, append([]string{"bericht", "controleer", "--json"}, paden...)...)
	controle.neem("de kleine bestanden samen", a)
	b := voer(t, append([]string{"bericht", "toon"}, paden...)...)
	vertoning.neem("de kleine bestanden samen", b)
	antwoorden := a.antwoorden(t)
	if a.Code != 1 || b.Code != 1 || a.Fouten+b.Fouten != "" || len(antwoorden) != len(samen) || len(samen) < 100 {
		t.Errorf("%d kleine bestanden: code %d en %d, %d antwoorden: %s%s", len(samen), a.Code, b.Code, len(antwoorden), a.Fouten, b.Fouten)
	}
	for pad, g := range samen {
		keur(t, g.Naam, g.Niveau, g.Regel, antwoorden[pad])
	}
	leeg := voer(t, "--help")
	t.Logf("%d bestanden, waarvan %d klein; het programma zelf %v, %d MB", len(gevallen), len(samen), leeg.Werk, leeg.Geheugen>>20)
	t.Logf("controleer: meeste werk %v (%s), meest %d MB (%s)", controle.werk, controle.langst, controle.bytes>>20, controle.meest)
	t.Logf("toon: meeste werk %v (%s), meest %d MB (%s)", vertoning.werk, vertoning.langst, vertoning.bytes>>20, vertoning.meest)
}

// leg writes a file and gives its size.
func leg(t *testing.T, pad string, g Geval) int64 {
	t.Helper()
	f, err := os.Create(pad)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(g.Schrijf(f), f.Close()); err != nil {
		t.Fatalf("%s: %v", g.Naam, err)
	}
	stand, err := os.Stat(pad)
	if err != nil {
		t.Fatal(err)
	}
	return stand.Size()
}

// alleMutanten gives the mutants of the examples and the golden messages, by kind.
func alleMutanten(t *testing.T) map[string][]Mutant {
	t.Helper()
	bronnen, err := filepath.Glob("../../verkeer/istandaard/*/testdata/bericht/*.xml")
	if err != nil || len(bronnen) < 50 {
		t.Fatalf("%d gouden berichten, %v", len(bronnen), err)
	}
	goed, err := Goed()
	if err != nil {
		t.Fatal(err)
	}
	var teksten [][]byte
	for _, b := range goed {
		teksten = append(teksten, b)
	}
	slices.SortFunc(teksten, bytes.Compare)
	for _, bron := range bronnen {
		b, err := os.ReadFile(bron)
		if err != nil {
			t.Fatal(err)
		}
		teksten = append(teksten, b)
	}
	gezien, uit := map[string]bool{}, map[string][]Mutant{}
	for _, b := range teksten {
		s, soort, err := uitgave.Van(b)
		if err != nil {
			t.Fatal(err)
		}
		mutanten, err := Mutanten(s.Modellen[soort], b, gezien)
		if err != nil {
			t.Fatalf("%s: %v", soort, err)
		}
		uit[soort] = append(uit[soort], mutanten...)
	}
	return uit
}

// TestElementen drops every element of every message and breaks every facet of every
// value, and has the program check them a kind at a time.
func TestElementen(t *testing.T) {
	perSoort := alleMutanten(t)
	if len(perSoort) != 28 {
		t.Fatalf("%d soorten", len(perSoort))
	}
	aantal, geweigerd := 0, 0
	var controle ergste
	typen := map[string]bool{}
	for soort, mutanten := range perSoort {
		map_ := t.TempDir()
		for i, m := range mutanten {
			if err := os.WriteFile(filepath.Join(map_, fmt.Sprintf("%d.xml", i)), m.Tekst, 0o600); err != nil {
				t.Fatal(err)
			}
			typen[m.Type] = true
		}
		a := voer(t, "bericht", "controleer", "--json", "--map", map_)
		controle.neem(soort, a)
		antwoorden := a.antwoorden(t)
		if a.Code != 1 || a.Fouten != "" || len(antwoorden) != len(mutanten) {
			t.Errorf("%s: code %d, %d antwoorden op %d berichten: %s", soort, a.Code, len(antwoorden), len(mutanten), a.Fouten)
		}
		for i, m := range mutanten {
			aantal++
			kreeg := antwoorden[filepath.Join(map_, fmt.Sprintf("%d.xml", i))]
			if !m.Niveau1 {
				if !kreeg.Geldig && kreeg.Niveau != 2 {
					t.Errorf("%s: %s mag op niveau 1: %+v", soort, m.Naam, kreeg.Fouten)
				}
				continue
			}
			geweigerd++
			keur(t, soort+": "+m.Naam, 1, m.Regel, kreeg)
			if m.Plek != "" && (len(kreeg.Fouten) == 0 || kreeg.Fouten[0].Plek != m.Plek) {
				t.Errorf("%s: %s: plek %+v, wil %s", soort, m.Naam, kreeg.Fouten, m.Plek)
			}
		}
	}
	t.Logf("%d berichten, waarvan %d geweigerd op niveau 1; meeste werk %v (%s), meest %d MB", aantal, geweigerd, controle.werk,
		controle.langst, controle.bytes>>20)
	for _, naam := range alleTypen() {
		if !typen[naam] {
			t.Errorf("type %s komt in geen enkel bericht voor", naam)
		}
	}
}

// alleTypen gives the names of the simple types with a facet in every message.
func alleTypen() []string {
	gezien, namen := map[*istandaard.Klasse]bool{}, map[string]bool{}
	var loop func(k *istandaard.Klasse)
	loop = func(k *istandaard.Klasse) {
		if gezien[k] {
			return
		}
		gezien[k] = true
		for i := range k.Elementen {
			if e := &k.Elementen[i]; e.Klasse != nil {
				loop(e.Klasse)
			} else {
				namen[e.Type.Naam] = true
			}
		}
	}
	for _, s := range uitgave.Alle() {
		for _, m := range s.Modellen {
			loop(m.Wortel.Klasse)
		}
	}
	var uit []string
	for naam := range namen {
		uit = append(uit, naam)
	}
	slices.Sort(uit)
	return uit
}

// TestTegenproef: the tests above can fail. What the generator calls right is not
// refused, and a program that takes too much is seen to.
func TestTegenproef(t *testing.T) {
	goed, err := Goed()
	if err != nil || len(goed) != 28 {
		t.Fatalf("%d berichten, %v", len(goed), err)
	}
	map_ := t.TempDir()
	for soort, b := range goed {
		if err := os.WriteFile(filepath.Join(map_, soort+".xml"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := voer(t, "bericht", "controleer", "--json", "--map", map_)
	if a.Code != 0 {
		t.Errorf("code %d: %s%s", a.Code, a.Uit, a.Fouten)
	}
	for pad, kreeg := range a.antwoorden(t) {
		keur(t, pad, 0, "", kreeg)
	}
	veel, err := startproces.voer(draai{Programma: "/bin/sh",
		Woorden: []string{"-c", "head -c 230000000 /dev/zero | tail -c 230000000 | wc -c"}, Uit: true})
	if err != nil || veel.Geheugen < meestGeheugen || strings.TrimSpace(veel.Uit) != "230000000" {
		t.Errorf("een programma dat 230 MB neemt: %v %+v", err, veel)
	}
}

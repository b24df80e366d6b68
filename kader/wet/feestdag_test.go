package wet

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/nl"
	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
)

func dag(t testing.TB, tekst string) tijdlijn.Dag {
	t.Helper()
	d, err := tijdlijn.ParseDag(tekst)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func dagVan(tm time.Time) tijdlijn.Dag {
	d, _ := tijdlijn.NewDag(tm.Year(), tm.Month(), tm.Day())
	return d
}

func leesProef(t *testing.T, naam string, doel any) {
	t.Helper()
	inhoud, err := os.ReadFile(filepath.Join("testdata", naam))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(inhoud, doel, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
}

// isGelijkgesteld tells the days of art. 3 lid 3 apart: the published tables of
// holidays do not have them.
func isGelijkgesteld(d tijdlijn.Dag) bool { return huidig().gelijk[d] != "" }

func TestFeestdagenGepubliceerd(t *testing.T) {
	var proef struct {
		Vertrouwen string `yaml:"vertrouwen"`
		Jaren      []struct {
			Jaar  int `yaml:"jaar"`
			Dagen []struct {
				Dag  string `yaml:"dag"`
				Naam string `yaml:"naam"`
			} `yaml:"dagen"`
		} `yaml:"jaren"`
	}
	leesProef(t, "feestdagen.yaml", &proef)
	if len(proef.Jaren) != 27 {
		t.Fatalf("%d jaren gelezen, 27 verwacht", len(proef.Jaren))
	}
	for _, jaar := range proef.Jaren {
		bekend := map[tijdlijn.Dag]bool{}
		for _, w := range jaar.Dagen {
			d := dag(t, w.Dag)
			naam, artikel, ok := Feestdag(d)
			if !ok || IsWerkdag(d) {
				t.Errorf("%s (%s) is geen feestdag", w.Dag, w.Naam)
			}
			wilArtikel := "Algemene termijnenwet art. 3 lid 1"
			if w.Naam == "Goede Vrijdag" {
				wilArtikel = "Algemene termijnenwet art. 3 lid 2"
			}
			if naam != w.Naam && !bekend[d] && w.Dag != "2016-05-05" || artikel != wilArtikel {
				t.Errorf("%s: %q volgens %q, verwacht %q volgens %q", w.Dag, naam, artikel, w.Naam, wilArtikel)
			}
			bekend[d] = true
		}
		for _, f := range Feestdagen(jaar.Jaar) {
			if !bekend[f.Dag] && !isGelijkgesteld(f.Dag) {
				t.Errorf("%s (%s) staat niet in de gepubliceerde lijst", f.Dag, f.Naam)
			}
		}
	}
}

// orakel gives the holidays of a year by rickar/cal, and the Queen's birthday by
// hand, which that library does not have.
func orakel(jaar int) map[tijdlijn.Dag]bool {
	dagen := map[tijdlijn.Dag]bool{}
	for _, h := range nl.Holidays {
		if h.Name == nl.Koningsdag.Name && jaar < 2014 {
			continue
		}
		actueel, gevierd := h.Calc(jaar)
		if h.Name == nl.Koningsdag.Name {
			actueel = gevierd
		}
		dagen[dagVan(actueel)] = true
	}
	if jaar < 2014 {
		koningin := time.Date(jaar, time.April, 30, 0, 0, 0, 0, time.UTC)
		if koningin.Weekday() == time.Sunday {
			koningin = koningin.AddDate(0, 0, -1)
		}
		dagen[dagVan(koningin)] = true
	}
	return dagen
}

func TestFeestdagenTegenOrakel(t *testing.T) {
	vergeleken := 0
	for jaar := 1994; jaar <= 4199; jaar++ {
		verwacht := orakel(jaar)
		for _, f := range Feestdagen(jaar) {
			if isGelijkgesteld(f.Dag) {
				continue
			}
			if !verwacht[f.Dag] {
				t.Errorf("%s (%s) kent het orakel niet", f.Dag, f.Naam)
			}
			delete(verwacht, f.Dag)
			vergeleken++
		}
		for d := range verwacht {
			t.Errorf("%s ontbreekt", d)
		}
	}
	if vergeleken < 19_000 {
		t.Errorf("maar %d dagen vergeleken", vergeleken)
	}
}

func TestFeestdagGrenzen(t *testing.T) {
	for _, w := range []struct {
		dag, naam string
		ok        bool
	}{
		{"2013-04-30", "Koninginnedag", true},
		{"2013-04-27", "", false},
		{"2014-04-30", "", false},
		{"2014-04-26", "Koningsdag", true}, // 27 April was a Sunday
		{"2014-04-27", "", false},
		{"2006-04-29", "Koninginnedag", true}, // 30 April was a Sunday
		{"1978-05-01", "Koninginnedag", true}, // before 1980 the Monday
		{"2026-05-15", "gelijkgestelde dag", true},
		{"2024-12-27", "gelijkgestelde dag", true},
		{"2026-05-04", "", false},
		{"2026-04-05", "", false},              // Easter Sunday is a Sunday, not a day of art. 3
		{"2016-05-05", "Hemelvaartsdag", true}, // also 5 May
		{"1964-12-25", "", false},              // before the law
		{"9999-12-31", "", false},              // no end
	} {
		naam, artikel, ok := Feestdag(dag(t, w.dag))
		if naam != w.naam || ok != w.ok || ok == (artikel == "") {
			t.Errorf("Feestdag(%s) = %q, %q, %v; verwacht %q, %v", w.dag, naam, artikel, ok, w.naam, w.ok)
		}
	}
	if n := len(Feestdagen(2016)); n != 8 {
		t.Errorf("2016 heeft %d feestdagen, verwacht 8: Hemelvaartsdag en 5 mei vallen samen", n)
	}
	if Feestdagen(0) != nil || Feestdagen(10000) != nil {
		t.Error("buiten de kalender zijn geen feestdagen")
	}
}

func TestWerkdagen(t *testing.T) {
	for _, w := range []struct {
		vanaf string
		n     int
		dag   string
	}{
		{"2026-04-02", 0, "2026-04-02"},
		{"2026-04-02", 1, "2026-04-07"}, // past Good Friday and Easter
		{"2026-04-02", 3, "2026-04-09"},
		{"2026-05-13", 1, "2026-05-18"}, // past Ascension Day and the equated Friday
		{"2026-04-07", -1, "2026-04-02"},
		{"2026-01-01", 20, "2026-01-30"}, // past 2 January, equated
		{"9999-12-30", 40, "9999-12-31"},
		{"0001-01-02", -9, "0001-01-01"},
	} {
		if d := Werkdagen(dag(t, w.vanaf), w.n); d != dag(t, w.dag) {
			t.Errorf("Werkdagen(%s, %d) = %s, verwacht %s", w.vanaf, w.n, d, w.dag)
		}
	}
}

func TestWerkdagenEigenschappen(t *testing.T) {
	kalender := cal.NewBusinessCalendar()
	kalender.AddHoliday(nl.Holidays...)
	rapid.Check(t, func(t *rapid.T) {
		d := tijdlijn.Dag(rapid.IntRange(int(tijdlijn.MustDag("2029-01-01")), int(tijdlijn.MustDag("2060-01-01"))).Draw(t, "dag"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		na := Werkdagen(d, n)
		if !IsWerkdag(na) {
			t.Fatalf("%s is geen werkdag", na)
		}
		tm := d.Om(12, 0).Tijd()
		if wil := dagVan(kalender.WorkdaysFrom(tm, n)); wil != na {
			t.Fatalf("Werkdagen(%s, %d) = %s, het orakel zegt %s", d, n, na, wil)
		}
		if IsWerkdag(d) && Werkdagen(na, -n) != d {
			t.Fatalf("terug van %s is %s, niet %s", na, Werkdagen(na, -n), d)
		}
	})
}

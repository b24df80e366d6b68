package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const doel = ".."

// TestBijgewerkt: the files in the tree are what the definitions give, and the
// definitions give the same files every time.
func TestBijgewerkt(t *testing.T) {
	een, err := genereer(doel)
	if err != nil {
		t.Fatal(err)
	}
	twee, err := genereer(doel)
	if err != nil {
		t.Fatal(err)
	}
	if len(een) < 60 {
		t.Errorf("maar %d bestanden", len(een))
	}
	for _, naam := range een.namen() {
		if !bytes.Equal(een[naam], twee[naam]) {
			t.Errorf("%s is de tweede keer anders", naam)
		}
		opSchijf, err := os.ReadFile(filepath.Join(doel, naam))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(een[naam], opSchijf) {
			t.Errorf("%s is niet bijgewerkt: voer go generate uit in verkeer/istandaard", naam)
		}
	}
	var gevonden []string
	for _, patroon := range []string{"*_gen.go", "*/*_gen.go", "*/*/*_gen.go"} {
		erbij, err := filepath.Glob(filepath.Join(doel, patroon))
		if err != nil {
			t.Fatal(err)
		}
		gevonden = append(gevonden, erbij...)
	}
	for _, pad := range gevonden {
		naam, err := filepath.Rel(doel, pad)
		if _, ok := een[filepath.ToSlash(naam)]; err != nil || !ok {
			t.Errorf("%s hoort bij geen definitie", pad)
		}
	}
}

// TestSchrijf: what is written can be read back.
func TestSchrijf(t *testing.T) {
	folder := t.TempDir()
	if err := schrijf(doel, folder); err != nil {
		t.Fatal(err)
	}
	for _, naam := range []string{basisbestand, "iwmo32/wmo301_gen.go", "ijw32/jw301_gen.go", klassenbestand} {
		if _, err := os.Stat(filepath.Join(folder, naam)); err != nil {
			t.Error(err)
		}
	}
}

// TestUnie: the elements that not every release has are those of iJw, and no other.
func TestUnie(t *testing.T) {
	releases, err := leesAlle(filepath.Join(doel, definities))
	if err != nil {
		t.Fatal(err)
	}
	u, err := verenig(releases)
	if err != nil {
		t.Fatal(err)
	}
	eigen := map[string]string{}
	for _, b := range u.alles.berichten {
		for _, k := range b.Klassen {
			for _, e := range k.delen {
				if e.alleen != "" {
					eigen[k.Naam+b.nummer()+" "+e.naam] = e.alleen
				}
				if e.alleen != "" && !e.optie && !e.lijst {
					t.Errorf("%s van %s%s is verplicht", e.naam, k.Naam, b.nummer())
				}
			}
		}
	}
	wil := map[string]string{
		"Client315 GezagsdragerBekend": "iJw 3.2", "Client316 GezagsdragerBekend": "iJw 3.2",
		"Antwoord319 Woonplaatsbeginsel": "iJw 3.2", "Antwoord320 Woonplaatsbeginsel": "iJw 3.2",
	}
	if !maps.Equal(eigen, wil) {
		t.Errorf("niet in elke standaard: %v\nwil %v", eigen, wil)
	}
}

// TestFouteDefinitie: a definition that cannot be right is refused, not guessed at.
func TestFouteDefinitie(t *testing.T) {
	for naam, verander := range map[string][3]string{
		"niets veranderd":     {"iwmo32/wmo305.yaml", "titel:", "titel:"},
		"zonder woord":        {"woorden.yaml", "Voornamen: Voornamen\n", ""},
		"woord te veel":       {"woorden.yaml", "Voornamen: Voornamen\n", "Voornamen: Voornamen\nBijnamen: Bijnamen\n"},
		"onbekend type":       {"iwmo32/wmo305.yaml", "Bsn LDT_BurgerServicenummer", "Bsn LDT_Onbekend"},
		"onbekende klasse":    {"iwmo32/wmo305.yaml", "StartProducten StartProducten", "StartProducten Elders"},
		"element zonder type": {"iwmo32/wmo305.yaml", "Bsn LDT_BurgerServicenummer", "Bsn"},
		"onbekend patroon":    {"iwmo32/wmo305.yaml", "=418", "~[a-q]{3}"},
		"onbekend veld":       {"iwmo32/wmo305.yaml", "doel:", "doeleinde:"},
		"ander type":          {"iwmo32/basisschema.yaml", "- Huisletter LDT_Huisletter ?", "- Huisletter LDT_Datum ?"},
		"zelfde naam, ander": {"iwmo32/basisschema.yaml",
			"  LDT_Huisletter:\n    basis: xs:string", "  LDT_Huisletter:\n    basis: xs:date"},
		"andere lijst": {"iwmo32/wmo305.yaml", "StartProduct StartProduct +", "StartProduct StartProduct"},
		"kop niet hetzelfde": {"iwmo32/wmo305.yaml", "      - XsdVersie CDT_XsdVersie\n",
			"      - XsdVersie CDT_XsdVersie\n      - Kleur LDT_Datum ?\n"},
		"onbekend facet": {"iwmo32/basisschema.yaml", "maxLength: 8", "grootste: 8"},
		"facetten zonder lijst": {"iwmo32/basisschema.yaml",
			"  LDT_Datum:\n    basis: xs:date\n    pattern: '[^:Z]*'", "  LDT_Datum: xs:date"},
	} {
		t.Run(naam, func(t *testing.T) {
			folder := t.TempDir()
			neemOver(t, folder)
			vervang(t, filepath.Join(folder, definities, verander[0]), verander[1], verander[2])
			if _, err := genereer(folder); (err == nil) != (naam == "niets veranderd") {
				t.Errorf("opgemerkt: %v", err)
			}
		})
	}
	if _, err := genereer(t.TempDir()); err == nil {
		t.Error("een map zonder definitie wordt niet opgemerkt")
	}
}

// feit is an element or type in the collected facts of the standard.
type feit struct {
	Name, Type, Pattern string
	Min                 int
	Max                 string
}

type feiten struct {
	Messages map[string]struct {
		Code, Direction, Retour, Answer, Namespace string
		Classes                                    []struct {
			Name     string
			Key      []string
			Elements []feit
		}
	}
	Types map[string]struct {
		Namespace string
		Complex   map[string][]feit
		Simple    map[string]typefeit
	}
}

type typefeit struct {
	Base, Pattern string
	MinLength     string `yaml:"minLength"`
	MaxLength     string `yaml:"maxLength"`
	MinInclusive  string `yaml:"minInclusive"`
	MaxInclusive  string `yaml:"maxInclusive"`
	Enumeration   map[string]string
}

// TestFeiten compares the definition with facts of the standard collected
// elsewhere: messages.yaml and, when there, xsd, in the folder that
// NABUUR_FEITEN names.
func TestFeiten(t *testing.T) {
	folder := os.Getenv("NABUUR_FEITEN")
	if folder == "" {
		t.Log("WEGGELATEN: NABUUR_FEITEN is leeg; de definitie is niet met de feiten van de standaard vergeleken")
		return
	}
	tekst, err := os.ReadFile(filepath.Join(folder, "messages.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var f feiten
	if err := yaml.Unmarshal(tekst, &f); err != nil {
		t.Fatal(err)
	}
	releases, err := leesAlle(filepath.Join(doel, definities))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range releases {
		vergelijkBerichten(t, r, &f)
		vergelijkTypes(t, r, &f)
		vergelijkSchemas(t, r, filepath.Join(folder, "xsd", r.basis.Voorvoegsel))
	}
}

func vergelijkBerichten(t *testing.T, r *release, f *feiten) {
	aantal := 0
	for naam := range f.Messages {
		if strings.HasPrefix(naam, strings.ToUpper(r.basis.Voorvoegsel[1:])) {
			aantal++
		}
	}
	if aantal != len(r.berichten) {
		t.Errorf("%d berichten, wil %d", len(r.berichten), aantal)
	}
	for _, b := range r.berichten {
		wil := f.Messages[b.Bericht]
		if b.Code != wil.Code || b.Naamruimte != wil.Namespace || b.Antwoord != wil.Retour+wil.Answer ||
			strings.ReplaceAll(b.Richting, " ", "") != wil.Direction {
			t.Errorf("%s: %s %s %s %s, wil %+v", b.Bericht, b.Code, b.Naamruimte, b.Antwoord, b.Richting, wil)
		}
		if len(b.Klassen) != len(wil.Classes) {
			t.Fatalf("%s: %d klassen, wil %d", b.Bericht, len(b.Klassen), len(wil.Classes))
		}
		for i, k := range b.Klassen {
			if k.Naam != wil.Classes[i].Name || !slices.Equal(k.Sleutel, wil.Classes[i].Key) {
				t.Errorf("%s: klasse %s %v, wil %s %v", b.Bericht, k.Naam, k.Sleutel, wil.Classes[i].Name, wil.Classes[i].Key)
			}
			vergelijkElementen(t, b.Bericht+" "+k.Naam, k.delen, wil.Classes[i].Elements)
		}
	}
}

func vergelijkElementen(t *testing.T, plek string, delen []element, wil []feit) {
	if len(delen) != len(wil) {
		t.Errorf("%s: %d elementen, wil %d", plek, len(delen), len(wil))
		return
	}
	for i, e := range delen {
		kreeg := feit{Name: e.naam, Type: e.typ, Pattern: e.patroon, Min: 1, Max: "1"}
		if e.optie {
			kreeg.Min = 0
		}
		if e.lijst {
			kreeg.Max = "unbounded"
		}
		w := wil[i]
		w.Type = strings.TrimPrefix(w.Type, "b:")
		if kreeg != w {
			t.Errorf("%s: %+v, wil %+v", plek, kreeg, w)
		}
	}
}

func vergelijkTypes(t *testing.T, r *release, f *feiten) {
	wil := f.Types[r.basis.Voorvoegsel]
	if len(r.basis.klassen) != len(wil.Complex) || len(r.basis.types) != len(wil.Simple) || r.basis.Naamruimte != wil.Namespace {
		t.Errorf("%d en %d types in %s, wil %d en %d", len(r.basis.klassen),
			len(r.basis.types), r.basis.Naamruimte, len(wil.Complex), len(wil.Simple))
	}
	for _, k := range r.basis.klassen {
		vergelijkElementen(t, k.Naam, k.delen, wil.Complex[k.Naam])
	}
	for _, s := range r.basis.types {
		w := wil.Simple[s.naam]
		kreeg := fmt.Sprint(s.basis, "|", s.patroon, "|", s.minLengte, "|", s.maxLengte, "|", s.min, "|", s.max)
		wil := fmt.Sprint(w.Base, "|", w.Pattern, "|", w.MinLength, "|", w.MaxLength, "|", w.MinInclusive, "|", w.MaxInclusive)
		if kreeg != wil || len(s.waarden) != len(w.Enumeration) {
			t.Errorf("%s: %s met %d waarden, wil %s met %d", s.naam, kreeg, len(s.waarden), wil, len(w.Enumeration))
		}
		for _, code := range s.waarden {
			if betekenis, ok := w.Enumeration[code.code]; !ok || betekenis != code.betekenis {
				t.Errorf("%s: %s is %q, wil %q", s.naam, code.code, code.betekenis, betekenis)
			}
		}
	}
}

func vergelijkSchemas(t *testing.T, r *release, folder string) {
	if _, err := os.Stat(folder); err != nil {
		t.Logf("WEGGELATEN: in %s staan geen schema's", folder)
		return
	}
	bestanden, err := genereer(doel)
	if err != nil {
		t.Fatal(err)
	}
	for naam, inhoud := range bestanden {
		if !strings.HasSuffix(naam, ".xsd") || !strings.HasPrefix(naam, r.pakket) {
			continue
		}
		wil, err := os.ReadFile(filepath.Join(folder, filepath.Base(naam)))
		if err != nil || !bytes.Equal(inhoud, wil) {
			t.Errorf("%s is niet het schema in %s (%v)", naam, folder, err)
		}
	}
}

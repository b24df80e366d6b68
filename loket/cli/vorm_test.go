package cli

import (
	"bytes"
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/inrichting"
	"nabuur/loket/kamers"
)

// model gives what the library made of the type.
func model(t *testing.T, soort reflect.Type) *kong.Node {
	t.Helper()
	ontleder, err := Omgeving{Getenv: func(string) string { return "" }}.ontleder(soort)
	if err != nil {
		t.Fatal(err)
	}
	return ontleder.Model.Node
}

// bladen gives the commands below a node, as the words that name them.
func bladen(n *kong.Node) (alle []string) {
	for _, kind := range n.Children {
		if len(kind.Children) == 0 {
			alle = append(alle, kind.Path())
		}
		alle = append(alle, bladen(kind)...)
	}
	return alle
}

// aantalOpties counts what can be given to the commands below a node, help apart.
func aantalOpties(n *kong.Node) (aantal int) {
	for _, kind := range n.Children {
		aantal += len(kind.Flags) + len(kind.Positional) + aantalOpties(kind)
	}
	return aantal
}

// TestVorm: of each command only that command is made, and its help is what it would
// be beside all the others; without a command there are names and no options.
func TestVorm(t *testing.T) {
	heel := model(t, alleOpdrachten)
	alle := bladen(heel)
	if len(alle) < 40 {
		t.Fatalf("%d opdrachten", len(alle))
	}
	for _, opdracht := range alle {
		woorden := strings.Fields(opdracht)
		if eigen := bladen(model(t, vorm(alleOpdrachten, woorden))); !slices.Equal(eigen, []string{opdracht}) {
			t.Errorf("voor %s wordt gemaakt: %v", opdracht, eigen)
		}
		for _, regel := range [][]string{append(slices.Clone(woorden), "--help"), append([]string{"--help"}, woorden...)} {
			if kreeg, wil := gezegd(t, vorm(alleOpdrachten, regel), regel), gezegd(t, alleOpdrachten, regel); kreeg != wil {
				t.Errorf("%v zegt\n%s\nen zou zeggen\n%s", regel, kreeg, wil)
			}
		}
	}
	for _, woorden := range [][]string{{}, {"--help"}, {"onzin"}, {"--onzin", "zaken"}} {
		kaal := model(t, vorm(alleOpdrachten, woorden))
		if aantalOpties(kaal) != 0 || !slices.Equal(bladen(kaal), alle) {
			t.Errorf("%v: %d opties, opdrachten %v", woorden, aantalOpties(kaal), bladen(kaal))
		}
	}
	if aantalOpties(heel) < 100 {
		t.Errorf("de telling ziet maar %d opties", aantalOpties(heel))
	}
}

// TestVormZegtHetzelfde: what is said wrong is told in the same words as when every
// command would be there.
func TestVormZegtHetzelfde(t *testing.T) {
	for _, regel := range []string{
		"", "onzin", "--onzin", "zaak", "zaak onzin", "zaak --gemeente 0457 toon", "zaak toon", "zaak toon --gemeent x",
		"--gemeente 0457 zaak toon",
		"zaak toon --help onzin", "bericht --json toon", "bericht toon", "bericht toon --jason x", "-- zaak toon", "zaak -- toon",
		"zaak toon -- erbij",
		"termijn --weken x --vanaf 2026-01-01", "termijn --vanaf", "bericht controleer toon --niveau drie", "wie-doet",
		"aanbieder vraagtoewijzing", "-h", "-x zaak",
		"Zaak", "zaak TOON", "demo", "",
	} {
		woorden := strings.Fields(regel)
		if kreeg, wil := gezegd(t, vorm(alleOpdrachten, woorden), woorden), gezegd(t, alleOpdrachten, woorden); kreeg != wil {
			t.Errorf("%q zegt\n%s\nen zou zeggen\n%s", regel, kreeg, wil)
		}
	}
}

// gezegd gives what reading the words says, without carrying anything out.
func gezegd(t *testing.T, soort reflect.Type, woorden []string) (zin string) {
	t.Helper()
	var uit bytes.Buffer
	ontleder, err := Omgeving{Uit: &uit, Fout: &uit, Getenv: func(string) string { return "" }}.ontleder(soort)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(gestopt); !ok {
				panic(r)
			}
			zin = uit.String()
		}
	}()
	gekozen, err := ontleder.Parse(woorden)
	if err != nil {
		return verkeerdeWoorden(err).Error()
	}
	return gekozen.Command()
}

// TestDemoregioBlijftDicht: nothing of the demo region is read by a command that was
// not asked for it.
func TestDemoregioBlijftDicht(t *testing.T) {
	geopend := ""
	dicht := Regio{
		Inrichting: func() (inrichting.Inrichting, error) { geopend = "inrichting"; return inrichting.Inrichting{}, nil },
		Contracten: func(context.Context, *kamers.Kamers) error { geopend = "contracten"; return nil },
		Vul: func(context.Context, *kamers.Kamers, *tijdlijn.Zetklok, tijdlijn.Dag, int, func(int, int)) error {
			geopend = "zaken"
			return nil
		},
		Organisaties: func() ([]organisatie.Kenmerk, error) { geopend = "organisaties"; return nil, nil },
	}
	nergens := "sqlite:" + t.TempDir() + "/er/is/niets.sqlite"
	vul := map[string]string{
		"bericht controleer": " -", "bericht toon": " -", "bericht maak": " 305", "termijn": " --soort bezwaar --vanaf 2026-01-02",
	}
	for _, opdracht := range append(bladen(model(t, alleOpdrachten)), "", "onzin") {
		regels := []string{opdracht + " --help", opdracht, opdracht + vul[opdracht]}
		if opdracht == "demo" { // what it is for
			regels = regels[:1]
		}
		for _, regel := range regels {
			var uit bytes.Buffer
			Voer(t.Context(), strings.Fields(regel), Omgeving{
				In: strings.NewReader("<a/>"), Uit: &uit, Fout: &uit, Getenv: func(string) string { return "" }, Regio: dicht,
			})
			if geopend != "" {
				t.Errorf("%s leest %s van de demoregio", regel, geopend)
			}
			geopend = ""
		}
	}
	// The control: what asks for the region opens it.
	for regel, wil := range map[string]string{
		"inrichting laad --demo --opslag " + nergens:                      "inrichting",
		"wie-doet --gemeente Weesp --taak wmo.besluit --datum 2017-01-01": "inrichting",
	} {
		var uit bytes.Buffer
		Voer(t.Context(), strings.Fields(regel), Omgeving{Uit: &uit, Fout: &uit, Getenv: func(string) string { return "" }, Regio: dicht})
		if geopend != wil {
			t.Errorf("%s opent %q en niet %q: %s", regel, geopend, wil, uit.String())
		}
		geopend = ""
	}
}

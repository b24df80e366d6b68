package inrichting

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

const weesp = `
toedelingen:
  - {gemeente: "0457", domeinen: [wmo], functies: [melding, aanvraag], uitvoerder: "0457", grondslag: eigen,
     vanaf: 2015-01-01, bekend: 2015-01-01}
  - {gemeente: "0457", domeinen: [wmo], functies: [aanvraag], uitvoerder: "1942", grondslag: mandaat,
     vanaf: 2017-01-01, bekend: 2016-10-31, uitlopen: 2017-04-01}
`

func TestStappenBeeindigenWieErWas(t *testing.T) {
	i, err := Parse([]byte(weesp))
	if err != nil {
		t.Fatal(err)
	}
	stappen, err := i.Stappen()
	if err != nil || len(stappen) != 3 {
		t.Fatalf("%d stappen: %v", len(stappen), err)
	}
	laatste := stappen[2]
	if laatste.Eindigt != "0457.wmo.aanvraag.2015-01-01" || !laatste.Afwikkeling.Uitlopen ||
		laatste.Afwikkeling.Tot.String() != "2017-04-01" || laatste.Nu.Dag().String() != "2016-10-31" {
		t.Errorf("%+v", laatste)
	}
}

func TestBekendOp(t *testing.T) {
	i, err := Parse([]byte(weesp))
	if err != nil {
		t.Fatal(err)
	}
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	code := kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	for bekend, wil := range map[string]organisatie.Kenmerk{"2016-10-30": "0457", "2016-10-31": "1942"} {
		v, err := i.BekendOp(gemeenten, tijdlijn.MustDag(bekend).Eind())
		if err != nil {
			t.Fatal(err)
		}
		if houder, ok := v.Uitvoerder(code, "wmo.aanvraag", tijdlijn.MustDag("2017-01-01")); !ok || houder.Uitvoerder != wil {
			t.Errorf("bekend op %s: %q", bekend, houder.Uitvoerder)
		}
	}
}

func TestParseZegtWaar(t *testing.T) {
	for tekst, woord := range map[string]string{
		"organisaties: [":                               "regel 1",
		"\n\nfietsen: 3\n":                              "regel 3",
		"toedelingen:\n  - {gemeente: \"04577\"}\n":     "gemeente",
		"toedelingen:\n  - {vanaf: 2016-02-30}\n":       "2016-02-30",
		"toedelingen:\n  - {gemeente: \"0457\", taken}": "regel 2",
	} {
		_, err := Parse([]byte(tekst))
		if !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), woord) || strings.Contains(fout.Zin(err), "\n") {
			t.Errorf("%q: %s", tekst, fout.Zin(err))
		}
	}
}

func TestStappenWeigertWatNiemandIetsGeeft(t *testing.T) {
	for _, tekst := range []string{
		`toedelingen: [{gemeente: "0457", uitvoerder: "0457", grondslag: eigen, vanaf: 2015-01-01, bekend: 2015-01-01}]`,
		`toedelingen: [{gemeente: "0457", domeinen: [wmo], functies: [vliegen], uitvoerder: "0457", vanaf: 2015-01-01,
			bekend: 2015-01-01}]`,
		`toedelingen: [{gemeente: "0457", domeinen: [wmo], functies: alle, uitvoerder: "0457", bekend: 2015-01-01}]`,
	} {
		i, err := Parse([]byte(tekst))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := i.Stappen(); !fout.Is(err, fout.Onjuist) {
			t.Errorf("%s: %v", tekst, err)
		}
	}
}

package cli

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestWieDoet: who holds a task on a day, on the day before, as it was known earlier,
// and after the merger; of the demo region and of a store the same.
func TestWieDoet(t *testing.T) {
	h := bouwHuis(t)
	for _, g := range []struct{ woorden, kenmerk, opvolger string }{
		{"--gemeente Weesp --taak wmo.aanvraag --datum 2016-12-31", "0457", ""},
		{"--gemeente Weesp --taak wmo.aanvraag --datum 2017-01-01", "1942", ""},
		{"--gemeente Weesp --taak wmo.aanvraag --datum 2017-01-01 --bekend 2016-07-01", "0457", ""},
		{"--gemeente 0457 --taak wmo.aanvraag --datum 2022-03-23", "1942", ""},
		{"--gemeente 0457 --taak wmo.aanvraag --datum 2022-03-24", "0363", "Weesp"},
		{"--gemeente GM0457 --taak wmo.betaling --datum 2016-12-31", "1904", ""},
	} {
		for _, opslag := range []string{"", " --opslag " + h.adres} {
			var a wieDoetJSON
			code, uit, fouten := uitgevoerd(t.Context(), strings.Fields("wie-doet --json "+g.woorden+opslag)...)
			if code != 0 || json.Unmarshal([]byte(uit), &a) != nil || string(a.Uitvoerder.Kenmerk) != g.kenmerk ||
				a.OpvolgerVan != g.opvolger {
				t.Errorf("%s%s: code %d, %s%s", g.woorden, opslag, code, uit, fouten)
			}
		}
	}
	_, uit, _ := uitgevoerd(t.Context(), strings.Fields("wie-doet --gemeente Weesp --taak wmo.besluit --datum 2022-03-24")...)
	for _, wil := range []string{"(wmo.besluit) voor Amsterdam op 24 maart 2022: Amsterdam\n", "Amsterdam is de opvolger van Weesp.",
		"besluit: geen"} {
		if !strings.Contains(uit, wil) {
			t.Errorf("wil %q in %s", wil, uit)
		}
	}
}

// TestWieDoetGat: a task that nobody holds ends with 3, and a question that is none
// with 2.
func TestWieDoetGat(t *testing.T) {
	for woorden, wil := range map[string]struct {
		code int
		zin  string
	}{
		"--gemeente Utrecht --taak wmo.aanvraag --datum 2017-01-01":                         {3, "niemand aangewezen"},
		"--gemeente Weezp --taak wmo.aanvraag --datum 2017-01-01":                           {2, "Weesp"},
		"--gemeente Weesp --taak wmo.vliegen --datum 2017-01-01":                            {2, "wmo.vliegen"},
		"--gemeente Weesp --taak wmo.aanvraag --datum 2017-02-30":                           {2, "2017-02-30"},
		"--gemeente Weesp --taak wmo.aanvraag --datum 2017-01-01 --bekend vorig":            {2, "vorig"},
		"--gemeente Weesp --taak wmo.aanvraag --datum 2017-01-01 --opslag sqlite:weg/weg.x": {2, "weg"},
	} {
		code, uit, fouten := uitgevoerd(t.Context(), append([]string{"wie-doet"}, strings.Fields(woorden)...)...)
		if code != wil.code || uit != "" || !strings.Contains(fouten, wil.zin) || strings.Count(fouten, "\n") != 1 {
			t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
		}
	}
	code, uit, fouten := uitgevoerd(t.Context(),
		strings.Fields("wie-doet --json --gemeente Utrecht --taak wmo.aanvraag --datum 2017-01-01")...)
	if code != 3 || fouten != "" || !strings.Contains(uit, `"gat":true`) {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
}

// TestTermijnInWoorden: the answer is a day and why, whatever the law says of it.
func TestTermijnInWoorden(t *testing.T) {
	for woorden, wil := range map[string]string{
		"--soort wmo-onderzoek --vanaf 2016-12-05": "Laatste dag: maandag 16 januari 2017\nWmo 2015 art. 2.3.2 lid 1\n- ",

		"--soort pw-zoektijd --vanaf 2026-09-01 --leeftijd 24":                                    "Eerste dag waarop het kan: ",
		"--soort pw-zoektijd --vanaf 2026-09-01 --leeftijd 40":                                    "Er geldt geen termijn; vanaf: ",
		"--soort awb-beslistermijn --vanaf 2026-06-01 --opgeschort 2026-06-11..":                  "Laatste dag: nog niet bekend",
		"--soort dwangsom-eerste-dag --vanaf 2026-06-01 --ingebrekestelling 2026-06-05":           "Eerste dag waarop het kan: ",
		"--uren 48 --vanaf 2026-04-07":                                                            "Laatste dag: ",
		"--soort beslissing-op-bezwaar --vanaf 2026-06-30 --commissie --verdaagd 6":               "Laatste dag: dinsdag 3 november 2026",
		"--soort awb-beslistermijn --vanaf 2026-06-01 --opgeschort 2026-06-11..2026-06-20 --json": `"laatste_dag":"2026-08-05"`,
	} {
		code, uit, fouten := voer(t, append([]string{"termijn"}, strings.Fields(woorden)...)...)
		if code != 0 || fouten != "" || !strings.Contains(uit, wil) {
			t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
		}
	}
	for _, woorden := range []string{"--soort dwangsom-eerste-dag --vanaf 2026-06-01 --ingebrekestelling ooit",
		"--soort bezwaar --vanaf 2014-06-01 --commissie"} {
		if code, uit, fouten := voer(t, append([]string{"termijn"}, strings.Fields(woorden)...)...); code != 2 || uit != "" ||
			strings.Count(fouten, "\n") != 1 {
			t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
		}
	}
}

package meting

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// groeit are the tables that grow with the number of cases.
var groeit = regexp.MustCompile(`^(zaak|toewijzing|bericht|verzoek|declaratie|betaling|inwoner|grootboek|logboek|inzage|ggk)_`)

// wandelt are the indexes that a list walks along for all of a municipality: it stops at
// its limit.
var wandelt = []string{"bericht_bericht_moment"}

// eindpunt are questions about the end of an index.
var eindpunt = regexp.MustCompile(`MAX\(nummer\)|ORDER BY nummer DESC\s+LIMIT 1`)

// stap is a step in a plan of SQLite that reads a table: as a whole (SCAN), or by an
// index and the columns of it that are given.
var stap = regexp.MustCompile(`^(SCAN|SEARCH) (\w+)(?: USING (?:COVERING |AUTOMATIC |PARTIAL )*INDEX (\w+))?(?:.*?\((.*)\))?`)

var vanTabel = regexp.MustCompile(`(?i)\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?`)

// plan gives the complaints about how SQLite carries out a statement: a growing table
// that is read as a whole, or for all of a municipality. It decides that by its indexes
// alone: the store has no statistics.
func plan(t *testing.T, o *opslag.Opslag, tekst string, waarden ...any) (klachten []string) {
	t.Helper()
	stappen, err := opslag.Alle(t.Context(), o, func(r opslag.Rij) (string, error) {
		var id, ouder, rest int64
		var wat string
		err := r.Scan(&id, &ouder, &rest, &wat)
		return wat, err
	}, "EXPLAIN QUERY PLAN "+tekst, waarden...)
	if err != nil {
		t.Fatalf("%v bij %s", err, tekst)
	}
	namen := map[string]string{} // the table behind a name in the statement
	for _, m := range vanTabel.FindAllStringSubmatch(tekst, -1) {
		namen[m[1]], namen[m[2]] = m[1], m[1]
	}
	for _, s := range stappen {
		m := stap.FindStringSubmatch(s)
		if m == nil || !groeit.MatchString(namen[m[2]]) {
			continue
		}
		alles := m[1] == "SCAN" || m[4] == "gemeente=?" && !slices.Contains(wandelt, m[3]) && !eindpunt.MatchString(tekst)
		if alles {
			klachten = append(klachten, fmt.Sprintf("%s, van %s, in %s", s, namen[m[2]], strings.Join(strings.Fields(tekst), " ")))
		}
	}
	return klachten
}

// TestPlannen: no page, and no act with which the demo region is made, reads through a
// table that grows, nor through all that one municipality has of it.
func TestPlannen(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
	ctx, telling := opslag.MetTelling(t.Context())
	stad, err := NewStad(ctx, o, 100)
	if err != nil {
		t.Fatal(err)
	}
	gevraagd := telling.Vragen()
	l, err := stad.NewLoket()
	if err != nil {
		t.Fatal(err)
	}
	lijst, err := stad.Bladen(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range lijst {
		for _, pad := range b.Paden {
			bezoek, err := l.Bezoek(t.Context(), b.Wie, pad)
			if err != nil {
				t.Fatal(err)
			}
			gevraagd = append(gevraagd, bezoek.Telling.Vragen()...)
		}
	}
	gezien := map[string]bool{}
	for _, v := range gevraagd {
		bulk := strings.HasPrefix(v.Tekst, "INSERT") && len(v.Waarden) == 0
		if gezien[v.Tekst] || bulk || strings.Contains(v.Tekst, "meting_") || v.Tekst == alleBSNs {
			continue
		}
		gezien[v.Tekst] = true
		for _, klacht := range plan(t, o, v.Tekst, v.Waarden...) {
			t.Error(klacht)
		}
	}
	if len(gezien) < 100 {
		t.Errorf("maar %d verschillende vragen gezien", len(gezien))
	}
}

// TestPlanVangt: what reads through a table is seen, and what finds its rows is not.
func TestPlanVangt(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
	for tekst, fout := range map[string]bool{
		`SELECT count(*) FROM zaak_zaak`:                                                                                   true,
		`SELECT id FROM zaak_zaak z WHERE z.gemeente = '0457' AND z.hulpvraag = 'x'`:                                       true,
		`SELECT z.id FROM inwoner_inwoner i JOIN zaak_zaak z ON z.gemeente = i.gemeente WHERE i.gemeente = '0457'`:         true,
		`SELECT id FROM bericht_bericht WHERE gemeente = '0457' AND id IN ('x') ORDER BY moment`:                           false,
		`SELECT nummer FROM toewijzing_toewijzing WHERE gemeente = '0457' AND inwoner = 'x' ORDER BY nummer`:               true,
		`SELECT id FROM zaak_zaak WHERE gemeente = '0457' AND id = 'x'`:                                                    false,
		`SELECT id FROM zaak_zaak WHERE gemeente = '0457' AND taak = 'wmo.besluit' AND taak <> '' AND uiterlijk = 1`:       false,
		`SELECT id FROM bericht_bericht WHERE gemeente = '0457' ORDER BY moment DESC, identificatie DESC, id DESC LIMIT 5`: false,
	} {
		if klachten := plan(t, o, tekst); (len(klachten) > 0) != fout {
			t.Errorf("%s: %v", tekst, klachten)
		}
	}
}

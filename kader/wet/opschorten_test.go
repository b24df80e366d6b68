package wet

import (
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
)

// A term of eight weeks from 1 June 2026 runs from 2 June to 27 July, a Monday.
func TestOpschorten(t *testing.T) {
	p := func(van, tot string) tijdlijn.Periode {
		return tijdlijn.Periode{Vanaf: dag(t, van), Tot: dag(t, tot)}
	}
	for naam, w := range map[string]struct {
		stil                []tijdlijn.Periode
		onverlengd, laatste string
		reden               string
	}{
		"zonder":            {nil, "2026-07-27", "2026-07-27", "8 weken na 1 juni 2026 is 27 juli 2026 (Awb art. 4:13)."},
		"een dag":           {[]tijdlijn.Periode{p("2026-06-10", "2026-06-11")}, "2026-07-28", "2026-07-28", "1 dag stil"},
		"op de eerste dag":  {[]tijdlijn.Periode{p("2026-06-02", "2026-06-04")}, "2026-07-29", "2026-07-29", "2 dagen stil"},
		"op de laatste dag": {[]tijdlijn.Periode{p("2026-07-27", "2026-07-29")}, "2026-07-29", "2026-07-29", "2 dagen stil"},
		"op de dag erna": {[]tijdlijn.Periode{p("2026-07-28", "2026-07-30")}, "2026-07-27", "2026-07-27",
			"telt niet mee: de termijn was toen al voorbij"},
		"voor het begin":       {[]tijdlijn.Periode{p("2026-05-01", "2026-06-02")}, "2026-07-27", "2026-07-27", "viel voor het begin"},
		"deels voor het begin": {[]tijdlijn.Periode{p("2026-05-01", "2026-06-03")}, "2026-07-28", "2026-07-28", "1 dag stil"},
		"twee die overlappen": {[]tijdlijn.Periode{p("2026-06-12", "2026-06-16"), p("2026-06-10", "2026-06-14")}, "2026-08-02",
			"2026-08-03", "6 dagen stil"},
		"leeg": {[]tijdlijn.Periode{p("2026-06-10", "2026-06-10")}, "2026-07-27", "2026-07-27", "8 weken"},
		"tweede in het verlengde": {[]tijdlijn.Periode{p("2026-06-10", "2026-06-13"), p("2026-07-30", "2026-08-03")}, "2026-08-03",
			"2026-08-03", "4 dagen stil"},
		// The end is Saturday 1 August. The term stands still on the Sunday and the
		// Monday after it, so the extension of art. 1 lands on the Tuesday.
		"in het weekend erna": {[]tijdlijn.Periode{p("2026-06-10", "2026-06-15"), p("2026-08-02", "2026-08-04")}, "2026-08-01",
			"2026-08-04", "2 augustus 2026 valt in een opschorting"},
		"loopt nog in het weekend erna": {[]tijdlijn.Periode{p("2026-06-10", "2026-06-15"), tijdlijn.Vanaf(dag(t, "2026-08-02"))},
			"2026-08-01", "onbekend", "valt in een opschorting"},
	} {
		u, err := Berekenen(Termijn{Soort: "awb-beslistermijn", Vanaf: dag(t, "2026-06-01"), Opschortingen: w.stil})
		if err != nil {
			t.Errorf("%s: %v", naam, err)
			continue
		}
		if dagTekst(u.Onverlengd) != w.onverlengd || dagTekst(u.LaatsteDag) != w.laatste {
			t.Errorf("%s: %s en %s, verwacht %s en %s", naam, dagTekst(u.Onverlengd), dagTekst(u.LaatsteDag), w.onverlengd, w.laatste)
		}
		if !strings.Contains(strings.Join(u.Redenen, "\n"), w.reden) {
			t.Errorf("%s: %q ontbreekt in %q", naam, w.reden, u.Redenen)
		}
	}
}

// Art. 4:15 lid 1 and art. 7:10 lid 2 both begin the day after the invitation or
// request.
func TestNewAanvullingEnVerzuim(t *testing.T) {
	verzoek, klaar := dag(t, "2026-06-10"), dag(t, "2026-06-20")
	for naam, w := range map[string]struct {
		periode tijdlijn.Periode
		dagen   int
	}{
		"aanvulling":                 {NewAanvulling(verzoek, klaar), 9},
		"aanvulling op dezelfde dag": {NewAanvulling(verzoek, verzoek), 0},
		"aanvulling de volgende dag": {NewAanvulling(verzoek, verzoek+1), 0},
		"verzuim":                    {NewVerzuim(verzoek, klaar), 9},
		"verzuim op dezelfde dag":    {NewVerzuim(verzoek, verzoek), 0},
		"verzuim de volgende dag":    {NewVerzuim(verzoek, verzoek+1), 0},
	} {
		if n := w.periode.Dagen(); n != w.dagen {
			t.Errorf("%s: %d dagen, verwacht %d", naam, n, w.dagen)
		}
	}
	if !NewAanvulling(verzoek, tijdlijn.Open).Tot.IsOpen() {
		t.Error("een aanvulling die nog niet kwam, heeft geen einde")
	}
	u, err := Berekenen(Termijn{Soort: "beslissing-op-bezwaar", Vanaf: dag(t, "2026-06-05"),
		Opschortingen: []tijdlijn.Periode{NewVerzuim(verzoek, klaar)}})
	if err != nil || u.LaatsteDag != dag(t, "2026-07-27") || !strings.Contains(u.Redenen[1], "Awb art. 7:10 lid 2") {
		t.Errorf("tot en met %s, %q, %v", u.LaatsteDag, u.Redenen, err)
	}
}

package wet

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// geval is one line of testdata/termijnen.yaml.
type geval struct {
	Naam              string `yaml:"naam"`
	Soort             string `yaml:"soort"`
	Aantal            int    `yaml:"aantal"`
	Eenheid           string `yaml:"eenheid"`
	Vanaf             string `yaml:"vanaf"`
	Moment            string `yaml:"moment"`
	Terug             bool   `yaml:"terug"`
	Commissie         bool   `yaml:"commissie"`
	Verdaagd          int    `yaml:"verdaagd"`
	Leeftijd          *int   `yaml:"leeftijd"`
	Ingebrekestelling string `yaml:"ingebrekestelling"`
	Uitnodiging       string `yaml:"uitnodiging"`
	Aangevuld         string `yaml:"aangevuld"`
	Aard              string `yaml:"aard"`
	Onverlengd        string `yaml:"onverlengd"`
	Laatste           string `yaml:"laatste"`
	Dag               string `yaml:"dag"`
	Einde             string `yaml:"einde"`
	Reden             string `yaml:"reden"`
	Bron              string `yaml:"bron"`
	Vertrouwen        string `yaml:"vertrouwen"`
}

func moment(t testing.TB, tekst string) tijdlijn.Moment {
	t.Helper()
	tm, err := time.ParseInLocation("2006-01-02T15:04", tekst, tijdlijn.Nederland)
	if err != nil {
		t.Fatal(err)
	}
	return tijdlijn.MomentVan(tm)
}

func (g geval) vraag(t *testing.T) Termijn {
	t.Helper()
	v := Termijn{Soort: g.Soort, Aantal: g.Aantal, Eenheid: Eenheid(g.Eenheid), Terug: g.Terug,
		Commissie: g.Commissie, Verdaagd: g.Verdaagd, Leeftijd: g.Leeftijd}
	if g.Vanaf != "" {
		v.Vanaf = dag(t, g.Vanaf)
	}
	if g.Moment != "" {
		m := moment(t, g.Moment)
		v.Moment = &m
	}
	if g.Ingebrekestelling != "" {
		d := dag(t, g.Ingebrekestelling)
		v.Ingebrekestelling = &d
	}
	if g.Uitnodiging != "" {
		aangevuld := tijdlijn.Open
		if g.Aangevuld != "" {
			aangevuld = dag(t, g.Aangevuld)
		}
		v.Opschortingen = []tijdlijn.Periode{NewAanvulling(dag(t, g.Uitnodiging), aangevuld)}
	}
	return v
}

func TestBerekenen(t *testing.T) {
	var proef struct {
		Gevallen []geval `yaml:"gevallen"`
	}
	leesProef(t, "termijnen.yaml", &proef)
	if len(proef.Gevallen) < 30 {
		t.Fatalf("maar %d gevallen gelezen", len(proef.Gevallen))
	}
	gehad := map[string]bool{}
	for _, g := range proef.Gevallen {
		t.Run(g.Naam, func(t *testing.T) {
			u, err := Berekenen(g.vraag(t))
			if err != nil {
				t.Fatal(err)
			}
			gehad[g.Soort] = true
			if dagTekst(u.Dag) != g.Dag {
				t.Errorf("dag is %s, verwacht %s (%s); %q", dagTekst(u.Dag), g.Dag, g.Bron, u.Redenen)
			}
			if g.Onverlengd != "" && dagTekst(u.Onverlengd) != g.Onverlengd {
				t.Errorf("onverlengd is %s, verwacht %s", u.Onverlengd, g.Onverlengd)
			}
			if g.Laatste != "" && dagTekst(u.LaatsteDag) != g.Laatste {
				t.Errorf("laatste dag is %s, verwacht %s", u.LaatsteDag, g.Laatste)
			}
			if g.Einde != "" && *u.Einde != moment(t, g.Einde) {
				t.Errorf("einde is %s, verwacht %s", u.Einde.Tekst(), g.Einde)
			}
			wilAard := Uiterlijk
			if g.Aard != "" {
				wilAard = Aard(g.Aard)
			}
			if u.Aard != wilAard {
				t.Errorf("aard is %s, verwacht %s", u.Aard, wilAard)
			}
			if g.Reden != "" && !strings.Contains(strings.Join(u.Redenen, "\n"), g.Reden) {
				t.Errorf("reden %q ontbreekt in %q", g.Reden, u.Redenen)
			}
			if u.Artikel == "" || len(u.Bewijs.Regels) == 0 || len(u.Bewijs.Feiten) == 0 || len(u.Bewijs.Uitkomst) == 0 {
				t.Errorf("artikel of bewijs ontbreekt: %+v", u)
			}
			if g.Bron == "" || g.Vertrouwen == "" {
				t.Error("het geval noemt geen bron")
			}
		})
	}
	for _, s := range Soorten() {
		if !gehad[s.Naam] && s.Naam != "bezwaar" { // bezwaar stands in TestOpTijd
			t.Errorf("soort %s heeft geen geval", s.Naam)
		}
	}
}

func TestBerekenenGeweigerd(t *testing.T) {
	d := func(tekst string) tijdlijn.Dag { return dag(t, tekst) }
	elf, min1 := 11, -1
	later := d("2026-02-01")
	laat := Verlenging{Dag: &later, Weken: 2}
	vroeg := tijdlijn.Moment(-1)
	for naam, w := range map[string]struct {
		vraag Termijn
		plek  string
		zin   string
	}{
		"niets gevraagd":       {Termijn{}, "eenheid", "Kies een soort termijn"},
		"onbekende soort":      {Termijn{Soort: "wmo", Vanaf: d("2026-01-05")}, "soort", "wmo-onderzoek"},
		"voor de Wmo":          {Termijn{Soort: "wmo-onderzoek", Vanaf: d("2014-12-31")}, "", "vanaf 1 januari 2015"},
		"voor 4:17":            {Termijn{Soort: "dwangsom-eerste-dag", Vanaf: d("2009-09-30")}, "", "vanaf 1 oktober 2009"},
		"voor de termijnenwet": {Termijn{Aantal: 6, Eenheid: Weken, Vanaf: d("1965-03-31")}, "", "vanaf 1 april 1965"},
		"geen eind aan vanaf":  {Termijn{Soort: "betaling", Vanaf: tijdlijn.Open}, "", "kies een datum"},
		"soort en aantal": {Termijn{Soort: "betaling", Aantal: 6, Eenheid: Weken, Vanaf: d("2026-01-05")}, "aantal",
			"staat in de wet"},
		"nul dagen":           {Termijn{Eenheid: Dagen, Vanaf: d("2026-01-05")}, "aantal", "er staat 0"},
		"veel te lang":        {Termijn{Aantal: 101, Eenheid: Jaren, Vanaf: d("2026-01-05")}, "aantal", "100 jaren"},
		"voorbij de kalender": {Termijn{Aantal: 100, Eenheid: Jaren, Vanaf: d("9998-01-01")}, "vanaf", "9999"},
		"uren zonder tijd":    {Termijn{Aantal: 48, Eenheid: Uren, Vanaf: d("2026-01-05")}, "moment", "uur en de minuut"},
		"uren voor 1970":      {Termijn{Aantal: 48, Eenheid: Uren, Moment: &vroeg}, "moment", "na 1970"},
		"commissie bij Wmo": {Termijn{Soort: "wmo-beschikking", Vanaf: d("2026-01-05"), Commissie: true}, "commissie",
			"hoort geen adviescommissie"},
		"verdaagd bij Wmo": {Termijn{Soort: "wmo-beschikking", Vanaf: d("2026-01-05"), Verdaagd: 6}, "verdaagd",
			"hoort geen verdaging"},
		"zeven weken verdaagd": {Termijn{Soort: "beslissing-op-bezwaar", Vanaf: d("2026-01-05"), Verdaagd: 7}, "verdaagd",
			"1 tot en met 6 weken"},
		"onderzoek opgeschort": {Termijn{Soort: "wmo-onderzoek", Vanaf: d("2026-01-05"),
			Opschortingen: []tijdlijn.Periode{{Vanaf: d("2026-01-06"), Tot: d("2026-01-09")}}}, "opschorting", "hoort geen opschorting"},
		"opschorting andersom": {Termijn{Soort: "wmo-beschikking", Vanaf: d("2026-01-05"),
			Opschortingen: []tijdlijn.Periode{{Vanaf: d("2026-01-09"), Tot: d("2026-01-06")}}}, "opschorting", "draai de datums om"},
		"leeftijd bij bezwaar": {Termijn{Soort: "bezwaar", Vanaf: d("2026-01-05"), Leeftijd: &elf}, "leeftijd", "hoort geen leeftijd"},
		"leeftijd onder nul":   {Termijn{Soort: "pw-zoektijd", Vanaf: d("2026-01-05"), Leeftijd: &min1}, "leeftijd", "hele jaren"},
		"bezwaar terug":        {Termijn{Soort: "bezwaar", Vanaf: d("2026-01-05"), Terug: true}, "terug", "hoort geen terugrekening"},
		"verlengd dag en weken": {Termijn{Soort: "awb-beslistermijn", Vanaf: d("2026-01-05"), Verlengd: &laat}, "verlengd",
			"niet allebei"},
		"verlengd met niets": {Termijn{Soort: "awb-beslistermijn", Vanaf: d("2026-01-05"), Verlengd: &Verlenging{}}, "verlengd",
			"niet allebei"},
		"verlengd naar vroeger": {Termijn{Soort: "awb-beslistermijn", Vanaf: d("2026-01-05"), Verlengd: &Verlenging{Dag: &later}},
			"verlengd", "kies een latere dag"},
		"verlengd met min weken": {Termijn{Soort: "awb-beslistermijn", Vanaf: d("2026-01-05"), Verlengd: &Verlenging{Weken: -1}},
			"verlengd", "1 of meer weken"},
	} {
		_, err := Berekenen(w.vraag)
		if !fout.Is(err, fout.Onjuist) || fout.Plek(err) != w.plek || !strings.Contains(fout.Zin(err), w.zin) {
			t.Errorf("%s: %v bij %q, verwacht %q bij %q", naam, err, fout.Plek(err), w.zin, w.plek)
		}
		if zin := fout.Zin(err); !strings.HasSuffix(zin, ".") {
			t.Errorf("%s: %q is geen hele zin", naam, zin)
		}
	}
}

// The last day is the last one in time, and the first day of a law is the first
// on which it answers.
func TestEersteDagVanDeWet(t *testing.T) {
	for soort, eerste := range map[string]string{
		"wmo-onderzoek": "2015-01-01", "wmo-plan": "2015-01-01", "wmo-beschikking": "2015-01-01",
		"awb-beslistermijn": "1994-01-01", "bezwaar": "1994-01-01", "beslissing-op-bezwaar": "2009-10-01",
		"betaling": "2009-07-01", "pw-voorschot": "2015-01-01", "pw-zoektijd": "2015-01-01",
		"dwangsom-eerste-dag": "2009-10-01", "dwangsom-besluit": "2009-10-01",
	} {
		d := dag(t, eerste)
		if _, err := Berekenen(Termijn{Soort: soort, Vanaf: d}); err != nil {
			t.Errorf("%s op %s: %v", soort, eerste, err)
		}
		if _, err := Berekenen(Termijn{Soort: soort, Vanaf: d - 1}); !fout.Is(err, fout.Onjuist) {
			t.Errorf("%s op de dag voor %s: %v", soort, eerste, err)
		}
	}
}

func TestVerlengen(t *testing.T) {
	d := func(tekst string) *tijdlijn.Dag { g := dag(t, tekst); return &g }
	zaterdag := d("2026-09-26")
	for naam, w := range map[string]struct {
		vraag           Termijn
		laatste, reden  string
		genoemd, regels string
	}{
		"4:14 lid 3, genoemde dag blijft zaterdag": {
			Termijn{Soort: "awb-beslistermijn", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Dag: zaterdag}},
			"2026-09-26", "een genoemde dag schuift niet op", "", "awb.4.13 awb.4.14.3"},
		"4:14 lid 3, weken schuiven op": {
			Termijn{Soort: "awb-beslistermijn", Vanaf: *d("2026-10-23"), Verlengd: &Verlenging{Weken: 1}},
			"2026-12-28", "25 december 2026 (eerste kerstdag)", "", "awb.4.13 awb.4.14.3 atw.4 atw.1.1 atw.3.1"},
		"4:14 lid 1 verschuift niets": {
			Termijn{Soort: "wmo-beschikking", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Dag: zaterdag}},
			"2026-06-15", "schuift daardoor niet op", "2026-09-26", "wmo.2.3.5.2 atw.4 atw.1.1 awb.4.14.1"},
		"4:14 lid 1 in weken": {
			Termijn{Soort: "wmo-beschikking", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Weken: 2}},
			"2026-06-15", "schuift daardoor niet op", "2026-06-29", "wmo.2.3.5.2 atw.4 atw.1.1 awb.4.14.1"},
		"7:10 lid 4 na verdagen": {
			Termijn{Soort: "beslissing-op-bezwaar", Vanaf: *d("2026-06-30"), Verdaagd: 6, Verlengd: &Verlenging{Dag: zaterdag}},
			"2026-09-26", "Awb art. 7:10 lid 4", "", "awb.7.10.1 awb.7.10.3 awb.7.10.4"},
		"opschorting in de verlenging verschuift de genoemde dag": {
			Termijn{Soort: "awb-beslistermijn", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Dag: zaterdag},
				Opschortingen: []tijdlijn.Periode{{Vanaf: *d("2026-08-10"), Tot: *d("2026-08-13")}}},
			"2026-09-29", "3 dagen stil", "", "awb.4.13 awb.4.15 awb.4.14.3"},
		"opschorting loopt nog": {
			Termijn{Soort: "awb-beslistermijn", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Dag: zaterdag},
				Opschortingen: []tijdlijn.Periode{tijdlijn.Vanaf(*d("2026-06-10"))}},
			"onbekend", "telt pas als bekend is", "", "awb.4.13 awb.4.15 awb.4.14.3"},
		"opschorting loopt nog bij een genoemde dag": {
			Termijn{Soort: "wmo-beschikking", Vanaf: *d("2026-06-01"), Verlengd: &Verlenging{Dag: zaterdag},
				Opschortingen: []tijdlijn.Periode{tijdlijn.Vanaf(*d("2026-06-10"))}},
			"onbekend", "telt pas als bekend is", "", "wmo.2.3.5.2 awb.4.15 awb.4.14.1"},
	} {
		u, err := Berekenen(w.vraag)
		if err != nil {
			t.Errorf("%s: %v", naam, err)
			continue
		}
		genoemd := ""
		if u.GenoemdeDag != nil {
			genoemd = u.GenoemdeDag.String()
		}
		var regels []string
		for _, v := range u.Bewijs.Regels {
			regels = append(regels, v.ID)
		}
		if dagTekst(u.LaatsteDag) != w.laatste || genoemd != w.genoemd || !strings.Contains(strings.Join(u.Redenen, "\n"), w.reden) {
			t.Errorf("%s: laatste %s, genoemd %q, %q", naam, dagTekst(u.LaatsteDag), genoemd, u.Redenen)
		}
		if strings.Join(regels, " ") != w.regels {
			t.Errorf("%s: regels %v, verwacht %s", naam, regels, w.regels)
		}
	}
	te := dag(t, "2026-06-15")
	if _, err := Berekenen(Termijn{Soort: "wmo-beschikking", Vanaf: *d("2026-06-01"),
		Verlengd: &Verlenging{Dag: &te}}); fout.Plek(err) != "verlengd" {
		t.Errorf("een genoemde dag binnen de termijn gaf %v", err)
	}
}

// From the announcement to the decision on an objection the three terms follow
// one another, each from the end of the one before.
func TestBezwaarKeten(t *testing.T) {
	bezwaar, err := Berekenen(Termijn{Soort: "bezwaar", Vanaf: dag(t, "2026-03-24")})
	if err != nil || bezwaar.LaatsteDag != dag(t, "2026-05-06") {
		t.Fatalf("bezwaar tot en met %s, %v", bezwaar.LaatsteDag, err)
	}
	if bezwaar.EersteDag != dag(t, "2026-03-25") || bezwaar.Artikel != "Awb art. 6:7" || bezwaar.Bewijs.Regels[1].ID != "awb.6.8" {
		t.Errorf("eerste dag %s, artikel %s", bezwaar.EersteDag, bezwaar.Artikel)
	}
	beslissing, err := Berekenen(Termijn{Soort: "beslissing-op-bezwaar", Vanaf: bezwaar.LaatsteDag})
	if err != nil || beslissing.EersteDag != dag(t, "2026-05-07") || beslissing.LaatsteDag != dag(t, "2026-06-17") {
		t.Errorf("beslissing van %s tot en met %s, %v", beslissing.EersteDag, beslissing.LaatsteDag, err)
	}
	// The term runs through its last day: the notice of default comes after it.
	dwangsom, err := Berekenen(Termijn{Soort: "dwangsom-eerste-dag", Vanaf: beslissing.LaatsteDag})
	if err != nil || dwangsom.Dag != dag(t, "2026-07-02") {
		t.Errorf("dwangsom vanaf %s, %v", dwangsom.Dag, err)
	}
}

func TestOnbekendeBrugdagen(t *testing.T) {
	for vanaf, waarschuwt := range map[string]bool{
		"2029-03-30": true,  // + 6 weeks: 11 May 2029, the Friday after Ascension Day
		"2027-03-26": false, // 7 May 2027 is in the list, and passed over
		"2029-03-05": false, // an ordinary Monday
	} {
		u, err := Berekenen(Termijn{Soort: "betaling", Vanaf: dag(t, vanaf)})
		if err != nil {
			t.Fatal(err)
		}
		gewaarschuwd := strings.Contains(strings.Join(u.Redenen, "\n"), "Staatscourant")
		if gewaarschuwd != waarschuwt {
			t.Errorf("%s tot %s: gewaarschuwd %v", vanaf, u.LaatsteDag, gewaarschuwd)
		}
	}
}

func TestBerekenenEigenschappen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Termijn{
			Vanaf: tijdlijn.Dag(rapid.IntRange(int(tijdlijn.MustDag("2010-01-01")), int(tijdlijn.MustDag("2050-01-01"))).Draw(t,
				"vanaf")),
			Aantal:  rapid.IntRange(1, 12).Draw(t, "aantal"),
			Eenheid: rapid.SampledFrom([]Eenheid{Dagen, Weken}).Draw(t, "eenheid"),
		}
		u, err := Berekenen(v)
		if err != nil {
			t.Fatal(err)
		}
		if u.LaatsteDag < u.Onverlengd || u.Onverlengd < u.EersteDag || !IsWerkdag(u.LaatsteDag) || u.Dag != u.LaatsteDag {
			t.Fatalf("%+v", u)
		}
		volgende := v
		volgende.Vanaf++
		morgen, _ := Berekenen(volgende)
		if morgen.LaatsteDag < u.LaatsteDag {
			t.Fatalf("een dag later beginnen eindigt eerder: %s, %s", u.LaatsteDag, morgen.LaatsteDag)
		}
		langer := v
		langer.Aantal++
		if l, _ := Berekenen(langer); l.LaatsteDag < u.LaatsteDag {
			t.Fatalf("langer eindigt eerder: %s, %s", u.LaatsteDag, l.LaatsteDag)
		}
		// A suspension of n days inside the term moves the end by n days.
		stil := rapid.IntRange(0, 30).Draw(t, "stil")
		begin := u.EersteDag.Plus(rapid.IntRange(0, int(u.Onverlengd-u.EersteDag)).Draw(t, "begin"))
		v.Opschortingen = []tijdlijn.Periode{{Vanaf: begin, Tot: begin.Plus(stil)}}
		s, err := Berekenen(v)
		if err != nil || s.Onverlengd != u.Onverlengd.Plus(stil) || s.LaatsteDag < u.LaatsteDag {
			t.Fatalf("%d dagen stil vanaf %s: %s werd %s (%v)", stil, begin, u.Onverlengd, s.Onverlengd, err)
		}
		// Cut in two, it moves the end just as far.
		knip := begin.Plus(stil / 2)
		v.Opschortingen = []tijdlijn.Periode{{Vanaf: knip, Tot: begin.Plus(stil)}, {Vanaf: begin, Tot: knip}}
		if geknipt, _ := Berekenen(v); geknipt.LaatsteDag != s.LaatsteDag || !slices.Equal(geknipt.Redenen, s.Redenen) {
			t.Fatalf("geknipt %s, heel %s", geknipt.LaatsteDag, s.LaatsteDag)
		}
	})
}

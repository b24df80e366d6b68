package wet

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

func TestRegelOp(t *testing.T) {
	for _, w := range []struct{ id, dag, citaat string }{
		{"awb.4.17.geen", "2025-12-31", "Awb art. 4:17 lid 6"},
		{"awb.4.17.geen", "2026-01-01", "Awb art. 4:17 lid 5"},
		{"awb.4.17.gelijk", "2025-12-31", "Awb art. 4:17 lid 7"},
		{"awb.4.17.gelijk", "2026-01-01", "Awb art. 4:17 lid 6"},
		{"awb.4.17.beroep", "2025-12-31", "Awb art. 4:17 lid 5"},
		{"awb.4.17.beroep", "2026-01-01", "Awb art. 4:17 lid 4"},
		{"wmo.2.3.2.1", "2015-01-01", "Wmo 2015 art. 2.3.2 lid 1"},
		{"wmo.2.3.3", "2026-07-01", "Wmo 2015 art. 2.3.3"},
		{"pw.41.4", "2026-07-01", "Participatiewet art. 41 lid 4"},
	} {
		v, err := RegelOp(w.id, dag(t, w.dag))
		if err != nil || v.Citeer() != w.citaat || !v.Geldig.Bevat(dag(t, w.dag)) {
			t.Errorf("%s op %s: %q, %v", w.id, w.dag, v.Citeer(), err)
		}
	}
	bedrag := map[string]int{"2018-12-31": 2000, "2019-01-01": 2300}
	for d, wil := range bedrag {
		if v, err := RegelOp("awb.4.17.2", dag(t, d)); err != nil || v.getal("eerste trede") != wil {
			t.Errorf("eerste trede op %s is %d, verwacht %d (%v)", d, v.getal("eerste trede"), wil, err)
		}
	}
	if _, err := RegelOp("wmo.9.9", dag(t, "2026-01-01")); !fout.Is(err, fout.NietGevonden) {
		t.Errorf("onbekende regel: %v", err)
	}
	if _, err := RegelOp("wmo.2.3.2.1", dag(t, "2014-12-31")); !fout.Is(err, fout.Onjuist) {
		t.Errorf("voor de wet: %v", err)
	}
}

func TestRegelsZijnVolledig(t *testing.T) {
	alle := Regels()
	if len(alle) < 30 {
		t.Fatalf("maar %d versies", len(alle))
	}
	for i, v := range alle {
		if v.Geldig.Leeg() || !strings.HasPrefix(v.Link, "https://wetten.overheid.nl/BWBR") || !strings.HasPrefix(v.Artikel, "art. ") {
			t.Errorf("%s: %+v", v.ID, v)
		}
		if !strings.HasSuffix(v.Strekking, ".") {
			t.Errorf("%s: %q is geen hele zin", v.ID, v.Strekking)
		}
		if strings.Contains(v.Strekking, "48") {
			t.Errorf("%s: een aantal uren voor spoed is beleid, geen wet", v.ID)
		}
		if i > 0 && alle[i-1].ID == v.ID && alle[i-1].Geldig.Tot > v.Geldig.Vanaf {
			t.Errorf("%s: versies door elkaar", v.ID)
		}
	}
	for _, s := range Soorten() {
		if s.Omschrijving == "" || s.Vanaf == "" || s.Aard != Uiterlijk && s.Aard != Vroegst ||
			(s.Aard == Vroegst) != (s.Vroegst == "op" || s.Vroegst == "na") {
			t.Errorf("soort %+v is onvolledig", s)
		}
	}
}

func TestSoortnamen(t *testing.T) {
	for _, naam := range []string{WmoOnderzoek, WmoPlan, WmoBeschikking, Bezwaar, BeslissingOpBezwaar} {
		if _, err := huidig().soort(naam); err != nil {
			t.Error(err)
		}
	}
}

// A rule or number that the code leans on and that is gone, is found when the
// book is read and not when somebody asks.
func TestControleer(t *testing.T) {
	for naam, bederf := range map[string]func(b *boek){
		"regel weg":  func(b *boek) { delete(b.regels, "awb.4.17.2") },
		"getal weg":  func(b *boek) { b.regels["wmo.2.3.5.2"] = b.regels["awb.4.14.1"] },
		"soort mist": func(b *boek) { b.soorten[0].Regel = "wmo.0" },
		"twee keer":  func(b *boek) { b.soorten = append(b.soorten, b.soorten[0]) },
		"noemen weg": func(b *boek) { delete(b.regels, "awb.4.14.1") },
		"feest mist": func(b *boek) { b.feesten[0].regel = "atw.9" },
		"kaal": func(b *boek) {
			b.regels["x"], _, _ = tijdlijn.NewReeks(tijdlijn.Geldig[Regelversie]{Periode: tijdlijn.Vanaf(0)})
		},
	} {
		b, err := newBoek(wettabel{tabelRegels, tabelSoorten, tabelFeesten, tabelGelijk, tabelVolledig})
		if err != nil {
			t.Fatal(err)
		}
		bederf(b)
		if b.controleer() == nil {
			t.Errorf("%s: niet gezien", naam)
		}
	}
}

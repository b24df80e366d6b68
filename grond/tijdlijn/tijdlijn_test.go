package tijdlijn

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDagTegenDeStandaardbibliotheek(t *testing.T) {
	for i := -719162; i < 2932896; i++ {
		d := Dag(i)
		jaar, maand, dag := d.Delen()
		terug, ok := NewDag(jaar, maand, dag)
		if !ok || terug != d {
			t.Fatalf("dag %d werd %d-%d-%d en toen %d", i, jaar, maand, dag, terug)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Dag(rapid.IntRange(-719162, 2932895).Draw(t, "dag"))
		tijd := time.Unix(int64(d)*86400, 0).UTC()
		if d.String() != tijd.Format("2006-01-02") || d.Weekdag() != tijd.Weekday() {
			t.Fatalf("%s tegen %s", d, tijd)
		}
	})
}

func TestParseDagWeigertWatNietBestaat(t *testing.T) {
	for _, tekst := range []string{"", "2016-02-30", "2015-02-29", "1900-02-29", "2016-13-01", "2016-00-01", "2016-01-00", "0000-01-01",
		"16-01-01", "2016/01/01", "2016-1-1", "2016-01-01 ", "+016-01-01", "٢٠١٦-01-01"} {
		if d, err := ParseDag(tekst); err == nil {
			t.Errorf("ParseDag(%q) = %s, wil een fout", tekst, d)
		}
	}
	if d, err := ParseDag("2016-02-29"); err != nil || d.Tekst() != "29 februari 2016" || d.Voluit() != "maandag 29 februari 2016" {
		t.Errorf("29 februari 2016: %v %v", d.Tekst(), err)
	}
}

func TestPlusMaandenBlijftInDeMaand(t *testing.T) {
	gevallen := []struct {
		van   string
		n     int
		wordt string
		reden string
	}{
		{"2015-01-31", 1, "2015-02-28", "korte maand"},
		{"2016-01-31", 1, "2016-02-29", "schrikkeljaar"},
		{"2016-12-31", 2, "2017-02-28", "over de jaarwisseling"},
		{"2016-03-31", -1, "2016-02-29", "terug"},
		{"2016-05-15", 12, "2017-05-15", "een jaar"},
	}
	for _, g := range gevallen {
		if kreeg := MustDag(g.van).PlusMaanden(g.n).String(); kreeg != g.wordt {
			t.Errorf("%s plus %d maanden = %s, wil %s (%s)", g.van, g.n, kreeg, g.wordt, g.reden)
		}
	}
}

func TestDagStoptBijDeEinden(t *testing.T) {
	if Open.Plus(-5) != Open || MustDag("9999-12-30").Plus(100) != Open || MustDag("0001-01-02").Plus(-10) != MustDag("0001-01-01") {
		t.Error("een dag loopt van de kalender")
	}
	if Open.String() != "9999-12-31" {
		t.Errorf("Open = %s", Open)
	}
}

func TestJSON(t *testing.T) {
	p := Vanaf(MustDag("2017-01-01"))
	tekst, err := json.Marshal(p)
	if err != nil || string(tekst) != `{"vanaf":"2017-01-01","tot":null}` {
		t.Fatalf("%s %v", tekst, err)
	}
	var q Periode
	if err := json.Unmarshal(tekst, &q); err != nil || q != p {
		t.Fatalf("%v %v", q, err)
	}
	if err := json.Unmarshal([]byte(`{"vanaf":5}`), &q); err == nil {
		t.Error("een getal is geen datum")
	}
}

func TestPeriodeEigenschappen(t *testing.T) {
	dag := rapid.Map(rapid.IntRange(0, 60), func(i int) Dag { return Dag(17000 + i) })
	rapid.Check(t, func(t *rapid.T) {
		p := Periode{dag.Draw(t, "a"), dag.Draw(t, "b")}
		q := Periode{dag.Draw(t, "c"), dag.Draw(t, "d")}
		gedeeld := 0
		for i := range 70 {
			d := Dag(17000 + i - 5)
			if p.Bevat(d) && q.Bevat(d) {
				gedeeld++
			}
		}
		if p.Overlapt(q) != (gedeeld > 0) || p.Doorsnede(q).Dagen() != gedeeld {
			t.Fatalf("%v en %v delen %d dagen", p, q, gedeeld)
		}
	})
}

func TestReeksGeeftOpElkeDagTenHoogsteEenWaarde(t *testing.T) {
	a, b := MustDag("2016-01-01"), MustDag("2017-01-01")
	reeks, _, ok := NewReeks(
		Geldig[string]{Vanaf(b), "nieuw"},
		Geldig[string]{Periode{a, b}, "oud"},
	)
	if !ok {
		t.Fatal("aansluitende perioden overlappen niet")
	}
	for _, g := range []struct{ dag, wil string }{{"2015-12-31", ""}, {"2016-01-01", "oud"}, {"2016-12-31", "oud"}, {"2017-01-01", "nieuw"},
		{"2099-01-01", "nieuw"}} {
		waarde, _, bekend := reeks.Op(MustDag(g.dag))
		if waarde != g.wil || bekend != (g.wil != "") {
			t.Errorf("op %s: %q %v", g.dag, waarde, bekend)
		}
	}
	if _, overlap, ok := NewReeks(Geldig[int]{Vanaf(a), 1}, Geldig[int]{Vanaf(b), 2}); ok || overlap[1].Vanaf != b {
		t.Error("overlap is niet gezien")
	}
	if _, _, ok := NewReeks(Geldig[int]{Periode{b, a}, 1}); ok {
		t.Error("een lege periode is niet gezien")
	}
}

func TestMomentEnDagRondDeZomertijd(t *testing.T) {
	for _, tekst := range []string{"2016-03-27", "2016-10-30", "2016-12-31", "2017-01-01", "2026-03-29"} {
		d := MustDag(tekst)
		if d.Begin().Dag() != d || d.Eind().Dag() != d || (d.Eind()+1).Dag() != d+1 || d.Om(12, 0).Dag() != d {
			t.Errorf("%s begint of eindigt op een andere dag", tekst)
		}
	}
	if uren := (MustDag("2016-03-28").Begin() - MustDag("2016-03-27").Begin()) / 3_600_000_000; uren != 23 {
		t.Errorf("de nacht van de zomertijd telt %d uur", uren)
	}
}

func TestZetklok(t *testing.T) {
	k := NewZetklok(MustDag("2016-12-31").Om(23, 59))
	if Vandaag(k) != MustDag("2016-12-31") {
		t.Error("de klok staat verkeerd")
	}
	k.Zet(MustDag("2017-01-01").Begin())
	if Vandaag(k) != MustDag("2017-01-01") {
		t.Error("de klok is niet verzet")
	}
}

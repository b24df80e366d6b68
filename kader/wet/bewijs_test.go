package wet

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"nabuur/grond/tijdlijn"
)

func TestRegelbewijs(t *testing.T) {
	vraag := Termijn{Soort: "beslissing-op-bezwaar", Vanaf: dag(t, "2026-02-17"), Commissie: true, Verdaagd: 1,
		Opschortingen: []tijdlijn.Periode{NewVerzuim(dag(t, "2026-02-28"), dag(t, "2026-03-04"))}}
	u, err := Berekenen(vraag)
	if err != nil {
		t.Fatal(err)
	}
	// 17 February + 12 weeks + 1 week + 3 days is Friday 22 May 2026.
	wilFeiten := []Feit{{"soort", "beslissing-op-bezwaar"}, {"termijn", "12 weken"}, {"vanaf", "2026-02-17"}, {"commissie", "ja"},
		{"weken verdaagd", "1"}, {"opgeschort van", "2026-03-01"}, {"opgeschort tot", "2026-03-04"}}
	if !slices.Equal(u.Bewijs.Feiten, wilFeiten) {
		t.Errorf("feiten %v, verwacht %v", u.Bewijs.Feiten, wilFeiten)
	}
	wilUitkomst := []Feit{{"aard", "uiterlijk"}, {"eerste dag", "2026-02-18"}, {"onverlengd", "2026-05-22"}, {"laatste dag", "2026-05-22"},
		{"dag", "2026-05-22"}}
	if !slices.Equal(u.Bewijs.Uitkomst, wilUitkomst) {
		t.Errorf("uitkomst %v, verwacht %v", u.Bewijs.Uitkomst, wilUitkomst)
	}
	eerste := u.Bewijs.Regels[0]
	if eerste.ID != "awb.7.10.1" || eerste.Geldig.Vanaf != dag(t, "2009-10-01") || eerste.Link != "https://wetten.overheid.nl/BWBR0005537" {
		t.Errorf("eerste regel %+v", eerste)
	}
	een, err := json.Marshal(u)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		opnieuw, _ := Berekenen(vraag)
		if twee, _ := json.Marshal(opnieuw); !bytes.Equal(een, twee) {
			t.Fatalf("dezelfde vraag gaf ander bewijs:\n%s\n%s", een, twee)
		}
	}
	var terug Uitkomst
	if err := json.Unmarshal(een, &terug); err != nil {
		t.Fatal(err)
	}
	if weer, _ := json.Marshal(terug); !bytes.Equal(een, weer) {
		t.Errorf("uit JSON gelezen is het bewijs anders:\n%s\n%s", een, weer)
	}
}

// A receipt keeps the decree that made a day a holiday, and the day before or
// after a law changed keeps its own article.
func TestRegelbewijsGelijkgesteldeDag(t *testing.T) {
	u, err := Berekenen(Termijn{Soort: "betaling", Vanaf: dag(t, "2026-04-03")})
	if err != nil {
		t.Fatal(err)
	}
	laatste := u.Bewijs.Feiten[len(u.Bewijs.Feiten)-1]
	if laatste.Naam != "gelijkgestelde dag 2026-05-15" || laatste.Waarde == "" {
		t.Errorf("feiten %v", u.Bewijs.Feiten)
	}
	if !slices.ContainsFunc(u.Bewijs.Regels, func(v Regelversie) bool { return v.ID == "atw.3.3" }) {
		t.Errorf("atw.3.3 ontbreekt in %v", u.Bewijs.Regels)
	}
}

func TestBewijsDeeltNiets(t *testing.T) {
	u, err := Berekenen(Termijn{Soort: "betaling", Vanaf: dag(t, "2026-04-01")})
	if err != nil {
		t.Fatal(err)
	}
	u.Bewijs.Regels[0].Parameters[0].Aantal = 99
	v, _ := RegelOp("awb.4.87.1", dag(t, "2026-04-01"))
	v.Parameters[0].Aantal = 98
	if weer, _ := RegelOp("awb.4.87.1", dag(t, "2026-04-01")); weer.Parameters[0].Aantal != 6 {
		t.Errorf("wie een antwoord verandert, verandert de wet: %+v", weer)
	}
}

func TestOpenDagInJSON(t *testing.T) {
	u, err := Berekenen(Termijn{Soort: "awb-beslistermijn", Vanaf: dag(t, "2026-06-01"),
		Opschortingen: []tijdlijn.Periode{NewAanvulling(dag(t, "2026-06-10"), tijdlijn.Open)}})
	if err != nil {
		t.Fatal(err)
	}
	tekst, err := json.Marshal(u)
	if err != nil || !bytes.Contains(tekst, []byte(`"laatste_dag":null`)) || !bytes.Contains(tekst,
		[]byte(`{"naam":"laatste dag","waarde":"onbekend"}`)) {
		t.Errorf("%s, %v", tekst, err)
	}
}

func BenchmarkBerekenen(b *testing.B) {
	vraag := Termijn{Soort: "wmo-beschikking", Vanaf: tijdlijn.MustDag("2026-03-20")}
	for b.Loop() {
		if _, err := Berekenen(vraag); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIsWerkdag(b *testing.B) {
	d := tijdlijn.MustDag("2026-03-20")
	for b.Loop() {
		IsWerkdag(d)
	}
}

func BenchmarkNewBoek(b *testing.B) {
	for b.Loop() {
		if _, err := newBoek(wettabel{tabelRegels, tabelSoorten, tabelFeesten, tabelGelijk, tabelVolledig}); err != nil {
			b.Fatal(err)
		}
	}
}

//go:build unix

package wanbericht

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// vandaag is the day on which the store takes messages in.
const vandaag = "2021-03-15"

// rijen gives the number of rows of every table in the store.
func rijen(t *testing.T, o *opslag.Opslag) map[string]int64 {
	t.Helper()
	lijst := "SELECT name FROM sqlite_schema WHERE type = 'table'"
	if o.Soort() == opslag.PostgreSQL {
		lijst = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
	}
	tabellen, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], lijst)
	if err != nil || len(tabellen) < 20 {
		t.Fatalf("%d tabellen, %v", len(tabellen), err)
	}
	uit := map[string]int64{}
	for _, tabel := range tabellen {
		aantal, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT count(*) FROM "`+tabel+`"`)
		if err != nil {
			t.Fatal(err)
		}
		uit[tabel] = aantal
	}
	return uit
}

// verschil names the tables that hold another number of rows.
func verschil(voor, na map[string]int64) string {
	var uit []string
	for tabel, aantal := range na {
		if voor[tabel] != aantal {
			uit = append(uit, fmt.Sprintf("%s %d → %d", tabel, voor[tabel], aantal))
		}
	}
	return strings.Join(uit, ", ")
}

// goedeStart gives a right start for an allotment, from the example.
func goedeStart(t *testing.T, agb kenmerk.AGB, over toewijzing.Toewijzing) []byte {
	t.Helper()
	s, dag := uitgave.Voor(istandaard.Wmo, tijdlijn.MustDag(vandaag)), tijdlijn.MustDag(vandaag)
	b, err := voorbeeld.Maak(s, "305",
		voorbeeld.Keuze{Afzender: agb.String(), Ontvanger: over.Gemeente.String(), Bsn: over.Inwoner.String(), Dagtekening: dag})
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := s.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	p := &s.Inhoud(m).Client305.StartProducten[0]
	p.ToewijzingNummer, p.ToewijzingIngangsdatum, p.Begindatum = &over.Nummer, nil, over.Geldig.Vanaf
	p.Product.Categorie, p.Product.Code = over.Product.Categorie, over.Product.Code
	if b, err = s.Codeer(m); err != nil {
		t.Fatal(err)
	}
	return b
}

// TestOntvangen offers every file that breaks level 1 to a store: each is refused with
// a sentence, nothing is kept of any of them in whatever table, and a right message is
// taken in afterwards.
func TestOntvangen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		k := proefhuis.NewKeten(t, proefhuis.Bouw(t, o, vandaag), nil)
		over := k.Toewijzen(t, k.Inschrijven(t, "999993653"), "2021-03-01", "")
		k.Melden(t, over)
		gevallen, err := Alle()
		if err != nil {
			t.Fatal(err)
		}
		voor, aangeboden := rijen(t, o), 0
		bied := func(naam string, inhoud []byte) {
			aangeboden++
			u, err := k.Berichten.Ontvangen(t.Context(), inhoud)
			if !fout.Is(err, fout.Onjuist) || u.Antwoord != nil || fout.Zin(err) == "" {
				t.Errorf("%s: %v %+v", naam, err, u)
			}
		}
		for _, g := range gevallen {
			if g.Niveau == 1 {
				bied(g.Naam, g.Bytes())
			}
		}
		for soort, mutanten := range alleMutanten(t) {
			for i, m := range mutanten {
				if m.Niveau1 && (o.Soort() == opslag.SQLite || i%20 == 0) { // whichever the store, it is refused before it
					bied(soort+": "+m.Naam, m.Tekst)
				}
			}
		}
		if anders := verschil(voor, rijen(t, o)); anders != "" {
			t.Errorf("er is iets bewaard: %s", anders)
		}
		u, err := k.Berichten.Ontvangen(t.Context(), goedeStart(t, k.AGB, over))
		if err != nil || u.Bericht.Stand != bericht.Verwerkt || u.Antwoord == nil {
			t.Errorf("een goed bericht daarna: %v %+v", err, u.Bericht)
		}
		if verschil(voor, rijen(t, o)) == "" {
			t.Error("van het goede bericht is niets te zien, dus ook niet van een slecht")
		}
		t.Logf("%d bestanden geweigerd", aangeboden)
	})
}

// TestOntvangenUitMap lets the program take in a folder of bad files: all are refused,
// nothing is kept and no answer is written; a right one beside them is answered.
func TestOntvangenUitMap(t *testing.T) {
	map_ := t.TempDir()
	in, uit := filepath.Join(map_, "in"), filepath.Join(map_, "uit")
	for _, pad := range []string{in, uit} {
		if err := os.Mkdir(pad, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	adres := "sqlite:" + filepath.Join(map_, "opslag.sqlite")
	for _, woorden := range [][]string{{"migreer", "--opslag", adres},
		{"inrichting", "laad", "--demo", "--opslag", adres, "--vandaag", vandaag}} {
		if a := voer(t, woorden...); a.Code != 0 {
			t.Fatalf("%v: %s%s", woorden, a.Uit, a.Fouten)
		}
	}
	gevallen, err := Alle()
	if err != nil {
		t.Fatal(err)
	}
	aantal := 0
	for i, g := range gevallen {
		if g.Niveau == 1 {
			pad := filepath.Join(in, fmt.Sprintf("%03d.xml", i))
			if leg(t, pad, g) > klein && g.Regel != grootte {
				if err := os.Remove(pad); err != nil { // the large ones were offered above
					t.Fatal(err)
				}
				continue
			}
			aantal++
		}
	}
	ontvang := func() afloop {
		return voer(t, "bericht", "ontvang", "--opslag", adres, "--vandaag", vandaag, "--map", in, "--uit", uit)
	}
	voor := telOp(t, adres)
	a := ontvang()
	if geweigerd := strings.Count(a.Uit, ": geweigerd. "); a.Code != 1 || geweigerd != aantal || aantal < 100 || a.Fouten != "" {
		t.Errorf("code %d, %d van %d geweigerd: %s", a.Code, geweigerd, aantal, a.Fouten)
	}
	if geschreven, err := os.ReadDir(uit); err != nil || len(geschreven) > 0 {
		t.Errorf("er is geantwoord: %v %v", geschreven, err)
	}
	if anders := verschil(voor, telOp(t, adres)); anders != "" {
		t.Errorf("er is iets bewaard: %s", anders)
	}
	goed, err := voorbeeld.Maak(uitgave.Alle()[0], "305",
		voorbeeld.Keuze{Ontvanger: "0457", Afzender: "90000017", Dagtekening: tijdlijn.MustDag(vandaag)})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(in, "goed.xml"), goed, 0o600); err != nil {
		t.Fatal(err)
	}
	if a = ontvang(); a.Code != 1 || !strings.Contains(a.Uit, "goed.xml: WMO305") {
		t.Errorf("code %d: %s%s", a.Code, a.Uit, a.Fouten)
	}
	if geschreven, err := os.ReadDir(uit); err != nil || len(geschreven) != 1 {
		t.Errorf("het antwoord op het goede bericht: %v %v", geschreven, err)
	}
}

// telOp counts the rows of a store that no program has open.
func telOp(t *testing.T, adres string) map[string]int64 {
	t.Helper()
	o, err := opslag.Open(context.Background(), adres)
	if err != nil {
		t.Fatal(err)
	}
	uit := rijen(t, o)
	if err := o.Sluit(); err != nil {
		t.Fatal(err)
	}
	return uit
}

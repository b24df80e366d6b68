// Package nabuur_test is the building inspection: it reads every Go file,
// migration and template of the tree and checks what the design promises about
// how the house is built. It parses the files itself, because what `go list`
// says is kept from an earlier run.
//
// Every rule is a function over a huis, so that TestRegelVangt can plant a
// violation in a tree of its own and prove that the rule sees it.
package nabuur_test

import (
	"os"
	"testing"
)

// regels are the rules of the house, each with the question it answers.
var regels = []struct {
	naam string
	zoek func(*huis) []string // gives complaints, each beginning with its place
}{
	{"richting", richting},
	{"uitgave", uitgave},
	{"bibliotheek", bibliotheek},
	{"database-sql", databaseSQL},
	{"klok", klok},
	{"tabel-van-kamer", tabelVanKamer},
	{"migratie-tabellen", migratieTabellen},
	{"tweeling", tweeling},
	{"codes", codes},
	{"woordenlijst", woordenlijst},
	{"pakketnaam", pakketnaam},
	{"uitvoerder", uitvoerder},
	{"bijnaam", bijnaam},
	{"overslaan", overslaan},
	{"aanvang", aanvang},
	{"sjablonen", sjablonen},
	{"maat", maat},
	{"taakwoord", taakwoord},
	{"handelingen", handelingen},
	{"bladeren", bladeren},
}

// TestBouw inspects the tree in which this file stands.
func TestBouw(t *testing.T) {
	h, err := leesHuis(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(h.gos) < 20 {
		t.Fatalf("maar %d Go-bestanden gelezen: de inspectie kijkt niet naar het hele huis", len(h.gos))
	}
	for _, r := range regels {
		t.Run(r.naam, func(t *testing.T) {
			for _, klacht := range r.zoek(h) {
				t.Error(klacht)
			}
		})
	}
}

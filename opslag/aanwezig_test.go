package opslag_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestAanwezig(t *testing.T) {
	for naam, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		t.Run(naam, func(t *testing.T) {
			plek := adres(t)
			a, b := opslagproef.Open(t, plek), opslagproef.Open(t, plek)
			ziet := func(o *opslag.Opslag, nummer int32, wil bool) {
				t.Helper()
				if is, err := o.IsAanwezig(t.Context(), nummer); err != nil || is != wil {
					t.Errorf("%d: %v %v, wil %v", nummer, is, err, wil)
				}
			}
			ziet(b, 7, false)
			teken, err := a.Aanwezig(t.Context(), 7)
			if err != nil {
				t.Fatal(err)
			}
			ziet(a, 7, true)
			ziet(b, 7, true)
			ziet(b, 8, false)
			if _, err := b.Aanwezig(t.Context(), 7); !fout.Is(err, fout.Botsing) {
				t.Errorf("hetzelfde nummer: %v", err)
			}
			ander, err := b.Aanwezig(t.Context(), 8)
			if err != nil {
				t.Fatal(err)
			}
			ziet(a, 8, true)
			ziet(b, 7, true) // looking, and being refused, does not take it away
			if err := teken.Sluit(); err != nil {
				t.Error(err)
			}
			ziet(b, 7, false)
			ziet(a, 8, true)
			if err := ander.Sluit(); err != nil {
				t.Error(err)
			}
			if resten, err := filepath.Glob(strings.TrimPrefix(plek, "sqlite:") + "-werk-*"); err != nil || len(resten) > 0 {
				t.Errorf("er bleef %v achter, %v", resten, err)
			}
		})
	}
}

// TestVolhard: another program holds the file. Who waits for the answer is told so;
// work in the background goes on trying until it can.
func TestVolhard(t *testing.T) {
	adres := opslagproef.AdresSQLite(t)
	o := opslagproef.Open(t, adres)
	voer(t, o, `CREATE TABLE proef (n BIGINT)`)
	if _, err := o.Schrijver().Exec(`PRAGMA busy_timeout = 20`); err != nil {
		t.Fatal(err)
	}
	ander, err := sql.Open("sqlite", strings.TrimPrefix(adres, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ander.Close() }()
	ander.SetMaxOpenConns(1)
	if _, err := ander.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	voegToe := func(tx *opslag.Tx) error { _, err := tx.Voer(t.Context(), `INSERT INTO proef VALUES (1)`); return err }
	klaar := make(chan error, 1)
	go func() { klaar <- o.Transactie(opslag.Volhard(t.Context()), opslag.Voor(weesp), voegToe) }()
	for range 5 {
		if err := o.Transactie(t.Context(), opslag.Voor(weesp), voegToe); !fout.Is(err, fout.NuNietBereikt) {
			t.Errorf("wie wacht hoort: %v", err)
		}
	}
	select {
	case err := <-klaar:
		t.Fatalf("het werk op de achtergrond hield op: %v", err)
	default:
	}
	if _, err := ander.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := <-klaar; err != nil {
		t.Error(err)
	}
	if n := getal(t, o, `SELECT count(*) FROM proef`); n != 1 {
		t.Errorf("%d rijen", n)
	}
}

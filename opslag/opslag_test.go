package opslag_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func voer(t *testing.T, o *opslag.Opslag, tekst string, waarden ...any) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		_, err := tx.Voer(t.Context(), tekst, waarden...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func getal(t *testing.T, l opslag.Lezer, tekst string, waarden ...any) int64 {
	t.Helper()
	n, ok, err := opslag.Een(t.Context(), l, opslag.Waarde[int64], tekst, waarden...)
	if err != nil || !ok {
		t.Fatalf("%s: %v %v", tekst, ok, err)
	}
	return n
}

func TestTransactieIsAllesOfNiets(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (gemeente TEXT, n BIGINT, PRIMARY KEY (gemeente, n))`)
		mislukt := errors.New("mislukt")
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			if _, err := tx.Voer(t.Context(), `INSERT INTO proef VALUES ($1, $2)`, "a", int64(1)); err != nil {
				return err
			}
			if n := getal(t, tx, `SELECT count(*) FROM proef`); n != 1 {
				t.Errorf("de transactie ziet haar eigen werk niet: %d", n)
			}
			return mislukt
		})
		if !errors.Is(err, mislukt) {
			t.Fatal(err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				_, _ = tx.Voer(t.Context(), `INSERT INTO proef VALUES ($1, $2)`, "b", int64(1))
				panic("midden in het werk")
			})
		}()
		if n := getal(t, o, `SELECT count(*) FROM proef`); n != 0 {
			t.Errorf("er bleef %d rij achter", n)
		}
	})
}

func TestLezenKanNietSchrijven(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
	voer(t, o, `CREATE TABLE proef (n BIGINT)`)
	if _, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `INSERT INTO proef VALUES (1) RETURNING n`); err == nil {
		t.Error("de leesverbinding schreef")
	}
}

// Every one of many concurrent additions must count: this is where a lost
// update would show.
func TestGeenVerlorenWijziging(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		const lopers, stappen = 8, 10
		voer(t, o, `CREATE TABLE teller (id TEXT PRIMARY KEY, n BIGINT)`)
		voer(t, o, `INSERT INTO teller VALUES ('x', 0)`)
		var gelukt int64
		var slot sync.Mutex
		var wg sync.WaitGroup
		for range lopers {
			wg.Go(func() {
				for range stappen {
					err := o.Transactie(context.Background(), opslag.Alles, func(tx *opslag.Tx) error {
						n, _, err := opslag.Een(context.Background(), tx, opslag.Waarde[int64], `SELECT n FROM teller WHERE id = 'x'`)
						if err != nil {
							return err
						}
						_, err = tx.Voer(context.Background(), `UPDATE teller SET n = $1 WHERE id = 'x'`, n+1)
						return err
					})
					if err == nil {
						slot.Lock()
						gelukt++
						slot.Unlock()
					} else if !fout.Is(err, fout.Botsing) {
						t.Errorf("een wedloop eindigde in: %v", err)
					}
				}
			})
		}
		wg.Wait()
		if n := getal(t, o, `SELECT n FROM teller WHERE id = 'x'`); n != gelukt || gelukt == 0 {
			t.Errorf("de teller staat op %d na %d geslaagde wijzigingen", n, gelukt)
		}
	})
}

func TestVoerEenMeldtEenBotsing(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (id TEXT PRIMARY KEY, versie BIGINT)`)
		voer(t, o, `INSERT INTO proef VALUES ('a', 1), ('b', 1)`)
		proberen := func(tekst string) error {
			return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error { return tx.VoerEen(t.Context(), tekst) })
		}
		if err := proberen(`UPDATE proef SET versie = 2 WHERE id = 'a' AND versie = 1`); err != nil {
			t.Error(err)
		}
		if err := proberen(`UPDATE proef SET versie = 2 WHERE id = 'a' AND versie = 1`); !fout.Is(err, fout.Botsing) {
			t.Errorf("een oude versie: %v", err)
		}
		if err := proberen(`UPDATE proef SET versie = 9`); !fout.Is(err, fout.Storing) {
			t.Errorf("twee rijen: %v", err)
		}
		if n := getal(t, o, `SELECT max(versie) FROM proef`); n != 2 {
			t.Errorf("de geweigerde wijziging bleef staan: %d", n)
		}
	})
}

func TestBulkEnRijen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (gemeente TEXT, n BIGINT, naam TEXT, inhoud BYTEA)`)
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			n, err := tx.Bulk(t.Context(), "proef", []string{"gemeente", "n", "naam", "inhoud"}, func(yield func([]any) bool) {
				for i := range 1000 {
					if !yield([]any{"a", int64(i), "één ‘naam’", []byte{0, 255, byte(i)}}) {
						return
					}
				}
			})
			if n != 1000 {
				t.Errorf("%d rijen toegevoegd", n)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		som, i := int64(0), 0
		for n, err := range opslag.Rijen(t.Context(), o, opslag.Waarde[int64], `SELECT n FROM proef ORDER BY n`) {
			if err != nil {
				t.Fatal(err)
			}
			som += n
			if i++; i == 500 {
				break
			}
		}
		if som != 499*500/2 {
			t.Errorf("som %d", som)
		}
		inhoud, _, err := opslag.Een(t.Context(), o, opslag.Waarde[[]byte], `SELECT inhoud FROM proef WHERE n = $1`, int64(7))
		if err != nil || !bytes.Equal(inhoud, []byte{0, 255, 7}) {
			t.Errorf("%v %v", inhoud, err)
		}
		if _, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT n FROM proef`); !fout.Is(err, fout.Storing) {
			t.Errorf("meer dan één rij: %v", err)
		}
		namen, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], `SELECT DISTINCT naam FROM proef`)
		if err != nil || !slices.Equal(namen, []string{"één ‘naam’"}) {
			t.Errorf("%q %v", namen, err)
		}
	})
}

func TestOpenZegtWatErMisIs(t *testing.T) {
	map_ := t.TempDir()
	kapot := filepath.Join(map_, "kapot.sqlite")
	if err := os.WriteFile(kapot, bytes.Repeat([]byte("dit is geen database "), 500), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct{ adres, zin string }{
		{"", "kent de opslag"},
		{"mysql://x", "kent de opslag"},
		{"sqlite:", "geen bestand"},
		{"sqlite:" + filepath.Join(map_, "weg", "x.sqlite"), "bestaat niet"},
		{"sqlite:" + kapot, "geen gave Nabuur-database"},
		{"sqlite:" + map_, "niet te openen"},
		{"postgres://%zz", "niet te lezen"},
		{"postgres://nabuur@127.0.0.1:1/x", "niet te bereiken"},
	} {
		o, err := opslag.Open(t.Context(), g.adres)
		if err == nil {
			t.Errorf("Open(%q) lukte", g.adres)
			_ = o.Sluit()
			continue
		}
		if zin := fout.Zin(err); !strings.Contains(zin, g.zin) {
			t.Errorf("Open(%q): %s", g.adres, zin)
		}
	}
}

func TestOpenMeldtEenBezetBestand(t *testing.T) {
	adres := opslagproef.AdresSQLite(t)
	bezet, err := sql.Open("sqlite", strings.TrimPrefix(adres, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = bezet.Close() }()
	bezet.SetMaxOpenConns(1)
	if _, err := bezet.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	_, err = opslag.Open(t.Context(), adres)
	if !fout.Is(err, fout.NuNietBereikt) || !strings.Contains(fout.Zin(err), "bezet") {
		t.Errorf("%v", err)
	}
	if _, err := bezet.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	o, err := opslag.Open(t.Context(), adres)
	if err != nil {
		t.Fatalf("na het vrijgeven: %v", err)
	}
	if err := o.Sluit(); err != nil {
		t.Error(err)
	}
}

// A full disk is played by a ceiling on the pages of the file: SQLite answers
// with the same SQLITE_FULL.
func TestVolleSchijfLaatNietsHalfs(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
	voer(t, o, `CREATE TABLE proef (n BIGINT, vulling TEXT)`)
	bladen := getal(t, o, `PRAGMA page_count`)
	if _, err := o.Schrijver().Exec(`PRAGMA max_page_count = ` + strconv.FormatInt(bladen+20, 10)); err != nil {
		t.Fatal(err)
	}
	err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		for i := range 1000 {
			if _, err := tx.Voer(t.Context(), `INSERT INTO proef VALUES ($1, $2)`, int64(i), strings.Repeat("x", 1000)); err != nil {
				return err
			}
		}
		return nil
	})
	if !fout.Is(err, fout.NuNietBereikt) || !strings.Contains(fout.Zin(err), "schijf is vol") {
		t.Fatalf("%v", err)
	}
	if n := getal(t, o, `SELECT count(*) FROM proef`); n != 0 {
		t.Errorf("er bleven %d rijen half achter", n)
	}
	if _, err := o.Schrijver().Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	voer(t, o, `INSERT INTO proef VALUES (1, 'er is weer ruimte')`)
}

// TestHetBestandIsVanHetProgramma: a new file is for the account of the program alone, and
// what stands beside it too; one that is there keeps what its owner gave it.
func TestHetBestandIsVanHetProgramma(t *testing.T) {
	map_ := t.TempDir()
	o := opslagproef.Open(t, "sqlite:"+filepath.Join(map_, "nieuw.sqlite"))
	if _, err := o.Schrijver().ExecContext(t.Context(), "CREATE TABLE a (b TEXT)"); err != nil {
		t.Fatal(err)
	}
	bestanden, err := os.ReadDir(map_)
	if err != nil || len(bestanden) < 2 {
		t.Fatalf("%d bestanden: %v", len(bestanden), err)
	}
	for _, b := range bestanden {
		if stand, err := b.Info(); err != nil || stand.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v (%v)", b.Name(), stand.Mode(), err)
		}
	}
	open := filepath.Join(t.TempDir(), "open.sqlite")
	if err := os.WriteFile(open, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	opslagproef.Open(t, "sqlite:"+open)
	if stand, err := os.Stat(open); err != nil || stand.Mode().Perm() != 0o640 {
		t.Errorf("een bestand dat er al was is %v (%v)", stand.Mode(), err)
	}
}

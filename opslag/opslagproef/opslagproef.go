// Package opslagproef runs a test of the store on both databases: the embedded
// one, and PostgreSQL on a throw-away cluster that it starts itself when the
// server's programs are on the machine. It is used by tests only.
package opslagproef

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/migratie"
)

// Draai runs proef once on each database, each time on a fresh, migrated store,
// as subtests "sqlite" and "postgres". When PostgreSQL is not on the machine the
// subtest says so and is left out; in CI (CI=true) that is a failure.
func Draai(t *testing.T, proef func(t *testing.T, o *opslag.Opslag)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { proef(t, Open(t, AdresSQLite(t))) })
	t.Run("postgres", func(t *testing.T) { proef(t, Open(t, AdresPostgres(t))) })
}

// Open opens the store at adres for the time of the test.
func Open(t testing.TB, adres string) *opslag.Opslag {
	t.Helper()
	o, err := opslag.Open(t.Context(), adres)
	if err != nil {
		t.Fatalf("opslag openen: %v", err)
	}
	t.Cleanup(func() {
		if err := o.Sluit(); err != nil {
			t.Errorf("opslag sluiten: %v", err)
		}
	})
	return o
}

var sqliteSjabloon = sync.OnceValues(func() ([]byte, error) {
	map_, err := os.MkdirTemp("", "nabuur-sjabloon-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(map_) }() // a left-over folder in the temporary directory harms nobody
	pad := filepath.Join(map_, "sjabloon.sqlite")
	if err := migreer("sqlite:" + pad); err != nil {
		return nil, err
	}
	return os.ReadFile(pad)
})

// AdresSQLite gives the address of a fresh, migrated embedded store in the
// test's own folder.
func AdresSQLite(t testing.TB) string {
	t.Helper()
	inhoud, err := sqliteSjabloon()
	if err != nil {
		t.Fatalf("sjabloon maken: %v", err)
	}
	pad := filepath.Join(t.TempDir(), "proef.sqlite")
	if err := os.WriteFile(pad, inhoud, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + pad
}

func migreer(adres string) error {
	ctx, klaar := begrensd()
	defer klaar()
	o, err := opslag.Open(ctx, adres)
	if err != nil {
		return err
	}
	_, err = migratie.Migreer(ctx, o)
	if sluit := o.Sluit(); err == nil {
		err = sluit
	}
	return err
}

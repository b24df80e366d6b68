package opslag

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	_ "modernc.org/sqlite" // the embedded store

	"nabuur/grond/fout"
)

// wachttijd is how long, in milliseconds, a connection waits for another
// process that holds the file before it says the file is locked.
const wachttijd = "5000"

// openSQLite opens the embedded file with one connection that writes and a pool
// that can only read. Every commit is on disk before it returns
// (synchronous=FULL, WAL); a transaction takes the write lock when it begins,
// so that it never fails half way for want of it.
func openSQLite(ctx context.Context, pad string) (*Opslag, error) {
	if pad == "" {
		return nil, fout.New(fout.Onjuist, "Er staat geen bestand achter sqlite:. Geef bijvoorbeeld sqlite:nabuur.sqlite.")
	}
	heel, err := filepath.Abs(pad)
	if err != nil {
		return nil, fout.New(fout.Onjuist, "Het pad %q is niet te lezen. Geef een ander bestand.", pad).Door(err)
	}
	if map_, err := os.Stat(filepath.Dir(heel)); err != nil || !map_.IsDir() {
		return nil, fout.New(fout.Onjuist, "De map %q bestaat niet. Maak haar aan of geef een ander bestand.", filepath.Dir(pad)).Door(err)
	}
	maakEigen(heel)
	basis := url.Values{"_pragma": {
		"busy_timeout(" + wachttijd + ")", "foreign_keys(1)", "synchronous(FULL)", "journal_mode(WAL)", "temp_store(MEMORY)",
	}}
	basis.Set("_txlock", "immediate")
	schrijft, err := sql.Open("sqlite", sqliteURL(heel, basis))
	if err != nil {
		return nil, vertaal(err)
	}
	schrijft.SetMaxOpenConns(1)
	o := &Opslag{soort: SQLite, adres: "sqlite:" + pad, pad: heel, schrijft: schrijft, bij: schrijft}
	if err := o.proefSQLite(ctx); err != nil {
		_ = schrijft.Close() // the first error is the one to tell
		return nil, vertaalBij(err, pad)
	}
	alleenLezen := url.Values{"_pragma": {"busy_timeout(" + wachttijd + ")", "query_only(1)", "temp_store(MEMORY)"}}
	o.leest, err = sql.Open("sqlite", sqliteURL(heel, alleenLezen))
	if err != nil {
		_ = schrijft.Close() // as above
		return nil, vertaal(err)
	}
	lezers := max(4, 2*runtime.NumCPU())
	o.leest.SetMaxOpenConns(lezers)
	o.leest.SetMaxIdleConns(lezers)
	o.beurten = beurten(lezers)
	return o, nil
}

// maakEigen makes the file, when it is not there, for the account of the program alone: it
// holds what is known of residents. What stands in its way shows when it is opened.
func maakEigen(pad string) {
	if bestand, err := os.OpenFile(pad, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil {
		_ = bestand.Close() // nothing was written
	}
}

// proefSQLite reads the schema and takes the write lock once, so that a damaged,
// locked or read-only file shows when the store is opened and not at the first act.
func (o *Opslag) proefSQLite(ctx context.Context) error {
	var tabellen int
	if err := o.schrijft.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tabellen); err != nil {
		return err
	}
	tx, err := o.schrijft.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return tx.Rollback()
}

func sqliteURL(pad string, instellingen url.Values) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(pad), RawQuery: instellingen.Encode()}).String()
}

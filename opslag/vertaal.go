package opslag

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"nabuur/grond/fout"
)

// PostgreSQL's own codes for what can go wrong (Appendix A of its manual).
const (
	pgDubbel      = "23505"
	pgOverlap     = "23P01"
	pgSerialisati = "40001"
	pgKluwen      = "40P01"
	pgSchijfVol   = "53100"
)

// overlapMerk begins the message of every trigger that refuses an overlap on
// SQLite; PostgreSQL refuses it by an exclusion constraint.
const overlapMerk = "overlap:"

// isWedloop reports whether another transaction was in the way, so that the same
// may succeed at the next try.
func isWedloop(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == pgSerialisati || pg.Code == pgKluwen
	}
	return isBezet(err)
}

// isBezet reports whether another program held the file of SQLite.
func isBezet(err error) bool {
	var lite *sqlite.Error
	return errors.As(err, &lite) && lite.Code()&0xff == sqlite3.SQLITE_BUSY
}

// IsOverlap reports whether the store refused a row because its period overlaps
// that of another row for the same thing.
func IsOverlap(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == pgOverlap
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) && strings.Contains(lite.Error(), overlapMerk)
}

// IsDubbel reports whether the store refused a row because its key is taken.
func IsDubbel(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == pgDubbel
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) &&
		(lite.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || lite.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// vertaal gives an error of the database the sentence its user needs. What is
// already a Fout, and what nobody can do anything about, stays as it is.
func vertaal(err error) error { return vertaalBij(err, "") }

func vertaalBij(err error, bestand string) error {
	if err == nil {
		return nil
	}
	var f *fout.Fout
	if errors.As(err, &f) || errors.Is(err, context.Canceled) {
		return err
	}
	waar := "De database"
	if bestand != "" {
		waar = "Het bestand " + bestand
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return fout.New(fout.NuNietBereikt,
				"%s is bezet door een ander programma. Sluit dat programma of probeer het zo dadelijk opnieuw.", waar).Door(err)
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return fout.New(fout.Onjuist, "%s is geen gave Nabuur-database. Zet een reservekopie terug of geef een ander bestand.",
				waar).Door(err)
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
			return fout.New(fout.NuNietBereikt,
				"De schijf is vol of niet te beschrijven; er is niets opgeslagen. Maak ruimte en probeer het opnieuw.").Door(err)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return fout.New(fout.Onjuist, "%s is niet te openen of te beschrijven. Controleer het pad en de rechten.", waar).Door(err)
		}
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == pgSchijfVol {
		return fout.New(fout.NuNietBereikt,
			"De schijf van de database is vol; er is niets opgeslagen. Maak ruimte en probeer het opnieuw.").Door(err)
	}
	if errors.As(err, &pg) && (pg.Code == pgSerialisati || pg.Code == pgKluwen) {
		return fout.New(fout.Botsing, "Iemand anders was op hetzelfde moment met dezelfde gegevens bezig. Probeer het opnieuw.").Door(err)
	}
	return err
}

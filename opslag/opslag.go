// Package opslag is the store: the only room that knows which database it is.
//
// Everything above it writes one portable SQL text per query ($1…$n, ON
// CONFLICT, RETURNING, CTEs, window functions) and gets the same answer on the
// embedded SQLite and on PostgreSQL. Every act is one Transactie: state, log
// row, ledger entries and jobs come together or not at all.
//
// Errors that a user can do something about (a full disk, a locked or damaged
// file, a server that is away, a record changed meanwhile) come back as a
// fout.Fout with a Dutch sentence.
package opslag

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/pgxpool"

	"nabuur/grond/fout"
)

// Soort names the kind of database behind an Opslag.
type Soort string

// The two kinds of database.
const (
	SQLite     Soort = "sqlite"
	PostgreSQL Soort = "postgres"
)

// Opslag is an open store. It is safe for use by many goroutines. Reads go
// through a pool that cannot write; writes go through Transactie.
type Opslag struct {
	soort    Soort
	adres    string
	pad      string // SQLite only: the whole path of the file
	schrijft *sql.DB
	leest    *sql.DB
	bij      *sql.DB       // of VoegBij; on SQLite the same as schrijft
	beurten  chan struct{} // of Momentopname
	pool     *pgxpool.Pool // PostgreSQL only: behind schrijft
	lezers   *pgxpool.Pool // PostgreSQL only: behind leest
	rijen    sync.Map      // PostgreSQL only: see Slot.sluitAan
	bijpool  *pgxpool.Pool // PostgreSQL only: behind bij
}

// Open opens the store at adres: "sqlite:PAD" for an embedded file, made when
// it is not there, or "postgres://…" for a server. It does not change tables:
// that is Migreer's work.
func Open(ctx context.Context, adres string) (*Opslag, error) {
	soort, _, _ := strings.Cut(adres, ":")
	switch soort {
	case "sqlite":
		return openSQLite(ctx, strings.TrimPrefix(adres, "sqlite:"))
	case "postgres", "postgresql":
		return openPostgres(ctx, adres)
	}
	return nil, fout.New(fout.Onjuist, "Nabuur kent de opslag %q niet. Geef sqlite:PAD of postgres://….", adres)
}

// Soort tells which kind of database this is. Only opslag's own rooms and
// messages to the user need to know.
func (o *Opslag) Soort() Soort { return o.soort }

// Sluit closes the store. Running reads and transactions end with an error.
func (o *Opslag) Sluit() error {
	err := errors.Join(o.leest.Close(), o.schrijft.Close())
	if o.pool != nil {
		err = errors.Join(err, o.bij.Close())
		o.pool.Close()
		o.lezers.Close()
		o.bijpool.Close()
	}
	return err
}

// Schrijver gives the connection pool that may write: for wachtrij and
// migratie, which bring libraries of their own. Rooms use Transactie.
func (o *Opslag) Schrijver() *sql.DB { return o.schrijft }

// Pool gives the PostgreSQL pool, or nil on SQLite: for wachtrij.
func (o *Opslag) Pool() *pgxpool.Pool { return o.pool }

// Lezer can be asked: an Opslag (what is committed) or a Tx (that, and what
// this transaction did itself).
type Lezer interface {
	vraag(ctx context.Context, tekst string, waarden []any) (*sql.Rows, error)
}

func (o *Opslag) vraag(ctx context.Context, tekst string, waarden []any) (*sql.Rows, error) {
	return o.leest.QueryContext(ctx, tekst, waarden...)
}

// Rij is one row of an answer, to be scanned in the order of its columns.
type Rij interface {
	Scan(doelen ...any) error
}

// Rijen asks l and gives the rows one by one, each read by lees. An error ends
// the sequence and comes with the zero value.
func Rijen[T any](ctx context.Context, l Lezer, lees func(Rij) (T, error), tekst string, waarden ...any) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var leeg T
		rijen, err := l.vraag(ctx, tekst, waarden)
		if err != nil {
			yield(leeg, vertaal(err))
			return
		}
		defer func() { _ = rijen.Close() }() // what Close can say, Err has said
		var gelezen int64
		defer func() { tellingVan(ctx).noteer(tekst, waarden, gelezen) }()
		for rijen.Next() {
			gelezen++
			waarde, err := lees(rijen)
			if err != nil {
				yield(leeg, vertaal(err))
				return
			}
			if !yield(waarde, nil) {
				return
			}
		}
		if err := rijen.Err(); err != nil {
			yield(leeg, vertaal(err))
		}
	}
}

// Alle asks l and gives all rows, each read by lees; none is an empty slice.
func Alle[T any](ctx context.Context, l Lezer, lees func(Rij) (T, error), tekst string, waarden ...any) ([]T, error) {
	var alle []T
	for waarde, err := range Rijen(ctx, l, lees, tekst, waarden...) {
		if err != nil {
			return nil, err
		}
		alle = append(alle, waarde)
	}
	return alle, nil
}

// Een asks l for one row, read by lees. It returns false when there is none,
// and an error when there are two: the question was not about one record.
func Een[T any](ctx context.Context, l Lezer, lees func(Rij) (T, error), tekst string, waarden ...any) (T, bool, error) {
	alle, err := Alle(ctx, l, lees, tekst, waarden...)
	var leeg T
	switch {
	case err != nil:
		return leeg, false, err
	case len(alle) == 0:
		return leeg, false, nil
	case len(alle) > 1:
		return leeg, false, fout.New(fout.Storing,
			"Er zijn meer gegevens gevonden dan er kunnen zijn. Geef dit door aan de applicatiebeheerder.").
			Door(errors.New("meer dan één rij voor: " + tekst))
	}
	return alle[0], true, nil
}

// Waarde reads a row of one column: for Een, Alle and Rijen.
func Waarde[T any](r Rij) (T, error) {
	var waarde T
	err := r.Scan(&waarde)
	return waarde, err
}

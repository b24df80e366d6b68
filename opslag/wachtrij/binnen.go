package wachtrij

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5"
)

type sqlTx = *sql.Tx

// binnen shows a connection on which a transaction is already running as that
// transaction, to the job library. It can write in it; ending it is the work of
// whoever began it.
type binnen struct{ *verbinding }

// verbinding is the connection under a name that leaves Conn free.
type verbinding = pgx.Conn

var errNietHier = errors.New("wachtrij: de transactie is van de aanroeper")

// Begin refuses: the job library needs no transaction of its own here.
func (binnen) Begin(context.Context) (pgx.Tx, error) { return nil, errNietHier }

// Commit refuses.
func (binnen) Commit(context.Context) error { return errNietHier }

// Rollback refuses.
func (binnen) Rollback(context.Context) error { return errNietHier }

// LargeObjects gives the large objects of the transaction.
func (binnen) LargeObjects() pgx.LargeObjects { return pgx.LargeObjects{} }

// Conn gives the connection itself.
func (b binnen) Conn() *pgx.Conn { return b.verbinding }

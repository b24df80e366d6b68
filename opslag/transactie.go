package opslag

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"nabuur/grond/fout"
)

// pogingen is how often a transaction is tried when another one was in its way:
// a circle of locks on PostgreSQL (40P01, 40001), or another program that held
// the file of SQLite for longer than wachttijd. A breach of a key is no race: it
// is the answer.
const pogingen = 8

// pogingenBezet is how often when another program holds the file: each try has
// waited wachttijd already.
const pogingenBezet = 2

// Between two tries a transaction waits a random time, up to langsteWacht for every
// try that it had.
const langsteWacht = 40 * time.Millisecond

// Tx is one transaction. It lives only inside the function given to Transactie.
type Tx struct {
	tx   *sql.Tx
	conn *pgx.Conn // PostgreSQL only: the connection that tx runs on
	slot Slot
}

// Transactie runs doe in one transaction, in which it has the slot, and commits
// when doe returns nil. It rolls back on an error or a panic. It waits for the
// slot as long as ctx allows, before doe reads anything.
//
// After some tries that others were in the way of it gives up, unless ctx comes from
// Volhard. It may run doe more than once, when another transaction was in the way: doe must
// have no effect outside tx. A transaction is never begun inside another one:
// they would wait for each other for ever.
func (o *Opslag) Transactie(ctx context.Context, slot Slot, doe func(tx *Tx) error) error {
	if err := slot.keur(); err != nil {
		return err
	}
	for poging := 1; ; poging++ {
		err := o.eenPoging(ctx, slot, doe)
		if err == nil || !nogEens(err, poging, volhardt(ctx)) {
			return vertaal(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(rand.N(langsteWacht * time.Duration(min(poging, pogingen)))):
		}
	}
}

func nogEens(err error, poging int, volhardt bool) bool {
	switch {
	case !isWedloop(err):
		return false
	case volhardt:
		return true
	case isBezet(err):
		return poging < pogingenBezet
	}
	return poging < pogingen
}

type volharden struct{}

// Volhard gives the context of work that nobody waits for: its transactions are tried
// again, as long as the context allows, when others are in their way.
func Volhard(ctx context.Context) context.Context { return context.WithValue(ctx, volharden{}, true) }

func volhardt(ctx context.Context) bool { return ctx.Value(volharden{}) != nil }

func (o *Opslag) eenPoging(ctx context.Context, slot Slot, doe func(tx *Tx) error) (err error) {
	if o.soort == PostgreSQL {
		laatGaan, err := slot.sluitAan(ctx, o)
		if err != nil {
			return err
		}
		defer laatGaan()
	}
	conn, err := o.schrijft.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // gives the connection back; it cannot lose work
	tellingVan(ctx).begin()
	niveau := sql.LevelDefault
	if o.soort == PostgreSQL {
		niveau = sql.LevelReadCommitted
	}
	sqlTx, err := conn.BeginTx(ctx, &sql.TxOptions{Isolation: niveau})
	if err != nil {
		return err
	}
	klaar := false
	defer func() {
		if !klaar {
			_ = sqlTx.Rollback() // the error that led here is the one to tell
		}
	}()
	tx := &Tx{tx: sqlTx, slot: slot}
	if o.soort == PostgreSQL {
		if err := conn.Raw(func(dc any) error { tx.conn = dc.(*stdlib.Conn).Conn(); return nil }); err != nil {
			return err
		}
		if err := slot.neem(ctx, tx); err != nil {
			return err
		}
	}
	if err := doe(tx); err != nil {
		return err
	}
	klaar = true
	return sqlTx.Commit()
}

func (tx *Tx) vraag(ctx context.Context, tekst string, waarden []any) (*sql.Rows, error) {
	return tx.tx.QueryContext(ctx, tekst, waarden...)
}

// SQL gives the transaction to wachtrij, which brings a library of its own.
func (tx *Tx) SQL() *sql.Tx { return tx.tx }

// Pgx gives the PostgreSQL connection the transaction runs on, or nil on
// SQLite: for wachtrij.
func (tx *Tx) Pgx() *pgx.Conn { return tx.conn }

// Voer carries out one statement and gives the number of rows it touched.
func (tx *Tx) Voer(ctx context.Context, tekst string, waarden ...any) (int64, error) {
	uitkomst, err := tx.tx.ExecContext(ctx, tekst, waarden...)
	if err != nil {
		return 0, vertaal(err)
	}
	rijen, err := uitkomst.RowsAffected()
	tellingVan(ctx).noteer(tekst, waarden, rijen)
	return rijen, err
}

// VoerEen carries out a statement that must touch exactly one row: an update
// that names the version it read. Touching none is a Botsing: someone else was
// first.
func (tx *Tx) VoerEen(ctx context.Context, tekst string, waarden ...any) error {
	rijen, err := tx.Voer(ctx, tekst, waarden...)
	switch {
	case err != nil:
		return err
	case rijen == 1:
		return nil
	case rijen == 0:
		return fout.New(fout.Botsing,
			"Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en voer uw wijziging dan nog eens in.")
	}
	return fout.New(fout.Storing, "Er zouden meer gegevens wijzigen dan bedoeld; er is niets gewijzigd.").
		Door(fmt.Errorf("%d rijen geraakt door: %s", rijen, tekst))
}

// Bulk adds many rows to one table: by COPY on PostgreSQL, by one prepared
// statement on SQLite. It gives the number of rows added. The table and column
// names are the program's own, never input.
func (tx *Tx) Bulk(ctx context.Context, tabel string, kolommen []string, rijen iter.Seq[[]any]) (aantal int64, err error) {
	tekst := "INSERT INTO " + tabel + " (" + strings.Join(kolommen, ", ") + ")"
	defer func() { tellingVan(ctx).noteer(tekst, nil, aantal) }()
	if tx.conn != nil {
		volgende, stop := iter.Pull(rijen)
		defer stop()
		aantal, err = tx.conn.CopyFrom(ctx, pgx.Identifier{tabel}, kolommen, pgx.CopyFromFunc(func() ([]any, error) {
			rij, ok := volgende()
			if !ok {
				return nil, nil
			}
			return rij, nil
		}))
		return aantal, vertaal(err)
	}
	plekken := make([]string, len(kolommen))
	for i := range plekken {
		plekken[i] = fmt.Sprintf("$%d", i+1)
	}
	stmt, err := tx.tx.PrepareContext(ctx, tekst+" VALUES ("+strings.Join(plekken, ", ")+")")
	if err != nil {
		return 0, vertaal(err)
	}
	defer func() { _ = stmt.Close() }() // closing a statement loses nothing
	for rij := range rijen {
		if _, err := stmt.ExecContext(ctx, rij...); err != nil {
			return aantal, vertaal(err)
		}
		aantal++
	}
	return aantal, nil
}

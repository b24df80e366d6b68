package opslag

import (
	"context"
	"database/sql"
)

// momentopname is a Lezer that shows the store as it was at one moment.
type momentopname struct{ tx *sql.Tx }

func (m momentopname) vraag(ctx context.Context, tekst string, waarden []any) (*sql.Rows, error) {
	return m.tx.QueryContext(ctx, tekst, waarden...)
}

// Momentopname lets lees ask the store as it was at one moment: what is committed
// meanwhile it does not see, so that what it reads belongs together. It writes
// nothing, waits for nobody who writes and keeps nobody waiting. l lives only
// inside lees.
//
// A look is never begun inside another one. No more of them run at a time than
// leave some of the connections for reading to whoever asks outside a look: the
// next one waits for its turn as long as ctx allows.
func (o *Opslag) Momentopname(ctx context.Context, lees func(l Lezer) error) error {
	select {
	case o.beurten <- struct{}{}:
		defer func() { <-o.beurten }()
	case <-ctx.Done():
		return ctx.Err()
	}
	keuze := &sql.TxOptions{ReadOnly: true}
	if o.soort == PostgreSQL {
		keuze.Isolation = sql.LevelRepeatableRead
	}
	tellingVan(ctx).begin()
	tx, err := o.leest.BeginTx(ctx, keuze)
	if err != nil {
		return vertaal(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written: there is nothing to keep or to lose
	return lees(momentopname{tx})
}

// beurten gives as many turns for a look at one moment as leave connections over
// of those for reading.
func beurten(verbindingen int) chan struct{} { return make(chan struct{}, max(1, verbindingen*3/4)) }

// VoegBij carries out one statement that adds rows, outside every act, and gives
// the number of rows: when it returns, they are on disk. It is for rows that lean on
// nothing and on which nothing leans, such as who looked. On PostgreSQL it is in
// nobody's way, and has connections of its own: it does not wait for acts that wait
// for each other. On SQLite it waits for the one that writes.
func (o *Opslag) VoegBij(ctx context.Context, tekst string, waarden ...any) (int64, error) {
	uitkomst, err := o.bij.ExecContext(ctx, tekst, waarden...)
	if err != nil {
		return 0, vertaal(err)
	}
	rijen, err := uitkomst.RowsAffected()
	tellingVan(ctx).noteer(tekst, waarden, rijen)
	return rijen, err
}

// Tegelijk is how many calls of VoegBij can be at work at the same time.
func (o *Opslag) Tegelijk() int {
	if o.soort == PostgreSQL {
		return tegelijkBij
	}
	return 1
}

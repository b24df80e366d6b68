// Package wachtrij holds the work that must be done later or outside: a job is
// written in the caller's own transaction, so that it exists exactly when what
// asked for it exists, and is carried out afterwards, again after a crash.
//
// A job may be carried out more than once. Whoever carries it out makes sure
// that the second time changes nothing.
package wachtrij

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"

	"nabuur/grond/fout"
	"nabuur/opslag"
)

// Opdracht is the work to do: a struct that can be written as JSON, with a name
// of its own in Kind. It holds keys and dates, never a copy of a record.
type Opdracht interface {
	// Kind gives the name under which the job is stored; it never changes.
	Kind() string
}

const (
	peiling  = 100 * time.Millisecond // how often the queue is looked at
	werktijd = 10 * time.Minute       // the longest a job may take
	gelijk   = 2                      // jobs carried out at the same time
)

// Wachtrij is the queue of one store.
type Wachtrij struct {
	o       *opslag.Opslag
	werkers *river.Workers
	klant   klant
	log     *slog.Logger
	herhaal herhalingen
}

// klant is what is the same for both databases; each has a type of transaction
// of its own.
type klant interface {
	zetIn(ctx context.Context, tx *opslag.Tx, opdrachten []river.InsertManyParams) error
	Start(ctx context.Context) error
	Stop(ctx context.Context) error
}

type klantVan[T any] struct {
	*river.Client[T]
	txVan func(*opslag.Tx) T
}

func (k klantVan[T]) zetIn(ctx context.Context, tx *opslag.Tx, opdrachten []river.InsertManyParams) error {
	_, err := k.InsertManyTx(ctx, k.txVan(tx), opdrachten)
	return err
}

// New gives the queue of o. Jobs can be put in at once; they are carried out
// after every kind has been given its worker with Doe, and Start was called.
func New(o *opslag.Opslag, log *slog.Logger) (*Wachtrij, error) {
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	q := &Wachtrij{o: o, werkers: river.NewWorkers(), log: log}
	var err error
	q.klant, err = nieuweKlant(o, &river.Config{
		FetchCooldown:     peiling / 10,
		FetchPollInterval: peiling,
		JobTimeout:        werktijd,
		Logger:            log,
		Queues:            map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: gelijk}},
		Workers:           q.werkers,
	})
	return q, err
}

func nieuweKlant(o *opslag.Opslag, instelling *river.Config) (klant, error) {
	if o.Soort() == opslag.PostgreSQL {
		k, err := river.NewClient(riverpgxv5.New(o.Pool()), instelling)
		return klantVan[pgx.Tx]{k, func(tx *opslag.Tx) pgx.Tx { return binnen{tx.Pgx()} }}, err
	}
	k, err := river.NewClient(riversqlite.New(o.Schrijver()), instelling)
	return klantVan[sqlTx]{k, func(tx *opslag.Tx) sqlTx { return tx.SQL() }}, err
}

// Doe says how jobs of the kind of T are carried out. It is called once per
// kind, before Start.
func Doe[T Opdracht](q *Wachtrij, doe func(ctx context.Context, opdracht T) error) {
	river.AddWorker(q.werkers, &werker[T]{doe: doe})
}

type werker[T Opdracht] struct {
	river.WorkerDefaults[T]
	doe func(ctx context.Context, opdracht T) error
}

// Work carries out one job; an error puts it back, to be tried again later.
func (w *werker[T]) Work(ctx context.Context, job *river.Job[T]) error { return w.doe(ctx, job.Args) }

// ZetIn writes jobs in the caller's transaction.
func (q *Wachtrij) ZetIn(ctx context.Context, tx *opslag.Tx, opdrachten ...Opdracht) error {
	if len(opdrachten) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, len(opdrachten))
	for i, opdracht := range opdrachten {
		params[i] = river.InsertManyParams{Args: opdracht}
	}
	return q.klant.zetIn(ctx, tx, params)
}

// Start begins carrying out jobs in the background, until Stop.
func (q *Wachtrij) Start(ctx context.Context) error {
	if err := q.klant.Start(ctx); err != nil {
		return err
	}
	q.beginHerhaal(ctx)
	return nil
}

// Stop waits for the jobs that are running and takes no new ones.
func (q *Wachtrij) Stop(ctx context.Context) error {
	return errors.Join(q.eindigHerhaal(ctx), q.klant.Stop(ctx))
}

// WachtTotLeeg waits until no job can be carried out now: every job is done or
// waits for another try. It returns a Fout when a job failed, with the reason as
// its cause. Start must have been called.
func (q *Wachtrij) WachtTotLeeg(ctx context.Context) error {
	tik := time.NewTicker(peiling / 5)
	defer tik.Stop()
	for {
		open, err := q.tel(ctx, "'available', 'running', 'pending'")
		if err != nil {
			return err
		}
		if open == 0 {
			return q.meldMislukte(ctx)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tik.C:
		}
	}
}

// Mislukt is a job that failed and waits for another try, or was given up.
type Mislukt struct {
	Soort    string
	Opdracht string // the job itself, as JSON
	Pogingen int
	Reden    string // what the last try said, for the log
}

// Mislukte lists the jobs that failed, oldest first, one hundred at most.
func (q *Wachtrij) Mislukte(ctx context.Context) ([]Mislukt, error) {
	return opslag.Alle(ctx, q.o, func(r opslag.Rij) (m Mislukt, err error) {
		return m, r.Scan(&m.Soort, &m.Opdracht, &m.Pogingen, &m.Reden)
	}, `SELECT kind, CAST(args AS TEXT), attempt, COALESCE(CAST(errors AS TEXT), '') FROM river_job
		WHERE state IN ('retryable', 'discarded', 'cancelled') ORDER BY id LIMIT 100`)
}

func (q *Wachtrij) meldMislukte(ctx context.Context) error {
	mislukt, err := q.Mislukte(ctx)
	if err != nil || len(mislukt) == 0 {
		return err
	}
	redenen := make([]error, len(mislukt))
	for i, m := range mislukt {
		redenen[i] = fmt.Errorf("%s %s: %s", m.Soort, m.Opdracht, m.Reden)
	}
	return fout.New(fout.Storing, "Er zijn %d opdrachten in de wachtrij mislukt; zij worden later opnieuw geprobeerd.", len(mislukt)).Door(errors.Join(redenen...))
}

func (q *Wachtrij) tel(ctx context.Context, standen string) (int64, error) {
	aantal, _, err := opslag.Een(ctx, q.o, opslag.Waarde[int64], "SELECT count(*) FROM river_job WHERE state IN ("+standen+")")
	return aantal, err
}

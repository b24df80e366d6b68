// Package wachtrij holds the work that must be done later or outside: a job is
// written in the caller's own transaction, so that it exists exactly when what
// asked for it exists, and is carried out afterwards, again after a crash.
//
// A job may be carried out more than once, but never twice at the same time.
// Whoever carries it out makes sure that the second time changes nothing.
//
// A job that fails is tried again, and stands meanwhile in Mislukte with what it is
// about, so that it can be shown to whoever holds the task: Opnieuw tries it at once,
// Afhandelen puts it aside.
package wachtrij

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Opdracht is the work to do: a struct that can be written as JSON, with a name
// of its own in Kind. It holds keys and dates, never a copy of a record.
type Opdracht interface {
	// Kind gives the name under which the job is stored; it never changes.
	Kind() string
	// Onderwerp says what the job is about.
	Onderwerp() Onderwerp
}

// Onderwerp is what a job is about: a record of a municipality, by its kind and id,
// and the task whose holder must know when it fails. The zero value is of work that
// no municipality asked for.
type Onderwerp struct {
	Gemeente kenmerk.Gemeentecode
	Soort    string // as in the log: "zaak", "toewijzing", "bericht"
	ID       string
	Taak     string // "wmo.toewijzing"
}

const (
	peiling  = 100 * time.Millisecond // how often the queue is looked at
	werktijd = 10 * time.Minute       // the longest a job may take
	gelijk   = 2                      // jobs carried out at the same time
	toezicht = time.Second            // how often is looked for jobs of programs that are gone
)

// Wachtrij is the queue of one store.
type Wachtrij struct {
	o       *opslag.Opslag
	klok    tijdlijn.Klok
	log     *slog.Logger
	nummer  int32 // of this program, for the others on the store
	werkers *river.Workers
	klant   klant
	loopt   loopt
	herhaal herhalingen
}

// loopt is what runs between Start and Stop.
type loopt struct {
	sync.Mutex
	gezien context.Context // ends when the others no longer see this program
	stop   func() error
}

// klant is what is the same for both databases; each has a type of transaction
// of its own.
type klant interface {
	zetIn(ctx context.Context, tx *opslag.Tx, opdrachten []river.InsertManyParams) error
	opnieuw(ctx context.Context, tx *opslag.Tx, id int64) error
	staak(ctx context.Context, tx *opslag.Tx, id int64) error
	JobList(ctx context.Context, wat *river.JobListParams) (*river.JobListResult, error)
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
// after every kind has been given its worker with Doe, and Start was called. When a job
// failed is told by klok, as all else that people are told; when it is tried again, by
// the time of the machine.
func New(o *opslag.Opslag, klok tijdlijn.Klok, log *slog.Logger) (*Wachtrij, error) {
	if log == nil {
		log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	q := &Wachtrij{o: o, klok: klok, log: log, nummer: 1 + rand.Int32N(1<<31-2), werkers: river.NewWorkers()}
	var err error
	q.klant, err = nieuweKlant(o, &river.Config{
		DiscardedJobRetentionPeriod: -1, // what was given up stays until somebody settles it
		ErrorHandler:                verslag{q},
		FetchCooldown:               peiling / 10,
		FetchPollInterval:           peiling,
		ID:                          naamVan(q.nummer),
		JobTimeout:                  werktijd,
		Logger:                      log,
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: gelijk}},
		RescueStuckJobsAfter:        werktijd + time.Minute,
		Workers:                     q.werkers,
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

// naamVan is the name under which a program takes jobs; the name says its number.
const voornaam = "nabuur-"

func naamVan(nummer int32) string { return voornaam + strconv.Itoa(int(nummer)) }

func nummerVan(naam string) (int32, bool) {
	cijfers, eigen := strings.CutPrefix(naam, voornaam)
	nummer, err := strconv.ParseInt(cijfers, 10, 32)
	return int32(nummer), eigen && err == nil
}

// Doe says how jobs of the kind of T are carried out. It is called once per
// kind, before Start. The transactions of doe are tried again when others are in
// their way (opslag.Volhard).
func Doe[T Opdracht](q *Wachtrij, doe func(ctx context.Context, opdracht T) error) {
	river.AddWorker(q.werkers, &werker[T]{q: q, doe: doe})
}

type werker[T Opdracht] struct {
	river.WorkerDefaults[T]
	q   *Wachtrij
	doe func(ctx context.Context, opdracht T) error
}

// Work carries out one job; an error puts it back, to be tried again later. A
// program that the others do not see begins nothing, and stops what it does.
func (w *werker[T]) Work(ctx context.Context, job *river.Job[T]) error {
	gezien := w.q.gezien()
	if gezien.Err() != nil {
		return river.JobSnooze(toezicht)
	}
	werk, klaar := context.WithCancel(opslag.Volhard(ctx))
	defer klaar()
	defer context.AfterFunc(gezien, klaar)()
	if err := w.doe(werk, job.Args); err != nil {
		return err
	}
	if job.Attempt == 1 {
		return nil
	}
	return w.q.gelukt(werk, job.JobRow)
}

// ZetIn writes jobs in the caller's transaction. It needs no slot.
func (q *Wachtrij) ZetIn(ctx context.Context, tx *opslag.Tx, opdrachten ...Opdracht) error {
	if len(opdrachten) == 0 {
		return nil
	}
	params := make([]river.InsertManyParams, len(opdrachten))
	for i, opdracht := range opdrachten {
		over, err := etiketVan(opdracht.Onderwerp())
		if err != nil {
			return err
		}
		params[i] = river.InsertManyParams{Args: opdracht, InsertOpts: &river.InsertOpts{Metadata: over}}
	}
	return q.klant.zetIn(ctx, tx, params)
}

// etiket is what the queue keeps beside the job itself: under a name of our own, for
// the library keeps things there too.
type etiket struct {
	Over struct {
		Gemeente string `json:"gemeente"`
		Soort    string `json:"soort"`
		ID       string `json:"id"`
		Taak     string `json:"taak"`
	} `json:"nabuur"`
}

func etiketVan(o Onderwerp) ([]byte, error) {
	var e etiket
	e.Over.Gemeente, e.Over.Soort, e.Over.ID, e.Over.Taak = code(o.Gemeente), o.Soort, o.ID, o.Taak
	return json.Marshal(e)
}

// onderwerpVan reads what a job is about; the zero value when it does not say.
func onderwerpVan(job *rivertype.JobRow) Onderwerp {
	var e etiket
	if err := json.Unmarshal(job.Metadata, &e); err != nil {
		return Onderwerp{} // from before jobs said it
	}
	o := Onderwerp{Soort: e.Over.Soort, ID: e.Over.ID, Taak: e.Over.Taak}
	if g, err := kenmerk.ParseGemeentecode(e.Over.Gemeente); err == nil {
		o.Gemeente = g
	}
	return o
}

package wachtrij

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Stand says what happens with a job that failed.
type Stand string

// A job that failed waits for its next try, or was given up after the last one, or
// somebody settled it.
const (
	Wacht       Stand = "wacht"
	Opgegeven   Stand = "opgegeven"
	Afgehandeld Stand = "afgehandeld"
)

// Mislukt is a job that failed. Reden is the sentence for whoever holds the task, Oorzaak
// is what went wrong, for the log. Sinds is when it failed first, Laatst
// when it failed last. Afgehandeld, Door and Toelichting say when, by whom and
// how it was settled; MomentOpen and "" until then.
type Mislukt struct {
	Nummer      int64 // of the job in the queue
	Naam        string
	Opdracht    string // the job itself, as JSON
	Onderwerp   Onderwerp
	Stand       Stand
	Pogingen    int64
	Reden       string
	Oorzaak     string
	Sinds       tijdlijn.Moment
	Laatst      tijdlijn.Moment
	Afgehandeld tijdlijn.Moment
	Door        string
	Toelichting string
}

// meeste is how many a list holds.
const meeste = 100

// Filter chooses among what failed: Van whom, after the job with number Na, at most Max
// (100 when it is not told).
type Filter struct {
	Van []Werkveld
	Na  int64
	Max int
}

// Werkveld is the work for one municipality: these tasks, or all when there are none.
type Werkveld struct {
	Gemeente kenmerk.Gemeentecode
	Taken    []string
}

func (f Filter) max() int {
	if f.Max <= 0 || f.Max > meeste {
		return meeste
	}
	return f.Max
}

// Mislukte gives what failed and was not settled, in order of its number; the last
// number of a full page is the Na of the next. Rights are checked by whoever shows it:
// it names the work that its reader may see, and without any gives nothing.
func Mislukte(ctx context.Context, l opslag.Lezer, f Filter) ([]Mislukt, error) {
	if len(f.Van) == 0 {
		return nil, nil
	}
	return open(ctx, l, f)
}

// Object names a record within its municipality.
type Object struct {
	Soort string
	ID    string
}

// Over gives what failed about these records of a municipality (a case, with its
// allotments and messages), with what was settled, in order of its number, one hundred
// at most. One statement.
func Over(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, objecten ...Object) ([]Mislukt, error) {
	if len(objecten) == 0 {
		return nil, nil
	}
	return vanObjecten(ctx, l, gemeente, objecten)
}

// Get gives one job that failed. One that succeeded meanwhile is NietGevonden.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Mislukt, error) {
	m, gevonden, err := lees(ctx, l, gemeente, nummer)
	if err == nil && !gevonden {
		err = fout.New(fout.NietGevonden, "Deze mislukte opdracht is er niet meer. Zij is intussen gelukt; laad de pagina opnieuw.")
	}
	return m, err
}

// Opnieuw lets a job that failed be tried at once, also one that was given up. It stays
// in Mislukte until it succeeds. One that was settled is refused (Botsing). Rights and
// the log are the work of the act that calls.
func (q *Wachtrij) Opnieuw(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, nummer int64) error {
	m, err := q.teDoen(ctx, tx, gemeente, nummer)
	if err != nil {
		return err
	}
	m.Stand = Wacht
	if err := zetStand(ctx, tx, m); err != nil {
		return err
	}
	return q.klant.opnieuw(ctx, tx, nummer)
}

// Afhandelen settles a job that failed: somebody did what it was for in another way, or
// it need not be done. It is never tried again; who settled it, when and how is kept.
// One that was settled before is refused (Botsing). Rights and the log are the work of
// the act that calls.
func (q *Wachtrij) Afhandelen(
	ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, gemeente kenmerk.Gemeentecode, nummer int64, toelichting, wie string,
) error {
	toelichting = strings.TrimSpace(toelichting)
	if len(toelichting) < 5 {
		return fout.New(fout.Onjuist, "Schrijf in een paar woorden hoe dit is afgehandeld.").Bij("toelichting")
	}
	m, err := q.teDoen(ctx, tx, gemeente, nummer)
	if err != nil {
		return err
	}
	m.Stand, m.Afgehandeld, m.Door, m.Toelichting = Afgehandeld, nu, wie, toelichting
	if err := zetStand(ctx, tx, m); err != nil {
		return err
	}
	return q.klant.staak(ctx, tx, nummer)
}

func (q *Wachtrij) teDoen(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, nummer int64) (Mislukt, error) {
	m, err := Get(ctx, tx, gemeente, nummer)
	if err == nil && m.Stand == Afgehandeld {
		err = fout.New(fout.Botsing, "Deze mislukte opdracht is al afgehandeld door %s. Laad de pagina opnieuw.", m.Door)
	}
	return m, err
}

func (k klantVan[T]) opnieuw(ctx context.Context, tx *opslag.Tx, id int64) error {
	_, err := k.JobRetryTx(ctx, k.txVan(tx), id)
	return err
}

// staak takes a job out of the queue. One that runs just now is told to stop; what it
// did stays.
func (k klantVan[T]) staak(ctx context.Context, tx *opslag.Tx, id int64) error {
	_, err := k.JobDeleteTx(ctx, k.txVan(tx), id)
	if errors.Is(err, rivertype.ErrJobRunning) {
		_, err = k.JobCancelTx(ctx, k.txVan(tx), id)
	}
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil
	}
	return err
}

// verslag writes down what fails.
type verslag struct{ q *Wachtrij }

// verslagtijd bounds the writing of one failure.
const verslagtijd = 30 * time.Second

// HandleError writes down that a job failed. When the program is being stopped, the job
// was only broken off: that is no failure.
func (v verslag) HandleError(ctx context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	if ctx.Err() == nil && !errors.Is(err, context.Canceled) {
		v.schrijf(ctx, job, fout.Zin(err), err.Error())
	}
	return nil
}

// HandlePanic writes down that a job panicked, and where.
func (v verslag) HandlePanic(ctx context.Context, job *rivertype.JobRow, wat any, spoor string) *river.ErrorHandlerResult {
	v.schrijf(ctx, job, fout.Zin(nil), fmt.Sprintf("panic: %v\n%s", wat, spoor))
	return nil
}

func (v verslag) schrijf(ctx context.Context, job *rivertype.JobRow, reden, oorzaak string) {
	v.q.log.ErrorContext(ctx, "een opdracht in de wachtrij is mislukt",
		"opdracht", job.Kind, "nummer", job.ID, "poging", job.Attempt, "fout", oorzaak)
	ctx, klaar := context.WithTimeout(opslag.Volhard(context.WithoutCancel(ctx)), verslagtijd)
	defer klaar()
	err := v.q.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
		return noteer(ctx, tx,
			misluktVan(job, v.q.klok.Nu(), reden, oorzaak))
	})
	if err != nil { // the job itself is tried again, and inhalen sees it at the next start
		v.q.log.ErrorContext(ctx, "een mislukte opdracht is niet vastgelegd", "nummer", job.ID, "fout", err.Error())
	}
}

func misluktVan(job *rivertype.JobRow, nu tijdlijn.Moment, reden, oorzaak string) Mislukt {
	m := Mislukt{
		Nummer: job.ID, Naam: job.Kind, Opdracht: eenvormig(job.EncodedArgs), Onderwerp: onderwerpVan(job), Stand: Wacht,
		Pogingen: int64(job.Attempt), Reden: reden, Oorzaak: oorzaak, Sinds: nu, Laatst: nu,
	}
	if job.Attempt >= job.MaxAttempts {
		m.Stand = Opgegeven
	}
	return m
}

// eenvormig writes a job as JSON in one form: each database keeps it in a form of its
// own.
func eenvormig(opdracht []byte) string {
	lezer := json.NewDecoder(bytes.NewReader(opdracht))
	lezer.UseNumber()
	var wat any
	if err := lezer.Decode(&wat); err != nil {
		return string(opdracht)
	}
	tekst, err := json.Marshal(wat)
	if err != nil {
		return string(opdracht)
	}
	return string(tekst)
}

// gelukt takes away the failure of a job that succeeded after all.
func (q *Wachtrij) gelukt(ctx context.Context, job *rivertype.JobRow) error {
	return q.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error { return wis(ctx, tx, onderwerpVan(job).Gemeente, job.ID) })
}

// inhalen writes down what failed without being written down: before this version, or
// while the store could not be reached.
func (q *Wachtrij) inhalen(ctx context.Context) error {
	wat := river.NewJobListParams().States(rivertype.JobStateRetryable, rivertype.JobStateDiscarded).
		OrderBy(river.JobListOrderByID, river.SortOrderAsc).First(1000)
	for {
		bladzij, err := q.klant.JobList(ctx, wat)
		if err != nil || len(bladzij.Jobs) == 0 {
			return err
		}
		err = q.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
			for _, job := range bladzij.Jobs {
				if _, staat, err := lees(ctx, tx, onderwerpVan(job).Gemeente, job.ID); err != nil || staat {
					if err != nil {
						return err
					}
					continue
				}
				oorzaak := ""
				if n := len(job.Errors); n > 0 {
					oorzaak = job.Errors[n-1].Error
				}
				if err := noteer(ctx, tx, misluktVan(job, q.klok.Nu(), fout.Zin(nil), oorzaak)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		wat = wat.After(bladzij.LastCursor)
	}
}

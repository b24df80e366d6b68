package wachtrij_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"testing"
	"time"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
)

var (
	weesp      = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	wijdemeren = kenmerk.Must(kenmerk.ParseGemeentecode("1696"))
)

// groet is a job; what it is about does not matter to the queue.
type groet struct {
	Naam     string               `json:"naam"`
	Aantal   int64                `json:"aantal"`
	Gemeente kenmerk.Gemeentecode `json:"gemeente"`
	Taak     string               `json:"taak"`
}

func (groet) Kind() string { return "proef.groet" }

func (g groet) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{Gemeente: g.Gemeente, Soort: "groet", ID: g.Naam, Taak: g.Taak}
}

// proef is a queue whose jobs do what the test says.
type proef struct {
	*testing.T
	o   *opslag.Opslag
	q   *wachtrij.Wachtrij
	ctx context.Context

	slot   sync.Mutex
	gezien map[string]int
	doe    func(g groet) error
}

func nieuw(t *testing.T, o *opslag.Opslag) *proef {
	t.Helper()
	ctx, klaar := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(klaar)
	p := &proef{T: t, o: o, ctx: ctx, gezien: map[string]int{}, doe: func(groet) error { return nil }}
	var err error
	p.q, err = wachtrij.New(o, tijdlijn.Systeemklok{}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	p.moet(err)
	wachtrij.Doe(p.q, func(_ context.Context, g groet) error {
		p.slot.Lock()
		defer p.slot.Unlock()
		p.gezien[g.Naam]++
		return p.doe(g)
	})
	return p
}

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *proef) zet(opdrachten ...wachtrij.Opdracht) {
	p.Helper()
	p.moet(p.o.Transactie(p.ctx, opslag.Zonder, func(tx *opslag.Tx) error { return p.q.ZetIn(p.ctx, tx, opdrachten...) }))
}

func (p *proef) voer(tekst string) {
	p.Helper()
	p.moet(p.o.Transactie(p.ctx, opslag.Zonder, func(tx *opslag.Tx) error { _, err := tx.Voer(p.ctx, tekst); return err }))
}

// laat says what the jobs do from now on.
func (p *proef) laat(doe func(g groet) error) {
	p.slot.Lock()
	defer p.slot.Unlock()
	p.doe = doe
}

func (p *proef) keer(naam string) int {
	p.slot.Lock()
	defer p.slot.Unlock()
	return p.gezien[naam]
}

// tot waits until ja, and fails when that takes longer than the limit.
func (p *proef) tot(wat string, hoogstens time.Duration, ja func() bool) {
	p.Helper()
	ctx, klaar := context.WithTimeout(p.ctx, hoogstens)
	defer klaar()
	tik := time.NewTicker(20 * time.Millisecond)
	defer tik.Stop()
	for !ja() {
		select {
		case <-ctx.Done():
			p.Fatalf("na %s nog niet: %s", hoogstens, wat)
		case <-tik.C:
		}
	}
}

// van is all work for these municipalities; with these tasks only.
func van(gemeenten []kenmerk.Gemeentecode, taken ...string) (van []wachtrij.Werkveld) {
	for _, g := range gemeenten {
		van = append(van, wachtrij.Werkveld{Gemeente: g, Taken: taken})
	}
	return van
}

func (p *proef) open(gemeenten ...kenmerk.Gemeentecode) []wachtrij.Mislukt {
	p.Helper()
	alle, err := wachtrij.Mislukte(p.ctx, p.o, wachtrij.Filter{Van: van(gemeenten)})
	p.moet(err)
	return alle
}

// opBeide runs a test on both databases, with the address of the store.
func opBeide(t *testing.T, doe func(t *testing.T, adres string)) {
	for naam, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		t.Run(naam, func(t *testing.T) { doe(t, adres(t)) })
	}
}

// alsKind makes this program carry out jobs of the store at this address that never
// end, instead of testing.
const alsKind = "NABUUR_WACHTRIJ_KIND"

func TestMain(m *testing.M) {
	if adres := os.Getenv(alsKind); adres != "" {
		if err := werkZonderEind(adres); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// werkZonderEind says on standard output that a job was begun, and does nothing more.
func werkZonderEind(adres string) error {
	ctx := context.Background()
	o, err := opslag.Open(ctx, adres)
	if err != nil {
		return err
	}
	q, err := wachtrij.New(o, tijdlijn.Systeemklok{}, nil)
	if err != nil {
		return err
	}
	wachtrij.Doe(q, func(ctx context.Context, g groet) error {
		fmt.Println("bezig")
		<-ctx.Done()
		return ctx.Err()
	})
	if err := q.Start(ctx); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, os.Stdin) // until the test ends, or kills this program
	return errors.Join(err, q.Stop(ctx))
}

package wachtrij_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
)

// What comes back goes on whatever became of the round before, and Stop ends with a
// round that began after it was called.
func TestHerhaalKomtTerugTotStop(t *testing.T) {
	var log bytes.Buffer
	q, err := wachtrij.New(opslagproef.Open(t, opslagproef.AdresSQLite(t)), tijdlijn.Systeemklok{}, slog.New(slog.NewTextHandler(&log,
		&slog.HandlerOptions{Level: slog.LevelError})))
	if err != nil {
		t.Fatal(err)
	}
	wachtrij.Doe(q, func(context.Context, groet) error { return nil }) // a queue has work of its own
	var ronden atomic.Int64
	vierde := make(chan struct{})
	q.Herhaal("proef", time.Millisecond, func(context.Context) error {
		switch n := ronden.Add(1); n {
		case 1:
			return errors.New("dit lukt nog niet")
		case 2:
			return []error{nil}[n] // a fault of the work itself
		case 4:
			close(vierde)
		}
		return nil
	})
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-vierde
	voor := ronden.Load()
	if err := q.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	na := ronden.Load()
	if na <= voor {
		t.Errorf("na Stop kwam geen ronde meer: %d en %d", voor, na)
	}
	if tekst := log.String(); strings.Count(tekst, "herhaald werk mislukt") != 2 || !strings.Contains(tekst, "dit lukt nog niet") ||
		!strings.Contains(tekst, "out of range") {
		t.Errorf("in het logboek van het programma: %s", tekst)
	}
	// Started again it begins with a round at once, and Stop does not wait for ever.
	vast := make(chan struct{})
	q.Herhaal("vast", time.Hour, func(ctx context.Context) error {
		close(vast)
		<-ctx.Done()
		return ctx.Err()
	})
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-vast
	ctx, klaar := context.WithCancel(t.Context())
	klaar()
	if err := q.Stop(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Stop: %v", err)
	}
}

package wachtrij

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// herhaling is work that comes back.
type herhaling struct {
	naam string
	elke time.Duration
	doe  func(ctx context.Context) error
}

// herhalingen runs what comes back, beside the jobs of the queue.
type herhalingen struct {
	alle    []herhaling
	stop    context.CancelFunc // one more round, and no other
	breekAf context.CancelFunc // nor that one
	bezig   sync.WaitGroup
}

// Herhaal has doe carried out when the queue is started, then once every elke, and
// once more at Stop, which waits for it. It is called before Start.
//
// It is for work that finds out by itself what there is to do. Nothing of it is
// written in the store: every process that carries out the queue does its own rounds,
// also at the same moment as another. A round that fails is logged, and the next one
// comes all the same.
func (q *Wachtrij) Herhaal(naam string, elke time.Duration, doe func(ctx context.Context) error) {
	q.herhaal.alle = append(q.herhaal.alle, herhaling{naam, elke, doe})
}

func (q *Wachtrij) beginHerhaal(ctx context.Context) {
	h := &q.herhaal
	werk, breekAf := context.WithCancel(ctx)
	ronden, stop := context.WithCancel(werk)
	h.breekAf, h.stop = breekAf, stop
	for _, wat := range h.alle {
		h.bezig.Go(func() {
			tik := time.NewTicker(wat.elke)
			defer tik.Stop()
			for laatste := false; ; {
				if err := wat.ronde(werk); err != nil && werk.Err() == nil {
					q.log.ErrorContext(ctx, "herhaald werk mislukt", "werk", wat.naam, "oorzaak", err.Error())
				}
				if laatste {
					return
				}
				select {
				case <-ronden.Done():
					laatste = true
				case <-tik.C:
				}
			}
		})
	}
}

// ronde does it once; a panic is an error, as it is in a job.
func (w herhaling) ronde(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v\n%s", r, debug.Stack())
		}
	}()
	return w.doe(ctx)
}

// eindigHerhaal waits for the last rounds, and breaks them off when ctx ends.
func (q *Wachtrij) eindigHerhaal(ctx context.Context) error {
	h := &q.herhaal
	if h.stop == nil {
		return nil
	}
	h.stop()
	defer h.breekAf()
	klaar := make(chan struct{})
	go func() { h.bezig.Wait(); close(klaar) }()
	select {
	case <-klaar:
		return nil
	case <-ctx.Done():
		h.breekAf()
		<-klaar
		return ctx.Err()
	}
}

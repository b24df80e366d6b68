package wachtrij

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"nabuur/grond/fout"
	"nabuur/opslag"
)

// Start begins carrying out jobs in the background, until Stop or until ctx ends. Jobs
// that a program which is gone had begun are taken up within seconds, those of a
// program that lives never.
func (q *Wachtrij) Start(ctx context.Context) error {
	q.loopt.Lock()
	defer q.loopt.Unlock()
	if q.loopt.stop != nil {
		return fout.New(fout.Storing, "De wachtrij loopt al. Geef dit door aan de applicatiebeheerder.")
	}
	teken, err := q.o.Aanwezig(ctx, q.nummer)
	if err != nil {
		return err
	}
	rond, einde := context.WithCancel(context.WithoutCancel(ctx))
	gezien, uitHetZicht := context.WithCancel(rond)
	q.loopt.gezien = gezien
	err = q.inhalen(ctx)
	if err == nil {
		err = q.klant.Start(ctx)
	}
	if err != nil {
		uitHetZicht()
		einde()
		return errors.Join(err, teken.Sluit())
	}
	klaar := make(chan error, 1)
	go func() { klaar <- q.houdToezicht(rond, teken, uitHetZicht) }()
	q.loopt.stop = func() error {
		einde()
		return <-klaar
	}
	q.beginHerhaal(ctx)
	return nil
}

// Stop waits for the jobs that are running and takes no new ones. When ctx ends before
// they do, this program still shows that it is alive, so that nobody takes them.
func (q *Wachtrij) Stop(ctx context.Context) error {
	if err := errors.Join(q.eindigHerhaal(ctx), q.klant.Stop(ctx)); err != nil {
		return err
	}
	q.loopt.Lock()
	stop := q.loopt.stop
	q.loopt.stop = nil
	q.loopt.Unlock()
	if stop == nil {
		return nil
	}
	return stop() // without the lock: houdToezicht may be waiting for it
}

// gezien gives the context that ends when the others do not see this program.
func (q *Wachtrij) gezien() context.Context {
	q.loopt.Lock()
	defer q.loopt.Unlock()
	return q.loopt.gezien
}

// houdToezicht takes up the jobs of programs that are gone, again and again until rond
// ends. When this program is out of sight itself, it stops its jobs and shows itself
// anew.
func (q *Wachtrij) houdToezicht(rond context.Context, teken *opslag.Aanwezig, uitHetZicht func()) error {
	tik := time.NewTicker(toezicht)
	defer tik.Stop()
	for {
		if _, err := q.neemOver(rond); err != nil && rond.Err() == nil {
			q.log.ErrorContext(rond, "opdrachten van gestopte programma's zijn niet overgenomen", "fout", err.Error())
		}
		select {
		case <-rond.Done():
			uitHetZicht()
			return teken.Sluit()
		case <-tik.C:
		case <-teken.Kwijt():
			uitHetZicht()
			q.log.WarnContext(rond, "de andere programma's op deze opslag zien dit programma niet meer; de lopende opdrachten stoppen")
			if nieuw, err := q.toonOpnieuw(rond, tik.C); err == nil {
				_ = teken.Sluit() // its connection is gone
				teken = nieuw
				var gezien context.Context
				gezien, uitHetZicht = context.WithCancel(rond)
				q.loopt.Lock()
				q.loopt.gezien = gezien
				q.loopt.Unlock()
			}
		}
	}
}

// toonOpnieuw shows this program again as soon as that can be done.
func (q *Wachtrij) toonOpnieuw(rond context.Context, tik <-chan time.Time) (*opslag.Aanwezig, error) {
	for {
		if teken, err := q.o.Aanwezig(rond, q.nummer); err == nil {
			return teken, nil
		}
		select {
		case <-rond.Done():
			return nil, rond.Err()
		case <-tik:
		}
	}
}

// neemOver puts back the jobs that were begun by programs that are gone, and gives how
// many.
func (q *Wachtrij) neemOver(ctx context.Context) (int, error) {
	jobs, err := leesLopend(ctx, q.o)
	if err != nil {
		return 0, err
	}
	leeft := map[int32]bool{q.nummer: true}
	var wezen []lopend
	for _, job := range jobs {
		nummer, bekend := nummerVan(job.door)
		if !bekend {
			continue // of an older version; the library puts it back after its longest time
		}
		if _, gevraagd := leeft[nummer]; !gevraagd {
			if leeft[nummer], err = q.o.IsAanwezig(ctx, nummer); err != nil {
				return 0, err
			}
		}
		if !leeft[nummer] {
			wezen = append(wezen, job)
		}
	}
	if len(wezen) == 0 {
		return 0, nil
	}
	var over int
	err = q.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
		over = 0
		for _, job := range wezen {
			vrij, err := geefVrij(ctx, tx, job)
			if err != nil {
				return err
			}
			if vrij {
				over++
			}
		}
		return nil
	})
	return over, err
}

// WachtTotLeeg waits until there is nothing left that this program can do now: every
// job is done, waits for another try, or runs in another program that lives; how many
// of the last there are is elders. It returns a Fout when a job failed, with the
// reason as its cause. Start must have been called.
func (q *Wachtrij) WachtTotLeeg(ctx context.Context) (elders int, err error) {
	tik := time.NewTicker(peiling / 4)
	defer tik.Stop()
	for {
		klaar, elders, err := q.isLeeg(ctx)
		if err != nil {
			return 0, err
		}
		if klaar {
			return elders, q.meldMislukte(ctx)
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-tik.C:
		}
	}
}

// isLeeg reports whether nothing is left for this program, and how many jobs run in
// other programs.
func (q *Wachtrij) isLeeg(ctx context.Context) (leeg bool, elders int, err error) {
	wachten, lopen, err := stand(ctx, q.o)
	if err != nil || wachten > 0 || lopen == 0 {
		return err == nil && wachten == 0, 0, err
	}
	if over, err := q.neemOver(ctx); err != nil || over > 0 {
		return false, 0, err
	}
	jobs, err := leesLopend(ctx, q.o)
	if err != nil || slices.ContainsFunc(jobs, func(job lopend) bool { return job.door == naamVan(q.nummer) }) {
		return false, 0, err
	}
	// None of ours runs. One that ended meanwhile may have left work behind.
	wachten, lopen, err = stand(ctx, q.o)
	return err == nil && wachten == 0 && lopen == int64(len(jobs)), len(jobs), err
}

func (q *Wachtrij) meldMislukte(ctx context.Context) error {
	mislukt, err := alleOpen(ctx, q.o)
	if err != nil || len(mislukt) == 0 {
		return err
	}
	redenen := make([]error, len(mislukt))
	for i, m := range mislukt {
		redenen[i] = fmt.Errorf("%s %s: %s", m.Naam, m.Opdracht, m.Oorzaak)
	}
	return fout.New(fout.Storing, "Er zijn %d opdrachten in de wachtrij mislukt; zij worden later opnieuw geprobeerd.", len(mislukt)).
		Door(errors.Join(redenen...))
}

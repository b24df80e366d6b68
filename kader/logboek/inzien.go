package logboek

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"nabuur/grond/fout"
	"nabuur/opslag"
)

const (
	grootsteBundel = 64               // looks in one commit
	meesteWachten  = 4096             // looks that wait for the store at the same time
	inzagetijd     = 30 * time.Second // the longest that a commit of looks may take
)

// Inzien shows somebody a record. lees reads it, as it was at one moment, asks
// whether he may, and tells who looks at what; the answer comes after it is on disk
// that he looked. When that cannot be written there is no answer, but a Fout
// (NuNietBereikt) that says so.
//
// Looking waits for nobody else who looks. lees runs once, and has no effect
// outside itself.
func Inzien[T any](ctx context.Context, log *Logboek, lees func(l opslag.Lezer) (T, Regel, error)) (T, error) {
	var gezien, niets T
	var regel Regel
	err := log.o.Momentopname(ctx, func(l opslag.Lezer) (err error) {
		gezien, regel, err = lees(l)
		return err
	})
	if err == nil {
		err = log.legVast(ctx, regel)
	}
	if err != nil {
		return niets, err
	}
	return gezien, nil
}

// legVast writes that somebody looked, and returns when it is on disk.
func (l *Logboek) legVast(ctx context.Context, regel Regel) error {
	if err := keur(regel); err != nil {
		return err
	}
	nu := l.klok.Nu()
	id, err := l.ids.NewID(nu)
	if err != nil {
		return nietVastgelegd(err)
	}
	gegevens, err := gegevensTekst(regel.Gegevens)
	if err != nil {
		return err
	}
	return l.inzagen.leg(ctx, rij{
		gemeente: regel.Gemeente.String(), inzage: id, moment: strconv.FormatInt(int64(nu), 10), medewerker: regel.Medewerker,
		organisatie: string(regel.Organisatie), namens: regel.Namens, handeling: regel.Handeling, soort: regel.Soort,
		object: regel.Object, doel: regel.Doel, toedeling: regel.Toedeling, gegevens: gegevens,
	})
}

func nietVastgelegd(oorzaak error) error {
	return fout.New(fout.NuNietBereikt,
		"Nabuur kan nu niet vastleggen dat u dit inziet, en laat het daarom niet zien. Probeer het zo dadelijk opnieuw.").Door(oorzaak)
}

// bundel gathers looks that come at the same time into one commit: on the disk of an
// embedded store a commit costs the same for one look as for sixty-four. Nothing is
// waited for: whoever comes first is written at once, and those who come meanwhile go
// together in the next commit.
type bundel struct {
	schrijf func(ctx context.Context, rijen []rij) error
	hoogste int // commits at the same time

	slot    sync.Mutex
	wachten []wachtende
	lopers  int // goroutines that write; each ends when nothing waits
}

type wachtende struct {
	ctx   context.Context // of whoever waits, for what it carries: when it ends, the look is still written
	rij   rij
	klaar chan<- error // has room for the one answer
}

func nieuweBundel(o *opslag.Opslag) *bundel {
	return &bundel{hoogste: o.Tegelijk(), schrijf: func(ctx context.Context, rijen []rij) error { return voegInzagenToe(ctx, o, rijen) }}
}

var errVol = errors.New("logboek: er wachten te veel inzagen op de opslag")

// leg hands over one look and waits until it is on disk. Whoever stops waiting does
// not take it back: it may be written after all.
func (b *bundel) leg(ctx context.Context, r rij) error {
	klaar := make(chan error, 1)
	b.slot.Lock()
	vol := len(b.wachten) >= meesteWachten
	if !vol {
		b.wachten = append(b.wachten, wachtende{ctx, r, klaar})
		if b.lopers < b.hoogste {
			b.lopers++
			go b.loop()
		}
	}
	b.slot.Unlock()
	if vol {
		return nietVastgelegd(errVol)
	}
	select {
	case err := <-klaar:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// loop writes what waits until nothing does. It goes on when somebody whose look it
// holds went away: the others still wait.
func (b *bundel) loop() {
	for partij := b.neem(); partij != nil; partij = b.neem() {
		b.schrijfPartij(partij)
	}
}

func (b *bundel) neem() []wachtende {
	b.slot.Lock()
	defer b.slot.Unlock()
	aantal := min(len(b.wachten), grootsteBundel)
	if aantal == 0 {
		b.wachten = nil
		b.lopers--
		return nil
	}
	partij := b.wachten[:aantal:aantal]
	b.wachten = b.wachten[aantal:]
	return partij
}

// schrijfPartij writes the looks in one commit. When that fails each is tried by
// itself, so that one that the store refuses does not take the others with it.
func (b *bundel) schrijfPartij(partij []wachtende) {
	ctx, klaar := context.WithTimeout(context.WithoutCancel(partij[0].ctx), inzagetijd)
	defer klaar()
	rijen := make([]rij, len(partij))
	for i, w := range partij {
		rijen[i] = w.rij
	}
	err := b.schrijf(ctx, rijen)
	if err != nil && len(partij) > 1 && ctx.Err() == nil {
		for i := range partij {
			b.schrijfPartij(partij[i : i+1])
		}
		return
	}
	if err != nil {
		err = nietVastgelegd(err)
	}
	for _, w := range partij {
		w.klaar <- err
	}
}

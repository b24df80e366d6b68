package taakverdeling

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// ineens reads the whole division from l, without anything that was kept.
func ineens(t *testing.T, r *Register, l opslag.Lezer) *Verdeling {
	t.Helper()
	_, per, err := r.bekendNu(context.WithoutCancel(t.Context()), l)
	if err != nil {
		t.Fatal(err)
	}
	v, err := legeVerdeling(r.gemeenten).met(per)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// schrijver draws changes of a division, allowed ones and refused ones.
type schrijver struct {
	*rand.Rand
	r      *Register
	bekend func(gemeente kenmerk.Gemeentecode) []Toedeling
	nu     tijdlijn.Moment
}

var schrijvenIn = []kenmerk.Gemeentecode{weesp, amsterdam, code("1942"), code("0381"), code("0402"), code("1696")}

func (s *schrijver) doe(ctx context.Context, tx *opslag.Tx) error {
	gemeente := schrijvenIn[s.IntN(len(schrijvenIn))]
	bekend := s.bekend(gemeente)
	s.nu += 1000
	if len(bekend) == 0 || s.IntN(3) == 0 {
		return s.r.Toedelen(ctx, tx, s.nu, s.trek(gemeente), s.trek(schrijvenIn[s.IntN(len(schrijvenIn))]))
	}
	oud := bekend[s.IntN(len(bekend))]
	switch s.IntN(3) {
	case 0:
		return s.r.Beeindigen(ctx, tx, s.nu, gemeente, oud.ID, oud.Geldig.Vanaf.Plus(s.IntN(300)), Afwikkeling{Uitlopen: s.IntN(2) == 0})
	case 1:
		nieuw := s.trek(gemeente)
		nieuw.Taak = oud.Taak
		return s.r.Corrigeren(ctx, tx, s.nu, oud.ID, nieuw)
	}
	return s.r.Intrekken(ctx, tx, s.nu, gemeente, oud.ID)
}

func (s *schrijver) trek(gemeente kenmerk.Gemeentecode) Toedeling {
	vanaf := dag("2010-01-01").Plus(s.IntN(7000))
	t := Toedeling{Gemeente: gemeente, ID: strconv.Itoa(s.Int()), Taak: []Taak{"wmo.aanvraag", "jeugd.besluit"}[s.IntN(2)],
		Grondslag:  Mandaat,
		Uitvoerder: organisatie.Kenmerk(fmt.Sprint("REGIO-", s.IntN(4))), Geldig: tijdlijn.Vanaf(vanaf)}
	if s.IntN(4) > 0 {
		t.Geldig.Tot = vanaf.Plus(1 + s.IntN(1000))
	}
	return t
}

var errTerug = errors.New("toch niet")

// After any row of changes, kept or undone, what a register kept and brought up
// to date is what is read from the store at once; and so it is inside the
// transaction that changes, before anybody else can know.
func TestBijgewerktIsWatIneensGelezenWordt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, alleGemeenten(t))
		s := &schrijver{Rand: rand.New(rand.NewPCG(7, 25)), r: New(o, r.gemeenten), nu: moment1}
		vastgelegd := 0
		for stap := range 150 {
			voor := stand1(t, r)
			err := o.Transactie(t.Context(), opslag.Zonder, func(tx *opslag.Tx) error {
				s.bekend = func(gemeente kenmerk.Gemeentecode) []Toedeling { return ineens(t, r, tx).Toedelingen(gemeente) }
				for range 1 + s.IntN(3) {
					if err := s.doe(t.Context(), tx); err != nil {
						return err
					}
					binnen, err := r.Stand(t.Context(), tx)
					if err != nil {
						return err
					}
					zelfde(t, binnen, ineens(t, r, tx))
				}
				if s.IntN(5) == 0 {
					return errTerug
				}
				return nil
			})
			var f *fout.Fout
			if err != nil && !errors.Is(err, errTerug) && !errors.As(err, &f) {
				t.Fatal(err)
			}
			na := stand1(t, r)
			zelfde(t, na, ineens(t, r, o))
			if err == nil {
				vastgelegd++
			} else if na != voor {
				t.Fatalf("stap %d: een ongedane wijziging heeft de stand gewijzigd", stap)
			}
		}
		if vastgelegd < 30 {
			t.Errorf("er zijn maar %d wijzigingen vastgelegd", vastgelegd)
		}
	})
}

// loper writes numbers into the division: in the besluit of two municipalities at
// once, so that a torn or an older view shows.
type loper struct {
	o          *opslag.Opslag
	r          *Register
	gemeenten  []kenmerk.Gemeentecode
	vastgelegd atomic.Int64
}

func (l *loper) schrijf(ctx context.Context, n int) error {
	err := l.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
		for _, gemeente := range l.gemeenten {
			t := deelVoor(gemeente, "wmo.aanvraag", "REGIO", "2015-01-01", "")
			t.ID, t.Besluit = "loper", strconv.Itoa(n)
			doe := func() error { return l.r.Corrigeren(ctx, tx, moment1+tijdlijn.Moment(n), "loper", t) }
			if n == 1 {
				doe = func() error { return l.r.Toedelen(ctx, tx, moment1, t) }
			}
			if err := doe(); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		l.vastgelegd.Store(int64(n))
	}
	return err
}

// ziet checks that v shows no less than was committed before it was asked for, and
// both municipalities alike.
func (l *loper) ziet(v *Verdeling, minstens int64) error {
	getal := func(gemeente kenmerk.Gemeentecode) int64 {
		t, _ := v.Get(gemeente, "loper")
		n, _ := strconv.ParseInt(t.Besluit, 10, 64)
		return n
	}
	een, twee := getal(l.gemeenten[0]), getal(l.gemeenten[1])
	if een != twee {
		return fmt.Errorf("%v: gescheurd beeld, %d en %d", l.gemeenten, een, twee)
	}
	if een < minstens {
		return fmt.Errorf("%v: %d gezien, %d was vastgelegd", l.gemeenten, een, minstens)
	}
	return nil
}

// Writers in two processes and readers in both: whoever asks gets at least what
// was committed by then, and never half of a change.
func TestNiemandZietMinderDanIsVastgelegd(t *testing.T) {
	opBeide(t, func(t *testing.T, a, b *opslag.Opslag) {
		g := alleGemeenten(t)
		registers, opslagen := []*Register{New(a, g), New(b, g)}, []*opslag.Opslag{a, b}
		lopers := []*loper{
			{o: a, r: registers[0], gemeenten: []kenmerk.Gemeentecode{weesp, amsterdam}},
			{o: b, r: registers[1], gemeenten: []kenmerk.Gemeentecode{code("1942"), code("1904")}},
		}
		ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
		defer stop()
		var schrijvers, lezers sync.WaitGroup
		for _, l := range lopers {
			schrijvers.Go(func() {
				for n := 1; n <= 40; n++ {
					if err := l.schrijf(ctx, n); err != nil {
						t.Errorf("schrijven: %v", err)
						return
					}
				}
			})
		}
		lees := func(r *Register, vraag func() (*Verdeling, error)) error {
			minstens := []int64{lopers[0].vastgelegd.Load(), lopers[1].vastgelegd.Load()}
			v, err := vraag()
			if err != nil {
				return err
			}
			return errors.Join(lopers[0].ziet(v, minstens[0]), lopers[1].ziet(v, minstens[1]))
		}
		for i, r := range registers {
			for range 2 {
				lezers.Go(func() {
					for ctx.Err() == nil {
						err := lees(r, func() (*Verdeling, error) { return r.Stand(context.WithoutCancel(ctx), opslagen[i]) })
						if err != nil {
							t.Error(err)
							return
						}
					}
				})
			}
		}
		schrijvers.Wait()
		stop()
		lezers.Wait()
		for i, r := range registers {
			zelfde(t, stand1(t, r), ineens(t, r, opslagen[i]))
		}
	})
}

// zonderSlot runs a transaction that no slot holds off: what is then still in order
// is so by the number of the change.
func zonderSlot(t *testing.T, o *opslag.Opslag, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := o.Transactie(context.WithoutCancel(t.Context()), opslag.Zonder, doe); err != nil {
		t.Fatal(err)
	}
}

// The number of a change is taken under a lock that holds until the commit. The
// control goes round that lock: the change with the lower number is committed
// last, and then a register keeps what it knew before it.
func TestNummersKomenInVolgordeVanVastleggen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if o.Soort() == opslag.SQLite {
			return // one transaction at a time may write: the order is always that of the commits
		}
		r, lezer := New(o, alleGemeenten(t)), New(o, alleGemeenten(t))
		eerst, dan := deel("wmo.aanvraag", "0457", "2015-01-01", ""), deelVoor(amsterdam, "wmo.aanvraag", "0363", "2015-01-01", "")
		stand1(t, lezer)
		ctx := context.WithoutCancel(t.Context())
		tweede := make(chan error, 1)
		var eenmaal sync.Once
		zonderSlot(t, o, func(tx *opslag.Tx) error {
			if err := r.Toedelen(t.Context(), tx, moment1, eerst); err != nil {
				return err
			}
			eenmaal.Do(func() {
				go func() {
					tweede <- o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error { return r.Toedelen(ctx, tx, moment1, dan) })
				}()
			})
			stand1(t, lezer)
			return nil
		})
		if err := <-tweede; err != nil {
			t.Fatal(err)
		}
		zelfde(t, stand1(t, lezer), ineens(t, lezer, o))

		buitenom := func(tx *opslag.Tx, gemeente, nummer string) error {
			for _, tekst := range []string{
				`UPDATE taakverdeling_toedeling SET bekend_tot = 1480000000000000 WHERE gemeente = '` + gemeente + `'`,
				`UPDATE taakverdeling_gemeente SET versie = ` + nummer + ` WHERE gemeente = '` + gemeente + `'`,
			} {
				if err := tx.VoerEen(ctx, tekst); err != nil {
					return err
				}
			}
			return nil
		}
		zonderSlot(t, o, func(tx *opslag.Tx) error {
			if err := buitenom(tx, "0457", "3"); err != nil {
				return err
			}
			zonderSlot(t, o, func(tx *opslag.Tx) error {
				if err := buitenom(tx, "0363", "4"); err != nil {
					return err
				}
				return tx.VoerEen(ctx, `UPDATE taakverdeling_stand SET versie = 4`)
			})
			if aantal(stand1(t, lezer)) != 1 {
				t.Error("de lezer ziet de eerste vastgelegde wijziging niet")
			}
			return nil
		})
		if aantal(stand1(t, lezer)) != 1 || aantal(ineens(t, lezer, o)) != 0 {
			t.Error("zonder het slot gaat het ook goed: dan bewijst deze proef niets")
		}
	})
}

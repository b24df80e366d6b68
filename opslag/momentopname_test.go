package opslag_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestMomentopnameToontEenMomentEnSchrijftNiet(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (n BIGINT)`)
		ctx, telling := opslag.MetTelling(t.Context())
		err := o.Momentopname(ctx, func(l opslag.Lezer) error {
			eerst := getal(t, l, `SELECT count(*) FROM proef`)
			voer(t, o, `INSERT INTO proef VALUES (1)`)
			if na, buiten := getal(t, l, `SELECT count(*) FROM proef`), getal(t, o, `SELECT count(*) FROM proef`); eerst != 0 || na != 0 ||
				buiten != 1 {
				t.Errorf("eerst %d, daarna %d, daarbuiten %d", eerst, na, buiten)
			}
			if _, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `INSERT INTO proef VALUES (2) RETURNING n`); err == nil {
				t.Error("een blik schreef")
			}
			return nil
		})
		if err != nil || telling.Transacties() != 1 {
			t.Errorf("%d transacties, %v", telling.Transacties(), err)
		}
		stuk := errors.New("stuk")
		if err := o.Momentopname(ctx, func(opslag.Lezer) error { return stuk }); !errors.Is(err, stuk) {
			t.Error(err)
		}
		if n := getal(t, o, `SELECT count(*) FROM proef`); n != 1 {
			t.Errorf("%d rijen", n)
		}
	})
}

// However many look at once, each of them may ask something outside its look: there
// are connections left for that. Who waits for a turn stops when its context ends.
func TestMomentopnamenHoudenElkaarNietVast(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (n BIGINT)`)
		const kijkers = 40
		ctx, klaar := context.WithTimeout(t.Context(), time.Minute)
		defer klaar()
		kijk := func(erin func()) error {
			return o.Momentopname(ctx, func(l opslag.Lezer) error {
				erin()
				_, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT count(*) FROM proef`)
				if err == nil {
					_, _, err = opslag.Een(ctx, o, opslag.Waarde[int64], `SELECT count(*) FROM proef`)
				}
				return err
			})
		}
		var groep sync.WaitGroup
		for range kijkers {
			groep.Go(func() {
				if err := kijk(func() {}); err != nil {
					t.Error(err)
				}
			})
		}
		groep.Wait()

		binnen, verder := make(chan struct{}), make(chan struct{})
		for range kijkers {
			groep.Go(func() {
				if err := kijk(func() { binnen <- struct{}{}; <-verder }); err != nil && !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			})
		}
		<-binnen // one holds a turn; when all turns are held the others wait
		klaar()
		close(verder)
		go func() {
			for range binnen {
			}
		}()
		groep.Wait()
		close(binnen)
	})
}

// What is added beside the acts does not wait for acts that hold every connection.
func TestVoegBijWachtNietOpHandelingen(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresPostgres(t))
	voer(t, o, `CREATE TABLE proef (n BIGINT)`)
	vast, los := make(chan struct{}), make(chan struct{})
	var groep sync.WaitGroup
	handelingen := o.Pool().Config().MaxConns
	for range handelingen {
		groep.Go(func() {
			if err := o.Transactie(t.Context(), opslag.Zonder,
				func(*opslag.Tx) error { vast <- struct{}{}; <-los; return nil }); err != nil {
				t.Error(err)
			}
		})
	}
	for range handelingen {
		<-vast
	}
	ctx, telling := opslag.MetTelling(t.Context())
	if n, err := o.VoegBij(ctx, `INSERT INTO proef VALUES ($1), ($2)`, int64(1), int64(2)); err != nil || n != 2 ||
		telling.Opdrachten() != 1 {
		t.Errorf("%d rijen, %d opdrachten, %v", n, telling.Opdrachten(), err)
	}
	close(los)
	groep.Wait()
}

func TestVoegBijIsAllesOfNiets(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (n BIGINT PRIMARY KEY)`)
		if n, err := o.VoegBij(t.Context(), `INSERT INTO proef VALUES (1), (2)`); err != nil || n != 2 {
			t.Errorf("%d %v", n, err)
		}
		if _, err := o.VoegBij(t.Context(), `INSERT INTO proef VALUES (3), (2)`); !opslag.IsDubbel(err) {
			t.Error(err)
		}
		if n := getal(t, o, `SELECT count(*) FROM proef`); n != 2 || o.Tegelijk() < 1 {
			t.Errorf("%d rijen", n)
		}
	})
}

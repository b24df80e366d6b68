package opslag_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp      = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	wijdemeren = kenmerk.Must(kenmerk.ParseGemeentecode("1696"))
)

func TestEenTransactieZegtVoorWie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if err := o.Transactie(t.Context(), opslag.Slot{}, func(*opslag.Tx) error { return nil }); !fout.Is(err, fout.Storing) {
			t.Errorf("een vergeten slot: %v", err)
		}
		var leeg kenmerk.Gemeentecode
		for naam, g := range map[string]struct {
			slot  opslag.Slot
			houdt bool
		}{
			"de gemeente zelf": {opslag.Voor(weesp), true},
			"met een ander":    {opslag.Voor(wijdemeren, weesp, wijdemeren), true},
			"alles":            {opslag.Alles, true},
			"een ander":        {opslag.Voor(wijdemeren), false},
			"een lege code":    {opslag.Voor(leeg), false},
			"zonder":           {opslag.Zonder, false},
		} {
			err := o.Transactie(t.Context(), g.slot, func(tx *opslag.Tx) error { return tx.MoetHouden(weesp) })
			if (err == nil) != g.houdt || err != nil && !fout.Is(err, fout.Storing) {
				t.Errorf("%s: %v", naam, err)
			}
			err = o.Transactie(t.Context(), g.slot, func(tx *opslag.Tx) error { return tx.MoetAllesHouden() })
			if (err == nil) != (naam == "alles") || err != nil && !fout.Is(err, fout.Storing) {
				t.Errorf("%s: alles houden: %v", naam, err)
			}
		}
	})
}

// wacht gives how many transactions wait for a slot.
func wacht(t *testing.T, o *opslag.Opslag) int64 {
	t.Helper()
	return getal(t, o, `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
}

// TestSlotenSluitenElkaarUit holds one slot, and looks which other ones can be had
// meanwhile and which wait until it is given back.
func TestSlotenSluitenElkaarUit(t *testing.T) {
	adres := opslagproef.AdresPostgres(t)
	o, ander := opslagproef.Open(t, adres), opslagproef.Open(t, adres) // two programs
	ctx, klaar := context.WithTimeout(t.Context(), time.Minute)
	defer klaar()
	niets := func(*opslag.Tx) error { return nil }
	for naam, g := range map[string]struct {
		eerst, dan opslag.Slot
		samen      bool
	}{
		"een gemeente met zichzelf":    {opslag.Voor(weesp), opslag.Voor(weesp), false},
		"een gemeente met een ander":   {opslag.Voor(weesp), opslag.Voor(wijdemeren), true},
		"een gemeente met twee":        {opslag.Voor(weesp), opslag.Voor(wijdemeren, weesp), false},
		"een gemeente met alles":       {opslag.Voor(weesp), opslag.Alles, false},
		"alles met een gemeente":       {opslag.Alles, opslag.Voor(weesp), false},
		"alles met alles":              {opslag.Alles, opslag.Alles, false},
		"alles met zonder":             {opslag.Alles, opslag.Zonder, true},
		"zonder met een gemeente":      {opslag.Zonder, opslag.Voor(weesp), true},
		"geen gemeente met alles":      {opslag.Voor(), opslag.Alles, false},
		"geen gemeente met een ander":  {opslag.Voor(), opslag.Voor(weesp), true},
		"twee met een van beide":       {opslag.Voor(weesp, wijdemeren), opslag.Voor(wijdemeren), false},
		"twee andersom met hetzelfde":  {opslag.Voor(weesp, wijdemeren), opslag.Voor(wijdemeren, weesp), false},
		"zonder met zonder":            {opslag.Zonder, opslag.Zonder, true},
		"een gemeente na een gemeente": {opslag.Voor(wijdemeren), opslag.Voor(wijdemeren), false},
	} {
		tweede := make(chan error, 1)
		err := o.Transactie(ctx, g.eerst, func(*opslag.Tx) error {
			go func() { tweede <- ander.Transactie(ctx, g.dan, niets) }()
			if g.samen {
				return <-tweede
			}
			for wacht(t, o) == 0 {
				select {
				case err := <-tweede:
					t.Errorf("%s: de tweede wachtte niet (%v)", naam, err)
					tweede <- err
					return nil
				case <-ctx.Done():
					return ctx.Err()
				default:
				}
			}
			return nil
		})
		if err != nil {
			t.Fatalf("%s: %v", naam, err)
		}
		if !g.samen {
			if err := <-tweede; err != nil {
				t.Errorf("%s: %v", naam, err)
			}
		}
	}
}

// TestWieWachtZietWatDaarvoorGebeurde: many transactions read a number and write the
// next one, each in several municipalities named in any order. None fails and none
// is lost. Without the slots they do lose: that is the negative control.
func TestWieWachtZietWatDaarvoorGebeurde(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		const lopers, stappen = 8, 20
		voer(t, o, `CREATE TABLE teller (gemeente TEXT PRIMARY KEY, n BIGINT)`)
		loop := func(sloten ...opslag.Slot) int64 {
			voer(t, o, `DELETE FROM teller`)
			voer(t, o, `INSERT INTO teller VALUES ('0457', 0), ('1696', 0)`)
			var wg sync.WaitGroup
			for i := range lopers {
				wg.Go(func() {
					for range stappen {
						if err := o.Transactie(context.WithoutCancel(t.Context()), sloten[i%len(sloten)], verhoog(t)); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Wait()
			return getal(t, o, `SELECT CAST(sum(n) AS BIGINT) FROM teller`)
		}
		const alle = 2 * lopers * stappen
		if n := loop(opslag.Voor(weesp, wijdemeren), opslag.Voor(wijdemeren, weesp), opslag.Alles); n != alle {
			t.Errorf("de tellers staan samen op %d; wil %d", n, alle)
		}
		if n := loop(opslag.Zonder); (n == alle) != (o.Soort() == opslag.SQLite) {
			t.Errorf("zonder slot staan de tellers samen op %d", n)
		}
	})
}

// verhoog reads both numbers and writes the next ones.
func verhoog(t *testing.T) func(tx *opslag.Tx) error {
	return func(tx *opslag.Tx) error {
		for _, g := range []string{"0457", "1696"} {
			n, _, err := opslag.Een(t.Context(), tx, opslag.Waarde[int64], `SELECT n FROM teller WHERE gemeente = $1`, g)
			if err != nil {
				return err
			}
			if _, err := tx.Voer(t.Context(), `UPDATE teller SET n = $2 WHERE gemeente = $1`, g, n+1); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestEenDrukkeGemeenteHoudtDeAnderenNietOp: many more wait for one municipality than
// there are connections; another one goes on meanwhile.
func TestEenDrukkeGemeenteHoudtDeAnderenNietOp(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresPostgres(t))
	ctx, klaar := context.WithTimeout(t.Context(), time.Minute)
	defer klaar()
	const wachters = 40
	var wg sync.WaitGroup
	err := o.Transactie(ctx, opslag.Voor(weesp), func(*opslag.Tx) error {
		bezig := make(chan struct{}, wachters)
		for range wachters {
			wg.Go(func() {
				bezig <- struct{}{}
				if err := o.Transactie(ctx, opslag.Voor(weesp), func(*opslag.Tx) error { return nil }); err != nil {
					t.Error(err)
				}
			})
		}
		for range wachters {
			<-bezig
		}
		for range 50 { // long enough for all to be waiting
			if err := o.Transactie(ctx, opslag.Voor(wijdemeren), func(*opslag.Tx) error { return nil }); err != nil {
				return err
			}
		}
		return nil
	})
	wg.Wait()
	if err != nil {
		t.Error(err)
	}
	stil, breekAf := context.WithCancel(ctx)
	err = o.Transactie(ctx, opslag.Voor(weesp), func(*opslag.Tx) error {
		breekAf()
		if err := o.Transactie(stil, opslag.Voor(weesp), func(*opslag.Tx) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("wie niet meer wacht: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// A key that is taken is the answer, at once: the act is not tried again.
func TestEenDubbeleSleutelIsHetAntwoord(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (gemeente TEXT PRIMARY KEY)`)
		voer(t, o, `INSERT INTO proef VALUES ('0457')`)
		var pogingen int
		err := o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
			pogingen++
			_, err := tx.Voer(t.Context(), `INSERT INTO proef VALUES ('0457')`)
			return err
		})
		if !opslag.IsDubbel(err) || pogingen != 1 {
			t.Errorf("%d pogingen, %v", pogingen, err)
		}
	})
}

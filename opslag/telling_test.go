package opslag_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

const tweeRijen = `SELECT n FROM proef WHERE gemeente = $1 ORDER BY n`

func vulProef(t *testing.T, o *opslag.Opslag) {
	t.Helper()
	voer(t, o, `CREATE TABLE proef (gemeente TEXT, n BIGINT, PRIMARY KEY (gemeente, n))`)
	voer(t, o, `INSERT INTO proef VALUES ('a', 1), ('a', 2), ('b', 3)`)
}

func lees(t *testing.T, ctx context.Context, l opslag.Lezer) {
	t.Helper()
	alle, err := opslag.Alle(ctx, l, opslag.Waarde[int64], tweeRijen, "a")
	if err != nil || !slices.Equal(alle, []int64{1, 2}) {
		t.Errorf("gelezen: %v %v", alle, err)
	}
}

func TestTelling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		vulProef(t, o)
		ctx, telling := opslag.MetTelling(t.Context())
		lees(t, ctx, o)
		lees(t, t.Context(), o) // outside the context: not counted
		err := o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
			lees(t, ctx, tx)
			if _, err := tx.Voer(ctx, `UPDATE proef SET n = n + 10`); err != nil {
				return err
			}
			_, err := tx.Bulk(ctx, "proef", []string{"gemeente", "n"}, slices.Values([][]any{{"c", int64(1)}, {"c", int64(2)}}))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if o, r, tx := telling.Opdrachten(), telling.Rijen(), telling.Transacties(); o != 4 || r != 2+2+3+2 || tx != 1 {
			t.Errorf("geteld: %d opdrachten, %d rijen, %d transacties", o, r, tx)
		}
		vaakst := telling.Vragen()[0]
		if vaakst.Tekst != tweeRijen || vaakst.Keren != 2 || vaakst.Rijen != 4 || !slices.Equal(vaakst.Waarden, []any{"a"}) {
			t.Errorf("het vaakst gevraagd: %+v", vaakst)
		}
	})
}

// A reader that stops early has read only what it took.
func TestTellingStopt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		vulProef(t, o)
		ctx, telling := opslag.MetTelling(t.Context())
		for _, err := range opslag.Rijen(ctx, o, opslag.Waarde[int64], tweeRijen, "a") {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
		if n := telling.Rijen(); n != 1 {
			t.Errorf("%d rijen geteld, er is er één gelezen", n)
		}
	})
}

func TestTellingSamen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		vulProef(t, o)
		ctx, telling := opslag.MetTelling(t.Context())
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 10 {
					lees(t, ctx, o)
				}
			})
		}
		wg.Wait()
		if o, r := telling.Opdrachten(), telling.Rijen(); o != 80 || r != 160 {
			t.Errorf("geteld: %d opdrachten, %d rijen", o, r)
		}
	})
}

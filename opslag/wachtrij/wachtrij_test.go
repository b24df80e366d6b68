package wachtrij_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
)

type groet struct {
	Naam string `json:"naam"`
}

func (groet) Kind() string { return "proef.groet" }

func TestEenOpdrachtBestaatAlleenMetHaarTransactie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		q, err := wachtrij.New(o, nil)
		if err != nil {
			t.Fatal(err)
		}
		var slot sync.Mutex
		gezien := map[string]int{}
		wachtrij.Doe(q, func(_ context.Context, g groet) error {
			slot.Lock()
			defer slot.Unlock()
			gezien[g.Naam]++
			if g.Naam == "mislukt" {
				return errors.New("dit lukt nog niet")
			}
			return nil
		})
		zet := func(naam string, na error) error {
			return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				if err := q.ZetIn(t.Context(), tx, groet{naam}); err != nil {
					return err
				}
				return na
			})
		}
		afgebroken := errors.New("afgebroken")
		if err := zet("een", nil); err != nil {
			t.Fatal(err)
		}
		if err := zet("nooit", afgebroken); !errors.Is(err, afgebroken) {
			t.Fatal(err)
		}
		ctx, klaar := context.WithTimeout(t.Context(), 30*time.Second)
		defer klaar()
		if err := q.Start(ctx); err != nil {
			t.Fatal(err)
		}
		if err := zet("twee", nil); err != nil {
			t.Fatal(err)
		}
		if err := q.WachtTotLeeg(ctx); err != nil {
			t.Fatal(err)
		}
		if err := zet("mislukt", nil); err != nil {
			t.Fatal(err)
		}
		if err := q.WachtTotLeeg(ctx); !fout.Is(err, fout.Storing) {
			t.Errorf("een mislukte opdracht bleef onopgemerkt: %v", err)
		}
		if err := q.Stop(ctx); err != nil {
			t.Fatal(err)
		}
		slot.Lock()
		defer slot.Unlock()
		if gezien["een"] != 1 || gezien["twee"] != 1 || gezien["nooit"] != 0 || gezien["mislukt"] == 0 {
			t.Errorf("%v", gezien)
		}
	})
}

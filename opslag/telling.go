package opslag

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Telling counts what the store was asked under a context: statements, rows that
// came back, and transactions that were begun, those of Momentopname too. It is made
// by MetTelling and safe for use by many goroutines. It counts what passes through
// Rijen, Alle, Een, Voer, VoerEen, Bulk and VoegBij; what wachtrij and migratie do with
// libraries of their own it does not see.
type Telling struct {
	mu          sync.Mutex
	vragen      map[string]*Vraag
	transacties int64
}

// Vraag is one SQL text as it was asked under a Telling.
type Vraag struct {
	Tekst   string
	Keren   int64 // how often it was asked; of Bulk: once per call
	Rijen   int64 // the rows read from its answers, or touched by it
	Waarden []any // those of the last time
}

type tellingSleutel struct{}

// MetTelling gives a context under which every statement is counted, and the
// count. Under a context that has a Telling already, only the new one counts.
func MetTelling(ctx context.Context) (context.Context, *Telling) {
	t := &Telling{vragen: map[string]*Vraag{}}
	return context.WithValue(ctx, tellingSleutel{}, t), t
}

// tellingVan gives the Telling of the context, or nil; the methods below take nil.
func tellingVan(ctx context.Context) *Telling {
	t, _ := ctx.Value(tellingSleutel{}).(*Telling)
	return t
}

// Opdrachten gives the number of statements.
func (t *Telling) Opdrachten() int64 {
	return t.som(func(v *Vraag) int64 { return v.Keren })
}

// Rijen gives the number of rows that came back from reading, or were touched by
// writing. It is not what the database had to look at for them.
func (t *Telling) Rijen() int64 {
	return t.som(func(v *Vraag) int64 { return v.Rijen })
}

// Transacties gives the number of transactions that were begun, each new try as one.
func (t *Telling) Transacties() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.transacties
}

// Vragen gives the texts that were asked, the most asked first and equals in order
// of text.
func (t *Telling) Vragen() []Vraag {
	t.mu.Lock()
	defer t.mu.Unlock()
	alle := make([]Vraag, 0, len(t.vragen))
	for _, v := range t.vragen {
		alle = append(alle, *v)
	}
	slices.SortFunc(alle, func(a, b Vraag) int {
		return cmp.Or(cmp.Compare(b.Keren, a.Keren), cmp.Compare(a.Tekst, b.Tekst))
	})
	return alle
}

func (t *Telling) som(van func(*Vraag) int64) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	var som int64
	for _, v := range t.vragen {
		som += van(v)
	}
	return som
}

// noteer counts one statement and the rows it gave or touched.
func (t *Telling) noteer(tekst string, waarden []any, rijen int64) {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	v := t.vragen[tekst]
	if v == nil {
		v = &Vraag{Tekst: tekst}
		t.vragen[tekst] = v
	}
	v.Keren++
	v.Rijen += rijen
	v.Waarden = waarden
}

func (t *Telling) begin() {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.transacties++
}

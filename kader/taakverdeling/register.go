package taakverdeling

import (
	"context"
	"sync"
	"sync/atomic"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

// Register is the division in the store. It is safe for use by many goroutines.
type Register struct {
	opslag    *opslag.Opslag
	gemeenten *organisatie.Gemeenten
	slot      sync.Mutex // held while loading, so that one change is loaded once
	stand     atomic.Pointer[stand]
}

// stand is a loaded division with the version of the store that it shows, or a
// later one.
type stand struct {
	versie    int64
	verdeling *Verdeling
}

// New gives the register on o.
func New(o *opslag.Opslag, gemeenten *organisatie.Gemeenten) *Register {
	return &Register{opslag: o, gemeenten: gemeenten}
}

// Gemeenten gives the municipalities the register was built with.
func (r *Register) Gemeenten() *organisatie.Gemeenten { return r.gemeenten }

// Stand gives the division as l sees it now. Asked of the store it is what is
// committed, by this process or another; asked of a transaction it is that and
// what the transaction itself changed. While nothing changed it costs one small read.
func (r *Register) Stand(ctx context.Context, l opslag.Lezer) (*Verdeling, error) {
	versie, err := r.versie(ctx, l)
	if err != nil {
		return nil, err
	}
	if s := r.stand.Load(); s != nil && s.versie == versie {
		return s.verdeling, nil
	}
	if _, binnen := l.(*opslag.Tx); binnen {
		return r.laad(ctx, l, sqlBekendNu) // not kept: the transaction may still fail
	}
	r.slot.Lock()
	defer r.slot.Unlock()
	if versie, err = r.versie(ctx, l); err != nil { // it may be another by now
		return nil, err
	}
	if s := r.stand.Load(); s != nil && s.versie == versie {
		return s.verdeling, nil
	}
	verdeling, err := r.laad(ctx, l, sqlBekendNu)
	if err != nil {
		return nil, err
	}
	r.stand.Store(&stand{versie, verdeling})
	return verdeling, nil
}

// BekendOp gives the division as known at the moment: what had been entered by
// then, whatever was ended, withdrawn or corrected since.
func (r *Register) BekendOp(ctx context.Context, moment tijdlijn.Moment) (*Verdeling, error) {
	return r.laad(ctx, r.opslag, sqlBekendOp, moment)
}

// Geschiedenis gives every version of one Toedeling in the order in which they
// became known, withdrawn ones included. An unknown ID gives none.
func (r *Register) Geschiedenis(ctx context.Context, gemeente kenmerk.Gemeentecode, id string) ([]Toedeling, error) {
	return opslag.Alle(ctx, r.opslag, leesToedeling, sqlGeschiedenis, gemeente.String(), id)
}

func (r *Register) laad(ctx context.Context, l opslag.Lezer, tekst string, waarden ...any) (*Verdeling, error) {
	alle, err := opslag.Alle(ctx, l, leesDelend(), tekst, waarden...)
	if err != nil {
		return nil, err
	}
	verdeling, err := NewVerdeling(r.gemeenten, alle)
	if err != nil {
		return nil, fout.New(fout.Storing, "De taakverdeling in de opslag klopt niet. Geef dit door aan de applicatiebeheerder.").Door(err)
	}
	return verdeling, nil
}

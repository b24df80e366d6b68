package taakverdeling

import (
	"context"
	"slices"
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
	beurt     chan struct{} // holds one while someone loads, so that one change is loaded once
	stand     atomic.Pointer[stand]
}

// stand is a division that was loaded: all changes up to and with one number, and
// none after it. A division that a transaction changed is never kept as one: its
// number is taken again when the transaction comes to nothing.
type stand struct {
	nummer    int64
	verdeling *Verdeling
}

// New gives the register on o.
func New(o *opslag.Opslag, gemeenten *organisatie.Gemeenten) *Register {
	return &Register{opslag: o, gemeenten: gemeenten, beurt: make(chan struct{}, 1)}
}

// Gemeenten gives the municipalities the register was built with.
func (r *Register) Gemeenten() *organisatie.Gemeenten { return r.gemeenten }

// Stand gives the division as l sees it now: the store of this register, or a
// transaction on it. Asked of the store it is what is committed, by this process
// or another; asked of a transaction it is that and what the transaction itself
// changed.
//
// While nothing changed it costs one small read. After a change only what the
// changed municipalities divide is read, by one of those who ask; the others wait
// for that and for no more, and who asks of the store never gets less than what
// was committed when he asked.
func (r *Register) Stand(ctx context.Context, l opslag.Lezer) (*Verdeling, error) {
	s := r.stand.Load()
	w, err := r.sinds(ctx, l, s)
	if err != nil {
		return nil, err
	}
	if _, binnen := l.(*opslag.Tx); binnen {
		return r.standIn(ctx, l, s, w)
	}
	if s, err = r.haalBij(ctx, w.nummer); err != nil {
		return nil, err
	}
	return s.verdeling, nil
}

// standIn gives the division as a transaction sees it, of which s and w are the
// last one kept and what changed since. What others committed is loaded outside
// the transaction, so that it can be kept for all; what is then still different,
// the transaction changed itself or does not see yet, and is loaded for it alone.
func (r *Register) standIn(ctx context.Context, l opslag.Lezer, s *stand, w wijziging) (*Verdeling, error) {
	if s == nil || w.nummer > s.nummer {
		bij, err := r.haalBij(ctx, w.nummer)
		if err != nil {
			return nil, err
		}
		if bij != s {
			s = bij
			if w, err = r.sinds(ctx, l, s); err != nil {
				return nil, err
			}
		}
	}
	eigen, err := r.laad(ctx, l, s, w)
	if err != nil {
		return nil, err
	}
	return eigen.verdeling, nil
}

// wijziging says what differs from a division that was loaded.
type wijziging struct {
	nummer    int64 // of the last change
	gemeenten []kenmerk.Gemeentecode
}

// sinds gives what changed between s, or nothing loaded yet, and what l sees now.
func (r *Register) sinds(ctx context.Context, l opslag.Lezer, s *stand) (w wijziging, err error) {
	na := int64(-1)
	if s != nil {
		na = s.nummer
	}
	w.nummer, w.gemeenten, err = r.gewijzigd(ctx, l, na)
	return w, err
}

// haalBij gives a division with every change up to nummer that is committed, and
// keeps it. Whoever comes while someone else loads waits, and mostly finds that
// nothing is left to do.
func (r *Register) haalBij(ctx context.Context, nummer int64) (*stand, error) {
	if s := r.stand.Load(); s != nil && s.nummer >= nummer {
		return s, nil
	}
	select {
	case r.beurt <- struct{}{}:
		defer func() { <-r.beurt }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	s := r.stand.Load()
	if s != nil && s.nummer >= nummer {
		return s, nil
	}
	w, err := r.sinds(ctx, r.opslag, s)
	if err != nil {
		return nil, err
	}
	if s, err = r.laad(ctx, r.opslag, s, w); err != nil {
		return nil, err
	}
	r.stand.Store(s)
	return s, nil
}

// laad gives s, or the empty division, with what differs by w read from l. What is
// read shows every change up to one number, or it is read again.
func (r *Register) laad(ctx context.Context, l opslag.Lezer, s *stand, w wijziging) (*stand, error) {
	for s == nil || w.nummer != s.nummer {
		basis, gemeenten := s, w.gemeenten
		if basis == nil || len(gemeenten) == 0 || len(gemeenten) > meesteGemeenten {
			basis, gemeenten = &stand{verdeling: legeVerdeling(r.gemeenten)}, nil
		}
		nummer, per, err := r.bekendNu(ctx, l, gemeenten...)
		if err != nil {
			return nil, err
		}
		if nummer == w.nummer {
			verdeling, err := basis.verdeling.met(per)
			if err != nil {
				return nil, kloptNiet(err)
			}
			return &stand{nummer, verdeling}, nil
		}
		if w, err = r.sinds(ctx, l, s); err != nil { // it changed between the two reads
			return nil, err
		}
	}
	return s, nil
}

// meesteGemeenten is the number of changed municipalities above which everything
// is read at once instead.
const meesteGemeenten = 100

func kloptNiet(err error) error {
	return fout.New(fout.Storing, "De taakverdeling in de opslag klopt niet. Geef dit door aan de applicatiebeheerder.").Door(err)
}

// BekendOp gives the division as known at the moment: what had been entered by
// then, whatever was ended, withdrawn or corrected since.
func (r *Register) BekendOp(ctx context.Context, moment tijdlijn.Moment) (*Verdeling, error) {
	alle, err := opslag.Alle(ctx, r.opslag, leesDelend(), sqlBekendOp, moment)
	if err != nil {
		return nil, err
	}
	verdeling, err := NewVerdeling(r.gemeenten, alle)
	if err != nil {
		return nil, kloptNiet(err)
	}
	return verdeling, nil
}

// Bekend gives the Toedelingen that these name as they are known now or, for those
// that are known no longer because they were withdrawn or corrected away, as they
// were known last: BekendTot says until when, and is MomentOpen while they are
// known still. It is for what leaned on them: an act is settled with whoever did it,
// also when his Toedeling was withdrawn afterwards. Unlike in a Verdeling, Geldig is
// not cut off at the end of the municipality. What names nothing that was ever
// known is not in the answer. It costs one read, however many are asked for.
func (r *Register) Bekend(ctx context.Context, l opslag.Lezer, verwijzingen ...Verwijzing) (map[Verwijzing]Toedeling, error) {
	bekend := make(map[Verwijzing]Toedeling, len(verwijzingen))
	for deel := range slices.Chunk(eenmaal(verwijzingen), meesteVerwijzingen) {
		versies, err := r.versies(ctx, l, deel)
		if err != nil {
			return nil, err
		}
		for _, t := range versies {
			if v := t.Verwijzing(); t.BekendVanaf > bekend[v].BekendVanaf {
				bekend[v] = t
			}
		}
	}
	return bekend, nil
}

// meesteVerwijzingen is what one statement can ask for on either database.
const meesteVerwijzingen = 5_000

// eenmaal gives each of the references that name something once, in order.
func eenmaal(verwijzingen []Verwijzing) []Verwijzing {
	alle := slices.DeleteFunc(slices.Clone(verwijzingen), Verwijzing.IsLeeg)
	slices.SortFunc(alle, Verwijzing.Vergelijk)
	return slices.Compact(alle)
}

// Geschiedenis gives every version of one Toedeling in the order in which they
// became known, withdrawn ones included. An unknown ID gives none.
func (r *Register) Geschiedenis(ctx context.Context, gemeente kenmerk.Gemeentecode, id string) ([]Toedeling, error) {
	return opslag.Alle(ctx, r.opslag, leesToedeling, sqlGeschiedenis, gemeente.String(), id)
}

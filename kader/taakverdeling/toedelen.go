package taakverdeling

import (
	"context"
	"maps"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Toedelen enters Toedelingen as known from nu on. It refuses (Onjuist) what can
// never be right and (Botsing, naming the holder) a task that someone holds on
// one of the days, or an ID that is in use. On an error nothing may be committed.
//
// Where something else was known at nu and closed later in that same moment, the
// new one is known from that closing on, so that no moment has two answers.
func (r *Register) Toedelen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, toedelingen ...Toedeling) error {
	if len(toedelingen) == 0 {
		return nil
	}
	bekend := map[kenmerk.Gemeentecode][]Toedeling{} // what is known at nu or later, with what is entered here
	nieuw := make([]Toedeling, 0, len(toedelingen))
	for _, t := range toedelingen {
		t = vul(t)
		if err := keur(r.gemeenten, &t); err != nil {
			return err
		}
		if _, gelezen := bekend[t.Gemeente]; !gelezen {
			eerder, err := r.bekendNa(ctx, tx, t.Gemeente, nu)
			if err != nil {
				return err
			}
			bekend[t.Gemeente] = eerder
		}
		t.BekendVanaf, t.BekendTot = nu, tijdlijn.MomentOpen
		if err := r.pas(&t, bekend[t.Gemeente]); err != nil {
			return err
		}
		bekend[t.Gemeente] = append(bekend[t.Gemeente], t)
		nieuw = append(nieuw, t)
	}
	if err := r.schrijf(ctx, tx, nieuw); err != nil {
		if opslag.IsOverlap(err) {
			return fout.New(fout.Botsing,
				"Een van deze taken is intussen al toebedeeld. Bekijk de taakverdeling opnieuw en kies een andere periode.").Door(err)
		}
		return err
	}
	return r.verhoog(ctx, tx, slices.Collect(maps.Keys(bekend))...)
}

// pas looks whether t fits between what is known, and moves BekendVanaf behind
// what was closed after it.
func (r *Register) pas(t *Toedeling, bekend []Toedeling) error {
	for i := range bekend {
		b := &bekend[i]
		huidig := b.BekendTot == tijdlijn.MomentOpen
		zelfde := b.Taak == t.Taak && b.Geldig.Overlapt(t.Geldig)
		switch {
		case huidig && zelfde:
			return overlapFout(r.gemeenten, t, b)
		case huidig && b.ID == t.ID:
			return fout.New(fout.Botsing, "Er is al een toedeling %q voor %s. Kies een ander kenmerk.", t.ID,
				r.gemeenten.Naam(t.Gemeente)).Bij("id")
		case zelfde || b.ID == t.ID:
			t.BekendVanaf = max(t.BekendVanaf, b.BekendTot)
		}
	}
	return nil
}

// Beeindigen ends a Toedeling: tot is the first day on which it no longer holds,
// and afwikkeling says what happens to running work. What was known before nu
// stays known as such. It refuses (Onjuist) an end on or before the first day
// (use Intrekken) and one after the end it already has (use Corrigeren). An ID
// that is not known now is NietGevonden.
func (r *Register) Beeindigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, gemeente kenmerk.Gemeentecode,
	id string, tot tijdlijn.Dag, afwikkeling Afwikkeling) error {
	t, err := r.huidig(ctx, tx, gemeente, id)
	if err != nil {
		return err
	}
	switch {
	case tot <= t.Geldig.Vanaf:
		return fout.New(fout.Onjuist,
			"Deze toedeling begint pas op %s. Kies een latere einddatum, of trek haar in.", t.Geldig.Vanaf.Tekst()).Bij("tot")
	case tot > t.Geldig.Tot:
		return fout.New(fout.Onjuist,
			"Deze toedeling eindigt al na %s. Corrigeer haar als zij langer moet gelden.", t.Geldig.Laatste().Tekst()).Bij("tot")
	}
	nieuw := t
	nieuw.Geldig.Tot, nieuw.Afwikkeling = tot, afwikkeling
	return r.vervang(ctx, tx, nu, t, nieuw)
}

// Corrigeren puts another Toedeling in the place of one that turned out wrong:
// from nu on it is known never to have been so. The new one keeps the ID unless
// it brings its own. An ID that is not known now is NietGevonden; for the rest it
// refuses what Toedelen refuses.
func (r *Register) Corrigeren(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, oudID string, nieuw Toedeling) error {
	oud, err := r.huidig(ctx, tx, nieuw.Gemeente, oudID)
	if err != nil {
		return err
	}
	if nieuw.ID == "" {
		nieuw.ID = oudID
	}
	return r.vervang(ctx, tx, nu, oud, nieuw)
}

// Intrekken withdraws a Toedeling: from nu on it is known never to have held. An
// ID that is not known now is NietGevonden.
func (r *Register) Intrekken(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, gemeente kenmerk.Gemeentecode, id string) error {
	oud, err := r.huidig(ctx, tx, gemeente, id)
	if err != nil {
		return err
	}
	if _, err := r.sluit(ctx, tx, nu, oud); err != nil {
		return err
	}
	return r.verhoog(ctx, tx, gemeente)
}

// vervang closes what was known and enters what is known from then on.
func (r *Register) vervang(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, oud, nieuw Toedeling) error {
	moment, err := r.sluit(ctx, tx, nu, oud)
	if err != nil {
		return err
	}
	return r.Toedelen(ctx, tx, moment, nieuw)
}

// sluit closes what was known at nu, or a microsecond after it became known when
// that is later, and gives that moment.
func (r *Register) sluit(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, oud Toedeling) (tijdlijn.Moment, error) {
	moment := max(nu, oud.BekendVanaf+1)
	return moment, r.sluitRij(ctx, tx, oud, moment)
}

func (r *Register) huidig(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, id string) (Toedeling, error) {
	t, ok, err := opslag.Een(ctx, tx, leesToedeling, sqlHuidig, gemeente.String(), id)
	if err == nil && !ok {
		err = fout.New(fout.NietGevonden, "Er is geen toedeling %q voor %s. Controleer het kenmerk.", id,
			r.gemeenten.Naam(gemeente)).Bij("id")
	}
	return t, err
}

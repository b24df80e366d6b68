package inwoner

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Verhuisd reports whether the address that somebody gives is another than the one that is
// kept. An address that cannot be kept is Onjuist.
func (i Inwoner) Verhuisd(gegeven Inwoner) (bool, error) {
	gegeven, err := gegeven.schoon()
	return gegeven.Adres != i.Adres, err
}

// Verhuizen gives a resident another address from the day on: letters and messages use it
// from then on. Where he lived before stays known (AdresOp). Rights are checked by the act
// that calls it.
func (r *Inwoners) Verhuizen(ctx context.Context, tx *opslag.Tx, wie Inwoner, naar Adres, vanaf tijdlijn.Dag) (Inwoner, error) {
	nieuw := wie
	nieuw.Adres = naar
	nieuw, err := nieuw.schoon()
	if err != nil {
		return Inwoner{}, err
	}
	if err := nieuw.controleer(tijdlijn.Vandaag(r.klok)); err != nil {
		return Inwoner{}, err
	}
	if vanaf > tijdlijn.Vandaag(r.klok) {
		return Inwoner{}, fout.New(fout.Onjuist, "Het nieuwe adres gaat in op %s; leg het op die dag vast.", vanaf.Tekst()).Bij("vanaf")
	}
	if err := bewaarOudAdres(ctx, tx, wie, vanaf); err != nil {
		return Inwoner{}, err
	}
	nieuw.Versie++
	return nieuw, zetAdres(ctx, tx, nieuw)
}

// AdresOp gives where a resident lived on a day: the address of today for a day after the
// last move.
func AdresOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string, dag tijdlijn.Dag) (Adres, error) {
	if oud, ok, err := oudAdres(ctx, l, gemeente, id, dag); err != nil || ok {
		return oud, err
	}
	wie, err := Get(ctx, l, gemeente, id)
	return wie.Adres, err
}

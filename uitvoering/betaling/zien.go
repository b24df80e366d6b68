package betaling

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Zien gives the orders of a municipality in a status that the person of blik may see,
// the one that must be paid first on top. When there are orders and he may see none of
// them, it gives the refusal, which names who may. Who has nothing to do with the
// municipality is refused in the same words whether there are orders or not.
func (b *Betalingen) Zien(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, status Status) ([]Betaling, error) {
	alle, err := List(ctx, l, gemeente, status)
	if err != nil {
		return nil, err
	}
	var zichtbaar []Betaling
	var geweigerd error
	for _, order := range alle {
		_, err := blik.Mag(toegang.BetalingZien, order.object())
		switch {
		case err == nil:
			zichtbaar = append(zichtbaar, order)
		case toegang.IsWeigering(err):
			geweigerd = err
		default:
			return nil, err
		}
	}
	switch {
	case len(zichtbaar) > 0:
		return zichtbaar, nil
	case len(alle) == 0:
		return nil, vreemd(blik, gemeente)
	}
	return nil, geweigerd
}

// vreemd refuses who has nothing to do with any payment of the municipality, and
// nobody else.
func vreemd(blik *toegang.Blik, gemeente kenmerk.Gemeentecode) (err error) {
	for _, domein := range taakverdeling.Domeinen() {
		if taak := domein.Taak(taakverdeling.Betaling); taak.Bestaat() {
			_, err = blik.Mag(toegang.BetalingZien, toegang.Object{Gemeente: gemeente, Soort: "betaling", Taak: taak})
			if !fout.Is(err, fout.NietGevonden) {
				return nil
			}
		}
	}
	return err
}

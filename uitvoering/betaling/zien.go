package betaling

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Zien gives the orders of a municipality in a status that blik shows, the one that must be paid first on top. When there are orders and the
// person may see none of them, it gives the refusal, which names who may.
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
		case fout.Is(err, fout.NietBevoegd), fout.Is(err, fout.NietGevonden):
			geweigerd = err
		default:
			return nil, err
		}
	}
	if len(zichtbaar) == 0 {
		return nil, geweigerd
	}
	return zichtbaar, nil
}

package betaling

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Zien gives the orders of a municipality in a status that wie may see on
// vandaag, the one that must be paid first on top. When wie may see none, it
// gives the refusal, which names who may.
func (b *Betalingen) Zien(ctx context.Context, l opslag.Lezer, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, status Status, vandaag tijdlijn.Dag) ([]Betaling, error) {
	alle, err := List(ctx, l, gemeente, status)
	if err != nil {
		return nil, err
	}
	leeg := toegang.Object{Gemeente: gemeente, Soort: "betaling", Taak: taakverdeling.Wmo.Taak("betaling")}
	_, geweigerd := b.poort.Mag(ctx, wie, toegang.BetalingZien, leeg, vandaag)
	var zichtbaar []Betaling
	for _, order := range alle {
		_, err := b.poort.Mag(ctx, wie, toegang.BetalingZien, order.object(), vandaag)
		switch {
		case err == nil:
			zichtbaar = append(zichtbaar, order)
		case !fout.Is(err, fout.NietBevoegd) && !fout.Is(err, fout.NietGevonden):
			return nil, err
		}
	}
	if len(zichtbaar) == 0 {
		return nil, geweigerd
	}
	return zichtbaar, nil
}

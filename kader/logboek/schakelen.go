package logboek

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
)

// grootstePartij is how many looks are chained in one transaction.
const grootstePartij = 500

// Schakel chains the looks that wait for it, of every municipality, and gives how
// many it chained. It may run in many processes at once: one of them adds the next
// links of a municipality, the others find the number taken and leave it at that.
// What is written meanwhile is for the next time.
func (l *Logboek) Schakel(ctx context.Context) (int64, error) {
	var aantal int64
	for code := ""; ; {
		gemeente, gevonden, err := wachtendeNa(ctx, l.o, code)
		if err != nil || !gevonden {
			return aantal, err
		}
		for meer := true; meer; {
			n, err := l.schakelPartij(ctx, gemeente)
			aantal += int64(n)
			if err != nil {
				return aantal, err
			}
			meer = n == grootstePartij
		}
		code = gemeente.String()
	}
}

// schakelPartij chains at most grootstePartij looks of one municipality.
func (l *Logboek) schakelPartij(ctx context.Context, gemeente kenmerk.Gemeentecode) (aantal int, err error) {
	err = l.o.Transactie(ctx, opslag.Zonder, func(tx *opslag.Tx) error {
		laatste, err := leesSchakelkop(ctx, tx, gemeente)
		if err != nil {
			return err
		}
		rijen, err := wachtenden(ctx, tx, gemeente, grootstePartij)
		if err != nil || len(rijen) == 0 {
			return err
		}
		vorige := laatste
		for i, r := range rijen {
			rijen[i] = r.achter(vorige)
			vorige = Kop{Nummer: vorige.Nummer + 1, Hash: rijen[i].hash}
		}
		if err := rijgAan(ctx, tx, laatste, rijen); err != nil {
			return err
		}
		aantal = len(rijen)
		return wachtNietMeer(ctx, tx, gemeente, rijen[len(rijen)-1].inzage)
	})
	if opslag.IsDubbel(err) || fout.Is(err, fout.Botsing) {
		return 0, nil // another process is at it
	}
	if err != nil {
		return 0, err
	}
	return aantal, nil
}

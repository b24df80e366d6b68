package geld

import (
	"math/big"

	"nabuur/grond/fout"
)

// Verdeel shares bedrag out by weight. The parts sum to bedrag exactly. Each
// part is its exact share rounded towards zero; the cents that are then left go
// one each to the parts that lost most by rounding, and among equals to the one
// that stands first. Weights are not negative and not all zero.
func Verdeel(bedrag Cent, gewichten []int64) ([]Cent, error) {
	totaal := new(big.Int)
	for _, g := range gewichten {
		if g < 0 {
			return nil, fout.New(fout.Onjuist, "Een verdeelsleutel kan niet negatief zijn; er staat %d.", g)
		}
		totaal.Add(totaal, big.NewInt(g))
	}
	if totaal.Sign() == 0 {
		return nil, fout.New(fout.Onjuist, "Er is niets om over te verdelen: alle verdeelsleutels zijn nul.")
	}
	delen := make([]Cent, len(gewichten))
	resten := make([]*big.Int, len(gewichten))
	over := bedrag
	for i, g := range gewichten {
		deel, rest := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(int64(bedrag)), big.NewInt(g)), totaal, new(big.Int))
		delen[i] = Cent(deel.Int64())
		resten[i] = rest.Abs(rest)
		over -= delen[i]
	}
	stap := Cent(1)
	if over < 0 {
		stap = -1
	}
	for ; over != 0; over -= stap {
		grootste := 0
		for i := range resten {
			if resten[i].Cmp(resten[grootste]) > 0 {
				grootste = i
			}
		}
		delen[grootste] += stap
		resten[grootste] = big.NewInt(-1)
	}
	return delen, nil
}

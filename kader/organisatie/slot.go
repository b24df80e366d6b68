package organisatie

import (
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
)

// Slot is the slot of an act for municipalities that may be merged or merge: each
// with every municipality that is one with it on any day (see Kring), since what
// was kept under one of them is read, numbered and charged under another.
func (g *Gemeenten) Slot(codes ...kenmerk.Gemeentecode) opslag.Slot {
	var alle []kenmerk.Gemeentecode
	for _, code := range codes {
		laatste := code
		for {
			opvolging, ok := g.opvolging[laatste]
			if !ok {
				break
			}
			laatste = opvolging.Naar
		}
		alle = append(alle, code)
		rij := []kenmerk.Gemeentecode{laatste}
		for len(rij) > 0 {
			alle = append(alle, rij[0])
			rij = append(rij[1:], g.inGegaan[rij[0]]...)
		}
	}
	return opslag.Voor(alle...)
}

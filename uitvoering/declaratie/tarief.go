package declaratie

import (
	"nabuur/grond/geld"
	"nabuur/uitvoering/contract"
)

// toegestaan gives the tariff per unit claimed: that of the contract, an hour's
// tariff divided over 60 minutes and rounded to the cent (IV081), or a minute's
// times 60. It returns false when the contract's unit cannot be turned into the
// claimed one.
func toegestaan(t contract.Tarief, eenheid contract.Eenheid) (geld.Cent, bool) {
	switch {
	case t.Eenheid == eenheid:
		return t.Bedrag, true
	case t.Eenheid == contract.Uur && eenheid == contract.Minuut:
		return deelAfgerond(t.Bedrag, 60), true
	case t.Eenheid == contract.Minuut && eenheid == contract.Uur:
		return t.Bedrag * 60, true
	}
	return 0, false
}

// verwacht gives the amount of a line: volume times the unrounded tariff (TR346).
func verwacht(r Regel, t contract.Tarief) geld.Cent {
	if t.Eenheid == contract.Uur && r.Eenheid == contract.Minuut && r.Tarief == deelAfgerond(t.Bedrag, 60) {
		return deelAfgerond(t.Bedrag*geld.Cent(r.Volume), 60)
	}
	return r.Tarief * geld.Cent(r.Volume)
}

// deelAfgerond divides an amount that is not negative, half a cent upwards.
func deelAfgerond(bedrag geld.Cent, deler int64) geld.Cent {
	return (bedrag*2 + geld.Cent(deler)) / geld.Cent(2*deler)
}

package betaling

import (
	"slices"

	"nabuur/grond/fout"
)

// Status is where a payment order stands.
type Status string

// Where an order can stand, in the order of its life.
const (
	Klaargezet  Status = "klaargezet"
	Vrijgegeven Status = "vrijgegeven"
	Verzonden   Status = "verzonden"
	Betaald     Status = "betaald"
)

// volgorde is the whole life of an order: each status with the one it comes from.
var volgorde = []Status{Klaargezet, Vrijgegeven, Verzonden, Betaald}

// magNaar checks that an order in status s may go to doel: the next step only.
func (s Status) magNaar(doel Status) error {
	i := slices.Index(volgorde, doel)
	if i > 0 && volgorde[i-1] == s {
		return nil
	}
	return fout.New(fout.Botsing, "Deze betaling staat op ‘%s’ en kan nu niet op ‘%s’. Laad de pagina opnieuw.", s, doel)
}

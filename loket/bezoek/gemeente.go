package bezoek

import (
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
)

// Vreemd is 0 for the user's own municipality and 1 for another: to sort by.
func (b *Bezoek) Vreemd(g organisatie.Gemeente) int {
	if organisatie.KenmerkVan(g.Code) == b.Wie.Organisatie {
		return 0
	}
	return 1
}

// Voorbij is 1 for a municipality that has ended and 0 for one that is there: to sort by.
func (b *Bezoek) Voorbij(g organisatie.Gemeente) int {
	if g.Bestaat.Bevat(b.Vandaag) {
		return 0
	}
	return 1
}

// Begint gives the day from which a Toedeling holds for a municipality: after a
// merger no earlier than that.
func (b *Bezoek) Begint(gemeente kenmerk.Gemeentecode, t *taakverdeling.Toedeling) tijdlijn.Dag {
	if t.Gemeente != gemeente {
		if o, ok := b.Gemeenten.OpvolgingVan(gemeente); ok {
			return max(o.Datum, t.Geldig.Vanaf)
		}
	}
	return t.Geldig.Vanaf
}

// Package verrekening derives from the work itself what one organisation did for
// a municipality in a period: every act and every claim line is counted under
// the Toedeling that was stamped on it, with that Toedeling's key.
package verrekening

import (
	"context"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Post is what was done under one Toedeling in a period: so many acts or lines of
// one kind, and the programme cost in them. Programme cost belongs to the
// municipality of the resident and is shown for its size only; what is settled
// is the cost of execution, by Kostensleutel.
type Post struct {
	Taak          taakverdeling.Taak
	Toedeling     taakverdeling.Verwijzing
	Soort         string // "handeling", "toewijzing" or "declaratieregel"
	Uitvoerder    organisatie.Kenmerk
	Grondslag     taakverdeling.Grondslag
	Regeling      string
	Kostensleutel string
	Aantal        int64
	Bedrag        geld.Cent
}

// Verrekeningen answers what leaned on what.
type Verrekeningen struct {
	opslag    *opslag.Opslag
	verdeling *taakverdeling.Register
}

// New gives the room over its parts.
func New(o *opslag.Opslag, verdeling *taakverdeling.Register) *Verrekeningen {
	return &Verrekeningen{opslag: o, verdeling: verdeling}
}

// Zien gives what was done for the municipality in the period, apart per
// Toedeling, to who may see settlements today. The period is that of the day an
// act counts for: of a claim line, the day of delivery.
func (v *Verrekeningen) Zien(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, periode tijdlijn.Periode) ([]Post, error) {
	over := toegang.Object{Gemeente: gemeente, Soort: "verrekening", Taak: taakverdeling.Wmo.Taak(taakverdeling.Verantwoording)}
	if _, err := blik.Mag(toegang.VerrekeningZien, over); err != nil {
		return nil, err
	}
	posten, err := leesPosten(ctx, v.opslag, gemeente, periode)
	if err != nil {
		return nil, err
	}
	return posten, v.vulAan(ctx, posten)
}

// vulAan tells of every post who did it, on what ground and by which key: as that
// is known now, and for what was withdrawn since as it was known last. What was done
// was done, and is settled with whoever did it.
func (v *Verrekeningen) vulAan(ctx context.Context, posten []Post) error {
	verwijzingen := make([]taakverdeling.Verwijzing, len(posten))
	for i := range posten {
		verwijzingen[i] = posten[i].Toedeling
	}
	bekend, err := v.verdeling.Bekend(ctx, v.opslag, verwijzingen...)
	if err != nil {
		return err
	}
	for i := range posten {
		p := &posten[i]
		t := bekend[p.Toedeling]
		p.Uitvoerder, p.Grondslag, p.Regeling, p.Kostensleutel = t.Uitvoerder, t.Grondslag, t.Regeling, t.Kostensleutel
	}
	return nil
}

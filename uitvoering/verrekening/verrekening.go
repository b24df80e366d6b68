// Package verrekening derives from the work itself what one organisation did for
// a municipality in a period: every act and every claim line is counted under
// the Toedeling that was stamped on it, with that Toedeling's key.
package verrekening

import (
	"cmp"
	"context"
	"slices"

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
// Toedeling, in the domains of which the person may see settlements today. When that
// is none, it gives the refusal for the first. The period is that of the day an act
// counts for: of a claim line, the day of delivery.
func (v *Verrekeningen) Zien(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, periode tijdlijn.Periode) ([]Post,
	error) {
	domeinen, err := zichtbaar(blik, gemeente)
	if err != nil {
		return nil, err
	}
	posten, err := leesPosten(ctx, v.opslag, gemeente, periode)
	if err != nil {
		return nil, err
	}
	posten = slices.DeleteFunc(posten, func(p Post) bool { return !slices.Contains(domeinen, p.Taak.Domein()) })
	return posten, v.vulAan(ctx, posten)
}

// zichtbaar gives the domains of which the person may see settlements; at least one.
func zichtbaar(blik *toegang.Blik, gemeente kenmerk.Gemeentecode) ([]taakverdeling.Domein, error) {
	var domeinen []taakverdeling.Domein
	var geweigerd error
	for _, domein := range taakverdeling.Domeinen() {
		over := toegang.Object{Gemeente: gemeente, Soort: "verrekening", Taak: domein.Taak(taakverdeling.Verantwoording)}
		if _, err := blik.Mag(toegang.VerrekeningZien, over); err != nil {
			geweigerd = cmp.Or(geweigerd, err)
			continue
		}
		domeinen = append(domeinen, domein)
	}
	if len(domeinen) == 0 {
		return nil, geweigerd
	}
	return domeinen, nil
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

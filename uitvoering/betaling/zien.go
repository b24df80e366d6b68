package betaling

import (
	"context"
	"math"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Lijstvraag asks for the orders of a municipality in a status: those after the first
// Overslaan, Aantal at most (0: 50).
type Lijstvraag struct {
	Gemeente          kenmerk.Gemeentecode
	Status            Status
	Overslaan, Aantal int64
}

// Lijst is the part of the orders that was asked for, with how many there are in all
// that the person may see, and their amounts together.
type Lijst struct {
	Betalingen []Betaling
	Totaal     int64
	Bedrag     geld.Cent
}

// Zien gives the orders of a municipality in a status that the person of blik may see,
// the one that must be paid first on top. Who may see no order of
// the municipality gets the refusal, which names who may. Who has nothing to do with the
// municipality is refused in the same words whether there are orders or not.
func (b *Betalingen) Zien(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, v Lijstvraag) (Lijst, error) {
	groepen, err := telGroepen(ctx, l, v.Gemeente, v.Status)
	if err != nil {
		return Lijst{}, err
	}
	if len(groepen) == 0 {
		return Lijst{}, vreemd(blik, v.Gemeente)
	}
	var lijst Lijst
	var dagen []tijdlijn.Dag
	var groottes []int64
	rechten := rechten{blik: blik, gemeente: v.Gemeente, antwoord: map[soort]error{}}
	for _, g := range groepen {
		if mag, err := rechten.mag(g.soort); err != nil {
			return Lijst{}, err
		} else if !mag {
			continue
		}
		if n := len(dagen); n == 0 || dagen[n-1] != g.uiterlijk {
			dagen, groottes = append(dagen, g.uiterlijk), append(groottes, 0)
		}
		groottes[len(groottes)-1] += g.aantal
		lijst.Totaal += g.aantal
		lijst.Bedrag += g.bedrag
	}
	if lijst.Totaal == 0 {
		if betaalt(blik, v.Gemeente) {
			return Lijst{}, nil // what there is, is another's; his own comes here
		}
		return Lijst{}, rechten.geweigerd
	}
	lijst.Betalingen, err = leesBlad(ctx, l, &rechten, v, dagen, groottes)
	return lijst, err
}

// leesBlad reads the orders of the page that v asks for. The days have, in the order of
// the list, the numbers of orders in groottes that the person may see.
func leesBlad(ctx context.Context, l opslag.Lezer, rechten *rechten, v Lijstvraag,
	dagen []tijdlijn.Dag, groottes []int64) ([]Betaling, error) {
	if v.Aantal == 0 {
		v.Aantal = 50
	}
	blad := opslag.ZoekBladzijde(groottes, v.Overslaan, v.Aantal)
	if blad.Van == blad.Tot {
		return nil, nil
	}
	hoogstens := blad.Overslaan + v.Aantal
	if rechten.geweigerd != nil { // others stand in between
		hoogstens = math.MaxInt32
	}
	var lijst []Betaling
	for o, err := range leesDagen(ctx, l, v.Gemeente, v.Status, dagen[blad.Van], dagen[blad.Tot-1], hoogstens) {
		if err != nil {
			return nil, err
		}
		if mag, err := rechten.mag(soort{o.Taak, o.Over}); err != nil {
			return nil, err
		} else if !mag {
			continue
		}
		if blad.Overslaan > 0 {
			blad.Overslaan--
			continue
		}
		if lijst = append(lijst, o); int64(len(lijst)) == v.Aantal {
			break
		}
	}
	return lijst, nil
}

// Plaats is where an order stands in the list of what was released.
type Plaats struct {
	Vrijgegeven tijdlijn.Moment
	Nummer      int64
}

// meesteGezien bounds how many orders Gedaan looks at for one page.
const meesteGezien = 500

// Gedaan gives the orders of a municipality that were released, paid or not, that the
// person of blik may see, the latest first: at most aantal, from after na on (the zero
// Plaats: from the latest). Verder is where the next ones begin, or the zero Plaats when
// there are none. A page may hold less than aantal when much of what it looked at is
// not for this person.
func (b *Betalingen) Gedaan(ctx context.Context, l opslag.Lezer, blik *toegang.Blik,
	gemeente kenmerk.Gemeentecode, na Plaats, aantal int) (lijst []Betaling, verder Plaats, err error) {
	if na == (Plaats{}) {
		na = Plaats{tijdlijn.MomentOpen, math.MaxInt64}
	}
	rechten := rechten{blik: blik, gemeente: gemeente, antwoord: map[soort]error{}}
	gezien := 0
	for o, err := range leesGedaan(ctx, l, gemeente, na, meesteGezien+1) {
		if err != nil {
			return nil, Plaats{}, err
		}
		if len(lijst) == aantal || gezien == meesteGezien {
			return lijst, na, nil
		}
		gezien++
		na = Plaats{o.Vrijgegeven, o.Nummer}
		if mag, err := rechten.mag(soort{o.Taak, o.Over}); err != nil {
			return nil, Plaats{}, err
		} else if mag {
			lijst = append(lijst, o)
		}
	}
	return lijst, Plaats{}, nil
}

// soort is what the right to see an order depends on, within a municipality.
type soort struct {
	taak taakverdeling.Taak
	over tijdlijn.Dag
}

// rechten asks the right once for every kind of order.
type rechten struct {
	blik      *toegang.Blik
	gemeente  kenmerk.Gemeentecode
	antwoord  map[soort]error
	geweigerd error // the last refusal
}

func (r *rechten) mag(s soort) (bool, error) {
	err, gevraagd := r.antwoord[s]
	if !gevraagd {
		_, err = r.blik.Mag(toegang.BetalingZien, toegang.Object{Gemeente: r.gemeente, Soort: "betaling", Taak: s.taak, Over: s.over})
		r.antwoord[s] = err
	}
	if err == nil {
		return true, nil
	}
	if fout.Is(err, fout.NietBevoegd) || fout.Is(err, fout.NietGevonden) {
		r.geweigerd = err
		return false, nil
	}
	return false, err
}

// betaalt reports whether the person may see payments of today of the municipality.
func betaalt(blik *toegang.Blik, gemeente kenmerk.Gemeentecode) bool {
	return slices.ContainsFunc(taakverdeling.Domeinen(), func(d taakverdeling.Domein) bool {
		taak := d.Taak(taakverdeling.Betaling)
		_, err := blik.Mag(toegang.BetalingZien, toegang.Object{Gemeente: gemeente, Soort: "betaling", Taak: taak})
		return taak.Bestaat() && err == nil
	})
}

// vreemd refuses who has nothing to do with any payment of the municipality, and
// nobody else.
func vreemd(blik *toegang.Blik, gemeente kenmerk.Gemeentecode) (err error) {
	for _, domein := range taakverdeling.Domeinen() {
		if taak := domein.Taak(taakverdeling.Betaling); taak.Bestaat() {
			_, err = blik.Mag(toegang.BetalingZien, toegang.Object{Gemeente: gemeente, Soort: "betaling", Taak: taak})
			if !fout.Is(err, fout.NietGevonden) {
				return nil
			}
		}
	}
	return err
}

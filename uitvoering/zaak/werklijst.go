package zaak

import (
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Werkregel is one case on a work list.
type Werkregel struct {
	Zaak      Zaak
	Naam      string // of the resident
	Gemeente  string // name of the municipality whose resident it is
	Vervolg   string // what must be done
	Chip      string // the same within its term, in a word or two
	Toedeling *taakverdeling.Toedeling
}

// Werkvraag asks for a part of a work list.
type Werkvraag struct {
	Taak      taakverdeling.Taak   // "" for all
	Gemeente  kenmerk.Gemeentecode // empty for all
	Uiterlijk tijdlijn.Dag         // only what is due on or before this day; Open for all
	Overslaan int64
	Aantal    int64          // at most; 0 means 50
	Grenzen   []tijdlijn.Dag // days of which is asked how much is due by then
}

// Werklijst is the part of a work list that was asked for: Totaal is how much there is
// of it in all, and Tot how much is due on or before each of the Grenzen, whatever
// Uiterlijk was.
type Werklijst struct {
	Regels []Werkregel
	Totaal int64
	Tot    []int64
}

// Werklijst gives the open steps that the organisation of blik holds today, those with
// the nearest last day first. Nothing is moved to make a step stand here: the list
// follows from the taakverdeling. What it costs does not depend on the number of cases.
func (z *Zaken) Werklijst(ctx context.Context, blik *toegang.Blik, v Werkvraag) (Werklijst, error) {
	w := Werklijst{Tot: make([]int64, len(v.Grenzen))}
	rijen := z.eigenWerk(blik, v)
	if len(rijen) == 0 {
		return w, nil
	}
	dagen, err := telWerk(ctx, z.Opslag, rijen)
	if err != nil {
		return w, err
	}
	var groottes []int64
	for _, d := range dagen {
		for i, grens := range v.Grenzen {
			if d.dag <= grens {
				w.Tot[i] += d.aantal
			}
		}
		if d.dag <= v.Uiterlijk {
			w.Totaal += d.aantal
			groottes = append(groottes, d.aantal)
		}
	}
	if v.Aantal == 0 {
		v.Aantal = 50
	}
	blad := opslag.ZoekBladzijde(groottes, v.Overslaan, v.Aantal)
	if blad.Van == blad.Tot {
		return w, nil
	}
	vakken, err := leesVakken(ctx, z.Opslag, rijen, dagen[blad.Van].dag, dagen[blad.Tot-1].dag)
	if err != nil {
		return w, err
	}
	vakken, overslaan := nodig(vakken, blad.Overslaan, v.Aantal)
	if w.Regels, err = leesWerk(ctx, z.Opslag, vakken, overslaan, v.Aantal); err != nil {
		return w, err
	}
	return w, z.vulAan(blik, w.Regels)
}

// nodig gives of vakken in order those in which a page lies: what is due on one day in
// one municipality is needed as a whole, for it is listed by id.
func nodig(vakken []vak, overslaan, aantal int64) ([]vak, int64) {
	var groottes []int64
	var begin []int
	for i, v := range vakken {
		if i == 0 || v.dag != vakken[i-1].dag || v.gemeente != vakken[i-1].gemeente {
			begin, groottes = append(begin, i), append(groottes, 0)
		}
		groottes[len(groottes)-1] += v.aantal
	}
	blad := opslag.ZoekBladzijde(groottes, overslaan, aantal)
	begin = append(begin, len(vakken))
	return vakken[begin[blad.Van]:begin[blad.Tot]], blad.Overslaan
}

// vulAan adds what the path and the division say about the cases.
func (z *Zaken) vulAan(blik *toegang.Blik, regels []Werkregel) error {
	for i := range regels {
		r := &regels[i]
		pad, err := z.pad(r.Zaak.Domein)
		if err != nil {
			return err
		}
		halte := pad.Halte(r.Zaak.Stand)
		r.Vervolg, r.Chip = halte.Vervolg, halte.Chip
		r.Toedeling, _ = blik.Verdeling.Uitvoerder(r.Zaak.Gemeente, r.Zaak.Taak, blik.Vandaag)
		if gemeente, ok := blik.Verantwoordelijk(r.Zaak.Gemeente); ok {
			r.Gemeente = gemeente.Naam
		}
	}
	return nil
}

// Werkgebied gives the tasks that bring cases on the list of the organisation of blik
// today, for which municipality, as far as the person may see them.
func (z *Zaken) Werkgebied(blik *toegang.Blik) []toegang.Werkgebied {
	return slices.DeleteFunc(blik.Waar(toegang.ZaakZien, z.functies()...), func(w toegang.Werkgebied) bool {
		return w.Houdt != toegang.AlsUitvoerder || !z.OpWerklijst(w.Taak)
	})
}

// OpWerklijst reports whether a task can bring cases on a work list: it is an open
// step on the path of its law.
func (z *Zaken) OpWerklijst(taak taakverdeling.Taak) bool {
	pad, ok := z.Paden[taak.Domein()]
	return ok && slices.Contains(pad.Functies(), taak.Functie())
}

// functies gives the steps that can be open on any path.
func (z *Zaken) functies() []taakverdeling.Functie {
	var functies []taakverdeling.Functie
	for _, domein := range taakverdeling.Domeinen() {
		if pad, ok := z.Paden[domein]; ok {
			functies = append(functies, pad.Functies()...)
		}
	}
	return functies
}

// eigenWerk gives the tasks of the Werkgebied that are asked for, each once for every
// municipality under which its cases are kept: for a successor that includes the
// municipalities it took over.
func (z *Zaken) eigenWerk(blik *toegang.Blik, v Werkvraag) []werkrij {
	var rijen []werkrij
	for _, w := range z.Werkgebied(blik) {
		if v.Taak != "" && w.Taak != v.Taak {
			continue
		}
		for _, gemeente := range w.Kring {
			if r := (werkrij{gemeente, w.Taak}); (v.Gemeente.IsLeeg() || gemeente == v.Gemeente) && !slices.Contains(rijen, r) {
				rijen = append(rijen, r)
			}
		}
	}
	return rijen
}

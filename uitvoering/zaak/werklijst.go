package zaak

import (
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
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
	Aantal    int64 // at most; 0 means 50
}

// Werklijst gives the open steps that the organisation of blik holds today, those with
// the nearest last day first, and how many there are in all. Nothing is moved to make
// a step stand here: the list follows from the taakverdeling.
func (z *Zaken) Werklijst(ctx context.Context, blik *toegang.Blik, v Werkvraag) ([]Werkregel, int64, error) {
	groepen := z.eigenTaken(blik, v)
	if len(groepen) == 0 {
		return nil, 0, nil
	}
	if v.Aantal == 0 {
		v.Aantal = 50
	}
	regels, totaal, err := leesWerklijst(ctx, z.Opslag, groepen, v)
	if err != nil {
		return nil, 0, err
	}
	for i := range regels {
		r := &regels[i]
		pad, err := z.pad(r.Zaak.Domein)
		if err != nil {
			return nil, 0, err
		}
		halte := pad.Halte(r.Zaak.Stand)
		r.Vervolg, r.Chip = halte.Vervolg, halte.Chip
		r.Toedeling, _ = blik.Verdeling.Uitvoerder(r.Zaak.Gemeente, r.Zaak.Taak, blik.Vandaag)
		if gemeente, ok := blik.Verantwoordelijk(r.Zaak.Gemeente); ok {
			r.Gemeente = gemeente.Naam
		}
	}
	return regels, totaal, nil
}

// Werkgebied gives the tasks that bring cases on the list of the organisation of blik
// today, for which municipality, as far as the person may see them.
func (z *Zaken) Werkgebied(blik *toegang.Blik) []toegang.Werkgebied {
	return slices.DeleteFunc(blik.Waar(toegang.ZaakZien, z.functies()...), func(w toegang.Werkgebied) bool {
		pad, err := z.pad(w.Taak.Domein())
		return w.Houdt != toegang.AlsUitvoerder || err != nil || !slices.Contains(pad.Functies(), w.Taak.Functie())
	})
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

// takenVan are the tasks that one organisation does for one municipality.
type takenVan struct {
	gemeente kenmerk.Gemeentecode
	taken    []taakverdeling.Taak
}

// eigenTaken groups the Werkgebied by the municipality under which the cases are
// kept: for a successor that includes the municipalities it took over.
func (z *Zaken) eigenTaken(blik *toegang.Blik, v Werkvraag) []takenVan {
	var groepen []takenVan
	plek := map[kenmerk.Gemeentecode]int{}
	for _, w := range z.Werkgebied(blik) {
		if v.Taak != "" && w.Taak != v.Taak {
			continue
		}
		for _, gemeente := range w.Kring {
			if !v.Gemeente.IsLeeg() && gemeente != v.Gemeente {
				continue
			}
			i, bekend := plek[gemeente]
			if !bekend {
				i = len(groepen)
				plek[gemeente] = i
				groepen = append(groepen, takenVan{gemeente: gemeente})
			}
			groepen[i].taken = append(groepen[i].taken, w.Taak)
		}
	}
	return groepen
}

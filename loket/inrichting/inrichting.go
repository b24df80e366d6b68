// Package inrichting reads an arrangement from a file: organisations and staff,
// agreements and decisions, who does what for whom, who may decide, and which
// contracts there are. It enters each part through the room that keeps it, in
// one transaction: the whole file, or nothing.
package inrichting

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/regeling"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Inrichting is an arrangement as it stands in a file.
type Inrichting struct {
	Organisaties []organisatie.Organisatie `yaml:"organisaties"`
	Medewerkers  []organisatie.Medewerker  `yaml:"medewerkers"`
	Regelingen   []regeling.Regeling       `yaml:"regelingen"`
	Besluiten    []regeling.Besluit        `yaml:"besluiten"`
	Toedelingen  []Groep                   `yaml:"toedelingen"`
	Mandaten     []mandaat.Mandaat         `yaml:"mandaten"`
}

// Groep gives tasks of one municipality to one executor from a day on, as known
// from the day Bekend. Who held such a task on that day stops then; with
// Uitlopen he still handles work from before, until that day.
type Groep struct {
	Gemeente        kenmerk.Gemeentecode    `yaml:"gemeente"`
	Domeinen        []taakverdeling.Domein  `yaml:"domeinen"`
	Functies        Functies                `yaml:"functies"`
	Uitvoerder      organisatie.Kenmerk     `yaml:"uitvoerder"`
	Grondslag       taakverdeling.Grondslag `yaml:"grondslag"`
	Regeling        string                  `yaml:"regeling"`
	Besluit         string                  `yaml:"besluit"`
	Kostensleutel   string                  `yaml:"kostensleutel"`
	Vanaf           tijdlijn.Dag            `yaml:"vanaf"`
	Tot             tijdlijn.Dag            `yaml:"tot"`
	Bekend          tijdlijn.Dag            `yaml:"bekend"`
	Uitlopen        tijdlijn.Dag            `yaml:"uitlopen"`
	AannameUitlopen bool                    `yaml:"aanname_uitlopen"`
}

// Functies names steps: a list, or one of the words "alle" and "overige" (those
// that no earlier group gave to anybody).
type Functies []string

// UnmarshalYAML reads a list of steps or one word.
func (f *Functies) UnmarshalYAML(lees func(any) error) error {
	var lijst []string
	if err := lees(&lijst); err == nil {
		*f = lijst
		return nil
	}
	var woord string
	if err := lees(&woord); err != nil {
		return err
	}
	*f = Functies{woord}
	return nil
}

// Parse reads an arrangement. What it does not know it refuses, naming the place.
func Parse(inhoud []byte) (Inrichting, error) {
	var i Inrichting
	return i, LeesYAML("met de inrichting", inhoud, &i)
}

// Stap is one change of the division: a Toedeling that becomes known, with the
// one it ends.
type Stap struct {
	Nu          tijdlijn.Moment
	Nieuw       taakverdeling.Toedeling
	Eindigt     string // ID of the Toedeling that stops; "" when there is none
	Afwikkeling taakverdeling.Afwikkeling
}

// Stappen works the groups out to one change per task, in the order in which
// they became known. A group that gives nothing to anybody is refused.
func (i Inrichting) Stappen() ([]Stap, error) {
	groepen := slices.Clone(i.Toedelingen)
	slices.SortStableFunc(groepen, func(a, b Groep) int { return int(a.Bekend - b.Bekend) })
	houder := map[sleutel]taakverdeling.Toedeling{}
	var stappen []Stap
	for _, g := range groepen {
		eigen, err := g.stappen(houder)
		if err != nil {
			return nil, err
		}
		stappen = append(stappen, eigen...)
	}
	return stappen, nil
}

type sleutel struct {
	gemeente kenmerk.Gemeentecode
	taak     taakverdeling.Taak
}

func (g Groep) stappen(houder map[sleutel]taakverdeling.Toedeling) ([]Stap, error) {
	if g.Vanaf == 0 || g.Bekend == 0 {
		return nil, fout.New(fout.Onjuist, "Een toedeling voor gemeente %s heeft geen vanaf of geen bekend. Vul beide datums in.",
			g.Gemeente)
	}
	taken, err := g.taken(houder)
	if err != nil {
		return nil, err
	}
	stappen := make([]Stap, 0, len(taken))
	for _, taak := range taken {
		s := Stap{Nu: g.Bekend.Begin(), Nieuw: taakverdeling.Toedeling{
			Gemeente: g.Gemeente, Taak: taak, Uitvoerder: g.Uitvoerder, Grondslag: g.Grondslag,
			ID:       g.Gemeente.String() + "." + string(taak) + "." + g.Vanaf.String(),
			Regeling: g.Regeling, Besluit: g.Besluit, Kostensleutel: g.Kostensleutel,
			Geldig: tijdlijn.Periode{Vanaf: g.Vanaf, Tot: g.Tot},
		}}
		if s.Nieuw.Geldig.Tot == 0 {
			s.Nieuw.Geldig.Tot = tijdlijn.Open
		}
		plek := sleutel{g.Gemeente, taak}
		if oud, ok := houder[plek]; ok && oud.Geldig.Bevat(g.Vanaf) {
			s.Eindigt = oud.ID
			if g.Uitlopen != 0 {
				s.Afwikkeling = taakverdeling.Afwikkeling{Uitlopen: true, Tot: g.Uitlopen, Aanname: g.AannameUitlopen}
			}
		}
		houder[plek] = s.Nieuw
		stappen = append(stappen, s)
	}
	return stappen, nil
}

func (g Groep) taken(houder map[sleutel]taakverdeling.Toedeling) ([]taakverdeling.Taak, error) {
	var taken []taakverdeling.Taak
	for _, d := range g.Domeinen {
		if len(g.Functies) == 1 && (g.Functies[0] == "alle" || g.Functies[0] == "overige") {
			for _, taak := range taakverdeling.TakenVan(d) {
				if _, bezet := houder[sleutel{g.Gemeente, taak}]; g.Functies[0] == "alle" || !bezet {
					taken = append(taken, taak)
				}
			}
			continue
		}
		for _, functie := range g.Functies {
			taak, err := taakverdeling.ParseTaak(string(d) + "." + functie)
			if err != nil {
				return nil, err
			}
			taken = append(taken, taak)
		}
	}
	if len(taken) == 0 {
		return nil, fout.New(fout.Onjuist, "Een toedeling voor gemeente %s noemt geen taken. Vul domeinen en functies in.", g.Gemeente)
	}
	return taken, nil
}

// BekendOp gives the division as known at a moment, without a store.
func (i Inrichting) BekendOp(gemeenten *organisatie.Gemeenten, moment tijdlijn.Moment) (*taakverdeling.Verdeling, error) {
	stappen, err := i.Stappen()
	if err != nil {
		return nil, err
	}
	var bekend []taakverdeling.Toedeling
	for _, s := range stappen {
		if s.Nu > moment {
			break
		}
		for j := range bekend {
			if s.Eindigt != "" && bekend[j].ID == s.Eindigt && bekend[j].Gemeente == s.Nieuw.Gemeente {
				bekend[j].Geldig.Tot, bekend[j].Afwikkeling = s.Nieuw.Geldig.Vanaf, s.Afwikkeling
			}
		}
		bekend = append(bekend, s.Nieuw)
	}
	return taakverdeling.NewVerdeling(gemeenten, bekend)
}

// Kamers are the rooms an arrangement is entered in.
type Kamers struct {
	Organisaties *organisatie.Register
	Regelingen   *regeling.Register
	Verdeling    *taakverdeling.Register
	Mandaten     *mandaat.Register
}

// Invoeren enters the arrangement in the store, in the caller's transaction.
func (i Inrichting) Invoeren(ctx context.Context, tx *opslag.Tx, k Kamers) error {
	for _, o := range i.Organisaties {
		if err := k.Organisaties.Toevoegen(ctx, tx, o); err != nil {
			return err
		}
	}
	for _, m := range i.Medewerkers {
		if err := k.Organisaties.AannemenMedewerker(ctx, tx, m); err != nil {
			return err
		}
	}
	for _, r := range i.Regelingen {
		if err := k.Regelingen.Vastleggen(ctx, tx, r); err != nil {
			return err
		}
	}
	for _, b := range i.Besluiten {
		if err := k.Regelingen.Besluiten(ctx, tx, b); err != nil {
			return err
		}
	}
	if err := i.verdeel(ctx, tx, k.Verdeling); err != nil {
		return err
	}
	for _, m := range i.Mandaten {
		if m.Geldig.Tot == 0 {
			m.Geldig.Tot = tijdlijn.Open
		}
		if err := k.Mandaten.Verlenen(ctx, tx, m); err != nil {
			return err
		}
	}
	return nil
}

func (i Inrichting) verdeel(ctx context.Context, tx *opslag.Tx, verdeling *taakverdeling.Register) error {
	stappen, err := i.Stappen()
	if err != nil {
		return err
	}
	for _, s := range stappen {
		if s.Eindigt != "" {
			if err := verdeling.Beeindigen(ctx, tx, s.Nu, s.Nieuw.Gemeente, s.Eindigt, s.Nieuw.Geldig.Vanaf, s.Afwikkeling); err != nil {
				return err
			}
		}
		if err := verdeling.Toedelen(ctx, tx, s.Nu, s.Nieuw); err != nil {
			return err
		}
	}
	return nil
}

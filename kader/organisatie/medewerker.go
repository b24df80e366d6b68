package organisatie

import (
	"context"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// AannemenMedewerker enters a member of staff from m.InDienst.Vanaf on. It
// refuses (Onjuist) one without an ID, a name or a period, or in an organisation
// that is not known or does not exist on the first day; a period that overlaps
// one of the same person there is a Botsing.
func (r *Register) AannemenMedewerker(ctx context.Context, tx *opslag.Tx, m Medewerker) error {
	m.InDienst = zonderEinde(m.InDienst)
	if err := r.keurMedewerker(ctx, tx, m); err != nil {
		return err
	}
	eerder, err := r.stukkenVan(ctx, tx, m.Organisatie, m.ID)
	if err != nil {
		return err
	}
	for _, stuk := range eerder {
		if stuk.InDienst.Overlapt(m.InDienst) {
			return fout.New(fout.Botsing, "%s is hier al in dienst: %s. Wijzig of beëindig dat eerst.", stuk.Naam,
				stuk.InDienst.Tekst()).Bij("id")
		}
	}
	return r.schrijfMedewerker(ctx, tx, m)
}

// WijzigenMedewerker gives a member of staff another name, team or functions
// from m.InDienst.Vanaf on. What held before that day stays known. Someone who is
// not employed on that day is NietGevonden; a change on the first day of a
// stretch is refused (Onjuist), as it would leave nothing of what held before.
func (r *Register) WijzigenMedewerker(ctx context.Context, tx *opslag.Tx, m Medewerker) error {
	m.InDienst = zonderEinde(m.InDienst)
	if err := r.keurMedewerker(ctx, tx, m); err != nil {
		return err
	}
	if err := r.UitDienst(ctx, tx, m.Organisatie, m.ID, m.InDienst.Vanaf); err != nil {
		return err
	}
	return r.AannemenMedewerker(ctx, tx, m)
}

// UitDienst ends the employment that runs on the day before tot: tot is the
// first day on which the person no longer works there. Someone who is not
// employed on that day is NietGevonden.
func (r *Register) UitDienst(ctx context.Context, tx *opslag.Tx, organisatie Kenmerk, id string, tot tijdlijn.Dag) error {
	stukken, err := r.stukkenVan(ctx, tx, organisatie, id)
	if err != nil {
		return err
	}
	for _, stuk := range stukken {
		switch {
		case stuk.InDienst.Vanaf == tot:
			return fout.New(fout.Onjuist, "%s begint hier pas op %s. Kies een latere dag.", stuk.Naam, tot.Tekst()).Bij("indienst")
		case stuk.InDienst.Bevat(tot):
			return r.eindig(ctx, tx, stuk, tot)
		}
	}
	return fout.New(fout.NietGevonden, "De medewerker %q is op %s niet in dienst bij deze organisatie.", id, tot.Tekst())
}

func (r *Register) keurMedewerker(ctx context.Context, tx *opslag.Tx, m Medewerker) error {
	switch {
	case strings.TrimSpace(m.ID) == "":
		return fout.New(fout.Onjuist, "Geef de medewerker een kenmerk.").Bij("id")
	case strings.TrimSpace(m.Naam) == "":
		return fout.New(fout.Onjuist, "Geef de medewerker een naam.").Bij("naam")
	case m.InDienst.Leeg():
		return fout.New(fout.Onjuist, "%s moet ten minste één dag in dienst zijn. Controleer begin en einde.", m.Naam).Bij("indienst")
	}
	waar, ok, err := r.getIn(ctx, tx, m.Organisatie)
	if err != nil {
		return err
	}
	if !ok || !waar.Bestaat.Bevat(m.InDienst.Vanaf) {
		return fout.New(fout.Onjuist, "De organisatie %q bestaat niet op %s. Voeg haar eerst toe of kies een andere datum.",
			string(m.Organisatie), m.InDienst.Vanaf.Tekst()).Bij("organisatie")
	}
	return nil
}

func (r *Register) getIn(ctx context.Context, tx *opslag.Tx, kenmerk Kenmerk) (Organisatie, bool, error) {
	if code, ok := kenmerk.Gemeentecode(); ok {
		gemeente, ok := r.gemeenten.Get(code)
		return gemeente.Organisatie(), ok, nil
	}
	return r.lees(ctx, tx, kenmerk)
}

// Medewerkers gives the staff employed by the organisation on the day, in order
// of ID.
func (r *Register) Medewerkers(ctx context.Context, organisatie Kenmerk, dag tijdlijn.Dag) ([]Medewerker, error) {
	return r.medewerkersOp(ctx, r.opslag, organisatie, dag)
}

// Persoon names a member of staff: the organisation, and the id there. A name may be
// given out again, so who it is depends on the day.
type Persoon struct {
	Organisatie Kenmerk
	ID          string
}

// ParsePersoon reads "1942/r.vos", as who did something is kept with what was done.
func ParsePersoon(tekst string) Persoon {
	waar, id, _ := strings.Cut(tekst, "/")
	return Persoon{Kenmerk(waar), id}
}

// Loopbanen gives of people in which stretches of time they were employed, without
// their functions, in one question; somebody that nobody knows is not in it.
func (r *Register) Loopbanen(ctx context.Context, personen []Persoon) (map[Persoon][]Medewerker, error) {
	loopbanen := make(map[Persoon][]Medewerker, len(personen))
	if len(personen) == 0 {
		return loopbanen, nil
	}
	alle, err := r.leesLoopbanen(ctx, r.opslag, personen)
	for _, m := range alle {
		p := Persoon{m.Organisatie, m.ID}
		loopbanen[p] = append(loopbanen[p], m)
	}
	return loopbanen, err
}

// Wie gives the person who acts: the member of staff as of the day. Someone who
// is not employed there on that day is NietGevonden.
func (r *Register) Wie(ctx context.Context, organisatie Kenmerk, id string, dag tijdlijn.Dag) (Wie, error) {
	stukken, err := r.stukkenVan(ctx, r.opslag, organisatie, id)
	if err != nil {
		return Wie{}, err
	}
	for _, stuk := range stukken {
		if stuk.InDienst.Bevat(dag) {
			return stuk.Wie(), nil
		}
	}
	return Wie{}, fout.New(fout.NietGevonden, "De medewerker %q is op %s niet in dienst bij deze organisatie.", id, dag.Tekst())
}

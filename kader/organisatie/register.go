package organisatie

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Register is the organisations and the staff that the store knows, together
// with the municipalities, which need not be entered.
type Register struct {
	opslag    *opslag.Opslag
	gemeenten *Gemeenten
}

// New gives the register on o. Municipalities come from g.
func New(o *opslag.Opslag, g *Gemeenten) *Register { return &Register{opslag: o, gemeenten: g} }

// Gemeenten gives the municipalities the register was built with.
func (r *Register) Gemeenten() *Gemeenten { return r.gemeenten }

// Toevoegen enters an organisation. It refuses (Onjuist) one without a code, a
// name, a known kind or a period, and a municipality: those are known already. A
// code that is taken is a Botsing.
func (r *Register) Toevoegen(ctx context.Context, tx *opslag.Tx, organisatie Organisatie) error {
	organisatie.Bestaat = zonderEinde(organisatie.Bestaat)
	_, code := organisatie.Kenmerk.Gemeentecode()
	switch {
	case strings.TrimSpace(string(organisatie.Kenmerk)) == "":
		return fout.New(fout.Onjuist, "Geef de organisatie een kenmerk.").Bij("kenmerk")
	case strings.TrimSpace(organisatie.Naam) == "":
		return fout.New(fout.Onjuist, "Geef de organisatie een naam.").Bij("naam")
	case code || organisatie.Soort == SoortGemeente:
		return fout.New(fout.Onjuist,
			"Gemeenten zijn al bekend en worden niet toegevoegd. Kies voor %q een kenmerk dat geen 4 cijfers is en een andere soort.",
			organisatie.Naam).Bij("kenmerk")
	case !slices.Contains(soorten, organisatie.Soort):
		return fout.New(fout.Onjuist, "De soort organisatie %q bestaat niet. Kies een soort uit de lijst.",
			string(organisatie.Soort)).Bij("soort")
	case organisatie.Bestaat.Leeg():
		return fout.New(fout.Onjuist, "De organisatie %q moet ten minste één dag bestaan. Controleer begin en einde.",
			organisatie.Naam).Bij("bestaat")
	}
	err := r.schrijf(ctx, tx, organisatie)
	if opslag.IsDubbel(err) {
		return fout.New(fout.Botsing, "Er is al een organisatie met het kenmerk %q. Kies een ander kenmerk.",
			string(organisatie.Kenmerk)).Bij("kenmerk").Door(err)
	}
	return err
}

// Get gives the organisation with this code: a municipality or one that was
// entered. It returns false when there is none.
func (r *Register) Get(ctx context.Context, kenmerk Kenmerk) (Organisatie, bool, error) {
	if code, ok := kenmerk.Gemeentecode(); ok {
		gemeente, ok := r.gemeenten.Get(code)
		return gemeente.Organisatie(), ok, nil
	}
	return r.lees(ctx, r.opslag, kenmerk)
}

// List gives the organisations that exist on the day, municipalities included,
// in order of name.
func (r *Register) List(ctx context.Context, dag tijdlijn.Dag) ([]Organisatie, error) {
	alle, err := r.leesOp(ctx, r.opslag, dag)
	if err != nil {
		return nil, err
	}
	for _, gemeente := range r.gemeenten.Lijst(dag) {
		alle = append(alle, gemeente.Organisatie())
	}
	slices.SortStableFunc(alle, func(a, b Organisatie) int { return strings.Compare(vouw(a.Naam), vouw(b.Naam)) })
	return alle, nil
}

// Naam gives the name of an organisation. An unknown code is NietGevonden.
func (r *Register) Naam(ctx context.Context, kenmerk Kenmerk) (string, error) {
	organisatie, ok, err := r.Get(ctx, kenmerk)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", fout.New(fout.NietGevonden, "De organisatie %q is niet bekend. Voeg haar eerst toe.", string(kenmerk))
	}
	return organisatie.Naam, nil
}

// Organisatie gives the municipality as one organisation among others.
func (g Gemeente) Organisatie() Organisatie {
	return Organisatie{Kenmerk: KenmerkVan(g.Code), Naam: g.Naam, Soort: SoortGemeente, Bestaat: g.Bestaat}
}

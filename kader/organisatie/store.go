package organisatie

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

const (
	sqlToevoegen = `INSERT INTO organisatie_organisatie (kenmerk, naam, soort, vanaf, tot) VALUES ($1, $2, $3, $4, $5)`

	sqlGet = `SELECT kenmerk, naam, soort, vanaf, tot FROM organisatie_organisatie WHERE kenmerk = $1`

	sqlNamen = `SELECT kenmerk, naam FROM organisatie_organisatie`

	sqlLijst = `SELECT kenmerk, naam, soort, vanaf, tot FROM organisatie_organisatie
		WHERE vanaf <= $1 AND $1 < tot ORDER BY kenmerk`

	sqlAannemen = `INSERT INTO organisatie_medewerker (organisatie, id, vanaf, tot, naam, team) VALUES ($1, $2, $3, $4, $5, $6)`

	sqlFunctie = `INSERT INTO organisatie_functie (organisatie, medewerker, vanaf, volgorde, functie) VALUES ($1, $2, $3, $4, $5)`

	sqlUitDienst = `UPDATE organisatie_medewerker SET tot = $1
		WHERE organisatie = $2 AND id = $3 AND vanaf = $4 AND tot = $5`

	sqlMedewerker = `SELECT m.organisatie, m.id, m.naam, m.team, m.vanaf, m.tot, coalesce(f.functie, '')
		FROM organisatie_medewerker m
		LEFT JOIN organisatie_functie f ON f.organisatie = m.organisatie AND f.medewerker = m.id AND f.vanaf = m.vanaf
		WHERE m.organisatie = $1 AND m.id = $2
		ORDER BY m.vanaf, f.volgorde`

	sqlMedewerkers = `SELECT m.organisatie, m.id, m.naam, m.team, m.vanaf, m.tot, coalesce(f.functie, '')
		FROM organisatie_medewerker m
		LEFT JOIN organisatie_functie f ON f.organisatie = m.organisatie AND f.medewerker = m.id AND f.vanaf = m.vanaf
		WHERE m.organisatie = $1 AND m.vanaf <= $2 AND $2 < m.tot
		ORDER BY m.id, f.volgorde`
)

func (r *Register) schrijf(ctx context.Context, tx *opslag.Tx, o Organisatie) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	_, err := tx.Voer(ctx, sqlToevoegen, string(o.Kenmerk), o.Naam, string(o.Soort), o.Bestaat.Vanaf, o.Bestaat.Tot)
	return err
}

func leesOrganisatie(rij opslag.Rij) (Organisatie, error) {
	var o Organisatie
	err := rij.Scan(&o.Kenmerk, &o.Naam, &o.Soort, &o.Bestaat.Vanaf, &o.Bestaat.Tot)
	return o, err
}

func (r *Register) lees(ctx context.Context, l opslag.Lezer, kenmerk Kenmerk) (Organisatie, bool, error) {
	return opslag.Een(ctx, l, leesOrganisatie, sqlGet, string(kenmerk))
}

func (r *Register) leesOp(ctx context.Context, l opslag.Lezer, dag tijdlijn.Dag) ([]Organisatie, error) {
	return opslag.Alle(ctx, l, leesOrganisatie, sqlLijst, dag)
}

func (r *Register) leesNamen(ctx context.Context, l opslag.Lezer) (map[Kenmerk]string, error) {
	namen := map[Kenmerk]string{}
	lees := func(rij opslag.Rij) (o Organisatie, err error) { return o, rij.Scan(&o.Kenmerk, &o.Naam) }
	for o, err := range opslag.Rijen(ctx, l, lees, sqlNamen) {
		if err != nil {
			return nil, err
		}
		namen[o.Kenmerk] = o.Naam
	}
	return namen, nil
}

func (r *Register) schrijfMedewerker(ctx context.Context, tx *opslag.Tx, m Medewerker) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	if _, err := tx.Voer(ctx, sqlAannemen, string(m.Organisatie), m.ID, m.InDienst.Vanaf, m.InDienst.Tot, m.Naam, m.Team); err != nil {
		return err
	}
	for i, functie := range m.Functies {
		if _, err := tx.Voer(ctx, sqlFunctie, string(m.Organisatie), m.ID, m.InDienst.Vanaf, i, string(functie)); err != nil {
			return err
		}
	}
	return nil
}

func (r *Register) eindig(ctx context.Context, tx *opslag.Tx, m Medewerker, tot tijdlijn.Dag) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	return tx.VoerEen(ctx, sqlUitDienst, tot, string(m.Organisatie), m.ID, m.InDienst.Vanaf, m.InDienst.Tot)
}

func (r *Register) stukkenVan(ctx context.Context, l opslag.Lezer, organisatie Kenmerk, id string) ([]Medewerker, error) {
	return medewerkers(ctx, l, sqlMedewerker, string(organisatie), id)
}

// leesLoopbanen gives the stretches of many people in one question.
func (r *Register) leesLoopbanen(ctx context.Context, l opslag.Lezer, personen []Persoon) ([]Medewerker, error) {
	var waarden []any
	rijen := make([][]any, len(personen))
	for i, p := range personen {
		rijen[i] = []any{string(p.Organisatie), p.ID}
	}
	return medewerkers(ctx, l, `WITH `+opslag.Tabel("wil", "organisatie, id", &waarden, rijen)+`
		SELECT m.organisatie, m.id, m.naam, m.team, m.vanaf, m.tot, ''
		FROM wil JOIN organisatie_medewerker m ON m.organisatie = wil.organisatie AND m.id = wil.id
		ORDER BY m.organisatie, m.id, m.vanaf`, waarden...)
}

func (r *Register) medewerkersOp(ctx context.Context, l opslag.Lezer, organisatie Kenmerk, dag tijdlijn.Dag) ([]Medewerker, error) {
	return medewerkers(ctx, l, sqlMedewerkers, string(organisatie), dag)
}

// medewerkers reads one row per function and joins the rows of one stretch.
func medewerkers(ctx context.Context, l opslag.Lezer, tekst string, waarden ...any) ([]Medewerker, error) {
	lees := func(rij opslag.Rij) (Medewerker, error) {
		m := Medewerker{Functies: make([]Functie, 1)}
		err := rij.Scan(&m.Organisatie, &m.ID, &m.Naam, &m.Team, &m.InDienst.Vanaf, &m.InDienst.Tot, &m.Functies[0])
		if m.Functies[0] == "" {
			m.Functies = nil
		}
		return m, err
	}
	var alle []Medewerker
	for m, err := range opslag.Rijen(ctx, l, lees, tekst, waarden...) {
		if err != nil {
			return nil, err
		}
		if n := len(alle) - 1; n >= 0 && alle[n].Organisatie == m.Organisatie && alle[n].ID == m.ID &&
			alle[n].InDienst.Vanaf == m.InDienst.Vanaf {
			alle[n].Functies = append(alle[n].Functies, m.Functies...)
			continue
		}
		alle = append(alle, m)
	}
	return alle, nil
}

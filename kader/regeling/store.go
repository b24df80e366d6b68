package regeling

import (
	"context"

	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

const (
	sqlVastleggen = `INSERT INTO regeling_regeling (eigenaar, nummer, vorm, naam, vanaf, tot, bron, aanname)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

	sqlPartij = `INSERT INTO regeling_partij (eigenaar, regeling, volgorde, partij) VALUES ($1, $2, $3, $4)`

	sqlVoorwaarde = `INSERT INTO regeling_voorwaarde (eigenaar, regeling, volgorde, soort, tekst, toetsing)
		VALUES ($1, $2, $3, $4, $5, $6)`

	sqlKop = `SELECT eigenaar, nummer, vorm, naam, vanaf, tot, bron, aanname FROM regeling_regeling
		WHERE eigenaar = $1 AND nummer = $2`

	sqlVan = `SELECT eigenaar, nummer, vorm, naam, vanaf, tot, bron, aanname FROM regeling_regeling r
		WHERE r.eigenaar = $1
		   OR EXISTS (SELECT 1 FROM regeling_partij p WHERE p.eigenaar = r.eigenaar AND p.regeling = r.nummer AND p.partij = $1)
		ORDER BY vanaf, eigenaar, nummer`

	sqlPartijen = `SELECT partij FROM regeling_partij WHERE eigenaar = $1 AND regeling = $2 ORDER BY volgorde`

	sqlVoorwaarden = `SELECT soort, tekst, toetsing FROM regeling_voorwaarde WHERE eigenaar = $1 AND regeling = $2 ORDER BY volgorde`

	sqlSchrijfBesluit = `INSERT INTO regeling_besluit (eigenaar, nummer, regeling, van, orgaan, soort, datum, uiterlijk, bron)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

	sqlNeem = `UPDATE regeling_besluit SET datum = $1, bron = $2 WHERE eigenaar = $3 AND nummer = $4 AND datum = 2932896`

	sqlBesluit = `SELECT eigenaar, nummer, regeling, van, orgaan, soort, datum, uiterlijk, bron FROM regeling_besluit
		WHERE eigenaar = $1 AND nummer = $2`

	sqlBesluiten = `SELECT eigenaar, nummer, regeling, van, orgaan, soort, datum, uiterlijk, bron FROM regeling_besluit
		WHERE eigenaar = $1 AND regeling = $2
		ORDER BY CASE WHEN datum < uiterlijk THEN datum ELSE uiterlijk END, datum, nummer`
)

func (r *Register) schrijf(ctx context.Context, tx *opslag.Tx, regeling Regeling) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	eigenaar := string(regeling.Eigenaar)
	aanname := 0
	if regeling.Aanname {
		aanname = 1
	}
	if _, err := tx.Voer(ctx, sqlVastleggen, eigenaar, regeling.Nummer, regeling.Vorm, regeling.Naam,
		regeling.Looptijd.Vanaf, regeling.Looptijd.Tot, regeling.Bron, aanname); err != nil {
		return err
	}
	for i, partij := range regeling.Partijen {
		if _, err := tx.Voer(ctx, sqlPartij, eigenaar, regeling.Nummer, i, string(partij)); err != nil {
			return err
		}
	}
	for i, v := range regeling.Voorwaarden {
		if _, err := tx.Voer(ctx, sqlVoorwaarde, eigenaar, regeling.Nummer, i, string(v.Soort), v.Tekst, v.Toetsing); err != nil {
			return err
		}
	}
	return nil
}

func leesKop(rij opslag.Rij) (Regeling, error) {
	var r Regeling
	var aanname int64
	err := rij.Scan(&r.Eigenaar, &r.Nummer, &r.Vorm, &r.Naam, &r.Looptijd.Vanaf, &r.Looptijd.Tot, &r.Bron, &aanname)
	r.Aanname = aanname == 1
	return r, err
}

func leesVoorwaarde(rij opslag.Rij) (Voorwaarde, error) {
	var v Voorwaarde
	err := rij.Scan(&v.Soort, &v.Tekst, &v.Toetsing)
	return v, err
}

func leesBesluit(rij opslag.Rij) (Besluit, error) {
	var b Besluit
	err := rij.Scan(&b.Eigenaar, &b.Nummer, &b.Regeling, &b.Van, &b.Orgaan, &b.Soort, &b.Datum, &b.Uiterlijk, &b.Bron)
	return b, err
}

func (r *Register) kop(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) (Regeling, bool, error) {
	return opslag.Een(ctx, l, leesKop, sqlKop, string(eigenaar), nummer)
}

func (r *Register) lees(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) (Regeling, bool, error) {
	regeling, ok, err := r.kop(ctx, l, eigenaar, nummer)
	if err != nil || !ok {
		return Regeling{}, false, err
	}
	if err := r.vulAan(ctx, l, &regeling); err != nil {
		return Regeling{}, false, err
	}
	return regeling, true, nil
}

// vulAan reads the parties and conditions of an agreement.
func (r *Register) vulAan(ctx context.Context, l opslag.Lezer, regeling *Regeling) error {
	var err error
	regeling.Partijen, err = opslag.Alle(ctx, l, opslag.Waarde[organisatie.Kenmerk], sqlPartijen, string(regeling.Eigenaar),
		regeling.Nummer)
	if err != nil {
		return err
	}
	regeling.Voorwaarden, err = opslag.Alle(ctx, l, leesVoorwaarde, sqlVoorwaarden, string(regeling.Eigenaar), regeling.Nummer)
	return err
}

func (r *Register) leesVan(ctx context.Context, l opslag.Lezer, partij organisatie.Kenmerk) ([]Regeling, error) {
	alle, err := opslag.Alle(ctx, l, leesKop, sqlVan, string(partij))
	if err != nil {
		return nil, err
	}
	for i := range alle {
		if err := r.vulAan(ctx, l, &alle[i]); err != nil {
			return nil, err
		}
	}
	return alle, nil
}

func (r *Register) schrijfBesluit(ctx context.Context, tx *opslag.Tx, b Besluit) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	_, err := tx.Voer(ctx, sqlSchrijfBesluit, string(b.Eigenaar), b.Nummer, b.Regeling, string(b.Van), b.Orgaan, b.Soort, b.Datum,
		b.Uiterlijk, b.Bron)
	return err
}

func (r *Register) neem(ctx context.Context, tx *opslag.Tx, b Besluit) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	return tx.VoerEen(ctx, sqlNeem, b.Datum, b.Bron, string(b.Eigenaar), b.Nummer)
}

func (r *Register) besluit(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) (Besluit, bool, error) {
	return opslag.Een(ctx, l, leesBesluit, sqlBesluit, string(eigenaar), nummer)
}

func (r *Register) besluiten(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, regeling string) ([]Besluit, error) {
	return opslag.Alle(ctx, l, leesBesluit, sqlBesluiten, string(eigenaar), regeling)
}

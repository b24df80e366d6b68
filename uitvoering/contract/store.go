package contract

import (
	"context"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

func voegAanbiederToe(ctx context.Context, tx *opslag.Tx, a Aanbieder) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	_, err := tx.Voer(ctx, `INSERT INTO contract_aanbieder (eigenaar, agb, vanaf, tot, naam, iban) VALUES ($1, $2, $3, $4, $5, $6)`,
		a.Eigenaar, a.AGB, a.Geldig.Vanaf, a.Geldig.Tot, a.Naam, a.IBAN)
	return err
}

func voegContractToe(ctx context.Context, tx *opslag.Tx, c Contract) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	if _, err := tx.Voer(ctx, `INSERT INTO contract_contract (eigenaar, nummer, agb, vanaf, tot, bron) VALUES ($1, $2, $3, $4, $5, $6)`,
		c.Eigenaar, c.Nummer, c.AGB, c.Geldig.Vanaf, c.Geldig.Tot, c.Bron); err != nil {
		return err
	}
	for _, d := range c.Gemeenten {
		if _, err := tx.Voer(ctx, `INSERT INTO contract_gemeente (eigenaar, contract, gemeente, agb, vanaf, tot)
			VALUES ($1, $2, $3, $4, $5, $6)`,
			c.Eigenaar, c.Nummer, d.Gemeente, c.AGB, d.Geldig.Vanaf, d.Geldig.Tot); err != nil {
			return err
		}
	}
	for _, a := range c.Aanbod {
		if _, err := tx.Voer(ctx, `INSERT INTO contract_product (eigenaar, contract, categorie, code, omschrijving, eenheid, frequentie,
			variant)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			c.Eigenaar, c.Nummer, a.Product.Categorie, a.Product.Code, a.Omschrijving, string(a.Eenheid), string(a.Frequentie),
			string(a.Variant)); err != nil {
			return err
		}
		for _, t := range a.Tarieven {
			if err := voegTariefToe(ctx, tx, c.Eigenaar, c.Nummer, a.Product, t); err != nil {
				return err
			}
		}
	}
	return nil
}

func voegTariefToe(ctx context.Context, tx *opslag.Tx, eigenaar organisatie.Kenmerk, nummer string, p Product,
	t tijdlijn.Geldig[geld.Cent]) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	_, err := tx.Voer(ctx, `INSERT INTO contract_tarief (eigenaar, contract, categorie, code, vanaf, tot, bedrag)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		eigenaar, nummer, p.Categorie, p.Code, t.Vanaf, t.Tot, int64(t.Waarde))
	return err
}

// beeindigTarief ends the tariff that began on begin where the new one begins.
func beeindigTarief(ctx context.Context, tx *opslag.Tx, w Tariefwijziging, begin tijdlijn.Dag) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	return tx.VoerEen(ctx, `UPDATE contract_tarief SET tot = $6
		WHERE eigenaar = $1 AND contract = $2 AND categorie = $3 AND code = $4 AND vanaf = $5`,
		w.Eigenaar, w.Nummer, w.Product.Categorie, w.Product.Code, begin, w.Vanaf)
}

func tariefOp(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string, p Product,
	dag tijdlijn.Dag) (tijdlijn.Periode, bool, error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (p tijdlijn.Periode, err error) { return p, r.Scan(&p.Vanaf, &p.Tot) },
		`SELECT vanaf, tot FROM contract_tarief
		WHERE eigenaar = $1 AND contract = $2 AND categorie = $3 AND code = $4 AND vanaf <= $5 AND $5 < tot`,
		eigenaar, nummer, p.Categorie, p.Code, dag)
}

// samen gives the first day and the first day after of the period in which tariff
// t, participation g and contract c all hold.
const samen = `CASE WHEN t.vanaf >= g.vanaf AND t.vanaf >= c.vanaf THEN t.vanaf WHEN g.vanaf >= c.vanaf THEN g.vanaf
	ELSE c.vanaf END AS vanaf,
	CASE WHEN t.tot <= g.tot AND t.tot <= c.tot THEN t.tot WHEN g.tot <= c.tot THEN g.tot ELSE c.tot END AS tot`

// geldend selects a tariff with the days on which tariff, participation and
// contract all hold.
const geldend = `SELECT c.eigenaar, c.nummer, p.categorie, p.code, p.omschrijving, p.eenheid, p.frequentie, p.variant, t.bedrag,
		` + samen + `
	FROM contract_gemeente g
	JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
	JOIN contract_product p ON p.eigenaar = g.eigenaar AND p.contract = g.contract
	JOIN contract_tarief t ON t.eigenaar = p.eigenaar AND t.contract = p.contract AND t.categorie = p.categorie AND t.code = p.code
	WHERE g.gemeente = $1 AND g.agb = $2
	AND g.vanaf < $4 AND $3 < g.tot AND c.vanaf < $4 AND $3 < c.tot AND t.vanaf < $4 AND $3 < t.tot`

func leesTarief(r opslag.Rij) (t Tarief, err error) {
	return t, r.Scan(&t.Eigenaar, &t.Contract, &t.Product.Categorie, &t.Product.Code, &t.Omschrijving, &t.Eenheid, &t.Frequentie,
		&t.Variant,
		&t.Bedrag, &t.Geldig.Vanaf, &t.Geldig.Tot)
}

// Op gives the tariff of a product of a provider for a municipality on a day,
// and false when there is none.
func Op(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, product Product, dag tijdlijn.Dag) (Tarief,
	bool, error) {
	return opslag.Een(ctx, l, leesTarief, geldend+` AND t.categorie = $5 AND t.code = $6`, gemeente, agb, dag, dag+1, product.Categorie,
		product.Code)
}

// Tarieven gives every tariff of a provider for a municipality that holds on a
// day of the period, in order of product and date.
func Tarieven(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, periode tijdlijn.Periode) (Tarieflijst,
	error) {
	alle, err := opslag.Alle(ctx, l, leesTarief, geldend+` ORDER BY p.categorie, p.code, t.vanaf, g.vanaf`, gemeente, agb, periode.Vanaf,
		periode.Tot)
	return nieuweTarieflijst(alle), err
}

// Producten lists what can be allotted to residents of a municipality on a day:
// every tariff of every provider, in order of product and provider.
func Producten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) ([]Keuze, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (k Keuze, err error) {
		return k, r.Scan(&k.AGB, &k.Aanbieder, &k.Tarief.Eigenaar, &k.Tarief.Contract, &k.Tarief.Product.Categorie, &k.Tarief.Product.Code,
			&k.Tarief.Omschrijving, &k.Tarief.Eenheid, &k.Tarief.Frequentie, &k.Tarief.Variant, &k.Tarief.Bedrag, &k.Tarief.Geldig.Vanaf,
			&k.Tarief.Geldig.Tot)
	}, `SELECT g.agb, a.naam, c.eigenaar, c.nummer, p.categorie, p.code, p.omschrijving, p.eenheid, p.frequentie, p.variant, t.bedrag,
			`+samen+`
		FROM contract_gemeente g
		JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
		JOIN contract_aanbieder a ON a.eigenaar = g.eigenaar AND a.agb = g.agb AND a.vanaf <= $2 AND $2 < a.tot
		JOIN contract_product p ON p.eigenaar = g.eigenaar AND p.contract = g.contract
		JOIN contract_tarief t ON t.eigenaar = p.eigenaar AND t.contract = p.contract AND t.categorie = p.categorie AND t.code = p.code
		WHERE g.gemeente = $1 AND g.vanaf <= $2 AND $2 < g.tot AND c.vanaf <= $2 AND $2 < c.tot AND t.vanaf <= $2 AND $2 < t.tot
		ORDER BY p.categorie, p.code, a.naam`, gemeente, dag)
}

// ProductlijstVan gives the product list of a municipality over the period, of
// all its providers together.
func ProductlijstVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, periode tijdlijn.Periode) (Productlijst, error) {
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (p tijdlijn.Geldig[Product], err error) {
		return p, r.Scan(&p.Waarde.Categorie, &p.Waarde.Code, &p.Vanaf, &p.Tot)
	}, `SELECT DISTINCT p.categorie, p.code, CASE WHEN g.vanaf >= c.vanaf THEN g.vanaf ELSE c.vanaf END AS vanaf,
			CASE WHEN g.tot <= c.tot THEN g.tot ELSE c.tot END AS tot
		FROM contract_gemeente g
		JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
		JOIN contract_product p ON p.eigenaar = g.eigenaar AND p.contract = g.contract
		WHERE g.gemeente = $1 AND g.vanaf < $3 AND $2 < g.tot AND c.vanaf < $3 AND $2 < c.tot
		ORDER BY p.code, p.categorie, vanaf, tot`, gemeente, periode.Vanaf, periode.Tot)
	return nieuweProductlijst(alle), err
}

// Namen gives the names of every provider that a municipality had, has or will have a
// contract with, in one question: as they hold on a day, or else as they are known.
func Namen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) (map[kenmerk.AGB]string, error) {
	type rij struct {
		agb  kenmerk.AGB
		naam string
	}
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (a rij, err error) { return a, r.Scan(&a.agb, &a.naam) },
		`SELECT a.agb, a.naam FROM contract_gemeente g
		JOIN contract_aanbieder a ON a.eigenaar = g.eigenaar AND a.agb = g.agb
		WHERE g.gemeente = $1
		ORDER BY CASE WHEN a.vanaf <= $2 AND $2 < a.tot THEN 1 ELSE 0 END, g.tot, g.vanaf, a.eigenaar DESC`, gemeente, dag)
	namen := make(map[kenmerk.AGB]string, len(alle))
	for _, a := range alle {
		namen[a.agb] = a.naam // what holds that day comes last, and of that the latest contract
	}
	return namen, err
}

// Naamvraag asks how a provider is called on a day.
type Naamvraag struct {
	AGB kenmerk.AGB
	Dag tijdlijn.Dag
}

// NamenOp gives the names that AanbiederOp gives for a municipality, of many in one
// question; one that the municipality does not know is not in it.
func NamenOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, vragen []Naamvraag) (map[Naamvraag]string, error) {
	namen := make(map[Naamvraag]string, len(vragen))
	if len(vragen) == 0 {
		return namen, nil
	}
	waarden, rijen := []any{gemeente}, make([][]any, len(vragen))
	for i, v := range vragen {
		rijen[i] = []any{v.AGB, int64(v.Dag)}
	}
	wil := opslag.Tabel("wil", "agb, dag", &waarden, rijen)
	type rij struct {
		Naamvraag
		naam string
	}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) { return x, r.Scan(&x.AGB, &x.Dag, &x.naam) },
		`WITH `+wil+` SELECT wil.agb, wil.dag, a.naam
		FROM wil JOIN contract_gemeente g ON g.gemeente = $1 AND g.agb = wil.agb AND g.vanaf <= wil.dag
		JOIN contract_aanbieder a ON a.eigenaar = g.eigenaar AND a.agb = g.agb AND a.vanaf <= wil.dag AND wil.dag < a.tot
		ORDER BY g.tot, g.vanaf, a.eigenaar DESC`, waarden...) {
		if err != nil {
			return nil, err
		}
		namen[r.Naamvraag] = r.naam // of what holds that day the latest contract comes last
	}
	return namen, nil
}

// AanbiederOp gives the data of a provider that a municipality has a contract
// with, as they hold on a day: those kept by the owner of a contract that the
// municipality took part in on that day or before, the latest first.
func AanbiederOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, dag tijdlijn.Dag) (Aanbieder, bool,
	error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (a Aanbieder, err error) {
		return a, r.Scan(&a.Eigenaar, &a.AGB, &a.Naam, &a.IBAN, &a.Geldig.Vanaf, &a.Geldig.Tot)
	}, `SELECT a.eigenaar, a.agb, a.naam, a.iban, a.vanaf, a.tot
		FROM contract_gemeente g
		JOIN contract_aanbieder a ON a.eigenaar = g.eigenaar AND a.agb = g.agb
		WHERE g.gemeente = $1 AND g.agb = $2 AND g.vanaf <= $3 AND a.vanaf <= $3 AND $3 < a.tot
		ORDER BY g.tot DESC, g.vanaf DESC, a.eigenaar LIMIT 1`, gemeente, agb, dag)
}

// Get gives one contract with everything in it, and false when there is none.
func Get(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) (Contract, bool, error) {
	c, gevonden, err := opslag.Een(ctx, l, func(r opslag.Rij) (c Contract, err error) {
		return c, r.Scan(&c.Eigenaar, &c.Nummer, &c.AGB, &c.Geldig.Vanaf, &c.Geldig.Tot, &c.Bron)
	}, `SELECT eigenaar, nummer, agb, vanaf, tot, bron FROM contract_contract WHERE eigenaar = $1 AND nummer = $2`, eigenaar, nummer)
	if err != nil || !gevonden {
		return c, gevonden, err
	}
	c.Gemeenten, err = opslag.Alle(ctx, l, func(r opslag.Rij) (d Deelname, err error) {
		return d, r.Scan(&d.Gemeente, &d.Geldig.Vanaf, &d.Geldig.Tot)
	}, `SELECT gemeente, vanaf, tot FROM contract_gemeente WHERE eigenaar = $1 AND contract = $2
		ORDER BY gemeente, vanaf`, eigenaar, nummer)
	if err != nil {
		return c, false, err
	}
	c.Aanbod, err = leesAanbod(ctx, l, eigenaar, nummer)
	return c, err == nil, err
}

func leesAanbod(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) ([]Aanbod, error) {
	aanbod, err := opslag.Alle(ctx, l, func(r opslag.Rij) (a Aanbod, err error) {
		return a, r.Scan(&a.Product.Categorie, &a.Product.Code, &a.Omschrijving, &a.Eenheid, &a.Frequentie, &a.Variant)
	}, `SELECT categorie, code, omschrijving, eenheid, frequentie, variant FROM contract_product
		WHERE eigenaar = $1 AND contract = $2 ORDER BY categorie, code`, eigenaar, nummer)
	if err != nil {
		return nil, err
	}
	for i := range aanbod {
		aanbod[i].Tarieven, err = opslag.Alle(ctx, l, func(r opslag.Rij) (t tijdlijn.Geldig[geld.Cent], err error) {
			return t, r.Scan(&t.Vanaf, &t.Tot, &t.Waarde)
		}, `SELECT vanaf, tot, bedrag FROM contract_tarief WHERE eigenaar = $1 AND contract = $2 AND categorie = $3 AND code = $4
			ORDER BY vanaf`,
			eigenaar, nummer, aanbod[i].Product.Categorie, aanbod[i].Product.Code)
		if err != nil {
			return nil, err
		}
	}
	return aanbod, nil
}

// dubbelTarief gives a tariff of another contract that holds for the same
// municipality, provider and product on a day of this contract's own tariffs.
func dubbelTarief(ctx context.Context, l opslag.Lezer, eigenaar organisatie.Kenmerk, nummer string) (Tarief, bool, error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (t Tarief, err error) {
		return t, r.Scan(&t.Eigenaar, &t.Contract, &t.Product.Categorie, &t.Product.Code)
	}, `WITH geldend AS (
			SELECT g.gemeente, g.agb, c.eigenaar, c.nummer, t.categorie, t.code, `+samen+`
			FROM contract_gemeente g
			JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
			JOIN contract_tarief t ON t.eigenaar = g.eigenaar AND t.contract = g.contract)
		SELECT a.eigenaar, a.nummer, a.categorie, a.code
		FROM geldend n
		JOIN geldend a ON a.gemeente = n.gemeente AND a.agb = n.agb AND a.categorie = n.categorie AND a.code = n.code
			AND a.vanaf < n.tot AND n.vanaf < a.tot AND NOT (a.eigenaar = n.eigenaar AND a.nummer = n.nummer)
		WHERE n.eigenaar = $1 AND n.nummer = $2 AND n.vanaf < n.tot AND a.vanaf < a.tot
		ORDER BY a.eigenaar, a.nummer, a.categorie, a.code LIMIT 1`, eigenaar, nummer)
}

func telContracten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, dag tijdlijn.Dag) (int64, error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT count(*) FROM contract_gemeente g
		JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
		WHERE g.gemeente = $1 AND g.agb = $2 AND g.vanaf <= $3 AND $3 < g.tot AND c.vanaf <= $3 AND $3 < c.tot`, gemeente, agb, dag)
	return aantal, err
}

func telProducten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, p Product, dag tijdlijn.Dag) (int64,
	error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT count(*) FROM contract_gemeente g
		JOIN contract_contract c ON c.eigenaar = g.eigenaar AND c.nummer = g.contract
		JOIN contract_product p ON p.eigenaar = g.eigenaar AND p.contract = g.contract
		WHERE g.gemeente = $1 AND g.agb = $2 AND g.vanaf <= $3 AND $3 < g.tot AND c.vanaf <= $3 AND $3 < c.tot
		AND p.categorie = $4 AND p.code = $5`, gemeente, agb, dag, p.Categorie, p.Code)
	return aantal, err
}

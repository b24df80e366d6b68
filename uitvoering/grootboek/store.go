package grootboek

import (
	"context"
	"iter"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

func voegToe(ctx context.Context, tx *opslag.Tx, b Boeking) (int64, error) {
	nummer, _, err := opslag.Een(ctx, tx, opslag.Waarde[int64],
		`INSERT INTO grootboek_boeking (gemeente, nummer, datum, moment, omschrijving, bron, toedeling, tegen)
		VALUES ($1, (SELECT COALESCE(MAX(nummer), 0) + 1 FROM grootboek_boeking WHERE gemeente = $1), $2, $3, $4, $5, $6, $7)
		RETURNING nummer`, b.Gemeente, b.Datum, b.Moment, b.Omschrijving, b.Bron, b.Toedeling, b.Tegen)
	if err != nil {
		return 0, err
	}
	_, err = tx.Bulk(ctx, "grootboek_regel", []string{"gemeente", "boeking", "regel", "rekening", "tegenpartij", "over", "bedrag"},
		b.rijen(nummer))
	return nummer, err
}

func (b Boeking) rijen(nummer int64) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i, r := range b.Regels {
			if !yield([]any{b.Gemeente.String(), nummer, int64(i + 1), string(r.Rekening), r.Tegenpartij, int64(r.Over), int64(r.Bedrag)}) {
				return
			}
		}
	}
}

const kolommen = `gemeente, nummer, datum, moment, omschrijving, bron, toedeling, tegen`

func uitRij(r opslag.Rij) (b Boeking, err error) {
	return b, r.Scan(&b.Gemeente, &b.Nummer, &b.Datum, &b.Moment, &b.Omschrijving, &b.Bron, &b.Toedeling, &b.Tegen)
}

// Get gives one entry with its lines, and false when there is none.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Boeking, bool, error) {
	b, gevonden, err := opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM grootboek_boeking WHERE gemeente = $1
		AND nummer = $2`, gemeente, nummer)
	if err != nil || !gevonden {
		return b, gevonden, err
	}
	b.Regels, err = opslag.Alle(ctx, l, func(r opslag.Rij) (regel Regel, err error) {
		return regel, r.Scan(&regel.Rekening, &regel.Tegenpartij, &regel.Over, &regel.Bedrag)
	}, `SELECT rekening, tegenpartij, over, bedrag FROM grootboek_regel WHERE gemeente = $1 AND boeking = $2
		ORDER BY regel`, gemeente, nummer)
	return b, err == nil, err
}

// Saldo gives the balance of an account of a municipality as booked up to and
// including the day datum: positive is debit. Tegenpartij "" takes the whole
// account, else one counterparty.
func Saldo(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, rekening Rekening, tegenpartij string,
	datum tijdlijn.Dag) (geld.Cent, error) {
	saldo, _, err := opslag.Een(ctx, l, opslag.Waarde[geld.Cent], `SELECT CAST(COALESCE(SUM(r.bedrag), 0) AS BIGINT)
		FROM grootboek_regel r
		JOIN grootboek_boeking b ON b.gemeente = r.gemeente AND b.nummer = r.boeking
		WHERE r.gemeente = $1 AND r.rekening = $2 AND ($3 = '' OR r.tegenpartij = $3) AND b.datum <= $4`,
		gemeente, string(rekening), tegenpartij, datum)
	return saldo, err
}

// Stand is the balance of one account for one Toedeling and one month of
// delivery.
type Stand struct {
	Rekening  Rekening
	Toedeling taakverdeling.Verwijzing
	Over      tijdlijn.Dag
	Bedrag    geld.Cent
}

// Standen gives the balances of a municipality as known at a moment, per account,
// Toedeling and month of delivery, for whoever settles between municipalities.
func Standen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bekend tijdlijn.Moment) ([]Stand, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (s Stand, err error) {
		return s, r.Scan(&s.Rekening, &s.Toedeling, &s.Over, &s.Bedrag)
	}, `SELECT r.rekening, b.toedeling, r.over, CAST(SUM(r.bedrag) AS BIGINT)
		FROM grootboek_regel r
		JOIN grootboek_boeking b ON b.gemeente = r.gemeente AND b.nummer = r.boeking
		WHERE r.gemeente = $1 AND b.moment <= $2
		GROUP BY r.rekening, b.toedeling, r.over
		ORDER BY r.rekening, b.toedeling, r.over`, gemeente, bekend)
}

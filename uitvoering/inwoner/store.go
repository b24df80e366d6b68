package inwoner

import (
	"context"
	"fmt"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

const kolommen = `gemeente, id, bsn, geboren, geslacht, achternaam, voorvoegsel, voorletters, voornamen,
	straat, huisnummer, huisletter, toevoeging, postcode, plaats, telefoon, email, versie`

func uitRij(r opslag.Rij) (i Inwoner, err error) {
	return i, r.Scan(&i.Gemeente, &i.ID, &i.BSN, &i.Geboren, &i.Geslacht, &i.Naam.Achternaam, &i.Naam.Voorvoegsel,
		&i.Naam.Voorletters, &i.Naam.Voornamen, &i.Adres.Straat, &i.Adres.Huisnummer, &i.Adres.Huisletter,
		&i.Adres.Toevoeging, &i.Adres.Postcode, &i.Adres.Plaats, &i.Telefoon, &i.Email, &i.Versie)
}

func voegToe(ctx context.Context, tx *opslag.Tx, i Inwoner) error {
	_, err := tx.Voer(ctx, `INSERT INTO inwoner_inwoner (`+kolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
		i.Gemeente, i.ID, i.BSN, i.Geboren, string(i.Geslacht), i.Naam.Achternaam, i.Naam.Voorvoegsel, i.Naam.Voorletters,
		i.Naam.Voornamen, i.Adres.Straat, i.Adres.Huisnummer, i.Adres.Huisletter, i.Adres.Toevoeging, i.Adres.Postcode,
		i.Adres.Plaats, i.Telefoon, i.Email, i.Versie)
	return err
}

func lees(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Inwoner, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM inwoner_inwoner WHERE gemeente = $1 AND id = $2`, gemeente, id)
}

// MetBSN gives the resident with this BSN in this municipality, and false when
// the municipality knows nobody with it.
func MetBSN(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bsn kenmerk.BSN) (Inwoner, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM inwoner_inwoner WHERE gemeente = $1 AND bsn = $2`, gemeente, bsn)
}

// Namen gives the names of the residents of a municipality with these BSNs, in one
// question; one that the municipality does not know is not in it. Rights are checked
// by whoever shows them.
func Namen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bsns []kenmerk.BSN) (map[kenmerk.BSN]Naam, error) {
	namen := make(map[kenmerk.BSN]Naam, len(bsns))
	if len(bsns) == 0 {
		return namen, nil
	}
	waarden, plekken := []any{gemeente}, make([]string, len(bsns))
	for i, bsn := range bsns {
		plekken[i] = fmt.Sprintf("$%d", i+2)
		waarden = append(waarden, bsn)
	}
	type rij struct {
		bsn  kenmerk.BSN
		naam Naam
	}
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (n rij, err error) {
		return n, r.Scan(&n.bsn, &n.naam.Achternaam, &n.naam.Voorvoegsel, &n.naam.Voorletters, &n.naam.Voornamen)
	}, `SELECT bsn, achternaam, voorvoegsel, voorletters, voornamen FROM inwoner_inwoner WHERE gemeente = $1
		AND bsn IN (`+strings.Join(plekken, ", ")+`)`, waarden...)
	for _, n := range alle {
		namen[n.bsn] = n.naam
	}
	return namen, err
}

// bewaarOudAdres keeps the address that holds until tot. Of two moves on one day the first
// says where the resident came from.
func bewaarOudAdres(ctx context.Context, tx *opslag.Tx, i Inwoner, tot tijdlijn.Dag) error {
	_, err := tx.Voer(ctx, `INSERT INTO inwoner_adres (gemeente, inwoner, tot, straat, huisnummer, huisletter, toevoeging, postcode, plaats)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (gemeente, inwoner, tot) DO NOTHING`,
		i.Gemeente, i.ID, tot, i.Adres.Straat, i.Adres.Huisnummer, i.Adres.Huisletter, i.Adres.Toevoeging, i.Adres.Postcode, i.Adres.Plaats)
	return err
}

func zetAdres(ctx context.Context, tx *opslag.Tx, i Inwoner) error {
	return tx.VoerEen(ctx, `UPDATE inwoner_inwoner SET straat = $3, huisnummer = $4, huisletter = $5, toevoeging = $6, postcode = $7,
		plaats = $8, versie = $9 WHERE gemeente = $1 AND id = $2 AND versie = $9 - 1`,
		i.Gemeente, i.ID, i.Adres.Straat, i.Adres.Huisnummer, i.Adres.Huisletter, i.Adres.Toevoeging, i.Adres.Postcode, i.Adres.Plaats,
		i.Versie)
}

func oudAdres(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string, dag tijdlijn.Dag) (Adres, bool, error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (a Adres, err error) {
		return a, r.Scan(&a.Straat, &a.Huisnummer, &a.Huisletter, &a.Toevoeging, &a.Postcode, &a.Plaats)
	}, `SELECT straat, huisnummer, huisletter, toevoeging, postcode, plaats FROM inwoner_adres
		WHERE gemeente = $1 AND inwoner = $2 AND $3 < tot ORDER BY tot LIMIT 1`, gemeente, id, dag)
}

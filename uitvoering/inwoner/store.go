package inwoner

import (
	"context"

	"nabuur/grond/kenmerk"
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

package ggk

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/envelop"
)

// regel is what is kept of an envelope: not its bytes, for those follow from it
// and from the message inside, which bericht keeps.
type regel struct {
	gemeente        string // the code of our side in the envelope
	richting        bericht.Richting
	zender          string
	referentie      string
	code            envelop.Berichtcode
	functie         string
	kruis           string // crossRefnummer
	berichtGemeente string // the key of the message in bericht
	bericht         string
	fout            envelop.Foutmelding // what the chain refused it for
	moment          tijdlijn.Moment
}

const kolommen = `gemeente, richting, zender, referentienummer, berichtcode, functie, cross_ref, bericht_gemeente, bericht,
	foutcode, fout, moment`

const kies = `SELECT ` + kolommen + ` FROM ggk_envelop `

func uitRij(r opslag.Rij) (e regel, err error) {
	return e, r.Scan(&e.gemeente, &e.richting, &e.zender, &e.referentie, &e.code, &e.functie, &e.kruis, &e.berichtGemeente, &e.bericht,
		&e.fout.Code, &e.fout.Omschrijving, &e.moment)
}

func voegToe(ctx context.Context, tx *opslag.Tx, e regel) error {
	_, err := tx.Voer(ctx, `INSERT INTO ggk_envelop (`+kolommen+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		e.gemeente, string(e.richting), e.zender, e.referentie, string(e.code), e.functie, e.kruis, e.berichtGemeente, e.bericht,
		e.fout.Code, e.fout.Omschrijving, e.moment)
	return err
}

// onderweg finds the envelope in which a message of ours goes out: the one that
// was not refused.
func onderweg(ctx context.Context, l opslag.Lezer, gemeente, id string) (regel, bool, error) {
	return opslag.Een(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND bericht = $2 AND richting = 'uit' AND foutcode = ''`, gemeente, id)
}

// metReferentie finds an envelope by its key.
func metReferentie(ctx context.Context, l opslag.Lezer, gemeente string,
	richting bericht.Richting, zender, referentie string) (regel, bool, error) {
	return opslag.Een(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND richting = $2 AND zender = $3 AND referentienummer = $4`,
		gemeente, string(richting), zender, referentie)
}

// ontvangenIn finds the envelope in which a message came first.
func ontvangenIn(ctx context.Context, l opslag.Lezer, gemeente, id string) (regel, bool, error) {
	return opslag.Een(ctx, l, uitRij,
		kies+`WHERE gemeente = $1 AND bericht = $2 AND richting = 'in' ORDER BY moment, referentienummer LIMIT 1`, gemeente, id)
}

// retourOp finds the Du01 that came on an envelope of ours.
func retourOp(ctx context.Context, l opslag.Lezer, gemeente, referentie string) (regel, bool, error) {
	return opslag.Een(ctx, l, uitRij,
		kies+`WHERE gemeente = $1 AND cross_ref = $2 AND richting = 'in' AND berichtcode = 'Du01'`, gemeente, referentie)
}

// noteerFout writes why the chain refused an envelope of ours.
func noteerFout(ctx context.Context, tx *opslag.Tx, e regel, f envelop.Foutmelding) error {
	return tx.VoerEen(ctx, `UPDATE ggk_envelop SET foutcode = $4, fout = $5
		WHERE gemeente = $1 AND richting = 'uit' AND zender = $2 AND referentienummer = $3 AND foutcode = ''`,
		e.gemeente, e.zender, e.referentie, f.Code, f.Omschrijving)
}

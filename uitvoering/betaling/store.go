package betaling

import (
	"context"
	"iter"
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

const kolommen = `gemeente, bron, taak, over, crediteur, iban, bedrag, omschrijving, uiterlijk, status, betaler, toedeling,
	klaargezet, klaargezet_door, geaccordeerd, geaccordeerd_door, vrijgegeven, vrijgegeven_door, vrijgave_toedeling, versie`

func uitRij(r opslag.Rij) (b Betaling, err error) {
	return b, r.Scan(&b.Nummer, &b.Gemeente, &b.Bron, &b.Taak, &b.Over, &b.Crediteur, &b.IBAN, &b.Bedrag, &b.Omschrijving, &b.Uiterlijk,
		&b.Status,
		&b.Betaler, &b.Toedeling, &b.Klaargezet, &b.KlaargezetDoor, &b.Geaccordeerd, &b.GeaccordeerdDoor, &b.Vrijgegeven,
		&b.VrijgegevenDoor,
		&b.VrijgaveToedeling, &b.Versie)
}

func voegToe(ctx context.Context, tx *opslag.Tx, b Betaling) (int64, error) {
	nummer, _, err := opslag.Een(ctx, tx, opslag.Waarde[int64], `INSERT INTO betaling_opdracht (nummer, `+kolommen+`)
		VALUES ((SELECT COALESCE(MAX(nummer), 0) + 1 FROM betaling_opdracht WHERE gemeente = $1),
			$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
		RETURNING nummer`,
		b.Gemeente, b.Bron, string(b.Taak), b.Over, b.Crediteur, b.IBAN, int64(b.Bedrag), b.Omschrijving, b.Uiterlijk, string(b.Status),
		string(b.Betaler), b.Toedeling, b.Klaargezet, b.KlaargezetDoor, b.Geaccordeerd, b.GeaccordeerdDoor, b.Vrijgegeven,
		b.VrijgegevenDoor,
		b.VrijgaveToedeling, b.Versie)
	return nummer, err
}

// bewaar writes what an act changed and raises the version; Botsing when someone
// else was first.
func bewaar(ctx context.Context, tx *opslag.Tx, b *Betaling) error {
	err := tx.VoerEen(ctx, `UPDATE betaling_opdracht SET status = $4, geaccordeerd = $5, geaccordeerd_door = $6, vrijgegeven = $7,
			vrijgegeven_door = $8, vrijgave_toedeling = $9, versie = versie + 1
		WHERE gemeente = $1 AND nummer = $2 AND versie = $3`,
		b.Gemeente, b.Nummer, b.Versie, string(b.Status), b.Geaccordeerd, b.GeaccordeerdDoor, b.Vrijgegeven, b.VrijgegevenDoor,
		b.VrijgaveToedeling)
	b.Versie++
	return err
}

func vanBron(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bron string) (Betaling, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT nummer, `+kolommen+` FROM betaling_opdracht WHERE gemeente = $1
		AND bron = $2`, gemeente, bron)
}

// Get gives one order, and false when there is none, without a check of rights.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Betaling, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT nummer, `+kolommen+` FROM betaling_opdracht WHERE gemeente = $1
		AND nummer = $2`, gemeente, nummer)
}

// VanBron gives the order made from a source, and false when there is none.
func VanBron(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, bron string) (Betaling, bool, error) {
	return vanBron(ctx, l, gemeente, bron)
}

// List gives the orders of a municipality with a status, those to be paid first
// in front.
func List(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, status Status) ([]Betaling, error) {
	return opslag.Alle(ctx, l, uitRij, `SELECT nummer, `+kolommen+` FROM betaling_opdracht WHERE gemeente = $1 AND status = $2
		ORDER BY uiterlijk, nummer`,
		gemeente, string(status))
}

// groep are the orders that are due on one day, of one kind.
type groep struct {
	uiterlijk tijdlijn.Dag
	soort
	aantal int64
	bedrag geld.Cent
}

func telGroepen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, status Status) ([]groep, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (g groep, err error) {
		return g, r.Scan(&g.uiterlijk, &g.taak, &g.over, &g.aantal, &g.bedrag)
	}, `SELECT uiterlijk, taak, over, count(*), CAST(SUM(bedrag) AS BIGINT) FROM betaling_opdracht WHERE gemeente = $1 AND status = $2
		GROUP BY uiterlijk, taak, over ORDER BY uiterlijk`, gemeente, string(status))
}

// leesDagen gives the orders in a status that are due from the day van to tot, both
// included, one by one.
func leesDagen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, status Status,
	van, tot tijdlijn.Dag, hoogstens int64) iter.Seq2[Betaling, error] {
	return opslag.Rijen(ctx, l, uitRij, `SELECT nummer, `+kolommen+` FROM betaling_opdracht
		WHERE gemeente = $1 AND status = $2 AND uiterlijk BETWEEN $3 AND $4 ORDER BY uiterlijk, nummer LIMIT $5`,
		gemeente, string(status), van, tot, hoogstens)
}

// leesGedaan gives the orders that were released before na, the latest first.
func leesGedaan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, na Plaats, hoogstens int) iter.Seq2[Betaling, error] {
	return opslag.Rijen(ctx, l, uitRij, `SELECT nummer, `+kolommen+` FROM betaling_opdracht
		WHERE gemeente = $1 AND status <> 'klaargezet' AND vrijgegeven <= $2 AND (vrijgegeven < $2 OR nummer < $3)
		ORDER BY vrijgegeven DESC, nummer DESC LIMIT $4`, gemeente, na.Vrijgegeven, na.Nummer, int64(hoogstens))
}

func (b Betaling) object() toegang.Object {
	return toegang.Object{Gemeente: b.Gemeente, Soort: "betaling", ID: strconv.FormatInt(b.Nummer, 10), Taak: b.Taak, Over: b.Over}
}

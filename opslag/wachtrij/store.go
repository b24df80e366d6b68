package wachtrij

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

const kolommen = `gemeente, opdracht, naam, inhoud, soort, object, taak, stand, pogingen, reden, oorzaak, sinds, laatst, afgehandeld, afgehandeld_door, toelichting`

func uitRij(r opslag.Rij) (m Mislukt, err error) {
	var gemeente string
	if err := r.Scan(&gemeente, &m.Nummer, &m.Naam, &m.Opdracht, &m.Onderwerp.Soort, &m.Onderwerp.ID, &m.Onderwerp.Taak, &m.Stand, &m.Pogingen,
		&m.Reden, &m.Oorzaak, &m.Sinds, &m.Laatst, &m.Afgehandeld, &m.Door, &m.Toelichting); err != nil {
		return m, err
	}
	if gemeente != "" {
		m.Onderwerp.Gemeente, err = kenmerk.ParseGemeentecode(gemeente)
	}
	return m, err
}

// code writes a municipality as it stands in the key: ” for none.
func code(g kenmerk.Gemeentecode) string {
	if g.IsLeeg() {
		return ""
	}
	return g.String()
}

// noteer adds a failure, or brings the one that is there up to date. What was settled
// stays settled.
func noteer(ctx context.Context, tx *opslag.Tx, m Mislukt) error {
	_, err := tx.Voer(ctx, `INSERT INTO wachtrij_mislukt (`+kolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '')
		ON CONFLICT (gemeente, opdracht) DO UPDATE SET stand = excluded.stand, pogingen = excluded.pogingen, reden = excluded.reden,
			oorzaak = excluded.oorzaak, laatst = excluded.laatst
		WHERE wachtrij_mislukt.stand <> 'afgehandeld'`,
		code(m.Onderwerp.Gemeente), m.Nummer, m.Naam, m.Opdracht, m.Onderwerp.Soort, m.Onderwerp.ID, m.Onderwerp.Taak, string(m.Stand), m.Pogingen,
		m.Reden, m.Oorzaak, m.Sinds, m.Laatst, tijdlijn.MomentOpen)
	return err
}

// wis takes away the failure of a job that succeeded after all.
func wis(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, nummer int64) error {
	_, err := tx.Voer(ctx, `DELETE FROM wachtrij_mislukt WHERE gemeente = $1 AND opdracht = $2 AND stand <> 'afgehandeld'`, code(gemeente), nummer)
	return err
}

// zetStand changes the stand of a failure that is not settled.
func zetStand(ctx context.Context, tx *opslag.Tx, m Mislukt) error {
	return tx.VoerEen(ctx, `UPDATE wachtrij_mislukt SET stand = $3, afgehandeld = $4, afgehandeld_door = $5, toelichting = $6
		WHERE gemeente = $1 AND opdracht = $2 AND stand <> 'afgehandeld'`,
		code(m.Onderwerp.Gemeente), m.Nummer, string(m.Stand), m.Afgehandeld, m.Door, m.Toelichting)
}

func lees(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Mislukt, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM wachtrij_mislukt WHERE gemeente = $1 AND opdracht = $2`, code(gemeente), nummer)
}

// open reads the failures of one municipality that are not settled, in order of their
// number: those after Na, at most max of them.
func open(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, f Filter, max int) ([]Mislukt, error) {
	tekst, waarden := `SELECT `+kolommen+` FROM wachtrij_mislukt WHERE stand <> 'afgehandeld' AND gemeente = $1 AND opdracht > $2`,
		[]any{code(gemeente), f.Na}
	if len(f.Taken) > 0 {
		plekken := make([]string, len(f.Taken))
		for i, taak := range f.Taken {
			waarden = append(waarden, taak)
			plekken[i] = "$" + strconv.Itoa(len(waarden))
		}
		tekst += ` AND taak IN (` + strings.Join(plekken, ", ") + `)`
	}
	return opslag.Alle(ctx, l, uitRij, tekst+` ORDER BY opdracht LIMIT `+strconv.Itoa(max), waarden...)
}

// vanObjecten reads what failed about some records, settled or not.
func vanObjecten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, objecten []Object) ([]Mislukt, error) {
	waarden := []any{code(gemeente)}
	plekken := make([]string, len(objecten))
	for i, o := range objecten {
		plekken[i] = fmt.Sprintf("soort = $%d AND object = $%d", len(waarden)+1, len(waarden)+2)
		waarden = append(waarden, o.Soort, o.ID)
	}
	return opslag.Alle(ctx, l, uitRij, `SELECT `+kolommen+` FROM wachtrij_mislukt WHERE gemeente = $1 AND (`+strings.Join(plekken, " OR ")+`)
		ORDER BY opdracht LIMIT `+strconv.Itoa(meeste), waarden...)
}

// alleOpen reads what failed anywhere.
func alleOpen(ctx context.Context, l opslag.Lezer) ([]Mislukt, error) {
	return opslag.Alle(ctx, l, uitRij, `SELECT `+kolommen+` FROM wachtrij_mislukt WHERE stand <> 'afgehandeld' ORDER BY opdracht LIMIT `+strconv.Itoa(meeste))
}

// stand counts, in one look, the jobs that nobody has begun and those that run.
func stand(ctx context.Context, l opslag.Lezer) (wachten, lopen int64, err error) {
	telling, _, err := opslag.Een(ctx, l, func(r opslag.Rij) (n [2]int64, err error) { return n, r.Scan(&n[0], &n[1]) },
		`SELECT COALESCE(SUM(CASE WHEN state = 'running' THEN 0 ELSE 1 END), 0), COALESCE(SUM(CASE WHEN state = 'running' THEN 1 ELSE 0 END), 0)
		FROM river_job WHERE state IN ('available', 'pending', 'running')`)
	return telling[0], telling[1], err
}

// geefVrij puts back a job that was begun by a program that is gone; poging is the try
// that it was. It changes nothing when somebody else has begun it since.
func geefVrij(ctx context.Context, tx *opslag.Tx, nummer int64, poging int) (bool, error) {
	rijen, err := tx.Voer(ctx, `UPDATE river_job SET state = 'available', scheduled_at = attempted_at, finalized_at = NULL
		WHERE id = $1 AND state = 'running' AND attempt = $2`, nummer, poging)
	return rijen > 0, err
}

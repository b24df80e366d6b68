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

const kolommen = `gemeente, opdracht, naam, inhoud, soort, object, taak, stand, pogingen, reden, oorzaak, sinds, laatst,
	afgehandeld, afgehandeld_door, toelichting`

const kies = `SELECT ` + kolommen + ` FROM wachtrij_mislukt `

func uitRij(r opslag.Rij) (m Mislukt, err error) {
	var gemeente string
	if err := r.Scan(&gemeente, &m.Nummer, &m.Naam, &m.Opdracht, &m.Onderwerp.Soort, &m.Onderwerp.ID, &m.Onderwerp.Taak, &m.Stand,
		&m.Pogingen,
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
		code(m.Onderwerp.Gemeente), m.Nummer, m.Naam, m.Opdracht, m.Onderwerp.Soort, m.Onderwerp.ID, m.Onderwerp.Taak, string(m.Stand),
		m.Pogingen, m.Reden, m.Oorzaak, m.Sinds, m.Laatst, tijdlijn.MomentOpen)
	return err
}

// wis takes away the failure of a job that succeeded after all.
func wis(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, nummer int64) error {
	_, err := tx.Voer(ctx, `DELETE FROM wachtrij_mislukt WHERE gemeente = $1 AND opdracht = $2 AND stand <> 'afgehandeld'`,
		code(gemeente), nummer)
	return err
}

// zetStand changes the stand of a failure that is not settled.
func zetStand(ctx context.Context, tx *opslag.Tx, m Mislukt) error {
	return tx.VoerEen(ctx, `UPDATE wachtrij_mislukt SET stand = $3, afgehandeld = $4, afgehandeld_door = $5, toelichting = $6
		WHERE gemeente = $1 AND opdracht = $2 AND stand <> 'afgehandeld'`,
		code(m.Onderwerp.Gemeente), m.Nummer, string(m.Stand), m.Afgehandeld, m.Door, m.Toelichting)
}

func lees(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Mislukt, bool, error) {
	return opslag.Een(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND opdracht = $2`, code(gemeente), nummer)
}

// open reads the failures that are not settled, in order of their number, in one
// statement.
func open(ctx context.Context, l opslag.Lezer, f Filter) ([]Mislukt, error) {
	waarden := []any{f.Na}
	plek := func(waarde string) string {
		waarden = append(waarden, waarde)
		return "$" + strconv.Itoa(len(waarden))
	}
	van := make([]string, len(f.Van))
	for i, w := range f.Van {
		van[i] = "gemeente = " + plek(code(w.Gemeente))
		if len(w.Taken) == 0 {
			continue
		}
		taken := make([]string, len(w.Taken))
		for j, taak := range w.Taken {
			taken[j] = plek(taak)
		}
		van[i] += " AND taak IN (" + strings.Join(taken, ", ") + ")"
	}
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE stand <> 'afgehandeld' AND opdracht > $1
		AND (`+strings.Join(van, " OR ")+`) ORDER BY opdracht LIMIT `+strconv.Itoa(f.max()), waarden...)
}

// vanObjecten reads what failed about some records, settled or not.
func vanObjecten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, objecten []Object) ([]Mislukt, error) {
	waarden := []any{code(gemeente)}
	plekken := make([]string, len(objecten))
	for i, o := range objecten {
		plekken[i] = fmt.Sprintf("soort = $%d AND object = $%d", len(waarden)+1, len(waarden)+2)
		waarden = append(waarden, o.Soort, o.ID)
	}
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND (`+strings.Join(plekken, " OR ")+`)
		ORDER BY opdracht LIMIT `+strconv.Itoa(meeste), waarden...)
}

// alleOpen reads what failed anywhere.
func alleOpen(ctx context.Context, l opslag.Lezer) ([]Mislukt, error) {
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE stand <> 'afgehandeld' ORDER BY opdracht LIMIT `+strconv.Itoa(meeste))
}

// stand counts, in one look, the jobs that nobody has begun and those that run.
func stand(ctx context.Context, l opslag.Lezer) (wachten, lopen int64, err error) {
	telling, _, err := opslag.Een(ctx, l, func(r opslag.Rij) (n [2]int64, err error) { return n, r.Scan(&n[0], &n[1]) },
		`SELECT COALESCE(SUM(CASE WHEN state = 'running' THEN 0 ELSE 1 END), 0), COALESCE(SUM(CASE WHEN state = 'running' THEN 1
			ELSE 0 END), 0)
		FROM river_job WHERE state IN ('available', 'pending', 'running')`)
	return telling[0], telling[1], err
}

// lopend is a job that runs somewhere: the try that it is, and the name of the program.
type lopend struct {
	nummer, poging int64
	door           string
}

// leesLopend reads the jobs that run, one thousand at most. The order is that of the
// index by which the library takes jobs, so that the jobs that were done are not read.
func leesLopend(ctx context.Context, o *opslag.Opslag) ([]lopend, error) {
	laatste := `json_extract(attempted_by, '$[#-1]')`
	if o.Soort() == opslag.PostgreSQL {
		laatste = `attempted_by[array_upper(attempted_by, 1)]`
	}
	return opslag.Alle(ctx, o, func(r opslag.Rij) (j lopend, err error) {
		return j, r.Scan(&j.nummer, &j.poging, &j.door)
	}, `SELECT id, attempt, COALESCE(`+laatste+`, '') FROM river_job WHERE state = 'running'
		ORDER BY queue, priority, scheduled_at, id LIMIT 1000`)
}

// geefVrij puts back a job that was begun by a program that is gone. It changes nothing when somebody else has begun it since.
func geefVrij(ctx context.Context, tx *opslag.Tx, job lopend) (bool, error) {
	rijen, err := tx.Voer(ctx, `UPDATE river_job SET state = 'available', scheduled_at = attempted_at, finalized_at = NULL
		WHERE id = $1 AND state = 'running' AND attempt = $2`, job.nummer, job.poging)
	return rijen > 0, err
}

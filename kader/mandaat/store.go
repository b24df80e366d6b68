package mandaat

import (
	"context"
	"encoding/json"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

const kies = `SELECT gemeente, id, orgaan, organisatie, functie, taak, hoogste, grondslag, besluit, vanaf, tot, uitgesloten
	FROM mandaat_verlening `

func lees(r opslag.Rij) (m Mandaat, err error) {
	var org, functie, taak, uitgesloten string
	var hoogste int64
	if err := r.Scan(&m.Gemeente, &m.ID, &m.Orgaan, &org, &functie, &taak, &hoogste, &m.Grondslag, &m.Besluit,
		&m.Geldig.Vanaf, &m.Geldig.Tot, &uitgesloten); err != nil {
		return Mandaat{}, err
	}
	return vul(m, org, functie, taak, hoogste, uitgesloten)
}

func voegToe(ctx context.Context, tx *opslag.Tx, m Mandaat) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	uitgesloten, err := json.Marshal(append([]string{}, m.Uitgesloten...))
	if err != nil {
		return err
	}
	_, err = tx.Voer(ctx, `INSERT INTO mandaat_verlening (gemeente, id, orgaan, organisatie, functie, taak, hoogste, grondslag, besluit,
		vanaf, tot, uitgesloten)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		m.Gemeente, m.ID, m.Orgaan, string(m.Organisatie), string(m.Functie), string(m.Taak), int64(m.Tot), m.Grondslag, m.Besluit,
		m.Geldig.Vanaf, m.Geldig.Tot, string(uitgesloten))
	return err
}

// beeindig moves the end of m forward; a change by somebody else in between is
// a Botsing.
func beeindig(ctx context.Context, tx *opslag.Tx, m Mandaat, tot tijdlijn.Dag) error {
	if err := tx.MoetAllesHouden(); err != nil {
		return err
	}
	return tx.VoerEen(ctx, `UPDATE mandaat_verlening SET tot = $1 WHERE gemeente = $2 AND id = $3 AND tot = $4`,
		tot, m.Gemeente, m.ID, m.Geldig.Tot)
}

func leesEen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Mandaat, bool, error) {
	return opslag.Een(ctx, l, lees, kies+`WHERE gemeente = $1 AND id = $2`, gemeente, id)
}

func leesOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) ([]Mandaat, error) {
	return opslag.Alle(ctx, l, lees, kies+`WHERE gemeente = $1 AND vanaf <= $2 AND tot > $2
		ORDER BY taak, organisatie, functie, id`, gemeente, dag)
}

// leesVoorTaak gives the mandates for one task, the lowest ceiling first and
// those without one last.
func leesVoorTaak(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, dag tijdlijn.Dag) ([]Mandaat,
	error) {
	return opslag.Alle(ctx, l, lees, kies+`WHERE gemeente = $1 AND taak = $2 AND vanaf <= $3 AND tot > $3
		ORDER BY CASE WHEN hoogste = 0 THEN 1 ELSE 0 END, hoogste, organisatie, functie, id`, gemeente, string(taak), dag)
}

// vul gives m the fields that the store keeps in another form.
func vul(m Mandaat, org, functie, taak string, hoogste int64, uitgesloten string) (Mandaat, error) {
	m.Organisatie, m.Functie = organisatie.Kenmerk(org), organisatie.Functie(functie)
	m.Taak, m.Tot = taakverdeling.Taak(taak), geld.Cent(hoogste)
	if err := json.Unmarshal([]byte(uitgesloten), &m.Uitgesloten); err != nil {
		return Mandaat{}, err
	}
	if len(m.Uitgesloten) == 0 {
		m.Uitgesloten = nil
	}
	return m, nil
}

package taakverdeling

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

const kolommen = `gemeente, id, taak, uitvoerder, grondslag, regeling, besluit, kostensleutel,
	vanaf, tot, bekend_vanaf, bekend_tot, uitlopen, uitloop_tot, uitloop_aanname`

const (
	sqlVerhoog = `UPDATE taakverdeling_stand SET versie = versie + 1 WHERE eigenaar = 'nabuur' RETURNING versie`

	sqlVerhoogGemeente = `INSERT INTO taakverdeling_gemeente (versie, gemeente) VALUES %s
		ON CONFLICT (gemeente) DO UPDATE SET versie = excluded.versie`

	// The number of the last change, on a row without a municipality, and every
	// municipality that changed after the number asked with.
	sqlGewijzigd = `SELECT '' AS gemeente, versie FROM taakverdeling_stand WHERE eigenaar = 'nabuur'
		UNION ALL SELECT gemeente, versie FROM taakverdeling_gemeente WHERE versie > $1`

	// What is known now and, on a row without a municipality and in the place of
	// bekend_vanaf, the number of the last change that this shows.
	sqlBekendNu = `SELECT '' AS gemeente, '' AS id, '' AS taak, '' AS uitvoerder, '' AS grondslag, '' AS regeling, '' AS besluit,
			'' AS kostensleutel, 0 AS vanaf, 0 AS tot, versie AS bekend_vanaf, 0 AS bekend_tot, 0 AS uitlopen, 0 AS uitloop_tot,
				0 AS uitloop_aanname
		FROM taakverdeling_stand WHERE eigenaar = 'nabuur'
		UNION ALL SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE bekend_tot = 253402300799000000`

	sqlBekendOp = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE bekend_vanaf <= $1 AND $1 < bekend_tot`

	sqlBekendNa = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE gemeente = $1 AND bekend_tot > $2`

	sqlGeschiedenis = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE gemeente = $1 AND id = $2 ORDER BY bekend_vanaf`

	sqlVersies = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE `

	sqlHuidig = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling
		WHERE gemeente = $1 AND id = $2 AND bekend_tot = 253402300799000000`

	sqlSluit = `UPDATE taakverdeling_toedeling SET bekend_tot = $1
		WHERE gemeente = $2 AND id = $3 AND bekend_vanaf = $4 AND bekend_tot = 253402300799000000`
)

var kolomnamen = []string{"gemeente", "id", "taak", "uitvoerder", "grondslag", "regeling", "besluit", "kostensleutel",
	"vanaf", "tot", "bekend_vanaf", "bekend_tot", "uitlopen", "uitloop_tot", "uitloop_aanname"}

func leesToedeling(rij opslag.Rij) (Toedeling, error) {
	var t Toedeling
	var taak string
	var uitlopen, aanname int64
	err := rij.Scan(&t.Gemeente, &t.ID, &taak, &t.Uitvoerder, &t.Grondslag, &t.Regeling, &t.Besluit, &t.Kostensleutel,
		&t.Geldig.Vanaf, &t.Geldig.Tot, &t.BekendVanaf, &t.BekendTot, &uitlopen, &t.Afwikkeling.Tot, &aanname)
	t.Taak = Taak(taak)
	t.Afwikkeling.Uitlopen, t.Afwikkeling.Aanname = uitlopen == 1, aanname == 1
	return t, err
}

// leesDelend reads rows that share their equal texts, which a large division has
// a great many of.
func leesDelend() func(opslag.Rij) (Toedeling, error) {
	teksten := map[string]string{}
	deel := func(tekst string) string {
		if eerder, ok := teksten[tekst]; ok {
			return eerder
		}
		teksten[tekst] = tekst
		return tekst
	}
	return func(rij opslag.Rij) (Toedeling, error) {
		t, err := leesToedeling(rij)
		t.Taak, t.Uitvoerder, t.Grondslag = Taak(deel(string(t.Taak))), organisatie.Kenmerk(deel(string(t.Uitvoerder))),
			Grondslag(deel(string(t.Grondslag)))
		t.Regeling, t.Besluit, t.Kostensleutel = deel(t.Regeling), deel(t.Besluit), deel(t.Kostensleutel)
		return t, err
	}
}

// gewijzigd gives the number of the last change that l sees, and the municipalities
// that changed after number na.
func (r *Register) gewijzigd(ctx context.Context, l opslag.Lezer, na int64) (nummer int64, gemeenten []kenmerk.Gemeentecode, err error) {
	lees := func(rij opslag.Rij) (gemeente kenmerk.Gemeentecode, err error) {
		var versie int64
		if err = rij.Scan(&gemeente, &versie); gemeente.IsLeeg() {
			nummer = versie
		}
		return gemeente, err
	}
	gemeenten, err = opslag.Alle(ctx, l, lees, sqlGewijzigd, na)
	return nummer, slices.DeleteFunc(gemeenten, kenmerk.Gemeentecode.IsLeeg), err
}

// bekendNu gives what is known now of each of these municipalities, or of all when
// none is given, and the number of the last change that it shows.
func (r *Register) bekendNu(ctx context.Context, l opslag.Lezer, gemeenten ...kenmerk.Gemeentecode) (int64,
	map[kenmerk.Gemeentecode][]*Toedeling, error) {
	tekst, waarden := sqlBekendNu, []any(nil)
	if len(gemeenten) > 0 {
		tekst += ` AND gemeente IN (` + plekken(len(gemeenten)) + `)`
	}
	var nummer int64
	per := map[kenmerk.Gemeentecode][]*Toedeling{}
	for _, g := range gemeenten {
		waarden, per[g] = append(waarden, g.String()), nil // nothing is left of it when all was withdrawn
	}
	for t, err := range opslag.Rijen(ctx, l, leesDelend(), tekst, waarden...) {
		if err != nil {
			return 0, nil, err
		}
		if t.Gemeente.IsLeeg() {
			nummer = int64(t.BekendVanaf)
			continue
		}
		per[t.Gemeente] = append(per[t.Gemeente], &t)
	}
	return nummer, per, nil
}

// versies gives every version of each of these, which are in order of municipality.
// The question is put per municipality, as an index answers it on either database,
// whatever that knows of the size of the table.
func (r *Register) versies(ctx context.Context, l opslag.Lezer, verwijzingen []Verwijzing) ([]Toedeling, error) {
	var delen []string
	var waarden []any
	for i, v := range verwijzingen {
		if i == 0 || v.Gemeente != verwijzingen[i-1].Gemeente {
			waarden = append(waarden, v.Gemeente.String())
			delen = append(delen, "gemeente = $"+strconv.Itoa(len(waarden))+" AND id IN (")
		} else {
			delen[len(delen)-1] += ", "
		}
		waarden = append(waarden, v.ID)
		delen[len(delen)-1] += "$" + strconv.Itoa(len(waarden))
	}
	return opslag.Alle(ctx, l, leesDelend(), sqlVersies+strings.Join(delen, ") OR ")+")", waarden...)
}

// plekken gives the places for n values: "$1, $2".
func plekken(n int) string {
	namen := make([]string, n)
	for i := range namen {
		namen[i] = "$" + strconv.Itoa(i+1)
	}
	return strings.Join(namen, ", ")
}

// verhoog gives a change of these municipalities its number.
func (r *Register) verhoog(ctx context.Context, tx *opslag.Tx, gemeenten ...kenmerk.Gemeentecode) error {
	nummer, ok, err := opslag.Een(ctx, tx, opslag.Waarde[int64], sqlVerhoog)
	if err == nil && !ok {
		err = fout.New(fout.Storing, "De opslag is niet af. Laat de applicatiebeheerder „nabuur migreer” draaien.")
	}
	if err != nil {
		return err
	}
	waarden := []any{nummer}
	rijen := make([]string, len(gemeenten))
	for i, g := range gemeenten {
		waarden = append(waarden, g.String())
		rijen[i] = "($1, $" + strconv.Itoa(i+2) + ")"
	}
	_, err = tx.Voer(ctx, fmt.Sprintf(sqlVerhoogGemeente, strings.Join(rijen, ", ")), waarden...)
	return err
}

func (r *Register) bekendNa(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, nu tijdlijn.Moment) ([]Toedeling, error) {
	return opslag.Alle(ctx, tx, leesToedeling, sqlBekendNa, gemeente.String(), nu)
}

func (r *Register) schrijf(ctx context.Context, tx *opslag.Tx, toedelingen []Toedeling) error {
	_, err := tx.Bulk(ctx, "taakverdeling_toedeling", kolomnamen, rijen(toedelingen))
	return err
}

func rijen(toedelingen []Toedeling) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for _, t := range toedelingen {
			if !yield([]any{t.Gemeente.String(), t.ID, string(t.Taak), string(t.Uitvoerder), string(t.Grondslag),
				t.Regeling, t.Besluit, t.Kostensleutel, int64(t.Geldig.Vanaf), int64(t.Geldig.Tot),
				int64(t.BekendVanaf), int64(t.BekendTot), bit(t.Afwikkeling.Uitlopen), int64(t.Afwikkeling.Tot),
				bit(t.Afwikkeling.Aanname)}) {
				return
			}
		}
	}
}

func bit(waar bool) int64 {
	if waar {
		return 1
	}
	return 0
}

func (r *Register) sluitRij(ctx context.Context, tx *opslag.Tx, t Toedeling, moment tijdlijn.Moment) error {
	return tx.VoerEen(ctx, sqlSluit, moment, t.Gemeente.String(), t.ID, t.BekendVanaf)
}

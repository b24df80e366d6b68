package taakverdeling

import (
	"context"
	"iter"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

const kolommen = `gemeente, id, taak, uitvoerder, grondslag, regeling, besluit, kostensleutel,
	vanaf, tot, bekend_vanaf, bekend_tot, uitlopen, uitloop_tot, uitloop_aanname`

const (
	sqlVersie = `SELECT versie FROM taakverdeling_stand WHERE eigenaar = 'nabuur'`

	sqlVerhoog = `UPDATE taakverdeling_stand SET versie = versie + 1 WHERE eigenaar = 'nabuur'`

	sqlBekendNu = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE bekend_tot = 253402300799000000`

	sqlBekendOp = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE bekend_vanaf <= $1 AND $1 < bekend_tot`

	sqlBekendNa = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE gemeente = $1 AND bekend_tot > $2`

	sqlGeschiedenis = `SELECT ` + kolommen + ` FROM taakverdeling_toedeling WHERE gemeente = $1 AND id = $2 ORDER BY bekend_vanaf`

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
		t.Taak, t.Uitvoerder, t.Grondslag = Taak(deel(string(t.Taak))), organisatie.Kenmerk(deel(string(t.Uitvoerder))), Grondslag(deel(string(t.Grondslag)))
		t.Regeling, t.Besluit, t.Kostensleutel = deel(t.Regeling), deel(t.Besluit), deel(t.Kostensleutel)
		return t, err
	}
}

func (r *Register) versie(ctx context.Context, l opslag.Lezer) (int64, error) {
	versie, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], sqlVersie)
	return versie, err
}

func (r *Register) verhoog(ctx context.Context, tx *opslag.Tx) error {
	return tx.VoerEen(ctx, sqlVerhoog)
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
				int64(t.BekendVanaf), int64(t.BekendTot), bit(t.Afwikkeling.Uitlopen), int64(t.Afwikkeling.Tot), bit(t.Afwikkeling.Aanname)}) {
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

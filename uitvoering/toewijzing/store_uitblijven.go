package toewijzing

import (
	"context"
	"fmt"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// eerstBekend is the moment an allotment was made.
const eerstBekend = `(SELECT MIN(e.bekend_vanaf) FROM toewijzing_toewijzing e WHERE e.gemeente = t.gemeente AND e.nummer = t.nummer)`

// telZonderStart counts what runs without a start, and what of that began and was
// made on or before grens.
func telZonderStart(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag, grens tijdlijn.Dag) (aantal, teLaat int, err error) {
	waar, waarden := zonderStart(kringen, vandaag)
	n := len(waarden)
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		fmt.Sprintf(`SELECT count(*), COALESCE(SUM(CASE WHEN vanaf <= $%d AND `+eerstBekend+` < $%d THEN 1 ELSE 0 END), 0) FROM toewijzing_toewijzing t WHERE `, n+1, n+2)+waar,
		append(waarden, grens, grens.Plus(1).Om(0, 0))...)
	return aantal, teLaat, err
}

func leesZonderStart(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) ([]Uitblijver, error) {
	waar, waarden := zonderStart(kringen, vandaag)
	return opslag.Alle(ctx, l, func(r opslag.Rij) (u Uitblijver, err error) {
		var gemaakt tijdlijn.Moment
		u.Toewijzing, err = uitRij(rijMet{r, &gemaakt})
		u.Uiterlijk = UiterlijkGemeld(u.Geldig.Vanaf, gemaakt.Dag())
		return u, err
	}, `SELECT `+kolommen+`, `+eerstBekend+` FROM toewijzing_toewijzing t WHERE `+waar+
		fmt.Sprintf(` ORDER BY vanaf, gemeente, nummer LIMIT $%d`, len(waarden)+1), append(waarden, int64(hoogstens))...)
}

// rijMet is a row with one column more than its reader knows.
type rijMet struct {
	opslag.Rij
	extra any
}

// Scan reads the columns that the reader knows and the one more.
func (r rijMet) Scan(velden ...any) error { return r.Rij.Scan(append(velden, r.extra)...) }

// zonderStart writes the condition for what runs without a start, with its values.
func zonderStart(kringen []Kring, vandaag tijdlijn.Dag) (string, []any) {
	waarden := []any{vandaag, tijdlijn.MomentOpen, string(Start), string(Verwijderd)}
	delen := make([]string, len(kringen))
	for i, k := range kringen {
		delen[i] = fmt.Sprintf("(t.gemeente = $%d AND t.domein = $%d)", len(waarden)+1, len(waarden)+2)
		waarden = append(waarden, k.Gemeente, string(k.Domein))
	}
	return `t.bekend_tot = 253402300799000000 AND t.vanaf <= $1 AND $1 < t.tot AND t.reden <> $4 AND NOT EXISTS (
		SELECT 1 FROM toewijzing_levering s WHERE s.gemeente = t.gemeente AND s.nummer = t.nummer AND s.soort = $3 AND s.vervallen = $2)
		AND (` + strings.Join(delen, " OR ") + `)`, waarden
}

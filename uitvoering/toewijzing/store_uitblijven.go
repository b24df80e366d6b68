package toewijzing

import (
	"context"
	"fmt"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// uitblijven is a kind of report that is awaited: of which allotments t, the day that
// is to be reported, and the moment from which the provider could know. In waar $1 is
// today, $2 the open moment, $3 the kind of the report and $4 the reason of an
// allotment that was taken away.
type uitblijven struct {
	soort             Soort
	waar, dag, bekend string
}

var zonderStart = uitblijven{
	soort: Start, dag: `t.vanaf`,
	bekend: `(SELECT MIN(e.bekend_vanaf) FROM toewijzing_toewijzing e WHERE e.gemeente = t.gemeente AND e.nummer = t.nummer)`,
	waar: `t.vanaf <= $1 AND $1 < t.tot AND NOT EXISTS (
		SELECT 1 FROM toewijzing_levering s WHERE s.gemeente = t.gemeente AND s.nummer = t.nummer AND s.soort = $3 AND s.vervallen = $2)`,
}

var zonderStop = uitblijven{
	soort: Stop, dag: `t.tot - 1`, bekend: `t.bekend_vanaf`,
	waar: `t.tot <= $1 AND EXISTS (
		SELECT 1 FROM toewijzing_levering s WHERE s.gemeente = t.gemeente AND s.nummer = t.nummer AND s.soort = 'start' AND s.vervallen = $2
		AND NOT EXISTS (SELECT 1 FROM toewijzing_levering n WHERE n.gemeente = s.gemeente AND n.nummer = s.nummer AND n.soort = 'start'
			AND n.vervallen = $2 AND n.vanaf > s.vanaf)
		AND NOT EXISTS (SELECT 1 FROM toewijzing_levering e WHERE e.gemeente = s.gemeente AND e.nummer = s.nummer AND e.soort = $3
			AND e.vervallen = $2 AND e.vanaf = s.vanaf AND e.reden <> '` + Tijdelijk + `'))`,
}

// tel counts what is awaited, and what of that was to be reported on or before grens.
func (u uitblijven) tel(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag, grens tijdlijn.Dag) (aantal, teLaat int, err error) {
	waar, waarden := u.voorwaarde(kringen, vandaag)
	n := len(waarden)
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		fmt.Sprintf(`SELECT count(*), COALESCE(SUM(CASE WHEN `+u.dag+` <= $%d AND `+u.bekend+` < $%d THEN 1 ELSE 0 END), 0) FROM toewijzing_toewijzing t WHERE `, n+1, n+2)+waar,
		append(waarden, grens, grens.Plus(1).Om(0, 0))...)
	return aantal, teLaat, err
}

func (u uitblijven) lees(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) ([]Uitblijver, error) {
	waar, waarden := u.voorwaarde(kringen, vandaag)
	return opslag.Alle(ctx, l, func(r opslag.Rij) (uit Uitblijver, err error) {
		var gemaakt tijdlijn.Moment
		if uit.Toewijzing, err = uitRij(rijMet{r, &gemaakt}); err != nil {
			return uit, err
		}
		dag := uit.Geldig.Vanaf
		if u.soort == Stop {
			dag = uit.Geldig.Laatste()
		}
		uit.Uiterlijk = UiterlijkGemeld(dag, gemaakt.Dag())
		return uit, nil
	}, `SELECT `+kolommen+`, `+u.bekend+` FROM toewijzing_toewijzing t WHERE `+waar+
		fmt.Sprintf(` ORDER BY `+u.dag+`, gemeente, nummer LIMIT $%d`, len(waarden)+1), append(waarden, int64(hoogstens))...)
}

// rijMet is a row with one column more than its reader knows.
type rijMet struct {
	opslag.Rij
	extra any
}

// Scan reads the columns that the reader knows and the one more.
func (r rijMet) Scan(velden ...any) error { return r.Rij.Scan(append(velden, r.extra)...) }

// voorwaarde writes the condition for what is awaited in the circles, with its values.
func (u uitblijven) voorwaarde(kringen []Kring, vandaag tijdlijn.Dag) (string, []any) {
	waarden := []any{vandaag, tijdlijn.MomentOpen, string(u.soort), string(Verwijderd)}
	delen := make([]string, len(kringen))
	for i, k := range kringen {
		delen[i] = fmt.Sprintf("(t.gemeente = $%d AND t.domein = $%d)", len(waarden)+1, len(waarden)+2)
		waarden = append(waarden, k.Gemeente, string(k.Domein))
	}
	return `t.bekend_tot = 253402300799000000 AND t.reden <> $4 AND ` + u.waar + ` AND (` + strings.Join(delen, " OR ") + `)`, waarden
}

package toewijzing

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// uitblijven is a kind of report that is awaited: of which allotments t, the day that
// is to be reported, and the moment from which the provider could know. In waar $1 is
// today; in geweten $3 is the moment before which the provider knew.
type uitblijven struct {
	soort                      Soort
	waar, dag, bekend, geweten string
}

// An allotment that was changed was known before that: its first version tells.
const eerstBekend = `(SELECT MIN(e.bekend_vanaf) FROM toewijzing_toewijzing e WHERE e.gemeente = t.gemeente AND e.nummer = t.nummer)`

var zonderStart = uitblijven{
	soort: Start, dag: `t.vanaf`, bekend: eerstBekend, geweten: `(t.bekend_vanaf < $3 OR ` + eerstBekend + ` < $3)`,
	waar: `t.wacht = 'start' AND t.tot > $1 AND t.vanaf <= $1`,
}

var zonderStop = uitblijven{
	soort: Stop, dag: `t.tot - 1`, bekend: `t.bekend_vanaf`, geweten: `t.bekend_vanaf < $3`,
	waar: `t.wacht = 'stop' AND t.tot <= $1`,
}

// van selects what is awaited in a part of the circles.
func (u uitblijven) van(deel string) string {
	return ` FROM toewijzing_toewijzing t WHERE t.bekend_tot = 253402300799000000 AND ` + u.waar + ` AND ` + deel
}

// tel counts what is awaited, and what of that was to be reported on or before grens.
func (u uitblijven) tel(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag, grens tijdlijn.Dag) (aantal, teLaat int, err error) {
	waarden := []any{vandaag, grens, grens.Plus(1).Om(0, 0)}
	samen := Samen(InKringen(kringen, &waarden, "t"), func(deel string) string {
		return `SELECT count(*) AS aantal, COALESCE(SUM(CASE WHEN ` + u.dag + ` <= $2 AND ` + u.geweten + ` THEN 1
			ELSE 0 END), 0) AS laat` + u.van(deel)
	})
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		`SELECT CAST(SUM(aantal) AS BIGINT), CAST(SUM(laat) AS BIGINT) FROM (`+samen+`) s`, waarden...)
	return aantal, teLaat, err
}

// lees gives the first of what is awaited: which they are is found in the index, and
// only those are read.
func (u uitblijven) lees(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) ([]Uitblijver, error) {
	waarden := []any{vandaag, int64(hoogstens)}
	const volgorde = ` ORDER BY dag, g, n`
	samen := Samen(InKringen(kringen, &waarden, "t"), func(deel string) string {
		return `SELECT t.gemeente AS g, t.nummer AS n, ` + u.dag + ` AS dag` + u.van(deel) + volgorde + ` LIMIT $2`
	})
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
	}, `WITH eerst AS (SELECT * FROM (`+samen+`) s`+volgorde+` LIMIT $2)
		SELECT `+kolommen+`, `+u.bekend+` FROM eerst JOIN toewijzing_toewijzing t
			ON t.gemeente = eerst.g AND t.nummer = eerst.n AND t.bekend_tot = 253402300799000000`+volgorde, waarden...)
}

// rijMet is a row with one column more than its reader knows.
type rijMet struct {
	opslag.Rij
	extra any
}

// Scan reads the columns that the reader knows and the one more.
func (r rijMet) Scan(velden ...any) error { return r.Rij.Scan(append(velden, r.extra)...) }

package bericht

import (
	"context"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

// werkvoorwaarden say which messages of ours m wait, by kind. Each has an index of its
// own, with the same condition. A message that was sent is waited for only when an
// answer is due: an answer of ours has none.
var werkvoorwaarden = map[Aard]string{
	Herstellen: `m.richting = 'uit' AND m.opvolger = '' AND m.stand = 'afgekeurd'`,
	Versturen:  `m.richting = 'uit' AND m.opvolger = '' AND m.stand = 'klaar'`,
	Wachten:    `m.richting = 'uit' AND m.opvolger = '' AND m.stand = 'verzonden' AND m.retour_voor < 2932896`,
}

// wacht selects the messages of one kind that wait, in a part of the circles.
func wacht(aard Aard, deel string) string {
	return ` FROM bericht_bericht m WHERE ` + werkvoorwaarden[aard] + ` AND ` + deel
}

// telWerk counts in one question the messages of every kind that wait, and those past
// their last day.
func telWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, vandaag tijdlijn.Dag) (map[Aard]Telling, error) {
	waarden := []any{vandaag}
	in := toewijzing.InKringen(kringen, &waarden, "m")
	var delen []string
	for _, aard := range aarden {
		if werkvoorwaarden[aard] != "" {
			delen = append(delen, toewijzing.Samen(in, func(deel string) string {
				return `SELECT '` + string(aard) + `', count(*), COALESCE(SUM(CASE WHEN m.retour_voor < $1 THEN 1
					ELSE 0 END), 0)` + wacht(aard, deel)
			}))
		}
	}
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (t Telling, err error) { return t, r.Scan(&t.Aard, &t.Aantal, &t.TeLaat) },
		strings.Join(delen, ` UNION ALL `), waarden...)
	tellingen := make(map[Aard]Telling, len(alle))
	for _, t := range alle {
		al := tellingen[t.Aard]
		tellingen[t.Aard] = Telling{Aard: t.Aard, Aantal: al.Aantal + t.Aantal, TeLaat: al.TeLaat + t.TeLaat}
	}
	return tellingen, err
}

// leesWerk gives the first messages of one kind that wait, the nearest last day first:
// one that has none is for vandaag. Which they are is found in the index, and only
// those are read.
func leesWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring,
	aard Aard, vandaag tijdlijn.Dag, hoogstens int) ([]Bericht, error) {
	waarden := []any{vandaag, int64(hoogstens)}
	const volgorde = ` ORDER BY voor, mo, ident`
	samen := toewijzing.Samen(toewijzing.InKringen(kringen, &waarden, "m"), func(deel string) string {
		return `SELECT m.gemeente AS g, m.id AS i, m.moment AS mo, m.identificatie AS ident,
			CASE WHEN m.retour_voor = 2932896 THEN $1 ELSE m.retour_voor END AS voor` + wacht(aard, deel) + volgorde + ` LIMIT $2`
	})
	return opslag.Alle(ctx, l, uitRij, `WITH eerst AS (SELECT * FROM (`+samen+`) s`+volgorde+` LIMIT $2)
		SELECT `+kolommen+` FROM eerst JOIN bericht_bericht ON gemeente = g AND id = i`+volgorde, waarden...)
}

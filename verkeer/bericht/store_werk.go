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

// bijKring joins the messages of the circles that wait.
func bijKring(aard Aard) string {
	return `FROM kring JOIN bericht_bericht m ON m.gemeente = kring.gemeente AND m.domein = kring.domein AND ` + werkvoorwaarden[aard]
}

func kringtabel(waarden *[]any, kringen []toewijzing.Kring) string {
	rijen := make([][]any, len(kringen))
	for i, k := range kringen {
		rijen[i] = []any{k.Gemeente, string(k.Domein)}
	}
	return `WITH ` + opslag.Tabel("kring", "gemeente, domein", waarden, rijen)
}

// telWerk counts in one question the messages of every kind that wait, and those past
// their last day.
func telWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, vandaag tijdlijn.Dag) (map[Aard]Telling, error) {
	waarden := []any{vandaag}
	kring := kringtabel(&waarden, kringen)
	var delen []string
	for _, aard := range aarden {
		if werkvoorwaarden[aard] != "" {
			delen = append(delen, `SELECT '`+string(aard)+`', count(*), COALESCE(SUM(CASE WHEN m.retour_voor < $1 THEN 1 ELSE 0 END), 0) `+
				bijKring(aard))
		}
	}
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (t Telling, err error) { return t, r.Scan(&t.Aard, &t.Aantal, &t.TeLaat) },
		kring+` `+strings.Join(delen, ` UNION ALL `), waarden...)
	tellingen := make(map[Aard]Telling, len(alle))
	for _, t := range alle {
		tellingen[t.Aard] = t
	}
	return tellingen, err
}

// leesWerk gives the first messages of one kind that wait, the nearest last day first:
// one that has none is for vandaag. Which they are is found in the index, and only
// those are read.
func leesWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring,
	aard Aard, vandaag tijdlijn.Dag, hoogstens int) ([]Bericht, error) {
	waarden := []any{vandaag, int64(hoogstens)}
	kring := kringtabel(&waarden, kringen)
	return opslag.Alle(ctx, l, uitRij, kring+`, eerst AS (SELECT m.gemeente AS g, m.id AS i, m.moment AS mo, m.identificatie AS ident,
			CASE WHEN m.retour_voor = 2932896 THEN $1 ELSE m.retour_voor END AS voor `+bijKring(aard)+` ORDER BY voor, mo, ident LIMIT $2)
		SELECT `+kolommen+` FROM eerst JOIN bericht_bericht ON gemeente = g AND id = i ORDER BY voor, mo, ident`, waarden...)
}

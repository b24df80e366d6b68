package bericht

import (
	"context"
	"fmt"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

// werkvoorwaarden say which messages of ours wait, by kind.
var werkvoorwaarden = map[Aard]string{
	Herstellen: `stand = 'afgekeurd' AND retour_voor <= $1`,
	Versturen:  `stand = 'klaar' AND retour_voor <= $1`,
	Wachten:    `stand = 'verzonden' AND retour_voor < $1`,
}

// waarWerk writes the condition for the messages of one kind in the circles, with
// its values: $1 is the open day.
func waarWerk(kringen []toewijzing.Kring, aard Aard) (string, []any) {
	waarden := []any{tijdlijn.Open}
	delen := make([]string, len(kringen))
	for i, k := range kringen {
		delen[i] = fmt.Sprintf("(gemeente = $%d AND substr(soort, 1, 2) = $%d)", len(waarden)+1, len(waarden)+2)
		waarden = append(waarden, k.Gemeente, stamVan(k.Domein))
	}
	return `richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord' AND ` + werkvoorwaarden[aard] + ` AND (` + strings.Join(delen, " OR ") + `)`, waarden
}

// telWerk counts the messages of one kind that wait, and those past their last day.
func telWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, aard Aard, vandaag tijdlijn.Dag) (aantal, teLaat int, err error) {
	waar, waarden := waarWerk(kringen, aard)
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		`SELECT count(*), COALESCE(SUM(CASE WHEN retour_voor < `+fmt.Sprintf("$%d", len(waarden)+1)+` THEN 1 ELSE 0 END), 0) FROM bericht_bericht WHERE `+waar,
		append(waarden, vandaag)...)
	return aantal, teLaat, err
}

// leesWerk gives the messages of one kind that wait, the nearest last day first.
func leesWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, aard Aard, hoogstens int) ([]Bericht, error) {
	waar, waarden := waarWerk(kringen, aard)
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE `+waar+fmt.Sprintf(` ORDER BY retour_voor, moment, identificatie LIMIT $%d`, len(waarden)+1), append(waarden, int64(hoogstens))...)
}

package bericht

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
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
// its values: $1 is the open day. The municipalities in which the same domains are
// asked stand in one list.
func waarWerk(kringen []toewijzing.Kring, aard Aard) (string, []any) {
	waarden := []any{tijdlijn.Open}
	plaats := func(waarde any) string {
		waarden = append(waarden, waarde)
		return fmt.Sprintf("$%d", len(waarden))
	}
	var delen []string
	for _, g := range perDomeinen(kringen) {
		domeinen, gemeenten := make([]string, len(g.domeinen)), make([]string, len(g.gemeenten))
		for i, domein := range g.domeinen {
			domeinen[i] = plaats(string(domein))
		}
		for i, gemeente := range g.gemeenten {
			gemeenten[i] = plaats(gemeente)
		}
		delen = append(delen, "gemeente IN ("+strings.Join(gemeenten, ", ")+") AND domein IN ("+strings.Join(domeinen, ", ")+")")
	}
	return `richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord' AND ` +
		werkvoorwaarden[aard] + ` AND (` + strings.Join(delen, " OR ") + `)`, waarden
}

// groep are municipalities in which work of the same domains is asked.
type groep struct {
	domeinen  []taakverdeling.Domein
	gemeenten []kenmerk.Gemeentecode
}

// perDomeinen groups circles, which stand in order of municipality.
func perDomeinen(kringen []toewijzing.Kring) []groep {
	var groepen []groep
	for i := 0; i < len(kringen); {
		gemeente := kringen[i].Gemeente
		var domeinen []taakverdeling.Domein
		for ; i < len(kringen) && kringen[i].Gemeente == gemeente; i++ {
			domeinen = append(domeinen, kringen[i].Domein)
		}
		n := slices.IndexFunc(groepen, func(g groep) bool { return slices.Equal(g.domeinen, domeinen) })
		if n < 0 {
			n, groepen = len(groepen), append(groepen, groep{domeinen: domeinen})
		}
		groepen[n].gemeenten = append(groepen[n].gemeenten, gemeente)
	}
	return groepen
}

// telWerk counts the messages of one kind that wait, and those past their last day.
func telWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring,
	aard Aard, vandaag tijdlijn.Dag) (aantal, teLaat int, err error) {
	waar, waarden := waarWerk(kringen, aard)
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		`SELECT count(*), COALESCE(SUM(CASE WHEN retour_voor < `+fmt.Sprintf("$%d", len(waarden)+1)+
			` THEN 1 ELSE 0 END), 0) FROM bericht_bericht WHERE `+waar,
		append(waarden, vandaag)...)
	return aantal, teLaat, err
}

// leesWerk gives the messages of one kind that wait, the nearest last day first.
func leesWerk(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, aard Aard, hoogstens int) ([]Bericht, error) {
	waar, waarden := waarWerk(kringen, aard)
	return opslag.Alle(ctx, l, uitRij,
		kies+`WHERE `+waar+fmt.Sprintf(` ORDER BY retour_voor, moment, identificatie LIMIT $%d`, len(waarden)+1),
		append(waarden, int64(hoogstens))...)
}

package logboek

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// veldenInzage is how many columns a look has.
const veldenInzage = 12

// voegInzagenToe adds looks, all or none; the store puts them among those that wait
// for the chain.
func voegInzagenToe(ctx context.Context, o *opslag.Opslag, rijen []rij) error {
	var tekst strings.Builder
	tekst.WriteString(`INSERT INTO logboek_inzage (gemeente, id, moment, medewerker, organisatie, namens, handeling,
		soort, object, doel, toedeling, gegevens) VALUES `)
	waarden := make([]any, 0, len(rijen)*veldenInzage)
	for i, r := range rijen {
		if i > 0 {
			tekst.WriteString(", ")
		}
		n := len(waarden)
		fmt.Fprintf(&tekst, "($%d, $%d, CAST($%d AS BIGINT)", n+1, n+2, n+3)
		for plek := n + 4; plek <= n+veldenInzage; plek++ {
			tekst.WriteString(", $" + strconv.Itoa(plek))
		}
		tekst.WriteString(")")
		waarden = append(waarden, r.gemeente, r.inzage, r.moment, r.medewerker, r.organisatie, r.namens, r.handeling,
			r.soort, r.object, r.doel, r.toedeling, r.gegevens)
	}
	_, err := o.VoegBij(ctx, tekst.String(), waarden...)
	return err
}

const kolommenInzage = `i.gemeente, i.id, CAST(i.moment AS TEXT), i.medewerker, i.organisatie, i.namens, i.handeling,
	i.soort, i.object, i.doel, i.toedeling, i.gegevens`

const kiesInzage = `SELECT ` + kolommenInzage + `, COALESCE(CAST(s.nummer AS TEXT), ''), COALESCE(s.vorige, ''), COALESCE(s.hash, '')
	FROM logboek_inzage i LEFT JOIN logboek_schakel s ON s.gemeente = i.gemeente AND s.inzage = i.id `

func leesInzage(l opslag.Rij) (r rij, err error) {
	return r, l.Scan(&r.gemeente, &r.inzage, &r.moment, &r.medewerker, &r.organisatie, &r.namens, &r.handeling,
		&r.soort, &r.object, &r.doel, &r.toedeling, &r.gegevens, &r.nummer, &r.vorige, &r.hash)
}

func inzagenVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, soort, object string) iter.Seq2[rij, error] {
	return opslag.Rijen(ctx, l, leesInzage, kiesInzage+`WHERE i.gemeente = $1 AND i.soort = $2 AND i.object = $3 ORDER BY i.id`,
		gemeente.String(), soort, object)
}

func recenteInzagen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, voor string, aantal int) iter.Seq2[rij, error] {
	return opslag.Rijen(ctx, l, leesInzage, kiesInzage+`WHERE i.gemeente = $1 AND i.id < $2 ORDER BY i.id DESC LIMIT $3`,
		gemeente.String(), voor, aantal)
}

// schakels gives the chain of looks in its order. Of a look that is gone only the
// link is left.
func schakels(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) iter.Seq2[rij, error] {
	lees := func(l opslag.Rij) (r rij, err error) {
		return r, l.Scan(&r.gemeente, &r.inzage, &r.nummer, &r.vorige, &r.hash, &r.weg, &r.moment, &r.medewerker, &r.organisatie,
			&r.namens, &r.handeling, &r.soort, &r.object, &r.doel, &r.toedeling, &r.gegevens)
	}
	return opslag.Rijen(ctx, l, lees, `SELECT s.gemeente, s.inzage, CAST(s.nummer AS TEXT), s.vorige, s.hash, i.id IS NULL,
			COALESCE(CAST(i.moment AS TEXT), ''), COALESCE(i.medewerker, ''), COALESCE(i.organisatie, ''), COALESCE(i.namens, ''),
			COALESCE(i.handeling, ''), COALESCE(i.soort, ''), COALESCE(i.object, ''), COALESCE(i.doel, ''), COALESCE(i.toedeling, ''),
			COALESCE(i.gegevens, '')
		FROM logboek_schakel s LEFT JOIN logboek_inzage i ON i.gemeente = s.gemeente AND i.id = s.inzage
		WHERE s.gemeente = $1 ORDER BY s.nummer`, gemeente.String())
}

func leesSchakelkop(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) (Kop, error) {
	laatste, _, err := opslag.Een(ctx, l, scanKop, `SELECT nummer, hash FROM logboek_schakel WHERE gemeente = $1 ORDER BY nummer DESC
		LIMIT 1`, gemeente.String())
	return laatste, err
}

// wachtendeNa gives the first municipality after the code that has looks to chain.
func wachtendeNa(ctx context.Context, l opslag.Lezer, code string) (kenmerk.Gemeentecode, bool, error) {
	gemeente, gevonden, err := opslag.Een(ctx, l, opslag.Waarde[string],
		`SELECT gemeente FROM logboek_wachtend WHERE gemeente > $1 ORDER BY gemeente, id LIMIT 1`, code)
	if err != nil || !gevonden {
		return kenmerk.Gemeentecode{}, false, err
	}
	eerste, err := kenmerk.ParseGemeentecode(gemeente)
	return eerste, err == nil, err
}

// wachtenden gives looks that wait for the chain, oldest first.
func wachtenden(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, aantal int) ([]rij, error) {
	return opslag.Alle(ctx, l, leesInzage, `SELECT `+kolommenInzage+`, '', '', ''
		FROM (SELECT wacht.gemeente, wacht.id FROM logboek_wachtend wacht WHERE wacht.gemeente = $1 AND NOT EXISTS (
				SELECT 1 FROM logboek_schakel s WHERE s.gemeente = wacht.gemeente AND s.inzage = wacht.id)
			ORDER BY wacht.id LIMIT $2) w
		JOIN logboek_inzage i ON i.gemeente = w.gemeente AND i.id = w.id ORDER BY w.id`, gemeente.String(), aantal)
}

// rijgAan adds the rows, which follow each other, to the chain of looks that ends at
// laatste.
func rijgAan(ctx context.Context, tx *opslag.Tx, laatste Kop, rijen []rij) error {
	_, err := tx.Bulk(ctx, "logboek_schakel", []string{"gemeente", "nummer", "inzage", "vorige", "hash"}, func(yield func([]any) bool) {
		for i, r := range rijen {
			if !yield([]any{r.gemeente, laatste.Nummer + 1 + int64(i), r.inzage, r.vorige, r.hash}) {
				return
			}
		}
	})
	return err
}

// wachtNietMeer takes away what waited up to the id and is in the chain now. What
// came in between meanwhile, with an older id, goes on waiting.
func wachtNietMeer(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, tot string) error {
	_, err := tx.Voer(ctx, `DELETE FROM logboek_wachtend WHERE gemeente = $1 AND id <= $2 AND EXISTS (
			SELECT 1 FROM logboek_schakel s WHERE s.gemeente = logboek_wachtend.gemeente AND s.inzage = logboek_wachtend.id)`,
		gemeente.String(), tot)
	return err
}

// buiten is what stands outside the chain of looks: how many wait for it and since
// when, how many of those are gone, and how many looks do not even wait.
type buiten struct {
	wachtend, weg, los int64
	sinds              tijdlijn.Moment
}

func leesBuiten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) (buiten, error) {
	gevonden, _, err := opslag.Een(ctx, l, func(r opslag.Rij) (b buiten, err error) {
		return b, r.Scan(&b.wachtend, &b.weg, &b.sinds)
	}, `SELECT COUNT(*), COUNT(*) - COUNT(i.id), COALESCE(MIN(i.moment), 0)
		FROM logboek_wachtend w LEFT JOIN logboek_inzage i ON i.gemeente = w.gemeente AND i.id = w.id
			WHERE w.gemeente = $1`, gemeente.String())
	if err != nil {
		return gevonden, err
	}
	gevonden.los, _, err = opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT COUNT(*) FROM logboek_inzage i WHERE i.gemeente = $1
		AND NOT EXISTS (SELECT 1 FROM logboek_schakel s WHERE s.gemeente = i.gemeente AND s.inzage = i.id)
		AND NOT EXISTS (SELECT 1 FROM logboek_wachtend w WHERE w.gemeente = i.gemeente AND w.id = i.id)`, gemeente.String())
	return gevonden, err
}

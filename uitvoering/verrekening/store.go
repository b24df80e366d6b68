package verrekening

import (
	"context"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

func leesPosten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, periode tijdlijn.Periode) ([]Post, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (p Post, err error) {
		return p, r.Scan(&p.Taak, &p.Toedeling, &p.Soort, &p.Aantal, &p.Bedrag)
	}, `SELECT taak, toedeling, soort, count(*), CAST(sum(bedrag) AS BIGINT) FROM v_verrekening
		WHERE gemeente = $1 AND dag >= $2 AND dag < $3
		GROUP BY taak, toedeling, soort ORDER BY taak, toedeling, soort`, gemeente, periode.Vanaf, periode.Tot)
}

package declaratie

import (
	"context"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// groep are the claims in one domain that are about a period with this first day: who
// may see one of them may see all.
type groep struct {
	domein               taakverdeling.Domein
	begin                tijdlijn.Dag
	aantal               int64
	ingediend, toegekend geld.Cent
}

// telGroepen counts and adds up the claims that are asked for, in order of period.
func telGroepen(ctx context.Context, l opslag.Lezer, v Lijstvraag) ([]groep, error) {
	waar := v.voorwaarde()
	return opslag.Alle(ctx, l, func(r opslag.Rij) (g groep, err error) {
		return g, r.Scan(&g.domein, &g.begin, &g.aantal, &g.ingediend, &g.toegekend)
	}, `SELECT domein, vanaf, count(*), CAST(SUM(ingediend) AS BIGINT), CAST(SUM(toegekend) AS BIGINT) FROM declaratie_declaratie d
		`+waar.String()+` GROUP BY vanaf, domein ORDER BY vanaf, domein`, waar.Waarden...)
}

func (v Lijstvraag) voorwaarde() opslag.Voorwaarde {
	var waar opslag.Voorwaarde
	waar.En("d.gemeente = ? AND d.vanaf < ? AND d.tot > ?", v.Gemeente, v.Periode.Tot, v.Periode.Vanaf)
	if v.Nummer != "" {
		waar.En("d.nummer = ?", v.Nummer)
	}
	return waar
}

// leesGroepen gives the claims in these groups, by period, provider and moment, after the
// first overslaan and at most aantal.
func leesGroepen(ctx context.Context, l opslag.Lezer, v Lijstvraag, groepen []groep, overslaan, aantal int64) ([]Kop, error) {
	waar := v.voorwaarde()
	rijen := make([][]any, len(groepen))
	for i, g := range groepen {
		rijen[i] = []any{string(g.domein), int64(g.begin)}
	}
	groep := opslag.Tabel("groep", "domein, vanaf", &waar.Waarden, rijen)
	na, tot := waar.Plek(overslaan), waar.Plek(overslaan+aantal)
	return opslag.Alle(ctx, l, leesKop, `WITH `+groep+`,
		rij AS (SELECT d.id AS kenmerk, ROW_NUMBER() OVER (ORDER BY d.vanaf, d.aanbieder, d.ontvangen, d.id) AS rang
			FROM groep JOIN declaratie_declaratie d ON d.domein = groep.domein AND d.vanaf = groep.vanaf `+waar.String()+`)
		SELECT `+kopKolommen+` FROM rij JOIN declaratie_declaratie ON gemeente = $1 AND id = kenmerk
		WHERE rang > `+na+` AND rang <= `+tot+` ORDER BY rang`, waar.Waarden...)
}

// leesRegelblad gives lines of a claim, those that were refused first, then those
// that were not judged, after the first overslaan and at most aantal.
func leesRegelblad(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string, overslaan, aantal int64) ([]lijn, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (lijn, error) { return leesLijn(r) },
		`SELECT `+lijnKolommen+` FROM (SELECT *, ROW_NUMBER() OVER (
				ORDER BY CASE status WHEN 'afgekeurd' THEN 0 WHEN 'nietbeoordeeld' THEN 1 ELSE 2 END, regel) AS rang
			FROM declaratie_regel WHERE gemeente = $1 AND declaratie = $2) h
		WHERE rang > $3 AND rang <= $3 + $4 ORDER BY rang`, gemeente, id, overslaan, aantal)
}

// leesRegelredenen gives the findings on these lines of a claim.
func leesRegelredenen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string,
	lijnen []lijn) (map[int][]berichtregel.Bevinding, error) {
	redenen := map[int][]berichtregel.Bevinding{}
	if len(lijnen) == 0 {
		return redenen, nil
	}
	nummers := make([]any, len(lijnen))
	for i, l := range lijnen {
		nummers[i] = int64(l.regel)
	}
	var waar opslag.Voorwaarde
	waar.En("gemeente = ? AND declaratie = ? AND klasse = 'prestatie'", gemeente, id)
	waar.In("regel", nummers...)
	type rij struct {
		regel     int
		code, zin string
	}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) { return x, r.Scan(&x.regel, &x.code, &x.zin) },
		`SELECT regel, retourcode, zin FROM declaratie_reden `+waar.String()+` ORDER BY regel, volgnummer`, waar.Waarden...) {
		if err != nil {
			return nil, err
		}
		redenen[r.regel] = append(redenen[r.regel], uitCode(r.code, r.zin))
	}
	return redenen, nil
}

package zaak

import (
	"context"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
)

// werkrij is one task of the municipality under which the cases are kept: its open
// steps stand in one index, in order of last day.
type werkrij struct {
	gemeente kenmerk.Gemeentecode
	taak     taakverdeling.Taak
}

// dagwerk is how many steps are due on one day.
type dagwerk struct {
	dag    tijdlijn.Dag
	aantal int64
}

func werktabel(waarden *[]any, rijen []werkrij) string {
	alle := make([][]any, len(rijen))
	for i, r := range rijen {
		alle[i] = []any{r.gemeente, string(r.taak)}
	}
	return `WITH ` + opslag.Tabel("rij", "gemeente, taak", waarden, alle) + ` `
}

// telWerk gives per last day how many steps of these tasks are open, in order of day.
func telWerk(ctx context.Context, l opslag.Lezer, rijen []werkrij) ([]dagwerk, error) {
	var waarden []any
	rij := werktabel(&waarden, rijen)
	return opslag.Alle(ctx, l, func(r opslag.Rij) (d dagwerk, err error) { return d, r.Scan(&d.dag, &d.aantal) },
		rij+`SELECT o.uiterlijk, CAST(SUM(o.aantal) AS BIGINT)
		FROM rij JOIN zaak_open o ON o.gemeente = rij.gemeente AND o.taak = rij.taak GROUP BY o.uiterlijk ORDER BY o.uiterlijk`, waarden...)
}

// vak are the open steps of one task that are due on one day.
type vak struct {
	werkrij
	dag    tijdlijn.Dag
	aantal int64
}

// leesVakken gives what is open of these tasks from the day van to tot, both included,
// in order of day and municipality.
func leesVakken(ctx context.Context, l opslag.Lezer, rijen []werkrij, van, tot tijdlijn.Dag) ([]vak, error) {
	waarden := []any{van, tot}
	rij := werktabel(&waarden, rijen)
	return opslag.Alle(ctx, l, func(r opslag.Rij) (v vak, err error) { return v, r.Scan(&v.gemeente, &v.taak, &v.dag, &v.aantal) },
		rij+`SELECT o.gemeente, o.taak, o.uiterlijk, o.aantal
		FROM rij JOIN zaak_open o ON o.gemeente = rij.gemeente AND o.taak = rij.taak AND o.uiterlijk BETWEEN $1 AND $2
		ORDER BY o.uiterlijk, o.gemeente, o.taak`, waarden...)
}

// leesWerk gives the open steps in these vakken, by day, municipality and id, after
// the first overslaan and at most aantal.
func leesWerk(ctx context.Context, l opslag.Lezer, vakken []vak, overslaan, aantal int64) ([]Werkregel, error) {
	waarden, rijen := []any{overslaan, aantal}, make([][]any, len(vakken))
	for i, v := range vakken {
		rijen[i] = []any{v.gemeente, string(v.taak), int64(v.dag)}
	}
	vak := opslag.Tabel("vak", "gemeente, taak, uiterlijk", &waarden, rijen)
	return opslag.Alle(ctx, l, func(r opslag.Rij) (w Werkregel, err error) {
		var naam inwoner.Naam
		err = r.Scan(append(w.Zaak.velden(), &naam.Voorletters, &naam.Voorvoegsel, &naam.Achternaam)...)
		w.Naam = naam.Volledig()
		return w, err
	}, `WITH `+vak+`,
		op_rij AS (SELECT z.gemeente, z.id, ROW_NUMBER() OVER (ORDER BY z.uiterlijk, z.gemeente, z.id) AS rang
			FROM vak JOIN zaak_zaak z ON z.gemeente = vak.gemeente AND z.taak = vak.taak AND z.uiterlijk = vak.uiterlijk AND z.taak <> '')
		SELECT z.gemeente, z.id, z.nummer, z.domein, z.inwoner, z.hulpvraag, z.kanaal, z.stand, z.taak, z.gemeld, z.uiterlijk, z.versie,
			i.voorletters, i.voorvoegsel, i.achternaam
		FROM op_rij r JOIN zaak_zaak z ON z.gemeente = r.gemeente AND z.id = r.id
			JOIN v_inwoner i ON i.gemeente = z.gemeente AND i.id = z.inwoner
		WHERE r.rang > $1 AND r.rang <= $1 + $2 ORDER BY r.rang`, waarden...)
}

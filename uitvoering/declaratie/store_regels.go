package declaratie

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
)

var regelKolommen = []string{"gemeente", "declaratie", "regel", "domein", "aanbieder", "inwoner", "referentie", "vorige", "toewijzing",
	"categorie", "code", "vanaf", "tot", "volume", "eenheid", "tarief", "bedrag", "credit", "toegestaan", "status", "toedeling",
	"toewijzer"}

// voegRegelsToe adds the lines as they stand, under the municipality the claim was
// sent to: there they are compared with what was claimed before.
func voegRegelsToe(ctx context.Context, tx *opslag.Tx, w *dossier) error {
	_, err := tx.Bulk(ctx, "declaratie_regel", regelKolommen, w.rijen(func(int) kenmerk.Gemeentecode { return w.Gemeente }))
	return err
}

func (w *dossier) rijen(onder func(regel int) kenmerk.Gemeentecode) iter.Seq[[]any] {
	domein, aanbieder := string(w.Domein), w.Aanbieder.String()
	return func(yield func([]any) bool) {
		for i := range w.oordelen {
			o := &w.oordelen[i]
			if !yield([]any{onder(i).String(), w.id, int64(i), domein, aanbieder, o.Inwoner.String(), o.Referentie, o.Vorige, o.Toewijzing,
				o.Product.Categorie, o.Product.Code, int64(o.Periode.Vanaf), int64(o.Periode.Tot), teken(o.Regel) * o.Volume,
				string(o.Eenheid),
				int64(o.Tarief), int64(o.netto()), bit(o.Credit), int64(o.Toegestaan), string(o.Status), o.Toedeling.String(),
				o.Toewijzer.String()}) {
				return
			}
		}
	}
}

// werkRegelsBij writes what the comparison with earlier claims changed, many lines
// at a time. When lines belong under another municipality, all are written anew,
// each where it belongs.
func werkRegelsBij(ctx context.Context, tx *opslag.Tx, w *dossier, regels []int) error {
	if w.raaktMeer() {
		if _, err := tx.Voer(ctx, `DELETE FROM declaratie_regel WHERE gemeente = $1 AND declaratie = $2`, w.Gemeente, w.id); err != nil {
			return err
		}
		_, err := tx.Bulk(ctx, "declaratie_regel", regelKolommen, w.rijen(w.boektBij))
		return err
	}
	for deel := range slices.Chunk(regels, perVraag) {
		waarden := []any{w.Gemeente, w.id}
		nieuw := make([]string, len(deel))
		for i, regel := range deel {
			o := w.oordelen[regel]
			p := len(waarden)
			nieuw[i] = fmt.Sprintf("(CAST($%d AS BIGINT), $%d, $%d, CAST($%d AS BIGINT), $%d)", p+1, p+2, p+3, p+4, p+5)
			waarden = append(waarden, int64(regel), string(o.Status), o.Toedeling, int64(o.Toegestaan), o.Toewijzer)
		}
		if _, err := tx.Voer(ctx, `WITH n (regel, status, toedeling, toegestaan, toewijzer) AS (VALUES `+strings.Join(nieuw, ", ")+`)
			UPDATE declaratie_regel SET status = n.status, toedeling = n.toedeling, toegestaan = n.toegestaan, toewijzer = n.toewijzer
			FROM n WHERE declaratie_regel.gemeente = $1 AND declaratie_regel.declaratie = $2
				AND declaratie_regel.regel = n.regel`, waarden...); err != nil {
			return err
		}
	}
	return nil
}

const lijnKolommen = `h.regel, h.inwoner, h.referentie, h.vorige, h.toewijzing, h.categorie, h.code, h.vanaf, h.tot, h.volume, h.eenheid,
	h.tarief, h.bedrag, h.credit, h.toegestaan, h.status, h.toedeling, h.toewijzer`

// lijn is a stored line with its place in the claim.
type lijn struct {
	Beoordeling
	regel int
}

func leesLijn(r opslag.Rij, meer ...any) (l lijn, err error) {
	var credit int64
	doelen := append([]any{&l.regel, &l.Inwoner, &l.Referentie, &l.Vorige, &l.Toewijzing, &l.Product.Categorie, &l.Product.Code,
		&l.Periode.Vanaf, &l.Periode.Tot, &l.Volume, &l.Eenheid, &l.Tarief, &l.Bedrag, &credit, &l.Toegestaan, &l.Status,
		&l.Beoordeling.Toedeling, &l.Toewijzer}, meer...)
	if err = r.Scan(doelen...); err != nil {
		return l, err
	}
	l.Credit = credit == 1
	l.Volume, l.Bedrag = teken(l.Regel)*l.Volume, geld.Cent(teken(l.Regel))*l.Bedrag
	return l, nil
}

// leesAfgekeurd gives the lines of a claim that were not approved, in its order.
func leesAfgekeurd(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]lijn, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (lijn, error) { return leesLijn(r) },
		`SELECT `+lijnKolommen+` FROM declaratie_regel h WHERE h.gemeente = $1 AND h.declaratie = $2 AND h.status <> 'goedgekeurd'
			ORDER BY h.regel`,
		gemeente, id)
}

// gebruikteReferenties gives the lines of a claim whose number stands in another
// under municipality bij.
func gebruikteReferenties(ctx context.Context, l opslag.Lezer, w *dossier, bij kenmerk.Gemeentecode) ([]int, error) {
	return opslag.Alle(ctx, l, opslag.Waarde[int], `SELECT DISTINCT n.regel FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = $3 AND h.aanbieder = n.aanbieder AND h.domein = n.domein
			AND h.referentie = n.referentie AND h.declaratie <> n.declaratie
		WHERE n.gemeente = $1 AND n.declaratie = $2 ORDER BY n.regel`, w.Gemeente, w.id, bij)
}

// gecrediteerd tells whether the approved debit line h was given back by a claim
// other than that of n.
const gecrediteerd = `EXISTS (SELECT 1 FROM declaratie_regel c
	WHERE c.gemeente = h.gemeente AND c.aanbieder = h.aanbieder AND c.domein = h.domein AND c.vorige = h.referentie
	AND c.credit = 1 AND c.status = 'goedgekeurd' AND c.declaratie <> n.declaratie)`

// debetsBijCredits gives the approved debit lines of earlier claims, under
// municipality bij, that the credit lines of a claim name.
func debetsBijCredits(ctx context.Context, l opslag.Lezer, w *dossier, bij kenmerk.Gemeentecode) ([]debet, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (d debet, err error) {
		var gegeven int64
		h, err := leesLijn(r, &d.regel, &gegeven)
		d.Beoordeling, d.gemeente, d.gecrediteerd = h.Beoordeling, bij, gegeven == 1
		return d, err
	}, `SELECT `+lijnKolommen+`, n.regel, CASE WHEN `+gecrediteerd+` THEN 1 ELSE 0 END
		FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = $3 AND h.aanbieder = n.aanbieder AND h.domein = n.domein
			AND h.referentie = n.vorige AND h.declaratie <> n.declaratie AND h.credit = 0 AND h.status = 'goedgekeurd'
		WHERE n.gemeente = $1 AND n.declaratie = $2 AND n.credit = 1 ORDER BY n.regel`, w.Gemeente, w.id, bij)
}

type openDebet struct {
	regel        int
	referentie   string
	gecrediteerd int64
}

// openDebets gives, for the debit lines of a claim, the approved lines of earlier
// claims under municipality bij for the same allotment, product and period that were
// not given back. The allotment stands for provider and domain; naming those too
// would tempt the database to look through everything the provider ever claimed, and
// so would a condition on what was given back: it is asked per line.
func openDebets(ctx context.Context, l opslag.Lezer, w *dossier, bij kenmerk.Gemeentecode) ([]openDebet, error) {
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (o openDebet, err error) {
		return o, r.Scan(&o.regel, &o.referentie, &o.gecrediteerd)
	},
		`SELECT n.regel, h.referentie, CASE WHEN `+gecrediteerd+` THEN 1 ELSE 0 END
		FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = $3 AND h.toewijzer = n.toewijzer AND h.toewijzing = n.toewijzing AND h.vanaf = n.vanaf
			AND h.tot = n.tot
			AND h.categorie = n.categorie AND h.code = n.code AND h.declaratie <> n.declaratie AND h.credit = 0 AND h.status = 'goedgekeurd'
		WHERE n.gemeente = $1 AND n.declaratie = $2 AND n.credit = 0 AND n.status = 'goedgekeurd'
		ORDER BY n.regel, h.referentie`, w.Gemeente, w.id, bij)
	return slices.DeleteFunc(alle, func(o openDebet) bool { return o.gecrediteerd == 1 }), err
}

// telSommen adds up, per allotment named in a claim, what earlier claims were
// granted on it under municipality bij: hours as minutes.
func telSommen(ctx context.Context, l opslag.Lezer, w *dossier, bij kenmerk.Gemeentecode, sommen map[plek]som) error {
	type rij struct {
		plek
		som
	}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) {
		return x,
			r.Scan(&x.gemeente, &x.nummer, &x.volume, &x.bedrag)
	},
		`SELECT h.toewijzer, h.toewijzing, CAST(SUM(CASE WHEN h.eenheid = '04' THEN h.volume * 60
			ELSE h.volume END) AS BIGINT), CAST(SUM(h.bedrag) AS BIGINT)
		FROM declaratie_regel h
		WHERE h.gemeente = $3 AND h.declaratie <> $2 AND h.status = 'goedgekeurd'
		AND h.toewijzing IN (SELECT n.toewijzing FROM declaratie_regel n WHERE n.gemeente = $1 AND n.declaratie = $2)
		GROUP BY h.toewijzer, h.toewijzing`, w.Gemeente, w.id, bij) {
		if err != nil {
			return err
		}
		s := sommen[r.plek]
		sommen[r.plek] = som{s.volume + r.volume, s.bedrag + r.bedrag}
	}
	return nil
}

// HeeftGoedgekeurd reports whether approved lines stand on an allotment that were
// not given back (TR385). The municipality is the one that made the allotment; after
// a merger lines on it may be kept under its successor, and they count.
func HeeftGoedgekeurd(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (bool, error) {
	open, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT CAST(COALESCE(SUM(CASE WHEN d.credit = 1 THEN -1
		ELSE 1 END), 0) AS BIGINT) FROM (
			SELECT h.credit FROM declaratie_regel h
				WHERE h.gemeente = $1 AND h.toewijzing = $2 AND h.toewijzer = $1 AND h.status = 'goedgekeurd'
			UNION ALL
			SELECT e.credit FROM declaratie_regel e
				WHERE e.toewijzer = $1 AND e.toewijzing = $2 AND e.toewijzer <> e.gemeente
					AND e.status = 'goedgekeurd') d`, gemeente, nummer)
	return open > 0, err
}

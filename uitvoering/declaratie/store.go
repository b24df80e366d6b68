package declaratie

import (
	"context"
	"iter"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

const kopKolommen = `gemeente, id, domein, aanbieder, nummer, bericht, vanaf, tot, dagtekening, ontvangen, ingediend, toegekend,
	regels, afgekeurd, retourcode, status, toedeling`

func leesKop(r opslag.Rij) (k Kop, err error) {
	return k, r.Scan(&k.Gemeente, &k.ID, &k.Domein, &k.Aanbieder, &k.Nummer, &k.Bericht, &k.Periode.Vanaf, &k.Periode.Tot, &k.Dagtekening,
		&k.Ontvangen, &k.Ingediend, &k.Toegekend, &k.Regels, &k.Afgekeurd, &k.Retourcode, &k.Status, &k.Toedeling)
}

func voegDeclaratieToe(ctx context.Context, tx *opslag.Tx, d Declaratie, nu tijdlijn.Moment, a Antwoord, status Status, toedeling string) error {
	afgekeurd := 0
	for _, c := range a.Clienten {
		afgekeurd += len(c.Regels)
	}
	if status == Afgekeurd {
		afgekeurd = len(d.Regels)
	}
	_, err := tx.Voer(ctx, `INSERT INTO declaratie_declaratie (`+kopKolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
		d.Gemeente, a.ID, string(d.Domein), d.Aanbieder, d.Nummer, d.Bericht, d.Periode.Vanaf, d.Periode.Tot, d.Dagtekening, nu,
		int64(a.Ingediend), int64(a.Toegekend), int64(len(d.Regels)), int64(afgekeurd), a.Codes[0], string(status), toedeling)
	return err
}

func metNummer(ctx context.Context, l opslag.Lezer, d Declaratie) (Kop, bool, error) {
	return opslag.Een(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND nummer = $4 AND status <> 'afgekeurd'`,
		d.Gemeente, string(d.Domein), d.Aanbieder, d.Nummer)
}

func leesEen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Kop, bool, error) {
	return opslag.Een(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie WHERE gemeente = $1 AND id = $2`, gemeente, id)
}

func leesPeriode(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, periode tijdlijn.Periode) ([]Kop, error) {
	return opslag.Alle(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND vanaf < $4 AND $3 < tot ORDER BY vanaf, aanbieder, ontvangen, id`,
		gemeente, string(domein), periode.Vanaf, periode.Tot)
}

var regelKolommen = []string{"gemeente", "declaratie", "regel", "domein", "aanbieder", "inwoner", "referentie", "vorige", "toewijzing",
	"categorie", "code", "vanaf", "tot", "volume", "eenheid", "tarief", "bedrag", "credit", "toegestaan", "status", "toedeling"}

func voegRegelsToe(ctx context.Context, tx *opslag.Tx, w *dossier) error {
	_, err := tx.Bulk(ctx, "declaratie_regel", regelKolommen, w.rijen())
	return err
}

func (w *dossier) rijen() iter.Seq[[]any] {
	gemeente, domein, aanbieder := w.Gemeente.String(), string(w.Domein), w.Aanbieder.String()
	return func(yield func([]any) bool) {
		for i := range w.oordelen {
			o := &w.oordelen[i]
			if !yield([]any{gemeente, w.id, int64(i), domein, aanbieder, o.Inwoner.String(), o.Referentie, o.Vorige, o.Toewijzing,
				o.Product.Categorie, o.Product.Code, int64(o.Periode.Vanaf), int64(o.Periode.Tot), teken(o.Regel) * o.Volume, o.Eenheid,
				int64(o.Tarief), int64(o.netto()), bit(o.Credit), int64(o.Toegestaan), string(o.Status), o.Toedeling}) {
				return
			}
		}
	}
}

func werkRegelsBij(ctx context.Context, tx *opslag.Tx, w *dossier, regels []int) error {
	for _, i := range regels {
		o := w.oordelen[i]
		if err := tx.VoerEen(ctx, `UPDATE declaratie_regel SET status = $4, toedeling = $5, toegestaan = $6
			WHERE gemeente = $1 AND declaratie = $2 AND regel = $3`, w.Gemeente, w.id, int64(i), string(o.Status), o.Toedeling, int64(o.Toegestaan)); err != nil {
			return err
		}
	}
	return nil
}

// weigering is why a part of a claim was refused: klasse "declaratie", "client" or
// "prestatie", and the line it is about.
type weigering struct {
	klasse      string
	regel       int
	bevindingen []toewijzing.Bevinding
}

func voegRedenenToe(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, id string, redenen []weigering) error {
	_, err := tx.Bulk(ctx, "declaratie_reden", []string{"gemeente", "declaratie", "klasse", "regel", "volgnummer", "retourcode", "zin"},
		func(yield func([]any) bool) {
			for _, r := range redenen {
				for i, b := range r.bevindingen {
					if !yield([]any{gemeente.String(), id, r.klasse, int64(r.regel), int64(i), b.Code, b.Zin}) {
						return
					}
				}
			}
		})
	return err
}

// leesRedenen gives the findings of a claim by class and line.
func leesRedenen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (map[string]map[int][]toewijzing.Bevinding, error) {
	redenen := map[string]map[int][]toewijzing.Bevinding{"declaratie": {}, "client": {}, "prestatie": {}}
	type rij struct {
		klasse, code, zin string
		regel             int
	}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) { return x, r.Scan(&x.klasse, &x.regel, &x.code, &x.zin) },
		`SELECT klasse, regel, retourcode, zin FROM declaratie_reden WHERE gemeente = $1 AND declaratie = $2 ORDER BY klasse, regel, volgnummer`, gemeente, id) {
		if err != nil {
			return nil, err
		}
		redenen[r.klasse][r.regel] = append(redenen[r.klasse][r.regel], bevinding(r.code, r.zin))
	}
	return redenen, nil
}

const lijnKolommen = `h.regel, h.inwoner, h.referentie, h.vorige, h.toewijzing, h.categorie, h.code, h.vanaf, h.tot, h.volume, h.eenheid,
	h.tarief, h.bedrag, h.credit, h.toegestaan, h.status, h.toedeling`

// lijn is a stored line with its place in the claim.
type lijn struct {
	Beoordeling
	regel int
}

func leesLijn(r opslag.Rij, meer ...any) (l lijn, err error) {
	var credit int64
	doelen := append([]any{&l.regel, &l.Inwoner, &l.Referentie, &l.Vorige, &l.Toewijzing, &l.Product.Categorie, &l.Product.Code,
		&l.Periode.Vanaf, &l.Periode.Tot, &l.Volume, &l.Eenheid, &l.Tarief, &l.Bedrag, &credit, &l.Toegestaan, &l.Status, &l.Beoordeling.Toedeling}, meer...)
	if err = r.Scan(doelen...); err != nil {
		return l, err
	}
	l.Credit = credit == 1
	l.Volume, l.Bedrag = teken(l.Regel)*l.Volume, geld.Cent(teken(l.Regel))*l.Bedrag
	return l, nil
}

// leesLijnen gives the lines of a claim in its order; with alleenAf the refused
// ones only.
func leesLijnen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string, alleenAf bool) ([]lijn, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (lijn, error) { return leesLijn(r) },
		`SELECT `+lijnKolommen+` FROM declaratie_regel h WHERE h.gemeente = $1 AND h.declaratie = $2 AND ($3 = 0 OR h.status <> 'goedgekeurd') ORDER BY h.regel`,
		gemeente, id, bit(alleenAf))
}

// gebruikteReferenties gives the lines of a claim whose number stands in another.
func gebruikteReferenties(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]int, error) {
	return opslag.Alle(ctx, l, opslag.Waarde[int], `SELECT DISTINCT n.regel FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = n.gemeente AND h.aanbieder = n.aanbieder AND h.domein = n.domein
			AND h.referentie = n.referentie AND h.declaratie <> n.declaratie
		WHERE n.gemeente = $1 AND n.declaratie = $2 ORDER BY n.regel`, gemeente, id)
}

// gecrediteerd tells whether the approved debit line h was given back by a claim
// other than that of n.
const gecrediteerd = `EXISTS (SELECT 1 FROM declaratie_regel c
	WHERE c.gemeente = h.gemeente AND c.aanbieder = h.aanbieder AND c.domein = h.domein AND c.vorige = h.referentie
	AND c.credit = 1 AND c.status = 'goedgekeurd' AND c.declaratie <> n.declaratie)`

// debetsBijCredits gives the approved debit lines of earlier claims that the
// credit lines of a claim name.
func debetsBijCredits(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]debet, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (d debet, err error) {
		var gegeven int64
		h, err := leesLijn(r, &d.regel, &gegeven)
		d.Beoordeling, d.gecrediteerd = h.Beoordeling, gegeven == 1
		return d, err
	}, `SELECT `+lijnKolommen+`, n.regel, CASE WHEN `+gecrediteerd+` THEN 1 ELSE 0 END
		FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = n.gemeente AND h.aanbieder = n.aanbieder AND h.domein = n.domein
			AND h.referentie = n.vorige AND h.declaratie <> n.declaratie AND h.credit = 0 AND h.status = 'goedgekeurd'
		WHERE n.gemeente = $1 AND n.declaratie = $2 AND n.credit = 1`, gemeente, id)
}

type openDebet struct {
	regel      int
	referentie string
}

// openDebets gives, for the debit lines of a claim, the approved lines of earlier
// claims for the same allotment, product and period that were not given back. The
// allotment stands for provider and domain; naming those too would tempt the
// database to look through everything the provider ever claimed.
func openDebets(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]openDebet, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (o openDebet, err error) { return o, r.Scan(&o.regel, &o.referentie) },
		`SELECT n.regel, h.referentie FROM declaratie_regel n
		JOIN declaratie_regel h ON h.gemeente = n.gemeente AND h.toewijzing = n.toewijzing AND h.vanaf = n.vanaf AND h.tot = n.tot
			AND h.categorie = n.categorie AND h.code = n.code AND h.declaratie <> n.declaratie AND h.credit = 0 AND h.status = 'goedgekeurd'
		WHERE n.gemeente = $1 AND n.declaratie = $2 AND n.credit = 0 AND n.status = 'goedgekeurd' AND NOT `+gecrediteerd+`
		ORDER BY n.regel, h.referentie`, gemeente, id)
}

// sommenVan adds up, per allotment named in a claim, what earlier claims were
// granted on it: hours as minutes.
func sommenVan(ctx context.Context, l opslag.Lezer, w *dossier) (map[int64]som, error) {
	type rij struct {
		nummer int64
		som
	}
	sommen := map[int64]som{}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) { return x, r.Scan(&x.nummer, &x.volume, &x.bedrag) },
		`SELECT h.toewijzing, CAST(SUM(CASE WHEN h.eenheid = '04' THEN h.volume * 60 ELSE h.volume END) AS BIGINT), CAST(SUM(h.bedrag) AS BIGINT)
		FROM declaratie_regel h
		WHERE h.gemeente = $1 AND h.declaratie <> $2 AND h.status = 'goedgekeurd'
		AND h.toewijzing IN (SELECT n.toewijzing FROM declaratie_regel n WHERE n.gemeente = $1 AND n.declaratie = $2)
		GROUP BY h.toewijzing`, w.Gemeente, w.id) {
		if err != nil {
			return nil, err
		}
		sommen[r.nummer] = r.som
	}
	return sommen, nil
}

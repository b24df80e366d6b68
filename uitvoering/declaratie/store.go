package declaratie

import (
	"context"
	"strconv"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

const kopKolommen = `gemeente, id, domein, aanbieder, nummer, bericht, kanaal, vanaf, tot, dagtekening, ontvangen, ingediend, toegekend,
	regels, afgekeurd, retourcode, status, toedeling`

func leesKop(r opslag.Rij) (k Kop, err error) {
	return k, r.Scan(&k.Gemeente, &k.ID, &k.Domein, &k.Aanbieder, &k.Nummer, &k.Bericht, &k.Kanaal, &k.Periode.Vanaf, &k.Periode.Tot,
		&k.Dagtekening,
		&k.Ontvangen, &k.Ingediend, &k.Toegekend, &k.Regels, &k.Afgekeurd, &k.Retourcode, &k.Status, &k.Toedeling)
}

func voegKopToe(ctx context.Context, tx *opslag.Tx, k Kop) error {
	_, err := tx.Voer(ctx, `INSERT INTO declaratie_declaratie (`+kopKolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
		k.Gemeente, k.ID, string(k.Domein), k.Aanbieder, k.Nummer, k.Bericht, string(k.Kanaal), k.Periode.Vanaf, k.Periode.Tot,
		k.Dagtekening,
		k.Ontvangen, int64(k.Ingediend), int64(k.Toegekend), k.Regels, k.Afgekeurd, k.Retourcode, string(k.Status), k.Toedeling)
	return err
}

func metNummer(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, d Declaratie) (Kop, bool, error) {
	return opslag.Een(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND nummer = $4 AND status <> 'afgekeurd'`,
		gemeente, string(d.Domein), d.Aanbieder, d.Nummer)
}

// eerderBeoordeeld reports whether a claim of the provider in the domain was judged
// under this municipality.
func eerderBeoordeeld(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, d Declaratie) (bool, error) {
	_, gevonden, err := opslag.Een(ctx, l, opslag.Waarde[string], `SELECT id FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND status <> 'afgekeurd' LIMIT 1`, gemeente, string(d.Domein), d.Aanbieder)
	return gevonden, err
}

// laatstePeriode gives the latest period over which the provider sent this
// municipality a claim in the domain that was judged.
func laatstePeriode(ctx context.Context, l opslag.Lezer, d Declaratie) (tijdlijn.Periode, bool, error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (p tijdlijn.Periode, err error) { return p, r.Scan(&p.Vanaf, &p.Tot) },
		`SELECT vanaf, tot FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND status <> 'afgekeurd' AND kanaal = 'bericht'
		ORDER BY vanaf DESC, tot DESC LIMIT 1`, d.Gemeente, string(d.Domein), d.Aanbieder)
}

// eersteLevering gives the first day from vanaf to the claim's period, itself not
// included, on which a delivery of the provider ran, and false when none did.
func eersteLevering(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, d Declaratie, vanaf tijdlijn.Dag) (tijdlijn.Dag,
	bool, error) {
	eerste, _, err := opslag.Een(ctx, l, opslag.Waarde[tijdlijn.Dag],
		`SELECT COALESCE(MIN(CASE WHEN l.vanaf < $4 THEN $4 ELSE l.vanaf END), $5) FROM v_declaratie_levering l
		WHERE l.gemeente = $1 AND l.domein = $2 AND l.aanbieder = $3 AND l.vanaf < $5 AND $4 < l.tot AND l.vanaf < l.tot`,
		gemeente, string(d.Domein), d.Aanbieder, vanaf, d.Periode.Vanaf)
	return eerste, err == nil && eerste < d.Periode.Vanaf, err
}

// perVraag is how many rows one statement names at most: what both databases take.
const perVraag = 500

// bekendeClienten gives those of the clients, perVraag at most, to whom a
// municipality ever allotted anything in the domain.
func bekendeClienten(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein,
	clienten []kenmerk.BSN) ([]kenmerk.BSN, error) {
	waarden := []any{gemeente, string(domein)}
	for _, bsn := range clienten {
		waarden = append(waarden, bsn)
	}
	return opslag.Alle(ctx, l, opslag.Waarde[kenmerk.BSN], `SELECT DISTINCT inwoner FROM v_declaratie_client
		WHERE gemeente = $1 AND domein = $2 AND inwoner IN `+plekken(3, len(clienten)), waarden...)
}

// plekken writes a list of so many placeholders: "($3, $4, $5)".
func plekken(eerste, aantal int) string {
	b := []byte{'('}
	for i := range aantal {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(b, '$'), int64(eerste+i), 10)
	}
	return string(append(b, ')'))
}

func leesEen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Kop, bool, error) {
	return opslag.Een(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie WHERE gemeente = $1 AND id = $2`, gemeente, id)
}

func leesPeriode(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein,
	periode tijdlijn.Periode) ([]Kop, error) {
	return opslag.Alle(ctx, l, leesKop, `SELECT `+kopKolommen+` FROM declaratie_declaratie
		WHERE gemeente = $1 AND domein = $2 AND vanaf < $4 AND $3 < tot ORDER BY vanaf, aanbieder, ontvangen, id`,
		gemeente, string(domein), periode.Vanaf, periode.Tot)
}

// weigering is why a part of a claim was refused: klasse "declaratie", "client" or
// "prestatie", and the line it is about.
type weigering struct {
	klasse      string
	regel       int
	bevindingen []berichtregel.Bevinding
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
func leesRedenen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode,
	id string) (map[string]map[int][]berichtregel.Bevinding, error) {
	redenen := map[string]map[int][]berichtregel.Bevinding{"declaratie": {}, "client": {}, "prestatie": {}}
	type rij struct {
		klasse, code, zin string
		regel             int
	}
	for r, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (x rij, err error) {
		return x,
			r.Scan(&x.klasse, &x.regel, &x.code, &x.zin)
	},
		`SELECT klasse, regel, retourcode, zin FROM declaratie_reden WHERE gemeente = $1 AND declaratie = $2
			ORDER BY klasse, regel, volgnummer`, gemeente, id) {
		if err != nil {
			return nil, err
		}
		redenen[r.klasse][r.regel] = append(redenen[r.klasse][r.regel], uitCode(r.code, r.zin))
	}
	return redenen, nil
}

// uitCode gives a stored finding back: each code is that of one rule or of none.
func uitCode(code, zin string) berichtregel.Bevinding {
	regel, _ := berichtregel.MetCode(code)
	return berichtregel.Bevinding{Regel: regel.ID, Code: code, Zin: zin}
}

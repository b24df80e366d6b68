package verzoek

import (
	"context"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

const kolommen = `gemeente, id, domein, soort, aanbieder, inwoner, referentie, bericht, dagtekening, ontvangen, antwoorden, beslissen,
	woonplaats,
	reden_verzoek, gezagsdrager, commentaar, stand, onderzocht, besloten, reden, woonplaatsgemeente, zaak, toedeling, versie`

func leesVerzoek(r opslag.Rij) (v Verzoek, err error) {
	return v, r.Scan(&v.Gemeente, &v.ID, &v.Domein, &v.Soort, &v.Aanbieder, &v.Inwoner, &v.Referentie, &v.Bericht, &v.Dagtekening,
		&v.Ontvangen,
		&v.Antwoorden, &v.Beslissen, &v.Woonplaats, &v.RedenVerzoek, &v.GezagsdragerBekend, &v.Commentaar, &v.Stand, &v.Onderzocht,
		&v.Besloten,
		&v.Reden, &v.Woonplaatsgemeente, &v.Zaak, &v.Toedeling, &v.Versie)
}

func voegVerzoekToe(ctx context.Context, tx *opslag.Tx, v Verzoek) error {
	_, err := tx.Voer(ctx, `INSERT INTO verzoek_verzoek (`+kolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
		v.Gemeente, v.ID, string(v.Domein), string(v.Soort), v.Aanbieder, v.Inwoner, v.Referentie, v.Bericht, v.Dagtekening, v.Ontvangen,
		v.Antwoorden, v.Beslissen, v.Woonplaats, v.RedenVerzoek, v.GezagsdragerBekend, v.Commentaar, string(v.Stand), v.Onderzocht,
		v.Besloten,
		string(v.Reden), v.Woonplaatsgemeente.String(), v.Zaak, v.Toedeling, v.Versie)
	return err
}

// werkBij writes what a step changed; a request that has moved on since it was read
// is a Botsing.
func werkBij(ctx context.Context, tx *opslag.Tx, v Verzoek) error {
	return tx.VoerEen(ctx, `UPDATE verzoek_verzoek SET stand = $4, onderzocht = $5, besloten = $6, reden = $7, woonplaatsgemeente = $8,
		zaak = $9, toedeling = $10, versie = $11 WHERE gemeente = $1 AND id = $2 AND versie = $3`,
		v.Gemeente, v.ID, v.Versie-1, string(v.Stand), v.Onderzocht, v.Besloten, string(v.Reden), v.Woonplaatsgemeente.String(),
		v.Zaak, v.Toedeling, v.Versie)
}

var regelKolommen = []string{
	"gemeente", "verzoek", "nummer", "aard", "toewijzing", "categorie", "code", "vanaf", "tot", "volume", "eenheid", "frequentie", "budget",
	"beschikking", "beschikking_ingang", "verwijzer_type", "verwijzer_naam", "verwijzer_code", "raamcontract", "commentaar",
}

// lijn is a line with the request it belongs to.
type lijn struct {
	verzoek string
	Regel
}

func leesLijn(r opslag.Rij) (l lijn, err error) {
	return l, r.Scan(&l.verzoek, &l.Nummer, &l.Aard, &l.Toewijzing, &l.Product.Categorie, &l.Product.Code, &l.Geldig.Vanaf, &l.Geldig.Tot,
		&l.Omvang.Volume, &l.Omvang.Eenheid, &l.Omvang.Frequentie, &l.Budget, &l.BeschikkingNummer, &l.BeschikkingIngang,
		&l.Verwijzer.Type, &l.Verwijzer.Naam, &l.Verwijzer.ZorgverlenerCode, &l.Raamcontract, &l.Commentaar)
}

// leesLijnen selects the columns of lijn from the lines r.
const leesLijnen = `SELECT r.verzoek, r.nummer, r.aard, r.toewijzing, r.categorie, r.code, r.vanaf, r.tot, r.volume, r.eenheid,
	r.frequentie,
	r.budget, r.beschikking, r.beschikking_ingang, r.verwijzer_type, r.verwijzer_naam, r.verwijzer_code, r.raamcontract, r.commentaar
	FROM verzoek_regel r `

func voegRegelsToe(ctx context.Context, tx *opslag.Tx, v Verzoek) error {
	_, err := tx.Bulk(ctx, "verzoek_regel", regelKolommen, func(yield func([]any) bool) {
		for _, r := range v.Regels {
			if !yield([]any{
				v.Gemeente.String(), v.ID, r.Nummer, string(r.Aard), r.Toewijzing, r.Product.Categorie, r.Product.Code,
				int64(r.Geldig.Vanaf), int64(r.Geldig.Tot), r.Omvang.Volume, string(r.Omvang.Eenheid), string(r.Omvang.Frequentie),
				int64(r.Budget),
				r.BeschikkingNummer, int64(r.BeschikkingIngang), r.Verwijzer.Type, r.Verwijzer.Naam, r.Verwijzer.ZorgverlenerCode,
				r.Raamcontract, r.Commentaar,
			}) {
				return
			}
		}
	})
	return err
}

// Get gives a request with its lines, for other rooms and jobs, without a check of
// rights: people look through Zien. NietGevonden when there is none.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Verzoek, error) {
	v, gevonden, err := opslag.Een(ctx, l, leesVerzoek, `SELECT `+kolommen+` FROM verzoek_verzoek WHERE gemeente = $1
		AND id = $2`, gemeente, id)
	if err == nil && !gevonden {
		err = geenVerzoek()
	}
	if err != nil {
		return Verzoek{}, err
	}
	return metRegels(ctx, l, v)
}

// VanReferentie gives the request of a provider with this reference in a domain,
// with its lines, and false when there is none, without a check of rights.
func VanReferentie(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, aanbieder kenmerk.AGB,
	referentie string) (Verzoek, bool, error) {
	v, gevonden, err := opslag.Een(ctx, l, leesVerzoek, `SELECT `+kolommen+` FROM verzoek_verzoek
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND referentie = $4`, gemeente, string(domein), aanbieder, referentie)
	if err != nil || !gevonden {
		return Verzoek{}, false, err
	}
	v, err = metRegels(ctx, l, v)
	return v, err == nil, err
}

func metRegels(ctx context.Context, l opslag.Lezer, v Verzoek) (Verzoek, error) {
	lijnen, err := opslag.Alle(ctx, l, leesLijn, leesLijnen+`WHERE r.gemeente = $1 AND r.verzoek = $2 ORDER BY r.nummer`, v.Gemeente, v.ID)
	for _, l := range lijnen {
		v.Regels = append(v.Regels, l.Regel)
	}
	return v, err
}

func kentReferentie(ctx context.Context, l opslag.Lezer, o Ontvangst, referentie string) (bool, error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT count(*) FROM verzoek_verzoek
		WHERE gemeente = $1 AND domein = $2 AND aanbieder = $3 AND referentie = $4`, o.Gemeente, string(o.Domein), o.Aanbieder, referentie)
	return aantal > 0, err
}

// lopendVerzoek gives the oldest request of a provider for a client in a domain that
// is not decided.
func lopendVerzoek(ctx context.Context, l opslag.Lezer, o Ontvangst) (Verzoek, bool, error) {
	return opslag.Een(ctx, l, leesVerzoek, `SELECT `+kolommen+` FROM verzoek_verzoek
		WHERE gemeente = $1 AND inwoner = $2 AND aanbieder = $3 AND domein = $4 AND stand IN ('ontvangen', 'in onderzoek')
		ORDER BY ontvangen, id LIMIT 1`, o.Gemeente, o.Inwoner, o.Aanbieder, string(o.Domein))
}

// lees gives the requests of a municipality in a domain that a Filter chooses, with
// their lines, the latest first: two questions, however many there are.
func lees(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, f Filter) ([]Verzoek, error) {
	var waar opslag.Voorwaarde
	waar.En("gemeente = ? AND domein = ?", gemeente, string(domein))
	if f.Stand != "" {
		waar.En("stand = ?", string(f.Stand))
	}
	if f.Soort != "" {
		waar.En("soort = ?", string(f.Soort))
	}
	if !f.Aanbieder.IsLeeg() {
		waar.En("aanbieder = ?", f.Aanbieder)
	}
	if !f.Inwoner.IsLeeg() {
		waar.En("inwoner = ?", f.Inwoner)
	}
	alle, err := opslag.Alle(ctx, l, leesVerzoek, `SELECT `+kolommen+` FROM verzoek_verzoek `+waar.String()+`
		ORDER BY ontvangen DESC, id DESC LIMIT `+waar.Plek(f.max()), waar.Waarden...)
	if err != nil {
		return nil, err
	}
	return alle, vulRegels(ctx, l, alle)
}

// vulRegels adds the lines of these requests, in one question.
func vulRegels(ctx context.Context, l opslag.Lezer, alle []Verzoek) error {
	if len(alle) == 0 {
		return nil
	}
	plek, sleutels := make(map[string]int, len(alle)), make([][]any, len(alle))
	for i, v := range alle {
		plek[v.ID], sleutels[i] = i, []any{v.Gemeente, v.ID}
	}
	var waarden []any
	tabel := opslag.Tabel("v", "gemeente, id", &waarden, sleutels)
	for lijn, err := range opslag.Rijen(ctx, l, leesLijn, `WITH `+tabel+` `+leesLijnen+`JOIN v ON v.gemeente = r.gemeente
		AND v.id = r.verzoek
		ORDER BY r.verzoek, r.nummer`, waarden...) {
		if err != nil {
			return err
		}
		i := plek[lijn.verzoek]
		alle[i].Regels = append(alle[i].Regels, lijn.Regel)
	}
	return nil
}

// openIn selects the requests v that wait for an answer, in a part of the circles.
func openIn(deel string) string {
	return ` FROM verzoek_verzoek v WHERE v.stand IN ('ontvangen', 'in onderzoek') AND ` + deel
}

// uiterlijk is the last day for what waits (Verzoek.Uiterlijk).
const uiterlijk = `CASE WHEN v.stand = 'ontvangen' THEN v.antwoorden ELSE v.beslissen END`

// vraagtBesluit is Verzoek.VraagtBesluit, as a condition.
var vraagtBesluit = ` AND (v.domein <> 'jeugd' OR v.soort = 'toewijzing' AND EXISTS (SELECT 1 FROM verzoek_regel r
	WHERE r.gemeente = v.gemeente AND r.verzoek = v.id AND r.verwijzer_type NOT IN ('` + strings.Join(wettelijkeVerwijzers, "', '") + `')))`

func telOpen(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, dag tijdlijn.Dag) (aantal, teLaat int, err error) {
	waarden := []any{dag}
	samen := toewijzing.Samen(toewijzing.InKringen(kringen, &waarden, "v"), func(deel string) string {
		return `SELECT count(*) AS aantal, COALESCE(SUM(CASE WHEN ` + uiterlijk + ` < $1 THEN 1 ELSE 0 END), 0) AS laat` + openIn(deel)
	})
	_, _, err = opslag.Een(ctx, l, func(r opslag.Rij) (struct{}, error) { return struct{}{}, r.Scan(&aantal, &teLaat) },
		`SELECT CAST(SUM(aantal) AS BIGINT), CAST(SUM(laat) AS BIGINT) FROM (`+samen+`) s`, waarden...)
	return aantal, teLaat, err
}

// leesOpen gives the first of what waits with their lines: by last day, the Wmo before
// the Jeugdwet, and municipality.
func leesOpen(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, en string, hoogstens int) ([]Verzoek, error) {
	waarden := []any{int64(hoogstens)}
	const volgorde = ` ORDER BY uiterlijk, domein DESC, gemeente, id`
	samen := toewijzing.Samen(toewijzing.InKringen(kringen, &waarden, "v"), func(deel string) string {
		return `SELECT v.*, ` + uiterlijk + ` AS uiterlijk` + openIn(deel) + en + volgorde + ` LIMIT $1`
	})
	alle, err := opslag.Alle(ctx, l, leesVerzoek, `SELECT `+kolommen+` FROM (`+samen+`) s`+volgorde+` LIMIT $1`, waarden...)
	if err != nil {
		return nil, err
	}
	return alle, vulRegels(ctx, l, alle)
}

package toewijzing

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

const kolommen = `gemeente, nummer, bekend_vanaf, bekend_tot, versie, domein, zaak, verzoek, vorige, voorziening, beschikking, inwoner,
	aanbieder,
	categorie, code, volume, eenheid, frequentie, budget, vanaf, tot, reden, referentie, commentaar, toedeling, wacht`

// huidig selects what is known now; it ends in the condition that the current-row
// indexes are made for.
const huidig = `SELECT ` + kolommen + ` FROM toewijzing_toewijzing WHERE bekend_tot = 253402300799000000`

func uitRij(r opslag.Rij) (t Toewijzing, err error) {
	return t, r.Scan(&t.Gemeente, &t.Nummer, &t.Toegewezen, &t.BekendTot, &t.Versie, &t.Domein, &t.Zaak, &t.Verzoek, &t.Vorige,
		&t.Voorziening, &t.Beschikking,
		&t.Inwoner, &t.Aanbieder, &t.Product.Categorie, &t.Product.Code, &t.Omvang.Volume, &t.Omvang.Eenheid, &t.Omvang.Frequentie,
		&t.Budget, &t.Geldig.Vanaf, &t.Geldig.Tot, &t.RedenWijziging, &t.ReferentieAanbieder, &t.Commentaar, &t.Toedeling,
		&t.Wacht)
}

func voegToe(ctx context.Context, tx *opslag.Tx, alle ...Toewijzing) error {
	namen := strings.FieldsFunc(kolommen, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	_, err := tx.Bulk(ctx, "toewijzing_toewijzing", namen, func(yield func([]any) bool) {
		for _, t := range alle {
			if !yield(t.rij()) {
				return
			}
		}
	})
	return err
}

// rij gives the values in the order of kolommen.
func (t Toewijzing) rij() []any {
	return []any{
		t.Gemeente.String(), t.Nummer, int64(t.Toegewezen), int64(t.BekendTot), t.Versie, string(t.Domein), t.Zaak, t.Verzoek, t.Vorige,
		t.Voorziening, t.Beschikking,
		t.Inwoner.String(), t.Aanbieder.String(), t.Product.Categorie, t.Product.Code, t.Omvang.Volume, string(t.Omvang.Eenheid),
		string(t.Omvang.Frequentie),
		int64(t.Budget), int64(t.Geldig.Vanaf), int64(t.Geldig.Tot), string(t.RedenWijziging), t.ReferentieAanbieder, t.Commentaar,
		t.Toedeling,
		string(t.Wacht),
	}
}

func sluit(ctx context.Context, tx *opslag.Tx, t Toewijzing, moment tijdlijn.Moment) error {
	return tx.VoerEen(ctx, `UPDATE toewijzing_toewijzing SET bekend_tot = $4
		WHERE gemeente = $1 AND nummer = $2 AND versie = $3 AND bekend_tot = 253402300799000000`, t.Gemeente, t.Nummer, t.Versie, moment)
}

// laatsteNummer gives the last number that was given out in any of the municipalities.
// Those that are one since a merger share their numbers: what begins after it is told
// under the code of the successor wherever it is kept, and a number is unique within a
// municipality (OP275).
func laatsteNummer(ctx context.Context, l opslag.Lezer, gemeenten ...kenmerk.Gemeentecode) (int64, error) {
	var hoogste int64
	for _, gemeente := range gemeenten {
		nummer, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT COALESCE(MAX(nummer), 0) FROM toewijzing_toewijzing
			WHERE gemeente = $1`, gemeente)
		if err != nil {
			return 0, err
		}
		hoogste = max(hoogste, nummer)
	}
	return hoogste, nil
}

// vanBron gives the allotment that rests on this; the conditions are those of the
// unique indexes.
func vanBron(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, b bron) (Toewijzing, bool, error) {
	switch b.soort {
	case "vorige":
		return opslag.Een(ctx, l, uitRij, huidig+` AND vorige <> '' AND gemeente = $1 AND vorige = $2`, gemeente, b.id)
	case "verzoek":
		return opslag.Een(ctx, l, uitRij, huidig+` AND verzoek <> '' AND vorige = '' AND gemeente = $1 AND verzoek = $2
			AND voorziening = $3`,
			gemeente, b.id, b.voorziening)
	}
	return opslag.Een(ctx, l, uitRij, huidig+` AND verzoek = '' AND vorige = '' AND gemeente = $1 AND zaak = $2 AND voorziening = $3`,
		gemeente, b.id, b.voorziening)
}

// Get gives the allotment with this number as known now, and false when there is
// none, without a check of rights.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Toewijzing, bool, error) {
	return opslag.Een(ctx, l, uitRij, huidig+` AND gemeente = $1 AND nummer = $2`, gemeente, nummer)
}

// GetBekend gives the allotment as it was known at a moment.
func GetBekend(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64, bekend tijdlijn.Moment) (Toewijzing, bool,
	error) {
	return opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM toewijzing_toewijzing
		WHERE gemeente = $1 AND nummer = $2 AND bekend_vanaf <= $3 AND $3 < bekend_tot`, gemeente, nummer, bekend)
}

// VanZaak gives the allotments of a case as known now, in order of number.
func VanZaak(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND zaak = $2 ORDER BY nummer`, gemeente, zaak)
}

// VanVerzoek gives the allotments that were made for a request as known now, in
// order of number.
func VanVerzoek(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, verzoek string) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND verzoek <> '' AND vorige = '' AND gemeente = $1 AND verzoek = $2
		ORDER BY +nummer`, gemeente, verzoek)
}

// ReferentieSinds gives the reference of the last request that was granted on an
// allotment after the version the provider was told (0: never told), "" when none
// was: a later change does not hide what a grant still has to say (IV093, IV097).
func ReferentieSinds(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer, versie int64) (string, error) {
	referentie, _, err := opslag.Een(ctx, l, opslag.Waarde[string], `SELECT referentie FROM toewijzing_toewijzing
		WHERE gemeente = $1 AND nummer = $2 AND versie > $3 AND referentie <> '' ORDER BY versie DESC LIMIT 1`, gemeente, nummer, versie)
	return referentie, err
}

// RedenSinds gives the reason of the last change of an allotment after the version
// the provider was told, Nieuw when nothing changed, and Nieuw as well when it was
// never told (0): for the provider it is then a first grant, whatever came before
// (IV099). A version that only answers a request does not hide the change before it.
func RedenSinds(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer, versie int64) (Reden, error) {
	if versie == 0 {
		return Nieuw, nil
	}
	reden, _, err := opslag.Een(ctx, l, opslag.Waarde[Reden], `SELECT reden FROM toewijzing_toewijzing
		WHERE gemeente = $1 AND nummer = $2 AND versie > $3 AND reden <> '' ORDER BY versie DESC LIMIT 1`, gemeente, nummer, versie)
	return reden, err
}

// VoorAanbieder gives what a message 301 about a client must hold for a provider
// (OP087): every allotment that is valid on or after dag, and every one changed
// since the moment of the last message, in order of number.
func VoorAanbieder(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, inwoner kenmerk.BSN, aanbieder kenmerk.AGB,
	dag tijdlijn.Dag, sinds tijdlijn.Moment) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND inwoner = $2 AND aanbieder = $3
		AND ((tot > $4 AND vanaf < tot) OR bekend_vanaf > $5) ORDER BY nummer`, gemeente, inwoner, aanbieder, dag, sinds)
}

// vanInwoner gives every allotment of a client as known now, also those that ended,
// in order of number.
func vanInwoner(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, inwoner kenmerk.BSN) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND inwoner = $2 ORDER BY +nummer`, gemeente, inwoner)
}

// lopendeOp gives the allotments of a municipality that run on dag or begin after it,
// those after number na, in order of number and max at most; of one client when it is
// named.
func lopendeOp(ctx context.Context, l opslag.Lezer, o Overdracht, max int) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND nummer > $2 AND tot > $3 AND vanaf < tot
		AND ($4 = '' OR inwoner = $4) ORDER BY nummer LIMIT $5`, o.Van, o.Na, o.Dag, o.Inwoner.String(), max)
}

// One question names at most perVraag numbers, none of them further than gat from the
// one before: numbers are given out one after another, so what lies so far apart is no
// number of an allotment, and must not make a question out of all that lies between. A
// longer list is no gain: PostgreSQL goes through it for every row.
const (
	perVraag = 250
	gat      = 1_000_000
)

// VanAanbieder gives the allotments with a provider that have one of these numbers, as
// known now and in order of number: for whoever checks many lines at once. It reads no
// other; a number that is named twice comes once, and one that is not there not at all.
// It asks one question per 250 numbers, and at most a thousand more for numbers that are
// out of order.
func VanAanbieder(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode,
	aanbieder kenmerk.AGB, nummers []int64) ([]Toewijzing, error) {
	nummers = slices.Compact(slices.Sorted(slices.Values(nummers)))
	var alle []Toewijzing
	for len(nummers) > 0 {
		n := 1
		for n < min(len(nummers), perVraag) && nummers[n]-nummers[n-1] <= gat {
			n++
		}
		gevonden, err := metNummers(ctx, l, gemeente, aanbieder, nummers[:n])
		if err != nil {
			return nil, err
		}
		alle, nummers = append(alle, gevonden...), nummers[n:]
	}
	return alle, nil
}

// metNummers asks for sorted numbers. The lowest and the highest stand apart, so that a
// plan that walks through the allotments of the provider stays between them.
func metNummers(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode,
	aanbieder kenmerk.AGB, nummers []int64) ([]Toewijzing, error) {
	waarden := []any{gemeente, aanbieder, nummers[0], nummers[len(nummers)-1]}
	plekken := make([]string, len(nummers))
	for i, nummer := range nummers {
		waarden = append(waarden, nummer)
		plekken[i] = fmt.Sprintf("$%d", len(waarden))
	}
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND aanbieder = $2 AND nummer BETWEEN $3 AND $4
		AND nummer IN (`+strings.Join(plekken, ", ")+`) ORDER BY nummer`, waarden...)
}

// KentInwoner reports whether the municipality ever allotted anything to the
// client in this domain, with whatever provider (TR304).
func KentInwoner(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein,
	inwoner kenmerk.BSN) (bool, error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64],
		`SELECT count(*) FROM toewijzing_toewijzing WHERE bekend_tot = 253402300799000000 AND gemeente = $1 AND inwoner = $2
			AND domein = $3`,
		gemeente, inwoner, string(domein))
	return aantal > 0, err
}

const leveringKolommen = `gemeente, nummer, volgnummer, soort, categorie, code, vanaf, tot, reden, bericht, ontvangen, vervallen, toedeling`

func leesLevering(r opslag.Rij) (l Levering, err error) {
	return l, r.Scan(&l.Gemeente, &l.Nummer, &l.Volgnummer, &l.Soort, &l.Product.Categorie, &l.Product.Code, &l.Vanaf, &l.Tot, &l.Reden,
		&l.Bericht, &l.Ontvangen, &l.Vervallen, &l.Toedeling)
}

// Leveringen gives every start and stop that was reported on an allotment, in the
// order of receipt, also those removed since.
func Leveringen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) ([]Levering, error) {
	return opslag.Alle(ctx, l, leesLevering, `SELECT `+leveringKolommen+` FROM toewijzing_levering WHERE gemeente = $1 AND nummer = $2
		ORDER BY volgnummer`,
		gemeente, nummer)
}

// LeveringenVan gives in the same way those of allotments of one municipality, by number.
func LeveringenVan(ctx context.Context, l opslag.Lezer, alle []Toewijzing) (map[int64][]Levering, error) {
	if len(alle) == 0 {
		return nil, nil
	}
	nummers := make([]any, len(alle))
	for i, t := range alle {
		nummers[i] = t.Nummer
	}
	var waar opslag.Voorwaarde
	waar.En("gemeente = ?", alle[0].Gemeente)
	waar.In("nummer", nummers...)
	van := map[int64][]Levering{}
	for m, err := range opslag.Rijen(ctx, l, leesLevering, `SELECT `+leveringKolommen+` FROM toewijzing_levering `+waar.String()+`
		ORDER BY nummer, volgnummer`, waar.Waarden...) {
		if err != nil {
			return nil, err
		}
		van[m.Nummer] = append(van[m.Nummer], m)
	}
	return van, nil
}

func voegLeveringToe(ctx context.Context, tx *opslag.Tx, l Levering) error {
	_, err := tx.Voer(ctx, `INSERT INTO toewijzing_levering (`+leveringKolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		l.Gemeente, l.Nummer, l.Volgnummer, string(l.Soort), l.Product.Categorie, l.Product.Code, l.Vanaf, l.Tot, l.Reden,
		l.Bericht, l.Ontvangen, l.Vervallen, l.Toedeling)
	return err
}

// laatWachten keeps which report of the provider must still come.
func laatWachten(ctx context.Context, tx *opslag.Tx, t Toewijzing) error {
	return tx.VoerEen(ctx, `UPDATE toewijzing_toewijzing SET wacht = $3
		WHERE gemeente = $1 AND nummer = $2 AND bekend_tot = 253402300799000000`, t.Gemeente, t.Nummer, string(t.Wacht))
}

func laatLeveringVervallen(ctx context.Context, tx *opslag.Tx, l Levering, moment tijdlijn.Moment) error {
	return tx.VoerEen(ctx, `UPDATE toewijzing_levering SET vervallen = $4
		WHERE gemeente = $1 AND nummer = $2 AND volgnummer = $3
			AND vervallen = 253402300799000000`, l.Gemeente, l.Nummer, l.Volgnummer, moment)
}

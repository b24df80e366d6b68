package bericht

import (
	"context"
	"encoding/json"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

const kolommen = `gemeente, id, domein, richting, soort, identificatie, dagtekening, afzender, ontvanger, inwoner, antwoord_op,
	hash, stand, retourcodes, redenen, toedeling, moment, verzonden, retour_voor, opvolger`

const kies = `SELECT ` + kolommen + ` FROM bericht_bericht `

func uitRij(r opslag.Rij) (b Bericht, err error) {
	var codes, redenen string
	if err := r.Scan(&b.Gemeente, &b.ID, &b.Domein, &b.Richting, &b.Soort,
		&b.Identificatie, &b.Dagtekening, &b.Afzender, &b.Ontvanger, &b.Inwoner,
		&b.AntwoordOp, &b.Hash, &b.Stand, &codes, &redenen, &b.Toedeling, &b.Moment, &b.Verzonden, &b.RetourVoor, &b.Opvolger); err != nil {
		return b, err
	}
	b.Retourcodes = strings.Fields(codes)
	return b, json.Unmarshal([]byte(redenen), &b.Redenen)
}

func redenenTekst(redenen []Reden) (string, error) {
	if len(redenen) == 0 {
		return "[]", nil
	}
	tekst, err := json.Marshal(redenen)
	return string(tekst), err
}

func voegToe(ctx context.Context, tx *opslag.Tx, b Bericht, inhoud []byte) error {
	redenen, err := redenenTekst(b.Redenen)
	if err != nil {
		return err
	}
	_, err = tx.Voer(ctx, `INSERT INTO bericht_bericht (`+kolommen+`, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
		b.Gemeente, b.ID, string(b.Domein), string(b.Richting), b.Soort, b.Identificatie,
		b.Dagtekening, b.Afzender, b.Ontvanger, b.Inwoner, b.AntwoordOp,
		b.Hash, string(b.Stand), strings.Join(b.Retourcodes, " "), redenen,
		b.Toedeling, b.Moment, b.Verzonden, b.RetourVoor, b.Opvolger, inhoud)
	return err
}

// werkBij writes what changes about a message of ours after it was made; oud is
// the stand it was read with.
func werkBij(ctx context.Context, tx *opslag.Tx, b Bericht, oud Stand) error {
	redenen, err := redenenTekst(b.Redenen)
	if err != nil {
		return err
	}
	return tx.VoerEen(ctx, `UPDATE bericht_bericht
		SET stand = $4, retourcodes = $5, redenen = $6, verzonden = $7, retour_voor = $8, opvolger = $9
		WHERE gemeente = $1 AND id = $2 AND stand = $3`,
		b.Gemeente, b.ID, string(oud), string(b.Stand), strings.Join(b.Retourcodes, " "), redenen, b.Verzonden, b.RetourVoor, b.Opvolger)
}

func lees(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Bericht, error) {
	b, gevonden, err := opslag.Een(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND id = $2`, gemeente, id)
	if err == nil && !gevonden {
		err = fout.New(fout.NietGevonden, "Dit bericht is niet gevonden. Controleer het kenmerk.")
	}
	return b, err
}

// Inhoud gives the bytes of a message as they were sent or received, without a
// check of rights: for the carrier. People read them with Zien.
func (b *Berichten) Inhoud(ctx context.Context, gemeente kenmerk.Gemeentecode, id string) ([]byte, error) {
	return leesInhoud(ctx, b.Opslag, gemeente, id)
}

func leesInhoud(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]byte, error) {
	inhoud, gevonden, err := opslag.Een(ctx, l, opslag.Waarde[[]byte],
		`SELECT inhoud FROM bericht_bericht WHERE gemeente = $1 AND id = $2`, gemeente, id)
	if err == nil && !gevonden {
		err = fout.New(fout.NietGevonden, "Dit bericht is niet gevonden. Controleer het kenmerk.")
	}
	return inhoud, err
}

// zelfde finds the message that came in before with the same bytes.
func zelfde(ctx context.Context, l opslag.Lezer, b Bericht) (Bericht, bool, error) {
	return opslag.Een(ctx, l, uitRij,
		kies+`WHERE gemeente = $1 AND richting = 'in' AND afzender = $2 AND soort = $3 AND identificatie = $4 AND hash = $5`,
		b.Gemeente, b.Afzender, b.Soort, b.Identificatie, b.Hash)
}

// metIdentificatie finds the message with this identification that counts: of
// ours every one, of what came in one that was not rejected (OP286).
func metIdentificatie(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode,
	richting Richting, afzender, soort, identificatie string) (Bericht, bool, error) {
	return opslag.Een(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND richting = $2 AND afzender = $3 AND soort = $4 AND identificatie = $5
		AND (richting = 'uit' OR stand <> 'afgekeurd')`,
		gemeente, string(richting), afzender, soort, identificatie)
}

func antwoordOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Bericht, bool, error) {
	return opslag.Een(ctx, l, uitRij,
		kies+`WHERE gemeente = $1 AND antwoord_op = $2 AND antwoord_op <> '' AND (richting = 'in' OR stand <> 'afgekeurd')`, gemeente, id)
}

// antwoordenOp gives every answer on a message, also one that the chain refused.
func antwoordenOp(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]Bericht, error) {
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE gemeente = $1 AND antwoord_op = $2 AND antwoord_op <> ''
		ORDER BY moment, identificatie`, gemeente, id)
}

func klaar(ctx context.Context, l opslag.Lezer) ([]Bericht, error) {
	return opslag.Alle(ctx, l, uitRij, kies+`WHERE stand = 'klaar' ORDER BY moment, afzender, identificatie`)
}

func ontvangenVerzoeken(ctx context.Context, l opslag.Lezer) ([]Bericht, error) {
	return opslag.Alle(ctx, l, uitRij,
		kies+`WHERE richting = 'in' AND substr(soort, length(soort) - 2) IN ('315', '317') ORDER BY moment, afzender, identificatie`)
}

func overtijd(ctx context.Context, l opslag.Lezer, dag tijdlijn.Dag) ([]Bericht, error) {
	return opslag.Alle(ctx, l, uitRij,
		kies+`WHERE stand = 'verzonden' AND retour_voor < $1 ORDER BY retour_voor, afzender, identificatie`, dag)
}

func lijst(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, f Filter) ([]Bericht, error) {
	var waar opslag.Voorwaarde
	waar.En("gemeente = ?", gemeente)
	for _, v := range []struct{ kolom, waarde string }{
		{"soort", f.Soort}, {"stand", string(f.Stand)}, {"richting", string(f.Richting)}, {"domein", string(f.Domein)},
		{"CASE WHEN richting = 'uit' THEN ontvanger ELSE afzender END", f.Partij},
	} {
		if v.waarde != "" {
			waar.En(v.kolom+" = ?", v.waarde)
		}
	}
	if f.Overtijd != 0 {
		waar.En("stand = 'verzonden' AND retour_voor < ?", f.Overtijd)
	}
	hoogstens := f.Max
	if hoogstens <= 0 || hoogstens > grootsteLijst {
		hoogstens = grootsteLijst
	}
	tekst := kies + waar.String() + ` ORDER BY moment DESC, identificatie DESC, id DESC LIMIT ` + waar.Plek(int64(hoogstens))
	return opslag.Alle(ctx, l, uitRij, tekst, waar.Waarden...)
}

// verteld gives per allotment the last version that a provider was told in a
// message that it did not reject.
func verteld(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode,
	inwoner kenmerk.BSN, aanbieder kenmerk.AGB) (map[int64]int64, error) {
	type versie struct{ nummer, versie int64 }
	alle, err := opslag.Alle(ctx, l, func(r opslag.Rij) (v versie, err error) { return v, r.Scan(&v.nummer, &v.versie) },
		`SELECT nummer, versie FROM bericht_toewijzing WHERE gemeente = $1 AND bericht IN (SELECT id FROM bericht_bericht
			WHERE gemeente = $1 AND inwoner = $2 AND ontvanger = $3 AND richting = 'uit' AND stand <> 'afgekeurd')`,
		gemeente, inwoner.String(), aanbieder.String())
	verteld := make(map[int64]int64, len(alle))
	for _, v := range alle {
		verteld[v.nummer] = max(verteld[v.nummer], v.versie)
	}
	return verteld, err
}

func voegToewijzingToe(ctx context.Context, tx *opslag.Tx, b Bericht, nummer, versie int64) error {
	_, err := tx.Voer(ctx, `INSERT INTO bericht_toewijzing (gemeente, bericht, nummer, versie) VALUES ($1, $2, $3, $4)`,
		b.Gemeente, b.ID, nummer, versie)
	return err
}

// vanToewijzingen gives the messages about allotments, in their order, by number of the
// allotment. The + keeps the database from walking along all messages in that order.
func vanToewijzingen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummers []int64) (map[int64][]Bericht, error) {
	wil := make([]any, len(nummers))
	for i, n := range nummers {
		wil[i] = n
	}
	var waar opslag.Voorwaarde
	waar.En("gemeente = ?", gemeente)
	waar.In("nummer", wil...)
	van := map[int64][]Bericht{}
	var nummer int64
	for m, err := range opslag.Rijen(ctx, l, func(r opslag.Rij) (Bericht, error) { return uitRij(rijMet{r, &nummer}) },
		`WITH t AS (SELECT nummer, bericht FROM bericht_toewijzing `+waar.String()+`)
		SELECT t.nummer, `+kolommen+` FROM t JOIN bericht_bericht ON gemeente = $1 AND id = t.bericht
		ORDER BY +moment, identificatie`, waar.Waarden...) {
		if err != nil {
			return nil, err
		}
		van[nummer] = append(van[nummer], m)
	}
	return van, nil
}

// rijMet is a row with one column before those that its reader knows.
type rijMet struct {
	opslag.Rij
	eerst any
}

// Scan reads the one column and those that the reader knows.
func (r rijMet) Scan(velden ...any) error { return r.Rij.Scan(append([]any{r.eerst}, velden...)...) }

// eersteToewijzing gives the lowest number of an allotment in a message 301.
func eersteToewijzing(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (int64, error) {
	nummer, _, err := opslag.Een(ctx, l, opslag.Waarde[int64],
		`SELECT COALESCE(MIN(nummer), 0) FROM bericht_toewijzing WHERE gemeente = $1 AND bericht = $2`, gemeente, id)
	return nummer, err
}

// tel gives the next number for messages with this code as their sender.
func tel(ctx context.Context, tx *opslag.Tx, code kenmerk.Gemeentecode) (int64, error) {
	nummer, _, err := opslag.Een(ctx, tx, opslag.Waarde[int64], `INSERT INTO bericht_teller (gemeente, laatste) VALUES ($1, 1)
		ON CONFLICT (gemeente) DO UPDATE SET laatste = bericht_teller.laatste + 1 RETURNING laatste`, code)
	return nummer, err
}

func voegVerzoekToe(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, bericht, verzoek string) error {
	_, err := tx.Voer(ctx, `INSERT INTO bericht_verzoek (gemeente, bericht, verzoek) VALUES ($1, $2, $3)`, gemeente, bericht, verzoek)
	return err
}

func vanVerzoek(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, verzoek string) ([]Bericht, error) {
	return opslag.Alle(ctx, l, uitRij,
		kies+`WHERE gemeente = $1 AND id IN (SELECT bericht FROM bericht_verzoek WHERE gemeente = $1 AND verzoek = $2)
		ORDER BY +moment, identificatie`, gemeente, verzoek)
}

// antwoordenOpVerzoek counts the messages 319 that were made about a request and that
// count: one that was rejected is made again by whoever holds the task.
func antwoordenOpVerzoek(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, verzoek string) (int, error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64],
		`SELECT count(*) FROM bericht_verzoek v JOIN bericht_bericht b ON b.gemeente = v.gemeente AND b.id = v.bericht
		WHERE v.gemeente = $1 AND v.verzoek = $2 AND b.richting = 'uit' AND b.opvolger = ''`, gemeente, verzoek)
	return int(aantal), err
}

// verzoekenVan gives the requests that a message is about.
func verzoekenVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]string, error) {
	return opslag.Alle(ctx, l, opslag.Waarde[string],
		`SELECT verzoek FROM bericht_verzoek WHERE gemeente = $1 AND bericht = $2 ORDER BY verzoek`, gemeente, id)
}

// toewijzingenVan gives the numbers of the allotments that a message is about.
func toewijzingenVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]int64, error) {
	return opslag.Alle(ctx, l, opslag.Waarde[int64],
		`SELECT nummer FROM bericht_toewijzing WHERE gemeente = $1 AND bericht = $2 ORDER BY nummer`, gemeente, id)
}

// volgOp notes which message took the place of the rejected ones of the same kind,
// under the same code, about the same client to the same provider.
func volgOp(ctx context.Context, tx *opslag.Tx, nieuw Bericht) error {
	_, err := tx.Voer(ctx, `UPDATE bericht_bericht SET opvolger = $5
		WHERE gemeente = $1 AND richting = 'uit' AND stand = 'afgekeurd' AND opvolger = ''
		AND inwoner = $2 AND ontvanger = $3 AND soort = $4 AND afzender = $6`,
		nieuw.Gemeente, nieuw.Inwoner, nieuw.Ontvanger, nieuw.Soort, nieuw.ID, nieuw.Afzender)
	return err
}

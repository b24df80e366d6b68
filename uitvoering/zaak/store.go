package zaak

import (
	"context"
	"encoding/json"
	"fmt"

	"nabuur/grond/kenmerk"
	"nabuur/opslag"
)

const zaakKolommen = `gemeente, id, nummer, domein, inwoner, hulpvraag, kanaal, stand, taak, gemeld, uiterlijk, versie`

func (z *Zaak) velden() []any {
	return []any{&z.Gemeente, &z.ID, &z.Nummer, &z.Domein, &z.Inwoner, &z.Hulpvraag, &z.Kanaal, &z.Stand, &z.Taak, &z.Gemeld, &z.Uiterlijk,
		&z.Versie}
}

func zaakUitRij(r opslag.Rij) (z Zaak, err error) { return z, r.Scan(z.velden()...) }

func leesZaak(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Zaak, bool, error) {
	return opslag.Een(ctx, l, zaakUitRij, `SELECT `+zaakKolommen+` FROM zaak_zaak WHERE gemeente = $1 AND id = $2`, gemeente, id)
}

func leesZaakMetNummer(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer string) (Zaak, bool, error) {
	return opslag.Een(ctx, l, zaakUitRij, `SELECT `+zaakKolommen+` FROM zaak_zaak WHERE gemeente = $1 AND nummer = $2`, gemeente, nummer)
}

func voegZaakToe(ctx context.Context, tx *opslag.Tx, z Zaak) error {
	_, err := tx.Voer(ctx, `INSERT INTO zaak_zaak (`+zaakKolommen+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		z.Gemeente, z.ID, z.Nummer, string(z.Domein), z.Inwoner, z.Hulpvraag, string(z.Kanaal), string(z.Stand), string(z.Taak),
		z.Gemeld, z.Uiterlijk, z.Versie)
	return err
}

// werkBij writes the case when it is still at the version that was read.
func werkBij(ctx context.Context, tx *opslag.Tx, z Zaak) error {
	return tx.VoerEen(ctx, `UPDATE zaak_zaak SET stand = $3, taak = $4, uiterlijk = $5, versie = versie + 1
		WHERE gemeente = $1 AND id = $2 AND versie = $6`,
		z.Gemeente, z.ID, string(z.Stand), string(z.Taak), z.Uiterlijk, z.Versie)
}

func tel(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, soort string, jaar int) (int64, error) {
	laatste, _, err := opslag.Een(ctx, tx, opslag.Waarde[int64], `INSERT INTO zaak_teller (gemeente, soort, jaar, laatste)
		VALUES ($1, $2, $3, 1)
		ON CONFLICT (gemeente, soort, jaar) DO UPDATE SET laatste = zaak_teller.laatste + 1
			RETURNING laatste`, gemeente, soort, int64(jaar))
	return laatste, err
}

func nummerTekst(jaar int, volgnummer int64) string { return fmt.Sprintf("%d-%06d", jaar, volgnummer) }

func voegHandelingToe(ctx context.Context, tx *opslag.Tx, z Zaak, h Handeling) error {
	_, err := tx.Voer(ctx, `INSERT INTO zaak_handeling (gemeente, zaak, nr, moment, dag, handeling, taak, medewerker, naam, organisatie,
		toedeling, stand, toelichting)
		SELECT $1, $2, COALESCE(MAX(nr), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM zaak_handeling WHERE gemeente = $1
			AND zaak = $2`,
		z.Gemeente, z.ID, h.Moment, h.Dag, string(h.Handeling), string(h.Taak), h.Medewerker, h.Naam, string(h.Organisatie), h.Toedeling,
		string(h.Stand), h.Toelichting)
	return err
}

func leesHandelingen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Handeling, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (h Handeling, err error) {
		return h, r.Scan(&h.Nummer, &h.Moment, &h.Dag, &h.Handeling, &h.Taak, &h.Medewerker, &h.Naam, &h.Organisatie, &h.Toedeling,
			&h.Stand, &h.Toelichting)
	}, `SELECT nr, moment, dag, handeling, taak, medewerker, naam, organisatie, toedeling, stand, toelichting
		FROM zaak_handeling WHERE gemeente = $1 AND zaak = $2 ORDER BY nr`, gemeente, zaak)
}

func voegTermijnToe(ctx context.Context, tx *opslag.Tx, z Zaak, t Termijn) error {
	opgeschort, err := json.Marshal(t.Opgeschort)
	if err != nil {
		return err
	}
	uitkomst, err := json.Marshal(t.Uitkomst)
	if err != nil {
		return err
	}
	geborgen, err := bergRegels(ctx, tx, z.Gemeente, string(uitkomst), t.Uitkomst.Bewijs.Regels)
	if err != nil {
		return err
	}
	_, err = tx.Voer(ctx, `INSERT INTO zaak_termijn (gemeente, zaak, nr, soort, vanaf, laatste_dag, opgeschort, uitkomst)
		SELECT $1, $2, COALESCE(MAX(nr), 0) + 1, $3, $4, $5, $6, $7 FROM zaak_termijn WHERE gemeente = $1 AND zaak = $2`,
		z.Gemeente, z.ID, t.Soort, t.Vanaf, t.LaatsteDag, string(opgeschort), geborgen)
	return err
}

func leesTermijnen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Termijn, error) {
	var uitkomsten []*string
	termijnen, err := opslag.Alle(ctx, l, func(r opslag.Rij) (t Termijn, err error) {
		var opgeschort, uitkomst string
		if err := r.Scan(&t.Soort, &t.Vanaf, &t.LaatsteDag, &opgeschort, &uitkomst); err != nil {
			return t, err
		}
		uitkomsten = append(uitkomsten, &uitkomst)
		return t, json.Unmarshal([]byte(opgeschort), &t.Opgeschort)
	}, `SELECT soort, vanaf, laatste_dag, opgeschort, uitkomst FROM zaak_termijn WHERE gemeente = $1 AND zaak = $2
		ORDER BY nr`, gemeente, zaak)
	if err != nil {
		return nil, err
	}
	if err := haalRegels(ctx, l, gemeente, uitkomsten...); err != nil {
		return nil, err
	}
	for i, uitkomst := range uitkomsten {
		if err := json.Unmarshal([]byte(*uitkomst), &termijnen[i].Uitkomst); err != nil {
			return nil, err
		}
	}
	return termijnen, nil
}

func bewaarLeefgebied(ctx context.Context, tx *opslag.Tx, z Zaak, g Leefgebied) error {
	_, err := tx.Voer(ctx, `INSERT INTO zaak_leefgebied (gemeente, zaak, leefgebied, eigen_kracht, netwerk, algemeen, maatwerk, woorden)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (gemeente, zaak, leefgebied) DO UPDATE SET eigen_kracht = excluded.eigen_kracht, netwerk = excluded.netwerk,
			algemeen = excluded.algemeen, maatwerk = excluded.maatwerk, woorden = excluded.woorden`,
		z.Gemeente, z.ID, g.Naam, g.EigenKracht, g.Netwerk, g.Algemeen, g.Maatwerk, g.Woorden)
	return err
}

func leesLeefgebieden(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Leefgebied, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (g Leefgebied, err error) {
		return g, r.Scan(&g.Naam, &g.EigenKracht, &g.Netwerk, &g.Algemeen, &g.Maatwerk, &g.Woorden)
	}, `SELECT leefgebied, eigen_kracht, netwerk, algemeen, maatwerk, woorden FROM zaak_leefgebied
		WHERE gemeente = $1 AND zaak = $2 ORDER BY leefgebied`, gemeente, zaak)
}

func vervangVoorzieningen(ctx context.Context, tx *opslag.Tx, z Zaak, nieuw []Voorziening) error {
	if _, err := tx.Voer(ctx, `DELETE FROM zaak_voorziening WHERE gemeente = $1 AND zaak = $2`, z.Gemeente, z.ID); err != nil {
		return err
	}
	for i, v := range nieuw {
		if _, err := tx.Voer(ctx, `INSERT INTO zaak_voorziening (gemeente, zaak, nr, aanbieder, categorie, product, omschrijving, volume,
			eenheid, frequentie, vanaf, tot)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			z.Gemeente, z.ID, int64(i+1), v.Aanbieder, v.Categorie, v.Product, v.Omschrijving, v.Volume, string(v.Eenheid),
			string(v.Frequentie), v.Geldig.Vanaf, v.Geldig.Tot); err != nil {
			return err
		}
	}
	return nil
}

func leesVoorzieningen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Voorziening, error) {
	return opslag.Alle(ctx, l, func(r opslag.Rij) (v Voorziening, err error) {
		return v, r.Scan(&v.Nummer, &v.Aanbieder, &v.Categorie, &v.Product, &v.Omschrijving, &v.Volume, &v.Eenheid, &v.Frequentie,
			&v.Geldig.Vanaf, &v.Geldig.Tot)
	}, `SELECT nr, aanbieder, categorie, product, omschrijving, volume, eenheid, frequentie, vanaf, tot FROM zaak_voorziening
		WHERE gemeente = $1 AND zaak = $2 ORDER BY nr`, gemeente, zaak)
}

const beschikkingKolommen = `gemeente, nummer, zaak, bekendgemaakt, uitkomst, motivering, namens, ondertekening, medewerker, organisatie,
	functie, mandaat, toedeling, bezwaar_tot, bewijs`

func voegBeschikkingToe(ctx context.Context, tx *opslag.Tx, b Beschikking) error {
	regels, err := regelsIn(b.Bewijs)
	if err != nil {
		return err
	}
	bewijs, err := bergRegels(ctx, tx, b.Gemeente, b.Bewijs, regels)
	if err != nil {
		return err
	}
	_, err = tx.Voer(ctx, `INSERT INTO zaak_beschikking (`+beschikkingKolommen+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
		$12, $13, $14, $15)`,
		b.Gemeente, b.Nummer, b.Zaak, b.Bekendgemaakt, string(b.Uitkomst), b.Motivering, b.Namens, b.Ondertekening, b.Medewerker,
		string(b.Organisatie), string(b.Functie), b.Mandaat, b.Toedeling, b.BezwaarTot, bewijs)
	return err
}

func leesBeschikking(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) (Beschikking, bool, error) {
	b, ok, err := opslag.Een(ctx, l, func(r opslag.Rij) (b Beschikking, err error) {
		return b, r.Scan(&b.Gemeente, &b.Nummer, &b.Zaak, &b.Bekendgemaakt, &b.Uitkomst, &b.Motivering, &b.Namens, &b.Ondertekening,
			&b.Medewerker,
			&b.Organisatie, &b.Functie, &b.Mandaat, &b.Toedeling, &b.BezwaarTot, &b.Bewijs)
	}, `SELECT `+beschikkingKolommen+` FROM zaak_beschikking WHERE gemeente = $1 AND zaak = $2`, gemeente, zaak)
	if err != nil || !ok {
		return b, ok, err
	}
	return b, true, haalRegels(ctx, l, gemeente, &b.Bewijs)
}

func voegBezwaarToe(ctx context.Context, tx *opslag.Tx, z Zaak, b Bezwaar) error {
	_, err := tx.Voer(ctx, `INSERT INTO zaak_bezwaar (gemeente, zaak, beschikking, ontvangen, gronden, beslist, uitkomst, motivering,
		medewerker, organisatie, mandaat)
		VALUES ($1, $2, $3, $4, $5, $6, '', '', '', '', '')`, z.Gemeente, z.ID, b.Beschikking, b.Ontvangen, b.Gronden, b.Beslist)
	return err
}

func beslisBezwaar(ctx context.Context, tx *opslag.Tx, z Zaak, b Bezwaar) error {
	return tx.VoerEen(ctx, `UPDATE zaak_bezwaar SET beslist = $3, uitkomst = $4, motivering = $5, medewerker = $6, organisatie = $7,
		mandaat = $8
		WHERE gemeente = $1 AND zaak = $2 AND uitkomst = ''`,
		z.Gemeente, z.ID, b.Beslist, string(b.Uitkomst), b.Motivering, b.Medewerker, string(b.Organisatie), b.Mandaat)
}

func leesBezwaar(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) (Bezwaar, bool, error) {
	return opslag.Een(ctx, l, func(r opslag.Rij) (b Bezwaar, err error) {
		return b, r.Scan(&b.Beschikking, &b.Ontvangen, &b.Gronden, &b.Beslist, &b.Uitkomst, &b.Motivering, &b.Medewerker, &b.Organisatie,
			&b.Mandaat)
	}, `SELECT beschikking, ontvangen, gronden, beslist, uitkomst, motivering, medewerker, organisatie, mandaat FROM zaak_bezwaar
		WHERE gemeente = $1 AND zaak = $2`, gemeente, zaak)
}

func voegBriefToe(ctx context.Context, tx *opslag.Tx, z Zaak, b Brief, inhoud, hash string) error {
	_, err := tx.Voer(ctx, `INSERT INTO zaak_brief (gemeente, zaak, nr, soort, dag, inhoud, hash)
		SELECT $1, $2, COALESCE(MAX(nr), 0) + 1, $3, $4, $5, $6 FROM zaak_brief WHERE gemeente = $1 AND zaak = $2`,
		z.Gemeente, z.ID, string(b.Soort), b.Dag, inhoud, hash)
	return err
}

// leesBrieven leaves the report out for who may not see it.
func leesBrieven(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string, metVerslag bool) ([]Brief, error) {
	weg := string(Verslagbrief)
	if metVerslag {
		weg = ""
	}
	return opslag.Alle(ctx, l, func(r opslag.Rij) (b Brief, err error) {
		var inhoud string
		if err := r.Scan(&b.Nummer, &inhoud, &b.Hash); err != nil {
			return b, err
		}
		return b, json.Unmarshal([]byte(inhoud), &b)
	}, `SELECT nr, inhoud, hash FROM zaak_brief WHERE gemeente = $1 AND zaak = $2 AND soort <> $3 ORDER BY nr`, gemeente, zaak, weg)
}

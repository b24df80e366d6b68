package toewijzing

import (
	"context"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

const kolommen = `gemeente, nummer, bekend_vanaf, bekend_tot, versie, domein, zaak, voorziening, beschikking, inwoner, aanbieder,
	categorie, code, volume, eenheid, frequentie, budget, vanaf, tot, reden, referentie, commentaar, toedeling`

// huidig selects what is known now; it ends in the condition that the current-row
// indexes are made for.
const huidig = `SELECT ` + kolommen + ` FROM toewijzing_toewijzing WHERE bekend_tot = 253402300799000000`

func uitRij(r opslag.Rij) (t Toewijzing, err error) {
	return t, r.Scan(&t.Gemeente, &t.Nummer, &t.Toegewezen, &t.BekendTot, &t.Versie, &t.Domein, &t.Zaak, &t.Voorziening, &t.Beschikking,
		&t.Inwoner, &t.Aanbieder, &t.Product.Categorie, &t.Product.Code, &t.Omvang.Volume, &t.Omvang.Eenheid, &t.Omvang.Frequentie,
		&t.Budget, &t.Geldig.Vanaf, &t.Geldig.Tot, &t.RedenWijziging, &t.ReferentieAanbieder, &t.Commentaar, &t.Toedeling)
}

func voegToe(ctx context.Context, tx *opslag.Tx, t Toewijzing) error {
	_, err := tx.Voer(ctx, `INSERT INTO toewijzing_toewijzing (`+kolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
		t.Gemeente, t.Nummer, t.Toegewezen, t.BekendTot, t.Versie, string(t.Domein), t.Zaak, t.Voorziening, t.Beschikking,
		t.Inwoner, t.Aanbieder, t.Product.Categorie, t.Product.Code, t.Omvang.Volume, t.Omvang.Eenheid, t.Omvang.Frequentie,
		int64(t.Budget), t.Geldig.Vanaf, t.Geldig.Tot, string(t.RedenWijziging), t.ReferentieAanbieder, t.Commentaar, t.Toedeling)
	return err
}

func sluit(ctx context.Context, tx *opslag.Tx, t Toewijzing, moment tijdlijn.Moment) error {
	return tx.VoerEen(ctx, `UPDATE toewijzing_toewijzing SET bekend_tot = $4
		WHERE gemeente = $1 AND nummer = $2 AND versie = $3 AND bekend_tot = 253402300799000000`, t.Gemeente, t.Nummer, t.Versie, moment)
}

func laatsteNummer(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode) (int64, error) {
	nummer, _, err := opslag.Een(ctx, l, opslag.Waarde[int64], `SELECT COALESCE(MAX(nummer), 0) FROM toewijzing_toewijzing WHERE gemeente = $1`, gemeente)
	return nummer, err
}

func vanVoorziening(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak, voorziening string) (Toewijzing, bool, error) {
	return opslag.Een(ctx, l, uitRij, huidig+` AND gemeente = $1 AND zaak = $2 AND voorziening = $3`, gemeente, zaak, voorziening)
}

// Get gives the allotment with this number as known now, and false when there is
// none, without a check of rights.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (Toewijzing, bool, error) {
	return opslag.Een(ctx, l, uitRij, huidig+` AND gemeente = $1 AND nummer = $2`, gemeente, nummer)
}

// GetBekend gives the allotment as it was known at a moment.
func GetBekend(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64, bekend tijdlijn.Moment) (Toewijzing, bool, error) {
	return opslag.Een(ctx, l, uitRij, `SELECT `+kolommen+` FROM toewijzing_toewijzing
		WHERE gemeente = $1 AND nummer = $2 AND bekend_vanaf <= $3 AND $3 < bekend_tot`, gemeente, nummer, bekend)
}

// VanZaak gives the allotments of a case as known now, in order of number.
func VanZaak(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, zaak string) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND zaak = $2 ORDER BY nummer`, gemeente, zaak)
}

// VoorAanbieder gives what a message 301 about a client must hold for a provider
// (OP087): every allotment that is valid on or after dag, and every one changed
// since the moment of the last message, in order of number.
func VoorAanbieder(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, inwoner kenmerk.BSN, aanbieder kenmerk.AGB, dag tijdlijn.Dag, sinds tijdlijn.Moment) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND inwoner = $2 AND aanbieder = $3
		AND ((tot > $4 AND vanaf < tot) OR bekend_vanaf > $5) ORDER BY nummer`, gemeente, inwoner, aanbieder, dag, sinds)
}

// VanAanbieder gives the allotments with a provider whose number lies between
// laagste and hoogste, both included, as known now: for whoever checks many lines
// at once.
func VanAanbieder(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, aanbieder kenmerk.AGB, laagste, hoogste int64) ([]Toewijzing, error) {
	return opslag.Alle(ctx, l, uitRij, huidig+` AND gemeente = $1 AND aanbieder = $2 AND nummer BETWEEN $3 AND $4 ORDER BY nummer`,
		gemeente, aanbieder, laagste, hoogste)
}

// KentInwoner reports whether the municipality ever allotted anything to the
// client in this domain, with whatever provider (TR304).
func KentInwoner(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, inwoner kenmerk.BSN) (bool, error) {
	aantal, _, err := opslag.Een(ctx, l, opslag.Waarde[int64],
		`SELECT count(*) FROM toewijzing_toewijzing WHERE bekend_tot = 253402300799000000 AND gemeente = $1 AND inwoner = $2 AND domein = $3`,
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
	return opslag.Alle(ctx, l, leesLevering, `SELECT `+leveringKolommen+` FROM toewijzing_levering WHERE gemeente = $1 AND nummer = $2 ORDER BY volgnummer`,
		gemeente, nummer)
}

func voegLeveringToe(ctx context.Context, tx *opslag.Tx, l Levering) error {
	_, err := tx.Voer(ctx, `INSERT INTO toewijzing_levering (`+leveringKolommen+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		l.Gemeente, l.Nummer, l.Volgnummer, string(l.Soort), l.Product.Categorie, l.Product.Code, l.Vanaf, l.Tot, l.Reden,
		l.Bericht, l.Ontvangen, l.Vervallen, l.Toedeling)
	return err
}

func laatLeveringVervallen(ctx context.Context, tx *opslag.Tx, l Levering, moment tijdlijn.Moment) error {
	return tx.VoerEen(ctx, `UPDATE toewijzing_levering SET vervallen = $4
		WHERE gemeente = $1 AND nummer = $2 AND volgnummer = $3 AND vervallen = 253402300799000000`, l.Gemeente, l.Nummer, l.Volgnummer, moment)
}

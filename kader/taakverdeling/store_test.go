package taakverdeling

import (
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// rij gives the columns of a Toedeling as Register would write them.
func rij(t Toedeling, bekendVanaf, bekendTot tijdlijn.Moment) []any {
	t = vul(t)
	t.BekendVanaf, t.BekendTot = bekendVanaf, bekendTot
	for r := range rijen([]Toedeling{t}) {
		return r
	}
	return nil
}

const sqlKaal = `INSERT INTO taakverdeling_toedeling (` + kolommen + `)
	VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`

// gooi goes round Register: what is left is what the store itself refuses.
func gooi(t *testing.T, o *opslag.Opslag, tekst string, waarden ...any) error {
	t.Helper()
	return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		_, err := tx.Voer(t.Context(), tekst, waarden...)
		return err
	})
}

// zonder removes one guard from the store, by the statement for its database.
func zonder(t *testing.T, o *opslag.Opslag, sqlite, postgres string) {
	t.Helper()
	tekst := sqlite
	if o.Soort() == opslag.PostgreSQL {
		tekst = postgres
	}
	if err := gooi(t, o, tekst); err != nil {
		t.Fatal(err)
	}
}

const (
	moment1 = tijdlijn.Moment(1_470_000_000_000_000)
	moment2 = tijdlijn.Moment(1_480_000_000_000_000)
)

func TestDeOpslagWeigertOverlap(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		eerste := deel("wmo.aanvraag", "0457", "2015-01-01", "2017-01-01")
		if err := gooi(t, o, sqlKaal, rij(eerste, moment1, tijdlijn.MomentOpen)...); err != nil {
			t.Fatal(err)
		}
		for naam, geval := range map[string]struct {
			t          Toedeling
			vanaf, tot tijdlijn.Moment
			overlap    bool
		}{
			"de laatste dag": {deel("wmo.aanvraag", gooiseMeren, "2016-12-31", ""), moment2, tijdlijn.MomentOpen, true},
			"erbinnen": {deel("wmo.aanvraag", gooiseMeren, "2015-06-01", "2015-06-02"), moment2, tijdlijn.MomentOpen,
				true},
			"eromheen":    {deel("wmo.aanvraag", gooiseMeren, "2014-01-01", ""), moment1, moment2, true},
			"aansluitend": {deel("wmo.aanvraag", gooiseMeren, "2017-01-01", ""), moment2, tijdlijn.MomentOpen, false},
			"andere taak": {deel("wmo.besluit", "0457", "2015-01-01", ""), moment2, tijdlijn.MomentOpen, false},
			"andere gemeente": {deelVoor(amsterdam, "wmo.aanvraag", "0363", "2015-01-01", ""), moment2, tijdlijn.MomentOpen,
				false},
			"eerder bekend en toen gesloten": {deel("wmo.aanvraag", "REGIO", "2015-03-01", ""), moment1 - 10, moment1, false},
		} {
			if err := gooi(t, o, sqlKaal, rij(geval.t, geval.vanaf, geval.tot)...); opslag.IsOverlap(err) != geval.overlap ||
				!geval.overlap &&
					err != nil {
				t.Errorf("%s: %v, overlap moet %v zijn", naam, err, geval.overlap)
			}
		}

		// negative control: without the guard the overlap goes in, so it is the guard that refuses.
		zonder(t, o, `DROP TRIGGER taakverdeling_toedeling_overlap_insert`,
			`ALTER TABLE taakverdeling_toedeling DROP CONSTRAINT taakverdeling_toedeling_overlap`)
		if err := gooi(t, o, sqlKaal, rij(deel("wmo.aanvraag", gooiseMeren, "2016-12-31", "2017-01-01"), moment2,
			tijdlijn.MomentOpen)...); err != nil {
			t.Errorf("zonder de bewaking weigert iets anders: %v", err)
		}
	})
}

// What was known cannot be changed, and were that possible, an update that makes
// an overlap would still be refused.
func TestDeOpslagVerandertNietsDatBekendWas(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		oud, nieuw := deel("wmo.aanvraag", "0457", "2015-01-01", ""), deel("wmo.aanvraag", "0457", "2015-01-01", "2017-01-01")
		for _, r := range [][]any{rij(oud, moment1, moment2), rij(nieuw, moment2, tijdlijn.MomentOpen)} {
			if err := gooi(t, o, sqlKaal, r...); err != nil {
				t.Fatal(err)
			}
		}
		heropen := `UPDATE taakverdeling_toedeling SET bekend_tot = 253402300799000000 WHERE bekend_vanaf = 1470000000000000`
		for naam, tekst := range map[string]string{
			"wissen":            `DELETE FROM taakverdeling_toedeling`,
			"heropenen":         heropen,
			"andere uitvoerder": `UPDATE taakverdeling_toedeling SET uitvoerder = '1942' WHERE bekend_tot = 253402300799000000`,
			"later einde": `UPDATE taakverdeling_toedeling SET tot = 2932896, bekend_tot = 1490000000000000
				WHERE bekend_tot = 253402300799000000`,
			"vroeger sluiten": `UPDATE taakverdeling_toedeling SET bekend_tot = 1475000000000000 WHERE bekend_tot = 1480000000000000`,
		} {
			if err := gooi(t, o, tekst); err == nil {
				t.Errorf("%s mag", naam)
			}
		}
		zonder(t, o, `DROP TRIGGER taakverdeling_toedeling_vast_update`,
			`DROP TRIGGER taakverdeling_toedeling_vast ON taakverdeling_toedeling`)
		zonder(t, o, `DROP INDEX taakverdeling_toedeling_huidig`, `DROP INDEX taakverdeling_toedeling_huidig`)
		if err := gooi(t, o, heropen); !opslag.IsOverlap(err) {
			t.Errorf("een wijziging maakt een overlap: %v", err)
		}
		zonder(t, o, `DROP TRIGGER taakverdeling_toedeling_overlap_update`,
			`ALTER TABLE taakverdeling_toedeling DROP CONSTRAINT taakverdeling_toedeling_overlap`)
		if err := gooi(t, o, heropen); err != nil {
			t.Errorf("zonder de bewaking weigert iets anders: %v", err)
		}
	})
}

func TestDeOpslagKentEenHuidigeVersiePerKenmerk(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		a, b := deel("wmo.aanvraag", "0457", "2015-01-01", ""), deel("wmo.besluit", "0457", "2015-01-01", "")
		a.ID, b.ID = "een", "een"
		if err := gooi(t, o, sqlKaal, rij(a, moment1, tijdlijn.MomentOpen)...); err != nil {
			t.Fatal(err)
		}
		if err := gooi(t, o, sqlKaal, rij(b, moment2, tijdlijn.MomentOpen)...); !opslag.IsDubbel(err) {
			t.Errorf("twee huidige versies van één kenmerk: %v", err)
		}
		leeg := deel("wmo.melding", "0457", "2015-01-01", "")
		leeg.ID, leeg.Geldig.Tot = "leeg", leeg.Geldig.Vanaf
		if err := gooi(t, o, sqlKaal, rij(leeg, moment1, tijdlijn.MomentOpen)...); err == nil {
			t.Error("een toedeling van nul dagen mag")
		}
		if err := gooi(t, o, `UPDATE taakverdeling_toedeling SET bekend_tot = bekend_vanaf`); err == nil {
			t.Error("wat nooit bekend was mag")
		}
	})
}

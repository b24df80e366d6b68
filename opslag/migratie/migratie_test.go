package migratie_test

import (
	"path/filepath"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/migratie"
	"nabuur/opslag/opslagproef"
)

// tabellen lists what the steps made, in order of name.
func tabellen(t *testing.T, o *opslag.Opslag) string {
	t.Helper()
	vraag := `SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger') ORDER BY 1`
	if o.Soort() == opslag.PostgreSQL {
		vraag = `SELECT lower(table_type) || ' ' || table_name FROM information_schema.tables WHERE table_schema = 'public'
			UNION SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
			UNION SELECT 'function ' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
				WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`
	}
	alle, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], vraag)
	if err != nil {
		t.Fatal(err)
	}
	var eigen []string
	for _, wat := range alle {
		if !strings.Contains(wat, " goose_") && !strings.Contains(wat, " river_") && !strings.Contains(wat, " sqlite_") {
			eigen = append(eigen, wat)
		}
	}
	return strings.Join(eigen, "\n")
}

func TestOpEnNeerEnOp(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		eerst := tabellen(t, o)
		if nogmaals, err := migratie.Migreer(t.Context(), o); err != nil || len(nogmaals) != 0 {
			t.Errorf("een tweede keer: %v %v", nogmaals, err)
		}
		voorziening, err := migratie.NieuweVoorziening(o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := voorziening.DownTo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		if rest := tabellen(t, o); rest != "" {
			t.Errorf("er bleef staan:\n%s", rest)
		}
		gedaan, err := migratie.Migreer(t.Context(), o)
		if err != nil || len(gedaan) < 14 {
			t.Fatalf("%v %v", gedaan, err)
		}
		if weer := tabellen(t, o); weer != eerst || eerst == "" {
			t.Errorf("het werd anders:\n%s\ntegen\n%s", weer, eerst)
		}
	})
}

func TestControleerZegtMigreerEerst(t *testing.T) {
	o := opslagproef.Open(t, "sqlite:"+filepath.Join(t.TempDir(), "leeg.sqlite"))
	if err := migratie.Controleer(t.Context(), o); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "nabuur migreer") {
		t.Errorf("een lege opslag: %v", err)
	}
	if _, err := migratie.Migreer(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if err := migratie.Controleer(t.Context(), o); err != nil {
		t.Error(err)
	}
}

func TestEenNieuwereOpslagWordtGeweigerd(t *testing.T) {
	o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
	if _, err := o.Schrijver().Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	_, migreer := migratie.Migreer(t.Context(), o)
	for wat, err := range map[string]error{"bijwerken": migreer, "gebruiken": migratie.Controleer(t.Context(), o)} {
		if !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "nieuwere versie") {
			t.Errorf("%s: %v", wat, err)
		}
	}
}

// A stamp from before step 20 gets the municipality that arranged its Toedeling: its
// own when that has one with the ID, else the one that has.
func TestStempelsKrijgenHunGemeente(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voorziening, err := migratie.NieuweVoorziening(o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := voorziening.DownTo(t.Context(), 19); err != nil {
			t.Fatal(err)
		}
		doe := func(tekst string) {
			t.Helper()
			if _, err := o.Schrijver().ExecContext(t.Context(), tekst); err != nil {
				t.Fatalf("%s: %v", tekst, err)
			}
		}
		for _, bij := range []string{"'0457', 'eigen'", "'0363', 'eigen'", "'0363', 'ander'"} {
			doe(`INSERT INTO taakverdeling_toedeling (gemeente, id, taak, uitvoerder, grondslag, regeling, besluit, kostensleutel,
				vanaf, tot, bekend_vanaf, bekend_tot, uitlopen, uitloop_tot, uitloop_aanname)
				VALUES (` + bij + `, ` + bij[8:] + `, '0363', 'eigen', '', '', '', 1, 2, 1, 253402300799000000, 0, 0, 0)`)
		}
		stempels := map[string]string{"eigen": "0457/eigen", "ander": "0363/ander", "weg": "0457/weg", "": ""}
		for oud := range stempels {
			doe(`INSERT INTO grootboek_boeking (gemeente, nummer, datum, moment, omschrijving, bron, toedeling, tegen)
				SELECT '0457', count(*) + 1, 1, 1, '` + oud + `', '` + oud + `', '` + oud + `', 0 FROM grootboek_boeking`)
		}
		if _, err := voorziening.Up(t.Context()); err != nil {
			t.Fatal(err)
		}
		for oud, wil := range stempels {
			kreeg, _, err := opslag.Een(t.Context(), o, opslag.Waarde[string], `SELECT toedeling FROM grootboek_boeking
				WHERE bron = $1`, oud)
			if err != nil || kreeg != wil {
				t.Errorf("%q werd %q, wil %q, %v", oud, kreeg, wil, err)
			}
		}
		if _, err := o.Schrijver().ExecContext(t.Context(), `UPDATE grootboek_boeking SET toedeling = 'x'`); err == nil {
			t.Error("het grootboek is na de stap te wijzigen")
		}
	})
}

// What was divided before step 23 counts as changed at the last change, so that
// whoever loads the division next reads every municipality.
func TestGemeentenKrijgenHetNummerVanDeLaatsteWijziging(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voorziening, err := migratie.NieuweVoorziening(o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := voorziening.DownTo(t.Context(), 22); err != nil {
			t.Fatal(err)
		}
		doe := func(tekst string) {
			t.Helper()
			if _, err := o.Schrijver().ExecContext(t.Context(), tekst); err != nil {
				t.Fatalf("%s: %v", tekst, err)
			}
		}
		for _, bij := range []string{"'0457', 'een'", "'0363', 'een'", "'0363', 'twee'"} {
			doe(`INSERT INTO taakverdeling_toedeling (gemeente, id, taak, uitvoerder, grondslag, regeling, besluit, kostensleutel,
				vanaf, tot, bekend_vanaf, bekend_tot, uitlopen, uitloop_tot, uitloop_aanname)
				VALUES (` + bij + `, ` + bij[8:] + `, '0363', 'eigen', '', '', '', 1, 2, 1, 253402300799000000, 0, 0, 0)`)
		}
		doe(`UPDATE taakverdeling_stand SET versie = 7`)
		if _, err := voorziening.Up(t.Context()); err != nil {
			t.Fatal(err)
		}
		kreeg, err := opslag.Alle(t.Context(), o, opslag.Waarde[string],
			`SELECT gemeente || ' ' || CAST(versie AS TEXT) FROM taakverdeling_gemeente ORDER BY 1`)
		if err != nil || strings.Join(kreeg, ", ") != "0363 7, 0457 7" {
			t.Errorf("%v %v", kreeg, err)
		}
	})
}

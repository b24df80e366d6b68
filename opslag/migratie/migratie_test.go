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
	if _, err := migratie.Migreer(t.Context(), o); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "nieuwere versie") {
		t.Errorf("%v", err)
	}
}

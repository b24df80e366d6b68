package zaak_test

import (
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

// TestDeOpslagWeigertEenHalveZaak: whatever a program does, the tables of a case refuse
// what no case can be; beside each stands a change that they take.
func TestDeOpslagWeigertEenHalveZaak(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.InBezwaar)
		for _, g := range []struct{ fout, goed string }{
			{`UPDATE zaak_zaak SET hulpvraag = ''`, `UPDATE zaak_zaak SET hulpvraag = 'anders'`},
			{`UPDATE zaak_zaak SET domein = 'zorg'`, `UPDATE zaak_zaak SET domein = 'wmo'`},
			{`UPDATE zaak_zaak SET kanaal = 'duif'`, `UPDATE zaak_zaak SET kanaal = 'web'`},
			{`UPDATE zaak_zaak SET taak = 'jeugd.bezwaar'`, `UPDATE zaak_zaak SET taak = 'wmo.bezwaar'`},
			{`UPDATE zaak_zaak SET versie = 0`, `UPDATE zaak_zaak SET versie = versie + 1`},
			{`UPDATE zaak_handeling SET medewerker = '' WHERE nr = 1`, `UPDATE zaak_handeling SET medewerker = 'x' WHERE nr = 1`},
			{`UPDATE zaak_handeling SET zaak = 'geen' WHERE nr = 1`, `UPDATE zaak_handeling SET toelichting = 'x' WHERE nr = 1`},
			{`UPDATE zaak_termijn SET uitkomst = '' WHERE nr = 1`, `UPDATE zaak_termijn SET uitkomst = uitkomst WHERE nr = 1`},
			{`UPDATE zaak_voorziening SET tot = vanaf`, `UPDATE zaak_voorziening SET tot = vanaf + 1`},
			{`UPDATE zaak_beschikking SET uitkomst = 'misschien'`, `UPDATE zaak_beschikking SET uitkomst = 'afgewezen'`},
			{`UPDATE zaak_beschikking SET mandaat = ''`, `UPDATE zaak_beschikking SET mandaat = 'M-2'`},
			{`UPDATE zaak_beschikking SET bezwaar_tot = bekendgemaakt`, `UPDATE zaak_beschikking SET bezwaar_tot = bezwaar_tot + 1`},
			{`UPDATE zaak_bezwaar SET uitkomst = 'half'`, `UPDATE zaak_bezwaar SET uitkomst = 'gegrond'`},
			{`UPDATE zaak_bezwaar SET beschikking = 'geen'`, `UPDATE zaak_bezwaar SET gronden = 'x'`},
			{`UPDATE zaak_brief SET hash = 'kort' WHERE nr = 1`, `UPDATE zaak_brief SET dag = dag + 1 WHERE nr = 1`},
			{`UPDATE zaak_teller SET laatste = 0`, `UPDATE zaak_teller SET laatste = laatste + 1`},
			{`DELETE FROM zaak_zaak`, `DELETE FROM zaak_bezwaar`},
			{`INSERT INTO zaak_leefgebied (gemeente, zaak, leefgebied, eigen_kracht, netwerk, algemeen, maatwerk, woorden)
				VALUES ('0457', 'geen', 'Wonen', '', '', '', '', '')`,
				`INSERT INTO zaak_leefgebied (gemeente, zaak, leefgebied, eigen_kracht, netwerk, algemeen, maatwerk, woorden)
				SELECT gemeente, id, 'Wonen', '', '', '', '', '' FROM zaak_zaak`},
		} {
			if _, err := o.Schrijver().ExecContext(t.Context(), g.fout); err == nil {
				t.Errorf("genomen: %s", g.fout)
			}
			if _, err := o.Schrijver().ExecContext(t.Context(), g.goed); err != nil {
				t.Errorf("geweigerd: %s: %v", g.goed, err)
			}
		}
		if p.zaak().ID != p.id {
			t.Error("de zaak is weg")
		}
	})
}

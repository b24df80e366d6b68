package meting

import (
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestStad: there is something of everything in each of the five municipalities.
func TestStad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if _, err := NewStad(t.Context(), o, 2000); err != nil {
			t.Fatal(err)
		}
		for tabel, minstens := range map[string]int64{
			"inwoner_inwoner": 200, "zaak_zaak": 400, "zaak_brief": 400, "zaak_handeling": 400, "zaak_termijn": 400,
			"zaak_beschikking":      100,
			"toewijzing_toewijzing": 100, "toewijzing_levering": 100, "bericht_bericht": 300, "bericht_toewijzing": 100,
			"verzoek_verzoek":       1,
			"declaratie_declaratie": 4, "declaratie_regel": 400, "betaling_opdracht": 4,
		} {
			for _, gemeente := range Gemeenten {
				n, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT count(*) FROM `+tabel+`
					WHERE gemeente = $1`, gemeente)
				if err != nil || n < minstens {
					t.Errorf("%s van %s: %d rijen, verwacht ten minste %d (%v)", tabel, gemeente, n, minstens, err)
				}
			}
		}
	})
}

package zaak_test

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/proef/regio"
	"nabuur/uitvoering/zaak"
)

// openWerk gives the numbers of the cases of Weesp on which a step of these tasks is
// open until dag, in the order of the list, straight from the cases.
func openWerk(t *testing.T, o *opslag.Opslag, dag tijdlijn.Dag, taken ...string) []string {
	t.Helper()
	nummers, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], `SELECT nummer FROM zaak_zaak
		WHERE gemeente = '0457' AND taak IN ('`+strings.Join(taken, "', '")+`') AND uiterlijk <= $1 ORDER BY uiterlijk, gemeente, id`, dag)
	if err != nil {
		t.Fatal(err)
	}
	return nummers
}

// TestWerklijstPerBlad: the pages of a list, laid one after the other, are the list;
// and what is due by a day is counted.
func TestWerklijstPerBlad(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := proefhuis.Bouw(t, o, regio.Vandaag)
		if err := regio.Vul(t.Context(), h.Kamers, h.Klok, tijdlijn.MustDag(regio.Vandaag), 60, nil); err != nil {
			t.Fatal(err)
		}
		blik, vandaag := h.Kijk(t, "0457", "k.degroot"), tijdlijn.MustDag(regio.Vandaag)
		grenzen := []tijdlijn.Dag{vandaag.Plus(-1), vandaag.Plus(7), tijdlijn.Open}
		for _, tot := range grenzen {
			wil := openWerk(t, o, tot, "wmo.onderzoek")
			for _, perBlad := range []int64{1, 3, 50} {
				var kreeg []string
				for {
					werk, err := h.Zaken.Werklijst(t.Context(), blik, zaak.Werkvraag{
						Taak: "wmo.onderzoek", Uiterlijk: tot, Overslaan: int64(len(kreeg)), Aantal: perBlad, Grenzen: grenzen,
					})
					if err != nil || int(werk.Totaal) != len(wil) {
						t.Fatalf("tot %s: %d in totaal, verwacht %d (%v)", tot, werk.Totaal, len(wil), err)
					}
					for i, grens := range grenzen {
						if n := openWerk(t, o, grens, "wmo.onderzoek"); int(werk.Tot[i]) != len(n) {
							t.Errorf("tot en met %s zijn er %d geteld, verwacht %d", grens, werk.Tot[i], len(n))
						}
					}
					if len(werk.Regels) == 0 {
						break
					}
					for _, r := range werk.Regels {
						kreeg = append(kreeg, r.Zaak.Nummer)
					}
				}
				if !slices.Equal(kreeg, wil) {
					t.Errorf("tot %s, %d per blad: %v, verwacht %v", tot, perBlad, kreeg, wil)
				}
			}
		}
		if len(openWerk(t, o, tijdlijn.Open, "wmo.onderzoek")) < 5 {
			t.Error("er is te weinig open om dit te bewijzen")
		}
	})
}

// TestOpenWerkTeltMee: however a case changes, one or many at a time, the counts of
// open work are those of the cases.
func TestOpenWerkTeltMee(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		tel := func(tekst string) string {
			t.Helper()
			alle, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], tekst)
			if err != nil {
				t.Fatal(err)
			}
			return strings.Join(alle, ", ")
		}
		for _, tekst := range []string{
			`INSERT INTO zaak_zaak (gemeente, id, nummer, domein, inwoner, hulpvraag, kanaal, stand, taak, gemeld, uiterlijk, versie) VALUES
				('0457', 'a', 'a', 'wmo', 'i', 'h', 'web', 'gemeld', 'wmo.onderzoek', 1, 10, 1),
				('0457', 'b', 'b', 'wmo', 'i', 'h', 'web', 'gemeld', 'wmo.onderzoek', 1, 10, 1),
				('0457', 'c', 'c', 'wmo', 'i', 'h', 'web', 'beschikt', '', 1, 99, 1),
				('1942', 'd', 'd', 'wmo', 'i', 'h', 'web', 'gemeld', 'wmo.onderzoek', 1, 10, 1)`,
			`UPDATE zaak_zaak SET uiterlijk = 11 WHERE id = 'a'`,
			`UPDATE zaak_zaak SET uiterlijk = 12, taak = 'wmo.aanvraag' WHERE taak <> ''`,
			`UPDATE zaak_zaak SET versie = versie + 1`,
			`UPDATE zaak_zaak SET taak = 'wmo.bezwaar' WHERE id IN ('b', 'c')`,
			`UPDATE zaak_zaak SET taak = '' WHERE id = 'a'`,
			`UPDATE zaak_zaak SET gemeente = '0363' WHERE id = 'd'`,
			`DELETE FROM zaak_zaak WHERE id IN ('b', 'c')`,
			`DELETE FROM zaak_zaak`,
		} {
			if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				_, err := tx.Voer(t.Context(), tekst)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			const als = `gemeente || ' ' || taak || ' ' || CAST(uiterlijk AS TEXT) || ': '`
			wil := tel(`SELECT ` + als + ` || CAST(count(*) AS TEXT) FROM zaak_zaak WHERE taak <> ''
				GROUP BY gemeente, taak, uiterlijk ORDER BY gemeente, taak, uiterlijk`)
			kreeg := tel(`SELECT ` + als + ` || CAST(aantal AS TEXT) FROM zaak_open ORDER BY gemeente, taak, uiterlijk`)
			if kreeg != wil {
				t.Errorf("na %s: %q, verwacht %q", tekst, kreeg, wil)
			}
		}
	})
}

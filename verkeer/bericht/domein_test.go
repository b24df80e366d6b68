package bericht_test

import (
	"os"
	"strings"
	"testing"

	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
)

// TestDomeinIsBewaard: the domain of a message is what its row says, and not what the
// letters of its kind say: a next release may name its messages otherwise.
func TestDomeinIsBewaard(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		wmo, _ := p.Melden(t, p.Toewijzen(t, bsn, "2017-01-09", ""))
		jeugd, _ := p.Melden(t, p.ToewijzenIn(t, taakverdeling.Jeugd, bsn, "2017-01-09", ""))
		wie := p.Kijk(t, "1942", "s.mulder")
		in := func(domein taakverdeling.Domein) string {
			alle, err := p.Berichten.List(t.Context(), wie, p.Gemeente, bericht.Filter{Domein: domein})
			p.moet(err)
			werk, err := p.Berichten.Werklijst(t.Context(), wie, bericht.Werkvraag{Aard: bericht.Versturen})
			p.moet(err)
			var ids []string
			for _, m := range alle {
				ids = append(ids, "lijst "+m.ID)
			}
			for _, w := range werk.Punten {
				if w.Domein == domein {
					ids = append(ids, "werk "+w.Bericht.ID)
				}
			}
			return strings.Join(ids, ", ")
		}
		staat := func(domein taakverdeling.Domein, b bericht.Bericht) {
			t.Helper()
			if wil := "lijst " + b.ID + ", werk " + b.ID; in(domein) != wil {
				t.Errorf("%s: %s, wil %s", domein, in(domein), wil)
			}
		}
		if wmo.Domein != taakverdeling.Wmo || jeugd.Domein != taakverdeling.Jeugd {
			t.Errorf("gemaakt: %s en %s", wmo.Domein, jeugd.Domein)
		}
		staat(taakverdeling.Wmo, wmo)
		staat(taakverdeling.Jeugd, jeugd)

		p.voer(`UPDATE bericht_bericht SET domein = CASE domein WHEN 'wmo' THEN 'jeugd' ELSE 'wmo' END`)
		staat(taakverdeling.Jeugd, wmo)
		staat(taakverdeling.Wmo, jeugd)
	})
}

// TestDomeinNagevuld: messages that were there before the column get the domain of
// their kind.
func TestDomeinNagevuld(t *testing.T) {
	stap, err := os.ReadFile("../../opslag/migratie/common/0021_berichtdomein.sql")
	if err != nil {
		t.Fatal(err)
	}
	op, neer, ok := strings.Cut(string(stap), "-- +goose Down")
	if !ok {
		t.Fatal("de stap heeft geen weg terug")
	}
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		over := p.Toewijzen(t, bsn, "2017-01-02", "")
		p.Melden(t, over)
		p.Melden(t, p.ToewijzenIn(t, taakverdeling.Jeugd, bsn, "2017-01-09", ""))
		p.ontvang(p.start(bsn, "2017-01-02", over), bericht.Verwerkt)
		domeinen := func() string {
			alle, err := opslag.Alle(t.Context(), p.Opslag, opslag.Waarde[string],
				`SELECT soort || ' ' || domein FROM bericht_bericht ORDER BY soort`)
			p.moet(err)
			return strings.Join(alle, ", ")
		}
		wil := "JW301 jeugd, WMO301 wmo, WMO305 wmo, WMO306 wmo"
		if eerst := domeinen(); eerst != wil {
			t.Fatalf("%s, wil %s", eerst, wil)
		}
		for _, later := range []string{"afgekeurd", "versturen", "retour"} { // what a later step made on the column
			p.voer(`DROP INDEX bericht_bericht_` + later)
		}
		p.voer(`CREATE INDEX bericht_bericht_werk ON bericht_bericht (gemeente)`)
		for _, deel := range []string{neer, op} {
			for _, opdracht := range strings.Split(deel, ";\n") {
				if strings.TrimSpace(opdracht) != "" {
					p.voer(opdracht)
				}
			}
		}
		if na := domeinen(); na != wil {
			t.Errorf("nagevuld: %s, wil %s", na, wil)
		}
	})
}

// voer changes the store behind the back of the rooms.
func (p *proef) voer(opdracht string) {
	p.Helper()
	p.moet(p.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		_, err := tx.Voer(p.Context(), opdracht)
		return err
	}))
}

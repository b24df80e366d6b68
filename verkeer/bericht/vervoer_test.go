package bericht_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
)

func TestIndiener(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		for _, g := range []struct {
			code, soort, dag, wil string
			fout                  fout.Soort
		}{
			{"0457", "WMO301", "2017-01-01", "1942", 0},
			{"0457", "JW301", "2017-01-01", "1942", 0},
			{"0457", "WMO301", "2016-12-31", "0457", 0},
			{"1942", "WMO301", "2017-01-01", "1942", 0},
			{"0363", "WMO301", "2022-03-24", "0363", 0},
			{"0457", "WMO301", "2022-03-24", "0363", 0}, // merged: its successor
			{"0457", "JW301", "2022-03-23", "1942", 0},
			{"1942", "WMO301", "2015-12-31", "", fout.NietGevonden}, // not there yet
			{"9999", "WMO301", "2017-01-01", "", fout.NietGevonden},
			{"Weesp", "WMO301", "2017-01-01", "", fout.NietGevonden},
			{"0457", "ZZ301", "2017-01-01", "", fout.NietGevonden},
			{"0599", "WMO301", "2017-01-01", "", fout.Gat},
		} {
			wie, err := p.Berichten.Indiener(p.Context(), g.code, g.soort, dag(g.dag))
			if wie != g.wil || g.wil == "" && !fout.Is(err, g.fout) || g.wil != "" && err != nil {
				t.Errorf("%s %s op %s: %q %v", g.code, g.soort, g.dag, wie, err)
			}
		}
	})
}

func TestGeweigerdDoorDeKeten(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		over := p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", "")
		eerste, _ := p.Melden(t, over)
		reden := bericht.Reden{Regel: "BRS03", Retourcode: "BRS03", Plek: "Envelop", Tekst: "Geen toestemming."}
		weiger := func(id string) error {
			return p.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return p.Berichten.Geweigerd(p.Context(), tx, p.Gemeente, id, reden)
			})
		}
		verzonden := func(id string) {
			p.moet(p.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return p.Berichten.Verzonden(p.Context(), tx, p.Gemeente, id)
			}))
		}
		verzonden(eerste.ID)
		for range 2 {
			p.moet(weiger(eerste.ID))
		}
		b, err := p.Berichten.Get(p.Context(), p.Gemeente, eerste.ID)
		if err != nil || b.Stand != bericht.Afgekeurd || !slices.Equal(b.Redenen, []bericht.Reden{reden}) ||
			!slices.Equal(b.Retourcodes, []string{"BRS03"}) {
			t.Fatalf("%+v %v", b, err)
		}
		tweede, gemaakt := p.Melden(t, over) // it counts as not sent
		if !gemaakt {
			t.Fatal("na de weigering is er niets opnieuw te melden")
		}
		verzonden(tweede.ID)
		p.ontvang(p.retour(tweede), bericht.Verwerkt)
		p.moet(weiger(tweede.ID)) // a late error on a message that was answered
		if b, err := p.Berichten.Get(p.Context(), p.Gemeente, tweede.ID); err != nil || b.Stand != bericht.Beantwoord {
			t.Errorf("%+v %v", b, err)
		}
		p.weigert(weiger("bestaat-niet"), fout.NietGevonden)
	})
}

// TestOntvangenMet: what the carrier notes and what the message does are one.
func TestOntvangenMet(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		inhoud := p.codeer(p.start(bsn, "2017-01-02", p.Toewijzen(t, bsn, "2017-01-02", "")))
		voor := p.Telling(t)
		mislukt := errors.New("mislukt")
		noteer := func(err error, wil bool) func(context.Context, *opslag.Tx, bericht.Uitkomst) error {
			return func(_ context.Context, _ *opslag.Tx, u bericht.Uitkomst) error {
				if u.Herhaald != wil || u.Antwoord == nil || u.Bericht.Gemeente != p.Gemeente {
					t.Errorf("%+v", u)
				}
				return err
			}
		}
		if _, err := p.Berichten.OntvangenMet(p.Context(), inhoud, noteer(mislukt, false)); !errors.Is(err, mislukt) {
			t.Errorf("%v", err)
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("er bleef iets achter:\n%s\nwas\n%s", na, voor)
		}
		for _, herhaald := range []bool{false, true} {
			if u, err := p.Berichten.OntvangenMet(p.Context(), inhoud, noteer(nil, herhaald)); err != nil || !u.Goed() {
				t.Errorf("%+v %v", u, err)
			}
		}
	})
}

package toewijzing

import (
	"context"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestZonderStart: what runs without a start, its last day by working days, and what
// is late; a start takes it off the list and its removal puts it back.
func TestZonderStart(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		gemaakt, _, err := p.wijsToe(t, opdracht("1"))
		if err != nil {
			t.Fatal(err)
		}
		kringen := []Kring{{gemaakt.Gemeente, taakverdeling.Wmo}}
		vraag := func(vandaag string, wil, laat int) []Uitblijver {
			t.Helper()
			lijst, aantal, teLaat, err := ZonderStart(t.Context(), o, kringen, dag(vandaag), 10)
			if err != nil || aantal != wil || teLaat != laat || len(lijst) != wil {
				t.Errorf("op %s: %d, te laat %d (%v), verwacht %d en %d", vandaag, aantal, teLaat, err, wil, laat)
			}
			return lijst
		}
		begin := gemaakt.Geldig.Vanaf
		laatste := UiterlijkGemeld(begin, gemaakt.Toegewezen.Dag())
		vraag(begin.Plus(-1).String(), 0, 0)
		if lijst := vraag(begin.String(), 1, 0); len(lijst) == 1 && (lijst[0].Nummer != gemaakt.Nummer || lijst[0].Uiterlijk != laatste) {
			t.Errorf("%+v, verwacht uiterlijk %s", lijst[0], laatste)
		}
		vraag(laatste.String(), 1, 0)
		vraag(laatste.Plus(1).String(), 1, 1)
		if geen, aantal, _, err := ZonderStart(t.Context(), o, []Kring{{gemaakt.Gemeente, taakverdeling.Jeugd}}, laatste, 10); err != nil ||
			aantal != 0 || geen != nil {
			t.Errorf("in een ander domein: %v %v", geen, err)
		}
		if geen, aantal, _, err := ZonderStart(t.Context(), o, nil, laatste, 10); err != nil || aantal != 0 || geen != nil {
			t.Errorf("zonder kring: %v %v", geen, err)
		}
		meld := func(m Melding) {
			t.Helper()
			p.in(t, func(tx *opslag.Tx) error {
				_, ok, err := p.Starten(t.Context(), tx, nu, Ontvangst{
					Gemeente: gemaakt.Gemeente, Domein: gemaakt.Domein, Aanbieder: gemaakt.Aanbieder, Inwoner: gemaakt.Inwoner,
					Bericht: "A1", Meldingen: []Melding{m},
				})
				if err == nil && !ok {
					t.Error("de start is geweigerd")
				}
				return err
			})
		}
		begonnen := start(begin.String())
		meld(begonnen)
		vraag(laatste.Plus(1).String(), 0, 0)
		meld(weg(begonnen))
		vraag(laatste.Plus(1).String(), 1, 1)
	})
}

// TestLaatsteTeLaat: a report of the day is late exactly when its last day is past.
func TestLaatsteTeLaat(t *testing.T) {
	for vandaag := tijdlijn.MustDag("2024-01-01"); vandaag < tijdlijn.MustDag("2025-06-01"); vandaag++ {
		grens := laatsteTeLaat(vandaag)
		if UiterlijkGemeld(grens, grens) >= vandaag || UiterlijkGemeld(grens+1, grens+1) < vandaag {
			t.Fatalf("op %s is de grens %s", vandaag, grens)
		}
	}
}

// TestZonderStop: what is over while its delivery goes on according to the reports. A
// temporary stop ends nothing; a final one does, until it is removed.
func TestZonderStop(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		over := opdracht("1")
		over.Geldig.Tot = over.Geldig.Vanaf.Plus(60)
		gemaakt, _, err := p.wijsToe(t, over)
		if err != nil {
			t.Fatal(err)
		}
		laatste := gemaakt.Geldig.Laatste()
		uiterlijk := UiterlijkGemeld(laatste, gemaakt.Toegewezen.Dag())
		vraag := func(vandaag tijdlijn.Dag, wil, laat int) {
			t.Helper()
			lijst, aantal, teLaat, err := ZonderStop(t.Context(), o, []Kring{{gemaakt.Gemeente, taakverdeling.Wmo}}, vandaag, 10)
			if err != nil || aantal != wil || teLaat != laat || len(lijst) != wil || wil == 1 && lijst[0].Uiterlijk != uiterlijk {
				t.Errorf("op %s: %d, te laat %d, %v (%v), verwacht %d en %d", vandaag, aantal, teLaat, lijst, err, wil, laat)
			}
		}
		meld := func(neemOp func(context.Context, *opslag.Tx, tijdlijn.Moment, Ontvangst) ([][]berichtregel.Bevinding, bool, error),
			m Melding) {
			t.Helper()
			p.in(t, func(tx *opslag.Tx) error {
				_, ok, err := neemOp(t.Context(), tx, nu, p.ontvangst(m))
				if err == nil && !ok {
					t.Error("de melding is geweigerd")
				}
				return err
			})
		}
		begin := gemaakt.Geldig.Vanaf.String()
		vraag(uiterlijk, 0, 0) // never started
		meld(p.Starten, start(begin))
		vraag(laatste, 0, 0)
		vraag(laatste.Plus(1), 1, 0)
		vraag(uiterlijk.Plus(1), 1, 1)
		meld(p.Stoppen, stop(begin, laatste.Plus(-3).String(), Tijdelijk))
		vraag(uiterlijk.Plus(1), 1, 1)
		klaar := stop(begin, laatste.String(), "19")
		meld(p.Stoppen, klaar)
		vraag(uiterlijk.Plus(1), 0, 0)
		meld(p.Stoppen, weg(klaar))
		vraag(uiterlijk.Plus(1), 1, 1)
	})
}

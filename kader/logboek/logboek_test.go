package logboek

import (
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp      = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	wijdemeren = kenmerk.Must(kenmerk.ParseGemeentecode("1696"))
)

func nieuw(o *opslag.Opslag) (*Logboek, *tijdlijn.Zetklok) {
	klok := tijdlijn.NewZetklok(tijdlijn.MustDag("2017-01-03").Om(14, 5))
	return New(o, klok, rand.Reader), klok
}

func regel(gemeente kenmerk.Gemeentecode, object string) Regel {
	return Regel{
		Gemeente: gemeente, Medewerker: "m-12", Organisatie: "1942", Namens: "het college van burgemeester en wethouders van Weesp",
		Handeling: "zaak.aanvraag.behandelen", Soort: "zaak", Object: object, Doel: "Wmo 2015 art. 2.3.5", Toedeling: "t-7",
		Gegevens: map[string]string{"stap": "aanvraag", "bedrag": "120000"},
	}
}

func schrijf(t *testing.T, o *opslag.Opslag, l *Logboek, regels ...Regel) {
	t.Helper()
	err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error { return l.Schrijf(t.Context(), tx, regels...) })
	if err != nil {
		t.Fatalf("schrijven: %v", err)
	}
}

func controleerGaaf(t *testing.T, l *Logboek, gemeente kenmerk.Gemeentecode, wil int64) {
	t.Helper()
	b, err := l.Controleer(t.Context(), gemeente)
	if err != nil || b.Breuk != nil || b.Handelingen != wil {
		t.Fatalf("keten van %s: %+v, breuk %+v, %v; wil %d gave regels", gemeente, b, b.Breuk, err, wil)
	}
}

func TestSchrijfMaaktEenKetenPerGemeente(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"), regel(wijdemeren, "z-9"), regel(weesp, "z-2"))
		klok.Zet(klok.Nu() + 5)
		schrijf(t, o, l, regel(weesp, "z-1"))
		controleerGaaf(t, l, weesp, 3)
		controleerGaaf(t, l, wijdemeren, 1)

		regels, err := l.List(t.Context(), weesp, "zaak", "z-1")
		if err != nil || len(regels) != 2 {
			t.Fatalf("%d regels over z-1, %v", len(regels), err)
		}
		eerste, tweede := regels[0], regels[1]
		wil := regel(weesp, "z-1")
		if eerste.Nummer != 1 || tweede.Nummer != 3 || eerste.Vorige != "" || len(tweede.Vorige) != 64 ||
			eerste.Moment != tijdlijn.MustDag("2017-01-03").Om(14, 5) || tweede.Moment != eerste.Moment+5 ||
			eerste.Medewerker != wil.Medewerker || eerste.Organisatie != wil.Organisatie || eerste.Namens != wil.Namens ||
			eerste.Handeling != wil.Handeling || eerste.Doel != wil.Doel || eerste.Toedeling != wil.Toedeling ||
			!maps.Equal(eerste.Gegevens, wil.Gegevens) {
			t.Errorf("gelezen %+v en %+v", eerste, tweede)
		}
		if stand, err := l.Stand(t.Context(), weesp); err != nil || stand != (Stand{Handelingen: Kop{3, tweede.Hash}}) {
			t.Errorf("stand %+v %v", stand, err)
		}
		recent, verder, err := l.Recent(t.Context(), weesp, Plaats{}, 2)
		if err != nil || len(recent) != 2 || recent[0].Nummer != 3 || recent[1].Nummer != 2 {
			t.Errorf("recent %+v %v", recent, err)
		}
		ouder, _, err := l.Recent(t.Context(), weesp, verder, 5)
		if err != nil || len(ouder) != 1 || ouder[0].Nummer != 1 {
			t.Errorf("ouder %+v %v", ouder, err)
		}
		if vreemd, err := l.List(t.Context(), wijdemeren, "zaak", "z-1"); err != nil || len(vreemd) != 0 {
			t.Errorf("Wijdemeren ziet %d regels van Weesp, %v", len(vreemd), err)
		}
	})
}

func TestRegelBestaatAlleenMetDeHandeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"))
		mislukt := errors.New("de handeling mislukt")
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			if err := l.Schrijf(t.Context(), tx, regel(weesp, "z-2")); err != nil {
				return err
			}
			return mislukt
		})
		if !errors.Is(err, mislukt) {
			t.Fatalf("gaf %v", err)
		}
		controleerGaaf(t, l, weesp, 1)
		schrijf(t, o, l, regel(weesp, "z-3"))
		controleerGaaf(t, l, weesp, 2)
	})
}

func TestSchrijfWeigertEenOnvolledigeRegelEnPersoonsgegevens(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		for naam, bederf := range map[string]func(*Regel){
			"gemeente":    func(r *Regel) { r.Gemeente = kenmerk.Gemeentecode{} },
			"medewerker":  func(r *Regel) { r.Medewerker = "" },
			"organisatie": func(r *Regel) { r.Organisatie = "" },
			"handeling":   func(r *Regel) { r.Handeling = "" },
			"BSN":         func(r *Regel) { r.Gegevens = map[string]string{"BSN": "999990019"} },
			"naam":        func(r *Regel) { r.Gegevens = map[string]string{"naam": "A. Voorbeeld"} },
		} {
			r := regel(weesp, "z-1")
			bederf(&r)
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return l.Schrijf(t.Context(), tx,
					regel(weesp, "z-0"), r)
			})
			if !fout.Is(err, fout.Onjuist) || strings.Contains(fout.Zin(err), "999990019") {
				t.Errorf("%s: %v", naam, err)
			}
		}
		controleerGaaf(t, l, weesp, 0)
	})
}

// TestSchrijfVraagtHetSlotVanDeKeten: a row in the chain of a municipality whose slot
// the act does not have is a fault of Nabuur, and nothing is kept.
func TestSchrijfVraagtHetSlotVanDeKeten(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		schrijf := func(slot opslag.Slot) error {
			return o.Transactie(t.Context(), slot, func(tx *opslag.Tx) error {
				return l.Schrijf(t.Context(), tx, regel(weesp, "z-1"), regel(wijdemeren, "z-2"))
			})
		}
		for naam, slot := range map[string]opslag.Slot{"zonder": opslag.Zonder, "de ene": opslag.Voor(weesp),
			"de andere": opslag.Voor(wijdemeren)} {
			if err := schrijf(slot); !fout.Is(err, fout.Storing) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		controleerGaaf(t, l, weesp, 0)
		if err := schrijf(opslag.Voor(weesp, wijdemeren)); err != nil {
			t.Error(err)
		}
		controleerGaaf(t, l, weesp, 1)
	})
}

func TestOpslagWeigertWijzigenVerwijderenEnTussenvoegen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"), regel(weesp, "z-2"))
		const rest = `, moment, medewerker, organisatie, namens, handeling, soort, object, doel, toedeling, gegevens, vorige, hash
			FROM logboek_regel WHERE nummer = 1`
		for _, tekst := range []string{
			`UPDATE logboek_regel SET object = 'z-3' WHERE nummer = 1`,
			`DELETE FROM logboek_regel WHERE nummer = 2`,
			`DELETE FROM logboek_regel`,
			`INSERT INTO logboek_regel SELECT gemeente, 4` + rest,
			`INSERT INTO logboek_regel SELECT gemeente, 2` + rest,
		} {
			if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				_,
					err := tx.Voer(t.Context(), tekst)
				return err
			}); err == nil {
				t.Errorf("de opslag laat toe: %s", tekst)
			}
		}
		eigen := map[opslag.Soort]string{
			opslag.SQLite:     `INSERT OR REPLACE INTO logboek_regel SELECT gemeente, 2` + rest,
			opslag.PostgreSQL: `TRUNCATE logboek_regel`,
		}[o.Soort()]
		if _, err := o.Schrijver().ExecContext(t.Context(), eigen); err == nil {
			t.Errorf("de opslag laat toe: %s", eigen)
		}
		controleerGaaf(t, l, weesp, 2)
	})
}

// Many at once, in two chains named in either order: nobody has to try again.
func TestGelijktijdigeSchrijversMakenEenKeten(t *testing.T) {
	const schrijvers, keren = 4, 25
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		fouten := make(chan error, schrijvers*keren)
		var groep sync.WaitGroup
		for s := range schrijvers {
			groep.Go(func() {
				for i := range keren {
					naam := fmt.Sprintf("z-%d-%d", s, i)
					slot := opslag.Voor(weesp, wijdemeren)
					if s%2 == 1 {
						slot = opslag.Voor(wijdemeren, weesp)
					}
					if err := o.Transactie(t.Context(), slot, func(tx *opslag.Tx) error {
						return l.Schrijf(t.Context(), tx, regel(weesp, naam), regel(wijdemeren, naam), regel(weesp, naam))
					}); err != nil {
						fouten <- err
					}
				}
			})
		}
		groep.Wait()
		close(fouten)
		for err := range fouten {
			t.Error(err)
		}
		controleerGaaf(t, l, weesp, 2*schrijvers*keren)
		controleerGaaf(t, l, wijdemeren, schrijvers*keren)
		for s := range schrijvers {
			for i := range keren {
				regels, err := l.List(t.Context(), weesp, "zaak", fmt.Sprintf("z-%d-%d", s, i))
				if err != nil || len(regels) != 2 || regels[1].Nummer != regels[0].Nummer+1 {
					t.Fatalf("schrijver %d, keer %d: %d regels, %v", s, i, len(regels), err)
				}
			}
		}
	})
}

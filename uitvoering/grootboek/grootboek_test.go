package grootboek

import (
	"crypto/rand"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp     = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	hilversum = kenmerk.Must(kenmerk.ParseGemeentecode("0402"))
	datum     = tijdlijn.MustDag("2021-04-10")
	nu        = datum.Om(9, 0)
	wie       = organisatie.Wie{Medewerker: "c1", Organisatie: "1942"}
)

func boeking(bron string, bedragen ...geld.Cent) Boeking {
	b := Boeking{Gemeente: weesp, Datum: datum, Omschrijving: "proef " + bron, Bron: bron, Toedeling: taakverdeling.Verwijzing{ID: "t1"}}
	rekeningen := []Rekening{Zorglasten, Crediteuren, BetalingOnderweg}
	for i, bedrag := range bedragen {
		b.Regels = append(b.Regels, Regel{Rekening: rekeningen[i%3], Tegenpartij: "x", Over: datum, Bedrag: bedrag})
	}
	return b
}

func leg(t testing.TB, o *opslag.Opslag, b Boeking) (nummer int64, err error) {
	err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		nummer, err = Boek(t.Context(), tx, nu, b)
		return err
	})
	return nummer, err
}

func saldo(t testing.TB, o *opslag.Opslag, gemeente kenmerk.Gemeentecode, r Rekening) geld.Cent {
	t.Helper()
	s, err := Saldo(t.Context(), o, gemeente, r, "", tijdlijn.Open)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBoekWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if _, err := leg(t, o, boeking("b1", 100, -100)); err != nil {
			t.Fatal(err)
		}
		gevallen := []struct {
			naam    string
			boeking Boeking
			soort   fout.Soort
			zin     string
		}{
			{"niet in evenwicht", boeking("b2", 100, -99), fout.Onjuist, "verschillen € 0,01"},
			{"een regel", boeking("b2", 0), fout.Onjuist, "minder dan twee regels"},
			{"regel van nul", boeking("b2", 100, -100, 0), fout.Onjuist, "geen bedrag"},
			{"zonder bron", boeking("", 100, -100), fout.Onjuist, "bron"},
			{"te groot", boeking("b2", grootste+1, -grootste-1), fout.Onjuist, "groter dan"},
			{"zelfde bron", boeking("b1", 5, -5), fout.Botsing, "al geboekt"},
		}
		for _, g := range gevallen {
			if _, err := leg(t, o, g.boeking); !fout.Is(err, g.soort) || !strings.Contains(fout.Zin(err), g.zin) {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		if s := saldo(t, o, weesp, Zorglasten); s != 100 {
			t.Errorf("saldo %s na geweigerde boekingen", s)
		}
	})
}

func TestNummersEnSaldo(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		for i, b := range []Boeking{boeking("b1", 100, -100), boeking("b2", 250, -250)} {
			if nummer, err := leg(t, o, b); err != nil || nummer != int64(i+1) {
				t.Errorf("nummer %d %v", nummer, err)
			}
		}
		ander := boeking("b1", 7, -7)
		ander.Gemeente = hilversum
		if nummer, err := leg(t, o, ander); err != nil || nummer != 1 {
			t.Errorf("elke gemeente telt zelf: %d %v", nummer, err)
		}
		later := boeking("b3", 1000, -1000)
		later.Datum++
		if _, err := leg(t, o, later); err != nil {
			t.Fatal(err)
		}
		if s, err := Saldo(t.Context(), o, weesp, Crediteuren, "x", datum); err != nil || s != -350 {
			t.Errorf("saldo tot en met de dag: %s %v", s, err)
		}
		if s, err := Saldo(t.Context(), o, weesp, Crediteuren, "y", datum); err != nil || s != 0 {
			t.Errorf("saldo van een ander: %s %v", s, err)
		}
	})
}

// The store refuses what the code does not offer: to change or remove an entry.
func TestBoekingenStaanVast(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if _, err := leg(t, o, boeking("b1", 100, -100)); err != nil {
			t.Fatal(err)
		}
		verboden := []string{
			"UPDATE grootboek_regel SET bedrag = 1", "DELETE FROM grootboek_regel",
			"UPDATE grootboek_boeking SET omschrijving = 'x'", "DELETE FROM grootboek_boeking",
		}
		if o.Soort() == opslag.PostgreSQL {
			verboden = append(verboden, "TRUNCATE grootboek_regel", "TRUNCATE grootboek_boeking")
		}
		for _, tekst := range verboden {
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				_, err := tx.Voer(t.Context(), tekst)
				return err
			})
			if err == nil || !strings.Contains(err.Error(), "vast: grootboek_") {
				t.Errorf("%s: %v", tekst, err)
			}
		}
	})
}

func TestTegenboeken(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		if _, err := leg(t, o, boeking("b1", 100, -60, -40)); err != nil {
			t.Fatal(err)
		}
		g := New(logboek.New(o, tijdlijn.NewZetklok(nu), rand.Reader))
		draai := func(nummer int64, reden string) (tegen int64, err error) {
			err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				tegen, err = g.Tegenboeken(t.Context(), tx, nu, wie, Tegenboeking{weesp, nummer, datum, reden})
				return err
			})
			return tegen, err
		}
		if _, err := draai(1, ""); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder reden: %v", err)
		}
		tegen, err := draai(1, "dubbel ontvangen")
		if err != nil || tegen != 2 {
			t.Fatalf("tegenboeken: %d %v", tegen, err)
		}
		for _, r := range []Rekening{Zorglasten, Crediteuren, BetalingOnderweg} {
			if s := saldo(t, o, weesp, r); s != 0 {
				t.Errorf("%s houdt %s over", r, s)
			}
		}
		nieuw, gevonden, err := Get(t.Context(), o, weesp, 2)
		if err != nil || !gevonden || nieuw.Tegen != 1 || nieuw.Toedeling.ID != "t1" || len(nieuw.Regels) != 3 ||
			nieuw.Regels[0].Bedrag != -100 {
			t.Errorf("tegenboeking %+v %v", nieuw, err)
		}
		for nummer, soort := range map[int64]fout.Soort{1: fout.Botsing, 2: fout.Botsing, 9: fout.NietGevonden} {
			if _, err := draai(nummer, "nog eens"); !fout.Is(err, soort) {
				t.Errorf("boeking %d nog eens: %v", nummer, err)
			}
		}
	})
}

// Whatever is booked and undone, the books of each municipality sum to zero, and
// Standen as known at a moment tells what was booked until then.
func TestSomIsNul(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		g := New(logboek.New(o, tijdlijn.NewZetklok(nu), rand.Reader))
		ronde := 0
		rapid.Check(t, func(rt *rapid.T) {
			ronde++
			bedragen := rapid.SliceOfN(rapid.Int64Range(1, 1_000_000), 1, 5).Draw(rt, "bedragen")
			b := boeking("b")
			b.Bron = "ronde/" + strconv.Itoa(ronde)
			if rapid.Bool().Draw(rt, "gemeente") {
				b.Gemeente = hilversum
			}
			var som geld.Cent
			for _, n := range bedragen {
				b.Regels = append(b.Regels, Regel{Rekening: Zorglasten, Tegenpartij: "x", Over: datum, Bedrag: geld.Cent(n)})
				som += geld.Cent(n)
			}
			b.Regels = append(b.Regels, Regel{Rekening: Crediteuren, Tegenpartij: "x", Over: datum, Bedrag: -som})
			nummer, err := leg(t, o, b)
			if err != nil {
				rt.Fatal(err)
			}
			if rapid.Bool().Draw(rt, "terug") {
				if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
					_, err := g.Tegenboeken(t.Context(), tx, nu, wie, Tegenboeking{b.Gemeente, nummer, datum, "proef"})
					return err
				}); err != nil {
					rt.Fatal(err)
				}
			}
			if lasten, schuld := saldo(t, o, b.Gemeente, Zorglasten), saldo(t, o, b.Gemeente, Crediteuren); lasten+schuld != 0 ||
				lasten < 0 {
				rt.Fatalf("lasten %s, schuld %s", lasten, schuld)
			}
		})
		standen, err := Standen(t.Context(), o, weesp, nu-1)
		if err != nil || len(standen) != 0 {
			t.Errorf("voor de eerste boeking was al iets bekend: %v %v", standen, err)
		}
		var som geld.Cent
		standen, err = Standen(t.Context(), o, weesp, nu)
		for _, s := range standen {
			som += s.Bedrag
		}
		if err != nil || som != 0 || len(standen) == 0 {
			t.Errorf("standen %v %v", standen, err)
		}
	})
}

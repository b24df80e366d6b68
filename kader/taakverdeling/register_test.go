package taakverdeling

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func wie(t *testing.T, v *Verdeling, taak Taak, op string) organisatie.Kenmerk {
	t.Helper()
	td, _ := v.Uitvoerder(weesp, taak, dag(op))
	return td.Uitvoerder
}

func stand1(t *testing.T, r *Register) *Verdeling {
	t.Helper()
	v, err := r.Stand(t.Context(), r.opslag)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func bekendOp(t *testing.T, r *Register, m tijdlijn.Moment) *Verdeling {
	t.Helper()
	v, err := r.BekendOp(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestOverdrachtVanEenTaak(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, alleGemeenten(t))
		begin, besluit := dag("2015-01-01").Om(9, 0), dag("2016-10-25").Om(16, 0)
		in(t, o, func(tx *opslag.Tx) error {
			return r.Toedelen(t.Context(), tx, begin, deel("wmo.aanvraag", "0457", "2015-01-01", ""),
				deel("wmo.besluit", "0457", "2015-01-01", ""))
		})
		const id = "0457.wmo.aanvraag.2015-01-01"
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Beeindigen(t.Context(), tx, besluit, weesp, id, dag("2017-01-01"), Afwikkeling{Uitlopen: true,
				Tot: dag("2017-04-01")}); err != nil {
				return err
			}
			return r.Toedelen(t.Context(), tx, besluit, deel("wmo.aanvraag", gooiseMeren, "2017-01-01", ""))
		})
		nu := stand1(t, r)
		if wie(t, nu, "wmo.aanvraag", "2016-12-31") != "0457" || wie(t, nu, "wmo.aanvraag", "2017-01-01") != gooiseMeren ||
			wie(t, nu, "wmo.besluit", "2017-01-01") != "0457" {
			t.Error("de overdracht klopt niet")
		}
		if wie(t, bekendOp(t, r, besluit-1), "wmo.aanvraag", "2017-01-01") != "0457" {
			t.Error("voor het besluit was dit al bekend")
		}
		if wie(t, bekendOp(t, r, besluit), "wmo.aanvraag", "2017-01-01") != gooiseMeren {
			t.Error("op het moment van het besluit is het nog niet bekend")
		}
		if wie(t, bekendOp(t, r, begin-1), "wmo.besluit", "2016-01-01") != "" {
			t.Error("voor het begin was al iets bekend")
		}
		versies, err := r.Geschiedenis(t.Context(), weesp, id)
		if err != nil || len(versies) != 2 || !versies[0].Geldig.Tot.IsOpen() || versies[0].BekendTot != besluit ||
			versies[1].Geldig.Tot != dag("2017-01-01") || versies[1].BekendTot != tijdlijn.MomentOpen {
			t.Errorf("geschiedenis: %+v %v", versies, err)
		}
		if td, ok := nu.Behandelaar(weesp, "wmo.aanvraag", dag("2016-12-01"), dag("2017-03-31")); !ok || td.Uitvoerder != "0457" {
			t.Errorf("de afwikkeling is niet bewaard: %+v", td)
		}
	})
}

func TestCorrectieHerschrijftNiets(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, alleGemeenten(t))
		t1, t2, t3 := dag("2016-12-01").Om(9, 0), dag("2017-03-01").Om(9, 0), dag("2017-06-01").Om(9, 0)
		fouteSleutel := deel("wmo.betaling", gooiseMeren, "2017-01-01", "")
		fouteSleutel.ID, fouteSleutel.Kostensleutel = "betaling", "per-inwoner"
		in(t, o, func(tx *opslag.Tx) error { return r.Toedelen(t.Context(), tx, t1, fouteSleutel) })

		goed := fouteSleutel
		goed.ID, goed.Kostensleutel, goed.Geldig.Vanaf = "", "per-client", dag("2017-02-01")
		in(t, o, func(tx *opslag.Tx) error { return r.Corrigeren(t.Context(), tx, t2, "betaling", goed) })
		in(t, o, func(tx *opslag.Tx) error { return r.Intrekken(t.Context(), tx, t3, weesp, "betaling") })

		for _, geval := range []struct {
			bekend tijdlijn.Moment
			op     string
			wil    string
		}{
			{t1, "2017-01-15", "per-inwoner"}, {t2 - 1, "2017-01-15", "per-inwoner"},
			{t2, "2017-01-15", ""}, {t2, "2017-02-01", "per-client"}, {t3 - 1, "2017-02-01", "per-client"},
			{t3, "2017-02-01", ""}, {t1 - 1, "2017-01-15", ""},
		} {
			td, _ := bekendOp(t, r, geval.bekend).Uitvoerder(weesp, "wmo.betaling", dag(geval.op))
			if td.Kostensleutel != geval.wil {
				t.Errorf("op %s, zoals bekend op %s: %q, wil %q", geval.op, geval.bekend.Tekst(), td.Kostensleutel, geval.wil)
			}
		}
		if wie(t, stand1(t, r), "wmo.betaling", "2017-02-01") != "" {
			t.Error("het ingetrokkene geldt nog")
		}
	})
}

// A clock that stands still must not make two answers for one moment, nor stop
// the second act.
func TestTweeHandelingenOpEenMoment(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r, nu := New(o, alleGemeenten(t)), dag("2016-10-25").Om(9, 0)
		const id = "0457.wmo.aanvraag.2015-01-01"
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Toedelen(t.Context(), tx, nu, deel("wmo.aanvraag", "0457", "2015-01-01", "")); err != nil {
				return err
			}
			if err := r.Beeindigen(t.Context(), tx, nu, weesp, id, dag("2017-01-01"), Afwikkeling{}); err != nil {
				return err
			}
			return r.Toedelen(t.Context(), tx, nu, deel("wmo.aanvraag", gooiseMeren, "2017-01-01", ""))
		})
		in(t, o, func(tx *opslag.Tx) error {
			return r.Beeindigen(t.Context(), tx, nu-1000, weesp, id, dag("2016-06-01"), Afwikkeling{}) // a clock set back
		})
		in(t, o, func(tx *opslag.Tx) error { return r.Intrekken(t.Context(), tx, nu, weesp, id) })
		in(t, o, func(tx *opslag.Tx) error {
			return r.Toedelen(t.Context(), tx, nu, deel("wmo.aanvraag", "REGIO", "2015-01-01", "2017-01-01"))
		})
		v := stand1(t, r)
		if wie(t, v, "wmo.aanvraag", "2016-12-31") != "REGIO" || wie(t, v, "wmo.aanvraag", "2017-01-01") != gooiseMeren {
			t.Error("de laatste stand klopt niet")
		}
		if wie(t, bekendOp(t, r, nu), "wmo.aanvraag", "2016-12-31") != "0457" {
			t.Error("wat eerst bekend was, is herschreven")
		}
	})
}

func TestRegisterWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r, nu := New(o, alleGemeenten(t)), dag("2016-10-25").Om(9, 0)
		in(t, o, func(tx *opslag.Tx) error {
			return r.Toedelen(t.Context(), tx, nu, deel("wmo.aanvraag", gooiseMeren, "2017-01-01", "2020-01-01"))
		})
		voor := stand1(t, r)
		const id = "0457.wmo.aanvraag.2017-01-01"
		zelfdeID := deel("wmo.besluit", "0457", "2015-01-01", "")
		zelfdeID.ID = id
		for naam, geval := range map[string]struct {
			soort fout.Soort
			deel  string
			doe   func(tx *opslag.Tx) error
		}{
			"overlap": {fout.Botsing, "Gooise Meren", func(tx *opslag.Tx) error {
				return r.Toedelen(t.Context(), tx, nu, deel("wmo.aanvraag", "0457", "2019-12-31", ""))
			}},
			"overlap in één opdracht": {fout.Botsing, "al toebedeeld", func(tx *opslag.Tx) error {
				return r.Toedelen(t.Context(), tx, nu, deel("wmo.melding", "0457", "2015-01-01", ""), deel("wmo.melding", gooiseMeren,
					"2017-01-01", ""))
			}},
			"kenmerk in gebruik": {fout.Botsing, "ander kenmerk", func(tx *opslag.Tx) error {
				return r.Toedelen(t.Context(), tx, nu,
					zelfdeID)
			}},
			"onbekende taak": {fout.Onjuist, "bestaat niet", func(tx *opslag.Tx) error {
				return r.Toedelen(t.Context(), tx, nu, deel("wmo.dromen", "0457", "2015-01-01", ""))
			}},
			"einde voor het begin": {fout.Onjuist, "trek haar in", func(tx *opslag.Tx) error {
				return r.Beeindigen(t.Context(), tx, nu, weesp, id, dag("2017-01-01"), Afwikkeling{})
			}},
			"einde na het einde": {fout.Onjuist, "31 december 2019", func(tx *opslag.Tx) error {
				return r.Beeindigen(t.Context(), tx, nu, weesp, id, dag("2020-01-02"), Afwikkeling{})
			}},
			"onbekend kenmerk": {fout.NietGevonden, "Weesp", func(tx *opslag.Tx) error {
				return r.Intrekken(t.Context(), tx, nu, weesp,
					"geen")
			}},
			"onbekend bij correctie": {fout.NietGevonden, "geen", func(tx *opslag.Tx) error {
				return r.Corrigeren(t.Context(), tx, nu, "geen", deel("wmo.melding", "0457", "2015-01-01", ""))
			}},
		} {
			err := o.Transactie(t.Context(), opslag.Alles, geval.doe)
			if !fout.Is(err, geval.soort) || !strings.Contains(fout.Zin(err), geval.deel) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		if stand1(t, r) != voor {
			t.Error("een geweigerde handeling heeft de stand gewijzigd")
		}
	})
}

// opBeide gives two open stores on one database, as two processes have.
func opBeide(t *testing.T, proef func(t *testing.T, a, b *opslag.Opslag)) {
	t.Helper()
	for soort, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		t.Run(soort, func(t *testing.T) {
			a := adres(t)
			proef(t, opslagproef.Open(t, a), opslagproef.Open(t, a))
		})
	}
}

func TestStandZietEenAnderProces(t *testing.T) {
	opBeide(t, func(t *testing.T, a, b *opslag.Opslag) {
		hier, daar := New(a, alleGemeenten(t)), New(b, alleGemeenten(t))
		leeg := stand1(t, hier)
		if stand1(t, hier) != leeg {
			t.Error("een ongewijzigde stand wordt opnieuw geladen")
		}
		in(t, b, func(tx *opslag.Tx) error {
			if err := daar.Toedelen(t.Context(), tx, moment1, deel("wmo.aanvraag", "0457", "2015-01-01", "")); err != nil {
				return err
			}
			binnen, err := daar.Stand(t.Context(), tx)
			if err != nil || wie(t, binnen, "wmo.aanvraag", "2016-01-01") != "0457" {
				t.Errorf("de transactie ziet de eigen wijziging niet: %v", err)
			}
			if stand1(t, hier) != leeg {
				t.Error("wat nog niet vaststaat is al te zien")
			}
			return nil
		})
		if wie(t, stand1(t, hier), "wmo.aanvraag", "2016-01-01") != "0457" {
			t.Error("de wijziging van het andere proces is niet te zien")
		}
	})
}

// Two who race for one gap: exactly one gets it, and the other is told who.
func TestTweeSchrijversEenGat(t *testing.T) {
	opBeide(t, func(t *testing.T, a, b *opslag.Opslag) {
		g := alleGemeenten(t)
		registers := []*Register{New(a, g), New(b, g)}
		opslagen := []*opslag.Opslag{a, b}
		for ronde := range 10 {
			vanaf := dag("2015-01-01").Plus(100 * ronde)
			fouten := make([]error, 2)
			var klaar sync.WaitGroup
			start := make(chan struct{})
			for i, uitvoerder := range []organisatie.Kenmerk{gooiseMeren, stichtseVecht} {
				klaar.Go(func() {
					td := deel("wmo.betaling", uitvoerder, vanaf.Plus(10*i).String(), "")
					td.Geldig.Tot, td.ID = vanaf.Plus(50), fmt.Sprintf("%d-%d", ronde, i)
					<-start
					fouten[i] = opslagen[i].Transactie(context.WithoutCancel(t.Context()), opslag.Alles, func(tx *opslag.Tx) error {
						return registers[i].Toedelen(t.Context(), tx, moment1, td)
					})
				})
			}
			close(start)
			klaar.Wait()
			if (fouten[0] == nil) == (fouten[1] == nil) {
				t.Fatalf("ronde %d: %v en %v, wil precies één winnaar", ronde, fouten[0], fouten[1])
			}
			for _, err := range fouten {
				if err != nil && !fout.Is(err, fout.Botsing) {
					t.Errorf("ronde %d: de verliezer krijgt %v", ronde, err)
				}
			}
		}
		if n := aantal(stand1(t, registers[0])); n != 10 {
			t.Errorf("%d toedelingen, wil 10", n)
		}
	})
}

// Every Toedeling of the country for one year goes in and comes out.
func TestEenHeelLand(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		g := alleGemeenten(t)
		r := New(o, g)
		var alle []Toedeling
		for _, gemeente := range g.Lijst(dag("2024-01-01")) {
			for _, taak := range TakenVan(Wmo) {
				alle = append(alle, deelVoor(gemeente.Code, taak, organisatie.KenmerkVan(gemeente.Code), "2024-01-01", ""))
			}
		}
		in(t, o, func(tx *opslag.Tx) error { return r.Toedelen(t.Context(), tx, moment1, alle...) })
		v := stand1(t, r)
		if aantal(v) != len(alle) || len(v.Van("0363", dag("2024-06-01"))) != len(TakenVan(Wmo)) {
			t.Errorf("%d van %d", aantal(v), len(alle))
		}
	})
}

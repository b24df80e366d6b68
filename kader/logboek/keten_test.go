package logboek

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

const lengte = 16 // rows in the chain that is tampered with

// beheerder is somebody with every right on the database.
type beheerder struct {
	t   *testing.T
	ctx context.Context
	o   *opslag.Opslag
}

func (b beheerder) doe(teksten ...string) {
	b.t.Helper()
	for _, tekst := range teksten {
		if _, err := b.o.Schrijver().ExecContext(b.ctx, tekst); err != nil {
			b.t.Fatalf("%s: %v", tekst, err)
		}
	}
}

func nieuweBeheerder(t *testing.T, o *opslag.Opslag) beheerder {
	b := beheerder{t: t, ctx: t.Context(), o: o}
	if o.Soort() == opslag.PostgreSQL {
		b.doe(`ALTER TABLE logboek_regel DISABLE TRIGGER ALL`)
	} else {
		b.doe(`DROP TRIGGER logboek_regel_volgende`, `DROP TRIGGER logboek_regel_wijzigen`, `DROP TRIGGER logboek_regel_verwijderen`)
	}
	return b
}

func (b beheerder) rijen() []rij {
	b.t.Helper()
	var alle []rij
	for r, err := range rijenInKeten(b.ctx, b.o, weesp) {
		if err != nil {
			b.t.Fatal(err)
		}
		alle = append(alle, r)
	}
	return alle
}

// zet replaces the whole chain of Weesp.
func (b beheerder) zet(rijen []rij) {
	b.t.Helper()
	b.doe(`DELETE FROM logboek_regel WHERE gemeente = '0457'`)
	err := b.o.Transactie(b.ctx, opslag.Alles, func(tx *opslag.Tx) error {
		for _, r := range rijen {
			if err := r.voegToe(b.ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (r rij) metNummer(n int) rij {
	r.nummer = strconv.Itoa(n)
	return r
}

// hernummerd numbers rows from 1, as somebody does who hides a gap.
func hernummerd(rijen []rij) []rij {
	for i := range rijen {
		rijen[i] = rijen[i].metNummer(i + 1)
	}
	return rijen
}

// herberekend computes the chain anew from row n (counting from 1) on.
func herberekend(rijen []rij, n int) []rij {
	for i := n - 1; i < len(rijen); i++ {
		if i > 0 {
			rijen[i].vorige = rijen[i-1].hash
		}
		rijen[i].hash = rijen[i].som()
	}
	return rijen
}

// wijzig changes one field of r.
func wijzig(r rij, veld int) rij {
	velden := []*string{&r.medewerker, &r.organisatie, &r.namens, &r.handeling, &r.soort, &r.object, &r.doel, &r.toedeling, &r.gegevens}
	switch {
	case veld < len(velden):
		*velden[veld] += "x"
	case veld == len(velden):
		r.moment += "0"
	case veld == len(velden)+1:
		r.vorige = strings.Repeat("0", 64)
	default:
		r.hash = strings.Repeat("0", 64)
	}
	return r
}

// ingreep is one way to tamper. doe gives the chain after it and the number of
// the first bad row, as an auditor would name it.
type ingreep struct {
	naam       string
	doe        func(kans *rand.Rand, rijen []rij) ([]rij, int)
	alleenKop  bool // only a remembered head can show it
	telDezelve bool // the numbers still run from 1 without gaps
}

var ingrepen = []ingreep{
	{naam: "wijzigen", telDezelve: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen))
		rijen[n-1] = wijzig(rijen[n-1], kans.IntN(12))
		return rijen, n
	}},
	{naam: "wijzigen met nieuwe hash", telDezelve: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen)-1)
		rijen[n-1] = wijzig(rijen[n-1], kans.IntN(10))
		rijen[n-1].hash = rijen[n-1].som()
		return rijen, n + 1
	}},
	{naam: "verwijderen", doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen)-1)
		return append(rijen[:n-1], rijen[n:]...), n
	}},
	{naam: "verwijderen en hernummeren", telDezelve: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen)-1)
		return hernummerd(append(rijen[:n-1], rijen[n:]...)), n
	}},
	{naam: "tussenvoegen", telDezelve: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen))
		vals := wijzig(rijen[n-1], 5)
		if n > 1 {
			vals.vorige = rijen[n-2].hash
		}
		vals.hash = vals.som()
		laatste := len(rijen)
		rijen = append(rijen[:n-1], append([]rij{vals}, rijen[n-1:]...)...)
		return hernummerd(rijen), min(n+1, laatste) // in the last place the remembered head gives it away
	}},
	{naam: "achteraan bijschrijven", telDezelve: true, doe: func(_ *rand.Rand, rijen []rij) ([]rij, int) {
		vals := rijen[len(rijen)-1].metNummer(len(rijen) + 1)
		return append(rijen, vals), len(rijen) + 1
	}},
	{naam: "verwisselen", telDezelve: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		a := kans.IntN(len(rijen) - 1)
		b := a + 1 + kans.IntN(len(rijen)-a-1)
		rijen[a], rijen[b] = rijen[b], rijen[a]
		return hernummerd(rijen), a + 1
	}},
	{naam: "staart afkappen", telDezelve: true, alleenKop: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen))
		return rijen[:n-1], n
	}},
	{naam: "alles herberekenen", telDezelve: true, alleenKop: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen))
		rijen[n-1] = wijzig(rijen[n-1], kans.IntN(10))
		return herberekend(rijen, n), len(rijen)
	}},
	{naam: "oude reservekopie en verder werken", telDezelve: true, alleenKop: true, doe: func(kans *rand.Rand, rijen []rij) ([]rij, int) {
		n := 1 + kans.IntN(len(rijen)-1)
		for i := n; i < len(rijen); i++ {
			rijen[i] = wijzig(rijen[i], 5)
		}
		return herberekend(rijen, n+1), len(rijen)
	}},
}

// zonderKeten is the check with the chain off: it only counts. It is the
// negative control, and must miss what the chain finds.
func zonderKeten(rijen []rij) bool {
	for i, r := range rijen {
		if r.nummer != strconv.Itoa(i+1) {
			return false
		}
	}
	return true
}

func TestControleerVindtElkeIngreepVanEenBeheerder(t *testing.T) {
	const ronden = 210
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		for i := range lengte {
			klok.Zet(klok.Nu() + 1)
			schrijf(t, o, l, regel(weesp, fmt.Sprintf("z-%d", i)), regel(wijdemeren, "z-w"))
		}
		kopNummer, kopHash, err := l.Kop(t.Context(), weesp)
		if err != nil || kopNummer != lengte {
			t.Fatalf("kop %d %v", kopNummer, err)
		}
		b := nieuweBeheerder(t, o)
		gaaf, kans := b.rijen(), rand.New(rand.NewPCG(20170101, 9))
		gemist := 0
		for ronde := range ronden {
			in := ingrepen[ronde%len(ingrepen)]
			rijen, slecht := in.doe(kans, slices.Clone(gaaf))
			b.zet(rijen)
			aantal, breuk, err := l.ControleerTegen(t.Context(), weesp, kopNummer, kopHash)
			if err != nil || breuk == nil || breuk.Nummer != int64(slecht) || aantal != int64(slecht-1) {
				t.Fatalf("ronde %d, %s: %d gave regels, breuk %+v, %v; wil breuk op %d", ronde, in.naam, aantal, breuk, err, slecht)
			}
			if !strings.HasPrefix(breuk.Zin, fmt.Sprintf("Regel %d ", slecht)) {
				t.Errorf("%s: zin %q", in.naam, breuk.Zin)
			}
			_, alleen, err := l.Controleer(t.Context(), weesp)
			if err != nil || (alleen == nil) != in.alleenKop {
				t.Fatalf("ronde %d, %s, zonder onthouden stand: breuk %+v, %v", ronde, in.naam, alleen, err)
			}
			if goed := zonderKeten(rijen); goed != in.telDezelve {
				t.Fatalf("%s: tellen alleen zegt %v", in.naam, goed)
			} else if goed {
				gemist++
			}
		}
		controleerGaaf(t, l, wijdemeren, lengte)
		b.zet(gaaf)
		if gemist < ronden/2 {
			t.Errorf("de tegenproef miste maar %d van %d ingrepen: zij bewijst niets", gemist, ronden)
		}
		aantal, breuk, err := l.ControleerTegen(t.Context(), weesp, kopNummer, kopHash)
		if err != nil || breuk != nil || aantal != lengte {
			t.Errorf("na herstel: %d %+v %v", aantal, breuk, err)
		}
	})
}

func TestOnthoudenStandMoetVolledigZijn(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"))
		nummer, hash, err := l.Kop(t.Context(), weesp)
		if err != nil {
			t.Fatal(err)
		}
		schrijf(t, o, l, regel(weesp, "z-2"))
		if aantal, breuk, err := l.ControleerTegen(t.Context(), weesp, nummer, hash); err != nil || breuk != nil || aantal != 2 {
			t.Errorf("een oudere stand past nog: %d %+v %v", aantal, breuk, err)
		}
		for _, g := range []struct {
			nummer int64
			hash   string
		}{{1, ""}, {0, hash}, {-1, hash}} {
			if _, _, err := l.ControleerTegen(t.Context(), weesp, g.nummer, g.hash); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%d %q: %v", g.nummer, g.hash, err)
			}
		}
	})
}

// TestSomIsEenduidig: rows that differ hash differently, also when only the
// border between two fields moves.
func TestSomIsEenduidig(t *testing.T) {
	veld := rapid.StringOf(rapid.SampledFrom([]rune("a0|\x00")))
	rapid.Check(t, func(t *rapid.T) {
		trek := func() rij {
			return rij{gemeente: "0457", nummer: veld.Draw(t, "nummer"), medewerker: veld.Draw(t, "medewerker"), organisatie: veld.Draw(t, "organisatie"), gegevens: veld.Draw(t, "gegevens"), vorige: veld.Draw(t, "vorige")}
		}
		a, b := trek(), trek()
		if (a == b) != (a.som() == b.som()) {
			t.Fatalf("%+v en %+v", a, b)
		}
	})
	a, b := rij{medewerker: "ab", organisatie: "c"}, rij{medewerker: "a", organisatie: "bc"}
	if a.som() == b.som() {
		t.Error("de grens tussen twee velden telt niet mee")
	}
}

func BenchmarkSchrijf(b *testing.B) {
	o := opslagproef.Open(b, opslagproef.AdresSQLite(b))
	l, _ := nieuw(o)
	for b.Loop() {
		err := o.Transactie(b.Context(), opslag.Alles, func(tx *opslag.Tx) error { return l.Schrijf(b.Context(), tx, regel(weesp, "z-1")) })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSom(b *testing.B) {
	r, err := nieuweRij(regel(weesp, "z-1"), kop{}, 0)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_ = r.som()
	}
}

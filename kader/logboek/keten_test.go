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
		for _, tabel := range []string{"logboek_regel", "logboek_inzage", "logboek_wachtend", "logboek_schakel"} {
			b.doe(`ALTER TABLE ` + tabel + ` DISABLE TRIGGER ALL`)
		}
		return b
	}
	for _, trekker := range []string{
		"regel_volgende", "regel_wijzigen", "regel_verwijderen", "inzage_wacht", "inzage_eenmaal", "inzage_wijzigen", "inzage_verwijderen",
		"wachtend_wijzigen", "wachtend_verwijderen", "schakel_volgende", "schakel_wijzigen", "schakel_verwijderen",
	} {
		b.doe(`DROP TRIGGER logboek_` + trekker)
	}
	return b
}

// rijen gives a whole chain of Weesp.
func (b beheerder) rijen(k Keten) []rij {
	b.t.Helper()
	keten := rijenInKeten(b.ctx, b.o, weesp)
	if k == Inzagen {
		keten = schakels(b.ctx, b.o, weesp)
	}
	var alle []rij
	for r, err := range keten {
		if err != nil {
			b.t.Fatal(err)
		}
		alle = append(alle, r)
	}
	return alle
}

// zet replaces a whole chain of Weesp.
func (b beheerder) zet(k Keten, rijen []rij) {
	b.t.Helper()
	err := b.o.Transactie(b.ctx, opslag.Alles, func(tx *opslag.Tx) error {
		if k == Inzagen {
			return b.zetInzagen(tx, rijen)
		}
		if _, err := tx.Voer(b.ctx, `DELETE FROM logboek_regel WHERE gemeente = '0457'`); err != nil {
			return err
		}
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

func (b beheerder) zetInzagen(tx *opslag.Tx, rijen []rij) error {
	for _, tekst := range []string{`DELETE FROM logboek_inzage WHERE gemeente = '0457'`, `DELETE FROM logboek_schakel
		WHERE gemeente = '0457'`} {
		if _, err := tx.Voer(b.ctx, tekst); err != nil {
			return err
		}
	}
	for _, r := range rijen {
		if _, err := tx.Voer(b.ctx, `INSERT INTO logboek_schakel VALUES ($1, CAST($2 AS BIGINT), $3, $4, $5)`,
			r.gemeente, r.nummer, r.inzage, r.vorige, r.hash); err != nil {
			return err
		}
		if _, err := tx.Voer(b.ctx, `INSERT INTO logboek_inzage VALUES ($1, $2, CAST($3 AS BIGINT), $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
			r.gemeente, r.inzage, r.moment, r.medewerker, r.organisatie, r.namens, r.handeling, r.soort, r.object, r.doel, r.toedeling,
			r.gegevens); err != nil {
			return err
		}
	}
	return nil
}

func (r rij) metNummer(n int) rij {
	r.nummer = strconv.Itoa(n)
	return r
}

// metEigenID gives a false look an id that no other look has.
func (r rij) metEigenID() rij {
	if r.inzage != "" {
		r.inzage = strings.Repeat("f", len(r.inzage))
	}
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
		vals := wijzig(rijen[n-1], 5).metEigenID()
		if n > 1 {
			vals.vorige = rijen[n-2].hash
		}
		vals.hash = vals.som()
		laatste := len(rijen)
		rijen = append(rijen[:n-1], append([]rij{vals}, rijen[n-1:]...)...)
		return hernummerd(rijen), min(n+1, laatste) // in the last place the remembered head gives it away
	}},
	{naam: "achteraan bijschrijven", telDezelve: true, doe: func(_ *rand.Rand, rijen []rij) ([]rij, int) {
		vals := rijen[len(rijen)-1].metNummer(len(rijen) + 1).metEigenID()
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

// in gives what a check found in one chain.
func (b Bevinding) in(k Keten) int64 {
	if k == Inzagen {
		return b.Inzagen
	}
	return b.Handelingen
}

func TestControleerVindtElkeIngreepVanEenBeheerder(t *testing.T) {
	const ronden = 210
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		for i := range lengte {
			klok.Zet(klok.Nu() + 1000)
			schrijf(t, o, l, regel(weesp, fmt.Sprintf("z-%d", i)), regel(wijdemeren, "z-w"))
			kijk(t, l, regel(weesp, fmt.Sprintf("z-%d", i)), regel(wijdemeren, "z-w"))
		}
		schakel(t, l, 2*lengte)
		onthouden, err := l.Stand(t.Context(), weesp)
		if err != nil || onthouden.Handelingen.Nummer != lengte || onthouden.Inzagen.Nummer != lengte {
			t.Fatalf("stand %+v %v", onthouden, err)
		}
		b := nieuweBeheerder(t, o)
		for _, k := range []Keten{Handelingen, Inzagen} {
			t.Run(string(k), func(t *testing.T) {
				b.t, b.ctx = t, t.Context()
				b.grijpIn(k, l, onthouden, ronden)
			})
		}
		controleerGaaf(t, l, wijdemeren, lengte)
		gevonden, err := l.ControleerTegen(t.Context(), weesp, onthouden)
		if err != nil || gevonden != (Bevinding{Handelingen: lengte, Inzagen: lengte}) {
			t.Errorf("na herstel: %+v %v", gevonden, err)
		}
	})
}

// grijpIn tampers with one chain, again and again, and puts it back at the end.
func (b beheerder) grijpIn(k Keten, l *Logboek, onthouden Stand, ronden int) {
	gaaf, kans := b.rijen(k), rand.New(rand.NewPCG(20170101, 9))
	gemist := 0
	for ronde := range ronden {
		in := ingrepen[ronde%len(ingrepen)]
		rijen, slecht := in.doe(kans, slices.Clone(gaaf))
		b.zet(k, rijen)
		gevonden, err := l.ControleerTegen(b.ctx, weesp, onthouden)
		breuk := gevonden.Breuk
		if err != nil || breuk == nil || breuk.Keten != k || breuk.Nummer != int64(slecht) || gevonden.in(k) != int64(slecht-1) {
			b.t.Fatalf("ronde %d, %s: %+v, breuk %+v, %v; wil breuk op %d", ronde, in.naam, gevonden, breuk, err, slecht)
		}
		if !strings.HasPrefix(breuk.Zin, fmt.Sprintf("%s %d ", k, slecht)) {
			b.t.Errorf("%s: zin %q", in.naam, breuk.Zin)
		}
		alleen, err := l.Controleer(b.ctx, weesp)
		if err != nil || (alleen.Breuk == nil) != in.alleenKop {
			b.t.Fatalf("ronde %d, %s, zonder onthouden stand: breuk %+v, %v", ronde, in.naam, alleen.Breuk, err)
		}
		if goed := zonderKeten(rijen); goed != in.telDezelve {
			b.t.Fatalf("%s: tellen alleen zegt %v", in.naam, goed)
		} else if goed {
			gemist++
		}
	}
	b.zet(k, gaaf)
	if gemist < ronden/2 {
		b.t.Errorf("de tegenproef miste maar %d van %d ingrepen: zij bewijst niets", gemist, ronden)
	}
}

func TestOnthoudenStandMoetVolledigZijn(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"))
		onthouden, err := l.Stand(t.Context(), weesp)
		if err != nil {
			t.Fatal(err)
		}
		schrijf(t, o, l, regel(weesp, "z-2"))
		if b, err := l.ControleerTegen(t.Context(), weesp, onthouden); err != nil || b.Breuk != nil || b.Handelingen != 2 {
			t.Errorf("een oudere stand past nog: %+v %v", b, err)
		}
		for _, k := range []Kop{{1, ""}, {0, onthouden.Handelingen.Hash}, {-1, onthouden.Handelingen.Hash}} {
			for _, s := range []Stand{{Handelingen: k}, {Inzagen: k}} {
				if _, err := l.ControleerTegen(t.Context(), weesp, s); !fout.Is(err, fout.Onjuist) {
					t.Errorf("%+v: %v", s, err)
				}
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
			return rij{gemeente: "0457", nummer: veld.Draw(t, "nummer"), medewerker: veld.Draw(t, "medewerker"),
				organisatie: veld.Draw(t, "organisatie"), gegevens: veld.Draw(t, "gegevens"), vorige: veld.Draw(t, "vorige"),
				inzage: veld.Draw(t, "inzage")}
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
	r, err := nieuweRij(regel(weesp, "z-1"), Kop{}, 0)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_ = r.som()
	}
}

package taakverdeling

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// heelHetLand gives what 342 municipalities divide in 40 tasks with a change every
// year for ten years, in the order in which it would be entered.
func heelHetLand(t testing.TB) (*organisatie.Gemeenten, []Toedeling) {
	t.Helper()
	g := alleGemeenten(t)
	lijst := g.Lijst(dag("2024-01-01"))
	var toedelingen []Toedeling
	for _, gemeente := range lijst {
		for _, taak := range Taken()[:40] {
			for jaar := range 10 {
				vanaf, _ := tijdlijn.NewDag(2015+jaar, 1, 1)
				tot, _ := tijdlijn.NewDag(2016+jaar, 1, 1)
				toedelingen = append(toedelingen, vul(Toedeling{Gemeente: gemeente.Code, Taak: taak, Grondslag: Mandaat,
					Uitvoerder: organisatie.Kenmerk(fmt.Sprintf("UIT-%d", jaar)), Geldig: tijdlijn.Periode{Vanaf: vanaf, Tot: tot}}))
			}
		}
	}
	return g, toedelingen
}

// grote gives that division, with the municipalities and tasks in it.
func grote(b *testing.B) (*Verdeling, []kenmerk.Gemeentecode, []Taak) {
	b.Helper()
	g, toedelingen := heelHetLand(b)
	v, err := NewVerdeling(g, toedelingen)
	if err != nil {
		b.Fatal(err)
	}
	var codes []kenmerk.Gemeentecode
	for _, gemeente := range g.Lijst(dag("2024-01-01")) {
		codes = append(codes, gemeente.Code)
	}
	return v, codes, Taken()[:40]
}

// BenchmarkUitvoerder asks for the same few cells, as one page or one list does.
func BenchmarkUitvoerder(b *testing.B) {
	v, codes, taken := grote(b)
	op := dag("2022-06-01")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, ok := v.Uitvoerder(codes[i&7], taken[i&15], op); !ok {
			b.Fatal("gat")
		}
		i++
	}
}

// BenchmarkUitvoerderWillekeurig asks for any cell on any day, so that hardly
// anything is in the processor's cache: the worst case.
func BenchmarkUitvoerderWillekeurig(b *testing.B) {
	v, codes, taken := grote(b)
	type vraag struct {
		gemeente kenmerk.Gemeentecode
		taak     Taak
		op       tijdlijn.Dag
	}
	r := rand.New(rand.NewPCG(1, 2))
	vragen := make([]vraag, 1<<16)
	for i := range vragen {
		vragen[i] = vraag{codes[r.IntN(len(codes))], taken[r.IntN(len(taken))], dag("2023-01-01").Plus(r.IntN(700))}
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		q := &vragen[i&(len(vragen)-1)]
		if _, ok := v.Uitvoerder(q.gemeente, q.taak, q.op); !ok {
			b.Fatal("gat", q)
		}
		i++
	}
}

// BenchmarkNewVerdeling builds the whole index: what the first load costs.
func BenchmarkNewVerdeling(b *testing.B) {
	g, toedelingen := heelHetLand(b)
	for b.Loop() {
		if _, err := NewVerdeling(g, toedelingen); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMet replaces one municipality of the country: what a change costs.
func BenchmarkMet(b *testing.B) {
	v, codes, _ := grote(b)
	deze := v.Toedelingen(codes[100])
	for b.Loop() {
		if _, err := v.Met(codes[100], deze); err != nil {
			b.Fatal(err)
		}
	}
}

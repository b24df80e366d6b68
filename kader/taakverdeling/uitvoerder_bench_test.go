package taakverdeling

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// grote gives a division of 342 municipalities × 40 tasks with a change every
// year for ten years.
func grote(b *testing.B) (*Verdeling, []kenmerk.Gemeentecode, []Taak) {
	b.Helper()
	g := alleGemeenten(b)
	lijst := g.Lijst(dag("2024-01-01"))
	taken := Taken()[:40]
	codes := make([]kenmerk.Gemeentecode, len(lijst))
	toedelingen := make([]Toedeling, 0, len(lijst)*len(taken)*10)
	for i, gemeente := range lijst {
		codes[i] = gemeente.Code
		for _, taak := range taken {
			for jaar := range 10 {
				vanaf, _ := tijdlijn.NewDag(2015+jaar, 1, 1)
				tot, _ := tijdlijn.NewDag(2016+jaar, 1, 1)
				toedelingen = append(toedelingen, Toedeling{Gemeente: gemeente.Code, Taak: taak, Grondslag: Mandaat,
					Uitvoerder: organisatie.Kenmerk(fmt.Sprintf("UIT-%d", jaar)), Geldig: tijdlijn.Periode{Vanaf: vanaf, Tot: tot}})
			}
		}
	}
	v, err := NewVerdeling(g, toedelingen)
	if err != nil {
		b.Fatal(err)
	}
	return v, codes, taken
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

// BenchmarkNewVerdeling builds the whole index: what a change costs each process.
func BenchmarkNewVerdeling(b *testing.B) {
	v, _, _ := grote(b)
	for b.Loop() {
		if _, err := NewVerdeling(v.gemeenten, v.toedelingen); err != nil {
			b.Fatal(err)
		}
	}
}

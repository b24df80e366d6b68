package berichtproef

import (
	"math/rand/v2"
	"slices"
	"strings"
)

type mutant struct{ naam, tekst string }

// mutanten makes every change to the message that the test knows; what was done to
// the same element of an earlier message of the kind, as gezien says, is not done
// again.
func mutanten(naam string, b []byte, gezien map[string]bool) []mutant {
	maker := newMutantmaker(naam, b, gezien)
	maker.voeg("onveranderd", string(b))
	maker.plaatsen()
	maker.waarden()
	maker.tags()
	maker.document()
	return maker.uit
}

type mutantmaker struct {
	naam   string
	b      []byte
	gezien map[string]bool
	r      *rand.Rand
	uit    []mutant

	prefix, ruimte           string // of the message
	basisprefix, basisruimte string
}

func newMutantmaker(naam string, b []byte, gezien map[string]bool) *mutantmaker {
	m := &mutantmaker{naam: naam, b: b, gezien: gezien, r: rand.New(rand.NewPCG(11, uint64(len(b))))}
	declaraties := strings.Split(boom(b).attributen, `"`)
	m.prefix, m.ruimte = strings.Trim(strings.TrimPrefix(declaraties[0], "xmlns:"), "="), declaraties[1]
	m.basisprefix, m.basisruimte = strings.Trim(strings.TrimPrefix(declaraties[2], " xmlns:"), "="), declaraties[3]
	return m
}

func (m *mutantmaker) voeg(wat, tekst string) {
	m.uit = append(m.uit, mutant{m.naam + ": " + wat, tekst})
}

// met changes the n-th element of a fresh tree and keeps the result.
func (m *mutantmaker) met(n int, wat string, verander func(ouder, kind *knoop, i int)) {
	wortel := boom(m.b)
	teller := 0
	var ouder, kind *knoop
	plek := 0
	wortel.loop(func(o, k *knoop, i int) {
		if teller == n {
			ouder, kind, plek = o, k, i
		}
		teller++
	})
	verander(ouder, kind, plek)
	m.voeg(wat+" "+kind.naam, wortel.xml())
}

func (m *mutantmaker) aantal() int {
	n := 0
	boom(m.b).loop(func(*knoop, *knoop, int) { n++ })
	return n
}

// plaatsen drops, doubles, moves and renames every element.
func (m *mutantmaker) plaatsen() {
	var plaatsen []int
	n := 0
	boom(m.b).loop(func(ouder, kind *knoop, _ int) {
		if m.nieuw("plaats", ouder, kind) {
			plaatsen = append(plaatsen, n)
		}
		n++
	})
	for _, n := range plaatsen {
		m.met(n, "weg", func(o, _ *knoop, i int) { o.kinderen = slices.Delete(o.kinderen, i, i+1) })
		m.met(n, "dubbel", func(o, k *knoop, i int) { o.kinderen = slices.Insert(o.kinderen, i, k) })
		m.met(n, "vooraan", func(o, k *knoop, i int) {
			o.kinderen = slices.Insert(slices.Delete(o.kinderen, i, i+1), 0, k)
		})
		m.met(n, "achteraan", func(o, k *knoop, i int) { o.kinderen = append(slices.Delete(o.kinderen, i, i+1), k) })
		m.met(n, "omgewisseld", func(o, _ *knoop, i int) {
			j := (i + 1) % len(o.kinderen)
			o.kinderen[i], o.kinderen[j] = o.kinderen[j], o.kinderen[i]
		})
		m.met(n, "andere naam", func(_, k *knoop, _ int) { k.naam += "X" })
		m.met(n, "leeg", func(_, k *knoop, _ int) { k.kinderen, k.tekst = nil, "" })
		m.met(n, "andere naamruimte", func(_, k *knoop, _ int) { k.naam = m.anderVoorvoegsel(k.naam) })
		m.met(n, "zonder naamruimte", func(_, k *knoop, _ int) { k.naam = k.lokaal() })
		m.met(n, "naast zijn ouder", func(o, k *knoop, i int) {
			o.kinderen = slices.Delete(o.kinderen, i, i+1)
			o.tekst = ""
			o.kinderen = append(o.kinderen, &knoop{naam: o.naam, kinderen: []*knoop{k}})
		})
	}
}

func (m *mutantmaker) anderVoorvoegsel(naam string) string {
	voorvoegsel, lokaal, _ := strings.Cut(naam, ":")
	if voorvoegsel == m.basisprefix {
		return m.prefix + ":" + lokaal
	}
	return m.basisprefix + ":" + lokaal
}

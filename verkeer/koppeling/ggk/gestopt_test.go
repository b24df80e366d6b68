package ggk

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

var errGestopt = errors.New("gestopt")

// totStap runs doe until the program stops at the keer-th time that the step is taken
// in the folder, and reports whether it did.
func (p *proef) totStap(stap postmap.Stap, map_ string, keer int, doe func(m *Map)) (gestopt bool) {
	p.Helper()
	m, err := NewMap(p.Berichten, p.pad)
	p.moet(err)
	m.schijf.Na = func(d postmap.Daad) error {
		if d.Stap == stap && d.Map == filepath.Join(p.pad, map_) {
			if keer--; keer == 0 {
				panic(errGestopt)
			}
		}
		return nil
	}
	defer func() {
		if r := recover(); r == errGestopt {
			gestopt = true
		} else if r != nil {
			panic(r)
		}
	}()
	doe(m)
	return false
}

// verzendklachten says what was lost or doubled on the way out: the provider must
// find each message exactly once, and nothing may stay ready.
func (p *proef) verzendklachten(aantal int) (klachten []string) {
	p.Helper()
	gezien := map[string]int{}
	for _, naam := range p.inMap(postmap.Uit) {
		if soort, i := p.lees(postmap.Uit, naam); soort == "WMO301" {
			gezien[i.Kop.BerichtIdentificatie.Identificatie]++
		}
	}
	for n := range aantal {
		if id := fmt.Sprintf("NB%010d", n+1); gezien[id] != 1 {
			klachten = append(klachten, fmt.Sprintf("%s staat er %d keer", id, gezien[id]))
		}
	}
	klaar, err := p.Berichten.TeVerzenden(p.Context())
	p.moet(err)
	for _, b := range klaar {
		klachten = append(klachten, b.Identificatie+" is nog niet als verzonden genoteerd")
	}
	return klachten
}

// ontvangklachten says what was lost or doubled on the way in: every message the
// provider made was taken in once, and stands among what was done.
func (p *proef) ontvangklachten(namen []string) (klachten []string) {
	p.Helper()
	gezien := map[string]int{}
	for _, b := range p.berichten(bericht.Filter{Richting: bericht.In}) {
		gezien[postmap.Naam(b.Afzender, b.Ontvanger, b.Soort, b.Identificatie)]++
	}
	for _, naam := range namen {
		if gezien[naam] != 1 {
			klachten = append(klachten, fmt.Sprintf("%s is %d keer ontvangen", naam, gezien[naam]))
		}
		if !postmap.Bestaat(filepath.Join(p.pad, postmap.Verwerkt), naam) {
			klachten = append(klachten, naam+" staat niet bij wat verwerkt is")
		}
	}
	for _, naam := range append(p.inMap(postmap.In), p.inMap(postmap.Geweigerd)...) {
		klachten = append(klachten, naam+" is blijven liggen of geweigerd")
	}
	return klachten
}

func (p *proef) berichten(f bericht.Filter) []bericht.Bericht {
	p.Helper()
	alle, err := p.Berichten.List(p.Context(), p.Kijk(p, "1942", "s.mulder"), p.Gemeente, f)
	p.moet(err)
	return alle
}

func drieToewijzingen(p *proef) {
	for _, bsn := range []string{"999990019", "999993653", "999993847"} {
		p.Melden(p, p.Toewijzen(p, p.Inschrijven(p, bsn), "2017-01-02", ""))
	}
}

func TestVerzendenGestopt(t *testing.T) {
	t.Parallel()
	for _, keer := range []int{1, 3} {
		opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
			p := nieuw(t, o)
			drieToewijzingen(p)
			if !p.totStap(postmap.Vastgelegd, postmap.Uit, keer, func(m *Map) { _, _ = m.Verzenden(t.Context()) }) {
				t.Fatal("het programma stopte niet")
			}
			if len(p.verzendklachten(3)) == 0 {
				t.Error("na het stoppen leek alles al goed: de proef ziet niets")
			}
			p.antwoord() // the provider does not wait for us: a 302 overtakes the note
			p.haal()
			p.verzend()
			p.antwoord()
			p.haal()
			p.verzend()
			for _, klacht := range p.verzendklachten(3) {
				t.Errorf("gestopt na bericht %d: %s", keer, klacht)
			}
			for _, b := range p.berichten(bericht.Filter{Soort: "WMO301"}) {
				if b.Stand != bericht.Beantwoord {
					t.Errorf("%s staat op %s", b.Identificatie, b.Stand)
				}
			}
		})
	}
}

func TestOphalenGestopt(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		drieToewijzingen(p)
		p.verzend()
		p.antwoord()
		namen := p.inMap(postmap.In)
		if len(namen) != 6 {
			t.Fatalf("%v", namen)
		}
		for i, stap := range []postmap.Stap{postmap.Begonnen, postmap.Benoemd, postmap.Begonnen} {
			if !p.totStap(stap, postmap.Verwerkt, i+1, func(m *Map) { _, _ = m.Ophalen(t.Context()) }) {
				t.Fatalf("het programma stopte niet bij %s", stap)
			}
			if len(p.ontvangklachten(namen)) == 0 {
				t.Error("na het stoppen leek alles al goed: de proef ziet niets")
			}
		}
		p.haal()
		for _, klacht := range p.ontvangklachten(namen) {
			t.Error(klacht)
		}
		if n := p.verzend(); len(n) != 3 {
			t.Errorf("er horen drie retouren te zijn, geen %d", len(n))
		}
	})
}

// TestVerkeerdeVolgordeWordtGezien is the negative control: the same checks must
// complain when the steps are taken in the order that loses messages.
func TestVerkeerdeVolgordeWordtGezien(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	drieToewijzingen(p)
	klaar, err := p.Berichten.TeVerzenden(t.Context())
	p.moet(err)
	p.moet(noteer(t.Context(), p.Berichten, klaar[1])) // noted, and stopped before it was written
	p.verzend()
	if klachten := p.verzendklachten(3); len(klachten) != 1 || !strings.Contains(klachten[0], "NB0000000002 staat er 0 keer") {
		t.Errorf("eerst noteren verliest een bericht, maar de proef zegt %v", klachten)
	}
	p.antwoord()
	namen := p.inMap(postmap.In)
	// Moved, and stopped before it was taken in.
	p.moet(p.post.schijf.Verplaats(p.post.in(postmap.In), namen[0], p.post.in(postmap.Verwerkt), namen[0]))
	p.haal()
	if klachten := p.ontvangklachten(namen); len(klachten) != 1 || !strings.Contains(klachten[0], "0 keer ontvangen") {
		t.Errorf("eerst verplaatsen verliest een bericht, maar de proef zegt %v", klachten)
	}
}

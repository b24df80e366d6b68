package uitgave

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
)

var (
	tegenlezingen = flag.Int("tegenlezingen", 24000, "aantal berichten dat de tegenlezer naleest")
	tegenzaad     = flag.Uint64("tegenzaad", 1, "zaad waaruit die berichten ontstaan")
)

// metRegels are the messages that have rules of level 2.
var metRegels = []string{"301", "305", "307", "315", "317", "319", "323", "325"}

// TestTegenlezer: on messages of every kind with rules, changed at random within the
// schema, the rules found are those of a second reader that is written apart. Every
// rule is broken by some of them.
func TestTegenlezer(t *testing.T) {
	for _, u := range Alle() {
		l := &lezing{regels: map[string]int{}, verschillen: map[string]int{}}
		for _, nummer := range metRegels {
			w := berichtproef.NewWisselaar(t, folder(u), u.Soort(nummer), *tegenzaad)
			for range *tegenlezingen / len(Alle()) / len(metRegels) {
				l.lees(t, u.Soort(nummer), w.Volgend())
			}
		}
		t.Logf("%s: %d berichten, %d zonder breuk; per regel %v; verschillen %v", u.Naam, l.aantal, l.heel, l.regels, l.verschillen)
		gebroken := slices.Sorted(maps.Keys(l.regels))
		if alle := berichtproef.Tegenregels(u.Wet == istandaard.Jeugd); !slices.Equal(gebroken, alle) {
			t.Errorf("%s: de proef breekt niet elke regel: %s", u.Naam, verschil(gebroken, alle))
		}
		if l.heel < l.aantal/10 || l.heel > l.aantal*9/10 {
			t.Errorf("%s: de proef is eenzijdig: %d van %d berichten zonder breuk", u.Naam, l.heel, l.aantal)
		}
	}
}

// lezing counts what was found in the messages of one standard.
type lezing struct {
	aantal, heel        int
	regels, verschillen map[string]int
}

// lees holds both readers against each other on one message; of each kind of
// difference the first message is shown.
func (l *lezing) lees(t *testing.T, soort string, b []byte) {
	gelezen, breuken := Controleer(b)
	if gelezen != soort || len(breuken) > 0 && breuken[0].Niveau == 1 {
		t.Fatalf("%s: niet geldig naar het schema: %v\n%s", soort, breuken, b)
	}
	wil, err := berichtproef.Tegenlezing(soort, b)
	if err != nil {
		t.Fatal(err)
	}
	l.aantal++
	if len(wil) == 0 {
		l.heel++
	}
	for _, r := range wil {
		l.regels[r]++
	}
	heb := regelsIn(breuken)
	if slices.Equal(heb, wil) {
		return
	}
	v := soort + " " + verschil(heb, wil)
	if l.verschillen[v]++; l.verschillen[v] == 1 {
		t.Errorf("%s: wij %v, de tegenlezer %v\n%s", soort, heb, wil, b)
	}
}

// verschil names what is in one of two sorted lists: + only in the first, - only in
// the second.
func verschil(heb, wil []string) string {
	var uit []string
	for _, r := range heb {
		if !slices.Contains(wil, r) {
			uit = append(uit, "+"+r)
		}
	}
	for _, r := range wil {
		if !slices.Contains(heb, r) {
			uit = append(uit, "-"+r)
		}
	}
	return strings.Join(uit, " ")
}

// regelsIn gives the numbers of the rules, sorted, each once.
func regelsIn(breuken []istandaard.Breuk) []string {
	gezien := map[string]bool{}
	for _, b := range breuken {
		gezien[b.Regel] = true
	}
	return slices.Sorted(maps.Keys(gezien))
}

// folder gives the folder with golden messages and schemas of the standard.
func folder(u *istandaard.Standaard) string {
	return "../" + strings.ToLower(strings.Fields(u.Naam)[0]) + "32/testdata"
}

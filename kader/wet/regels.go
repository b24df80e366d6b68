package wet

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// The rules stand in regels/*.yaml, which people read and change. The program has them
// as a table made from those files, so that it reads nothing when it starts.
//
//go:generate go test -count=1 -run ^TestWettabel$ . -args -schrijf

// Parameter is a number in a rule, with its unit.
type Parameter struct {
	Naam    string `json:"naam" yaml:"naam"`
	Aantal  int    `json:"aantal" yaml:"aantal"`
	Eenheid string `json:"eenheid" yaml:"eenheid"`
}

// Regelversie is a rule as it read in a period.
type Regelversie struct {
	ID      string `json:"id"`
	Wet     string `json:"wet"`
	BWB     string `json:"bwb"`
	Artikel string `json:"artikel"`
	Link    string `json:"link"`
	// Geldig is the period in which the article read so. Zeker is false when its
	// first day is not established; Bron says where it comes from.
	Geldig     tijdlijn.Periode `json:"geldig"`
	Zeker      bool             `json:"zeker"`
	Bron       string           `json:"bron"`
	Parameters []Parameter      `json:"parameters,omitempty"`
	// Strekking is the meaning of the rule in one Dutch sentence; not its text.
	Strekking string `json:"strekking"`
}

// Citeer gives the article with its law in front: "Awb art. 4:17 lid 2".
func (v Regelversie) Citeer() string { return v.Wet + " " + v.Artikel }

// kopie gives a version that shares nothing with the book.
func (v Regelversie) kopie() Regelversie {
	v.Parameters = slices.Clone(v.Parameters)
	return v
}

// parameter gives the number with the given name and unit ("" for any unit).
func (v Regelversie) parameter(naam, eenheid string) (Parameter, bool) {
	for _, p := range v.Parameters {
		if p.Naam == naam && (eenheid == "" || p.Eenheid == eenheid) {
			return p, true
		}
	}
	return Parameter{}, false
}

// getal gives a number that controle made sure of.
func (v Regelversie) getal(naam string) int {
	p, _ := v.parameter(naam, "")
	return p.Aantal
}

// Soort is a kind of term that can be asked for by name. An empty rule id means
// that the law does not connect this with the kind.
type Soort struct {
	Naam         string `yaml:"naam"`
	Omschrijving string `yaml:"omschrijving"`
	// Regel is the id of the rule that sets the term, Ook one that belongs to it.
	Regel string `yaml:"regel"`
	Ook   string `yaml:"ook"`
	// Vanaf says in Dutch which day Termijn.Vanaf must be.
	Vanaf string `yaml:"vanaf"`
	Aard  Aard   `yaml:"aard"`
	// Vroegst says for Aard vroegst which day is the first one possible: "op" the
	// day the count ends, or "na" it, the day after.
	Vroegst string `yaml:"vroegst"`
	// Verlengbaar says whether the Algemene termijnenwet applies.
	Verlengbaar bool `yaml:"verlengbaar"`
	// Opschorten, Verdagen and Verlengen are the rules that let the end move,
	// Noemen the one for a day that is told but moves nothing.
	Opschorten string `yaml:"opschorten"`
	Verdagen   string `yaml:"verdagen"`
	Verlengen  string `yaml:"verlengen"`
	Noemen     string `yaml:"noemen"`
	// Commissie, Leeftijd and Ingebrekestelling say which facts of a Termijn
	// count.
	Commissie         bool `yaml:"commissie"`
	Leeftijd          bool `yaml:"leeftijd"`
	Ingebrekestelling bool `yaml:"ingebrekestelling"`
}

// boek is the whole of the rules.
type boek struct {
	regels  map[string]tijdlijn.Reeks[Regelversie]
	soorten []Soort
	kalender
}

// wettabel is what regels/*.yaml say, in the order of the files. It shares nothing
// that changes.
type wettabel struct {
	regels   []Regelversie
	soorten  []Soort
	feesten  []feest
	gelijk   []gelijkdag
	volledig tijdlijn.Periode
}

// huidig gives the rules of the program, put together once. They are part of the
// program: when they do not fit together no answer would be right, and it panics.
var huidig = sync.OnceValue(func() *boek {
	b, err := newBoek(wettabel{tabelRegels, tabelSoorten, tabelFeesten, tabelGelijk, tabelVolledig})
	if err != nil {
		panic(err)
	}
	return b
})

// newBoek puts the versions of each rule together. It refuses versions of one rule
// that overlap.
func newBoek(t wettabel) (*boek, error) {
	b := &boek{
		regels: map[string]tijdlijn.Reeks[Regelversie]{}, soorten: slices.Clone(t.soorten),
		kalender: kalender{feesten: slices.Clone(t.feesten), gelijk: map[tijdlijn.Dag]string{}, volledig: t.volledig},
	}
	for _, g := range t.gelijk {
		b.gelijk[g.dag] = g.besluit
	}
	versies := map[string][]tijdlijn.Geldig[Regelversie]{}
	for _, v := range t.regels {
		versies[v.ID] = append(versies[v.ID], tijdlijn.Geldig[Regelversie]{Periode: v.Geldig, Waarde: v})
	}
	for id, alle := range versies {
		reeks, overlap, ok := tijdlijn.NewReeks(alle...)
		if !ok {
			return nil, fmt.Errorf("wet: regel %s heeft versies die elkaar overlappen: %v", id, overlap)
		}
		b.regels[id] = reeks
	}
	return b, b.controleer()
}

// controleer makes sure that every rule a kind or a holiday leans on exists, with
// the numbers the code asks for, so that no answer depends on a missing number.
func (b *boek) controleer() error {
	for id, reeks := range b.regels {
		for _, v := range reeks.Alle() {
			if v.Waarde.Artikel == "" || v.Waarde.Strekking == "" || v.Waarde.Bron == "" ||
				!strings.HasSuffix(v.Waarde.Link, v.Waarde.BWB) {
				return fmt.Errorf("wet: regel %s: artikel, strekking, bron of link ontbreekt", id)
			}
		}
	}
	nodig := map[string][]string{
		"atw.1.1": nil, "atw.1.2": nil, "atw.2": {"ten minste", "werkdagen daarin"}, "atw.4": {"ten hoogste"}, "atw.3.3": nil,
		"awb.4.17.1": {"ten hoogste"}, "awb.4.17.2": {"dagen per trede", "eerste trede", "tweede trede", "derde trede"},
		"awb.4.17.geen": nil, "awb.4.17.gelijk": nil, "awb.6.9.1": nil, "awb.6.9.2": {"termijn"}, "awb.6.10": nil, "wmo.2.3.2.9": nil,
	}
	for _, f := range b.feesten {
		nodig[f.regel] = nil
	}
	for i, s := range b.soorten {
		if slices.ContainsFunc(b.soorten[:i], func(t Soort) bool { return t.Naam == s.Naam }) {
			return fmt.Errorf("wet: soort %s staat er twee keer", s.Naam)
		}
		nodig[s.Regel] = append(nodig[s.Regel], "termijn")
		if s.Commissie {
			nodig[s.Regel] = append(nodig[s.Regel], "termijn met commissie")
		}
		if s.Leeftijd {
			nodig[s.Regel] = append(nodig[s.Regel], "jonger dan")
		}
		if s.Verdagen != "" {
			nodig[s.Verdagen] = []string{"ten hoogste"}
		}
		for _, id := range []string{s.Opschorten, s.Verlengen, s.Noemen, s.Ook} {
			if _, al := nodig[id]; id != "" && !al {
				nodig[id] = nil
			}
		}
	}
	return b.controleerGetallen(nodig)
}

func (b *boek) controleerGetallen(nodig map[string][]string) error {
	for id, namen := range nodig {
		reeks, ok := b.regels[id]
		if !ok {
			return fmt.Errorf("wet: regel %s ontbreekt", id)
		}
		for _, v := range reeks.Alle() {
			for _, naam := range namen {
				if _, ok := v.Waarde.parameter(naam, ""); !ok {
					return fmt.Errorf("wet: regel %s mist het getal %q", id, naam)
				}
			}
		}
	}
	return nil
}

func (b *boek) regelOp(id string, d tijdlijn.Dag) (Regelversie, error) {
	reeks, ok := b.regels[id]
	if !ok {
		return Regelversie{}, fout.New(fout.NietGevonden, "De regel %q bestaat niet; kies er een uit de lijst met regels.", id)
	}
	v, _, ok := reeks.Op(d)
	if ok && !d.IsOpen() {
		return v, nil
	}
	alle := reeks.Alle()
	eerste, laatste := alle[0], alle[len(alle)-1]
	if d < eerste.Vanaf {
		return Regelversie{}, fout.New(fout.Onjuist, "%s geldt hier pas vanaf %s; kies een datum op of na die dag.", eerste.Waarde.Citeer(),
			eerste.Vanaf.Tekst())
	}
	return Regelversie{}, fout.New(fout.Onjuist, "%s geldt op deze datum niet; kies een datum binnen de periode %s.",
		laatste.Waarde.Citeer(), laatste.Tekst())
}

func (b *boek) alleRegels() []Regelversie {
	ids := make([]string, 0, len(b.regels))
	for id := range b.regels {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var alle []Regelversie
	for _, id := range ids {
		for _, v := range b.regels[id].Alle() {
			alle = append(alle, v.Waarde.kopie())
		}
	}
	return alle
}

func (b *boek) soort(naam string) (Soort, error) {
	for _, s := range b.soorten {
		if s.Naam == naam {
			return s, nil
		}
	}
	namen := make([]string, len(b.soorten))
	for i, s := range b.soorten {
		namen[i] = s.Naam
	}
	return Soort{}, fout.New(fout.Onjuist, "De termijn %q is niet bekend; kies uit %s.", naam, strings.Join(namen, ", ")).Bij("soort")
}

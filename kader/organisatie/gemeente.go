package organisatie

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// Gemeente is a municipality, present or past. Bestaat ends on the day of its
// merger; what begins before 1970 is given as 1970-01-01 where the source does
// not say when.
type Gemeente struct {
	Code      kenmerk.Gemeentecode `json:"code" yaml:"code"`
	Naam      string               `json:"naam" yaml:"naam"`
	Provincie string               `json:"provincie" yaml:"provincie"` // empty when the source does not say
	Bestaat   tijdlijn.Periode     `json:"bestaat" yaml:"bestaat"`

	ook []string // other names it is or was known by
}

// Status says how certain a succession is.
type Status string

// The statuses of a succession. A planned one is followed from its date like
// any other, so that work and agreements beyond that date can be prepared, and
// whoever shows it shows the status with it; a withdrawn one is kept as a fact
// and followed by nobody.
const (
	Vastgesteld Status = "vastgesteld"
	Gepland     Status = "gepland"
	Vervallen   Status = "vervallen"
)

// Opvolging says that from Datum on one municipality stands in the place of
// another: rights and duties pass without a further deed (art. 44 Wet arhi).
type Opvolging struct {
	Van    kenmerk.Gemeentecode `json:"van" yaml:"van"`
	Naar   kenmerk.Gemeentecode `json:"naar" yaml:"naar"`
	Datum  tijdlijn.Dag         `json:"datum" yaml:"datum"`
	Soort  string               `json:"soort" yaml:"soort"` // "lichte samenvoeging", "nieuwe gemeente" or "naamswijziging"
	Status Status               `json:"status" yaml:"status"`
	Bron   string               `json:"bron" yaml:"bron"`
}

// Gemeenten is every municipality since 1990 with its successions. It never
// changes once read and is safe for use by many goroutines.
type Gemeenten struct {
	lijst       []Gemeente // in order of code
	opCode      map[kenmerk.Gemeentecode]int
	opNaam      func() map[string][]int // by folded name; made when somebody looks for one
	opvolgingen []Opvolging             // in order of date, then of the old code
	opvolging   map[kenmerk.Gemeentecode]Opvolging
	inGegaan    map[kenmerk.Gemeentecode][]kenmerk.Gemeentecode // successor → the codes it took in, in order of code
}

// The municipalities stand in gemeenten.yaml and herindelingen.yaml, which people read
// and change. The program has them as a table made from those files, so that it reads
// nothing when it starts.
//
//go:generate go test -count=1 -run ^TestGemeentetabel$ . -args -schrijf

var gelezen = sync.OnceValues(func() (*Gemeenten, error) { return vanTabel(tabelGemeenten, tabelOpvolgingen) })

// LeesGemeenten gives the municipalities that come with the program. The error
// is one of the program's own files and not of its user.
func LeesGemeenten() (*Gemeenten, error) { return gelezen() }

// gemeenteRegel is one line of gemeenten.yaml.
type gemeenteRegel struct {
	code, naam, provincie string
	bestaat               tijdlijn.Periode
	ook                   []string
}

// opvolgingRegel is one line of herindelingen.yaml.
type opvolgingRegel struct {
	van, naar   string
	datum       tijdlijn.Dag
	soort, bron string
	status      Status
}

func vanTabel(gemeenten []gemeenteRegel, herindelingen []opvolgingRegel) (*Gemeenten, error) {
	lijst := make([]Gemeente, len(gemeenten))
	for i, r := range gemeenten {
		code, err := kenmerk.ParseGemeentecode(r.code)
		if err != nil {
			return nil, fmt.Errorf("gemeente %q: %w", r.code, err)
		}
		lijst[i] = Gemeente{Code: code, Naam: r.naam, Provincie: r.provincie, Bestaat: r.bestaat, ook: r.ook}
	}
	opvolgingen := make([]Opvolging, len(herindelingen))
	for i, r := range herindelingen {
		van, err1 := kenmerk.ParseGemeentecode(r.van)
		naar, err2 := kenmerk.ParseGemeentecode(r.naar)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("opvolging van %q: %w", r.van, err)
		}
		opvolgingen[i] = Opvolging{Van: van, Naar: naar, Datum: r.datum, Soort: r.soort, Status: r.status, Bron: r.bron}
	}
	return NewGemeenten(lijst, opvolgingen)
}

// NewGemeenten builds a set of municipalities and successions, for tests and for
// municipalities to come. A succession that counts ends the old municipality on
// its date when the list gave it no end. It refuses a code that occurs twice, a
// succession of or to an unknown municipality, one that starts before the
// successor exists or after the old municipality ended, and a circle.
func NewGemeenten(lijst []Gemeente, opvolgingen []Opvolging) (*Gemeenten, error) {
	g := &Gemeenten{
		lijst:       slices.Clone(lijst),
		opCode:      make(map[kenmerk.Gemeentecode]int, len(lijst)),
		opvolgingen: slices.Clone(opvolgingen),
		opvolging:   make(map[kenmerk.Gemeentecode]Opvolging, len(opvolgingen)),
		inGegaan:    make(map[kenmerk.Gemeentecode][]kenmerk.Gemeentecode),
	}
	slices.SortFunc(g.lijst, func(a, b Gemeente) int { return cmp.Compare(a.Code.String(), b.Code.String()) })
	for i, gemeente := range g.lijst {
		if _, dubbel := g.opCode[gemeente.Code]; dubbel || gemeente.Code.IsLeeg() || gemeente.Naam == "" || gemeente.Bestaat.Leeg() {
			return nil, fmt.Errorf("gemeente %s (%s) is dubbel of onvolledig", gemeente.Code, gemeente.Naam)
		}
		g.opCode[gemeente.Code] = i
	}
	g.opNaam = sync.OnceValue(g.namen)
	slices.SortFunc(g.opvolgingen, func(a, b Opvolging) int {
		return cmp.Or(cmp.Compare(a.Datum, b.Datum), cmp.Compare(a.Van.String(), b.Van.String()))
	})
	for _, o := range g.opvolgingen {
		if o.Status == Vervallen {
			continue
		}
		if err := g.verwerk(o); err != nil {
			return nil, err
		}
	}
	return g, g.zonderKring()
}

// namen gives the places in the list by every name a municipality is or was known by.
func (g *Gemeenten) namen() map[string][]int {
	namen := make(map[string][]int, len(g.lijst))
	for i, gemeente := range g.lijst {
		for _, naam := range append([]string{gemeente.Naam}, gemeente.ook...) {
			namen[vouw(naam)] = append(namen[vouw(naam)], i)
		}
	}
	return namen
}

// verwerk makes one succession count.
func (g *Gemeenten) verwerk(o Opvolging) error {
	van, ok1 := g.opCode[o.Van]
	naar, ok2 := g.opCode[o.Naar]
	_, dubbel := g.opvolging[o.Van]
	switch {
	case !ok1 || !ok2 || o.Van == o.Naar:
		return fmt.Errorf("opvolging van %s door %s: een van beide is onbekend", o.Van, o.Naar)
	case dubbel:
		return fmt.Errorf("gemeente %s heeft twee opvolgers", o.Van)
	case o.Status != Vastgesteld && o.Status != Gepland:
		return fmt.Errorf("opvolging van %s: status %q bestaat niet", o.Van, o.Status)
	case g.lijst[van].Bestaat.Tot != tijdlijn.Open && g.lijst[van].Bestaat.Tot != o.Datum:
		return fmt.Errorf("gemeente %s eindigt op %s en niet op %s", o.Van, g.lijst[van].Bestaat.Tot, o.Datum)
	case !g.lijst[naar].Bestaat.Bevat(o.Datum):
		return fmt.Errorf("gemeente %s bestaat niet op %s, de dag waarop zij %s opvolgt", o.Naar, o.Datum, o.Van)
	}
	g.lijst[van].Bestaat.Tot = o.Datum
	g.opvolging[o.Van] = o
	g.inGegaan[o.Naar] = append(g.inGegaan[o.Naar], o.Van)
	slices.SortFunc(g.inGegaan[o.Naar], func(a, b kenmerk.Gemeentecode) int { return cmp.Compare(a.String(), b.String()) })
	return nil
}

// zonderKring checks that every chain of successions ends.
func (g *Gemeenten) zonderKring() error {
	for _, o := range g.opvolgingen {
		code := o.Van
		for stap := 0; ; stap++ {
			volgende, ok := g.opvolging[code]
			if !ok {
				break
			}
			if stap > len(g.opvolgingen) {
				return fmt.Errorf("de opvolgers van gemeente %s vormen een kring", o.Van)
			}
			code = volgende.Naar
		}
	}
	return nil
}

// Get gives the municipality with this code, whether it still exists or not.
func (g *Gemeenten) Get(code kenmerk.Gemeentecode) (Gemeente, bool) {
	i, ok := g.opCode[code]
	if !ok {
		return Gemeente{}, false
	}
	return g.lijst[i], true
}

// Naam gives the name of a municipality, or its code when it is unknown: for
// sentences, which must always name something.
func (g *Gemeenten) Naam(code kenmerk.Gemeentecode) string {
	if gemeente, ok := g.Get(code); ok {
		return gemeente.Naam
	}
	return code.String()
}

// Lijst gives the municipalities that exist on the day, in order of code.
func (g *Gemeenten) Lijst(dag tijdlijn.Dag) []Gemeente {
	var op []Gemeente
	for _, gemeente := range g.lijst {
		if gemeente.Bestaat.Bevat(dag) {
			op = append(op, gemeente)
		}
	}
	return op
}

// Alle gives every municipality since 1990, in order of code.
func (g *Gemeenten) Alle() []Gemeente { return slices.Clone(g.lijst) }

// Verantwoordelijk gives the municipality that is responsible on the day for
// what code was or is responsible for: itself while it exists, else its
// successor on that day, and so on along the chain. It returns false when code
// is unknown, did not exist yet, or ended without a succession that is known
// here. A planned succession counts (see Status).
func (g *Gemeenten) Verantwoordelijk(code kenmerk.Gemeentecode, dag tijdlijn.Dag) (Gemeente, bool) {
	for {
		i, ok := g.opCode[code]
		if !ok || dag < g.lijst[i].Bestaat.Vanaf {
			return Gemeente{}, false
		}
		if dag < g.lijst[i].Bestaat.Tot {
			return g.lijst[i], true
		}
		opvolging, ok := g.opvolging[code]
		if !ok {
			return Gemeente{}, false
		}
		code = opvolging.Naar
	}
}

// Opvolgingen gives every succession, withdrawn ones included, in order of date.
func (g *Gemeenten) Opvolgingen() []Opvolging { return slices.Clone(g.opvolgingen) }

// OpvolgingVan gives the succession that ended or will end the municipality. It
// returns false when there is none that counts.
func (g *Gemeenten) OpvolgingVan(code kenmerk.Gemeentecode) (Opvolging, bool) {
	o, ok := g.opvolging[code]
	return o, ok
}

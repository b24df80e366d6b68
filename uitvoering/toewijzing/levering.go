package toewijzing

import (
	"cmp"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
)

// Soort tells a start of delivery from a stop.
type Soort string

// The two kinds.
const (
	Start Soort = "start"
	Stop  Soort = "stop"
)

// Tijdelijk is the reason of a stop after which delivery is expected to go on
// (RedenBeeindiging 20).
const Tijdelijk = "20"

// Aanlevering is StatusAanlevering: what the provider does with the report.
type Aanlevering string

// The two values the standard allows in a 305 and 307 (CS058).
const (
	Eerste      Aanlevering = "1"
	Verwijderen Aanlevering = "3"
)

// Melding is one StartProduct or StopProduct as the provider sent it. Nummer 0
// means that there was none. Vanaf is its Begindatum. Of a stop, Tot is the first
// day after its Einddatum and Reden its RedenBeeindiging; of a start both are
// empty.
type Melding struct {
	Soort   Soort
	Nummer  int64
	Product contract.Product
	Vanaf   tijdlijn.Dag
	Tot     tijdlijn.Dag
	Reden   string
	Status  Aanlevering
}

// Levering is a start or stop that was accepted. Vervallen is the moment at which
// the provider removed it, or MomentOpen.
type Levering struct {
	Gemeente   kenmerk.Gemeentecode
	Nummer     int64
	Volgnummer int64
	Soort      Soort
	Product    contract.Product
	Vanaf      tijdlijn.Dag
	Tot        tijdlijn.Dag
	Reden      string
	Bericht    string
	Ontvangen  tijdlijn.Moment
	Vervallen  tijdlijn.Moment
	Toedeling  taakverdeling.Verwijzing
}

// Stand is what is known about one allotment when a report is checked: the
// allotment (nil when this provider has none with that number for this client),
// what was reported on it before, and the products in use on its first day.
type Stand struct {
	Toewijzing *Toewijzing
	Leveringen []Levering
	Producten  contract.Productlijst
}

// actueel gives the reports of a kind that were not removed, in order of receipt.
func (s Stand) actueel(soort Soort) []Levering {
	var actueel []Levering
	for _, l := range s.Leveringen {
		if l.Soort == soort && l.Vervallen == tijdlijn.MomentOpen {
			actueel = append(actueel, l)
		}
	}
	return actueel
}

// zelfde gives the report with the same key that was not removed: for a start
// number, product and Begindatum, for a stop also end and reason.
func (s Stand) zelfde(m Melding) (Levering, bool) {
	for _, l := range s.actueel(m.Soort) {
		if l.Product == m.Product && l.Vanaf == m.Vanaf && l.Tot == m.Tot && l.Reden == m.Reden {
			return l, true
		}
	}
	return Levering{}, false
}

// start gives the start that was not removed with the product and Begindatum of m.
func (s Stand) start(m Melding) (Levering, bool) {
	for _, l := range s.actueel(Start) {
		if l.Product == m.Product && l.Vanaf == m.Vanaf {
			return l, true
		}
	}
	return Levering{}, false
}

// stops gives the stops on the start with this Begindatum, in order of receipt.
func (s Stand) stops(vanaf tijdlijn.Dag) []Levering {
	var stops []Levering
	for _, l := range s.actueel(Stop) {
		if l.Vanaf == vanaf {
			stops = append(stops, l)
		}
	}
	return stops
}

// wacht gives the report that must still come: the start while there is none, and the
// stop while the delivery that was started last has no final one (OP288). Of an
// allotment that was taken away no report must come.
func (s Stand) wacht() Soort {
	if s.Toewijzing == nil || s.Toewijzing.RedenWijziging == Verwijderd {
		return ""
	}
	starts := s.actueel(Start)
	if len(starts) == 0 {
		return Start
	}
	laatste := slices.MaxFunc(starts, func(a, b Levering) int { return cmp.Compare(a.Vanaf, b.Vanaf) })
	if slices.ContainsFunc(s.stops(laatste.Vanaf), func(l Levering) bool { return l.Reden != Tijdelijk }) {
		return ""
	}
	return Stop
}

// loopt reports whether a start was neither removed nor stopped.
func (s Stand) loopt() (Levering, bool) {
	for _, l := range s.actueel(Start) {
		if len(s.stops(l.Vanaf)) == 0 {
			return l, true
		}
	}
	return Levering{}, false
}

// Loopt reports whether delivery is going on according to the reports, and since
// when.
func (s Stand) Loopt() (tijdlijn.Dag, bool) {
	l, ja := s.loopt()
	return l.Vanaf, ja
}

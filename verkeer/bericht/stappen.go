package bericht

import (
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/wet"
	"nabuur/verkeer/istandaard"
)

// Stand is how far a message is.
type Stand string

// The stands of a message. One of ours is ready, sent, and answered or rejected by
// its receiver; one that came in was taken in or rejected by us.
const (
	Klaar      Stand = "klaar"
	Verzonden  Stand = "verzonden"
	Beantwoord Stand = "beantwoord"
	Verwerkt   Stand = "verwerkt"
	Afgekeurd  Stand = "afgekeurd"
)

// stappen are the steps a message of ours may take. An answer may overtake the
// note that the message was sent, when the carrier stopped in between.
var stappen = map[Stand][]Stand{
	Klaar:     {Verzonden, Beantwoord, Afgekeurd},
	Verzonden: {Beantwoord, Afgekeurd},
}

// mag reports whether a message of ours may go from one stand to the other.
func (s Stand) mag(naar Stand) bool { return slices.Contains(stappen[s], naar) }

// The number of working days within which an answer is due: OP090 for a retour,
// OP090x4 for the answer on a claim.
const (
	retourdagen     = 3
	declaratiedagen = 10
)

// termijn gives the last day on which the answer to a message of this kind,
// received on dag, is in time.
func termijn(soort string, dag tijdlijn.Dag) tijdlijn.Dag {
	if isDeclaratie(soort) {
		return wet.Werkdagen(dag, declaratiedagen)
	}
	return wet.Werkdagen(dag, retourdagen)
}

func isDeclaratie(soort string) bool { return istandaard.Nummer(soort) == "323" }

// Package istandaard reads and writes the messages of the Dutch message
// standard for social care (iWmo and iJw): an exact XML scanner, a reader that
// follows the message definitions, the facets of the simple types and a writer
// of the canonical form. It knows no domain and no database.
//
// Here stands what every release shares: the names that the rest of Nabuur knows
// (Standaard, Wet, Bericht, Nummer), and the classes of the messages. A release such
// as iwmo32 is a package of its own, generated from the folder definitie, so that a
// next one can stand beside it. Package uitgave knows them all; nobody else names one.
//
// A class is what all releases have together: Client301 is class Client of WMO301 and
// JW301. A field that only some of them have says so; Encode of a message of another
// refuses it when it is filled. A field that may be left out is an address, nil when
// it is not there; a text is "" then, because the standard allows no empty text; a
// list is empty. A class that only holds a list, such as ToegewezenProducten, is a
// slice. The end dates in these types are inclusive, as in the standard; the rest of
// Nabuur counts with half-open periods.
package istandaard

//go:generate go run ./genereer

import (
	"errors"

	"nabuur/grond/fout"
)

// MaxGrootte is the largest message in bytes that is read or written: 25 MB
// (rule OP179). The standard does not say which MB; the larger one is taken, so
// that no message is refused that the sender may hold to be small enough.
const MaxGrootte = 25 << 20

// MaxBreuken is the number of level 1 breaches after which reading stops, and the
// number of places at which one rule of level 2 is reported: what comes after that
// helps nobody.
const MaxBreuken = 100

// RegelXSD is the Regel of a level 1 breach for which the standard has no rule
// of its own: the schema, or XML itself, is not kept.
const RegelXSD = "XSD"

// Breuk is one rule of the standard that a message does not keep.
type Breuk struct {
	// Regel is the rule of the standard, such as "RS006", "CS002" or "TR315", or
	// RegelXSD.
	Regel string
	// Retourcode is what the retour message carries: "" at level 1, because a
	// message that breaks the schema gets no retour, "0001" at level 2.
	Retourcode string
	// Niveau is the control level: 1 for the schema, 2 for rules inside the message.
	Niveau int
	// Plek is the path of the element at fault, such as
	// Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[2]/Einddatum.
	// Elements that may repeat, and every Client, carry their number.
	Plek string
	// Tekst is one Dutch sentence: what is wrong and what is expected.
	Tekst string
	// Verder is at how many more places the rule is broken than are told; it stands at
	// the last place that is. At level 1 reading stops, and nobody knows.
	Verder int
}

// GeenBericht gives the one breach of what is no message at all: level 1, with the
// sentence of err for the user and, when Herken found one, the rule of the file.
func GeenBericht(err error) []Breuk {
	regel := vormfout(RegelXSD)
	_ = errors.As(err, &regel) // without a rule it stays RegelXSD
	return []Breuk{{Regel: string(regel), Niveau: 1, Plek: "/", Tekst: fout.Zin(err)}}
}

// vormfout is the rule that a file breaks which cannot be read as a message.
type vormfout string

func (v vormfout) Error() string { return "regel " + string(v) }

// AlsFout turns breaches into the error of the house: Onjuist, with the sentence
// and place of the first one. It gives nil when there are none.
func AlsFout(soort string, breuken []Breuk) error {
	if len(breuken) == 0 {
		return nil
	}
	b := breuken[0]
	if len(breuken) == 1 {
		return fout.New(fout.Onjuist, "Het bericht %s voldoet niet aan regel %s. %s", soort, b.Regel, b.Tekst).Bij(b.Plek)
	}
	aantal := len(breuken)
	for _, b := range breuken {
		aantal += b.Verder
	}
	return fout.New(fout.Onjuist, "Het bericht %s heeft %d fouten. De eerste, regel %s: %s",
		soort, aantal, b.Regel, b.Tekst).Bij(b.Plek)
}

// Package uitgave knows every release of the message standard that Nabuur speaks,
// and finds the one that a message is of.
package uitgave

import (
	"strings"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
	"nabuur/verkeer/istandaard/release32"
)

// uitgaven are the releases, in the order in which users are told of them.
var uitgaven = []*release32.Standaard{iwmo32.Standaard, ijw32.Standaard}

// Alle gives the releases that Nabuur speaks.
func Alle() []*release32.Standaard { return append([]*release32.Standaard(nil), uitgaven...) }

// Van gives the release that b is a message of, and the kind of message: "WMO301",
// "JW323". It looks no further than the start tag of the root element. What is no
// message of a release that Nabuur speaks is a Fout of kind Onjuist.
func Van(b []byte) (*release32.Standaard, string, error) {
	naam, soort, err := istandaard.Herken(b)
	if err != nil {
		return nil, "", err
	}
	for _, u := range uitgaven {
		if u.Kent(naam, soort) {
			return u, soort, nil
		}
	}
	return nil, "", fout.New(fout.Onjuist, "Een bericht %s van %s kent Nabuur niet. Vraag de afzender om een bericht van %s.", soort, naam, namen())
}

func namen() string {
	var uit []string
	for _, u := range uitgaven {
		uit = append(uit, u.Naam)
	}
	return strings.Join(uit, " of ")
}

// Decode reads whichever message b is, and gives every level 1 breach it finds. What
// is no message of a release that Nabuur speaks is an error of kind Onjuist.
func Decode(b []byte) (release32.Bericht, []istandaard.Breuk, error) {
	u, soort, err := Van(b)
	if err != nil {
		return nil, nil, err
	}
	m, breuken := u.Lees(soort, b)
	return m, breuken, nil
}

// Controleer checks b as the receiver must, by the rules of the release it is of: it
// gives the name of the message and every level 1 breach it finds or, when there are
// none, every level 2 rule that is broken. A b that is no message of a release that
// Nabuur speaks gives "" and one level 1 breach.
func Controleer(b []byte) (soort string, breuken []istandaard.Breuk) {
	u, soort, err := Van(b)
	if err != nil {
		return "", istandaard.GeenBericht(err)
	}
	return soort, u.ControleerAls(soort, b)
}

// Package uitgave knows every release of the message standard that Nabuur speaks,
// and finds the one that a message is of.
package uitgave

import (
	"io"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
)

// uitgaven are the releases, in the order in which users are told of them.
var uitgaven = []*istandaard.Standaard{iwmo32.Standaard, ijw32.Standaard}

// Alle gives the releases that Nabuur speaks.
func Alle() []*istandaard.Standaard { return append([]*istandaard.Standaard(nil), uitgaven...) }

// Van gives the release that b is a message of, and the kind of message: "WMO301",
// "JW323". It looks no further than the start tag of the root element. What is no
// message of a release that Nabuur speaks is a Fout of kind Onjuist.
func Van(b []byte) (*istandaard.Standaard, string, error) { return van(istandaard.Zicht(b)) }

func van(bron *istandaard.Bron) (*istandaard.Standaard, string, error) {
	naam, soort, err := bron.Herken()
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

// verzending is from which day on the messages of a law are sent in a release.
type verzending struct {
	wet     istandaard.Wet
	vanaf   tijdlijn.Dag
	uitgave *istandaard.Standaard
}

// begin is the first day of the calendar: the release was there when Nabuur began.
var begin = tijdlijn.MustDag("0001-01-01")

// verzendingen are the days on which a law goes over to a next release, per law in
// order. What is received is read in the release it is written in.
var verzendingen = []verzending{
	{istandaard.Wmo, begin, iwmo32.Standaard},
	{istandaard.Jeugd, begin, ijw32.Standaard},
}

// Voor gives the release in which messages of that law are sent on that day; nil for
// a law that has none then.
func Voor(wet istandaard.Wet, dag tijdlijn.Dag) *istandaard.Standaard {
	return voor(verzendingen, wet, dag)
}

// voor gives the last release of the law that began on or before the day.
func voor(tabel []verzending, wet istandaard.Wet, dag tijdlijn.Dag) *istandaard.Standaard {
	var uit *istandaard.Standaard
	for _, v := range tabel {
		if v.wet == wet && v.vanaf <= dag {
			uit = v.uitgave
		}
	}
	return uit
}

// WetVan gives the law that a kind of message is of: "JW301" is of the Jeugdwet. A kind
// that no release has gives 0.
func WetVan(soort string) istandaard.Wet {
	for _, u := range uitgaven {
		if u.Codes[soort] != "" {
			return u.Wet
		}
	}
	return 0
}

// Betekenis gives what a code means in the code list with that name ("RedenVerzoek") of
// the law, by the last release that has it; false when none has.
func Betekenis(wet istandaard.Wet, lijst, code string) (tekst string, ok bool) {
	for _, u := range slices.Backward(uitgaven) {
		if u.Wet == wet {
			if tekst, ok = istandaard.Betekenis(u.Codelijsten[lijst], code); ok {
				return tekst, true
			}
		}
	}
	return "", false
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
func Decode(b []byte) (istandaard.Bericht, []istandaard.Breuk, error) {
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
	soort, breuken, _ = controleer(istandaard.InVensters(b)) // in memory: no error of a file
	return soort, breuken
}

// ControleerVan is Controleer for a file of which only a part is in memory: r holds
// grootte bytes. A valid claim of 25 MB takes a few MB; what breaks level 1 is read as
// a whole to name the places. An error is one of the file, of kind Onjuist.
func ControleerVan(r io.ReaderAt, grootte int64) (soort string, breuken []istandaard.Breuk, err error) {
	bron, err := istandaard.Open(r, grootte, istandaard.Venster)
	if err != nil {
		return "", nil, err
	}
	return controleer(bron)
}

func controleer(bron *istandaard.Bron) (soort string, breuken []istandaard.Breuk, err error) {
	u, soort, err := van(bron)
	if err != nil {
		if er := bron.Fout(); er != nil {
			return "", nil, er
		}
		return "", istandaard.GeenBericht(err), nil
	}
	breuken, err = u.ControleerBron(soort, bron)
	return soort, breuken, err
}

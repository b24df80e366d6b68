// Package uitgave knows every release of the message standard that Nabuur speaks, finds
// the one that a message is of, and says in which one is sent from which day.
package uitgave

import (
	"io"
	"maps"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
)

// Verzending says from which day the messages of a law are sent in a release: those
// that the release has. What is received is read in the release it is written in, so a
// release with Vanaf tijdlijn.Open is read and never sent.
type Verzending struct {
	Vanaf   tijdlijn.Dag
	Uitgave *istandaard.Standaard
}

// Uitgaven are the releases that are spoken. They are not changed once they are made.
type Uitgaven struct {
	verzendingen []Verzending // in the order in which users are told of them
}

// New gives the releases with the day on which each begins.
func New(verzendingen ...Verzending) *Uitgaven { return &Uitgaven{slices.Clone(verzendingen)} }

// begin is the first day of the calendar: the release was there when Nabuur began.
var begin = tijdlijn.MustDag("0001-01-01")

// gangbaar are the releases that Nabuur speaks.
var gangbaar = New(Verzending{begin, iwmo32.Standaard}, Verzending{begin, ijw32.Standaard})

// Gangbaar gives the releases that Nabuur speaks. The functions of this package ask
// them.
func Gangbaar() *Uitgaven { return gangbaar }

// Met gives the same releases with one more.
func (u *Uitgaven) Met(v Verzending) *Uitgaven {
	return New(append(slices.Clone(u.verzendingen), v)...)
}

// Alle gives the releases, each once.
func (u *Uitgaven) Alle() []*istandaard.Standaard {
	var uit []*istandaard.Standaard
	for _, v := range u.verzendingen {
		if !slices.Contains(uit, v.Uitgave) {
			uit = append(uit, v.Uitgave)
		}
	}
	return uit
}

// Van gives the release that b is a message of, and the kind of message: "WMO301",
// "JW323". It looks no further than the start tag of the root element. What is no
// message of these releases is a Fout of kind Onjuist.
func (u *Uitgaven) Van(b []byte) (*istandaard.Standaard, string, error) {
	return u.van(istandaard.Zicht(b))
}

func (u *Uitgaven) van(bron *istandaard.Bron) (*istandaard.Standaard, string, error) {
	naam, soort, err := bron.Herken()
	if err != nil {
		return nil, "", err
	}
	for _, v := range u.verzendingen {
		if v.Uitgave.Kent(naam, soort) {
			return v.Uitgave, soort, nil
		}
	}
	for _, v := range u.verzendingen {
		if v.Uitgave.Naam == naam {
			return nil, "", fout.New(fout.Onjuist, "De uitgave %s heeft geen bericht %s. Vraag de afzender om een van de berichten %s.",
				naam, soort, soorten(v.Uitgave))
		}
	}
	return nil, "", fout.New(fout.Onjuist,
		"Een bericht %s van %s kent Nabuur niet. Vraag de afzender om een bericht van %s.", soort, naam, u.namen())
}

// soorten lists the kinds of message of a release: "WMO301, WMO302 en WMO325".
func soorten(s *istandaard.Standaard) string {
	namen := slices.Sorted(maps.Keys(s.Codes))
	return strings.Join(namen[:len(namen)-1], ", ") + " en " + namen[len(namen)-1]
}

func (u *Uitgaven) namen() string {
	var uit []string
	for _, s := range u.Alle() {
		uit = append(uit, s.Naam)
	}
	return strings.Join(uit, " of ")
}

// Voor gives the release in which messages of that law are sent on that day; nil for
// a law that has none then.
func (u *Uitgaven) Voor(wet istandaard.Wet, dag tijdlijn.Dag) *istandaard.Standaard {
	return u.laatste(wet, dag, func(*istandaard.Standaard) bool { return true })
}

// VoorNummer gives the release in which the message with that number ("301") is sent on
// that day: the last one of the law that began and has it. So a message that a next
// release does not have goes on in the one before. nil when none has it.
func (u *Uitgaven) VoorNummer(wet istandaard.Wet, nummer string, dag tijdlijn.Dag) *istandaard.Standaard {
	return u.laatste(wet, dag, func(s *istandaard.Standaard) bool { return s.Soort(nummer) != "" })
}

// laatste gives the release of the law that began last on or before the day.
func (u *Uitgaven) laatste(wet istandaard.Wet, dag tijdlijn.Dag, past func(*istandaard.Standaard) bool) *istandaard.Standaard {
	var uit *istandaard.Standaard
	var sinds tijdlijn.Dag
	for _, v := range u.verzendingen {
		if v.Uitgave.Wet == wet && v.Vanaf <= dag && (uit == nil || v.Vanaf >= sinds) && past(v.Uitgave) {
			uit, sinds = v.Uitgave, v.Vanaf
		}
	}
	return uit
}

// WetVan gives the law that a kind of message is of: "JW301" is of the Jeugdwet. A kind
// that no release has gives 0.
func (u *Uitgaven) WetVan(soort string) istandaard.Wet {
	for _, v := range u.verzendingen {
		if v.Uitgave.Codes[soort] != "" {
			return v.Uitgave.Wet
		}
	}
	return 0
}

// Betekenis gives what a code means in the code list with that name ("RedenVerzoek") of
// the law, by the release that began last and has it; false when none has.
func (u *Uitgaven) Betekenis(wet istandaard.Wet, lijst, code string) (tekst string, ok bool) {
	var sinds tijdlijn.Dag
	for _, v := range u.verzendingen {
		if v.Uitgave.Wet != wet || ok && v.Vanaf < sinds {
			continue
		}
		if t, er := istandaard.Betekenis(v.Uitgave.Codelijsten[lijst], code); er {
			tekst, ok, sinds = t, true, v.Vanaf
		}
	}
	return tekst, ok
}

// Decode reads whichever message b is, and gives every level 1 breach it finds. What
// is no message of these releases is an error of kind Onjuist.
func (u *Uitgaven) Decode(b []byte) (istandaard.Bericht, []istandaard.Breuk, error) {
	s, soort, err := u.Van(b)
	if err != nil {
		return nil, nil, err
	}
	m, breuken := s.Lees(soort, b)
	return m, breuken, nil
}

// Controleer checks b as the receiver must, by the rules of the release it is of: it
// gives the name of the message and every level 1 breach it finds or, when there are
// none, every level 2 rule that is broken. A b that is no message of these releases
// gives "" and one level 1 breach.
func (u *Uitgaven) Controleer(b []byte) (soort string, breuken []istandaard.Breuk) {
	soort, breuken, _ = u.controleer(istandaard.InVensters(b)) // in memory: no error of a file
	return soort, breuken
}

// ControleerVan is Controleer for a file of which only a part is in memory: r holds
// grootte bytes. A valid claim of 25 MB takes a few MB; what breaks level 1 is read as
// a whole to name the places. An error is one of the file, of kind Onjuist.
func (u *Uitgaven) ControleerVan(r io.ReaderAt, grootte int64) (soort string, breuken []istandaard.Breuk, err error) {
	bron, err := istandaard.Open(r, grootte, istandaard.Venster)
	if err != nil {
		return "", nil, err
	}
	return u.controleer(bron)
}

func (u *Uitgaven) controleer(bron *istandaard.Bron) (soort string, breuken []istandaard.Breuk, err error) {
	s, soort, err := u.van(bron)
	if err != nil {
		if er := bron.Fout(); er != nil {
			return "", nil, er
		}
		return "", istandaard.GeenBericht(err), nil
	}
	breuken, err = s.ControleerBron(soort, bron)
	return soort, breuken, err
}

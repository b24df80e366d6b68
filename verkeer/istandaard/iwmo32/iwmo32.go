// Package iwmo32 is release 3.2 of iWmo, the message standard between
// municipalities and providers for the Wmo 2015: a type, a decoder and an encoder
// for each message and the code lists, all generated from the definition in
// ../definitie/iwmo32. The classes, which iJw 3.2 shares, and the rules of
// level 2 are those of package release32.
//
// A field that may be left out is an address, nil when it is not there; a text is
// "" then, because the standard allows no empty text; a list is empty. A class
// that only holds a list, such as ToegewezenProducten, is a slice. The end dates in
// these types are inclusive, as in the standard; the rest of Nabuur counts with
// half-open periods.
package iwmo32

import (
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/release32"
)

// Bericht is a message of this release: *WMO301, *WMO302 and so on.
type Bericht = release32.Bericht

// Standaard is this release as one value, for what works with more than one.
var Standaard = &release32.Standaard{
	Naam: "iWmo 3.2", Wet: release32.Wmo, XsdVersie: "1.0.0",
	Codes: codes, Antwoorden: antwoorden, Retourcodes: LijstRetourCode,
	Voorvoegsel: "WMO", Ontleed: lees, Inhoud: inhoud, Maak: maak, Modellen: modellen,
}

// Decode reads whichever message of this release b is, and gives every level 1
// breach it finds. A message of another standard or release is an error of kind
// Onjuist.
func Decode(b []byte) (Bericht, []istandaard.Breuk, error) { return Standaard.Decode(b) }

// Controleer checks b as the receiver must: it gives the name of the message and
// every level 1 breach it finds or, when there are none, every level 2 rule that is
// broken. A b that is no message of this release gives "" and one level 1 breach.
func Controleer(b []byte) (soort string, breuken []istandaard.Breuk) { return Standaard.Controleer(b) }

// ControleerInhoud gives every level 2 rule that m breaks, in the order of the
// table of rules. It takes m to be free of level 1 breaches.
func ControleerInhoud(m Bericht) []istandaard.Breuk { return Standaard.ControleerInhoud(m) }

// Retourcode gives the Dutch meaning of a retour code; false when the standard has
// no such code.
func Retourcode(code string) (tekst string, ok bool) { return Standaard.Retourcode(code) }

// Antwoord gives the message that answers a message of the given kind: WMO302 for
// WMO301, WMO325 for WMO323; false for a message that gets no answer.
func Antwoord(soort string) (string, bool) { return Standaard.Antwoord(soort) }

// NewHeader gives the header of a message that is no answer: code and versions of
// this release filled in. A soort this release does not know gives an empty code,
// which Encode refuses.
func NewHeader(soort, afzender, ontvanger, identificatie string, dagtekening tijdlijn.Dag) istandaard.Header {
	return Standaard.NewHeader(soort, afzender, ontvanger, identificatie, dagtekening)
}

// NewRetourHeader gives the header of the retour on a message of the given kind
// with header h: everything of h is repeated, sender and receiver not swapped
// (IV028), under the code of the retour. RetourCodes is left empty: no error.
func NewRetourHeader(soort string, h istandaard.Header, identificatie string, dagtekening tijdlijn.Dag) istandaard.RetourHeader {
	return Standaard.NewRetourHeader(soort, h, identificatie, dagtekening)
}

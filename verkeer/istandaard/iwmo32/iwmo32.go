// Package iwmo32 is release 3.2 of iWmo, the message standard between
// municipalities and providers for the Wmo 2015: a type, a decoder and an encoder
// for each message, the rules of level 1 and 2, and the code lists. The codecs are
// generated from the definition in ../definitie/iwmo32.
//
// A field that may be left out is an address, nil when it is not there; a text is
// "" then, because the standard allows no empty text; a list is empty. A class
// that only holds a list, such as ToegewezenProducten, is a slice. The end dates in
// these types are inclusive, as in the standard; the rest of Nabuur counts with
// half-open periods.
package iwmo32

//go:generate go run ../genereer ../definitie/iwmo32

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Bericht is a message of this release: *WMO301, *WMO302 and so on.
type Bericht interface {
	// Soort gives the name of the message: "WMO301".
	Soort() string
	// Encode writes the message in its canonical form.
	Encode() ([]byte, error)
}

// Decode reads whichever message of this release b is, and gives every level 1
// breach it finds. A message of another standard or release is an error of kind
// Onjuist.
func Decode(b []byte) (Bericht, []istandaard.Breuk, error) {
	soort, err := herken(b)
	if err != nil {
		return nil, nil, err
	}
	m, breuken := decode(soort, b)
	return m, breuken, nil
}

func herken(b []byte) (string, error) {
	soort, err := istandaard.Herken(b)
	if err != nil {
		return "", err
	}
	if _, ok := codes[soort]; !ok {
		return "", fout.New(fout.Onjuist, "Bericht %s hoort niet bij iWmo 3.2.", soort)
	}
	return soort, nil
}

// Controleer checks b as the receiver must: it gives the name of the message and
// every level 1 breach it finds or, when there are none, every level 2 rule that is
// broken. A b that is no message of this release gives "" and one level 1 breach.
// An empty list means that the message may be taken in and checked further against
// earlier messages (level 3) and outside sources (level 4).
func Controleer(b []byte) (soort string, breuken []istandaard.Breuk) {
	soort, err := herken(b)
	if err != nil {
		return "", []istandaard.Breuk{{Regel: istandaard.RegelXSD, Niveau: 1, Plek: "/", Tekst: fout.Zin(err)}}
	}
	m, breuken := decode(soort, b)
	if len(breuken) > 0 {
		return soort, breuken
	}
	return soort, ControleerInhoud(m)
}

// Retourcode gives the Dutch meaning of a retour code; false when the standard has
// no such code.
func Retourcode(code string) (tekst string, ok bool) {
	return istandaard.Betekenis(LijstRetourCode, code)
}

// Antwoord gives the message that answers a message of the given kind: WMO302 for
// WMO301, WMO325 for WMO323; false for a message that gets no answer.
func Antwoord(soort string) (string, bool) {
	antwoord, ok := antwoorden[soort]
	return antwoord, ok
}

// xsdVersie is the version of the published schemas of this release.
const xsdVersie = "1.0.0"

// NewHeader gives the header of a message that is no answer: code and versions of
// this release filled in. A soort this release does not know gives an empty code,
// which Encode refuses.
func NewHeader(soort, afzender, ontvanger, identificatie string, dagtekening tijdlijn.Dag) istandaard.Header {
	return istandaard.Header{
		BerichtCode: codes[soort], BerichtVersie: 3, BerichtSubversie: 2,
		Afzender: afzender, Ontvanger: ontvanger,
		BerichtIdentificatie: istandaard.BerichtIdentificatie{Identificatie: identificatie, Dagtekening: dagtekening},
		XsdVersie:            istandaard.XsdVersie{BasisschemaXsdVersie: xsdVersie, BerichtXsdVersie: xsdVersie},
	}
}

// NewRetourHeader gives the header of the retour on a message of the given kind
// with header h: everything of h is repeated, sender and receiver not swapped
// (IV028), under the code of the retour. RetourCodes is left empty: no error.
func NewRetourHeader(soort string, h istandaard.Header, identificatie string, dagtekening tijdlijn.Dag) istandaard.RetourHeader {
	return istandaard.RetourHeader{
		BerichtCode: codes[antwoorden[soort]], BerichtVersie: h.BerichtVersie, BerichtSubversie: h.BerichtSubversie,
		Afzender: h.Afzender, Ontvanger: h.Ontvanger,
		BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie,
		IdentificatieRetour: identificatie, DagtekeningRetour: dagtekening,
		XsdVersieRetour: istandaard.XsdVersie{BasisschemaXsdVersie: xsdVersie, BerichtXsdVersie: xsdVersie},
	}
}

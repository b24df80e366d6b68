// Package release32 is what iWmo 3.2 and iJw 3.2 have in common: the classes of the
// messages that are the same in both, the rules of level 2, and the way a message is
// recognised and checked. The packages iwmo32 and ijw32 hold what each has of its
// own: codes, namespaces, code lists, decoders and encoders.
//
// A class is named after its message: Client301 is class Client of WMO301 and JW301.
// A field that may be left out is an address, nil when it is not there; a text is
// "" then, because the standard allows no empty text; a list is empty. A class that
// only holds a list, such as ToegewezenProducten, is a slice. The end dates in these
// types are inclusive, as in the standard; the rest of Nabuur counts with half-open
// periods.
package release32

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Bericht is a message of this release: *iwmo32.WMO301, *ijw32.JW301 and so on.
type Bericht interface {
	// Soort gives the name of the message: "WMO301".
	Soort() string
	// Encode writes the message in its canonical form.
	Encode() ([]byte, error)
}

// Standaard is one of the two standards: what it has of its own, and what follows
// from it for every message.
type Standaard struct {
	// Naam is "iWmo 3.2" or "iJw 3.2".
	Naam string
	// Wet selects the rules.
	Wet Wet
	// XsdVersie is the version of the published schemas.
	XsdVersie string
	// Codes gives the BerichtCode of each message, Antwoorden the message that
	// answers it.
	Codes, Antwoorden map[string]string
	// Retourcodes is the code list of LDT_RetourCode.
	Retourcodes []istandaard.Waarde
	// Lees decodes a message of the given kind, with its level 1 breaches.
	Lees func(soort string, b []byte) (Bericht, []istandaard.Breuk)
	// Inhoud gives the parts of a message that the rules look at.
	Inhoud func(Bericht) Inhoud
}

// Decode reads whichever message of the standard b is, and gives every level 1
// breach it finds. A message of another standard or release is an error of kind
// Onjuist.
func (s *Standaard) Decode(b []byte) (Bericht, []istandaard.Breuk, error) {
	soort, err := s.herken(b)
	if err != nil {
		return nil, nil, err
	}
	m, breuken := s.Lees(soort, b)
	return m, breuken, nil
}

func (s *Standaard) herken(b []byte) (string, error) {
	uitgave, soort, err := istandaard.Herken(b)
	if err != nil {
		return "", err
	}
	if !s.Kent(uitgave, soort) {
		return "", fout.New(fout.Onjuist, "Bericht %s van %s hoort niet bij %s.", soort, uitgave, s.Naam)
	}
	return soort, nil
}

// Kent reports whether the message, as istandaard.Herken names it, is of this
// standard and release.
func (s *Standaard) Kent(uitgave, soort string) bool {
	_, ok := s.Codes[soort]
	return ok && uitgave == s.Naam
}

// Controleer checks b as the receiver must: it gives the name of the message and
// every level 1 breach it finds or, when there are none, every level 2 rule that is
// broken. A b that is no message of this standard gives "" and one level 1 breach.
// An empty list means that the message may be taken in and checked further against
// earlier messages (level 3) and outside sources (level 4).
func (s *Standaard) Controleer(b []byte) (soort string, breuken []istandaard.Breuk) {
	soort, err := s.herken(b)
	if err != nil {
		return "", istandaard.GeenBericht(err)
	}
	return soort, s.ControleerAls(soort, b)
}

// ControleerAls is Controleer for a message of which the kind is known.
func (s *Standaard) ControleerAls(soort string, b []byte) []istandaard.Breuk {
	m, breuken := s.Lees(soort, b)
	if len(breuken) > 0 {
		return breuken
	}
	return s.ControleerInhoud(m)
}

// ControleerInhoud gives every level 2 rule that m breaks, in the order of the
// table of rules. It takes m to be free of level 1 breaches.
func (s *Standaard) ControleerInhoud(m Bericht) []istandaard.Breuk {
	soort := m.Soort()
	return controleer(s.Wet, soort[len(soort)-3:], s.Inhoud(m))
}

// Regels gives all rules of the standard that are checked at level 2, by number.
func (s *Standaard) Regels() []Regel { return regelsVan(s.Wet) }

// Retourcode gives the Dutch meaning of a retour code; false when the standard has
// no such code.
func (s *Standaard) Retourcode(code string) (tekst string, ok bool) {
	return istandaard.Betekenis(s.Retourcodes, code)
}

// Antwoord gives the message that answers a message of the given kind: WMO302 for
// WMO301, JW325 for JW323; false for a message that gets no answer.
func (s *Standaard) Antwoord(soort string) (string, bool) {
	antwoord, ok := s.Antwoorden[soort]
	return antwoord, ok
}

// NewHeader gives the header of a message that is no answer: code and versions of
// the standard filled in. A soort it does not know gives an empty code, which
// Encode refuses.
func (s *Standaard) NewHeader(soort, afzender, ontvanger, identificatie string, dagtekening tijdlijn.Dag) istandaard.Header {
	return istandaard.Header{
		BerichtCode: s.Codes[soort], BerichtVersie: 3, BerichtSubversie: 2,
		Afzender: afzender, Ontvanger: ontvanger,
		BerichtIdentificatie: istandaard.BerichtIdentificatie{Identificatie: identificatie, Dagtekening: dagtekening},
		XsdVersie:            s.xsdVersie(),
	}
}

// NewRetourHeader gives the header of the retour on a message of the given kind
// with header h: everything of h is repeated, sender and receiver not swapped
// (IV028), under the code of the retour. RetourCodes is left empty: no error.
func (s *Standaard) NewRetourHeader(soort string, h istandaard.Header, identificatie string, dagtekening tijdlijn.Dag) istandaard.RetourHeader {
	return istandaard.RetourHeader{
		BerichtCode: s.Codes[s.Antwoorden[soort]], BerichtVersie: h.BerichtVersie, BerichtSubversie: h.BerichtSubversie,
		Afzender: h.Afzender, Ontvanger: h.Ontvanger,
		BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie,
		IdentificatieRetour: identificatie, DagtekeningRetour: dagtekening,
		XsdVersieRetour: s.xsdVersie(),
	}
}

func (s *Standaard) xsdVersie() istandaard.XsdVersie {
	return istandaard.XsdVersie{BasisschemaXsdVersie: s.XsdVersie, BerichtXsdVersie: s.XsdVersie}
}

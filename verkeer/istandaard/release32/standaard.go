// Package release32 is what iWmo 3.2 and iJw 3.2 have in common: the classes of the
// messages, the rules of level 2, and the way a message is recognised, checked and
// written. The packages iwmo32 and ijw32 hold what each has of its
// own: codes, namespaces, code lists, decoders and encoders.
//
// A class is named after its message: Client301 is class Client of WMO301 and JW301. A
// field that only one of the standards has says so; Encode of a message of the other
// refuses it when it is filled.
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
	// Ontleed reads a message of the given kind from a text, with its level 1
	// breaches. Clients that elk asks for are handed over and not kept.
	Ontleed func(soort string, bron *istandaard.Bron, elk Elk) (Bericht, []istandaard.Breuk)
	// Modellen gives the definition of each message: its tree of elements.
	Modellen map[string]istandaard.Model
	// Voorvoegsel is what the names of the messages begin with: "WMO" or "JW".
	Voorvoegsel string
	// Inhoud gives the parts of a message; none of a message of another standard.
	Inhoud func(Bericht) Inhoud
	// Maak builds the message with that number, "306", from its parts: the inverse of
	// Inhoud. Other parts are not looked at. A mandatory part that is nil is left
	// empty, which Encode refuses. A number that the standard does not have gives nil.
	Maak func(nummer string, i Inhoud) Bericht
}

// Soort gives the name of the message with that number: "306" is "WMO306" in iWmo and
// "JW306" in iJw. A number that the standard does not have gives "".
func (s *Standaard) Soort(nummer string) string {
	if soort := s.Voorvoegsel + nummer; s.Codes[soort] != "" {
		return soort
	}
	return ""
}

// Nummer gives the number that a kind of message has in every standard: "306" of
// "WMO306" and "JW306".
func Nummer(soort string) string { return soort[max(0, len(soort)-3):] }

// Codeer writes the message as it may be sent. One that breaks a rule of level 1 or
// 2 is not written: the error is of kind Onjuist, with the first breach. So is what
// is no message of this standard.
func (s *Standaard) Codeer(m Bericht) ([]byte, error) {
	if m == nil || s.Codes[m.Soort()] == "" {
		return nil, fout.New(fout.Onjuist, "Dit is geen bericht van %s. Kies een bericht van de standaard die bij de wet hoort.", s.Naam)
	}
	b, err := m.Encode()
	if err != nil {
		return nil, err
	}
	if breuken := s.ControleerAls(m.Soort(), b); len(breuken) > 0 {
		return nil, istandaard.AlsFout(m.Soort(), breuken)
	}
	return b, nil
}

// Decode reads whichever message of the standard b is, and gives every level 1
// breach it finds. A message of another standard or release is an error of kind
// Onjuist. What comes back does not change when b does.
func (s *Standaard) Decode(b []byte) (Bericht, []istandaard.Breuk, error) {
	soort, err := s.herken(istandaard.Zicht(b))
	if err != nil {
		return nil, nil, err
	}
	m, breuken := s.Lees(soort, b)
	return m, breuken, nil
}

// Lees decodes a message of the given kind, with its level 1 breaches. What comes
// back does not change when b does.
func (s *Standaard) Lees(soort string, b []byte) (Bericht, []istandaard.Breuk) {
	return s.Ontleed(soort, istandaard.Kopie(b), Elk{})
}

func (s *Standaard) herken(bron *istandaard.Bron) (string, error) {
	uitgave, soort, err := bron.Herken()
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
	bron := istandaard.InVensters(b)
	soort, err := s.herken(bron)
	if err != nil {
		return "", istandaard.GeenBericht(err)
	}
	breuken, _ = s.ControleerBron(soort, bron) // in memory: no error of a file
	return soort, breuken
}

// ControleerAls is Controleer for a message of which the kind is known.
func (s *Standaard) ControleerAls(soort string, b []byte) []istandaard.Breuk {
	breuken, _ := s.ControleerBron(soort, istandaard.InVensters(b)) // in memory: no error of a file
	return breuken
}

// ControleerBron is ControleerAls for a text of which only a part need be in memory:
// of a claim no more than one client at a time is kept, beside the keys that rules
// compare. A text with a level 1 breach is taken into memory as a whole to name its
// places. An error is one of the file.
func (s *Standaard) ControleerBron(soort string, bron *istandaard.Bron) ([]istandaard.Breuk, error) {
	breuken, vorm := s.toets(soort, bron)
	if vorm || bron.Heel() {
		return breuken, nil
	}
	if err := bron.LeesHeel(); err != nil {
		return nil, err
	}
	breuken, _ = s.toets(soort, bron)
	return breuken, nil
}

// toets checks the text in one pass; vorm reports that level 1 is kept.
func (s *Standaard) toets(soort string, bron *istandaard.Bron) (breuken []istandaard.Breuk, vorm bool) {
	t := newToetsing(s.Wet, Nummer(soort))
	t.bytes = min(bron.Lengte(), istandaard.MaxGrootte)
	m, breuken := s.Ontleed(soort, bron, Elk{
		Client323: func(m Bericht, c *Client323) {
			t.begin(s.Inhoud, m)
			t.client323(c)
		},
		Client325: func(m Bericht, c *Client325) {
			t.begin(s.Inhoud, m)
			t.client325(c)
		},
	})
	if len(breuken) > 0 || m == nil {
		return breuken, false
	}
	t.begin(s.Inhoud, m)
	return t.slot(), true
}

// ControleerInhoud gives every level 2 rule that m breaks, in the order of the
// table of rules. It takes m to be free of level 1 breaches.
func (s *Standaard) ControleerInhoud(m Bericht) []istandaard.Breuk {
	t := newToetsing(s.Wet, Nummer(m.Soort()))
	t.begin(s.Inhoud, m)
	t.clientenVan()
	return t.slot()
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

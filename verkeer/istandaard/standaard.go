package istandaard

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// Bericht is a message of any release: each release has a type for each of its
// messages.
type Bericht interface {
	// Soort gives the name of the message: "WMO301".
	Soort() string
	// Encode writes the message in its canonical form.
	Encode() ([]byte, error)
}

// Wet is a law that messages are exchanged for, as a bit: a set of laws is a Wet too.
type Wet uint8

// The laws with a message standard.
const (
	Wmo   Wet = 1 << iota // iWmo: the Wmo 2015
	Jeugd                 // iJw: the Jeugdwet
)

// Regel is one rule of a release that is checked inside a message (level 2), with its
// condition.
type Regel struct {
	// ID is the number in the standard: "CD005", "CS002", "TR101".
	ID string
	// Niveau is the control level of the standard. TR319 is of level 3 there; it
	// needs nothing but the message and is checked with level 2, with code 0001.
	Niveau int
	// Retourcode is what a retour message carries when the rule is broken.
	Retourcode string
	// Wetten are the laws that the rule holds for.
	Wetten Wet
	// Berichten are the numbers of the messages the rule is for: "301".
	Berichten []string
	// Retours are the numbers of the retours in which it is judged on what they give
	// back of the message they answer.
	Retours []string
	// Eis is the condition, as one Dutch sentence for the sender.
	Eis string
}

// Toets is how a release checks a message with that number at level 2, whose text
// takes so many bytes: elk gets the clients of a claim or its answer as they are read,
// and slot the message at the end, with the clients that were not handed over. slot
// gives every rule that is broken, in the order of the release's rules. It takes the
// message to be free of level 1 breaches.
type Toets func(nummer string, bytes int64) (elk Elk, slot func(Bericht) []Breuk)

// Standaard is one release of a message standard: what it has of its own, and what
// follows from it for every message. It is not changed once it is made.
type Standaard struct {
	// Naam names the standard and its release: "iWmo 3.2", "iJw 3.2".
	Naam string
	// Wet is the law whose messages these are.
	Wet Wet
	// Versie and Subversie are the release as the header of a message has it.
	Versie, Subversie int64
	// XsdVersie is the version of the published schemas.
	XsdVersie string
	// Codes gives the BerichtCode of each message, Antwoorden the message that
	// answers it.
	Codes, Antwoorden map[string]string
	// Codelijsten gives each code list by the name of its type: "RetourCode" for
	// LDT_RetourCode.
	Codelijsten map[string][]Waarde
	// Ontleed reads a message of the given kind from a text, with its level 1
	// breaches. Clients that elk asks for are handed over and not kept.
	Ontleed func(soort string, bron *Bron, elk Elk) (Bericht, []Breuk)
	// Regels are the rules of level 2, by number, and Toets checks them. A release
	// without such rules leaves both empty.
	Regels []Regel
	Toets  Toets
	// Modellen gives the definition of each message: its tree of elements.
	Modellen map[string]Model
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
		return nil, AlsFout(m.Soort(), breuken)
	}
	return b, nil
}

// Decode reads whichever message of the standard b is, and gives every level 1
// breach it finds. A message of another standard or release is an error of kind
// Onjuist. What comes back does not change when b does.
func (s *Standaard) Decode(b []byte) (Bericht, []Breuk, error) {
	soort, err := s.herken(Zicht(b))
	if err != nil {
		return nil, nil, err
	}
	m, breuken := s.Lees(soort, b)
	return m, breuken, nil
}

// Lees decodes a message of the given kind, with its level 1 breaches. What comes
// back does not change when b does.
func (s *Standaard) Lees(soort string, b []byte) (Bericht, []Breuk) {
	return s.Ontleed(soort, Kopie(b), Elk{})
}

func (s *Standaard) herken(bron *Bron) (string, error) {
	uitgave, soort, err := bron.Herken()
	if err != nil {
		return "", err
	}
	if !s.Kent(uitgave, soort) {
		return "", fout.New(fout.Onjuist, "Bericht %s van %s hoort niet bij %s.", soort, uitgave, s.Naam)
	}
	return soort, nil
}

// Kent reports whether the message, as Herken names it, is of this
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
func (s *Standaard) Controleer(b []byte) (soort string, breuken []Breuk) {
	bron := InVensters(b)
	soort, err := s.herken(bron)
	if err != nil {
		return "", GeenBericht(err)
	}
	breuken, _ = s.ControleerBron(soort, bron) // in memory: no error of a file
	return soort, breuken
}

// ControleerAls is Controleer for a message of which the kind is known.
func (s *Standaard) ControleerAls(soort string, b []byte) []Breuk {
	breuken, _ := s.ControleerBron(soort, InVensters(b)) // in memory: no error of a file
	return breuken
}

// ControleerBron is ControleerAls for a text of which only a part need be in memory:
// of a claim no more than one client at a time is kept, beside the keys that rules
// compare. A text with a level 1 breach is taken into memory as a whole to name its
// places. An error is one of the file.
func (s *Standaard) ControleerBron(soort string, bron *Bron) ([]Breuk, error) {
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
func (s *Standaard) toets(soort string, bron *Bron) (breuken []Breuk, vorm bool) {
	elk, slot := s.begin(Nummer(soort), min(bron.Lengte(), MaxGrootte))
	m, breuken := s.Ontleed(soort, bron, elk)
	if len(breuken) > 0 || m == nil {
		return breuken, false
	}
	return slot(m), true
}

// begin begins the check of a message at level 2.
func (s *Standaard) begin(nummer string, bytes int64) (Elk, func(Bericht) []Breuk) {
	if s.Toets == nil {
		return Elk{}, func(Bericht) []Breuk { return nil }
	}
	return s.Toets(nummer, bytes)
}

// ControleerInhoud gives every level 2 rule that m breaks, in the order of the
// table of rules. It takes m to be free of level 1 breaches.
func (s *Standaard) ControleerInhoud(m Bericht) []Breuk {
	_, slot := s.begin(Nummer(m.Soort()), 0)
	return slot(m)
}

// Retourcode gives the Dutch meaning of a retour code; false when the standard has
// no such code.
func (s *Standaard) Retourcode(code string) (tekst string, ok bool) {
	return Betekenis(s.Codelijsten["RetourCode"], code)
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
func (s *Standaard) NewHeader(soort, afzender, ontvanger, identificatie string, dagtekening tijdlijn.Dag) Header {
	return Header{
		BerichtCode: s.Codes[soort], BerichtVersie: s.Versie, BerichtSubversie: s.Subversie,
		Afzender: afzender, Ontvanger: ontvanger,
		BerichtIdentificatie: BerichtIdentificatie{Identificatie: identificatie, Dagtekening: dagtekening},
		XsdVersie:            s.xsdVersie(),
	}
}

// NewRetourHeader gives the header of the retour on a message of the given kind
// with header h: everything of h is repeated, sender and receiver not swapped
// (IV028), under the code of the retour. RetourCodes is left empty: no error.
func (s *Standaard) NewRetourHeader(soort string, h Header, identificatie string, dagtekening tijdlijn.Dag) RetourHeader {
	return RetourHeader{
		BerichtCode: s.Codes[s.Antwoorden[soort]], BerichtVersie: h.BerichtVersie, BerichtSubversie: h.BerichtSubversie,
		Afzender: h.Afzender, Ontvanger: h.Ontvanger,
		BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie,
		IdentificatieRetour: identificatie, DagtekeningRetour: dagtekening,
		XsdVersieRetour: s.xsdVersie(),
	}
}

func (s *Standaard) xsdVersie() XsdVersie {
	return XsdVersie{BasisschemaXsdVersie: s.XsdVersie, BerichtXsdVersie: s.XsdVersie}
}

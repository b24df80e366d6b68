// Package envelop reads and writes the StUF-GGk 2.1 envelopes in which messages pass
// between a municipality and the chain, and knows how each kind of message travels.
// It knows no directory, no database and no chain.
package envelop

import (
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// The namespaces of the envelope: StUF-GGk 2.1, and StUF 3.01 below it.
const (
	ruimteGGk  = "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
	ruimteStUF = "http://www.egem.nl/StUF/StUF0301"
)

// Berichtcode says what kind of envelope one is.
type Berichtcode string

// The three envelopes that pass between a municipality and the chain.
const (
	Di01 Berichtcode = "Di01" // a message that answers none: envelopHeenbericht-ggk_Di01
	Du01 Berichtcode = "Du01" // a retour: envelopRetourbericht-ggk_Du01
	Fo01 Berichtcode = "Fo01" // an error on one of the other two: Fo01Bericht
)

// Systeem is a sender or receiver. Organisatie is the CBS code of a municipality,
// the AGB-code of a provider, or the name of a link of the chain. Administratie
// names who sends on behalf of Organisatie, when that is another.
type Systeem struct {
	Organisatie   string
	Applicatie    string
	Administratie string
	Gebruiker     string
}

// Versie is a version with its subversion, each from 0 to 9999.
type Versie struct{ Hoofd, Sub int }

// Envelop is a StUF-GGk 2.1 envelope. Referentienummer is a UUID of version 4 in
// small letters, unique per sender; CrossRefnummer is that of the envelope which a
// Du01 or Fo01 answers, "" in a Di01. Tijdstip counts from the year down to at
// most milliseconds, in Dutch time: "20170103091500".
//
// Functie, both versions and Inhoud belong to a Di01 and Du01: the kind of message
// ("WMO301"), the sending application, the release, and the message itself, out of
// its base64. Fout belongs to a Fo01.
type Envelop struct {
	Berichtcode      Berichtcode
	Zender           Systeem
	Ontvanger        Systeem
	Referentienummer string
	Tijdstip         string
	CrossRefnummer   string
	Functie          string
	Applicatieversie Versie
	Functieversie    Versie
	Inhoud           []byte
	Fout             Foutmelding
}

// Foutmelding is what a Fo01 says: a code of at most 7 characters, whose side the
// fault is on, and a sentence of at most 200 characters.
type Foutmelding struct {
	Code         string
	Plek         Foutplek
	Omschrijving string
	Details      string
}

// Foutplek is the side that a fault is on.
type Foutplek string

// The two sides.
const (
	BijZender Foutplek = "client"
	BijKeten  Foutplek = "server"
)

// The codes of a Fo01 that Nabuur and its simulated chain give. "Foutberichten voor
// gemeenten", ISD-keten version 2.1.
const (
	FoutSchema      = "StUF055" // not per the schema of the envelope
	FoutGrootte     = "IB007"   // the content is too large
	FoutInhoud      = "IB014"   // the message inside is not per its schema
	FoutOntvanger   = "IB210"   // unknown receiver
	FoutZender      = "IB213"   // unknown sender
	FoutPartij      = "IB234"   // this organisation does not send this kind
	FoutFunctie     = "IB240"   // this kind or release does not travel in this envelope
	FoutGesprek     = "CC04"    // the crossRefnummer is of no envelope that was received
	FoutDubbel      = "CC08"    // this sender used the referentienummer before
	FoutTweede      = "CC11"    // a second retour on one envelope
	FoutToestemming = "BRS03"   // no consent to send on another's behalf
	FoutAansluiting = "BRS04"   // the provider is not connected
)

// StandaardGrootte is the most base64 in an envelope, in bytes, unless the
// configuration says otherwise: 25 MB.
const StandaardGrootte = 25 << 20

// Weigering is why an envelope was refused: what the Fo01 on it says, and what
// could be read of the envelope, as far as it goes.
type Weigering struct {
	Fout    Foutmelding
	Gelezen Envelop
}

// Error gives the code and the sentence, for the log.
func (w *Weigering) Error() string { return w.Fout.Code + ": " + w.Fout.Omschrijving }

// Unwrap gives the same as an error for the user, of kind Onjuist.
func (w *Weigering) Unwrap() error {
	return fout.New(fout.Onjuist, "De envelop is geweigerd met code %s. %s", w.Fout.Code, w.Fout.Omschrijving)
}

// Weiger makes a refusal of e; a sentence beyond what a Fo01 can carry is cut off.
func Weiger(e Envelop, code, zin string) *Weigering {
	return &Weigering{Fout: Foutmelding{Code: code, Plek: BijZender, Omschrijving: Inkorten(zin, MaxZin)}, Gelezen: e}
}

// Inkorten cuts a text off after lengte characters.
func Inkorten(tekst string, lengte int) string {
	n := 0
	for i := range tekst {
		if n++; n > lengte {
			return tekst[:i]
		}
	}
	return tekst
}

// Antwoord makes the Fo01 that tells the sender of the refused envelope, from van,
// under a referentienummer that the same refusal always gets.
func (w *Weigering) Antwoord(van Systeem, nu tijdlijn.Moment) Envelop {
	g := w.Gelezen
	return Envelop{
		Berichtcode: Fo01, Zender: van, Ontvanger: g.Zender.Passend(),
		CrossRefnummer: Inkorten(g.Referentienummer, maxReferentie), Tijdstip: Tijdstip(nu),
		Referentienummer: Afgeleid(string(Fo01), van.Organisatie, g.Zender.Organisatie, g.Referentienummer, w.Fout.Code), Fout: w.Fout,
	}
}

// Passend gives the system as an envelope can carry it, whatever was read.
func (s Systeem) Passend() Systeem {
	if utf8.RuneCountInString(s.Applicatie) < minApplicatie {
		s.Applicatie = "onbekend"
	}
	return Systeem{
		Organisatie: Inkorten(s.Organisatie, maxOrganisatie), Applicatie: Inkorten(s.Applicatie, maxApplicatie),
		Administratie: Inkorten(s.Administratie, maxAdministratie), Gebruiker: Inkorten(s.Gebruiker, maxGebruiker),
	}
}

// Tijdstip writes a moment as an envelope has it, to the second.
func Tijdstip(m tijdlijn.Moment) string { return m.Tijd().Format("20060102150405") }

// Dag gives the day of a Tijdstip; false when it names none.
func (e Envelop) Dag() (tijdlijn.Dag, bool) {
	if len(e.Tijdstip) < 8 {
		return 0, false
	}
	t := e.Tijdstip
	d, err := tijdlijn.ParseDag(t[:4] + "-" + t[4:6] + "-" + t[6:8])
	return d, err == nil
}

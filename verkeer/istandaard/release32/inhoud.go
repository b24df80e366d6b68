package release32

import "nabuur/verkeer/istandaard"

// Inhoud is a message of either standard as the rules of level 2 see it. One of the
// parts is there, all are nil for a message without rules. The parts are those of
// the message itself, not copies.
type Inhoud struct {
	Identificatie      *istandaard.BerichtIdentificatie
	Toewijzing         *Client301
	Start              *Client305
	Stop               *Client307
	Aanvraag           *Aanvraag
	Wijziging          *Client317
	Antwoord           *Antwoord
	Declaratie         *Declaratie323
	DeclaratieAntwoord *DeclaratieAntwoord325
}

// Aanvraag is what the rules look at in the client of a 315, a class that iJw has
// one element more in.
type Aanvraag struct {
	Bsn           string
	Geboortedatum *istandaard.Geboortedatum
	Producten     []AangevraagdProduct315
}

// Antwoord is what the rules look at in a 319. WoonplaatsGemeente is the
// municipality that iJw names in the class Woonplaatsbeginsel, "" without it.
type Antwoord struct {
	VerzoekAntwoord, RedenAfwijzingVerzoek string
	WoonplaatsGemeente                     string
}

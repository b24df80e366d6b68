// Package bericht keeps the messages that were sent to and received from
// providers, and is the only translator between the codecs of the message
// standard and the capabilities: it makes a 301 from allotments, gives starts and
// stops to toewijzing and claims to declaratie, and answers.
//
// Of every message the exact bytes are kept. What comes in is taken in once: the
// same bytes again give the answer that was given before, and change nothing. A
// message, what it does and its answer are one transaction, with the job that
// sends the answer.
//
// The inclusive end date of the standard is written and read here and nowhere
// else: everywhere else in Nabuur a period is half-open.
//
// Making, taking in and sending are acts of the system, in the name of whoever
// holds <domein>.berichtenverkeer for the municipality on that day: that
// organisation stands in the log, and the Toedeling with the message. A task that
// nobody holds is a Gat, and nothing is made or taken in. People look, and send
// again, through toegang.
//
// This room knows no carrier: a koppeling asks what is ready (TeVerzenden), tells
// what it sent (Verzonden) and hands over what came (Ontvangen).
package bericht

import (
	"context"
	"io"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard/uitgave"
)

// Automatisch is the name under which the system itself acts.
const Automatisch = "nabuur"

// Richting says which way a message went.
type Richting string

// The two directions.
const (
	Uit Richting = "uit"
	In  Richting = "in"
)

// Bericht is a message as it was sent or received, without its bytes (see
// Inhoud). Afzender and Ontvanger are who really sent and receive it, by the code
// of the standard: a retour repeats those of the message it answers (IV028), but
// here stands who made it. Identificatie and Dagtekening are its own.
//
// Domein is the domain that it is about, as its release says; it is kept, because a
// later release may name its messages otherwise.
//
// Gemeente is whose resident it is about: after a merger the sender is the
// successor. AntwoordOp is the ID of the message it answers, or "". RetourVoor is
// the last day on which an answer is in time, Open while none is due; of an answer
// of ours that is not sent yet it is the last day to send it. Retourcodes and
// Redenen are what was wrong with it according to its receiver. Opvolger is the
// message that was made in the place of a rejected one, its own ID when somebody put
// it aside, "" else.
type Bericht struct {
	Gemeente      kenmerk.Gemeentecode
	ID            string
	Domein        taakverdeling.Domein
	Richting      Richting
	Soort         string
	Identificatie string
	Dagtekening   tijdlijn.Dag
	Afzender      string
	Ontvanger     string
	Inwoner       string // BSN of the one client, "" when there are more or none
	AntwoordOp    string
	Hash          string // SHA-256 of the bytes, in hexadecimal
	Stand         Stand
	Retourcodes   []string
	Redenen       []Reden
	Toedeling     taakverdeling.Verwijzing
	Moment        tijdlijn.Moment
	Verzonden     tijdlijn.Moment // MomentOpen until then, and for what came in
	RetourVoor    tijdlijn.Dag
	Opvolger      string
}

// Reden is one thing that is wrong with a message: the rule of the standard when
// it is known here, the retour code, the place, and one Dutch sentence.
type Reden struct {
	Regel      string `json:"regel"`
	Retourcode string `json:"retourcode"`
	Plek       string `json:"plek"`
	Tekst      string `json:"tekst"`
}

// Uitkomst is what became of a message that came in. Antwoord is the message that
// was made in answer, nil for what gets none. Herhaald says that the same bytes
// came before: nothing was changed and the answer is the earlier one.
type Uitkomst struct {
	Bericht  Bericht
	Antwoord *Bericht
	Herhaald bool
}

// Goed reports whether the message was taken in. A claim with refused lines was.
func (u Uitkomst) Goed() bool { return u.Bericht.Stand != Afgekeurd }

// Verstuur is the job that follows every message that was made: carry it to its
// receiver. It is written in the transaction that made the message.
type Verstuur struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente"`
	ID       string               `json:"id"`
	Domein   taakverdeling.Domein `json:"domein,omitempty"`
}

// Kind names the job in the queue.
func (Verstuur) Kind() string { return "bericht.verstuur" }

// Onderwerp says that the job is about the message, for whoever exchanges messages.
func (v Verstuur) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{Gemeente: v.Gemeente, Soort: "bericht", ID: v.ID, Taak: string(v.Domein.Taak(taakverdeling.Berichtenverkeer))}
}

// Onderdelen are the rooms that messages lean on; cmd builds each of them once.
type Onderdelen struct {
	Opslag       *opslag.Opslag
	Klok         tijdlijn.Klok
	Toeval       io.Reader // for ids
	Verdeling    *taakverdeling.Register
	Poort        *toegang.Poort
	Logboek      *logboek.Logboek
	Wachtrij     *wachtrij.Wachtrij
	Toewijzingen *toewijzing.Register
	Verzoeken    *verzoek.Verzoeken
	Declaraties  *declaratie.Declaraties
	Uitgaven     *uitgave.Uitgaven // the releases that are read, and in which is sent from which day
}

// Berichten makes, takes in and shows messages. It is safe for use by many
// goroutines.
type Berichten struct{ Onderdelen }

// New gives the room over its parts. Aanmelden must be called before the first
// message is made.
func New(o Onderdelen) *Berichten { return &Berichten{o} }

// Aanmelden gives the queue the workers of this room, once: the message that
// follows a changed allotment, the answer on a request, and the carrying of what was
// made by verstuur. With
// a nil verstuur messages stay ready until a carrier asks for them.
func (b *Berichten) Aanmelden(verstuur func(context.Context, Verstuur) error) {
	wachtrij.Doe(b.Wachtrij, func(ctx context.Context, opdracht toewijzing.Verzend) error {
		_, _, err := b.ToewijzingMelden(ctx, opdracht)
		return err
	})
	wachtrij.Doe(b.Wachtrij, func(ctx context.Context, opdracht verzoek.Antwoord) error {
		_, _, err := b.VerzoekBeantwoorden(ctx, opdracht)
		return err
	})
	if verstuur == nil {
		verstuur = func(context.Context, Verstuur) error { return nil }
	}
	wachtrij.Doe(b.Wachtrij, verstuur)
}

func (b *Berichten) vandaag() tijdlijn.Dag { return tijdlijn.Vandaag(b.Klok) }

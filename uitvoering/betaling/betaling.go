// Package betaling keeps the payment orders of each municipality, whatever they
// were made from: a claim, an allowance, a settlement.
//
// One source (Bron) gives one order, ever. An order goes the steps of stappen.go
// and no other. Two people look at it before it is released: whoever releases is
// not the one who put it ready, and not the one who approved an order that was
// put ready by the system.
package betaling

import (
	"context"
	"strconv"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Automatisch is the name under which the system itself acts: it puts orders
// ready and never approves or releases one.
const Automatisch = "nabuur"

// Opdracht is the order to put ready: who is paid what, from which source. Taak
// is the task in the division under which it is paid ("wmo.betaling") and Over
// the day the payment is about: together they say which organisation pays.
// Uiterlijk is the last day to pay in time, or Open.
type Opdracht struct {
	Gemeente     kenmerk.Gemeentecode
	Bron         string
	Taak         taakverdeling.Taak
	Over         tijdlijn.Dag
	Crediteur    string
	IBAN         kenmerk.IBAN
	Bedrag       geld.Cent
	Omschrijving string
	Uiterlijk    tijdlijn.Dag
}

// Verwijzing names an order. Versie is the version that was seen; 0 means that it does
// not matter.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode
	Nummer   int64
	Versie   int64
}

// Betaling is an order as it stands. Betaler is the organisation that held the
// task when it was put ready, and Toedeling what that leaned on. A moment that
// has not come is MomentOpen, the name beside it "".
type Betaling struct {
	Opdracht
	Nummer            int64
	Status            Status
	Betaler           organisatie.Kenmerk
	Toedeling         taakverdeling.Verwijzing
	Klaargezet        tijdlijn.Moment
	KlaargezetDoor    string
	Geaccordeerd      tijdlijn.Moment
	GeaccordeerdDoor  string
	Vrijgegeven       tijdlijn.Moment
	VrijgegevenDoor   string
	VrijgaveToedeling taakverdeling.Verwijzing
	Versie            int64
}

// Betalingen does the acts on payment orders.
type Betalingen struct {
	verdeling *taakverdeling.Register
	poort     *toegang.Poort
	log       *logboek.Logboek
}

// New gives the room over the parts it leans on.
func New(verdeling *taakverdeling.Register, poort *toegang.Poort, log *logboek.Logboek) *Betalingen {
	return &Betalingen{verdeling: verdeling, poort: poort, log: log}
}

// Klaarzetten adds an order by the system, in the transaction of the act it
// follows from, stamped with the organisation that handles the task today for
// work about the day Over. A source that has an order gets no second: the one
// that is there comes back, with false. A task that nobody holds is a Gat.
func (b *Betalingen) Klaarzetten(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Opdracht) (Betaling, bool, error) {
	if err := o.keur(); err != nil {
		return Betaling{}, false, err
	}
	bekend, gevonden, err := vanBron(ctx, tx, o.Gemeente, o.Bron)
	if err != nil || gevonden {
		return bekend, false, err
	}
	verdeling, err := b.verdeling.Stand(ctx, tx)
	if err != nil {
		return Betaling{}, false, err
	}
	toedeling, ok := verdeling.Behandelaar(o.Gemeente, o.Taak, o.Over, nu.Dag())
	if !ok {
		return Betaling{}, false, verdeling.Gat(o.Gemeente, o.Taak, nu.Dag())
	}
	nieuw := Betaling{
		Opdracht: o, Status: Klaargezet, Betaler: toedeling.Uitvoerder, Toedeling: toedeling.Verwijzing(),
		Klaargezet: nu, KlaargezetDoor: Automatisch, Geaccordeerd: tijdlijn.MomentOpen, Vrijgegeven: tijdlijn.MomentOpen, Versie: 1,
	}
	if nieuw.Nummer, err = voegToe(ctx, tx, nieuw); err != nil {
		return Betaling{}, false, err
	}
	return nieuw, true, b.log.Schrijf(ctx, tx, nieuw.logregel(toegang.BetalingKlaarzetten, Automatisch, nieuw.Betaler, nieuw.Toedeling))
}

func (o Opdracht) keur() error {
	switch {
	case o.Gemeente.IsLeeg() || o.Bron == "" || o.Taak == "":
		return fout.New(fout.Onjuist, "Een betaling heeft een gemeente, een taak en een bron. Vul die aan.")
	case o.Bedrag <= 0:
		return fout.New(fout.Onjuist, "Een betaling van %s kan niet. Geef een bedrag boven nul.", o.Bedrag).Bij("bedrag")
	case o.IBAN.IsLeeg() || o.Crediteur == "":
		return fout.New(fout.Onjuist, "Geef de naam en het rekeningnummer (IBAN) van wie betaald wordt.").Bij("iban")
	case utf8.RuneCountInString(o.Crediteur) > 70 || utf8.RuneCountInString(o.Omschrijving) > 140:
		return fout.New(fout.Onjuist, "De naam past in 70 tekens en de omschrijving in 140. Maak de tekst korter.").Bij("omschrijving")
	}
	return nil
}

func (b Betaling) logregel(h toegang.Handeling, medewerker string, namens organisatie.Kenmerk,
	toedeling taakverdeling.Verwijzing) logboek.Regel {
	return logboek.Regel{
		Gemeente: b.Gemeente, Medewerker: medewerker, Organisatie: namens, Handeling: string(h), Soort: "betaling",
		Object: strconv.FormatInt(b.Nummer, 10), Doel: "betaling", Toedeling: toedeling.String(),
		Gegevens: map[string]string{"bron": b.Bron, "bedrag": strconv.FormatInt(int64(b.Bedrag), 10)},
	}
}

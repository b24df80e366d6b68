// Package kamers builds the rooms of the house over one open store, each once,
// and joins them: who does which job of the queue. The command line and the
// screens both work through what it gives.
package kamers

import (
	"context"
	"io"
	"log/slog"
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/regeling"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/inrichting"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/herstel"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verrekening"
	"nabuur/uitvoering/verzoek"
	"nabuur/uitvoering/zaak"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/uitgave"
)

// Kamers are the rooms over one store.
type Kamers struct {
	Opslag       *opslag.Opslag
	Klok         tijdlijn.Klok
	Wachtrij     *wachtrij.Wachtrij
	Gemeenten    *organisatie.Gemeenten
	Organisaties *organisatie.Register
	Regelingen   *regeling.Register
	Verdeling    *taakverdeling.Register
	Mandaten     *mandaat.Register
	Poort        *toegang.Poort
	Logboek      *logboek.Logboek
	Inwoners     *inwoner.Inwoners
	Herstel      *herstel.Herstellingen
	Zaken        *zaak.Zaken
	Contracten   *contract.Register
	Toewijzingen *toewijzing.Register
	Verzoeken    *verzoek.Verzoeken
	Grootboek    *grootboek.Grootboek
	Betalingen   *betaling.Betalingen
	Declaraties  *declaratie.Declaraties
	Berichten    *bericht.Berichten

	Verrekeningen *verrekening.Verrekeningen
}

// Instelling is what the rooms get from outside: the clock, randomness for ids,
// the log for what goes wrong in the background, and the carrier of messages.
// Without a carrier messages stay ready until somebody asks for them.
type Instelling struct {
	Klok   tijdlijn.Klok
	Toeval io.Reader
	Log    *slog.Logger
	Post   func(*bericht.Berichten) (Verstuurder, error)
}

// Verstuurder carries one message that was made to its receiver.
type Verstuurder func(context.Context, bericht.Verstuur) error

// schakeltijd is how often looks are put in the chain of the log.
const schakeltijd = 5 * time.Second

// Bouw builds the rooms over an open store.
func Bouw(o *opslag.Opslag, i Instelling) (*Kamers, error) {
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		return nil, err
	}
	k := &Kamers{Opslag: o, Klok: i.Klok, Gemeenten: gemeenten}
	if k.Wachtrij, err = wachtrij.New(o, i.Klok, i.Log); err != nil {
		return nil, err
	}
	k.Organisaties = organisatie.New(o, gemeenten)
	k.Regelingen = regeling.New(o)
	k.Verdeling = taakverdeling.New(o, gemeenten)
	k.Mandaten = mandaat.New(gemeenten, k.Organisaties)
	if k.Poort, err = toegang.New(o, k.Verdeling, k.Organisaties); err != nil {
		return nil, err
	}
	k.Logboek = logboek.New(o, i.Klok, i.Toeval)
	k.Inwoners = inwoner.New(i.Klok, i.Toeval)
	k.Herstel = herstel.New(herstel.Onderdelen{Opslag: o, Klok: i.Klok, Poort: k.Poort, Logboek: k.Logboek, Wachtrij: k.Wachtrij})
	k.Zaken = zaak.New(zaak.Onderdelen{
		Opslag: o, Klok: i.Klok, Toeval: i.Toeval, Gemeenten: gemeenten, Verdeling: k.Verdeling, Mandaten: k.Mandaten,
		Poort: k.Poort, Logboek: k.Logboek, Wachtrij: k.Wachtrij, Inwoners: k.Inwoners, Botst: toewijzing.Botst, Paden: zaak.Paden(),
	})
	k.Contracten = contract.New(contract.Onderdelen{Klok: i.Klok, Poort: k.Poort, Logboek: k.Logboek})
	k.Toewijzingen = toewijzing.New(toewijzing.Onderdelen{
		Verdeling: k.Verdeling, Poort: k.Poort, Logboek: k.Logboek, Wachtrij: k.Wachtrij, Inwoners: k.Inwoners,
		Gedeclareerd: declaratie.HeeftGoedgekeurd,
	})
	k.Verzoeken = verzoek.New(verzoek.Onderdelen{
		Opslag: o, Klok: i.Klok, Toeval: i.Toeval, Verdeling: k.Verdeling, Poort: k.Poort, Logboek: k.Logboek,
		Wachtrij: k.Wachtrij, Toewijzingen: k.Toewijzingen,
	})
	k.Grootboek = grootboek.New(k.Logboek)
	k.Betalingen = betaling.New(k.Verdeling, k.Poort, k.Logboek)
	k.Declaraties = declaratie.New(declaratie.Onderdelen{
		Opslag: o, Verdeling: k.Verdeling, Poort: k.Poort, Logboek: k.Logboek, Betalingen: k.Betalingen,
	})
	k.Berichten = bericht.New(bericht.Onderdelen{
		Opslag: o, Klok: i.Klok, Toeval: i.Toeval, Verdeling: k.Verdeling, Poort: k.Poort, Logboek: k.Logboek,
		Wachtrij: k.Wachtrij, Toewijzingen: k.Toewijzingen, Verzoeken: k.Verzoeken, Declaraties: k.Declaraties,
		Uitgaven: uitgave.Gangbaar(),
	})
	k.Verrekeningen = verrekening.New(o, k.Verdeling)
	return k, k.verbind(i.Post)
}

// Blik takes what wie may see and do today: once for a request.
func (k *Kamers) Blik(ctx context.Context, wie organisatie.Wie) (*toegang.Blik, error) {
	return k.Poort.Blik(ctx, k.Opslag, wie, tijdlijn.Vandaag(k.Klok))
}

// verbind gives every job of the queue its worker. A job may run more than once;
// each of these acts changes nothing the second time.
func (k *Kamers) verbind(post func(*bericht.Berichten) (Verstuurder, error)) error {
	k.Wachtrij.Herhaal("logboek.schakelen", schakeltijd, func(ctx context.Context) error {
		_, err := k.Logboek.Schakel(ctx)
		return err
	})
	wachtrij.Doe(k.Wachtrij, func(ctx context.Context, o zaak.NaBeschikking) error {
		return k.Opslag.Transactie(ctx, k.Gemeenten.Slot(o.Gemeente), func(tx *opslag.Tx) error {
			return k.Toewijzingen.NaBeschikking(ctx, tx, k.Klok.Nu(), o)
		})
	})
	if post == nil {
		k.Berichten.Aanmelden(nil)
		return nil
	}
	verstuur, err := post(k.Berichten)
	if err != nil {
		return err
	}
	k.Berichten.Aanmelden(verstuur)
	return nil
}

// Inrichten enters an arrangement in the store: all of it, or nothing.
func (k *Kamers) Inrichten(ctx context.Context, i inrichting.Inrichting) error {
	return k.Opslag.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		return i.Invoeren(ctx, tx, inrichting.Kamers{
			Organisaties: k.Organisaties, Regelingen: k.Regelingen, Verdeling: k.Verdeling, Mandaten: k.Mandaten,
		})
	})
}

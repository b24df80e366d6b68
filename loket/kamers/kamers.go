// Package kamers builds the rooms of the house over one open store, each once,
// and joins them: who does which job of the queue. The command line and the
// screens both work through what it gives.
package kamers

import (
	"context"
	"io"
	"log/slog"

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
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
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
	Zaken        *zaak.Zaken
	Contracten   *contract.Register
	Toewijzingen *toewijzing.Register
	Grootboek    *grootboek.Grootboek
	Betalingen   *betaling.Betalingen
}

// Bouw builds the rooms. klok says what day it is, toeval makes ids, log gets
// what goes wrong in the background.
func Bouw(o *opslag.Opslag, klok tijdlijn.Klok, toeval io.Reader, log *slog.Logger) (*Kamers, error) {
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		return nil, err
	}
	k := &Kamers{Opslag: o, Klok: klok, Gemeenten: gemeenten}
	if k.Wachtrij, err = wachtrij.New(o, log); err != nil {
		return nil, err
	}
	k.Organisaties = organisatie.New(o, gemeenten)
	k.Regelingen = regeling.New(o)
	k.Verdeling = taakverdeling.New(o, gemeenten)
	k.Mandaten = mandaat.New(gemeenten, k.Organisaties)
	if k.Poort, err = toegang.New(k.Verdeling, k.Organisaties); err != nil {
		return nil, err
	}
	k.Logboek = logboek.New(o, klok)
	k.Inwoners = inwoner.New(klok, toeval)
	k.Zaken = zaak.New(zaak.Onderdelen{
		Opslag: o, Klok: klok, Toeval: toeval, Gemeenten: gemeenten, Verdeling: k.Verdeling, Mandaten: k.Mandaten,
		Poort: k.Poort, Logboek: k.Logboek, Wachtrij: k.Wachtrij, Inwoners: k.Inwoners,
	})
	k.Contracten = contract.New(k.Logboek)
	k.Toewijzingen = toewijzing.New(k.Verdeling, k.Poort, k.Logboek, k.Wachtrij)
	k.Grootboek = grootboek.New(k.Logboek)
	k.Betalingen = betaling.New(k.Verdeling, k.Poort, k.Logboek)
	k.verbind()
	return k, nil
}

// verbind gives every job of the queue its worker. A job may run more than once;
// each of these acts changes nothing the second time.
func (k *Kamers) verbind() {
	wachtrij.Doe(k.Wachtrij, func(ctx context.Context, o zaak.NaBeschikking) error {
		return k.Opslag.Transactie(ctx, func(tx *opslag.Tx) error {
			return k.Toewijzingen.NaBeschikking(ctx, tx, k.Klok.Nu(), o)
		})
	})
}

// Inrichten enters an arrangement in the store: all of it, or nothing.
func (k *Kamers) Inrichten(ctx context.Context, i inrichting.Inrichting) error {
	return k.Opslag.Transactie(ctx, func(tx *opslag.Tx) error {
		return i.Invoeren(ctx, tx, inrichting.Kamers{
			Organisaties: k.Organisaties, Regelingen: k.Regelingen, Verdeling: k.Verdeling, Mandaten: k.Mandaten,
		})
	})
}

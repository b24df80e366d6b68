package declaratie

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Invoeren takes in a claim that came outside the messages, such as an invoice
// over a period before release 3.2 (rule CS100: claims from 2021-01-01 on). It is
// judged as any other, but for its period: that of an invoice follows no other
// (TR318 is about messages). Who may enter it is who handles claims over its first day:
// after a transition the leaving organisation as long as it runs off that work.
func (d *Declaraties) Invoeren(ctx context.Context, wie organisatie.Wie, nu tijdlijn.Moment, claim Declaratie) (Antwoord, error) {
	over := toegang.Object{
		Gemeente: claim.Gemeente, Soort: "declaratie", ID: claim.Nummer,
		Taak: claim.Domein.Taak(taakverdeling.Declaratiecontrole), Over: claim.Periode.Vanaf,
	}
	var antwoord Antwoord
	err := d.Opslag.Transactie(ctx, d.Verdeling.Gemeenten().Slot(claim.Gemeente), func(tx *opslag.Tx) error {
		blik, err := d.Poort.Blik(ctx, tx, wie, nu.Dag())
		if err != nil {
			return err
		}
		if _, err := blik.Mag(toegang.DeclaratieBeoordelen, over); err != nil {
			return err
		}
		antwoord, err = d.neemIn(ctx, tx, nu, claim, AlsFactuur)
		return err
	})
	return antwoord, err
}

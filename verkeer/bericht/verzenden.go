package bericht

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

// TeVerzenden gives the messages that are ready, in the order in which they were
// made: for the carrier. Their bytes come with Inhoud.
func (b *Berichten) TeVerzenden(ctx context.Context) ([]Bericht, error) {
	return klaar(ctx, b.Opslag)
}

// MagVerzenden says whether the message can go out today: somebody must hold the
// task in whose name it is sent, else it is the Gat. The carrier asks it before it
// delivers.
func (b *Berichten) MagVerzenden(ctx context.Context, m Bericht) error {
	verdeling, err := b.Verdeling.Stand(ctx)
	if err != nil {
		return err
	}
	_, err = verdeling.MoetUitvoerder(m.Gemeente, taak(domeinVan(m.Soort)), b.vandaag())
	return err
}

// Verzonden notes that the carrier delivered the message. For one that is answered
// within a term, the term begins. It says no to nothing: a message that was noted
// before, or answered already, stays as it is.
func (b *Berichten) Verzonden(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, id string) error {
	m, err := lees(ctx, tx, gemeente, id)
	switch {
	case err != nil:
		return err
	case m.Richting != Uit:
		return fout.New(fout.Onjuist, "Bericht %s %s is ontvangen en wordt niet verzonden. Kies een bericht dat klaarstaat.", m.Soort, m.Identificatie)
	case m.Stand != Klaar:
		return nil
	}
	houder, err := b.houder(ctx, tx, gemeente, domeinVan(m.Soort))
	if err != nil {
		return err
	}
	m.Stand, m.Verzonden = Verzonden, b.Klok.Nu()
	if m.AntwoordOp == "" {
		m.RetourVoor = termijn(m.Soort, b.vandaag())
	}
	if err := werkBij(ctx, tx, m, Klaar); err != nil {
		return err
	}
	return b.Logboek.Schrijf(ctx, tx, m.logregel("bericht.verzenden", systeem(houder), houder.ID))
}

// OpnieuwMelden makes a new message 301 after one that the provider rejected, with
// what is known now: a rejected message counts as not sent (OP286). It asks the
// right to send messages. When there is nothing to tell any more it is refused.
func (b *Berichten) OpnieuwMelden(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id string) (Bericht, error) {
	var nieuw Bericht
	err := b.Opslag.Transactie(ctx, func(tx *opslag.Tx) error {
		oud, toestemming, err := b.magNu(ctx, tx, wie, toegang.BerichtVerzenden, gemeente, id)
		if err != nil {
			return err
		}
		if oud.Soort != "WMO301" || oud.Stand != Afgekeurd {
			return fout.New(fout.Onjuist, "Bericht %s %s is niet afgekeurd door de aanbieder. Alleen een afgekeurde toewijzing wordt opnieuw gemeld.", oud.Soort, oud.Identificatie)
		}
		nummer, err := eersteToewijzing(ctx, tx, gemeente, id)
		if err != nil {
			return err
		}
		t, _, err := toewijzing.Get(ctx, tx, gemeente, nummer)
		if err != nil {
			return err
		}
		var gemaakt bool
		if nieuw, gemaakt, err = b.meld(ctx, tx, t); err != nil {
			return err
		}
		if !gemaakt {
			return fout.New(fout.Botsing, "De aanbieder kent alle toewijzingen van deze inwoner al. Er is niets opnieuw te melden.")
		}
		return b.Logboek.Schrijf(ctx, tx, nieuw.logregel("bericht.opnieuw", wie, toestemming.Toedeling.ID))
	})
	return nieuw, err
}

// Overtijd gives every message of ours whose answer was due before dag and did not
// come, the oldest first: for the watch on missing retours (OP090).
func (b *Berichten) Overtijd(ctx context.Context, dag tijdlijn.Dag) ([]Bericht, error) {
	return overtijd(ctx, b.Opslag, dag)
}

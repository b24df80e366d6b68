package bericht

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
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
	verdeling, err := b.Verdeling.Stand(ctx, b.Opslag)
	if err != nil {
		return err
	}
	_, err = verdeling.MoetUitvoerder(m.Gemeente, taak(m.Domein), b.vandaag())
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
		return fout.New(fout.Onjuist, "Bericht %s %s is ontvangen en wordt niet verzonden. Kies een bericht dat klaarstaat.",
			m.Soort, m.Identificatie)
	case m.Stand != Klaar:
		return nil
	}
	houder, err := b.houder(ctx, tx, gemeente, m.Domein)
	if err != nil {
		return err
	}
	m.Stand, m.Verzonden, m.RetourVoor = Verzonden, b.Klok.Nu(), tijdlijn.Open
	if m.AntwoordOp == "" {
		m.RetourVoor = termijn(m.Soort, b.vandaag())
	}
	if err := werkBij(ctx, tx, m, Klaar); err != nil {
		return err
	}
	return b.Logboek.Schrijf(ctx, tx, m.logregel("bericht.verzenden", systeem(houder), houder.Verwijzing()))
}

// OntvangenVerzoeken gives every message in which a provider asked something, in the
// order of receipt: for a carrier whose post begins after they were received.
func (b *Berichten) OntvangenVerzoeken(ctx context.Context) ([]Bericht, error) {
	return ontvangenVerzoeken(ctx, b.Opslag)
}

// Overtijd gives every message of ours whose answer was due before dag and did not
// come, the oldest first: for the watch on missing retours (OP090).
func (b *Berichten) Overtijd(ctx context.Context, dag tijdlijn.Dag) ([]Bericht, error) {
	return overtijd(ctx, b.Opslag, dag)
}

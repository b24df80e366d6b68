package bericht

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Indiener gives the organisation that exchanges messages of this kind for the
// municipality with this code on dag: who holds <domein>.berichtenverkeer then. It
// may be the municipality itself. A municipality that was merged is represented by
// its successor, so what ran before can still be told under its code. A code that is
// no municipality, or not yet one on that day, is NietGevonden, and so is a kind that no
// release has; a task that nobody holds is the Gat.
func (b *Berichten) Indiener(ctx context.Context, code, soort string, dag tijdlijn.Dag) (string, error) {
	gemeente, err := kenmerk.ParseGemeentecode(code)
	if err != nil {
		return "", fout.New(fout.NietGevonden, "%q is geen gemeente. Controleer de code.", code).Door(err)
	}
	if _, bestaat := b.Verdeling.Gemeenten().Verantwoordelijk(gemeente, dag); !bestaat {
		return "", fout.New(fout.NietGevonden, "Gemeente %s bestaat niet op %s. Controleer de code en de datum.", code, dag.Tekst())
	}
	domein := b.domeinVanSoort(soort)
	if domein == "" {
		return "", fout.New(fout.NietGevonden, "Nabuur kent geen bericht %q. Controleer de soort.", soort)
	}
	verdeling, err := b.Verdeling.Stand(ctx, b.Opslag)
	if err != nil {
		return "", err
	}
	houder, err := verdeling.MoetUitvoerder(gemeente, taak(domein), dag)
	return string(houder.Uitvoerder), err
}

// Geweigerd notes that the chain did not bring a message of ours to its receiver,
// and why: it is rejected then, and counts as not sent. An answer of ours stays due
// on its last day. A message that was answered or rejected before stays as it is.
func (b *Berichten) Geweigerd(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, id string, reden Reden) error {
	m, err := lees(ctx, tx, gemeente, id)
	if err != nil || !m.Stand.mag(Afgekeurd) {
		return err
	}
	houder, err := b.houder(ctx, tx, gemeente, m.Domein)
	if err != nil {
		return err
	}
	oud := m.Stand
	m.Stand, m.Redenen, m.Retourcodes = Afgekeurd, []Reden{reden}, codesVan([]Reden{reden})
	if m.AntwoordOp == "" {
		m.RetourVoor = tijdlijn.Open // an answer stays due
	} else if m.RetourVoor, err = b.antwoordVoor(ctx, tx, m); err != nil {
		return err
	}
	if err := werkBij(ctx, tx, m, oud); err != nil {
		return err
	}
	return b.Logboek.Schrijf(ctx, tx, m.logregel("bericht.geweigerd", systeem(houder), houder.Verwijzing()))
}

// antwoordVoor gives the last day on which an answer of ours is in time.
func (b *Berichten) antwoordVoor(ctx context.Context, l opslag.Lezer, antwoord Bericht) (tijdlijn.Dag, error) {
	op, err := lees(ctx, l, antwoord.Gemeente, antwoord.AntwoordOp)
	return termijn(op.Soort, op.Moment.Dag()), err
}

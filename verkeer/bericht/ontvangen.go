package bericht

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/verkeer/istandaard"
)

// Ontvangen takes in one message of a provider: a start (305), a stop (307), a
// request (315, 317), a claim (323), or the retour on a message of ours (302, 320),
// of iWmo or iJw. It gives what became of it and the answer that was made; the job
// to send the answer is in the queue. All of that is one transaction.
//
// The four levels of the standard:
//
//   - level 1, the schema: an error that names the rule. Nothing is kept and no
//     answer is made (IV032);
//   - level 2, rules inside the message: kept as rejected, and an answer with
//     only a Header and code 0001;
//   - levels 3 and 4: an answer with the code at the class at fault. One error
//     rejects the whole message (OP286); a claim is judged line by line (IV088).
//
// The same bytes again change nothing and give the earlier answer (Herhaald). An
// identification that the sender used for another message that was taken in is
// rejected (TR056).
//
// It is an error, and nothing is kept, when the message is not for a municipality
// that Nabuur works for, is of a kind that Nabuur does not take in, or is a retour
// on something that was never sent. An error of kind Gat, Botsing, Storing or
// NuNietBereikt says nothing about the message: offer it again later.
func (b *Berichten) Ontvangen(ctx context.Context, inhoud []byte) (Uitkomst, error) {
	return b.OntvangenMet(ctx, inhoud, func(context.Context, *opslag.Tx, Uitkomst) error { return nil })
}

// OntvangenMet takes in a message as Ontvangen does, and lets the carrier write
// what it must remember of it in the same transaction. An error of noteer undoes
// everything. noteer may be called again when another transaction was in the way.
func (b *Berichten) OntvangenMet(ctx context.Context, inhoud []byte,
	noteer func(context.Context, *opslag.Tx, Uitkomst) error) (Uitkomst, error) {
	p, err := b.openPost(inhoud)
	if err != nil {
		return Uitkomst{}, err
	}
	var u Uitkomst
	err = b.Opslag.Transactie(ctx, b.Verdeling.Gemeenten().Slot(p.gemeente()), func(tx *opslag.Tx) (err error) {
		if p.Retourkop != nil {
			u, err = b.ontvangRetour(ctx, tx, p)
		} else {
			u, err = b.ontvangHeen(ctx, tx, p)
		}
		if err != nil {
			return err
		}
		return noteer(ctx, tx, u)
	})
	if err != nil {
		return Uitkomst{}, err
	}
	return u, nil
}

// ontvangHeen takes in a message that gets an answer.
func (b *Berichten) ontvangHeen(ctx context.Context, tx *opslag.Tx, p *post) (Uitkomst, error) {
	gemeente, houder, err := b.adres(ctx, tx, p, p.Kop.Ontvanger)
	if err != nil {
		return Uitkomst{}, err
	}
	m := p.bericht(gemeente)
	if eerder, ja, err := zelfde(ctx, tx, m); err != nil || ja {
		return b.herhaal(ctx, tx, eerder, err)
	}
	oordeel, err := b.beoordeel(ctx, tx, p, m)
	if err != nil {
		return Uitkomst{}, err
	}
	m.Stand, m.Retourcodes, m.Redenen = Verwerkt, oordeel.codes(), oordeel.redenen
	if !oordeel.goed {
		m.Stand = Afgekeurd
	}
	if err := b.bewaar(ctx, tx, houder, &m, p.bytes, "bericht.ontvangen"); err != nil {
		return Uitkomst{}, err
	}
	for _, nummer := range oordeel.raakt {
		if err := voegToewijzingToe(ctx, tx, m, nummer, 0); err != nil {
			return Uitkomst{}, err
		}
	}
	for _, id := range oordeel.verzoeken {
		if err := voegVerzoekToe(ctx, tx, m.Gemeente, m.ID, id); err != nil {
			return Uitkomst{}, err
		}
	}
	soort, _ := p.std.Antwoord(p.soort)
	antwoord, err := b.maak(ctx, tx, houder, gemeente, p.std, Bericht{
		Gemeente: gemeente, Soort: soort, Ontvanger: p.afzender, Inwoner: p.inwoner, AntwoordOp: m.ID,
		Retourcodes: m.Retourcodes, Redenen: m.Redenen, RetourVoor: termijn(m.Soort, b.vandaag()),
	}, func(identificatie string) istandaard.Inhoud { return oordeel.antwoord(identificatie, b.vandaag()) })
	if p.Declaratie323 != nil && fout.Is(err, fout.Onjuist) {
		err = teGroot(p, err)
	}
	return Uitkomst{Bericht: m, Antwoord: &antwoord}, err
}

// teGroot says that the answer on a claim cannot be made: what is refused comes back
// with a code at every line, and may then be more than a message can hold (OP179). The
// sender is told outside the messages (OP090x2), and nothing was taken in.
func teGroot(p *post, err error) error {
	return fout.New(fout.Onjuist,
		"Het antwoord op declaratie %s past niet in een bericht van 25 MB. "+
			"Vraag de aanbieder de declaratie over meer berichten te verdelen.",
		p.Declaratie323.DeclaratieNummer).Door(err)
}

// adres finds the municipality a message is for and who exchanges messages for it
// today.
func (b *Berichten) adres(ctx context.Context, tx *opslag.Tx, p *post,
	code string) (kenmerk.Gemeentecode, *taakverdeling.Toedeling, error) {
	gemeente, err := kenmerk.ParseGemeentecode(code)
	if err != nil {
		return gemeente, nil, err
	}
	verdeling, err := b.Verdeling.Stand(ctx, tx)
	if err != nil {
		return gemeente, nil, err
	}
	gemeenten := b.Verdeling.Gemeenten()
	if _, bestaat := gemeenten.Verantwoordelijk(gemeente, b.vandaag()); !bestaat {
		return gemeente, nil, fout.New(fout.Onjuist,
			"Bericht %s noemt gemeente %s; die bestaat niet. Vraag de afzender de gemeentecode te verbeteren.",
			p.soort, code).Bij("Ontvanger")
	}
	houder, err := verdeling.MoetUitvoerder(gemeente, taak(p.domein), b.vandaag())
	if err != nil && len(verdeling.Matrix(gemeente, b.vandaag())) == 0 {
		err = fout.New(fout.Onjuist,
			"Bericht %s is voor %s (%s); voor die gemeente werkt Nabuur hier niet. Stuur het naar de goede ontvanger.",
			p.soort, gemeenten.Naam(gemeente), code).Bij("Ontvanger")
	}
	return gemeente, houder, err
}

// herhaal gives what became of a message that came before, with its answer.
func (b *Berichten) herhaal(ctx context.Context, tx *opslag.Tx, eerder Bericht, err error) (Uitkomst, error) {
	if err != nil {
		return Uitkomst{}, err
	}
	u := Uitkomst{Bericht: eerder, Herhaald: true}
	antwoord, ja, err := antwoordOp(ctx, tx, eerder.Gemeente, eerder.ID)
	if ja {
		u.Antwoord = &antwoord
	}
	return u, err
}

// beoordeel judges the header first and then, when that is right, the content,
// with all that follows from it.
func (b *Berichten) beoordeel(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	kop, err := b.beoordeelKop(ctx, tx, p, m)
	if err != nil || len(kop) > 0 {
		return p.kopOordeel(kop), err
	}
	switch p.nummer {
	case "305":
		return b.beoordeelStart(ctx, tx, p, m)
	case "307":
		return b.beoordeelStop(ctx, tx, p, m)
	case "315":
		return b.beoordeelAanvraag(ctx, tx, p, m)
	case "317":
		return b.beoordeelWijziging(ctx, tx, p, m)
	default: // 323: openPost lets nothing else through
		return b.beoordeelDeclaratie(ctx, tx, p, m)
	}
}

package bericht

import (
	"context"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
)

// Opnieuw makes a new message in the place of one that was rejected: a rejected
// message counts as not sent (OP286). A 301 is made from what is known now; any
// other message says the same again under an identification and date of its own.
// It asks the right to send messages. When a 301 has nothing to tell any more it is
// refused: put it aside with Afhandelen then.
func (b *Berichten) Opnieuw(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id string) (Bericht, error) {
	var nieuw Bericht
	err := b.Opslag.Transactie(ctx, b.Verdeling.Gemeenten().Slot(gemeente), func(tx *opslag.Tx) error {
		oud, toestemming, err := b.afgekeurd(ctx, tx, wie, gemeente, id)
		if err != nil {
			return err
		}
		if istandaard.Nummer(oud.Soort) == "301" {
			nieuw, err = b.meldOpnieuw(ctx, tx, oud)
		} else {
			nieuw, err = b.herhaalBericht(ctx, tx, oud)
		}
		if err != nil {
			return err
		}
		return b.Logboek.Schrijf(ctx, tx, nieuw.logregel("bericht.opnieuw", wie, toestemming.Toedeling.Verwijzing()))
	})
	return nieuw, err
}

// Afhandelen puts a rejected message aside: whoever does it has settled it in
// another way, and toelichting says how. It asks the right to send messages.
func (b *Berichten) Afhandelen(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id, toelichting string) error {
	toelichting = strings.TrimSpace(toelichting)
	if len(toelichting) < 5 {
		return fout.New(fout.Onjuist, "Schrijf in een paar woorden hoe het bericht is afgehandeld.").Bij("toelichting")
	}
	return b.Opslag.Transactie(ctx, b.Verdeling.Gemeenten().Slot(gemeente), func(tx *opslag.Tx) error {
		m, toestemming, err := b.afgekeurd(ctx, tx, wie, gemeente, id)
		if err != nil {
			return err
		}
		m.Opvolger = m.ID
		if err := werkBij(ctx, tx, m, m.Stand); err != nil {
			return err
		}
		regel := m.logregel("bericht.afhandelen", wie, toestemming.Toedeling.Verwijzing())
		regel.Gegevens["toelichting"] = toelichting
		return b.Logboek.Schrijf(ctx, tx, regel)
	})
}

// afgekeurd reads a message of ours that was rejected and that nobody followed up.
func (b *Berichten) afgekeurd(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie,
	gemeente kenmerk.Gemeentecode, id string) (Bericht, toegang.Toestemming, error) {
	blik, err := b.Poort.Blik(ctx, tx, wie, b.vandaag())
	if err != nil {
		return Bericht{}, toegang.Toestemming{}, err
	}
	m, toestemming, err := magNu(ctx, tx, blik, toegang.BerichtVerzenden, gemeente, id)
	switch {
	case err != nil:
		return m, toestemming, err
	case m.Richting != Uit || m.Stand != Afgekeurd:
		return m, toestemming, fout.New(fout.Onjuist,
			"Bericht %s %s is niet afgekeurd. Alleen een afgekeurd bericht van ons wordt opnieuw gemaakt of afgehandeld.",
			m.Soort, m.Identificatie)
	case m.Opvolger != "":
		return m, toestemming, fout.New(fout.Botsing,
			"Bericht %s %s is al opnieuw gemaakt of afgehandeld. Laad de pagina opnieuw.", m.Soort, m.Identificatie)
	}
	return m, toestemming, nil
}

func (b *Berichten) meldOpnieuw(ctx context.Context, tx *opslag.Tx, oud Bericht) (Bericht, error) {
	nummer, err := eersteToewijzing(ctx, tx, oud.Gemeente, oud.ID)
	if err != nil {
		return Bericht{}, err
	}
	t, _, err := toewijzing.Get(ctx, tx, oud.Gemeente, nummer)
	if err != nil {
		return Bericht{}, err
	}
	nieuw, gemaakt, err := b.meld(ctx, tx, t)
	if err == nil && !gemaakt {
		err = fout.New(fout.Botsing, "De aanbieder kent alle toewijzingen van deze inwoner al. Er is niets opnieuw te melden.")
	}
	return nieuw, err
}

// herhaalBericht says the same again under a new identification. An answer comes
// from who made it then: the code in its header stays, and so does the release, which is
// that of the message it answers. What we say of ourselves goes in the release of today.
func (b *Berichten) herhaalBericht(ctx context.Context, tx *opslag.Tx, oud Bericht) (Bericht, error) {
	inhoud, err := leesInhoud(ctx, tx, oud.Gemeente, oud.ID)
	if err != nil {
		return Bericht{}, err
	}
	std, soort, err := b.Uitgaven.Van(inhoud)
	if err != nil {
		return Bericht{}, err
	}
	m, breuken := std.Lees(soort, inhoud)
	if err := istandaard.AlsFout(soort, breuken); err != nil {
		return Bericht{}, err
	}
	delen := std.Inhoud(m)
	if delen.Kop != nil {
		if std, err = b.standaardVoor(oud.Domein, istandaard.Nummer(soort)); err != nil {
			return Bericht{}, err
		}
		soort = std.Soort(istandaard.Nummer(soort))
	}
	code, err := kenmerk.ParseGemeentecode(oud.Afzender)
	if err != nil {
		return Bericht{}, err
	}
	houder, err := b.houder(ctx, tx, oud.Gemeente, oud.Domein)
	if err != nil {
		return Bericht{}, err
	}
	kop := Bericht{Gemeente: oud.Gemeente, Soort: soort, Ontvanger: oud.Ontvanger,
		Inwoner: oud.Inwoner, AntwoordOp: oud.AntwoordOp, RetourVoor: oud.RetourVoor}
	nieuw, err := b.maak(ctx, tx, houder, code, std, kop, func(identificatie string) istandaard.Inhoud {
		return onderNieuweNaam(std, soort, delen, identificatie, b.vandaag())
	})
	if err != nil {
		return Bericht{}, err
	}
	verzoeken, err := verzoekenVan(ctx, tx, oud.Gemeente, oud.ID)
	if err != nil {
		return Bericht{}, err
	}
	for _, verzoek := range verzoeken {
		if err := voegVerzoekToe(ctx, tx, nieuw.Gemeente, nieuw.ID, verzoek); err != nil {
			return Bericht{}, err
		}
	}
	oud.Opvolger = nieuw.ID
	return nieuw, werkBij(ctx, tx, oud, oud.Stand)
}

// onderNieuweNaam gives the parts of a message of that kind under its own new
// identification; std is the release in which it will be written.
func onderNieuweNaam(std *istandaard.Standaard, soort string, i istandaard.Inhoud,
	identificatie string, dag tijdlijn.Dag) istandaard.Inhoud {
	switch {
	case i.Retourkop != nil:
		i.Retourkop.IdentificatieRetour, i.Retourkop.DagtekeningRetour = identificatie, dag
	case i.Antwoordkop != nil:
		i.Antwoordkop.BerichtIdentificatie = istandaard.BerichtIdentificatie{Identificatie: identificatie, Dagtekening: dag}
	case i.Kop != nil:
		kop := std.NewHeader(soort, i.Kop.Afzender, i.Kop.Ontvanger, identificatie, dag)
		i.Kop = &kop
	}
	return i
}

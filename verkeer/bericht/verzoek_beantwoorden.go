package bericht

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard"
)

// VerzoekBeantwoorden carries out the job that a step on a request left behind: one
// message 319 that says that the request is under investigation or rejected. It
// gives false, and makes nothing, when there is nothing to say any more: a later
// step overtook it, or the message was made before. So a job may run again.
func (b *Berichten) VerzoekBeantwoorden(ctx context.Context, o verzoek.Antwoord) (Bericht, bool, error) {
	var nieuw Bericht
	var gemaakt bool
	err := b.Opslag.Transactie(ctx, b.Verdeling.Gemeenten().Slot(o.Gemeente), func(tx *opslag.Tx) error {
		v, err := verzoek.Get(ctx, tx, o.Gemeente, o.ID)
		if err != nil {
			return err
		}
		uitspraak, ja := v.Uitspraak(o.Versie)
		if !ja {
			return nil
		}
		gezegd, err := antwoordenOpVerzoek(ctx, tx, v.Gemeente, v.ID)
		if err != nil || gezegd >= antwoordnummer(v) {
			return err
		}
		nieuw, err = b.maak319(ctx, tx, v, uitspraak)
		gemaakt = err == nil
		return err
	})
	return nieuw, gemaakt, err
}

// antwoordnummer gives the how-manieth answer the present stand of a request is.
func antwoordnummer(v verzoek.Verzoek) int {
	if v.Stand == verzoek.Afgewezen && v.Onderzocht != 0 {
		return 2
	}
	return 1
}

func (b *Berichten) maak319(ctx context.Context, tx *opslag.Tx, v verzoek.Verzoek, u verzoek.Uitspraak) (Bericht, error) {
	std, err := b.standaardVoor(v.Domein, "319")
	if err != nil {
		return Bericht{}, err
	}
	houder, err := b.houder(ctx, tx, v.Gemeente, v.Domein)
	if err != nil {
		return Bericht{}, err
	}
	code := v.Gemeente
	if nu, ok := b.Verdeling.Gemeenten().Verantwoordelijk(v.Gemeente, b.vandaag()); ok {
		code = nu.Code // after a merger the successor answers
	}
	soort := std.Soort("319")
	kop := Bericht{Gemeente: v.Gemeente, Soort: soort, Ontvanger: v.Aanbieder.String(),
		Inwoner: v.Inwoner.String(), RetourVoor: tijdlijn.Open}
	nieuw, err := b.maak(ctx, tx, houder, code, std, kop, func(identificatie string) istandaard.Inhoud {
		header := std.NewHeader(soort, code.String(), kop.Ontvanger, identificatie, b.vandaag())
		return istandaard.Inhoud{Kop: &header, Antwoord319: antwoord319(v, u)}
	})
	if err != nil {
		return Bericht{}, err
	}
	return nieuw, voegVerzoekToe(ctx, tx, v.Gemeente, nieuw.ID, v.ID)
}

func antwoord319(v verzoek.Verzoek, u verzoek.Uitspraak) *istandaard.Antwoord319 {
	a := &istandaard.Antwoord319{ReferentieAanbieder: v.Referentie, VerzoekAntwoord: u.Antwoord, RedenAfwijzingVerzoek: string(u.Reden)}
	if !u.Woonplaatsgemeente.IsLeeg() {
		a.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel319{Gemeente: u.Woonplaatsgemeente.String()}
	}
	return a
}

package bericht

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// ToewijzingMelden carries out the job that a new or changed allotment left
// behind: it makes one message 301 for the client and the provider with every
// allotment that is valid today or later and every one the provider was not told
// in its present state (OP087). A message that the provider rejected counts as not
// sent (OP286).
//
// When the provider was told everything already, it makes nothing and returns
// false: so a job may run again, and one message serves several changes. The
// sender is the code of the municipality that is responsible today.
func (b *Berichten) ToewijzingMelden(ctx context.Context, o toewijzing.Verzend) (Bericht, bool, error) {
	var nieuw Bericht
	var gemaakt bool
	err := b.Opslag.Transactie(ctx, func(tx *opslag.Tx) error {
		t, gevonden, err := toewijzing.Get(ctx, tx, o.Gemeente, o.Nummer)
		if err != nil {
			return err
		}
		if !gevonden {
			return fout.New(fout.NietGevonden, "Toewijzing %d is niet gevonden. Controleer het nummer.", o.Nummer)
		}
		nieuw, gemaakt, err = b.meld(ctx, tx, t)
		return err
	})
	return nieuw, gemaakt, err
}

// meld makes the message about the client and the provider of one allotment.
func (b *Berichten) meld(ctx context.Context, tx *opslag.Tx, over toewijzing.Toewijzing) (Bericht, bool, error) {
	if over.Domein != taakverdeling.Wmo {
		return Bericht{}, false, fout.New(fout.Onjuist, "Voor %s kan Nabuur nog geen toewijzingen versturen. Meld toewijzing %d op een andere manier aan de aanbieder.", over.Domein.Tekst(), over.Nummer)
	}
	verteld, err := verteld(ctx, tx, over.Gemeente, over.Inwoner, over.Aanbieder)
	if err != nil {
		return Bericht{}, false, err
	}
	alle, err := toewijzing.VoorAanbieder(ctx, tx, over.Gemeente, over.Inwoner, over.Aanbieder, b.vandaag(), -1)
	if err != nil {
		return Bericht{}, false, err
	}
	inhoud, nieuws := teMelden(alle, verteld, over.Domein, b.vandaag())
	if !nieuws {
		return Bericht{}, false, nil
	}
	houder, err := b.houder(ctx, tx, over.Gemeente, over.Domein)
	if err != nil {
		return Bericht{}, false, err
	}
	gemeente, ok := b.Verdeling.Gemeenten().Verantwoordelijk(over.Gemeente, b.vandaag())
	if !ok {
		return Bericht{}, false, fout.New(fout.Onjuist, "Gemeente %s bestaat niet op %s. Controleer de toewijzing.", over.Gemeente, b.vandaag().Tekst())
	}
	nieuw, err := b.maak301(ctx, tx, houder, gemeente.Code, over, inhoud)
	return nieuw, err == nil, err
}

func (b *Berichten) maak301(ctx context.Context, tx *opslag.Tx, houder taakverdeling.Toedeling, code kenmerk.Gemeentecode, over toewijzing.Toewijzing, inhoud []melding) (Bericht, error) {
	bewoner, gevonden, err := inwoner.MetBSN(ctx, tx, over.Gemeente, over.Inwoner)
	if err != nil {
		return Bericht{}, err
	}
	if !gevonden {
		return Bericht{}, fout.New(fout.NietGevonden, "De inwoner bij toewijzing %d is niet bekend. Schrijf de inwoner eerst in.", over.Nummer)
	}
	kop := Bericht{Gemeente: over.Gemeente, Soort: "WMO301", Ontvanger: over.Aanbieder.String(), Inwoner: over.Inwoner.String()}
	nieuw, err := b.maak(ctx, tx, houder, code, kop, func(identificatie string) iwmo32.Bericht {
		m := &iwmo32.WMO301{
			Header: iwmo32.NewHeader("WMO301", code.String(), kop.Ontvanger, identificatie, b.vandaag()),
			Client: clientVan(bewoner),
		}
		for _, p := range inhoud {
			m.Client.ToegewezenProducten = append(m.Client.ToegewezenProducten, p.product())
		}
		return m
	})
	if err != nil {
		return Bericht{}, err
	}
	for _, p := range inhoud {
		if err := voegToewijzingToe(ctx, tx, nieuw, p.Nummer, p.Versie); err != nil {
			return Bericht{}, err
		}
	}
	return nieuw, nil
}

// melding is an allotment in a message; bekend says that the provider was told
// this very version before.
type melding struct {
	toewijzing.Toewijzing
	bekend bool
}

// teMelden chooses what a message holds, and says whether it holds anything the
// provider was not told. An allotment that was taken away before the provider knew
// it is left out.
func teMelden(alle []toewijzing.Toewijzing, verteld map[int64]int64, domein taakverdeling.Domein, vandaag tijdlijn.Dag) (inhoud []melding, nieuws bool) {
	for _, t := range alle {
		versie, kent := verteld[t.Nummer]
		m := melding{t, kent && versie == t.Versie}
		loopt := !t.Geldig.Leeg() && t.Geldig.Tot > vandaag
		switch {
		case t.Domein != domein, t.RedenWijziging == toewijzing.Verwijderd && !kent, m.bekend && !loopt:
			continue
		}
		inhoud = append(inhoud, m)
		nieuws = nieuws || !m.bekend
	}
	return inhoud, nieuws
}

// product writes the allotment as the standard has it. RedenWijziging is given
// only for a change that was not told yet (IV099), ReferentieAanbieder only at the
// first grant (IV097).
func (m melding) product() iwmo32.WMO301ToegewezenProduct {
	p := iwmo32.WMO301ToegewezenProduct{
		ToewijzingNummer: m.Nummer, Toewijzingsdatum: m.Toegewezen.Dag(), Toewijzingstijd: m.Toegewezen.Tijd().Format("15:04:05"),
		Ingangsdatum: m.Geldig.Vanaf, Einddatum: einddatum(m.Geldig), Commentaar: m.Commentaar,
	}
	if m.Product.Categorie != "" {
		p.Product = &istandaard.Product{Categorie: m.Product.Categorie, Code: m.Product.Code}
	}
	if !m.Omvang.IsLeeg() {
		p.Omvang = &istandaard.Omvang{Volume: m.Omvang.Volume, Eenheid: m.Omvang.Eenheid, Frequentie: m.Omvang.Frequentie}
	}
	if m.Budget > 0 {
		p.Budget = new(geld.Cent)
		*p.Budget = m.Budget
	}
	if !m.bekend {
		p.RedenWijziging = string(m.RedenWijziging)
		if m.Versie == 1 {
			p.ReferentieAanbieder = m.ReferentieAanbieder
		}
	}
	return p
}

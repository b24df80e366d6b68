package bericht

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
)

// ToewijzingMelden carries out the job that a new or changed allotment left
// behind: it makes one message 301 for the client and the provider with every
// allotment that is valid today or later and every one the provider was not told
// in its present state (OP087). A message that the provider rejected counts as not
// sent (OP286).
//
// When the provider was told everything already, it makes nothing and returns
// false: so a job may run again, and one message serves several changes. Whose code
// it is sent under follows from the first day of the allotment (see codeVoor).
func (b *Berichten) ToewijzingMelden(ctx context.Context, o toewijzing.Verzend) (Bericht, bool, error) {
	var nieuw Bericht
	var gemaakt bool
	err := b.Opslag.Transactie(ctx, b.Verdeling.Gemeenten().Slot(o.Gemeente), func(tx *opslag.Tx) error {
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
	std, err := b.standaardVoor(over.Domein, "301")
	if err != nil {
		return Bericht{}, false, err
	}
	verteld, err := verteld(ctx, tx, over.Gemeente, over.Inwoner, over.Aanbieder)
	if err != nil {
		return Bericht{}, false, err
	}
	alle, err := toewijzing.VoorAanbieder(ctx, tx, over.Gemeente, over.Inwoner, over.Aanbieder, b.vandaag(), -1)
	if err != nil {
		return Bericht{}, false, err
	}
	code := b.codeVoor(over)
	alle = slices.DeleteFunc(alle, func(t toewijzing.Toewijzing) bool { return t.Domein != over.Domein || b.codeVoor(t) != code })
	inhoud, nieuws := teMelden(alle, verteld, b.vandaag())
	if !nieuws {
		return Bericht{}, false, nil
	}
	if err := vulAan(ctx, tx, inhoud, verteld); err != nil {
		return Bericht{}, false, err
	}
	houder, err := b.houder(ctx, tx, over.Gemeente, over.Domein)
	if err != nil {
		return Bericht{}, false, err
	}
	nieuw, err := b.maak301(ctx, tx, houder, code, std, over, inhoud)
	return nieuw, err == nil, err
}

// codeVoor gives the municipality that sends about an allotment: the one that made
// it, whose number it carries, as long as that existed on its first day; else the
// one that was responsible then (TR378). So after a merger what ran before is still
// told, and ended, under the code and the number that the provider knows.
func (b *Berichten) codeVoor(t toewijzing.Toewijzing) kenmerk.Gemeentecode {
	if nu, ok := b.Verdeling.Gemeenten().Verantwoordelijk(t.Gemeente, t.Geldig.Vanaf); ok {
		return nu.Code
	}
	return t.Gemeente
}

func (b *Berichten) maak301(ctx context.Context, tx *opslag.Tx, houder *taakverdeling.Toedeling, code kenmerk.Gemeentecode,
	std *istandaard.Standaard, over toewijzing.Toewijzing, inhoud []melding) (Bericht, error) {
	bewoner, gevonden, err := inwoner.MetBSN(ctx, tx, over.Gemeente, over.Inwoner)
	if err != nil {
		return Bericht{}, err
	}
	if !gevonden {
		return Bericht{}, fout.New(fout.NietGevonden,
			"De inwoner bij toewijzing %d is niet bekend. Schrijf de inwoner eerst in.", over.Nummer)
	}
	if err := keurMeldingen(ctx, tx, inhoud); err != nil {
		return Bericht{}, err
	}
	soort := std.Soort("301")
	kop := Bericht{Gemeente: over.Gemeente, Soort: soort, Ontvanger: over.Aanbieder.String(),
		Inwoner: over.Inwoner.String(), RetourVoor: tijdlijn.Open}
	nieuw, err := b.maak(ctx, tx, houder, code, std, kop, func(identificatie string) istandaard.Inhoud {
		header, client := std.NewHeader(soort, code.String(), kop.Ontvanger, identificatie, b.vandaag()), clientVan(bewoner)
		for _, p := range inhoud {
			client.ToegewezenProducten = append(client.ToegewezenProducten, p.product())
		}
		return istandaard.Inhoud{Kop: &header, Client301: &client}
	})
	if err != nil {
		return Bericht{}, err
	}
	var genoemd []string
	for _, p := range inhoud {
		if err := voegToewijzingToe(ctx, tx, nieuw, p.Nummer, p.Versie); err != nil {
			return Bericht{}, err
		}
		if p.verzoek != "" && !slices.Contains(genoemd, p.verzoek) {
			genoemd = append(genoemd, p.verzoek)
			if err := voegVerzoekToe(ctx, tx, nieuw.Gemeente, nieuw.ID, p.verzoek); err != nil {
				return Bericht{}, err
			}
		}
	}
	return nieuw, volgOp(ctx, tx, nieuw)
}

// melding is an allotment in a message; bekend says that the provider was told
// this very version before.
type melding struct {
	toewijzing.Toewijzing
	bekend     bool
	referentie string // of the request that this message grants, "" for none
	reden      toewijzing.Reden
	verzoek    string // id of that request
}

// teMelden chooses what a message holds, and says whether it holds anything the
// provider was not told. An allotment that was taken away before the provider knew
// it is left out.
func teMelden(alle []toewijzing.Toewijzing, verteld map[int64]int64, vandaag tijdlijn.Dag) (inhoud []melding, nieuws bool) {
	for _, t := range alle {
		versie, kent := verteld[t.Nummer]
		m := melding{Toewijzing: t, bekend: kent && versie == t.Versie}
		loopt := !t.Geldig.Leeg() && t.Geldig.Tot > vandaag
		if t.RedenWijziging == toewijzing.Verwijderd && !kent || m.bekend && !loopt {
			continue
		}
		inhoud = append(inhoud, m)
		nieuws = nieuws || !m.bekend
	}
	return inhoud, nieuws
}

// vulAan adds what changed since the provider was last told: the reason of the last
// change (IV099), and the reference of the request that was granted, also when a later
// change overtook the grant (IV093, IV097).
func vulAan(ctx context.Context, l opslag.Lezer, inhoud []melding, verteld map[int64]int64) error {
	for i := range inhoud {
		m := &inhoud[i]
		if m.bekend {
			continue
		}
		var err error
		if m.reden, err = toewijzing.RedenSinds(ctx, l, m.Gemeente, m.Nummer, verteld[m.Nummer]); err != nil {
			return err
		}
		if m.referentie, err = toewijzing.ReferentieSinds(ctx, l, m.Gemeente, m.Nummer, verteld[m.Nummer]); err != nil {
			return err
		}
	}
	return nil
}

// product writes the allotment as the standard has it. RedenWijziging is given
// only for a change that was not told yet (IV099), ReferentieAanbieder only at the
// message that grants a request (IV097).
func (m melding) product() istandaard.ToegewezenProduct301 {
	p := istandaard.ToegewezenProduct301{
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
		p.RedenWijziging, p.ReferentieAanbieder = string(m.reden), m.referentie
	}
	return p
}

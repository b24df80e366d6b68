package zaak

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
)

// Opschorting suspends the term of the decision because the applicant was
// invited to complete the application (art. 4:5 and 4:15 lid 1 onder a Awb).
type Opschorting struct {
	Zaak        Verwijzing
	Uitgenodigd tijdlijn.Dag // day of the invitation: the term stands still from the day after
	Aangevuld   tijdlijn.Dag // day it was completed, or the day after the time given for it lapsed
	Toelichting string
}

// Opschorten moves the last day of the decision by the days on which the term
// stood still. It is written when the suspension has ended, so that the last day
// shown is always one that holds.
func (z *Zaken) Opschorten(ctx context.Context, wie organisatie.Wie, o Opschorting) error {
	if err := (invoer{"toelichting": &o.Toelichting}).schoon(); err != nil {
		return err
	}
	stil := wet.NewAanvulling(o.Uitgenodigd, o.Aangevuld)
	if stil.Leeg() {
		return fout.New(fout.Onjuist,
			"De aanvulling kwam niet na de uitnodiging; er is geen dag opgeschort. Controleer de datums.").Bij("aangevuld")
	}
	return z.handel(ctx, wie, toegang.ZaakOpschorten, o.Zaak, o.Toelichting, func(d *daad) error {
		termijnen, err := leesTermijnen(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
		if err != nil {
			return err
		}
		lopend, ok := laatsteVan(termijnen, d.pad.Halte(d.zaak.Stand).Termijn)
		if !ok || o.Aangevuld > d.blik.Vandaag || stil.Vanaf <= lopend.Vanaf || stil.Vanaf > lopend.LaatsteDag {
			return fout.New(fout.Onjuist,
				"De opschorting valt niet binnen de beslistermijn tot vandaag. Controleer de datums.").Bij("uitgenodigd")
		}
		d.gegevens["opgeschort"] = stil.Tekst()
		_, err = d.begint(lopend.Soort, lopend.Vanaf, append(slices.Clone(lopend.Opgeschort), stil))
		return err
	})
}

// laatsteVan gives the newest term of a kind: the one that holds.
func laatsteVan(termijnen []Termijn, soort string) (Termijn, bool) {
	for _, t := range slices.Backward(termijnen) {
		if t.Soort == soort {
			return t, true
		}
	}
	return Termijn{}, false
}

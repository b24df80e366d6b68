package zaak

import (
	"context"
	"strings"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
)

// Reactie is what the resident said about the report.
type Reactie struct {
	Zaak      Verwijzing
	Akkoord   bool
	Opmerking string
}

// Aanvragen takes the report the resident agreed with as the aanvraag; the two
// weeks of the decision begin on this day (art. 2.3.5 lid 2 Wmo 2015). Without
// agreement nothing becomes an aanvraag: the remark goes to the consulent, who
// changes the report and sends it again, or closes the case. When the onderzoek
// was not done within its six weeks the resident can apply without a report.
func (z *Zaken) Aanvragen(ctx context.Context, wie organisatie.Wie, r Reactie) error {
	if err := (invoer{"opmerking": &r.Opmerking}).schoon(); err != nil {
		return err
	}
	if !r.Akkoord {
		return fout.New(fout.Onjuist,
			"Zonder akkoord wordt het verslag geen aanvraag. Pas het verslag aan of sluit de zaak zonder aanvraag af.").Bij("akkoord")
	}
	toelichting := "De inwoner is akkoord met het verslag; het is nu de aanvraag."
	if r.Opmerking != "" {
		toelichting += " Opmerking: " + r.Opmerking
	}
	return z.handel(ctx, wie, toegang.ZaakAanvragen, r.Zaak, toelichting, func(d *daad) error {
		if err := d.magAanvragen(); err != nil {
			return err
		}
		termijnen, err := d.beginTermijnen(d.blik.Vandaag)
		for _, t := range termijnen {
			d.gegevens["laatste_dag"] = t.LaatsteDag.String()
		}
		return err
	})
}

// magAanvragen refuses an aanvraag before the onderzoek is done, unless its six
// weeks have passed (art. 2.3.2 lid 9 Wmo 2015).
func (d *daad) magAanvragen() error {
	if d.stap.wanneer == nil || d.stap.wanneer(d.zaak, d.blik.Vandaag) {
		return nil
	}
	return fout.New(fout.Botsing,
		"Een aanvraag kan pas als het onderzoek klaar is, of als het niet op tijd klaar is (artikel %s). Het onderzoek mag duren tot en "+
			"met %s.",
		strings.TrimPrefix(d.stap.Artikel, "art. "), d.zaak.Uiterlijk.Tekst())
}

// AfsluitenZonderAanvraag ends a case when the resident needs no custom
// provision: own strength, network or a general provision suffices.
func (z *Zaken) AfsluitenZonderAanvraag(ctx context.Context, wie organisatie.Wie, v Verwijzing, reden string) error {
	if err := (invoer{"reden": &reden}).schoon(); err != nil {
		return err
	}
	if reden == "" {
		return fout.New(fout.Onjuist, "Schrijf op waarom er geen aanvraag komt.").Bij("reden")
	}
	return z.handel(ctx, wie, toegang.ZaakAfsluiten, v, reden, func(*daad) error { return nil })
}

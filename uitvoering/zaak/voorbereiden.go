package zaak

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

// Voorstel is what the back office proposes to decide.
type Voorstel struct {
	Zaak          Verwijzing
	Voorzieningen []Voorziening // none: the proposal is to refuse
	Advies        string
}

// Voorbereiden handles the aanvraag up to the decision: which provision, from
// whom, how much and from when. It does not decide. What is prepared again
// replaces the earlier proposal. What is proposed can be delivered: there is a
// contract with the provider, with the product and its tariff, on the first day, and
// the resident does not have it already.
func (z *Zaken) Voorbereiden(ctx context.Context, wie organisatie.Wie, v Voorstel) error {
	if err := (invoer{"advies": &v.Advies}).schoon(); err != nil {
		return err
	}
	if v.Advies == "" {
		return fout.New(fout.Onjuist, "Schrijf een advies voor degene die het besluit neemt.").Bij("advies")
	}
	for i, p := range v.Voorzieningen {
		if err := p.controleer(i + 1); err != nil {
			return err
		}
	}
	return z.handel(ctx, wie, toegang.ZaakAanvraagBehandelen, v.Zaak, v.Advies, func(d *daad) error {
		if err := d.leverbaar(v.Voorzieningen); err != nil {
			return err
		}
		d.gegevens["voorzieningen"] = fmt.Sprint(len(v.Voorzieningen))
		return vervangVoorzieningen(d.ctx, d.tx, d.zaak, v.Voorzieningen)
	})
}

// leverbaar refuses what could not be allotted after the decision.
func (d *daad) leverbaar(voorzieningen []Voorziening) error {
	bewoner, err := inwoner.Get(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.Inwoner)
	if err != nil {
		return err
	}
	for i, p := range voorzieningen {
		product := contract.Product{Categorie: p.Categorie, Code: p.Product}
		if _, err := contract.Controleer(d.ctx, d.tx, d.zaak.Gemeente, p.Aanbieder, product, p.Geldig.Vanaf); err != nil {
			return err
		}
		p.Nummer = int64(i + 1)
		if err := d.Botst(d.ctx, d.tx, d.zaak, bewoner, p); err != nil {
			return err
		}
	}
	return nil
}

func (p Voorziening) controleer(nummer int) error {
	plek := fmt.Sprintf("voorziening %d", nummer)
	switch {
	case p.Aanbieder.IsLeeg():
		return fout.New(fout.Onjuist, "Kies bij %s de aanbieder.", plek).Bij("aanbieder")
	case p.Categorie == "" || p.Product == "":
		return fout.New(fout.Onjuist, "Kies bij %s het product.", plek).Bij("product")
	case p.Volume <= 0:
		return fout.New(fout.Onjuist, "Vul bij %s in hoeveel er nodig is; het moet meer dan 0 zijn.", plek).Bij("volume")
	case p.Eenheid == "" || p.Frequentie == "":
		return fout.New(fout.Onjuist, "Kies bij %s de eenheid en hoe vaak.", plek).Bij("eenheid")
	case p.Frequentie == contract.PerWeek && p.Geldig.Tot.IsOpen(): // iWmo 3.2, rule CD076
		return fout.New(fout.Onjuist,
			"Bij %s hoort een einddatum, omdat de hoeveelheid per week is (regel CD076). Vul een einddatum in of kies een hoeveelheid "+
				"per maand.", plek).Bij("tot")
	case p.Geldig.Leeg():
		return fout.New(fout.Onjuist, "Bij %s ligt het einde voor het begin. Controleer de datums.", plek).Bij("vanaf")
	}
	return nil
}

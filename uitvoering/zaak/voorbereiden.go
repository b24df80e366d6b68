package zaak

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
)

// Voorstel is what the back office proposes to decide.
type Voorstel struct {
	Zaak          Verwijzing
	Voorzieningen []Voorziening // none: the proposal is to refuse
	Advies        string
}

// Voorbereiden handles the aanvraag up to the decision: which provision, from
// whom, how much and from when. It does not decide. What is prepared again
// replaces the earlier proposal.
func (z *Zaken) Voorbereiden(ctx context.Context, wie organisatie.Wie, v Voorstel) error {
	if v.Advies == "" {
		return fout.New(fout.Onjuist, "Schrijf een advies voor degene die het besluit neemt.").Bij("advies")
	}
	for i, p := range v.Voorzieningen {
		if err := p.controleer(i + 1); err != nil {
			return err
		}
	}
	return z.handel(ctx, wie, toegang.ZaakAanvraagBehandelen, v.Zaak, v.Advies, func(d *daad) error {
		d.gegevens["voorzieningen"] = fmt.Sprint(len(v.Voorzieningen))
		return vervangVoorzieningen(d.ctx, d.tx, d.zaak, v.Voorzieningen)
	})
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
	case p.Geldig.Leeg():
		return fout.New(fout.Onjuist, "Bij %s ligt het einde voor het begin. Controleer de datums.", plek).Bij("vanaf")
	}
	return nil
}

package toewijzing

import (
	"context"
	"strconv"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// NaBeschikking carries out the job that a granted decision left behind: it
// allots every provision of the decision, each once, however often it runs.
func (r *Register) NaBeschikking(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o zaak.NaBeschikking) error {
	besloten, err := zaak.Get(ctx, tx, o.Gemeente, o.Zaak)
	if err != nil {
		return err
	}
	bewoner, err := inwoner.Get(ctx, tx, o.Gemeente, besloten.Inwoner)
	if err != nil {
		return err
	}
	voorzieningen, err := zaak.Voorzieningen(ctx, tx, o.Gemeente, o.Zaak)
	if err != nil {
		return err
	}
	for _, v := range voorzieningen {
		_, _, err := r.Toewijzen(ctx, tx, nu, Opdracht{
			Gemeente: o.Gemeente, Domein: besloten.Domein, Zaak: o.Zaak, Voorziening: strconv.FormatInt(v.Nummer, 10),
			Beschikking: o.Beschikking, Inwoner: bewoner.BSN, Aanbieder: v.Aanbieder,
			Product: contract.Product{Categorie: v.Categorie, Code: v.Product},
			Omvang:  Omvang{Volume: v.Volume, Eenheid: v.Eenheid, Frequentie: v.Frequentie}, Geldig: v.Geldig,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

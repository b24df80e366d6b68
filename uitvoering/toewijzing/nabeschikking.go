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
		opdracht := uitVoorziening(besloten, bewoner, v)
		opdracht.Beschikking = o.Beschikking
		if _, _, err := r.Toewijzen(ctx, tx, nu, opdracht); err != nil {
			return err
		}
	}
	return nil
}

// uitVoorziening turns a provision of a case into what is asked to be allotted.
func uitVoorziening(z zaak.Zaak, i inwoner.Inwoner, v zaak.Voorziening) Opdracht {
	return Opdracht{
		Gemeente: z.Gemeente, Domein: z.Domein, Zaak: z.ID, Voorziening: strconv.FormatInt(v.Nummer, 10),
		Inwoner: i.BSN, Aanbieder: v.Aanbieder, Product: contract.Product{Categorie: v.Categorie, Code: v.Product},
		Omvang: Omvang{Volume: v.Volume, Eenheid: v.Eenheid, Frequentie: v.Frequentie}, Geldig: v.Geldig,
	}
}

// Botst answers for zaak, before a decision, what Overlapt would refuse after it.
func Botst(ctx context.Context, l opslag.Lezer, z zaak.Zaak, i inwoner.Inwoner, v zaak.Voorziening) error {
	return Overlapt(ctx, l, uitVoorziening(z, i, v))
}

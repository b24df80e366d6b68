package contract

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// recht is the Toedeling that an act on a contract leans on, for one municipality.
type recht struct {
	gemeente  kenmerk.Gemeentecode
	toedeling taakverdeling.Verwijzing
}

// bestaat reports whether the product can be bought: under a law, with a code that fits
// in a message.
func (p Product) bestaat() bool {
	_, ok := p.Domein()
	return ok && len(p.Code) <= 5
}

// domeinen gives the laws whose products the contract buys.
func (c Contract) domeinen() []taakverdeling.Domein {
	var domeinen []taakverdeling.Domein
	for _, a := range c.Aanbod {
		if d, ok := a.Product.Domein(); ok && !slices.Contains(domeinen, d) {
			domeinen = append(domeinen, d)
		}
	}
	return domeinen
}

// magSluiten gives, per municipality and law of the contract, the Toedeling by which the
// buyer holds inkoop on the first day of the participation. An organisation buys in its
// own name only.
func (r *Register) magSluiten(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, c Contract) ([]recht, error) {
	blik, err := r.blik(ctx, tx, wie, c.Eigenaar)
	if err != nil {
		return nil, err
	}
	var rechten []recht
	for _, deelname := range c.Gemeenten {
		for _, domein := range c.domeinen() {
			vraag := toegang.Object{Gemeente: deelname.Gemeente, Soort: "contract", ID: c.Nummer, Taak: domein.Taak(taakverdeling.Inkoop)}
			toestemming, err := blik.MagOp(toegang.ContractSluiten, vraag, deelname.Geldig.Vanaf)
			if err != nil {
				return nil, err
			}
			rechten = append(rechten, recht{deelname.Gemeente, toestemming.Toedeling.Verwijzing()})
		}
	}
	return rechten, nil
}

// magBeheren gives the same for who changes a tariff: for every municipality that takes
// part from the day of the change on, contractbeheer on the first day that it notices.
func (r *Register) magBeheren(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, c Contract, w Tariefwijziging) ([]recht, error) {
	blik, err := r.blik(ctx, tx, wie, c.Eigenaar)
	if err != nil {
		return nil, err
	}
	domein, _ := w.Product.Domein() // one without is in no contract
	var rechten []recht
	for _, deelname := range c.Gemeenten {
		if deelname.Geldig.Tot <= w.Vanaf {
			continue
		}
		vraag := toegang.Object{
			Gemeente: deelname.Gemeente,
			Soort:    "contract",
			ID:       c.Nummer,
			Taak:     domein.Taak(taakverdeling.Contractbeheer),
		}
		toestemming, err := blik.MagOp(toegang.ContractBeheren, vraag, max(w.Vanaf, deelname.Geldig.Vanaf))
		if err != nil {
			return nil, err
		}
		rechten = append(rechten, recht{deelname.Gemeente, toestemming.Toedeling.Verwijzing()})
	}
	return rechten, nil
}

// magInkopen gives, per municipality that the buyer buys for on the first day of the
// data of the provider, the Toedeling by which it does. Who buys for nobody is refused.
func (r *Register) magInkopen(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, a Aanbieder) ([]recht, error) {
	blik, err := r.blik(ctx, tx, wie, a.Eigenaar)
	if err != nil {
		return nil, err
	}
	var rechten []recht
	var weigering error
	for _, t := range blik.Verdeling.Van(wie.Organisatie, a.Geldig.Vanaf) {
		if t.Taak.Functie() != taakverdeling.Inkoop ||
			slices.ContainsFunc(rechten, func(r recht) bool { return r.gemeente == t.Gemeente }) {
			continue
		}
		vraag := toegang.Object{Gemeente: t.Gemeente, Soort: "aanbieder", ID: a.AGB.String(), Taak: t.Taak}
		if _, weigering = blik.MagOp(toegang.ContractSluiten, vraag, a.Geldig.Vanaf); weigering != nil {
			return nil, weigering
		}
		rechten = append(rechten, recht{t.Gemeente, t.Verwijzing()})
	}
	if len(rechten) == 0 {
		return nil, fout.New(fout.NietBevoegd, "%s koopt op %s voor geen enkele gemeente zorg in. Leg eerst vast voor wie zij inkoopt.",
			blik.Naam(a.Eigenaar), a.Geldig.Vanaf.Tekst())
	}
	return rechten, nil
}

// blik takes what wie may do, and refuses an act in the name of another organisation.
func (r *Register) blik(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, eigenaar organisatie.Kenmerk) (*toegang.Blik, error) {
	blik, err := r.Poort.Blik(ctx, tx, wie, tijdlijn.Vandaag(r.Klok))
	if err != nil {
		return nil, err
	}
	if wie.Organisatie != eigenaar {
		return nil, fout.New(fout.NietBevoegd, "Dit contract is van %s. Vraag het daar aan.", blik.Naam(eigenaar))
	}
	return blik, nil
}

func logregel(wie organisatie.Wie, op recht, handeling, object string, gegevens map[string]string) logboek.Regel {
	return logboek.Regel{
		Gemeente: op.gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie, Handeling: handeling, Soort: "contract",
		Object: object, Doel: "inkoop", Toedeling: op.toedeling.String(), Gegevens: gegevens,
	}
}

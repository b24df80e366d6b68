package declaratie

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/grootboek"
)

// post is what costs are added up by: who held the claim check, which category of
// product, and the month of delivery.
type post struct {
	toedeling taakverdeling.Verwijzing
	categorie string
	over      tijdlijn.Dag
}

// boek enters what was approved in the books of a municipality: per Toedeling one
// entry, with a line per category and month of delivery, against what the provider
// is owed.
func (w *dossier) boek(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, gemeente kenmerk.Gemeentecode) error {
	posten := map[post]geld.Cent{}
	for i, o := range w.oordelen {
		if o.Status == Goedgekeurd && w.boekt[i] == gemeente {
			posten[post{o.Toedeling, o.Product.Categorie, o.Periode.Vanaf.EersteVanMaand()}] += o.netto()
		}
	}
	perToedeling := map[taakverdeling.Verwijzing][]grootboek.Regel{}
	volgorde := slices.SortedFunc(maps.Keys(posten), func(a, b post) int {
		return cmp.Or(a.toedeling.Vergelijk(b.toedeling), cmp.Compare(a.categorie, b.categorie), cmp.Compare(a.over, b.over))
	})
	for _, p := range volgorde {
		if posten[p] == 0 {
			continue
		}
		perToedeling[p.toedeling] = append(perToedeling[p.toedeling],
			grootboek.Regel{Rekening: grootboek.Zorglasten, Tegenpartij: string(w.Domein) + "/" + p.categorie, Over: p.over,
				Bedrag: posten[p]},
			grootboek.Regel{Rekening: grootboek.Crediteuren, Tegenpartij: crediteur(w.Domein, w.Aanbieder), Over: p.over,
				Bedrag: -posten[p]})
	}
	for _, toedeling := range slices.SortedFunc(maps.Keys(perToedeling), taakverdeling.Verwijzing.Vergelijk) {
		if _, err := grootboek.Boek(ctx, tx, nu, grootboek.Boeking{
			Gemeente: gemeente, Datum: nu.Dag(), Omschrijving: "Declaratie " + w.Nummer + " van aanbieder " + w.Aanbieder.String(),
			Bron: bron(w.id) + "/" + toedeling.String(), Toedeling: toedeling, Regels: perToedeling[toedeling],
		}); err != nil {
			return err
		}
	}
	return nil
}

// bron names the claim as the source of an entry or a payment order.
func bron(id string) string { return "declaratie/" + id }

// zetKlaar puts what a municipality now owes the provider ready for payment, after
// what an earlier claim gave back, and books it as on its way. It gives the number
// of the order, or 0 when nothing is owed.
func (d *Declaraties) zetKlaar(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, w *dossier, gemeente kenmerk.Gemeentecode) (int64,
	error) {
	partij := crediteur(w.Domein, w.Aanbieder)
	saldo, err := grootboek.Saldo(ctx, tx, gemeente, grootboek.Crediteuren, partij, tijdlijn.Open)
	if err != nil || saldo >= 0 {
		return 0, err
	}
	aanbieder, err := w.rekening(ctx, tx, gemeente, nu.Dag())
	if err != nil {
		return 0, err
	}
	order, _, err := d.Betalingen.Klaarzetten(ctx, tx, nu, betaling.Opdracht{
		Gemeente: gemeente, Bron: bron(w.id), Taak: w.Domein.Taak(taakverdeling.Betaling), Over: w.Periode.Vanaf,
		Crediteur: aanbieder.Naam, IBAN: aanbieder.IBAN, Bedrag: -saldo,
		Omschrijving: "Declaratie " + w.Nummer + " " + w.Periode.Vanaf.String() + " t/m " + w.Periode.Laatste().String(),
		Uiterlijk:    nu.Dag().Plus(betaaltermijn),
	})
	if err != nil {
		return 0, err
	}
	over := w.Periode.Vanaf.EersteVanMaand()
	_, err = grootboek.Boek(ctx, tx, nu, grootboek.Boeking{
		Gemeente: gemeente, Datum: nu.Dag(), Omschrijving: "Betaalopdracht voor declaratie " + w.Nummer,
		Bron: "betaling/" + bron(w.id), Toedeling: order.Toedeling,
		Regels: []grootboek.Regel{
			{Rekening: grootboek.Crediteuren, Tegenpartij: partij, Over: over, Bedrag: -saldo},
			{Rekening: grootboek.BetalingOnderweg, Tegenpartij: partij, Over: over, Bedrag: saldo},
		},
	})
	return order.Nummer, err
}

// rekening gives the name and account of the provider: as the municipality that
// pays knows it, else as another of the kring does, whose contracts passed to it.
func (w *dossier) rekening(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) (contract.Aanbieder,
	error) {
	for _, code := range slices.Concat([]kenmerk.Gemeentecode{gemeente}, w.kring) {
		aanbieder, gevonden, err := contract.AanbiederOp(ctx, tx, code, w.Aanbieder, dag)
		if err != nil || gevonden {
			return aanbieder, err
		}
	}
	return contract.Aanbieder{}, geenRekening(w.Declaratie, dag)
}

// orderVan gives the number of the payment order made from a claim, or 0.
func orderVan(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (int64, error) {
	order, _, err := betaling.VanBron(ctx, l, gemeente, bron(id))
	return order.Nummer, err
}

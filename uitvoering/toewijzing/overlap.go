package toewijzing

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

// magNaastElkaar are the categories of the Wmo of which a client may have more
// than one allotment at a time: aids and adaptations (iWmo 3.2, TR302).
var magNaastElkaar = []string{"11", "12", "13", "14"}

// MagNaastElkaar reports whether a client may have several allotments of this
// product at a time: of the Wmo the categories 11 to 14.
func MagNaastElkaar(domein taakverdeling.Domein, p contract.Product) bool {
	return domein == taakverdeling.Wmo && slices.Contains(magNaastElkaar, p.Categorie)
}

// ZelfdeProduct reports whether two products stand in each other's way on a shared
// day (iWmo and iJw 3.2, TR302 and TR361): their categories are the same and so are
// their codes, or one has none; or one is no product at all, which stands for
// everything. Nothing stands in the way of an aid.
func ZelfdeProduct(domein taakverdeling.Domein, a, b contract.Product) bool {
	switch {
	case MagNaastElkaar(domein, a) || MagNaastElkaar(domein, b):
		return false
	case a == contract.Product{} || b == contract.Product{}:
		return true
	case a.Code != "" && b.Code != "":
		return a == b
	}
	return a.Categorie == b.Categorie
}

// Overlapt refuses (Botsing) an allotment beside a running one of the same product
// (ZelfdeProduct), to the same client, with the same provider, on a shared day (iWmo
// and iJw 3.2, OP259 and TR302): no provider could take in the message. The sentence
// names the running one. What rests on the same provision is not in its own way.
func Overlapt(ctx context.Context, l opslag.Lezer, o Opdracht) error {
	return stapelt(ctx, l, o.toewijzing(0, 0, taakverdeling.Verwijzing{}))
}

// stapelt is Overlapt for an allotment in a new state: other numbers and other
// sources are in its way.
func stapelt(ctx context.Context, l opslag.Lezer, nieuw Toewijzing) error {
	if MagNaastElkaar(nieuw.Domein, nieuw.Product) {
		return nil
	}
	lopend, err := VoorAanbieder(ctx, l, nieuw.Gemeente, nieuw.Inwoner, nieuw.Aanbieder, nieuw.Geldig.Vanaf, tijdlijn.MomentOpen)
	if err != nil {
		return err
	}
	return nieuw.stapeltMet(lopend)
}

func (t Toewijzing) stapeltMet(lopend []Toewijzing) error {
	for _, l := range lopend {
		if l.Domein == t.Domein && l.Aanbieder == t.Aanbieder && l.Nummer != t.Nummer && l.bron() != t.bron() &&
			l.Geldig.Overlapt(t.Geldig) && ZelfdeProduct(t.Domein, l.Product, t.Product) {
			return fout.New(fout.Botsing,
				"De inwoner heeft dit product van deze aanbieder al, %s (toewijzing %d). Wijzig of beëindig die toewijzing eerst, of "+
					"kies een andere periode.",
				l.Geldig.Tekst(), l.Nummer).Bij("product")
		}
	}
	return nil
}

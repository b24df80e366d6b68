package toewijzing

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

// magNaastElkaar are the categories of the Wmo of which a client may have more
// than one allotment at a time: aids and adaptations (iWmo 3.2, TR302).
var magNaastElkaar = []string{"11", "12", "13", "14"}

// Overlapt refuses (Botsing) an allotment beside a running one of the same
// product, to the same client, with the same provider, on a shared day (iWmo and
// iJw 3.2, OP259 and TR302): no provider could take in the message. The sentence
// names the running one. zaak and voorziening name the provision itself, which is
// not in its own way.
func Overlapt(ctx context.Context, l opslag.Lezer, o Opdracht) error {
	if o.Domein == taakverdeling.Wmo && slices.Contains(magNaastElkaar, o.Product.Categorie) {
		return nil
	}
	lopend, err := lopende(ctx, l, o.Gemeente, o.Inwoner, o.Aanbieder, o.Product, o.Geldig)
	if err != nil {
		return err
	}
	for _, t := range lopend {
		if t.Domein == o.Domein && (t.Zaak != o.Zaak || t.Voorziening != o.Voorziening) {
			return fout.New(fout.Botsing, "De inwoner heeft dit product van deze aanbieder al, %s (toewijzing %d). Wijzig of beëindig die toewijzing eerst, of kies een andere periode.",
				t.Geldig.Tekst(), t.Nummer).Bij("product")
		}
	}
	return nil
}

func lopende(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, inwoner kenmerk.BSN, aanbieder kenmerk.AGB, p contract.Product, periode tijdlijn.Periode) ([]Toewijzing, error) {
	alle, err := VoorAanbieder(ctx, l, gemeente, inwoner, aanbieder, periode.Vanaf, tijdlijn.MomentOpen)
	return slices.DeleteFunc(alle, func(t Toewijzing) bool { return t.Product != p || !t.Geldig.Overlapt(periode) }), err
}

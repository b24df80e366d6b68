package bericht

import (
	"context"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
)

// beoordeelStart gives the starts of a 305 to toewijzing and builds the 306.
func (b *Berichten) beoordeelStart(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	meldingen := make([]toewijzing.Melding, len(p.Client305.StartProducten))
	for i, s := range p.Client305.StartProducten {
		meldingen[i] = toewijzing.Melding{
			Soort: toewijzing.Start, Nummer: nummerVan(s.ToewijzingNummer), Product: productVan(s.Product),
			Vanaf: s.Begindatum, Status: toewijzing.Aanlevering(s.StatusAanlevering),
		}
	}
	return b.beoordeelLevering(ctx, tx, p, m, meldingen, b.Toewijzingen.Starten, "StartProducten/StartProduct")
}

// beoordeelStop gives the stops of a 307 to toewijzing and builds the 308. The
// Einddatum of a stop is the last day of delivery.
func (b *Berichten) beoordeelStop(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	meldingen := make([]toewijzing.Melding, len(p.Client307.StopProducten))
	for i, s := range p.Client307.StopProducten {
		meldingen[i] = toewijzing.Melding{
			Soort: toewijzing.Stop, Nummer: nummerVan(s.ToewijzingNummer), Product: productVan(s.Product),
			Vanaf: s.Begindatum, Tot: totEnMet(s.Einddatum), Reden: s.RedenBeeindiging, Status: toewijzing.Aanlevering(s.StatusAanlevering),
		}
	}
	return b.beoordeelLevering(ctx, tx, p, m, meldingen, b.Toewijzingen.Stoppen, "StopProducten/StopProduct")
}

// opnemen takes in starts or stops.
type opnemen func(context.Context, *opslag.Tx, tijdlijn.Moment, toewijzing.Ontvangst) ([][]berichtregel.Bevinding, bool, error)

func (b *Berichten) beoordeelLevering(ctx context.Context, tx *opslag.Tx, p *post, m Bericht,
	meldingen []toewijzing.Melding, neemOp opnemen, lijst string) (oordeel, error) {
	o, err := b.ontvangst(ctx, tx, p, m, meldingen)
	if err != nil {
		return oordeel{}, err
	}
	bevindingen, goed, err := neemOp(ctx, tx, b.Klok.Nu(), o)
	if err != nil {
		return oordeel{}, err
	}
	uit := p.klassen(goed, redenenPer(bevindingen, lijst), func(i *istandaard.Inhoud) { p.retourLevering(i, bevindingen) })
	if goed && o.Gemeente == m.Gemeente {
		for _, melding := range meldingen {
			uit.raakt = append(uit.raakt, melding.Nummer)
		}
	}
	return uit, nil
}

// ontvangst names the reports for toewijzing. After a merger a message to the
// successor may be about an allotment that was made before: it is looked up in the
// municipality that made it.
func (b *Berichten) ontvangst(ctx context.Context, tx *opslag.Tx, p *post, m Bericht,
	meldingen []toewijzing.Melding) (toewijzing.Ontvangst, error) {
	bsn, err := kenmerk.ParseBSN(p.inwoner)
	if err != nil {
		return toewijzing.Ontvangst{}, err
	}
	o := toewijzing.Ontvangst{
		Gemeente: m.Gemeente, Domein: p.domein, Aanbieder: p.agb, Inwoner: bsn, Bericht: m.Identificatie, Meldingen: meldingen,
	}
	if len(meldingen) == 0 {
		return o, nil
	}
	for _, code := range b.kringVan(m.Gemeente) {
		t, gevonden, err := toewijzing.Get(ctx, tx, code, meldingen[0].Nummer)
		if err != nil {
			return o, err
		}
		if gevonden && t.Inwoner == bsn && t.Aanbieder == p.agb && t.Domein == p.domein {
			o.Gemeente = code
			return o, nil
		}
	}
	return o, nil
}

// kringVan gives a municipality and those that are one with it today.
func (b *Berichten) kringVan(gemeente kenmerk.Gemeentecode) []kenmerk.Gemeentecode {
	return b.Verdeling.Gemeenten().Kring(gemeente, b.vandaag())
}

func nummerVan(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

func productVan(p *istandaard.Product) contract.Product {
	if p == nil {
		return contract.Product{}
	}
	return contract.Product{Categorie: p.Categorie, Code: p.Code}
}

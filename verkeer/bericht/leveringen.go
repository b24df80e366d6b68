package bericht

import (
	"context"
	"fmt"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// beoordeelStart gives the starts of a 305 to toewijzing and builds the 306.
func (b *Berichten) beoordeelStart(ctx context.Context, tx *opslag.Tx, p *post, m Bericht, inhoud *iwmo32.WMO305) (oordeel, error) {
	meldingen := make([]toewijzing.Melding, len(inhoud.Client.StartProducten))
	for i, s := range inhoud.Client.StartProducten {
		meldingen[i] = toewijzing.Melding{
			Soort: toewijzing.Start, Nummer: nummerVan(s.ToewijzingNummer), Product: productVan(s.Product),
			Vanaf: s.Begindatum, Status: toewijzing.Aanlevering(s.StatusAanlevering),
		}
	}
	o, err := b.ontvangst(ctx, tx, p, m, meldingen)
	if err != nil {
		return oordeel{}, err
	}
	bevindingen, goed, err := b.Toewijzingen.Starten(ctx, tx, b.Klok.Nu(), o)
	return oordeel{goed: goed, redenen: redenenPer(bevindingen, "StartProducten/StartProduct"), antwoord: func(identificatie string, dag tijdlijn.Dag) iwmo32.Bericht {
		return retour306(inhoud, p.retourkop(identificatie, dag, nil), bevindingen, goed)
	}}, err
}

// beoordeelStop gives the stops of a 307 to toewijzing and builds the 308. The
// Einddatum of a stop is the last day of delivery.
func (b *Berichten) beoordeelStop(ctx context.Context, tx *opslag.Tx, p *post, m Bericht, inhoud *iwmo32.WMO307) (oordeel, error) {
	meldingen := make([]toewijzing.Melding, len(inhoud.Client.StopProducten))
	for i, s := range inhoud.Client.StopProducten {
		meldingen[i] = toewijzing.Melding{
			Soort: toewijzing.Stop, Nummer: nummerVan(s.ToewijzingNummer), Product: productVan(s.Product),
			Vanaf: s.Begindatum, Tot: totEnMet(s.Einddatum), Reden: s.RedenBeeindiging, Status: toewijzing.Aanlevering(s.StatusAanlevering),
		}
	}
	o, err := b.ontvangst(ctx, tx, p, m, meldingen)
	if err != nil {
		return oordeel{}, err
	}
	bevindingen, goed, err := b.Toewijzingen.Stoppen(ctx, tx, b.Klok.Nu(), o)
	return oordeel{goed: goed, redenen: redenenPer(bevindingen, "StopProducten/StopProduct"), antwoord: func(identificatie string, dag tijdlijn.Dag) iwmo32.Bericht {
		return retour308(inhoud, p.retourkop(identificatie, dag, nil), bevindingen, goed)
	}}, err
}

// ontvangst names the reports for toewijzing. After a merger a message to the
// successor may be about an allotment that was made before: it is looked up in the
// municipality that made it.
func (b *Berichten) ontvangst(ctx context.Context, tx *opslag.Tx, p *post, m Bericht, meldingen []toewijzing.Melding) (toewijzing.Ontvangst, error) {
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
		if gevonden && t.Inwoner == bsn && t.Aanbieder == p.agb {
			o.Gemeente = code
			return o, nil
		}
	}
	return o, nil
}

// kringVan gives a municipality and those that were merged into it.
func (b *Berichten) kringVan(gemeente kenmerk.Gemeentecode) []kenmerk.Gemeentecode {
	kring := []kenmerk.Gemeentecode{gemeente}
	for _, oud := range b.Verdeling.Gemeenten().Gebieden(gemeente, b.vandaag()) {
		kring = append(kring, oud.Code)
	}
	return kring
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

func redenenPer(bevindingen [][]toewijzing.Bevinding, klasse string) []Reden {
	var redenen []Reden
	for i, per := range bevindingen {
		redenen = append(redenen, redenVan(per, fmt.Sprintf("Bericht/Client[1]/%s[%d]", klasse, i+1))...)
	}
	return redenen
}

// retour306 answers a 305: only a Header when all is right, else the whole client
// with a code at every class.
func retour306(m *iwmo32.WMO305, kop istandaard.RetourHeader, bevindingen [][]toewijzing.Bevinding, goed bool) *iwmo32.WMO306 {
	if goed {
		return &iwmo32.WMO306{Header: kop}
	}
	kop.RetourCodes = []string{istandaard.RetourGoed}
	c := &iwmo32.WMO306Client{
		Bsn: m.Client.Bsn, Geboortedatum: m.Client.Geboortedatum, Geslacht: m.Client.Geslacht, Naam: m.Client.Naam,
		RetourCodes: []string{istandaard.RetourGoed},
	}
	for i, s := range m.Client.StartProducten {
		c.StartProducten = append(c.StartProducten, iwmo32.WMO306StartProduct{
			ToewijzingNummer: s.ToewijzingNummer, Product: s.Product, ToewijzingIngangsdatum: s.ToewijzingIngangsdatum,
			Begindatum: s.Begindatum, StatusAanlevering: s.StatusAanlevering, RetourCodes: codesOf(bevindingen[i]),
		})
	}
	return &iwmo32.WMO306{Header: kop, Client: c}
}

// retour308 answers a 307, as retour306 does a 305.
func retour308(m *iwmo32.WMO307, kop istandaard.RetourHeader, bevindingen [][]toewijzing.Bevinding, goed bool) *iwmo32.WMO308 {
	if goed {
		return &iwmo32.WMO308{Header: kop}
	}
	kop.RetourCodes = []string{istandaard.RetourGoed}
	c := &iwmo32.WMO308Client{
		Bsn: m.Client.Bsn, Geboortedatum: m.Client.Geboortedatum, Geslacht: m.Client.Geslacht, Naam: m.Client.Naam,
		RetourCodes: []string{istandaard.RetourGoed},
	}
	for i, s := range m.Client.StopProducten {
		c.StopProducten = append(c.StopProducten, iwmo32.WMO308StopProduct{
			ToewijzingNummer: s.ToewijzingNummer, Product: s.Product, ToewijzingIngangsdatum: s.ToewijzingIngangsdatum,
			Begindatum: s.Begindatum, RedenBeeindiging: s.RedenBeeindiging, Einddatum: s.Einddatum,
			StatusAanlevering: s.StatusAanlevering, RetourCodes: codesOf(bevindingen[i]),
		})
	}
	return &iwmo32.WMO308{Header: kop, Client: c}
}

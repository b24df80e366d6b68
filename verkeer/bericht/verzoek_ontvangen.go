package bericht

import (
	"context"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard"
)

// beoordeelAanvraag gives the products of a 315 to verzoek, each a request by
// itself, and builds the 316.
func (b *Berichten) beoordeelAanvraag(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	c := p.Client315
	o, err := p.verzoekVan(m, verzoek.Toewijzing)
	if err != nil {
		return oordeel{}, err
	}
	for i := range c.AangevraagdeProducten {
		a := &c.AangevraagdeProducten[i]
		o.Verzoeken = append(o.Verzoeken, verzoek.Verzoek{
			Referentie: a.ReferentieAanbieder, GezagsdragerBekend: c.GezagsdragerBekend,
			Commentaar: c.Commentaar, Regels: []verzoek.Regel{aangevraagd(a)},
		})
	}
	bevindingen, nummers, goed, err := b.neemVerzoekenOp(ctx, tx, o)
	if err != nil {
		return oordeel{}, err
	}
	per := make([][]berichtregel.Bevinding, len(c.AangevraagdeProducten))
	for i, v := range bevindingen.Verzoeken {
		per[i] = append(v.Verzoek, v.Regels[0]...)
	}
	uit := p.klassen(goed, redenenPer(per, "AangevraagdeProducten/AangevraagdProduct"), func(i *istandaard.Inhoud) {
		p.retourAanvraag(i, per)
	})
	uit.verzoeken = nummers
	return uit, nil
}

// beoordeelWijziging gives a 317 to verzoek as one request and builds the 318.
func (b *Berichten) beoordeelWijziging(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	o, err := p.verzoekVan(m, verzoek.Wijziging)
	if err != nil {
		return oordeel{}, err
	}
	v := &p.Client317.Verzoek
	o.Verzoeken = []verzoek.Verzoek{{Referentie: v.ReferentieAanbieder, RedenVerzoek: v.RedenVerzoek, Regels: gewensteRegels(v)}}
	bevindingen, nummers, goed, err := b.neemVerzoekenOp(ctx, tx, o)
	if err != nil {
		return oordeel{}, err
	}
	uit := p.klassen(goed, redenenVanWijziging(v, bevindingen), func(i *istandaard.Inhoud) {
		p.retourWijziging(i, codesVanWijziging(v, bevindingen))
	})
	uit.verzoeken = nummers
	return uit, nil
}

// neemVerzoekenOp gives requests to verzoek, with the ids they got there.
func (b *Berichten) neemVerzoekenOp(ctx context.Context, tx *opslag.Tx, o verzoek.Ontvangst) (verzoek.Bevindingen, []string, bool, error) {
	bevindingen, goed, err := b.Verzoeken.Ontvangen(ctx, tx, b.Klok.Nu(), o)
	if err != nil || !goed {
		return bevindingen, nil, false, err
	}
	nummers := make([]string, len(o.Verzoeken))
	for i, v := range o.Verzoeken {
		bewaard, _, err := verzoek.VanReferentie(ctx, tx, o.Gemeente, o.Domein, o.Aanbieder, v.Referentie)
		if err != nil {
			return bevindingen, nil, false, err
		}
		nummers[i] = bewaard.ID
	}
	return bevindingen, nummers, true, nil
}

func (p *post) verzoekVan(m Bericht, soort verzoek.Soort) (verzoek.Ontvangst, error) {
	bsn, err := kenmerk.ParseBSN(p.inwoner)
	return verzoek.Ontvangst{
		Gemeente: m.Gemeente, Domein: p.domein, Soort: soort, Aanbieder: p.agb,
		Inwoner: bsn, Bericht: m.Identificatie, Dagtekening: m.Dagtekening,
	}, err
}

func aangevraagd(a *istandaard.AangevraagdProduct315) verzoek.Regel {
	r := verzoek.Regel{
		Nummer: 1, Aard: verzoek.Nieuw, Product: productVan(a.Product),
		Geldig: openPeriode(a.ToewijzingIngangsdatum, a.ToewijzingEinddatum),
		Omvang: omvangVan(a.Omvang), Budget: budgetVan(a.Budget), BeschikkingNummer: nummerVan(a.BeschikkingNummer),
		Verwijzer:    verzoek.Verwijzer{Type: a.Verwijzer.Type, Naam: a.Verwijzer.Naam, ZorgverlenerCode: a.Verwijzer.ZorgverlenerCode},
		Raamcontract: a.Raamcontract, Commentaar: a.Commentaar,
	}
	if a.BeschikkingIngangsdatum != nil {
		r.BeschikkingIngang = *a.BeschikkingIngangsdatum
	}
	return r
}

// gewensteRegels gives the lines of a 317 in the order in which its classes stand:
// unchanged, to change, new.
func gewensteRegels(v *istandaard.Verzoek317) []verzoek.Regel {
	var regels []verzoek.Regel
	voegToe := func(r verzoek.Regel) {
		r.Nummer = int64(len(regels) + 1)
		regels = append(regels, r)
	}
	for _, o := range v.OngewijzigdeProducten {
		voegToe(verzoek.Regel{Aard: verzoek.Ongewijzigd, Toewijzing: o.ToewijzingNummer})
	}
	for i := range v.TeWijzigenProducten {
		t := &v.TeWijzigenProducten[i]
		voegToe(verzoek.Regel{
			Aard: verzoek.Wijzigen, Toewijzing: t.ToewijzingNummer, Geldig: openPeriode(t.GewensteIngangsdatum, t.Einddatum),
			Omvang: omvangVan(t.Omvang), Budget: budgetVan(t.Budget),
		})
	}
	for i := range v.NieuweProducten {
		n := &v.NieuweProducten[i]
		voegToe(verzoek.Regel{
			Aard: verzoek.Nieuw, Product: productVan(n.Product), Geldig: openPeriode(n.GewensteIngangsdatum, n.Einddatum),
			Omvang: omvangVan(n.Omvang), Budget: budgetVan(n.Budget),
		})
	}
	return regels
}

// bevindingenVan gives what was found on the one request of a 317 and on each of its
// lines; when the client was refused nothing was judged, and then judged is false.
func bevindingenVan(b verzoek.Bevindingen, regels int) (per verzoek.PerVerzoek, judged bool) {
	if len(b.Client) > 0 || len(b.Verzoeken) == 0 {
		return verzoek.PerVerzoek{Regels: make([][]berichtregel.Bevinding, regels)}, false
	}
	return b.Verzoeken[0], true
}

// codesVanWijziging gives the code of every class: of a refused client all that is
// in it was not judged.
func codesVanWijziging(v *istandaard.Verzoek317, b verzoek.Bevindingen) wijzigingscodes {
	ongewijzigd, wijzigen := len(v.OngewijzigdeProducten), len(v.TeWijzigenProducten)
	per, beoordeeld := bevindingenVan(b, ongewijzigd+wijzigen+len(v.NieuweProducten))
	codes := func(gevonden []berichtregel.Bevinding) []string {
		if !beoordeeld {
			return []string{istandaard.RetourNietBeoordeeld}
		}
		return berichtregel.Codes(gevonden)
	}
	regels := make([][]string, len(per.Regels))
	for i, gevonden := range per.Regels {
		regels[i] = codes(gevonden)
	}
	return wijzigingscodes{
		client: berichtregel.Codes(b.Client), verzoek: codes(per.Verzoek),
		ongewijzigd: regels[:ongewijzigd], wijzigen: regels[ongewijzigd : ongewijzigd+wijzigen], nieuw: regels[ongewijzigd+wijzigen:],
	}
}

func redenenVanWijziging(v *istandaard.Verzoek317, b verzoek.Bevindingen) []Reden {
	const stam = plekClient + "/Verzoek"
	ongewijzigd, wijzigen := len(v.OngewijzigdeProducten), len(v.TeWijzigenProducten)
	per, _ := bevindingenVan(b, ongewijzigd+wijzigen+len(v.NieuweProducten))
	redenen := append(redenVan(b.Client, plekClient), redenVan(per.Verzoek, stam)...)
	for i, gevonden := range per.Regels {
		plekRegel := plek(stam+"/NieuweProducten/NieuwProduct", i-ongewijzigd-wijzigen)
		switch {
		case i < ongewijzigd:
			plekRegel = plek(stam+"/OngewijzigdeProducten/OngewijzigdProduct", i)
		case i < ongewijzigd+wijzigen:
			plekRegel = plek(stam+"/TeWijzigenProducten/TeWijzigenProduct", i-ongewijzigd)
		}
		redenen = append(redenen, redenVan(gevonden, plekRegel)...)
	}
	return redenen
}

func omvangVan(o *istandaard.Omvang) toewijzing.Omvang {
	if o == nil {
		return toewijzing.Omvang{}
	}
	return toewijzing.Omvang{Volume: o.Volume, Eenheid: o.Eenheid, Frequentie: o.Frequentie}
}

func budgetVan(b *geld.Cent) geld.Cent {
	if b == nil {
		return 0
	}
	return *b
}

// openPeriode gives the half-open period of a first day and a last day, nil for none.
func openPeriode(vanaf tijdlijn.Dag, laatste *tijdlijn.Dag) tijdlijn.Periode {
	if laatste == nil {
		return tijdlijn.Vanaf(vanaf)
	}
	return tijdlijn.Periode{Vanaf: vanaf, Tot: totEnMet(*laatste)}
}

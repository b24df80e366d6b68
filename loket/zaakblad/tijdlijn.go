package zaakblad

import (
	"cmp"
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// verleden is something that happened, with its moment.
type verleden struct {
	moment tijdlijn.Moment
	punt   vorm.Gebeurtenis
}

// tijdlijn tells what is planned, then today, then what happened, newest first.
func (b *blad) tijdlijn(d *dossier, leveringen []levering) (vorm.Tijdlijn, error) {
	t := vorm.Tijdlijn{Naam: "Wat er gebeurde"}
	gebeurd, err := b.berichtgebeurtenissen(leveringen)
	if err != nil {
		return t, err
	}
	verzoeken, err := b.verzoekgebeurtenissen(d, leveringen)
	if err != nil {
		return t, err
	}
	gebeurd = append(gebeurd, verzoeken...)
	for _, h := range slices.Backward(d.Handelingen) {
		naam := b.Blik.Naam(h.Organisatie)
		gebeurd = append(gebeurd, verleden{h.Moment, vorm.Gebeurtenis{
			Op: h.Dag, Tijd: h.Moment.Tijd().Format("15:04"), Wie: h.Naam, Organisatie: naam,
			Handeling: d.daad(h.Handeling), Tekst: daadtekst(h), Toon: daadtoon(h.Handeling),
		}})
	}
	slices.SortStableFunc(gebeurd, func(x, y verleden) int { return cmp.Compare(y.moment, x.moment) })
	t.Punten = append(b.gepland(d), vorm.Gebeurtenis{Op: b.Vandaag, Vandaag: true})
	for _, v := range gebeurd {
		t.Punten = append(t.Punten, v.punt)
	}
	return t, nil
}

// daadtekst gives the explanation of an act, unless it only says the act again.
func daadtekst(h zaak.Handeling) string {
	switch h.Handeling {
	case toegang.ZaakMelden, toegang.ZaakOnderzoeken, toegang.ZaakVerslagVersturen, toegang.BezwaarOntvangen:
		return ""
	}
	return h.Toelichting
}

func daadtoon(h toegang.Handeling) vorm.Toon {
	switch h {
	case toegang.ZaakBeschikken, toegang.BezwaarBeslissen:
		return vorm.Goed
	case toegang.BezwaarOntvangen, toegang.ZaakOpschorten:
		return vorm.LetOp
	}
	return vorm.Neutraal
}

// gepland gives what is sure to come: another holder of the step, the last day.
// The farthest comes first.
func (b *blad) gepland(d *dossier) []vorm.Gebeurtenis {
	var komt []vorm.Gebeurtenis
	if !d.Zaak.Uiterlijk.IsOpen() && d.Zaak.Uiterlijk > b.Vandaag {
		komt = append(komt, vorm.Gebeurtenis{Op: d.Zaak.Uiterlijk, Handeling: "Laatste dag voor: " + d.Pad.Halte(d.Zaak.Stand).Chip,
			Komt: true, Icoon: "klok"})
	}
	if b.wisselt(d) {
		naam := b.Blik.Naam(d.Straks.Uitvoerder)
		komt = append(komt, vorm.Gebeurtenis{Op: b.Begint(d.Zaak.Gemeente, d.Straks), Wie: naam,
			Handeling: "doet vanaf dan: " + d.Zaak.Taak.Zin(), Komt: true, Icoon: "gemeente"})
	}
	slices.SortStableFunc(komt, func(x, y vorm.Gebeurtenis) int { return int(y.Op - x.Op) })
	return komt
}

package zaakblad

import (
	"slices"

	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// stappen draws the path of the case: what lies behind it with who did it, and what is to come with
// who will.
func (b *blad) stappen(d *dossier) vorm.Stappen {
	stappen := vorm.Stappen{Naam: "Het pad van de zaak"}
	klaar, afgesloten := d.Pad.Halte(d.Zaak.Stand).Gedaan, d.Zaak.Stand == zaak.Afgesloten
	for n, m := range d.Pad.Mijlpalen {
		if m.BijBezwaar && d.Bezwaar == nil || afgesloten && n >= klaar {
			break
		}
		stap := vorm.Stap{Tekst: m.Naam, Stand: vorm.StapKomt}
		switch {
		case n < klaar:
			stap.Stand, stap.Onder = vorm.StapKlaar, b.wieDeed(d, m.Handeling)
		case n == klaar:
			stap.Stand, stap.Onder = vorm.StapNu, b.wieDoet(d, m.Handeling)
		default:
			stap.Onder = b.wieDoet(d, m.Handeling)
		}
		stappen.Lijst = append(stappen.Lijst, stap)
	}
	if afgesloten {
		stappen.Lijst = append(stappen.Lijst, vorm.Stap{Tekst: "Afgesloten zonder aanvraag", Stand: vorm.StapKlaar})
	}
	return stappen
}

// wieDeed tells who did a step and when, "" when it was passed over.
func (b *blad) wieDeed(d *dossier, h toegang.Handeling) string {
	for _, x := range slices.Backward(d.Handelingen) {
		if x.Handeling == h {
			return b.Blik.Naam(x.Organisatie) + ", " + x.Dag.Tekst()
		}
	}
	return ""
}

// wieDoet tells who holds the task of an act today, and who later.
func (b *blad) wieDoet(d *dossier, h toegang.Handeling) string {
	verdeling := b.Blik.Verdeling
	stap, _ := d.Pad.Stap(h)
	taak := d.Pad.Domein.Taak(stap.Functie)
	nu, ok := verdeling.Uitvoerder(d.Zaak.Gemeente, taak, b.Vandaag)
	if !ok {
		return "niemand aangewezen"
	}
	naam := b.Blik.Naam(nu.Uitvoerder)
	straks, ok := verdeling.Volgende(d.Zaak.Gemeente, taak, b.Vandaag)
	if !ok || straks.Uitvoerder == nu.Uitvoerder || b.Begint(d.Zaak.Gemeente, straks) > b.Vandaag.Plus(vooruit) {
		return naam
	}
	return naam + ", vanaf " + b.Begint(d.Zaak.Gemeente, straks).Tekst() + " " + b.Blik.Naam(straks.Uitvoerder)
}

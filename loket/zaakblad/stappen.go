package zaakblad

import (
	"slices"

	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// vulStappen draws the path of the law as far as it goes for this case.
func (b *blad) vulStappen(d *dossier, z *zaakbeeld) error {
	z.Stappen.Naam = "Het pad van de zaak"
	klaar := d.Pad.Halte(d.Zaak.Stand).Gedaan
	for n, m := range d.Pad.Mijlpalen {
		if m.BijBezwaar && d.Bezwaar == nil || d.Zaak.Stand == zaak.Afgesloten && n >= klaar {
			break
		}
		stap := vorm.Stap{Tekst: m.Naam, Stand: vorm.StapKlaar}
		switch {
		case n < klaar:
			stap.Onder = b.wieDeed(d, m.Handeling)
		default:
			if n == klaar {
				stap.Stand = vorm.StapNu
			} else {
				stap.Stand = vorm.StapKomt
			}
			stap.Onder = b.wieDoet(d, d.taakVan(m.Handeling))
		}
		z.Stappen.Lijst = append(z.Stappen.Lijst, stap)
	}
	if d.Zaak.Stand == zaak.Afgesloten {
		z.Stappen.Lijst = append(z.Stappen.Lijst, vorm.Stap{Tekst: "Afgesloten zonder aanvraag", Stand: vorm.StapKlaar})
	}
	return nil
}

// taakVan gives the task in the division that an act belongs to.
func (d *dossier) taakVan(h toegang.Handeling) taakverdeling.Taak {
	stap, _ := d.Pad.Stap(h)
	return d.Zaak.Domein.Taak(stap.Functie)
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

// wieDoet tells who holds a step today, and who later.
func (b *blad) wieDoet(d *dossier, taak taakverdeling.Taak) string {
	verdeling := b.Blik.Verdeling
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

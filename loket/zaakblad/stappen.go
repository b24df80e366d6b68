package zaakblad

import (
	"slices"

	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// zaakstappen are the acts of a case in order, each with the step of the division
// it belongs to.
var zaakstappen = []struct {
	tekst     string
	handeling toegang.Handeling
	functie   taakverdeling.Functie
}{
	{"Melding", toegang.ZaakMelden, taakverdeling.Melding},
	{"Gesprek", toegang.ZaakOnderzoeken, taakverdeling.Onderzoek},
	{"Verslag", toegang.ZaakVerslagVersturen, taakverdeling.Onderzoek},
	{"Aanvraag", toegang.ZaakAanvragen, taakverdeling.Onderzoek},
	{"Voorbereiding", toegang.ZaakAanvraagBehandelen, taakverdeling.Aanvraag},
	{"Besluit", toegang.ZaakBeschikken, taakverdeling.Besluit},
	{"Bezwaar", toegang.BezwaarOntvangen, taakverdeling.Bezwaar},
	{"Beslissing op bezwaar", toegang.BezwaarBeslissen, taakverdeling.Bezwaar},
}

// gedaan is the number of steps a case has behind it.
var gedaan = map[zaak.Stand]int{
	zaak.Gemeld: 1, zaak.InOnderzoek: 2, zaak.VerslagVerstuurd: 3, zaak.Aangevraagd: 4, zaak.Voorbereid: 5,
	zaak.Beschikt: 6, zaak.InBezwaar: 7, zaak.OpBezwaarBeslist: 8, zaak.Afgesloten: 3,
}

func (b *blad) vulStappen(d *dossier, z *zaakbeeld) error {
	z.Stappen.Naam = "Het pad van de zaak"
	klaar := gedaan[d.Zaak.Stand]
	for n, s := range zaakstappen {
		if n >= 6 && d.Bezwaar == nil || d.Zaak.Stand == zaak.Afgesloten && n >= klaar {
			break
		}
		stap := vorm.Stap{Tekst: s.tekst, Stand: vorm.StapKlaar}
		switch {
		case n < klaar:
			stap.Onder = b.wieDeed(d, s.handeling)
		default:
			if n == klaar {
				stap.Stand = vorm.StapNu
			} else {
				stap.Stand = vorm.StapKomt
			}
			stap.Onder = b.wieDoet(d, d.Zaak.Domein.Taak(s.functie))
		}
		z.Stappen.Lijst = append(z.Stappen.Lijst, stap)
	}
	if d.Zaak.Stand == zaak.Afgesloten {
		z.Stappen.Lijst = append(z.Stappen.Lijst, vorm.Stap{Tekst: "Afgesloten zonder aanvraag", Stand: vorm.StapKlaar})
	}
	return nil
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

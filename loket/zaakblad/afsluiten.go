package zaakblad

import (
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
)

// afsluitbeeld is the content of the page that ends a case without an aanvraag.
type afsluitbeeld struct {
	vorm.Formulier
	Reden vorm.Veld
}

var afsluitformulier = zaakformulier{
	pad: "afsluiten", handeling: toegang.ZaakAfsluiten, sjabloon: "afsluiten",
	beeld: afsluitBeeld, doe: afsluiten,
}

func afsluitBeeld(_ *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Sluit af zonder aanvraag: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel, Onder: "Doe dit alleen als de inwoner geen aanvraag wil doen. Daarna kan de zaak niet meer verder."}
	return afsluitbeeld{
		Formulier: d.formulier("afsluiten", i, kop, "Sluit de zaak af"),
		Reden: vorm.Veld{Soort: vorm.LangVeld, Naam: "reden", Label: "Waarom komt er geen aanvraag?",
			Uitleg: "Bijvoorbeeld: de buurvrouw helpt, of er is een algemene voorziening.",
			Waarde: i.Waarden.Get("reden"), Fout: i.Bij("reden"), Regels: 4, Max: 4000},
	}, titel, nil
}

// afsluiten ends the case.
func afsluiten(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	err := b.Zaken.AfsluitenZonderAanvraag(b.R.Context(), b.Wie, d.verwijzing(i), i.Tekst("reden"))
	return vorm.Uitkomst{Adres: d.pad, Kop: "De zaak is afgesloten",
		Tekst: "Meldt de inwoner zich opnieuw, neem dan een nieuwe melding aan."}, err
}

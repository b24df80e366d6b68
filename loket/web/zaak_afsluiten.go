package web

import (
	"nabuur/kader/toegang"
)

// afsluitbeeld is the content of the page that ends a case without an aanvraag.
type afsluitbeeld struct {
	formulier
	Reden Veld
}

var afsluitformulier = zaakformulier{
	pad: "afsluiten", handeling: toegang.ZaakAfsluiten, sjabloon: "zaak_afsluiten",
	beeld: afsluitBeeld, doe: afsluiten,
}

func afsluitBeeld(_ *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Sluit af zonder aanvraag: " + d.inwonernaam()
	kop := Kop{Tekst: titel, Onder: "Doe dit alleen als de inwoner geen aanvraag wil doen. Daarna kan de zaak niet meer verder."}
	return afsluitbeeld{
		formulier: d.formulier("afsluiten", i, kop, "Sluit de zaak af"),
		Reden: Veld{Soort: LangVeld, Naam: "reden", Label: "Waarom komt er geen aanvraag?", Uitleg: "Bijvoorbeeld: de buurvrouw helpt, of er is een algemene voorziening.",
			Waarde: i.waarden.Get("reden"), Fout: i.bij("reden"), Regels: 4, Max: 4000},
	}, titel, nil
}

// afsluiten ends the case.
func afsluiten(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	err := b.Zaken.AfsluitenZonderAanvraag(b.r.Context(), b.wie, d.verwijzing(i), i.tekst("reden"))
	return uitkomst{adres: d.pad, kop: "De zaak is afgesloten", tekst: "Meldt de inwoner zich opnieuw, neem dan een nieuwe melding aan."}, err
}

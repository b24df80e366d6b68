package web

import (
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// aanvraagbeeld is the content of the page that takes the resident's agreement.
type aanvraagbeeld struct {
	formulier
	Akkoord   Veldgroep
	Opmerking Veld
	Delen     []Gegevens
}

var aanvraagformulier = zaakformulier{
	pad: "aanvraag", handeling: toegang.ZaakAanvragen, sjabloon: "zaak_aanvragen",
	beeld: aanvraagBeeld, doe: aanvragen,
}

func aanvraagBeeld(b *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Leg het akkoord vast: " + d.inwonernaam()
	kop := Kop{Tekst: titel, Onder: "Met het akkoord is het verslag de aanvraag. De beslistermijn begint vandaag, " + b.vandaag.Voluit() + "."}
	return aanvraagbeeld{
		formulier: d.formulier("aanvraag", i, kop, "Leg vast"),
		Akkoord: Veldgroep{Naam: "akkoord", Label: "Is de inwoner akkoord met het verslag?", Fout: i.bij("akkoord"),
			Keuzes: kies(i.tekst("akkoord"), Keuze{Waarde: "ja", Tekst: "Ja, het klopt. Dit is de aanvraag."},
				Keuze{Waarde: "nee", Tekst: "Nee", Uitleg: "Verander dan het verslag, of sluit de zaak af zonder aanvraag."})},
		Opmerking: Veld{Soort: LangVeld, Naam: "opmerking", Label: "Wat zei de inwoner erbij?", Waarde: i.waarden.Get("opmerking"), Facultatief: true, Regels: 3, Max: 4000},
		Delen:     gespreksdelen(d.Leefgebieden),
	}, titel, nil
}

// aanvragen takes the agreement: the report becomes the aanvraag.
func aanvragen(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	if i.tekst("akkoord") == "" {
		i.fout("akkoord", "Kies of de inwoner akkoord is.")
		return uitkomst{}, i.mis()
	}
	err := b.Zaken.Aanvragen(b.r.Context(), b.wie, zaak.Reactie{Zaak: d.verwijzing(i), Akkoord: i.tekst("akkoord") == "ja", Opmerking: i.tekst("opmerking")})
	return uitkomst{adres: d.pad, kop: "De aanvraag is binnen", tekst: "De beslistermijn loopt. Wie de aanvraag behandelt, ziet de zaak vanzelf op de eigen werklijst."}, err
}

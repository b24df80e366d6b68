package zaakblad

import (
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// aanvraagbeeld is the content of the page that takes the resident's agreement.
type aanvraagbeeld struct {
	vorm.Formulier
	Akkoord   vorm.Veldgroep
	Opmerking vorm.Veld
	Delen     []vorm.Gegevens
}

var aanvraagformulier = zaakformulier{
	pad: "aanvraag", handeling: toegang.ZaakAanvragen, sjabloon: "aanvragen",
	beeld: aanvraagBeeld, doe: aanvragen,
}

func aanvraagBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Leg het akkoord vast: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel, Onder: "Met het akkoord is het verslag de aanvraag. De beslistermijn begint vandaag, " +
		b.Vandaag.Voluit() + "."}
	return aanvraagbeeld{
		Formulier: d.formulier("aanvraag", i, kop, "Leg vast"),
		Akkoord: vorm.Veldgroep{Naam: "akkoord", Label: "Is de inwoner akkoord met het verslag?", Fout: i.Bij("akkoord"),
			Keuzes: vorm.Kies(i.Tekst("akkoord"), vorm.Keuze{Waarde: "ja", Tekst: "Ja, het klopt. Dit is de aanvraag."},
				vorm.Keuze{Waarde: "nee", Tekst: "Nee", Uitleg: "Verander dan het verslag, of sluit de zaak af zonder aanvraag."})},
		Opmerking: vorm.Veld{Soort: vorm.LangVeld, Naam: "opmerking", Label: "Wat zei de inwoner erbij?",
			Waarde: i.Waarden.Get("opmerking"), Facultatief: true, Regels: 3, Max: 4000},
		Delen: gespreksdelen(d.Leefgebieden),
	}, titel, nil
}

// aanvragen takes the agreement: the report becomes the aanvraag.
func aanvragen(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	if i.Tekst("akkoord") == "" {
		i.Fout("akkoord", "Kies of de inwoner akkoord is.")
		return vorm.Uitkomst{}, i.Mis()
	}
	err := b.Zaken.Aanvragen(b.R.Context(), b.Wie, zaak.Reactie{Zaak: d.verwijzing(i), Akkoord: i.Tekst("akkoord") == "ja",
		Opmerking: i.Tekst("opmerking")})
	return vorm.Uitkomst{Adres: d.pad, Kop: "De aanvraag is binnen",
		Tekst: "De beslistermijn loopt. Wie de aanvraag behandelt, ziet de zaak vanzelf op de eigen werklijst."}, err
}

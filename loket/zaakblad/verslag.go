package zaakblad

import (
	"nabuur/grond/fout"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
)

// verslagbeeld is the content of the page that sends the report.
type verslagbeeld struct {
	vorm.Formulier
	Delen []vorm.Gegevens
}

var verslagformulier = zaakformulier{
	pad: "verslag", handeling: toegang.ZaakVerslagVersturen, sjabloon: "verslag",
	beeld: verslagBeeld, doe: verslagVersturen,
}

func verslagBeeld(_ *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Verstuur het verslag: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel, Onder: "De inwoner krijgt dit verslag met de post en kan zeggen of het klopt."}
	if len(d.Leefgebieden) > 0 {
		kop.Acties = vorm.Knoppen{{Tekst: "Verander het verslag", Adres: d.pad + "/gesprek"}}
	}
	beeld := verslagbeeld{Formulier: d.formulier("verslag", i, kop, "Verstuur het verslag"), Delen: gespreksdelen(d.Leefgebieden)}
	return beeld, titel, nil
}

// verslagVersturen sends the report to the resident.
func verslagVersturen(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	err := b.Zaken.VerslagVersturen(b.R.Context(), b.Wie, d.verwijzing(i))
	if fout.Is(err, fout.Onjuist) && len(d.Leefgebieden) == 0 {
		err = fout.New(fout.Onjuist, "Het verslag is nog leeg. Leg eerst het gesprek vast.")
	}
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het verslag is verstuurd",
		Tekst: "Vraag de inwoner of het klopt. Is de inwoner akkoord, leg dat dan vast: dan is het verslag de aanvraag."}, err
}

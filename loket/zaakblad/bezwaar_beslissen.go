package zaakblad

import (
	"nabuur/kader/mandaat"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// bezwaarbeslisbeeld is the content of the page that decides on an objection,
// with the decision and the objection beside the form.
type bezwaarbeslisbeeld struct {
	vorm.Formulier
	Uitkomst   vorm.Veldgroep
	Motivering vorm.Veld
	Bevestig   vorm.Bevestigkaart
	Besluit    vorm.Gegevens
	Bezwaar    vorm.Gegevens
}

var bezwaarbeslisformulier = zaakformulier{
	pad: "beslissing-op-bezwaar", handeling: toegang.BezwaarBeslissen, sjabloon: "bezwaar_beslissen",
	beeld: bezwaarbeslisBeeld, doe: bezwaarBeslissen,
}

func bezwaarbeslisBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Beslis op het bezwaar: " + d.inwonernaam()
	z := zaakbeeld{}
	if err := b.vulBesluit(d, &z); err != nil {
		return nil, titel, err
	}
	beeld := bezwaarbeslisbeeld{
		Formulier: d.formulier("beslissing-op-bezwaar", i, vorm.Kop{Tekst: titel, Onder: mandaat.AnderOpBezwaar}, "Beslis op het bezwaar"),
		Uitkomst: vorm.Veldgroep{Naam: "uitkomst", Label: "Wat beslist u?", Fout: i.Bij("uitkomst"), Keuzes: vorm.Kies(i.Tekst("uitkomst"),
			vorm.Keuze{Waarde: string(zaak.Gegrond), Tekst: "Gegrond", Uitleg: "De inwoner krijgt gelijk."},
			vorm.Keuze{Waarde: string(zaak.Ongegrond), Tekst: "Ongegrond", Uitleg: "Het besluit blijft zoals het is."},
			vorm.Keuze{Waarde: string(zaak.NietOntvankelijk), Tekst: "Niet-ontvankelijk",
				Uitleg: "Het bezwaar telt niet mee, bijvoorbeeld omdat het te laat is."})},
		Motivering: vorm.Veld{Soort: vorm.LangVeld, Naam: "motivering", Label: "Waarom?", Waarde: i.Waarden.Get("motivering"),
			Fout: i.Bij("motivering"), Max: 10000},
	}
	if z.Besluit != nil {
		beeld.Besluit = *z.Besluit
	}
	if z.Bezwaar != nil {
		beeld.Bezwaar = *z.Bezwaar
	}
	var err error
	beeld.Bevestig, err = b.namens(d, i, taakverdeling.Bezwaar)
	beeld.Bevestig.Knoppen = beeld.Knoppen
	return beeld, titel, err
}

// bezwaarBeslissen decides on the objection.
func bezwaarBeslissen(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	besluit := zaak.BesluitOpBezwaar{Zaak: d.verwijzing(i), Uitkomst: zaak.Uitkomst(i.Tekst("uitkomst")), Motivering: i.Tekst("motivering")}
	if besluit.Uitkomst == "" {
		i.Fout("uitkomst", "Kies wat u beslist.")
	}
	if besluit.Motivering == "" {
		i.Fout("motivering", "Schrijf op waarom u dit beslist.")
	}
	i.Aangevinkt("zeker", "Zet een vinkje dat u namens het college beslist.")
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	err := b.Zaken.BeslissenOpBezwaar(b.R.Context(), b.Wie, besluit)
	return vorm.Uitkomst{Adres: d.pad, Kop: "De beslissing op bezwaar is genomen", Tekst: "De uitkomst staat bij de zaak."}, err
}

package web

import (
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// bezwaarbeslisbeeld is the content of the page that decides on an objection,
// with the decision and the objection beside the form.
type bezwaarbeslisbeeld struct {
	formulier
	Uitkomst   Veldgroep
	Motivering Veld
	Bevestig   Bevestigkaart
	Besluit    Gegevens
	Bezwaar    Gegevens
}

var bezwaarbeslisformulier = zaakformulier{
	pad: "beslissing-op-bezwaar", handeling: toegang.BezwaarBeslissen, sjabloon: "zaak_bezwaar_beslissen",
	beeld: bezwaarbeslisBeeld, doe: bezwaarBeslissen,
}

func bezwaarbeslisBeeld(b *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Beslis op het bezwaar: " + d.inwonernaam()
	z := zaakbeeld{}
	if err := b.vulBesluit(d, &z); err != nil {
		return nil, titel, err
	}
	beeld := bezwaarbeslisbeeld{
		formulier: d.formulier("beslissing-op-bezwaar", i, Kop{Tekst: titel, Onder: "Wie het besluit nam, beslist niet op het bezwaar (artikel 10:3 lid 3 Awb)."}, "Beslis op het bezwaar"),
		Uitkomst: Veldgroep{Naam: "uitkomst", Label: "Wat beslist u?", Fout: i.bij("uitkomst"), Keuzes: kies(i.tekst("uitkomst"),
			Keuze{Waarde: string(zaak.Gegrond), Tekst: "Gegrond", Uitleg: "De inwoner krijgt gelijk."}, Keuze{Waarde: string(zaak.Ongegrond), Tekst: "Ongegrond", Uitleg: "Het besluit blijft zoals het is."},
			Keuze{Waarde: string(zaak.NietOntvankelijk), Tekst: "Niet-ontvankelijk", Uitleg: "Het bezwaar telt niet mee, bijvoorbeeld omdat het te laat is."})},
		Motivering: Veld{Soort: LangVeld, Naam: "motivering", Label: "Waarom?", Waarde: i.waarden.Get("motivering"), Fout: i.bij("motivering"), Max: 10000},
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
func bezwaarBeslissen(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	besluit := zaak.BesluitOpBezwaar{Zaak: d.verwijzing(i), Uitkomst: zaak.Uitkomst(i.tekst("uitkomst")), Motivering: i.tekst("motivering")}
	if besluit.Uitkomst == "" {
		i.fout("uitkomst", "Kies wat u beslist.")
	}
	if besluit.Motivering == "" {
		i.fout("motivering", "Schrijf op waarom u dit beslist.")
	}
	bevestigd(i)
	if err := i.mis(); err != nil {
		return uitkomst{}, err
	}
	err := b.Zaken.BeslissenOpBezwaar(b.r.Context(), b.wie, besluit)
	return uitkomst{adres: d.pad, kop: "De beslissing op bezwaar is genomen", tekst: "De uitkomst staat bij de zaak."}, err
}

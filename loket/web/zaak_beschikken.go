package web

import (
	"slices"

	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// beschikbeeld is the content of the decision page: the form, with the facts
// beside it.
type beschikbeeld struct {
	formulier
	Uitkomst      Veldgroep
	Motivering    Veld
	Bevestig      Bevestigkaart
	Advies        Gegevens
	Voorzieningen *Tabel
	Gesprek       []Gegevens
	Termijn       *Onderbouwing
}

var beschikformulier = zaakformulier{
	pad: "beschikking", handeling: toegang.ZaakBeschikken, sjabloon: "zaak_beschikken",
	beeld: beschikBeeld, doe: beschikken,
}

func beschikBeeld(b *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Neem het besluit: " + d.inwonernaam()
	kop := Kop{Tekst: titel}
	if !d.Zaak.Uiterlijk.IsOpen() {
		t := NewTermijn(b.vandaag, d.Zaak.Uiterlijk, "besluit")
		kop.Termijn = &t
	}
	beeld := beschikbeeld{
		formulier: d.formulier("beschikking", i, kop, "Neem het besluit"),
		Uitkomst: Veldgroep{Naam: "uitkomst", Label: "Wat besluit u?", Fout: i.bij("uitkomst"), Keuzes: kies(i.tekst("uitkomst"),
			Keuze{Waarde: string(zaak.Toegekend), Tekst: "Toekennen", Uitleg: "De inwoner krijgt de hulp uit het voorstel.", Uit: len(d.Voorzieningen) == 0},
			Keuze{Waarde: string(zaak.Afgewezen), Tekst: "Afwijzen", Uitleg: "De inwoner krijgt de hulp niet."})},
		Motivering: Veld{Soort: LangVeld, Naam: "motivering", Label: "Waarom besluit u dit?", Uitleg: "Dit komt in de brief aan de inwoner. Schrijf gewone taal.",
			Waarde: i.waarden.Get("motivering"), Fout: i.bij("motivering"), Max: 10000},
		Advies: b.advies(d), Gesprek: gespreksdelen(d.Leefgebieden),
	}
	if redenen := termijnredenen(d); len(redenen) > 0 {
		beeld.Termijn = &redenen[0]
	}
	z := zaakbeeld{}
	if err := b.vulVoorzieningen(d, &z); err != nil {
		return nil, titel, err
	}
	beeld.Voorzieningen = z.Voorzieningen
	var err error
	beeld.Bevestig, err = b.namens(d, i, taakverdeling.Besluit)
	beeld.Bevestig.Knoppen = beeld.Knoppen
	return beeld, titel, err
}

// advies shows what the preparation advised, and who did.
func (b *bezoek) advies(d *dossier) Gegevens {
	g := Gegevens{Punten: []Gegeven{{Naam: "De vraag", Waarde: d.Zaak.Hulpvraag}}}
	for _, h := range slices.Backward(d.Handelingen) {
		if h.Handeling == toegang.ZaakAanvraagBehandelen {
			return Gegevens{Punten: append(g.Punten, Gegeven{Naam: "Advies", Waarde: h.Toelichting, Bron: h.Naam + ", " + h.Dag.Tekst()})}
		}
	}
	return g
}

// namens makes the interruption card: on whose behalf this user decides on a step
// of the case. Who has no mandate gets the refusal, which names who has.
func (b *bezoek) namens(d *dossier, i *invoer, functie taakverdeling.Functie) (Bevestigkaart, error) {
	taak := d.Zaak.Domein.Taak(functie)
	bevoegd, err := b.Mandaten.Bevoegd(b.r.Context(), b.Opslag, b.wie, d.Zaak.Gemeente, taak, b.vandaag, 0)
	if err == nil && functie == taakverdeling.Bezwaar && d.Beschikking != nil {
		err = mandaat.MagBeslissenOpBezwaar(ondertekenaar(d.Beschikking), b.wie)
	}
	if err != nil {
		return Bevestigkaart{}, err
	}
	return Bevestigkaart{
		Kop: "U beslist namens " + bevoegd.Namens, Tekst: "Controleer of dit de goede inwoner en de goede gemeente is.",
		Punten: []Gegeven{
			{Naam: "Inwoner", Waarde: d.inwonernaam() + ", geboren " + d.Inwoner.Geboren.Tekst()}, {Naam: "Gemeente", Waarde: d.Gemeente.Naam},
			{Naam: "Mandaat", Waarde: bevoegd.Mandaat.Besluit + ", " + bevoegd.Mandaat.Grondslag}, {Naam: "Datum van het besluit", Waarde: b.vandaag.Tekst()},
		},
		Vinkje: &Keuze{Waarde: "ja", Tekst: "Ja, ik beslis namens " + bevoegd.Namens, Gekozen: i.tekst("zeker") == "ja"}, Naam: "zeker", Fout: i.bij("zeker"),
	}, nil
}

// ondertekenaar gives who signed the decision, in the function he signed in.
func ondertekenaar(besluit *zaak.Beschikking) organisatie.Wie {
	return organisatie.Wie{Medewerker: besluit.Medewerker, Organisatie: besluit.Organisatie, Functies: []organisatie.Functie{besluit.Functie}}
}

// bevestigd checks that the user ticked on whose behalf he decides.
func bevestigd(i *invoer) {
	if i.tekst("zeker") != "ja" {
		i.fout("zeker", "Zet een vinkje dat u namens het college beslist.")
	}
}

// beschikken takes the decision.
func beschikken(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	besluit := zaak.Besluit{Zaak: d.verwijzing(i), Uitkomst: zaak.Uitkomst(i.tekst("uitkomst")), Motivering: i.tekst("motivering")}
	if besluit.Uitkomst == "" {
		i.fout("uitkomst", "Kies toekennen of afwijzen.")
	}
	if besluit.Motivering == "" {
		i.fout("motivering", "Schrijf op waarom u dit besluit neemt.")
	}
	bevestigd(i)
	if err := i.mis(); err != nil {
		return uitkomst{}, err
	}
	genomen, err := b.Zaken.Beschikken(b.r.Context(), b.wie, besluit)
	if err != nil {
		return uitkomst{}, err
	}
	return uitkomst{adres: d.pad, kop: "Het besluit is genomen", tekst: "Besluit " + genomen.Nummer + " gaat vandaag naar de inwoner. Bezwaar maken kan tot en met " + genomen.BezwaarTot.Voluit() + "."}, nil
}

package zaakblad

import (
	"slices"

	"nabuur/kader/mandaat"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// beschikbeeld is the content of the decision page: the form, with the facts
// beside it.
type beschikbeeld struct {
	vorm.Formulier
	Uitkomst      vorm.Veldgroep
	Motivering    vorm.Veld
	Bevestig      vorm.Bevestigkaart
	Advies        vorm.Gegevens
	Voorzieningen *vorm.Tabel
	Gesprek       []vorm.Gegevens
	Termijn       *vorm.Onderbouwing
}

var beschikformulier = zaakformulier{
	pad: "beschikking", handeling: toegang.ZaakBeschikken, sjabloon: "beschikken",
	beeld: beschikBeeld, doe: beschikken,
}

func beschikBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Neem het besluit: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel}
	if !d.Zaak.Uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, d.Zaak.Uiterlijk, "besluit")
		kop.Termijn = &t
	}
	beeld := beschikbeeld{
		Formulier: d.formulier("beschikking", i, kop, "Neem het besluit"),
		Uitkomst: vorm.Veldgroep{Naam: "uitkomst", Label: "Wat besluit u?", Fout: i.Bij("uitkomst"), Keuzes: vorm.Kies(i.Tekst("uitkomst"),
			vorm.Keuze{Waarde: string(zaak.Toegekend), Tekst: "Toekennen", Uitleg: "De inwoner krijgt de hulp uit het voorstel.",
				Uit: len(d.Voorzieningen) == 0},
			vorm.Keuze{Waarde: string(zaak.Afgewezen), Tekst: "Afwijzen", Uitleg: "De inwoner krijgt de hulp niet."})},
		Motivering: vorm.Veld{Soort: vorm.LangVeld, Naam: "motivering", Label: "Waarom besluit u dit?",
			Uitleg: "Dit komt in de brief aan de inwoner. Schrijf gewone taal.",
			Waarde: i.Waarden.Get("motivering"), Fout: i.Bij("motivering"), Max: 10000},
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
func (b *blad) advies(d *dossier) vorm.Gegevens {
	g := vorm.Gegevens{Punten: []vorm.Gegeven{{Naam: "De vraag", Waarde: d.Zaak.Hulpvraag}}}
	for _, h := range slices.Backward(d.Handelingen) {
		if h.Handeling == toegang.ZaakAanvraagBehandelen {
			return vorm.Gegevens{Punten: append(g.Punten, vorm.Gegeven{Naam: "Advies", Waarde: h.Toelichting,
				Bron: h.Naam + ", " + h.Dag.Tekst()})}
		}
	}
	return g
}

// namens makes the interruption card: on whose behalf this user decides on a step
// of the case. Who has no mandate gets the refusal, which names who has.
func (b *blad) namens(d *dossier, i *vorm.Invoer, functie taakverdeling.Functie) (vorm.Bevestigkaart, error) {
	vraag := mandaat.Vraag{Wie: b.Wie, Gemeente: d.Zaak.Gemeente, Taak: d.Zaak.Domein.Taak(functie), Dag: b.Vandaag}
	if functie == taakverdeling.Bezwaar && d.Beschikking != nil {
		vraag.Primair = d.Beschikking.Ondertekenaar()
	}
	bevoegd, err := b.Mandaten.Bevoegd(b.R.Context(), b.Opslag, vraag)
	if err != nil {
		return vorm.Bevestigkaart{}, err
	}
	return vorm.Bevestigkaart{
		Kop: "U beslist namens " + bevoegd.Namens, Tekst: "Controleer of dit de goede inwoner en de goede gemeente is.",
		Punten: []vorm.Gegeven{
			{Naam: "Inwoner", Waarde: d.inwonernaam() + ", geboren " + d.Inwoner.Geboren.Tekst()},
			{Naam: "Gemeente", Waarde: d.Gemeente.Naam},
			{Naam: "Mandaat", Waarde: bevoegd.Mandaat.Besluit + ", " + bevoegd.Mandaat.Grondslag},
			{Naam: "Datum van het besluit", Waarde: b.Vandaag.Tekst()},
		},
		Vinkje: &vorm.Keuze{Waarde: "ja", Tekst: "Ja, ik beslis namens " + bevoegd.Namens, Gekozen: i.Tekst("zeker") == "ja"},
		Naam:   "zeker", Fout: i.Bij("zeker"),
	}, nil
}

// beschikken takes the decision.
func beschikken(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	besluit := zaak.Besluit{Zaak: d.verwijzing(i), Uitkomst: zaak.Uitkomst(i.Tekst("uitkomst")), Motivering: i.Tekst("motivering")}
	if besluit.Uitkomst == "" {
		i.Fout("uitkomst", "Kies toekennen of afwijzen.")
	}
	if besluit.Motivering == "" {
		i.Fout("motivering", "Schrijf op waarom u dit besluit neemt.")
	}
	i.Aangevinkt("zeker", "Zet een vinkje dat u namens het college beslist.")
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	genomen, err := b.Zaken.Beschikken(b.R.Context(), b.Wie, besluit)
	if err != nil {
		return vorm.Uitkomst{}, err
	}
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het besluit is genomen",
		Tekst: "Besluit " + genomen.Nummer + " gaat vandaag naar de inwoner. Bezwaar maken kan tot en met " + genomen.BezwaarTot.Voluit() +
			"."}, nil
}

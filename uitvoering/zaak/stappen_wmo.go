package zaak

import (
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
)

// padWmo is the path of a case under the Wmo 2015, from the melding (art. 2.3.2) by
// way of the aanvraag (art. 2.3.5) to the decision on an objection (ch. 6 and 7 Awb).
func padWmo() *Pad {
	return &Pad{
		Domein:    taakverdeling.Wmo,
		Stappen:   stappenWmo(),
		Haltes:    haltesWmo(),
		Mijlpalen: mijlpalenWmo(),
		Leefgebieden: []string{
			"Huishouden", "Gezondheid en verzorging", "Dagbesteding en werk", "Sociaal netwerk",
			"Wonen en vervoer", "Geld en administratie", "Mantelzorg",
		},
		NaToekenning: []taakverdeling.Functie{taakverdeling.Toewijzing, taakverdeling.Berichtenverkeer},

		ontvangst: ontvangstWmo,
	}
}

// stappenWmo gives the acts of the path, each with its article.
func stappenWmo() []Stap {
	return []Stap{
		{
			Handeling: toegang.ZaakMelden, Functie: taakverdeling.Melding, Naar: Gemeld, Artikel: "art. 2.3.2 lid 1 Wmo 2015",
			Begint: []string{wet.WmoPlan, wet.WmoOnderzoek}, Daad: "nam de melding aan",
		}, {
			Handeling: toegang.ZaakOnderzoeken, Functie: taakverdeling.Onderzoek, Artikel: "art. 2.3.2 lid 4 Wmo 2015",
			Van: []Stand{Gemeld, InOnderzoek, VerslagVerstuurd}, Naar: InOnderzoek,
			Knop: "Leg het gesprek vast", Daad: "legde het keukentafelgesprek vast",
		}, {
			Handeling: toegang.ZaakVerslagVersturen, Functie: taakverdeling.Onderzoek, Artikel: "art. 2.3.2 lid 8 Wmo 2015",
			Van: []Stand{InOnderzoek}, Naar: VerslagVerstuurd,
			Knop: "Verstuur het verslag", Daad: "verstuurde het verslag",
		}, {
			Handeling: toegang.ZaakAanvragen, Functie: taakverdeling.Onderzoek, Artikel: "art. 2.3.2 lid 9 Wmo 2015",
			Van: []Stand{Gemeld, InOnderzoek, VerslagVerstuurd}, Naar: Aangevraagd, Begint: []string{wet.WmoBeschikking},
			Knop: "Leg het akkoord vast", Daad: "legde het akkoord vast: de aanvraag is binnen", wanneer: naOnderzoekWmo,
		}, {
			Handeling: toegang.ZaakAfsluiten, Functie: taakverdeling.Onderzoek, Artikel: "art. 2.3.2 lid 8 Wmo 2015",
			Van: []Stand{VerslagVerstuurd}, Naar: Afgesloten,
			Knop: "Sluit af zonder aanvraag", Daad: "sloot de zaak af zonder aanvraag",
		}, {
			Handeling: toegang.ZaakAanvraagBehandelen, Functie: taakverdeling.Aanvraag, Artikel: "art. 2.3.5 lid 3 Wmo 2015",
			Van: []Stand{Aangevraagd, Voorbereid}, Naar: Voorbereid,
			Knop: "Bereid het besluit voor", Daad: "bereidde het besluit voor",
		}, {
			Handeling: toegang.ZaakOpschorten, Functie: taakverdeling.Aanvraag, Artikel: "art. 4:15 lid 1 Awb",
			Van:  []Stand{Aangevraagd, Voorbereid},
			Knop: "Schort de termijn op", Daad: "schortte de termijn op",
		}, {
			Handeling: toegang.ZaakBeschikken, Functie: taakverdeling.Besluit, Artikel: "art. 2.3.5 lid 2 Wmo 2015",
			Van: []Stand{Voorbereid}, Naar: Beschikt, Begint: []string{wet.Bezwaar},
			Knop: "Neem het besluit", Daad: "nam het besluit", mandaat: true,
		}, {
			Handeling: toegang.BezwaarOntvangen, Functie: taakverdeling.Bezwaar, Artikel: "art. 6:4 lid 1 Awb",
			Van: []Stand{Beschikt}, Naar: InBezwaar, Begint: []string{wet.BeslissingOpBezwaar},
			Knop: "Leg een bezwaar vast", Daad: "legde het bezwaar vast",
		}, {
			Handeling: toegang.BezwaarBeslissen, Functie: taakverdeling.Bezwaar, Artikel: "art. 7:11 Awb",
			Van: []Stand{InBezwaar}, Naar: OpBezwaarBeslist,
			Knop: "Beslis op het bezwaar", Daad: "besliste op het bezwaar", mandaat: true,
		},
	}
}

// haltesWmo gives where a case can stand, and what is done next.
func haltesWmo() []Halte {
	return []Halte{
		{Gemeld, taakverdeling.Onderzoek, toegang.ZaakOnderzoeken, "Plan het keukentafelgesprek", wet.WmoOnderzoek, "onderzoek", 1},
		{InOnderzoek, taakverdeling.Onderzoek, toegang.ZaakVerslagVersturen, "Maak het verslag", wet.WmoOnderzoek, "onderzoek", 2},
		{VerslagVerstuurd, taakverdeling.Onderzoek, toegang.ZaakAanvragen, "Wacht op akkoord van de inwoner", wet.WmoOnderzoek,
			"onderzoek", 3},
		{Afgesloten, taakverdeling.Onderzoek, "", "", "", "", 3},
		{Aangevraagd, taakverdeling.Aanvraag, toegang.ZaakAanvraagBehandelen, "Behandel de aanvraag", wet.WmoBeschikking, "besluit", 4},
		{Voorbereid, taakverdeling.Besluit, toegang.ZaakBeschikken, "Neem het besluit", wet.WmoBeschikking, "besluit", 5},
		{Beschikt, taakverdeling.Toewijzing, "", "", "", "", 6},
		{InBezwaar, taakverdeling.Bezwaar, toegang.BezwaarBeslissen, "Beslis op het bezwaar", wet.BeslissingOpBezwaar,
			"beslissing op bezwaar", 7},
		{OpBezwaarBeslist, taakverdeling.Bezwaar, "", "", "", "", 8},
	}
}

// mijlpalenWmo gives the marks on the picture of the path.
func mijlpalenWmo() []Mijlpaal {
	return []Mijlpaal{
		{"Melding", toegang.ZaakMelden, false},
		{"Gesprek", toegang.ZaakOnderzoeken, false},
		{"Verslag", toegang.ZaakVerslagVersturen, false},
		{"Aanvraag", toegang.ZaakAanvragen, false},
		{"Voorbereiding", toegang.ZaakAanvraagBehandelen, false},
		{"Besluit", toegang.ZaakBeschikken, false},
		{"Bezwaar", toegang.BezwaarOntvangen, true},
		{"Beslissing op bezwaar", toegang.BezwaarBeslissen, true},
	}
}

// naOnderzoekWmo: an aanvraag follows the onderzoek, or comes when that was not done in
// time (art. 2.3.2 lid 9 Wmo 2015).
func naOnderzoekWmo(z Zaak, vandaag tijdlijn.Dag) bool {
	return z.Stand == VerslagVerstuurd || vandaag > z.Uiterlijk
}

// ontvangstWmo confirms the melding, tells until when the onderzoek may last, and
// mentions cliëntondersteuning and the personal plan (art. 2.3.2 lid 1 to 3 Wmo 2015).
func ontvangstWmo(d *daad, termijnen map[string]Termijn) []Alinea {
	return []Alinea{
		{Tekst: "Op " + d.blik.Vandaag.Tekst() + " vroeg u ons om hulp. U vertelde: ‘" + d.zaak.Hulpvraag + "’"},
		{Kop: "Wat gebeurt er nu?",
			Tekst: "Wij maken een afspraak met u voor een gesprek bij u thuis. Samen kijken wij wat u nodig heeft. " +
				"Uiterlijk " + termijnen[wet.WmoOnderzoek].LaatsteDag.Voluit() + " is ons onderzoek klaar. U krijgt dan een verslag."},
		{Kop: "Hulp bij het gesprek", Tekst: "U kunt gratis hulp krijgen van een onafhankelijke cliëntondersteuner. " +
			"Die denkt met u mee en kan bij het gesprek zijn."},
		{Kop: "Uw eigen plan",
			Tekst: "U mag zelf een plan maken. Daarin schrijft u welke hulp volgens u past. Dat heet een persoonlijk plan. " +
				"Geef het uiterlijk " + termijnen[wet.WmoPlan].LaatsteDag.Voluit() + " aan ons. Dan lezen wij het voor het gesprek."},
	}
}

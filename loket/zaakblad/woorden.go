package zaakblad

import (
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/uitvoering/zaak"
)

// termijnwoord names the statutory terms of a case.
var termijnwoord = map[string]string{
	wet.WmoOnderzoek: "termijn voor het onderzoek", wet.WmoPlan: "termijn voor het persoonlijk plan",
	wet.WmoBeschikking: "beslistermijn", wet.Bezwaar: "bezwaartermijn", wet.BeslissingOpBezwaar: "termijn voor de beslissing op bezwaar",
}

// termijnkort names what must be done in a term.
var termijnkort = map[string]string{
	wet.WmoOnderzoek: "onderzoek", wet.WmoBeschikking: "besluit", wet.Bezwaar: "bezwaar", wet.BeslissingOpBezwaar: "beslissing op bezwaar",
}

// staptermijn names the term that runs in a stand, short enough for a chip.
var staptermijn = map[zaak.Stand]string{
	zaak.Gemeld: "onderzoek", zaak.InOnderzoek: "onderzoek", zaak.VerslagVerstuurd: "onderzoek",
	zaak.Aangevraagd: "besluit", zaak.Voorbereid: "besluit", zaak.InBezwaar: "beslissing op bezwaar",
}

// knopwoord is what stands on the button of an act, daadwoord how the timeline
// tells of it.
var knopwoord = map[toegang.Handeling]string{
	toegang.ZaakOnderzoeken: "Leg het gesprek vast", toegang.ZaakVerslagVersturen: "Verstuur het verslag",
	toegang.ZaakAanvragen: "Leg het akkoord vast", toegang.ZaakAfsluiten: "Sluit af zonder aanvraag",
	toegang.ZaakAanvraagBehandelen: "Bereid het besluit voor", toegang.ZaakOpschorten: "Schort de termijn op",
	toegang.ZaakBeschikken: "Neem het besluit", toegang.BezwaarOntvangen: "Leg een bezwaar vast",
	toegang.BezwaarBeslissen: "Beslis op het bezwaar",
}

var daadwoord = map[toegang.Handeling]string{
	toegang.ZaakMelden: "nam de melding aan", toegang.ZaakOnderzoeken: "legde het keukentafelgesprek vast",
	toegang.ZaakVerslagVersturen: "verstuurde het verslag", toegang.ZaakAanvragen: "legde het akkoord vast: de aanvraag is binnen",
	toegang.ZaakAfsluiten: "sloot de zaak af zonder aanvraag", toegang.ZaakAanvraagBehandelen: "bereidde het besluit voor",
	toegang.ZaakOpschorten: "schortte de termijn op", toegang.ZaakBeschikken: "nam het besluit",
	toegang.BezwaarOntvangen: "legde het bezwaar vast", toegang.BezwaarBeslissen: "besliste op het bezwaar",
}

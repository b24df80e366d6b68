package zaakblad

import (
	"nabuur/kader/wet"
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

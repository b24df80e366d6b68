package wet

// The kinds of term that other rooms name; they stand in regels/soorten.yaml.
const (
	WmoOnderzoek        = "wmo-onderzoek"
	WmoPlan             = "wmo-plan"
	WmoBeschikking      = "wmo-beschikking"
	Bezwaar             = "bezwaar"
	BeslissingOpBezwaar = "beslissing-op-bezwaar"
)

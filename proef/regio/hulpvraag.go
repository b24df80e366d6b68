package regio

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/goccy/go-yaml"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/zaak"
)

//go:embed hulpvragen.yaml
var vragenbestand []byte

// vragenboek is hulpvragen.yaml.
type vragenboek struct {
	Themas []thema     `yaml:"themas"`
	Overig []gebiedzin `yaml:"overig"`
	keus   []int       // index in Themas, as often as its gewicht
}

type thema struct {
	Product   string      `yaml:"product"`
	Gewicht   int         `yaml:"gewicht"`
	PerWeek   []int64     `yaml:"perweek"` // none: one piece, for as long as it lasts
	Vragen    []string    `yaml:"vragen"`
	Gebied    gebiedkeuze `yaml:"gebied"`
	Toekennen string      `yaml:"toekennen"`
	Afwijzen  string      `yaml:"afwijzen"`
	Afsluiten string      `yaml:"afsluiten"`
	Bezwaar   string      `yaml:"bezwaar"`
}

// gebiedkeuze is one domain of life with several things that may be said of it.
type gebiedkeuze struct {
	Naam        string   `yaml:"naam"`
	EigenKracht []string `yaml:"eigenkracht"`
	Netwerk     []string `yaml:"netwerk"`
	Algemeen    []string `yaml:"algemeen"`
	Maatwerk    []string `yaml:"maatwerk"`
	Woorden     []string `yaml:"woorden"`
}

type gebiedzin struct {
	Naam        string `yaml:"naam"`
	EigenKracht string `yaml:"eigenkracht"`
	Netwerk     string `yaml:"netwerk"`
	Algemeen    string `yaml:"algemeen"`
	Maatwerk    string `yaml:"maatwerk"`
	Woorden     string `yaml:"woorden"`
}

func leesVragen() (vragenboek, error) {
	var b vragenboek
	if err := yaml.UnmarshalWithOptions(vragenbestand, &b, yaml.Strict()); err != nil {
		return b, err
	}
	for i, t := range b.Themas {
		b.keus = append(b.keus, slices.Repeat([]int{i}, t.Gewicht)...)
	}
	return b, nil
}

// thema draws what somebody asks help for.
func (b vragenboek) thema(kans *rand.Rand) thema { return b.Themas[kies(kans, b.keus)] }

// gesprek invents what the kitchen-table talk about the theme found.
func (b vragenboek) gesprek(kans *rand.Rand, t thema) []zaak.Leefgebied {
	g := t.Gebied
	gebieden := []zaak.Leefgebied{{
		Naam: g.Naam, EigenKracht: kies(kans, g.EigenKracht), Netwerk: kies(kans, g.Netwerk),
		Algemeen: kies(kans, g.Algemeen), Maatwerk: kies(kans, g.Maatwerk), Woorden: kies(kans, g.Woorden),
	}}
	if ook := zaak.Leefgebied(kies(kans, b.Overig)); ook.Naam != g.Naam {
		gebieden = append(gebieden, ook)
	}
	return gebieden
}

// keuze is a provider with a product that can be allotted on a day.
type keuze struct {
	agb    kenmerk.AGB
	aanbod contract.Aanbod
}

// keuzes lists who can deliver the product to residents of the municipality on
// the day, in the order of the contracts.
func keuzes(inkoop []Inkoop, gemeente kenmerk.Gemeentecode, code string, dag tijdlijn.Dag) []keuze {
	var alle []keuze
	for _, in := range inkoop {
		for _, c := range in.Contracten {
			doetMee := slices.ContainsFunc(c.Gemeenten, func(d contract.Deelname) bool {
				return d.Gemeente == gemeente &&
					d.Geldig.Bevat(dag)
			})
			for _, a := range c.Aanbod {
				if doetMee && c.Geldig.Bevat(dag) && a.Product.Code == code {
					alle = append(alle, keuze{c.AGB, a})
				}
			}
		}
	}
	return alle
}

// voorziening invents what is prepared for the resident: two out of three without
// an end, counted per month; the others per week for half a year or a year, since
// the standard wants an end there (CD076). It gives false when nobody delivers
// the product on that day.
func (t thema) voorziening(kans *rand.Rand, inkoop []Inkoop, gemeente kenmerk.Gemeentecode, vanaf tijdlijn.Dag) (zaak.Voorziening, bool) {
	mogelijk := keuzes(inkoop, gemeente, t.Product, vanaf)
	if len(mogelijk) == 0 {
		return zaak.Voorziening{}, false
	}
	gekozen := kies(kans, mogelijk)
	v := zaak.Voorziening{
		Aanbieder: gekozen.agb, Categorie: gekozen.aanbod.Product.Categorie, Product: gekozen.aanbod.Product.Code,
		Omschrijving: gekozen.aanbod.Omschrijving, Volume: 1, Eenheid: gekozen.aanbod.Eenheid,
		Frequentie: contract.PerMaand, Geldig: tijdlijn.Vanaf(vanaf),
	}
	if len(t.PerWeek) == 0 {
		return v, true
	}
	week := kies(kans, t.PerWeek)
	v.Volume = (week*52 + 6) / 12
	if kans.IntN(3) == 0 {
		v.Volume, v.Frequentie = week, contract.PerWeek
		v.Geldig.Tot = vanaf.PlusMaanden(kies(kans, []int{6, 12}))
	}
	eenheid := v.Eenheid.Meervoud()
	if v.Volume == 1 {
		eenheid = v.Eenheid.Enkelvoud()
	}
	v.Omschrijving = fmt.Sprintf("%s, %d %s %s", v.Omschrijving, v.Volume, eenheid, v.Frequentie.Tekst())
	return v, true
}

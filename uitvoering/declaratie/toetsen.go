package declaratie

import (
	"fmt"
	"slices"
	"strings"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// geval is a debit line with what it is checked against. Toewijzing is nil when
// the provider has none with its number.
type geval struct {
	Regel
	declaratie  tijdlijn.Periode
	toewijzing  *toewijzing.Toewijzing
	tarief      contract.Tarief
	heeftTarief bool
	lijsten     []contract.Productlijst // those that hold on the first day of delivery
}

// toets is a rule of level 3 or 4 for a line by itself. A toets with slot set
// ends the judging when it is broken: what follows cannot be judged.
type toets struct {
	regel string
	slot  bool
	toon  func(g geval) string // "" when the rule holds, else one sentence
}

// toetsen are the rules for a debit line that need nothing but the line, its
// allotment and the contract, in the order of judging.
var toetsen = []toets{
	{"TR338", true, kentToewijzing},
	{"TR384", true, isNietVerwijderd},
	{"TR339", false, zelfdeCategorie},
	{"TR340", false, zelfdeCode},
	{"TR381", false, codeBijCategorie},
	{"TR307", false, begintBinnen},
	{"TR308", false, eindigtBinnen},
	{"TR387", false, begintOpMaand},
	{"TR388", false, eindigtOpMaand},
	{"TR319", false, nietVoorDePeriode},
	{"TR341", true, eenheidPast},
	{"TR418", false, tariefKlopt},
	{"TR346", false, bedragKlopt},
	{"TR321", false, volumePast},
}

// overigeRegels are the rules that look at more than one line: at the claim as a
// whole, at a client, at what was claimed before.
var overigeRegels = []string{"TR304", "TR314", "TR318", "TR322", "TR323", "TR333", "TR369", "TR389", "TR390"}

// Regels gives the numbers of the rules that are judged here, in order.
func Regels() []string {
	namen := slices.Clone(overigeRegels)
	for _, t := range toetsen {
		namen = append(namen, t.regel)
	}
	slices.Sort(namen)
	return namen
}

// beoordeel gives what is wrong with a debit line by itself; none when it is
// right so far.
func beoordeel(g geval) []berichtregel.Bevinding {
	var bevindingen []berichtregel.Bevinding
	for _, t := range toetsen {
		if zin := t.toon(g); zin != "" {
			bevindingen = append(bevindingen, berichtregel.New(t.regel, zin))
			if t.slot {
				break
			}
		}
	}
	return bevindingen
}

func kentToewijzing(g geval) string {
	switch {
	case g.toewijzing == nil:
		return fmt.Sprintf("Toewijzing %d is bij deze gemeente niet bekend voor deze aanbieder.", g.Toewijzing)
	case g.toewijzing.Inwoner != g.Inwoner:
		return fmt.Sprintf("Toewijzing %d is niet voor deze cliënt afgegeven.", g.Toewijzing)
	}
	return ""
}

func isNietVerwijderd(g geval) string {
	if g.toewijzing.RedenWijziging != toewijzing.Verwijderd {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d is op %s verwijderd.", g.Toewijzing, g.toewijzing.Toegewezen.Dag().Tekst())
}

func zelfdeCategorie(g geval) string {
	toegewezen := g.toewijzing.Product.Categorie
	if toegewezen == "" || toegewezen == g.Product.Categorie {
		return ""
	}
	return fmt.Sprintf("Gedeclareerd is productcategorie %s; toewijzing %d is voor categorie %s.", g.Product.Categorie, g.Toewijzing,
		toegewezen)
}

func zelfdeCode(g geval) string {
	toegewezen := g.toewijzing.Product.Code
	if toegewezen == "" || toegewezen == g.Product.Code {
		return ""
	}
	return fmt.Sprintf("Gedeclareerd is productcode %s; toewijzing %d is voor code %s.", g.Product.Code, g.Toewijzing, toegewezen)
}

// codeBijCategorie holds the product against the list in use. A code that is not
// in it, or under another category only, cannot be right whatever was allotted; one
// that is in it and was not allotted is for TR340.
func codeBijCategorie(g geval) string {
	if g.inProductlijst() {
		return ""
	}
	dag := g.Periode.Vanaf
	for _, lijst := range g.lijsten {
		if bij := lijst.Categorieen(g.Product.Code, dag); len(bij) > 0 {
			return fmt.Sprintf("Productcode %s hoort op %s bij categorie %s en niet bij %s.", g.Product.Code, dag.Tekst(),
				strings.Join(bij, " of "), g.Product.Categorie)
		}
	}
	return fmt.Sprintf("Productcode %s staat op %s niet in de productlijst van deze gemeente.", g.Product.Code, dag.Tekst())
}

// inProductlijst reports whether a list that holds has the product, or whether no
// list holds.
func (g geval) inProductlijst() bool {
	return len(g.lijsten) == 0 || slices.ContainsFunc(g.lijsten, func(l contract.Productlijst) bool {
		return l.Past(g.Product,
			g.Periode.Vanaf)
	})
}

func begintBinnen(g geval) string {
	if g.Periode.Vanaf >= g.toewijzing.Geldig.Vanaf {
		return ""
	}
	return fmt.Sprintf("De prestatie begint op %s; toewijzing %d gaat in op %s.", g.Periode.Vanaf.Tekst(), g.Toewijzing,
		g.toewijzing.Geldig.Vanaf.Tekst())
}

func eindigtBinnen(g geval) string {
	if g.Periode.Tot <= g.toewijzing.Geldig.Tot {
		return ""
	}
	return fmt.Sprintf("De prestatie eindigt op %s; de laatste dag van toewijzing %d is %s.", g.Periode.Laatste().Tekst(), g.Toewijzing,
		g.toewijzing.Geldig.Laatste().Tekst())
}

func begintOpMaand(g geval) string {
	eerste := g.Periode.Vanaf.EersteVanMaand()
	if g.Periode.Vanaf == eerste || g.Periode.Vanaf == g.toewijzing.Geldig.Vanaf {
		return ""
	}
	return fmt.Sprintf("De prestatie begint op %s; zij hoort te beginnen op %s.", g.Periode.Vanaf.Tekst(),
		max(eerste, g.toewijzing.Geldig.Vanaf).Tekst())
}

func eindigtOpMaand(g geval) string {
	volgende := g.Periode.Laatste().EersteVanMaand().PlusMaanden(1)
	if g.Periode.Tot == volgende || g.Periode.Tot == g.toewijzing.Geldig.Tot {
		return ""
	}
	return fmt.Sprintf("De prestatie eindigt op %s; zij hoort te eindigen op %s.", g.Periode.Laatste().Tekst(),
		min(volgende, g.toewijzing.Geldig.Tot).Plus(-1).Tekst())
}

func nietVoorDePeriode(g geval) string {
	if g.Periode.Tot <= g.declaratie.Tot {
		return ""
	}
	return fmt.Sprintf("De prestatie loopt tot en met %s, na de declaratieperiode, die eindigt op %s.", g.Periode.Laatste().Tekst(),
		g.declaratie.Laatste().Tekst())
}

func eenheidPast(g geval) string {
	hoort := g.toewijzing.Omvang.Eenheid
	if hoort == "" && g.heeftTarief {
		hoort = g.tarief.Eenheid
	}
	if hoort == "" || toewijzing.EenheidPast(hoort, g.Eenheid) {
		return ""
	}
	return fmt.Sprintf("Gedeclareerd is in %s; toewijzing %d is in %s.", meervoud(g.Eenheid), g.Toewijzing, meervoud(hoort))
}

// tariefKlopt compares with the tariff of the product that was claimed. Of a
// product that is not in the list there is nothing to compare with: TR381 says so.
func tariefKlopt(g geval) string {
	if g.Eenheid == contract.Euro || !g.inProductlijst() {
		return ""
	}
	if !g.heeftTarief {
		return fmt.Sprintf("Voor product %s is op %s geen tarief afgesproken met deze aanbieder.", g.Product, g.Periode.Vanaf.Tekst())
	}
	mag, past := toegestaan(g.tarief, g.Eenheid)
	if !past {
		return fmt.Sprintf("Gedeclareerd is een tarief per %s; contract %s kent een tarief per %s.", enkelvoud(g.Eenheid),
			g.tarief.Contract, enkelvoud(g.tarief.Eenheid))
	}
	if g.Tarief == mag {
		return ""
	}
	hoe := "lager"
	if g.Tarief > mag {
		hoe = "hoger"
	}
	return fmt.Sprintf("Het tarief van %s per %s is %s dan het contracttarief: volgens contract %s is dat op %s %s.",
		g.Tarief, enkelvoud(g.Eenheid), hoe, g.tarief.Contract, g.Periode.Vanaf.Tekst(), mag)
}

func bedragKlopt(g geval) string {
	if g.Eenheid == contract.Euro {
		return ""
	}
	hoort := verwacht(g.Regel, g.tarief)
	if g.Bedrag == hoort {
		return ""
	}
	return fmt.Sprintf("Ingediend is %s; %d keer het tarief is %s.", g.Bedrag, g.Volume, hoort)
}

func volumePast(g geval) string {
	t := *g.toewijzing
	volume, begrensd := Maximum(t, g.Periode)
	if !begrensd {
		return ""
	}
	mag := inEenheid(volume, t.Omvang.Eenheid, g.Eenheid)
	if g.Volume <= mag {
		return ""
	}
	return fmt.Sprintf("Gedeclareerd is %d %s; over %s is ten hoogste %d %s toegewezen.", g.Volume, meervoud(g.Eenheid), g.Periode.Tekst(),
		mag, meervoud(g.Eenheid))
}

// enkelvoud and meervoud name a unit: what is claimed in euros is counted in cents.
func enkelvoud(e contract.Eenheid) string {
	switch {
	case e == contract.Euro:
		return "cent"
	case !e.Bestaat():
		return "eenheid " + string(e)
	}
	return e.Enkelvoud()
}

func meervoud(e contract.Eenheid) string {
	switch {
	case e == contract.Euro:
		return "eurocenten"
	case !e.Bestaat():
		return "eenheid " + string(e)
	}
	return e.Meervoud()
}

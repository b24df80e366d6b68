package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/kamers"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

type verzoekOpdracht struct {
	Lijst       verzoekLijst     `cmd:"" help:"Toon de verzoeken van aanbieders (VOT en VOW) van een gemeente."`
	Toon        verzoekToon      `cmd:"" help:"Toon een verzoek met zijn regels."`
	Onderzoeken verzoekOnderzoek `cmd:"" help:"Neem een verzoek in onderzoek; de aanbieder hoort dat met een 319."`
	Afwijzen    verzoekAfwijzen  `cmd:"" help:"Wijs een verzoek af; de aanbieder hoort dat met een 319."`
	Toekennen   verzoekToekennen `cmd:"" help:"Ken een verzoek toe; de aanbieder hoort dat met een 301."`
}

type verzoekLijst struct {
	opGemeente
}

// Run prints the requests of a municipality, the latest first, a line each.
func (c *verzoekLijst) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	alle, err := k.Verzoeken.List(ctx, blik, gemeente, verzoek.Filter{})
	if err != nil {
		return err
	}
	for _, v := range alle {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\t%s\t%s\n", v.Ontvangen.Dag(), v.Soort.Tekst(), v.Aanbieder, v.Referentie, v.Stand,
			uiterlijkTekst(v.Uiterlijk()))
	}
	return nil
}

// uiterlijkTekst says a last day, or that there is none.
func uiterlijkTekst(dag tijdlijn.Dag) string {
	if dag.IsOpen() {
		return "klaar"
	}
	return "uiterlijk " + dag.String()
}

// opVerzoek is what every command about one request needs: the provider and the
// reference it gave.
type opVerzoek struct {
	opGemeente
	Domein     string `default:"wmo" enum:"wmo,jeugd" help:"Domein van het verzoek: wmo of jeugd."`
	Aanbieder  string `required:"" help:"AGB-code van de aanbieder." placeholder:"AGB"`
	Referentie string `required:"" help:"Referentie die de aanbieder aan het verzoek gaf." placeholder:"REF"`
}

// doe opens the store, finds person and request, and does daad with them.
func (a opVerzoek) doe(ctx context.Context, o Omgeving, daad func(*kamers.Kamers, organisatie.Wie, verzoek.Verzoek) error) error {
	k, wie, gemeente, sluit, err := a.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	agb, err := kenmerk.ParseAGB(a.Aanbieder)
	if err != nil {
		return err
	}
	domein := taakverdeling.Domein(a.Domein)
	gevonden, _, err := verzoek.VanReferentie(ctx, k.Opslag, gemeente, domein, agb, a.Referentie)
	if err != nil {
		return err
	}
	// Zien asks the right first, also of what is not there.
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	gezien, err := k.Verzoeken.Zien(ctx, blik, gemeente, gevonden.ID)
	if err != nil {
		return err
	}
	return daad(k, wie, gezien)
}

type verzoekToon struct{ opVerzoek }

// Run prints one request.
func (c *verzoekToon) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(_ *kamers.Kamers, _ organisatie.Wie, v verzoek.Verzoek) error {
		fmt.Fprintf(o.Uit, "%s %s van aanbieder %s, ontvangen op %s: %s, %s.\n", v.Soort.Tekst(), v.Referentie, v.Aanbieder,
			v.Ontvangen.Dag().Tekst(), v.Stand, uiterlijkTekst(v.Uiterlijk()))
		for _, r := range v.Regels {
			fmt.Fprintf(o.Uit, "  %d. %s\n", r.Nummer, regelTekst(r))
		}
		if v.Reden != "" {
			fmt.Fprintf(o.Uit, "Afgewezen: %s.\n", v.Reden.Tekst())
		}
		return nil
	})
}

// regelTekst says in one line what a line of a request asks.
func regelTekst(r verzoek.Regel) string {
	delen := []string{string(r.Aard)}
	if r.Toewijzing != 0 {
		delen = append(delen, "toewijzing "+strconv.FormatInt(r.Toewijzing, 10))
	}
	if r.Aard == verzoek.Ongewijzigd {
		return strings.Join(delen, " ")
	}
	if r.Product.Categorie != "" {
		delen = append(delen, "product "+r.Product.String())
	}
	if !r.Omvang.IsLeeg() {
		delen = append(delen, fmt.Sprintf("volume %d eenheid %s frequentie %s", r.Omvang.Volume, r.Omvang.Eenheid, r.Omvang.Frequentie))
	}
	if r.Budget > 0 {
		delen = append(delen, "budget "+r.Budget.String())
	}
	return strings.Join(append(delen, r.Geldig.Tekst()), ", ")
}

type verzoekOnderzoek struct{ opVerzoek }

// Run puts a request under investigation.
func (c *verzoekOnderzoek) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, v verzoek.Verzoek) error {
		na, err := k.Verzoeken.Onderzoeken(ctx, wie, verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
		return gedaan(o, err, "Het verzoek is in onderzoek; beslis uiterlijk "+na.Uiterlijk().Tekst()+".")
	})
}

type verzoekAfwijzen struct {
	opVerzoek
	Reden      string `required:"" help:"Reden van de afwijzing: 1 tot en met 9 van de standaard." placeholder:"CODE"`
	Woonplaats string `help:"Bij reden 8 (woonplaatsbeginsel): de gemeente die verantwoordelijk is." placeholder:"NAAM|CODE"`
}

// Run rejects a request.
func (c *verzoekAfwijzen) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, v verzoek.Verzoek) error {
		a := verzoek.Afwijzing{Reden: verzoek.Reden(c.Reden)}
		if c.Woonplaats != "" {
			var err error
			if a.Woonplaatsgemeente, err = gemeenteVan(k, c.Woonplaats); err != nil {
				return err
			}
		}
		_, err := k.Verzoeken.Afwijzen(ctx, wie, verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie}, a)
		return gedaan(o, err, "Het verzoek is afgewezen.")
	})
}

type verzoekToekennen struct {
	opVerzoek
	Volume     int64               `help:"Ander volume dan gevraagd (alleen VOT)." placeholder:"N"`
	Eenheid    contract.Eenheid    `help:"Eenheid bij het volume." placeholder:"CODE"`
	Frequentie contract.Frequentie `help:"Frequentie bij het volume." placeholder:"CODE"`
	Laatste    string              `help:"Andere laatste dag dan gevraagd (alleen VOT)." placeholder:"D"`
}

// Run grants a request, as asked or otherwise.
func (c *verzoekToekennen) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, v verzoek.Verzoek) error {
		var t verzoek.Toekenning
		if c.Volume != 0 {
			t.Omvang = &toewijzing.Omvang{Volume: c.Volume, Eenheid: c.Eenheid, Frequentie: c.Frequentie}
		}
		if c.Laatste != "" {
			dag, err := tijdlijn.ParseDag(c.Laatste)
			if err != nil {
				return err
			}
			t.Geldig = &tijdlijn.Periode{Vanaf: v.Regels[0].Geldig.Vanaf, Tot: dag.Plus(1)}
		}
		_, err := k.Verzoeken.Toekennen(ctx, wie, verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie}, t)
		return gedaan(o, err, "Het verzoek is toegekend.")
	})
}

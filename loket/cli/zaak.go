package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/kamers"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

type zaakOpdracht struct {
	Melden       meldenOpdracht       `cmd:"" help:"Neem een melding aan."`
	Onderzoeken  onderzoekenOpdracht  `cmd:"" help:"Leg het keukentafelgesprek vast."`
	Verslag      verslagOpdracht      `cmd:"" help:"Stuur het verslag naar de inwoner."`
	Aanvragen    aanvragenOpdracht    `cmd:"" help:"Leg vast dat de inwoner akkoord is; het verslag wordt de aanvraag."`
	Voorbereiden voorbereidenOpdracht `cmd:"" help:"Behandel de aanvraag tot aan het besluit."`
	Opschorten   opschortenOpdracht   `cmd:"" help:"Schort de beslistermijn op omdat de aanvraag moest worden aangevuld."`
	Beschikken   beschikkenOpdracht   `cmd:"" help:"Neem het besluit."`
	Bezwaar      bezwaarOpdracht      `cmd:"" help:"Leg een bezwaar vast."`
	Beslis       beslisOpdracht       `cmd:"" help:"Beslis op het bezwaar."`
	Toon         toonOpdracht         `cmd:"" help:"Toon een zaak zoals u haar mag zien."`
	Brief        briefOpdracht        `cmd:"" help:"Toon een brief uit een zaak."`
}

type meldenOpdracht struct {
	opGemeente
	Inwoner   string `required:"" help:"Bestand met de gegevens van de inwoner." placeholder:"BESTAND"`
	Hulpvraag string `required:"" help:"Waar de inwoner hulp bij vraagt."`
	Kanaal    string `default:"balie" help:"Hoe de melding binnenkwam: balie, telefoon of web."`
}

// Run takes a melding and prints the number of the case and its last day.
func (m *meldenOpdracht) Run(ctx context.Context, o Omgeving) error {
	var bewoner inwoner.Inwoner
	if err := leesYAML(m.Inwoner, &bewoner, "bsn", "geboren", "geslacht", "naam", "adres"); err != nil {
		return err
	}
	k, wie, gemeente, sluit, err := m.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	nieuw, err := k.Zaken.Melden(ctx, wie,
		zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: gemeente, Inwoner: bewoner, Hulpvraag: m.Hulpvraag,
			Kanaal: zaak.Kanaal(m.Kanaal)})
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Zaak %s is gemeld; het onderzoek is uiterlijk %s klaar.\n", nieuw.Nummer, nieuw.Uiterlijk.Voluit())
	return nil
}

type onderzoekenOpdracht struct {
	opZaak
	Gesprek string `required:"" help:"Bestand met de leefgebieden." placeholder:"BESTAND"`
}

// Run writes down the kitchen-table talk.
func (c *onderzoekenOpdracht) Run(ctx context.Context, o Omgeving) error {
	var gebieden []zaak.Leefgebied
	if err := leesYAML(c.Gesprek, &gebieden); err != nil {
		return err
	}
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		return gedaan(o, k.Zaken.Onderzoeken(ctx, wie, zaak.Gesprek{Zaak: ref, Leefgebieden: gebieden}), "Het gesprek is vastgelegd.")
	})
}

type verslagOpdracht struct{ opZaak }

// Run sends the report.
func (c *verslagOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		return gedaan(o, k.Zaken.VerslagVersturen(ctx, wie, ref), "Het verslag is verstuurd.")
	})
}

type aanvragenOpdracht struct {
	opZaak
	Opmerking string `help:"Wat de inwoner erbij zei."`
}

// Run takes the agreed report as the aanvraag.
func (c *aanvragenOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		if err := k.Zaken.Aanvragen(ctx, wie, zaak.Reactie{Zaak: ref, Akkoord: true, Opmerking: c.Opmerking}); err != nil {
			return err
		}
		nu, err := zaak.Get(ctx, k.Opslag, ref.Gemeente, ref.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.Uit, "Het verslag is nu de aanvraag; het besluit valt uiterlijk %s.\n", nu.Uiterlijk.Voluit())
		return nil
	})
}

type voorbereidenOpdracht struct {
	opZaak
	Aanbieder    string              `help:"AGB-code van de aanbieder."`
	Categorie    string              `help:"Productcategorie."`
	Product      string              `help:"Productcode."`
	Omschrijving string              `help:"Wat de inwoner krijgt, in gewone woorden."`
	Volume       int64               `help:"Hoeveel."`
	Eenheid      contract.Eenheid    `help:"Eenheid, code van de standaard."`
	Frequentie   contract.Frequentie `help:"Hoe vaak, code van de standaard."`
	Ingaand      string              `help:"Eerste dag van de voorziening." placeholder:"D"`
	Tot          string              `help:"Eerste dag waarop zij niet meer geldt; zonder deze optie geen einde." placeholder:"D"`
	Advies       string              `required:"" help:"Advies voor degene die het besluit neemt."`
}

// Run handles the aanvraag up to the decision.
func (c *voorbereidenOpdracht) Run(ctx context.Context, o Omgeving) error {
	voorstel := zaak.Voorstel{Advies: c.Advies}
	if c.Product != "" {
		v, err := c.voorziening()
		if err != nil {
			return err
		}
		voorstel.Voorzieningen = []zaak.Voorziening{v}
	}
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		voorstel.Zaak = ref
		return gedaan(o, k.Zaken.Voorbereiden(ctx, wie, voorstel), "De aanvraag is voorbereid.")
	})
}

func (c *voorbereidenOpdracht) voorziening() (v zaak.Voorziening, err error) {
	v = zaak.Voorziening{Categorie: c.Categorie, Product: c.Product, Omschrijving: c.Omschrijving, Volume: c.Volume,
		Eenheid: c.Eenheid, Frequentie: c.Frequentie}
	if v.Aanbieder, err = kenmerk.ParseAGB(c.Aanbieder); err != nil {
		return v, err
	}
	if v.Geldig.Vanaf, err = tijdlijn.ParseDag(c.Ingaand); err != nil {
		return v, err
	}
	v.Geldig.Tot = tijdlijn.Open
	if c.Tot != "" {
		v.Geldig.Tot, err = tijdlijn.ParseDag(c.Tot)
	}
	return v, err
}

type opschortenOpdracht struct {
	opZaak
	Uitgenodigd string `required:"" help:"Dag waarop om aanvulling is gevraagd." placeholder:"D"`
	Aangevuld   string `required:"" help:"Dag waarop is aangevuld, of waarop de tijd daarvoor voorbij was." placeholder:"D"`
	Reden       string `required:"" help:"Wat er ontbrak."`
}

// Run suspends the term of the decision.
func (c *opschortenOpdracht) Run(ctx context.Context, o Omgeving) error {
	uitgenodigd, err := tijdlijn.ParseDag(c.Uitgenodigd)
	if err != nil {
		return err
	}
	aangevuld, err := tijdlijn.ParseDag(c.Aangevuld)
	if err != nil {
		return err
	}
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		return gedaan(o, k.Zaken.Opschorten(ctx, wie,
			zaak.Opschorting{Zaak: ref, Uitgenodigd: uitgenodigd, Aangevuld: aangevuld, Toelichting: c.Reden}), "De termijn is opgeschort.")
	})
}

type beschikkenOpdracht struct {
	opZaak
	Uitkomst   string `required:"" help:"toegekend of afgewezen."`
	Motivering string `required:"" help:"Waarom dit besluit."`
}

// Run takes the decision.
func (c *beschikkenOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		b, err := k.Zaken.Beschikken(ctx, wie, zaak.Besluit{Zaak: ref, Uitkomst: zaak.Uitkomst(c.Uitkomst), Motivering: c.Motivering})
		if err != nil {
			return err
		}
		fmt.Fprintf(o.Uit, "Beschikking %s, namens %s; bezwaar kan tot en met %s.\n", b.Nummer, b.Namens, b.BezwaarTot.Voluit())
		return nil
	})
}

type bezwaarOpdracht struct {
	opZaak
	Ontvangen string `required:"" help:"Dag waarop het bezwaar is ontvangen." placeholder:"D"`
	Gronden   string `required:"" help:"Waarom de inwoner het niet eens is met het besluit."`
}

// Run registers an objection.
func (c *bezwaarOpdracht) Run(ctx context.Context, o Omgeving) error {
	ontvangen, err := tijdlijn.ParseDag(c.Ontvangen)
	if err != nil {
		return err
	}
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		return gedaan(o, k.Zaken.BezwaarOntvangen(ctx, wie, zaak.Bezwaarschrift{Zaak: ref, Ontvangen: ontvangen, Gronden: c.Gronden}),
			"Het bezwaar is vastgelegd.")
	})
}

type beslisOpdracht struct {
	opZaak
	Uitkomst   string `required:"" help:"gegrond, ongegrond of niet-ontvankelijk."`
	Motivering string `required:"" help:"Waarom deze beslissing."`
}

// Run decides on an objection.
func (c *beslisOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		return gedaan(o, k.Zaken.BeslissenOpBezwaar(ctx, wie,
			zaak.BesluitOpBezwaar{Zaak: ref, Uitkomst: zaak.Uitkomst(c.Uitkomst), Motivering: c.Motivering}), "Op het bezwaar is beslist.")
	})
}

func gedaan(o Omgeving, err error, zin string) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.Uit, zin)
	return err
}

type toonOpdracht struct {
	opZaak
	JSON bool `name:"json" help:"Druk de zaak af als JSON."`
}

// Run shows a case as far as the asker may see it.
func (c *toonOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		blik, err := k.Blik(ctx, wie)
		if err != nil {
			return err
		}
		beeld, err := k.Zaken.Zien(ctx, blik, ref.Gemeente, ref.ID)
		if err != nil {
			return err
		}
		if c.JSON {
			return json.NewEncoder(o.Uit).Encode(beeld)
		}
		drukZaak(ctx, o, k.Organisaties.Naam, beeld)
		return nil
	})
}

type briefOpdracht struct {
	opZaak
	Soort string `required:"" help:"ontvangstbevestiging, verslag of beschikking."`
}

// Run prints the newest letter of a kind.
func (c *briefOpdracht) Run(ctx context.Context, o Omgeving) error {
	return c.doe(ctx, o, func(k *kamers.Kamers, wie organisatie.Wie, ref zaak.Verwijzing) error {
		blik, err := k.Blik(ctx, wie)
		if err != nil {
			return err
		}
		beeld, err := k.Zaken.Zien(ctx, blik, ref.Gemeente, ref.ID)
		if err != nil {
			return err
		}
		brief, err := beeld.Brief(zaak.Briefsoort(c.Soort))
		if err != nil {
			return err
		}
		fmt.Fprint(o.Uit, brief.Tekst())
		return nil
	})
}

func kanWoorden(kan []toegang.Handeling) string {
	woorden := make([]string, len(kan))
	for i, h := range kan {
		woorden[i] = string(h)
	}
	return strings.Join(woorden, ", ")
}

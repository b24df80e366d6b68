package cli

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
)

type aanbiederOpdracht struct {
	Beantwoord      aanbiederBeantwoord      `cmd:"" help:"Beantwoord wat voor aanbieders in de postmap ligt (302, 305, 320)."`
	Declareer       aanbiederDeclareer       `cmd:"" help:"Leg een declaratie over een maand in de postmap (323)."`
	Crediteer       aanbiederCrediteer       `cmd:"" help:"Leg een creditering van een eerdere declaratie in de postmap (323)."`
	Stop            aanbiederStop            `cmd:"" help:"Leg het einde van een levering in de postmap (307)."`
	VraagToewijzing aanbiederVraagToewijzing `cmd:"" name:"vraag-toewijzing" help:"Leg een verzoek om toewijzing in de postmap (315)."`
	VraagWijziging  aanbiederVraagWijziging  `cmd:"" name:"vraag-wijziging" help:"Leg een verzoek om wijziging in de postmap (317)."`
}

// bijDePost is what the simulated provider needs.
type bijDePost struct {
	Post    string `required:"" help:"Waar berichten doorheen gaan: een map, of keten:MAP voor de nagespeelde keten met enveloppen." placeholder:"DIR"`
	Vandaag string `required:"" help:"De dag waarop de nagespeelde aanbieder handelt." placeholder:"D"`
}

func (b bijDePost) klok() (tijdlijn.Klok, error) {
	dag, err := tijdlijn.ParseDag(b.Vandaag)
	return tijdlijn.NewZetklok(dag.Om(12, 0)), err
}

// eenAanbieder is one simulated provider that turns to one municipality.
type eenAanbieder struct {
	bijDePost
	Aanbieder string `required:"" help:"AGB-code van de nagespeelde aanbieder." placeholder:"CODE"`
	Gemeente  string `required:"" help:"Gemeentecode." placeholder:"CODE"`
	Wet       string `help:"De wet: wmo of jeugd. Nodig als een nummer of declaratie in beide voorkomt." enum:",wmo,jeugd" default:"" placeholder:"WET"`
}

func (e eenAanbieder) open() (*aanbieder.Aanbieder, kenmerk.Gemeentecode, error) {
	klok, err := e.klok()
	if err != nil {
		return nil, kenmerk.Gemeentecode{}, err
	}
	agb, err := kenmerk.ParseAGB(e.Aanbieder)
	if err != nil {
		return nil, kenmerk.Gemeentecode{}, err
	}
	gemeente, err := kenmerk.ParseGemeentecode(e.Gemeente)
	return aanbieder.New(ggk.Postmap(e.Post), agb, klok), gemeente, err
}

func (e eenAanbieder) wet() istandaard.Wet { return wetten[e.Wet] }

type aanbiederBeantwoord struct{ bijDePost }

// Run lets every simulated provider answer what lies there for it.
func (a *aanbiederBeantwoord) Run(ctx context.Context, o Omgeving) error {
	klok, err := a.klok()
	if err != nil {
		return err
	}
	alle, err := aanbieder.Lijst(ggk.Postmap(a.Post))
	if err != nil {
		return err
	}
	for _, agb := range alle {
		verslagen, err := aanbieder.New(ggk.Postmap(a.Post), agb, klok).Beantwoorden(ctx)
		if err != nil {
			return err
		}
		for _, v := range verslagen {
			fmt.Fprintf(o.Uit, "%s: %s\n", v.Bestand, v.Zin)
		}
	}
	return nil
}

type aanbiederDeclareer struct {
	eenAanbieder
	Maand      string            `required:"" help:"Een dag in de maand." placeholder:"D"`
	Volume     int64             `required:"" help:"Aantal eenheden per toewijzing."`
	Tarief     map[string]string `required:"" help:"Tarief per eenheid van een product, bijvoorbeeld 02A03=0,96." placeholder:"CODE=BEDRAG"`
	TeHoog     []int64           `help:"Toewijzingen waarop een te hoog tarief wordt gedeclareerd."`
	Volgnummer int               `help:"Onderscheidt declaraties over dezelfde maand." default:"1"`
}

// Run lets one simulated provider claim a month.
func (a *aanbiederDeclareer) Run(ctx context.Context, o Omgeving) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	staat := aanbieder.Maandstaat{Gemeente: gemeente, Wet: a.wet(), Volume: a.Volume, Volgnummer: a.Volgnummer, TeHoog: a.TeHoog, Tarieven: map[string]geld.Cent{}}
	if staat.Maand, err = tijdlijn.ParseDag(a.Maand); err != nil {
		return err
	}
	for code, tekst := range a.Tarief {
		if staat.Tarieven[code], err = geld.ParseCent(tekst); err != nil {
			return err
		}
	}
	naam, err := wie.Declareren(ctx, staat)
	return gedaan(o, err, "Gesimuleerde declaratie: "+naam)
}

type aanbiederCrediteer struct {
	eenAanbieder
	Declaratie string   `required:"" help:"Nummer van de eerdere declaratie; er moet een antwoord op zijn." placeholder:"NUMMER"`
	Regel      []string `help:"Referentienummers van de regels; zonder deze optie alle goedgekeurde." placeholder:"REFERENTIE"`
	Volume     int64    `help:"Declareer elke regel in hetzelfde bericht opnieuw, met dit volume." placeholder:"N"`
}

// Run lets one simulated provider take back what it claimed.
func (a *aanbiederCrediteer) Run(ctx context.Context, o Omgeving) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	naam, err := wie.Crediteren(ctx, aanbieder.Credit{Gemeente: gemeente, Wet: a.wet(), Declaratie: a.Declaratie, Regels: a.Regel, Volume: a.Volume})
	return gedaan(o, err, "Gesimuleerde creditering: "+naam)
}

type aanbiederStop struct {
	eenAanbieder
	Toewijzing int64  `required:"" help:"Nummer van de toewijzing." placeholder:"N"`
	TotEnMet   string `required:"" help:"De laatste dag van de levering." placeholder:"D"`
	Reden      string `help:"Reden van beëindiging; 20 is een tijdelijke stop." default:"31" placeholder:"CODE"`
}

// Run lets one simulated provider report the end of a delivery.
func (a *aanbiederStop) Run(ctx context.Context, o Omgeving) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	dag, err := tijdlijn.ParseDag(a.TotEnMet)
	if err != nil {
		return err
	}
	naam, err := wie.Stoppen(ctx, aanbieder.Stop{Gemeente: gemeente, Wet: a.wet(), Toewijzing: a.Toewijzing, LaatsteDag: dag, Reden: a.Reden})
	return gedaan(o, err, "Gesimuleerde stop: "+naam)
}

// verplichteWet gives the law, which a request cannot do without.
func (e eenAanbieder) verplichteWet() (istandaard.Wet, error) {
	if wet, ok := wetten[e.Wet]; ok {
		return wet, nil
	}
	return 0, fout.New(fout.Onjuist, "Geef met --wet voor welke wet dit is: wmo of jeugd.").Bij("wet")
}

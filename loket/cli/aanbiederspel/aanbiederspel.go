// Package aanbiederspel is the simulated provider on the command line: each command is
// one act of it, and what it makes is a message in the folder of the post. It needs no
// store.
package aanbiederspel

import (
	"context"
	"fmt"
	"io"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/cli/berichtbestand"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
)

// Aanbieder is the acts of a simulated provider.
type Aanbieder struct {
	Beantwoord      beantwoord      `cmd:"" help:"Beantwoord wat voor aanbieders in de postmap ligt (302, 305, 320)."`
	Declareer       declareer       `cmd:"" help:"Leg een declaratie over een maand in de postmap (323)."`
	Crediteer       crediteer       `cmd:"" help:"Leg een creditering van een eerdere declaratie in de postmap (323)."`
	Stop            stop            `cmd:"" help:"Leg het einde van een levering in de postmap (307)."`
	VraagToewijzing vraagToewijzing `cmd:"" name:"vraag-toewijzing" help:"Leg een verzoek om toewijzing in de postmap (315)."`
	VraagWijziging  vraagWijziging  `cmd:"" name:"vraag-wijziging" help:"Leg een verzoek om wijziging in de postmap (317)."`
}

// bijDePost is what the simulated provider needs.
type bijDePost struct {
	Post    string `required:"" help:"Waar berichten doorheen gaan: een map, of keten:MAP voor de nagespeelde keten." placeholder:"DIR"`
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
	Wet       string `help:"De wet: wmo of jeugd. Nodig als een nummer in beide voorkomt." enum:",wmo,jeugd" default:"" placeholder:"WET"`
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

func (e eenAanbieder) wet() istandaard.Wet { return berichtbestand.Wetten[e.Wet] }

type beantwoord struct{ bijDePost }

// Run lets every simulated provider answer what lies there for it.
func (a *beantwoord) Run(ctx context.Context, uit io.Writer) error {
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
			fmt.Fprintf(uit, "%s: %s\n", v.Bestand, v.Zin)
		}
	}
	return nil
}

type declareer struct {
	eenAanbieder
	Maand      string            `required:"" help:"Een dag in de maand." placeholder:"D"`
	Volume     int64             `required:"" help:"Aantal eenheden per toewijzing."`
	Tarief     map[string]string `required:"" help:"Tarief per eenheid van een product, bijvoorbeeld 02A03=0,96." placeholder:"CODE=BEDRAG"`
	TeHoog     []int64           `help:"Toewijzingen waarop een te hoog tarief wordt gedeclareerd."`
	Volgnummer int               `help:"Onderscheidt declaraties over dezelfde maand." default:"1"`
}

// Run lets one simulated provider claim a month.
func (a *declareer) Run(ctx context.Context, uit io.Writer) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	staat := aanbieder.Maandstaat{Gemeente: gemeente, Wet: a.wet(), Volume: a.Volume, Volgnummer: a.Volgnummer, TeHoog: a.TeHoog,
		Tarieven: map[string]geld.Cent{}}
	if staat.Maand, err = tijdlijn.ParseDag(a.Maand); err != nil {
		return err
	}
	for code, tekst := range a.Tarief {
		if staat.Tarieven[code], err = geld.ParseCent(tekst); err != nil {
			return err
		}
	}
	naam, err := wie.Declareren(ctx, staat)
	return gedaan(uit, err, "Gesimuleerde declaratie: "+naam)
}

type crediteer struct {
	eenAanbieder
	Declaratie string   `required:"" help:"Nummer van de eerdere declaratie; er moet een antwoord op zijn." placeholder:"NUMMER"`
	Regel      []string `help:"Referentienummers van de regels; zonder deze optie alle goedgekeurde." placeholder:"REFERENTIE"`
	Volume     int64    `help:"Declareer elke regel in hetzelfde bericht opnieuw, met dit volume." placeholder:"N"`
}

// Run lets one simulated provider take back what it claimed.
func (a *crediteer) Run(ctx context.Context, uit io.Writer) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	naam, err := wie.Crediteren(ctx,
		aanbieder.Credit{Gemeente: gemeente, Wet: a.wet(), Declaratie: a.Declaratie, Regels: a.Regel, Volume: a.Volume})
	return gedaan(uit, err, "Gesimuleerde creditering: "+naam)
}

type stop struct {
	eenAanbieder
	Toewijzing int64  `required:"" help:"Nummer van de toewijzing." placeholder:"N"`
	TotEnMet   string `required:"" help:"De laatste dag van de levering." placeholder:"D"`
	Reden      string `help:"Reden van beëindiging; 20 is een tijdelijke stop." default:"31" placeholder:"CODE"`
}

// Run lets one simulated provider report the end of a delivery.
func (a *stop) Run(ctx context.Context, uit io.Writer) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	dag, err := tijdlijn.ParseDag(a.TotEnMet)
	if err != nil {
		return err
	}
	naam, err := wie.Stoppen(ctx, aanbieder.Stop{Gemeente: gemeente, Wet: a.wet(), Toewijzing: a.Toewijzing, LaatsteDag: dag,
		Reden: a.Reden})
	return gedaan(uit, err, "Gesimuleerde stop: "+naam)
}

// verplichteWet gives the law, which a request cannot do without.
func (e eenAanbieder) verplichteWet() (istandaard.Wet, error) {
	if wet, ok := berichtbestand.Wetten[e.Wet]; ok {
		return wet, nil
	}
	return 0, fout.New(fout.Onjuist, "Geef met --wet voor welke wet dit is: wmo of jeugd.").Bij("wet")
}

// gedaan says what was made.
func gedaan(uit io.Writer, err error, zin string) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(uit, zin)
	return err
}

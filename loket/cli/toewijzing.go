package cli

import (
	"context"
	"fmt"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

type toewijzingOpdracht struct {
	Wijzigen   toewijzingWijzigen   `cmd:"" help:"Wijzig het einde of het volume van een toewijzing; de aanbieder hoort dat met een 301."`
	Intrekken  toewijzingIntrekken  `cmd:"" help:"Verwijder een toewijzing alsof zij er nooit was (reden 13)."`
	Overdragen toewijzingOverdragen `cmd:"" help:"Draag toewijzingen over na een herindeling (reden 11) of een verhuizing (reden 07)."`
}

// opToewijzing is what every command about one allotment needs.
type opToewijzing struct {
	opGemeente
	Nummer int64 `required:"" help:"Nummer van de toewijzing." placeholder:"N"`
}

type toewijzingWijzigen struct {
	opToewijzing
	Reden   string `required:"" help:"Reden: een code van de standaard, zoals 04 (verlenging) of 05 (verkorting)." placeholder:"CODE"`
	Laatste string `help:"De nieuwe laatste dag." placeholder:"D"`
	Volume  int64  `help:"Het nieuwe volume, bij een totaal over de hele toewijzing (frequentie 6)." placeholder:"N"`
}

// Run changes an allotment.
func (c *toewijzingWijzigen) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	w := toewijzing.Wijziging{Verwijzing: toewijzing.Verwijzing{Gemeente: gemeente, Nummer: c.Nummer}, Reden: toewijzing.Reden(c.Reden)}
	if c.Laatste != "" {
		dag, err := tijdlijn.ParseDag(c.Laatste)
		if err != nil {
			return err
		}
		tot := dag.Plus(1)
		w.Tot = &tot
	}
	err = k.Opslag.Transactie(ctx, k.Gemeenten.Slot(gemeente), func(tx *opslag.Tx) error {
		if c.Volume != 0 {
			oud, _, err := toewijzing.Get(ctx, tx, w.Gemeente, c.Nummer)
			if err != nil {
				return err
			}
			w.Omvang = &toewijzing.Omvang{Volume: c.Volume, Eenheid: oud.Omvang.Eenheid, Frequentie: oud.Omvang.Frequentie}
		}
		_, err := k.Toewijzingen.Wijzigen(ctx, tx, k.Klok.Nu(), wie, w)
		return err
	})
	return gedaan(o, err, fmt.Sprintf("Toewijzing %d is gewijzigd.", c.Nummer))
}

type toewijzingIntrekken struct{ opToewijzing }

// Run takes an allotment away.
func (c *toewijzingIntrekken) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	err = k.Opslag.Transactie(ctx, k.Gemeenten.Slot(gemeente), func(tx *opslag.Tx) error {
		_, err := k.Toewijzingen.Intrekken(ctx, tx, k.Klok.Nu(), wie, toewijzing.Verwijzing{Gemeente: gemeente, Nummer: c.Nummer})
		return err
	})
	return gedaan(o, err, fmt.Sprintf("Toewijzing %d is verwijderd.", c.Nummer))
}

type toewijzingOverdragen struct {
	opOpslag
	Van   string `required:"" help:"Gemeente die overdraagt." placeholder:"NAAM|CODE"`
	Naar  string `required:"" help:"Gemeente die overneemt." placeholder:"NAAM|CODE"`
	Dag   string `required:"" help:"De eerste dag bij de nieuwe gemeente." placeholder:"D"`
	Reden string `default:"herindeling" enum:"herindeling,verhuizing" help:"Waarom: herindeling of verhuizing."`
	BSN   string `name:"bsn" help:"Alleen de toewijzingen van deze inwoner; verplicht bij een verhuizing." placeholder:"BSN"`
}

var overdrachtredenen = map[string]toewijzing.Reden{"herindeling": toewijzing.Herindeling, "verhuizing": toewijzing.Verhuizing}

// Run hands running allotments over, round by round, each a transaction of its own:
// stopped halfway, it goes on where it was when it is given again. Exit code 1 when
// some could not go over.
func (c *toewijzingOverdragen) Run(ctx context.Context, o Omgeving) error {
	k, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	opdracht := toewijzing.Overdracht{Reden: overdrachtredenen[c.Reden]}
	if opdracht.Van, err = gemeenteVan(k, c.Van); err != nil {
		return err
	}
	if opdracht.Naar, err = gemeenteVan(k, c.Naar); err != nil {
		return err
	}
	if opdracht.Dag, err = tijdlijn.ParseDag(c.Dag); err != nil {
		return err
	}
	if c.BSN != "" {
		if opdracht.Inwoner, err = kenmerk.ParseBSN(c.BSN); err != nil {
			return err
		}
	}
	var beeindigd, begonnen, geweigerd int
	for meer := true; meer; {
		var ronde toewijzing.Overgedragen
		err := k.Opslag.Transactie(ctx, k.Gemeenten.Slot(opdracht.Van, opdracht.Naar), func(tx *opslag.Tx) (err error) {
			ronde, err = k.Toewijzingen.Overdragen(ctx, tx, k.Klok.Nu(), opdracht)
			return err
		})
		if err != nil {
			return err
		}
		for _, g := range ronde.Geweigerd {
			fmt.Fprintf(o.Uit, "Toewijzing %d is niet overgedragen. %s\n", g.Nummer, g.Zin)
		}
		beeindigd, begonnen, geweigerd = beeindigd+ronde.Beeindigd, begonnen+ronde.Begonnen, geweigerd+len(ronde.Geweigerd)
		opdracht.Na, meer = ronde.Laatste, ronde.Meer
		if meer {
			fmt.Fprintf(o.Fout, "%d toewijzingen bekeken, tot en met nummer %d.\n", beeindigd+geweigerd, ronde.Laatste)
		}
	}
	fmt.Fprintf(o.Uit, "Beëindigd: %d. Begonnen bij de nieuwe gemeente: %d. Niet overgedragen: %d.\n", beeindigd, begonnen, geweigerd)
	if geweigerd > 0 {
		return einde(1)
	}
	return nil
}

package aanbiederspel

import (
	"context"
	"io"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
)

// gevraagd is how much of something is asked for, and until when.
type gevraagd struct {
	TotEnMet   string `help:"De laatste dag; zonder deze optie is er geen einde, of blijft het zoals het is." placeholder:"D"`
	Volume     int64  `help:"Aantal eenheden." placeholder:"N"`
	Eenheid    string `help:"Eenheid: 01 minuut, 04 uur, 14 etmaal, 16 dagdeel, 82 of 84 stuks, 83 euro." default:"01" placeholder:"CODE"`
	Frequentie string `help:"Frequentie: 1 per dag, 2 per week, 4 per maand, 6 in totaal." default:"4" placeholder:"CODE"`
	Budget     string `help:"Een bedrag in plaats van een volume." placeholder:"BEDRAG"`
}

// lees gives the last day, the volume and the budget; nil for what was not given.
func (g gevraagd) lees() (laatste *tijdlijn.Dag, omvang *istandaard.Omvang, budget *geld.Cent, err error) {
	if g.TotEnMet != "" {
		dag, err := tijdlijn.ParseDag(g.TotEnMet)
		if err != nil {
			return nil, nil, nil, err
		}
		laatste = &dag
	}
	if g.Volume > 0 {
		omvang = &istandaard.Omvang{Volume: g.Volume, Eenheid: g.Eenheid, Frequentie: g.Frequentie}
	}
	if g.Budget != "" {
		bedrag, err := geld.ParseCent(g.Budget)
		if err != nil {
			return nil, nil, nil, err
		}
		budget = &bedrag
	}
	return laatste, omvang, budget, nil
}

type vraagToewijzing struct {
	eenAanbieder
	gevraagd
	BSN           string `required:"" name:"bsn" help:"Burgerservicenummer van de cliënt." placeholder:"NUMMER"`
	Categorie     string `required:"" help:"Productcategorie." placeholder:"CODE"`
	Product       string `help:"Productcode." placeholder:"CODE"`
	Vanaf         string `required:"" help:"De eerste dag waarop hulp nodig is." placeholder:"D"`
	Achternaam    string `help:"Achternaam van de cliënt; niet nodig als de aanbieder de cliënt al kent." placeholder:"NAAM"`
	Voorvoegsel   string `help:"Voorvoegsel bij de achternaam." placeholder:"NAAM"`
	Geboren       string `help:"Geboortedatum van de cliënt." placeholder:"D"`
	Geslacht      string `help:"Geslacht: 0 onbekend, 1 man, 2 vrouw." default:"0" placeholder:"CODE"`
	Verwijzer     string `help:"01 gemeente, 02 huisarts, 03 jeugdarts, 04 GI, 05 arts, 06 geen." default:"06" placeholder:"CODE"`
	NaamVerwijzer string `help:"Naam van de verwijzer." placeholder:"NAAM"`
	Volgnummer    int    `help:"Onderscheidt hetzelfde verzoek als het opnieuw wordt gedaan." default:"1"`
}

// Run lets one simulated provider ask for an allotment.
func (a *vraagToewijzing) Run(ctx context.Context, uit io.Writer) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	v := aanbieder.Aanvraag{Gemeente: gemeente, Verwijzer: istandaard.Verwijzer{Type: a.Verwijzer, Naam: a.NaamVerwijzer},
		Volgnummer: a.Volgnummer}
	if v.Wet, err = a.verplichteWet(); err != nil {
		return err
	}
	if v.Bsn, err = kenmerk.ParseBSN(a.BSN); err != nil {
		return err
	}
	if v.Persoon, err = a.persoon(); err != nil {
		return err
	}
	p := aanbieder.Gevraagd{Product: istandaard.Product{Categorie: a.Categorie, Code: a.Product}}
	if p.Vanaf, err = tijdlijn.ParseDag(a.Vanaf); err != nil {
		return err
	}
	if p.Laatste, p.Omvang, p.Budget, err = a.lees(); err != nil {
		return err
	}
	v.Producten = []aanbieder.Gevraagd{p}
	naam, err := wie.VraagToewijzing(ctx, v)
	return gedaan(uit, err, "Gesimuleerd verzoek om toewijzing: "+naam)
}

// persoon gives what was said of the client, nothing when no name was given.
func (a *vraagToewijzing) persoon() (aanbieder.Persoon, error) {
	if a.Achternaam == "" {
		return aanbieder.Persoon{}, nil
	}
	geboren, err := tijdlijn.ParseDag(a.Geboren)
	return aanbieder.Persoon{
		Geboren: istandaard.Geboortedatum{Datum: geboren}, Geslacht: a.Geslacht,
		Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: a.Achternaam, Voorvoegsel: a.Voorvoegsel}},
	}, err
}

type vraagWijziging struct {
	eenAanbieder
	gevraagd
	BSN        string `required:"" name:"bsn" help:"Burgerservicenummer van de cliënt." placeholder:"NUMMER"`
	Toewijzing int64  `help:"Nummer van de toewijzing die verandert; zonder deze optie wordt een nieuw product gevraagd." placeholder:"N"`
	Categorie  string `help:"Productcategorie van een nieuw product." placeholder:"CODE"`
	Product    string `help:"Productcode van een nieuw product." placeholder:"CODE"`
	Vanaf      string `help:"De dag waarop het ingaat; bij een toewijzing zonder deze optie haar eerste dag." placeholder:"D"`
	Reden      string `help:"1 verandering in de situatie van de cliënt, 2 wijziging van het zorgplan." default:"1" placeholder:"CODE"`
	Volgnummer int    `help:"Onderscheidt hetzelfde verzoek als het opnieuw wordt gedaan." default:"1"`
}

// Run lets one simulated provider ask for a change of what a client has. All that
// stays as it is the message names too.
func (a *vraagWijziging) Run(ctx context.Context, uit io.Writer) error {
	wie, gemeente, err := a.open()
	if err != nil {
		return err
	}
	v := aanbieder.Wijziging{Gemeente: gemeente, Reden: a.Reden, Volgnummer: a.Volgnummer}
	if v.Wet, err = a.verplichteWet(); err != nil {
		return err
	}
	if v.Bsn, err = kenmerk.ParseBSN(a.BSN); err != nil {
		return err
	}
	var vanaf tijdlijn.Dag
	if a.Vanaf != "" || a.Toewijzing == 0 {
		if vanaf, err = tijdlijn.ParseDag(a.Vanaf); err != nil {
			return err
		}
	}
	laatste, omvang, budget, err := a.lees()
	if err != nil {
		return err
	}
	if a.Toewijzing != 0 {
		v.Wensen = []aanbieder.Wens{{Toewijzing: a.Toewijzing, Vanaf: vanaf, Laatste: laatste, Omvang: omvang, Budget: budget}}
	} else {
		v.Nieuw = []aanbieder.Gevraagd{{Product: istandaard.Product{Categorie: a.Categorie, Code: a.Product}, Vanaf: vanaf,
			Laatste: laatste, Omvang: omvang, Budget: budget}}
	}
	naam, err := wie.VraagWijziging(ctx, v)
	return gedaan(uit, err, "Gesimuleerd verzoek om wijziging: "+naam)
}

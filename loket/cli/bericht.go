package cli

import (
	"context"
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/loket/cli/berichtbestand"
	"nabuur/verkeer/bericht"
)

type berichtOpdracht struct {
	Controleer berichtbestand.Controleer `cmd:"" help:"Controleer berichten op de regels van de standaard."`
	Toon       berichtbestand.Toon       `cmd:"" help:"Toon berichten in leesbare vorm."`
	Maak       berichtbestand.Maak       `cmd:"" help:"Maak een voorbeeld van een bericht."`
	Ontvang    ontvangOpdracht           `cmd:"" help:"Ontvang berichten uit een map en schrijf de antwoorden in een map."`
	Verstuur   verstuurOpdracht          `cmd:"" help:"Schrijf wat verzonden moet worden in een map."`
	Lijst      berichtLijst              `cmd:"" help:"Toon de berichten van een gemeente."`
	Werklijst  berichtWerk               `cmd:"" help:"Toon wat er in het berichtenverkeer op uw organisatie wacht, en wat te laat is."`
}

type berichtWerk struct {
	alsIemand
	Gemeente string `help:"Alleen deze gemeente." placeholder:"NAAM|CODE"`
}

// Run prints what waits on the organisation as the holder of berichtenverkeer: how
// much of each kind and how much of that is late, then the points themselves.
func (c *berichtWerk) Run(ctx context.Context, o Omgeving) error {
	k, wie, sluit, err := c.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	var vraag bericht.Werkvraag
	if c.Gemeente != "" {
		if vraag.Gemeente, err = gemeenteVan(k, c.Gemeente); err != nil {
			return err
		}
	}
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	werk, err := k.Berichten.Werklijst(ctx, blik, vraag)
	if err != nil {
		return err
	}
	for _, t := range werk.Tellingen {
		fmt.Fprintf(o.Uit, "%s: %d, te laat %d\n", t.Aard, t.Aantal, t.TeLaat)
	}
	for _, p := range werk.Punten {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\n", dagOfGeen(p.Uiterlijk), k.Gemeenten.Naam(p.Gemeente), p.Aard, puntTekst(p))
	}
	return nil
}

func dagOfGeen(dag tijdlijn.Dag) string {
	if dag.IsOpen() {
		return "-"
	}
	return dag.String()
}

// puntTekst says what a point is about.
func puntTekst(p bericht.Werkpunt) string {
	switch {
	case p.Verzoek != nil:
		return fmt.Sprintf("%s %s van aanbieder %s is %s", p.Verzoek.Soort.Tekst(), p.Verzoek.Referentie, p.Verzoek.Aanbieder,
			p.Verzoek.Stand)
	case p.Toewijzing != nil:
		wat := "start"
		if p.Aard == bericht.Stoppen {
			wat = "einde"
		}
		return fmt.Sprintf("%s van toewijzing %d bij aanbieder %s is niet gemeld", wat, p.Toewijzing.Nummer, p.Toewijzing.Aanbieder)
	case p.Bericht == nil:
		return ""
	}
	tekst := fmt.Sprintf("%s %s aan %s", p.Bericht.Soort, p.Bericht.Identificatie, p.Bericht.Ontvanger)
	for _, r := range p.Bericht.Redenen {
		tekst += ": " + r.Retourcode + " " + r.Tekst
	}
	return tekst
}

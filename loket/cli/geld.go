package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
)

type declaratieOpdracht struct {
	Lijst    declaratieLijst    `cmd:"" help:"Toon de declaraties over een maand."`
	Toon     declaratieToon     `cmd:"" help:"Toon een declaratie met haar regels en waarom er een is afgekeurd."`
	Invoeren declaratieInvoeren `cmd:"" help:"Voer een factuur in die buiten de berichten om kwam."`
}

type declaratieInvoeren struct {
	opGemeente
	Bestand string `arg:"" help:"Factuur (YAML)."`
}

// factuur is a claim as it stands in a file; Tot is the first day after.
type factuur struct {
	Aanbieder   kenmerk.AGB    `yaml:"aanbieder"`
	Nummer      string         `yaml:"nummer"`
	Vanaf       tijdlijn.Dag   `yaml:"vanaf"`
	Tot         tijdlijn.Dag   `yaml:"tot"`
	Dagtekening tijdlijn.Dag   `yaml:"dagtekening"`
	Regels      []factuurRegel `yaml:"regels"`
}

type factuurRegel struct {
	BSN        kenmerk.BSN      `yaml:"bsn"`
	Referentie string           `yaml:"referentie"`
	Toewijzing int64            `yaml:"toewijzing"`
	Categorie  string           `yaml:"categorie"`
	Code       string           `yaml:"code"`
	Vanaf      tijdlijn.Dag     `yaml:"vanaf"`
	Tot        tijdlijn.Dag     `yaml:"tot"`
	Volume     int64            `yaml:"volume"`
	Eenheid    contract.Eenheid `yaml:"eenheid"`
	Tarief     geld.Cent        `yaml:"tarief"`
	Bedrag     geld.Cent        `yaml:"bedrag"`
}

// domein gives the law of the invoice, by the categories of its lines. An invoice is about
// one law; one with lines of two, or of none, or with a line without dates, is Onjuist.
func (f factuur) domein() (taakverdeling.Domein, error) {
	var domein taakverdeling.Domein
	for i, r := range f.Regels {
		if r.Vanaf == 0 || r.Tot == 0 {
			return "", fout.New(fout.Onjuist, "Regel %d van de factuur heeft geen vanaf of tot. Vul beide in.", i+1).Bij("regels")
		}
		van, ok := contract.Product{Categorie: r.Categorie}.Domein()
		switch {
		case !ok:
			return "", fout.New(fout.Onjuist, "Regel %d: %q is geen productcategorie van de Wmo (01 tot en met 18) of de Jeugdwet "+
				"(31 tot en met 55, zonder 39).", i+1, r.Categorie).Bij("regels")
		case domein != "" && domein != van:
			return "", fout.New(fout.Onjuist,
				"De factuur heeft regels van de Wmo en van de Jeugdwet. Maak er twee facturen van.").Bij("regels")
		}
		domein = van
	}
	if domein == "" {
		return "", fout.New(fout.Onjuist, "De factuur heeft geen regels. Geef ten minste een regel.").Bij("regels")
	}
	return domein, nil
}

func (f factuur) declaratie(gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein) declaratie.Declaratie {
	claim := declaratie.Declaratie{
		Gemeente: gemeente, Domein: domein, Aanbieder: f.Aanbieder, Nummer: f.Nummer, Bericht: "factuur " + f.Nummer,
		Periode: tijdlijn.Periode{Vanaf: f.Vanaf, Tot: f.Tot}, Dagtekening: f.Dagtekening,
	}
	for _, r := range f.Regels {
		claim.Regels = append(claim.Regels, declaratie.Regel{
			Inwoner: r.BSN, Referentie: r.Referentie, Toewijzing: r.Toewijzing, Product: contract.Product{Categorie: r.Categorie,
				Code: r.Code},
			Periode: tijdlijn.Periode{Vanaf: r.Vanaf, Tot: r.Tot}, Volume: r.Volume, Eenheid: r.Eenheid, Tarief: r.Tarief, Bedrag: r.Bedrag,
		})
		claim.Totaal += r.Bedrag
	}
	return claim
}

// Run enters an invoice and prints what was awarded.
func (d *declaratieInvoeren) Run(ctx context.Context, o Omgeving) error {
	var f factuur
	if err := leesYAML(d.Bestand, &f, "aanbieder", "nummer", "vanaf", "tot", "dagtekening", "regels"); err != nil {
		return err
	}
	domein, err := f.domein()
	if err != nil {
		return err
	}
	k, wie, gemeente, sluit, err := d.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	antwoord, err := k.Declaraties.Invoeren(ctx, wie, k.Klok.Nu(), f.declaratie(gemeente, domein))
	return gedaan(o, err, fmt.Sprintf("Factuur %s: ingediend %s, toegekend %s.", f.Nummer, antwoord.Ingediend, antwoord.Toegekend))
}

type declaratieLijst struct {
	opGemeente
	Over string `required:"" help:"Periode van levering VAN..TOT; TOT telt niet mee." placeholder:"VAN..TOT"`
}

// Run prints the claims over a period that the asker may see.
func (d *declaratieLijst) Run(ctx context.Context, o Omgeving) error {
	periode, err := leesPeriode(d.Over)
	if err != nil {
		return err
	}
	k, wie, gemeente, sluit, err := d.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	vraag := declaratie.Lijstvraag{Gemeente: gemeente, Periode: periode, Aantal: meesteRegels}
	lijst, err := k.Declaraties.Zien(ctx, blik, vraag)
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Declaraties over %s: %d\n", periode.Tekst(), lijst.Totaal)
	for _, kop := range lijst.Koppen {
		fmt.Fprintf(o.Uit, "%s\t%s\t%s\t%s\tingediend %s\ttoegekend %s\t%d van %d regels afgekeurd\n", kop.ID, kop.Nummer,
			kop.Domein.Tekst(), kop.Status, kop.Ingediend, kop.Toegekend, kop.Afgekeurd, kop.Regels)
	}
	return nil
}

// meesteRegels bounds what a command prints: more than the largest claim that a message
// can hold.
const meesteRegels = 50_000

type declaratieToon struct {
	opGemeente
	Nummer string `required:"" help:"Nummer van de declaratie." placeholder:"NUMMER"`
}

// Run prints one claim, line by line.
func (d *declaratieToon) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := d.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	lijst, err := k.Declaraties.Zien(ctx, blik, declaratie.Lijstvraag{
		Gemeente: gemeente, Periode: tijdlijn.Vanaf(tijdlijn.MustDag("2015-01-01")), Nummer: d.Nummer, Aantal: 1,
	})
	if err != nil {
		return err
	}
	if len(lijst.Koppen) == 0 {
		return fout.New(fout.NietGevonden, "Declaratie %q is niet gevonden. Controleer het nummer.", d.Nummer)
	}
	kop := lijst.Koppen[0]
	_, regels, err := k.Declaraties.ZienRegels(ctx, blik, declaratie.Regelvraag{Gemeente: gemeente, ID: kop.ID, Aantal: meesteRegels})
	if err != nil {
		return err
	}
	fmt.Fprintf(o.Uit, "Declaratie %s over %s: ingediend %s, toegekend %s\n", kop.Nummer, kop.Periode.Tekst(), kop.Ingediend,
		kop.Toegekend)
	for _, r := range regels {
		fmt.Fprintf(o.Uit, "%s\ttoewijzing %d\t%s\t%s\n", r.Regel.Referentie, r.Regel.Toewijzing, r.Regel.Bedrag, r.Status)
		for _, reden := range r.Redenen {
			fmt.Fprintf(o.Uit, "  %s (%s) %s\n", reden.Code, reden.Regel, reden.Zin)
		}
	}
	return nil
}

type betalingOpdracht struct {
	Lijst      betalingLijst   `cmd:"" help:"Toon de betaalopdrachten in een stand."`
	Accorderen betalingAkkoord `cmd:"" help:"Keur een klaargezette betaling goed: de eerste van twee."`
	Vrijgeven  betalingVrij    `cmd:"" help:"Geef een goedgekeurde betaling vrij: de tweede van twee."`
}

type betalingLijst struct {
	opGemeente
	Stand string `default:"klaargezet" help:"Stand van de opdracht."`
	JSON  bool   `name:"json" help:"Druk de lijst af als JSON."`
}

// Run prints the payment orders that the asker may see.
func (b *betalingLijst) Run(ctx context.Context, o Omgeving) error {
	k, wie, gemeente, sluit, err := b.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	lijst, err := k.Betalingen.Zien(ctx, k.Opslag, blik, betaling.Lijstvraag{Gemeente: gemeente, Status: betaling.Status(b.Stand),
		Aantal: meesteRegels})
	if err != nil {
		return err
	}
	if b.JSON {
		return json.NewEncoder(o.Uit).Encode(lijst.Betalingen)
	}
	fmt.Fprintf(o.Uit, "Betalingen %s: %d\n", b.Stand, lijst.Totaal)
	for _, order := range lijst.Betalingen {
		betaler, err := k.Organisaties.Naam(ctx, order.Betaler)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.Uit, "%d\t%s\t%s\tdoor %s\tuiterlijk %s\n", order.Nummer, order.Bedrag, order.Crediteur, betaler,
			dagOfOpen(order.Uiterlijk))
	}
	return nil
}

// eenBetaling is what a step with one order needs.
type eenBetaling struct {
	opGemeente
	Nummer int64 `required:"" help:"Nummer van de betaling."`
}

func (e eenBetaling) doe(ctx context.Context, o Omgeving, stap betaalstap, zin string) error {
	k, wie, gemeente, sluit, err := e.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	return gedaan(o, k.Opslag.Transactie(ctx, opslag.Voor(gemeente), func(tx *opslag.Tx) error {
		_, err := stap(k.Betalingen, ctx, tx, k.Klok.Nu(), wie, betaling.Verwijzing{Gemeente: gemeente, Nummer: e.Nummer})
		return err
	}), zin)
}

type betalingAkkoord struct{ eenBetaling }

// Run approves an order.
func (b *betalingAkkoord) Run(ctx context.Context, o Omgeving) error {
	return b.doe(ctx, o, (*betaling.Betalingen).Accorderen, "De betaling is goedgekeurd; een ander geeft haar vrij.")
}

type betalingVrij struct{ eenBetaling }

// Run releases an order.
func (b *betalingVrij) Run(ctx context.Context, o Omgeving) error {
	return b.doe(ctx, o, (*betaling.Betalingen).Vrijgeven, "De betaling is vrijgegeven.")
}

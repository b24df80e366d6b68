package regio

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/goccy/go-yaml"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

//go:embed contracten.yaml
var contractbestand []byte

// Inkoop is what one organisation bought: with whom, on which day it was entered
// and by whom.
type Inkoop struct {
	Eigenaar   organisatie.Kenmerk
	Medewerker string
	Gesloten   tijdlijn.Dag
	Aanbieders []contract.Aanbieder
	Contracten []contract.Contract
}

// Contracten gives what is bought for the demo region, one Inkoop for each buyer
// in order of the day on which the contracts were made.
func Contracten() ([]Inkoop, error) {
	var in inkoopbestand
	if err := yaml.UnmarshalWithOptions(contractbestand, &in, yaml.Strict()); err != nil {
		return nil, err
	}
	alle := make([]Inkoop, len(in.Inkoop))
	for i, vorm := range in.Inkoop {
		var err error
		if alle[i], err = in.inkoop(vorm); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(alle, func(a, b Inkoop) int { return int(a.Gesloten - b.Gesloten) })
	return alle, nil
}

// LaadContracten enters the contracts of the demo region in the store, those of
// one buyer in one transaction. What is there already it leaves as it is.
func LaadContracten(ctx context.Context, k *kamers.Kamers) error {
	alle, err := Contracten()
	if err != nil {
		return err
	}
	for _, in := range alle {
		if err := in.laad(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

func (in Inkoop) laad(ctx context.Context, k *kamers.Kamers) error {
	wie, err := k.Organisaties.Wie(ctx, in.Eigenaar, in.Medewerker, in.Gesloten)
	if err != nil {
		return err
	}
	return k.Opslag.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		if _, gevonden, err := contract.Get(ctx, tx, in.Eigenaar, in.Contracten[0].Nummer); err != nil || gevonden {
			return err
		}
		for _, a := range in.Aanbieders {
			if err := k.Contracten.VastleggenAanbieder(ctx, tx, wie, a); err != nil {
				return err
			}
		}
		for _, c := range in.Contracten {
			if err := k.Contracten.Vastleggen(ctx, tx, wie, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// inkoopbestand is contracten.yaml as it is written.
type inkoopbestand struct {
	Producten  []productvorm   `yaml:"producten"`
	Aanbieders []aanbiedervorm `yaml:"aanbieders"`
	Inkoop     []inkoopvorm    `yaml:"inkoop"`
}

type productvorm struct {
	Categorie    string              `yaml:"categorie"`
	Code         string              `yaml:"code"`
	Omschrijving string              `yaml:"omschrijving"`
	Eenheid      contract.Eenheid    `yaml:"eenheid"`
	Frequentie   contract.Frequentie `yaml:"frequentie"`
	Variant      contract.Variant    `yaml:"variant"`
}

type aanbiedervorm struct {
	AGB  kenmerk.AGB  `yaml:"agb"`
	Naam string       `yaml:"naam"`
	IBAN kenmerk.IBAN `yaml:"iban"`
}

type inkoopvorm struct {
	Eigenaar   organisatie.Kenmerk `yaml:"eigenaar"`
	Medewerker string              `yaml:"medewerker"`
	Reeks      string              `yaml:"reeks"`
	Gesloten   tijdlijn.Dag        `yaml:"gesloten"`
	Geldig     tijdlijn.Periode    `yaml:"geldig"`
	Bron       string              `yaml:"bron"`
	Gemeenten  []deelnamevorm      `yaml:"gemeenten"`
	Aanbod     map[string][]string `yaml:"aanbod"`   // codes of products, by AGB
	Tarieven   map[string][]int64  `yaml:"tarieven"` // a year each, by code of product
}

type deelnamevorm struct {
	Gemeente kenmerk.Gemeentecode `yaml:"gemeente"`
	Geldig   tijdlijn.Periode     `yaml:"geldig"`
}

// inkoop works out what one buyer bought: a contract for every provider.
func (b inkoopbestand) inkoop(vorm inkoopvorm) (Inkoop, error) {
	in := Inkoop{Eigenaar: vorm.Eigenaar, Medewerker: vorm.Medewerker, Gesloten: vorm.Gesloten}
	for i, code := range slices.Sorted(maps.Keys(vorm.Aanbod)) {
		j := slices.IndexFunc(b.Aanbieders, func(a aanbiedervorm) bool { return a.AGB.String() == code })
		if j < 0 {
			return in, fmt.Errorf("contracten.yaml: %s noemt de onbekende aanbieder %s", vorm.Reeks, code)
		}
		a := b.Aanbieders[j]
		in.Aanbieders = append(in.Aanbieders, contract.Aanbieder{
			Eigenaar: vorm.Eigenaar, AGB: a.AGB, Naam: a.Naam, IBAN: a.IBAN, Geldig: tijdlijn.Vanaf(vorm.Geldig.Vanaf),
		})
		c := contract.Contract{
			Eigenaar: vorm.Eigenaar, Nummer: fmt.Sprintf("%s-%02d", vorm.Reeks, i+1), AGB: a.AGB, Geldig: vorm.Geldig, Bron: vorm.Bron,
		}
		for _, d := range vorm.Gemeenten {
			c.Gemeenten = append(c.Gemeenten, contract.Deelname{Gemeente: d.Gemeente, Geldig: d.Geldig})
		}
		for _, productcode := range vorm.Aanbod[code] {
			aanbod, err := b.aanbod(productcode, vorm)
			if err != nil {
				return in, err
			}
			c.Aanbod = append(c.Aanbod, aanbod)
		}
		in.Contracten = append(in.Contracten, c)
	}
	return in, nil
}

// aanbod gives one product of a buyer with its tariffs, each for a calendar year.
func (b inkoopbestand) aanbod(code string, vorm inkoopvorm) (contract.Aanbod, error) {
	i := slices.IndexFunc(b.Producten, func(p productvorm) bool { return p.Code == code })
	if i < 0 || len(vorm.Tarieven[code]) == 0 {
		return contract.Aanbod{}, fmt.Errorf("contracten.yaml: %s heeft geen product of tarief %s", vorm.Reeks, code)
	}
	p := b.Producten[i]
	aanbod := contract.Aanbod{
		Product: contract.Product{Categorie: p.Categorie, Code: p.Code}, Omschrijving: p.Omschrijving,
		Eenheid: p.Eenheid, Frequentie: p.Frequentie, Variant: p.Variant,
	}
	for j, bedrag := range vorm.Tarieven[code] {
		begin, _ := tijdlijn.NewDag(vorm.Geldig.Vanaf.Jaar()+j, time.January, 1) // the first of January always exists
		einde, _ := tijdlijn.NewDag(vorm.Geldig.Vanaf.Jaar()+j+1, time.January, 1)
		aanbod.Tarieven = append(aanbod.Tarieven,
			tijdlijn.Geldig[geld.Cent]{Periode: tijdlijn.Periode{Vanaf: begin, Tot: einde}, Waarde: geld.Cent(bedrag)})
	}
	return aanbod, nil
}

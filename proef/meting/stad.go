// Package meting measures: what the program costs to start, what the message codec
// costs beside xmllint, and what a page costs in a store of a given size.
//
//	make bench
//
// prints the tables. The tests of the package keep what does not depend on the machine:
// allocations, memory, and for every page a budget of statements and rows.
package meting

import (
	"context"
	_ "embed"
	"fmt"
	"math/rand/v2"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/inrichting"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/proef/regio"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
)

// Meetdag is the day on which a Stad stands: that on which Gooise Meren takes over.
const Meetdag = "2017-09-01"

// Gemeenten are the municipalities of a Stad. The first does the work of all.
var Gemeenten = []string{"1942", "0457", "1904", "1696", "0402"}

// voorbeelden is the number of cases that are made by acts, of which all others are
// copies.
const voorbeelden = 50

//go:embed inrichting.yaml
var erbij []byte

// Stad is a store with many cases, and the rooms over it: the demo region on Meetdag,
// with the work of five municipalities done by one organisation.
type Stad struct {
	*kamers.Kamers
	Klok *tijdlijn.Zetklok
}

// NewStad fills an empty, migrated store with about so many cases, and with residents,
// allotments, messages, requests, claims and payment orders in proportion. The cases
// of the demo region are made by acts; the others are copies of those by SQL, with
// dates, numbers and residents of their own: of their acts the log knows nothing, and
// only cases of a resident with a BSN have letters, terms and a timeline. Residents
// beyond the BSNs of the test series have none.
func NewStad(ctx context.Context, o *opslag.Opslag, zaken int) (*Stad, error) {
	klok := tijdlijn.NewZetklok(tijdlijn.MustDag(Meetdag).Om(9, 0))
	k, err := kamers.Bouw(o, kamers.Instelling{Klok: klok, Toeval: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		return nil, err
	}
	demo, err := regio.Inrichting()
	if err != nil {
		return nil, err
	}
	over, err := inrichting.Parse(erbij)
	if err != nil {
		return nil, err
	}
	demo.Toedelingen = append(demo.Toedelingen, over.Toedelingen...)
	if err := k.Inrichten(ctx, demo); err != nil {
		return nil, err
	}
	if err := regio.Vul(ctx, k, klok, tijdlijn.MustDag(Meetdag), voorbeelden, nil); err != nil {
		return nil, err
	}
	s := &Stad{k, klok}
	if err := s.declareer(ctx); err != nil {
		return nil, fmt.Errorf("de voorbeelddeclaratie: %w", err)
	}
	return s, s.vermenigvuldig(ctx, int64(zaken))
}

// OpenStad gives the rooms over a store that NewStad filled before.
func OpenStad(o *opslag.Opslag) (*Stad, error) {
	klok := tijdlijn.NewZetklok(tijdlijn.MustDag(Meetdag).Om(9, 0))
	k, err := kamers.Bouw(o, kamers.Instelling{Klok: klok, Toeval: rand.NewChaCha8([32]byte{2})})
	return &Stad{k, klok}, err
}

// declareer takes in the start that all others are copies of, and the claim: a line
// that is approved and one at a tariff that is too high.
func (s *Stad) declareer(ctx context.Context) error {
	juni := tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2017-06-01"), Tot: tijdlijn.MustDag("2017-07-01")}
	weesp := kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	t, tarief, err := s.begonnen(ctx, weesp, juni.Vanaf)
	if err != nil {
		return err
	}
	d := declaratie.Declaratie{Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: t.Aanbieder, Nummer: "D-2017-06",
		Bericht: "bericht-D-2017-06", Periode: juni, Dagtekening: juni.Tot}
	for i, meer := range []geld.Cent{0, 10} {
		r := declaratie.Regel{Inwoner: t.Inwoner, Referentie: fmt.Sprintf("D-%d", i+1), Toewijzing: t.Nummer, Product: t.Product,
			Periode: juni,
			Volume:  10, Eenheid: contract.Minuut, Tarief: tarief + meer, Bedrag: 10 * (tarief + meer)}
		d.Regels = append(d.Regels, r)
		d.Totaal += r.Bedrag
	}
	begin := toewijzing.Ontvangst{Gemeente: weesp, Domein: t.Domein, Aanbieder: t.Aanbieder, Inwoner: t.Inwoner, Bericht: "start"}
	begin.Meldingen = []toewijzing.Melding{
		{Soort: toewijzing.Start, Nummer: t.Nummer, Product: t.Product, Vanaf: t.Geldig.Vanaf, Status: toewijzing.Eerste},
	}
	return s.Opslag.Transactie(ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error {
		if _, goed, err := s.Toewijzingen.Starten(ctx, tx, s.Klok.Nu(), begin); err != nil || !goed {
			return fmt.Errorf("de start is geweigerd: %w", err)
		}
		_, err := s.Declaraties.Ontvangen(ctx, tx, s.Klok.Nu(), d)
		return err
	})
}

// begonnen gives an allotment in minutes that ran on dag, with its tariff.
func (s *Stad) begonnen(ctx context.Context, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) (toewijzing.Toewijzing, geld.Cent, error) {
	for nummer := int64(1); ; nummer++ {
		t, gevonden, err := toewijzing.Get(ctx, s.Opslag, gemeente, nummer)
		if err != nil || !gevonden {
			return t, 0, fmt.Errorf("geen toewijzing gevonden: %w", err)
		}
		if t.Omvang.Eenheid != contract.Minuut || !t.Geldig.Bevat(dag) {
			continue
		}
		tarief, _, err := contract.Op(ctx, s.Opslag, gemeente, t.Aanbieder, t.Product, dag)
		return t, tarief.Bedrag, err
	}
}

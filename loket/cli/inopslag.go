package cli

import (
	"context"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/cli/berichtbestand"
	"nabuur/loket/inrichting"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/opslag/migratie"
	"nabuur/uitvoering/zaak"
)

// Opener builds the rooms over an open store, with the clock they get and the
// directory their messages are carried through.
type Opener func(o *opslag.Opslag, klok tijdlijn.Klok, post string) (*kamers.Kamers, error)

// open opens a store that is up to date and builds the rooms on the clock of the
// machine; sluit closes it.
func (o Omgeving) open(ctx context.Context, adres string) (k *kamers.Kamers, sluit func(), err error) {
	return o.openOp(ctx, adres, tijdlijn.Systeemklok{}, "")
}

func (o Omgeving) openOp(ctx context.Context, adres string, klok tijdlijn.Klok, post string) (*kamers.Kamers, func(), error) {
	store, err := opslag.Open(ctx, adres)
	if err != nil {
		return nil, nil, err
	}
	sluit := func() { _ = store.Sluit() } // what was committed is safe; there is nothing to tell
	if err := migratie.Controleer(ctx, store); err != nil {
		sluit()
		return nil, nil, err
	}
	k, err := o.Openen(store, klok, post)
	if err != nil {
		sluit()
		return nil, nil, err
	}
	return k, sluit, nil
}

// opOpslag is what every command that looks in a store needs.
type opOpslag struct {
	Opslag  string `required:"" env:"NABUUR_OPSLAG" help:"Opslag: sqlite:PAD of postgres://…." placeholder:"ADRES"`
	Vandaag string `help:"Doe alsof het deze dag is. Alleen op een proefopslag (NABUUR_PROEF=1)." env:"NABUUR_VANDAAG" placeholder:"D"`
}

func (a opOpslag) open(ctx context.Context, o Omgeving) (*kamers.Kamers, func(), error) {
	klok, err := a.klok(o)
	if err != nil {
		return nil, nil, err
	}
	return o.openOp(ctx, a.Opslag, klok, "")
}

// klok gives the machine's clock, or one that stands at nine in the morning of
// the day asked for. An act on another day than today's would be a lie in the
// log: it is refused outside a trial.
func (a opOpslag) klok(o Omgeving) (tijdlijn.Klok, error) {
	if a.Vandaag == "" {
		return tijdlijn.Systeemklok{}, nil
	}
	if o.Getenv("NABUUR_PROEF") != "1" {
		return nil, fout.New(fout.Onjuist,
			"--vandaag kan alleen op een proefopslag. Laat de optie weg, of zet NABUUR_PROEF=1 als dit een proef is.")
	}
	dag, err := tijdlijn.ParseDag(a.Vandaag)
	if err != nil {
		return nil, err
	}
	return tijdlijn.NewZetklok(dag.Om(9, 0)), nil
}

// alsIemand is what every command that acts needs besides.
type alsIemand struct {
	opOpslag
	Als string `required:"" help:"Wie handelt: ORGANISATIE/MEDEWERKER, bijvoorbeeld 0457/m.jansen." placeholder:"WIE"`
}

func (a alsIemand) open(ctx context.Context, o Omgeving) (*kamers.Kamers, organisatie.Wie, func(), error) {
	k, sluit, err := a.opOpslag.open(ctx, o)
	if err != nil {
		return nil, organisatie.Wie{}, nil, err
	}
	org, medewerker, ok := strings.Cut(a.Als, "/")
	if !ok {
		sluit()
		return nil, organisatie.Wie{}, nil, fout.New(fout.Onjuist,
			"%q zegt niet wie handelt. Schrijf ORGANISATIE/MEDEWERKER, bijvoorbeeld 0457/m.jansen.", a.Als)
	}
	wie, err := k.Organisaties.Wie(ctx, organisatie.Kenmerk(org), medewerker, tijdlijn.Vandaag(k.Klok))
	if err != nil {
		sluit()
		return nil, organisatie.Wie{}, nil, err
	}
	return k, wie, sluit, nil
}

// opGemeente is what every command about one municipality needs.
type opGemeente struct {
	alsIemand
	Gemeente string `required:"" help:"Gemeente." placeholder:"NAAM|CODE"`
}

func (a opGemeente) open(ctx context.Context, o Omgeving) (*kamers.Kamers, organisatie.Wie, kenmerk.Gemeentecode, func(), error) {
	k, wie, sluit, err := a.alsIemand.open(ctx, o)
	if err != nil {
		return nil, wie, kenmerk.Gemeentecode{}, nil, err
	}
	gemeente, err := gemeenteVan(k, a.Gemeente)
	if err != nil {
		sluit()
		return nil, wie, gemeente, nil, err
	}
	return k, wie, gemeente, sluit, nil
}

// opZaak is what every command about one case needs.
type opZaak struct {
	opGemeente
	Zaak string `required:"" help:"Nummer van de zaak, bijvoorbeeld 2016-000001." placeholder:"NUMMER"`
}

// doe opens the store, finds person and case, and does daad with them.
func (a opZaak) doe(ctx context.Context, o Omgeving, daad func(*kamers.Kamers, organisatie.Wie, zaak.Verwijzing) error) error {
	k, wie, gemeente, sluit, err := a.open(ctx, o)
	if err != nil {
		return err
	}
	defer sluit()
	blik, err := k.Blik(ctx, wie)
	if err != nil {
		return err
	}
	ref, err := k.Zaken.MetNummer(ctx, blik, gemeente, a.Zaak)
	if err != nil {
		return err
	}
	return daad(k, wie, ref)
}

// leesYAML reads a file of the user into doel; what it does not know, or lacks of what is
// needed, it refuses.
func leesYAML(bestand string, doel any, verplicht ...string) error {
	inhoud, err := berichtbestand.Lees(bestand, 1<<20)
	if err != nil {
		return err
	}
	return inrichting.LeesYAML(bestand, inhoud, doel, verplicht...)
}

// gemeenteVan finds the municipality that the user named.
func gemeenteVan(k *kamers.Kamers, naamOfCode string) (kenmerk.Gemeentecode, error) {
	gemeente, err := k.Gemeenten.Zoek(naamOfCode)
	return gemeente.Code, err
}

package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/inrichting"
)

type wieDoetOpdracht struct {
	Gemeente string `required:"" help:"Naam of code van de gemeente." placeholder:"NAAM|CODE"`
	Taak     string `required:"" help:"Taak, bijvoorbeeld wmo.aanvraag." placeholder:"TAAK"`
	Datum    string `required:"" help:"Dag waarover de vraag gaat." placeholder:"D"`
	Bekend   string `help:"Antwoord met wat op deze dag bekend was." placeholder:"D"`
	Opslag   string `help:"Opslag om in te kijken; zonder deze optie de demoregio." placeholder:"ADRES"`
	JSON     bool   `name:"json" help:"Druk het antwoord af als JSON."`
}

// wieDoetJSON is the fixed form of the answer.
type wieDoetJSON struct {
	Gemeente    string             `json:"gemeente"`
	Taak        taakverdeling.Taak `json:"taak"`
	Datum       tijdlijn.Dag       `json:"datum"`
	Gat         bool               `json:"gat,omitempty"`
	Uitvoerder  *uitvoerderJSON    `json:"uitvoerder,omitempty"`
	Grondslag   string             `json:"grondslag,omitempty"`
	Regeling    string             `json:"regeling,omitempty"`
	Besluit     string             `json:"besluit,omitempty"`
	Geldig      *tijdlijn.Periode  `json:"geldig,omitempty"`
	OpvolgerVan string             `json:"opvolger_van,omitempty"`
}

type uitvoerderJSON struct {
	Naam    string              `json:"naam"`
	Kenmerk organisatie.Kenmerk `json:"kenmerk"`
}

// bronVanVerdeling is where the answer comes from: a store, or the demo region.
type bronVanVerdeling struct {
	verdeling *taakverdeling.Verdeling
	gemeenten *organisatie.Gemeenten
	naam      func(organisatie.Kenmerk) (string, error)
}

// Run answers who does a task for a municipality on a day. A gap ends with exit
// code 3.
func (w *wieDoetOpdracht) Run(ctx context.Context, o Omgeving) error {
	taak, err := taakverdeling.ParseTaak(w.Taak)
	if err != nil {
		return err
	}
	dag, err := tijdlijn.ParseDag(w.Datum)
	if err != nil {
		return err
	}
	bekend := tijdlijn.MomentOpen - 1
	if w.Bekend != "" {
		tot, err := tijdlijn.ParseDag(w.Bekend)
		if err != nil {
			return err
		}
		bekend = tot.Eind()
	}
	bron, sluit, err := w.bron(ctx, o, bekend)
	if err != nil {
		return err
	}
	defer sluit()
	gemeente, err := bron.gemeenten.ZoekOp(w.Gemeente, dag)
	if err != nil {
		return err
	}
	antwoord := wieDoetJSON{Gemeente: gemeente.Naam, Taak: taak, Datum: dag}
	if nu, ok := bron.gemeenten.Verantwoordelijk(gemeente.Code, dag); ok && nu.Code != gemeente.Code {
		antwoord.Gemeente, antwoord.OpvolgerVan = nu.Naam, gemeente.Naam
	}
	toedeling, ok := bron.verdeling.Uitvoerder(gemeente.Code, taak, dag)
	if !ok {
		antwoord.Gat = true
		return w.gat(o, antwoord, bron.verdeling.Gat(gemeente.Code, taak, dag))
	}
	if err := antwoord.vul(bron, toedeling); err != nil {
		return err
	}
	return w.druk(o, antwoord)
}

func (a *wieDoetJSON) vul(bron bronVanVerdeling, t *taakverdeling.Toedeling) error {
	naam, err := bron.naam(t.Uitvoerder)
	if err != nil {
		return err
	}
	a.Uitvoerder = &uitvoerderJSON{naam, t.Uitvoerder}
	a.Grondslag, a.Regeling, a.Besluit, a.Geldig = string(t.Grondslag), t.Regeling, t.Besluit, &t.Geldig
	return nil
}

func (w *wieDoetOpdracht) gat(o Omgeving, a wieDoetJSON, gat error) error {
	if !w.JSON {
		return gat
	}
	if err := json.NewEncoder(o.Uit).Encode(a); err != nil {
		return err
	}
	return einde(3)
}

func (w *wieDoetOpdracht) druk(o Omgeving, a wieDoetJSON) error {
	if w.JSON {
		return json.NewEncoder(o.Uit).Encode(a)
	}
	fmt.Fprintf(o.Uit, "%s (%s) voor %s op %s: %s\n", a.Taak.Tekst(), a.Taak, a.Gemeente, a.Datum.Tekst(), a.Uitvoerder.Naam)
	if a.OpvolgerVan != "" {
		fmt.Fprintf(o.Uit, "%s is de opvolger van %s.\n", a.Gemeente, a.OpvolgerVan)
	}
	fmt.Fprintf(o.Uit, "Grondslag: %s; regeling: %s; besluit: %s; geldig %s.\n", a.Grondslag, ofGeen(a.Regeling), ofGeen(a.Besluit),
		a.Geldig.Tekst())
	return nil
}

func ofGeen(tekst string) string {
	if tekst == "" {
		return "geen"
	}
	return tekst
}

func (w *wieDoetOpdracht) bron(ctx context.Context, o Omgeving, bekend tijdlijn.Moment) (bronVanVerdeling, func(), error) {
	if w.Opslag != "" {
		k, sluit, err := o.open(ctx, w.Opslag)
		if err != nil {
			return bronVanVerdeling{}, nil, err
		}
		verdeling, err := k.Verdeling.BekendOp(ctx, bekend)
		naam := func(kenmerk organisatie.Kenmerk) (string, error) { return k.Organisaties.Naam(ctx, kenmerk) }
		return bronVanVerdeling{verdeling, k.Gemeenten, naam}, sluit, err
	}
	demo, err := o.Regio.Inrichting()
	if err != nil {
		return bronVanVerdeling{}, nil, err
	}
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		return bronVanVerdeling{}, nil, err
	}
	verdeling, err := demo.BekendOp(gemeenten, bekend)
	naam := func(kenmerk organisatie.Kenmerk) (string, error) { return naamIn(demo, gemeenten, kenmerk), nil }
	return bronVanVerdeling{verdeling, gemeenten, naam}, func() {}, err
}

func naamIn(i inrichting.Inrichting, gemeenten *organisatie.Gemeenten, k organisatie.Kenmerk) string {
	if code, ok := k.Gemeentecode(); ok {
		return gemeenten.Naam(code)
	}
	for _, o := range i.Organisaties {
		if o.Kenmerk == k {
			return o.Naam
		}
	}
	return string(k)
}

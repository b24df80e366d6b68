package ggk

import (
	"context"
	"strings"

	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/keten"
)

// Vervoerder carries messages to and from providers: a Map through a directory, a
// Knooppunt through the chain.
type Vervoerder interface {
	// Verzenden carries every message that is ready and notes that it was sent. It
	// names what it carried; the error tells of all that failed.
	Verzenden(ctx context.Context) ([]string, error)
	// Verstuur carries one message, once.
	Verstuur(ctx context.Context, o bericht.Verstuur) error
	// Ophalen takes in everything that came.
	Ophalen(ctx context.Context) ([]Ontvangst, error)
}

// ketenAdres begins the address of the simulated chain.
const ketenAdres = "keten:"

// Open gives the transport at an address: "DIR" is a Map, "keten:DIR" a Knooppunt
// over a simulated chain with its providers in DIR.
func Open(b *bericht.Berichten, adres string, i Instelling) (Vervoerder, error) {
	pad, doorKeten := strings.CutPrefix(adres, ketenAdres)
	if !doorKeten {
		return NewMap(b, adres)
	}
	k, err := keten.New(pad, b.Klok, keten.Aansluitingen{Indiener: b.Indiener}, keten.Instelling{Grootte: i.Grootte})
	if err != nil {
		return nil, err
	}
	return NewKnooppunt(b, k, i), nil
}

// Postmap gives the directory in an address, in which a simulated provider
// works.
func Postmap(adres string) string { return strings.TrimPrefix(adres, ketenAdres) }

package keten

import (
	"context"
	"errors"

	"nabuur/verkeer/koppeling/ggk/envelop"
)

// The links of the chain as they stand in what they make.
var (
	rinis  = envelop.Systeem{Organisatie: "RINIS", Applicatie: "Gesimuleerd RINIS"}
	ib     = envelop.Systeem{Organisatie: "IB", Applicatie: "Gesimuleerd GGk"}
	vecozo = envelop.Systeem{Organisatie: "VECOZO", Applicatie: "Gesimuleerd VECOZO"}
)

// rinisNeemt takes an envelope of a municipality, after the checks of RINIS: its
// schema, its size, and that the sender did not use the referentienummer before. It
// gives the Fo01 on what is refused. An error on an error does not exist: a Fo01 that
// cannot be read, or that came before, is left out.
func (k *Keten) rinisNeemt(bytes []byte) ([]byte, error) {
	e, err := envelop.Decode(bytes, k.Grootte)
	var w *envelop.Weigering
	switch {
	case errors.As(err, &w):
	case err != nil:
		return nil, err
	case k.heeft(naamVan(e), RinisHeen, RinisGezien):
		w = envelop.Weiger(e, envelop.FoutDubbel, "Het referentienummer is door deze zender al gebruikt.")
	default:
		return nil, k.Schijf.Vervang(k.in(RinisHeen), naamVan(e), bytes)
	}
	if e.Berichtcode == envelop.Fo01 {
		return nil, nil
	}
	antwoord := w.Antwoord(rinis, k.klok.Nu())
	antwoord.Fout.Omschrijving = envelop.Inkorten("Gesimuleerde keten: "+antwoord.Fout.Omschrijving, envelop.MaxZin)
	return antwoord.Encode(k.Grootte)
}

// rinisHeen carries an envelope of a municipality to the Inlichtingenbureau.
func (k *Keten) rinisHeen(_ context.Context, p stuk) error { return k.brengNaar(IBBinnen, p) }

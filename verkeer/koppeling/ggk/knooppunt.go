package ggk

import (
	"context"
	"errors"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
)

// applicatieKeten is the receiving application in every envelope to the chain.
const applicatieKeten = "GGk"

// Instelling is what the configuration says of the transport through the chain.
// What is left empty gets the standard value.
type Instelling struct {
	Applicatie string         // the name under which Nabuur sends; "Nabuur"
	Versie     envelop.Versie // its version
	Grootte    int            // the most base64 in an envelope, in bytes; envelop.StandaardGrootte
}

func (i Instelling) aangevuld() Instelling {
	if i.Applicatie == "" {
		i.Applicatie = "Nabuur"
	}
	if i.Grootte <= 0 {
		i.Grootte = envelop.StandaardGrootte
	}
	return i
}

// Knooppunt is the transport through the gemeentelijk gegevensknooppunt: every
// message goes and comes in a StUF-GGk envelope. It is the municipal side of the
// chain; the other side is a keten.Keten.
//
// A message gets one referentienummer, which is kept before the envelope is handed
// over: whatever moment the program stops at, the next run hands over the same
// envelope, and the chain knows it. What comes is taken in together with the
// referentienummer of its envelope, in one transaction.
//
// It is safe for use by many goroutines, as is its Keten.
type Knooppunt struct {
	berichten  *bericht.Berichten
	keten      *keten.Keten
	instelling Instelling
	tussen     func(stap string) error // called between two steps; a test stops the program here
}

// NewKnooppunt gives the transport over a chain.
func NewKnooppunt(b *bericht.Berichten, k *keten.Keten, i Instelling) *Knooppunt {
	return &Knooppunt{berichten: b, keten: k, instelling: i.aangevuld(), tussen: func(string) error { return nil }}
}

// Verzenden hands every message that is ready to the chain, notes that it was sent
// and lets the chain carry on. It gives the referentienummers. One that fails stays
// ready and does not stop the others; the error tells of all that failed. What the
// chain refuses at once is rejected, and is no error of the transport.
func (k *Knooppunt) Verzenden(ctx context.Context) ([]string, error) {
	klaar, err := k.berichten.TeVerzenden(ctx)
	if err != nil {
		return nil, err
	}
	var verzonden []string
	var fouten []error
	for _, b := range klaar {
		if err := ctx.Err(); err != nil {
			return verzonden, errors.Join(append(fouten, err)...)
		}
		referentie, err := k.verzend(ctx, b)
		if err != nil {
			fouten = append(fouten, err)
			continue
		}
		verzonden = append(verzonden, referentie)
	}
	return verzonden, errors.Join(append(fouten, k.keten.Beurt(ctx))...)
}

// Verstuur carries out the job that follows a message that was made. A message
// that was sent before is left alone.
func (k *Knooppunt) Verstuur(ctx context.Context, o bericht.Verstuur) error {
	b, err := k.berichten.Get(ctx, o.Gemeente, o.ID)
	if err != nil || b.Stand != bericht.Klaar {
		return err
	}
	_, err = k.verzend(ctx, b)
	return err
}

func (k *Knooppunt) verzend(ctx context.Context, b bericht.Bericht) (string, error) {
	if err := k.berichten.MagVerzenden(ctx, b); err != nil {
		return "", err
	}
	r, err := k.envelopVoor(ctx, b)
	if err != nil {
		return "", err
	}
	if err := k.tussen("genummerd"); err != nil {
		return "", err
	}
	bytes, err := k.vul(ctx, b, r)
	if err != nil {
		return "", err
	}
	antwoord, err := k.keten.Lever(ctx, bytes)
	if err != nil {
		return "", err
	}
	if err := k.tussen("geleverd"); err != nil {
		return "", err
	}
	if err := noteer(ctx, k.berichten, b); err != nil {
		return "", err
	}
	if antwoord != nil {
		_, err = k.Ontvang(ctx, antwoord)
	}
	return r.referentie, err
}

// envelopVoor gives the envelope that a message goes in, and makes it when the
// message has none under way.
func (k *Knooppunt) envelopVoor(ctx context.Context, b bericht.Bericht) (r regel, err error) {
	err = k.berichten.Opslag.Transactie(ctx, k.berichten.Verdeling.Gemeenten().Slot(b.Gemeente), func(tx *opslag.Tx) error {
		bestaat := false
		if r, bestaat, err = onderweg(ctx, tx, b.Afzender, b.ID); err != nil || bestaat {
			return err
		}
		if r, err = k.nieuweRegel(ctx, tx, b); err != nil {
			return err
		}
		return voegToe(ctx, tx, r)
	})
	return r, err
}

func (k *Knooppunt) nieuweRegel(ctx context.Context, tx *opslag.Tx, b bericht.Bericht) (regel, error) {
	hoe, ok := envelop.ReisVan(b.Soort)
	if !ok || !hoe.VanGemeente {
		return regel{}, fout.New(fout.Onjuist,
			"Een bericht %s gaat niet van een gemeente naar een aanbieder. Geef dit door aan de applicatiebeheerder.", b.Soort)
	}
	r := regel{
		gemeente: b.Afzender, richting: bericht.Uit, zender: b.Afzender, code: hoe.Code, functie: b.Soort,
		berichtGemeente: b.Gemeente.String(), bericht: b.ID, moment: k.berichten.Klok.Nu(),
	}
	if hoe.Code == envelop.Du01 {
		heen, gevonden, err := ontvangenIn(ctx, tx, b.Afzender, b.AntwoordOp)
		if err != nil {
			return r, err
		}
		if !gevonden {
			return r, fout.New(fout.Onjuist,
				"Bericht %s %s antwoordt op een bericht dat niet door het knooppunt kwam. "+
					"Verstuur het langs de weg waarlangs dat bericht kwam.", b.Soort, b.Identificatie)
		}
		r.kruis = heen.referentie
	}
	var err error
	r.referentie, err = envelop.NieuweReferentie(k.berichten.Toeval)
	return r, err
}

// vul makes the envelope with the message in it. Who exchanges messages for the
// municipality on the day stands in it as administratie, when that is another.
func (k *Knooppunt) vul(ctx context.Context, b bericht.Bericht, r regel) ([]byte, error) {
	inhoud, err := k.berichten.Inhoud(ctx, b.Gemeente, b.ID)
	if err != nil {
		return nil, err
	}
	indiener, err := k.berichten.Indiener(ctx, b.Afzender, b.Soort, k.berichten.Klok.Nu().Dag())
	if err != nil {
		return nil, err
	}
	std, _, err := k.berichten.Uitgaven.Van(inhoud)
	if err != nil {
		return nil, err
	}
	e := envelop.Envelop{
		Berichtcode: r.code, Zender: envelop.Systeem{Organisatie: b.Afzender, Applicatie: k.instelling.Applicatie},
		Ontvanger: envelop.Systeem{Organisatie: b.Ontvanger, Applicatie: applicatieKeten}, Referentienummer: r.referentie,
		Tijdstip: envelop.Tijdstip(k.berichten.Klok.Nu()), CrossRefnummer: r.kruis, Functie: b.Soort,
		Applicatieversie: k.instelling.Versie, Functieversie: envelop.ReleaseVan(std), Inhoud: inhoud,
	}
	if indiener != b.Afzender {
		e.Zender.Administratie = indiener
	}
	bytes, err := e.Encode(k.instelling.Grootte)
	if err != nil {
		return nil, envelop.Onleesbaar(b.Soort, err)
	}
	return bytes, nil
}

// Ophalen lets the chain carry on, and takes in every envelope that it has for a
// municipality. What Nabuur refuses goes back as a Fo01 and stands in the list with
// the reason. When Nabuur itself cannot go on (a gap in the division of tasks, a
// fault), the chain keeps the envelope for the next run, and the error says so; it
// does not stop the others.
func (k *Knooppunt) Ophalen(ctx context.Context) ([]Ontvangst, error) {
	if err := k.keten.Beurt(ctx); err != nil {
		return nil, err
	}
	var alle []Ontvangst
	err := k.keten.Bezorgen(ctx, func(ctx context.Context, bytes []byte) ([]byte, error) {
		o, antwoord, err := k.ontvang(ctx, bytes)
		if err == nil {
			alle = append(alle, o)
			err = k.tussen("ontvangen")
		}
		return antwoord, err
	})
	return alle, err
}

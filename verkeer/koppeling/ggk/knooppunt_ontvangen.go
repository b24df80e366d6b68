package ggk

import (
	"context"
	"errors"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
)

// Ontvang takes in one envelope of the chain: a message, or the error on one of
// ours. It gives the Fo01 that answers what is refused, nil otherwise.
//
// An envelope that came before is refused with CC08 and changes nothing: what it
// brought was taken in then. An error says nothing about the envelope: it must be
// offered again.
func (k *Knooppunt) Ontvang(ctx context.Context, envelop []byte) ([]byte, error) {
	_, antwoord, err := k.ontvang(ctx, envelop)
	return antwoord, err
}

func (k *Knooppunt) ontvang(ctx context.Context, envelop []byte) (Ontvangst, []byte, error) {
	e, err := Decode(envelop, k.instelling.Grootte)
	o := Ontvangst{Bestand: e.Referentienummer}
	switch {
	case err != nil:
	case e.Berichtcode == Fo01:
		return k.ontvangFout(ctx, e)
	default:
		o.Uitkomst, err = k.neemIn(ctx, e)
	}
	var w *Weigering
	if !errors.As(err, &w) {
		return o, nil, err
	}
	o.Fout = w
	if e.Berichtcode == Fo01 {
		return o, nil, nil // an error is never answered with an error
	}
	antwoord, err := w.Antwoord(k.zelf(e), k.berichten.Klok.Nu()).Encode(k.instelling.Grootte)
	return o, antwoord, err
}

// zelf is who refuses: the receiver that the envelope names.
func (k *Knooppunt) zelf(e Envelop) Systeem {
	return Systeem{Organisatie: e.Ontvanger.Organisatie, Applicatie: k.instelling.Applicatie}.passend()
}

// neemIn gives the message in an envelope to bericht, and keeps the envelope with
// it in one transaction.
func (k *Knooppunt) neemIn(ctx context.Context, e Envelop) (bericht.Uitkomst, error) {
	if hoe, ok := reisVan(e.Functie); !ok || hoe.vanGemeente || hoe.code != e.Berichtcode {
		return bericht.Uitkomst{}, weiger(e, FoutFunctie, "Een bericht "+e.Functie+" gaat niet in een envelop "+string(e.Berichtcode)+" naar een gemeente.")
	}
	if _, err := kenmerk.ParseGemeentecode(e.Ontvanger.Organisatie); err != nil {
		return bericht.Uitkomst{}, weiger(e, FoutOntvanger, fout.Zin(err))
	}
	if err := k.toetsNieuw(ctx, k.berichten.Opslag, e); err != nil {
		return bericht.Uitkomst{}, err
	}
	u, err := k.berichten.OntvangenMet(ctx, e.Inhoud, func(ctx context.Context, tx *opslag.Tx, u bericht.Uitkomst) error {
		return k.bewaar(ctx, tx, e, u)
	})
	var w *Weigering
	if err != nil && !errors.As(err, &w) && vanAfzender(err) {
		err = weiger(e, codeVoor(err), fout.Zin(err))
	}
	return u, err
}

// toetsNieuw refuses an envelope that came before, and a Du01 that answers nothing
// or what was answered.
func (k *Knooppunt) toetsNieuw(ctx context.Context, l opslag.Lezer, e Envelop) error {
	gemeente := e.Ontvanger.Organisatie
	if _, eerder, err := metReferentie(ctx, l, gemeente, bericht.In, e.Zender.Organisatie, e.Referentienummer); err != nil || eerder {
		return of(err, weiger(e, FoutDubbel, "Het referentienummer is door deze zender al gebruikt."))
	}
	if e.Berichtcode != Du01 {
		return nil
	}
	heen, gevonden, err := metReferentie(ctx, l, gemeente, bericht.Uit, gemeente, e.CrossRefnummer)
	if err != nil || !gevonden || !beantwoordt(e.Functie, heen.functie) {
		return of(err, weiger(e, FoutGesprek, "Het crossRefnummer hoort niet bij een bericht waarop dit het retourbericht is."))
	}
	if _, eerder, err := retourOp(ctx, l, gemeente, e.CrossRefnummer); err != nil || eerder {
		return of(err, weiger(e, FoutTweede, "Op dit bericht is al een retourbericht ontvangen."))
	}
	return nil
}

// of gives the fault of the store, when there was one, above the refusal.
func of(err error, w *Weigering) error {
	if err != nil {
		return err
	}
	return w
}

// bewaar keeps the envelope with what became of its message, after the check that
// the outside says the same as the inside.
func (k *Knooppunt) bewaar(ctx context.Context, tx *opslag.Tx, e Envelop, u bericht.Uitkomst) error {
	if err := k.toetsNieuw(ctx, tx, e); err != nil {
		return err
	}
	b := u.Bericht
	if b.Soort != e.Functie || b.Afzender != e.Zender.Organisatie || b.Ontvanger != e.Ontvanger.Organisatie {
		return weiger(e, FoutSchema, "De envelop noemt een ander bericht, een andere zender of een andere ontvanger dan het bericht zelf.")
	}
	if e.Berichtcode == Du01 {
		heen, _, err := metReferentie(ctx, tx, e.Ontvanger.Organisatie, bericht.Uit, e.Ontvanger.Organisatie, e.CrossRefnummer)
		if err != nil || heen.bericht != b.AntwoordOp {
			return of(err, weiger(e, FoutGesprek, "Het retourbericht antwoordt op een ander bericht dan het crossRefnummer zegt."))
		}
	}
	return voegToe(ctx, tx, regel{
		gemeente: e.Ontvanger.Organisatie, richting: bericht.In, zender: e.Zender.Organisatie, referentie: e.Referentienummer,
		code: e.Berichtcode, functie: e.Functie, kruis: e.CrossRefnummer, berichtGemeente: b.Gemeente.String(), bericht: b.ID,
		moment: k.berichten.Klok.Nu(),
	})
}

// codeVoor turns what bericht says of a message into the code of a Fo01.
func codeVoor(err error) string {
	switch {
	case fout.Plek(err) == "Ontvanger":
		return FoutOntvanger
	case fout.Is(err, fout.NietGevonden):
		return FoutGesprek
	}
	return FoutSchema
}

// ontvangFout takes in the error on an envelope of ours. CC08 says that the chain
// has it already, as happens when a delivery was repeated: nothing changes. Any
// other code means that the message did not arrive.
func (k *Knooppunt) ontvangFout(ctx context.Context, e Envelop) (Ontvangst, []byte, error) {
	o := Ontvangst{Bestand: e.Referentienummer, Fout: &Weigering{Fout: e.Fout, Gelezen: e}}
	gemeente := e.Ontvanger.Organisatie
	err := k.berichten.Opslag.Transactie(ctx, func(tx *opslag.Tx) error {
		r, gevonden, err := metReferentie(ctx, tx, gemeente, bericht.Uit, gemeente, e.CrossRefnummer)
		if err != nil || !gevonden || r.fout.Code != "" || e.Fout.Code == FoutDubbel {
			return err
		}
		eigenaar, err := kenmerk.ParseGemeentecode(r.berichtGemeente)
		if err != nil {
			return err
		}
		if err := noteerFout(ctx, tx, r, e.Fout); err != nil {
			return err
		}
		return k.berichten.Geweigerd(ctx, tx, eigenaar, r.bericht, bericht.Reden{
			Regel: e.Fout.Code, Retourcode: e.Fout.Code, Plek: "Envelop",
			Tekst: "De keten heeft het bericht niet bezorgd: " + e.Fout.Omschrijving,
		})
	})
	return o, nil, err
}

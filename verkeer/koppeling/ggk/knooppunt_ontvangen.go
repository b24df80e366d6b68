package ggk

import (
	"context"
	"errors"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/envelop"
)

// Ontvang takes in one envelope of the chain: a message, or the error on one of
// ours. It gives the Fo01 that answers what is refused, nil otherwise.
//
// An envelope that came before is refused with CC08 and changes nothing: what it
// brought was taken in then. An error says nothing about the envelope: it must be
// offered again.
func (k *Knooppunt) Ontvang(ctx context.Context, bytes []byte) ([]byte, error) {
	_, antwoord, err := k.ontvang(ctx, bytes)
	return antwoord, err
}

func (k *Knooppunt) ontvang(ctx context.Context, bytes []byte) (Ontvangst, []byte, error) {
	e, err := envelop.Decode(bytes, k.instelling.Grootte)
	o := Ontvangst{Bestand: e.Referentienummer}
	switch {
	case err != nil:
	case e.Berichtcode == envelop.Fo01:
		return k.ontvangFout(ctx, e)
	default:
		o.Uitkomst, err = k.neemIn(ctx, e)
	}
	var w *envelop.Weigering
	if !errors.As(err, &w) {
		return o, nil, err
	}
	o.Fout = w
	if e.Berichtcode == envelop.Fo01 {
		return o, nil, nil // an error is never answered with an error
	}
	antwoord, err := w.Antwoord(k.zelf(e), k.berichten.Klok.Nu()).Encode(k.instelling.Grootte)
	return o, antwoord, err
}

// zelf is who refuses: the receiver that the envelope names.
func (k *Knooppunt) zelf(e envelop.Envelop) envelop.Systeem {
	return envelop.Systeem{Organisatie: e.Ontvanger.Organisatie, Applicatie: k.instelling.Applicatie}.Passend()
}

// neemIn gives the message in an envelope to bericht, and keeps the envelope with
// it in one transaction.
func (k *Knooppunt) neemIn(ctx context.Context, e envelop.Envelop) (bericht.Uitkomst, error) {
	if hoe, ok := envelop.ReisVan(e.Functie); !ok || hoe.VanGemeente || hoe.Code != e.Berichtcode {
		return bericht.Uitkomst{}, envelop.Weiger(e, envelop.FoutFunctie,
			"Een bericht "+e.Functie+" gaat niet in een envelop "+string(e.Berichtcode)+" naar een gemeente.")
	}
	if _, err := kenmerk.ParseGemeentecode(e.Ontvanger.Organisatie); err != nil {
		return bericht.Uitkomst{}, envelop.Weiger(e, envelop.FoutOntvanger, fout.Zin(err))
	}
	if err := k.toetsNieuw(ctx, k.berichten.Opslag, e); err != nil {
		return bericht.Uitkomst{}, err
	}
	u, err := k.berichten.OntvangenMet(ctx, e.Inhoud, func(ctx context.Context, tx *opslag.Tx, u bericht.Uitkomst) error {
		return k.bewaar(ctx, tx, e, u)
	})
	var w *envelop.Weigering
	if err != nil && !errors.As(err, &w) && vanAfzender(err) {
		err = envelop.Weiger(e, codeVoor(err), fout.Zin(err))
	}
	return u, err
}

// toetsNieuw refuses an envelope that came before, and a Du01 that answers nothing
// or what was answered.
func (k *Knooppunt) toetsNieuw(ctx context.Context, l opslag.Lezer, e envelop.Envelop) error {
	gemeente := e.Ontvanger.Organisatie
	if _, eerder, err := metReferentie(ctx, l, gemeente, bericht.In, e.Zender.Organisatie, e.Referentienummer); err != nil || eerder {
		return of(err, envelop.Weiger(e, envelop.FoutDubbel, "Het referentienummer is door deze zender al gebruikt."))
	}
	if e.Berichtcode != envelop.Du01 {
		return nil
	}
	heen, gevonden, err := metReferentie(ctx, l, gemeente, bericht.Uit, gemeente, e.CrossRefnummer)
	if err != nil || !gevonden || envelop.HeenVan(e.Functie) != heen.functie {
		return of(err, envelop.Weiger(e, envelop.FoutGesprek,
			"Het crossRefnummer hoort niet bij een bericht waarop dit het retourbericht is."))
	}
	if _, eerder, err := retourOp(ctx, l, gemeente, e.CrossRefnummer); err != nil || eerder {
		return of(err, envelop.Weiger(e, envelop.FoutTweede, "Op dit bericht is al een retourbericht ontvangen."))
	}
	return nil
}

// of gives the fault of the store, when there was one, above the refusal.
func of(err error, w *envelop.Weigering) error {
	if err != nil {
		return err
	}
	return w
}

// bewaar keeps the envelope with what became of its message, after the check that
// the outside says the same as the inside.
func (k *Knooppunt) bewaar(ctx context.Context, tx *opslag.Tx, e envelop.Envelop, u bericht.Uitkomst) error {
	if err := k.toetsNieuw(ctx, tx, e); err != nil {
		return err
	}
	b := u.Bericht
	if b.Soort != e.Functie || b.Afzender != e.Zender.Organisatie || b.Ontvanger != e.Ontvanger.Organisatie {
		return envelop.Weiger(e, envelop.FoutSchema,
			"De envelop noemt een ander bericht, een andere zender of een andere ontvanger dan het bericht zelf.")
	}
	if e.Berichtcode == envelop.Du01 {
		heen, _, err := metReferentie(ctx, tx, e.Ontvanger.Organisatie, bericht.Uit, e.Ontvanger.Organisatie, e.CrossRefnummer)
		if err != nil || heen.bericht != b.AntwoordOp {
			return of(err, envelop.Weiger(e, envelop.FoutGesprek,
				"Het retourbericht antwoordt op een ander bericht dan het crossRefnummer zegt."))
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
		return envelop.FoutOntvanger
	case fout.Is(err, fout.NietGevonden):
		return envelop.FoutGesprek
	}
	return envelop.FoutSchema
}

// ontvangFout takes in the error on an envelope of ours. CC08 says that the chain
// has it already, as happens when a delivery was repeated: nothing changes. Any
// other code means that the message did not arrive.
func (k *Knooppunt) ontvangFout(ctx context.Context, e envelop.Envelop) (Ontvangst, []byte, error) {
	o := Ontvangst{Bestand: e.Referentienummer, Fout: &envelop.Weigering{Fout: e.Fout, Gelezen: e}}
	gemeente := e.Ontvanger.Organisatie
	code, err := kenmerk.ParseGemeentecode(gemeente)
	if err != nil {
		return o, nil, nil // an error for nobody of ours
	}
	err = k.berichten.Opslag.Transactie(ctx, k.berichten.Verdeling.Gemeenten().Slot(code), func(tx *opslag.Tx) error {
		r, gevonden, err := metReferentie(ctx, tx, gemeente, bericht.Uit, gemeente, e.CrossRefnummer)
		if err != nil || !gevonden || r.fout.Code != "" || e.Fout.Code == envelop.FoutDubbel {
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

package keten

import (
	"context"
	"errors"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// haalBijAanbieders puts every file of a provider in an envelope. What VECOZO refuses
// moves to DIR/in/geweigerd with the reason beside it.
func (k *Keten) haalBijAanbieders(ctx context.Context) error {
	namen, err := postmap.Namen(k.in(postmap.In))
	if err != nil {
		return err
	}
	var fouten []error
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return errors.Join(append(fouten, err)...)
		}
		if err := k.haal(naam); err != nil {
			fouten = append(fouten, err)
		}
	}
	return errors.Join(fouten...)
}

func (k *Keten) haal(naam string) error {
	inhoud, err := postmap.Lees(k.in(postmap.In), naam)
	if err != nil {
		return err
	}
	naar := postmap.Verwerkt
	if err := k.dienIn(naam, inhoud); err != nil {
		if !vanAfzender(err) {
			return err
		}
		naar = postmap.Geweigerd
		reden := []byte("Gesimuleerde keten: " + fout.Zin(err) + "\r\n")
		if err := k.Schijf.Vervang(k.in(naar), postmap.Redennaam(naam), reden); err != nil {
			return err
		}
	}
	return k.Schijf.Verplaats(k.in(postmap.In), naam, k.in(naar), postmap.VrijeNaam(k.in(naar), naam))
}

// dienIn makes the envelope of a file, once: the same file gets the same
// referentienummer.
func (k *Keten) dienIn(naam string, inhoud []byte) error {
	e, err := k.envelopVan(naam, inhoud)
	if err != nil || k.heeft(naamVan(e), VecozoBuiten, VecozoVerstuurd) {
		return err
	}
	b, err := e.Encode(k.Grootte)
	if err != nil {
		return err
	}
	if err := k.Schijf.Vervang(k.in(VecozoBestand), postmap.Redennaam(naamVan(e)), []byte(naam)); err != nil {
		return err
	}
	return k.Schijf.Vervang(k.in(VecozoBuiten), naamVan(e), b)
}

// envelopVan makes the envelope of a file whose name says from whom and for whom it
// is. What VECOZO refuses is an error of kind Onjuist.
func (k *Keten) envelopVan(naam string, inhoud []byte) (envelop.Envelop, error) {
	zender, ontvanger, functie, _, ok := postmap.Delen(naam)
	if !ok {
		return envelop.Envelop{}, fout.New(fout.Onjuist, "De naam %s zegt niet van wie en voor wie het bericht is.", naam)
	}
	hoe, ok := envelop.ReisVan(functie)
	if !ok || hoe.VanGemeente {
		return envelop.Envelop{}, fout.New(fout.Onjuist, "Een bericht %s komt niet van een aanbieder.", functie)
	}
	e := envelop.Envelop{
		Berichtcode: hoe.Code, Zender: envelop.Systeem{Organisatie: zender, Applicatie: vecozo.Applicatie},
		Ontvanger:        envelop.Systeem{Organisatie: ontvanger, Applicatie: "GGk"},
		Referentienummer: envelop.Afgeleid("aanbieder", naam, string(inhoud)),
		Tijdstip:         envelop.Tijdstip(k.klok.Nu()), Functie: functie, Inhoud: inhoud,
	}
	if std, _, err := uitgave.Van(inhoud); err == nil { // what is no message is refused below
		e.Functieversie = envelop.ReleaseVan(std)
	}
	w, delen := k.toetsVecozo(e, zender)
	if w != nil {
		return e, w
	}
	if r := delen.Retourkop; r != nil { // sender and receiver are not swapped in a retour (IV028)
		sleutel := gesprekNaam(envelop.HeenVan(functie), r.Afzender, r.Ontvanger, r.BerichtIdentificatie.Identificatie)
		if !k.heeft(sleutel, VecozoGesprek) {
			return e, fout.New(fout.Onjuist,
				"%s: dit retourbericht antwoordt op een bericht dat hier niet is bezorgd.", envelop.FoutGesprek)
		}
		kruis, err := postmap.LeesHeel(k.in(VecozoGesprek), sleutel)
		if err != nil {
			return e, err
		}
		e.CrossRefnummer = string(kruis)
	}
	return e, nil
}

// vecozoBuiten carries an envelope of a provider, or a Fo01, to the
// Inlichtingenbureau.
func (k *Keten) vecozoBuiten(_ context.Context, p stuk) error { return k.brengNaar(IBBinnen, p) }

package ggk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// vecozoBinnen checks an envelope for a provider and takes the message out. One
// that came before is left out: the Inlichtingenbureau repeats what it gets no
// receipt for. It counts as delivered from the one move to the folder bezorgd.
func (k *Keten) vecozoBinnen(ctx context.Context, p stuk) error {
	if p.Berichtcode == Fo01 {
		return k.foutVoorAanbieder(p.Envelop)
	}
	if k.heeft(naamVan(p.Envelop), mapVecozoBezorgd) {
		return nil
	}
	w, err := k.toetsVecozo(ctx, p.Envelop)
	if err != nil {
		return err
	}
	if w != nil {
		return k.stuurFout(vecozo, w)
	}
	if err := k.onthoudGesprek(p.Envelop); err != nil {
		return err
	}
	post := bestandsnaam(veilig(p.Zender.Organisatie), veilig(p.Ontvanger.Organisatie), p.Functie, p.Referentienummer)
	if err := k.leg(mapVecozoKlaar, post, p.Inhoud); err != nil {
		return err
	}
	if err := k.tussen("klaargelegd"); err != nil {
		return err
	}
	if err := os.Rename(filepath.Join(k.pad, p.map_, p.naam), filepath.Join(k.pad, mapVecozoBezorgd, naamVan(p.Envelop))); err != nil {
		return onschrijfbaar(mapVecozoBezorgd, p.naam, err)
	}
	return nil
}

// toetsVecozo makes the checks of VECOZO: the receiver is connected, and who sends
// may do so for the municipality on the day of the envelope.
func (k *Keten) toetsVecozo(ctx context.Context, e Envelop) (*Weigering, error) {
	if k.aan.Aanbieder != nil && !k.aan.Aanbieder(e.Ontvanger.Organisatie) {
		return weiger(e, FoutAansluiting, "De geadresseerde "+e.Ontvanger.Organisatie+" is niet aangesloten."), nil
	}
	stuurt := e.Zender.Administratie
	if stuurt == "" {
		stuurt = e.Zender.Organisatie
	}
	mag, err := k.aan.Indiener(ctx, e.Zender.Organisatie, e.Functie, k.dagVan(e))
	switch {
	case fout.Is(err, fout.Gat), err == nil && mag != stuurt:
		return weiger(e, FoutToestemming, "Indiener "+stuurt+" heeft op de dag van verzending geen toestemming van "+e.Zender.Organisatie+" om "+e.Functie+" te sturen."), nil
	}
	return nil, err
}

// reikUit puts what is delivered in the directory of the providers.
func (k *Keten) reikUit(ctx context.Context) error {
	namen, err := bestanden(filepath.Join(k.pad, mapVecozoKlaar))
	if err != nil {
		return err
	}
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return err
		}
		delen := strings.Split(strings.TrimSuffix(naam, ".xml"), "_")
		if !k.heeft(naamMet(delen[0], delen[len(delen)-1]), mapVecozoBezorgd) {
			continue
		}
		doel := filepath.Join(k.pad, mapUit)
		if err := os.Rename(filepath.Join(k.pad, mapVecozoKlaar, naam), filepath.Join(doel, vrijeNaam(doel, naam))); err != nil {
			return onschrijfbaar(mapUit, naam, err)
		}
		if err := k.tussen("uitgereikt"); err != nil {
			return err
		}
	}
	return nil
}

// haalBijAanbieders puts every file of a provider in an envelope. What cannot be a
// message moves to DIR/in/geweigerd with the reason beside it.
func (k *Keten) haalBijAanbieders(ctx context.Context) error {
	namen, err := bestanden(filepath.Join(k.pad, mapIn))
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
	map_, naar := filepath.Join(k.pad, mapIn), mapVerwerkt
	inhoud, err := k.lees(mapIn, naam)
	if err != nil {
		return err
	}
	if err := k.dienIn(naam, inhoud); err != nil {
		if !vanAfzender(err) {
			return err
		}
		naar = mapGeweigerd
		if err := k.leg(mapGeweigerd, redenNaam(naam), []byte("Gesimuleerde keten: "+fout.Zin(err)+einde)); err != nil {
			return err
		}
	}
	if err := k.tussen("ingediend"); err != nil {
		return err
	}
	doel := filepath.Join(k.pad, naar)
	if err := os.Rename(filepath.Join(map_, naam), filepath.Join(doel, vrijeNaam(doel, naam))); err != nil {
		return onschrijfbaar(naar, naam, err)
	}
	return nil
}

// dienIn makes the envelope of a file, once: the same file gets the same
// referentienummer.
func (k *Keten) dienIn(naam string, inhoud []byte) error {
	e, err := k.envelopVan(naam, inhoud)
	if err != nil {
		return err
	}
	if k.heeft(naamVan(e), mapVecozoBuiten, mapVecozoVerstuur) {
		return nil
	}
	b, err := e.Encode(k.grootte)
	if err != nil {
		return err
	}
	if err := k.leg(mapVecozoBestand, redenNaam(naamVan(e)), []byte(naam)); err != nil {
		return err
	}
	return k.leg(mapVecozoBuiten, naamVan(e), b)
}

func (k *Keten) envelopVan(naam string, inhoud []byte) (Envelop, error) {
	delen := strings.Split(naam, "_")
	if len(delen) < 4 {
		return Envelop{}, fout.New(fout.Onjuist, "De naam %s zegt niet van wie en voor wie het bericht is.", naam)
	}
	hoe, ok := reisVan(delen[2])
	if !ok || hoe.vanGemeente {
		return Envelop{}, fout.New(fout.Onjuist, "Een bericht %s komt niet van een aanbieder.", delen[2])
	}
	e := Envelop{
		Berichtcode: hoe.code, Zender: Systeem{Organisatie: delen[0], Applicatie: vecozo.Applicatie},
		Ontvanger: Systeem{Organisatie: delen[1], Applicatie: applicatieKeten}, Referentienummer: afgeleid("aanbieder", naam, string(inhoud)),
		Tijdstip: tijdstip(k.klok.Nu()), Functie: delen[2], Functieversie: Versie{releaseHoofd, releaseSub}, Inhoud: inhoud,
	}
	if hoe.code == Du01 {
		sleutel, err := gesprekVan(inhoud)
		if err != nil {
			return e, err
		}
		if !k.heeft(sleutel, mapVecozoGesprek) {
			return e, fout.New(fout.Onjuist, "%s: dit retourbericht antwoordt op een bericht dat hier niet is bezorgd.", FoutGesprek)
		}
		kruis, err := k.lees(mapVecozoGesprek, sleutel)
		if err != nil {
			return e, err
		}
		e.CrossRefnummer = string(kruis)
	}
	return e, nil
}

// vecozoBuiten carries an envelope of a provider, or a Fo01, to the
// Inlichtingenbureau.
func (k *Keten) vecozoBuiten(_ context.Context, p stuk) error {
	return k.zet(mapIBBinnen, naamVan(p.Envelop), p.bytes)
}

// onthoudGesprek keeps in which envelope a message came that a provider answers
// with a retour.
func (k *Keten) onthoudGesprek(e Envelop) error {
	m, breuken, err := iwmo32.Decode(e.Inhoud)
	if err != nil || len(breuken) > 0 {
		return err
	}
	var kop istandaard.Header
	switch m := m.(type) {
	case *iwmo32.WMO301:
		kop = m.Header
	case *iwmo32.WMO319:
		kop = m.Header
	default:
		return nil
	}
	return k.leg(mapVecozoGesprek, gesprekNaam(e.Functie, kop.Afzender, kop.Ontvanger, kop.BerichtIdentificatie.Identificatie), []byte(e.Referentienummer))
}

// gesprekVan names the conversation of a retour by what it answers. Sender and
// receiver are not swapped in a retour (IV028).
func gesprekVan(inhoud []byte) (string, error) {
	m, breuken, err := iwmo32.Decode(inhoud)
	if err != nil {
		return "", err
	}
	if len(breuken) > 0 {
		return "", istandaard.AlsFout(m.Soort(), breuken)
	}
	var kop istandaard.RetourHeader
	switch m := m.(type) {
	case *iwmo32.WMO302:
		kop = m.Header
	case *iwmo32.WMO320:
		kop = m.Header
	default:
		return "", fout.New(fout.Onjuist, "Een bericht %s is geen retourbericht van een aanbieder.", m.Soort())
	}
	heen, _ := reisVan(m.Soort())
	return gesprekNaam("WMO"+heen.antwoordOp, kop.Afzender, kop.Ontvanger, kop.BerichtIdentificatie.Identificatie), nil
}

func gesprekNaam(soort, afzender, ontvanger, identificatie string) string {
	return redenNaam(bestandsnaam(veilig(afzender), veilig(ontvanger), soort, identificatie))
}

// foutVoorAanbieder puts the reason beside the file of a provider that was refused.
// CC08 is none: the envelope was repeated and had come.
func (k *Keten) foutVoorAanbieder(e Envelop) error {
	sleutel := redenNaam(naamMet(e.Ontvanger.Organisatie, e.CrossRefnummer))
	if _, err := kenmerk.ParseAGB(e.Ontvanger.Organisatie); err != nil || e.Fout.Code == FoutDubbel || !k.heeft(sleutel, mapVecozoBestand) {
		return nil
	}
	naam, err := k.lees(mapVecozoBestand, sleutel)
	if err != nil {
		return err
	}
	return k.leg(mapGeweigerd, redenNaam(string(naam)), []byte(e.Fout.Code+": "+e.Fout.Omschrijving+einde))
}

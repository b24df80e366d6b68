package keten

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// ibBinnen checks an envelope. One that is right waits to be passed on; one that is
// not gets a Fo01. One that came before is left out: the link before it repeats what
// it gets no receipt for.
func (k *Keten) ibBinnen(ctx context.Context, p stuk) error {
	switch {
	case k.heeft(naamVan(p.Envelop), IBBuiten, IBGezien):
		return nil
	case p.Berichtcode == envelop.Fo01:
		if err := k.geefGesprekVrij(p.Envelop); err != nil {
			return err
		}
		return k.laatDoor(p, IBBuiten)
	case k.heeft(naamVan(p.Envelop), IBGeweigerd):
		return k.weiger(ib, IBGeweigerd, vanIBNaar(p.Zender.Organisatie), p, nil)
	}
	w, err := k.toetsIB(ctx, p.Envelop)
	if err != nil {
		return err
	}
	if w != nil {
		return k.weiger(ib, IBGeweigerd, vanIBNaar(p.Zender.Organisatie), p, w)
	}
	if p.Berichtcode == envelop.Du01 {
		if err := k.Schijf.Vervang(k.in(IBRetour), retourNaam(p.Envelop), []byte(p.Referentienummer)); err != nil {
			return err
		}
	}
	return k.laatDoor(p, IBBuiten)
}

// toetsIB makes the checks of the Inlichtingenbureau, in their order: both parties
// are known, the kind of message and its release are, it goes from this sender to
// this receiver, a retour belongs to a conversation, and who sends may do so for the
// municipality on the day of the envelope.
func (k *Keten) toetsIB(ctx context.Context, e envelop.Envelop) (*envelop.Weigering, error) {
	if w, err := k.toetsPartij(ctx, e, e.Zender.Organisatie, envelop.FoutZender); w != nil || err != nil {
		return w, err
	}
	if w, err := k.toetsPartij(ctx, e, e.Ontvanger.Organisatie, envelop.FoutOntvanger); w != nil || err != nil {
		return w, err
	}
	hoe, ok := envelop.ReisVan(e.Functie)
	switch {
	case !ok || hoe.Code != e.Berichtcode:
		return envelop.Weiger(e, envelop.FoutFunctie, "Een bericht "+e.Functie+" gaat niet in een envelop "+string(e.Berichtcode)+"."), nil
	case !envelop.KentRelease(e.Functie, e.Functieversie):
		return envelop.Weiger(e, envelop.FoutFunctie, "Een bericht "+e.Functie+" bestaat niet in de release die de envelop noemt."), nil
	case hoe.VanGemeente != isGemeente(e.Zender.Organisatie), hoe.VanGemeente == isGemeente(e.Ontvanger.Organisatie):
		return envelop.Weiger(e, envelop.FoutPartij, "Een bericht "+e.Functie+" gaat niet van deze zender naar deze ontvanger."), nil
	case e.Berichtcode == envelop.Du01:
		if w, err := k.toetsGesprek(e); w != nil || err != nil {
			return w, err
		}
	}
	if !hoe.VanGemeente {
		return nil, nil
	}
	return k.toetsToestemming(ctx, e)
}

// toetsPartij checks that an organisation is known: a municipality that exists on
// the day of the envelope or was taken over by then, or the code of a provider.
func (k *Keten) toetsPartij(ctx context.Context, e envelop.Envelop, organisatie, code string) (*envelop.Weigering, error) {
	onbekend := envelop.Weiger(e, code, "Organisatie "+organisatie+" is niet bekend.")
	if !isGemeente(organisatie) {
		if _, err := kenmerk.ParseAGB(organisatie); err != nil {
			return onbekend, nil
		}
		return nil, nil
	}
	_, err := k.aan.Indiener(ctx, organisatie, e.Functie, k.dagVan(e))
	switch {
	case fout.Is(err, fout.NietGevonden):
		return onbekend, nil
	case fout.Is(err, fout.Gat): // whether somebody may send is another check
		return nil, nil
	}
	return nil, err
}

// toetsToestemming checks that who sends exchanges messages for the municipality on
// the day of the envelope. Of a municipality that was merged that is who does so for
// its successor.
func (k *Keten) toetsToestemming(ctx context.Context, e envelop.Envelop) (*envelop.Weigering, error) {
	stuurt := e.Zender.Administratie
	if stuurt == "" {
		stuurt = e.Zender.Organisatie
	}
	mag, err := k.aan.Indiener(ctx, e.Zender.Organisatie, e.Functie, k.dagVan(e))
	if fout.Is(err, fout.Gat) || err == nil && mag != stuurt {
		return envelop.Weiger(e, envelop.FoutToestemming,
				"Indiener "+stuurt+" heeft op de dag van verzending geen toestemming van "+
					e.Zender.Organisatie+" om "+e.Functie+" te sturen."),
			nil
	}
	return nil, err
}

func isGemeente(organisatie string) bool {
	_, err := kenmerk.ParseGemeentecode(organisatie)
	return err == nil && len(organisatie) == 4
}

// retourNaam names the file that says which retour came on an envelope.
func retourNaam(e envelop.Envelop) string { return naamMet(e.Ontvanger.Organisatie, e.CrossRefnummer) }

// gezien gives an envelope that the Inlichtingenbureau let through; false when there
// is none.
func (k *Keten) gezien(zender, referentie string) (envelop.Envelop, bool, error) {
	naam := naamMet(zender, referentie)
	for _, map_ := range []string{IBBuiten, IBGezien} {
		if !k.heeft(naam, map_) {
			continue
		}
		b, err := postmap.LeesHeel(k.in(map_), naam)
		if err != nil {
			return envelop.Envelop{}, false, err
		}
		e, err := envelop.Decode(b, k.Grootte)
		return e, err == nil, err
	}
	return envelop.Envelop{}, false, nil
}

// toetsGesprek checks that a Du01 answers an envelope that came from its receiver
// to its sender, and is the first to do so.
func (k *Keten) toetsGesprek(e envelop.Envelop) (*envelop.Weigering, error) {
	heen, _, err := k.gezien(e.Ontvanger.Organisatie, e.CrossRefnummer)
	if err != nil {
		return nil, err
	}
	if heen.Ontvanger.Organisatie != e.Zender.Organisatie || envelop.HeenVan(e.Functie) != heen.Functie {
		return envelop.Weiger(e, envelop.FoutGesprek, "Het crossRefnummer hoort niet bij een bericht waarop dit het retourbericht is."), nil
	}
	eerder, gestuurd, err := k.retourOp(e)
	if err == nil && gestuurd && eerder != e.Referentienummer {
		return envelop.Weiger(e, envelop.FoutTweede, "Op dit bericht is al een retourbericht gestuurd."), nil
	}
	return nil, err
}

// retourOp gives the referentienummer of the retour that was let through on the
// envelope that e answers.
func (k *Keten) retourOp(e envelop.Envelop) (string, bool, error) {
	if !k.heeft(retourNaam(e), IBRetour) {
		return "", false, nil
	}
	b, err := postmap.LeesHeel(k.in(IBRetour), retourNaam(e))
	return string(b), err == nil, err
}

// geefGesprekVrij lets another retour through on an envelope when the first was
// refused further on: it did not arrive. CC08 says that it did.
func (k *Keten) geefGesprekVrij(fo envelop.Envelop) error {
	if fo.Fout.Code == envelop.FoutDubbel {
		return nil
	}
	geweigerd, gevonden, err := k.gezien(fo.Ontvanger.Organisatie, fo.CrossRefnummer)
	if err != nil || !gevonden || geweigerd.Berichtcode != envelop.Du01 {
		return err
	}
	eerder, gestuurd, err := k.retourOp(geweigerd)
	if err != nil || !gestuurd || eerder != geweigerd.Referentienummer {
		return err
	}
	return k.Schijf.Wis(k.in(IBRetour), retourNaam(geweigerd))
}

// ibBuiten passes an envelope on: to VECOZO when it is for a provider, else to
// RINIS.
func (k *Keten) ibBuiten(_ context.Context, p stuk) error {
	return k.brengNaar(vanIBNaar(p.Ontvanger.Organisatie), p)
}

func vanIBNaar(organisatie string) string {
	if isGemeente(organisatie) {
		return RinisTerug
	}
	return VecozoBinnen
}

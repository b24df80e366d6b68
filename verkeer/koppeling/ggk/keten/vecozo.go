package keten

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// vecozoBinnen checks an envelope for a provider and takes the message out. One
// that came before is left out: the Inlichtingenbureau repeats what it gets no
// receipt for. It counts as delivered from the one move to the folder bezorgd.
func (k *Keten) vecozoBinnen(_ context.Context, p stuk) error {
	switch {
	case p.Berichtcode == envelop.Fo01:
		return k.foutVoorAanbieder(p.Envelop)
	case k.heeft(naamVan(p.Envelop), VecozoBezorgd):
		return nil
	case k.heeft(naamVan(p.Envelop), VecozoGeweigerd):
		return k.weiger(vecozo, VecozoGeweigerd, VecozoBuiten, p, nil)
	}
	w, inhoud := k.toetsVecozo(p.Envelop, p.Ontvanger.Organisatie)
	if w != nil {
		return k.weiger(vecozo, VecozoGeweigerd, VecozoBuiten, p, w)
	}
	if inhoud.Kop != nil {
		sleutel := gesprekNaam(p.Functie, inhoud.Kop.Afzender, inhoud.Kop.Ontvanger, inhoud.Kop.BerichtIdentificatie.Identificatie)
		if err := k.Schijf.Vervang(k.in(VecozoGesprek), sleutel, []byte(p.Referentienummer)); err != nil {
			return err
		}
	}
	post := postmap.Naam(p.Zender.Organisatie, p.Ontvanger.Organisatie, p.Functie, p.Referentienummer)
	if err := k.Schijf.Vervang(k.in(VecozoKlaar), post, p.Inhoud); err != nil {
		return err
	}
	return k.laatDoor(p, VecozoBezorgd)
}

// toetsVecozo makes the checks of VECOZO, in their order: the provider is connected,
// the message is of the kind and release that the envelope names, and right at level 1
// of the standard. It gives the parts of the message.
func (k *Keten) toetsVecozo(e envelop.Envelop, aanbieder string) (*envelop.Weigering, istandaard.Inhoud) {
	geen := istandaard.Inhoud{}
	if k.aan.Aanbieder != nil && !k.aan.Aanbieder(aanbieder) {
		return envelop.Weiger(e, envelop.FoutAansluiting, "Aanbieder "+aanbieder+" is niet aangesloten."), geen
	}
	std, soort, err := uitgave.Van(e.Inhoud)
	if err != nil {
		return envelop.Weiger(e, envelop.FoutInhoud, fout.Zin(err)), geen
	}
	if soort != e.Functie || envelop.ReleaseVan(std) != e.Functieversie {
		return envelop.Weiger(e, envelop.FoutInhoud,
			"In de envelop zit een bericht "+soort+" van "+std.Naam+" en geen "+e.Functie+" van de release die zij noemt."), geen
	}
	m, breuken := std.Lees(soort, e.Inhoud)
	if len(breuken) > 0 {
		return envelop.Weiger(e, envelop.FoutInhoud, breuken[0].Regel+" "+breuken[0].Plek+": "+breuken[0].Tekst), geen
	}
	return nil, std.Inhoud(m)
}

// reikUit puts what is delivered in the directory of the providers.
func (k *Keten) reikUit(ctx context.Context) error {
	namen, err := postmap.Namen(k.in(VecozoKlaar))
	if err != nil {
		return err
	}
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return err
		}
		zender, _, _, referentie, ok := postmap.Delen(naam)
		if !ok || !k.heeft(naamMet(zender, referentie), VecozoBezorgd) {
			continue
		}
		uit := k.in(postmap.Uit)
		if err := k.Schijf.Verplaats(k.in(VecozoKlaar), naam, uit, postmap.VrijeNaam(uit, naam)); err != nil {
			return err
		}
	}
	return nil
}

func gesprekNaam(soort, afzender, ontvanger, identificatie string) string {
	return postmap.Redennaam(postmap.Naam(afzender, ontvanger, soort, identificatie))
}

// foutVoorAanbieder puts the reason beside the file of a provider that was refused.
// CC08 is none: the envelope was repeated and had come.
func (k *Keten) foutVoorAanbieder(e envelop.Envelop) error {
	sleutel := postmap.Redennaam(naamMet(e.Ontvanger.Organisatie, e.CrossRefnummer))
	if _, err := kenmerk.ParseAGB(e.Ontvanger.Organisatie); err != nil ||
		e.Fout.Code == envelop.FoutDubbel || !k.heeft(sleutel, VecozoBestand) {
		return nil
	}
	naam, err := postmap.LeesHeel(k.in(VecozoBestand), sleutel)
	if err != nil {
		return err
	}
	return k.Schijf.Vervang(k.in(postmap.Geweigerd), postmap.Redennaam(string(naam)), []byte(e.Fout.Code+": "+e.Fout.Omschrijving+"\r\n"))
}

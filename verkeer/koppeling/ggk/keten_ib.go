package ggk

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard/iwmo32"
)

// The links of the simulated chain as they stand in what they make.
var (
	rinis  = Systeem{Organisatie: "RINIS", Applicatie: "Gesimuleerd RINIS"}
	ib     = Systeem{Organisatie: "IB", Applicatie: "Gesimuleerd GGk"}
	vecozo = Systeem{Organisatie: "VECOZO", Applicatie: "Gesimuleerd VECOZO"}
)

// rinisHeen carries an envelope of a municipality to the Inlichtingenbureau.
func (k *Keten) rinisHeen(_ context.Context, p stuk) error {
	return k.zet(mapIBBinnen, naamVan(p.Envelop), p.bytes)
}

// ibBinnen checks an envelope. One that is right waits to be passed on; one that is
// not gets a Fo01. An error on an error does not exist: a Fo01 that came before is
// left out.
func (k *Keten) ibBinnen(ctx context.Context, p stuk) error {
	gezien := k.heeft(naamVan(p.Envelop), mapIBBuiten, mapIBGezien)
	if p.Berichtcode == Fo01 && gezien {
		return nil
	}
	if p.Berichtcode != Fo01 {
		w, err := k.toetsIB(ctx, p.Envelop, gezien)
		if err != nil {
			return err
		}
		if w != nil {
			return k.stuurFout(ib, w)
		}
	}
	if p.Berichtcode == Du01 {
		if err := k.leg(mapIBRetour, retourNaam(p.Envelop), []byte(p.Referentienummer)); err != nil {
			return err
		}
	}
	if err := os.Rename(filepath.Join(k.pad, p.map_, p.naam), filepath.Join(k.pad, mapIBBuiten, naamVan(p.Envelop))); err != nil {
		return onschrijfbaar(mapIBBuiten, p.naam, err)
	}
	return nil
}

// retourNaam names the file that says which retour came on an envelope.
func retourNaam(e Envelop) string { return naamMet(e.Ontvanger.Organisatie, e.CrossRefnummer) }

// toetsIB makes the checks of the Inlichtingenbureau, in their order. The schema of
// the envelope and its size were checked when it came in.
func (k *Keten) toetsIB(ctx context.Context, e Envelop, gezien bool) (*Weigering, error) {
	if w, err := k.toetsPartij(ctx, e, e.Zender.Organisatie, FoutZender); w != nil || err != nil {
		return w, err
	}
	if w, err := k.toetsPartij(ctx, e, e.Ontvanger.Organisatie, FoutOntvanger); w != nil || err != nil {
		return w, err
	}
	hoe, ok := reisVan(e.Functie)
	switch {
	case !ok || hoe.code != e.Berichtcode:
		return weiger(e, FoutFunctie, "Een bericht "+e.Functie+" gaat niet in een envelop "+string(e.Berichtcode)+"."), nil
	case hoe.vanGemeente != isGemeente(e.Zender.Organisatie), hoe.vanGemeente == isGemeente(e.Ontvanger.Organisatie):
		return weiger(e, FoutPartij, "Een bericht "+e.Functie+" gaat niet van deze zender naar deze ontvanger."), nil
	case gezien:
		return weiger(e, FoutDubbel, "Het referentienummer is door deze zender al gebruikt."), nil
	case e.Berichtcode == Du01:
		if w, err := k.toetsGesprek(e); w != nil || err != nil {
			return w, err
		}
	}
	return toetsInhoud(e), nil
}

// toetsPartij checks that an organisation is known: a municipality that exists on
// the day of the envelope, or a provider.
func (k *Keten) toetsPartij(ctx context.Context, e Envelop, organisatie, code string) (*Weigering, error) {
	onbekend := weiger(e, code, "Organisatie "+organisatie+" is niet bekend.")
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
	case fout.Is(err, fout.Gat): // whether somebody may send is for VECOZO
		return nil, nil
	}
	return nil, err
}

// dagVan is the day on which an envelope was sent.
func (k *Keten) dagVan(e Envelop) tijdlijn.Dag {
	if dag, ok := e.dag(); ok {
		return dag
	}
	return tijdlijn.Vandaag(k.klok)
}

func isGemeente(organisatie string) bool {
	_, err := kenmerk.ParseGemeentecode(organisatie)
	return err == nil && len(organisatie) == 4
}

// toetsGesprek checks that a Du01 answers an envelope that came from its receiver
// to its sender, and is the first to do so.
func (k *Keten) toetsGesprek(e Envelop) (*Weigering, error) {
	naam := naamMet(e.Ontvanger.Organisatie, e.CrossRefnummer)
	var heen Envelop
	for _, map_ := range []string{mapIBBuiten, mapIBGezien} {
		if !k.heeft(naam, map_) {
			continue
		}
		b, err := k.lees(map_, naam)
		if err != nil {
			return nil, err
		}
		if heen, err = Decode(b, k.grootte); err != nil {
			return nil, err
		}
	}
	if heen.Ontvanger.Organisatie != e.Zender.Organisatie || !beantwoordt(e.Functie, heen.Functie) {
		return weiger(e, FoutGesprek, "Het crossRefnummer hoort niet bij een bericht waarop dit het retourbericht is."), nil
	}
	if !k.heeft(retourNaam(e), mapIBRetour) {
		return nil, nil
	}
	eerder, err := k.lees(mapIBRetour, retourNaam(e))
	if err == nil && string(eerder) != e.Referentienummer {
		return weiger(e, FoutTweede, "Op dit bericht is al een retourbericht gestuurd."), nil
	}
	return nil, err
}

// toetsInhoud checks the message inside at level 1 of the standard.
func toetsInhoud(e Envelop) *Weigering {
	m, breuken, err := iwmo32.Decode(e.Inhoud)
	switch {
	case err != nil:
		return weiger(e, FoutInhoud, fout.Zin(err))
	case len(breuken) > 0:
		return weiger(e, FoutInhoud, breuken[0].Regel+" "+breuken[0].Plek+": "+breuken[0].Tekst)
	case m.Soort() != e.Functie:
		return weiger(e, FoutInhoud, "In de envelop zit een bericht "+m.Soort()+" en geen "+e.Functie+".")
	}
	return nil
}

// ibBuiten passes an envelope on: to VECOZO when it is for a provider, else to
// RINIS.
func (k *Keten) ibBuiten(_ context.Context, p stuk) error {
	return k.zet(vanIBNaar(p.Envelop), naamVan(p.Envelop), p.bytes)
}

func vanIBNaar(e Envelop) string {
	if isGemeente(e.Ontvanger.Organisatie) {
		return mapRinisTerug
	}
	return mapVecozoBinnen
}

// stuurFout sends the sender of a refused envelope a Fo01 from a link: straight on
// from the Inlichtingenbureau, through it from VECOZO.
func (k *Keten) stuurFout(van Systeem, w *Weigering) error {
	e := w.Antwoord(van, k.klok.Nu())
	e.Fout.Omschrijving = inkorten("Gesimuleerde keten: "+e.Fout.Omschrijving, maxZin)
	b, err := e.Encode(k.grootte)
	if err != nil {
		return err
	}
	map_ := mapVecozoBuiten
	if van == ib {
		map_ = vanIBNaar(e)
	}
	return k.zet(map_, naamVan(e), b)
}

// redenNaam names the text beside a refused file of a provider.
func redenNaam(naam string) string { return strings.TrimSuffix(naam, filepath.Ext(naam)) + ".txt" }

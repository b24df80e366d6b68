package keten

import (
	"context"
	"errors"

	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// The folders of a Keten, below its directory. What waits between two links stands
// in a folder of the link that must do something with it; what a link passed on
// stays with it, because that is how it knows an envelope that comes again.
const (
	RinisHeen       = "keten/rinis/heen"       // from a municipality, for the Inlichtingenbureau
	RinisGezien     = "keten/rinis/gezien"     // carried to the Inlichtingenbureau
	RinisTerug      = "keten/rinis/terug"      // for a municipality
	IBBinnen        = "keten/ib/binnen"        // not checked yet
	IBBuiten        = "keten/ib/buiten"        // checked, not passed on yet
	IBGezien        = "keten/ib/gezien"        // passed on
	IBGeweigerd     = "keten/ib/geweigerd"     // per envelope that was refused the Fo01 on it
	IBRetour        = "keten/ib/retour"        // per envelope the retour that came on it
	VecozoBinnen    = "keten/vecozo/binnen"    // for a provider, not checked yet
	VecozoKlaar     = "keten/vecozo/klaar"     // the message out of its envelope, to be delivered
	VecozoBezorgd   = "keten/vecozo/bezorgd"   // delivered
	VecozoGeweigerd = "keten/vecozo/geweigerd" // per envelope that was refused the Fo01 on it
	VecozoBuiten    = "keten/vecozo/buiten"    // of a provider, for the Inlichtingenbureau
	VecozoVerstuurd = "keten/vecozo/verstuurd" // passed on
	VecozoGesprek   = "keten/vecozo/gesprek"   // per message the envelope it came in
	VecozoBestand   = "keten/vecozo/bestand"   // per envelope the file of the provider in it
)

var mappen = []string{
	RinisHeen, RinisGezien, RinisTerug, IBBinnen, IBBuiten, IBGezien, IBGeweigerd, IBRetour,
	VecozoBinnen, VecozoKlaar, VecozoBezorgd, VecozoGeweigerd, VecozoBuiten, VecozoVerstuurd, VecozoGesprek, VecozoBestand,
}

// archief names where an envelope goes that a link passed on.
var archief = map[string]string{RinisHeen: RinisGezien, IBBuiten: IBGezien, VecozoBuiten: VecozoVerstuurd}

// stuk is an envelope in a folder.
type stuk struct {
	map_, naam string
	bytes      []byte
	envelop.Envelop
}

// langs does one step for every envelope in a folder, in order of name, or in any
// order when they overtake each other. The envelope leaves the folder when the step
// succeeded and did not move it itself. lijn says that a line lies in the step.
func (k *Keten) langs(ctx context.Context, map_ string, lijn bool, stap func(context.Context, stuk) error) error {
	namen, err := postmap.Namen(k.in(map_))
	if err != nil {
		return err
	}
	if k.storing.DoorMekaar {
		k.Toeval.Shuffle(len(namen), func(i, j int) { namen[i], namen[j] = namen[j], namen[i] })
	}
	var fouten []error
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return errors.Join(append(fouten, err)...)
		}
		if lijn && (k.kans(k.storing.Later) || k.kans(k.storing.Weg)) {
			continue
		}
		if err := k.een(ctx, map_, naam, lijn, stap); err != nil {
			fouten = append(fouten, err)
		}
	}
	return errors.Join(fouten...)
}

func (k *Keten) een(ctx context.Context, map_, naam string, lijn bool, stap func(context.Context, stuk) error) error {
	b, err := postmap.LeesHeel(k.in(map_), naam)
	if err != nil {
		return err
	}
	e, err := envelop.Decode(b, k.Grootte)
	if err != nil {
		return err
	}
	if err := stap(ctx, stuk{map_, naam, b, e}); err != nil {
		return err
	}
	if lijn && k.kans(k.storing.Dubbel) {
		return nil
	}
	return k.klaar(map_, naam)
}

// klaar takes an envelope out of a folder after its step; a step may have moved it
// itself.
func (k *Keten) klaar(map_, naam string) error {
	if naar, ja := archief[map_]; ja {
		return k.Schijf.Verplaats(k.in(map_), naam, k.in(naar), naam)
	}
	return k.Schijf.Wis(k.in(map_), naam)
}

// brengNaar puts an envelope before the next link. Offered again it is the same file
// again.
func (k *Keten) brengNaar(map_ string, p stuk) error {
	return k.Schijf.Vervang(k.in(map_), naamVan(p.Envelop), p.bytes)
}

// laatDoor moves an envelope that a link found right, in one act.
func (k *Keten) laatDoor(p stuk, naar string) error {
	return k.Schijf.Verplaats(k.in(p.map_), p.naam, k.in(naar), naamVan(p.Envelop))
}

// weiger refuses an envelope: the Fo01 on it is kept first, as the verdict, and then
// sent. An envelope that has a verdict gets the same again, whatever changed since.
func (k *Keten) weiger(van envelop.Systeem, verdict, naar string, p stuk, w *envelop.Weigering) error {
	if !k.heeft(naamVan(p.Envelop), verdict) {
		e := w.Antwoord(van, k.klok.Nu())
		e.Fout.Omschrijving = envelop.Inkorten("Gesimuleerde keten: "+e.Fout.Omschrijving, envelop.MaxZin)
		b, err := e.Encode(k.Grootte)
		if err != nil {
			return err
		}
		if err := k.Schijf.Vervang(k.in(verdict), naamVan(p.Envelop), b); err != nil {
			return err
		}
	}
	b, err := postmap.LeesHeel(k.in(verdict), naamVan(p.Envelop))
	if err != nil {
		return err
	}
	e, err := envelop.Decode(b, k.Grootte)
	if err != nil {
		return err
	}
	return k.Schijf.Vervang(k.in(naar), naamVan(e), b)
}

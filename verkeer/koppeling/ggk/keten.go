package ggk

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// The folders of a Keten, below its directory. What waits between two links stands
// in a folder of the link that must do something with it; what a link passed on
// stays with it, because that is how it knows an envelope that comes again.
const (
	mapRinisHeen      = "keten/rinis/heen"       // from a municipality, for the Inlichtingenbureau
	mapRinisTerug     = "keten/rinis/terug"      // for a municipality
	mapIBBinnen       = "keten/ib/binnen"        // not checked yet
	mapIBBuiten       = "keten/ib/buiten"        // checked, not passed on yet
	mapIBGezien       = "keten/ib/gezien"        // passed on
	mapIBRetour       = "keten/ib/retour"        // per envelope the retour that came on it
	mapVecozoBinnen   = "keten/vecozo/binnen"    // for a provider, not checked yet
	mapVecozoKlaar    = "keten/vecozo/klaar"     // the message out of its envelope, to be delivered
	mapVecozoBezorgd  = "keten/vecozo/bezorgd"   // delivered
	mapVecozoBuiten   = "keten/vecozo/buiten"    // of a provider, for the Inlichtingenbureau
	mapVecozoVerstuur = "keten/vecozo/verstuurd" // passed on
	mapVecozoGesprek  = "keten/vecozo/gesprek"   // per message the envelope it came in
	mapVecozoBestand  = "keten/vecozo/bestand"   // per envelope the file of the provider in it
)

var ketenmappen = []string{
	mapUit, mapIn, mapVerwerkt, mapGeweigerd, mapRinisHeen, mapRinisTerug, mapIBBinnen, mapIBBuiten, mapIBGezien, mapIBRetour,
	mapVecozoBinnen, mapVecozoKlaar, mapVecozoBezorgd, mapVecozoBuiten, mapVecozoVerstuur, mapVecozoGesprek, mapVecozoBestand,
}

// Storing is how badly the lines of a simulated chain behave, each as a chance from
// 0 to below 1 that an envelope meets it on one line. The zero value is a chain
// that brings everything once, in order, at once.
type Storing struct {
	Weg        float64 // lost on the line: the sending side gets no receipt and offers it again later
	Dubbel     float64 // the receipt is lost: the sending side offers it again, though it came
	Later      float64 // left for the next turn
	DoorMekaar bool    // the envelopes on a line overtake each other
}

// Aansluitingen is what the simulated chain knows of who takes part. Indiener gives
// who exchanges messages for a municipality on a day, as bericht.Berichten does.
// Aanbieder reports whether a provider is connected; nil is every AGB-code.
type Aansluitingen struct {
	Indiener  func(ctx context.Context, gemeente, functie string, dag tijdlijn.Dag) (string, error)
	Aanbieder func(agb string) bool
}

// Keten is a simulated chain between municipalities and providers: RINIS, which
// carries; the Inlichtingenbureau, which checks the envelope and what is in it;
// VECOZO, which checks who may send for whom and delivers. It says in everything it
// makes that it is simulated. It refuses with the codes of the real one, in the
// order of the links.
//
// At the end stands a directory as an Aanbieder knows it: what is delivered stands
// in DIR/uit, and what lies in DIR/in is collected. The chain keeps nothing but
// files, each of which is moved by one act, and every link knows what it had
// before: it may be stopped at any moment, loses nothing and doubles nothing. That
// holds for a stop of the program, not for a fall of the machine.
type Keten struct {
	pad     string
	klok    tijdlijn.Klok
	aan     Aansluitingen
	grootte int
	toeval  *rand.Rand
	slot    sync.Mutex
	storing Storing
	tussen  func(stap string) error // called between two steps; a test stops the program here
}

// NewKeten gives the chain over the directory pad and makes its folders. toeval
// decides what the lines do; it is not used while they behave. grootte is the most
// base64 in an envelope, in bytes; 0 is StandaardGrootte.
func NewKeten(pad string, klok tijdlijn.Klok, aan Aansluitingen, grootte int, toeval *rand.Rand) (*Keten, error) {
	for _, onder := range ketenmappen {
		if err := os.MkdirAll(filepath.Join(pad, onder), 0o750); err != nil {
			return nil, fout.New(fout.NuNietBereikt, "De map %s van de nagespeelde keten is niet te maken. Controleer de plaats en de rechten.", pad).Door(err)
		}
	}
	if grootte <= 0 {
		grootte = StandaardGrootte
	}
	return &Keten{pad: pad, klok: klok, aan: aan, grootte: grootte, toeval: toeval, tussen: func(string) error { return nil }}, nil
}

// Verstoor sets how the lines behave from now on.
func (k *Keten) Verstoor(s Storing) {
	k.slot.Lock()
	defer k.slot.Unlock()
	k.storing = s
}

// Lever takes an envelope from a municipality. It gives the Fo01 of the first link
// when the envelope cannot be read, nil when it is under way. NuNietBereikt means
// that no receipt came: offer the same envelope again.
func (k *Keten) Lever(ctx context.Context, envelop []byte) ([]byte, error) {
	k.slot.Lock()
	defer k.slot.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if k.kans(k.storing.Weg) {
		return nil, geenBericht()
	}
	e, err := Decode(envelop, k.grootte)
	var w *Weigering
	if errors.As(err, &w) {
		return w.Antwoord(rinis, k.klok.Nu()).Encode(k.grootte)
	}
	if err := k.zet(mapRinisHeen, naamVan(e), envelop); err != nil {
		return nil, err
	}
	if k.kans(k.storing.Dubbel) {
		return nil, geenBericht()
	}
	return nil, nil
}

func geenBericht() error {
	return fout.New(fout.NuNietBereikt, "De nagespeelde keten bevestigt de ontvangst niet. Het bericht wordt later opnieuw aangeboden.")
}

// Beurt lets every link do what lies before it, once. One that fails does not stop
// the others.
func (k *Keten) Beurt(ctx context.Context) error {
	k.slot.Lock()
	defer k.slot.Unlock()
	return errors.Join(
		k.langs(ctx, mapRinisHeen, true, k.rinisHeen),
		k.haalBijAanbieders(ctx),
		k.langs(ctx, mapVecozoBuiten, true, k.vecozoBuiten),
		k.langs(ctx, mapIBBinnen, false, k.ibBinnen),
		k.langs(ctx, mapIBBuiten, true, k.ibBuiten),
		k.langs(ctx, mapVecozoBinnen, false, k.vecozoBinnen),
		k.reikUit(ctx),
	)
}

// Bezorgen offers ontvang every envelope that the chain has for a municipality. The
// Fo01 that ontvang gives goes back to the sender. On an error the envelope stays
// and does not stop the others.
func (k *Keten) Bezorgen(ctx context.Context, ontvang func(ctx context.Context, envelop []byte) ([]byte, error)) error {
	k.slot.Lock()
	defer k.slot.Unlock()
	return k.langs(ctx, mapRinisTerug, true, func(ctx context.Context, p stuk) error {
		antwoord, err := ontvang(ctx, p.bytes)
		if err != nil || antwoord == nil {
			return err
		}
		fo, err := Decode(antwoord, k.grootte)
		if err != nil {
			return err
		}
		return k.zet(mapRinisHeen, naamVan(fo), antwoord)
	})
}

// Leeg reports whether nothing is under way.
func (k *Keten) Leeg() (bool, error) {
	k.slot.Lock()
	defer k.slot.Unlock()
	for _, map_ := range []string{mapIn, mapRinisHeen, mapRinisTerug, mapIBBinnen, mapIBBuiten, mapVecozoBinnen, mapVecozoKlaar, mapVecozoBuiten} {
		namen, err := bestanden(filepath.Join(k.pad, map_))
		if err != nil || len(namen) > 0 {
			return false, err
		}
	}
	return true, nil
}

// stuk is an envelope in a folder.
type stuk struct {
	map_, naam string
	bytes      []byte
	Envelop
}

// langs does one step for every envelope in a folder, in order of name, or in any
// order when they overtake each other. The envelope leaves the folder when the step
// succeeded and did not move it itself. lijn says that a line lies in the step.
func (k *Keten) langs(ctx context.Context, map_ string, lijn bool, stap func(context.Context, stuk) error) error {
	namen, err := bestanden(filepath.Join(k.pad, map_))
	if err != nil {
		return err
	}
	if k.storing.DoorMekaar {
		k.toeval.Shuffle(len(namen), func(i, j int) { namen[i], namen[j] = namen[j], namen[i] })
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
	b, err := k.lees(map_, naam)
	if err != nil {
		return err
	}
	e, err := Decode(b, k.grootte)
	if err != nil {
		return err
	}
	if err := stap(ctx, stuk{map_, naam, b, e}); err != nil {
		return err
	}
	if err := k.tussen(map_); err != nil {
		return err
	}
	if lijn && k.kans(k.storing.Dubbel) {
		return nil
	}
	return k.klaar(map_, naam, e)
}

// archief names where an envelope goes that a link passed on.
var archief = map[string]string{mapIBBuiten: mapIBGezien, mapVecozoBuiten: mapVecozoVerstuur}

// klaar takes an envelope out of a folder after its step.
func (k *Keten) klaar(map_, naam string, e Envelop) error {
	pad := filepath.Join(k.pad, map_, naam)
	var err error
	if naar, ja := archief[map_]; ja {
		err = os.Rename(pad, filepath.Join(k.pad, naar, naamVan(e)))
	} else {
		err = os.Remove(pad)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) { // the step moved it itself
		return onschrijfbaar(map_, naam, err)
	}
	return nil
}

func (k *Keten) kans(kans float64) bool { return kans > 0 && k.toeval.Float64() < kans }

// naamVan is the name of an envelope as a file: its sender and referentienummer,
// which no other envelope has.
func naamVan(e Envelop) string { return naamMet(e.Zender.Organisatie, e.Referentienummer) }

func naamMet(zender, referentie string) string {
	return veilig(zender) + "_" + veilig(referentie) + ".xml"
}

// zet puts an envelope in a folder, beside what may be there under its name.
func (k *Keten) zet(map_, naam string, b []byte) error {
	doel := filepath.Join(k.pad, map_)
	return k.leg(map_, vrijeNaam(doel, naam), b)
}

// leg puts a file in a folder in one act, in the place of what may be there.
func (k *Keten) leg(map_, naam string, b []byte) error {
	doel := filepath.Join(k.pad, map_)
	f, err := os.CreateTemp(doel, ".nabuur-*")
	if err != nil {
		return onschrijfbaar(map_, naam, err)
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(doel, naam))
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it has no name anybody knows
		return onschrijfbaar(map_, naam, err)
	}
	return nil
}

// heeft reports whether a file stands in one of the folders.
func (k *Keten) heeft(naam string, mappen ...string) bool {
	for _, map_ := range mappen {
		if bestaat(filepath.Join(k.pad, map_), naam) {
			return true
		}
	}
	return false
}

// lees reads an envelope of the chain whole.
func (k *Keten) lees(map_, naam string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(k.pad, map_, naam))
	if err != nil {
		return nil, onleesbaar(naam, err)
	}
	return b, nil
}

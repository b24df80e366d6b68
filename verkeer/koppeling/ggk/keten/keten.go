// Package keten is a simulated chain between municipalities and providers, with
// three links in their order: RINIS, which carries; the Inlichtingenbureau, which
// checks who sends what for whom; VECOZO, which checks the message and delivers. It
// says in everything it makes that it is simulated.
package keten

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"sync"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// Storing is how badly the lines of the chain behave, each as a chance from 0 to
// below 1 that an envelope meets it on one line. The zero value is a chain that
// brings everything once, in order, at once.
type Storing struct {
	Weg        float64 // lost on the line: the sending side gets no receipt and offers it again later
	Dubbel     float64 // the receipt is lost: the sending side offers it again, though it came
	Later      float64 // left for the next turn
	DoorMekaar bool    // the envelopes on a line overtake each other
}

// Aansluitingen is what the chain knows of who takes part. Indiener gives who
// exchanges messages for a municipality on a day, as bericht.Berichten does.
// Aanbieder reports whether a provider is connected; nil is every AGB-code.
type Aansluitingen struct {
	Indiener  func(ctx context.Context, gemeente, functie string, dag tijdlijn.Dag) (string, error)
	Aanbieder func(agb string) bool
}

// Instelling is how the chain works. Grootte is the most base64 in an envelope, in
// bytes; 0 is envelop.StandaardGrootte. Toeval decides what the lines do; it is not
// used while they behave. Schijf is the disk it works on.
type Instelling struct {
	Grootte int
	Toeval  *rand.Rand
	Schijf  postmap.Schijf
}

// Keten is the chain over one directory. It refuses with the codes of the real one,
// in the order of the links.
//
// At the end stands a directory as a provider knows it: what is delivered stands in
// DIR/uit, and what lies in DIR/in is collected. The chain keeps nothing but files.
// What it took is on disk before it says so, every step is one act of the disk or may
// be done again, and every link knows what it had before: whatever moment the program
// stops or the power fails at, nothing is lost and nothing doubled.
//
// It is safe for use by many goroutines.
type Keten struct {
	Instelling

	pad     string
	klok    tijdlijn.Klok
	aan     Aansluitingen
	slot    sync.Mutex
	storing Storing
}

// New gives the chain over the directory pad and makes its folders.
func New(pad string, klok tijdlijn.Klok, aan Aansluitingen, i Instelling) (*Keten, error) {
	if i.Grootte <= 0 {
		i.Grootte = envelop.StandaardGrootte
	}
	if i.Toeval == nil {
		i.Toeval = rand.New(rand.NewPCG(1, 2))
	}
	return &Keten{Instelling: i, pad: pad, klok: klok, aan: aan}, postmap.Maak(pad, append(postmap.Mappen(), mappen...)...)
}

// Verstoor sets how the lines behave from now on.
func (k *Keten) Verstoor(s Storing) {
	k.slot.Lock()
	defer k.slot.Unlock()
	k.storing = s
}

// Lever takes an envelope from a municipality. It gives the Fo01 of RINIS when that
// refuses it, nil when it is under way: then it is on disk. NuNietBereikt means that
// no receipt came: offer the same envelope again.
func (k *Keten) Lever(ctx context.Context, bytes []byte) ([]byte, error) {
	k.slot.Lock()
	defer k.slot.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if k.kans(k.storing.Weg) {
		return nil, geenBericht()
	}
	antwoord, err := k.rinisNeemt(bytes)
	if err == nil && k.kans(k.storing.Dubbel) {
		return nil, geenBericht()
	}
	return antwoord, err
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
		k.langs(ctx, RinisHeen, true, k.rinisHeen),
		k.haalBijAanbieders(ctx),
		k.langs(ctx, VecozoBuiten, true, k.vecozoBuiten),
		k.langs(ctx, IBBinnen, false, k.ibBinnen),
		k.langs(ctx, IBBuiten, true, k.ibBuiten),
		k.langs(ctx, VecozoBinnen, false, k.vecozoBinnen),
		k.reikUit(ctx),
	)
}

// Bezorgen offers ontvang every envelope that the chain has for a municipality. The
// Fo01 that ontvang gives goes back to the sender. On an error the envelope stays
// and does not stop the others.
func (k *Keten) Bezorgen(ctx context.Context, ontvang func(ctx context.Context, envelop []byte) ([]byte, error)) error {
	k.slot.Lock()
	defer k.slot.Unlock()
	return k.langs(ctx, RinisTerug, true, func(ctx context.Context, p stuk) error {
		antwoord, err := ontvang(ctx, p.bytes)
		if err != nil || antwoord == nil {
			return err
		}
		_, err = k.rinisNeemt(antwoord)
		return err
	})
}

// Leeg reports whether nothing is under way.
func (k *Keten) Leeg() (bool, error) {
	k.slot.Lock()
	defer k.slot.Unlock()
	for _, map_ := range []string{postmap.In, RinisHeen, RinisTerug, IBBinnen, IBBuiten, VecozoBinnen, VecozoKlaar, VecozoBuiten} {
		namen, err := postmap.Namen(k.in(map_))
		if err != nil || len(namen) > 0 {
			return false, err
		}
	}
	return true, nil
}

// dagVan is the day on which an envelope was sent.
func (k *Keten) dagVan(e envelop.Envelop) tijdlijn.Dag {
	if dag, ok := e.Dag(); ok {
		return dag
	}
	return tijdlijn.Vandaag(k.klok)
}

func (k *Keten) kans(kans float64) bool { return kans > 0 && k.Toeval.Float64() < kans }

// in gives the path of a folder of the chain.
func (k *Keten) in(map_ string) string { return filepath.Join(k.pad, map_) }

// naamVan is the name of an envelope as a file: its sender and referentienummer,
// which no other envelope has.
func naamVan(e envelop.Envelop) string { return naamMet(e.Zender.Organisatie, e.Referentienummer) }

func naamMet(zender, referentie string) string {
	return postmap.Veilig(zender) + "_" + postmap.Veilig(referentie) + ".xml"
}

// heeft reports whether a file stands in one of the folders.
func (k *Keten) heeft(naam string, mappen ...string) bool {
	for _, map_ := range mappen {
		if postmap.Bestaat(k.in(map_), naam) {
			return true
		}
	}
	return false
}

// vanAfzender reports whether an error says something about the file itself, so that
// offering it again would not help.
func vanAfzender(err error) bool {
	switch fout.SoortVan(err) {
	case fout.Onjuist, fout.NietGevonden, fout.NietBevoegd:
		return true
	}
	return false
}

// Package ggk carries messages to and from providers. It decides nothing: what a
// message means, bericht says.
//
// Map is a transport by directory: what is sent stands in DIR/uit, what comes is
// put in DIR/in. A file appears under its name only when it is whole and on disk.
// Whatever moment the program stops or the power fails at, the next run goes on
// without losing or doubling a message: sending writes the file before it notes that
// it was sent, receiving takes the message in before it moves the file, and both may
// be done again.
//
// Knooppunt is the transport through the chain: every message travels in a StUF-GGk
// 2.1 envelope, under a referentienummer that is kept with it, and what the chain
// refuses comes back as a Fo01. Open chooses a transport by address.
//
// The rooms below: envelop reads and writes the envelopes, postmap is the directory
// on disk, keten a simulated chain, which loses, repeats, delays and reorders as it
// is told, and aanbieder a simulated provider on the other side of either. Both say
// that they are simulated in everything they make, and are as strict as the real
// ones.
package ggk

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"nabuur/grond/fout"
	"nabuur/opslag"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// Map is a directory that messages are carried through.
type Map struct {
	berichten *bericht.Berichten
	pad       string
	schijf    postmap.Schijf
}

// NewMap gives the transport over the directory pad and makes its folders.
func NewMap(b *bericht.Berichten, pad string) (*Map, error) {
	if err := postmap.Maak(pad, postmap.Mappen()...); err != nil {
		return nil, err
	}
	return &Map{berichten: b, pad: pad}, nil
}

// Verzenden writes every message that is ready in DIR/uit and notes that it was
// sent. It gives the names of the files. One that fails stays ready and does not
// stop the others; the error tells of all that failed.
func (m *Map) Verzenden(ctx context.Context) ([]string, error) {
	klaar, err := m.berichten.TeVerzenden(ctx)
	if err != nil {
		return nil, err
	}
	var namen []string
	var fouten []error
	for _, b := range klaar {
		if err := ctx.Err(); err != nil {
			return namen, errors.Join(append(fouten, err)...)
		}
		naam, err := m.verzend(ctx, b)
		if err != nil {
			fouten = append(fouten, err)
			continue
		}
		namen = append(namen, naam)
	}
	return namen, errors.Join(fouten...)
}

// Verstuur carries out the job that follows a message that was made. A message
// that was sent before is left alone.
func (m *Map) Verstuur(ctx context.Context, o bericht.Verstuur) error {
	b, err := m.berichten.Get(ctx, o.Gemeente, o.ID)
	if err != nil || b.Stand != bericht.Klaar {
		return err
	}
	_, err = m.verzend(ctx, b)
	return err
}

func (m *Map) verzend(ctx context.Context, b bericht.Bericht) (string, error) {
	if err := m.berichten.MagVerzenden(ctx, b); err != nil {
		return "", err
	}
	inhoud, err := m.berichten.Inhoud(ctx, b.Gemeente, b.ID)
	if err != nil {
		return "", err
	}
	naam := postmap.Naam(b.Afzender, b.Ontvanger, b.Soort, b.Identificatie)
	if err := m.schijf.Schrijf(m.in(postmap.Uit), naam, inhoud); err != nil {
		return "", err
	}
	return naam, noteer(ctx, m.berichten, b)
}

// in gives the path of a folder of the directory.
func (m *Map) in(map_ string) string { return filepath.Join(m.pad, map_) }

// noteer notes that a message was sent.
func noteer(ctx context.Context, berichten *bericht.Berichten, b bericht.Bericht) error {
	return berichten.Opslag.Transactie(ctx, opslag.Voor(b.Gemeente), func(tx *opslag.Tx) error {
		return berichten.Verzonden(ctx, tx, b.Gemeente, b.ID)
	})
}

// Ontvangst is what became of one file: the outcome, or why it was refused.
// Antwoord names the file with the answer, when one was written.
type Ontvangst struct {
	Bestand  string
	Uitkomst bericht.Uitkomst
	Antwoord string
	Fout     error
}

// Ophalen takes in every file in DIR/in, in order of name. One that was taken in
// moves to DIR/in/verwerkt, also when its answer is a rejection; one that cannot
// be a message for us moves to DIR/in/geweigerd with the reason in a text beside
// it. When Nabuur itself cannot go on (a gap in the division of tasks, a fault),
// the file stays where it is for the next run, and the error says so; it does not
// stop the others.
func (m *Map) Ophalen(ctx context.Context) ([]Ontvangst, error) {
	map_ := m.in(postmap.In)
	namen, err := postmap.Namen(map_)
	if err != nil {
		return nil, err
	}
	var alle []Ontvangst
	var fouten []error
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return alle, errors.Join(append(fouten, err)...)
		}
		o, err := m.haal(ctx, map_, naam)
		if err != nil {
			fouten = append(fouten, err)
			continue
		}
		alle = append(alle, o)
	}
	return alle, errors.Join(fouten...)
}

func (m *Map) haal(ctx context.Context, map_, naam string) (Ontvangst, error) {
	o := ontvang(ctx, m.berichten, map_, naam)
	if o.Fout != nil && !vanAfzender(o.Fout) {
		return o, o.Fout
	}
	naar := m.in(postmap.Verwerkt)
	if o.Fout != nil {
		naar = m.in(postmap.Geweigerd)
	}
	doel := postmap.VrijeNaam(naar, naam)
	if o.Fout != nil {
		if err := m.schijf.Vervang(naar, postmap.Redennaam(doel), []byte(fout.Zin(o.Fout)+"\r\n")); err != nil {
			return o, err
		}
	}
	return o, m.schijf.Verplaats(map_, naam, naar, doel)
}

// ontvang offers one file.
func ontvang(ctx context.Context, berichten *bericht.Berichten, map_, naam string) Ontvangst {
	o := Ontvangst{Bestand: naam}
	inhoud, err := postmap.Lees(map_, naam)
	if err == nil {
		o.Uitkomst, err = berichten.Ontvangen(ctx, inhoud)
	}
	o.Fout = err
	return o
}

// vanAfzender reports whether an error says something about the message itself, so
// that offering it again would not help.
func vanAfzender(err error) bool {
	switch fout.SoortVan(err) {
	case fout.Onjuist, fout.NietGevonden, fout.NietBevoegd:
		return true
	}
	return false
}

// OntvangMap takes in every file in the directory van, in order of name, leaves
// the files where they are, and writes the answers in the directory uit. Run
// again, it writes the same answers and changes nothing else. The error is that of
// the directories, or of Nabuur itself; why a file was refused stands with it.
func OntvangMap(ctx context.Context, berichten *bericht.Berichten, van, uit string) ([]Ontvangst, error) {
	namen, err := postmap.Namen(van)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(uit, 0o750); err != nil {
		return nil, fout.New(fout.Onjuist, "De map %s is niet te maken. Controleer de plaats en de rechten.", uit).Door(err)
	}
	alle := make([]Ontvangst, 0, len(namen))
	for _, naam := range namen {
		o := ontvang(ctx, berichten, van, naam)
		if o.Fout != nil && !vanAfzender(o.Fout) {
			return alle, o.Fout
		}
		if o.Fout == nil && o.Uitkomst.Antwoord != nil {
			if o.Antwoord, err = beantwoord(ctx, berichten, *o.Uitkomst.Antwoord, uit); err != nil {
				return alle, err
			}
		}
		alle = append(alle, o)
	}
	return alle, nil
}

func beantwoord(ctx context.Context, berichten *bericht.Berichten, b bericht.Bericht, uit string) (string, error) {
	inhoud, err := berichten.Inhoud(ctx, b.Gemeente, b.ID)
	if err != nil {
		return "", err
	}
	naam := postmap.Naam(b.Afzender, b.Ontvanger, b.Soort, b.Identificatie)
	if err := (postmap.Schijf{}).Schrijf(uit, naam, inhoud); err != nil {
		return "", err
	}
	return naam, noteer(ctx, berichten, b)
}

package bericht

import (
	"context"
	"fmt"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// grootsteLijst is the number of messages that List gives at most.
const grootsteLijst = 1000

// Filter narrows a list; what is left empty does not. Overtijd asks for messages
// whose answer was due before that day and did not come. Max is the largest number
// wanted: 0 is 1,000, the most there is.
type Filter struct {
	Richting Richting
	Stand    Stand
	Soort    string
	Overtijd tijdlijn.Dag
	Max      int
}

// Beeld is one message as a person may see it: its bytes, and the message it
// answers or that answers it.
type Beeld struct {
	Bericht  Bericht
	Inhoud   []byte
	Heen     *Bericht
	Antwoord *Bericht
}

// List gives the messages of a municipality, the newest first, to who may see
// them: the holder of <domein>.berichtenverkeer and the responsible municipality.
func (b *Berichten) List(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, f Filter) ([]Bericht, error) {
	over := toegang.Object{Gemeente: gemeente, Soort: "bericht", Taak: taak(domeinVan(f.Soort))}
	if _, err := b.Poort.Mag(ctx, wie, toegang.BerichtZien, over, b.vandaag()); err != nil {
		return nil, err
	}
	return lijst(ctx, b.Opslag, gemeente, f)
}

// VanToewijzing gives the messages that told a provider about an allotment, in the
// order in which they were made, to who may see messages.
func (b *Berichten) VanToewijzing(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer int64) ([]Bericht, error) {
	over := toegang.Object{Gemeente: gemeente, Soort: "bericht", Taak: taak(taakverdeling.Wmo)}
	if _, err := b.Poort.Mag(ctx, wie, toegang.BerichtZien, over, b.vandaag()); err != nil {
		return nil, err
	}
	return vanToewijzing(ctx, b.Opslag, gemeente, nummer)
}

// Zien shows one message with its bytes, and writes in the log that it was seen.
func (b *Berichten) Zien(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id string) (Beeld, error) {
	var beeld Beeld
	err := b.Opslag.Transactie(ctx, func(tx *opslag.Tx) (err error) {
		var toestemming toegang.Toestemming
		beeld = Beeld{}
		if beeld.Bericht, toestemming, err = b.magNu(ctx, tx, wie, toegang.BerichtZien, gemeente, id); err != nil {
			return err
		}
		if beeld.Inhoud, err = leesInhoud(ctx, tx, gemeente, id); err != nil {
			return err
		}
		if op := beeld.Bericht.AntwoordOp; op != "" {
			heen, err := lees(ctx, tx, gemeente, op)
			if err != nil {
				return err
			}
			beeld.Heen = &heen
		}
		antwoord, ja, err := antwoordOp(ctx, tx, gemeente, id)
		if ja {
			beeld.Antwoord = &antwoord
		}
		if err != nil {
			return err
		}
		return b.Logboek.Schrijf(ctx, tx, beeld.Bericht.logregel(string(toegang.BerichtZien), wie, toestemming.Toedeling.ID))
	})
	return beeld, err
}

// Get gives one message without a check of rights and without its bytes: for the
// carrier and for acts of the system.
func (b *Berichten) Get(ctx context.Context, gemeente kenmerk.Gemeentecode, id string) (Bericht, error) {
	return lees(ctx, b.Opslag, gemeente, id)
}

// magNu reads a message for an act of a person: the right comes first, so that who
// may not know of it learns nothing.
func (b *Berichten) magNu(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, h toegang.Handeling, gemeente kenmerk.Gemeentecode, id string) (Bericht, toegang.Toestemming, error) {
	over := toegang.Object{Gemeente: gemeente, Soort: "bericht", ID: id, Taak: taak(taakverdeling.Wmo)}
	toestemming, err := b.Poort.Mag(ctx, wie, h, over, b.vandaag())
	if err != nil {
		return Bericht{}, toestemming, err
	}
	m, err := lees(ctx, tx, gemeente, id)
	return m, toestemming, err
}

func plek(klasse string, i int) string { return fmt.Sprintf("%s[%d]", klasse, i+1) }

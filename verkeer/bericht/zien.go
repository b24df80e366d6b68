package bericht

import (
	"cmp"
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// grootsteLijst is the number of messages that List gives at most.
const grootsteLijst = 1000

// Filter narrows a list; what is left empty does not. Partij is the code of a
// provider. Overtijd asks for messages whose answer was due before that day and did
// not come. Max is the largest number wanted: 0 is 1,000, the most there is.
type Filter struct {
	Domein   taakverdeling.Domein
	Richting Richting
	Stand    Stand
	Soort    string
	Partij   string
	Overtijd tijdlijn.Dag
	Max      int
}

// Beeld is one message as a person may see it: its bytes, the message it answers,
// the answers on it in their order, and the numbers of the allotments and the ids of
// the requests it is about.
type Beeld struct {
	Bericht      Bericht
	Inhoud       []byte
	Heen         *Bericht
	Antwoorden   []Bericht
	Toewijzingen []int64
	Verzoeken    []string
}

// List gives the messages of a municipality, the newest first, to who may see
// them: the holder of <domein>.berichtenverkeer and the responsible municipality.
// Who may see those of one domain gets only those.
func (b *Berichten) List(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, f Filter) ([]Bericht, error) {
	if f.Soort != "" {
		f.Domein = b.domeinVanSoort(f.Soort)
	}
	mag, err := magZien(blik, gemeente, f.Domein)
	if err != nil {
		return nil, err
	}
	if len(mag) == 1 {
		f.Domein = mag[0]
	}
	return lijst(ctx, b.Opslag, gemeente, f)
}

// magZien gives the domains of which the person of blik may see messages of the municipality: the
// one that is asked for, or all that there are; none is the refusal.
func magZien(blik *toegang.Blik, gemeente kenmerk.Gemeentecode, gevraagd taakverdeling.Domein) ([]taakverdeling.Domein, error) {
	var mag []taakverdeling.Domein
	var weigering error
	for _, domein := range domeinen {
		if gevraagd != "" && domein != gevraagd {
			continue
		}
		over := toegang.Object{Gemeente: gemeente, Soort: "bericht", Taak: taak(domein)}
		_, err := blik.Mag(toegang.BerichtZien, over)
		switch {
		case err == nil:
			mag = append(mag, domein)
		case !toegang.IsWeigering(err):
			return nil, err
		case weigering == nil:
			weigering = err
		}
	}
	if len(mag) > 0 {
		return mag, nil
	}
	return nil, weigering
}

// VanToewijzingen gives the messages about allotments of one municipality, those that told
// the provider and those in which it reported, in their order, by number of the
// allotment. It gives those of the domains of which the person of blik may see
// messages, and when he may see none the refusal.
func (b *Berichten) VanToewijzingen(ctx context.Context, blik *toegang.Blik, alle []toewijzing.Toewijzing) (map[int64][]Bericht, error) {
	var nummers []int64
	var geweigerd error
	for _, t := range alle {
		if _, err := magZien(blik, t.Gemeente, t.Domein); err != nil {
			geweigerd = err
			continue
		}
		nummers = append(nummers, t.Nummer)
	}
	if len(nummers) == 0 {
		return nil, geweigerd
	}
	return vanToewijzingen(ctx, b.Opslag, alle[0].Gemeente, nummers)
}

// VanVerzoek gives the messages about a request of a provider, in the order in
// which they came or were made, to who may see messages of its domain.
func (b *Berichten) VanVerzoek(ctx context.Context, blik *toegang.Blik, v verzoek.Verzoek) ([]Bericht, error) {
	if _, err := magZien(blik, v.Gemeente, v.Domein); err != nil {
		return nil, err
	}
	return vanVerzoek(ctx, b.Opslag, v.Gemeente, v.ID)
}

// Zien shows one message with its bytes, and writes in the log that it was seen.
func (b *Berichten) Zien(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, id string) (Beeld, error) {
	return logboek.Inzien(ctx, b.Logboek, func(l opslag.Lezer) (beeld Beeld, inzage logboek.Regel, err error) {
		var toestemming toegang.Toestemming
		if beeld.Bericht, toestemming, err = magNu(ctx, l, blik, toegang.BerichtZien, gemeente, id); err != nil {
			return beeld, inzage, err
		}
		if beeld.Inhoud, err = leesInhoud(ctx, l, gemeente, id); err != nil {
			return beeld, inzage, err
		}
		err = b.rondom(ctx, l, &beeld)
		return beeld, beeld.Bericht.logregel(string(toegang.BerichtZien), blik.Wie, toestemming.Toedeling.Verwijzing()), err
	})
}

// rondom adds what a message belongs to.
func (b *Berichten) rondom(ctx context.Context, l opslag.Lezer, beeld *Beeld) (err error) {
	m := beeld.Bericht
	if m.AntwoordOp != "" {
		heen, err := lees(ctx, l, m.Gemeente, m.AntwoordOp)
		if err != nil {
			return err
		}
		beeld.Heen = &heen
	}
	if beeld.Antwoorden, err = antwoordenOp(ctx, l, m.Gemeente, m.ID); err != nil {
		return err
	}
	if beeld.Toewijzingen, err = toewijzingenVan(ctx, l, m.Gemeente, m.ID); err != nil {
		return err
	}
	beeld.Verzoeken, err = verzoekenVan(ctx, l, m.Gemeente, m.ID)
	return err
}

// Get gives one message without a check of rights and without its bytes: for the
// carrier and for acts of the system.
func (b *Berichten) Get(ctx context.Context, gemeente kenmerk.Gemeentecode, id string) (Bericht, error) {
	return lees(ctx, b.Opslag, gemeente, id)
}

// magNu reads a message for an act of a person. The right is asked before anything
// of it is told, so that who may not know of it learns nothing: not even whether
// there is one.
func magNu(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, h toegang.Handeling,
	gemeente kenmerk.Gemeentecode, id string) (Bericht, toegang.Toestemming, error) {
	m, geen := lees(ctx, l, gemeente, id)
	if geen != nil && !fout.Is(geen, fout.NietGevonden) {
		return Bericht{}, toegang.Toestemming{}, geen
	}
	domein := cmp.Or(m.Domein, taakverdeling.Wmo) // one must be asked for what is not there
	over := toegang.Object{Gemeente: gemeente, Soort: "bericht", ID: id, Taak: taak(domein)}
	toestemming, err := blik.Mag(h, over)
	if err != nil {
		return Bericht{}, toestemming, err
	}
	return m, toestemming, geen
}

func plek(klasse string, i int) string { return fmt.Sprintf("%s[%d]", klasse, i+1) }

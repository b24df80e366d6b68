package verzoek

import (
	"cmp"
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

// domeinen are those in which providers send requests.
var domeinen = []taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd}

// meeste is how many requests a list holds when it is not told.
const meeste = 100

// Filter chooses requests; an empty field chooses all. Max is how many at most; 0
// means 100.
type Filter struct {
	Domein    taakverdeling.Domein
	Stand     Stand
	Soort     Soort
	Aanbieder kenmerk.AGB
	Inwoner   kenmerk.BSN
	Max       int64
}

func (f Filter) max() int64 {
	if f.Max <= 0 {
		return meeste
	}
	return f.Max
}

func (f Filter) domeinen() []taakverdeling.Domein {
	if f.Domein != "" {
		return []taakverdeling.Domein{f.Domein}
	}
	return domeinen
}

// Zien shows a request with its lines to a person, and writes in the log that he saw
// it. It asks the right verzoek.zien. A request of another municipality that his
// organisation does nothing for is NietGevonden.
func (r *Verzoeken) Zien(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, id string) (Verzoek, error) {
	return logboek.Inzien(ctx, r.Logboek, func(l opslag.Lezer) (Verzoek, logboek.Regel, error) {
		v, err := Get(ctx, l, gemeente, id)
		if err != nil {
			return v, logboek.Regel{}, err
		}
		toestemming, err := mag(blik, toegang.VerzoekZien, v)
		gezien := v
		gezien.Toedeling = toestemming.Toedeling.Verwijzing()
		return v, gezien.logregel(string(toegang.VerzoekZien), toestemming.Grond, blik.Wie.Medewerker, blik.Wie.Organisatie), err
	})
}

// List gives the requests of a municipality that the person of blik may see, with their
// lines, those received last on top. When he may see none, it gives the refusal.
func (r *Verzoeken) List(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, f Filter) ([]Verzoek, error) {
	var zichtbaar []Verzoek
	var geweigerd error
	gezien := false
	for _, domein := range f.domeinen() {
		_, err := blik.Mag(toegang.VerzoekZien, Verzoek{Gemeente: gemeente, Domein: domein}.object())
		switch {
		case toegang.IsWeigering(err):
			geweigerd = cmp.Or(geweigerd, err)
			continue
		case err != nil:
			return nil, err
		}
		gezien = true
		alle, err := lees(ctx, r.Opslag, gemeente, domein, f)
		if err != nil {
			return nil, err
		}
		zichtbaar = append(zichtbaar, alle...)
	}
	if !gezien {
		return nil, geweigerd
	}
	slices.SortStableFunc(zichtbaar, func(a, b Verzoek) int { return cmp.Compare(b.Ontvangen, a.Ontvangen) })
	return zichtbaar[:min(int64(len(zichtbaar)), f.max())], nil
}

// Werk is a request that waits for an answer: the last day for it (see
// Verzoek.Uiterlijk), and whether that day has passed. The last day for a rejection
// for woonplaatsbeginsel stands in the request itself.
type Werk struct {
	Verzoek   Verzoek
	Uiterlijk tijdlijn.Dag
	TeLaat    bool
}

// Open gives at most hoogstens requests of the circles that wait for an answer on dag,
// with their lines, those that are due first on top, with the number of all and of those
// past their last day; hoogstens 0 only counts. Rights are checked by whoever shows the
// list: it names the circles whose requests its reader may see.
func Open(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, dag tijdlijn.Dag, hoogstens int) (lijst []Werk, aantal,
	teLaat int, err error) {
	if len(kringen) == 0 {
		return nil, 0, 0, nil
	}
	if aantal, teLaat, err = telOpen(ctx, l, kringen, dag); err != nil || aantal == 0 || hoogstens <= 0 {
		return nil, aantal, teLaat, err
	}
	alle, err := leesOpen(ctx, l, kringen, "", hoogstens)
	return alsWerk(alle, dag), aantal, teLaat, err
}

// TeBesluiten gives in the same way the requests that only a decision of the college can
// grant (see Verzoek.VraagtBesluit), without counting them.
func TeBesluiten(ctx context.Context, l opslag.Lezer, kringen []toewijzing.Kring, dag tijdlijn.Dag, hoogstens int) ([]Werk, error) {
	if len(kringen) == 0 || hoogstens <= 0 {
		return nil, nil
	}
	alle, err := leesOpen(ctx, l, kringen, vraagtBesluit, hoogstens)
	return alsWerk(alle, dag), err
}

func alsWerk(alle []Verzoek, dag tijdlijn.Dag) []Werk {
	werk := make([]Werk, len(alle))
	for i, v := range alle {
		werk[i] = Werk{Verzoek: v, Uiterlijk: v.Uiterlijk(), TeLaat: v.Uiterlijk() < dag}
	}
	return werk
}

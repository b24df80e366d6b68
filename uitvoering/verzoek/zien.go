package verzoek

import (
	"cmp"
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
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
		case fout.Is(err, fout.NietBevoegd), fout.Is(err, fout.NietGevonden), fout.Is(err, fout.Gat):
			geweigerd = cmp.Or(geweigerd, err)
			continue
		case err != nil:
			return nil, err
		}
		gezien = true
		alle, err := lees(ctx, r.Opslag, selectie, gemeente, domein, f)
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

// Open gives the requests of the municipalities that wait for an answer on dag, with
// their lines, those that are due first on top, for a work list. Filter chooses among
// them. Rights are checked by whoever shows the list: it names the municipalities
// whose requests its reader may see.
func Open(ctx context.Context, l opslag.Lezer, gemeenten []kenmerk.Gemeentecode, f Filter, dag tijdlijn.Dag) ([]Werk, error) {
	var werk []Werk
	for _, gemeente := range gemeenten {
		for _, domein := range f.domeinen() {
			alle, err := lees(ctx, l, openstaand, gemeente, domein, f)
			if err != nil {
				return nil, err
			}
			for _, v := range alle {
				werk = append(werk, Werk{Verzoek: v, Uiterlijk: v.Uiterlijk(), TeLaat: v.Uiterlijk() < dag})
			}
		}
	}
	slices.SortStableFunc(werk, func(a, b Werk) int { return cmp.Compare(a.Uiterlijk, b.Uiterlijk) })
	return werk[:min(int64(len(werk)), f.max())], nil
}

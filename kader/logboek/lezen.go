package logboek

import (
	"context"
	"iter"
	"math"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
)

// List gives what was done with one record of a municipality and who looked at it,
// oldest first. Of an act and a look at the same moment the act comes first.
func (l *Logboek) List(ctx context.Context, gemeente kenmerk.Gemeentecode, soort, object string) ([]Regel, error) {
	var regels []Regel
	err := l.o.Momentopname(ctx, func(lezer opslag.Lezer) error {
		daden, err := verzamel(rijenVan(ctx, lezer, gemeente, soort, object))
		if err != nil {
			return err
		}
		inzagen, err := verzamel(inzagenVan(ctx, lezer, gemeente, soort, object))
		regels = voegSamen(daden, inzagen, func(daad, inzage Regel) bool { return daad.Moment <= inzage.Moment })
		return err
	})
	return regels, err
}

// Plaats is a place in the log of a municipality: before the act with this number
// and the look with this id. The zero value is the end of the log.
type Plaats struct {
	Nummer int64
	Inzage string
}

// naElkID comes after every id: an id is of hexadecimal digits.
const naElkID = "g"

// Recent gives at most aantal rows of a municipality, acts and looks, that stand
// before the place, newest first, and the place before the last of them.
func (l *Logboek) Recent(ctx context.Context, gemeente kenmerk.Gemeentecode, voor Plaats, aantal int) ([]Regel, Plaats, error) {
	if voor.Nummer == 0 {
		voor.Nummer = math.MaxInt64
	}
	if voor.Inzage == "" {
		voor.Inzage = naElkID
	}
	var regels []Regel
	err := l.o.Momentopname(ctx, func(lezer opslag.Lezer) error {
		daden, err := verzamel(recenteRijen(ctx, lezer, gemeente, voor.Nummer, aantal))
		if err != nil {
			return err
		}
		inzagen, err := verzamel(recenteInzagen(ctx, lezer, gemeente, voor.Inzage, aantal))
		regels = voegSamen(daden, inzagen, func(daad, inzage Regel) bool { return daad.Moment > inzage.Moment })
		return err
	})
	regels = regels[:min(len(regels), aantal)]
	for _, r := range regels {
		if r.Inzage == "" {
			voor.Nummer = r.Nummer
		} else {
			voor.Inzage = r.Inzage
		}
	}
	return regels, voor, err
}

// voegSamen makes one list of two that are in order; eerst says whether an act comes
// before a look.
func voegSamen(daden, inzagen []Regel, eerst func(daad, inzage Regel) bool) []Regel {
	samen := make([]Regel, 0, len(daden)+len(inzagen))
	for len(daden) > 0 && len(inzagen) > 0 {
		if eerst(daden[0], inzagen[0]) {
			samen, daden = append(samen, daden[0]), daden[1:]
		} else {
			samen, inzagen = append(samen, inzagen[0]), inzagen[1:]
		}
	}
	return append(append(samen, daden...), inzagen...)
}

func verzamel(rijen iter.Seq2[rij, error]) ([]Regel, error) {
	var regels []Regel
	for r, err := range rijen {
		if err != nil {
			return nil, err
		}
		regel, err := r.regel()
		if err != nil {
			return nil, fout.New(fout.Storing,
				"Het logboek is op dit punt niet te lezen. Laat de applicatiebeheerder het logboek controleren.").Door(err)
		}
		regels = append(regels, regel)
	}
	return regels, nil
}

// Kop is the end of a chain: the number and the hash of its last link. The zero
// value is the end of an empty chain.
type Kop struct {
	Nummer int64
	Hash   string
}

// Stand is how far the log of a municipality is: the end of its chain of acts and of
// its chain of looks.
type Stand struct{ Handelingen, Inzagen Kop }

// Stand gives how far the log of a municipality is. Keep it outside the database,
// for ControleerTegen.
func (l *Logboek) Stand(ctx context.Context, gemeente kenmerk.Gemeentecode) (Stand, error) {
	var s Stand
	err := l.o.Momentopname(ctx, func(lezer opslag.Lezer) (err error) {
		if s.Handelingen, err = leesKop(ctx, lezer, gemeente); err != nil {
			return err
		}
		s.Inzagen, err = leesSchakelkop(ctx, lezer, gemeente)
		return err
	})
	return s, err
}

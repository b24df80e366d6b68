// Package herstel is what people do about work in the queue that failed: it stands on
// the list of whoever holds the task, who lets it be tried again, or settles it when
// it was done in another way. What failed and why is kept by wachtrij.
package herstel

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
)

// Onderdelen are the rooms that recovery leans on.
type Onderdelen struct {
	Opslag   *opslag.Opslag
	Klok     tijdlijn.Klok
	Poort    *toegang.Poort
	Logboek  *logboek.Logboek
	Wachtrij *wachtrij.Wachtrij
}

// Herstellingen does the acts and answers the questions about work that failed.
type Herstellingen struct{ Onderdelen }

// New gives the room over its parts.
func New(o Onderdelen) *Herstellingen { return &Herstellingen{o} }

// taken are the steps that leave work in the queue.
var taken = []taakverdeling.Functie{taakverdeling.Toewijzing, taakverdeling.Berichtenverkeer}

// List gives what failed for the tasks that the organisation of blik holds today, as
// far as the person may do something about it, in order of its number, after the one
// with number na, at most hoogstens (100 at the most). One statement.
func (h *Herstellingen) List(ctx context.Context, blik *toegang.Blik, na int64, hoogstens int) ([]wachtrij.Mislukt, error) {
	f := wachtrij.Filter{Na: na, Max: hoogstens}
	plek := map[kenmerk.Gemeentecode]int{}
	for _, w := range blik.Waar(toegang.WerkHerstellen, taken...) {
		if w.Houdt != toegang.AlsUitvoerder {
			continue
		}
		for _, gemeente := range w.Kring {
			i, bekend := plek[gemeente]
			if !bekend {
				i = len(f.Van)
				plek[gemeente] = i
				f.Van = append(f.Van, wachtrij.Werkveld{Gemeente: gemeente})
			}
			f.Van[i].Taken = append(f.Van[i].Taken, string(w.Taak))
		}
	}
	return wachtrij.Mislukte(ctx, h.Opslag, f)
}

// Get gives one job that failed, to who may do something about it; for all others it
// is not there.
func (h *Herstellingen) Get(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, nummer int64) (wachtrij.Mislukt,
	error) {
	m, _, err := lees(ctx, h.Opslag, blik, gemeente, nummer)
	return m, err
}

// Mag says whether the person of blik may do something about what failed; if not, why
// not in one sentence that names who does.
func Mag(blik *toegang.Blik, m wachtrij.Mislukt) error {
	_, err := blik.Mag(toegang.WerkHerstellen, object(m))
	return err
}

// Opnieuw lets the work be tried again at once. It asks the right werk.herstellen.
func (h *Herstellingen) Opnieuw(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer int64) error {
	return h.doe(ctx, wie, gemeente, nummer, "werk.opnieuw", nil, func(tx *opslag.Tx) error {
		return h.Wachtrij.Opnieuw(ctx, tx, gemeente, nummer)
	})
}

// Afhandelen settles the work: it was done in another way, or it need not be done, and
// toelichting says how. It is never tried again. It asks the right werk.herstellen.
func (h *Herstellingen) Afhandelen(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer int64,
	toelichting string) error {
	gegevens := map[string]string{"toelichting": toelichting}
	return h.doe(ctx, wie, gemeente, nummer, "werk.afhandelen", gegevens, func(tx *opslag.Tx) error {
		return h.Wachtrij.Afhandelen(ctx, tx, h.Klok.Nu(), gemeente, nummer, toelichting, wie.Naam)
	})
}

// doe does one act on what failed, with its row in the log, in one transaction.
func (h *Herstellingen) doe(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer int64,
	handeling string, gegevens map[string]string, daad func(*opslag.Tx) error) error {
	return h.Opslag.Transactie(ctx, opslag.Voor(gemeente), func(tx *opslag.Tx) error {
		blik, err := h.Poort.Blik(ctx, tx, wie, tijdlijn.Vandaag(h.Klok))
		if err != nil {
			return err
		}
		m, toestemming, err := lees(ctx, tx, blik, gemeente, nummer)
		if err != nil {
			return err
		}
		if err := daad(tx); err != nil {
			return err
		}
		return h.Logboek.Schrijf(ctx, tx, logboek.Regel{
			Gemeente: gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie, Handeling: handeling,
			Soort: m.Onderwerp.Soort, Object: m.Onderwerp.ID, Doel: "opdracht " + strconv.FormatInt(nummer, 10) + ": " + m.Naam,
			Toedeling: toestemming.Toedeling.Verwijzing().String(), Gegevens: gegevens,
		})
	})
}

// lees reads what failed; who may not know of it gets the answer that it is not there.
func lees(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, nummer int64) (
	wachtrij.Mislukt, toegang.Toestemming, error) {
	m, err := wachtrij.Get(ctx, l, gemeente, nummer)
	if err != nil {
		return wachtrij.Mislukt{}, toegang.Toestemming{}, err
	}
	toestemming, err := blik.Mag(toegang.WerkHerstellen, object(m))
	if fout.Is(err, fout.NietGevonden) {
		_, err = wachtrij.Get(ctx, l, gemeente, -1) // in the same words
	}
	if err != nil {
		return wachtrij.Mislukt{}, toestemming, err
	}
	return m, toestemming, nil
}

func object(m wachtrij.Mislukt) toegang.Object {
	return toegang.Object{
		Gemeente: m.Onderwerp.Gemeente, Soort: m.Onderwerp.Soort, ID: m.Onderwerp.ID, Taak: taakverdeling.Taak(m.Onderwerp.Taak),
	}
}

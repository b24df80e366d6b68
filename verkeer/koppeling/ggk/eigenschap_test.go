package ggk

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
)

// verloop is one history: how many residents get an allotment, how badly the lines
// behave, after how many steps the program stops each time, whether the power fails
// then, and the randomness for the rest.
type verloop struct {
	inwoners int
	storing  keten.Storing
	stoppen  []int
	stroom   bool
	zaad     uint64
}

// wereld is one house in which many histories pass, each with residents and a chain
// of its own.
type wereld struct {
	*knoopproef
	bsn       int
	historie  int
	gestopt   int               // times that the program stopped
	verloren  int               // acts on disk that a failure of the power undid
	herhaald  int               // envelopes that came again and were refused
	zonder    func(h *historie) // wipes what a side knew, for the negative control
	blind     bool              // nothing is forced to disk, for the negative control
	verwachte map[int]string
}

func nieuweWereld(t *testing.T, o *opslag.Opslag) *wereld {
	t.Helper()
	return &wereld{knoopproef: nieuweKnoop(t, o), bsn: eersteBSN, verwachte: map[int]string{}}
}

// The test numbers, which suffice for some 900 residents, and the most histories of
// which every kind of message fits in one list. Past either a new history belongs in a
// new house.
const (
	laatsteHistorie = 150

	eersteBSN  = 999990000
	laatsteBSN = 999999800
	geenBSN    = 1_000_000_000
)

// volgende gives a resident who was not there before.
func (w *wereld) volgende() kenmerk.BSN { return w.nieuweInwoner(&w.bsn) }

// nieuweInwoner adds the first resident whose number comes after na.
func (p *proef) nieuweInwoner(na *int) kenmerk.BSN {
	p.Helper()
	for *na++; *na < geenBSN; *na++ {
		if bsn, err := kenmerk.ParseBSN(strconv.Itoa(*na)); err == nil {
			return p.Inschrijven(p, bsn.String())
		}
	}
	p.Fatal("de testnummers zijn op")
	return kenmerk.BSN{}
}

// klachten says what of a history is not as in-order, exactly-once delivery gives.
func (w *wereld) klachten(v verloop) (klachten []string) {
	w.Helper()
	if _, bekend := w.verwachte[v.inwoners]; !bekend {
		zonder, blind := w.zonder, w.blind
		w.zonder, w.blind = nil, false
		stand, h := w.speel(verloop{inwoners: v.inwoners, zaad: 1})
		if len(h.fouten) > 0 || strings.Contains(stand, "afgekeurd") {
			w.Fatalf("zonder storing: %v\n%s", h.fouten, stand)
		}
		w.verwachte[v.inwoners], w.zonder, w.blind = stand, zonder, blind
	}
	stand, h := w.speel(v)
	klachten = h.fouten
	if wil := w.verwachte[v.inwoners]; stand != wil {
		klachten = append(klachten, fmt.Sprintf("de eindstand is\n%s\nverwacht\n%s", stand, wil))
	}
	for ref, keer := range h.genomen {
		if keer != 1 {
			klachten = append(klachten, fmt.Sprintf("envelop %s is %d keer aangenomen", ref, keer))
		}
	}
	return klachten
}

// willekeurig is a history that a test draws by itself.
func willekeurig(zaad uint64) verloop {
	r := rand.New(rand.NewPCG(zaad, 5))
	v := verloop{
		inwoners: 1 + r.IntN(2), zaad: zaad, stroom: r.IntN(2) == 0,
		storing: keten.Storing{Weg: r.Float64() / 3, Dubbel: r.Float64() / 3, Later: r.Float64() / 3, DoorMekaar: true},
	}
	for range r.IntN(8) {
		v.stoppen = append(v.stoppen, 1+r.IntN(60))
	}
	return v
}

// TestKetenMagAlles: whatever the chain loses, repeats, delays and reorders, and
// wherever the program stops or the power fails, the end is that of delivery once and
// in order.
func TestKetenMagAlles(t *testing.T) {
	t.Parallel()
	hoogstens(t, 12)
	w := nieuweWereld(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	rapid.Check(t, func(t *rapid.T) {
		v := verloop{
			inwoners: rapid.IntRange(1, 2).Draw(t, "inwoners"),
			zaad:     rapid.Uint64().Draw(t, "zaad"), stroom: rapid.Bool().Draw(t, "stroom"),
			stoppen: rapid.SliceOfN(rapid.IntRange(1, 60), 0, 8).Draw(t, "stoppen"),
			storing: keten.Storing{
				Weg: rapid.Float64Range(0, 0.3).Draw(t, "weg"), Dubbel: rapid.Float64Range(0, 0.3).Draw(t, "dubbel"),
				Later: rapid.Float64Range(0, 0.3).Draw(t, "later"), DoorMekaar: rapid.Bool().Draw(t, "door elkaar"),
			},
		}
		if w.bsn > laatsteBSN || w.historie > laatsteHistorie {
			w = nieuweWereld(w.T, opslagproef.Open(w.T, opslagproef.AdresSQLite(w.T)))
		}
		for _, klacht := range w.klachten(v) {
			t.Error(klacht)
		}
	})
	t.Logf("%d keer gestopt, %d handelingen op schijf verloren, %d enveloppen herhaald", w.gestopt, w.verloren, w.herhaald)
}

// TestHistorieIsVolledig: in a history with two residents every message of both
// standards travels.
func TestHistorieIsVolledig(t *testing.T) {
	t.Parallel()
	w := nieuweWereld(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	stand, _ := w.speel(verloop{inwoners: 2, zaad: 1})
	soorten := map[string]bool{}
	for _, woord := range strings.Fields(stand) {
		if _, bekend := envelop.ReisVan(woord); bekend {
			soorten[woord] = true
		}
	}
	if len(soorten) != 28 {
		t.Errorf("%d berichten in\n%s", len(soorten), stand)
	}
}

func TestKetenMagAllesOpBeide(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		w := nieuweWereld(t, o)
		for zaad := range uint64(2) {
			for _, klacht := range w.klachten(willekeurig(zaad)) {
				t.Errorf("zaad %d: %s", zaad, klacht)
			}
		}
		if w.gestopt == 0 || w.herhaald == 0 {
			t.Errorf("%d keer gestopt en %d keer herhaald: de proef beproeft niets", w.gestopt, w.herhaald)
		}
	})
}

// TestZonderGeheugenWordtGezien is the negative control: when a side forgets which
// envelopes it had, or what it did is not on disk, the same check must complain.
func TestZonderGeheugenWordtGezien(t *testing.T) {
	t.Parallel()
	for over, breek := range map[string]func(w *wereld){
		"de keten vergeet": func(w *wereld) { // the provider is handed a message twice
			w.zonder = func(h *historie) {
				for _, map_ := range []string{keten.RinisGezien, keten.IBGezien, keten.VecozoBezorgd} {
					for _, naam := range h.inMap(map_) {
						h.moet(os.Remove(filepath.Join(h.pad, map_, naam)))
					}
				}
			}
		},
		"Nabuur vergeet": func(w *wereld) { // it takes an envelope twice
			w.zonder = func(h *historie) {
				h.moet(h.Opslag.Transactie(h.Context(), opslag.Alles, func(tx *opslag.Tx) error {
					_, err := tx.Voer(h.Context(), `DELETE FROM ggk_envelop WHERE richting = 'in'`)
					return err
				}))
			}
		},
		"de schijf vergeet": func(w *wereld) { w.blind = true },
	} {
		t.Run(over, func(t *testing.T) {
			t.Parallel()
			w := nieuweWereld(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
			breek(w)
			if !ooitKlacht(w) {
				t.Error("de proef ziet het niet")
			}
		})
	}
}

// ooitKlacht runs histories with many repeats and failures until one is complained of.
func ooitKlacht(w *wereld) bool {
	for zaad := range uint64(12) {
		v := willekeurig(zaad)
		v.storing.Dubbel, v.stoppen, v.stroom = 0.6, nil, true
		if w.blind {
			v.stoppen = []int{150, 90, 40}
		}
		if len(w.klachten(v)) > 0 {
			return true
		}
	}
	return false
}

// hoogstens bounds the histories that rapid draws, unless its flag asks for more.
func hoogstens(t *testing.T, aantal int) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f == nil || f.Value.String() != f.DefValue {
		return
	}
	if err := flag.Set(f.Name, strconv.Itoa(aantal)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set(f.Name, f.DefValue); err != nil {
			t.Error(err)
		}
	})
}

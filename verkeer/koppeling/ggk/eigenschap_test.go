package ggk

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/iwmo32"
)

// verloop is one history: how many residents get an allotment, how badly the lines
// behave, after how many steps the program stops each time, and the randomness for
// the rest.
type verloop struct {
	inwoners int
	storing  Storing
	stoppen  []int
	zaad     uint64
}

// wereld is one house in which many histories pass, each with residents and a chain
// of its own.
type wereld struct {
	*knoopproef
	bsn       int
	historie  int
	gestopt   int               // times that the program stopped
	herhaald  int               // envelopes that came again and were refused
	zonder    func(h *historie) // wipes what a side knew, for the negative control
	verwachte map[int]string
}

func nieuweWereld(t *testing.T, o *opslag.Opslag) *wereld {
	t.Helper()
	return &wereld{knoopproef: nieuweKnoop(t, o), bsn: eersteBSN, verwachte: map[int]string{}}
}

// The test numbers, which suffice for some 900 residents. Past laatsteBSN a new
// history belongs in a new house.
const (
	eersteBSN  = 999990000
	laatsteBSN = 999999800
	geenBSN    = 1_000_000_000
)

// volgende gives a resident who was not there before.
func (w *wereld) volgende() kenmerk.BSN {
	w.Helper()
	for w.bsn++; w.bsn < geenBSN; w.bsn++ {
		if bsn, err := kenmerk.ParseBSN(strconv.Itoa(w.bsn)); err == nil {
			return w.Inschrijven(w, bsn.String())
		}
	}
	w.Fatal("de testnummers zijn op")
	return kenmerk.BSN{}
}

// historie is one history under way.
type historie struct {
	*wereld
	*rand.Rand
	v         verloop
	nog       int            // steps until the program stops; below 0 it does not
	nummers   map[string]int // the residents, by BSN and by number of their allotment
	genomen   map[string]int // times that an envelope was taken in
	declareer string
	fouten    []string
}

// speel lets a history pass and gives its end state.
func (w *wereld) speel(v verloop) (string, *historie) {
	w.Helper()
	w.historie++
	h := &historie{wereld: w, Rand: rand.New(rand.NewPCG(v.zaad, 3)), v: v, nog: -1, nummers: map[string]int{}, genomen: map[string]int{}}
	w.toeval = rand.New(rand.NewPCG(v.zaad, 4))
	w.Op("2021-01-03")
	w.naarMap(filepath.Join(w.TempDir(), strconv.Itoa(w.historie)))
	h.start()
	for i := range v.inwoners {
		bsn := w.volgende()
		t := w.Toewijzen(w, bsn, "2021-01-02", "")
		h.nummers[bsn.String()], h.nummers[strconv.FormatInt(t.Nummer, 10)] = i, i
		w.Melden(w, t)
		h.doeIets(2)
	}
	h.doeIets(6)
	w.Op("2021-02-10") // the month turns with messages still under way
	h.doeIets(5)
	h.rust()
	h.dienIn()
	h.doeIets(4)
	h.rust()
	return h.stand(), h
}

// start begins the sides again, on the same files and store, with the next stop.
func (h *historie) start() {
	h.herstart()
	h.keten.Verstoor(h.v.storing)
	h.nog = -1
	if len(h.v.stoppen) > 0 {
		h.nog, h.v.stoppen = h.v.stoppen[0], h.v.stoppen[1:]
	}
	stop := func(string) error {
		if h.nog--; h.nog == 0 {
			panic(errGestopt)
		}
		return nil
	}
	h.keten.tussen, h.knoop.tussen = stop, stop
}

// stap does one thing; when the program stops in it, it starts again.
func (h *historie) stap(doe func()) {
	defer func() {
		if r := recover(); r == errGestopt {
			h.gestopt++
			h.start()
		} else if r != nil {
			panic(r)
		}
	}()
	doe()
}

func (h *historie) doeIets(keer int) {
	for range keer {
		h.stap([]func(){h.verzendt, h.antwoordt, h.haaltOp, h.dagVerder}[h.IntN(4)])
		if h.zonder != nil {
			h.zonder(h)
		}
	}
}

func (h *historie) verzendt() {
	if _, err := h.knoop.Verzenden(h.Context()); err != nil && !fout.Is(err, fout.NuNietBereikt) {
		h.klaag("verzenden: %v", err)
	}
}

func (h *historie) klaag(zin string, waarden ...any) {
	h.fouten = append(h.fouten, fmt.Sprintf(zin, waarden...))
}

func (h *historie) antwoordt() { h.proef.antwoord() }

func (h *historie) haaltOp() {
	alle, err := h.knoop.Ophalen(h.Context())
	h.moet(err)
	for _, o := range alle {
		var w *Weigering
		switch {
		case o.Fout == nil:
			h.genomen[o.Bestand]++
		case errors.As(o.Fout, &w) && w.Fout.Code == FoutDubbel:
			h.herhaald++
		default:
			h.klaag("%s is geweigerd: %v", o.Bestand, o.Fout)
		}
	}
}

func (h *historie) dagVerder() { h.Klok.Zet(h.Klok.Nu() + tijdlijn.Moment(h.IntN(72)*3600*1e6)) }

// rust lets the lines behave until nothing is under way.
func (h *historie) rust() {
	h.Helper()
	storing, stoppen := h.v.storing, h.v.stoppen
	h.v.storing, h.v.stoppen = Storing{}, nil
	h.start()
	defer func() {
		h.v.storing, h.v.stoppen = storing, stoppen
		h.start()
	}()
	for range 20 {
		h.verzendt()
		h.antwoordt()
		h.haaltOp()
		klaar, err := h.Berichten.TeVerzenden(h.Context())
		h.moet(err)
		leeg, err := h.keten.Leeg()
		h.moet(err)
		if leeg && len(klaar) == 0 {
			return
		}
	}
	h.klaag("de keten komt niet tot rust")
}

// dienIn lets the provider claim January, of all residents in one message.
func (h *historie) dienIn() {
	h.Helper()
	naam, err := h.aanbieder.Declareren(h.Context(), Maandstaat{
		Gemeente: h.Gemeente, Maand: tijdlijn.MustDag("2021-01-15"), Volume: 100, Tarief: proefhuis.Tarief, Volgnummer: h.wereld.historie,
	})
	h.moet(err)
	h.declareer = strings.TrimSuffix(strings.Split(naam, "_")[3], ".xml")
}

// stand describes the end of a history without what differs between two of them:
// the messages on our side per resident, and what the provider was handed.
func (h *historie) stand() string {
	h.Helper()
	var regels []string
	for _, f := range []bericht.Filter{{Soort: "WMO301"}, {Soort: "WMO302"}, {Soort: "WMO305"}, {Soort: "WMO306"}, {Soort: "WMO323"}} {
		for _, b := range h.berichten(f) {
			i, ja := h.nummers[b.Inwoner]
			if f.Soort == "WMO323" {
				i, ja = -1, b.Identificatie == h.declareer
			}
			if ja {
				regels = append(regels, fmt.Sprintf("Nabuur %d %s %s %s %v", i, b.Richting, b.Soort, b.Stand, b.Retourcodes))
			}
		}
	}
	for _, naam := range h.inMap(mapUit) {
		switch m := h.proef.lees(mapUit, naam).(type) {
		case *iwmo32.WMO301:
			regels = append(regels, fmt.Sprintf("aanbieder %d WMO301 %d", h.nummers[m.Client.Bsn], len(m.Client.ToegewezenProducten)))
		case *iwmo32.WMO306:
			nummer := strings.TrimLeft(strings.TrimPrefix(m.Header.BerichtIdentificatie.Identificatie, "0457"), "0")
			regels = append(regels, fmt.Sprintf("aanbieder %d WMO306 %v", h.nummers[nummer], m.Header.RetourCodes))
		case *iwmo32.WMO325:
			regels = append(regels, "aanbieder WMO325 "+geld.Cent(m.DeclaratieAntwoord.TotaalToegekendBedrag.TotaalBedrag).String())
		default:
			regels = append(regels, "aanbieder kreeg "+m.Soort())
		}
	}
	slices.Sort(regels)
	return strings.Join(regels, "\n")
}

// klachten says what of a history is not as in-order, exactly-once delivery gives.
func (w *wereld) klachten(v verloop) (klachten []string) {
	w.Helper()
	if _, bekend := w.verwachte[v.inwoners]; !bekend {
		zonder := w.zonder
		w.zonder = nil
		w.verwachte[v.inwoners], _ = w.speel(verloop{inwoners: v.inwoners, zaad: 1})
		w.zonder = zonder
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
	v := verloop{inwoners: 1 + r.IntN(3), zaad: zaad, storing: Storing{Weg: r.Float64() / 3, Dubbel: r.Float64() / 3, Later: r.Float64() / 3, DoorMekaar: true}}
	for range r.IntN(4) {
		v.stoppen = append(v.stoppen, 1+r.IntN(12))
	}
	return v
}

// TestKetenMagAlles: whatever the chain loses, repeats, delays and reorders, and
// wherever the program stops, the end is that of delivery once and in order.
func TestKetenMagAlles(t *testing.T) {
	t.Parallel()
	hoogstens(t, 25)
	w := nieuweWereld(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	rapid.Check(t, func(t *rapid.T) {
		v := verloop{
			inwoners: rapid.IntRange(1, 3).Draw(t, "inwoners"), zaad: rapid.Uint64().Draw(t, "zaad"),
			stoppen: rapid.SliceOfN(rapid.IntRange(1, 12), 0, 3).Draw(t, "stoppen"),
			storing: Storing{
				Weg: rapid.Float64Range(0, 0.3).Draw(t, "weg"), Dubbel: rapid.Float64Range(0, 0.3).Draw(t, "dubbel"),
				Later: rapid.Float64Range(0, 0.3).Draw(t, "later"), DoorMekaar: rapid.Bool().Draw(t, "door elkaar"),
			},
		}
		if w.bsn > laatsteBSN {
			w = nieuweWereld(w.T, opslagproef.Open(w.T, opslagproef.AdresSQLite(w.T)))
		}
		for _, klacht := range w.klachten(v) {
			t.Error(klacht)
		}
	})
	t.Logf("%d keer gestopt, %d enveloppen herhaald", w.gestopt, w.herhaald)
}

func TestKetenMagAllesOpBeide(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		w := nieuweWereld(t, o)
		for zaad := range uint64(3) {
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
// envelopes it had, the same check must complain.
func TestZonderGeheugenWordtGezien(t *testing.T) {
	t.Parallel()
	for over, zonder := range map[string]func(h *historie){
		"de eindstand is": func(h *historie) { // the chain forgets: the provider is handed a message twice
			for _, map_ := range []string{mapIBGezien, mapVecozoBezorgd} {
				for _, naam := range h.inMap(map_) {
					h.moet(os.Remove(filepath.Join(h.pad, map_, naam)))
				}
			}
		},
		"keer aangenomen": func(h *historie) { // Nabuur forgets: it takes an envelope twice
			h.moet(h.Opslag.Transactie(h.Context(), func(tx *opslag.Tx) error {
				_, err := tx.Voer(h.Context(), `DELETE FROM ggk_envelop WHERE richting = 'in'`)
				return err
			}))
		},
	} {
		t.Run(over, func(t *testing.T) {
			w := nieuweWereld(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
			w.zonder = zonder
			if !ooitKlacht(w, over) {
				t.Error("de proef ziet niet dat enveloppen twee keer worden verwerkt")
			}
		})
	}
}

// ooitKlacht runs histories with many repeats until one is complained of for what
// was doubled.
func ooitKlacht(w *wereld, over string) bool {
	for zaad := range uint64(12) {
		v := willekeurig(zaad)
		v.storing.Dubbel, v.stoppen = 0.6, nil
		for _, klacht := range w.klachten(v) {
			if strings.Contains(klacht, over) {
				return true
			}
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

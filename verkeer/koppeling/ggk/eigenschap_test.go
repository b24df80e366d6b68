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
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/release32"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
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

// The test numbers, which suffice for some 900 residents, and the most histories of which
// every kind of message fits in one list. Past laatsteBSN or laatsteHistorie a new history belongs in a new house.
const (
	laatsteHistorie = 150

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
	v       verloop
	disk    *stroom
	nog     int            // steps until the program stops; below 0 it does not
	nummers map[string]int // the residents, by BSN
	bewoner []bewoner
	genomen map[string]int // times that an envelope was taken in
	claims  map[string]int // the law of each claim, by its number
	fouten  []string
}

// bewoner is a resident with the allotment that a history begins with.
type bewoner struct {
	bsn        kenmerk.BSN
	wet        release32.Wet
	toewijzing toewijzing.Toewijzing
	verzoek    string // the reference of the request of the provider
}

// Both laws, in turn.
var (
	wetten   = []release32.Wet{release32.Wmo, release32.Jeugd}
	domeinen = map[release32.Wet]taakverdeling.Domein{release32.Wmo: taakverdeling.Wmo, release32.Jeugd: taakverdeling.Jeugd}
)

// speel lets a history pass, in which every message of the standard travels, and
// gives its end state. What one side can only do when it knows how the other answered
// comes after a rest.
func (w *wereld) speel(v verloop) (string, *historie) {
	w.Helper()
	w.historie++
	h := &historie{
		wereld: w, Rand: rand.New(rand.NewPCG(v.zaad, 3)), v: v, nog: -1, disk: nieuweStroom(w.T),
		nummers: map[string]int{}, genomen: map[string]int{}, claims: map[string]int{},
	}
	h.disk.blind = w.blind
	w.toeval = rand.New(rand.NewPCG(v.zaad, 4))
	w.Op("2021-01-03")
	w.naarMap(filepath.Join(w.TempDir(), strconv.Itoa(w.historie)))
	h.start()
	for i := range v.inwoners {
		h.toewijst(i)
		h.doeIets(2)
	}
	for _, fase := range []func(){h.vraagt, h.stoptEnOnderzoekt, h.beslist, h.vraagtWijziging, h.wijstAf, h.declareert, h.crediteert} {
		h.doeIets(4)
		h.rust()
		fase()
		h.doeIets(6)
	}
	h.rust()
	h.rust()
	return h.stand(), h
}

// start begins the sides again, on the same files and store, with the next stop.
func (h *historie) start() {
	h.nog = -1
	if len(h.v.stoppen) > 0 {
		h.nog, h.v.stoppen = h.v.stoppen[0], h.v.stoppen[1:]
	}
	h.schijf.Forceer = func(*os.File) error { return nil } // the disk of the history keeps account
	h.schijf.Na = func(d postmap.Daad) error {
		h.disk.na(d)
		return h.stop("")
	}
	h.herstart()
	h.keten.Verstoor(h.v.storing)
	h.knoop.tussen = h.stop
}

func (h *historie) stop(string) error {
	if h.nog--; h.nog == 0 {
		panic(errGestopt)
	}
	return nil
}

// stap does one thing; when the program stops in it, it starts again. It reports
// whether the thing was done.
func (h *historie) stap(doe func()) (klaar bool) {
	defer func() {
		if r := recover(); r == errGestopt {
			h.gestopt++
			if h.v.stroom {
				h.verloren += h.disk.valtUit(h.Rand)
			}
			h.start()
		} else if r != nil {
			panic(r)
		}
	}()
	doe()
	return true
}

// zeker does one thing until it is done.
func (h *historie) zeker(doe func() error) {
	h.Helper()
	for !h.stap(func() {
		if err := doe(); err != nil {
			h.klaag("%v", err)
		}
	}) {
	}
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

func (h *historie) antwoordt() {
	if _, err := h.aanbieder.Beantwoorden(h.Context()); err != nil {
		h.klaag("beantwoorden: %v", err)
	}
}

func (h *historie) haaltOp() {
	alle, err := h.knoop.Ophalen(h.Context())
	if err != nil {
		h.klaag("ophalen: %v", err)
	}
	for _, o := range alle {
		var w *envelop.Weigering
		switch {
		case o.Fout == nil:
			h.genomen[o.Bestand]++
		case errors.As(o.Fout, &w) && w.Fout.Code == envelop.FoutDubbel:
			h.herhaald++
		default:
			h.klaag("%s is geweigerd: %v", o.Bestand, o.Fout)
		}
	}
}

// dagVerder lets up to three days pass; by the end of a history a month has turned.
func (h *historie) dagVerder() { h.Klok.Zet(h.Klok.Nu() + tijdlijn.Moment(h.IntN(72)*3600*1e6)) }

// rust lets the lines behave until nothing is under way.
func (h *historie) rust() {
	h.Helper()
	storing, stoppen := h.v.storing, h.v.stoppen
	h.v.storing, h.v.stoppen = keten.Storing{}, nil
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

// nietEerder puts the clock at a day, when it is not past that.
func (h *historie) nietEerder(dag string) {
	if tijdlijn.Vandaag(h.Klok) < tijdlijn.MustDag(dag) {
		h.Op(dag)
	}
}

// alles gives the messages of every kind.
func (h *historie) alles() (alle []bericht.Bericht) {
	h.Helper()
	for _, std := range uitgave.Alle() {
		for soort := range std.Codes {
			alle = append(alle, h.berichten(bericht.Filter{Soort: soort})...)
		}
	}
	return alle
}

// stand describes the end of a history without what differs between two of them:
// the messages on our side per resident, and what the provider was handed.
func (h *historie) stand() string {
	h.Helper()
	var regels []string
	for _, b := range h.alles() {
		wie, ja := h.nummers[b.Inwoner], h.nummers[b.Inwoner] != 0
		if b.Soort == "WMO323" || b.Soort == "JW323" {
			wie, ja = h.claims[b.Identificatie], h.claims[b.Identificatie] != 0
		}
		if ja {
			regels = append(regels, fmt.Sprintf("Nabuur %d %s %s %s %v", wie, b.Richting, b.Soort, b.Stand, b.Retourcodes))
		}
	}
	for _, naam := range h.inMap(postmap.Uit) {
		soort, i := h.proef.lees(postmap.Uit, naam)
		regel := "aanbieder " + soort
		switch {
		case i.Client301 != nil:
			regel += fmt.Sprintf(" %d %d", h.nummers[i.Client301.Bsn], len(i.Client301.ToegewezenProducten))
		case i.Antwoord319 != nil:
			regel += " " + i.Antwoord319.VerzoekAntwoord
		case i.DeclaratieAntwoord325 != nil:
			regel += " " + geld.Cent(i.DeclaratieAntwoord325.TotaalToegekendBedrag.TotaalBedrag).String()
		case i.Retourkop != nil:
			regel += fmt.Sprint(" ", i.Retourkop.RetourCodes, i.Client306 != nil, i.Client308 != nil, i.Client316 != nil, i.Client318 != nil)
		}
		regels = append(regels, regel)
	}
	slices.Sort(regels)
	return strings.Join(regels, "\n")
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
			inwoners: rapid.IntRange(1, 2).Draw(t, "inwoners"), zaad: rapid.Uint64().Draw(t, "zaad"), stroom: rapid.Bool().Draw(t, "stroom"),
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
				h.moet(h.Opslag.Transactie(h.Context(), func(tx *opslag.Tx) error {
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

package ggk

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

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
	wet        istandaard.Wet
	toewijzing toewijzing.Toewijzing
	verzoek    string // the reference of the request of the provider
}

// Both laws, in turn.
var (
	wetten   = []istandaard.Wet{istandaard.Wmo, istandaard.Jeugd}
	domeinen = map[istandaard.Wet]taakverdeling.Domein{istandaard.Wmo: taakverdeling.Wmo, istandaard.Jeugd: taakverdeling.Jeugd}
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
			regel += fmt.Sprint(" ", i.Retourkop.RetourCodes, i.Client306 != nil,
				i.Client308 != nil, i.Client316 != nil, i.Client318 != nil)
		}
		regels = append(regels, regel)
	}
	slices.Sort(regels)
	return strings.Join(regels, "\n")
}

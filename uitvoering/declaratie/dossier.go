package declaratie

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
)

// dossier is a claim on the table: its lines with what is known about them and
// what was decided so far, in the order of the claim.
type dossier struct {
	Declaratie
	id        string
	kanaal    Kanaal
	verdeling *taakverdeling.Verdeling
	gemeenten *organisatie.Gemeenten
	kring     []kenmerk.Gemeentecode
	leden     []lid // the kring, with what is known there

	onbekend map[kenmerk.BSN]bool // clients that were refused
	oordelen []Beoordeling
	bij      []*toewijzing.Toewijzing // of each line, its allotment or nil
	boekt    []kenmerk.Gemeentecode   // of each line, the municipality it is booked under once approved
}

// beoordeel judges every line: by itself, and then against what was claimed
// before. The lines are in the store as soon as the first is done, so that the
// second is a few questions over the whole claim and not one per line; what they
// change is corrected.
func (w *dossier) beoordeel(ctx context.Context, tx *opslag.Tx) error {
	if err := w.laad(ctx, tx); err != nil {
		return err
	}
	if err := w.toetsClienten(ctx, tx); err != nil {
		return err
	}
	if err := w.beoordeelRegels(); err != nil {
		return err
	}
	if err := voegRegelsToe(ctx, tx, w); err != nil {
		return err
	}
	stond := make([]Status, len(w.oordelen))
	for i, o := range w.oordelen {
		stond[i] = o.Status
	}
	if err := w.vergelijkMetEerder(ctx, tx); err != nil {
		return err
	}
	if err := werkRegelsBij(ctx, tx, w, w.gewijzigd(stond)); err != nil {
		return err
	}
	return voegRedenenToe(ctx, tx, w.Gemeente, w.id, w.redenen())
}

// gewijzigd gives the numbers of the lines whose stored row must change: their
// status is another, or they are credits, which take over from their debit.
func (w *dossier) gewijzigd(stond []Status) []int {
	var regels []int
	for i, o := range w.oordelen {
		if o.Status != stond[i] || o.Credit && o.Status == Goedgekeurd {
			regels = append(regels, i)
		}
	}
	return regels
}

// beoordeelRegels judges every line by itself and stamps the Toedeling of the day
// of delivery on what is right so far. A credit line is never refused on what it
// copies (IV085).
func (w *dossier) beoordeelRegels() error {
	w.oordelen = make([]Beoordeling, len(w.Regels))
	w.bij = make([]*toewijzing.Toewijzing, len(w.Regels))
	w.boekt = make([]kenmerk.Gemeentecode, len(w.Regels))
	stempels := map[stempelplek]taakverdeling.Verwijzing{}
	for i, r := range w.Regels {
		t := w.toewijzingVan(r)
		o := Beoordeling{Regel: r, Status: Goedgekeurd, Toewijzer: w.Gemeente}
		if t != nil {
			o.Toewijzer = t.Gemeente
		}
		w.bij[i], w.boekt[i] = t, w.voor(o.Toewijzer, r.Periode.Vanaf)
		switch {
		case w.onbekend[r.Inwoner]:
			o.Status = NietBeoordeeld
			o.Redenen = []berichtregel.Bevinding{{Code: berichtregel.NietBeoordeeld,
				Zin: "De regel is niet beoordeeld, omdat de cliënt niet bekend is."}}
		case !r.Credit:
			g := w.geval(r, t)
			o.Toegestaan, _ = toegestaan(g.tarief, r.Eenheid)
			o.Redenen = beoordeel(g)
		}
		o.sluit()
		if o.Status == Goedgekeurd {
			var err error
			if o.Toedeling, err = w.stempel(stempels, stempelplek{w.boekt[i], r.Periode.Vanaf}); err != nil {
				return err
			}
		}
		w.oordelen[i] = o
	}
	return nil
}

// stempelplek is what a Toedeling is asked by: the municipality a line is booked
// under and the day of delivery.
type stempelplek struct {
	gemeente kenmerk.Gemeentecode
	dag      tijdlijn.Dag
}

// stempel gives the Toedeling that held the claim check, asked once per place. A
// day on which nobody did is a Gat.
func (w *dossier) stempel(stempels map[stempelplek]taakverdeling.Verwijzing, plek stempelplek) (taakverdeling.Verwijzing, error) {
	if verwijzing, gesteld := stempels[plek]; gesteld {
		return verwijzing, nil
	}
	t, err := w.verdeling.MoetUitvoerder(plek.gemeente, w.Domein.Taak(taakverdeling.Declaratiecontrole), plek.dag)
	if err != nil {
		return taakverdeling.Verwijzing{}, err
	}
	stempels[plek] = t.Verwijzing()
	return stempels[plek], nil
}

// toetsClienten refuses the clients that no municipality of the kring ever allotted
// anything to in this domain, with whatever provider (TR304): their lines are not
// judged. The store is only asked about clients who have no allotment of this claim,
// all at once.
func (w *dossier) toetsClienten(ctx context.Context, tx *opslag.Tx) error {
	bekend := map[kenmerk.BSN]bool{}
	for _, l := range w.leden {
		for _, t := range l.toewijzingen {
			bekend[t.Inwoner] = true
		}
	}
	w.onbekend = map[kenmerk.BSN]bool{}
	for _, r := range w.Regels {
		if !bekend[r.Inwoner] {
			w.onbekend[r.Inwoner] = true
		}
	}
	for _, code := range w.kring {
		vraag := slices.SortedFunc(maps.Keys(w.onbekend), func(a, b kenmerk.BSN) int { return cmp.Compare(a.String(), b.String()) })
		for deel := range slices.Chunk(vraag, perVraag) {
			gevonden, err := bekendeClienten(ctx, tx, code, w.Domein, deel)
			if err != nil {
				return err
			}
			for _, bsn := range gevonden {
				delete(w.onbekend, bsn)
			}
		}
	}
	return nil
}

// sluit draws status, codes and stamp from the findings.
func (o *Beoordeling) sluit() {
	if len(o.Redenen) > 0 && o.Status == Goedgekeurd {
		o.Status = Afgekeurd
	}
	if o.Status != Goedgekeurd {
		o.Toedeling = taakverdeling.Verwijzing{}
	}
	o.Codes = berichtregel.Codes(o.Redenen)
}

// keurAf adds a finding, once per rule, to a line that was judged.
func (o *Beoordeling) keurAf(regel, zin string, waarden ...any) {
	if o.Status == NietBeoordeeld || slices.ContainsFunc(o.Redenen, func(b berichtregel.Bevinding) bool { return b.Regel == regel }) {
		return
	}
	o.Redenen = append(o.Redenen, berichtregel.New(regel, fmt.Sprintf(zin, waarden...)))
	o.sluit()
}

// boektBij gives the municipality that a line is kept under: what was approved
// under the one it is booked for, what was refused under the one the claim was sent
// to.
func (w *dossier) boektBij(i int) kenmerk.Gemeentecode {
	if w.oordelen[i].Status == Goedgekeurd {
		return w.boekt[i]
	}
	return w.Gemeente
}

// raaktMeer reports whether lines were approved for another municipality than the
// one the claim was sent to.
func (w *dossier) raaktMeer() bool {
	for i := range w.oordelen {
		if w.boektBij(i) != w.Gemeente {
			return true
		}
	}
	return false
}

// delen gives what comes under each municipality: the one the claim was sent to
// first, then the others in the order of the kring.
func (w *dossier) delen() []deel {
	var delen []deel
	for _, code := range w.kring {
		d := deel{Deel: Deel{Gemeente: code}, kanaal: AlsDeel}
		for i, o := range w.oordelen {
			if w.boektBij(i) != code {
				continue
			}
			d.regels++
			d.Ingediend += o.netto()
			if o.Status == Goedgekeurd {
				d.Toegekend += o.netto()
			} else {
				d.afgekeurd++
			}
		}
		if code == w.Gemeente {
			d.kanaal = w.kanaal
		}
		if d.regels > 0 || code == w.Gemeente {
			delen = append(delen, d)
		}
	}
	return delen
}

// deel is a Deel with what its row in the store also holds.
type deel struct {
	Deel
	kanaal            Kanaal
	regels, afgekeurd int
}

// antwoord groups what was refused by client, in the order of the claim, and
// adds up what was approved.
func (w *dossier) antwoord() Antwoord {
	a := w.leegAntwoord(w.id)
	plek := map[kenmerk.BSN]int{}
	for _, o := range w.oordelen {
		if o.Status == Goedgekeurd {
			a.Toegekend += o.netto()
			continue
		}
		i, staat := plek[o.Inwoner]
		if !staat {
			i = len(a.Clienten)
			plek[o.Inwoner] = i
			redenen := w.redenenVan(o.Inwoner)
			a.Clienten = append(a.Clienten, Client{Inwoner: o.Inwoner, Codes: berichtregel.Codes(redenen), Redenen: redenen})
		}
		a.Clienten[i].Regels = append(a.Clienten[i].Regels, o)
	}
	a.Codes = []string{berichtregel.Toegewezen}
	if len(a.Clienten) > 0 {
		a.Codes = []string{berichtregel.Goed}
	}
	return a
}

func (w *dossier) redenenVan(inwoner kenmerk.BSN) []berichtregel.Bevinding {
	if !w.onbekend[inwoner] {
		return nil
	}
	return []berichtregel.Bevinding{berichtregel.New("TR304", "Deze cliënt is bij deze gemeente niet bekend met een toewijzing.")}
}

// redenen lists why clients and lines were refused, as they are stored.
func (w *dossier) redenen() []weigering {
	var redenen []weigering
	gehad := map[kenmerk.BSN]bool{}
	for i, o := range w.oordelen {
		if o.Status == Goedgekeurd {
			continue
		}
		if client := w.redenenVan(o.Inwoner); len(client) > 0 && !gehad[o.Inwoner] {
			gehad[o.Inwoner] = true
			redenen = append(redenen, weigering{"client", i, client})
		}
		redenen = append(redenen, weigering{"prestatie", i, o.Redenen})
	}
	return redenen
}

// plek is an allotment: its municipality and its number there.
type plek struct {
	gemeente kenmerk.Gemeentecode
	nummer   int64
}

// som is what was granted on an allotment: a volume, hours counted as minutes, and
// an amount.
type som struct {
	volume int64
	bedrag geld.Cent
}

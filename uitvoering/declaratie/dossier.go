package declaratie

import (
	"context"
	"fmt"
	"slices"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// dossier is a claim on the table: its lines with what is known about them and
// what was decided so far, in the order of the claim.
type dossier struct {
	Declaratie
	id           string
	verdeling    *taakverdeling.Verdeling
	toewijzingen map[int64]toewijzing.Toewijzing
	tarieven     contract.Tarieflijst
	onbekend     map[kenmerk.BSN]bool // clients that were refused
	oordelen     []Beoordeling
}

// beoordeel judges every line: by itself, and then against what was claimed
// before. The lines are in the store as soon as the first is done, so that the
// second is a few questions over the whole claim and not one per line; what they
// change is corrected.
func (w *dossier) beoordeel(ctx context.Context, tx *opslag.Tx) error {
	if err := w.laad(ctx, tx); err != nil {
		return err
	}
	if err := w.beoordeelRegels(); err != nil {
		return err
	}
	if err := voegRegelsToe(ctx, tx, w); err != nil {
		return err
	}
	gewijzigd, err := w.vergelijkMetEerder(ctx, tx)
	if err != nil {
		return err
	}
	if err := werkRegelsBij(ctx, tx, w, gewijzigd); err != nil {
		return err
	}
	return voegRedenenToe(ctx, tx, w.Gemeente, w.id, w.redenen())
}

// laad reads the allotments and tariffs the lines may lean on, and finds out
// which clients the municipality does not know (TR304).
func (w *dossier) laad(ctx context.Context, tx *opslag.Tx) error {
	eerste := w.Regels[0]
	laagste, hoogste, periode := eerste.Toewijzing, eerste.Toewijzing, eerste.Periode
	for _, r := range w.Regels {
		laagste, hoogste = min(laagste, r.Toewijzing), max(hoogste, r.Toewijzing)
		periode = tijdlijn.Periode{Vanaf: min(periode.Vanaf, r.Periode.Vanaf), Tot: max(periode.Tot, r.Periode.Tot)}
	}
	gevonden, err := toewijzing.VanAanbieder(ctx, tx, w.Gemeente, w.Aanbieder, laagste, hoogste)
	if err != nil {
		return err
	}
	w.toewijzingen = make(map[int64]toewijzing.Toewijzing, len(gevonden))
	bekend := make(map[kenmerk.BSN]bool, len(gevonden))
	for _, t := range gevonden {
		if t.Domein == w.Domein {
			w.toewijzingen[t.Nummer] = t
			bekend[t.Inwoner] = true
		}
	}
	w.onbekend = map[kenmerk.BSN]bool{}
	for _, r := range w.Regels {
		if bekend[r.Inwoner] || w.onbekend[r.Inwoner] {
			continue
		}
		kent, err := toewijzing.KentInwoner(ctx, tx, w.Gemeente, w.Domein, r.Inwoner)
		if err != nil {
			return err
		}
		bekend[r.Inwoner], w.onbekend[r.Inwoner] = kent, !kent
	}
	w.tarieven, err = contract.Tarieven(ctx, tx, w.Gemeente, w.Aanbieder, periode)
	return err
}

// beoordeelRegels judges every line by itself and stamps the Toedeling of the day
// of delivery. A credit line is never refused on what it copies (IV085).
func (w *dossier) beoordeelRegels() error {
	w.oordelen = make([]Beoordeling, len(w.Regels))
	stempels := map[tijdlijn.Dag]string{}
	for i, r := range w.Regels {
		o := Beoordeling{Regel: r, Status: Goedgekeurd}
		switch {
		case w.onbekend[r.Inwoner]:
			o.Redenen = []toewijzing.Bevinding{bevinding(nietBeoordeeld, "De regel is niet beoordeeld, omdat de cliënt niet bekend is.")}
			o.Status = NietBeoordeeld
		case !r.Credit:
			g := w.geval(r)
			o.Toegestaan, _ = toegestaan(g.tarief, r.Eenheid)
			o.Redenen = beoordeel(g)
		}
		if _, gestempeld := stempels[r.Periode.Vanaf]; !gestempeld {
			t, err := w.verdeling.MoetUitvoerder(w.Gemeente, taak(w.Domein, "declaratiecontrole"), r.Periode.Vanaf)
			if err != nil {
				return err
			}
			stempels[r.Periode.Vanaf] = t.ID
		}
		o.Toedeling = stempels[r.Periode.Vanaf]
		o.sluit()
		w.oordelen[i] = o
	}
	return nil
}

func (w *dossier) geval(r Regel) geval {
	g := geval{Regel: r, declaratie: w.Periode}
	if t, ok := w.toewijzingen[r.Toewijzing]; ok {
		g.toewijzing = &t
	}
	g.tarief, g.heeftTarief = w.tarieven.Op(r.Product, r.Periode.Vanaf)
	return g
}

// sluit draws status, codes and stamp from the findings.
func (o *Beoordeling) sluit() {
	if len(o.Redenen) > 0 && o.Status == Goedgekeurd {
		o.Status = Afgekeurd
	}
	if o.Status != Goedgekeurd {
		o.Toedeling = ""
	}
	o.Codes = codesVan(o.Redenen)
}

// keurAf adds a finding, once per code, to a line that was judged.
func (o *Beoordeling) keurAf(code, zin string, waarden ...any) {
	if o.Status == NietBeoordeeld || slices.Contains(o.Codes, code) {
		return
	}
	o.Redenen = append(o.Redenen, bevinding(code, fmt.Sprintf(zin, waarden...)))
	o.sluit()
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
			a.Clienten = append(a.Clienten, Client{Inwoner: o.Inwoner, Codes: codesVan(redenen), Redenen: redenen})
		}
		a.Clienten[i].Regels = append(a.Clienten[i].Regels, o)
	}
	a.Codes = []string{volledigBetaald}
	if len(a.Clienten) > 0 {
		a.Codes = []string{geenOpmerking}
	}
	return a
}

func (w *dossier) redenenVan(inwoner kenmerk.BSN) []toewijzing.Bevinding {
	if !w.onbekend[inwoner] {
		return nil
	}
	return []toewijzing.Bevinding{bevinding("8187", "Deze cliënt is bij deze gemeente niet bekend met een toewijzing.")}
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

// som is what was granted on an allotment: a volume, hours counted as minutes, and
// an amount.
type som struct {
	volume int64
	bedrag geld.Cent
}

package declaratie

import (
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// lid is one municipality of the kring with what lines are judged against there.
type lid struct {
	gemeente     kenmerk.Gemeentecode
	toewijzingen map[int64]*toewijzing.Toewijzing
	tarieven     contract.Tarieflijst
	producten    contract.Productlijst
	eerder       bool // the provider was judged here before, in this domain
}

// laad reads, for every municipality of the kring, the allotments that the lines name,
// and the tariffs and product list that they may lean on: a few questions for the whole
// claim.
func (w *dossier) laad(ctx context.Context, tx *opslag.Tx) error {
	nummers, periode := make([]int64, len(w.Regels)), w.Regels[0].Periode
	for i, r := range w.Regels {
		nummers[i] = r.Toewijzing
		periode = tijdlijn.Periode{Vanaf: min(periode.Vanaf, r.Periode.Vanaf), Tot: max(periode.Tot, r.Periode.Tot)}
	}
	for _, code := range w.kring {
		l := lid{gemeente: code, toewijzingen: map[int64]*toewijzing.Toewijzing{}}
		gevonden, err := toewijzing.VanAanbieder(ctx, tx, code, w.Aanbieder, nummers)
		if err != nil {
			return err
		}
		for i, t := range gevonden {
			if t.Domein == w.Domein {
				l.toewijzingen[t.Nummer] = &gevonden[i]
			}
		}
		if l.tarieven, err = contract.Tarieven(ctx, tx, code, w.Aanbieder, periode); err != nil {
			return err
		}
		if l.producten, err = contract.ProductlijstVan(ctx, tx, code, periode); err != nil {
			return err
		}
		if l.eerder, err = eerderBeoordeeld(ctx, tx, code, w.Declaratie); err != nil {
			return err
		}
		w.leden = append(w.leden, l)
	}
	return nil
}

// toewijzingVan gives the allotment that a line names. Number, provider and client
// decide. When more than one municipality has such a one, that which holds on the
// first day of delivery goes first, then that of the municipality the claim was
// sent to. It returns nil when the provider has no allotment with this number, and
// one of another client when there is only such a one.
func (w *dossier) toewijzingVan(r Regel) *toewijzing.Toewijzing {
	var gekozen *toewijzing.Toewijzing
	beste := 0
	for _, l := range w.leden {
		t, bekend := l.toewijzingen[r.Toewijzing]
		var past int
		switch {
		case !bekend:
			continue
		case t.Inwoner != r.Inwoner:
			past = 1
		case !t.Geldig.Bevat(r.Periode.Vanaf):
			past = 2
		default:
			past = 3
		}
		if past > beste {
			gekozen, beste = t, past
		}
	}
	return gekozen
}

// voor gives the municipality whose resident a delivery on this day concerned:
// the one that made the allotment while it existed, then its successor.
func (w *dossier) voor(toewijzer kenmerk.Gemeentecode, dag tijdlijn.Dag) kenmerk.Gemeentecode {
	if g, ok := w.gemeenten.Verantwoordelijk(toewijzer, dag); ok {
		return g.Code
	}
	return toewijzer
}

// contracten gives the places in leden of the municipalities whose contracts hold
// for a delivery on this day: the one that made the allotment first, then those
// that are one with it on that day, since contracts pass to the successor (art. 44
// Wet arhi).
func (w *dossier) contracten(toewijzer kenmerk.Gemeentecode, dag tijdlijn.Dag) []int {
	var plekken []int
	for i, l := range w.leden {
		switch {
		case l.gemeente == toewijzer:
			plekken = slices.Insert(plekken, 0, i)
		case len(w.leden) > 1 && w.voor(l.gemeente, dag) == w.voor(toewijzer, dag):
			plekken = append(plekken, i)
		}
	}
	return plekken
}

// geval gathers what a line is checked against.
func (w *dossier) geval(r Regel, t *toewijzing.Toewijzing) geval {
	g := geval{Regel: r, declaratie: w.Periode, toewijzing: t}
	dag := r.Periode.Vanaf
	toewijzer := w.Gemeente
	if t != nil {
		toewijzer = t.Gemeente
	}
	for _, i := range w.contracten(toewijzer, dag) {
		l := w.leden[i]
		if !g.heeftTarief {
			g.tarief, g.heeftTarief = l.tarieven.Op(r.Product, dag)
		}
		if l.producten.Gevuld(dag) {
			g.lijsten = append(g.lijsten, l.producten)
		}
	}
	return g
}

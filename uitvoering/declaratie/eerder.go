package declaratie

import (
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// vergelijkMetEerder judges the lines against what was claimed before and against
// each other, credits first (OP366).
func (w *dossier) vergelijkMetEerder(ctx context.Context, tx *opslag.Tx) error {
	if err := w.toetsReferenties(ctx, tx); err != nil {
		return err
	}
	teruggegeven, err := w.toetsCredits(ctx, tx)
	if err != nil {
		return err
	}
	if err := w.toetsOpenDebet(ctx, tx, teruggegeven); err != nil {
		return err
	}
	return w.toetsTotalen(ctx, tx)
}

// eerder gives the municipalities of the kring in which the provider was judged
// before; elsewhere there is nothing to compare with.
func (w *dossier) eerder() []kenmerk.Gemeentecode {
	var codes []kenmerk.Gemeentecode
	for _, l := range w.leden {
		if l.eerder {
			codes = append(codes, l.gemeente)
		}
	}
	return codes
}

// toetsReferenties refuses a line whose number was used before by the provider in
// the domain, in an earlier claim or higher up in this one (TR314).
func (w *dossier) toetsReferenties(ctx context.Context, tx *opslag.Tx) error {
	for _, code := range w.eerder() {
		gebruikt, err := gebruikteReferenties(ctx, tx, w, code)
		if err != nil {
			return err
		}
		for _, i := range gebruikt {
			w.oordelen[i].keurAf("TR314", "Referentienummer %s is al in een eerdere declaratie gebruikt.", w.Regels[i].Referentie)
		}
	}
	gezien := make(map[string]bool, len(w.Regels))
	for i, r := range w.Regels {
		if gezien[r.Referentie] {
			w.oordelen[i].keurAf("TR314", "Referentienummer %s komt in deze declaratie vaker voor.", r.Referentie)
		}
		gezien[r.Referentie] = true
	}
	return nil
}

// toetsCredits refuses a credit without an approved debit line of an earlier
// claim that it copies (TR323), or of one that was credited before (TR390). An
// approved credit takes over the place, Toedeling and tariff of its debit. It gives
// the debit lines that this claim gives back. Before a merger two municipalities
// may have seen the same number: then the line that is copied is meant.
func (w *dossier) toetsCredits(ctx context.Context, tx *opslag.Tx) (map[verwijzing]bool, error) {
	bij := map[int]debet{}
	if slices.ContainsFunc(w.Regels, func(r Regel) bool { return r.Credit }) {
		for _, code := range w.eerder() {
			debets, err := debetsBijCredits(ctx, tx, w, code)
			if err != nil {
				return nil, err
			}
			for _, d := range debets {
				if ander, dubbel := bij[d.regel]; !dubbel || !ander.isKopie(w.Regels[d.regel]) {
					bij[d.regel] = d
				}
			}
		}
	}
	teruggegeven := map[verwijzing]bool{}
	for i := range w.oordelen {
		o := &w.oordelen[i]
		if !o.Credit || o.Status != Goedgekeurd {
			continue
		}
		d, gevonden := bij[i]
		van := verwijzing{d.gemeente, o.Vorige}
		switch {
		case !gevonden:
			o.keurAf("TR323", "Er is geen goedgekeurde debetregel %s om terug te geven.", o.Vorige)
		case !d.isKopie(o.Regel):
			o.keurAf("TR323", "De creditregel verschilt van debetregel %s. Neem alle gegevens van die regel over.", o.Vorige)
		case d.gecrediteerd || teruggegeven[van]:
			o.keurAf("TR390", "Debetregel %s is al eerder gecrediteerd.", o.Vorige)
		default:
			teruggegeven[van] = true
			o.Toedeling, o.Toegestaan, o.Toewijzer = d.Toedeling, d.Toegestaan, d.Toewijzer
			w.boekt[i], w.bij[i] = d.gemeente, w.op(d.Toewijzer, o.Toewijzing)
		}
	}
	return teruggegeven, nil
}

// op gives the allotment of one municipality of the kring, or nil.
func (w *dossier) op(gemeente kenmerk.Gemeentecode, nummer int64) *toewijzing.Toewijzing {
	for _, l := range w.leden {
		if t, bekend := l.toewijzingen[nummer]; bekend && l.gemeente == gemeente {
			return t
		}
	}
	return nil
}

// verwijzing is the number of a line with the municipality that keeps the line.
type verwijzing struct {
	gemeente   kenmerk.Gemeentecode
	referentie string
}

// debet is an approved line of an earlier claim, with the municipality it was
// booked under and the line of this claim that wants it back.
type debet struct {
	Beoordeling
	gemeente     kenmerk.Gemeentecode
	regel        int
	gecrediteerd bool
}

// isKopie reports whether a credit line copies its debit line in all but its
// numbers (IV091).
func (d debet) isKopie(credit Regel) bool {
	oud := d.Regel
	oud.Referentie, oud.Vorige, oud.Credit = credit.Referentie, credit.Vorige, true
	return oud == credit
}

// sleutel is what one open debit line may exist of (TR389).
type sleutel struct {
	plek
	product    contract.Product
	vanaf, tot int64
}

func sleutelVan(o Beoordeling) sleutel {
	return sleutel{plek{o.Toewijzer, o.Toewijzing}, o.Product, int64(o.Periode.Vanaf), int64(o.Periode.Tot)}
}

// toetsOpenDebet refuses a debit line when one was approved for the same
// allotment, product and period and not given back, here or before (TR389).
func (w *dossier) toetsOpenDebet(ctx context.Context, tx *opslag.Tx, teruggegeven map[verwijzing]bool) error {
	for _, code := range w.eerder() {
		open, err := openDebets(ctx, tx, w, code)
		if err != nil {
			return err
		}
		for _, o := range open {
			if !teruggegeven[verwijzing{code, o.referentie}] {
				w.oordelen[o.regel].keurAf("TR389", "Voor %s is op toewijzing %d al regel %s goedgekeurd. Crediteer die eerst.",
					w.Regels[o.regel].Periode.Tekst(), w.Regels[o.regel].Toewijzing, o.referentie)
			}
		}
	}
	gezien := make(map[sleutel]string, len(w.Regels))
	for i := range w.oordelen {
		o := &w.oordelen[i]
		if o.Credit || o.Status != Goedgekeurd {
			continue
		}
		if eerste, dubbel := gezien[sleutelVan(*o)]; dubbel {
			o.keurAf("TR389", "Voor %s staat op toewijzing %d in deze declaratie ook regel %s.", o.Periode.Tekst(), o.Toewijzing, eerste)
			continue
		}
		gezien[sleutelVan(*o)] = o.Referentie
	}
	return nil
}

// toetsTotalen refuses debit lines that no longer fit in the total volume (TR322)
// or the budget (TR369) of their allotment, in the order of the claim; credits of
// this claim have made room first.
func (w *dossier) toetsTotalen(ctx context.Context, tx *opslag.Tx) error {
	if !w.heeftGrens() {
		return nil
	}
	sommen := map[plek]som{}
	for _, code := range w.eerder() {
		if err := telSommen(ctx, tx, w, code, sommen); err != nil {
			return err
		}
	}
	for _, credit := range []bool{true, false} {
		for i := range w.oordelen {
			o, t := &w.oordelen[i], w.bij[i]
			if t == nil || o.Credit != credit || o.Status != Goedgekeurd {
				continue
			}
			op := plek{t.Gemeente, t.Nummer}
			s := sommen[op]
			if !credit {
				o.toetsTotaal(*t, s)
			}
			if o.Status == Goedgekeurd {
				s.volume += teken(o.Regel) * inMinuten(o.Volume, o.Eenheid)
				s.bedrag += o.netto()
				sommen[op] = s
			}
		}
	}
	return nil
}

func (o *Beoordeling) toetsTotaal(t toewijzing.Toewijzing, s som) {
	if mag, begrensd := MaximumTotaal(t); begrensd {
		over := max(0, inMinuten(mag, t.Omvang.Eenheid)-s.volume)
		if inMinuten(o.Volume, o.Eenheid) > over {
			if o.Eenheid == contract.Uur {
				over /= 60
			}
			o.keurAf("TR322", "Gedeclareerd is %d %s; op toewijzing %d is nog %d over van de %d %s die in totaal zijn toegewezen.",
				o.Volume, meervoud(o.Eenheid), t.Nummer, over, inEenheid(mag, t.Omvang.Eenheid, o.Eenheid), meervoud(o.Eenheid))
		}
	}
	if t.Budget > 0 && s.bedrag+o.Bedrag > t.Budget {
		o.keurAf("TR369", "Gedeclareerd is %s; van het budget van %s op toewijzing %d is nog %s over.", o.Bedrag, t.Budget, t.Nummer,
			max(0, t.Budget-s.bedrag))
	}
}

// heeftGrens reports whether any allotment in the claim has a total volume or a
// budget: most have not, and then what was claimed before need not be added up.
func (w *dossier) heeftGrens() bool {
	return slices.ContainsFunc(w.bij, func(t *toewijzing.Toewijzing) bool {
		if t == nil {
			return false
		}
		_, begrensd := MaximumTotaal(*t)
		return begrensd || t.Budget > 0
	})
}

func teken(r Regel) int64 {
	if r.Credit {
		return -1
	}
	return 1
}

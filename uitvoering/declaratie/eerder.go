package declaratie

import (
	"context"
	"slices"

	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// vergelijkMetEerder judges the lines against what was claimed before and against
// each other, credits first (OP366), and gives the numbers of the lines whose
// stored row must change.
func (w *dossier) vergelijkMetEerder(ctx context.Context, tx *opslag.Tx) ([]int, error) {
	stond := make([]Status, len(w.oordelen))
	for i, o := range w.oordelen {
		stond[i] = o.Status
	}
	if err := w.toetsReferenties(ctx, tx); err != nil {
		return nil, err
	}
	teruggegeven, err := w.toetsCredits(ctx, tx)
	if err != nil {
		return nil, err
	}
	if err := w.toetsOpenDebet(ctx, tx, teruggegeven); err != nil {
		return nil, err
	}
	if err := w.toetsTotalen(ctx, tx); err != nil {
		return nil, err
	}
	var gewijzigd []int
	for i, o := range w.oordelen {
		if o.Status != stond[i] || o.Credit && o.Status == Goedgekeurd {
			gewijzigd = append(gewijzigd, i)
		}
	}
	return gewijzigd, nil
}

// toetsReferenties refuses a line whose number was used before, in an earlier
// claim or higher up in this one (TR314).
func (w *dossier) toetsReferenties(ctx context.Context, tx *opslag.Tx) error {
	gebruikt, err := gebruikteReferenties(ctx, tx, w.Gemeente, w.id)
	if err != nil {
		return err
	}
	for _, i := range gebruikt {
		w.oordelen[i].keurAf("8021", "Referentienummer %s is al in een eerdere declaratie gebruikt.", w.Regels[i].Referentie)
	}
	gezien := make(map[string]bool, len(w.Regels))
	for i, r := range w.Regels {
		if gezien[r.Referentie] {
			w.oordelen[i].keurAf("8021", "Referentienummer %s komt in deze declaratie vaker voor.", r.Referentie)
		}
		gezien[r.Referentie] = true
	}
	return nil
}

// toetsCredits refuses a credit without an approved debit line of an earlier
// claim that it copies (TR323), or of one that was credited before (TR390). An
// approved credit takes over the Toedeling and tariff of its debit. It gives the
// numbers of the debit lines that this claim gives back.
func (w *dossier) toetsCredits(ctx context.Context, tx *opslag.Tx) (map[string]bool, error) {
	debets, err := debetsBijCredits(ctx, tx, w.Gemeente, w.id)
	if err != nil {
		return nil, err
	}
	bij := make(map[int]debet, len(debets))
	for _, d := range debets {
		bij[d.regel] = d
	}
	teruggegeven := map[string]bool{}
	for i := range w.oordelen {
		o := &w.oordelen[i]
		if !o.Credit || o.Status != Goedgekeurd {
			continue
		}
		d, gevonden := bij[i]
		switch {
		case !gevonden:
			o.keurAf("8017", "Er is geen goedgekeurde debetregel %s om terug te geven.", o.Vorige)
		case !d.isKopie(o.Regel):
			o.keurAf("8017", "De creditregel verschilt van debetregel %s. Neem alle gegevens van die regel over.", o.Vorige)
		case d.gecrediteerd || teruggegeven[o.Vorige]:
			o.keurAf("9390", "Debetregel %s is al eerder gecrediteerd.", o.Vorige)
		default:
			teruggegeven[o.Vorige] = true
			o.Toedeling, o.Toegestaan = d.Toedeling, d.Toegestaan
		}
	}
	return teruggegeven, nil
}

// debet is an approved line of an earlier claim, with the line of this claim that
// wants it back.
type debet struct {
	Beoordeling
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
	toewijzing int64
	product    contract.Product
	vanaf, tot int64
}

func sleutelVan(r Regel) sleutel {
	return sleutel{r.Toewijzing, r.Product, int64(r.Periode.Vanaf), int64(r.Periode.Tot)}
}

// toetsOpenDebet refuses a debit line when one was approved for the same
// allotment, product and period and not given back, here or before (TR389).
func (w *dossier) toetsOpenDebet(ctx context.Context, tx *opslag.Tx, teruggegeven map[string]bool) error {
	open, err := openDebets(ctx, tx, w.Gemeente, w.id)
	if err != nil {
		return err
	}
	for _, o := range open {
		if !teruggegeven[o.referentie] {
			w.oordelen[o.regel].keurAf("9389", "Voor %s is op toewijzing %d al regel %s goedgekeurd. Crediteer die eerst.",
				w.Regels[o.regel].Periode.Tekst(), w.Regels[o.regel].Toewijzing, o.referentie)
		}
	}
	gezien := make(map[sleutel]string, len(w.Regels))
	for i, r := range w.Regels {
		if r.Credit || w.oordelen[i].Status != Goedgekeurd {
			continue
		}
		if eerste, dubbel := gezien[sleutelVan(r)]; dubbel {
			w.oordelen[i].keurAf("9389", "Voor %s staat op toewijzing %d in deze declaratie ook regel %s.", r.Periode.Tekst(), r.Toewijzing, eerste)
			continue
		}
		gezien[sleutelVan(r)] = r.Referentie
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
	sommen, err := sommenVan(ctx, tx, w)
	if err != nil {
		return err
	}
	for _, credit := range []bool{true, false} {
		for i := range w.oordelen {
			o := &w.oordelen[i]
			t, bekend := w.toewijzingen[o.Toewijzing]
			if !bekend || o.Credit != credit || o.Status != Goedgekeurd {
				continue
			}
			s := sommen[t.Nummer]
			if !credit {
				o.toetsTotaal(t, s)
			}
			if o.Status == Goedgekeurd {
				s.volume += teken(o.Regel) * inMinuten(o.Volume, o.Eenheid)
				s.bedrag += o.netto()
				sommen[t.Nummer] = s
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
			o.keurAf("9322", "Gedeclareerd is %d %s; op toewijzing %d is nog %d over van de %d %s die in totaal zijn toegewezen.",
				o.Volume, meervoud(o.Eenheid), t.Nummer, over, inEenheid(mag, t.Omvang.Eenheid, o.Eenheid), meervoud(o.Eenheid))
		}
	}
	if t.Budget > 0 && s.bedrag+o.Bedrag > t.Budget {
		o.keurAf("9369", "Gedeclareerd is %s; van het budget van %s op toewijzing %d is nog %s over.", o.Bedrag, t.Budget, t.Nummer, max(0, t.Budget-s.bedrag))
	}
}

// heeftGrens reports whether any allotment in the claim has a total volume or a
// budget: most have not, and then what was claimed before need not be added up.
func (w *dossier) heeftGrens() bool {
	return slices.ContainsFunc(w.Regels, func(r Regel) bool {
		t, bekend := w.toewijzingen[r.Toewijzing]
		_, begrensd := MaximumTotaal(t)
		return bekend && (begrensd || t.Budget > 0)
	})
}

func teken(r Regel) int64 {
	if r.Credit {
		return -1
	}
	return 1
}

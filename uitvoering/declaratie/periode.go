package declaratie

import (
	"context"
	"fmt"

	"nabuur/kader/berichtregel"
	"nabuur/opslag"
)

// toetsGeheel judges the claim as a whole, before its lines: its number (TR333)
// and, when it came in a message, its period (TR318).
func (w *dossier) toetsGeheel(ctx context.Context, tx *opslag.Tx) ([]berichtregel.Bevinding, error) {
	var bevindingen []berichtregel.Bevinding
	for _, code := range w.kring {
		eerder, dubbel, err := metNummer(ctx, tx, code, w.Declaratie)
		if err != nil {
			return nil, err
		}
		if dubbel {
			bevindingen = append(bevindingen, berichtregel.New("TR333",
				fmt.Sprintf("Declaratie %s is al op %s ontvangen in een ander bericht.", w.Nummer, eerder.Ontvangen.Dag().Tekst())))
			break
		}
	}
	if w.kanaal != InBericht {
		return bevindingen, nil
	}
	zin, err := w.toetsPeriode(ctx, tx)
	if err == nil && zin != "" {
		bevindingen = append(bevindingen, berichtregel.New("TR318", zin))
	}
	return bevindingen, err
}

// toetsPeriode says what is wrong with the period of the claim, after the last one
// that this provider sent to this municipality in the domain (TR318, OP284). A
// period before that one is refused (IV090); the same one is not: that is how
// corrections come. Months may be skipped when no delivery ran in any of them
// according to the starts and stops that were reported. Those are no condition for
// a claim (OP364), so where none were reported nothing is refused.
func (w *dossier) toetsPeriode(ctx context.Context, tx *opslag.Tx) (string, error) {
	laatste, gevonden, err := laatstePeriode(ctx, tx, w.Declaratie)
	if err != nil || !gevonden {
		return "", err
	}
	if w.Periode.Vanaf < laatste.Vanaf {
		return fmt.Sprintf("De declaratieperiode begint op %s, maar er is al gedeclareerd over een latere periode, die begint op %s. "+
			"Neem deze prestaties op in een declaratie over die periode of een latere.",
			w.Periode.Vanaf.Tekst(), laatste.Vanaf.Tekst()), nil
	}
	if w.Periode.Vanaf <= laatste.Tot {
		return "", nil
	}
	for _, code := range w.kring {
		dag, liep, err := eersteLevering(ctx, tx, code, w.Declaratie, laatste.Tot)
		if err != nil {
			return "", err
		}
		if liep {
			return fmt.Sprintf("Over de maand van %s is nog niet gedeclareerd, terwijl er toen een levering liep. Dien eerst de "+
				"declaratie over die maand in.", dag.Tekst()), nil
		}
	}
	return "", nil
}

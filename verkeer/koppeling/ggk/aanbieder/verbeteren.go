package aanbieder

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// StartVerbeteren corrects the first day of the delivery on an allotment. A report is
// corrected in two messages: the first takes the old one back (StatusAanlevering 3),
// and only when that was taken in, the second reports the right one (1). So it is
// called until its Verslag says that it is done; each call takes the step that can be
// taken, and a call too many changes nothing. A start that is not there is
// NietGevonden.
func (a *Aanbieder) StartVerbeteren(ctx context.Context, gemeente kenmerk.Gemeentecode,
	wet istandaard.Wet, toewijzing int64, begin tijdlijn.Dag) (Verslag, error) {
	k, t, err := a.bij(ctx, gemeente, wet, toewijzing)
	if err != nil {
		return Verslag{}, err
	}
	return k.verbeter(t, melding{sleutel: sleutel{soort: "305", begin: begin}, status: nieuweAanlevering})
}

// StopVerbeteren corrects the last day or the reason of a stop, as StartVerbeteren
// does a start.
func (a *Aanbieder) StopVerbeteren(ctx context.Context, stop Stop) (Verslag, error) {
	k, t, err := a.bij(ctx, stop.Gemeente, stop.Wet, stop.Toewijzing)
	if err != nil {
		return Verslag{}, err
	}
	goede, err := k.stopmelding(t, stop)
	if err != nil {
		return Verslag{}, err
	}
	return k.verbeter(t, goede)
}

// verbeter takes the next step towards the right report.
func (k *kennis) verbeter(t toegewezen, goede melding) (Verslag, error) {
	alle, err := k.meldingen(t)
	if err != nil {
		return Verslag{}, err
	}
	goede.keer = tel(alle, goede.sleutel, verwijderAanlevering)
	if tel(alle, goede.sleutel, nieuweAanlevering) > goede.keer {
		return k.verslag("", nil, "de melding op toewijzing %d is verbeterd.", t.ToewijzingNummer), nil
	}
	oude, gevonden, err := k.lopend(t, goede.soort)
	if err != nil {
		return Verslag{}, err
	}
	if gevonden { // the wrong one still stands
		oude.keer, oude.status = tel(alle, oude.sleutel, verwijderAanlevering), verwijderAanlevering
		gemaakt, err := k.stuur(nil, k.levering(t, oude))
		return k.verslag("", gemaakt, "de melding op toewijzing %d is teruggenomen; na het antwoord volgt de goede.",
			t.ToewijzingNummer), err
	}
	teruggenomen := false
	for _, m := range alle {
		if m.soort != goede.soort || m.status != verwijderAanlevering {
			continue
		}
		if teruggenomen = true; m.gevolg == wacht {
			return k.verslag("", nil, "op het terugnemen van de melding op toewijzing %d is nog niet geantwoord.", t.ToewijzingNummer), nil
		}
	}
	if !teruggenomen {
		return Verslag{}, fout.New(fout.NietGevonden,
			"De gesimuleerde aanbieder %s heeft op toewijzing %d niets gemeld om te verbeteren. Controleer het nummer.",
			k.agb, t.ToewijzingNummer)
	}
	gemaakt, err := k.stuur(nil, k.levering(t, goede))
	return k.verslag("", gemaakt, "de goede melding op toewijzing %d is verstuurd.", t.ToewijzingNummer), err
}

package aanbieder

import (
	"cmp"
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Codes of the standard.
const (
	nieuweAanlevering    = "1"  // StatusAanlevering
	verwijderAanlevering = "3"  // StatusAanlevering
	redenVerwijderd      = "13" // RedenWijziging
	debet                = "D"
	credit               = "C"
)

// toegewezen is an allotment as the provider knows it from the last 301 about it.
type toegewezen struct {
	istandaard.ToegewezenProduct301
	std    *istandaard.Standaard
	client *istandaard.Client301
	van    string // the code of the municipality
}

// toegewezen gives the allotments of a municipality in their last state (IV013), by
// client and number. Zero for the law is both. A 301 that was rejected counts as not
// sent; one that was not answered yet does not.
func (k *kennis) toegewezen(gemeente string, wet istandaard.Wet) []toegewezen {
	if alle, gedaan := k.perGebied[gebied{gemeente, wet}]; gedaan {
		return alle
	}
	alle := k.zoekToegewezen(gemeente, wet)
	k.perGebied[gebied{gemeente, wet}] = alle
	return alle
}

func (k *kennis) zoekToegewezen(gemeente string, wet istandaard.Wet) []toegewezen {
	type sleutel struct {
		wet    istandaard.Wet
		nummer int64
	}
	laatste := map[sleutel]toegewezen{}
	for _, s := range k.vanSoort("301") {
		if s.gemeente() != gemeente || wet != 0 && s.std.Wet != wet || len(s.breuken) > 0 || k.beoordeeld(s) && !k.aanvaard(s) {
			continue
		}
		for _, p := range s.Client301.ToegewezenProducten {
			op := sleutel{s.std.Wet, p.ToewijzingNummer}
			if eerder, bekend := laatste[op]; !bekend || !eerder.later(p) {
				laatste[op] = toegewezen{p, s.std, s.Client301, gemeente}
			}
		}
	}
	alle := make([]toegewezen, 0, len(laatste))
	for _, t := range laatste {
		alle = append(alle, t)
	}
	slices.SortFunc(alle, func(x, y toegewezen) int {
		return cmp.Or(cmp.Compare(x.client.Bsn, y.client.Bsn), cmp.Compare(x.std.Wet, y.std.Wet),
			cmp.Compare(x.ToewijzingNummer, y.ToewijzingNummer))
	})
	return alle
}

// gemeente gives the code of the municipality that allotted it.
func (t toegewezen) gemeente() string { return t.van }

// later reports whether the allotment was decided after p.
func (t toegewezen) later(p istandaard.ToegewezenProduct301) bool {
	return cmp.Or(cmp.Compare(t.Toewijzingsdatum, p.Toewijzingsdatum), cmp.Compare(t.Toewijzingstijd, p.Toewijzingstijd)) > 0
}

func (t toegewezen) verwijderd() bool { return t.RedenWijziging == redenVerwijderd }

// geldig gives the period of the allotment; the end date in a message still counts.
func (t toegewezen) geldig() tijdlijn.Periode {
	loopt := tijdlijn.Vanaf(t.Ingangsdatum)
	if t.Einddatum != nil {
		loopt.Tot = t.Einddatum.Plus(1)
	}
	return loopt
}

// actueel reports whether the allotment is or will be valid on or after dag.
func (t toegewezen) actueel(dag tijdlijn.Dag) bool { return !t.verwijderd() && t.geldig().Tot > dag }

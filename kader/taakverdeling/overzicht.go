package taakverdeling

import (
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// Van gives all that the organisation does on the day, for itself and for
// others, in order of municipality and task. Work in run-off is not among it.
func (v *Verdeling) Van(uitvoerder organisatie.Kenmerk, dag tijdlijn.Dag) []*Toedeling {
	var gevonden []*Toedeling
	for _, b := range v.van[uitvoerder] {
		for _, i := range b.plekken {
			if b.deel.grenzen[i].Bevat(dag) {
				gevonden = append(gevonden, &b.deel.toedelingen[i])
			}
		}
	}
	return gevonden
}

// UitloopVan gives what the organisation no longer does on the day but still
// winds up: the ended Toedelingen whose Afwikkeling runs.
func (v *Verdeling) UitloopVan(uitvoerder organisatie.Kenmerk, dag tijdlijn.Dag) []*Toedeling {
	var gevonden []*Toedeling
	for _, b := range v.van[uitvoerder] {
		for _, i := range b.uitloop {
			if b.deel.grenzen[i].Tot <= dag && b.deel.toedelingen[i].Afwikkeling.Loopt(dag) {
				gevonden = append(gevonden, &b.deel.toedelingen[i])
			}
		}
	}
	return gevonden
}

// Uitvoerders gives every organisation that holds or held a task, in order of code.
func (v *Verdeling) Uitvoerders() []organisatie.Kenmerk { return slices.Clone(v.uitvoerders) }

// Matrix gives who does what for the municipality on the day, in the order of
// Taken. Tasks that nobody holds are left out: Gaten gives those.
func (v *Verdeling) Matrix(gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) []*Toedeling {
	var matrix []*Toedeling
	for taak := range takenTabel {
		if d, i := v.op(gemeente, taak, dag); i >= 0 {
			matrix = append(matrix, &d.toedelingen[i])
		}
	}
	return matrix
}

// Gaten gives the tasks of the municipality that nobody holds on the day, in the
// order of Taken. A municipality that does not exist on the day and has no
// successor then has no tasks and so no gaps.
func (v *Verdeling) Gaten(gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) []Taak {
	if _, ok := v.gemeenten.Verantwoordelijk(gemeente, dag); !ok {
		return nil
	}
	var gaten []Taak
	for taak, r := range takenTabel {
		if _, i := v.op(gemeente, taak, dag); i < 0 {
			gaten = append(gaten, r.taak)
		}
	}
	return gaten
}

// Wisseling is a task that changes hands on a day. Van or Naar is the zero
// Toedeling, with an empty Uitvoerder, when nobody held it before or holds it after.
type Wisseling struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente" yaml:"gemeente"`
	Taak     Taak                 `json:"taak" yaml:"taak"`
	Van      *Toedeling           `json:"van" yaml:"van"`
	Naar     *Toedeling           `json:"naar" yaml:"naar"`
}

// Wisselingen gives the tasks of the municipality whose executor on the day is
// another than on the day before, in the order of Taken. A merger changes the
// municipality of a Toedeling and so counts as a change.
func (v *Verdeling) Wisselingen(gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) []Wisseling {
	var wisselingen []Wisseling
	for _, r := range takenTabel {
		van, _ := v.Uitvoerder(gemeente, r.taak, dag.Plus(-1))
		naar, _ := v.Uitvoerder(gemeente, r.taak, dag)
		if van.Uitvoerder != naar.Uitvoerder || van.Gemeente != naar.Gemeente {
			wisselingen = append(wisselingen, Wisseling{gemeente, r.taak, van, naar})
		}
	}
	return wisselingen
}

// Wisseldagen gives the days on which a Toedeling of the municipality, or of its
// successor from the merger on, begins or ends, in order and without doubles.
func (v *Verdeling) Wisseldagen(gemeente kenmerk.Gemeentecode) []tijdlijn.Dag {
	var dagen []tijdlijn.Dag
	for s := range v.keten(gemeente) {
		for _, geldig := range v.delen[s.rij].grenzen {
			deel := geldig.Doorsnede(s.Periode)
			if deel.Leeg() {
				continue
			}
			if dagen = append(dagen, deel.Vanaf); !deel.Tot.IsOpen() {
				dagen = append(dagen, deel.Tot)
			}
		}
	}
	slices.Sort(dagen)
	return slices.Compact(dagen)
}

// Get gives the Toedeling with this ID as it is known; false when the
// municipality has none with it.
func (v *Verdeling) Get(gemeente kenmerk.Gemeentecode, id string) (*Toedeling, bool) {
	d := v.delen[v.rijVan(gemeente)]
	i, ok := d.opID()[id]
	if !ok {
		return niemand, false
	}
	return &d.toedelingen[i], true
}

// Toedelingen gives all that the municipality itself has divided, in order of
// task and day, without what its successor divides: where a draft begins.
func (v *Verdeling) Toedelingen(gemeente kenmerk.Gemeentecode) []Toedeling {
	return slices.Clone(v.delen[v.rijVan(gemeente)].toedelingen)
}

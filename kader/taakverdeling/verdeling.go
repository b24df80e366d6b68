package taakverdeling

import (
	"cmp"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// Verdeling is the whole division as known at one moment. It never changes and
// is safe for use by many goroutines. A Toedeling that it gives holds no longer
// than its municipality exists: Geldig is cut off there.
//
// Every answer is a pointer into the division itself: it is shared by all who
// ask and must not be changed; whoever keeps one copies it. It is never nil: with
// false, or where there is nobody, it is the zero Toedeling, without an Uitvoerder.
type Verdeling struct {
	gemeenten   *organisatie.Gemeenten
	toedelingen []Toedeling
	van         map[organisatie.Kenmerk][]int32 // executor → places in toedelingen

	// The index: for each municipality (rij) and task a stretch of stukken in
	// order of date, from begin[rij*taken+taak] to the next begin. It holds the
	// municipality's own and, from its succession on, those of its successor.
	rij     [10000]int16 // code → row + 1; 0: not a municipality
	begin   []int32
	stukken []stuk
}

// stuk is a stretch of days with one holder.
type stuk struct {
	vanaf, tot tijdlijn.Dag
	plek       int32 // in toedelingen
}

// niemand is what is given where there is nobody.
var niemand = &Toedeling{}

// NewVerdeling builds a division from what is known at one moment. Bekend of
// the given ones is not looked at. It refuses (Onjuist) what can never be right
// and (Botsing) two holders of one task on one day.
func NewVerdeling(gemeenten *organisatie.Gemeenten, toedelingen []Toedeling) (*Verdeling, error) {
	v := &Verdeling{gemeenten: gemeenten, van: map[organisatie.Kenmerk][]int32{}}
	v.toedelingen = make([]Toedeling, 0, len(toedelingen))
	for _, t := range toedelingen {
		t = vul(t)
		if err := keur(gemeenten, t); err != nil {
			return nil, err
		}
		gemeente, _ := gemeenten.Get(t.Gemeente)
		t.Geldig = t.Geldig.Doorsnede(gemeente.Bestaat)
		if !t.Geldig.Leeg() {
			v.toedelingen = append(v.toedelingen, t)
		}
	}
	slices.SortFunc(v.toedelingen, func(a, b Toedeling) int {
		return cmp.Or(cmp.Compare(a.Gemeente.Nummer(), b.Gemeente.Nummer()),
			cmp.Compare(taakPlek[a.Taak], taakPlek[b.Taak]), cmp.Compare(a.Geldig.Vanaf, b.Geldig.Vanaf))
	})
	for i := range v.toedelingen {
		t := v.toedelingen[i]
		if i > 0 && v.toedelingen[i-1].Gemeente == t.Gemeente && v.toedelingen[i-1].Taak == t.Taak && t.Geldig.Vanaf < v.toedelingen[i-1].Geldig.Tot {
			return nil, overlapFout(gemeenten, t, v.toedelingen[i-1])
		}
		v.van[t.Uitvoerder] = append(v.van[t.Uitvoerder], int32(i))
	}
	v.bouw()
	return v, nil
}

// bouw fills the index.
func (v *Verdeling) bouw() {
	eigen := make(map[kenmerk.Gemeentecode][]int32) // municipality → begin and end in toedelingen
	for i := 0; i < len(v.toedelingen); {
		j := i
		for j < len(v.toedelingen) && v.toedelingen[j].Gemeente == v.toedelingen[i].Gemeente {
			j++
		}
		eigen[v.toedelingen[i].Gemeente] = []int32{int32(i), int32(j)}
		i = j
	}
	alle := v.gemeenten.Alle()
	v.begin = make([]int32, 0, len(alle)*len(takenTabel)+1)
	v.stukken = make([]stuk, 0, len(v.toedelingen))
	for rij, gemeente := range alle {
		v.rij[gemeente.Code.Nummer()] = int16(rij + 1)
		reeks := v.reeks(gemeente, eigen)
		for taak := range int32(len(takenTabel)) {
			v.begin = append(v.begin, int32(len(v.stukken)))
			for _, schakel := range reeks {
				for len(schakel.plekken) > 0 && taakPlek[v.toedelingen[schakel.plekken[0]].Taak] == taak {
					plek := schakel.plekken[0]
					schakel.plekken = schakel.plekken[1:]
					if p := v.toedelingen[plek].Geldig.Doorsnede(schakel.periode); !p.Leeg() {
						v.stukken = append(v.stukken, stuk{p.Vanaf, p.Tot, plek})
					}
				}
			}
		}
	}
	v.begin = append(v.begin, int32(len(v.stukken)))
}

// schakel is one municipality in a chain of successions, with the days on which
// it is the responsible one and what is divided there, in order of task and date.
type schakel struct {
	periode tijdlijn.Periode
	plekken []int32
}

// reeks gives the chain of a municipality: itself, its successor, and so on.
func (v *Verdeling) reeks(gemeente organisatie.Gemeente, eigen map[kenmerk.Gemeentecode][]int32) []*schakel {
	var reeks []*schakel
	vanaf := gemeente.Bestaat.Vanaf
	for {
		s := &schakel{periode: tijdlijn.Periode{Vanaf: vanaf, Tot: gemeente.Bestaat.Tot}}
		if grens, ok := eigen[gemeente.Code]; ok {
			for plek := grens[0]; plek < grens[1]; plek++ {
				s.plekken = append(s.plekken, plek)
			}
		}
		reeks = append(reeks, s)
		opvolging, ok := v.gemeenten.OpvolgingVan(gemeente.Code)
		if !ok {
			return reeks
		}
		vanaf = opvolging.Datum
		gemeente, _ = v.gemeenten.Get(opvolging.Naar)
	}
}

// stukkenVan gives the stretches of one task of one municipality in order of date.
func (v *Verdeling) stukkenVan(gemeente kenmerk.Gemeentecode, taak Taak) []stuk {
	rij := int(v.rij[gemeente.Nummer()]) - 1
	plek, ok := taakPlek[taak]
	if !ok || rij < 0 {
		return nil
	}
	cel := rij*len(takenTabel) + int(plek)
	return v.stukken[v.begin[cel]:v.begin[cel+1]]
}

// na gives the number of stretches that begin on or before the day: the last of
// those is the only one that can hold it.
func na(stukken []stuk, dag tijdlijn.Dag) int {
	laag, hoog := 0, len(stukken)
	for laag < hoog {
		midden := int(uint(laag+hoog) >> 1)
		if stukken[midden].vanaf <= dag {
			laag = midden + 1
		} else {
			hoog = midden
		}
	}
	return laag
}

// op gives the stretch that holds the day, or false.
func op(stukken []stuk, dag tijdlijn.Dag) (stuk, bool) {
	i := na(stukken, dag)
	if i == 0 || dag >= stukken[i-1].tot {
		return stuk{}, false
	}
	return stukken[i-1], true
}

// Uitvoerder gives who does the task for the municipality on the day. After a
// merger it is what the successor has arranged: the Toedeling then names the
// successor as its Gemeente. It returns false when nobody holds the task.
func (v *Verdeling) Uitvoerder(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	s, ok := op(v.stukkenVan(gemeente, taak), dag)
	if !ok {
		return niemand, false
	}
	return &v.toedelingen[s.plek], true
}

// MoetUitvoerder gives what Uitvoerder gives, and the Fout that names the gap
// when nobody holds the task.
func (v *Verdeling) MoetUitvoerder(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, error) {
	t, ok := v.Uitvoerder(gemeente, taak, dag)
	if !ok {
		return niemand, v.Gat(gemeente, taak, dag)
	}
	return t, nil
}

// Gat gives the Fout for a task that nobody holds on the day. It names the
// municipality that is responsible on that day.
func (v *Verdeling) Gat(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) *fout.Fout {
	naam := v.gemeenten.Naam(gemeente)
	if nu, ok := v.gemeenten.Verantwoordelijk(gemeente, dag); ok {
		naam = nu.Naam
	}
	return GatFout(naam, taak, dag)
}

// Behandelaar gives who handles on vandaag work that concerns the day over: the
// holder on that day as long as he still holds the task or its Afwikkeling runs,
// else the holder on vandaag. It returns false when that is nobody.
func (v *Verdeling) Behandelaar(gemeente kenmerk.Gemeentecode, taak Taak, over, vandaag tijdlijn.Dag) (*Toedeling, bool) {
	stukken := v.stukkenVan(gemeente, taak)
	if over < vandaag {
		if s, ok := op(stukken, over); ok && (vandaag < s.tot || v.toedelingen[s.plek].Afwikkeling.Loopt(vandaag)) {
			return &v.toedelingen[s.plek], true
		}
	}
	s, ok := op(stukken, vandaag)
	if !ok {
		return niemand, false
	}
	return &v.toedelingen[s.plek], true
}

// Vorige gives the last Toedeling that ended on or before the day, successions
// included, or false when there is none.
func (v *Verdeling) Vorige(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	stukken := v.stukkenVan(gemeente, taak)
	i := na(stukken, dag) - 1
	if i >= 0 && dag < stukken[i].tot {
		i--
	}
	if i < 0 {
		return niemand, false
	}
	return &v.toedelingen[stukken[i].plek], true
}

// Volgende gives the first Toedeling that begins after the day, successions
// included, or false when there is none.
func (v *Verdeling) Volgende(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	stukken := v.stukkenVan(gemeente, taak)
	i := na(stukken, dag)
	if i == len(stukken) {
		return niemand, false
	}
	return &v.toedelingen[stukken[i].plek], true
}

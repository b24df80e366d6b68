package taakverdeling

import (
	"cmp"
	"maps"
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
//
// It is made of one part per municipality. A division after a change shares the
// parts of all municipalities in which nothing changed, and whoever keeps an
// answer keeps alive no more than the part of that municipality.
type Verdeling struct {
	*ligging
	delen       []*gemeentedeel                 // by row of the ligging; never nil
	van         map[organisatie.Kenmerk][]bezit // in order of row
	uitvoerders []organisatie.Kenmerk           // the keys of van, in order
}

// bezit is what an organisation holds in one municipality.
type bezit struct {
	deel *gemeentedeel
	*houder
}

// niemand is what is given where there is nobody.
var niemand = &Toedeling{}

// NewVerdeling builds a division from what is known at one moment. Bekend of
// the given ones is not looked at. It refuses (Onjuist) what can never be right
// and (Botsing) two holders of one task on one day.
func NewVerdeling(gemeenten *organisatie.Gemeenten, toedelingen []Toedeling) (*Verdeling, error) {
	per := map[kenmerk.Gemeentecode][]*Toedeling{}
	for i := range toedelingen {
		t := &toedelingen[i]
		per[t.Gemeente] = append(per[t.Gemeente], t)
	}
	return legeVerdeling(gemeenten).met(per)
}

func legeVerdeling(gemeenten *organisatie.Gemeenten) *Verdeling {
	v := &Verdeling{ligging: nieuweLigging(gemeenten)}
	v.delen = slices.Repeat([]*gemeentedeel{leegDeel}, len(v.schakels))
	return v
}

// Met gives the division in which all that one municipality has divided is
// replaced: what a proposal would make of it, to be laid beside this one with
// Verschillen. It refuses what NewVerdeling refuses.
func (v *Verdeling) Met(gemeente kenmerk.Gemeentecode, toedelingen []Toedeling) (*Verdeling, error) {
	deze := make([]*Toedeling, len(toedelingen))
	for i := range toedelingen {
		if deze[i] = &toedelingen[i]; deze[i].Gemeente != gemeente {
			return nil, fout.New(fout.Onjuist, "Deze toedeling is van %s en niet van %s. Kies toedelingen van één gemeente.",
				v.gemeenten.Naam(deze[i].Gemeente), v.gemeenten.Naam(gemeente)).Bij("gemeente")
		}
	}
	return v.met(map[kenmerk.Gemeentecode][]*Toedeling{gemeente: deze})
}

// met gives the division in which what these municipalities have divided is
// replaced by what is given here; all others keep their part.
func (v *Verdeling) met(per map[kenmerk.Gemeentecode][]*Toedeling) (*Verdeling, error) {
	nieuw := &Verdeling{ligging: v.ligging, delen: slices.Clone(v.delen), van: maps.Clone(v.van), uitvoerders: v.uitvoerders}
	geraakt := map[organisatie.Kenmerk][]bezit{} // everyone who holds or held something in a replaced part, with what is new
	for _, gemeente := range slices.SortedFunc(maps.Keys(per), func(a, b kenmerk.Gemeentecode) int {
		return cmp.Compare(a.Nummer(),
			b.Nummer())
	}) {
		rij := v.rijVan(gemeente)
		d, err := v.maakDeel(rij, per[gemeente])
		if err != nil {
			return nil, err
		}
		for i := range v.delen[rij].houders {
			if k := v.delen[rij].houders[i].uitvoerder; geraakt[k] == nil {
				geraakt[k] = []bezit{}
			}
		}
		for i := range d.houders {
			h := &d.houders[i]
			geraakt[h.uitvoerder] = append(geraakt[h.uitvoerder], bezit{d, h})
		}
		nieuw.delen[rij] = d
	}
	nieuw.herverdeel(geraakt)
	return nieuw, nil
}

// herverdeel brings what the organisations hold in step with the parts.
func (v *Verdeling) herverdeel(geraakt map[organisatie.Kenmerk][]bezit) {
	if v.van == nil {
		v.van = make(map[organisatie.Kenmerk][]bezit, len(geraakt))
	}
	anderen := false
	for k, nieuw := range geraakt {
		oud, was := v.van[k]
		alle := make([]bezit, 0, len(oud)+len(nieuw))
		for _, b := range oud {
			if v.delen[b.deel.rij] == b.deel {
				alle = append(alle, b)
			}
		}
		alle = append(alle, nieuw...)
		slices.SortFunc(alle, func(a, b bezit) int { return cmp.Compare(a.deel.rij, b.deel.rij) })
		anderen = anderen || was != (len(alle) > 0)
		if v.van[k] = alle; len(alle) == 0 {
			delete(v.van, k)
		}
	}
	if anderen {
		v.uitvoerders = slices.Sorted(maps.Keys(v.van))
	}
}

// op gives the part and the place in it of what holds the task for the
// municipality on the day, its own or its successor's; -1 when nobody holds it.
func (v *Verdeling) op(gemeente kenmerk.Gemeentecode, taak int, dag tijdlijn.Dag) (*gemeentedeel, int) {
	d := v.delen[v.verantwoordelijk(v.rijVan(gemeente), dag)]
	return d, d.op(taak, dag)
}

// Uitvoerder gives who does the task for the municipality on the day. After a
// merger it is what the successor has arranged: the Toedeling then names the
// successor as its Gemeente. It returns false when nobody holds the task.
func (v *Verdeling) Uitvoerder(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	plek, _ := plekVan(taak)
	d, i := v.op(gemeente, plek, dag)
	if i < 0 {
		return niemand, false
	}
	return &d.toedelingen[i], true
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
	plek, _ := plekVan(taak)
	if over < vandaag {
		if d, i := v.op(gemeente, plek, over); i >= 0 && (vandaag < d.grenzen[i].Tot || d.toedelingen[i].Afwikkeling.Loopt(vandaag)) {
			return &d.toedelingen[i], true
		}
	}
	d, i := v.op(gemeente, plek, vandaag)
	if i < 0 {
		return niemand, false
	}
	return &d.toedelingen[i], true
}

// Vorige gives the last Toedeling that ended on or before the day, successions
// included, or false when there is none.
func (v *Verdeling) Vorige(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	gevonden, ok := niemand, false
	plek, _ := plekVan(taak)
	for s := range v.keten(gemeente) {
		if dag < s.Vanaf {
			break
		}
		d := v.delen[s.rij]
		i := d.tot(plek, dag)
		if i >= int(d.begin[plek]) && dag < d.grenzen[i].Tot {
			i--
		}
		if i >= int(d.begin[plek]) && d.grenzen[i].Tot > s.Vanaf {
			gevonden, ok = &d.toedelingen[i], true
		}
	}
	return gevonden, ok
}

// Volgende gives the first Toedeling that begins after the day, successions
// included, or false when there is none.
func (v *Verdeling) Volgende(gemeente kenmerk.Gemeentecode, taak Taak, dag tijdlijn.Dag) (*Toedeling, bool) {
	plek, _ := plekVan(taak)
	for s := range v.keten(gemeente) {
		d := v.delen[s.rij]
		i := d.tot(plek, max(dag, s.Vanaf-1)) + 1
		if dag < s.Vanaf && i > int(d.begin[plek]) && d.grenzen[i-1].Tot > s.Vanaf {
			i-- // it began before this municipality took over, and so begins here on that day
		}
		if i < int(d.begin[plek+1]) {
			return &d.toedelingen[i], true
		}
	}
	return niemand, false
}

package taakverdeling

import (
	"cmp"
	"slices"
	"sync"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// gemeentedeel is what one municipality has divided, in order of task and date. It never
// changes: a division after a change has another deel for that municipality and
// shares all the others.
type gemeentedeel struct {
	rij   int16                  // in the ligging
	begin [meesteTaken + 2]int32 // task → its first place below; up to the begin of the next
	// Two rows of one length. A lookup looks at grenzen only, of which eight fit in
	// what the processor fetches at once, and points at the other.
	grenzen     []tijdlijn.Periode
	toedelingen []Toedeling

	houders []houder // in order of executor
	opID    func() map[string]int32
}

// houder is an organisation in one part with the places of what it holds there.
type houder struct {
	uitvoerder organisatie.Kenmerk
	plekken    []int32
	uitloop    []int32 // those of them with a run-off
}

// meesteTaken is the number of tasks a part has room for; a test keeps it above
// the number there are.
const meesteTaken = 96

var leegDeel = &gemeentedeel{opID: func() map[string]int32 { return nil }}

// plaats is where one Toedeling comes in the order of a part.
type plaats struct {
	taak   int32
	bron   int32
	geldig tijdlijn.Periode
}

// maakDeel builds what one municipality has divided. It refuses what NewVerdeling
// refuses.
func (l *ligging) maakDeel(rij int16, toedelingen []*Toedeling) (*gemeentedeel, error) {
	vol := make([]Toedeling, len(toedelingen))
	volgorde := make([]plaats, 0, len(toedelingen))
	for i, t := range toedelingen {
		vol[i] = vul(*t)
		if err := keur(l.gemeenten, &vol[i]); err != nil {
			return nil, err
		}
		taak, _ := plekVan(t.Taak)
		if geldig := vol[i].Geldig.Doorsnede(l.schakels[rij].bestaat); !geldig.Leeg() {
			volgorde = append(volgorde, plaats{int32(taak), int32(i), geldig})
		}
	}
	if len(volgorde) == 0 {
		return leegDeel, nil
	}
	slices.SortFunc(volgorde, func(a, b plaats) int {
		return cmp.Or(cmp.Compare(a.taak, b.taak), cmp.Compare(a.geldig.Vanaf, b.geldig.Vanaf))
	})
	d := &gemeentedeel{rij: rij, grenzen: make([]tijdlijn.Periode, len(volgorde)), toedelingen: make([]Toedeling, len(volgorde))}
	for i, p := range volgorde {
		d.grenzen[i], d.toedelingen[i] = p.geldig, vol[p.bron]
		d.toedelingen[i].Geldig = p.geldig
		d.begin[p.taak+1]++
		if i > 0 && volgorde[i-1].taak == p.taak && p.geldig.Vanaf < d.grenzen[i-1].Tot {
			return nil, overlapFout(l.gemeenten, &d.toedelingen[i], &d.toedelingen[i-1])
		}
	}
	for taak := 1; taak < len(d.begin); taak++ {
		d.begin[taak] += d.begin[taak-1]
	}
	d.telHouders()
	d.opID = sync.OnceValue(d.kenmerken)
	return d, nil
}

func (d *gemeentedeel) telHouders() {
	plek := map[organisatie.Kenmerk]int{}
	for i := range d.toedelingen {
		t := &d.toedelingen[i]
		h, ok := plek[t.Uitvoerder]
		if !ok {
			h = len(d.houders)
			plek[t.Uitvoerder] = h
			d.houders = append(d.houders, houder{uitvoerder: t.Uitvoerder})
		}
		d.houders[h].plekken = append(d.houders[h].plekken, int32(i))
		if t.Afwikkeling.Uitlopen {
			d.houders[h].uitloop = append(d.houders[h].uitloop, int32(i))
		}
	}
	slices.SortFunc(d.houders, func(a, b houder) int { return cmp.Compare(a.uitvoerder, b.uitvoerder) })
}

func (d *gemeentedeel) kenmerken() map[string]int32 {
	plek := make(map[string]int32, len(d.toedelingen))
	for i := range d.toedelingen {
		if _, eerder := plek[d.toedelingen[i].ID]; !eerder {
			plek[d.toedelingen[i].ID] = int32(i)
		}
	}
	return plek
}

// op gives the place of what holds the task on the day; -1 when nobody does.
func (d *gemeentedeel) op(taak int, dag tijdlijn.Dag) int {
	i := d.tot(taak, dag)
	if i < int(d.begin[taak]) || dag >= d.grenzen[i].Tot {
		return -1
	}
	return i
}

// tot gives the place of the last that begins on or before the day: the only one
// that can hold it. It is the one before the first of the task when all begin later.
func (d *gemeentedeel) tot(taak int, dag tijdlijn.Dag) int {
	laag, aantal := int(d.begin[taak]), int(d.begin[taak+1]-d.begin[taak])
	for aantal > 0 {
		helft := aantal / 2
		if d.grenzen[laag+helft].Vanaf <= dag {
			laag += helft + 1
			aantal -= helft + 1
		} else {
			aantal = helft
		}
	}
	return laag - 1
}

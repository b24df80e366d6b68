package taakverdeling

// Where a task stands in the table of all tasks is asked with every lookup in a
// division, so it is found without the general map: a small open table, by a few
// bytes of the code, in which a code that stands there is compared whole.

const vakken = 256 // a power of two, more than three times the number of tasks

var takenVak = maakVakken()

func maakVakken() (tabel [vakken]int16) { // place + 1; 0 is an empty one
	for plek, r := range takenTabel {
		vak := vakVan(r.taak)
		for tabel[vak] != 0 {
			vak = (vak + 1) % vakken
		}
		tabel[vak] = int16(plek + 1)
	}
	return tabel
}

// vakVan gives where the search for a task begins. No task is shorter than the
// bytes it looks at: "wmo.pgb".
func vakVan(t Taak) uint32 {
	n := len(t)
	if n < 7 {
		return 0
	}
	kop := uint32(t[3]) | uint32(t[4])<<8 | uint32(t[5])<<16 | uint32(t[6])<<24
	staart := uint32(t[n-4]) | uint32(t[n-3])<<8 | uint32(t[n-2])<<16 | uint32(t[n-1])<<24
	return (kop*0x9e3779b1 ^ staart*0x85ebca77 + uint32(n)) * 0xc2b2ae3d >> 24
}

// plekVan gives the place of the task in takenTabel; one past its end, where
// nothing is ever divided, and false when it is no task.
func plekVan(t Taak) (int, bool) {
	for vak := vakVan(t); takenVak[vak] != 0; vak = (vak + 1) % vakken {
		if plek := int(takenVak[vak]) - 1; takenTabel[plek].taak == t {
			return plek, true
		}
	}
	return len(takenTabel), false
}

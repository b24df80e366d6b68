package istandaard

// Erbij adds an empty item to the list and gives its address.
func Erbij[T any](lijst *[]T) *T {
	if cap(*lijst) == 0 {
		*lijst = make([]T, 0, 4)
	}
	var leeg T
	*lijst = append(*lijst, leeg)
	return &(*lijst)[len(*lijst)-1]
}

// Rij gives lists their room from blocks that they share, so that many short lists
// cost few allocations. One list at a time grows: it is complete when the next one
// gets its first item.
type Rij[T any] struct {
	blok  []T
	begin int // of the list that grows
	merk  int // what stands before it is kept
}

// maxBlok is the number of items from which blocks no longer grow.
const maxBlok = 1024

// Erbij adds an empty item to the list and gives its address, which is valid until
// the next item comes.
func (r *Rij[T]) Erbij(lijst *[]T) *T {
	if len(*lijst) == 0 {
		r.begin = len(r.blok)
	}
	if len(r.blok) == cap(r.blok) {
		lopend := r.blok[r.begin:]
		r.blok = append(make([]T, 0, max(4, 2*len(lopend), min(maxBlok, 2*cap(r.blok)))), lopend...)
		r.begin = 0
	}
	var leeg T
	r.blok = append(r.blok, leeg)
	n := len(r.blok)
	*lijst = r.blok[r.begin:n:n]
	return &r.blok[n-1]
}

// Merk keeps the lists made so far.
func (r *Rij[T]) Merk() { r.merk = len(r.blok) }

// Terug gives back the room of the lists made after Merk: they are not used any more.
func (r *Rij[T]) Terug() { r.blok = r.blok[:min(r.merk, len(r.blok))] }

// plekken hands out addresses of values that are allocated many at a time.
type plekken[T any] struct {
	rij  []T
	merk int
}

func (s *plekken[T]) bewaar(waarde T) *T {
	if len(s.rij) == cap(s.rij) {
		s.rij = make([]T, 0, min(maxBlok, max(4, 2*cap(s.rij))))
	}
	s.rij = append(s.rij, waarde)
	return &s.rij[len(s.rij)-1]
}

func (s *plekken[T]) terug() { s.rij = s.rij[:min(s.merk, len(s.rij))] }

// TekstErbij reads the value of the element as text and adds it to the list.
func (l *Lezer) TekstErbij(lijst *[]string) { *l.teksten.Erbij(lijst) = l.Tekst() }

// Apart begins the items that are handed over one at a time: what was read so far is
// kept, whatever Verder gives back.
func (l *Lezer) Apart() {
	l.dagen.merk, l.getal.merk, l.bedrag.merk = len(l.dagen.rij), len(l.getal.rij), len(l.bedrag.rij)
	l.teksten.Merk()
}

// Verder goes on after an item that was handed over and is not used any more: its room
// is used again, and the text may go on to its next window.
func (l *Lezer) Verder() {
	l.dagen.terug()
	l.getal.terug()
	l.bedrag.terug()
	l.teksten.Terug()
	z := &l.z
	if z.bron != nil && z.soort == tNiets && !z.leeg && z.bron.krap(len(z.s)-z.pos) {
		z.schuif()
	}
}

// Staak ends the reading without a breach: every later call answers as if
// nothing more came, and Slot no longer reads what follows.
func (l *Lezer) Staak() { l.gestopt = true }

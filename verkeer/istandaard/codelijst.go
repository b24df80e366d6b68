package istandaard

// Codelijst is a code list, made to be searched.
type Codelijst struct {
	waarden []Waarde
	woorden []codeplek // a hash table of the codes of at most four bytes
	schuif  uint       // turns the product of the hash into an index
}

// codeplek is a code as a word, with its index in the list; 0 is no code.
type codeplek struct {
	woord uint32
	index uint32
}

// NewCodelijst makes a list searchable; it is sorted by code.
func NewCodelijst(waarden []Waarde) *Codelijst {
	c := &Codelijst{waarden: waarden, schuif: 32}
	n := 1
	for n < 2*len(waarden) {
		n *= 2
		c.schuif--
	}
	c.woorden = make([]codeplek, n)
	for i, w := range waarden {
		if len(w.Code) == 0 || len(w.Code) > 4 {
			continue
		}
		woord := codewoord(w.Code)
		plek := c.plek(woord)
		for c.woorden[plek].woord != 0 {
			plek = (plek + 1) & uint32(n-1)
		}
		c.woorden[plek] = codeplek{woord, uint32(i)}
	}
	return c
}

// codewoord packs a code of one to four bytes; none gives 0, for no code holds a NUL.
func codewoord(w string) uint32 {
	var woord uint32
	for i := range len(w) {
		woord = woord<<8 | uint32(w[i])
	}
	return woord
}

func (c *Codelijst) plek(woord uint32) uint32 { return uint32(uint64(woord*0x9E3779B1) >> c.schuif) }

// zoek gives the index of the code, or -1.
func (c *Codelijst) zoek(w string) int {
	if len(w) == 0 || len(w) > 4 {
		if i, ok := zoekWaarde(c.waarden, w); ok {
			return i
		}
		return -1
	}
	woord := codewoord(w)
	for plek := c.plek(woord); ; plek = (plek + 1) & uint32(len(c.woorden)-1) {
		switch c.woorden[plek].woord {
		case 0:
			return -1
		case woord:
			if i := int(c.woorden[plek].index); c.waarden[i].Code == w {
				return i
			}
		}
	}
}

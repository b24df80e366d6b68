package release32

import "hash/maphash"

// verzameling is a set of keys, each a row of bytes. It keeps a copy of every key in
// one block, so that a claim of tens of thousands of lines costs a few allocations.
//
// Nearly all keys that are asked for are new, and a hash table of them all is larger
// than what the processor has at hand: looking in it waits for memory each time. So a
// key is first held against a small sieve, which says of nearly every new key that it
// is new. The others are sought in the keys one by one, and, when that is asked often,
// in a table that is made then.
type verzameling struct {
	*blok
	zeef    []uint64 // three bits of one word per key; a power of two of words
	rij     []ingang // the keys in the order in which they came
	gezocht int      // how often a key was sought that the sieve let through
	tafel   []uint32 // a hash table of places in rij, counted from 1; nil until it pays
}

// blok is where the sets of one check keep their keys, and what they hash with.
type blok struct {
	bytes []byte
	zaad  maphash.Seed
}

// ingang is where a key begins in bytes, with a part of its hash. In front of the key
// stand the two bytes of its length.
type ingang struct{ hash, begin uint32 }

const (
	perSleutel = 96 // bytes of keys that go with one line of a claim, over all sets
	perWoord   = 2  // keys for which the sieve has a word: it lets one new key in two thousand through
	zonderzoek = 32 // times that the keys are looked through one by one
)

// erbij adds the key and reports whether it was there already.
func (v *verzameling) erbij(sleutel []byte) bool {
	hash := uint32(maphash.Bytes(v.zaad, sleutel))
	if v.bekend(hash, sleutel) {
		return true
	}
	if len(v.rij) == perWoord*len(v.zeef) {
		v.groei()
	}
	woord, bits := v.gaten(hash)
	v.zeef[woord] |= bits
	v.bytes = append(v.bytes, byte(len(sleutel)), byte(len(sleutel)>>8))
	v.rij = append(v.rij, ingang{hash, uint32(len(v.bytes))})
	v.bytes = append(v.bytes, sleutel...)
	if v.tafel != nil {
		v.zetOpTafel(len(v.rij))
	}
	return false
}

// heeft reports whether the key was added.
func (v *verzameling) heeft(sleutel []byte) bool {
	return v.bekend(uint32(maphash.Bytes(v.zaad, sleutel)), sleutel)
}

// aantal is the number of keys.
func (v *verzameling) aantal() int { return len(v.rij) }

func (v *verzameling) bekend(hash uint32, sleutel []byte) bool {
	woord, bits := v.gaten(hash)
	return v.zeef[woord]&bits == bits && v.zoek(hash, sleutel)
}

// gaten gives the word and the bits of the sieve that belong to a hash.
func (v *verzameling) gaten(hash uint32) (woord uint32, bits uint64) {
	meng := hash * 0x9E3779B1 // so that the bits do not follow from the word
	return hash & uint32(len(v.zeef)-1), 1<<(meng>>26) | 1<<(meng>>20&63) | 1<<(meng>>14&63)
}

// zoek looks for a key that the sieve let through.
func (v *verzameling) zoek(hash uint32, sleutel []byte) bool {
	if v.tafel == nil {
		if v.gezocht++; v.gezocht <= zonderzoek {
			for _, i := range v.rij {
				if i.hash == hash && v.is(i, sleutel) {
					return true
				}
			}
			return false
		}
		v.dekTafel()
	}
	masker := uint32(len(v.tafel) - 1)
	for plek := hash & masker; v.tafel[plek] != 0; plek = (plek + 1) & masker {
		if i := v.rij[v.tafel[plek]-1]; i.hash == hash && v.is(i, sleutel) {
			return true
		}
	}
	return false
}

// is reports whether the key stands there.
func (v *verzameling) is(i ingang, sleutel []byte) bool {
	lengte := uint32(v.bytes[i.begin-2]) | uint32(v.bytes[i.begin-1])<<8
	return string(v.bytes[i.begin:i.begin+lengte]) == string(sleutel)
}

// maakVerzamelingen makes the sets empty, with room for so many keys each.
func maakVerzamelingen(sets []verzameling, sleutels int) {
	woorden := 16
	for perWoord*woorden < sleutels {
		woorden *= 2
	}
	b := &blok{make([]byte, 0, perSleutel*sleutels), maphash.MakeSeed()}
	zeef := make([]uint64, len(sets)*woorden)
	rij := make([]ingang, len(sets)*sleutels)
	for i := range sets {
		sets[i] = verzameling{blok: b, zeef: zeef[i*woorden : (i+1)*woorden], rij: rij[i*sleutels : i*sleutels : (i+1)*sleutels]}
	}
}

// groei doubles the sieve, and the table with it.
func (v *verzameling) groei() {
	v.zeef = make([]uint64, 2*len(v.zeef))
	for _, i := range v.rij {
		woord, bits := v.gaten(i.hash)
		v.zeef[woord] |= bits
	}
	if v.tafel != nil {
		v.dekTafel()
	}
}

// dekTafel makes the table, with at least two places for each key that still fits.
func (v *verzameling) dekTafel() {
	v.tafel = make([]uint32, 2*perWoord*len(v.zeef))
	for n := range v.rij {
		v.zetOpTafel(n + 1)
	}
}

// zetOpTafel puts the nth key in the table.
func (v *verzameling) zetOpTafel(n int) {
	masker := uint32(len(v.tafel) - 1)
	plek := v.rij[n-1].hash & masker
	for v.tafel[plek] != 0 {
		plek = (plek + 1) & masker
	}
	v.tafel[plek] = uint32(n)
}

package release32

import "hash/maphash"

// verzameling is a set of keys, each a row of bytes. It keeps a copy of every key in
// one block, so that a claim of tens of thousands of lines costs a few allocations.
type verzameling struct {
	*blok
	ingang []ingang // a hash table
	aantal int
}

// blok is where the sets of one check keep their keys, and what they hash with.
type blok struct {
	bytes []byte
	zaad  maphash.Seed
}

// ingang is where a key begins in bytes, counted from 1, with a part of its hash; plek 0
// is an empty place. In front of the key stand the two bytes of its length.
type ingang struct{ hash, plek uint32 }

// erbij adds the key and reports whether it was there already.
func (v *verzameling) erbij(sleutel []byte) bool {
	if 2*v.aantal >= len(v.ingang) {
		v.groei()
	}
	hash := maphash.Bytes(v.zaad, sleutel)
	plek := v.plek(hash, sleutel)
	if v.ingang[plek].plek != 0 {
		return true
	}
	v.bytes = append(v.bytes, byte(len(sleutel)), byte(len(sleutel)>>8))
	v.ingang[plek] = ingang{uint32(hash), uint32(len(v.bytes) + 1)}
	v.bytes = append(v.bytes, sleutel...)
	v.aantal++
	return false
}

// heeft reports whether the key was added.
func (v *verzameling) heeft(sleutel []byte) bool {
	return v.ingang[v.plek(maphash.Bytes(v.zaad, sleutel), sleutel)].plek != 0
}

// plek gives the place of the key in the table, or the empty one where it belongs.
func (v *verzameling) plek(hash uint64, sleutel []byte) uint32 {
	masker := uint32(len(v.ingang) - 1)
	for plek := uint32(hash) & masker; ; plek = (plek + 1) & masker {
		i := v.ingang[plek]
		if i.plek == 0 || i.hash == uint32(hash) && string(v.sleutel(i)) == string(sleutel) {
			return plek
		}
	}
}

// sleutel gives the key of a place that is not empty.
func (v *verzameling) sleutel(i ingang) []byte {
	lengte := int(v.bytes[i.plek-3]) | int(v.bytes[i.plek-2])<<8
	return v.bytes[i.plek-1 : int(i.plek-1)+lengte]
}

// maakVerzamelingen makes the sets empty, with room for so many keys each.
func maakVerzamelingen(sets []verzameling, sleutels int) {
	groot := 64
	for groot < 2*sleutels {
		groot *= 2
	}
	b := &blok{make([]byte, 0, 24*groot), maphash.MakeSeed()}
	tabel := make([]ingang, len(sets)*groot)
	for i := range sets {
		sets[i] = verzameling{blok: b, ingang: tabel[i*groot : (i+1)*groot]}
	}
}

// groei doubles the table.
func (v *verzameling) groei() {
	oud := v.ingang
	v.ingang = make([]ingang, 2*len(oud))
	masker := uint32(len(v.ingang) - 1)
	for _, i := range oud {
		if i.plek == 0 {
			continue
		}
		plek := i.hash & masker
		for v.ingang[plek].plek != 0 {
			plek = (plek + 1) & masker
		}
		v.ingang[plek] = i
	}
}

package kenmerk

import (
	"encoding/hex"
	"fmt"
	"io"
	"sync"

	"nabuur/grond/tijdlijn"
)

// NewID gives a UUIDv7 (RFC 9562): the milliseconds of nu, then bits read from
// toeval. Ids made one after the other sort in that order by millisecond. The
// same moment and the same randomness give the same id.
func NewID(nu tijdlijn.Moment, toeval io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(toeval, b[6:]); err != nil {
		return "", fmt.Errorf("kenmerk: geen toeval voor een id: %w", err)
	}
	return uuid7(millis(nu), b), nil
}

func millis(nu tijdlijn.Moment) uint64 { return uint64(nu) / 1000 }

// uuid7 writes the milliseconds, version and variant in b, and b as text.
func uuid7(ms uint64, b [16]byte) string {
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// Reeks gives ids that sort in the order in which they were made, also within one
// millisecond: a counter stands in the first twelve of their bits of chance (RFC 9562
// section 6.2, method 1). After 4,096 in one millisecond their order is chance again.
// It is safe for use by many goroutines, and reads from toeval for one at a time.
type Reeks struct {
	slot   sync.Mutex
	toeval io.Reader
	ms     uint64
	teller uint16
}

// hoogsteTeller is what the counter of a Reeks can hold.
const hoogsteTeller = 1<<12 - 1

// NewReeks gives ids whose other bits of chance come from toeval.
func NewReeks(toeval io.Reader) *Reeks { return &Reeks{toeval: toeval} }

// NewID gives the next id, of the moment.
func (r *Reeks) NewID(nu tijdlijn.Moment) (string, error) {
	r.slot.Lock()
	defer r.slot.Unlock()
	var b [16]byte
	if _, err := io.ReadFull(r.toeval, b[8:]); err != nil {
		return "", fmt.Errorf("kenmerk: geen toeval voor een id: %w", err)
	}
	switch ms := millis(nu); {
	case ms != r.ms:
		r.ms, r.teller = ms, 0
	case r.teller < hoogsteTeller:
		r.teller++
	}
	b[6], b[7] = byte(r.teller>>8), byte(r.teller)
	return uuid7(r.ms, b), nil
}

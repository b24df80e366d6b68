package kenmerk

import (
	"encoding/hex"
	"fmt"
	"io"

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
	ms := uint64(nu) / 1000
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:], nil
}

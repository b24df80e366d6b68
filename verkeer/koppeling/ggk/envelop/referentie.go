package envelop

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// NieuweReferentie gives a UUID of version 4 (RFC 9562) out of toeval.
func NieuweReferentie(toeval io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(toeval, b[:]); err != nil {
		return "", fmt.Errorf("ggk: geen toeval voor een referentienummer: %w", err)
	}
	return schrijfReferentie(b), nil
}

// Afgeleid gives a UUID in the form of version 4 that the same parts always give:
// for the simulated side, which must say the same again after a restart.
func Afgeleid(delen ...string) string {
	som := sha256.Sum256([]byte(strings.Join(delen, "\x00")))
	return schrijfReferentie([16]byte(som[:16]))
}

func schrijfReferentie(b [16]byte) string {
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// IsReferentie reports whether tekst is a UUID of version 4 in small letters, as
// the schema of the envelope asks.
func IsReferentie(tekst string) bool {
	if len(tekst) != 36 {
		return false
	}
	for i := range len(tekst) {
		c := tekst[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		case 14:
			if c != '4' {
				return false
			}
		case 19:
			if !strings.ContainsRune("89ab", rune(c)) {
				return false
			}
		default:
			if !isHex(c) {
				return false
			}
		}
	}
	return true
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' }

package istandaard

import (
	"math"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/tijdlijn"
)

func TestLeesDag(t *testing.T) {
	eerste, laatste := tijdlijn.MustDag("0001-01-01"), tijdlijn.Open
	for invoer, wil := range map[string]tijdlijn.Dag{
		"2025-12-31": tijdlijn.MustDag("2025-12-31"), "2024-02-29": tijdlijn.MustDag("2024-02-29"),
		"0001-01-01": eerste, "9999-12-31": laatste,
		"10000-01-01": laatste, "12024-02-29": laatste, "-0001-12-31": eerste, "-12024-02-29": eerste,
	} {
		if d, ok := leesDag(invoer); !ok || d != wil {
			t.Errorf("%s: %s %v, wil %s", invoer, d, ok, wil)
		}
	}
	for _, invoer := range []string{
		"", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-01",
		"25-01-01", "0000-01-01", "-0000-01-01", "02025-01-01", "+2025-01-01",
		"2025-01-01Z", "2025-01-01-01:00", "2025/01/01", "12025-02-29", "--2025-01-01",
		"2025-01-0１", "99999999999999999999-01-01", "-----------",
	} {
		if d, ok := leesDag(invoer); ok {
			t.Errorf("%q is aanvaard als %s", invoer, d)
		}
	}
}

func TestIsTijd(t *testing.T) {
	for invoer, wil := range map[string]bool{
		"00:00:00": true, "23:59:59": true, "24:00:00": true, "24:00:00.00": true, "10:15:00.123456789": true,
		"24:00:01": false, "24:00:00.1": false, "24:01:00": false, "25:00:00": false,
		"10:60:00": false, "10:00:60": false, "10:15": false, "1:15:00": false,
		"10:15:00.": false, "10:15:00Z": false, "10:15:00+01:00": false, "": false,
		"10.15.00": false, "10:15:00,5": false, "-1:15:00": false,
	} {
		if kreeg := isTijd(invoer); kreeg != wil {
			t.Errorf("%q: %v", invoer, kreeg)
		}
	}
}

func TestGeheel(t *testing.T) {
	for invoer, wil := range map[string]int64{
		"0": 0, "-0": 0, "+5": 5, "-5": -5, "0000000000000000000000000005": 5, "9223372036854775807": math.MaxInt64,
		"9223372036854775808": math.MaxInt64, "-99999999999999999999": -math.MaxInt64,
	} {
		if n, ok := geheel(invoer); !ok || n != wil {
			t.Errorf("%s: %d %v", invoer, n, ok)
		}
	}
	for _, invoer := range []string{"", "+", "-", "+-1", "1.0", "1e3", "1 0", "0x1", "１"} {
		if n, ok := geheel(invoer); ok {
			t.Errorf("%q is aanvaard als %d", invoer, n)
		}
	}
}

// TestVormen holds the patterns against the regular expressions of the schemas, put
// in Go's words: white space of XML, a dot that stops at a line end.
func TestVormen(t *testing.T) {
	const wit, geenWit = `[ \t\n\r]`, `[^ \t\n\r]`
	vormen := map[*Vorm]string{
		&VormNietLeeg:      `[^\n\r]*` + geenWit + `[^\n\r]*`,
		&VormCommentaar:    `((\.|` + wit + `)*` + geenWit + `+(\.|` + wit + `)*)+`,
		&VormZonderTijd:    `[^:Z]*`,
		&VormZonderZone:    `[^Z+-]+`,
		&VormVierCijfers:   `[0-9]{4}`,
		&VormAchtCijfers:   `[0-9]{8}`,
		&VormNegenCijfers:  `[0-9]{9}`,
		&VormCijfers:       `[0-9]*`,
		&VormVoorletters:   `([a-zA-ZÀ-ỳ])+`,
		&VormVersie:        VormVersie.Patroon,
		&VormLettersCijfer: `([a-zA-Z0-9])+`,
	}
	tekens := []string{"", "0", "1", "9", "a", "Z", "z", "À", "ỳ", "ỵ", "¿", ".", "-", "+", ":", " ",
		"\t", "\n", "\r", "\u00a0", "😀", "_"}
	for vorm, tekst := range vormen {
		orakel := regexp.MustCompile(`^(` + tekst + `)$`)
		rapid.Check(t, func(t *rapid.T) {
			w := ""
			for range rapid.IntRange(0, 9).Draw(t, "lengte") {
				w += rapid.SampledFrom(tekens).Draw(t, "teken")
			}
			if rapid.Bool().Draw(t, "cijfers") {
				w = rapid.StringMatching(`[0-9]{0,4}\.?[0-9]{0,5}\.?[0-9]{0,2}`).Draw(t, "getal")
			}
			// regexp's $ without (?m) is the end of the text, line end or not.
			if kreeg, wil := vorm.Past(w), orakel.MatchString(w); kreeg != wil {
				t.Fatalf("%s op %q: %v, wil %v", vorm.Patroon, w, kreeg, wil)
			}
		})
	}
}

package tekst_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/tekst"
)

func TestRegel(t *testing.T) {
	for in, wil := range map[string]string{
		"E\u0301M": "ÉM", "  Kroon ": "Kroon", "\u00a0Kroon\u00a0": "Kroon", "C\u0327elik": "Çelik", "": "", "O’Neil-Dîaz": "O’Neil-Dîaz",
		"Kro\tn": "!", "Kro\vn": "!", "Kroon\x00": "!", "Kro\non": "!", "Kro\x7fon": "!", "Kro\u0085on": "!", "Kroon\xe9": "!",
		"\ufffdKroon": "!", "Kro\u2028on": "!", "\u200b": "", "\u200b \u00ad": "", "\u200b\x00": "!",
	} {
		kreeg, err := tekst.Regel(in)
		if wil == "!" && !fout.Is(err, fout.Onjuist) || wil != "!" && (err != nil || kreeg != wil) {
			t.Errorf("%q: %q %v, wil %q", in, kreeg, err, wil)
		}
	}
}

func TestVrij(t *testing.T) {
	if kreeg, err := tekst.Vrij(" een\r\ntwee\rdrie\t4 \n"); err != nil || kreeg != "een\ntwee\ndrie\t4" {
		t.Errorf("%q %v", kreeg, err)
	}
	if _, err := tekst.Vrij("een\vtwee"); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "Teken 4") {
		t.Errorf("%v", err)
	}
}

// TestSchoonBlijftSchoon: what was cleaned stays the same, and can be kept.
func TestSchoonBlijftSchoon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.String().Draw(t, "tekst")
		for _, maak := range []func(string) (string, error){tekst.Regel, tekst.Vrij} {
			een, err := maak(in)
			if err != nil {
				continue
			}
			twee, err := maak(een)
			if err != nil || twee != een || !tekst.Kan(een) {
				t.Fatalf("%q werd %q en toen %q (%v)", in, een, twee, err)
			}
		}
	})
}

func TestKan(t *testing.T) {
	for in, wil := range map[string]bool{"": true, "é\n\t": true, "a\x00": false, "\xff": false} {
		if tekst.Kan(in) != wil {
			t.Errorf("%q: %v", in, !wil)
		}
	}
}

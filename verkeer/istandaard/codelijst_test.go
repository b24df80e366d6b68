package istandaard

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestCodelijst holds the search by table against the search by halves, over random
// lists of codes, some longer than the table takes.
func TestCodelijst(t *testing.T) {
	code := rapid.StringMatching(`[0-9A-Z]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.SliceOfDistinct(rapid.StringMatching(`[0-9A-Z]{1,6}`), rapid.ID).Draw(t, "codes")
		slices.Sort(codes)
		var lijst []Waarde
		for _, c := range codes {
			lijst = append(lijst, Waarde{Code: c})
		}
		c := NewCodelijst(lijst)
		for _, w := range append(codes, rapid.SliceOf(code).Draw(t, "andere")...) {
			wil, er := zoekWaarde(lijst, w)
			if i := c.zoek(w); (i >= 0) != er || er && i != wil {
				t.Fatalf("%q in %q: %d, wil %d %v", w, codes, i, wil, er)
			}
		}
		if c.zoek("\x00\x00\x001") >= 0 || c.zoek("\x00") >= 0 {
			t.Fatal("een NUL is geen code")
		}
	})
}

// TestGewoneDag holds the short way to read a date against the long one.
func TestGewoneDag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[0-9]{4}-[01][0-9]-[0-3][0-9]`).Draw(t, "datum")
		if rapid.IntRange(0, 3).Draw(t, "bederf") == 0 {
			i := rapid.IntRange(0, 9).Draw(t, "plek")
			w = w[:i] + rapid.SampledFrom([]string{"-", "/", ":", "a", "", "00", " "}).Draw(t, "teken") + w[i+1:]
		}
		kort, ok := gewoneDag(w)
		lang, wil := leesDag(w)
		if ok != (wil && len(w) == 10 && w[0] != '-') || ok && kort != lang {
			t.Fatalf("%q: %s %v, wil %s %v", w, kort, ok, lang, wil)
		}
	})
}

// TestNaWit: all white space is passed, in words and in bytes, and nothing else.
func TestNaWit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wit := rapid.StringMatching(`(\r\n)?( {0,20})[ \t\r\n]{0,3}`).Draw(t, "wit")
		na := rapid.SampledFrom([]string{"", "<", "x       ", "\u00a0"}).Draw(t, "na")
		voor := strings.Repeat("x", rapid.IntRange(0, 9).Draw(t, "voor"))
		if i := naWit(voor+wit+na, len(voor)); i != len(voor)+len(wit) {
			t.Fatalf("%q: %d", voor+wit+na, i)
		}
	})
}

package istandaard

import (
	"strings"
	"unicode/utf8"
)

// Vorm is a pattern of the schemas, written out in Go. Patroon is the pattern as
// the schema has it; Uitleg says in Dutch what it asks.
type Vorm struct {
	Patroon, Uitleg string
	past            func(string) bool
}

// Past reports whether the whole of w matches.
func (v *Vorm) Past(w string) bool { return v.past(w) }

// The patterns of the basisschema's of release 3.2.
var (
	VormNietLeeg      = Vorm{`.*[^\s].*`, "minstens één teken dat geen spatie is, op één regel", nietLeegOpEenRegel}
	VormCommentaar    = Vorm{`([.\s]*\S+[.\s]*)+`, "minstens één teken dat geen spatie is", nietLeeg}
	VormZonderTijd    = Vorm{`[^:Z]*`, "een datum zonder tijdzone", datumZonderZone}
	VormZonderZone    = Vorm{`[^Z+-]+`, "een tijd zonder tijdzone", tijdZonderZone}
	VormVierCijfers   = Vorm{`[0-9]{4}`, "precies 4 cijfers", cijfersPrecies(4)}
	VormAchtCijfers   = Vorm{`[0-9]{8}`, "precies 8 cijfers", cijfersPrecies(8)}
	VormNegenCijfers  = Vorm{`[0-9]{9}`, "precies 9 cijfers", cijfersPrecies(9)}
	VormCijfers       = Vorm{`[0-9]*`, "alleen cijfers", alleenCijfers}
	VormVoorletters   = Vorm{`([a-zA-ZÀ-ỳ])+`, "alleen letters", alleenLetters}
	VormVersie        = Vorm{`(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)`, "een versie zoals 1.0.0", isVersie}
	VormLettersCijfer = Vorm{`([a-zA-Z0-9])+`, "alleen letters en cijfers, zonder spaties", lettersCijfers}
)

// VormVast gives the pattern of an element with one fixed value.
func VormVast(waarde string) *Vorm {
	return &Vorm{waarde, "de waarde " + waarde, func(w string) bool { return w == waarde }}
}

func isWit(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isCijfer(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func nietLeeg(w string) bool {
	for i := range len(w) {
		if !isWit(w[i]) {
			return true
		}
	}
	return false
}

// nietLeegOpEenRegel: the dot of a schema pattern matches no line end.
func nietLeegOpEenRegel(w string) bool {
	gevuld := false
	for i := range len(w) {
		switch w[i] {
		case '\n', '\r':
			return false
		case ' ', '\t':
		default:
			gevuld = true
		}
	}
	return gevuld
}

func datumZonderZone(w string) bool { return !strings.ContainsAny(w, ":Z") }

func tijdZonderZone(w string) bool { return w != "" && !strings.ContainsAny(w, "Z+-") }

func cijfersPrecies(n int) func(string) bool {
	return func(w string) bool { return len(w) == n && alleenCijfers(w) }
}

func alleenCijfers(w string) bool {
	for i := range len(w) {
		if !isCijfer(w[i]) {
			return false
		}
	}
	return true
}

func lettersCijfers(w string) bool {
	for i := range len(w) {
		if !isCijfer(w[i]) && !isLetter(w[i]) {
			return false
		}
	}
	return w != ""
}

func alleenLetters(w string) bool {
	for _, r := range w {
		if r < utf8.RuneSelf && isLetter(byte(r)) {
			continue
		}
		if r < 'À' || r > 'ỳ' {
			return false
		}
	}
	return w != ""
}

func isVersie(w string) bool {
	for deel := range 3 {
		n := 0
		for n < len(w) && isCijfer(w[n]) {
			n++
		}
		if n == 0 || (n > 1 && w[0] == '0') {
			return false
		}
		w = w[n:]
		if deel == 2 {
			break
		}
		if w == "" || w[0] != '.' {
			return false
		}
		w = w[1:]
	}
	return w == ""
}

package istandaard

import "math/bits"

// The fast road: most of a message is a known element in its place, with the prefix
// of the root element, no attributes and a plain value. That is recognised here with
// a few comparisons. What looks any different is left to the scanner, from the same
// place: this road accepts nothing that the scanner would not accept, and never
// refuses.

// voorvoegsel is the prefix that the root element gives to a namespace, with its
// colon, and its first bytes as a word.
type voorvoegsel struct {
	tekst         string
	woord, masker uint64
	er            bool
}

// vast notes the prefixes after the start tag of the root element.
func (z *scanner) legVast() {
	z.vast = len(z.bindingen)
	for i := range z.bindingen {
		b := &z.bindingen[i]
		if b.ns != NsBericht && b.ns != NsBasis {
			continue
		}
		v := voorvoegsel{er: true}
		if b.voorvoegsel != "" {
			v.tekst = b.voorvoegsel + ":"
		}
		for j := min(len(v.tekst), 8) - 1; j >= 0; j-- {
			v.woord, v.masker = v.woord<<8|uint64(v.tekst[j]), v.masker<<8|0xff
		}
		z.voorvoegsels[b.ns-NsBericht] = v
	}
}

// woord gives the 8 bytes at i, which must be there.
func woord(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

const spaties = 0x2020202020202020

// naWit gives the place of the first byte that is no white space.
func naWit(s string, i int) int {
	if i+1 < len(s) && s[i] == '\r' && s[i+1] == '\n' {
		i += 2
	}
	for i+8 <= len(s) {
		anders := woord(s, i) ^ spaties
		if anders != 0 {
			i += bits.TrailingZeros64(anders) / 8
			break
		}
		i += 8
	}
	for i < len(s) && isWit(s[i]) {
		i++
	}
	return i
}

// staat reports where the start tag of e that begins with the name at i ends: behind
// its '>'; 0 when something else stands there.
func (z *scanner) staat(i int, e *Element) int {
	v := &z.voorvoegsels[(e.Ns-NsBericht)&1]
	s := z.s
	naam := i + len(v.tekst)
	eind := naam + len(e.Naam)
	if eind+8 > len(s) || woord(s, i)&v.masker != v.woord || s[eind] != '>' || !v.er ||
		s[naam:eind] != e.Naam || len(v.tekst) > 8 && s[i:naam] != v.tekst {
		return 0
	}
	return eind + 1
}

// uitkomst is what the fast road found.
type uitkomst uint8

const (
	anders uitkomst = iota // nothing: ask the scanner
	ja
	nee
)

// snel looks for child i of the class by the fast road.
func (l *Lezer) snel(f *frame, e *Element, i int) uitkomst {
	z := &l.z
	if z.soort != tNiets || z.leeg || len(z.bindingen) != z.vast {
		return anders
	}
	s := z.s
	begin := naWit(s, z.pos)
	if begin+1 >= len(s) || s[begin] != '<' {
		return anders
	}
	eind := z.staat(begin+1, e)
	if eind == 0 {
		if (!e.Verplicht || f.aantal > 0) && (s[begin+1] == '/' || z.staatLater(begin+1, f.klasse, i)) {
			return nee
		}
		return anders
	}
	if e.Type == nil {
		z.open = append(z.open, openTag{s[begin+1 : eind-1], z.vast})
		z.pos = eind
	} else {
		j := eind
		for j < len(s) && bytes256[s[j]]&bGewoon != 0 {
			j++
		}
		na := j + 2 + eind - begin - 1
		if na > len(s) || s[j] != '<' || s[j+1] != '/' || s[j+2:na] != s[begin+1:eind] {
			return anders
		}
		l.waarde, l.gelezen = s[eind:j], true
		z.pos = na
	}
	f.aantal++
	f.gezien |= 1 << i
	l.el, l.nummer = e, f.aantal
	return ja
}

// staatLater reports whether an element of the class after index i begins there.
func (z *scanner) staatLater(i int, k *Klasse, na int) bool {
	for j := na + 1; j < len(k.Elementen); j++ {
		if z.staat(i, &k.Elementen[j]) > 0 {
			return true
		}
	}
	return false
}

// snelEinde takes the end tag of the innermost element by the fast road.
func (z *scanner) snelEinde() bool {
	if z.soort != tNiets || z.leeg || len(z.bindingen) != z.vast || len(z.open) == 0 {
		return false
	}
	laatste := len(z.open) - 1
	naam, s := z.open[laatste].naam, z.s
	begin := naWit(s, z.pos)
	eind := begin + 2 + len(naam)
	if eind >= len(s) || s[begin] != '<' || s[begin+1] != '/' || s[eind] != '>' ||
		s[begin+2:eind] != naam || z.open[laatste].bindingen != z.vast {
		return false
	}
	z.pos = eind + 1
	z.open = z.open[:laatste]
	return true
}

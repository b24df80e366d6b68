package istandaard

import (
	"errors"
	"io"
	"unicode/utf8"
	"unsafe"

	"nabuur/grond/fout"
)

// Venster is the size of the windows in which a large file is read: two of them and what
// the rules remember stay near the processor. The next one is taken when a quarter is
// left: enough for the next client of a claim. A file in which an item is larger is read
// as a whole.
const Venster = 256 << 10

// Bron is the text of a message: in memory as a whole, or a file of which one window
// at a time is in memory. Only a reading that hands over what it reads and keeps
// nothing goes past the first window; without it a larger file is broken off with a
// breach, and is to be read again after LeesHeel.
type Bron struct {
	tekst  string // the whole, or the first window
	lengte int64  // of the whole

	geheel  string      // the whole, when it is in memory
	r       io.ReaderAt // what it is read from, when it is not
	venster int         // size
	gelezen int64       // what of r was taken into windows
	buffer  []byte      // of the windows after the first
	fout    error
}

// Kopie gives a text that stays as it is when b changes: what is read from it may be
// kept.
func Kopie(b []byte) *Bron {
	return &Bron{tekst: string(b[:min(len(b), MaxGrootte+1)]), lengte: int64(len(b))}
}

// Zicht gives b as a text without a copy: b may not change as long as anything read
// from it is in use.
func Zicht(b []byte) *Bron {
	tekst := alsTekst(b)
	return &Bron{tekst: tekst, geheel: tekst, lengte: int64(len(b)), venster: Venster}
}

// InVensters is Zicht for a reading that hands over what it reads: a large b is looked
// at window by window, so that what was checked is still at hand when it is read.
func InVensters(b []byte) *Bron {
	z := Zicht(b)
	if len(b) > Venster && len(b) <= MaxGrootte {
		z.tekst = z.geheel[:heleTekens(z.geheel[:Venster])]
		z.gelezen = int64(len(z.tekst))
	}
	return z
}

// Open gives the text of r, which holds lengte bytes, and reads its first window of
// that size. An error is one of r.
func Open(r io.ReaderAt, lengte int64, venster int) (*Bron, error) {
	b := &Bron{r: r, lengte: lengte, venster: venster}
	eerste := min(lengte, int64(venster))
	if err := b.lees(eerste); err != nil {
		return nil, err
	}
	if eerste == lengte || lengte > MaxGrootte {
		return b, nil
	}
	b.tekst = b.tekst[:heleTekens(b.tekst)]
	b.gelezen = int64(len(b.tekst))
	return b, nil
}

// Lengte is the number of bytes of the whole text.
func (b *Bron) Lengte() int64 { return b.lengte }

// Heel reports whether the text is in memory as a whole.
func (b *Bron) Heel() bool { return int64(len(b.tekst)) == b.lengte || b.lengte > MaxGrootte }

// LeesHeel takes the text into memory as a whole. An error is one of the file.
func (b *Bron) LeesHeel() error {
	if b.fout != nil {
		return b.fout
	}
	if b.Heel() {
		return nil
	}
	if b.r == nil {
		b.tekst = b.geheel
		return nil
	}
	b.buffer = nil
	return b.lees(b.lengte)
}

// lees takes the first n bytes of the file into memory.
func (b *Bron) lees(n int64) error {
	tekst := make([]byte, n)
	if err := b.vul(tekst, 0); err != nil {
		return err
	}
	b.tekst, b.gelezen = alsTekst(tekst), n
	return nil
}

// Fout gives the error of the file, or nil.
func (b *Bron) Fout() error { return b.fout }

func (b *Bron) vul(doel []byte, vanaf int64) error {
	n, err := b.r.ReadAt(doel, vanaf)
	if n == len(doel) {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	b.fout = fout.New(fout.Onjuist, "Het bestand is niet te lezen tot het eind. Is het intussen veranderd?").Door(err)
	return b.fout
}

// krap reports whether the next window is to be taken with so much left of this one.
func (b *Bron) krap(over int) bool { return over < b.venster/4 }

// volgend gives the window that begins with rest, the unread end of the one before;
// that one is not valid any more, but for the first. nieuw is where the part begins
// that was not yet looked at. When the text ends there, or cannot be read, it gives
// rest.
func (b *Bron) volgend(rest string) (tekst string, nieuw int) {
	over := b.lengte - b.gelezen
	if over == 0 || b.fout != nil {
		return rest, len(rest)
	}
	if b.r == nil {
		tekst = b.geheel[int(b.gelezen)-len(rest):]
		if len(tekst) > b.venster {
			tekst = tekst[:heleTekens(tekst[:b.venster])]
		}
		b.gelezen += int64(len(tekst) - len(rest))
		return tekst, len(rest)
	}
	if b.buffer == nil {
		b.buffer = make([]byte, b.venster)
	}
	n := copy(b.buffer, rest)
	erbij := int(min(over, int64(b.venster-n)))
	if b.vul(b.buffer[n:n+erbij], b.gelezen) != nil {
		return rest, len(rest)
	}
	tekst = alsTekst(b.buffer[:n+erbij])
	if int64(erbij) < over {
		tekst = tekst[:heleTekens(tekst)]
	}
	b.gelezen += int64(len(tekst) - n)
	return tekst, n
}

// heleTekens gives the length without a character at the end that is not complete.
func heleTekens(s string) int {
	for i := 1; i < utf8.UTFMax && i <= len(s); i++ {
		if c := s[len(s)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRuneInString(s[len(s)-i:]) {
				return len(s) - i
			}
			break
		}
	}
	return len(s)
}

func alsTekst(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

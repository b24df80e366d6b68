package istandaard

import (
	"errors"
	"io"
	"strings"
	"testing"

	"nabuur/grond/fout"
)

// bronlezer gives the text up to a place, and then an error.
type bronlezer struct {
	tekst string
	fout  error
}

func (b bronlezer) ReadAt(doel []byte, vanaf int64) (int, error) {
	n := copy(doel, b.tekst[min(int(vanaf), len(b.tekst)):])
	if n < len(doel) {
		return n, b.fout
	}
	return n, nil
}

// TestBronVensters: the windows together are the text, and none ends inside a character.
func TestBronVensters(t *testing.T) {
	tekst := strings.Repeat("é€😀a", 500)
	for venster := 16; venster < 40; venster++ {
		b, err := Open(strings.NewReader(tekst), int64(len(tekst)), venster)
		if err != nil || b.Heel() {
			t.Fatalf("venster %d: %v", venster, err)
		}
		samen, stuk := b.tekst, b.tekst
		for {
			rest := stuk[len(stuk)-len(stuk)%3:]
			for rest != "" && rest[0]&0xC0 == 0x80 {
				rest = rest[1:]
			}
			nieuw, vanaf := b.volgend(rest)
			if vanaf == len(nieuw) {
				break
			}
			if nieuw[:vanaf] != rest || heleTekens(nieuw) != len(nieuw) {
				t.Fatalf("venster %d: %q na %q", venster, nieuw, rest)
			}
			samen += nieuw[vanaf:]
			stuk = strings.Clone(nieuw)
		}
		if samen != tekst {
			t.Fatalf("venster %d: %d bytes, wil %d", venster, len(samen), len(tekst))
		}
		if err := b.LeesHeel(); err != nil || b.tekst != tekst || !b.Heel() {
			t.Fatalf("venster %d: als geheel anders (%v)", venster, err)
		}
	}
}

// TestBronFout: a file that cannot be read, or is shorter than it was said to be, is an
// error for the user, whenever it comes to light.
func TestBronFout(t *testing.T) {
	kapot := errors.New("schijf kapot")
	for naam, g := range map[string]struct {
		lezer  bronlezer
		lengte int64
		door   error
	}{
		"meteen":     {bronlezer{"", kapot}, 10, kapot},
		"te kort":    {bronlezer{"abc", io.EOF}, 10, io.ErrUnexpectedEOF},
		"zwijgt":     {bronlezer{"abc", nil}, 10, io.ErrUnexpectedEOF},
		"tweede":     {bronlezer{strings.Repeat("x", 20), kapot}, 100, kapot},
		"grensgeval": {bronlezer{strings.Repeat("x", 16), io.EOF}, 17, io.ErrUnexpectedEOF},
	} {
		b, err := Open(g.lezer, g.lengte, 16)
		if err == nil {
			if _, n := b.volgend(b.tekst[8:]); n != 8 {
				t.Errorf("%s: toch verder gelezen", naam)
			}
			err = b.LeesHeel()
		}
		if !fout.Is(err, fout.Onjuist) || !errors.Is(err, g.door) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

// TestInVensters: windows on a text in memory are the text too, and a character that is
// broken off at its end is not lost.
func TestInVensters(t *testing.T) {
	for _, staart := range []string{"", "x", "\xe2\x82"} {
		tekst := strings.Repeat("é€😀a", Venster/4) + staart
		b := InVensters([]byte(tekst))
		if b.Heel() {
			t.Fatal("de proef is te klein")
		}
		lengte := len(b.tekst)
		for stuk := b.tekst; ; {
			rest := stuk[len(stuk)-10:] // one round of the pattern
			nieuw, vanaf := b.volgend(rest)
			if vanaf == len(nieuw) {
				break
			}
			if nieuw[:vanaf] != rest {
				t.Fatalf("%q na %q", nieuw[:vanaf], rest)
			}
			stuk, lengte = nieuw, lengte+len(nieuw)-vanaf
		}
		if lengte != len(tekst) {
			t.Errorf("%q: %d bytes, wil %d", staart, lengte, len(tekst))
		}
		if err := b.LeesHeel(); err != nil || b.tekst != tekst {
			t.Errorf("%q: als geheel anders (%v)", staart, err)
		}
	}
}

package ggk

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"nabuur/verkeer/koppeling/ggk/postmap"
)

// stroom is a disk whose power fails: it remembers which acts were forced to disk,
// and undoes at a failure what was not, from any of them on. A file system writes its
// names in the order in which they were changed.
type stroom struct {
	*testing.T
	blind  bool // forgets what was forced to disk, for the negative control
	inhoud map[string][]byte
	los    map[string]bool // files whose bytes were not forced to disk
	open   []daad
}

// daad is an act on names that may be undone.
type daad struct {
	mappen []string
	undo   func()
}

func nieuweStroom(t *testing.T) *stroom {
	return &stroom{T: t, inhoud: map[string][]byte{}, los: map[string]bool{}}
}

// na takes note of a step.
func (s *stroom) na(d postmap.Daad) {
	s.Helper()
	pad := filepath.Join(d.Map, d.Naam)
	switch d.Stap {
	case postmap.Geschreven:
		b, err := os.ReadFile(pad)
		s.moet(err)
		s.inhoud[pad], s.los[pad] = b, true
	case postmap.Geforceerd:
		if !s.blind {
			delete(s.los, pad)
		}
	case postmap.Benoemd:
		s.benoemd(filepath.Join(d.VanMap, d.VanNaam), pad)
	case postmap.Gewist:
		weg := s.inhoud[pad]
		delete(s.inhoud, pad)
		s.open = append(s.open, daad{[]string{d.Map}, func() { s.schrijf(pad, weg) }})
	case postmap.Vastgelegd:
		s.vastgelegd(d.Map)
	}
}

func (s *stroom) benoemd(van, naar string) {
	s.Helper()
	inhoud := s.inhoud[van]
	eerst, was := s.inhoud[naar]
	s.inhoud[naar] = inhoud
	delete(s.inhoud, van)
	if s.los[van] {
		s.los[naar] = true
		delete(s.los, van)
	}
	s.open = append(s.open, daad{[]string{filepath.Dir(van), filepath.Dir(naar)}, func() {
		if was {
			s.schrijf(naar, eerst)
		} else {
			s.moet(os.Remove(naar))
			delete(s.inhoud, naar)
		}
		s.schrijf(van, inhoud)
	}})
}

// vastgelegd: the names in the folder are on disk, and all that came before.
func (s *stroom) vastgelegd(map_ string) {
	if s.blind {
		return
	}
	for i := len(s.open) - 1; i >= 0; i-- {
		for _, m := range s.open[i].mappen {
			if m == map_ {
				s.open = s.open[i+1:]
				return
			}
		}
	}
}

// valtUit lets the power fail: of what was not on disk yet any part may be lost. It
// reports how many acts were.
func (s *stroom) valtUit(r *rand.Rand) int {
	s.Helper()
	houdt := r.IntN(len(s.open) + 1)
	verloren := len(s.open) - houdt
	for i := len(s.open) - 1; i >= houdt; i-- {
		s.open[i].undo()
	}
	for pad := range s.los {
		if b, bestaat := s.inhoud[pad]; bestaat {
			s.schrijf(pad, b[:r.IntN(len(b)+1)])
		}
	}
	s.open, s.los = nil, map[string]bool{}
	return verloren
}

func (s *stroom) schrijf(pad string, b []byte) {
	s.Helper()
	s.moet(os.WriteFile(pad, b, 0o600))
	s.inhoud[pad] = b
}

func (s *stroom) moet(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

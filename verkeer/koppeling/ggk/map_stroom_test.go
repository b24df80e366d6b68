package ggk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// stroomronde lets one allotment go out and its answers come in through a directory,
// while the power fails after so many steps of the disk: of the sender, the receiver
// and the provider together. It reports whether it failed, and what was lost or
// doubled.
func (p *proef) stroomronde(bsn *int, na int, blind bool) (uitgevallen bool, klachten []string) {
	p.Helper()
	een := p.nieuweInwoner(bsn)
	p.Melden(p, p.Toewijzen(p, een, "2017-01-02", ""))
	p.pad = p.TempDir()
	disk := nieuweStroom(p.T)
	disk.blind = blind
	schijf := postmap.Schijf{Forceer: func(*os.File) error { return nil }, Na: func(d postmap.Daad) error {
		disk.na(d)
		if na--; na == 0 {
			panic(errGestopt)
		}
		return nil
	}}
	probeer := func(doe func() error) {
		defer func() {
			if r := recover(); r == errGestopt {
				uitgevallen = true
				disk.valtUit(rand.New(rand.NewPCG(uint64(*bsn), 1)))
			} else if r != nil {
				panic(r)
			}
		}()
		if err := doe(); err != nil {
			klachten = append(klachten, err.Error())
		}
	}
	for range 4 {
		m, err := NewMap(p.Berichten, p.pad)
		p.moet(err)
		m.schijf = schijf
		probeer(func() error { _, err := m.Verzenden(p.Context()); return err })
		probeer(func() error {
			_, err := aanbieder.New(p.pad, p.AGB, p.Klok).OpSchijf(schijf).Beantwoorden(p.Context())
			return err
		})
		probeer(func() error { _, err := m.Ophalen(p.Context()); return err })
	}
	var kreeg []string
	for _, b := range p.berichten(bericht.Filter{}) {
		if b.Inwoner == een.String() {
			kreeg = append(kreeg, b.Soort+" "+string(b.Stand))
		}
	}
	slices.Sort(kreeg)
	stand := fmt.Sprint(kreeg, len(p.inMap(postmap.Uit)), len(p.inMap(postmap.In)),
		len(p.inMap(postmap.Verwerkt)), len(p.inMap(postmap.Geweigerd)))
	if stand != "[WMO301 beantwoord WMO302 verwerkt WMO305 verwerkt WMO306 verzonden] 2 0 2 0" {
		klachten = append(klachten, stand)
	}
	return uitgevallen, klachten
}

// TestMapStroomValtUit: at whatever step of the disk the power fails, a directory loses
// and doubles nothing.
func TestMapStroomValtUit(t *testing.T) {
	t.Parallel()
	p, bsn := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t))), eersteBSN
	for na := 1; ; na++ {
		uitgevallen, klachten := p.stroomronde(&bsn, na, false)
		if len(klachten) != 0 {
			t.Fatalf("stroom weg na %d stappen: %s", na, strings.Join(klachten, "; "))
		}
		if !uitgevallen {
			if na < 20 {
				t.Errorf("maar %d stappen op schijf", na-1)
			}
			return
		}
	}
}

// TestMapZonderForcerenWordtGezien is the negative control: on a disk that keeps
// nothing until later the same check must complain.
func TestMapZonderForcerenWordtGezien(t *testing.T) {
	t.Parallel()
	p, bsn := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t))), eersteBSN
	for na := 1; na < 60; na++ {
		if _, klachten := p.stroomronde(&bsn, na, true); len(klachten) != 0 {
			return
		}
	}
	t.Error("de proef ziet het niet")
}

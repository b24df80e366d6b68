// Package proefhuis builds the house for a test: every room over a fresh store,
// arranged as the demo region, with a clock that the test sets. Used by tests
// only.
package proefhuis

import (
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/proef/regio"
)

// Huis is the house with the clock it runs on.
type Huis struct {
	*kamers.Kamers
	Klok *tijdlijn.Zetklok
}

// Bouw gives the house over o, arranged and contracted as the demo region; it is nine in the
// morning of dag. The same test gets the same ids every time.
func Bouw(t testing.TB, o *opslag.Opslag, dag string) *Huis {
	t.Helper()
	klok := tijdlijn.NewZetklok(tijdlijn.MustDag(dag).Om(9, 0))
	k, err := kamers.Bouw(o, kamers.Instelling{Klok: klok, Toeval: &omDeBeurt{bron: rand.NewChaCha8([32]byte{1})}})
	if err != nil {
		t.Fatal(err)
	}
	demo, err := regio.Inrichting()
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Inrichten(t.Context(), demo); err != nil {
		t.Fatalf("inrichten: %v", err)
	}
	if err := regio.LaadContracten(t.Context(), k); err != nil {
		t.Fatalf("contracten: %v", err)
	}
	return &Huis{Kamers: k, Klok: klok}
}

// Ernaast gives the rooms of another program on the same store and clock: o is its own
// way in, and zaad tells it apart from the others in the ids it makes.
func (h *Huis) Ernaast(t testing.TB, o *opslag.Opslag, zaad int) *Huis {
	t.Helper()
	k, err := kamers.Bouw(o,
		kamers.Instelling{Klok: h.Klok, Toeval: &omDeBeurt{bron: rand.NewChaCha8([32]byte{2, byte(zaad), byte(zaad >> 8)})}})
	if err != nil {
		t.Fatal(err)
	}
	return &Huis{Kamers: k, Klok: h.Klok}
}

// omDeBeurt lets many read from a source that is for one.
type omDeBeurt struct {
	slot sync.Mutex
	bron io.Reader
}

func (o *omDeBeurt) Read(p []byte) (int, error) {
	o.slot.Lock()
	defer o.slot.Unlock()
	return o.bron.Read(p)
}

// Op sets the clock to nine in the morning of dag.
func (h *Huis) Op(dag string) { h.Klok.Zet(tijdlijn.MustDag(dag).Om(9, 0)) }

// Als gives a member of staff as somebody who acts today.
func (h *Huis) Als(t testing.TB, organisatieCode, id string) organisatie.Wie {
	t.Helper()
	wie, err := h.Organisaties.Wie(t.Context(), organisatie.Kenmerk(organisatieCode), id, tijdlijn.Vandaag(h.Klok))
	if err != nil {
		t.Fatal(err)
	}
	return wie
}

// Kijk takes the Blik of a member of staff today.
func (h *Huis) Kijk(t testing.TB, organisatieCode, id string) *toegang.Blik {
	t.Helper()
	return h.KijkAls(t, h.Als(t, organisatieCode, id))
}

// KijkAls takes the Blik of wie today.
func (h *Huis) KijkAls(t testing.TB, wie organisatie.Wie) *toegang.Blik {
	t.Helper()
	blik, err := h.Blik(t.Context(), wie)
	if err != nil {
		t.Fatal(err)
	}
	return blik
}

// Weigert checks that err is of the kind, and that its sentence has each of the words.
func Weigert(t testing.TB, err error, soort fout.Soort, woorden ...string) {
	t.Helper()
	if !fout.Is(err, soort) {
		t.Errorf("wil een fout van soort %d, kreeg %v", soort, err)
		return
	}
	for _, woord := range woorden {
		if !strings.Contains(fout.Zin(err), woord) {
			t.Errorf("de zin %q noemt %q niet", fout.Zin(err), woord)
		}
	}
}

// Gemeente gives the code of a municipality.
func Gemeente(code string) kenmerk.Gemeentecode { return kenmerk.Must(kenmerk.ParseGemeentecode(code)) }

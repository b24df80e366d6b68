package kenmerk

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"

	"nabuur/grond/tijdlijn"
)

func TestNewID(t *testing.T) {
	nu := tijdlijn.MustDag("2017-01-01").Om(9, 0)
	bron := bytes.Repeat([]byte{0xff, 0x00, 0x5a}, 10)
	id, err := NewID(nu, bytes.NewReader(bron))
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(id) {
		t.Errorf("%s is geen UUIDv7", id)
	}
	gelezen, err := uuid.Parse(id)
	if err != nil || gelezen.Version() != 7 {
		t.Errorf("%s: %v %v", id, gelezen.Version(), err)
	}
	sec, nsec := gelezen.Time().UnixTime()
	if got := sec*1_000_000 + nsec/1000; got != int64(nu) {
		t.Errorf("het moment werd %d, wil %d", got, nu)
	}
	nogmaals, _ := NewID(nu, bytes.NewReader(bron))
	later, _ := NewID(nu+1000, bytes.NewReader(bron))
	if nogmaals != id || strings.Compare(later, id) <= 0 {
		t.Error("hetzelfde moment en toeval geven een ander id, of later sorteert eerder")
	}
	if _, err := NewID(nu, bytes.NewReader(bron[:9])); err == nil {
		t.Error("te weinig toeval is niet gezien")
	}
}

// The ids of a Reeks sort as they were made, within a millisecond too; when the clock
// goes back they follow it.
func TestReeksSorteertBinnenDeMilliseconde(t *testing.T) {
	r := NewReeks(bytes.NewReader(make([]byte, 1<<20)))
	vorige := ""
	for i := range hoogsteTeller + 1 {
		id, err := r.NewID(tijdlijn.Moment(1488355260000000 + i%1000))
		if err != nil || id <= vorige || id[14] != '7' || id[19] != '8' {
			t.Fatalf("%d: %s na %s, %v", i, id, vorige, err)
		}
		vorige = id
	}
	vol, err := r.NewID(1488355260000000)
	if err != nil || vol[:18] != vorige[:18] {
		t.Errorf("%s na %s, %v", vol, vorige, err)
	}
	if later, err := r.NewID(1488355260001000); err != nil || later <= vol {
		t.Errorf("%s na %s, %v", later, vol, err)
	}
	if eerder, err := r.NewID(1488355259000000); err != nil || eerder >= vorige {
		t.Errorf("%s bij %s, %v", eerder, vorige, err)
	}
	if _, err := NewReeks(bytes.NewReader(nil)).NewID(0); err == nil {
		t.Error("een id zonder toeval")
	}
}

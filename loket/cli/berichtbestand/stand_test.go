package berichtbestand

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// TestControleerStand: what is told on a terminal while it runs leaves the answers as
// they are, and is not told when there is little to wait for.
func TestControleerStand(t *testing.T) {
	voorbeeld, err := voorbeeld.Maak(uitgave.Alle()[0], "301", voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2021-05-11")})
	if err != nil {
		t.Fatal(err)
	}
	map_, inhoud := t.TempDir(), string(voorbeeld)
	for i := range veelBestanden + 1 {
		if err := os.WriteFile(filepath.Join(map_, fmt.Sprintf("%02d.xml", i)), []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	terminal, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }() // nothing was written to it
	var zonder, met bytes.Buffer
	keuring := Controleer{Map: map_, Niveau: 2}
	if err := keuring.Run(Stroom{Uit: &zonder, Fout: &zonder}); err != nil || strings.Count(zonder.String(), "is goed") != veelBestanden+1 {
		t.Errorf("%v:\n%s", err, zonder.String())
	}
	if err := keuring.Run(Stroom{Uit: &met, Fout: terminal}); err != nil || met.String() != zonder.String() {
		t.Errorf("%v:\n%s\nzonder:\n%s", err, met.String(), zonder.String())
	}
	namen, err := filepath.Glob(filepath.Join(map_, "*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		namen []string
		lang  bool
	}{{namen, true}, {namen[:veelBestanden], false}, {[]string{standaardinvoer, filepath.Join(map_, "weg.xml")}, false}} {
		if totaal, lang := omvang(g.namen); lang != g.lang || (totaal > 0) != (len(g.namen) > 2) {
			t.Errorf("%d bestanden: %d bytes, lang %v", len(g.namen), totaal, lang)
		}
	}
	groot := filepath.Join(map_, "groot.xml")
	if err := os.WriteFile(groot, []byte(inhoud), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(groot, grootBestand+1); err != nil {
		t.Fatal(err)
	}
	if _, lang := omvang([]string{groot}); !lang {
		t.Error("een groot bestand duurt lang")
	}
	var lezer berichtlezer
	if lezer.toonStand(&met, namen); lezer.stand != nil {
		t.Error("wat geen terminal is krijgt geen stand te zien")
	}
	if lezer.toonStand(terminal, namen); lezer.stand == nil {
		t.Error("een terminal krijgt geen stand te zien")
	}
}

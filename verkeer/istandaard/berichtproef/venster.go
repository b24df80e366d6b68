package berichtproef

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"nabuur/verkeer/istandaard"
)

// Vensters checks that a message read in windows, of whichever size, breaks the same
// rules in the same places as one that is in memory: every golden message, whole and
// spoilt, and a claim of many clients.
func Vensters(t *testing.T, s *istandaard.Standaard, claim []byte) {
	t.Helper()
	berichten, gezien := map[string][]mutant{}, map[string]bool{}
	for naam, b := range Gesorteerd(Gouden(t)) {
		berichten[Soort(naam)] = append(berichten[Soort(naam)], mutanten(naam, b, gezien)...)
	}
	for soort, lijst := range berichten {
		for i, m := range lijst {
			if i%7 == 0 {
				gelijkInVenster(t, s, soort, m.naam, []byte(m.tekst), 256+i%1800)
			}
		}
	}
	soort := s.Soort("323")
	for _, venster := range []int{2048, 4096, 20000, 65536} {
		if heel := gelijkInVenster(t, s, soort, "claim", claim, venster); heel != (venster < 20000) {
			t.Errorf("claim in vensters van %d: als geheel in het geheugen: %v", venster, heel)
		}
		for _, oud := range []string{">999999990<", ">R-17<", ">R-90<", ">36000<", ">2026-04-30<", "Bsn>", "<", ">D<", ">01<"} {
			for _, nieuw := range []string{">R-18<", ">999999991<", ">é<", ">\xe9<", "&", ">C<", "<!-- " + string(claim[:5000]) + "-->"} {
				midden := bytes.LastIndex(claim[:len(claim)/2], []byte(oud))
				if midden < 0 {
					continue
				}
				bedorven := slices.Concat(claim[:midden], []byte(nieuw), claim[midden+len(oud):])
				gelijkInVenster(t, s, soort, fmt.Sprintf("claim met %q voor %q", nieuw[:min(9, len(nieuw))], oud), bedorven, venster)
			}
		}
	}
}

// gelijkInVenster also reports whether the message had to be taken into memory as a
// whole.
func gelijkInVenster(t *testing.T, s *istandaard.Standaard, soort, naam string, b []byte, venster int) (heel bool) {
	t.Helper()
	wil := s.ControleerAls(soort, b)
	bron, err := istandaard.Open(bytes.NewReader(b), int64(len(b)), venster)
	if err != nil {
		t.Fatal(err)
	}
	kreeg, err := s.ControleerBron(soort, bron)
	if err != nil || !slices.Equal(kreeg, wil) {
		t.Errorf("%s: %s in vensters van %d: %v %+v, wil %+v", soort, naam, venster, err, kreeg, wil)
	}
	return bron.Heel()
}

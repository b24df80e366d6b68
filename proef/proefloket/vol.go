package proefloket

import (
	"fmt"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/zaak"
)

// BSN gives the n-th test number 99999…, all of which pass the eleven test.
func BSN(t *testing.T, n int) kenmerk.BSN {
	t.Helper()
	for nummer := 999990000; nummer <= 999999999; nummer++ {
		b, err := kenmerk.ParseBSN(fmt.Sprint(nummer))
		if err != nil {
			continue
		}
		if n == 0 {
			return b
		}
		n--
	}
	t.Fatal("zoveel testnummers zijn er niet")
	return kenmerk.BSN{}
}

// Vol gives Weesp thirty cases: ten a day late, ten and ten with time left. It is
// 14 December 2016 afterwards.
func (p *Proef) Vol() {
	p.Helper()
	p.H.Op("2016-11-01")
	loket := p.H.Als(p, "0457", "m.jansen")
	for n := range 30 {
		i := Bewoonster()
		i.BSN, i.Naam.Achternaam = BSN(p.T, n), fmt.Sprintf("Proef%02d", n)
		p.H.Op([]string{"2016-11-01", "2016-11-20", "2016-12-05"}[n%3])
		_, err := p.H.Zaken.Melden(p.Context(), loket, zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: Weesp, Inwoner: i,
			Hulpvraag: Hulpvraag, Kanaal: zaak.Telefoon})
		p.Moet(err)
	}
	p.H.Op("2016-12-14")
}

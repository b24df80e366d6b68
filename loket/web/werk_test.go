package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/zaak"
)

// bsn gives the n-th test number 99999…, all of which pass the eleven test.
func bsn(t *testing.T, n int) kenmerk.BSN {
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

// vol gives Weesp thirty cases: ten a day late, ten and ten with time left. It is
// 14 December 2016 afterwards.
func (p *proef) vol() {
	p.Helper()
	p.h.Op("2016-11-01")
	loket := p.h.Als(p, "0457", "m.jansen")
	for n := range 30 {
		i := bewoonster()
		i.BSN, i.Naam.Achternaam = bsn(p.T, n), fmt.Sprintf("Proef%02d", n)
		p.h.Op([]string{"2016-11-01", "2016-11-20", "2016-12-05"}[n%3])
		_, err := p.h.Zaken.Melden(p.Context(), loket, zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp, Inwoner: i, Hulpvraag: hulpvraag, Kanaal: zaak.Telefoon})
		p.moet(err)
	}
	p.h.Op("2016-12-14")
}

// The list keeps its filter in the address, pages through it, and says what it
// left out.
func TestWerklijstMetFilterEnBladen(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.vol()
	b := p.als("0457/k.degroot")
	tekst := b.ziet("/werk", http.StatusOK, "30 zaken", "1 tot en met 25 van 30", "/werk?blad=2", "1 dag te laat")
	if eerste, tweede := strings.Index(tekst, "1 dag te laat"), strings.Index(tekst, "nog 19 dagen"); eerste < 0 || tweede < eerste {
		t.Errorf("wat te laat is staat niet bovenaan: %d, %d", eerste, tweede)
	}
	if n := strings.Count(tekst, "nb-rij--link"); n != 25 {
		t.Errorf("%d rijen op het eerste blad, wil 25", n)
	}
	if n := strings.Count(b.ziet("/werk?blad=2", http.StatusOK, "26 tot en met 30 van 30"), "nb-rij--link"); n != 5 {
		t.Errorf("%d rijen op het tweede blad, wil 5", n)
	}
	if n := strings.Count(b.ziet("/werk?uiterlijk=te-laat", http.StatusOK, "10 zaken", "!nog 19 dagen", "haal dit filter weg"), "nb-rij--link"); n != 10 {
		t.Errorf("%d rijen te laat, wil 10", n)
	}
	b.ziet("/werk?uiterlijk=2017-01-02&taak=wmo.onderzoek&gemeente=0457", http.StatusOK, "20 zaken", "Wmo: onderzoek doen")
	b.ziet("/werk?taak=wmo.besluit", http.StatusOK, "0 zaken", "Geen zaken bij dit filter")
	b.ziet("/werk?gemeente=1942", http.StatusOK, "0 zaken", "!Proef")
	b.ziet("/werk?taak=wmo.onzin", http.StatusBadRequest, "wmo.onzin")
	b.ziet("/werk?uiterlijk=morgen", http.StatusBadRequest, "morgen")
	b.ziet("/werk?blad=99", http.StatusOK, "30 zaken")
	p.als("1942/r.vos").ziet("/werk", http.StatusOK, "Uw functie heeft geen zaken", "!Proef")
	p.als("1942/n.hendriks").ziet("/werk", http.StatusOK, "!Proef")
}

// Who does what, on any day, for who has to do with the municipality.
func TestWieDoetWat(t *testing.T) {
	p := open(t, "2016-12-20", true)
	b := p.als("0457/p.visser")
	b.ziet("/wie-doet-wat", http.StatusOK, "Bekijk wie wat doet voor Weesp", "Stichtse Vecht", "Inkoopsamenwerking", "!Gooise Meren</th>", "Aanname")
	b.ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01", http.StatusOK, "16 taken wisselen op 1 januari 2017", "Gooise Meren", "Regio Gooi en Vechtstreek", "31 maart 2017", "nieuw", "Dienstverleningsovereenkomst")
	b.ziet("/wie-doet-wat?gemeente=0457&datum=2017-04-01", http.StatusOK, "!nog uit")
	b.ziet("/wie-doet-wat?gemeente=Weesp&datum=2022-03-24", http.StatusOK, "Amsterdam", "77 taken wisselen")
	b.ziet("/wie-doet-wat?gemeente=0457&datum=2014-06-01", http.StatusOK, "doet niemand iets")
	b.ziet("/wie-doet-wat?gemeente=0457&domein=inkomen", http.StatusOK, "Uitkeringen berekenen", "!Spoedhulp regelen")
	b.ziet("/wie-doet-wat?datum=2016-02-30", http.StatusBadRequest, "2016-02-30")
	b.ziet("/wie-doet-wat?gemeente=Nergens", http.StatusNotFound, "Nergens")
	b.ziet("/wie-doet-wat?domein=onzin", http.StatusBadRequest)
	b.ziet("/wie-doet-wat?gemeente=1942", http.StatusForbidden, "Gooise Meren")
	p.als("1942/s.mulder").ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01", http.StatusOK, "Aanvragen behandelen")
}

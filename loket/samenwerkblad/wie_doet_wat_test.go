package samenwerkblad_test

import (
	"net/http"
	"testing"

	"nabuur/proef/proefloket"
)

// Who does what, on any day, for who has to do with the municipality.
func TestWieDoetWat(t *testing.T) {
	p := proefloket.Open(t, "2016-12-20", true)
	b := p.Als("0457/p.visser")
	b.Ziet("/wie-doet-wat", http.StatusOK, "Bekijk wie wat doet voor Weesp", "Stichtse Vecht", "Inkoopsamenwerking", "!Gooise Meren</th>",
		"Aanname")
	b.Ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01", http.StatusOK, "16 taken wisselen op 1 januari 2017", "Gooise Meren",
		"Regio Gooi en Vechtstreek", "31 maart 2017", "nieuw", "Dienstverleningsovereenkomst")
	b.Ziet("/wie-doet-wat?gemeente=0457&datum=2017-04-01", http.StatusOK, "!nog uit")
	b.Ziet("/wie-doet-wat?gemeente=Weesp&datum=2022-03-24", http.StatusOK, "Amsterdam", "77 taken wisselen")
	b.Ziet("/wie-doet-wat?gemeente=0457&datum=2014-06-01", http.StatusOK, "doet niemand iets")
	b.Ziet("/wie-doet-wat?gemeente=0457&domein=inkomen", http.StatusOK, "Uitkeringen berekenen", "!Spoedhulp regelen")
	b.Ziet("/wie-doet-wat?datum=2016-02-30", http.StatusBadRequest, "2016-02-30")
	b.Ziet("/wie-doet-wat?gemeente=Nergens", http.StatusNotFound, "Nergens")
	b.Ziet("/wie-doet-wat?domein=onzin", http.StatusBadRequest)
	b.Ziet("/wie-doet-wat?gemeente=1942", http.StatusForbidden, "Gooise Meren")
	p.Als("1942/s.mulder").Ziet("/wie-doet-wat?gemeente=0457&datum=2017-01-01", http.StatusOK, "Aanvragen behandelen")
}

package taakverdeling

import (
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

func alleGemeenten(t testing.TB) *organisatie.Gemeenten {
	t.Helper()
	g, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func code(tekst string) kenmerk.Gemeentecode { return kenmerk.Must(kenmerk.ParseGemeentecode(tekst)) }

func dag(tekst string) tijdlijn.Dag { return tijdlijn.MustDag(tekst) }

var (
	weesp         = code("0457")
	amsterdam     = code("0363")
	gooiseMeren   = organisatie.Kenmerk("1942")
	stichtseVecht = organisatie.Kenmerk("1904")
)

// deel gives a Toedeling of a task of Weesp; an empty tot leaves the end open.
func deel(taak Taak, uitvoerder organisatie.Kenmerk, vanaf, tot string) Toedeling {
	return deelVoor(weesp, taak, uitvoerder, vanaf, tot)
}

func deelVoor(gemeente kenmerk.Gemeentecode, taak Taak, uitvoerder organisatie.Kenmerk, vanaf, tot string) Toedeling {
	t := Toedeling{Gemeente: gemeente, Taak: taak, Uitvoerder: uitvoerder, Grondslag: Mandaat, Geldig: tijdlijn.Vanaf(dag(vanaf))}
	if tot != "" {
		t.Geldig.Tot = dag(tot)
	}
	if t.IsEigen() {
		t.Grondslag = Eigen
	}
	return t
}

// weesp2017 is the division of Weesp around 1 January 2017 and that of Amsterdam
// for itself: the aanvraag to Gooise Meren, invoices away from Stichtse Vecht
// with a run-off until 1 April, the decision stays.
func weesp2017(t testing.TB) *Verdeling {
	t.Helper()
	facturen := deel("wmo.declaratiecontrole", stichtseVecht, "2015-01-01", "2017-01-01")
	facturen.Afwikkeling = Afwikkeling{Uitlopen: true, Tot: dag("2017-04-01")}
	v, err := NewVerdeling(alleGemeenten(t), []Toedeling{
		deel("wmo.melding", "0457", "2015-01-01", ""),
		deel("wmo.besluit", "0457", "2015-01-01", ""),
		deel("wmo.aanvraag", "0457", "2015-01-01", "2017-01-01"),
		deel("wmo.aanvraag", gooiseMeren, "2017-01-01", ""),
		facturen,
		deel("wmo.declaratiecontrole", gooiseMeren, "2017-01-01", ""),
		deel("inkomen.uitkering", stichtseVecht, "2014-01-01", ""),
		deelVoor(amsterdam, "wmo.aanvraag", "0363", "2015-01-01", ""),
		deelVoor(amsterdam, "wmo.declaratiecontrole", "0363", "2015-01-01", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// aantal counts what is divided.
func aantal(v *Verdeling) (n int) {
	for _, d := range v.delen {
		n += len(d.toedelingen)
	}
	return n
}

func in(t *testing.T, o *opslag.Opslag, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

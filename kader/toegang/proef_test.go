package toegang

import (
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// The organisations of the arrangement around Weesp.
const (
	vanWeesp  organisatie.Kenmerk = "0457"                // responsible until it was merged
	buur      organisatie.Kenmerk = "1942"                // Gooise Meren: holder from 2017 on
	vecht     organisatie.Kenmerk = "1904"                // Stichtse Vecht: holder before 2017 with run-off, and of inkomen
	opvolger  organisatie.Kenmerk = "0363"                // Amsterdam: responsible from 24 March 2022 on
	vreemd    organisatie.Kenmerk = "1696"                // Wijdemeren: no task here, ever
	bureau    organisatie.Kenmerk = "administratiebureau" // holder before 2017 without run-off
	jaarbegin                     = "2015-01-01"
)

var (
	weesp = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	nieuw = kenmerk.Must(kenmerk.ParseGemeentecode("0363"))
)

func periode(vanaf, tot string) tijdlijn.Periode {
	if tot == "" {
		return tijdlijn.Vanaf(tijdlijn.MustDag(vanaf))
	}
	return tijdlijn.Periode{Vanaf: tijdlijn.MustDag(vanaf), Tot: tijdlijn.MustDag(tot)}
}

func toedeling(gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, uitvoerder organisatie.Kenmerk,
	geldig tijdlijn.Periode) taakverdeling.Toedeling {
	grondslag := taakverdeling.Mandaat
	if uitvoerder == organisatie.KenmerkVan(gemeente) {
		grondslag = taakverdeling.Eigen
	}
	return taakverdeling.Toedeling{Gemeente: gemeente, Taak: taak, Uitvoerder: uitvoerder, Grondslag: grondslag, Geldig: geldig}
}

// regelingWeesp is who does what for Weesp, and later for Amsterdam. Nobody
// keeps the contracts of Weesp.
func regelingWeesp() []taakverdeling.Toedeling {
	var alle []taakverdeling.Toedeling
	voor, na := periode(jaarbegin, "2017-01-01"), periode("2017-01-01", "")
	for _, taak := range taakverdeling.Taken() {
		alle = append(alle, toedeling(nieuw, taak, opvolger, periode(jaarbegin, "")))
		if taak.Domein() == taakverdeling.Inkomen {
			alle = append(alle, toedeling(weesp, taak, vecht, periode(jaarbegin, "")))
			continue
		}
		switch taak.Functie() {
		case taakverdeling.Contractbeheer:
		case taakverdeling.Aanvraag, taakverdeling.Toewijzing, taakverdeling.Berichtenverkeer:
			alle = append(alle, toedeling(weesp, taak, vanWeesp, voor), toedeling(weesp, taak, buur, na))
		case taakverdeling.Declaratiecontrole, taakverdeling.Betaling:
			oud := toedeling(weesp, taak, vecht, voor)
			oud.Afwikkeling = taakverdeling.Afwikkeling{Uitlopen: true, Tot: tijdlijn.MustDag("2017-04-01")}
			alle = append(alle, oud, toedeling(weesp, taak, buur, na))
		case taakverdeling.Applicatiebeheer:
			alle = append(alle, toedeling(weesp, taak, vecht, voor), toedeling(weesp, taak, buur, na))
		case taakverdeling.Inkoop:
			alle = append(alle, toedeling(weesp, taak, bureau, voor), toedeling(weesp, taak, vanWeesp, na))
		default:
			alle = append(alle, toedeling(weesp, taak, vanWeesp, periode(jaarbegin, "")))
		}
	}
	return alle
}

// nieuwePoort gives the guard over a store that holds the arrangement.
func nieuwePoort(t testing.TB, o *opslag.Opslag) proefpoort {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	orgs, verdeling := organisatie.New(o, gemeenten), taakverdeling.New(o, gemeenten)
	err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		if err := orgs.Toevoegen(t.Context(), tx, organisatie.Organisatie{
			Kenmerk: bureau, Naam: "Administratiebureau De Vecht", Soort: organisatie.SoortStichting, Bestaat: periode(jaarbegin, ""),
		}); err != nil {
			return err
		}
		return verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag(jaarbegin).Begin(), regelingWeesp()...)
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(o, verdeling, orgs)
	if err != nil {
		t.Fatal(err)
	}
	return proefpoort{p, o}
}

func poortOpSQLite(t testing.TB) proefpoort {
	t.Helper()
	return nieuwePoort(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
}

// proefpoort is the guard with the store it looks in.
type proefpoort struct {
	*Poort
	opslag *opslag.Opslag
}

// kijk takes a Blik.
func (p proefpoort) kijk(t testing.TB, van organisatie.Wie, dag tijdlijn.Dag) *Blik {
	t.Helper()
	blik, err := p.Blik(t.Context(), p.opslag, van, dag)
	if err != nil {
		t.Fatal(err)
	}
	return blik
}

// mag asks through a Blik of its own.
func (p proefpoort) mag(t testing.TB, van organisatie.Wie, h Handeling, over Object, dag tijdlijn.Dag) (Toestemming, error) {
	t.Helper()
	return p.kijk(t, van, dag).Mag(h, over)
}

func wie(org organisatie.Kenmerk, functies ...organisatie.Functie) organisatie.Wie {
	return organisatie.Wie{Medewerker: "m-1", Naam: "P. de Vries", Organisatie: org, Functies: functies}
}

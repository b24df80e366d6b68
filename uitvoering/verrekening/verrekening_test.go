package verrekening_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// What Weesp did itself and what Gooise Meren did for it come out apart, by the
// Toedeling that was stamped on the day of the act.
func TestWatElkDeedKomtApart(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := proefhuis.Bouw(t, o, "2016-12-05")
		weesp := proefhuis.Gemeente("0457")
		moet := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		nieuw, err := h.Zaken.Melden(t.Context(), h.Als(t, "0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp,
			Kanaal: zaak.Telefoon, Hulpvraag: "Vervoer", Inwoner: inwoner.Inwoner{
				BSN: kenmerk.Must(kenmerk.ParseBSN("999990019")), Geboren: tijdlijn.MustDag("1950-01-01"), Geslacht: inwoner.Man,
				Naam: inwoner.Naam{Achternaam: "Proef"},
				Adres: inwoner.Adres{
					Straat:     "Kade",
					Huisnummer: 1,
					Postcode:   kenmerk.Must(kenmerk.ParsePostcode("1381AA")),
					Plaats:     "Weesp",
				}}})
		moet(err)
		ref := zaak.Verwijzing{Gemeente: weesp, ID: nieuw.ID}
		consulent := h.Als(t, "0457", "k.degroot")
		moet(h.Zaken.Onderzoeken(t.Context(), consulent, zaak.Gesprek{Zaak: ref, Leefgebieden: []zaak.Leefgebied{{Naam: "Huishouden",
			Maatwerk: "Ja"}}}))
		moet(h.Zaken.VerslagVersturen(t.Context(), consulent, ref))
		moet(h.Zaken.Aanvragen(t.Context(), consulent, zaak.Reactie{Zaak: ref, Akkoord: true}))
		moet(h.Zaken.Voorbereiden(t.Context(), h.Als(t, "0457", "h.smit"), zaak.Voorstel{Zaak: ref, Advies: "Nog door Weesp zelf."}))
		h.Op("2017-01-02")
		moet(h.Zaken.Voorbereiden(t.Context(), h.Als(t, "1942", "s.mulder"), zaak.Voorstel{Zaak: ref, Advies: "Nu door Gooise Meren."}))

		periode := tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2016-12-01"), Tot: tijdlijn.MustDag("2017-02-01")}
		posten, err := h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "0457", "p.visser"), weesp, periode)
		moet(err)
		kreeg := map[string]int64{}
		for _, p := range posten {
			kreeg[string(p.Uitvoerder)+" "+string(p.Taak)+" "+p.Kostensleutel] += p.Aantal
		}
		wil := map[string]int64{"0457 wmo.melding ": 1, "0457 wmo.onderzoek ": 3, "0457 wmo.aanvraag ": 1,
			"1942 wmo.aanvraag handelingen": 1}
		for wat, aantal := range wil {
			if kreeg[wat] != aantal {
				t.Errorf("%s: %d, wil %d (alles: %v)", wat, kreeg[wat], aantal, kreeg)
			}
		}
		if len(kreeg) != len(wil) {
			t.Errorf("er is meer: %v", kreeg)
		}
		december := tijdlijn.Periode{Vanaf: periode.Vanaf, Tot: tijdlijn.MustDag("2017-01-01")}
		posten, err = h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "0457", "p.visser"), weesp, december)
		moet(err)
		for _, p := range posten {
			if p.Uitvoerder != "0457" {
				t.Errorf("in december deed %s %s", p.Uitvoerder, p.Taak)
			}
		}
		if _, err := h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "0457", "m.jansen"), weesp, periode); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("het loket zag de verrekening: %v", err)
		}
		if _, err := h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "1942", "r.vos"), weesp, periode); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("wie niets verantwoordt zag de verrekening: %v", err)
		}
		// Stichtse Vecht accounts for income support of Weesp, and sees nothing of the Wmo.
		if posten, err := h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "1904", "t.koning"), weesp, periode); err != nil || len(posten) > 0 {
			t.Errorf("Stichtse Vecht zag %+v, %v", posten, err)
		}
	})
}

// What Amsterdam did after the merger on a case of Weesp is settled with Amsterdam,
// also when its Toedeling is withdrawn later: what was done was done.
func TestNaDeHerindelingEnNaIntrekking(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := proefhuis.Bouw(t, o, "2022-03-21")
		weesp, amsterdam := proefhuis.Gemeente("0457"), proefhuis.Gemeente("0363")
		moet := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		nieuw, err := h.Zaken.Melden(t.Context(), h.Als(t, "0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo,
			Gemeente: weesp, Kanaal: zaak.Balie, Hulpvraag: "Vervoer", Inwoner: inwoner.Inwoner{
				BSN: kenmerk.Must(kenmerk.ParseBSN("999990019")), Geboren: tijdlijn.MustDag("1950-01-01"), Geslacht: inwoner.Man,
				Naam: inwoner.Naam{Achternaam: "Proef"}, Adres: inwoner.Adres{
					Straat: "Kade", Huisnummer: 1, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381AA")), Plaats: "Weesp"}}})
		moet(err)
		h.Op("2022-04-01")
		moet(h.Zaken.Onderzoeken(t.Context(), h.Als(t, "0363", "f.dijkstra"), zaak.Gesprek{
			Zaak: zaak.Verwijzing{Gemeente: weesp, ID: nieuw.ID}, Leefgebieden: []zaak.Leefgebied{{Naam: "Huishouden", Maatwerk: "Ja"}}}))

		april := tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2022-04-01"), Tot: tijdlijn.MustDag("2022-05-01")}
		zie := func(wanneer string) {
			t.Helper()
			posten, err := h.Verrekeningen.Zien(t.Context(), h.Kijk(t, "0363", "e.vandam"), weesp, april)
			moet(err)
			if len(posten) != 1 || posten[0].Uitvoerder != "0363" || posten[0].Grondslag != taakverdeling.Eigen ||
				posten[0].Regeling != "0457/AANNAME" || posten[0].Toedeling.Gemeente != amsterdam {
				t.Errorf("%s: %+v", wanneer, posten)
			}
		}
		zie("na de herindeling")
		verdeling, err := h.Verdeling.Stand(t.Context(), o)
		moet(err)
		houder, ok := verdeling.Uitvoerder(weesp, taakverdeling.Wmo.Taak(taakverdeling.Onderzoek), april.Vanaf)
		if !ok || houder.Gemeente != amsterdam {
			t.Fatalf("houder %+v", houder)
		}
		moet(o.Transactie(t.Context(), opslag.Voor(amsterdam), func(tx *opslag.Tx) error {
			return h.Verdeling.Intrekken(t.Context(), tx, h.Klok.Nu(), amsterdam, houder.ID)
		}))
		zie("na het intrekken")
	})
}

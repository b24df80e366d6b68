package zaak_test

import (
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/zaak"
)

// Every path holds together: an act leads to a stand on it, what a stand waits for can
// be done there and belongs to its open step, and everything has the words for it.
func TestElkPadKlopt(t *testing.T) {
	for domein, pad := range zaak.Paden() {
		if pad.Domein != domein || len(pad.Leefgebieden) == 0 {
			t.Errorf("%s: %+v", domein, pad)
		}
		for _, s := range pad.Stappen {
			if !domein.Taak(s.Functie).Bestaat() || s.Artikel == "" || s.Daad == "" || (s.Knop == "") != (len(s.Van) == 0) {
				t.Errorf("%s: %+v", domein, s)
			}
			for _, stand := range append(slices.Clone(s.Van), s.Naar) {
				if stand != "" && pad.Halte(stand).Gedaan == 0 {
					t.Errorf("%s leidt van of naar %q, en dat is geen halte", s.Handeling, stand)
				}
			}
			for _, soort := range s.Begint {
				if _, err := wet.Berekenen(wet.Termijn{Soort: soort, Vanaf: tijdlijn.MustDag("2017-01-02")}); err != nil {
					t.Errorf("%s begint %q: %v", s.Handeling, soort, err)
				}
			}
		}
		for _, h := range pad.Haltes {
			if h.Volgende == "" {
				if h.Vervolg != "" || h.Termijn != "" || h.Chip != "" {
					t.Errorf("%q wacht nergens op: %+v", h.Stand, h)
				}
				continue
			}
			if !slices.Contains(pad.Mogelijk(h.Stand), h.Volgende) || h.Vervolg == "" || h.Termijn == "" || h.Chip == "" {
				t.Errorf("%q: %+v", h.Stand, h)
			}
			if s, _ := pad.Stap(h.Volgende); s.Functie != h.Functie {
				t.Errorf("%q wacht op %s, maar open staat %s", h.Stand, h.Volgende, h.Functie)
			}
		}
		for _, m := range pad.Mijlpalen {
			if _, ok := pad.Stap(m.Handeling); !ok || m.Naam == "" {
				t.Errorf("mijlpaal %+v", m)
			}
		}
	}
}

// A law comes in as data: with a path for the Jeugdwet beside that of the Wmo, a
// melding of youth is taken, gets its own words and its own next step, and stands on
// the list of whoever holds that step.
func TestEenTweedeWetKomtErinAlsGegevens(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := proefhuis.Bouw(t, o, "2016-12-05")
		jeugd := *h.Zaken.Paden[taakverdeling.Wmo]
		jeugd.Domein = taakverdeling.Jeugd
		jeugd.Haltes = slices.Clone(jeugd.Haltes)
		jeugd.Haltes[0].Vervolg, jeugd.Haltes[0].Functie = "Bel het gezin", taakverdeling.Aanvraag
		jeugd.Haltes[0].Volgende = toegang.ZaakAanvraagBehandelen
		jeugd.Leefgebieden = []string{"School"}
		h.Zaken.Paden[taakverdeling.Jeugd] = &jeugd

		melding := zaak.Melding{Domein: taakverdeling.Jeugd, Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: "Hulp op school.",
			Kanaal: zaak.Balie}
		nieuw, err := h.Zaken.Melden(t.Context(), h.Als(t, "0457", "m.jansen"), melding)
		if err != nil || nieuw.Taak != "jeugd.aanvraag" {
			t.Fatalf("%+v %v", nieuw, err)
		}
		werk, err := h.Zaken.Werklijst(t.Context(), h.Kijk(t, "0457", "h.smit"), zaak.Werkvraag{Uiterlijk: tijdlijn.Open})
		if err != nil || werk.Totaal != 1 || werk.Regels[0].Vervolg != "Bel het gezin" || werk.Regels[0].Zaak.ID != nieuw.ID {
			t.Errorf("%+v %d %v", werk.Regels, werk.Totaal, err)
		}
		beeld, err := h.Zaken.Zien(t.Context(), h.Kijk(t, "0457", "k.degroot"), weesp, nieuw.ID)
		if err != nil || beeld.Pad.Domein != taakverdeling.Jeugd || !slices.Contains(beeld.Kan, toegang.ZaakOnderzoeken) {
			t.Errorf("%+v %v", beeld, err)
		}
		consulent, ref := h.Als(t, "0457", "k.degroot"), zaak.Verwijzing{Gemeente: weesp, ID: nieuw.ID}
		gesprek := func(gebied string) error {
			return h.Zaken.Onderzoeken(t.Context(), consulent, zaak.Gesprek{Zaak: ref,
				Leefgebieden: []zaak.Leefgebied{{Naam: gebied, Woorden: "Ja."}}})
		}
		if err := gesprek("Huishouden"); !fout.Is(err, fout.Onjuist) {
			t.Errorf("een leefgebied van een andere wet: %v", err)
		}
		if err := gesprek("School"); err != nil {
			t.Error(err)
		}
		melding.Domein = taakverdeling.Inkomen
		if _, err := h.Zaken.Melden(t.Context(), consulent, melding); !fout.Is(err, fout.Onjuist) {
			t.Errorf("een wet zonder pad: %v", err)
		}
	})
}

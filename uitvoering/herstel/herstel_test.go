package herstel_test

import (
	"context"
	"errors"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/herstel"
)

// proefopdracht is work about a case of Weesp, for whoever holds the task.
type proefopdracht struct {
	Taak string `json:"taak"`
}

func (proefopdracht) Kind() string { return "herstel.proef" }

func (p proefopdracht) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{Gemeente: proefhuis.Gemeente("0457"), Soort: "zaak", ID: "z-1", Taak: p.Taak}
}

// mislukte gives the house on 2 January 2017 in which work for the task failed once,
// and what it may do from then on: fail, or not.
func mislukte(t *testing.T, o *opslag.Opslag, taak string) (*proefhuis.Huis, *herstel.Herstellingen, wachtrij.Mislukt, func(lukt bool)) {
	t.Helper()
	h := proefhuis.Bouw(t, o, "2017-01-02")
	q, err := wachtrij.New(o, tijdlijn.Systeemklok{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	lukt := make(chan bool, 1)
	lukt <- false
	wachtrij.Doe(q, func(context.Context, proefopdracht) error {
		goed := <-lukt
		lukt <- goed
		if goed {
			return nil
		}
		return fout.New(fout.Onjuist, "Er is geen contract. Leg het eerst vast.").Door(errors.New("oorzaak"))
	})
	zet := func(goed bool) { <-lukt; lukt <- goed }
	weesp := proefhuis.Gemeente("0457")
	if err := o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
		return q.ZetIn(t.Context(), tx, proefopdracht{Taak: taak})
	}); err != nil {
		t.Fatal(err)
	}
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := q.Stop(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
	if _, err := q.WachtTotLeeg(t.Context()); err == nil {
		t.Fatal("het mislukte niet")
	}
	room := herstel.New(herstel.Onderdelen{Opslag: o, Klok: h.Klok, Poort: h.Poort, Logboek: h.Logboek, Wachtrij: q})
	alle, err := room.List(t.Context(), h.Kijk(t, "1942", "s.mulder"), 0, 0)
	if err != nil || len(alle) != 1 || alle[0].Reden != "Er is geen contract. Leg het eerst vast." || alle[0].Onderwerp.ID != "z-1" {
		t.Fatalf("de lijst van de uitvoerder: %+v %v", alle, err)
	}
	return h, room, alle[0], zet
}

// What failed stands on the list of whoever holds the task, and on no other; only he
// may settle it, and that is in the log.
func TestWatMislukteIsWerkVanDeUitvoerder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h, room, m, _ := mislukte(t, o, "wmo.toewijzing")
		weesp := proefhuis.Gemeente("0457")
		for _, wie := range [][2]string{{"0457", "h.smit"}, {"1904", "t.koning"}, {"1696", "i.vermeer"}} {
			if alle, err := room.List(t.Context(), h.Kijk(t, wie[0], wie[1]), 0, 0); err != nil || len(alle) != 0 {
				t.Errorf("%v: %+v %v", wie, alle, err)
			}
		}
		if err := room.Opnieuw(t.Context(), h.Als(t, "0457", "h.smit"), weesp, m.Nummer); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("Weesp doet de toewijzing niet meer: %v", err)
		}
		vreemd := h.Als(t, "1696", "i.vermeer")
		wel, niet := room.Opnieuw(t.Context(), vreemd, weesp, m.Nummer), room.Opnieuw(t.Context(), vreemd, weesp, m.Nummer+1)
		if !fout.Is(wel, fout.NietGevonden) || fout.Zin(wel) != fout.Zin(niet) {
			t.Errorf("een vreemde hoort %q en %q", wel, niet)
		}
		uitvoerder := h.Als(t, "1942", "s.mulder")
		if err := room.Afhandelen(t.Context(), uitvoerder, weesp, m.Nummer, " "); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder uitleg: %v", err)
		}
		if err := room.Afhandelen(t.Context(), uitvoerder, weesp, m.Nummer, "Met de hand toegewezen."); err != nil {
			t.Fatal(err)
		}
		if alle, err := room.List(t.Context(), h.Kijk(t, "1942", "s.mulder"), 0, 0); err != nil || len(alle) != 0 {
			t.Errorf("na het afhandelen: %+v %v", alle, err)
		}
		if err := room.Afhandelen(t.Context(), uitvoerder, weesp, m.Nummer, "Nog eens."); !fout.Is(err, fout.Botsing) {
			t.Errorf("twee keer: %v", err)
		}
		regels, err := h.Logboek.List(t.Context(), weesp, "zaak", "z-1")
		if err != nil || len(regels) != 1 || regels[0].Handeling != "werk.afhandelen" ||
			regels[0].Gegevens["toelichting"] != "Met de hand toegewezen." ||
			regels[0].Toedeling == "" {
			t.Errorf("logboek %+v %v", regels, err)
		}
	})
}

// Tried again it disappears by itself once it succeeds.
func TestOpnieuwLukt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h, room, m, zet := mislukte(t, o, "wmo.berichtenverkeer")
		zet(true)
		if err := room.Opnieuw(t.Context(), h.Als(t, "1942", "s.mulder"), m.Onderwerp.Gemeente, m.Nummer); err != nil {
			t.Fatal(err)
		}
		if _, err := room.Wachtrij.WachtTotLeeg(t.Context()); err != nil {
			t.Errorf("het lukte weer niet: %v", err)
		}
		if alle, err := room.List(t.Context(), h.Kijk(t, "1942", "s.mulder"), 0, 0); err != nil || len(alle) != 0 {
			t.Errorf("na het lukken: %+v %v", alle, err)
		}
		var geen kenmerk.Gemeentecode
		if _, err := room.Get(t.Context(), h.Kijk(t, "1942", "s.mulder"), geen, m.Nummer); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("van geen gemeente: %v", err)
		}
	})
}

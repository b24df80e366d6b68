package regio_test

import (
	"testing"

	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/regio"
	"nabuur/verkeer/bericht"
)

// Gooise Meren finds of every kind of waiting message something, also after the queue
// was emptied; on 1 January that of Weesp comes along, and Weesp has it no more.
func TestVerkeerLigtKlaar(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := bouw(t, o)
		h.vul(regio.Vandaag, 120)
		wacht := func(wie organisatie.Wie) map[bericht.Aard]bericht.Telling {
			werk, err := h.Berichten.Werklijst(t.Context(), h.KijkAls(t, wie), bericht.Werkvraag{})
			if err != nil {
				t.Fatal(err)
			}
			per := map[bericht.Aard]bericht.Telling{}
			for _, telling := range werk.Tellingen {
				per[telling.Aard] = telling
			}
			return per
		}
		voor := wacht(h.Als(t, "1942", "s.mulder"))
		h.werk()
		eigen, weesp := wacht(h.Als(t, "1942", "s.mulder")), wacht(h.Als(t, "0457", "h.smit"))
		for wie, per := range map[string]map[bericht.Aard]bericht.Telling{"voor de wachtrij": voor, "Gooise Meren": eigen, "Weesp": weesp} {
			if per[bericht.Verzoeken].Aantal != 3 || per[bericht.Herstellen].Aantal != 2 || per[bericht.Wachten].TeLaat != 1 {
				t.Errorf("%s: %+v", wie, per)
			}
		}
		h.Op("2017-01-01")
		if na := wacht(h.Als(t, "1942", "s.mulder")); na[bericht.Verzoeken].Aantal != 6 || na[bericht.Herstellen].Aantal != 4 ||
			na[bericht.Verzoeken].TeLaat != 4 {
			t.Errorf("op 1 januari: %+v", na)
		}
		if na := wacht(h.Als(t, "0457", "h.smit")); len(na) != 0 {
			t.Errorf("Weesp heeft op 1 januari nog %+v", na)
		}
	})
}

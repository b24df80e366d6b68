package regio_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/proef/regio"
	"nabuur/uitvoering/zaak"
)

// On 1 January the applications of Weesp stand with Gooise Meren; nobody moved
// them.
func TestAanvragenGaanOpEenJanuariOver(t *testing.T) {
	h := sqlite(t)
	h.vul(regio.Vandaag, 120)
	lijst := func(dag, org, id string) []string {
		h.Op(dag)
		werk, err := h.Zaken.Werklijst(t.Context(), h.Kijk(t, org, id),
			zaak.Werkvraag{Taak: "wmo.aanvraag", Gemeente: gemeenten[0], Uiterlijk: tijdlijn.Open, Aantal: 500})
		if err != nil || int(werk.Totaal) != len(werk.Regels) {
			t.Fatalf("%d van %d regels: %v", len(werk.Regels), werk.Totaal, err)
		}
		var nummers []string
		for _, r := range werk.Regels {
			nummers = append(nummers, r.Zaak.Nummer+" "+r.Zaak.Uiterlijk.String())
		}
		return nummers
	}
	voor := lijst("2016-12-31", "0457", "h.smit")
	if len(voor) < 3 {
		t.Errorf("er staan maar %d aanvragen bij Weesp", len(voor))
	}
	if bij := lijst("2016-12-31", "1942", "s.mulder"); len(bij) != 0 {
		t.Errorf("Gooise Meren heeft te vroeg %v", bij)
	}
	if na := lijst("2017-01-01", "1942", "s.mulder"); !slices.Equal(na, voor) {
		t.Errorf("bij Weesp stond %v, bij Gooise Meren %v", voor, na)
	}
	if nog := lijst("2017-01-01", "0457", "h.smit"); len(nog) != 0 {
		t.Errorf("Weesp heeft nog %v", nog)
	}
}

// What was granted is allotted on the day itself, and the messages about it can
// all be made: the queue empties without a failure.
func TestWatIsToegekendIsToegewezen(t *testing.T) {
	h := sqlite(t)
	h.vul(regio.Vandaag, 60)
	toegekend := map[string]bool{}
	for _, z := range h.zaken() {
		besloten, err := zaak.Voorzieningen(t.Context(), h.Opslag, z.Gemeente, z.ID)
		if err != nil {
			t.Fatal(err)
		}
		toegekend[z.ID] = len(besloten) > 0
	}
	besluiten := h.tel("zaak.beschikken", func(r logboek.Regel) bool { return toegekend[r.Object] })
	vanZaak := func(r logboek.Regel) bool { return r.Gegevens["verzoek"] == "" }
	if toewijzingen := h.tel("toewijzing.toewijzen", vanZaak); len(besluiten) < 10 || !maps.Equal(toewijzingen, besluiten) {
		t.Errorf("toegewezen %v, toegekend %v", toewijzingen, besluiten)
	}
	voor := h.koppen()
	h.werk()
	if toewijzingen := h.tel("toewijzing.toewijzen", vanZaak); !maps.Equal(toewijzingen, besluiten) {
		t.Error("de wachtrij heeft nog eens toegewezen")
	}
	if h.koppen() == voor {
		t.Error("er zijn geen berichten gemaakt")
	}
	berichten, err := h.Berichten.TeVerzenden(t.Context())
	if err != nil || len(berichten) == 0 {
		t.Errorf("%d berichten: %v", len(berichten), err)
	}
}

// werk carries out the queue until it is empty.
func (h *huis) werk() {
	h.Helper()
	ctx, klaar := context.WithTimeout(h.Context(), time.Minute)
	defer klaar()
	if err := h.Wachtrij.Start(ctx); err != nil {
		h.Fatal(err)
	}
	if _, err := h.Wachtrij.WachtTotLeeg(ctx); err != nil {
		h.Errorf("%v %v", err, errors.Unwrap(err))
	}
	if err := h.Wachtrij.Stop(ctx); err != nil {
		h.Fatal(err)
	}
}

// tel counts, by day, the rows of the log with this act.
func (h *huis) tel(handeling string, telt func(logboek.Regel) bool) map[tijdlijn.Dag]int {
	h.Helper()
	dagen := map[tijdlijn.Dag]int{}
	for _, g := range gemeenten {
		regels, _, err := h.Logboek.Recent(h.Context(), g, logboek.Plaats{}, 100_000)
		if err != nil {
			h.Fatal(err)
		}
		for _, r := range regels {
			if r.Handeling == handeling && telt(r) {
				dagen[r.Moment.Dag()]++
			}
		}
	}
	return dagen
}

func BenchmarkVul(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		h := proefhuis.Bouw(b, opslagproef.Open(b, opslagproef.AdresSQLite(b)), regio.Vandaag)
		b.StartTimer()
		if err := regio.Vul(b.Context(), h.Kamers, h.Klok, tijdlijn.MustDag(regio.Vandaag), regio.Aantal, nil); err != nil {
			b.Fatal(err)
		}
	}
}

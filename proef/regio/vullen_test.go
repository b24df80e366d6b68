package regio_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/wet"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/proef/regio"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

var gemeenten = []kenmerk.Gemeentecode{code("0457"), code("1942"), code("1696")}

func code(tekst string) kenmerk.Gemeentecode { return kenmerk.Must(kenmerk.ParseGemeentecode(tekst)) }

// huis is an arranged house without cases.
type huis struct {
	*testing.T
	*proefhuis.Huis
}

func bouw(t *testing.T, o *opslag.Opslag) *huis {
	t.Helper()
	return &huis{t, proefhuis.Bouw(t, o, regio.Vandaag)}
}

func sqlite(t *testing.T) *huis {
	t.Helper()
	return bouw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
}

func (h *huis) vul(tot string, aantal int) {
	h.Helper()
	if err := regio.Vul(h.Context(), h.Kamers, h.Klok, tijdlijn.MustDag(tot), aantal, nil); err != nil {
		h.Fatal(err)
	}
}

// koppen gives the end of the chain of every municipality.
func (h *huis) koppen() string {
	h.Helper()
	var b strings.Builder
	for _, g := range gemeenten {
		stand, err := h.Logboek.Stand(h.Context(), g)
		if err != nil {
			h.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d %s\n", g, stand.Handelingen.Nummer, stand.Handelingen.Hash)
	}
	return b.String()
}

// zaken gives every case in the store, by number.
func (h *huis) zaken() []zaak.Zaak {
	h.Helper()
	var alle []zaak.Zaak
	for _, g := range gemeenten {
		for jaar := 2016; jaar <= 2022; jaar++ {
			for i := 1; ; i++ {
				z, staat, err := zaak.MetNummer(h.Context(), h.Opslag, g, fmt.Sprintf("%d-%06d", jaar, i))
				if err != nil {
					h.Fatal(err)
				}
				if !staat {
					break
				}
				alle = append(alle, z)
			}
		}
	}
	return alle
}

// The region as the demo begins: cases in every stand, residents that are nobody,
// and logs that hold together.
func TestVulMaaktDeRegio(t *testing.T) {
	h := sqlite(t)
	var gedaan, totaal int
	err := regio.Vul(t.Context(), h.Kamers, h.Klok, tijdlijn.MustDag(regio.Vandaag), regio.Aantal, func(g, n int) {
		if g != gedaan+1 {
			t.Errorf("voortgang springt van %d naar %d", gedaan, g)
		}
		gedaan, totaal = g, n
	})
	if err != nil {
		t.Fatal(err)
	}
	if gedaan == 0 || gedaan != totaal {
		t.Errorf("de voortgang eindigt op %d van %d", gedaan, totaal)
	}
	if nu := h.Klok.Nu(); nu != tijdlijn.MustDag(regio.Vandaag).Om(9, 0) {
		t.Errorf("de klok staat op %s", nu.Tekst())
	}
	zaken := h.zaken()
	if len(zaken) != regio.Aantal {
		t.Errorf("%d zaken, wil %d", len(zaken), regio.Aantal)
	}
	h.controleerStanden(zaken)
	h.controleerInwoners(zaken)
	for _, g := range gemeenten {
		if b, err := h.Logboek.Controleer(t.Context(), g); err != nil || b.Breuk != nil || b.Handelingen == 0 {
			t.Errorf("logboek van %s: %+v %v", g, b, err)
		}
	}
}

func (h *huis) controleerStanden(zaken []zaak.Zaak) {
	h.Helper()
	vandaag := tijdlijn.Vandaag(h.Klok)
	aantal := map[zaak.Stand]int{}
	plaats := map[kenmerk.Gemeentecode]int{}
	uiterlijk := map[tijdlijn.Dag]bool{}
	open, teLaat := 0, 0
	pad := zaak.Paden()[taakverdeling.Wmo]
	for _, z := range zaken {
		aantal[z.Stand]++
		plaats[z.Gemeente]++
		if pad.Halte(z.Stand).Vervolg == "" {
			continue
		}
		open++
		uiterlijk[z.Uiterlijk] = true
		if z.Uiterlijk < vandaag {
			teLaat++
		}
	}
	for _, stand := range []zaak.Stand{zaak.Gemeld, zaak.InOnderzoek, zaak.VerslagVerstuurd, zaak.Aangevraagd, zaak.Voorbereid,
		zaak.Beschikt, zaak.InBezwaar, zaak.OpBezwaarBeslist, zaak.Afgesloten} {
		if aantal[stand] < 10 {
			h.Errorf("maar %d zaken op %q", aantal[stand], stand)
		}
	}
	if weesp := plaats[gemeenten[0]]; weesp < len(zaken)/2 || plaats[gemeenten[1]] == 0 || plaats[gemeenten[2]] == 0 {
		h.Errorf("verdeeld over de gemeenten: %v", plaats)
	}
	if len(uiterlijk) < 20 || teLaat == 0 || teLaat > open/5 {
		h.Errorf("het werk is niet gespreid: %d laatste dagen, %d van %d te laat", len(uiterlijk), teLaat, open)
	}
}

func (h *huis) controleerInwoners(zaken []zaak.Zaak) {
	h.Helper()
	gezien := map[kenmerk.BSN]bool{}
	for _, z := range zaken {
		i, err := inwoner.Get(h.Context(), h.Opslag, z.Gemeente, z.Inwoner)
		if err != nil {
			h.Fatal(err)
		}
		if !strings.HasPrefix(i.BSN.String(), "99999") || i.BSN.String() == "999993653" || gezien[i.BSN] {
			h.Errorf("%s is geen eigen proefnummer", i.BSN)
		}
		gezien[i.BSN] = true
		wijken := map[string][2]int{"0457": {1381, 1384}, "1942": {1398, 1412}, "1696": {1231, 1394}}[z.Gemeente.String()]
		if wijk := i.Adres.Postcode.Wijk(); wijk < wijken[0] || wijk > wijken[1] {
			h.Errorf("postcode %s ligt niet in gemeente %s", i.Adres.Postcode, z.Gemeente)
		}
	}
}

// What happened was in time, or nearly always, and done by who held the task.
func TestGeschiedenisIsRechtmatig(t *testing.T) {
	h := sqlite(t)
	h.vul("2017-05-15", 120)
	wie := map[kenmerk.Gemeentecode]organisatie.Wie{gemeenten[0]: h.Als(t, "0457", "p.visser"),
		gemeenten[1]: h.Als(t, "1942", "n.hendriks"), gemeenten[2]: h.Als(t, "1696", "o.dekker")}
	besloten, laat, overgenomen := 0, 0, 0
	for _, z := range h.zaken() {
		b, err := h.Zaken.Zien(t.Context(), h.KijkAls(t, wie[z.Gemeente]), z.Gemeente, z.ID)
		if err != nil {
			t.Fatal(err)
		}
		vorige := tijdlijn.Moment(0)
		for _, a := range b.Handelingen {
			houder, ok := h.houder(z.Gemeente, a.Taak, a.Dag)
			if !ok || houder != a.Organisatie || !wet.IsWerkdag(a.Dag) || a.Moment <= vorige || a.Dag >= tijdlijn.MustDag("2017-05-15") {
				t.Errorf("zaak %s: %s op %s door %s, de taak is van %s", z.Nummer, a.Handeling, a.Dag, a.Organisatie, houder)
			}
			if a.Organisatie == "1942" && z.Gemeente == gemeenten[0] {
				overgenomen++
			}
			vorige = a.Moment
		}
		if b.Beschikking != nil {
			besloten++
			for _, termijn := range b.Termijnen {
				if termijn.Soort == wet.WmoBeschikking && !loopt(b.Termijnen, termijn) && b.Beschikking.Bekendgemaakt > termijn.LaatsteDag {
					laat++
				}
			}
		}
		if b.Bezwaar != nil && !b.Bezwaar.Beslist.IsOpen() &&
			(b.Bezwaar.Uitkomst == zaak.NietOntvankelijk) != (b.Bezwaar.Ontvangen > b.Beschikking.BezwaarTot) {
			t.Errorf("zaak %s: bezwaar van %s is %s, de laatste dag was %s", z.Nummer, b.Bezwaar.Ontvangen, b.Bezwaar.Uitkomst,
				b.Beschikking.BezwaarTot)
		}
	}
	if besloten == 0 || laat*20 > besloten {
		t.Errorf("%d van %d besluiten te laat", laat, besloten)
	}
	if overgenomen == 0 {
		t.Error("na 1 januari deed Gooise Meren niets voor Weesp")
	}
}

// loopt reports whether a later term of the same kind took the place of this one.
func loopt(alle []zaak.Termijn, een zaak.Termijn) bool {
	vervangen := false
	for _, t := range alle {
		vervangen = vervangen || t.Soort == een.Soort && t.LaatsteDag > een.LaatsteDag
	}
	return vervangen
}

func (h *huis) houder(gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, dag tijdlijn.Dag) (organisatie.Kenmerk, bool) {
	h.Helper()
	verdeling, err := h.Verdeling.Stand(h.Context(), h.Opslag)
	if err != nil {
		h.Fatal(err)
	}
	t, ok := verdeling.Uitvoerder(gemeente, taak, dag)
	return t.Uitvoerder, ok
}

func TestVulIsOveralHetzelfde(t *testing.T) {
	een, twee, ander := sqlite(t), sqlite(t), sqlite(t)
	een.vul(regio.Vandaag, 40)
	twee.vul(regio.Vandaag, 40)
	ander.vul(regio.Vandaag, 41)
	if een.koppen() != twee.koppen() {
		t.Errorf("twee keer vullen geeft\n%s\nen\n%s", een.koppen(), twee.koppen())
	}
	if een.koppen() == ander.koppen() {
		t.Error("een zaak meer maakt geen verschil: de proef bewijst niets")
	}
}

// A store without an arrangement gets one; the organisations to try out all have
// staff in it.
func TestVulRichtIn(t *testing.T) {
	klok := tijdlijn.NewZetklok(tijdlijn.MustDag(regio.Vandaag).Om(9, 0))
	k, err := kamers.Bouw(opslagproef.Open(t, opslagproef.AdresSQLite(t)), kamers.Instelling{Klok: klok,
		Toeval: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := regio.Vul(t.Context(), k, klok, tijdlijn.Vandaag(klok), 20, nil); err != nil {
			t.Fatal(err)
		}
	}
	organisaties, err := regio.Organisaties()
	if err != nil || len(organisaties) < 5 {
		t.Errorf("uit te proberen: %v %v", organisaties, err)
	}
	for _, org := range organisaties {
		if mensen, err := k.Organisaties.Medewerkers(t.Context(), org, tijdlijn.MustDag("2016-12-20")); err != nil || len(mensen) == 0 &&
			org != "0363" {
			t.Errorf("bij %s werkt niemand: %v", org, err)
		}
	}
}

// Filling that is cut off goes on where it was; a full region stays as it is.
func TestVulGaatVerderEnDoetNietsTwee(t *testing.T) {
	heel := sqlite(t)
	heel.vul(regio.Vandaag, 40)
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		h := bouw(t, o)
		for _, tot := range []int{1, 37, 90} {
			ctx, stop := context.WithCancel(t.Context())
			err := regio.Vul(ctx, h.Kamers, h.Klok, tijdlijn.MustDag(regio.Vandaag), 40, func(gedaan, _ int) {
				if gedaan == tot {
					stop()
				}
			})
			stop()
			if err == nil {
				t.Fatalf("na %d handelingen werd niet gestopt", tot)
			}
		}
		h.vul("2017-02-01", 55)
		if h.koppen() != heel.koppen() {
			t.Errorf("na onderbreken staat er\n%s\nen anders\n%s", h.koppen(), heel.koppen())
		}
		h.vul("2018-02-01", 70)
		if h.koppen() != heel.koppen() {
			t.Error("een volle regio is nog eens gevuld")
		}
		if dag := tijdlijn.Vandaag(h.Klok); dag != tijdlijn.MustDag("2018-02-01") {
			t.Errorf("de klok staat op %s", dag)
		}
	})
}

func TestVulWeigert(t *testing.T) {
	h := sqlite(t)
	dag := tijdlijn.MustDag(regio.Vandaag)
	for _, g := range []struct {
		naam   string
		klok   *tijdlijn.Zetklok
		tot    tijdlijn.Dag
		aantal int
		soort  fout.Soort
	}{
		{"een andere klok", tijdlijn.NewZetklok(0), dag, 40, fout.Storing},
		{"te vroeg", h.Klok, tijdlijn.MustDag("2016-06-30"), 40, fout.Onjuist},
		{"te weinig", h.Klok, dag, 9, fout.Onjuist},
		{"meer dan er proefnummers zijn", h.Klok, dag, 1000, fout.Onjuist},
	} {
		if err := regio.Vul(t.Context(), h.Kamers, g.klok, g.tot, g.aantal, nil); !fout.Is(err, g.soort) {
			t.Errorf("%s: %v", g.naam, err)
		}
	}
	if koppen := h.koppen(); strings.Contains(koppen, " 1 ") {
		t.Errorf("een geweigerde opdracht liet sporen na: %s", koppen)
	}
	_, err := h.Zaken.Melden(t.Context(), h.Als(t, "0457", "m.jansen"),
		zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: gemeenten[0], Hulpvraag: "Hulp", Kanaal: zaak.Balie, Inwoner: inwoner.Inwoner{
			BSN: kenmerk.Must(kenmerk.ParseBSN("999993653")), Geslacht: inwoner.Vrouw, Naam: inwoner.Naam{Achternaam: "Linden"},
			Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")),
				Plaats: "Weesp"},
		}})
	if err != nil {
		t.Fatal(err)
	}
	if err := regio.Vul(t.Context(), h.Kamers, h.Klok, dag, 40, nil); !fout.Is(err, fout.Botsing) {
		t.Errorf("een opslag met andere zaken: %v", err)
	}
}

// The demo can begin on any day, also just after the history begins and after
// Weesp has ended.
func TestVulOpAndereDagen(t *testing.T) {
	for _, dag := range []string{"2016-07-01", "2017-01-01", "2022-03-24", "2025-06-30"} {
		h := sqlite(t)
		h.vul(dag, 25)
		if n := len(h.zaken()); n != 25 {
			t.Errorf("%s: %d zaken", dag, n)
		}
	}
}

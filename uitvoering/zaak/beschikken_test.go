package zaak_test

import (
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func TestBeschikkenNaamTermijnEnBewijs(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		besluit := zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend, Motivering: "Nodig."}
		_, err := p.h.Zaken.Beschikken(t.Context(), p.als("1942", "n.hendriks"), besluit)
		p.weigert(err, fout.NietBevoegd, "Weesp")
		_, err = p.h.Zaken.Beschikken(t.Context(), p.als("0457", "k.degroot"), besluit)
		p.weigert(err, fout.NietBevoegd, "eamleider")
		p.h.Op("2017-01-03")
		genomen, err := p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), besluit)
		p.moet(err)
		if genomen.Nummer != "B2017-000001" || genomen.BezwaarTot.String() != "2017-02-14" ||
			!strings.Contains(genomen.Namens, "van Weesp") || !strings.Contains(genomen.Bewijs, "BWBR0035362") {
			t.Errorf("%+v", genomen)
		}
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "p.visser"), weesp, p.id)
		p.moet(err)
		brief, err := beeld.Brief(zaak.Beschikkingsbrief)
		p.moet(err)
		for _, woord := range []string{"B2017-000001", "dinsdag 14 februari 2017",
			"namens het college van burgemeester en wethouders van Weesp", "bezwaar", "Hulp bij het huishouden"} {
			if !strings.Contains(brief.Tekst(), woord) {
				t.Errorf("de beschikking noemt %q niet:\n%s", woord, brief.Tekst())
			}
		}
		_, err = p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), besluit)
		p.weigert(err, fout.Botsing, "beschikt")
	})
}

func TestTweeBeslissersNemenEenBesluit(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		wie := p.als("0457", "p.visser")
		var slot sync.Mutex
		gelukt := 0
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				_, err := p.h.Zaken.Beschikken(t.Context(), wie, zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend,
					Motivering: "Nodig."})
				slot.Lock()
				defer slot.Unlock()
				if err == nil {
					gelukt++
				} else if !fout.Is(err, fout.Botsing) {
					t.Errorf("%v", err)
				}
			})
		}
		wg.Wait()
		if gelukt != 1 {
			t.Errorf("%d besluiten genomen", gelukt)
		}
		if b, err := p.h.Logboek.Controleer(t.Context(), weesp); err != nil || b.Breuk != nil || b.Handelingen == 0 {
			t.Errorf("logboek: %+v %v", b, err)
		}
	})
}

func TestBeschikkenZonderWieHetUitvoert(t *testing.T) {
	for _, functie := range []taakverdeling.Functie{taakverdeling.Toewijzing, taakverdeling.Berichtenverkeer} {
		t.Run(functie.String(), func(t *testing.T) {
			opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
				p := tot(t, o, zaak.Voorbereid)
				verdeling, err := p.h.Verdeling.Stand(t.Context(), o)
				p.moet(err)
				vandaag := tijdlijn.Vandaag(p.h.Klok)
				houder, ok := verdeling.Uitvoerder(weesp, taakverdeling.Wmo.Taak(functie), vandaag)
				if !ok {
					t.Fatal("niemand houdt de taak al")
				}
				p.moet(o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
					return p.h.Verdeling.Intrekken(t.Context(), tx, p.h.Klok.Nu(), weesp, houder.ID)
				}))
				teamleider := p.als("0457", "p.visser")
				besluit := zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend, Motivering: "Nodig."}
				_, err = p.h.Zaken.Beschikken(t.Context(), teamleider, besluit)
				p.weigert(err, fout.Gat, "niemand aangewezen", "wmo."+functie.String())
				if z := p.zaak(); z.Stand != zaak.Voorbereid {
					t.Errorf("de zaak staat op %s", z.Stand)
				}
				besluit.Uitkomst = zaak.Afgewezen
				if _, err := p.h.Zaken.Beschikken(t.Context(), teamleider, besluit); err != nil {
					t.Errorf("afwijzen: %v", err)
				}
			})
		})
	}
}

func beschik(p *proef, wie organisatie.Wie) error {
	_, err := p.h.Zaken.Beschikken(p.Context(), wie, zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend, Motivering: "Nodig."})
	return err
}

// Art. 6:7 and 6:8 Awb: six weeks from the day after the decision was made known.
func TestBeschikkenLaatsteDagBezwaar(t *testing.T) {
	for dag, wil := range map[string]string{
		"2017-01-03": "2017-02-14",
		"2017-03-04": "2017-04-18", // Saturday 15 April, then Easter
		"2017-03-17": "2017-05-01", // equated Friday, and a weekend
		"2017-04-13": "2017-05-29", // Ascension Day and the Friday after it
	} {
		p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Voorbereid)
		p.op(dag)
		genomen, err := p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Afgewezen,
			Motivering: "Niet nodig."})
		p.moet(err)
		if genomen.BezwaarTot.String() != wil {
			t.Errorf("besluit van %s: bezwaar tot en met %s, wil %s", dag, genomen.BezwaarTot, wil)
		}
	}
}

// Who holds the decision takes it, under a mandate of that day; who prepared it does not.
func TestBeschikkenWieMag(t *testing.T) {
	wieMag(t, zaak.Voorbereid, beschik, []kan{
		{"2017-01-03", "0457", "p.visser", true},
		{"2017-01-03", "0457", "k.degroot", false}, // may by function, has no mandate
		{"2017-01-03", "1942", "n.hendriks", false},
		{"2022-03-23", "0457", "p.visser", true},
		{"2022-03-23", "0363", "f.dijkstra", false},
	})
}

func TestBeschikkenLaatNietsAchter(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		neem := func(b zaak.Besluit) func() error {
			b.Zaak = p.ref()
			return func() error {
				_, err := p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), b)
				return err
			}
		}
		p.roerloos("zonder uitkomst", neem(zaak.Besluit{Motivering: "x"}), fout.Onjuist)
		p.roerloos("een uitkomst van een bezwaar", neem(zaak.Besluit{Uitkomst: zaak.Gegrond, Motivering: "x"}), fout.Onjuist)
		p.roerloos("zonder motivering", neem(zaak.Besluit{Uitkomst: zaak.Toegekend, Motivering: " "}), fout.Onjuist, "3:46")
		p.moet(beschik(p, p.als("0457", "p.visser")))
		p.roerloos("een tweede besluit", neem(zaak.Besluit{Uitkomst: zaak.Afgewezen, Motivering: "x"}), fout.Botsing)
	})
}

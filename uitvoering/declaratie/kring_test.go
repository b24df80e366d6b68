package declaratie

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// One claim to Amsterdam about residents of both, before and after the merger.
func TestNaDeHerindeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwKring(t, o)
		regels := []Regel{
			goed("W-feb", opWeesp(februari22)), goed("A-feb", opAmsterdam), goed("W-mrt", opWeesp(maart22)),
			goed("W-apr", opWeesp(april22)),
			goed("W-fout", opWeesp(tm("2021-12-01", "2021-12-31")), func(r *Regel) { r.Tarief, r.Bedrag = 111, 11_100 }),
			goed("onbekend", opWeesp(februari22), func(r *Regel) { r.Inwoner = onbekend }),
		}
		a := p.biedAan(t, amsterdam, naFusie, april22, "D1", regels...)
		if !slices.Equal(a.Codes, []string{"0200"}) || a.Ingediend != 75_100 || a.Toegekend != 53_000 || len(a.Clienten) != 2 ||
			aantalRegels(a) != 2 ||
			!slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"0611"}) || a.Clienten[0].Regels[0].Toewijzer != weesp ||
			!slices.Equal(a.Clienten[1].Codes, []string{"8187"}) {
			t.Errorf("antwoord %+v", a)
		}
		wil := map[string]string{"W-feb": "0457 op 0457", "W-mrt": "0457 op 0457", "W-apr": "0363 op 0457", "A-feb": "0363 op 0363"}
		if waar := p.waar(t); !maps.Equal(waar, wil) {
			t.Errorf("regels staan %v, wil %v", waar, wil)
		}
		delen := []Deel{{Gemeente: amsterdam, Ingediend: 53_100, Toegekend: 31_000, Betaling: 1},
			{Gemeente: weesp, Ingediend: 22_000, Toegekend: 22_000, Betaling: 1}}
		if !slices.Equal(a.Delen, delen) || a.Betaling != 1 {
			t.Errorf("delen %+v", a.Delen)
		}
		for g, bedrag := range map[kenmerk.Gemeentecode]geld.Cent{amsterdam: 31_000, weesp: 22_000} {
			if order, ok, err := betaling.Get(t.Context(), o, g, 1); err != nil || !ok || order.Bedrag != bedrag ||
				order.Betaler != "0363" {
				t.Errorf("%s: betaling %+v %v", g, order, err)
			}
		}
		lasten := p.lasten(t)
		if !maps.Equal(lasten, map[string]geld.Cent{"gm-declaratiecontrole": 22_000}) {
			t.Errorf("lasten van Weesp %v", lasten)
		}
		voor := p.tel(t)
		weer := p.biedAan(t, amsterdam, naFusie, april22, "D1", regels...)
		if !weer.Herhaald || !maps.Equal(voor, p.tel(t)) {
			t.Errorf("nog eens: %+v", weer)
		}
		weer.Herhaald = false
		if !reflect.DeepEqual(a, weer) {
			t.Errorf("eerst %+v\ndaarna %+v", a, weer)
		}
		if heeft, err := HeeftGoedgekeurd(t.Context(), o, weesp, 1); err != nil || !heeft {
			t.Errorf("op toewijzing 1 van Weesp staan regels: %v", err)
		}
		koppen, err := List(t.Context(), o, weesp, taakverdeling.Wmo, april22)
		if err != nil || len(koppen) != 1 || koppen[0].Kanaal != AlsDeel || koppen[0].Regels != 2 || koppen[0].Afgekeurd != 0 ||
			koppen[0].ID != a.ID {
			t.Errorf("deel van Weesp %+v %v", koppen, err)
		}
		koppen, err = List(t.Context(), o, amsterdam, taakverdeling.Wmo, april22)
		if err != nil || len(koppen) != 1 || koppen[0].Kanaal != InBericht || koppen[0].Regels != 4 || koppen[0].Afgekeurd != 2 {
			t.Errorf("deel van Amsterdam %+v %v", koppen, err)
		}
		p.kringKlopt(t)
	})
}

// What was claimed before the merger counts after it, in both directions.
func TestVoorEnNaDeHerindeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwKring(t, o)
		wFeb := goed("W-feb", opWeesp(februari22))
		if a := p.biedAan(t, weesp, voorFusie, februari22, "D1", wFeb); !slices.Equal(a.Codes, []string{"8001"}) || len(a.Delen) != 1 {
			t.Fatalf("voor de fusie %+v", a)
		}
		if a := p.biedAan(t, amsterdam, voorFusie, februari22, "D1", goed("A-feb", opAmsterdam)); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Fatalf("Amsterdam staat er dan nog los van %+v", a)
		}
		bDec := goed("B-dec", opBudget(tm("2021-12-01", "2021-12-31")))
		if a := p.biedAan(t, weesp, voorFusie, februari22, "D1b", bDec); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Fatalf("voor de fusie %+v", a)
		}
		als := func(r Regel, referentie string) Regel { r.Referentie = referentie; return r }
		wApr := goed("W-apr", opWeesp(april22))
		stappen := []struct {
			naam   string
			aan    kenmerk.Gemeentecode
			nummer string
			regel  Regel
			broken string // of the line, or of the claim
		}{
			{"nummer dat alleen Weesp al had", amsterdam, "D1b", als(wApr, "x"), "TR333"},
			{"regelnummer dat Weesp al had", amsterdam, "D2", als(wApr, "W-feb"), "TR314"},
			{"nog open bij Weesp", amsterdam, "D3", als(wFeb, "W-feb2"), "TR389"},
			{"van Anna, dus op het nummer van Weesp, voor het tarief van Amsterdam", amsterdam, "D4",
				goed("A-anna", opAmsterdam, func(r *Regel) { r.Inwoner = anna }), "TR418"},
			{"april op een toewijzing van Weesp", amsterdam, "D5", wApr, ""},
			{"april op hetzelfde nummer van Amsterdam", amsterdam, "D5b", goed("A-apr", opAmsterdam,
				func(r *Regel) { r.Periode = april22 }), ""},
			{"nog open bij Amsterdam", weesp, "D6", als(wApr, "W-apr2"), "TR389"},
			{"credit via Amsterdam van wat Weesp betaalde", amsterdam, "D7", credit("W-feb-c", wFeb), ""},
			{"tweede credit, nu aan Weesp", weesp, "D8", credit("W-feb-c2", wFeb), "TR390"},
			{"weer debet", amsterdam, "D9", als(wFeb, "W-feb3"), ""},
			{"credit van april, aan Weesp gestuurd", weesp, "D10", credit("W-apr-c", wApr), ""},
			{"credit op een nummer dat Anna in beide gemeenten heeft", amsterdam, "D12", credit("B-dec-c", bDec), ""},
			{"weer debet op dat nummer", amsterdam, "D13", als(bDec, "B-dec2"), ""},
			{"op dat nummer na de fusie, naar het contract van Weesp", amsterdam, "D14", goed("B-apr", opBudget(april22)), ""},
			{"april weer debet, aan Weesp gestuurd", weesp, "D11", als(wApr, "W-apr3"), ""},
		}
		for _, s := range stappen {
			a := p.biedAan(t, s.aan, naFusie, april22, s.nummer, s.regel)
			kreeg := ""
			switch {
			case len(a.Redenen) > 0:
				kreeg = a.Redenen[0].Regel
			case len(a.Clienten) > 0:
				kreeg = a.Clienten[0].Regels[0].Redenen[0].Regel
			}
			if kreeg != s.broken {
				t.Errorf("%s: %q, wil %q: %+v", s.naam, kreeg, s.broken, a)
			}
		}
		wil := map[string]string{"W-feb": "0457 op 0457", "A-feb": "0363 op 0363", "W-apr": "0363 op 0457", "W-feb-c": "0457 op 0457",
			"W-feb3": "0457 op 0457", "W-apr-c": "0363 op 0457", "W-apr3": "0363 op 0457",
			"A-apr": "0363 op 0363", "B-dec": "0457 op 0457", "B-dec-c": "0457 op 0457", "B-dec2": "0457 op 0457", "B-apr": "0363 op 0363"}
		if waar := p.waar(t); !maps.Equal(waar, wil) {
			t.Errorf("regels staan %v, wil %v", waar, wil)
		}
		p.kringKlopt(t)
	})
}

// A budget of Weesp is used up by claims to both.
func TestBudgetOverDeFusieHeen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwKring(t, o)
		var nummer int64
		p.in(t, func(tx *opslag.Tx) error {
			tw, _, err := p.tw.Toewijzen(t.Context(), tx, voorFusie-1, toewijzing.Opdracht{Gemeente: weesp, Domein: taakverdeling.Wmo,
				Zaak: "z9", Voorziening: "1", Beschikking: "B-9",
				Inwoner: anna, Aanbieder: zorg, Product: contract.Product{Categorie: "03"}, Budget: 100_000,
				Geldig: tm("2022-01-01", "2022-12-31")})
			nummer = tw.Nummer
			return err
		})
		op := func(ref string, periode tijdlijn.Periode, volume int64) Regel {
			return goed(ref, func(r *Regel) {
				r.Toewijzing, r.Product, r.Periode, r.Volume, r.Bedrag = nummer, dagbesteding, periode, volume, geld.Cent(volume)*110
			})
		}
		p.biedAan(t, weesp, voorFusie, februari22, "D1", op("B1", februari22, 400))
		p.biedAan(t, amsterdam, naFusie, april22, "D2", op("B2", april22, 400))
		a := p.biedAan(t, amsterdam, naFusie, april22, "D3", op("B3", maart22, 110))
		if len(a.Clienten) != 1 || a.Clienten[0].Regels[0].Redenen[0].Regel != "TR369" {
			t.Errorf("44.000 en 44.000 zijn op; 12.100 past niet meer: %+v", a)
		}
		if a := p.biedAan(t, amsterdam, naFusie, april22, "D4", op("B4", maart22, 109)); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("11.990 past nog: %+v", a)
		}
		p.kringKlopt(t)
	})
}

// Contracts pass to the successor: tariff, product list and account are found in
// those of Weesp, also when Amsterdam has none of its own. What is kept under
// Amsterdam counts for the allotment of Weesp; and care that ran there may not be
// skipped in the claims to Amsterdam.
func TestContractGaatOver(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.takenVanAmsterdam(t)
		a := p.biedAan(t, amsterdam, naFusie, april22, "D1", goed("W-apr", opWeesp(april22)))
		if !slices.Equal(a.Codes, []string{"8001"}) || a.Toegekend != 11_000 || a.Betaling != 1 {
			t.Fatalf("antwoord %+v", a)
		}
		if waar := p.waar(t); !maps.Equal(waar, map[string]string{"W-apr": "0363 op 0457"}) {
			t.Errorf("regels staan %v", waar)
		}
		for g, wil := range map[kenmerk.Gemeentecode]bool{weesp: true, amsterdam: false} {
			if heeft, err := HeeftGoedgekeurd(t.Context(), o, g, 1); err != nil || heeft != wil {
				t.Errorf("%s: %v %v", g, heeft, err)
			}
		}
		p.in(t, func(tx *opslag.Tx) error {
			p.meld(t, tx, toewijzing.Melding{Soort: toewijzing.Start, Nummer: 1, Product: product, Vanaf: april22.Vanaf,
				Status: toewijzing.Eerste})
			return nil
		})
		juni := tm("2022-06-01", "2022-06-30")
		if a := p.biedAan(t, amsterdam, tijdlijn.MustDag("2022-07-10").Om(9, 0), juni, "D2",
			goed("W-jun", opWeesp(juni))); !slices.Equal(a.Codes, []string{"8214"}) {
			t.Errorf("mei is overgeslagen: %+v", a)
		}
		p.kringKlopt(t)
	})
}

// Whatever is claimed with either municipality, before or after the merger: each
// has its own lines, books and orders in order, one answer covers it all (TR342),
// and nothing is open twice.
func TestWatErOokKomtNaDeHerindeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwKring(t, o)
		var bekend []Regel
		ronde := 0
		rapid.Check(t, func(rt *rapid.T) {
			ronde++
			var regels []Regel
			for i := range rapid.IntRange(1, 5).Draw(rt, "regels") {
				referentie := fmt.Sprintf("R%d-%d", ronde, i)
				switch {
				case len(bekend) > 0 && rapid.IntRange(0, 2).Draw(rt, "soort") == 0:
					regels = append(regels, credit(referentie, rapid.SampledFrom(bekend).Draw(rt, "terug")))
				case rapid.IntRange(0, 3).Draw(rt, "van wie") == 0:
					regels = append(regels, goed(referentie, opAmsterdam, func(r *Regel) {
						r.Periode = rapid.SampledFrom([]tijdlijn.Periode{februari22, maart22, april22}).Draw(rt, "maand")
					}))
				default:
					periode := rapid.SampledFrom([]tijdlijn.Periode{februari22, maart22, april22, tm("2021-12-01", "2021-12-31")}).Draw(rt,
						"maand")
					regels = append(regels, goed(referentie, opWeesp(periode), func(r *Regel) {
						if rapid.IntRange(0, 5).Draw(rt, "fout") == 0 {
							r.Inwoner = rapid.SampledFrom([]kenmerk.BSN{bram, onbekend}).Draw(rt, "client")
						}
					}))
				}
			}
			d := claim(fmt.Sprintf("D%d", rapid.IntRange(max(1, ronde-1), ronde).Draw(rt, "nummer")), regels...)
			d.Gemeente = rapid.SampledFrom([]kenmerk.Gemeentecode{amsterdam, amsterdam, weesp}).Draw(rt, "aan")
			d.Bericht, d.Periode = fmt.Sprintf("323-%d", ronde), april22
			a := p.inEenKeer(t, rt, d)
			if nogEens := p.inEenKeer(t, rt, d); !nogEens.Herhaald {
				rt.Fatal("niet als herhaling herkend")
			} else if nogEens.Herhaald = false; !reflect.DeepEqual(a, nogEens) {
				rt.Fatalf("eerste %+v\ntweede %+v", a, nogEens)
			}
			keurAntwoord(rt, d, a)
			for _, r := range regels {
				if !r.Credit {
					bekend = append(bekend, r)
				}
			}
			p.kringKlopt(t)
		})
		dubbel, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT count(*) FROM (
			SELECT toewijzer, toewijzing, categorie, code, vanaf FROM declaratie_regel WHERE status = 'goedgekeurd'
			GROUP BY toewijzer, toewijzing, categorie, code, vanaf HAVING SUM(CASE WHEN credit = 1 THEN -1 ELSE 1 END) NOT IN (0, 1)) d`)
		if err != nil || dubbel != 0 {
			t.Errorf("%d prestaties staan meer dan eens open (%v)", dubbel, err)
		}
	})
}

func (p proef) inEenKeer(t testing.TB, rt *rapid.T, d Declaratie) (a Antwoord) {
	rt.Helper()
	if err := p.o.Transactie(context.WithoutCancel(t.Context()), opslag.Alles, func(tx *opslag.Tx) (err error) {
		a, err = p.Ontvangen(t.Context(), tx, naFusie, d)
		return err
	}); err != nil {
		rt.Fatal(err)
	}
	return a
}

// TestLaadtAlleenWatGenoemdIs: a line that names the highest number there can be loads
// that allotment, or none, and not all that the provider has in between.
func TestLaadtAlleenWatGenoemdIs(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwKring(t, o) // Anna has 1 and 3 in Weesp; Amsterdam has numbers of its own
		stand, err := p.Verdeling.Stand(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		ver := goed("B", func(r *Regel) { r.Toewijzing = 999_999_999 })
		for naam, g := range map[string]struct {
			regels []Regel
			wil    int
		}{
			"één regel":              {[]Regel{goed("A")}, 1},
			"met een hoog nummer":    {[]Regel{goed("A"), ver}, 1},
			"alleen een hoog nummer": {[]Regel{ver}, 0},
			"twee keer hetzelfde":    {[]Regel{goed("A"), goed("C"), ver}, 1},
		} {
			w := &dossier{Declaratie: claim("D-"+naam, g.regels...), verdeling: stand, gemeenten: p.Verdeling.Gemeenten(),
				kring: []kenmerk.Gemeentecode{weesp}}
			p.in(t, func(tx *opslag.Tx) error { return w.laad(t.Context(), tx) })
			if n := len(w.leden[0].toewijzingen); n != g.wil {
				t.Errorf("%s: %d toewijzingen geladen, wil %d", naam, n, g.wil)
			}
		}
	})
}

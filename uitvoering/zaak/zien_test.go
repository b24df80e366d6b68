package zaak_test

import (
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

// Sixteen people look at cases of one municipality while somebody keeps on working
// there: nobody who looks is in the way of another or of the work, and every look
// stands in the log.
func TestKijkersStaanElkaarNietInDeWeg(t *testing.T) {
	const lezers, keren, meldingen = 16, 5, 10
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.InOnderzoek)
		kijker, balie := p.kijk("0457", "k.degroot"), p.als("0457", "m.jansen")
		var groep sync.WaitGroup
		for range lezers {
			groep.Go(func() {
				for range keren {
					if beeld, err := p.h.Zaken.Zien(t.Context(), kijker, weesp, p.id); err != nil || beeld.Zaak.Stand != zaak.InOnderzoek ||
						len(beeld.Leefgebieden) != 1 {
						t.Errorf("%+v %v", beeld.Zaak, err)
					}
				}
			})
		}
		groep.Go(func() {
			for range meldingen {
				if _, err := p.h.Zaken.Melden(t.Context(), balie, zaak.Melding{Domein: taakverdeling.Wmo,
					Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: "Het koken lukt niet meer.", Kanaal: zaak.Balie}); err != nil {
					t.Errorf("melden: %v", err)
				}
			}
		})
		groep.Wait()
		b, err := p.h.Logboek.Controleer(t.Context(), weesp)
		if err != nil || b.Breuk != nil || b.Wachtend != lezers*keren || b.Inzagen != 0 {
			t.Errorf("%+v %v", b, err)
		}
		if n, err := p.h.Logboek.Schakel(t.Context()); err != nil || n != lezers*keren {
			t.Errorf("%d geschakeld, %v", n, err)
		}
		if b, err = p.h.Logboek.Controleer(t.Context(), weesp); err != nil || b.Breuk != nil || b.Wachtend != 0 ||
			b.Inzagen != lezers*keren {
			t.Errorf("%+v %v", b, err)
		}
		regels, err := p.h.Logboek.List(t.Context(), weesp, "zaak", p.id)
		if err != nil {
			t.Fatal(err)
		}
		gezien := 0
		for _, r := range regels {
			if r.Handeling == "zaak.zien" && r.Medewerker == "k.degroot" && r.Doel != "" && r.Toedeling != "" {
				gezien++
			}
		}
		if gezien != lezers*keren {
			t.Errorf("%d van %d keer inzien staat in het logboek", gezien, lezers*keren)
		}
	})
}

func TestNaDeHerindelingDoetAmsterdamHet(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2022-03-24")
	werk, err := p.h.Zaken.Werklijst(t.Context(), p.kijk("0363", "f.dijkstra"), zaak.Werkvraag{Uiterlijk: tijdlijn.Open})
	p.moet(err)
	if len(werk.Regels) != 1 || werk.Regels[0].Gemeente != "Amsterdam" {
		t.Fatalf("%+v", werk.Regels)
	}
	beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0363", "f.dijkstra"), weesp, p.id)
	p.moet(err)
	if beeld.Gemeente.Naam != "Amsterdam" || !beeld.MagVerslag {
		t.Errorf("%+v", beeld.Gemeente)
	}
	_, err = p.h.Zaken.Zien(t.Context(), p.kijk("1942", "s.mulder"), weesp, p.id)
	p.weigert(err, fout.NietGevonden)
}

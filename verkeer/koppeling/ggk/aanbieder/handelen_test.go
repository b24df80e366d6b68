package aanbieder

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

func bsnVan(p *proef, tekst string) kenmerk.BSN {
	p.Helper()
	return kenmerk.Must(kenmerk.ParseBSN(tekst))
}

// begonnen gives a provider with a delivery that runs on allotment 1.
func (p *proef) begonnen() {
	p.Helper()
	p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
	p.beantwoordt()
	p.neemtAan(p.gemaakt("305")[0])
}

// TestStoppen: a temporary stop and a final one on the same start, each once.
func TestStoppen(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		stop := Stop{Gemeente: p.gemeente, Toewijzing: 1, LaatsteDag: dag("2022-01-31"), Reden: "20"}
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
		if _, err := p.Stoppen(t.Context(), stop); !fout.Is(err, fout.NietGevonden) || !strings.Contains(fout.Zin(err), "geen start") {
			t.Errorf("zonder start: %v", err)
		}
		p.beantwoordt()
		var namen []string
		for _, s := range []Stop{stop, stop, {Gemeente: p.gemeente, Toewijzing: 1, LaatsteDag: dag("2022-02-10"), Reden: "31"}} {
			naam, err := p.Stoppen(t.Context(), s)
			p.moet(err)
			namen = append(namen, naam)
		}
		if namen[0] != namen[1] || len(p.gemaakt("307")) != 2 {
			t.Errorf("%v", namen)
		}
		r := p.leesIn(namen[2]).Client307.StopProducten[0]
		if r.Begindatum != dag("2022-01-03") || r.Einddatum != dag("2022-02-10") || r.RedenBeeindiging != "31" ||
			r.StatusAanlevering != "1" || *r.ToewijzingIngangsdatum != dag("2022-01-03") {
			t.Errorf("%+v", r)
		}
		if _, err := p.Stoppen(t.Context(),
			Stop{Gemeente: p.gemeente, Toewijzing: 1, LaatsteDag: dag("2022-02-10"), Reden: "99"}); !fout.Is(err, fout.Onjuist) {
			t.Errorf("een reden die niet bestaat: %v", err)
		}
	})
}

// stand gives the status and first day of the reports of one number, in order.
func (p *proef) meldingenIn(nummer string) []string {
	p.Helper()
	var alle []string
	for _, naam := range p.gemaakt(nummer) {
		i := p.leesIn(naam)
		if c := i.Client305; c != nil {
			alle = append(alle, c.StartProducten[0].Begindatum.String()+" "+c.StartProducten[0].StatusAanlevering)
		} else {
			s := i.Client307.StopProducten[0]
			alle = append(alle, s.Einddatum.String()+" "+s.RedenBeeindiging+" "+s.StatusAanlevering)
		}
	}
	slices.Sort(alle)
	return alle
}

// neemAllesAan answers every report of that number that was not answered yet.
func (p *proef) neemAllesAan(nummer string, gezien map[string]bool) {
	p.Helper()
	for _, naam := range p.gemaakt(nummer) {
		if !gezien[naam] {
			gezien[naam] = true
			p.neemtAan(naam)
		}
	}
}

// TestVerbeteren: a start and a stop are taken back (3) and, when that was taken in,
// reported again (1); a call too many changes nothing; and back again.
func TestVerbeteren(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		if _, err := p.StartVerbeteren(t.Context(), p.gemeente, 0, 1, dag("2022-01-05")); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("%v", err)
		}
		p.begonnen()
		gezien := map[string]bool{p.gemaakt("305")[0]: true}
		stap := func(begin, zin string, wil ...string) {
			t.Helper()
			v, err := p.StartVerbeteren(t.Context(), p.gemeente, 0, 1, dag(begin))
			if got := p.meldingenIn("305"); err != nil || !strings.Contains(v.Zin, zin) || !slices.Equal(got, wil) {
				t.Errorf("%q: %q %v %v, verwacht %v", zin, v.Zin, got, err, wil)
			}
		}
		stap("2022-01-03", "is verbeterd", "2022-01-03 1")
		stap("2022-01-05", "teruggenomen", "2022-01-03 1", "2022-01-03 3")
		stap("2022-01-05", "nog niet geantwoord", "2022-01-03 1", "2022-01-03 3")
		p.neemAllesAan("305", gezien)
		stap("2022-01-05", "goede melding", "2022-01-03 1", "2022-01-03 3", "2022-01-05 1")
		stap("2022-01-05", "is verbeterd", "2022-01-03 1", "2022-01-03 3", "2022-01-05 1")
		p.neemAllesAan("305", gezien)
		stap("2022-01-03", "teruggenomen", "2022-01-03 1", "2022-01-03 3", "2022-01-05 1", "2022-01-05 3")
		p.neemAllesAan("305", gezien)
		stap("2022-01-03", "goede melding", "2022-01-03 1", "2022-01-03 1", "2022-01-03 3", "2022-01-05 1", "2022-01-05 3")
		p.neemAllesAan("305", gezien)

		goede := Stop{Gemeente: p.gemeente, Toewijzing: 1, LaatsteDag: dag("2022-02-10"), Reden: "31"}
		if _, err := p.StopVerbeteren(t.Context(), goede); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("er is nog niets gestopt: %v", err)
		}
		foute := goede
		foute.LaatsteDag = dag("2022-02-01")
		_, err := p.Stoppen(t.Context(), foute)
		p.moet(err)
		p.neemAllesAan("307", gezien)
		for _, g := range []struct{ zin, wil string }{
			{"teruggenomen", "2022-02-01 31 1, 2022-02-01 31 3"}, {"goede melding", "2022-02-01 31 1, 2022-02-01 31 3, 2022-02-10 31 1"},
			{"is verbeterd", "2022-02-01 31 1, 2022-02-01 31 3, 2022-02-10 31 1"},
		} {
			v, err := p.StopVerbeteren(t.Context(), goede)
			if got := strings.Join(p.meldingenIn("307"), ", "); err != nil || !strings.Contains(v.Zin, g.zin) || got != g.wil {
				t.Errorf("%s: %+v %s %v", g.zin, v, got, err)
			}
			p.neemAllesAan("307", gezien)
		}
	})
}

// TestVragen: a 315 about a client that is known, and a 317 that names everything the
// client has.
func TestVragen(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		v := Aanvraag{
			Gemeente: p.gemeente, Wet: p.std.Wet, Bsn: bsnVan(p, eenBsn),
			Verwijzer: istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"},
			Producten: []Gevraagd{{Product: *p.product(1, "2022-01-03").Product, Vanaf: dag("2022-03-01"),
				Laatste: new(dag("2022-06-30")), Omvang: &istandaard.Omvang{Volume: 60, Eenheid: "01", Frequentie: "2"}}},
		}
		if _, err := p.VraagToewijzing(t.Context(), v); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "geboortedatum") {
			t.Errorf("een cliënt die niemand kent: %v", err)
		}
		oud := p.product(1, "2021-01-04")
		oud.Einddatum = new(dag("2022-01-31"))
		ander := p.product(3, "2022-01-03")
		ander.Product = p.delen("301").Client301.ToegewezenProducten[1].Product
		p.stuur("301", p.toewijzing(eenBsn, oud, p.product(2, "2022-02-01"), ander))
		p.beantwoordt()
		naam, err := p.VraagToewijzing(t.Context(), v)
		p.moet(err)
		c := p.leesIn(naam).Client315
		if c.Naam.Geslachtsnaam.Achternaam == "" || c.AangevraagdeProducten[0].Verwijzer != v.Verwijzer ||
			(c.GezagsdragerBekend == "1") != (p.std.Wet == istandaard.Jeugd) {
			t.Errorf("%+v", c)
		}
		opnieuw, err := p.VraagToewijzing(t.Context(), v)
		v.Volgnummer = 2
		tweede, err2 := p.VraagToewijzing(t.Context(), v)
		if err != nil || err2 != nil || opnieuw != naam || tweede == naam || len(p.gemaakt("315")) != 2 {
			t.Errorf("%s %s %s %v %v", naam, opnieuw, tweede, err, err2)
		}

		w := Wijziging{Gemeente: p.gemeente, Wet: p.std.Wet, Bsn: v.Bsn,
			Wensen: []Wens{{Toewijzing: 2, Laatste: new(dag("2022-12-31"))}}, Nieuw: v.Producten}
		naam, err = p.VraagWijziging(t.Context(), w)
		p.moet(err)
		q := p.leesIn(naam).Client317.Verzoek
		if len(q.OngewijzigdeProducten) != 1 || q.OngewijzigdeProducten[0].ToewijzingNummer != 3 ||
			len(q.TeWijzigenProducten) != 1 || len(q.NieuweProducten) != 1 || q.RedenVerzoek != "1" {
			t.Fatalf("%+v", q)
		}
		if x := q.TeWijzigenProducten[0]; x.GewensteIngangsdatum != dag("2022-02-01") ||
			*x.Einddatum != dag("2022-12-31") || x.Omvang.Volume != 600 {
			t.Errorf("%+v", x)
		}
		w.Wensen[0].Toewijzing = 1
		if _, err := p.VraagWijziging(t.Context(), w); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("een toewijzing die voorbij is: %v", err)
		}
		w.Wet = 0
		if _, err := p.VraagWijziging(t.Context(), w); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder wet: %v", err)
		}
	})
}

// TestDeclarerenEnCrediteren: a claim, its credit with a new debit, and what is
// refused.
func TestDeclarerenEnCrediteren(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		ander := p.product(2, "2022-01-10")
		ander.Product = p.delen("301").Client301.ToegewezenProducten[1].Product
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03"), ander))
		p.stuur("301", p.toewijzing(tweeBsn, p.product(3, "2022-01-03")))
		p.beantwoordt()
		naam := p.declareert(100, 1)
		if opnieuw := p.declareert(100, 1); opnieuw != naam {
			t.Errorf("dezelfde declaratie opnieuw: %s", opnieuw)
		}
		if _, err := p.Declareren(t.Context(),
			Maandstaat{Gemeente: p.gemeente, Maand: dag("2022-01-15"), Volume: 1, Tarief: 100}); !fout.Is(err, fout.Botsing) {
			t.Errorf("iets anders onder hetzelfde nummer: %v", err)
		}
		d := p.leesIn(naam).Declaratie323
		regels := d.Clienten[0].Prestaties
		c := Credit{Gemeente: p.gemeente, Declaratie: d.DeclaratieNummer}
		if _, err := p.Crediteren(t.Context(), c); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "geen antwoord") {
			t.Errorf("voor het antwoord: %v", err)
		}
		p.stuur("325", p.kentToe(naam, regels[1].ProductReferentie.ReferentieNummer))
		p.creditProeven(c, d)
		c.Volume, c.Regels = 40, []string{regels[0].ProductReferentie.ReferentieNummer}
		credit, err := p.Crediteren(t.Context(), c)
		p.moet(err)
		k := p.leesIn(credit).Declaratie323
		terug := k.Clienten[0].Prestaties
		if len(terug) != 2 || terug[0].ProductReferentie.VorigReferentieNummer != regels[0].ProductReferentie.ReferentieNummer ||
			terug[0].IngediendBedrag.DebetCredit != "C" ||
			terug[0].GeleverdVolume != 100 || terug[1].GeleverdVolume != 40 || terug[1].IngediendBedrag.DebetCredit != "D" ||
			k.TotaalIngediendBedrag != (istandaard.TotaalBedragMetDC{TotaalBedrag: 6000, DebetCredit: "C"}) ||
			k.DeclaratieNummer == d.DeclaratieNummer {
			t.Errorf("%+v", k)
		}
		if nog, err := p.Crediteren(t.Context(), c); err != nil || nog != credit || len(p.gemaakt("323")) != 2 {
			t.Errorf("nog eens: %s %v", nog, err)
		}
		p.stuur("325", p.kentToe(credit))
		c = Credit{Gemeente: p.gemeente, Declaratie: k.DeclaratieNummer}
		if naam, err := p.Crediteren(t.Context(), c); err != nil || len(p.leesIn(naam).Declaratie323.Clienten[0].Prestaties) != 1 {
			t.Errorf("de nieuwe debetregel terug: %s %v", naam, err)
		}
	})
}

func (p *proef) creditProeven(c Credit, d *istandaard.Declaratie323) {
	p.Helper()
	afgekeurd := d.Clienten[0].Prestaties[1].ProductReferentie.ReferentieNummer
	for naam, fouteCredit := range map[string]Credit{
		"onbekende declaratie": {Gemeente: c.Gemeente, Declaratie: "X"},
		"afgekeurde regel":     {Gemeente: c.Gemeente, Declaratie: c.Declaratie, Regels: []string{afgekeurd}},
		"andere wet":           {Gemeente: c.Gemeente, Declaratie: c.Declaratie, Wet: istandaard.Wmo + istandaard.Jeugd - p.std.Wet},
	} {
		if _, err := p.Crediteren(p.Context(), fouteCredit); !fout.Is(err, fout.NietGevonden) {
			p.Errorf("%s: %v", naam, err)
		}
	}
}

// TestMaand: a month is claimed when it is over, up to the last day of the allotment.
func TestMaand(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		kort := p.product(1, "2022-01-03")
		kort.Einddatum = new(dag("2024-02-29"))
		p.stuur("301", p.toewijzing(eenBsn, kort))
		p.beantwoordt()
		staat := Maandstaat{Gemeente: p.gemeente, Maand: dag("2024-02-01"), Volume: 10,
			Tarief: 110, Tarieven: map[string]geld.Cent{"X": 1}, TeHoog: []int64{1}}
		p.op("2024-02-29")
		if _, err := p.Declareren(t.Context(), staat); !fout.Is(err, fout.Onjuist) {
			t.Errorf("de maand is nog niet voorbij: %v", err)
		}
		p.op("2024-04-02")
		naam, err := p.Declareren(t.Context(), staat)
		p.moet(err)
		if r := p.leesIn(naam).Declaratie323.Clienten[0].Prestaties[0]; r.ProductPeriode.Einddatum != dag("2024-02-29") ||
			r.IngediendBedrag.Bedrag != 2100 {
			t.Errorf("%+v", r)
		}
		staat.Maand = dag("2024-03-01")
		if _, err := p.Declareren(t.Context(), staat); !fout.Is(err, fout.Onjuist) {
			t.Errorf("na het einde van de toewijzing: %v", err)
		}
	})
}

// TestTweeWetten: one provider with allotments of both laws must say which it claims,
// and a number that occurs in both is not guessed.
func TestTweeWetten(t *testing.T) {
	wmo, jeugd := uitgave.Alle()[0], uitgave.Alle()[1]
	p := nieuw(t, wmo)
	p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
	p.beantwoordt()
	p.std = jeugd
	p.stuur("301", p.toewijzing(tweeBsn, p.product(1, "2022-01-03"))) // TR332 is per law
	p.beantwoordt()
	if n := p.gemaakt("305"); len(n) != 1 {
		t.Fatalf("%v", n)
	}
	staat := Maandstaat{Gemeente: p.gemeente, Maand: dag("2022-01-15"), Volume: 10, Tarief: 100}
	if _, err := p.Declareren(t.Context(), staat); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "Kies een wet") {
		t.Errorf("%v", err)
	}
	stop := Stop{Gemeente: p.gemeente, Toewijzing: 1, LaatsteDag: dag("2022-02-10"), Reden: "31"}
	if _, err := p.Stoppen(t.Context(), stop); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), "Kies een wet") {
		t.Errorf("%v", err)
	}
	nummers := map[string]bool{}
	for _, std := range uitgave.Alle() {
		p.std, staat.Wet, stop.Wet = std, std.Wet, std.Wet
		naam, err := p.Declareren(t.Context(), staat)
		p.moet(err)
		nummers[p.leesIn(naam).Declaratie323.DeclaratieNummer] = true
		naam, err = p.Stoppen(t.Context(), stop)
		if err != nil || !strings.Contains(naam, std.Soort("307")) {
			t.Errorf("%s %v", naam, err)
		}
	}
	if len(nummers) != 2 {
		t.Errorf("%v", nummers)
	}
	if agbs, err := Lijst(p.pad); err != nil || !slices.Equal(agbs, []kenmerk.AGB{p.agb}) {
		t.Errorf("%v %v", agbs, err)
	}
}

// TestOveralGestopt: wherever the provider stops, the next run makes what was not
// made, and nothing twice.
func TestOveralGestopt(t *testing.T) {
	stop := errors.New("gestopt")
	ronde := func(t *testing.T, kapot int) (gestopt bool, alles string) {
		p := nieuw(t, uitgave.Alle()[1])
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
		p.stuur("301", p.toewijzing(tweeBsn, p.product(2, "2022-01-03"), p.product(1, "2022-02-01")))
		nog := kapot
		ziek := p.OpSchijf(postmap.Schijf{Na: func(postmap.Daad) error {
			if nog--; nog == 0 {
				return stop
			}
			return nil
		}})
		if _, err := ziek.Beantwoorden(t.Context()); err != nil && !errors.Is(err, stop) {
			t.Fatal(err)
		} else if err == nil && kapot > 0 {
			return false, ""
		}
		p.beantwoordt()
		if v := p.beantwoordt(); len(v) != 0 {
			t.Errorf("na stop %d nog: %+v", kapot, v)
		}
		namen, err := postmap.Namen(filepath.Join(p.pad, postmap.In))
		p.moet(err)
		for _, naam := range namen {
			b, err := os.ReadFile(filepath.Join(p.pad, postmap.In, naam))
			p.moet(err)
			alles += naam + "\n" + string(b)
		}
		return true, alles
	}
	_, heel := ronde(t, 0)
	if strings.Count(heel, "_JW302_") != 2 || strings.Count(heel, "_JW305_") != 1 {
		t.Fatalf("zonder stop: %s", heel)
	}
	for kapot := 1; kapot < 100; kapot++ {
		gestopt, alles := ronde(t, kapot)
		if !gestopt {
			if kapot < 10 {
				t.Errorf("maar %d plaatsen om te stoppen", kapot)
			}
			return
		}
		if alles != heel {
			t.Fatalf("na stop %d is er iets anders gemaakt", kapot)
		}
	}
	t.Error("er komt geen eind aan")
}

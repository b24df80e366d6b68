package wachtrij_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
)

const zin = "Er is geen contract met deze aanbieder. Leg het contract vast en probeer het opnieuw."

// weigert lets jobs with this name fail.
func weigert(naam string) func(groet) error {
	return func(g groet) error {
		if g.Naam == naam {
			return fmt.Errorf("opdracht %s: %w", g.Naam, fout.New(fout.Onjuist, zin).Door(errors.New("de oorzaak")))
		}
		return nil
	}
}

// loop carries out the queue until nothing can be done now.
func (p *proef) loop() {
	p.Helper()
	p.moet(p.q.Start(p.ctx))
	if _, err := p.q.WachtTotLeeg(p.ctx); err != nil && !fout.Is(err, fout.Storing) {
		p.Fatal(err)
	}
	p.moet(p.q.Stop(p.ctx))
}

// TestWatMisluktIsWerk: a job that fails stands in the list of its municipality and
// task, with what it is about and why in one sentence; the cause stays for the log. On
// both databases it reads the same, letter for letter.
func TestWatMisluktIsWerk(t *testing.T) {
	gelezen := map[opslag.Soort]string{}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(weigert("a-1"))
		p.zet(groet{Naam: "a-1", Aantal: 1 << 60, Gemeente: weesp, Taak: "wmo.toewijzing"},
			groet{Naam: "a-2", Gemeente: weesp, Taak: "wmo.toewijzing"})
		p.moet(p.q.Start(p.ctx))
		if _, err := p.q.WachtTotLeeg(p.ctx); !fout.Is(err, fout.Storing) || !strings.Contains(err.Error(), "de oorzaak") {
			t.Errorf("wie op de wachtrij wacht hoort: %v", err)
		}
		p.moet(p.q.Stop(p.ctx))
		alle := p.open(weesp)
		if len(alle) != 1 {
			t.Fatalf("%+v", alle)
		}
		m := alle[0]
		if m.Naam != "proef.groet" || m.Stand != wachtrij.Wacht || m.Pogingen < 1 || m.Reden != zin ||
			m.Oorzaak != "opdracht a-1: "+zin+" (de oorzaak)" ||
			m.Onderwerp != (wachtrij.Onderwerp{Gemeente: weesp, Soort: "groet", ID: "a-1", Taak: "wmo.toewijzing"}) ||
			m.Sinds == 0 || m.Laatst < m.Sinds || m.Afgehandeld != tijdlijn.MomentOpen || m.Door != "" {
			t.Errorf("%+v", m)
		}
		m.Sinds, m.Laatst, m.Pogingen = 0, 0, 0
		gelezen[o.Soort()] = fmt.Sprintf("%+v", m)
		if m.Opdracht != `{"aantal":1152921504606846976,"gemeente":"0457","naam":"a-1","taak":"wmo.toewijzing"}` {
			t.Errorf("de opdracht: %s", m.Opdracht)
		}
		if vreemd := p.open(wijdemeren); len(vreemd) != 0 {
			t.Errorf("Wijdemeren ziet %+v", vreemd)
		}
		// Tried again, the next failure is the same row; when it succeeds the row goes.
		p.laat(func(groet) error { return nil })
		p.moet(o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error { return p.q.Opnieuw(p.ctx, tx, weesp, m.Nummer) }))
		p.loop()
		if na := p.open(weesp); len(na) != 0 || p.keer("a-1") < 2 || p.keer("a-2") != 1 {
			t.Errorf("na herstel: %+v %v", na, p.gezien)
		}
		if _, err := wachtrij.Get(p.ctx, o, weesp, m.Nummer); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("%v", err)
		}
	})
	if len(gelezen) == 2 && gelezen[opslag.SQLite] != gelezen[opslag.PostgreSQL] {
		t.Errorf("SQLite:     %s\nPostgreSQL: %s", gelezen[opslag.SQLite], gelezen[opslag.PostgreSQL])
	}
}

func TestMislukteKiesEnBladzij(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(func(groet) error { return errors.New("stuk") })
		var alle []wachtrij.Opdracht
		for i := range 6 {
			g := groet{Naam: fmt.Sprintf("g-%d", i), Gemeente: weesp, Taak: "wmo.toewijzing"}
			if i%2 == 1 {
				g.Gemeente, g.Taak = wijdemeren, "wmo.berichtenverkeer"
			}
			alle = append(alle, g)
		}
		p.zet(append(alle, groet{Naam: "van niemand"})...)
		p.loop()
		namen := func(f wachtrij.Filter) (namen []string, laatste int64) {
			gevonden, err := wachtrij.Mislukte(p.ctx, o, f)
			p.moet(err)
			for _, m := range gevonden {
				namen, laatste = append(namen, m.Onderwerp.ID), m.Nummer
			}
			return namen, laatste
		}
		beide := []kenmerk.Gemeentecode{weesp, wijdemeren}
		eerste, na := namen(wachtrij.Filter{Van: van(beide), Max: 4})
		tweede, _ := namen(wachtrij.Filter{Van: van(beide), Max: 4, Na: na})
		if got := fmt.Sprint(eerste, tweede); got != "[g-0 g-1 g-2 g-3] [g-4 g-5]" {
			t.Errorf("bladzijden: %s", got)
		}
		if got, _ := namen(wachtrij.Filter{Van: van(beide, "wmo.berichtenverkeer",
			"jeugd.toewijzing")}); fmt.Sprint(got) != "[g-1 g-3 g-5]" {
			t.Errorf("per taak: %v", got)
		}
		gemengd := []wachtrij.Werkveld{{Gemeente: weesp, Taken: []string{"wmo.berichtenverkeer"}}, {Gemeente: wijdemeren}}
		if got, _ := namen(wachtrij.Filter{Van: gemengd}); fmt.Sprint(got) != "[g-1 g-3 g-5]" {
			t.Errorf("van de ene een taak en van de andere alles: %v", got)
		}
		if got, _ := namen(wachtrij.Filter{}); len(got) != 0 {
			t.Errorf("van niemand: %v", got)
		}
		if got, _ := namen(wachtrij.Filter{Van: van([]kenmerk.Gemeentecode{{}})}); fmt.Sprint(got) != "[van niemand]" {
			t.Errorf("zonder onderwerp: %v", got)
		}
		over, err := wachtrij.Over(p.ctx, o, weesp, wachtrij.Object{Soort: "groet", ID: "g-2"}, wachtrij.Object{Soort: "groet", ID: "g-4"},
			wachtrij.Object{Soort: "zaak", ID: "g-0"})
		if err != nil || len(over) != 2 || over[0].Onderwerp.ID != "g-2" || over[1].Onderwerp.ID != "g-4" || over[0].Reden == "stuk" {
			t.Errorf("%+v %v", over, err)
		}
	})
}

func TestAfhandelen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(weigert("a"))
		p.zet(groet{Naam: "a", Gemeente: weesp, Taak: "wmo.toewijzing"})
		p.loop()
		nummer, nu := p.open(weesp)[0].Nummer, tijdlijn.MustDag("2017-01-03").Om(9, 0)
		handelAf := func(hoe string) error {
			return o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error {
				return p.q.Afhandelen(p.ctx, tx, nu, weesp, nummer, hoe, "0457/s.mulder")
			})
		}
		if err := handelAf(" ok "); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder toelichting: %v", err)
		}
		p.moet(handelAf(" De aanbieder is gebeld. "))
		if err := handelAf("Nog eens gebeld."); !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), "0457/s.mulder") {
			t.Errorf("tweemaal: %v", err)
		}
		err := o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error { return p.q.Opnieuw(p.ctx, tx, weesp, nummer) })
		if !fout.Is(err, fout.Botsing) {
			t.Errorf("opnieuw na afhandelen: %v", err)
		}
		eerder := p.keer("a")
		p.zet(groet{Naam: "b"})
		p.loop()
		if p.keer("a") != eerder || p.keer("b") != 1 || len(p.open(weesp)) != 0 {
			t.Errorf("na afhandelen: %v %+v", p.gezien, p.open(weesp))
		}
		over, err := wachtrij.Over(p.ctx, o, weesp, wachtrij.Object{Soort: "groet", ID: "a"})
		if err != nil || len(over) != 1 || over[0].Stand != wachtrij.Afgehandeld || over[0].Door != "0457/s.mulder" ||
			over[0].Afgehandeld != nu ||
			over[0].Toelichting != "De aanbieder is gebeld." || over[0].Reden != zin {
			t.Errorf("%+v %v", over, err)
		}
	})
}

// TestAfhandelenIsAllesOfNiets: what is settled in a transaction that fails is not.
func TestAfhandelenIsAllesOfNiets(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(weigert("a"))
		p.zet(groet{Naam: "a", Gemeente: weesp})
		p.loop()
		nummer, terug := p.open(weesp)[0].Nummer, errors.New("terug")
		err := o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error {
			return errors.Join(p.q.Afhandelen(p.ctx, tx, 1, weesp, nummer, "Gedaan.", "x"), terug)
		})
		if !errors.Is(err, terug) || len(p.open(weesp)) != 1 {
			t.Fatalf("%v", err)
		}
		p.laat(func(groet) error { return nil })
		p.moet(o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error { return p.q.Opnieuw(p.ctx, tx, weesp, nummer) }))
		p.loop()
		if len(p.open(weesp)) != 0 {
			t.Error("de opdracht was toch uit de wachtrij")
		}
	})
}

// TestOpgegeven: after its last try a job stays on the list, and can be tried again.
func TestOpgegeven(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(weigert("a"))
		p.zet(groet{Naam: "a", Gemeente: weesp})
		p.voer(`UPDATE river_job SET max_attempts = 1`)
		p.loop()
		alle := p.open(weesp)
		if len(alle) != 1 || alle[0].Stand != wachtrij.Opgegeven {
			t.Fatalf("%+v", alle)
		}
		p.laat(func(groet) error { return nil })
		p.moet(o.Transactie(p.ctx, opslag.Voor(weesp), func(tx *opslag.Tx) error { return p.q.Opnieuw(p.ctx, tx, weesp, alle[0].Nummer) }))
		p.loop()
		if n := p.open(weesp); len(n) != 0 || p.keer("a") != 2 {
			t.Errorf("%+v %v", n, p.gezien)
		}
	})
}

// A panic keeps where it was, for the log; the sentence says nothing of it.
func TestEenPaniekHoudtHaarSpoor(t *testing.T) {
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.laat(func(groet) error { return ergens(nil) })
	p.zet(groet{Naam: "a", Gemeente: weesp})
	p.loop()
	m := p.open(weesp)[0]
	if !strings.Contains(m.Oorzaak, "wachtrij_test.ergens") || strings.Contains(m.Reden, "panic") || m.Reden == "" {
		t.Errorf("reden %q, oorzaak %q", m.Reden, m.Oorzaak)
	}
}

func ergens(niets *groet) error { return errors.New(niets.Naam) }

// TestInhalen: what failed without being written down, as before this version, is
// written down at the next start.
func TestInhalen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.laat(weigert("a"))
		p.zet(groet{Naam: "a", Gemeente: weesp})
		p.voer(`UPDATE river_job SET max_attempts = 1`)
		p.loop()
		p.voer(`DELETE FROM wachtrij_mislukt`)
		p.moet(p.q.Start(p.ctx))
		p.moet(p.q.Stop(p.ctx))
		m := p.open(weesp)
		if len(m) != 1 || m[0].Stand != wachtrij.Opgegeven || !strings.Contains(m[0].Oorzaak, "de oorzaak") ||
			m[0].Reden == "" || m[0].Sinds == 0 {
			t.Errorf("%+v", m)
		}
	})
}

// TestEenGestopteOpdrachtIsNietMislukt: a program that is stopped breaks off its jobs;
// that is no failure to tell anybody of.
func TestEenGestopteOpdrachtIsNietMislukt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		eerst, err := wachtrij.New(o, tijdlijn.Systeemklok{}, nil)
		p.moet(err)
		begonnen := make(chan struct{})
		wachtrij.Doe(eerst, func(ctx context.Context, _ groet) error {
			close(begonnen)
			<-ctx.Done()
			return ctx.Err()
		})
		p.zet(groet{Naam: "werk", Gemeente: weesp})
		ctx, breekAf := context.WithCancel(p.ctx)
		p.moet(eerst.Start(ctx))
		<-begonnen
		breekAf()
		p.moet(eerst.Stop(p.ctx))
		if m := p.open(weesp); len(m) != 0 {
			t.Errorf("%+v", m)
		}
		p.loop()
		if m := p.open(weesp); len(m) != 0 || p.keer("werk") != 1 {
			t.Errorf("daarna: %+v %v", m, p.gezien)
		}
	})
}

package logboek

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// kijk looks at the record of every row.
func kijk(t *testing.T, l *Logboek, regels ...Regel) {
	t.Helper()
	for _, r := range regels {
		if err := bekijk(t.Context(), l, r); err != nil {
			t.Fatalf("inzien: %v", err)
		}
	}
}

func bekijk(ctx context.Context, l *Logboek, r Regel) error {
	gezien, err := Inzien(ctx, l, func(opslag.Lezer) (string, Regel, error) { return r.Object, r, nil })
	if err == nil && gezien != r.Object {
		return fmt.Errorf("gaf %q", gezien)
	}
	return err
}

func schakel(t *testing.T, l *Logboek, wil int64) {
	t.Helper()
	if n, err := l.Schakel(t.Context()); err != nil || n != wil {
		t.Fatalf("%d inzagen geschakeld, wil %d, %v", n, wil, err)
	}
}

func TestInzienStaatInHetLogboekVoorHetAntwoord(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		schrijf(t, o, l, regel(weesp, "z-1"))
		klok.Zet(klok.Nu() + 1000)
		inzage := regel(weesp, "z-1")
		inzage.Handeling = "zaak.zien"
		kijk(t, l, inzage)
		klok.Zet(klok.Nu() + 1000)
		schrijf(t, o, l, regel(weesp, "z-1"))

		// Acts and looks stand together in order of time, whatever is chained.
		for _, geschakeld := range []int64{0, 1} {
			regels, err := l.List(t.Context(), weesp, "zaak", "z-1")
			if err != nil || len(regels) != 3 {
				t.Fatalf("%d regels, %v", len(regels), err)
			}
			voor, zien, na := regels[0], regels[1], regels[2]
			if voor.Nummer != 1 || na.Nummer != 2 || voor.Inzage != "" || na.Inzage != "" || len(zien.Inzage) != 36 ||
				zien.Nummer != geschakeld || (zien.Hash != "") != (geschakeld == 1) || zien.Moment != voor.Moment+1000 {
				t.Fatalf("gelezen %+v", regels)
			}
			if zien.Handeling != "zaak.zien" || zien.Medewerker != inzage.Medewerker || zien.Organisatie != inzage.Organisatie ||
				zien.Doel != inzage.Doel ||
				zien.Toedeling != inzage.Toedeling || zien.Namens != inzage.Namens || zien.Gegevens["stap"] != "aanvraag" {
				t.Errorf("gelezen %+v", zien)
			}
			b, err := l.Controleer(t.Context(), weesp)
			wil := Bevinding{Handelingen: 2, Inzagen: geschakeld, Wachtend: 1 - geschakeld}
			if geschakeld == 0 {
				wil.Sinds = zien.Moment
			}
			if err != nil || b != wil {
				t.Errorf("gevonden %+v, wil %+v, %v", b, wil, err)
			}
			schakel(t, l, 1-geschakeld)
		}
	})
}

func TestRecentBladertDoorHandelingenEnInzagen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		for i := range 7 {
			klok.Zet(klok.Nu() + 1000)
			if naam := fmt.Sprintf("z-%d", i); i%3 == 0 {
				schrijf(t, o, l, regel(weesp, naam))
			} else {
				kijk(t, l, regel(weesp, naam))
			}
			kijk(t, l, regel(wijdemeren, "z-w"))
		}
		var gelezen []string
		for plaats, verder := (Plaats{}), true; verder; {
			regels, volgende, err := l.Recent(t.Context(), weesp, plaats, 2)
			if err != nil || len(regels) > 2 {
				t.Fatal(len(regels), err)
			}
			for _, r := range regels {
				gelezen = append(gelezen, r.Object)
			}
			plaats, verder = volgende, len(regels) > 0
		}
		if kreeg := strings.Join(gelezen, " "); kreeg != "z-6 z-5 z-4 z-3 z-2 z-1 z-0" {
			t.Error(kreeg)
		}
	})
}

// geenToeval has no randomness left.
type geenToeval struct{}

func (geenToeval) Read([]byte) (int, error) { return 0, errors.New("op") }

// What cannot be written down is not shown, and neither is what was refused or could
// not be read.
func TestInzienToontNietsZonderRegel(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		weigering := fout.New(fout.NietBevoegd, "Dit mag u niet.")
		zonderWie := regel(weesp, "z-1")
		zonderWie.Medewerker = ""
		onschrijfbaar := regel(weesp, "z-1\x00")
		if o.Soort() == opslag.SQLite {
			onschrijfbaar = regel(weesp, "z-1")
			if _, err := o.Schrijver().Exec(`CREATE TRIGGER vol BEFORE INSERT ON logboek_inzage WHEN NEW.object = 'z-1'
				BEGIN SELECT RAISE(ABORT, 'vol'); END`); err != nil {
				t.Fatal(err)
			}
		}
		weg, stop := context.WithCancel(t.Context())
		stop()
		for naam, g := range map[string]struct {
			ctx   context.Context
			l     *Logboek
			regel Regel
			lees  error
			soort fout.Soort
			zin   string
		}{
			"geweigerd":   {t.Context(), l, regel(weesp, "z-2"), weigering, fout.NietBevoegd, "mag u niet"},
			"storing":     {t.Context(), l, regel(weesp, "z-2"), errors.New("stuk"), fout.Storing, ""},
			"niemand":     {t.Context(), l, zonderWie, nil, fout.Onjuist, "wie het deed"},
			"geen ruimte": {t.Context(), l, onschrijfbaar, nil, fout.NuNietBereikt, "niet vastleggen dat u dit inziet"},
			"geen toeval": {t.Context(), New(o, klok, geenToeval{}), regel(weesp, "z-2"), nil, fout.NuNietBereikt, "niet vastleggen"},
			"weggelopen":  {weg, l, regel(weesp, "z-2"), nil, fout.Storing, ""},
		} {
			gezien, err := Inzien(g.ctx, g.l, func(opslag.Lezer) (string, Regel, error) { return "geheim", g.regel, g.lees })
			if gezien != "" || err == nil || fout.SoortVan(err) != g.soort || !strings.Contains(fout.Zin(err), g.zin) {
				t.Errorf("%s: toonde %q, %v", naam, gezien, err)
			}
		}
		if b, err := l.Controleer(t.Context(), weesp); err != nil || b != (Bevinding{}) {
			t.Errorf("%+v %v", b, err)
		}
		kijk(t, l, regel(weesp, "z-2"))
	})
}

// One look that the store refuses does not take along those that are written with it.
func TestEenGeweigerdeInzageRaaktDeAndereNiet(t *testing.T) {
	geschreven := map[string]int{}
	stuk := errors.New("stuk")
	vrij, bezig := make(chan struct{}), make(chan struct{})
	b := &bundel{hoogste: 1, schrijf: func(_ context.Context, rijen []rij) error {
		if rijen[0].object == "eerst" {
			close(bezig)
			<-vrij
		}
		for _, r := range rijen {
			if r.object == "slecht" {
				return stuk
			}
		}
		for _, r := range rijen {
			geschreven[r.object] += len(rijen)
		}
		return nil
	}}
	var groep sync.WaitGroup
	var slot sync.Mutex
	fouten := map[string]error{}
	leg := func(naam string) {
		groep.Go(func() {
			err := b.leg(t.Context(), rij{object: naam})
			slot.Lock()
			defer slot.Unlock()
			fouten[naam] = err
		})
	}
	leg("eerst")
	<-bezig
	for _, naam := range []string{"a", "slecht", "b"} {
		leg(naam)
	}
	for wachten := 0; wachten < 3; { // until the three stand in line behind the first
		b.slot.Lock()
		wachten = len(b.wachten)
		b.slot.Unlock()
	}
	close(vrij)
	groep.Wait()
	if !errors.Is(fouten["slecht"], stuk) || fouten["eerst"] != nil || fouten["a"] != nil || fouten["b"] != nil {
		t.Errorf("%v", fouten)
	}
	if fmt.Sprint(geschreven) != "map[a:1 b:1 eerst:1]" {
		t.Errorf("%v", geschreven)
	}
}

// Looks that come while the store is at work go together, and there is an end to how
// many may wait.
func TestInzagenGaanSamenEnWachtenBegrensd(t *testing.T) {
	var commits []int
	vrij, bezig := make(chan struct{}), make(chan struct{})
	b := &bundel{hoogste: 1, schrijf: func(_ context.Context, rijen []rij) error {
		if commits = append(commits, len(rijen)); len(commits) == 1 {
			close(bezig)
			<-vrij
		}
		return nil
	}}
	var groep sync.WaitGroup
	leg := func() {
		groep.Go(func() {
			if err := b.leg(t.Context(), rij{}); err != nil {
				t.Error(err)
			}
		})
	}
	leg()
	<-bezig
	for range meesteWachten {
		leg()
	}
	for wachten := 0; wachten < meesteWachten; {
		b.slot.Lock()
		wachten = len(b.wachten)
		b.slot.Unlock()
	}
	if err := b.leg(t.Context(), rij{}); !fout.Is(err, fout.NuNietBereikt) || !errors.Is(err, errVol) {
		t.Errorf("een inzage te veel: %v", err)
	}
	close(vrij)
	groep.Wait()
	if len(commits) != 1+meesteWachten/grootsteBundel || commits[1] != grootsteBundel {
		t.Errorf("%d keer geschreven: %v…", len(commits), commits[:2])
	}
}

func TestOpslagWeigertWijzigenVanInzagen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		kijk(t, l, regel(weesp, "z-1"), regel(weesp, "z-2"))
		schakel(t, l, 2)
		kijk(t, l, regel(weesp, "z-3"))
		teksten := []string{
			`UPDATE logboek_inzage SET object = 'z-3'`,
			`DELETE FROM logboek_inzage WHERE object = 'z-3'`,
			`INSERT INTO logboek_inzage SELECT * FROM logboek_inzage WHERE object = 'z-1'`,
			`UPDATE logboek_wachtend SET id = 'x'`,
			`DELETE FROM logboek_wachtend`,
			`UPDATE logboek_schakel SET hash = vorige WHERE nummer = 2`,
			`DELETE FROM logboek_schakel WHERE nummer = 2`,
			`INSERT INTO logboek_schakel SELECT gemeente, 4, 'x', vorige, hash FROM logboek_schakel WHERE nummer = 1`,
			`INSERT INTO logboek_schakel SELECT gemeente, 3, inzage, vorige, hash FROM logboek_schakel WHERE nummer = 1`,
		}
		if o.Soort() == opslag.SQLite {
			teksten = append(teksten,
				`INSERT OR REPLACE INTO logboek_inzage SELECT * FROM logboek_inzage WHERE object = 'z-1'`,
				`INSERT OR REPLACE INTO logboek_schakel SELECT gemeente, 2, 'x', vorige, hash FROM logboek_schakel WHERE nummer = 1`,
				`INSERT OR REPLACE INTO logboek_schakel SELECT gemeente, 3, inzage, vorige, hash FROM logboek_schakel WHERE nummer = 1`)
		} else {
			teksten = append(teksten, `TRUNCATE logboek_inzage`, `TRUNCATE logboek_wachtend`, `TRUNCATE logboek_schakel`)
		}
		for _, tekst := range teksten {
			if _, err := o.Schrijver().ExecContext(t.Context(), tekst); err == nil {
				t.Errorf("de opslag laat toe: %s", tekst)
			}
		}
		if b, err := l.Controleer(t.Context(), weesp); err != nil || b.Breuk != nil || b.Inzagen != 2 || b.Wachtend != 1 {
			t.Errorf("%+v %v", b, err)
		}
	})
}

// What somebody who can get round the store does beside the chain: a look taken away
// under its link, one taken away or put in that is not chained yet.
func TestControleerVindtInzagenBuitenDeKeten(t *testing.T) {
	for naam, g := range map[string]struct {
		doe    string
		reden  Reden
		nummer int64
	}{
		"weg onder de schakel":   {`DELETE FROM logboek_inzage WHERE object = 'z-2'`, Ontbreekt, 2},
		"weg voor het schakelen": {`DELETE FROM logboek_inzage WHERE object = 'z-4'`, Ontbreekt, 0},
		"wacht niet meer":        {`DELETE FROM logboek_wachtend`, Losgeraakt, 0},
		"ertussen gezet": {`INSERT INTO logboek_inzage SELECT gemeente, 'ffffffff-ffff-7fff-bfff-ffffffffffff', moment, medewerker,
			organisatie, namens,
			handeling, soort, object, doel, toedeling, gegevens FROM logboek_inzage WHERE object = 'z-1'`, Losgeraakt, 0},
		"niets": {`SELECT 1`, "", 0},
	} {
		opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
			l, klok := nieuw(o)
			for i := range 4 {
				klok.Zet(klok.Nu() + 1000)
				if i == 3 {
					schakel(t, l, 3)
				}
				kijk(t, l, regel(weesp, fmt.Sprintf("z-%d", i+1)))
			}
			nieuweBeheerder(t, o).doe(g.doe)
			b, err := l.Controleer(t.Context(), weesp)
			if err != nil || (b.Breuk == nil) != (g.reden == "") {
				t.Fatalf("%s: %+v %v", naam, b, err)
			}
			if b.Breuk != nil && (b.Breuk.Keten != Inzagen || b.Breuk.Reden != g.reden || b.Breuk.Nummer != g.nummer) {
				t.Errorf("%s: %+v", naam, b.Breuk)
			}
		})
	}
}

// Many processes chain while many look: every look gets one link, and the chain holds.
func TestGelijktijdigSchakelenBreektDeKetenNiet(t *testing.T) {
	const lezers, keren, schakelaars = 8, 40, 3
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, klok := nieuw(o)
		klaar := make(chan struct{})
		var kijken, schakelen sync.WaitGroup
		for range lezers {
			kijken.Go(func() {
				for i := range keren {
					if err := bekijk(t.Context(), l, regel([]kenmerk.Gemeentecode{weesp, wijdemeren}[i%2], "z-1")); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for range schakelaars {
			ander, _ := nieuw(o)
			schakelen.Go(func() {
				for open := true; open; {
					select {
					case <-klaar:
						open = false
					default:
					}
					if _, err := ander.Schakel(t.Context()); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		kijken.Wait()
		close(klaar)
		schakelen.Wait()
		klok.Zet(klok.Nu() + 1000)
		if _, err := l.Schakel(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, g := range []kenmerk.Gemeentecode{weesp, wijdemeren} {
			if b, err := l.Controleer(t.Context(), g); err != nil || b != (Bevinding{Inzagen: lezers * keren / 2}) {
				t.Errorf("%s: %+v %+v %v", g, b, b.Breuk, err)
			}
		}
	})
}

func TestSchakelGaatDoorTotErNietsWacht(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		l, _ := nieuw(o)
		const aantal = 2*grootstePartij + 1
		var groep sync.WaitGroup
		for range 8 {
			groep.Go(func() {
				for range (aantal + 7) / 8 {
					if err := bekijk(t.Context(), l, regel(weesp, "z-1")); err != nil {
						t.Error(err)
					}
				}
			})
		}
		groep.Wait()
		schakel(t, l, (aantal+7)/8*8)
		schakel(t, l, 0)
	})
}

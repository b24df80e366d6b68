package wet

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

func TestOpTijd(t *testing.T) {
	for _, w := range []struct {
		bekend, ontvangen, post string
		ja                      bool
		grens, reden            string
	}{
		// Announced 1 May 2026: six weeks end on Friday 12 June.
		{"2026-05-01", "2026-06-12", "", true, "2026-06-12", "Awb art. 6:9 lid 1"},
		{"2026-05-01", "2026-06-13", "", false, "2026-06-12", "Awb art. 6:9 lid 1"},
		{"2026-05-01", "2026-06-19", "2026-06-12", true, "2026-06-12", "tot en met 19 juni 2026 (Awb art. 6:9 lid 2)"},
		{"2026-05-01", "2026-06-22", "2026-06-12", false, "2026-06-12", "Awb art. 6:9 lid 2"},
		{"2026-05-01", "2026-06-15", "2026-06-13", false, "2026-06-12", "ging op de post op 13 juni 2026"},
		{"2026-05-01", "2026-05-01", "", true, "2026-06-12", "op tijd"},
		{"2026-05-01", "2026-04-30", "", true, "2026-06-12", "Awb art. 6:10"},
		// The term itself moves past 5 May; the week for the post past Koningsdag.
		{"2026-03-24", "2026-05-06", "", true, "2026-05-06", "5 mei 2026 is een erkende feestdag"},
		{"2026-03-24", "2026-05-07", "", false, "2026-05-06", "na 6 mei 2026"},
		{"2026-03-09", "2026-04-28", "2026-04-20", true, "2026-04-20", "tot en met 28 april 2026"},
		{"2026-03-09", "2026-04-29", "2026-04-20", false, "2026-04-20", "tot en met 28 april 2026"},
	} {
		o := Bezwaarontvangst{Bekendgemaakt: dag(t, w.bekend), Ontvangen: dag(t, w.ontvangen)}
		if w.post != "" {
			d := dag(t, w.post)
			o.PerPostBezorgd = &d
		}
		u, err := OpTijd(o)
		if err != nil {
			t.Errorf("%+v: %v", w, err)
			continue
		}
		if u.Ja != w.ja || u.Grensdag != dag(t, w.grens) || !strings.Contains(strings.Join(u.Redenen, "\n"), w.reden) {
			t.Errorf("%+v: %v tot %s, %q", w, u.Ja, u.Grensdag, u.Redenen)
		}
		if len(u.Bewijs.Feiten) < 2 || len(u.Bewijs.Uitkomst) < 2 {
			t.Errorf("bewijs is onvolledig: %+v", u.Bewijs)
		}
	}
	later := dag(t, "2026-06-20")
	if _, err := OpTijd(Bezwaarontvangst{dag(t, "2026-05-01"), dag(t, "2026-06-12"), &later}); !fout.Is(err, fout.Onjuist) {
		t.Errorf("ontvangen voor de post: %v", err)
	}
	if _, err := OpTijd(Bezwaarontvangst{dag(t, "1993-12-31"), dag(t, "1994-01-12"), nil}); !fout.Is(err, fout.Onjuist) {
		t.Errorf("voor de Awb: %v", err)
	}
}

func TestAanvraagMogelijk(t *testing.T) {
	// Melding 5 January 2026: the onderzoek may take until 16 February.
	for _, w := range []struct {
		onderzocht, vandaag string
		ja                  bool
	}{
		{"", "2026-02-01", false},
		{"", "2026-02-16", false},
		{"", "2026-02-17", true},
		{"2026-01-20", "2026-01-20", true},
		{"2026-01-20", "2026-01-19", false},
		{"2026-03-01", "2026-02-17", true},
	} {
		var onderzocht *tijdlijn.Dag
		if w.onderzocht != "" {
			d := dag(t, w.onderzocht)
			onderzocht = &d
		}
		u, err := AanvraagMogelijk(dag(t, "2026-01-05"), onderzocht, dag(t, w.vandaag))
		if err != nil || u.Ja != w.ja || u.Grensdag != dag(t, "2026-02-17") {
			t.Errorf("%+v: %v, %s, %v", w, u.Ja, u.Grensdag, err)
		}
		if slot := u.Redenen[len(u.Redenen)-1]; !strings.Contains(slot, "Wmo 2015 art. 2.3.2 lid 9") {
			t.Errorf("%q noemt het artikel niet", slot)
		}
	}
	if _, err := AanvraagMogelijk(dag(t, "2026-01-05"), nil, dag(t, "2026-01-04")); !fout.Is(err, fout.Onjuist) {
		t.Errorf("aanvraag voor de melding: %v", err)
	}
	if _, err := AanvraagMogelijk(dag(t, "2014-01-05"), nil, dag(t, "2014-02-04")); !fout.Is(err, fout.Onjuist) {
		t.Errorf("melding voor de Wmo 2015: %v", err)
	}
}

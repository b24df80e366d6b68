package verzoek

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func ids(bevindingen []berichtregel.Bevinding) string {
	var namen []string
	for _, b := range bevindingen {
		namen = append(namen, b.Regel)
	}
	return strings.Join(namen, " ")
}

func TestControleerAntwoord(t *testing.T) {
	onderzoek, afgewezen := []string{AntwoordOnderzoek}, []string{AntwoordAfgewezen}
	for _, g := range []struct {
		naam     string
		eerder   Eerder
		antwoord string
		wil      string
	}{
		{"onderzoek als eerste", Eerder{Ontvangen: true}, AntwoordOnderzoek, ""},
		{"afgewezen als eerste", Eerder{Ontvangen: true}, AntwoordAfgewezen, ""},
		{"afgewezen na onderzoek", Eerder{Ontvangen: true, Antwoorden: onderzoek}, AntwoordAfgewezen, ""},
		{"onbekende referentie", Eerder{}, AntwoordAfgewezen, "TR355"},
		{"onderzoek na onderzoek", Eerder{Ontvangen: true, Antwoorden: onderzoek}, AntwoordOnderzoek, "TR360"},
		{"onderzoek na afwijzing", Eerder{Ontvangen: true, Antwoorden: afgewezen}, AntwoordOnderzoek, "TR360 TR365"},
		{"afgewezen na afwijzing", Eerder{Ontvangen: true, Antwoorden: afgewezen}, AntwoordAfgewezen, "TR365"},
		{"afgewezen na onderzoek en afwijzing", Eerder{Ontvangen: true, Antwoorden: append(onderzoek, afgewezen...)}, AntwoordAfgewezen,
			"TR365"},
		{"afgewezen na toewijzing", Eerder{Ontvangen: true, Toegewezen: true}, AntwoordAfgewezen, "TR359"},
		{"afgewezen na onderzoek en toewijzing", Eerder{Ontvangen: true, Antwoorden: onderzoek, Toegewezen: true}, AntwoordAfgewezen,
			"TR359"},
	} {
		if kreeg := ids(ControleerAntwoord(g.eerder, g.antwoord)); kreeg != g.wil {
			t.Errorf("%s: %q, wil %q", g.naam, kreeg, g.wil)
		}
	}
}

// TestStappenHoudenDeRegels walks every path that the table of steps lets a request
// go: no answer on it breaks a rule, and each ends in one decision.
func TestStappenHoudenDeRegels(t *testing.T) {
	paden := 0
	var loop func(v Verzoek, gedaan []string)
	loop = func(v Verzoek, gedaan []string) {
		mogelijk := v.Stand.Mogelijk()
		if len(mogelijk) == 0 {
			paden++
			if v.Stand.Open() || len(gedaan) > 2 {
				t.Errorf("pad %v eindigt op %s", gedaan, v.Stand)
			}
			return
		}
		for _, handeling := range mogelijk {
			s, err := magNu(handeling, v.Stand)
			if err != nil {
				t.Fatal(err)
			}
			if s.antwoord != "" {
				if mis := ControleerAntwoord(v.eerder(), s.antwoord); len(mis) > 0 {
					t.Errorf("na %v breekt %s: %s", gedaan, handeling, ids(mis))
				}
			}
			na := v
			if na.Stand = s.naar; na.Stand == InOnderzoek {
				na.Onderzocht = nu
			}
			loop(na, append(slices.Clone(gedaan), handeling))
		}
	}
	loop(Verzoek{Stand: Ontvangen}, nil)
	if paden != 4 {
		t.Errorf("%d paden", paden)
	}
	// What the table does not allow, the rules would not either: the guard bites.
	for _, stand := range []Stand{Toegekend, Afgewezen} {
		v := Verzoek{Stand: stand, Onderzocht: nu}
		for _, antwoord := range []string{AntwoordAfgewezen, AntwoordOnderzoek} {
			if len(ControleerAntwoord(v.eerder(), antwoord)) == 0 {
				t.Errorf("na %s mag %s nog", stand, antwoord)
			}
		}
	}
}

// TestStappenInDeOpslag takes every step in every stand.
func TestStappenInDeOpslag(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		stappen := map[string]func(v Verzoek) (Verzoek, error){
			"onderzoeken": func(v Verzoek) (Verzoek, error) { return p.Onderzoeken(t.Context(), backof, v.verwijzing()) },
			"afwijzen": func(v Verzoek) (Verzoek, error) {
				return p.Afwijzen(t.Context(), backof, v.verwijzing(), Afwijzing{Reden: BuitenBudget})
			},
			"toekennen": func(v Verzoek) (Verzoek, error) {
				return p.Toekennen(t.Context(), backof, v.verwijzing(), Toekenning{})
			},
		}
		for i, g := range []struct {
			pad     string
			stand   Stand
			weigert string // the step that is refused at the end; "" none
		}{
			{"onderzoeken", InOnderzoek, "onderzoeken"},
			{"onderzoeken afwijzen", Afgewezen, "onderzoeken"},
			{"afwijzen", Afgewezen, "afwijzen"},
			{"onderzoeken toekennen", Toegekend, "afwijzen"},
			{"afwijzen", Afgewezen, "toekennen"},
		} {
			bericht := vot(taakverdeling.Wmo, hulpmiddel, "REF-"+string(rune('1'+i)))
			v := p.neemIn(t, bericht)[0]
			voor := p.jobs(t, "verzoek.antwoord")
			antwoorden := int64(0)
			for _, stap := range strings.Fields(g.pad) {
				na, err := stappen[stap](v)
				if err != nil {
					t.Fatalf("%s: %v", g.pad, err)
				}
				leunt := "gm-wmo.toewijzing"
				if na.Stand == Toegekend {
					leunt = "gm-wmo.besluit"
				}
				if na.Versie != v.Versie+1 || na.Toedeling.ID != leunt {
					t.Errorf("%s: %+v", g.pad, na)
				}
				if _, meldt := na.Uitspraak(na.Versie); meldt {
					antwoorden++
				}
				v = na
			}
			if v.Stand != g.stand || p.jobs(t, "verzoek.antwoord")-voor != antwoorden {
				t.Errorf("%s: %s, %d antwoorden", g.pad, v.Stand, p.jobs(t, "verzoek.antwoord")-voor)
			}
			if _, err := stappen[g.weigert](v); !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), string(v.Stand)) {
				t.Errorf("%s, dan %s: %v", g.pad, g.weigert, err)
			}
			if bewaard, err := Get(t.Context(), o, weesp, v.ID); err != nil || bewaard.Stand != v.Stand || bewaard.Versie != v.Versie {
				t.Errorf("%s: bewaard %+v %v", g.pad, bewaard, err)
			}
			if v.Stand == InOnderzoek { // so that the next request may come
				if _, err := stappen["afwijzen"](v); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// TestUitspraak: the job of a step that was overtaken tells nothing.
func TestUitspraak(t *testing.T) {
	v := Verzoek{Stand: Afgewezen, Reden: Woonplaatsbeginsel, Woonplaatsgemeente: utrecht, Onderzocht: nu, Versie: 3}
	if u, ja := v.Uitspraak(3); !ja || u != (Uitspraak{AntwoordAfgewezen, Woonplaatsbeginsel, utrecht}) {
		t.Errorf("%+v %v", u, ja)
	}
	if u, ja := v.Uitspraak(2); ja {
		t.Errorf("ingehaald: %+v", u)
	}
	if u, ja := (Verzoek{Stand: InOnderzoek, Versie: 2}).Uitspraak(2); !ja || u.Antwoord != AntwoordOnderzoek {
		t.Errorf("%+v %v", u, ja)
	}
	for _, stand := range []Stand{Ontvangen, Toegekend} {
		if u, ja := (Verzoek{Stand: stand, Versie: 1}).Uitspraak(1); ja {
			t.Errorf("%s: %+v", stand, u)
		}
	}
}

package zaak_test

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

func TestMeldenBevestigtEnBegintDeTermijn(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Gemeld)
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "m.jansen"), weesp, p.id)
		p.moet(err)
		if beeld.Zaak.Uiterlijk.String() != "2017-01-16" || beeld.Zaak.Nummer != "2016-000001" || beeld.Zaak.Taak != "wmo.onderzoek" {
			t.Errorf("%+v", beeld.Zaak)
		}
		if len(beeld.Brieven) != 1 {
			t.Fatalf("%d brieven", len(beeld.Brieven))
		}
		brief := beeld.Brieven[0].Tekst()
		for _, woord := range []string{"Gemeente Weesp", "G.H. van der Linden", "cliëntondersteuner", "persoonlijk plan",
			"maandag 12 december 2016", "maandag 16 januari 2017", "college van burgemeester en wethouders van Weesp"} {
			if !strings.Contains(brief, woord) {
				t.Errorf("de brief noemt %q niet:\n%s", woord, brief)
			}
		}
		if len(beeld.Termijnen) != 2 || len(beeld.Termijnen[1].Uitkomst.Redenen) == 0 ||
			len(beeld.Termijnen[1].Uitkomst.Bewijs.Regels) == 0 {
			t.Errorf("de termijn komt zonder redenen of bewijs: %+v", beeld.Termijnen)
		}
	})
}

func TestMeldenWeigertWatNietKan(t *testing.T) {
	p := &proef{T: t, h: proefhuis.Bouw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), "2016-12-05")}
	meld := func(wie organisatie.Wie, m zaak.Melding) error {
		_, err := p.h.Zaken.Melden(t.Context(), wie, m)
		return err
	}
	goed := zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: "Hulp", Kanaal: zaak.Balie}
	leeg := goed
	leeg.Hulpvraag = "  "
	p.weigert(meld(p.als("0457", "m.jansen"), leeg), fout.Onjuist, "hulp")
	zonder := goed
	zonder.Inwoner.Naam.Achternaam = ""
	p.weigert(meld(p.als("0457", "m.jansen"), zonder), fout.Onjuist, "achternaam")
	later := goed
	later.Inwoner.Geboren = tijdlijn.MustDag("2017-01-01")
	p.weigert(meld(p.als("0457", "m.jansen"), later), fout.Onjuist, "toekomst")
	p.weigert(meld(p.als("1942", "n.hendriks"), goed), fout.NietGevonden)
	p.weigert(meld(p.als("1904", "t.koning"), goed), fout.NietBevoegd, "Weesp")
	werk, err := p.h.Zaken.Werklijst(t.Context(), p.kijk("0457", "k.degroot"), zaak.Werkvraag{Uiterlijk: tijdlijn.Open})
	p.moet(err)
	if werk.Totaal != 0 || len(werk.Regels) != 0 {
		t.Errorf("er bleef een zaak achter: %+v", werk.Regels)
	}
}

// Art. 2.3.2 lid 1 and 2 Wmo 2015: the onderzoek within six weeks, a personal plan within
// seven days; a last day that is no working day moves (art. 1 and 3 Algemene
// termijnenwet).
func TestMeldenLaatsteDagen(t *testing.T) {
	for dag, wil := range map[string]struct{ plan, onderzoek string }{
		"2016-12-05": {"2016-12-12", "2017-01-16"},
		"2016-12-19": {"2016-12-27", "2017-01-30"}, // Boxing Day
		"2017-03-06": {"2017-03-13", "2017-04-18"}, // Easter Monday
		"2017-03-16": {"2017-03-23", "2017-05-01"}, // Koningsdag, the equated Friday after it, and a weekend
		"2017-04-13": {"2017-04-20", "2017-05-29"}, // Ascension Day and the Friday after it
		"2017-04-24": {"2017-05-01", "2017-06-06"}, // Whit Monday
	} {
		p := &proef{T: t, h: proefhuis.Bouw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), dag)}
		nieuw, err := p.h.Zaken.Melden(t.Context(), p.als("0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp,
			Inwoner: bewoonster(), Hulpvraag: "Hulp.", Kanaal: zaak.Telefoon})
		p.moet(err)
		p.id = nieuw.ID
		if kreeg := p.termijn(wet.WmoOnderzoek); kreeg != wil.onderzoek {
			t.Errorf("melding op %s: onderzoek tot en met %s, wil %s", dag, kreeg, wil.onderzoek)
		}
		if kreeg := p.termijn(wet.WmoPlan); kreeg != wil.plan {
			t.Errorf("melding op %s: plan tot en met %s, wil %s", dag, kreeg, wil.plan)
		}
	}
}

// Who holds the melding takes it: Weesp until it was merged, Amsterdam from that day on,
// for whoever lives in what was Weesp.
func TestMeldenWieMag(t *testing.T) {
	for _, g := range []struct {
		dag, gemeente, organisatie, medewerker string
		mag                                    bool
	}{
		{"2022-03-23", "0457", "0457", "m.jansen", true},
		{"2022-03-23", "0457", "0363", "f.dijkstra", false},
		{"2022-03-24", "0457", "0457", "m.jansen", false},
		{"2022-03-24", "0457", "0363", "f.dijkstra", true},
		{"2022-03-24", "0363", "0363", "f.dijkstra", true},
		{"2017-01-02", "0457", "1942", "c.brouwer", false},
		{"2017-01-02", "0457", "0457", "k.degroot", true},
	} {
		p := &proef{T: t, h: proefhuis.Bouw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), g.dag)}
		wie := p.iemand(kan{dag: g.dag, organisatie: g.organisatie, medewerker: g.medewerker})
		_, err := p.h.Zaken.Melden(t.Context(), wie, zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: proefhuis.Gemeente(g.gemeente),
			Inwoner: bewoonster(), Hulpvraag: "Hulp.", Kanaal: zaak.Web})
		if g.mag && err != nil || !g.mag && !fout.Is(err, fout.NietBevoegd) && !fout.Is(err, fout.NietGevonden) {
			t.Errorf("%+v: %v", g, err)
		}
	}
}

// What no melding is, is refused with a sentence, and nothing of it stays: no case, no
// number, no resident.
func TestMeldenLaatNietsAchter(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := &proef{T: t, h: proefhuis.Bouw(t, o, "2016-12-05")}
		meld := func(pas func(*zaak.Melding)) func() error {
			m := zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: "Hulp", Kanaal: zaak.Balie}
			pas(&m)
			return func() error {
				_, err := p.h.Zaken.Melden(t.Context(), p.als("0457", "m.jansen"), m)
				return err
			}
		}
		for naam, pas := range map[string]func(*zaak.Melding){
			"zonder hulpvraag":     func(m *zaak.Melding) { m.Hulpvraag = "\n " },
			"zonder kanaal":        func(m *zaak.Melding) { m.Kanaal = "" },
			"een stuurteken":       func(m *zaak.Melding) { m.Hulpvraag = "Hulp\v bij alles" },
			"NUL":                  func(m *zaak.Melding) { m.Hulpvraag = "Hulp\x00" },
			"geen UTF-8":           func(m *zaak.Melding) { m.Hulpvraag = "Caf\xe9" },
			"onbekend kanaal":      func(m *zaak.Melding) { m.Kanaal = "duif" },
			"wet zonder pad":       func(m *zaak.Melding) { m.Domein = taakverdeling.Welzijn },
			"zonder achternaam":    func(m *zaak.Melding) { m.Inwoner.Naam.Achternaam = "" },
			"nog niet geboren":     func(m *zaak.Melding) { m.Inwoner.Geboren = tijdlijn.MustDag("2016-12-06") },
			"zonder BSN":           func(m *zaak.Melding) { m.Inwoner.BSN = kenmerk.BSN{} },
			"geslacht dat niet is": func(m *zaak.Melding) { m.Inwoner.Geslacht = "7" },
		} {
			p.roerloos(naam, meld(pas), fout.Onjuist)
		}
		nieuw, err := p.h.Zaken.Melden(t.Context(), p.als("0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp,
			Inwoner: bewoonster(), Hulpvraag: "Hulp", Kanaal: zaak.Balie})
		p.moet(err)
		if nieuw.Nummer != "2016-000001" {
			t.Errorf("na de weigeringen is het eerste nummer %s", nieuw.Nummer)
		}
	})
}

// A BSN that is known is of somebody: another surname or date of birth is refused before
// anything is made (art. 12 Wabb). The same person with another address has moved: the
// letter goes there, and the timeline says so.
func TestMeldenMetEenBekendBSN(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := &proef{T: t, h: proefhuis.Bouw(t, o, "2016-12-05")}
		meld := func(wie inwoner.Inwoner) (zaak.Zaak, error) {
			return p.h.Zaken.Melden(t.Context(), p.als("0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp,
				Inwoner: wie, Hulpvraag: "Niemand mag dit weten.", Kanaal: zaak.Balie})
		}
		_, err := meld(bewoonster())
		p.moet(err)
		ander := bewoonster()
		ander.Naam.Achternaam, ander.Geboren = "Jansen", tijdlijn.MustDag("1990-01-01")
		p.roerloos("een ander mens", func() error { _, err := meld(ander); return err }, fout.Botsing, "G.H. van der Linden",
			"11 april 1938")
		verhuisd := bewoonster()
		verhuisd.Adres = inwoner.Adres{Straat: "Hoogstraat", Huisnummer: 99, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BG")),
			Plaats: "Weesp"}
		p.op("2016-12-12")
		nieuw, err := meld(verhuisd)
		p.moet(err)
		p.id = nieuw.ID
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "m.jansen"), weesp, nieuw.ID)
		p.moet(err)
		if brief := beeld.Brieven[0].Tekst(); !strings.Contains(brief, "Hoogstraat 99") || strings.Contains(brief, "Nieuwstraat") {
			t.Errorf("de brief gaat naar:\n%s", brief)
		}
		if h := p.laatste(); !strings.Contains(h.toelichting, "Nieuw adres vanaf 12 december 2016: Hoogstraat 99") {
			t.Errorf("de tijdlijn zegt %q", h.toelichting)
		}
	})
}

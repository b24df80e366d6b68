package ggk

import (
	"context"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// weigerproef is a house whose chain refuses what we send when it is told to.
type weigerproef struct {
	*knoopproef
	wet    istandaard.Wet
	domein taakverdeling.Domein
	dicht  bool // the chain refuses
	een    bewoner
}

func nieuweWeigering(t *testing.T, o *opslag.Opslag, wet istandaard.Wet, code string) *weigerproef {
	t.Helper()
	p := &weigerproef{knoopproef: nieuweKnoop(t, o), wet: wet, domein: domeinen[wet]}
	p.Op("2021-01-04")
	p.aan = &keten.Aansluitingen{
		Indiener: func(ctx context.Context, gemeente, functie string, dag tijdlijn.Dag) (string, error) {
			if p.dicht && code == envelop.FoutToestemming {
				return "1696", nil
			}
			return p.Berichten.Indiener(ctx, gemeente, functie, dag)
		},
		Aanbieder: func(string) bool { return !p.dicht || code != envelop.FoutAansluiting },
	}
	p.herstart()
	return p
}

// rond lets everything pass until nothing is under way.
func (p *weigerproef) rond() {
	p.Helper()
	for range 4 {
		p.stuur()
		p.antwoord()
		p.haalOp()
	}
}

// stap takes a step on the one request that runs, and makes the message about it.
func (p *weigerproef) stap(doe func(organisatie.Wie, verzoek.Verwijzing) (verzoek.Verzoek, error)) {
	p.Helper()
	v, gevonden, err := verzoek.VanReferentie(p.Context(), p.Opslag, p.Gemeente, p.domein, p.AGB, p.een.verzoek)
	p.moet(err)
	if !gevonden {
		p.Fatalf("verzoek %s is er niet", p.een.verzoek)
	}
	v, err = doe(p.Als(p, "1942", "s.mulder"), verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
	p.moet(err)
	_, _, err = p.Berichten.VerzoekBeantwoorden(p.Context(), verzoek.Antwoord{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
	p.moet(err)
}

// makers bring a message of ours to the door, one after the other in the same house.
var makers = []struct {
	nummer string
	maak   func(p *weigerproef)
}{
	{"301", func(p *weigerproef) {
		p.een.bsn = p.Inschrijven(p, "999990019")
		p.een.toewijzing = p.ToewijzenIn(p, p.domein, p.een.bsn, "2021-01-02", "2022-01-01")
		p.Melden(p, p.een.toewijzing)
	}},
	{"306", func(p *weigerproef) { // the 305 of the provider waits since the round before
		p.een.toewijzing = p.ToewijzenIn(p, p.domein, p.Inschrijven(p, "999993653"), "2021-01-02", "2022-01-01")
		p.Melden(p, p.een.toewijzing)
		p.stuur()
		p.antwoord()
		p.haalOp()
	}},
	{"308", func(p *weigerproef) {
		p.Op("2021-01-18")
		_, err := p.aanbieder.Stoppen(p.Context(),
			aanbieder.Stop{Gemeente: p.Gemeente, Wet: p.wet, Toewijzing: p.een.toewijzing.Nummer,
				LaatsteDag: tijdlijn.MustDag("2021-01-15"), Reden: "20"})
		p.moet(err)
		p.haalOp()
	}},
	{"316", func(p *weigerproef) {
		q := proefhuis.ProductVoor(p.domein)
		naam, err := p.aanbieder.VraagToewijzing(p.Context(), aanbieder.Aanvraag{
			Gemeente: p.Gemeente, Wet: p.wet, Bsn: p.een.bsn, Verwijzer: istandaard.Verwijzer{Type: "06"},
			Producten: []aanbieder.Gevraagd{{
				Product: istandaard.Product{Categorie: q.Categorie, Code: q.Code}, Vanaf: tijdlijn.MustDag("2022-01-01"),
				Omvang: &istandaard.Omvang{Volume: 300, Eenheid: "01", Frequentie: "4"},
			}},
		})
		p.moet(err)
		_, _, _, identificatie, _ := postmap.Delen(naam)
		p.een.verzoek = identificatie + "-1"
		p.haalOp()
	}},
	{"319", func(p *weigerproef) {
		p.stap(func(wie organisatie.Wie, v verzoek.Verwijzing) (verzoek.Verzoek, error) {
			return p.Verzoeken.Afwijzen(p.Context(), wie, v, verzoek.Afwijzing{Reden: verzoek.GeenContract})
		})
	}},
	{"318", func(p *weigerproef) {
		_, err := p.aanbieder.VraagWijziging(p.Context(), aanbieder.Wijziging{
			Gemeente: p.Gemeente, Wet: p.wet, Bsn: p.een.bsn,
			Wensen: []aanbieder.Wens{{Toewijzing: 1, Omvang: &istandaard.Omvang{Volume: 700, Eenheid: "01", Frequentie: "4"}}},
		})
		p.moet(err)
		p.haalOp()
	}},
	{"325", func(p *weigerproef) {
		p.Op("2021-02-03")
		_, err := p.aanbieder.Declareren(p.Context(),
			aanbieder.Maandstaat{Gemeente: p.Gemeente, Wet: p.wet,
				Maand: tijdlijn.MustDag("2021-01-15"), Volume: 100, Tarief: proefhuis.Tarief})
		p.moet(err)
		p.haalOp()
	}},
}

// TestGeweigerdEnOpnieuw: a Fo01 on any message of ours rejects that message, with the
// reason in words; an answer stays due on its last day; made again it arrives, under
// an identification of its own.
func TestGeweigerdEnOpnieuw(t *testing.T) {
	t.Parallel()
	for _, g := range []struct {
		wet  istandaard.Wet
		code string
	}{
		{istandaard.Wmo, envelop.FoutToestemming}, {istandaard.Wmo, envelop.FoutAansluiting}, {istandaard.Jeugd, envelop.FoutAansluiting},
	} {
		t.Run(string(domeinen[g.wet])+" "+g.code, func(t *testing.T) {
			t.Parallel()
			opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
				p := nieuweWeigering(t, o, g.wet, g.code)
				std := uitgave.Voor(g.wet, tijdlijn.Vandaag(p.Klok))
				for _, m := range makers {
					m.maak(p)
					p.weigerEnHerhaal(std.Soort(m.nummer), g.code)
					p.rond()
				}
				if laat, err := p.Berichten.Overtijd(t.Context(), tijdlijn.MustDag("2030-01-01")); err != nil || len(laat) != 0 {
					t.Errorf("nog onbeantwoord: %+v %v", laat, err)
				}
			})
		})
	}
}

// weigerEnHerhaal lets the chain refuse the one message of a kind that is ready, and
// makes it again.
func (p *weigerproef) weigerEnHerhaal(soort, code string) {
	p.Helper()
	klaar := p.berichten(bericht.Filter{Soort: soort, Stand: bericht.Klaar})
	if len(klaar) != 1 {
		p.Fatalf("%d berichten %s klaar", len(klaar), soort)
	}
	eerst := klaar[0]
	voor := len(p.inMap(postmap.Uit))
	p.dicht = true
	p.stuur()
	p.haalOp()
	p.haalOp()
	p.dicht = false
	oud, err := p.Berichten.Get(p.Context(), eerst.Gemeente, eerst.ID)
	p.moet(err)
	if oud.Stand != bericht.Afgekeurd || !slices.Equal(oud.Retourcodes, []string{code}) || len(oud.Redenen) != 1 ||
		!strings.HasPrefix(oud.Redenen[0].Tekst, "De keten heeft het bericht niet bezorgd: Gesimuleerde keten: ") {
		p.Fatalf("%s na %s: %+v", soort, code, oud)
	}
	if (oud.AntwoordOp != "") != (oud.RetourVoor < tijdlijn.Open) || oud.AntwoordOp != "" && oud.RetourVoor != eerst.RetourVoor {
		p.Errorf("%s moet voor %s weg, eerst voor %s", soort, oud.RetourVoor.Tekst(), eerst.RetourVoor.Tekst())
	}
	if na := len(p.inMap(postmap.Uit)); na != voor {
		p.Errorf("%s is toch bezorgd", soort)
	}
	if n := p.aantal(bericht.Herstellen); n != 1 {
		p.Errorf("%d berichten te herstellen na %s", n, soort)
	}
	nieuw, err := p.Berichten.Opnieuw(p.Context(), p.Als(p, "1942", "s.mulder"), oud.Gemeente, oud.ID)
	p.moet(err)
	if nieuw.Identificatie == oud.Identificatie || nieuw.RetourVoor != oud.RetourVoor || nieuw.AntwoordOp != oud.AntwoordOp {
		p.Errorf("opnieuw: %+v\nwas %+v", nieuw, oud)
	}
	p.stuur()
	p.stuur()
	gekregen := 0
	for _, naam := range p.inMap(postmap.Uit) {
		if s, i := p.lees(postmap.Uit, naam); s == soort && identificatie(i) == nieuw.Identificatie {
			gekregen++
		}
	}
	if n := p.aantal(bericht.Herstellen); gekregen != 1 || n != 0 {
		p.Errorf("%s opnieuw: %d keer bij de aanbieder, %d te herstellen", soort, gekregen, n)
	}
}

// identificatie gives the identification of a message of ours.
func identificatie(i istandaard.Inhoud) string {
	switch {
	case i.Kop != nil:
		return i.Kop.BerichtIdentificatie.Identificatie
	case i.Antwoordkop != nil:
		return i.Antwoordkop.BerichtIdentificatie.Identificatie
	}
	return i.Retourkop.IdentificatieRetour
}

// aantal counts what waits of one kind on who exchanges the messages.
func (p *knoopproef) aantal(aard bericht.Aard) int {
	p.Helper()
	werk, err := p.Berichten.Werklijst(p.Context(), p.Kijk(p, "1942", "s.mulder"), bericht.Werkvraag{Aard: aard})
	p.moet(err)
	return len(werk.Punten)
}

// TestRetourBlijftUit: a retour that does not come within three working days is late
// on the list, until it comes.
func TestRetourBlijftUit(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o) // Tuesday 3 January 2017
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-02-01", ""))
		p.stuur()
		p.antwoord()
		in := p.inMap(postmap.In)
		if len(in) != 1 || !strings.Contains(in[0], "_WMO302_") {
			t.Fatalf("%v", in)
		}
		retour := p.bytes(postmap.In, in[0])
		p.moet(postmap.Schijf{}.Wis(p.pad+"/"+postmap.In, in[0])) // it never reaches the chain
		for dag, laat := range map[string]int{"2017-01-06": 0, "2017-01-07": 1, "2017-03-01": 1} {
			p.Op(dag)
			p.haalOp()
			over, err := p.Berichten.Overtijd(t.Context(), tijdlijn.MustDag(dag))
			werk, fout := p.Berichten.Werklijst(t.Context(), p.Kijk(t, "1942", "s.mulder"), bericht.Werkvraag{Aard: bericht.Wachten})
			if err != nil || fout != nil || len(over) != laat || len(werk.Punten) != 1 ||
				werk.Punten[0].Uiterlijk != tijdlijn.MustDag("2017-01-06") {
				t.Errorf("%s: %d te laat, %+v %v %v", dag, len(over), werk.Punten, err, fout)
			}
		}
		p.Op("2017-03-01")
		p.leg(postmap.In, in[0], retour)
		p.haalOp()
		if over, err := p.Berichten.Overtijd(t.Context(), tijdlijn.MustDag("2030-01-01")); err != nil ||
			len(over) != 0 || p.aantal(bericht.Wachten) != 0 {
			t.Errorf("na het antwoord: %v %v", over, err)
		}
	})
}

package aanbieder

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// TestRetourOpToewijzing: every level has its own answer, and only a right 301 gets
// starts.
func TestRetourOpToewijzing(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		goede := p.toewijzing(eenBsn, p.product(1, "2022-01-03"), p.product(2, "2022-03-01"))
		goede.Client301.ToegewezenProducten[0].Einddatum = new(dag("2022-02-28"))
		p.stuur("301", goede)
		v := p.beantwoordt()
		if len(v) != 1 || len(v[0].Gemaakt) != 2 ||
			!strings.HasPrefix(v[0].Zin, "Gesimuleerde aanbieder "+agb+": "+p.std.Soort("301")+" ") ||
			!strings.Contains(v[0].Zin, " is goed; gemaakt: ") {
			t.Fatalf("%+v", v)
		}
		if r := p.retourOp("301", goede); r.Client302 != nil || r.Retourkop.RetourCodes != nil {
			t.Errorf("302 op een goede 301: %+v", r)
		}
		if s := p.leesIn(p.gemaakt("305")[0]).Client305; *s.StartProducten[0].ToewijzingNummer != 1 ||
			s.StartProducten[0].Begindatum != dag("2022-01-03") {
			t.Errorf("305: %+v", s)
		}
		if v := p.beantwoordt(); len(v) != 0 {
			t.Errorf("nog eens: %+v", v)
		}
		p.fouteToewijzingen(t, goede)
		if n := p.gemaakt("305"); len(n) != 1 {
			t.Errorf("op een afgekeurde toewijzing is toch gestart: %v", n)
		}
		p.op("2022-03-01")
		if v := p.beantwoordt(); len(v) != 1 || len(v[0].Gemaakt) != 1 || len(p.gemaakt("305")) != 2 {
			t.Errorf("op de eerste dag van de tweede: %+v", v)
		}
	})
}

// fouteToewijzingen sends a 301 for each rule that it breaks; goede was sent before.
func (p *proef) fouteToewijzingen(t *testing.T, goede istandaard.Inhoud) {
	t.Helper()
	for _, g := range []struct {
		naam, regel  string
		anders       func(i *istandaard.Inhoud)
		kop, product []string // codes in the header, at the first product
	}{
		{"elfproef", "CS002", func(i *istandaard.Inhoud) { i.Client301.Bsn = "999990018" }, []string{"0001"}, nil},
		{"overlap", "TR302", func(i *istandaard.Inhoud) {
			i.Client301.ToegewezenProducten = append(i.Client301.ToegewezenProducten, p.product(8, "2022-01-10"))
		}, []string{"0001"}, nil},
		{"toekomst", "TR135", func(i *istandaard.Inhoud) { i.Kop.BerichtIdentificatie.Dagtekening++ }, []string{"8848"}, nil},
		{"identificatie gebruikt", "TR056", func(i *istandaard.Inhoud) {
			i.Kop.BerichtIdentificatie = goede.Kop.BerichtIdentificatie
		}, []string{"9056"}, nil},
		{"beide", "TR135", func(i *istandaard.Inhoud) {
			i.Kop.BerichtIdentificatie = goede.Kop.BerichtIdentificatie
			i.Kop.BerichtIdentificatie.Dagtekening++
		}, []string{"8848", "9056"}, nil},
		{"nummer van een ander", "TR332", func(i *istandaard.Inhoud) {
			i.Client301.ToegewezenProducten[0].ToewijzingNummer = 1
		}, []string{"0200"}, []string{"9332"}},
		{"niet gevraagd", "TR379", func(i *istandaard.Inhoud) {
			i.Client301.ToegewezenProducten[0].ReferentieAanbieder = "VOT-9"
		}, []string{"0200"}, []string{"9379"}},
		{"twee regels", "TR332", func(i *istandaard.Inhoud) {
			i.Client301.ToegewezenProducten[0].ToewijzingNummer, i.Client301.ToegewezenProducten[0].ReferentieAanbieder = 2, "VOT-9"
		}, []string{"0200"}, []string{"9332", "9379"}},
	} {
		i := p.toewijzing(tweeBsn, p.product(3, "2022-01-03"))
		g.anders(&i)
		p.stuur("301", i)
		v := p.beantwoordt()
		if len(v) != 1 || len(v[0].Gemaakt) != 1 || !strings.Contains(v[0].Zin, "is afgekeurd op regel "+g.regel+" (") {
			t.Errorf("%s: %+v", g.naam, v)
			continue
		}
		r := p.leesIn(v[0].Gemaakt[0])
		if !slices.Equal(r.Retourkop.RetourCodes, g.kop) || (r.Client302 == nil) != (g.product == nil) ||
			r.Retourkop.BerichtIdentificatie != i.Kop.BerichtIdentificatie {
			t.Errorf("%s: %+v", g.naam, r)
			continue
		}
		if g.product != nil &&
			(!slices.Equal(r.Client302.ToegewezenProducten[0].RetourCodes, g.product) ||
				!slices.Equal(r.Client302.RetourCodes, []string{"0200"}) || len(r.Client302.Relaties) != 1) {
			t.Errorf("%s: %+v", g.naam, r.Client302)
		}
	}
}

// TestGeenRetour: what breaks the schema, or is not for this provider, gets no answer.
func TestGeenRetour(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		goed := p.toewijzing(eenBsn, p.product(1, "2022-01-03"))
		b, err := p.std.Codeer(p.std.Maak("301", goed))
		p.moet(err)
		soort := p.std.Soort("301")
		for _, g := range []struct{ naam, inhoud, zin string }{
			{postmap.Naam(gemeente, agb, soort, "1"), strings.Replace(string(b), "Geslacht>", "Gesl>", 2), "fout op niveau 1"},
			{postmap.Naam(gemeente, agb, soort, "2"), "<", "onleesbaar"},
			{postmap.Naam(gemeente, agb, soort, "3"), strings.Replace(string(b), ">"+agb+"<", ">99000022<", 1), "niet voor deze aanbieder"},
			{postmap.Naam(gemeente, "99000022", soort, "4"), string(b), ""},
			{"zomaar.xml", string(b), ""},
		} {
			p.leg(g.naam, []byte(g.inhoud))
			v := p.beantwoordt()
			p.moet(postmap.Schijf{}.Wis(p.pad+"/"+postmap.Uit, g.naam))
			if g.zin == "" && len(v) != 0 || g.zin != "" && (len(v) != 1 || !strings.Contains(v[0].Zin, g.zin) || len(v[0].Gemaakt) != 0) {
				t.Errorf("%s: %+v", g.naam, v)
			}
		}
		if n := p.gemaakt("302"); len(n) != 0 {
			t.Errorf("%v", n)
		}
	})
}

// vraag lets the provider ask for an allotment, and gives the reference.
func (p *proef) vraag(volgnummer int) string {
	p.Helper()
	naam, err := p.VraagToewijzing(p.Context(), Aanvraag{
		Gemeente: p.gemeente, Wet: p.std.Wet, Bsn: bsnVan(p, eenBsn), Verwijzer: istandaard.Verwijzer{Type: "06"}, Volgnummer: volgnummer,
		Persoon: Persoon{Geboren: istandaard.Geboortedatum{Datum: dag("2010-01-01")}, Geslacht: "2",
			Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Proef"}}},
		Producten: []Gevraagd{{Product: *p.product(1, "2022-01-03").Product, Vanaf: dag("2022-03-01"),
			Omvang: &istandaard.Omvang{Volume: 60, Eenheid: "01", Frequentie: "4"}}},
	})
	p.moet(err)
	return p.leesIn(naam).Client315.AangevraagdeProducten[0].ReferentieAanbieder
}

// TestRetourOpAntwoord: the rules on the answer to a request, in the order in which
// answers come. An answer that was rejected does not count for the next.
func TestRetourOpAntwoord(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		for n, g := range []struct {
			antwoorden string // 1 rejected, 2 under investigation, t allotted, x unknown reference
			codes      []string
		}{
			{"2", nil}, {"1", nil}, {"21", nil}, {"2t", nil}, {"t", nil},
			{"x", []string{"9355"}}, {"22", []string{"9360"}}, {"11", []string{"9365"}}, {"12", []string{"9360", "9365"}},
			{"211", []string{"9365"}}, {"221", nil}, {"t1", []string{"9359"}}, {"2t2", []string{"9359", "9360"}},
		} {
			referentie := p.vraag(n + 1)
			var r istandaard.Inhoud
			for j, antwoord := range g.antwoorden {
				i := p.delen("319")
				nummer := "319"
				i.Antwoord319.ReferentieAanbieder, i.Antwoord319.VerzoekAntwoord = referentie, string(antwoord)
				switch antwoord {
				case 'x':
					i.Antwoord319.ReferentieAanbieder, i.Antwoord319.VerzoekAntwoord = "VOT-9", "1"
				case '2':
					i.Antwoord319.RedenAfwijzingVerzoek, i.Antwoord319.Woonplaatsbeginsel = "", nil
				case 't':
					nummer = "301"
					q := p.product(int64(100+10*n+j), "2022-03-01")
					q.ReferentieAanbieder = referentie
					i = p.toewijzing(eenBsn, q)
				}
				p.stuur(nummer, i)
				if v := p.beantwoordt(); len(v) != 1 {
					t.Fatalf("%s: %+v", g.antwoorden, v)
				}
				r = p.retourOp(nummer, i)
			}
			switch a := r.Antwoord320; {
			case g.codes == nil && (a != nil || r.Client302 != nil || r.Retourkop.RetourCodes != nil):
				t.Errorf("%s: %+v %+v", g.antwoorden, r.Retourkop, a)
			case g.codes != nil &&
				(a == nil || !slices.Equal(a.RetourCodes, g.codes) || !slices.Equal(r.Retourkop.RetourCodes, []string{"0200"})):
				t.Errorf("%s: %+v, verwacht %v", g.antwoorden, a, g.codes)
			}
		}
		p.op("2022-02-13")
		i := p.delen("319")
		i.Antwoord319.ReferentieAanbieder, i.Kop.BerichtIdentificatie.Dagtekening = p.vraag(99), dag("2022-02-14")
		p.stuur("319", i)
		p.beantwoordt()
		if r := p.retourOp("319", i); !slices.Equal(r.Retourkop.RetourCodes, []string{"8848"}) || r.Antwoord320 != nil {
			t.Errorf("een 319 van morgen: %+v", r)
		}
	})
}

// TestAfgekeurdVerzoek: a request that the municipality rejected counts as not made.
func TestAfgekeurdVerzoek(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		referentie := p.vraag(1)
		p.neemtAan(p.gemaakt("315")[0], "9056")
		i := p.delen("319")
		i.Antwoord319.ReferentieAanbieder = referentie
		p.stuur("319", i)
		p.beantwoordt()
		if r := p.retourOp("319", i); r.Antwoord320 == nil || !slices.Equal(r.Antwoord320.RetourCodes, []string{"9355"}) {
			t.Errorf("%+v", r)
		}
	})
}

// TestAntwoordenOpEigenBerichten: a retour belongs to something that was sent, and a
// 325 to a claim; what does not is reported.
func TestAntwoordenOpEigenBerichten(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
		p.beantwoordt()
		p.neemtAan(p.gemaakt("305")[0])
		if v := p.beantwoordt(); len(v) != 0 {
			t.Errorf("een goede 306: %+v", v)
		}
		los := p.delen("308")
		naam := p.stuur("308", los)
		if v := p.beantwoordt(); len(v) != 1 || v[0].Bestand != naam || !strings.Contains(v[0].Zin, "niet is gestuurd") {
			t.Errorf("een 308 op niets: %+v", v)
		}
		p.moet(postmap.Schijf{}.Wis(p.pad+"/"+postmap.Uit, naam))
		p.vraag(1)
		p.neemtAan(p.gemaakt("315")[0], "9056")
		if v := p.beantwoordt(); len(v) != 1 || !strings.Contains(v[0].Zin, "keurt bericht "+p.std.Soort("315")) {
			t.Errorf("een afgekeurde 315: %+v", v)
		}
	})
}

// TestAntwoordOpDeclaratie: every rule on a 325 is reported by its number.
func TestAntwoordOpDeclaratie(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
		p.beantwoordt()
		naam := p.declareert(100, 1)
		referentie := p.leesIn(naam).Declaratie323.Clienten[0].Prestaties[0].ProductReferentie.ReferentieNummer
		for _, g := range []struct {
			regel  string
			anders func(i *istandaard.Inhoud)
		}{
			{"", func(*istandaard.Inhoud) {}},
			{"TR337", func(i *istandaard.Inhoud) { i.Antwoordkop.DeclaratieIdentificatie.Identificatie = "X" }},
			{"TR371", func(i *istandaard.Inhoud) { i.Antwoordkop.XsdVersieDeclaratie.BerichtXsdVersie = "9.9.9" }},
			{"TR376", func(i *istandaard.Inhoud) { i.DeclaratieAntwoord325.DeclaratieNummer = "X" }},
			{"TR304", func(i *istandaard.Inhoud) { i.DeclaratieAntwoord325.Clienten[0].Bsn = tweeBsn }},
			{"TR366", func(i *istandaard.Inhoud) {
				i.DeclaratieAntwoord325.Clienten[0].Prestaties[0].ProductReferentie.ReferentieNummer = "X"
			}},
			{"TR367", func(i *istandaard.Inhoud) { i.DeclaratieAntwoord325.Clienten[0].Prestaties[0].GeleverdVolume++ }},
			{"TR342", func(i *istandaard.Inhoud) { i.DeclaratieAntwoord325.TotaalToegekendBedrag.TotaalBedrag++ }},
			{"TR135", func(i *istandaard.Inhoud) { i.Antwoordkop.BerichtIdentificatie.Dagtekening++ }},
		} {
			i := p.kentToe(naam, referentie)
			g.anders(&i)
			bestand := p.stuur("325", i)
			v := p.beantwoordt()
			if g.regel == "" && len(v) != 0 || g.regel != "" && (len(v) != 1 || !strings.Contains(v[0].Zin, g.regel+": ")) {
				t.Errorf("%s: %+v", g.regel, v)
			}
			p.moet(postmap.Schijf{}.Wis(p.pad+"/"+postmap.Uit, bestand))
		}
		een := p.kentToe(naam)
		twee := p.kentToe(naam, referentie)
		twee.Antwoordkop.BerichtIdentificatie = een.Antwoordkop.BerichtIdentificatie
		p.stuur("325", een)
		if naam := p.stuur("325", twee); len(p.beantwoordt()) != 1 || !strings.Contains(p.beantwoordt()[0].Zin, "TR056: ") {
			t.Errorf("%s: %+v", naam, p.beantwoordt())
		}
	})
}

// TestVerwijderenNaDeclaratie: an allotment on which lines were approved cannot be
// taken away, until they are taken back (TR385).
func TestVerwijderenNaDeclaratie(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *proef) {
		p.stuur("301", p.toewijzing(eenBsn, p.product(1, "2022-01-03")))
		p.beantwoordt()
		verwijder := func() istandaard.Inhoud {
			weg := p.product(1, "2022-01-03")
			weg.Einddatum, weg.RedenWijziging, weg.Toewijzingsdatum = &weg.Ingangsdatum, "13", tijdlijn.Vandaag(p.tijd)
			i := p.toewijzing(eenBsn, weg)
			p.stuur("301", i)
			p.beantwoordt()
			return p.retourOp("301", i)
		}
		p.stuur("325", p.kentToe(p.declareert(100, 1)))
		if r := verwijder(); r.Client302 == nil || !slices.Equal(r.Client302.ToegewezenProducten[0].RetourCodes, []string{"9385"}) {
			t.Errorf("verwijderd na een goedgekeurde declaratie: %+v", r)
		}
		eerste := p.leesIn(p.gemaakt("323")[0]).Declaratie323.DeclaratieNummer
		naam, err := p.Crediteren(t.Context(), Credit{Gemeente: p.gemeente, Declaratie: eerste})
		p.moet(err)
		p.stuur("325", p.kentToe(naam))
		if r := verwijder(); r.Client302 != nil {
			t.Errorf("verwijderd na de creditering: %+v", r.Client302)
		}
	})
}

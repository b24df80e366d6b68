package zaak_test

import (
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func TestOpEenJanuariStaatDeAanvraagBijGooiseMeren(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Aangevraagd)
		lijst := func(org, id string) []string {
			werk, err := p.h.Zaken.Werklijst(t.Context(), p.kijk(org, id), zaak.Werkvraag{Uiterlijk: tijdlijn.Open})
			p.moet(err)
			if int(werk.Totaal) != len(werk.Regels) {
				t.Errorf("%d regels van %d", len(werk.Regels), werk.Totaal)
			}
			var nummers []string
			for _, r := range werk.Regels {
				nummers = append(nummers, r.Zaak.Nummer+" "+r.Zaak.Uiterlijk.String()+" "+r.Gemeente+" "+r.Naam)
			}
			return nummers
		}
		wil := []string{"2016-000001 2017-01-03 Weesp G.H. van der Linden"}
		for _, dag := range []string{"2016-12-21", "2016-12-31"} {
			p.h.Op(dag)
			if kreeg := lijst("0457", "h.smit"); !slices.Equal(kreeg, wil) {
				t.Errorf("op %s bij Weesp: %v", dag, kreeg)
			}
			if kreeg := lijst("1942", "s.mulder"); len(kreeg) != 0 {
				t.Errorf("op %s bij Gooise Meren: %v", dag, kreeg)
			}
			_, err := p.h.Zaken.Zien(t.Context(), p.kijk("1942", "s.mulder"), weesp, p.id)
			p.weigert(err, fout.NietBevoegd, "Weesp", "1 januari 2017", "Gooise Meren")
			p.weigert(p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: p.ref(), Advies: "x"}),
				fout.NietBevoegd, "Weesp", "Gooise Meren")
		}
		voor := p.zaak()
		p.h.Op("2017-01-01")
		if kreeg := lijst("1942", "s.mulder"); !slices.Equal(kreeg, wil) {
			t.Errorf("op 1 januari bij Gooise Meren: %v", kreeg)
		}
		if kreeg := lijst("0457", "h.smit"); len(kreeg) != 0 {
			t.Errorf("op 1 januari bij Weesp: %v", kreeg)
		}
		if p.zaak() != voor {
			t.Error("de rij van de zaak is veranderd terwijl niemand iets deed")
		}
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("1942", "s.mulder"), weesp, p.id)
		p.moet(err)
		if beeld.MagVerslag || beeld.Leefgebieden != nil || !slices.Contains(beeld.Kan, toegang.ZaakAanvraagBehandelen) {
			t.Errorf("Gooise Meren ziet te veel of kan te weinig: %v %v", beeld.Leefgebieden, beeld.Kan)
		}
		for _, b := range beeld.Brieven {
			if b.Soort == zaak.Verslagbrief {
				t.Error("Gooise Meren leest het verslag in de brief")
			}
		}
		balie, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "m.jansen"), weesp, p.id)
		p.moet(err)
		if !balie.MagVerslag || len(balie.Leefgebieden) != 1 || balie.Houder == nil || balie.Houder.Uitvoerder != "1942" {
			t.Errorf("het loket van Weesp ziet niet alles: %+v", balie)
		}
		vreemd := organisatie.Wie{Medewerker: "x", Organisatie: "0402", Functies: []organisatie.Functie{"wmo-consulent"}}
		_, err = p.h.Zaken.Zien(t.Context(), p.h.KijkAls(t, vreemd), weesp, p.id)
		p.weigert(err, fout.NietGevonden)
		if _, weg := p.h.Zaken.Zien(t.Context(), p.h.KijkAls(t, vreemd), weesp, "bestaat-niet"); fout.Zin(weg) != fout.Zin(err) {
			t.Errorf("wie er niets mee te maken heeft, ziet verschil: %q en %q", fout.Zin(err), fout.Zin(weg))
		}
		if kreeg := lijst("1942", "r.vos"); len(kreeg) != 0 {
			t.Errorf("wie declaraties doet, ziet namen op de werklijst: %v", kreeg)
		}
	})
}

func TestEenOudeVersieWordtGeweigerd(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2017-01-02")
	ref := p.ref()
	ref.Versie = 1
	p.weigert(p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: ref, Advies: "x"}), fout.Botsing,
		"gewijzigd")
}

func TestVoorbereidenWeigertWatNietTeLeverenIs(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2017-01-02")
	for woord, breek := range map[string]func(*zaak.Voorziening){
		"geen contract":        func(v *zaak.Voorziening) { v.Aanbieder = kenmerk.Must(kenmerk.ParseAGB("99999999")) },
		"niet in het contract": func(v *zaak.Voorziening) { v.Product = "12A03" },
		"CD076":                func(v *zaak.Voorziening) { v.Frequentie = "2" },
		"meer dan 0":           func(v *zaak.Voorziening) { v.Volume = 0 },
		"einde voor het begin": func(v *zaak.Voorziening) { v.Geldig.Tot = v.Geldig.Vanaf },
	} {
		v := voorziening()
		breek(&v)
		p.weigert(p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: p.ref(), Advies: "Toekennen.",
			Voorzieningen: []zaak.Voorziening{v}}), fout.Onjuist, woord)
	}
	if p.zaak().Stand != zaak.Aangevraagd {
		t.Error("een geweigerd voorstel veranderde de zaak")
	}
}

func TestVoorbereidenWeigertWatDeInwonerAlHeeft(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Beschikt)
	ctx := t.Context()
	p.moet(p.h.Opslag.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		return p.h.Toewijzingen.NaBeschikking(ctx, tx, p.h.Klok.Nu(), zaak.NaBeschikking{Gemeente: weesp, Zaak: p.id,
			Beschikking: "B2017-000001"})
	}))
	consulent := p.als("0457", "k.degroot")
	nieuw, err := p.h.Zaken.Melden(ctx, p.als("0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp,
		Inwoner: bewoonster(), Hulpvraag: "Nog meer hulp.", Kanaal: zaak.Web})
	p.moet(err)
	p.id = nieuw.ID
	p.moet(p.h.Zaken.Onderzoeken(ctx, consulent, zaak.Gesprek{Zaak: p.ref(), Leefgebieden: []zaak.Leefgebied{{Naam: "Huishouden",
		Maatwerk: "Meer"}}}))
	p.moet(p.h.Zaken.VerslagVersturen(ctx, consulent, p.ref()))
	p.moet(p.h.Zaken.Aanvragen(ctx, consulent, zaak.Reactie{Zaak: p.ref(), Akkoord: true}))
	voorstel := zaak.Voorstel{Zaak: p.ref(), Advies: "Toekennen.", Voorzieningen: []zaak.Voorziening{voorziening()}}
	p.weigert(p.h.Zaken.Voorbereiden(ctx, p.als("1942", "s.mulder"), voorstel), fout.Botsing, "toewijzing 1")
	voorstel.Voorzieningen[0].Product = "01A02"
	p.moet(p.h.Zaken.Voorbereiden(ctx, p.als("1942", "s.mulder"), voorstel))
}

func bereidVoor(p *proef, wie organisatie.Wie) error {
	return p.h.Zaken.Voorbereiden(p.Context(), wie, zaak.Voorstel{Zaak: p.ref(), Advies: "Toekennen."})
}

// The aanvraag moves from Weesp to Gooise Meren on 1 January 2017, and to Amsterdam with
// the merger: on the last day the one, on the day after the other.
func TestVoorbereidenWieMag(t *testing.T) {
	wieMag(t, zaak.Aangevraagd, bereidVoor, []kan{
		{"2016-12-31", "0457", "h.smit", true},
		{"2016-12-31", "1942", "s.mulder", false},
		{"2017-01-01", "0457", "h.smit", false},
		{"2017-01-01", "1942", "s.mulder", true},
		{"2017-01-01", "1942", "r.vos", false},
		{"2022-03-23", "1942", "s.mulder", true},
		{"2022-03-24", "1942", "s.mulder", false},
		{"2022-03-24", "0363", "f.dijkstra", true},
	})
}

// What is prepared again replaces what stood there; without provisions the proposal is to
// refuse.
func TestVoorbereidenVervangt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		p.roerloos("zonder advies", func() error {
			return p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: p.ref()})
		}, fout.Onjuist, "advies")
		p.moet(bereidVoor(p, p.als("1942", "s.mulder")))
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("1942", "s.mulder"), weesp, p.id)
		p.moet(err)
		if len(beeld.Voorzieningen) != 0 || beeld.Zaak.Stand != zaak.Voorbereid || beeld.Zaak.Uiterlijk.String() != "2017-01-03" {
			t.Errorf("%+v %+v", beeld.Voorzieningen, beeld.Zaak)
		}
		_, err = p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend,
			Motivering: "x"})
		p.weigert(err, fout.Onjuist, "geen voorziening")
	})
}

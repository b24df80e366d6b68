package zaak_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

var weesp = proefhuis.Gemeente("0457")

func bewoonster() inwoner.Inwoner {
	return inwoner.Inwoner{
		BSN: kenmerk.Must(kenmerk.ParseBSN("999993653")), Geboren: tijdlijn.MustDag("1938-04-11"), Geslacht: inwoner.Vrouw,
		Naam: inwoner.Naam{Voorletters: "GH", Voornamen: "Geertruida Hendrika", Voorvoegsel: "van der", Achternaam: "Linden"},
		Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")),
			Plaats: "Weesp"},
	}
}

// proef is one case with the people around it.
type proef struct {
	*testing.T
	h  *proefhuis.Huis
	id string
}

func (p *proef) als(org, id string) organisatie.Wie { return p.h.Als(p, org, id) }

func (p *proef) kijk(org, id string) *toegang.Blik { return p.h.Kijk(p, org, id) }

func (p *proef) ref() zaak.Verwijzing { return zaak.Verwijzing{Gemeente: weesp, ID: p.id} }

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// weigert checks that err is of the kind and says what it must.
func (p *proef) weigert(err error, soort fout.Soort, woorden ...string) {
	p.Helper()
	if !fout.Is(err, soort) {
		p.Errorf("wil een fout van soort %d, kreeg %v", soort, err)
		return
	}
	for _, woord := range woorden {
		if !strings.Contains(fout.Zin(err), woord) {
			p.Errorf("de zin %q noemt %q niet", fout.Zin(err), woord)
		}
	}
}

func (p *proef) zaak() zaak.Zaak {
	p.Helper()
	z, err := zaak.Get(p.Context(), p.h.Opslag, weesp, p.id)
	p.moet(err)
	return z
}

// tot brings a new case to the stand, on the days of the story.
func tot(t *testing.T, o *opslag.Opslag, stand zaak.Stand) *proef {
	t.Helper()
	return zaakTot(t, proefhuis.Bouw(t, o, "2016-12-05"), bewoonster(), stand)
}

// zaakTot brings a new case of a resident to the stand, in a house that is there.
func zaakTot(t *testing.T, h *proefhuis.Huis, wie inwoner.Inwoner, stand zaak.Stand) *proef {
	t.Helper()
	p := &proef{T: t, h: h}
	h.Op("2016-12-05")
	consulent := p.als("0457", "k.degroot")
	nieuw, err := p.h.Zaken.Melden(t.Context(), p.als("0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo,
		Gemeente: weesp, Inwoner: wie, Hulpvraag: "Het huishouden lukt niet meer.", Kanaal: zaak.Balie})
	p.moet(err)
	p.id = nieuw.ID
	stappen := []struct {
		stand zaak.Stand
		dag   string
		doe   func() error
	}{
		{zaak.Gemeld, "2016-12-05", func() error { return nil }},
		{zaak.InOnderzoek, "2016-12-14", func() error {
			return p.h.Zaken.Onderzoeken(t.Context(), consulent, zaak.Gesprek{Zaak: p.ref(), Leefgebieden: []zaak.Leefgebied{
				{Naam: "Huishouden", EigenKracht: "Lichte klussen lukken.", Netwerk: "Dochter komt zaterdag.",
					Algemeen: "Boodschappendienst", Maatwerk: "Zwaar schoonmaakwerk", Woorden: "Ik wil hier blijven wonen."}}})
		}},
		{zaak.VerslagVerstuurd, "2016-12-20", func() error { return p.h.Zaken.VerslagVersturen(t.Context(), consulent, p.ref()) }},
		{zaak.Aangevraagd, "2016-12-20", func() error {
			return p.h.Zaken.Aanvragen(t.Context(), consulent, zaak.Reactie{Zaak: p.ref(), Akkoord: true})
		}},
		{zaak.Voorbereid, "2017-01-02", func() error {
			return p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: p.ref(), Advies: "Toekennen.",
				Voorzieningen: []zaak.Voorziening{voorziening()}})
		}},
		{zaak.Beschikt, "2017-01-03", func() error {
			_, err := p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend,
				Motivering: "Uit het onderzoek blijkt dat dit nodig is."})
			return err
		}},
		{zaak.InBezwaar, "2017-02-10", func() error {
			return p.h.Zaken.BezwaarOntvangen(t.Context(), p.als("0457", "j.bakker"),
				zaak.Bezwaarschrift{Zaak: p.ref(), Ontvangen: tijdlijn.MustDag("2017-02-10"), Gronden: "Het is te weinig."})
		}},
	}
	for _, s := range stappen {
		p.h.Op(s.dag)
		p.moet(s.doe())
		if p.zaak().Stand != s.stand {
			t.Fatalf("de zaak staat op %q, wil %q", p.zaak().Stand, s.stand)
		}
		if s.stand == stand {
			return p
		}
	}
	t.Fatalf("de stand %q komt niet voor", stand)
	return nil
}

func voorziening() zaak.Voorziening {
	return zaak.Voorziening{Aanbieder: kenmerk.Must(kenmerk.ParseAGB("06010001")), Categorie: "01", Product: "01A01",
		Omschrijving: "Hulp bij het huishouden, 480 minuten per maand", Volume: 480, Eenheid: "01", Frequentie: "4",
		Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-09"))}
}

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

// The heart of the house: on 1 January the step stands on the list of the new
// holder, and nobody moved it.
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

func TestBeschikkenNaamTermijnEnBewijs(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		besluit := zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend, Motivering: "Nodig."}
		_, err := p.h.Zaken.Beschikken(t.Context(), p.als("1942", "n.hendriks"), besluit)
		p.weigert(err, fout.NietBevoegd, "Weesp")
		_, err = p.h.Zaken.Beschikken(t.Context(), p.als("0457", "k.degroot"), besluit)
		p.weigert(err, fout.NietBevoegd, "eamleider")
		p.h.Op("2017-01-03")
		genomen, err := p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), besluit)
		p.moet(err)
		if genomen.Nummer != "B2017-000001" || genomen.BezwaarTot.String() != "2017-02-14" ||
			!strings.Contains(genomen.Namens, "van Weesp") || !strings.Contains(genomen.Bewijs, "BWBR0035362") {
			t.Errorf("%+v", genomen)
		}
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "p.visser"), weesp, p.id)
		p.moet(err)
		brief, err := beeld.Brief(zaak.Beschikkingsbrief)
		p.moet(err)
		for _, woord := range []string{"B2017-000001", "dinsdag 14 februari 2017",
			"namens het college van burgemeester en wethouders van Weesp", "bezwaar", "Hulp bij het huishouden"} {
			if !strings.Contains(brief.Tekst(), woord) {
				t.Errorf("de beschikking noemt %q niet:\n%s", woord, brief.Tekst())
			}
		}
		_, err = p.h.Zaken.Beschikken(t.Context(), p.als("0457", "p.visser"), besluit)
		p.weigert(err, fout.Botsing, "beschikt")
	})
}

func TestWieBesloostBeslistNietOpHetBezwaar(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.InBezwaar)
	if z := p.zaak(); z.Uiterlijk.String() != "2017-03-28" {
		t.Errorf("de termijn loopt tot %s", z.Uiterlijk)
	}
	b := zaak.BesluitOpBezwaar{Zaak: p.ref(), Uitkomst: zaak.Ongegrond, Motivering: "Het onderzoek was zorgvuldig."}
	p.weigert(p.h.Zaken.BeslissenOpBezwaar(t.Context(), p.als("0457", "p.visser"), b), fout.NietBevoegd, "10:3")
	p.moet(p.h.Zaken.BeslissenOpBezwaar(t.Context(), p.als("0457", "j.bakker"), b))
	if z := p.zaak(); z.Stand != zaak.OpBezwaarBeslist || z.Taak != "" || !z.Uiterlijk.IsOpen() {
		t.Errorf("%+v", z)
	}
}

func TestAanvragenPasNaHetOnderzoekOfNaZesWeken(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Gemeld)
	aanvragen := func() error {
		return p.h.Zaken.Aanvragen(t.Context(), p.als("0457", "k.degroot"), zaak.Reactie{Zaak: p.ref(), Akkoord: true})
	}
	p.h.Op("2017-01-16")
	p.weigert(aanvragen(), fout.Botsing, "2.3.2 lid 9")
	p.h.Op("2017-01-17")
	p.moet(aanvragen())
}

func TestOpschortenVerschuiftDeLaatsteDag(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2017-01-03")
	opschorten := func(van, totDag string) error {
		return p.h.Zaken.Opschorten(t.Context(), p.als("1942", "s.mulder"), zaak.Opschorting{Zaak: p.ref(),
			Uitgenodigd: tijdlijn.MustDag(van), Aangevuld: tijdlijn.MustDag(totDag), Toelichting: "Indicatie ontbrak"})
	}
	p.weigert(opschorten("2017-01-02", "2017-01-02"), fout.Onjuist)
	p.weigert(opschorten("2016-12-10", "2016-12-25"), fout.Onjuist)
	p.weigert(opschorten("2016-12-28", "2017-01-09"), fout.Onjuist)
	p.moet(opschorten("2016-12-27", "2017-01-02"))
	if z := p.zaak(); z.Uiterlijk.String() != "2017-01-09" {
		t.Errorf("na vijf dagen opschorting (28 december tot 2 januari) is de laatste dag %s", z.Uiterlijk)
	}
}

func TestEenOudeVersieWordtGeweigerd(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2017-01-02")
	ref := p.ref()
	ref.Versie = 1
	p.weigert(p.h.Zaken.Voorbereiden(t.Context(), p.als("1942", "s.mulder"), zaak.Voorstel{Zaak: ref, Advies: "x"}), fout.Botsing,
		"gewijzigd")
}

func TestTweeBeslissersNemenEenBesluit(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Voorbereid)
		wie := p.als("0457", "p.visser")
		var slot sync.Mutex
		gelukt := 0
		var wg sync.WaitGroup
		for range 6 {
			wg.Go(func() {
				_, err := p.h.Zaken.Beschikken(t.Context(), wie, zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend,
					Motivering: "Nodig."})
				slot.Lock()
				defer slot.Unlock()
				if err == nil {
					gelukt++
				} else if !fout.Is(err, fout.Botsing) {
					t.Errorf("%v", err)
				}
			})
		}
		wg.Wait()
		if gelukt != 1 {
			t.Errorf("%d besluiten genomen", gelukt)
		}
		if b, err := p.h.Logboek.Controleer(t.Context(), weesp); err != nil || b.Breuk != nil || b.Handelingen == 0 {
			t.Errorf("logboek: %+v %v", b, err)
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

// A second decision on the same product from the same provider could never be
// told to that provider: it is refused before it is taken.
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

// A grant that nobody would carry out is refused before it is signed, and what it
// lacks is named; refusing the application goes on.
func TestBeschikkenZonderWieHetUitvoert(t *testing.T) {
	for _, functie := range []taakverdeling.Functie{taakverdeling.Toewijzing, taakverdeling.Berichtenverkeer} {
		t.Run(functie.String(), func(t *testing.T) {
			opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
				p := tot(t, o, zaak.Voorbereid)
				verdeling, err := p.h.Verdeling.Stand(t.Context(), o)
				p.moet(err)
				vandaag := tijdlijn.Vandaag(p.h.Klok)
				houder, ok := verdeling.Uitvoerder(weesp, taakverdeling.Wmo.Taak(functie), vandaag)
				if !ok {
					t.Fatal("niemand houdt de taak al")
				}
				p.moet(o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
					return p.h.Verdeling.Intrekken(t.Context(), tx, p.h.Klok.Nu(), weesp, houder.ID)
				}))
				teamleider := p.als("0457", "p.visser")
				besluit := zaak.Besluit{Zaak: p.ref(), Uitkomst: zaak.Toegekend, Motivering: "Nodig."}
				_, err = p.h.Zaken.Beschikken(t.Context(), teamleider, besluit)
				p.weigert(err, fout.Gat, "niemand aangewezen", "wmo."+functie.String())
				if z := p.zaak(); z.Stand != zaak.Voorbereid {
					t.Errorf("de zaak staat op %s", z.Stand)
				}
				besluit.Uitkomst = zaak.Afgewezen
				if _, err := p.h.Zaken.Beschikken(t.Context(), teamleider, besluit); err != nil {
					t.Errorf("afwijzen: %v", err)
				}
			})
		})
	}
}

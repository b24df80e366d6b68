package zaak_test

import (
	"fmt"
	"strings"
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
	proefhuis.Weigert(p, err, soort, woorden...)
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

// The heart of the house: on 1 January the step stands on the list of the new

// holder, and nobody moved it.

// A second decision on the same product from the same provider could never be

// told to that provider: it is refused before it is taken.

// A grant that nobody would carry out is refused before it is signed, and what it

// lacks is named; refusing the application goes on.

// op says on which day what follows happens.
func (p *proef) op(dag string) { p.h.Op(dag) }

// roerloos checks that doe is refused and leaves no trace: every row of a case, and of
// the log, stands as it stood.
func (p *proef) roerloos(naam string, doe func() error, soort fout.Soort, woorden ...string) {
	p.Helper()
	voor := p.sporen()
	p.Run(naam, func(t *testing.T) {
		kind := &proef{T: t, h: p.h, id: p.id}
		kind.weigert(doe(), soort, woorden...)
	})
	if na := p.sporen(); na != voor {
		p.Errorf("%s: geweigerd, en toch veranderde er iets:\n%s\n%s", naam, voor, na)
	}
}

// sporen are the rows of a case, counted, with its state, whether the resident is known and
// how far the log is.
func (p *proef) sporen() string {
	p.Helper()
	var s strings.Builder
	for _, tabel := range []string{
		"zaak_zaak", "zaak_handeling", "zaak_termijn", "zaak_leefgebied", "zaak_voorziening", "zaak_beschikking", "zaak_bezwaar",
		"zaak_brief", "zaak_teller",
	} {
		n, _, err := opslag.Een(p.Context(), p.h.Opslag, opslag.Waarde[int64], `SELECT COUNT(*) FROM `+tabel)
		p.moet(err)
		fmt.Fprintf(&s, "%s %d, ", tabel, n)
	}
	bekend, err := inwoner.Namen(p.Context(), p.h.Opslag, weesp, []kenmerk.BSN{bewoonster().BSN})
	p.moet(err)
	kop, err := p.h.Logboek.Stand(p.Context(), weesp)
	p.moet(err)
	fmt.Fprintf(&s, "%d bekend, logregel %d, ", len(bekend), kop.Handelingen.Nummer)
	if p.id != "" {
		fmt.Fprintf(&s, "%+v", p.zaak())
	}
	return s.String()
}

// kan is one who tries an act on a day: may says whether he may.
type kan struct {
	dag, organisatie, medewerker string
	mag                          bool
}

// wieMag lets each try the act on a case in that stand; who may gets a case of his own. A
// refusal is NietBevoegd, or NietGevonden for who has nothing to do with the
// municipality, and leaves no trace.
func wieMag(t *testing.T, stand zaak.Stand, doe func(p *proef, wie organisatie.Wie) error, gevallen []kan) {
	t.Helper()
	geweigerd := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), stand)
	for _, g := range gevallen {
		t.Run(g.dag+" "+g.organisatie+"/"+g.medewerker, func(t *testing.T) {
			if !g.mag {
				p := &proef{T: t, h: geweigerd.h, id: geweigerd.id}
				wie := p.iemand(g)
				voor := p.sporen()
				if err := doe(p, wie); !fout.Is(err, fout.NietBevoegd) && !fout.Is(err, fout.NietGevonden) {
					t.Errorf("%v", err)
				}
				if na := p.sporen(); na != voor {
					t.Errorf("geweigerd, en toch veranderde er iets:\n%s\n%s", voor, na)
				}
				return
			}
			p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), stand)
			p.moet(doe(p, p.iemand(g)))
			if h := p.laatste(); h.wie != g.medewerker || h.dag != tijdlijn.MustDag(g.dag) || !strings.Contains(h.toedeling, "/") {
				t.Errorf("de tijdlijn zegt %+v", h)
			}
		})
	}
}

// iemand gives the member of staff on the day. Who does not work there on that day comes
// with the functions of the day on which he did: it is the division that must refuse.
func (p *proef) iemand(g kan) organisatie.Wie {
	p.Helper()
	for _, dag := range []string{g.dag, "2017-01-02", "2022-03-24"} {
		wie, err := p.h.Organisaties.Wie(p.Context(), organisatie.Kenmerk(g.organisatie), g.medewerker, tijdlijn.MustDag(dag))
		if err == nil {
			p.op(g.dag)
			return wie
		}
	}
	p.Fatalf("%s werkt nooit bij %s", g.medewerker, g.organisatie)
	return organisatie.Wie{}
}

// daad is an act on the timeline: who, when, on which Toedeling, and what was said of it.
type daad struct {
	wie, toedeling, toelichting string
	dag                         tijdlijn.Dag
}

// laatste gives the last act on the timeline of the case.
func (p *proef) laatste() daad {
	p.Helper()
	d, _, err := opslag.Een(p.Context(), p.h.Opslag, func(r opslag.Rij) (d daad, err error) {
		return d, r.Scan(&d.wie, &d.toedeling, &d.toelichting, &d.dag)
	}, `SELECT medewerker, toedeling, toelichting, dag FROM zaak_handeling WHERE gemeente = '0457' AND zaak = $1 ORDER BY nr DESC LIMIT 1`,
		p.id)
	p.moet(err)
	return d
}

// termijn gives the last day of the newest term of a kind.
func (p *proef) termijn(soort string) string {
	p.Helper()
	beeld, err := p.h.Zaken.Zien(p.Context(), p.kijk("0457", "k.degroot"), weesp, p.id)
	p.moet(err)
	laatste := ""
	for _, termijn := range beeld.Termijnen {
		if termijn.Soort == soort {
			laatste = termijn.LaatsteDag.String()
		}
	}
	return laatste
}

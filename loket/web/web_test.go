package web_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/web"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
)

var (
	weesp     = proefhuis.Gemeente("0457")
	demo      = []organisatie.Kenmerk{"0457", "1942", "1904", "0363"}
	agb       = kenmerk.Must(kenmerk.ParseAGB("90000017"))
	huishulp  = contract.Product{Categorie: "01", Code: "01A01"}
	kanarie   = "kanarie-in-het-verslag"
	hulpvraag = "Het huishouden lukt niet meer."
)

// proef is the counter on a fresh house with a contract, and one case.
type proef struct {
	*testing.T
	h     *proefhuis.Huis
	adres string
	zaak  zaak.Zaak
}

// open builds the counter on dag. Outside the demo when demo is false.
func open(t *testing.T, dag string, isDemo bool) *proef {
	t.Helper()
	return openMet(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), dag, isDemo)
}

func openMet(t *testing.T, o *opslag.Opslag, dag string, isDemo bool) *proef {
	t.Helper()
	h := proefhuis.Bouw(t, o, dag)
	i := web.Instelling{Kamers: h.Kamers, Demo: isDemo, Deelnemers: demo}
	if isDemo {
		i.Zetklok = h.Klok
	}
	handler, err := web.New(i)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	p := &proef{T: t, h: h, adres: server.URL}
	p.contracteer()
	return p
}

func (p *proef) contracteer() {
	p.Helper()
	altijd := tijdlijn.Vanaf(tijdlijn.MustDag("2016-01-01"))
	p.moet(p.h.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		if err := p.h.Contracten.VastleggenAanbieder(p.Context(), tx, contract.Aanbieder{
			Eigenaar: "RGV", AGB: agb, Naam: "Thuis in de Vecht", IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Geldig: altijd,
		}); err != nil {
			return err
		}
		return p.h.Contracten.Vastleggen(p.Context(), tx, organisatie.Wie{Medewerker: "inkoper", Organisatie: "RGV"}, contract.Contract{
			Eigenaar: "RGV", Nummer: "PROEF-1", AGB: agb, Geldig: altijd, Bron: "proef", Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: altijd}},
			Aanbod: []contract.Aanbod{{Product: huishulp, Omschrijving: "Hulp bij het huishouden", Eenheid: contract.Minuut, Frequentie: toewijzing.PerMaand,
				Variant: contract.Inspanning, Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: 48}}}},
		})
	}))
}

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func bewoonster() inwoner.Inwoner {
	return inwoner.Inwoner{
		BSN: kenmerk.Must(kenmerk.ParseBSN("999993653")), Geboren: tijdlijn.MustDag("1938-04-11"), Geslacht: inwoner.Vrouw,
		Naam:  inwoner.Naam{Voorletters: "GH", Voornamen: "Geertruida Hendrika", Voorvoegsel: "van der", Achternaam: "Linden"},
		Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")), Plaats: "Weesp"},
	}
}

// tot brings a case of Weesp to a stand on the days of the story, through the
// rooms; the clock stays on the day of the last act.
func (p *proef) tot(stand zaak.Stand) {
	p.Helper()
	ctx, z := p.Context(), p.h.Zaken
	p.h.Op("2016-12-05")
	nieuw, err := z.Melden(ctx, p.h.Als(p, "0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: hulpvraag, Kanaal: zaak.Balie})
	p.moet(err)
	ref := zaak.Verwijzing{Gemeente: weesp, ID: nieuw.ID}
	stappen := []struct {
		stand zaak.Stand
		dag   string
		doe   func() error
	}{
		{zaak.Gemeld, "2016-12-05", func() error { return nil }},
		{zaak.InOnderzoek, "2016-12-14", func() error {
			return z.Onderzoeken(ctx, p.h.Als(p, "0457", "k.degroot"), zaak.Gesprek{Zaak: ref, Leefgebieden: []zaak.Leefgebied{
				{Naam: "Huishouden", EigenKracht: "Lichte klussen lukken nog.", Netwerk: "Een dochter komt op zaterdag.", Algemeen: "De boodschappendienst.", Maatwerk: "Zwaar schoonmaakwerk, " + kanarie, Woorden: "Ik wil hier graag blijven wonen."}}})
		}},
		{zaak.VerslagVerstuurd, "2016-12-20", func() error { return z.VerslagVersturen(ctx, p.h.Als(p, "0457", "k.degroot"), ref) }},
		{zaak.Aangevraagd, "2016-12-20", func() error {
			return z.Aanvragen(ctx, p.h.Als(p, "0457", "k.degroot"), zaak.Reactie{Zaak: ref, Akkoord: true})
		}},
		{zaak.Voorbereid, "2017-01-02", func() error {
			return z.Voorbereiden(ctx, p.h.Als(p, "1942", "s.mulder"), zaak.Voorstel{Zaak: ref, Advies: "Toekennen: licht werk lukt zelf, zwaar werk niet.", Voorzieningen: []zaak.Voorziening{{
				Aanbieder: agb, Categorie: huishulp.Categorie, Product: huishulp.Code, Omschrijving: "Hulp bij het huishouden, 520 minuten per maand",
				Volume: 520, Eenheid: contract.Minuut, Frequentie: toewijzing.PerMaand, Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-09"))}}})
		}},
		{zaak.Beschikt, "2017-01-03", func() error {
			_, err := z.Beschikken(ctx, p.h.Als(p, "0457", "p.visser"), zaak.Besluit{Zaak: ref, Uitkomst: zaak.Toegekend, Motivering: "Uit het onderzoek blijkt dat u dit nodig heeft."})
			return err
		}},
		{zaak.InBezwaar, "2017-02-10", func() error {
			return z.BezwaarOntvangen(ctx, p.h.Als(p, "0457", "j.bakker"), zaak.Bezwaarschrift{Zaak: ref, Ontvangen: tijdlijn.MustDag("2017-02-10"), Gronden: "Twee uur is te weinig."})
		}},
	}
	for _, s := range stappen {
		p.h.Op(s.dag)
		p.moet(s.doe())
		if s.stand == stand {
			p.zaak, err = zaak.Get(ctx, p.h.Opslag, weesp, nieuw.ID)
			p.moet(err)
			return
		}
	}
	p.Fatalf("de stand %q komt niet voor", stand)
}

func (p *proef) zaakpad() string { return "/zaken/0457/" + p.zaak.ID }

// bezoeker is a browser without script, with its own cookies.
type bezoeker struct {
	*proef
	c *http.Client
}

func (p *proef) bezoeker() *bezoeker {
	p.Helper()
	jar, err := cookiejar.New(nil)
	p.moet(err)
	return &bezoeker{p, &http.Client{Jar: jar, Timeout: 20 * time.Second}}
}

// als gives a browser in which this member of staff is logged in.
func (p *proef) als(wie string) *bezoeker {
	p.Helper()
	b := p.bezoeker()
	status, tekst := b.stuur("/aanmelden", url.Values{"wie": {wie}, "terug": {"/werk"}})
	if status != http.StatusOK {
		p.Fatalf("aanmelden als %s: %d %s", wie, status, tekst)
	}
	return b
}

func (b *bezoeker) antwoord(r *http.Response, err error) (int, string) {
	b.Helper()
	b.moet(err)
	defer func() { _ = r.Body.Close() }()
	tekst, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	b.moet(err)
	return r.StatusCode, string(tekst)
}

func (b *bezoeker) lees(pad string) (int, string) {
	b.Helper()
	return b.antwoord(b.c.Get(b.adres + pad))
}

func (b *bezoeker) stuur(pad string, velden url.Values) (int, string) {
	b.Helper()
	return b.antwoord(b.c.PostForm(b.adres+pad, velden))
}

// ziet reads a page and checks its status and what must, and must not, be on it.
// A word with ! in front must not be there.
func (b *bezoeker) ziet(pad string, status int, woorden ...string) string {
	b.Helper()
	kreeg, tekst := b.lees(pad)
	b.toets(pad, kreeg, tekst, status, woorden)
	return tekst
}

// stuurt sends a form and checks the page that comes back.
func (b *bezoeker) stuurt(pad string, velden url.Values, status int, woorden ...string) string {
	b.Helper()
	kreeg, tekst := b.stuur(pad, velden)
	b.toets(pad, kreeg, tekst, status, woorden)
	return tekst
}

func (b *bezoeker) toets(pad string, kreeg int, tekst string, status int, woorden []string) {
	b.Helper()
	if kreeg != status {
		b.Errorf("%s: status %d, wil %d", pad, kreeg, status)
	}
	for _, woord := range woorden {
		if zonder, niet := strings.CutPrefix(woord, "!"); niet {
			if strings.Contains(tekst, zonder) {
				b.Errorf("%s: de pagina noemt %q", pad, zonder)
			}
			continue
		}
		if !strings.Contains(tekst, woord) {
			b.Errorf("%s: de pagina noemt %q niet\n%s", pad, woord, kaal(tekst))
		}
	}
}

var (
	merkteken = regexp.MustCompile(`(?s)<svg.*?</svg>|<[^>]*>`)
	witruimte = regexp.MustCompile(`\s+`)
	versieIn  = regexp.MustCompile(`name="versie" value="(\d+)"`)
)

// kaal gives the words of a page, for a message of a test.
func kaal(tekst string) string {
	if _, na, ok := strings.Cut(tekst, "<main"); ok {
		tekst = na
	}
	return witruimte.ReplaceAllString(merkteken.ReplaceAllString(tekst, " "), " ")
}

// formulier gives the fields of a form on the case with the version it was made
// from.
func (b *bezoeker) formulier(pad string, velden ...string) url.Values {
	b.Helper()
	_, tekst := b.lees(pad)
	m := versieIn.FindStringSubmatch(tekst)
	if m == nil {
		b.Fatalf("%s: geen formulier: %s", pad, kaal(tekst))
	}
	v := url.Values{"versie": {m[1]}}
	for i := 0; i+1 < len(velden); i += 2 {
		v.Set(velden[i], velden[i+1])
	}
	return v
}

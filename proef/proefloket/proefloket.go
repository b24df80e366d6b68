// Package proefloket is the counter for a test: a fresh house with a contract and one case behind it,
// and visitors that read pages and send forms. Used by tests only.
package proefloket

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/web"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// What every test of the counter meets: the municipality of the case, the provider, a text that stands
// only in the report of the talk, and the resident's question.
var (
	Weesp     = proefhuis.Gemeente("0457")
	demo      = []organisatie.Kenmerk{"0457", "1942", "1904", "0363"}
	AGB       = kenmerk.Must(kenmerk.ParseAGB("90000017"))
	huishulp  = contract.Product{Categorie: "01", Code: "01A01"}
	Kanarie   = "kanarie-in-het-verslag"
	Hulpvraag = "Het huishouden lukt niet meer."
)

// Proef is the counter on a fresh house with a contract, and one case.
type Proef struct {
	*testing.T
	H     *proefhuis.Huis
	Adres string
	Zaak  zaak.Zaak
}

// Open builds the counter on dag. Outside the demo when demo is false.
func Open(t *testing.T, dag string, isDemo bool) *Proef {
	t.Helper()
	return OpenMet(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), dag, isDemo)
}

// OpenMet is Open on a store that the test chose.
func OpenMet(t *testing.T, o *opslag.Opslag, dag string, isDemo bool) *Proef {
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
	p := &Proef{T: t, H: h, Adres: server.URL}
	p.contracteer()
	return p
}

func (p *Proef) contracteer() {
	p.Helper()
	altijd := tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-01"))
	inkoper := proefhuis.Inkoper("RGV")
	p.Moet(p.H.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		if err := p.H.Contracten.VastleggenAanbieder(p.Context(), tx, inkoper, contract.Aanbieder{
			Eigenaar: "RGV", AGB: AGB, Naam: "Thuis in de Vecht", IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")),
			Geldig: altijd,
		}); err != nil {
			return err
		}
		return p.H.Contracten.Vastleggen(p.Context(), tx, inkoper, contract.Contract{
			Eigenaar: "RGV", Nummer: "PROEF-1", AGB: AGB, Geldig: altijd, Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: Weesp, Geldig: altijd}},
			Aanbod: []contract.Aanbod{{Product: huishulp, Omschrijving: "Hulp bij het huishouden", Eenheid: contract.Minuut,
				Frequentie: contract.PerMaand,
				Variant:    contract.Inspanning, Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: 48}}}},
		})
	}))
}

// Moet ends the test when there is an error.
func (p *Proef) Moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// Bewoonster is the resident of the case.
func Bewoonster() inwoner.Inwoner {
	return inwoner.Inwoner{
		BSN: kenmerk.Must(kenmerk.ParseBSN("999993653")), Geboren: tijdlijn.MustDag("1938-04-11"), Geslacht: inwoner.Vrouw,
		Naam: inwoner.Naam{Voorletters: "GH", Voornamen: "Geertruida Hendrika", Voorvoegsel: "van der", Achternaam: "Linden"},
		Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")),
			Plaats: "Weesp"},
	}
}

// Tot brings a case of Weesp to a stand on the days of the story, through the
// rooms; the clock stays on the day of the last act.
func (p *Proef) Tot(stand zaak.Stand) {
	p.Helper()
	ctx, z := p.Context(), p.H.Zaken
	p.H.Op("2016-12-05")
	nieuw, err := z.Melden(ctx, p.H.Als(p, "0457", "m.jansen"),
		zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: Weesp, Inwoner: Bewoonster(), Hulpvraag: Hulpvraag, Kanaal: zaak.Balie})
	p.Moet(err)
	ref := zaak.Verwijzing{Gemeente: Weesp, ID: nieuw.ID}
	stappen := []struct {
		stand zaak.Stand
		dag   string
		doe   func() error
	}{
		{zaak.Gemeld, "2016-12-05", func() error { return nil }},
		{zaak.InOnderzoek, "2016-12-14", func() error {
			return z.Onderzoeken(ctx, p.H.Als(p, "0457", "k.degroot"), zaak.Gesprek{Zaak: ref, Leefgebieden: []zaak.Leefgebied{
				{Naam: "Huishouden", EigenKracht: "Lichte klussen lukken nog.", Netwerk: "Een dochter komt op zaterdag.",
					Algemeen: "De boodschappendienst.", Maatwerk: "Zwaar schoonmaakwerk, " + Kanarie,
					Woorden: "Ik wil hier graag blijven wonen."}}})
		}},
		{zaak.VerslagVerstuurd, "2016-12-20", func() error { return z.VerslagVersturen(ctx, p.H.Als(p, "0457", "k.degroot"), ref) }},
		{zaak.Aangevraagd, "2016-12-20", func() error {
			return z.Aanvragen(ctx, p.H.Als(p, "0457", "k.degroot"), zaak.Reactie{Zaak: ref, Akkoord: true})
		}},
		{zaak.Voorbereid, "2017-01-02", func() error {
			return z.Voorbereiden(ctx, p.H.Als(p, "1942", "s.mulder"),
				zaak.Voorstel{Zaak: ref, Advies: "Toekennen: licht werk lukt zelf, zwaar werk niet.", Voorzieningen: []zaak.Voorziening{{
					Aanbieder: AGB, Categorie: huishulp.Categorie, Product: huishulp.Code,
					Omschrijving: "Hulp bij het huishouden, 520 minuten per maand",
					Volume:       520, Eenheid: contract.Minuut, Frequentie: contract.PerMaand,
					Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-09"))}}})
		}},
		{zaak.Beschikt, "2017-01-03", func() error {
			_, err := z.Beschikken(ctx, p.H.Als(p, "0457", "p.visser"),
				zaak.Besluit{Zaak: ref, Uitkomst: zaak.Toegekend, Motivering: "Uit het onderzoek blijkt dat u dit nodig heeft."})
			return err
		}},
		{zaak.InBezwaar, "2017-02-10", func() error {
			return z.BezwaarOntvangen(ctx, p.H.Als(p, "0457", "j.bakker"),
				zaak.Bezwaarschrift{Zaak: ref, Ontvangen: tijdlijn.MustDag("2017-02-10"), Gronden: "Twee uur is te weinig."})
		}},
	}
	for _, s := range stappen {
		p.H.Op(s.dag)
		p.Moet(s.doe())
		if s.stand == stand {
			p.Zaak, err = zaak.Get(ctx, p.H.Opslag, Weesp, nieuw.ID)
			p.Moet(err)
			return
		}
	}
	p.Fatalf("de stand %q komt niet voor", stand)
}

// Zaakpad gives the address of the case.
func (p *Proef) Zaakpad() string { return "/zaken/0457/" + p.Zaak.ID }

// Bezoeker is a browser without script, with its own cookies.
type Bezoeker struct {
	*Proef
	C *http.Client
}

// Bezoeker gives a browser in which nobody is logged in.
func (p *Proef) Bezoeker() *Bezoeker {
	p.Helper()
	jar, err := cookiejar.New(nil)
	p.Moet(err)
	return &Bezoeker{p, &http.Client{Jar: jar, Timeout: 20 * time.Second}}
}

// Als gives a browser in which this member of staff is logged in.
func (p *Proef) Als(wie string) *Bezoeker {
	p.Helper()
	b := p.Bezoeker()
	status, tekst := b.Stuur("/aanmelden", url.Values{"wie": {wie}, "terug": {"/werk"}})
	if status != http.StatusOK {
		p.Fatalf("aanmelden als %s: %d %s", wie, status, tekst)
	}
	return b
}

// Antwoord reads an answer to its end: the status and the text.
func (b *Bezoeker) Antwoord(r *http.Response, err error) (int, string) {
	b.Helper()
	b.Moet(err)
	defer func() { _ = r.Body.Close() }()
	tekst, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	b.Moet(err)
	return r.StatusCode, string(tekst)
}

// Lees gets a page.
func (b *Bezoeker) Lees(pad string) (int, string) {
	b.Helper()
	return b.Antwoord(b.C.Get(b.Adres + pad))
}

// Stuur posts a form.
func (b *Bezoeker) Stuur(pad string, velden url.Values) (int, string) {
	b.Helper()
	return b.Antwoord(b.C.PostForm(b.Adres+pad, velden))
}

// Ziet reads a page and checks its status and what must, and must not, be on it.
// A word with ! in front must not be there.
func (b *Bezoeker) Ziet(pad string, status int, woorden ...string) string {
	b.Helper()
	kreeg, tekst := b.Lees(pad)
	b.Toets(pad, kreeg, tekst, status, woorden)
	return tekst
}

// Stuurt sends a form and checks the page that comes back.
func (b *Bezoeker) Stuurt(pad string, velden url.Values, status int, woorden ...string) string {
	b.Helper()
	kreeg, tekst := b.Stuur(pad, velden)
	b.Toets(pad, kreeg, tekst, status, woorden)
	return tekst
}

// Toets checks an answer as Ziet does.
func (b *Bezoeker) Toets(pad string, kreeg int, tekst string, status int, woorden []string) {
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
			b.Errorf("%s: de pagina noemt %q niet\n%s", pad, woord, Kaal(tekst))
		}
	}
}

var (
	merkteken = regexp.MustCompile(`(?s)<svg.*?</svg>|<[^>]*>`)
	witruimte = regexp.MustCompile(`\s+`)
	VersieIn  = regexp.MustCompile(`name="versie" value="(\d+)"`)
)

// Kaal gives the words of a page, for a message of a test.
func Kaal(tekst string) string {
	if _, na, ok := strings.Cut(tekst, "<main"); ok {
		tekst = na
	}
	return witruimte.ReplaceAllString(merkteken.ReplaceAllString(tekst, " "), " ")
}

// Formulier gives the fields of a form on the case with the version it was made
// from.
func (b *Bezoeker) Formulier(pad string, velden ...string) url.Values {
	b.Helper()
	_, tekst := b.Lees(pad)
	m := VersieIn.FindStringSubmatch(tekst)
	if m == nil {
		b.Fatalf("%s: geen formulier: %s", pad, Kaal(tekst))
	}
	v := url.Values{"versie": {m[1]}}
	for i := 0; i+1 < len(velden); i += 2 {
		v.Set(velden[i], velden[i+1])
	}
	return v
}

// Meldveld is the form of a melding, filled in.
func Meldveld() url.Values {
	return url.Values{
		"hulpvraag": {Hulpvraag}, "gemeente": {"0457"}, "kanaal": {"balie"}, "bsn": {"999993653"}, "voorletters": {"G.H."},
		"voorvoegsel": {"van der"},
		"achternaam":  {"Linden"}, "geboren": {"1938-04-11"}, "geslacht": {"2"}, "straat": {"Nieuwstraat"}, "huisnummer": {"12"},
		"postcode": {"1381 BC"}, "plaats": {"Weesp"},
	}
}

// Mislukt carries out what stands in the queue after a decision, and lets it fail: the
// provider has no contract any more.
func (p *Proef) Mislukt() {
	p.Helper()
	q, err := wachtrij.New(p.H.Opslag, p.H.Klok, nil)
	p.Moet(err)
	wachtrij.Doe(q, func(context.Context, zaak.NaBeschikking) error {
		return fout.New(fout.Botsing, "Het contract is gestopt. Kies een andere aanbieder.")
	})
	p.Moet(q.Start(p.Context()))
	if _, err := q.WachtTotLeeg(p.Context()); err == nil {
		p.Fatal("er mislukte niets")
	}
	p.Moet(q.Stop(p.Context()))
}

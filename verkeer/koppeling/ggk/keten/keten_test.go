package keten

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// The parties: a municipality, one that others exchange messages for since a day, one
// that nobody does it for, one that is not there yet, and a provider.
const (
	gemeente  = "9901"
	uitbested = "9902"
	zonder    = "9903"
	aanbieder = "99000011"
)

var overgang = tijdlijn.MustDag("2022-01-01")

func indiener(_ context.Context, code, _ string, dag tijdlijn.Dag) (string, error) {
	switch {
	case code == uitbested && dag >= overgang:
		return gemeente, nil
	case code == gemeente, code == uitbested:
		return code, nil
	case code == zonder:
		return "", fout.New(fout.Gat, "Niemand doet het.")
	}
	return "", fout.New(fout.NietGevonden, "Die gemeente bestaat niet.")
}

// proef is a chain on 14 February 2022 in a directory of its own.
type proef struct {
	*testing.T
	*Keten
}

func nieuw(t *testing.T, aan Aansluitingen, i Instelling) *proef {
	t.Helper()
	if aan.Indiener == nil {
		aan.Indiener = indiener
	}
	k, err := New(t.TempDir(), tijdlijn.NewZetklok(tijdlijn.MustDag("2022-02-14").Om(9, 0)), aan, i)
	if err != nil {
		t.Fatal(err)
	}
	return &proef{t, k}
}

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// bericht gives an example of a message.
func bericht(t testing.TB, std *istandaard.Standaard, nummer string) []byte {
	t.Helper()
	b, err := voorbeeld.Maak(std, nummer, voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2022-02-14")})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// vanGemeente gives an envelope with an example of a message of the municipality.
func vanGemeente(t testing.TB, std *istandaard.Standaard, nummer, kruis string) envelop.Envelop {
	t.Helper()
	soort := std.Soort(nummer)
	hoe, _ := envelop.ReisVan(soort)
	return envelop.Envelop{
		Berichtcode: hoe.Code, Zender: envelop.Systeem{Organisatie: gemeente, Applicatie: "Nabuur"},
		Ontvanger:        envelop.Systeem{Organisatie: aanbieder, Applicatie: "GGk"},
		Referentienummer: envelop.Afgeleid(soort, kruis), CrossRefnummer: kruis,
		Tijdstip: "20220214090000", Functie: soort, Functieversie: envelop.Versie{Hoofd: 3, Sub: 2}, Inhoud: bericht(t, std, nummer),
	}
}

// lever hands an envelope over and lets the chain carry it as far as it goes. It gives
// the codes that came back to its sender.
func (p *proef) lever(e envelop.Envelop) (codes []string) {
	p.Helper()
	b, err := e.Encode(p.Grootte + 1000)
	p.moet(err)
	antwoord, err := p.Lever(p.Context(), b)
	p.moet(err)
	if antwoord != nil {
		codes = append(codes, p.fo(antwoord, e))
	}
	p.ga()
	p.moet(p.Bezorgen(p.Context(), func(_ context.Context, b []byte) ([]byte, error) {
		if o, err := envelop.Decode(b, p.Grootte); err == nil && o.Berichtcode == envelop.Fo01 {
			codes = append(codes, p.fo(b, e))
		}
		return nil, nil
	}))
	return codes
}

// fo checks that an error is about e and says that it is simulated.
func (p *proef) fo(b []byte, e envelop.Envelop) string {
	p.Helper()
	o, err := envelop.Decode(b, p.Grootte)
	p.moet(err)
	if o.CrossRefnummer != e.Referentienummer || o.Ontvanger.Organisatie != e.Zender.Organisatie ||
		!strings.HasPrefix(o.Fout.Omschrijving, "Gesimuleerde keten: ") {
		p.Errorf("%+v", o)
	}
	return o.Fout.Code
}

func (p *proef) ga() {
	p.Helper()
	for range 3 {
		p.moet(p.Beurt(p.Context()))
	}
}

func (p *proef) namen(map_ string) []string {
	p.Helper()
	namen, err := postmap.Namen(p.in(map_))
	p.moet(err)
	return namen
}

// vanAanbieder puts a message of the provider in DIR/in.
func (p *proef) vanAanbieder(naam string, inhoud []byte) {
	p.Helper()
	p.moet(postmap.Schijf{}.Vervang(p.in(postmap.In), naam, inhoud))
}

// aangekomen gives what the chain has for municipalities, and takes it away.
func (p *proef) aangekomen() (alle []envelop.Envelop) {
	p.Helper()
	p.moet(p.Bezorgen(p.Context(), func(_ context.Context, b []byte) ([]byte, error) {
		e, err := envelop.Decode(b, p.Grootte)
		alle = append(alle, e)
		return nil, err
	}))
	return alle
}

// TestElkBerichtReist: every message of both standards travels, byte for byte, in the
// envelope and the conversation it belongs in.
func TestElkBerichtReist(t *testing.T) {
	for _, std := range uitgave.Alle() {
		p := nieuw(t, Aansluitingen{}, Instelling{})
		for _, heen := range []string{"301", "319", "325"} {
			e := vanGemeente(t, std, heen, "")
			if codes := p.lever(e); len(codes) != 0 {
				t.Fatalf("%s: %v", e.Functie, codes)
			}
			p.bezorgd(e)
			if antwoord, _ := std.Antwoord(e.Functie); antwoord != "" {
				p.reistTerug(std, istandaard.Nummer(antwoord), e.Referentienummer)
			}
		}
		for _, heen := range []string{"305", "307", "315", "317", "323"} {
			ref := p.reistTerug(std, heen, "")
			if antwoord, _ := std.Antwoord(std.Soort(heen)); envelop.HeenVan(antwoord) != "" {
				e := vanGemeente(t, std, istandaard.Nummer(antwoord), ref)
				if codes := p.lever(e); len(codes) != 0 {
					t.Errorf("%s: %v", e.Functie, codes)
				}
				p.bezorgd(e)
				e.Referentienummer = envelop.Afgeleid("tweede", ref)
				if codes := p.lever(e); !slices.Equal(codes, []string{envelop.FoutTweede}) {
					t.Errorf("een tweede %s: %v", e.Functie, codes)
				}
			}
		}
		if leeg, err := p.Leeg(); err != nil || !leeg {
			t.Errorf("de keten is niet leeg: %v", err)
		}
	}
}

// bezorgd checks that the provider has the message of an envelope, and takes it away.
func (p *proef) bezorgd(e envelop.Envelop) {
	p.Helper()
	namen := p.namen(postmap.Uit)
	if len(namen) != 1 || !strings.Contains(namen[0], "_"+e.Functie+"_") {
		p.Fatalf("%s: bij de aanbieder ligt %v", e.Functie, namen)
	}
	b, err := postmap.Lees(p.in(postmap.Uit), namen[0])
	p.moet(err)
	if string(b) != string(e.Inhoud) {
		p.Errorf("%s kwam anders aan", e.Functie)
	}
	p.moet(os.Remove(filepath.Join(p.in(postmap.Uit), namen[0])))
}

// reistTerug lets the provider send a message and checks what arrives; it gives the
// number of its envelope.
func (p *proef) reistTerug(std *istandaard.Standaard, nummer, kruis string) string {
	p.Helper()
	soort, inhoud := std.Soort(nummer), bericht(p, std, nummer)
	p.vanAanbieder(postmap.Naam(aanbieder, gemeente, soort, "X"+nummer), inhoud)
	p.ga()
	alle := p.aangekomen()
	if len(alle) != 1 || alle[0].Functie != soort || string(alle[0].Inhoud) != string(inhoud) ||
		alle[0].CrossRefnummer != kruis || alle[0].Zender.Organisatie != aanbieder {
		p.Fatalf("%s: %+v", soort, alle)
	}
	return alle[0].Referentienummer
}

// TestKetenIsStreng: each link refuses with its own code, in the order of the links,
// and the sender gets exactly one Fo01 that says so.
func TestKetenIsStreng(t *testing.T) {
	std := uitgave.Alle()[0]
	goed := vanGemeente(t, std, "301", "")
	for _, g := range []struct {
		naam, code string
		anders     func(e *envelop.Envelop)
	}{
		{"te groot", envelop.FoutGrootte, func(e *envelop.Envelop) {
			e.Inhoud = append(slices.Clone(e.Inhoud), strings.Repeat(" ", 12_000)...)
		}},
		{"zender bestaat niet", envelop.FoutZender, func(e *envelop.Envelop) { e.Zender.Organisatie = "9999" }},
		{"ontvanger is geen code", envelop.FoutOntvanger, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "99999" }},
		{"retour als heenbericht", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "WMO306" }},
		{"onbekend bericht", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "WMO999" }},
		{"andere wet dan die er is", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "PW301" }},
		{"onbekende release", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functieversie = envelop.Versie{Hoofd: 3, Sub: 1} }},
		{"bericht van een aanbieder", envelop.FoutPartij, func(e *envelop.Envelop) { e.Functie = "WMO305" }},
		{"van gemeente naar gemeente", envelop.FoutPartij, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = uitbested }},
		{"retour zonder gesprek", envelop.FoutGesprek, func(e *envelop.Envelop) {
			e.Berichtcode, e.Functie, e.CrossRefnummer = envelop.Du01, "WMO306", envelop.Afgeleid("geen")
		}},
		{"namens een ander", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Administratie = uitbested }},
		{"gemeente die het uitbesteedde", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Organisatie = uitbested }},
		{"voor de overgang", envelop.FoutToestemming, func(e *envelop.Envelop) {
			e.Tijdstip, e.Zender = "20211231235959", envelop.Systeem{Organisatie: uitbested, Administratie: gemeente, Applicatie: "Nabuur"}
		}},
		{"taak die niemand doet", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Organisatie = zonder }},
		{"toestemming gaat voor de inhoud", envelop.FoutToestemming, func(e *envelop.Envelop) {
			e.Zender.Administratie, e.Inhoud = uitbested, []byte("<x")
		}},
		{"aanbieder niet aangesloten", envelop.FoutAansluiting, func(e *envelop.Envelop) {
			e.Ontvanger.Organisatie, e.Inhoud = "99000022", []byte("<x")
		}},
		{"inhoud geen XML", envelop.FoutInhoud, func(e *envelop.Envelop) { e.Inhoud = []byte("<x") }},
		{"inhoud niet volgens schema", envelop.FoutInhoud, func(e *envelop.Envelop) {
			e.Inhoud = []byte(strings.Replace(string(e.Inhoud), "Geslacht>", "Gesl>", 2))
		}},
		{"ander bericht in de envelop", envelop.FoutInhoud, func(e *envelop.Envelop) { e.Functie = "WMO319" }},
		{"bericht van de andere wet", envelop.FoutInhoud, func(e *envelop.Envelop) { e.Functie = "JW301" }},
		{"goed", "", func(*envelop.Envelop) {}},
		{"namens een ander na de overgang", "", func(e *envelop.Envelop) {
			e.Zender = envelop.Systeem{Organisatie: uitbested, Administratie: gemeente, Applicatie: "Nabuur"}
		}},
	} {
		p := nieuw(t, Aansluitingen{Aanbieder: func(agb string) bool { return agb == aanbieder }}, Instelling{Grootte: 12_000})
		e := goed
		g.anders(&e)
		codes, bezorgd := p.leverRuim(e), len(p.namen(postmap.Uit))
		if g.code == "" && (bezorgd != 1 || len(codes) > 0) || g.code != "" && (bezorgd != 0 || !slices.Equal(codes, []string{g.code})) {
			t.Errorf("%s: %d bezorgd, codes %v, verwacht %q", g.naam, bezorgd, codes, g.code)
		}
		if leeg, err := p.Leeg(); err != nil || !leeg {
			t.Errorf("%s: de keten is niet leeg: %v", g.naam, err)
		}
	}
}

// leverRuim is lever for an envelope that may be larger than the chain takes.
func (p *proef) leverRuim(e envelop.Envelop) []string {
	p.Helper()
	b, err := e.Encode(envelop.StandaardGrootte)
	p.moet(err)
	if len(b) < p.Grootte {
		return p.lever(e)
	}
	antwoord, err := p.Lever(p.Context(), b)
	p.moet(err)
	if antwoord == nil {
		p.ga()
		return nil
	}
	return []string{p.fo(antwoord, e)}
}

// TestOordeelStaatVast: what was refused once stays refused when the same envelope
// comes again, also when it would be right by now; and only once is told.
func TestOordeelStaatVast(t *testing.T) {
	std := uitgave.Alle()[0]
	open := false
	p := nieuw(t, Aansluitingen{Aanbieder: func(string) bool { return open }}, Instelling{})
	e := vanGemeente(t, std, "301", "")
	if codes := p.lever(e); !slices.Equal(codes, []string{envelop.FoutAansluiting}) {
		t.Fatal(codes)
	}
	open = true
	b, err := e.Encode(p.Grootte)
	p.moet(err)
	for _, map_ := range []string{RinisHeen, IBBuiten, VecozoBinnen} { // every link before it repeats itself
		p.moet(postmap.Schijf{}.Vervang(p.in(map_), naamVan(e), b))
		p.ga()
	}
	if n := p.namen(postmap.Uit); len(n) != 0 {
		t.Errorf("toch bezorgd: %v", n)
	}
	for _, fo := range p.aangekomen() {
		if fo.Fout.Code != envelop.FoutAansluiting || fo.CrossRefnummer != e.Referentienummer {
			t.Errorf("%+v", fo)
		}
	}
	if codes := p.lever(e); !slices.Equal(codes, []string{envelop.FoutDubbel}) {
		t.Errorf("dezelfde envelop opnieuw: %v", codes)
	}
	e.Referentienummer = envelop.Afgeleid("opnieuw")
	if codes := p.lever(e); len(codes) != 0 || len(p.namen(postmap.Uit)) != 1 {
		t.Errorf("onder een nieuw nummer: %v", codes)
	}
}

// TestWeigeringVanDeGemeente: the Fo01 of a municipality on a message of a provider
// comes beside the file, and CC08 does not.
func TestWeigeringVanDeGemeente(t *testing.T) {
	std := uitgave.Alle()[1]
	p := nieuw(t, Aansluitingen{}, Instelling{})
	naam := postmap.Naam(aanbieder, gemeente, "JW305", "A1")
	p.vanAanbieder(naam, bericht(t, std, "305"))
	p.ga()
	for _, code := range []string{envelop.FoutDubbel, envelop.FoutSchema, envelop.FoutSchema} {
		p.moet(p.Bezorgen(t.Context(), func(_ context.Context, b []byte) ([]byte, error) {
			e, err := envelop.Decode(b, p.Grootte)
			p.moet(err)
			return envelop.Weiger(e, code, "Omdat.").Antwoord(e.Ontvanger, 0).Encode(p.Grootte)
		}))
		p.ga()
		reden, err := os.ReadFile(filepath.Join(p.in(postmap.Geweigerd), postmap.Redennaam(naam)))
		if (code == envelop.FoutDubbel) != os.IsNotExist(err) || err == nil && string(reden) != envelop.FoutSchema+": Omdat.\r\n" {
			t.Errorf("%s: %q %v", code, reden, err)
		}
		p.nogEens(naam)
	}
}

// nogEens brings the envelope of a file before the municipality once more.
func (p *proef) nogEens(naam string) {
	p.Helper()
	e := naamMet(aanbieder, envelop.Afgeleid("aanbieder", naam, string(bericht(p, uitgave.Alle()[1], "305"))))
	b, err := os.ReadFile(filepath.Join(p.in(IBGezien), e))
	p.moet(err)
	p.moet(postmap.Schijf{}.Vervang(p.in(RinisTerug), "nog-eens.xml", b))
}

// TestStoring: a line that loses everything brings nothing, and nothing is lost.
func TestStoring(t *testing.T) {
	std := uitgave.Alle()[0]
	p := nieuw(t, Aansluitingen{}, Instelling{Toeval: rand.New(rand.NewPCG(1, 1))})
	b, err := vanGemeente(t, std, "301", "").Encode(p.Grootte)
	p.moet(err)
	p.Verstoor(Storing{Weg: 0.999999})
	if _, err := p.Lever(t.Context(), b); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("%v", err)
	}
	p.Verstoor(Storing{Dubbel: 0.999999})
	for range 3 {
		if _, err := p.Lever(t.Context(), b); !fout.Is(err, fout.NuNietBereikt) {
			t.Errorf("%v", err)
		}
		p.ga()
	}
	p.Verstoor(Storing{Later: 0.999999, DoorMekaar: true})
	p.ga()
	if n := p.namen(postmap.Uit); len(n) != 1 {
		t.Errorf("bezorgd: %v", n)
	}
	p.Verstoor(Storing{})
	p.ga()
	if leeg, err := p.Leeg(); err != nil || !leeg || len(p.namen(postmap.Uit)) != 1 {
		t.Errorf("leeg: %t, bezorgd %v: %v", leeg, p.namen(postmap.Uit), err)
	}
	gestopt, stop := context.WithCancel(t.Context())
	stop()
	if _, err := p.Lever(gestopt, b); err == nil {
		t.Error("na het stoppen nam de keten nog iets aan")
	}
	dicht := filepath.Join(t.TempDir(), "bestand")
	p.moet(os.WriteFile(dicht, nil, 0o600))
	if _, err := New(dicht, p.klok, Aansluitingen{}, Instelling{}); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("%v", err)
	}
}

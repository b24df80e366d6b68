package ggk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/istandaard/iwmo32"
)

// kop gives an envelope of Weesp with a right 301 in it, as Nabuur would send it.
func (p *knoopproef) kop() Envelop {
	p.Helper()
	b, gemaakt := p.Melden(p, p.Toewijzen(p, p.Inschrijven(p, "999990019"), "2017-01-02", ""))
	if !gemaakt {
		p.Fatal("er is niets gemaakt")
	}
	r, err := p.knoop.envelopVoor(p.Context(), b)
	p.moet(err)
	bytes, err := p.knoop.vul(p.Context(), b, r)
	p.moet(err)
	e, err := Decode(bytes, StandaardGrootte)
	p.moet(err)
	return e
}

// TestKetenIsStreng: each link refuses with its own code, in the order of the
// links, and the sender gets exactly one Fo01 that says so.
func TestKetenIsStreng(t *testing.T) {
	t.Parallel()
	p := nieuweKnoop(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	goed := p.kop()
	for _, g := range []struct {
		naam, code string
		anders     func(e *Envelop)
	}{
		{"zender bestaat niet", FoutZender, func(e *Envelop) { e.Zender.Organisatie = "9999" }},
		{"zender is geen code", FoutZender, func(e *Envelop) { e.Zender.Organisatie = "Weesp" }},
		{"ontvanger is geen code", FoutOntvanger, func(e *Envelop) { e.Ontvanger.Organisatie = "99999" }},
		{"retour als heenbericht", FoutFunctie, func(e *Envelop) { e.Functie = "WMO306" }},
		{"onbekend bericht", FoutFunctie, func(e *Envelop) { e.Functie = "WMO999" }},
		{"bericht van een aanbieder", FoutPartij, func(e *Envelop) { e.Functie = "WMO305" }},
		{"van gemeente naar gemeente", FoutPartij, func(e *Envelop) { e.Ontvanger.Organisatie = "1942" }},
		{"retour zonder gesprek", FoutGesprek, func(e *Envelop) { e.Berichtcode, e.Functie, e.CrossRefnummer = Du01, "WMO306", ref2 }},
		{"inhoud geen XML", FoutInhoud, func(e *Envelop) { e.Inhoud = []byte("<x") }},
		{"inhoud niet volgens schema", FoutInhoud, func(e *Envelop) {
			e.Inhoud = []byte(strings.Replace(string(e.Inhoud), "<wmo301:Geslacht>2</wmo301:Geslacht>", "", 1))
		}},
		{"ander bericht in de envelop", FoutInhoud, func(e *Envelop) { e.Functie = "WMO319" }},
		{"namens een ander", FoutToestemming, func(e *Envelop) { e.Zender.Administratie = "1696" }},
		{"gemeente die het uitbesteedde", FoutToestemming, func(e *Envelop) { e.Zender.Administratie = "" }},
		{"voor een andere gemeente", FoutToestemming, func(e *Envelop) { e.Zender.Organisatie = "1696" }},
		{"voor de overgang", FoutToestemming, func(e *Envelop) { e.Tijdstip = "20161231235959" }},
		{"aanbieder niet aangesloten", FoutAansluiting, func(e *Envelop) { e.Ontvanger.Organisatie = "90000018" }},
		{"goed", "", func(*Envelop) {}},
		{"eigen gemeente", "", func(e *Envelop) { e.Zender = Systeem{Organisatie: "1942", Applicatie: "Nabuur"} }},
	} {
		p.naarMap(t.TempDir())
		p.keten.aan.Aanbieder = func(agb string) bool { return agb == p.AGB.String() }
		e := goed
		e.Referentienummer = afgeleid(g.naam)
		g.anders(&e)
		if antwoord, err := p.keten.Lever(t.Context(), moetEncode(t, e)); err != nil || antwoord != nil {
			t.Errorf("%s: %s %v", g.naam, antwoord, err)
		}
		for range 3 {
			p.moet(p.keten.Beurt(t.Context()))
		}
		bezorgd := len(p.inMap(mapUit))
		var codes []string
		for _, fo := range append(p.enveloppen(mapRinisTerug), p.enveloppen(mapVecozoBezorgd)...) {
			if fo.Berichtcode == Fo01 && fo.CrossRefnummer == e.Referentienummer && strings.Contains(fo.Fout.Omschrijving, "Gesimuleerde keten: ") {
				codes = append(codes, fo.Fout.Code)
			}
		}
		if g.code == "" && (bezorgd != 1 || len(codes) > 0) || g.code != "" && (bezorgd != 0 || isGemeente(e.Zender.Organisatie) && !slices.Equal(codes, []string{g.code})) {
			t.Errorf("%s: %d bezorgd, codes %v, verwacht %q", g.naam, bezorgd, codes, g.code)
		}
	}
}

// TestSlechteBestandenVanEenAanbieder: the simulated VECOZO sets aside what it
// cannot put in an envelope, and what the Inlichtingenbureau refuses is told.
func TestSlechteBestandenVanEenAanbieder(t *testing.T) {
	t.Parallel()
	p := nieuweKnoop(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
	p.stuur()
	p.antwoord()
	var start, retour string
	for _, naam := range p.inMap(mapIn) {
		if strings.Contains(naam, "WMO305") {
			start = string(p.bytes(mapIn, naam))
		} else {
			retour = string(p.bytes(mapIn, naam))
		}
	}
	for naam, inhoud := range map[string]string{
		"zomaar.xml": "x", "90000017_0457_WMO301_1.xml": start, "90000017_0457_WMO302_x1.xml": "x",
		"90000017_0457_WMO302_x2.xml": strings.Replace(retour, ">NB0000000001<", ">NB0000000009<", 1),
		"90000017_0457_WMO302_x3.xml": start, "90000017_0457_WMO305_x4.xml": start[:len(start)/2],
		"90000017_0457_WMO305_x5.xml": "", "90000017_9999_WMO305_x6.xml": start,
	} {
		p.leg(mapIn, naam, []byte(inhoud))
	}
	if got := p.haalOp(); len(got) != 2 || len(foutcodes(got)) != 0 {
		t.Errorf("%+v", got)
	}
	p.haalOp()
	redenen, err := filepath.Glob(filepath.Join(p.pad, mapGeweigerd, "*.txt"))
	if err != nil || len(redenen) != 8 {
		t.Errorf("%d redenen: %v %v", len(redenen), redenen, err)
	}
	if m, ok := p.lees(mapUit, p.inMap(mapUit)[0]).(*iwmo32.WMO301); !ok || m.Client.Bsn != "999990019" {
		t.Error("de aanbieder kreeg iets anders dan de toewijzing")
	}
}

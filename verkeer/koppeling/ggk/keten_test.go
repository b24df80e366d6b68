package ggk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// kop gives an envelope of Weesp with a right 301 in it, as Nabuur would send it.
func (p *knoopproef) kop() envelop.Envelop {
	p.Helper()
	b, gemaakt := p.Melden(p, p.Toewijzen(p, p.Inschrijven(p, "999990019"), "2017-01-02", ""))
	if !gemaakt {
		p.Fatal("er is niets gemaakt")
	}
	r, err := p.knoop.envelopVoor(p.Context(), b)
	p.moet(err)
	bytes, err := p.knoop.vul(p.Context(), b, r)
	p.moet(err)
	e, err := envelop.Decode(bytes, envelop.StandaardGrootte)
	p.moet(err)
	return e
}

// TestKetenIsStreng: each link refuses with its own code, in the order of the
// links, and the sender gets exactly one Fo01 that says so.
func TestKetenIsStreng(t *testing.T) {
	t.Parallel()
	p := nieuweKnoop(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	goed := p.kop()
	p.aan.Aanbieder = func(agb string) bool { return agb == p.AGB.String() }
	for _, g := range []struct {
		naam, code string
		anders     func(e *envelop.Envelop)
	}{
		{"zender bestaat niet", envelop.FoutZender, func(e *envelop.Envelop) { e.Zender.Organisatie = "9999" }},
		{"zender is geen code", envelop.FoutZender, func(e *envelop.Envelop) { e.Zender.Organisatie = "Weesp" }},
		{"ontvanger is geen code", envelop.FoutOntvanger, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "99999" }},
		{"retour als heenbericht", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "WMO306" }},
		{"onbekend bericht", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "WMO999" }},
		{"bericht van een aanbieder", envelop.FoutPartij, func(e *envelop.Envelop) { e.Functie = "WMO305" }},
		{"van gemeente naar gemeente", envelop.FoutPartij, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "1942" }},
		{"retour zonder gesprek", envelop.FoutGesprek, func(e *envelop.Envelop) { e.Berichtcode, e.Functie, e.CrossRefnummer = envelop.Du01, "WMO306", ref2 }},
		{"inhoud geen XML", envelop.FoutInhoud, func(e *envelop.Envelop) { e.Inhoud = []byte("<x") }},
		{"inhoud niet volgens schema", envelop.FoutInhoud, func(e *envelop.Envelop) {
			e.Inhoud = []byte(strings.Replace(string(e.Inhoud), "<wmo301:Geslacht>2</wmo301:Geslacht>", "", 1))
		}},
		{"ander bericht in de envelop", envelop.FoutInhoud, func(e *envelop.Envelop) { e.Functie = "WMO319" }},
		{"namens een ander", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Administratie = "1696" }},
		{"gemeente die het uitbesteedde", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Administratie = "" }},
		{"voor een andere gemeente", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Zender.Organisatie = "1696" }},
		{"voor de overgang", envelop.FoutToestemming, func(e *envelop.Envelop) { e.Tijdstip = "20161231235959" }},
		{"aanbieder niet aangesloten", envelop.FoutAansluiting, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "90000018" }},
		{"goed", "", func(*envelop.Envelop) {}},
		{"eigen gemeente", "", func(e *envelop.Envelop) { e.Zender = envelop.Systeem{Organisatie: "1942", Applicatie: "Nabuur"} }},
	} {
		p.naarMap(t.TempDir())
		e := goed
		e.Referentienummer = envelop.Afgeleid(g.naam)
		g.anders(&e)
		if antwoord, err := p.keten.Lever(t.Context(), p.encode(e)); err != nil || antwoord != nil {
			t.Errorf("%s: %s %v", g.naam, antwoord, err)
		}
		for range 3 {
			p.moet(p.keten.Beurt(t.Context()))
		}
		bezorgd := len(p.inMap(postmap.Uit))
		var codes []string
		for _, fo := range append(p.enveloppen(keten.RinisTerug), p.enveloppen(keten.VecozoBezorgd)...) {
			if fo.Berichtcode == envelop.Fo01 && fo.CrossRefnummer == e.Referentienummer && strings.Contains(fo.Fout.Omschrijving, "Gesimuleerde keten: ") {
				codes = append(codes, fo.Fout.Code)
			}
		}
		if g.code == "" && (bezorgd != 1 || len(codes) > 0) || g.code != "" && (bezorgd != 0 || len(e.Zender.Organisatie) == 4 && !slices.Equal(codes, []string{g.code})) {
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
	for _, naam := range p.inMap(postmap.In) {
		if strings.Contains(naam, "WMO305") {
			start = string(p.bytes(postmap.In, naam))
		} else {
			retour = string(p.bytes(postmap.In, naam))
		}
	}
	for naam, inhoud := range map[string]string{
		"zomaar.xml": "x", "90000017_0457_WMO301_1.xml": start, "90000017_0457_WMO302_x1.xml": "x",
		"90000017_0457_WMO302_x2.xml": strings.Replace(retour, ">NB0000000001<", ">NB0000000009<", 1),
		"90000017_0457_WMO302_x3.xml": start, "90000017_0457_WMO305_x4.xml": start[:len(start)/2],
		"90000017_0457_WMO305_x5.xml": "", "90000017_9999_WMO305_x6.xml": start,
	} {
		p.leg(postmap.In, naam, []byte(inhoud))
	}
	if got := p.haalOp(); len(got) != 2 || len(foutcodes(got)) != 0 {
		t.Errorf("%+v", got)
	}
	p.haalOp()
	redenen, err := filepath.Glob(filepath.Join(p.pad, postmap.Geweigerd, "*.txt"))
	if err != nil || len(redenen) != 8 {
		t.Errorf("%d redenen: %v %v", len(redenen), redenen, err)
	}
	if _, i := p.lees(postmap.Uit, p.inMap(postmap.Uit)[0]); i.Client301 == nil || i.Client301.Bsn != "999990019" {
		t.Error("de aanbieder kreeg iets anders dan de toewijzing")
	}
}

package ggk

import (
	"path/filepath"
	"strings"
	"testing"

	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

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

package release32

import (
	"time"

	"nabuur/grond/tijdlijn"
)

func regelCD005(t *toetsing) {
	for _, c := range t.contacten {
		if c.Adres != nil && (c.Adres.Postcode == "") != (c.Adres.LandCode == "") {
			t.meld(c.plek + "/Adres")
		}
	}
}

func regelCD007(t *toetsing) {
	if c := t.gesprek; c != nil && (c.Vorm == "1") != (c.Taal != "") {
		t.meld(plekClient + "/Communicatie")
	}
}

func regelCD009(t *toetsing) {
	for _, c := range t.contacten {
		if c.Periode != nil && c.Soort != "04" {
			t.meld(c.plek + "/Periode")
		}
	}
}

func regelCD025(t *toetsing) {
	for _, c := range t.contacten {
		if c.Adres != nil && c.Adres.LandCode == "NL" && c.Adres.Huis == nil {
			t.meld(c.plek + "/Adres")
		}
	}
}

func regelCD034(t *toetsing) {
	for _, c := range t.contacten {
		if (c.Soort == "01" || c.Soort == "03") && (c.Adres == nil || c.Adres.Postcode == "") {
			t.meld(c.plek + "/Adres")
		}
	}
}

// regelCS002 is the eleven test of the citizen service number, with weights 9 to 2
// and -1.
func regelCS002(t *toetsing, c *clientdeel) {
	som := 0
	for j := range 9 {
		gewicht := 9 - j
		if j == 8 {
			gewicht = -1
		}
		som += gewicht * int(c.bsn[j]-'0')
	}
	if som%11 != 0 {
		t.meld(c.plek() + "/Bsn")
	}
}

// regelCS050Wmo: a person without a partner's name uses the own name.
func regelCS050Wmo(t *toetsing) {
	t.naamGebruik(func(zonderPartner string) bool { return zonderPartner == eigenNaam })
}

// regelCS050Jeugd: what stands in a message for youth care need not be a person,
// such as the organisation that has custody.
func regelCS050Jeugd(t *toetsing) {
	t.naamGebruik(func(zonderPartner string) bool { return zonderPartner == eigenNaam || zonderPartner == geenPersoon })
}

// The values of NaamGebruik that rules speak of.
const (
	eigenNaam   = "1"
	geenPersoon = "6"
)

// naamGebruik checks the names of client and relations; mag tells which use a name
// without that of a partner may have.
func (t *toetsing) naamGebruik(mag func(string) bool) {
	for _, n := range t.namen {
		past := n.NaamGebruik >= "1" && n.NaamGebruik <= "4"
		if n.Partnernaam == nil {
			past = mag(n.NaamGebruik)
		}
		if !past {
			t.meld(n.plek + "/Naam/NaamGebruik")
		}
	}
}

func regelCS089(t *toetsing) {
	for _, c := range t.contacten {
		if c.Adres != nil && c.Adres.LandCode == "NL" && !nederlandsePostcode(c.Adres.Postcode) {
			t.meld(c.plek + "/Adres/Postcode")
		}
	}
}

func nederlandsePostcode(p string) bool {
	if len(p) != 6 || p[0] < '1' || p[0] > '9' {
		return false
	}
	for i := 1; i < 4; i++ {
		if p[i] < '0' || p[i] > '9' {
			return false
		}
	}
	letter := func(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
	return letter(p[4]) && letter(p[5])
}

func regelCS139(t *toetsing) {
	for _, g := range t.geboorten {
		_, maand, dag := g.Datum.Delen()
		past := true
		switch g.DatumGebruik {
		case "1":
			past = dag == 1
		case "2":
			past = dag == 1 && maand == time.January
		case "3":
			past = g.Datum == onbekendGeboren
		}
		if !past {
			t.meld(g.plek)
		}
	}
}

func regelCS318(t *toetsing) {
	if t.Client301 != nil && t.Client301.Naam.NaamGebruik == geenPersoon {
		t.meld(plekClient + "/Naam/NaamGebruik")
	}
}

// onbekendGeboren stands for a date of birth of which nothing is known.
var onbekendGeboren = tijdlijn.MustDag("1900-01-01")

func regelTR002(t *toetsing) {
	vroegst := t.dagtekening.PlusMaanden(-120 * 12)
	for _, g := range t.geboorten {
		onbekend := g.DatumGebruik == "3" && g.Datum == onbekendGeboren
		if g.Datum < vroegst && !onbekend {
			t.zeg(g.plek, "De geboortedatum %s ligt meer dan 120 jaar voor de dagtekening %s van het bericht.", g.Datum, t.dagtekening)
		}
	}
}

func regelTR006(t *toetsing) {
	for _, c := range t.contacten {
		adres := c.Adres != nil && c.Adres.Huis != nil && c.Adres.Postcode != ""
		if c.Telefoon == nil && !adres {
			t.meld(c.plek)
		}
	}
}

func regelTR061(t *toetsing) {
	if t.Client301 == nil {
		return
	}
	for i := range t.Client301.Contactgegevens {
		switch t.Client301.Contactgegevens[i].Soort {
		case "01", "02", "03":
			return
		}
	}
	t.meld(plekClient + "/Contactgegevens")
}

// datumsTR134 compares dates that lie in the past by nature with the date of the
// message.
func datumsTR134(t *toetsing) {
	for _, g := range t.geboorten {
		t.nietNa(g.Datum, g.plek+"/Datum")
	}
	switch {
	case t.Client301 != nil:
		for i := range t.Client301.ToegewezenProducten {
			t.nietNa(t.Client301.ToegewezenProducten[i].Toewijzingsdatum, t.producten[i].plek+"/Toewijzingsdatum")
		}
	case t.Client305 != nil:
		for i := range t.Client305.StartProducten {
			t.nietNa(t.Client305.StartProducten[i].Begindatum, nummer(plekStart, i)+"/Begindatum")
		}
	case t.Client307 != nil:
		for i := range t.Client307.StopProducten {
			t.nietNa(t.Client307.StopProducten[i].Einddatum, nummer(plekStop, i)+"/Einddatum")
		}
	case t.Declaratie323 != nil:
		t.nietNa(t.Declaratie323.DeclaratiePeriode.Begindatum, stam323+"/DeclaratiePeriode/Begindatum")
	}
}

func regelTR134(t *toetsing, p *prestatiedeel) {
	if p.periode.Begindatum > t.dagtekening {
		t.nietNa(p.periode.Begindatum, p.in("ProductPeriode/Begindatum"))
	}
}

func (t *toetsing) nietNa(dag tijdlijn.Dag, plek string) {
	if dag > t.dagtekening {
		t.zeg(plek, "De datum %s ligt na de dagtekening %s van het bericht.", dag, t.dagtekening)
	}
}

package iwmo32

import (
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

func regelCD005(t *toetsing) {
	for _, c := range t.contacten {
		if c.Adres != nil && (c.Adres.Postcode == "") != (c.Adres.LandCode == "") {
			t.meld(c.plek + "/Adres")
		}
	}
}

func regelCD007(t *toetsing) {
	m, ok := t.m.(*WMO301)
	if !ok || m.Client.Communicatie == nil {
		return
	}
	if c := m.Client.Communicatie; (c.Vorm == "1") != (c.Taal != "") {
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
func regelCS002(t *toetsing) {
	for i := range t.clienten {
		c := &t.clienten[i]
		som := 0
		for j := range 9 {
			gewicht := 9 - j
			if j == 8 {
				gewicht = -1
			}
			som += gewicht * int(c.bsn[j]-'0')
		}
		if som%11 != 0 {
			t.meld(c.plek + "/Bsn")
		}
	}
}

func regelCS050(t *toetsing) {
	m, ok := t.m.(*WMO301)
	if !ok {
		return
	}
	if !naamGebruikPast(&m.Client.Naam) {
		t.meld(plekClient + "/Naam/NaamGebruik")
	}
	for i := range m.Client.Relaties {
		if !naamGebruikPast(&m.Client.Relaties[i].Naam) {
			t.meld(nummer(plekClient+"/Relaties/Relatie", i) + "/Naam/NaamGebruik")
		}
	}
}

func naamGebruikPast(n *istandaard.VolledigeNaam) bool {
	if n.Partnernaam == nil {
		return n.NaamGebruik == "1"
	}
	return n.NaamGebruik >= "1" && n.NaamGebruik <= "4"
}

func regelCS089(t *toetsing) {
	for _, c := range t.contacten {
		if c.Adres != nil && c.Adres.LandCode == "NL" && c.Adres.Postcode != "" && !nederlandsePostcode(c.Adres.Postcode) {
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
	if m, ok := t.m.(*WMO301); ok && m.Client.Naam.NaamGebruik == "6" {
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
	m, ok := t.m.(*WMO301)
	if !ok {
		return
	}
	for i := range m.Client.Contactgegevens {
		switch m.Client.Contactgegevens[i].Soort {
		case "01", "02", "03":
			return
		}
	}
	t.meld(plekClient + "/Contactgegevens")
}

// regelTR134 compares dates that lie in the past by nature with the date of the
// message.
func regelTR134(t *toetsing) {
	for _, g := range t.geboorten {
		t.nietNa(g.Datum, g.plek+"/Datum")
	}
	switch m := t.m.(type) {
	case *WMO301:
		for i := range m.Client.ToegewezenProducten {
			t.nietNa(m.Client.ToegewezenProducten[i].Toewijzingsdatum, t.producten[i].plek+"/Toewijzingsdatum")
		}
	case *WMO305:
		for i := range m.Client.StartProducten {
			t.nietNa(m.Client.StartProducten[i].Begindatum, nummer(plekStart, i)+"/Begindatum")
		}
	case *WMO307:
		for i := range m.Client.StopProducten {
			t.nietNa(m.Client.StopProducten[i].Einddatum, nummer(plekStop, i)+"/Einddatum")
		}
	case *WMO323:
		t.nietNa(m.Declaratie.DeclaratiePeriode.Begindatum, stam323+"/DeclaratiePeriode/Begindatum")
	}
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.periode.Begindatum > t.dagtekening {
			t.nietNa(p.periode.Begindatum, p.in("ProductPeriode/Begindatum"))
		}
	}
}

func (t *toetsing) nietNa(dag tijdlijn.Dag, plek string) {
	if dag > t.dagtekening {
		t.zeg(plek, "De datum %s ligt na de dagtekening %s van het bericht.", dag, t.dagtekening)
	}
}

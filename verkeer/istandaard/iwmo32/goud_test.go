package iwmo32

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
)

// TestDecodeWaarden reads single values out of golden messages by hand.
func TestDecodeWaarden(t *testing.T) {
	m, breuken := DecodeWMO301(berichtproef.Goud(t, "wmo301_tolk_relaties_en_tijdelijk_adres"))
	if len(breuken) > 0 {
		t.Fatal(breuken)
	}
	p := m.Client.ToegewezenProducten[0]
	gelijk(t, m.Header.Afzender, "9901")
	gelijk(t, m.Header.BerichtIdentificatie.Dagtekening, tijdlijn.MustDag("2026-02-16"))
	gelijk(t, m.Client.Naam.Geslachtsnaam.Achternaam, "Ågård & Zn <test>")
	gelijk(t, m.Client.Commentaar, "Eerste regel.\nTweede regel: bel eerst; 5 > 3 & 2 < 4.")
	gelijk(t, m.Client.Relaties[0].Contact.Adres.Huis.Huisnummer, int64(99999))
	gelijk(t, *m.Client.Relaties[0].Volgorde, int64(1))
	gelijk(t, m.Client.Relaties[1].Volgorde, nil)
	gelijk(t, *m.Client.Contactgegevens[1].Periode.Einddatum, tijdlijn.MustDag("2026-06-30"))
	gelijk(t, p.ToewijzingNummer, int64(500123))
	gelijk(t, p.Toewijzingstijd, "14:05:09")
	gelijk(t, *p.Einddatum, tijdlijn.MustDag("2027-02-28"))
	gelijk(t, *p.Omvang, istandaard.Omvang{Volume: 150, Eenheid: "01", Frequentie: "2"})
	gelijk(t, p.Budget, nil)

	d, breuken := DecodeWMO323(berichtproef.Goud(t, "wmo323_debet_correctie_en_euros"))
	if len(breuken) > 0 || len(d.Declaratie.Clienten) != 2 {
		t.Fatal(breuken)
	}
	regel := d.Declaratie.Clienten[0].Prestaties[1]
	gelijk(t, regel.ProductReferentie, istandaard.Referentie{ReferentieNummer: "R-2", VorigReferentieNummer: "Q 17"})
	gelijk(t, *regel.ProductTarief, geld.Cent(60))
	gelijk(t, regel.IngediendBedrag, istandaard.BedragMetDC{Bedrag: 30000, DebetCredit: "C"})
	gelijk(t, d.Declaratie.Clienten[1].Prestaties[0].ProductTarief, nil)

	r, breuken := DecodeWMO302(berichtproef.Goud(t, "wmo302_zonder_opmerkingen"))
	if len(breuken) > 0 || r.Client != nil || r.Header.RetourCodes != nil {
		t.Errorf("retour zonder opmerkingen: %v %+v", breuken, r)
	}
}

func gelijk[T comparable](t *testing.T, kreeg, wil T) {
	t.Helper()
	if kreeg != wil {
		t.Errorf("kreeg %v, wil %v", kreeg, wil)
	}
}

// TestEncodeWeigert: what breaks level 1 is not written.
func TestEncodeWeigert(t *testing.T) {
	for naam, bederf := range map[string]func(*WMO305){
		"zonder producten":      func(m *WMO305) { m.Client.StartProducten = nil },
		"te lange voorletters":  func(m *WMO305) { m.Client.Naam.Voorletters = "ABCDEFG" },
		"stuurteken":            func(m *WMO305) { m.Client.Naam.Voornamen = "a\x00b" },
		"geen UTF-8":            func(m *WMO305) { m.Client.Naam.Voornamen = "a\xff" },
		"verplichte tekst leeg": func(m *WMO305) { m.Client.Bsn = "" },
		"onbekende code":        func(m *WMO305) { m.Client.Geslacht = "9" },
		"negatief nummer":       func(m *WMO305) { m.Client.StartProducten[0].ToewijzingNummer = new(int64(-1)) },
	} {
		m, breuken := DecodeWMO305(berichtproef.Goud(t, "wmo305_start_op_toewijzing"))
		if len(breuken) > 0 {
			t.Fatal(breuken)
		}
		if _, err := m.Encode(); err != nil {
			t.Fatalf("%s: al geweigerd voor het bederf: %v", naam, err)
		}
		bederf(m)
		if b, err := m.Encode(); err == nil {
			t.Errorf("%s: toch geschreven:\n%s", naam, b)
		}
	}
}

// TestStroom: reading client by client gives the same clients as reading at once,
// and stops where it is told.
func TestStroom(t *testing.T) {
	b := berichtproef.Goud(t, "wmo323_debet_correctie_en_euros")
	heel, _ := DecodeWMO323(b)
	var clienten []WMO323Client
	m, breuken, err := StroomWMO323(b, func(m *WMO323, c *WMO323Client) error {
		if m.Declaratie.DeclaratieNummer != "D202604A" || m.Header.Ontvanger != "9901" {
			t.Errorf("kop is nog niet gelezen: %+v", m)
		}
		kopie := *c
		kopie.Prestaties = slices.Clone(c.Prestaties)
		for i := range kopie.Prestaties {
			if tarief := kopie.Prestaties[i].ProductTarief; tarief != nil {
				kopie.Prestaties[i].ProductTarief = new(*tarief)
			}
		}
		clienten = append(clienten, kopie)
		return nil
	})
	if err != nil || len(breuken) > 0 || m.Declaratie.Clienten != nil {
		t.Fatalf("stroom: %v %v", err, breuken)
	}
	if !reflect.DeepEqual(clienten, heel.Declaratie.Clienten) {
		t.Errorf("kreeg %+v\nwil %+v", clienten, heel.Declaratie.Clienten)
	}
	keren := 0
	_, breuken, err = StroomWMO323(b, func(*WMO323, *WMO323Client) error { keren++; return bytes.ErrTooLarge })
	if err != bytes.ErrTooLarge || keren != 1 || len(breuken) > 0 {
		t.Errorf("gestaakt: %v na %d keer, %v", err, keren, breuken)
	}
}

func TestRetourcode(t *testing.T) {
	for code, wil := range map[string]string{
		"0001": "Bericht is afgekeurd om technische redenen.",
		"8001": "Declaratie is volledig toegewezen.",
		"S329": "ProductCode hoort niet bij de ProductCategorie.",
	} {
		if tekst, ok := Standaard.Retourcode(code); !ok || tekst != wil {
			t.Errorf("%s: %q %v", code, tekst, ok)
		}
	}
	for _, code := range []string{"", "0000", "9999", "0001 ", "s329"} {
		if tekst, ok := Standaard.Retourcode(code); ok {
			t.Errorf("%q bestaat niet, maar geeft %q", code, tekst)
		}
	}
}

// TestNewRetourHeader: everything of the message is repeated, nothing swapped.
func TestNewRetourHeader(t *testing.T) {
	dag := tijdlijn.MustDag("2026-02-17")
	heen := Standaard.NewHeader("WMO305", "99000011", "9901", "ST1", dag)
	retour := Standaard.NewRetourHeader("WMO305", heen, "RT1", dag)
	gelijk(t, retour.BerichtCode, "419")
	gelijk(t, retour.Afzender, "99000011")
	gelijk(t, retour.Ontvanger, "9901")
	gelijk(t, retour.BerichtIdentificatie, heen.BerichtIdentificatie)
	if _, err := (&WMO306{Header: retour}).Encode(); err != nil {
		t.Error(err)
	}
	if a, ok := Standaard.Antwoord("WMO323"); !ok || a != "WMO325" {
		t.Errorf("antwoord op WMO323: %s %v", a, ok)
	}
	if a, ok := Standaard.Antwoord("WMO325"); ok {
		t.Errorf("WMO325 krijgt geen antwoord, maar %s", a)
	}
}

// TestControleerVreemd: what is no message of this release is one level 1 breach.
func TestControleerVreemd(t *testing.T) {
	for naam, invoer := range map[string]string{
		"leeg": "", "geen xml": "hallo", "andere root": "<Bericht/>",
		"iJw":           `<j:Bericht xmlns:j="http://www.istandaarden.nl/ijw/3_2/jw301/schema"/>`,
		"oude release":  `<w:Bericht xmlns:w="http://www.istandaarden.nl/iwmo/3_1/wmo301/schema"/>`,
		"onbekend type": `<w:Bericht xmlns:w="http://www.istandaarden.nl/iwmo/3_2/wmo999/schema"/>`,
	} {
		soort, breuken := Standaard.Controleer([]byte(invoer))
		if soort != "" || len(breuken) != 1 || breuken[0].Niveau != 1 || breuken[0].Retourcode != "" || breuken[0].Tekst == "" {
			t.Errorf("%s: %q %+v", naam, soort, breuken)
		}
	}
}

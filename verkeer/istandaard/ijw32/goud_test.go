package ijw32

import (
	"bytes"
	"reflect"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard/berichtproef"
)

// TestDecodeWaarden reads by hand what only iJw has.
func TestDecodeWaarden(t *testing.T) {
	vot, breuken := DecodeJW315(berichtproef.Goud(t, "jw315_twee_aanvragen"))
	if len(breuken) > 0 || vot.Client.GezagsdragerBekend != "1" || len(vot.Client.AangevraagdeProducten) != 2 {
		t.Errorf("315: %v %+v", breuken, vot.Client)
	}
	retour, breuken := DecodeJW316(berichtproef.Goud(t, "jw316_referentie_niet_uniek"))
	if len(breuken) > 0 || retour.Client.GezagsdragerBekend != "1" {
		t.Errorf("316: %v %+v", breuken, retour.Client)
	}
	antwoord, breuken := DecodeJW319(berichtproef.Goud(t, "jw319_woonplaatsbeginsel"))
	if len(breuken) > 0 || antwoord.Antwoord.Woonplaatsbeginsel.Gemeente != "9902" || antwoord.Header.BerichtCode != "488" {
		t.Errorf("319: %v %+v", breuken, antwoord)
	}
	weigering, breuken := DecodeJW320(berichtproef.Goud(t, "jw320_woonplaatsbeginsel_onbekend"))
	if len(breuken) > 0 || !reflect.DeepEqual(weigering.Antwoord.Woonplaatsbeginsel,
		&JW320Woonplaatsbeginsel{Gemeente: "9902", RetourCodes: []string{"0200"}}) {
		t.Errorf("320: %v %+v", breuken, weigering.Antwoord)
	}
}

// TestBreuken: level 1 of what only iJw has, and the code lists that differ.
func TestBreuken(t *testing.T) {
	for naam, g := range map[string]struct{ goud, oud, nieuw, regel, plek string }{
		"productcategorie van de Wmo": {"jw301_ambulant_per_week", ">45<", ">01<", "XSD",
			"Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Product/Categorie"},
		"reden van de Wmo": {"jw307_definitieve_stop_na_tijdelijke", ">31<", ">19<",
			"XSD", "Bericht/Client[1]/StopProducten/StopProduct[1]/RedenBeeindiging"},
		"gezagsdrager misschien bekend": {"jw315_twee_aanvragen", "Bekend>1<", "Bekend>3<", "XSD", "Bericht/Client[1]/GezagsdragerBekend"},
		"gemeente van drie cijfers": {"jw319_woonplaatsbeginsel", ">9902<",
			">990<", "RS035", "Bericht/Antwoord/Woonplaatsbeginsel/Gemeente"},
		"woonplaatsbeginsel zonder code": {"jw320_woonplaatsbeginsel_onbekend", "<jw320:RetourCode>0200</jw320:RetourCode>\r\n      ",
			"", "XSD", "Bericht/Antwoord/Woonplaatsbeginsel/RetourCodes/RetourCode"},
		"lege achternaam": {"jw305_start_op_toewijzing", ">Kikkerbeek<",
			"><", "RS007", "Bericht/Client[1]/Naam/Geslachtsnaam/Achternaam"},
		"bericht van de Wmo": {"jw305_start_op_toewijzing", "BerichtCode>438<", "BerichtCode>418<", "RS047", "Bericht/Header/BerichtCode"},
	} {
		b := berichtproef.Goud(t, g.goud)
		i := bytes.LastIndex(b, []byte(g.oud))
		if naam == "reden van de Wmo" || naam == "woonplaatsbeginsel zonder code" {
			i = bytes.Index(b, []byte(g.oud))
		}
		if i < 0 {
			t.Fatalf("%s: %q staat niet in %s", naam, g.oud, g.goud)
		}
		fout := string(b[:i]) + g.nieuw + string(b[i+len(g.oud):])
		if _, breuken := Standaard.Controleer([]byte(fout)); len(breuken) != 1 ||
			breuken[0].Regel != g.regel || breuken[0].Plek != g.plek || breuken[0].Niveau != 1 {
			t.Errorf("%s: %+v", naam, breuken)
		}
	}
}

// TestStroom: reading client by client gives the same clients as reading at once.
func TestStroom(t *testing.T) {
	b := berichtproef.Goud(t, "jw323_debet_correctie_en_euros")
	heel, _ := DecodeJW323(b)
	var bsns []string
	_, breuken, err := StroomJW323(b, func(_ *JW323, c *JW323Client) error {
		bsns = append(bsns, c.Bsn)
		return nil
	})
	if err != nil || len(breuken) > 0 || len(bsns) != 2 || bsns[1] != heel.Declaratie.Clienten[1].Bsn {
		t.Errorf("%v %v %v", bsns, breuken, err)
	}
}

// TestCodelijsten: one code, another meaning than in iWmo; and the headers.
func TestCodelijsten(t *testing.T) {
	if tekst, ok := Standaard.Retourcode("9360"); !ok || tekst != "Er is al een antwoordbericht met deze ReferentieAanbieder" {
		t.Errorf("9360: %q %v", tekst, ok)
	}
	if a, ok := Standaard.Antwoord("JW319"); !ok || a != "JW320" {
		t.Errorf("antwoord op JW319: %s %v", a, ok)
	}
	dag := tijdlijn.MustDag("2026-02-17")
	heen := Standaard.NewHeader("JW319", "9901", "99000011", "AN1", dag)
	retour := Standaard.NewRetourHeader("JW319", heen, "RN1", dag)
	if retour.BerichtCode != "489" || retour.Afzender != "9901" || retour.XsdVersie.BerichtXsdVersie != "0.1.0" {
		t.Errorf("kop: %+v", retour)
	}
	if _, err := (&JW320{Header: retour}).Encode(); err != nil {
		t.Error(err)
	}
}

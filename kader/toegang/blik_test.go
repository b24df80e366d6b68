package toegang

import (
	"slices"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// waar tells what Waar answered about Weesp, as "gemeente taak houdt uitvoerder".
func waar(b *Blik, h Handeling, functies ...taakverdeling.Functie) []string {
	var gevonden []string
	for _, w := range b.Waar(h, functies...) {
		if w.Gemeente.Code != weesp {
			continue
		}
		gevonden = append(gevonden, w.Gemeente.Code.String()+" "+string(w.Taak)+" "+string(w.Houdt)+" "+string(w.Toedeling.Uitvoerder))
	}
	return gevonden
}

// One question with one answer: what an organisation holds, winds up and may see of
// its own, over 1 January and over the merger.
func TestWaarDoetMijnOrganisatieDit(t *testing.T) {
	p := poortOpSQLite(t)
	for _, g := range []struct {
		naam      string
		org       organisatie.Kenmerk
		functie   organisatie.Functie
		dag       string
		handeling Handeling
		functies  []taakverdeling.Functie
		wil       []string
	}{
		{"Gooise Meren voor 1 januari", buur, organisatie.Backoffice, "2016-12-31", ZaakAanvraagBehandelen, nil, nil},
		{"Gooise Meren op 1 januari", buur, organisatie.Backoffice, "2017-01-01", ZaakAanvraagBehandelen, nil,
			[]string{"0457 wmo.aanvraag uitvoerder 1942", "0457 jeugd.aanvraag uitvoerder 1942", "0457 welzijn.aanvraag uitvoerder 1942"}},
		{"Gooise Meren op de dag van de herindeling", buur, organisatie.Backoffice, "2022-03-24", ZaakAanvraagBehandelen, nil, nil},
		{"Weesp doet het niet meer zelf", vanWeesp, organisatie.Backoffice, "2017-01-01", ZaakAanvraagBehandelen, nil, nil},
		{"Weesp ziet het nog wel", vanWeesp, organisatie.Backoffice, "2017-01-01", BerichtZien, nil,
			[]string{"0457 wmo.berichtenverkeer verantwoordelijke 1942", "0457 jeugd.berichtenverkeer verantwoordelijke 1942",
				"0457 inkomen.berichtenverkeer verantwoordelijke 1904"}},
		{"Stichtse Vecht in de uitloop", vecht, organisatie.Declaratie, "2017-03-31", DeclaratieZien, nil,
			[]string{"0457 wmo.declaratiecontrole uitloop 1904", "0457 wmo.betaling uitloop 1904",
				"0457 jeugd.declaratiecontrole uitloop 1904",
				"0457 jeugd.betaling uitloop 1904", "0457 inkomen.declaratiecontrole uitvoerder 1904",
				"0457 inkomen.betaling uitvoerder 1904",
				"0457 welzijn.declaratiecontrole uitloop 1904", "0457 welzijn.betaling uitloop 1904"}},
		{"Stichtse Vecht na de uitloop", vecht, organisatie.Declaratie, "2017-04-01", DeclaratieZien, nil,
			[]string{"0457 inkomen.declaratiecontrole uitvoerder 1904", "0457 inkomen.betaling uitvoerder 1904"}},
		{"wie de functie niet heeft", buur, organisatie.Inkoper, "2017-01-01", ZaakAanvraagBehandelen, nil, nil},
		{"een vreemde", vreemd, organisatie.Backoffice, "2017-01-01", ZaakAanvraagBehandelen, nil, nil},
		{"de open stap wordt genoemd", buur, organisatie.Backoffice, "2017-01-01", ZaakZien,
			[]taakverdeling.Functie{taakverdeling.Onderzoek, taakverdeling.Aanvraag},
			[]string{"0457 wmo.aanvraag uitvoerder 1942", "0457 jeugd.aanvraag uitvoerder 1942", "0457 welzijn.aanvraag uitvoerder 1942"}},
	} {
		if kreeg := waar(p.kijk(t, wie(g.org, g.functie), tijdlijn.MustDag(g.dag)), g.handeling, g.functies...); !slices.Equal(kreeg,
			g.wil) {
			t.Errorf("%s:\n gaf %q\n wil %q", g.naam, kreeg, g.wil)
		}
	}
}

// After the merger Amsterdam has what was kept under Weesp too, but not under what
// ended before there were records.
func TestKringVanNaDeHerindeling(t *testing.T) {
	p := poortOpSQLite(t)
	blik := p.kijk(t, wie(opvolger, organisatie.Backoffice), tijdlijn.MustDag("2022-03-24"))
	gebieden := blik.Waar(BerichtVerzenden)
	if len(gebieden) == 0 || gebieden[0].Gemeente.Code != nieuw || !slices.Equal(gebieden[0].Kring, []kenmerk.Gemeentecode{nieuw, weesp}) {
		t.Errorf("%+v", gebieden)
	}
	if voor := p.kijk(t, wie(opvolger, organisatie.Backoffice), tijdlijn.MustDag("2022-03-23")).Waar(BerichtVerzenden); len(voor) == 0 ||
		len(voor[0].Kring) != 1 {
		t.Errorf("de dag ervoor: %+v", voor)
	}
}

// Asking a right looks nothing up: a Blik goes on answering, the same, when the
// store is closed, and one taken before a change does not see it.
func TestEenBlikVraagtDeOpslagNietMeer(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuwePoort(t, o)
		dag, object := tijdlijn.MustDag("2017-01-01"), Object{Gemeente: weesp, Taak: "wmo.besluit"}
		blik := p.kijk(t, wie(buur, organisatie.Teamleider), dag)
		_, eerst := blik.Mag(ZaakBeschikken, object)
		if eerst == nil {
			t.Fatal("Gooise Meren mag beslissen")
		}
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			binnen, err := p.Blik(t.Context(), tx, wie(buur, organisatie.Inkoper), dag)
			if err != nil {
				return err
			}
			if _, err := binnen.Mag(ContractBeheren, Object{Gemeente: weesp, Taak: "wmo.contractbeheer"}); err == nil {
				t.Error("voor de wijziging mag het al")
			}
			err = p.verdeling.Toedelen(t.Context(), tx, dag.Begin(), toedeling(weesp, "wmo.contractbeheer", buur, tijdlijn.Vanaf(dag)))
			if err != nil {
				return err
			}
			if binnen, err = p.Blik(t.Context(), tx, wie(buur, organisatie.Inkoper), dag); err != nil {
				return err
			}
			if _, err := binnen.Mag(ContractBeheren, Object{Gemeente: weesp, Taak: "wmo.contractbeheer"}); err != nil {
				t.Errorf("in dezelfde transactie: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Sluit(); err != nil {
			t.Fatal(err)
		}
		if _, weer := blik.Mag(ZaakBeschikken, object); weer == nil || weer.Error() != eerst.Error() {
			t.Errorf("met een gesloten opslag: %v, eerst %v", weer, eerst)
		}
		if _, err := p.Blik(t.Context(), o, wie(buur), dag); err == nil {
			t.Error("een nieuwe Blik op een gesloten opslag")
		}
	})
}

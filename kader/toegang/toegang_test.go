package toegang

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestWeigeringNoemtWieHetDoet(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuwePoort(t, o)
		for _, g := range []struct {
			naam            string
			wie             organisatie.Wie
			handeling       Handeling
			taak, over, dag string
			soort           fout.Soort
			beleid, zin     string
		}{
			{"aanstaande uitvoerder", wie(buur, "backoffice"), ZaakAanvraagBehandelen, "wmo.aanvraag", "", "2016-12-31", fout.NietBevoegd,
				verbodGeenRelatie,
				"De aanvraag van inwoners van Weesp wordt tot en met 31 december 2016 behandeld door Weesp. Gooise Meren doet dit vanaf " +
					"1 januari 2017."},
			{"vroegere uitvoerder", wie(vanWeesp, "wmo-consulent"), ZaakAanvraagBehandelen, "wmo.aanvraag", "", "2017-01-01",
				fout.NietBevoegd, GeenBeleid,
				"De aanvraag van inwoners van Weesp wordt tot en met 23 maart 2022 behandeld door Gooise Meren. Weesp deed dit tot en " +
					"met 31 december 2016."},
			{"uitvoerder van een andere stap", wie(buur, "teamleider"), ZaakBeschikken, "wmo.besluit", "", "2017-01-01", fout.NietBevoegd,
				GeenBeleid,
				"Het besluit over inwoners van Weesp wordt tot en met 23 maart 2022 genomen door Weesp."},
			{"nieuwe uitvoerder tijdens de uitloop", wie(buur, "declaratie"), DeclaratieBeoordelen, "wmo.declaratiecontrole", "2016-12-15",
				"2017-03-31", fout.NietBevoegd, GeenBeleid,
				"De controle van declaraties voor inwoners van Weesp over 15 december 2016 wordt nog tot en met 31 maart 2017 gedaan " +
					"door Stichtse Vecht. Gooise Meren doet dit vanaf 1 april 2017."},
			{"oude uitvoerder na de uitloop", wie(vecht, "declaratie"), DeclaratieBeoordelen, "wmo.declaratiecontrole", "2016-12-15",
				"2017-04-01", fout.NietBevoegd, GeenBeleid,
				"De controle van declaraties voor inwoners van Weesp wordt tot en met 23 maart 2022 gedaan door Gooise Meren. Stichtse " +
					"Vecht deed dit tot en met 31 december 2016."},
			{"opvolger de dag voor de herindeling", wie(opvolger, "teamleider"), ZaakBeschikken, "wmo.besluit", "", "2022-03-23",
				fout.NietBevoegd, verbodGeenRelatie,
				"Het besluit over inwoners van Weesp wordt tot en met 23 maart 2022 genomen door Weesp. Amsterdam doet dit vanaf 24 " +
					"maart 2022."},
			{"opgeheven gemeente", wie(vanWeesp, "teamleider"), ZaakZien, "wmo.besluit", "", "2022-03-24", fout.NietGevonden,
				verbodGeenRelatie,
				"Dit is niet gevonden. Controleer het nummer of zoek op een andere manier."},
			{"vreemde", wie(vreemd, "wmo-consulent"), ZaakZien, "wmo.aanvraag", "", "2017-01-01", fout.NietGevonden, verbodGeenRelatie,
				"Dit is niet gevonden. Controleer het nummer of zoek op een andere manier."},
			{"verslag voor de uitvoerder", wie(buur, "backoffice"), ZaakVerslagZien, "wmo.aanvraag", "", "2017-01-01", fout.NietBevoegd,
				verbodVerslag,
				"Het verslag van het gesprek met inwoners van Weesp is alleen in te zien door Weesp en door wie het onderzoek uitvoert. " +
					"Vraag daar wat u voor uw taak nodig heeft."},
			{"verkeerde functie", wie(buur, "declaratie"), ToewijzingMaken, "wmo.toewijzing", "", "2017-01-01", fout.NietBevoegd,
				GeenBeleid,
				"Uw functie (declaratie) mag dit niet. Vraag het aan een collega met de functie backoffice of teamleider."},
			{"geen functie", wie(buur), ToewijzingMaken, "wmo.toewijzing", "", "2017-01-01", fout.NietBevoegd, GeenBeleid,
				"U heeft geen functie die dit mag. Vraag het aan een collega met de functie backoffice of teamleider."},
			{"zonder taak", wie(buur, "controller"), VerrekeningZien, "", "", "2017-01-01", fout.NietBevoegd, GeenBeleid,
				"Dit is alleen in te zien door de gemeente Weesp. Vraag het daar aan."},
			{"een gat", wie(vanWeesp, "inkoper"), ContractBeheren, "wmo.aanvraag", "", "2017-01-01", fout.Gat, GeenBeleid,
				"Voor Weesp is niemand aangewezen voor „Wmo: contracten en tarieven beheren” (wmo.contractbeheer) op 1 januari 2017. " +
					"Leg eerst vast wie deze taak uitvoert."},
			{"andere organisatie dan een gemeente", wie(vanWeesp, "inkoper"), ContractSluiten, "wmo.toewijzing", "", "2016-12-31",
				fout.NietBevoegd, GeenBeleid,
				"De taak „Wmo: zorg en diensten inkopen” voor Weesp wordt tot en met 31 december 2016 gedaan door " +
					"Administratiebureau De Vecht. Weesp doet dit vanaf 1 januari 2017."},
			{"nieuwe houder zonder einde", wie(opvolger, "loket"), ZaakBeschikken, "wmo.besluit", "", "2022-03-24", fout.NietBevoegd,
				GeenBeleid,
				"Uw functie (loket) mag dit niet. Vraag het aan een collega met de functie wmo-consulent, jeugdconsulent, klantmanager, " +
					"welzijnswerker of teamleider."},
		} {
			object := Object{Gemeente: weesp, Soort: "zaak", ID: "z-1", Taak: taakverdeling.Taak(g.taak)}
			if g.over != "" {
				object.Over = tijdlijn.MustDag(g.over)
			}
			toestemming, err := p.mag(t, g.wie, g.handeling, object, tijdlijn.MustDag(g.dag))
			if fout.SoortVan(err) != g.soort || fout.Zin(err) != g.zin || toestemming.Beleid != g.beleid {
				t.Errorf("%s: (beleid %s)\n gaf %v\n wil %s", g.naam, toestemming.Beleid, err, g.zin)
			}
		}
	})
}

func TestToestemmingNoemtToedelingEnBeleid(t *testing.T) {
	p := poortOpSQLite(t)
	for _, g := range []struct {
		naam            string
		wie             organisatie.Wie
		handeling       Handeling
		taak, over, dag string
		beleid          string
		uitvoerder      organisatie.Kenmerk
	}{
		{"uitvoerder doet", wie(buur, "backoffice"), ZaakAanvraagBehandelen, "wmo.aanvraag", "", "2017-01-01", "doen.uitvoerder", buur},
		{"uitloop doet", wie(vecht, "declaratie"), DeclaratieBeoordelen, "wmo.declaratiecontrole", "2016-12-15", "2017-03-31",
			"doen.uitloop", vecht},
		{"uitloop ziet", wie(vecht, "declaratie"), DeclaratieZien, "wmo.declaratiecontrole", "2016-12-15", "2017-03-31", "zien.uitloop",
			vecht},
		{"gemeente ziet de stap van een ander", wie(vanWeesp, "loket"), ZaakZien, "wmo.aanvraag", "", "2017-01-01",
			"zien.verantwoordelijke", buur},
		{"gemeente ziet het verslag", wie(vanWeesp, "wmo-consulent"), ZaakVerslagZien, "wmo.aanvraag", "", "2017-01-01", "zien.uitvoerder",
			vanWeesp},
		{"uitvoerder ziet de stap na de zijne", wie(buur, "backoffice"), ZaakZien, "wmo.besluit", "", "2017-01-01", "zien.zaakstap", buur},
		{"opvolger ziet het dossier", wie(opvolger, "wmo-consulent"), ZaakVerslagZien, "wmo.besluit", "", "2022-03-24", "zien.uitvoerder",
			opvolger},
		{"een verdere taak volstaat om te zien", wie(vecht, "backoffice"), ToewijzingZien, "wmo.toewijzing", "", "2016-12-31",
			"zien.uitvoerder", vecht},
		{"uitvoerder ziet de verdeling", wie(buur, "backoffice"), TaakverdelingZien, "", "", "2017-01-01", "zien.taakverdeling", ""},
	} {
		object := Object{Gemeente: weesp, Taak: taakverdeling.Taak(g.taak)}
		if g.over != "" {
			object.Over = tijdlijn.MustDag(g.over)
		}
		toestemming, err := p.mag(t, g.wie, g.handeling, object, tijdlijn.MustDag(g.dag))
		if err != nil || toestemming.Beleid != g.beleid || toestemming.Toedeling.Uitvoerder != g.uitvoerder || toestemming.Grond == "" {
			t.Errorf("%s: %s %s %q, %v", g.naam, toestemming.Beleid, toestemming.Toedeling.Uitvoerder, toestemming.Grond, err)
		}
	}
}

func TestWieHetOnderzoekDoetZietZijnVerslag(t *testing.T) {
	p := poortOpSQLite(t)
	object := Object{Gemeente: weesp, Taak: "inkomen.onderzoek"}
	if _, err := p.mag(t, wie(vecht, "klantmanager"), ZaakVerslagZien, object, tijdlijn.MustDag("2017-01-01")); err != nil {
		t.Errorf("de uitvoerder van het onderzoek: %v", err)
	}
	object.Taak = "wmo.onderzoek"
	if _, err := p.mag(t, wie(vecht, "klantmanager"), ZaakVerslagZien, object, tijdlijn.MustDag("2017-01-01")); !fout.Is(err,
		fout.NietBevoegd) {
		t.Errorf("een ander domein: %v", err)
	}
}

func TestMagWeigertOnbekendeVragen(t *testing.T) {
	p := poortOpSQLite(t)
	dag := tijdlijn.MustDag("2017-01-01")
	van := wie(vanWeesp, "teamleider")
	for naam, g := range map[string]struct {
		handeling Handeling
		object    Object
		soort     fout.Soort
	}{
		"onbekende handeling": {"zaak.toveren", Object{Gemeente: weesp, Taak: "wmo.aanvraag"}, fout.Storing},
		"onbekende gemeente": {ZaakZien, Object{Gemeente: kenmerk.Must(kenmerk.ParseGemeentecode("9999")), Taak: "wmo.aanvraag"},
			fout.NietGevonden},
		"geen gemeente":        {ZaakZien, Object{Taak: "wmo.aanvraag"}, fout.NietGevonden},
		"onbekende taak":       {ZaakZien, Object{Gemeente: weesp, Taak: "wmo.toveren"}, fout.Onjuist},
		"handelen zonder taak": {ZaakMelden, Object{Gemeente: weesp}, fout.Onjuist},
	} {
		if _, err := p.mag(t, van, g.handeling, g.object, dag); fout.SoortVan(err) != g.soort || err == nil {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

func TestMagVolgtEenWijzigingVanDeTaakverdeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuwePoort(t, o)
		dag, object := tijdlijn.MustDag("2017-01-01"), Object{Gemeente: weesp, Taak: "wmo.contractbeheer"}
		if _, err := p.mag(t, wie(buur, "inkoper"), ContractBeheren, object, dag); !fout.Is(err, fout.Gat) {
			t.Fatalf("vooraf: %v", err)
		}
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return p.verdeling.Toedelen(t.Context(), tx, dag.Begin(), toedeling(weesp, "wmo.contractbeheer", buur, tijdlijn.Vanaf(dag)))
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.mag(t, wie(buur, "inkoper"), ContractBeheren, object, dag); err != nil {
			t.Errorf("daarna: %v", err)
		}
	})
}

func TestBeleidIsLeesbaarEnGekeurd(t *testing.T) {
	b, err := leesBeleid(beleidsbestanden)
	if err != nil {
		t.Fatal(err)
	}
	for _, regel := range b.lijst {
		if !strings.HasSuffix(regel.Uitleg, ".") || regel.Verbod != strings.HasPrefix(regel.ID, "verbod.") ||
			!strings.Contains(regel.Tekst, regel.ID) {
			t.Errorf("%+v", regel)
		}
	}
	schema, err := fs.ReadFile(beleidsbestanden, "beleid/nabuur.cedarschema")
	if err != nil {
		t.Fatal(err)
	}
	const goed = `@id("a") @uitleg("Mag.") permit (principal, action, resource) when { context.isUitvoerder };`
	for naam, g := range map[string]struct {
		tekst string
		mag   bool
	}{
		"goed":               {goed, true},
		"geen id":            {strings.Replace(goed, `@id("a")`, "", 1), false},
		"geen uitleg":        {strings.Replace(goed, `@uitleg("Mag.")`, "", 1), false},
		"twee keer":          {goed + goed, false},
		"onbekend feit":      {strings.Replace(goed, "isUitvoerder", "isBaas", 1), false},
		"onbekende daad":     {strings.Replace(goed, "action,", `action == Action::"zaak.toveren",`, 1), false},
		"feit van een soort": {strings.Replace(goed, "context.isUitvoerder", "context.soort", 1), false},
		"geen Cedar":         {"sta alles toe", false},
		"niets":              {"", false},
	} {
		_, err := leesBeleid(fstest.MapFS{
			"beleid/nabuur.cedarschema": {Data: schema},
			"beleid/a.cedar":            {Data: []byte(g.tekst)},
		})
		if (err == nil) != g.mag {
			t.Errorf("%s: %v", naam, err)
		}
	}
	if _, err := leesBeleid(fstest.MapFS{"beleid/a.cedar": {Data: []byte(goed)}}); err == nil {
		t.Error("beleid zonder schema is niet geweigerd")
	}
}

func TestVoorschriftenZijnEigen(t *testing.T) {
	gezien := map[Handeling]bool{}
	for _, v := range Voorschriften() {
		if gezien[v.Handeling] || len(v.Functies) == 0 || (v.Soort != Zien && v.Soort != Doen) {
			t.Errorf("%+v", v)
		}
		gezien[v.Handeling] = true
		if v.Taak != EigenStap && !taakverdeling.Wmo.Taak(v.Taak).Bestaat() {
			t.Errorf("%s: de taak %s bestaat niet", v.Handeling, v.Taak)
		}
		v.Functies[0] = "gewijzigd"
	}
	if Voorschriften()[0].Functies[0] == "gewijzigd" {
		t.Error("de tabel is van buiten te wijzigen")
	}
}

func BenchmarkMag(b *testing.B) {
	p := poortOpSQLite(b)
	object, dag := Object{Gemeente: weesp, Taak: "wmo.aanvraag"}, tijdlijn.MustDag("2017-01-01")
	for naam, g := range map[string]struct {
		wie       organisatie.Wie
		handeling Handeling
	}{"doen": {wie(buur, "backoffice"), ZaakAanvraagBehandelen}, "zien": {wie(vanWeesp, "loket"),
		ZaakZien}, "weigeren": {wie(buur, "teamleider"), ZaakBeschikken}} {
		mag := naam != "weigeren"
		b.Run(naam, func(b *testing.B) {
			b.ReportAllocs()
			blik, err := p.Blik(b.Context(), p.opslag, g.wie, dag)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := blik.Mag(g.handeling, object); (err == nil) != mag {
					b.Fatal(err)
				}
			}
		})
		b.Run(naam+"/met opslag", func(b *testing.B) {
			for b.Loop() {
				if _, err := p.mag(b, g.wie, g.handeling, object, dag); (err == nil) != mag {
					b.Fatal(err)
				}
			}
		})
	}
}

// Only a refusal says that somebody may not: a fault of the store or of the program
// is never taken for one.
func TestIsWeigering(t *testing.T) {
	for soort, wil := range map[fout.Soort]bool{
		fout.NietBevoegd: true, fout.NietGevonden: true, fout.Gat: true,
		fout.Storing: false, fout.Onjuist: false, fout.Botsing: false, fout.NuNietBereikt: false,
	} {
		if IsWeigering(fout.New(soort, "x")) != wil {
			t.Errorf("soort %d: %v", soort, !wil)
		}
	}
	if IsWeigering(nil) || IsWeigering(context.Canceled) {
		t.Error("geen antwoord is een weigering")
	}
}

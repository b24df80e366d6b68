package verzoek

import (
	"context"
	"math/rand/v2"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
)

var (
	weesp      = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	utrecht    = kenmerk.Must(kenmerk.ParseGemeentecode("0344"))
	zorg       = kenmerk.Must(kenmerk.ParseAGB("90000017"))
	ander      = kenmerk.Must(kenmerk.ParseAGB("90000025"))
	anna       = kenmerk.Must(kenmerk.ParseBSN("999990019"))
	bram       = kenmerk.Must(kenmerk.ParseBSN("999993653"))
	product    = contract.Product{Categorie: "02", Code: "02A03"}
	hulpmiddel = contract.Product{Categorie: "12", Code: "12A03"}
	jeugdzorg  = contract.Product{Categorie: "45", Code: "45A04"}
	perWeek    = toewijzing.Omvang{Volume: 120, Eenheid: contract.Minuut, Frequentie: contract.PerWeek}
	totaal     = toewijzing.Omvang{Volume: 900, Eenheid: contract.Minuut, Frequentie: contract.Totaal}
	nu         = dag("2017-03-01").Om(9, 0) // a Wednesday
	inkoper    = organisatie.Wie{Medewerker: "i1", Organisatie: "regio", Functies: []organisatie.Functie{organisatie.Inkoper}}
	backof     = organisatie.Wie{Medewerker: "b1", Naam: "B. Office", Organisatie: "1942",
		Functies: []organisatie.Functie{"backoffice", "teamleider"}}
	consulent = organisatie.Wie{Medewerker: "c1", Naam: "C. Consulent", Organisatie: "1942",
		Functies: []organisatie.Functie{"wmo-consulent"}}
	inWeesp = organisatie.Wie{Medewerker: "w1", Naam: "W. Weesp", Organisatie: "0457", Functies: []organisatie.Functie{"wmo-consulent"}}
	loket   = organisatie.Wie{Medewerker: "l1", Naam: "L. Oket", Organisatie: "1942", Functies: []organisatie.Functie{"loket"}}
	vreemd  = organisatie.Wie{Medewerker: "v1", Naam: "V. Reemd", Organisatie: "0344", Functies: []organisatie.Functie{"backoffice"}}
)

func dag(t string) tijdlijn.Dag { return tijdlijn.MustDag(t) }

// periode gives [vanaf, tot); "" leaves it open.
func periode(vanaf, tot string) tijdlijn.Periode {
	if tot == "" {
		return tijdlijn.Vanaf(dag(vanaf))
	}
	return tijdlijn.Periode{Vanaf: dag(vanaf), Tot: dag(tot)}
}

// proef is a house in which Gooise Meren does the allotments of Weesp, on 1 March 2017.
type proef struct {
	*Verzoeken
	klok *tijdlijn.Zetklok
	volg int
}

func bouw(t *testing.T, o *opslag.Opslag) *proef {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	verdeling := taakverdeling.New(o, gemeenten)
	poort, err := toegang.New(o, verdeling, organisatie.New(o, gemeenten))
	if err != nil {
		t.Fatal(err)
	}
	klok := tijdlijn.NewZetklok(nu)
	toeval := rand.NewChaCha8([32]byte{9})
	log := logboek.New(o, klok, toeval)
	q, err := wachtrij.New(o, klok, nil)
	if err != nil {
		t.Fatal(err)
	}
	wachtrij.Doe(q, func(context.Context, Antwoord) error { return nil })
	wachtrij.Doe(q, func(context.Context, toewijzing.Verzend) error { return nil })
	p := &proef{klok: klok, Verzoeken: New(Onderdelen{
		Opslag: o, Klok: klok, Toeval: toeval, Verdeling: verdeling, Poort: poort, Logboek: log, Wachtrij: q,
		Toewijzingen: toewijzing.New(toewijzing.Onderdelen{
			Verdeling: verdeling, Poort: poort, Logboek: log, Wachtrij: q, Inwoners: inwoner.New(klok, toeval),
			Gedeclareerd: nietGedeclareerd,
		}),
	})}
	altijd := tijdlijn.Vanaf(dag("2017-01-01"))
	var toedelingen []taakverdeling.Toedeling
	for _, taak := range []taakverdeling.Taak{"wmo.melding", "wmo.besluit", "wmo.toewijzing", "wmo.berichtenverkeer", "jeugd.toewijzing",
		"jeugd.berichtenverkeer"} {
		toedelingen = append(toedelingen, taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-" + string(taak), Taak: taak,
			Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat, Geldig: altijd})
	}
	for _, taak := range []taakverdeling.Taak{"wmo.inkoop", "jeugd.inkoop"} {
		toedelingen = append(toedelingen, taakverdeling.Toedeling{Gemeente: weesp, ID: "regio-" + string(taak), Taak: taak,
			Uitvoerder: "regio", Grondslag: taakverdeling.Mandaat, Geldig: altijd})
	}
	p.in(t, func(tx *opslag.Tx) error {
		return verdeling.Toedelen(t.Context(), tx, dag("2016-11-01").Begin(), toedelingen...)
	})
	var aanbod []contract.Aanbod
	for _, product := range []contract.Product{product, hulpmiddel, jeugdzorg, {Categorie: "02", Code: "02A05"}} {
		aanbod = append(aanbod, contract.Aanbod{
			Product: product, Omschrijving: "Zorg", Eenheid: contract.Minuut, Frequentie: contract.PerWeek, Variant: contract.Inspanning,
			Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: 100}},
		})
	}
	p.in(t, func(tx *opslag.Tx) error {
		r := contract.New(contract.Onderdelen{Klok: klok, Poort: poort, Logboek: log})
		return r.Vastleggen(t.Context(), tx, inkoper, contract.Contract{
			Eigenaar: "regio", Nummer: "R-1", AGB: zorg, Geldig: altijd, Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: altijd}}, Aanbod: aanbod,
		})
	})
	return p
}

func (p *proef) in(t testing.TB, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := p.Opslag.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

// geef allots to anna with zorg; the number follows from the order.
func (p *proef) geef(t testing.TB, domein taakverdeling.Domein, product contract.Product, omvang toewijzing.Omvang, budget geld.Cent,
	geldig tijdlijn.Periode) toewijzing.Toewijzing {
	t.Helper()
	p.volg++
	var tw toewijzing.Toewijzing
	p.in(t, func(tx *opslag.Tx) (err error) {
		tw, _, err = p.Toewijzingen.Toewijzen(t.Context(), tx, p.klok.Nu(), toewijzing.Opdracht{
			Gemeente: weesp, Domein: domein, Zaak: "z1", Voorziening: string(rune('a' + p.volg)), Beschikking: "B-1", Inwoner: anna,
			Aanbieder: zorg,
			Product:   product, Omvang: omvang, Budget: budget, Geldig: geldig,
		})
		return err
	})
	return tw
}

// wijzig shortens an allotment, as the municipality itself.
func (p *proef) wijzig(t testing.TB, nummer int64, tot string) {
	t.Helper()
	p.in(t, func(tx *opslag.Tx) error {
		einde := dag(tot)
		_, err := p.Toewijzingen.Wijzigen(t.Context(), tx, p.klok.Nu(), backof, toewijzing.Wijziging{
			Verwijzing: toewijzing.Verwijzing{Gemeente: weesp, Nummer: nummer}, Reden: toewijzing.Verkorting, Tot: &einde})
		return err
	})
}

// vot is a message 315 that asks product once for each reference.
func vot(domein taakverdeling.Domein, product contract.Product, referenties ...string) Ontvangst {
	o := Ontvangst{Gemeente: weesp, Domein: domein, Soort: Toewijzing, Aanbieder: zorg, Inwoner: anna, Bericht: "M-1",
		Dagtekening: dag("2017-02-28")}
	for _, referentie := range referenties {
		o.Verzoeken = append(o.Verzoeken, Verzoek{Referentie: referentie, Commentaar: "graag", Regels: []Regel{{
			Aard: Nieuw, Product: product, Geldig: periode("2017-03-06", "2018-01-01"), Omvang: perWeek,
			Verwijzer: Verwijzer{Type: "02", Naam: "Dokter Proef"}, BeschikkingNummer: 17, BeschikkingIngang: dag("2017-03-01"),
			Raamcontract: "1",
		}}})
	}
	return o
}

// vow is a message 317 with these lines.
func vow(referentie string, regels ...Regel) Ontvangst {
	return Ontvangst{
		Gemeente: weesp, Domein: taakverdeling.Wmo, Soort: Wijziging, Aanbieder: zorg, Inwoner: anna, Bericht: "M-2",
		Dagtekening: dag("2017-02-28"),
		Verzoeken:   []Verzoek{{Referentie: referentie, RedenVerzoek: "1", Regels: regels}},
	}
}

func blijft(nummer int64) Regel { return Regel{Aard: Ongewijzigd, Toewijzing: nummer} }

func wordt(nummer int64, vanaf, tot string, omvang toewijzing.Omvang) Regel {
	return Regel{Aard: Wijzigen, Toewijzing: nummer, Geldig: periode(vanaf, tot), Omvang: omvang}
}

func erbij(product contract.Product, vanaf, tot string, omvang toewijzing.Omvang) Regel {
	return Regel{Aard: Nieuw, Product: product, Geldig: periode(vanaf, tot), Omvang: omvang}
}

func (p *proef) ontvang(t testing.TB, o Ontvangst) (b Bevindingen, ok bool) {
	t.Helper()
	p.in(t, func(tx *opslag.Tx) (err error) {
		b, ok, err = p.Ontvangen(t.Context(), tx, p.klok.Nu(), o)
		return err
	})
	return b, ok
}

// neemIn takes in a message that must be right, and gives its requests.
func (p *proef) neemIn(t testing.TB, o Ontvangst) []Verzoek {
	t.Helper()
	if b, ok := p.ontvang(t, o); !ok {
		t.Fatalf("geweigerd: %v", gevonden(b))
	}
	var alle []Verzoek
	for _, v := range o.Verzoeken {
		bewaard, gevonden, err := VanReferentie(t.Context(), p.Opslag, o.Gemeente, o.Domein, o.Aanbieder, v.Referentie)
		if err != nil || !gevonden {
			t.Fatalf("%s is niet bewaard: %v", v.Referentie, err)
		}
		alle = append(alle, bewaard)
	}
	return alle
}

// gevonden gives the rules of all findings, by class.
func gevonden(b Bevindingen) (regels []string) {
	noteer := func(klasse string, bevindingen []berichtregel.Bevinding) {
		for _, x := range bevindingen {
			regels = append(regels, klasse+x.Regel)
		}
	}
	noteer("client ", b.Client)
	for _, v := range b.Verzoeken {
		noteer("", v.Verzoek)
		for _, r := range v.Regels {
			noteer("regel ", r)
		}
	}
	return regels
}

func (p *proef) jobs(t testing.TB, soort string) int64 {
	t.Helper()
	aantal, _, err := opslag.Een(t.Context(), p.Opslag, opslag.Waarde[int64], "SELECT count(*) FROM river_job WHERE kind = $1", soort)
	if err != nil {
		t.Fatal(err)
	}
	return aantal
}

func (v Verzoek) verwijzing() Verwijzing { return Verwijzing{v.Gemeente, v.ID, v.Versie} }

// kijk takes the Blik of somebody today.
func (p proef) kijk(t testing.TB, van organisatie.Wie) *toegang.Blik {
	t.Helper()
	blik, err := p.Poort.Blik(t.Context(), p.Opslag, van, tijdlijn.Vandaag(p.Klok))
	if err != nil {
		t.Fatal(err)
	}
	return blik
}

// nietGedeclareerd says that nothing was claimed: claims lie to the right of this room.
func nietGedeclareerd(context.Context, opslag.Lezer, kenmerk.Gemeentecode, int64) (bool, error) {
	return false, nil
}

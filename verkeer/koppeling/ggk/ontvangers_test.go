package ggk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// ontvangers is one store in which several municipalities have residents with
// allotments that run, for programs that receive claims over them at the same time.
type ontvangers struct {
	testing.TB
	adres        string
	k            *proefhuis.Keten
	gemeenten    []kenmerk.Gemeentecode
	toewijzingen map[kenmerk.Gemeentecode][]toewijzing.Toewijzing
	claims       map[kenmerk.Gemeentecode]int
	volg         int
}

// bewoners is how many clients a claim has, each with one line.
const bewoners = 4

// nieuweOntvangers makes a store with residents for so many claims to every
// municipality.
func nieuweOntvangers(t testing.TB, adres string, claims int) *ontvangers {
	t.Helper()
	o := opslagproef.Open(t, adres)
	r := &ontvangers{
		TB: t, adres: adres, k: proefhuis.NewKeten(t, proefhuis.Bouw(t, o, "2021-01-04"), nil),
		gemeenten:    []kenmerk.Gemeentecode{proefhuis.Gemeente("0457"), proefhuis.Gemeente("1942")},
		toewijzingen: map[kenmerk.Gemeentecode][]toewijzing.Toewijzing{},
		claims:       map[kenmerk.Gemeentecode]int{},
	}
	contracteer(t, r.k, r.gemeenten[1].String())
	bsns := proefBSNs(claims * bewoners * len(r.gemeenten))
	for i, code := range r.gemeenten {
		if err := o.Transactie(t.Context(), r.k.Gemeenten.Slot(code), func(tx *opslag.Tx) error {
			for _, bsn := range bsns[i*claims*bewoners : (i+1)*claims*bewoners] {
				if err := r.bewoner(tx, code, bsn); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	r.k.Op("2021-04-06")
	return r
}

// bewoner adds a resident with an allotment whose delivery has begun.
func (r *ontvangers) bewoner(tx *opslag.Tx, code kenmerk.Gemeentecode, nummer string) error {
	ctx, bsn, nu := r.Context(), kenmerk.Must(kenmerk.ParseBSN(nummer)), r.k.Klok.Nu()
	if _, err := r.k.Inwoners.Inschrijven(ctx, tx, inwoner.Inwoner{
		Gemeente: code, BSN: bsn, Geboren: tijdlijn.MustDag("1938-04-11"),
		Geslacht: inwoner.Vrouw, Naam: inwoner.Naam{Achternaam: "Linden"},
		Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12,
			Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")), Plaats: "Weesp"},
	}); err != nil {
		return err
	}
	a, _, err := r.k.Toewijzingen.Toewijzen(ctx, tx, nu, toewijzing.Opdracht{
		Gemeente: code, Domein: taakverdeling.Wmo, Zaak: "zaak-" + nummer,
		Voorziening: "1", Beschikking: "2021-1", Inwoner: bsn, Aanbieder: r.k.AGB,
		Product: proefhuis.Product, Omvang: toewijzing.Omvang{Volume: 600, Eenheid: contract.Minuut, Frequentie: contract.PerMaand},
		Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2021-01-01")),
	})
	if err != nil {
		return err
	}
	r.toewijzingen[code] = append(r.toewijzingen[code], a)
	_, _, err = r.k.Toewijzingen.Starten(ctx, tx, nu, toewijzing.Ontvangst{
		Gemeente: code, Domein: a.Domein, Aanbieder: a.Aanbieder, Inwoner: bsn, Bericht: "start-" + nummer,
		Meldingen: []toewijzing.Melding{{
			Soort: toewijzing.Start, Nummer: a.Nummer, Product: a.Product, Vanaf: a.Geldig.Vanaf, Status: toewijzing.Eerste,
		}},
	})
	return err
}

// proefBSNs gives the first n numbers that are given to nobody.
func proefBSNs(n int) []string {
	var alle []string
	for nummer := 999990000; len(alle) < n; nummer++ {
		if _, err := kenmerk.ParseBSN(fmt.Sprint(nummer)); err == nil {
			alle = append(alle, fmt.Sprint(nummer))
		}
	}
	return alle
}

// contracteer lets a municipality that buys for itself have the products of the
// chain, for both laws.
func contracteer(t testing.TB, k *proefhuis.Keten, code string) {
	t.Helper()
	altijd := tijdlijn.Vanaf(tijdlijn.MustDag("2016-01-01"))
	inkoper := proefhuis.Inkoper(organisatie.Kenmerk(code))
	var aanbod []contract.Aanbod
	for _, domein := range []taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd} {
		aanbod = append(aanbod, contract.Aanbod{
			Product: proefhuis.ProductVoor(domein), Omschrijving: "Begeleiding",
			Eenheid: contract.Minuut, Frequentie: contract.PerMaand, Variant: contract.Inspanning,
			Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: proefhuis.Tarief}},
		})
	}
	if err := k.Opslag.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		if err := k.Contracten.VastleggenAanbieder(t.Context(), tx, inkoper, contract.Aanbieder{
			Eigenaar: organisatie.Kenmerk(code), AGB: k.AGB, Naam: "Zorg in Proef", Geldig: altijd,
			IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")),
		}); err != nil {
			return err
		}
		return k.Contracten.Vastleggen(t.Context(), tx, inkoper, contract.Contract{
			Eigenaar: organisatie.Kenmerk(code), Nummer: "PROEF-" + code, AGB: k.AGB, Geldig: altijd, Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: proefhuis.Gemeente(code), Geldig: altijd}}, Aanbod: aanbod,
		})
	}); err != nil {
		t.Fatal(err)
	}
}

// codeer gives the bytes of a claim to the gemeente, in the release that is sent today.
func (r *ontvangers) codeer(gemeente kenmerk.Gemeentecode, d *istandaard.Declaratie323) []byte {
	r.Helper()
	vandaag := tijdlijn.Vandaag(r.k.Klok)
	std := uitgave.Voor(istandaard.Wmo, vandaag)
	kop := std.NewHeader("WMO323", r.k.AGB.String(), gemeente.String(), fmt.Sprintf("P%d", r.volg), vandaag)
	b, err := std.Codeer(std.Maak("323", istandaard.Inhoud{Kop: &kop, Declaratie323: d}))
	if err != nil {
		r.Fatal(err)
	}
	return b
}

// claim gives the next claim to a municipality over March 2021.
func (r *ontvangers) claim(gemeente kenmerk.Gemeentecode) []byte {
	r.Helper()
	maart := istandaard.GeslotenPeriode{Begindatum: tijdlijn.MustDag("2021-03-01"), Einddatum: tijdlijn.MustDag("2021-03-31")}
	r.volg++
	d := &istandaard.Declaratie323{
		DeclaratieNummer: fmt.Sprintf("D%d", r.volg), DeclaratiePeriode: maart, DeclaratieDagtekening: tijdlijn.Vandaag(r.k.Klok),
		TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{DebetCredit: "D"},
	}
	n := r.claims[gemeente]
	r.claims[gemeente]++
	for i, a := range r.toewijzingen[gemeente][n*bewoners : (n+1)*bewoners] {
		d.Clienten = append(d.Clienten, istandaard.Client323{Bsn: a.Inwoner.String(), Prestaties: []istandaard.Prestatie323{{
			ProductReferentie: istandaard.Referentie{ReferentieNummer: fmt.Sprintf("%d-%d", r.volg, i)}, ToewijzingNummer: a.Nummer,
			ProductCategorie: a.Product.Categorie, ProductCode: a.Product.Code, ProductPeriode: maart, GeleverdVolume: 1,
			Eenheid: "01", ProductTarief: &proefhuis.Tarief,
			IngediendBedrag: istandaard.BedragMetDC{Bedrag: proefhuis.Tarief, DebetCredit: "D"},
		}}})
		d.TotaalIngediendBedrag.TotaalBedrag += proefhuis.Tarief
	}
	return r.codeer(gemeente, d)
}

// ontvanger gives a program of its own on the store, with a folder in which aantal
// claims to the municipality lie.
func (r *ontvangers) ontvanger(gemeente kenmerk.Gemeentecode, aantal int) *Map {
	r.Helper()
	r.volg++
	m, err := NewMap(r.k.Ernaast(r, opslagproef.Open(r, r.adres), r.volg).Berichten, r.TempDir())
	if err != nil {
		r.Fatal(err)
	}
	for i := range aantal {
		if err := os.WriteFile(filepath.Join(m.in(postmap.In), fmt.Sprintf("%04d.xml", i)), r.claim(gemeente), 0o600); err != nil {
			r.Fatal(err)
		}
	}
	return m
}

// tegelijk lets every receiver take in its folder, and gives how long that took. No
// message needs more than one transaction: nobody is in anybody's way.
func (r *ontvangers) tegelijk(alle ...*Map) time.Duration {
	r.Helper()
	ctx, telling := opslag.MetTelling(context.WithoutCancel(r.Context()))
	var berichten atomic.Int64
	begin := make(chan struct{})
	var wg sync.WaitGroup
	for _, m := range alle {
		wg.Go(func() {
			<-begin
			uit, err := m.Ophalen(ctx)
			berichten.Add(int64(len(uit)))
			for _, o := range uit {
				if o.Fout != nil || o.Uitkomst.Bericht.Stand != bericht.Verwerkt {
					r.Errorf("%s: %v %+v", o.Bestand, o.Fout, o.Uitkomst.Bericht.Redenen)
				}
			}
			if err != nil {
				r.Error(err)
			}
		})
	}
	start := time.Now()
	close(begin)
	wg.Wait()
	duur := time.Since(start)
	if telling.Transacties() != berichten.Load() {
		r.Errorf("%d transacties voor %d berichten", telling.Transacties(), berichten.Load())
	}
	return duur
}

// TestTweeOntvangersTegelijk: two programs take in the claims of two municipalities
// at the same time, and two more those of the same two. Every one finishes its
// folder; every claim stands there once, is booked once and answered once.
func TestTweeOntvangersTegelijk(t *testing.T) {
	const aantal = 6
	for _, adres := range []func(testing.TB) string{opslagproef.AdresSQLite, opslagproef.AdresPostgres} {
		r := nieuweOntvangers(t, adres(t), 2*aantal)
		r.tegelijk(r.ontvanger(r.gemeenten[0], aantal), r.ontvanger(r.gemeenten[1], aantal),
			r.ontvanger(r.gemeenten[0], aantal), r.ontvanger(r.gemeenten[1], aantal))
		for _, g := range r.gemeenten {
			alle, err := declaratie.List(t.Context(), r.k.Opslag, g, taakverdeling.Wmo, tijdlijn.Periode{Tot: tijdlijn.Open})
			if err != nil || len(alle) != 2*aantal {
				t.Errorf("%s: %d declaraties, %v; wil %d", g, len(alle), err, 2*aantal)
			}
			for _, d := range alle {
				if d.Status != declaratie.Beoordeeld || d.Afgekeurd != 0 || d.Toegekend != bewoners*proefhuis.Tarief {
					t.Errorf("%s: %+v", g, d)
				}
			}
			if b, err := r.k.Logboek.Controleer(t.Context(), g); err != nil || b.Breuk != nil || b.Handelingen == 0 {
				t.Errorf("%s: het logboek: %+v %v", g, b, err)
			}
		}
		klaar, err := r.k.Berichten.TeVerzenden(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		antwoorden := 0
		for _, m := range klaar {
			if m.Soort == "WMO325" {
				antwoorden++
			}
		}
		if antwoorden != 2*2*aantal {
			t.Errorf("%d antwoorden; wil %d", antwoorden, 2*2*aantal)
		}
	}
}

// BenchmarkTweeOntvangers measures on PostgreSQL how much two programs that receive
// claims of different municipalities do together, to what one does: "keer-een". It
// alternates, and gives the median of the rounds.
func BenchmarkTweeOntvangers(b *testing.B) {
	const aantal, ronden = 12, 6
	r := nieuweOntvangers(b, opslagproef.AdresPostgres(b), 5+aantal*ronden*3/2)
	r.tegelijk(r.ontvanger(r.gemeenten[0], 5), r.ontvanger(r.gemeenten[1], 5)) // warm
	var keer, een []float64
	for ronde := range ronden {
		alleen := r.tegelijk(r.ontvanger(r.gemeenten[ronde%2], aantal))
		samen := r.tegelijk(r.ontvanger(r.gemeenten[0], aantal), r.ontvanger(r.gemeenten[1], aantal))
		keer, een = append(keer, 2*float64(alleen)/float64(samen)), append(een, float64(alleen)/aantal/1e6)
	}
	slices.Sort(keer)
	slices.Sort(een)
	b.ReportMetric(keer[len(keer)/2], "keer-een")
	b.ReportMetric(een[len(een)/2], "ms/bericht")
}

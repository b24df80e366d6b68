package proefhuis

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/uitgave"
)

// Keten is the message traffic of a house, on a queue of its own, with one
// contract of Weesp: Product at Tarief a unit, per month, with provider AGB.
type Keten struct {
	*Huis
	Gemeente     kenmerk.Gemeentecode
	AGB          kenmerk.AGB
	Rij          *wachtrij.Wachtrij
	Toewijzingen *toewijzing.Register
	Verzoeken    *verzoek.Verzoeken
	Berichten    *bericht.Berichten
	nummer       int
}

// Product and Jeugdproduct are what the contract of a Keten offers for the Wmo and
// the Jeugdwet, each at Tarief a minute.
var (
	Product      = contract.Product{Categorie: "02", Code: "02A03"}
	Jeugdproduct = contract.Product{Categorie: "45", Code: "45A04"}
	Tarief       = geld.Cent(110)
)

// ProductVoor gives the product of the contract in a domain.
func ProductVoor(domein taakverdeling.Domein) contract.Product {
	if domein == taakverdeling.Jeugd {
		return Jeugdproduct
	}
	return Product
}

// NewKeten gives the traffic over h. verstuur carries what was made; nil leaves it
// ready.
func NewKeten(t testing.TB, h *Huis, verstuur func(context.Context, bericht.Verstuur) error) *Keten {
	t.Helper()
	k := &Keten{Huis: h, Gemeente: Gemeente("0457"), AGB: kenmerk.Must(kenmerk.ParseAGB("90000017"))}
	var err error
	if k.Rij, err = wachtrij.New(h.Opslag, h.Klok, nil); err != nil {
		t.Fatal(err)
	}
	k.Toewijzingen = toewijzing.New(toewijzing.Onderdelen{
		Verdeling: h.Verdeling, Poort: h.Poort, Logboek: h.Logboek, Wachtrij: k.Rij, Inwoners: h.Inwoners,
		Gedeclareerd: declaratie.HeeftGoedgekeurd,
	})
	k.Verzoeken = verzoek.New(verzoek.Onderdelen{
		Opslag: h.Opslag, Klok: h.Klok, Toeval: rand.NewChaCha8([32]byte{3}), Verdeling: h.Verdeling, Poort: h.Poort, Logboek: h.Logboek,
		Wachtrij: k.Rij, Toewijzingen: k.Toewijzingen,
	})
	k.Berichten = bericht.New(bericht.Onderdelen{
		Opslag: h.Opslag, Klok: h.Klok, Toeval: rand.NewChaCha8([32]byte{2}), Verdeling: h.Verdeling, Poort: h.Poort, Logboek: h.Logboek,
		Wachtrij: k.Rij, Toewijzingen: k.Toewijzingen, Verzoeken: k.Verzoeken, Uitgaven: uitgave.Gangbaar(),
		Declaraties: declaratie.New(declaratie.Onderdelen{
			Opslag: h.Opslag, Verdeling: h.Verdeling, Poort: h.Poort, Logboek: h.Logboek, Betalingen: h.Betalingen,
		}),
	})
	k.Berichten.Aanmelden(verstuur)
	k.contracteer(t)
	return k
}

func (k *Keten) doe(t testing.TB, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := k.Opslag.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

func (k *Keten) contracteer(t testing.TB) {
	t.Helper()
	altijd := tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-01"))
	inkoper := Inkoper("RGV")
	k.doe(t, func(tx *opslag.Tx) error {
		if err := k.Contracten.VastleggenAanbieder(t.Context(), tx, inkoper, contract.Aanbieder{
			Eigenaar: "RGV", AGB: k.AGB, Naam: "Zorg in Proef", IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Geldig: altijd,
		}); err != nil {
			return err
		}
		return k.Contracten.Vastleggen(t.Context(), tx, inkoper, contract.Contract{
			Eigenaar: "RGV", Nummer: "PROEF-KETEN", AGB: k.AGB, Geldig: altijd, Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: k.Gemeente, Geldig: altijd}},
			Aanbod:    []contract.Aanbod{aanbod(Product, altijd), aanbod(Jeugdproduct, altijd)},
		})
	})
}

// Inkoper gives somebody who buys for an organisation.
func Inkoper(van organisatie.Kenmerk) organisatie.Wie {
	return organisatie.Wie{Medewerker: "inkoper", Organisatie: van, Functies: []organisatie.Functie{organisatie.Inkoper}}
}

func aanbod(p contract.Product, altijd tijdlijn.Periode) contract.Aanbod {
	return contract.Aanbod{
		Product: p, Omschrijving: "Begeleiding", Eenheid: contract.Minuut, Frequentie: contract.PerMaand, Variant: contract.Inspanning,
		Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: Tarief}},
	}
}

// Inschrijven adds a resident of Weesp with an invented name.
func (k *Keten) Inschrijven(t testing.TB, bsn string) kenmerk.BSN {
	t.Helper()
	nummer := kenmerk.Must(kenmerk.ParseBSN(bsn))
	k.doe(t, func(tx *opslag.Tx) error {
		_, err := k.Inwoners.Inschrijven(t.Context(), tx, inwoner.Inwoner{
			Gemeente: k.Gemeente, BSN: nummer, Geboren: tijdlijn.MustDag("1938-04-11"), Geslacht: inwoner.Vrouw,
			Naam: inwoner.Naam{Voorletters: "G.H.", Voornamen: "Geertruida Hendrika", Voorvoegsel: "van der", Achternaam: "Linden"},
			Adres: inwoner.Adres{Straat: "Nieuwstraat", Huisnummer: 12, Huisletter: "A",
				Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BC")), Plaats: "Weesp"},
			Telefoon: "+31 294-123456", Email: "g@voorbeeld.example",
		})
		return err
	})
	return nummer
}

// Toewijzen allots 600 minutes a month to the resident from vanaf on; tot is the
// first day without, "" leaves it open. The job to tell it stands in the queue.
func (k *Keten) Toewijzen(t testing.TB, bsn kenmerk.BSN, vanaf, tot string) toewijzing.Toewijzing {
	t.Helper()
	return k.ToewijzenIn(t, taakverdeling.Wmo, bsn, vanaf, tot)
}

// ToewijzenIn allots as Toewijzen does, in a domain.
func (k *Keten) ToewijzenIn(t testing.TB, domein taakverdeling.Domein, bsn kenmerk.BSN, vanaf, tot string) toewijzing.Toewijzing {
	t.Helper()
	k.nummer++
	o := toewijzing.Opdracht{
		Gemeente: k.Gemeente, Domein: domein, Zaak: "zaak-" + strconv.Itoa(k.nummer), Voorziening: "1",
		Beschikking: "2016-" + strconv.Itoa(k.nummer),
		Inwoner:     bsn, Aanbieder: k.AGB, Product: ProductVoor(domein),
		Omvang: toewijzing.Omvang{Volume: 600, Eenheid: contract.Minuut, Frequentie: contract.PerMaand},
		Geldig: tijdlijn.Vanaf(tijdlijn.MustDag(vanaf)),
	}
	if tot != "" {
		o.Geldig.Tot = tijdlijn.MustDag(tot)
	}
	var nieuw toewijzing.Toewijzing
	k.doe(t, func(tx *opslag.Tx) (err error) {
		nieuw, _, err = k.Toewijzingen.Toewijzen(t.Context(), tx, k.Klok.Nu(), o)
		return err
	})
	return nieuw
}

// Melden tells the provider about an allotment, as the job in the queue would.
func (k *Keten) Melden(t testing.TB, over toewijzing.Toewijzing) (bericht.Bericht, bool) {
	t.Helper()
	m, gemaakt, err := k.Berichten.ToewijzingMelden(t.Context(), toewijzing.Verzend{Gemeente: over.Gemeente, Nummer: over.Nummer})
	if err != nil {
		t.Fatal(err)
	}
	return m, gemaakt
}

// Beeindig ends who does a task for Weesp: from dag on nobody does.
func (k *Keten) Beeindig(t testing.TB, taak taakverdeling.Taak, dag string) {
	t.Helper()
	vanaf := tijdlijn.MustDag(dag)
	verdeling, err := k.Verdeling.Stand(t.Context(), k.Opslag)
	if err != nil {
		t.Fatal(err)
	}
	houder, ok := verdeling.Uitvoerder(k.Gemeente, taak, vanaf)
	if !ok {
		t.Fatalf("niemand doet %s op %s", taak, dag)
	}
	k.doe(t, func(tx *opslag.Tx) error {
		return k.Huis.Verdeling.Beeindigen(t.Context(), tx, k.Klok.Nu(), k.Gemeente, houder.ID, vanaf, taakverdeling.Afwikkeling{})
	})
}

// Telling describes all that a message can change, so that two of them are equal
// when nothing changed in between.
func (k *Keten) Telling(t testing.TB) string {
	t.Helper()
	var delen []string
	tel := func(wat any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		delen = append(delen, fmt.Sprint(wat))
	}
	ctx, altijd := t.Context(), tijdlijn.Periode{Vanaf: 0, Tot: tijdlijn.Open}
	for nummer := range k.nummer {
		tel(toewijzing.Leveringen(ctx, k.Opslag, k.Gemeente, int64(nummer+1)))
	}
	tel(declaratie.List(ctx, k.Opslag, k.Gemeente, taakverdeling.Wmo, altijd))
	tel(grootboek.Standen(ctx, k.Opslag, k.Gemeente, tijdlijn.MomentOpen))
	tel(betaling.List(ctx, k.Opslag, k.Gemeente, betaling.Klaargezet))
	stand, err := k.Logboek.Stand(ctx, k.Gemeente)
	tel(stand.Handelingen.Nummer, err)
	tel(k.Berichten.List(ctx, k.Kijk(t, "1942", "s.mulder"), k.Gemeente, bericht.Filter{}))
	return strings.Join(delen, "\n")
}

// Werk carries out the queue until it is empty.
func (k *Keten) Werk(t testing.TB) {
	t.Helper()
	ctx, klaar := context.WithTimeout(t.Context(), 30*time.Second)
	defer klaar()
	if err := k.Rij.Start(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Rij.WachtTotLeeg(ctx); err != nil {
		t.Error(err)
	}
	if err := k.Rij.Stop(ctx); err != nil {
		t.Fatal(err)
	}
}

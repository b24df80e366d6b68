package proefloket

import (
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/uitvoering/zaak"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// Toegewezen brings the case to an allotment with its message, as the jobs in the
// queue do.
func (p *Proef) Toegewezen() {
	p.Helper()
	p.Tot(zaak.Beschikt)
	p.Moet(p.H.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		return p.H.Toewijzingen.NaBeschikking(p.Context(), tx, p.H.Klok.Nu(),
			zaak.NaBeschikking{Gemeente: Weesp, Zaak: p.Zaak.ID, Beschikking: "B2017-000001"})
	}))
	_, gemaakt, err := p.H.Berichten.ToewijzingMelden(p.Context(), toewijzing.Verzend{Gemeente: Weesp, Nummer: 1})
	if p.Moet(err); !gemaakt {
		p.Fatal("er is geen bericht aan de aanbieder gemaakt")
	}
}

// Declareert offers a claim over one month: 480 minutes at each of the tariffs.
func (p *Proef) Declareert(nummer, vanaf string, tarieven ...geld.Cent) {
	p.Helper()
	eerste := tijdlijn.MustDag(vanaf)
	maand := tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}
	d := declaratie.Declaratie{Gemeente: Weesp, Domein: taakverdeling.Wmo, Aanbieder: AGB, Nummer: nummer, Bericht: "bericht-" + nummer,
		Periode: maand, Dagtekening: maand.Tot}
	for i, tarief := range tarieven {
		d.Regels = append(d.Regels, declaratie.Regel{Inwoner: Bewoonster().BSN, Referentie: nummer + "-" + string(rune('1'+i)),
			Toewijzing: 1, Product: huishulp, Periode: maand,
			Volume: 480, Eenheid: contract.Minuut, Tarief: tarief, Bedrag: 480 * tarief})
		d.Totaal += 480 * tarief
	}
	p.Moet(p.H.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		_, err := p.H.Declaraties.Ontvangen(p.Context(), tx, p.H.Klok.Nu(), d)
		return err
	}))
}

// Onbekende is somebody that Weesp does not know yet.
const Onbekende = "999993847"

// Enige gives the one message of a kind in the store, newest first.
func (p *Proef) Enige(soort string) bericht.Bericht {
	p.Helper()
	alle, err := p.H.Berichten.List(p.Context(), p.H.Kijk(p, "1942", "s.mulder"), Weesp, bericht.Filter{Soort: soort})
	if p.Moet(err); len(alle) == 0 {
		p.Fatalf("er is geen %s", soort)
	}
	return alle[0]
}

// Verzonden notes that every message that is ready went out.
func (p *Proef) Verzonden() {
	p.Helper()
	klaar, err := p.H.Berichten.TeVerzenden(p.Context())
	p.Moet(err)
	for _, m := range klaar {
		p.Moet(p.H.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return p.H.Berichten.Verzonden(p.Context(), tx, m.Gemeente, m.ID)
		}))
	}
}

// Krijgt offers a message of the provider and expects it in that stand.
func (p *Proef) Krijgt(m istandaard.Bericht, stand bericht.Stand) bericht.Uitkomst {
	p.Helper()
	inhoud, err := m.Encode()
	p.Moet(err)
	u, err := p.H.Berichten.Ontvangen(p.Context(), inhoud)
	if p.Moet(err); u.Bericht.Stand != stand {
		p.Fatalf("%s is %s, wil %s: %+v", u.Bericht.Soort, u.Bericht.Stand, stand, u.Bericht.Redenen)
	}
	return u
}

// KeurtAf gives the retour of the provider on the 301, with a code at the client.
func (p *Proef) KeurtAf(code string) {
	p.Helper()
	heen := p.Enige("WMO301")
	inhoud, err := p.H.Berichten.Inhoud(p.Context(), Weesp, heen.ID)
	p.Moet(err)
	m, _, err := uitgave.Decode(inhoud)
	p.Moet(err)
	std := p.Standaard(istandaard.Wmo)
	kop := std.NewRetourHeader("WMO301", *std.Inhoud(m).Kop, "R1", tijdlijn.Vandaag(p.H.Klok))
	kop.RetourCodes = []string{code}
	p.Krijgt(std.Maak("302", istandaard.Inhoud{Retourkop: &kop}), bericht.Verwerkt)
}

// Standaard gives the release that messages of the law are sent in today.
func (p *Proef) Standaard(wet istandaard.Wet) *istandaard.Standaard {
	return uitgave.Voor(wet, tijdlijn.Vandaag(p.H.Klok))
}

// Maak gives a message of the provider to Weesp with the parts that i holds.
func (p *Proef) Maak(wet istandaard.Wet, nummer, identificatie string, i istandaard.Inhoud) istandaard.Bericht {
	std := p.Standaard(wet)
	kop := std.NewHeader(std.Soort(nummer), AGB.String(), "0457", identificatie, tijdlijn.Vandaag(p.H.Klok))
	i.Kop = &kop
	return std.Maak(nummer, i)
}

// Naam is how messages name the resident.
func Naam() istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Linden", Voorvoegsel: "van der"}}
}

// Vraagt offers a VOT for 300 minutes a month from 6 February 2017 on.
func (p *Proef) Vraagt(referentie, bsn string) verzoek.Verzoek {
	p.Helper()
	p.Krijgt(p.Maak(istandaard.Wmo, "315", "V"+referentie, istandaard.Inhoud{
		Client315: &istandaard.Client315{Bsn: bsn, Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")},
			Geslacht: "2", Naam: Naam(),
			AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
				ReferentieAanbieder: referentie, Product: &istandaard.Product{Categorie: "01", Code: "01A01"},
				ToewijzingIngangsdatum: tijdlijn.MustDag("2017-02-06"),
				Omvang:                 &istandaard.Omvang{Volume: 300, Eenheid: "01", Frequentie: "4"},
				Verwijzer:              istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"}, Raamcontract: "1",
			}}},
	}), bericht.Verwerkt)
	return p.Verzoek(taakverdeling.Wmo, referentie)
}

// Verzoek finds a request by the reference of the provider.
func (p *Proef) Verzoek(domein taakverdeling.Domein, referentie string) verzoek.Verzoek {
	p.Helper()
	v, ok, err := verzoek.VanReferentie(p.Context(), p.H.Opslag, Weesp, domein, AGB, referentie)
	if p.Moet(err); !ok {
		p.Fatalf("verzoek %s is er niet", referentie)
	}
	return v
}

// Wijzigt offers a VOW: allotment 1 with 780 minutes a month from 1 March on, and
// nothing else.
func (p *Proef) Wijzigt(referentie string) verzoek.Verzoek {
	p.Helper()
	p.Krijgt(p.Maak(istandaard.Wmo, "317", "W"+referentie, istandaard.Inhoud{
		Client317: &istandaard.Client317{Bsn: Bewoonster().BSN.String(),
			Verzoek: istandaard.Verzoek317{ReferentieAanbieder: referentie, RedenVerzoek: "1",
				TeWijzigenProducten: []istandaard.TeWijzigenProduct317{{ToewijzingNummer: 1,
					GewensteIngangsdatum: tijdlijn.MustDag("2017-03-01"),
					Omvang:               &istandaard.Omvang{Volume: 780, Eenheid: "01", Frequentie: "4"}}},
			}},
	}), bericht.Verwerkt)
	return p.Verzoek(taakverdeling.Wmo, referentie)
}

// VraagtJeugd offers a VOT for a child, for a kind of help without a product.
func (p *Proef) VraagtJeugd(referentie string) verzoek.Verzoek {
	p.Helper()
	p.Krijgt(p.Maak(istandaard.Jeugd, "315", "J"+referentie, istandaard.Inhoud{
		Client315: &istandaard.Client315{Bsn: Onbekende, Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("2008-04-11")},
			Geslacht: "1", Naam: Naam(), GezagsdragerBekend: "1",
			AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
				ReferentieAanbieder: referentie, Product: &istandaard.Product{Categorie: "45"},
				ToewijzingIngangsdatum: tijdlijn.MustDag("2017-02-06"),
				Verwijzer:              istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"}, Raamcontract: "1",
			}}},
	}), bericht.Verwerkt)
	return p.Verzoek(taakverdeling.Jeugd, referentie)
}

// Berichtpad gives the address of a message.
func Berichtpad(m bericht.Bericht) string { return "/berichten/" + m.Gemeente.String() + "/" + m.ID }

// Verzoekpad gives the address of a request.
func Verzoekpad(v verzoek.Verzoek) string { return "/verzoeken/" + v.Gemeente.String() + "/" + v.ID }

// Voor reports whether eerst stands in the text, with daarna after it.
func Voor(tekst, eerst, daarna string) bool {
	i, j := strings.Index(tekst, eerst), strings.Index(tekst, daarna)
	return i >= 0 && j > i
}

package bericht_test

import (
	"fmt"
	"slices"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// wet is a proef in one domain: what a provider sends in the standard of that law.
type wet struct {
	*proef
	domein taakverdeling.Domein
	std    *istandaard.Standaard
}

// inBeideWetten runs a test on both databases in both laws.
func inBeideWetten(t *testing.T, doe func(t *testing.T, p *wet)) {
	t.Helper()
	begin := dag("2017-01-03")
	for _, w := range []wet{
		{domein: taakverdeling.Wmo, std: uitgave.Voor(istandaard.Wmo, begin)},
		{domein: taakverdeling.Jeugd, std: uitgave.Voor(istandaard.Jeugd, begin)},
	} {
		t.Run(string(w.domein), func(t *testing.T) {
			draai(t, func(t *testing.T, p *proef) { doe(t, &wet{p, w.domein, w.std}) })
		})
	}
}

func (p *wet) toegewezen(bsn, vanaf, tot string) toewijzing.Toewijzing {
	p.Helper()
	a := p.ToewijzenIn(p, p.domein, p.Inschrijven(p, bsn), vanaf, tot)
	p.Melden(p, a)
	return a
}

func (p *wet) kop(nummer string) *istandaard.Header {
	p.volg++
	h := p.std.NewHeader(p.std.Soort(nummer), agb, "0457", fmt.Sprintf("A%d", p.volg), tijdlijn.Vandaag(p.Klok))
	return &h
}

// neem offers a message and expects that it is kept in that stand.
func (p *wet) neem(nummer string, i istandaard.Inhoud, stand bericht.Stand) bericht.Uitkomst {
	p.Helper()
	bytes, err := p.std.Codeer(p.std.Maak(nummer, i))
	p.moet(err)
	u, err := p.Berichten.Ontvangen(p.Context(), bytes)
	p.moet(err)
	if u.Bericht.Stand != stand || u.Bericht.Soort != p.std.Soort(nummer) {
		p.Fatalf("%s is %s, verwacht %s: %+v", u.Bericht.Soort, u.Bericht.Stand, stand, u.Bericht.Redenen)
	}
	return u
}

// lees decodes a message of ours, after the check that its receiver will make.
func (p *wet) lees(b bericht.Bericht) istandaard.Inhoud {
	p.Helper()
	bytes, err := p.Berichten.Inhoud(p.Context(), b.Gemeente, b.ID)
	p.moet(err)
	soort, breuken := p.std.Controleer(bytes)
	if soort != b.Soort || len(breuken) > 0 {
		p.Fatalf("%s is geen geldige %s: %v", soort, b.Soort, breuken)
	}
	m, _ := p.std.Lees(soort, bytes)
	return p.std.Inhoud(m)
}

func (p *wet) persoon() (istandaard.Geboortedatum, istandaard.VerkorteNaam) {
	return istandaard.Geboortedatum{Datum: dag("1938-04-11")},
		istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Linden", Voorvoegsel: "van der"}}
}

func product(d taakverdeling.Domein) *istandaard.Product {
	p := proefhuis.ProductVoor(d)
	return &istandaard.Product{Categorie: p.Categorie, Code: p.Code}
}

func minuten(volume int64) *istandaard.Omvang {
	return &istandaard.Omvang{Volume: volume, Eenheid: "01", Frequentie: "4"}
}

// aanvraag is a 315 with a product per reference.
func (p *wet) aanvraag(bsn, vanaf string, referenties ...string) istandaard.Inhoud {
	geboren, naam := p.persoon()
	c := &istandaard.Client315{Bsn: bsn, Geboortedatum: geboren, Geslacht: "2", Naam: naam}
	for _, r := range referenties {
		c.AangevraagdeProducten = append(c.AangevraagdeProducten, istandaard.AangevraagdProduct315{
			ReferentieAanbieder: r, Product: product(p.domein), ToewijzingIngangsdatum: dag(vanaf), Omvang: minuten(300),
			Verwijzer: istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"},
		})
		vanaf = tijdlijn.MustDag(vanaf).PlusMaanden(12).String()
		eind := tijdlijn.MustDag(vanaf).Plus(-1)
		c.AangevraagdeProducten[len(c.AangevraagdeProducten)-1].ToewijzingEinddatum = &eind
	}
	return istandaard.Inhoud{Kop: p.kop("315"), Client315: c}
}

// beslisser is who may grant in this law: Weesp kept the decisions of the Wmo, and a
// youth whom the family doctor referred needs none.
func (p *wet) beslisser() organisatie.Wie {
	p.Helper()
	if p.domein == taakverdeling.Wmo {
		return p.Als(p, "0457", "p.visser")
	}
	return p.Als(p, "1942", "s.mulder")
}

func (p *wet) eersteVerzoek(referentie string) verzoek.Verzoek {
	p.Helper()
	v, gevonden, err := verzoek.VanReferentie(p.Context(), p.Opslag, p.Gemeente, p.domein, kenmerk.Must(kenmerk.ParseAGB(agb)), referentie)
	p.moet(err)
	if !gevonden {
		p.Fatalf("verzoek %s is niet bewaard", referentie)
	}
	return v
}

// TestStartEnStopInBeideWetten: allotment, start, stop and claim in both laws.
func TestStartEnStopInBeideWetten(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *wet) {
		a := p.toegewezen("999990019", "2021-01-04", "")
		p.Op("2021-01-06")
		geboren, naam := p.persoon()
		u := p.neem("305", istandaard.Inhoud{Kop: p.kop("305"), Client305: &istandaard.Client305{
			Bsn: "999990019", Geboortedatum: geboren, Geslacht: "2", Naam: naam,
			StartProducten: []istandaard.StartProduct305{{ToewijzingNummer: &a.Nummer, Product: product(p.domein),
				ToewijzingIngangsdatum: &a.Geldig.Vanaf, Begindatum: a.Geldig.Vanaf, StatusAanlevering: "1"}},
		}}, bericht.Verwerkt)
		if r := p.lees(*u.Antwoord); u.Antwoord.Soort != p.std.Soort("306") || r.Client306 != nil || r.Retourkop.RetourCodes != nil {
			t.Errorf("306: %+v", r)
		}
		gevonden, err := p.Berichten.VanToewijzingen(t.Context(), p.Kijk(t, "1942", "s.mulder"), []toewijzing.Toewijzing{a})
		van := gevonden[a.Nummer]
		if err != nil || len(van) != 2 || van[1].Soort != p.std.Soort("305") {
			t.Errorf("berichten over de toewijzing: %+v %v", van, err)
		}
		u = p.neem("307", istandaard.Inhoud{Kop: p.kop("307"), Client307: &istandaard.Client307{
			Bsn: "999990019", Geboortedatum: geboren, Geslacht: "2", Naam: naam,
			StopProducten: []istandaard.StopProduct307{{ToewijzingNummer: &a.Nummer,
				Product: product(p.domein), ToewijzingIngangsdatum: &a.Geldig.Vanaf,
				Begindatum: dag("2021-01-05"), Einddatum: dag("2021-01-05"), RedenBeeindiging: "20", StatusAanlevering: "1"}},
		}}, bericht.Afgekeurd)
		r := p.lees(*u.Antwoord)
		if got := r.Client308.StopProducten[0].RetourCodes; !slices.Equal(got, []string{"9069"}) ||
			!slices.Equal(r.Client308.RetourCodes, []string{"0200"}) {
			t.Errorf("308: %+v", r.Client308)
		}
	})
}

// TestVerzoekTotAfwijzing: 315 → 316 → 319 (under investigation) → 320 → 319
// (rejected), each once however often the job runs.
func TestVerzoekTotAfwijzing(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *wet) {
		p.Inschrijven(t, "999990019")
		u := p.neem("315", p.aanvraag("999990019", "2017-02-01", "REF-1", "REF-2"), bericht.Verwerkt)
		if r := p.lees(*u.Antwoord); u.Antwoord.Soort != p.std.Soort("316") || r.Client316 != nil || r.Retourkop.Afzender != agb {
			t.Errorf("316: %+v", r)
		}
		wie := p.Als(t, "1942", "s.mulder")
		v := p.eersteVerzoek("REF-1")
		v, err := p.Verzoeken.Onderzoeken(t.Context(), wie, verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
		p.moet(err)
		o := verzoek.Antwoord{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie}
		onderzoek, gemaakt, err := p.Berichten.VerzoekBeantwoorden(t.Context(), o)
		if err != nil || !gemaakt {
			t.Fatalf("%v %v", gemaakt, err)
		}
		if a := p.lees(onderzoek).Antwoord319; a.ReferentieAanbieder != "REF-1" ||
			a.VerzoekAntwoord != "2" || a.RedenAfwijzingVerzoek != "" {
			t.Errorf("319: %+v", a)
		}
		if _, nogEens, err := p.Berichten.VerzoekBeantwoorden(t.Context(), o); err != nil || nogEens {
			t.Errorf("een tweede 319 over hetzelfde: %v %v", nogEens, err)
		}
		retour := p.std.NewRetourHeader(p.std.Soort("319"), *p.lees(onderzoek).Kop, "R1", tijdlijn.Vandaag(p.Klok))
		p.neem("320", istandaard.Inhoud{Retourkop: &retour}, bericht.Verwerkt)
		if na, err := p.Berichten.Get(t.Context(), onderzoek.Gemeente, onderzoek.ID); err != nil || na.Stand != bericht.Beantwoord {
			t.Errorf("%+v %v", na, err)
		}
		v, err = p.Verzoeken.Afwijzen(t.Context(), wie, verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie},
			verzoek.Afwijzing{Reden: verzoek.GeenContract})
		p.moet(err)
		af, gemaakt, err := p.Berichten.VerzoekBeantwoorden(t.Context(), verzoek.Antwoord{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
		if err != nil || !gemaakt {
			t.Fatalf("%v %v", gemaakt, err)
		}
		if a := p.lees(af).Antwoord319; a.VerzoekAntwoord != "1" || a.RedenAfwijzingVerzoek != "3" {
			t.Errorf("319: %+v", a)
		}
		fouten := p.std.NewRetourHeader(p.std.Soort("319"), *p.lees(af).Kop, "R2", tijdlijn.Vandaag(p.Klok))
		fouten.RetourCodes = []string{"9365"}
		p.neem("320", istandaard.Inhoud{Retourkop: &fouten}, bericht.Verwerkt)
		nieuw, err := p.Berichten.Opnieuw(t.Context(), wie, af.Gemeente, af.ID)
		if err != nil || nieuw.Identificatie == af.Identificatie || p.lees(nieuw).Antwoord319.RedenAfwijzingVerzoek != "3" {
			t.Errorf("%+v %v", nieuw, err)
		}
		van, err := p.Berichten.VanVerzoek(t.Context(), p.KijkAls(t, wie), v)
		if err != nil || len(van) != 4 {
			t.Errorf("berichten over het verzoek: %d %v", len(van), err)
		}
	})
}

// TestVerzoekTotToewijzing: 315 → 316 → 301 with the reference of the request, once.
func TestVerzoekTotToewijzing(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *wet) {
		p.Inschrijven(t, "999990019")
		p.neem("315", p.aanvraag("999990019", "2017-02-01", "REF-1"), bericht.Verwerkt)
		v := p.eersteVerzoek("REF-1")
		wie := p.Als(t, "1942", "s.mulder")
		_, err := p.Verzoeken.Toekennen(t.Context(), p.beslisser(),
			verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie}, verzoek.Toekenning{})
		p.moet(err)
		toegekend, err := toewijzing.VoorAanbieder(t.Context(), p.Opslag, p.Gemeente, v.Inwoner, v.Aanbieder, tijdlijn.Vandaag(p.Klok), -1)
		if err != nil || len(toegekend) != 1 {
			t.Fatalf("%v %v", toegekend, err)
		}
		b, gemaakt := p.Melden(t, toegekend[0])
		if a := p.lees(b).Client301.ToegewezenProducten; !gemaakt || len(a) != 1 || a[0].ReferentieAanbieder != "REF-1" {
			t.Errorf("301: %v %+v", gemaakt, a)
		}
		if van, err := p.Berichten.VanVerzoek(t.Context(), p.KijkAls(t, wie), v); err != nil || len(van) != 2 || van[1].ID != b.ID {
			t.Errorf("berichten over het verzoek: %+v %v", van, err)
		}
		p.neem("315", p.aanvraag("999990019", "2019-02-01", "REF-2"), bericht.Verwerkt)
		u := p.neem("315", p.aanvraag("999990019", "2020-02-01", "REF-3"), bericht.Afgekeurd)
		r := p.lees(*u.Antwoord)
		if got := r.Client316.AangevraagdeProducten[0].RetourCodes; !slices.Equal(got, []string{"9374"}) ||
			r.Client316.Naam.Geslachtsnaam.Achternaam != "Linden" {
			t.Errorf("316: %+v", r.Client316)
		}
	})
}

// TestWijzigingsverzoek: 317 → 318 with codes per class, and → 301 as it was asked.
func TestWijzigingsverzoek(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *wet) {
		a := p.toegewezen("999990019", "2017-01-09", "2018-01-01")
		wijziging := func(referentie string, nummer int64, bsn string) istandaard.Inhoud {
			eind := dag("2018-06-30")
			return istandaard.Inhoud{Kop: p.kop("317"), Client317: &istandaard.Client317{Bsn: bsn, Verzoek: istandaard.Verzoek317{
				ReferentieAanbieder: referentie, RedenVerzoek: "1",
				TeWijzigenProducten: []istandaard.TeWijzigenProduct317{{ToewijzingNummer: nummer,
					GewensteIngangsdatum: a.Geldig.Vanaf, Einddatum: &eind, Omvang: minuten(600)}},
			}}}
		}
		u := p.neem("317", wijziging("VOW-0", a.Nummer, "999993653"), bericht.Afgekeurd)
		r := p.lees(*u.Antwoord).Client318
		if !slices.Equal(r.RetourCodes, []string{"8187"}) || !slices.Equal(r.Verzoek.RetourCodes, []string{"0233"}) ||
			!slices.Equal(r.Verzoek.TeWijzigenProducten[0].RetourCodes, []string{"0233"}) {
			t.Errorf("318 van een onbekende cliënt: %+v", r)
		}
		u = p.neem("317", wijziging("VOW-1", a.Nummer+50, "999990019"), bericht.Afgekeurd)
		r = p.lees(*u.Antwoord).Client318
		if !slices.Contains(r.Verzoek.TeWijzigenProducten[0].RetourCodes, "9351") ||
			!slices.Contains(r.Verzoek.RetourCodes, "9349") || !slices.Equal(r.RetourCodes, []string{"0200"}) {
			t.Errorf("318 over een onbekende toewijzing: %+v", r)
		}
		u = p.neem("317", wijziging("VOW-2", a.Nummer, "999990019"), bericht.Verwerkt)
		if r := p.lees(*u.Antwoord); r.Client318 != nil {
			t.Errorf("318: %+v", r.Client318)
		}
		v := p.eersteVerzoek("VOW-2")
		_, err := p.Verzoeken.Toekennen(t.Context(), p.beslisser(),
			verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID}, verzoek.Toekenning{})
		p.moet(err)
		b, gemaakt := p.Melden(t, a)
		got := p.lees(b).Client301.ToegewezenProducten
		if !gemaakt || len(got) != 1 || got[0].ToewijzingNummer != a.Nummer || *got[0].Einddatum != dag("2018-06-30") ||
			got[0].ReferentieAanbieder != "VOW-2" || got[0].RedenWijziging != "04" {
			t.Errorf("301: %v %+v", gemaakt, got)
		}
	})
}

// TestWerklijst: what waits on the holder, with its last day, and what is late.
func TestWerklijst(t *testing.T) {
	inBeideWetten(t, func(t *testing.T, p *wet) {
		wie := p.Als(t, "1942", "s.mulder")
		a := p.toegewezen("999990019", "2017-01-02", "")
		p.neem("315", p.aanvraag("999990019", "2019-02-01", "REF-1"), bericht.Verwerkt)
		telling := func(dagNu string) map[bericht.Aard]bericht.Telling {
			p.Op(dagNu)
			werk, err := p.Berichten.Werklijst(t.Context(), p.KijkAls(t, wie), bericht.Werkvraag{})
			p.moet(err)
			uit := map[bericht.Aard]bericht.Telling{}
			for _, w := range werk.Tellingen {
				uit[w.Aard] = w
			}
			return uit
		}
		eerst := telling("2017-01-03")
		for aard, aantal := range map[bericht.Aard]int{bericht.Verzoeken: 1, bericht.Versturen: 2,
			bericht.Starten: 1, bericht.Wachten: 0, bericht.Herstellen: 0} {
			if eerst[aard].Aantal != aantal || eerst[aard].TeLaat != 0 {
				t.Errorf("%s: %+v, verwacht %d", aard, eerst[aard], aantal)
			}
		}
		// three working days for our 316, five for the request and for the start
		if w := telling("2017-01-07"); w[bericht.Versturen].TeLaat != 1 || w[bericht.Verzoeken].TeLaat != 0 {
			t.Errorf("op 7 januari: %+v", w)
		}
		if w := telling("2017-01-10"); w[bericht.Verzoeken].TeLaat != 0 || w[bericht.Starten].TeLaat != 0 {
			t.Errorf("op 10 januari: %+v", w)
		}
		if w := telling("2017-01-11"); w[bericht.Verzoeken].TeLaat != 1 || w[bericht.Starten].TeLaat != 1 {
			t.Errorf("op 11 januari: %+v", w)
		}
		werk, err := p.Berichten.Werklijst(t.Context(), p.KijkAls(t, wie), bericht.Werkvraag{Aard: bericht.Starten})
		if err != nil || len(werk.Punten) != 1 || werk.Punten[0].Toewijzing.Nummer != a.Nummer ||
			werk.Punten[0].Uiterlijk != dag("2017-01-10") {
			t.Errorf("%+v %v", werk.Punten, err)
		}
		if ander, err := p.Berichten.Werklijst(t.Context(), p.Kijk(t, "0457", "p.visser"), bericht.Werkvraag{}); err != nil ||
			len(ander.Punten) != 0 {
			t.Errorf("wie het werk niet doet, heeft het op de lijst: %+v %v", ander, err)
		}
	})
}

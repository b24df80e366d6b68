package release32_test

import (
	"fmt"
	"slices"
	"testing"

	"nabuur/verkeer/istandaard"
)

// TestRegels: every rule of a standard is broken at least once, and a message in
// which one rule is broken breaks no other.
func TestRegels(t *testing.T) {
	for folder, s := range standaarden {
		gebroken := map[string]bool{}
		for i, b := range slices.Concat(breuk301, breukRegie, breukVerzoek, breukDeclaratie, breukRetour) {
			if b.goud.in(folder) == "" {
				continue
			}
			gebroken[b.regel] = true
			t.Run(fmt.Sprintf("%s/%s_%d", folder, b.regel, i), func(t *testing.T) {
				m := lees(t, folder, b.goud.in(folder))
				b.verander(s.Inhoud(m))
				b.toets(t, controleer(t, folder, m))
			})
		}
		for _, r := range s.Regels {
			if !gebroken[r.ID] {
				t.Errorf("%s: regel %s wordt door geen enkele proef gebroken", folder, r.ID)
			}
		}
		t.Logf("%s: %d regels, elk gebroken", folder, len(s.Regels))
	}
}

// toets: the rule is found on its place, and no other is.
func (b breek) toets(t *testing.T, breuken []istandaard.Breuk) {
	gevonden := map[string]bool{}
	for _, breuk := range breuken {
		if breuk.Regel == b.regel && breuk.Plek == b.plek && breuk.Retourcode == "0001" && breuk.Niveau == 2 && breuk.Tekst != "" {
			gevonden[b.regel] = true
		} else if slices.Contains(b.met, breuk.Regel) {
			gevonden[breuk.Regel] = true
		} else if breuk.Regel != b.regel {
			t.Errorf("breekt ook %+v", breuk)
		}
	}
	for _, regel := range append(b.met, b.regel) {
		if !gevonden[regel] {
			t.Errorf("%s op %s niet gevonden: %+v", regel, b.plek, breuken)
		}
	}
}

// TestRegelsGrens: just on the right side of a rule nothing is broken.
func TestRegelsGrens(t *testing.T) {
	for naam, g := range map[string]struct {
		goud     paar
		verander verander
	}{
		"TR002: precies 120 jaar": {hulp, op(func(c *istandaard.Client301) { c.Geboortedatum.Datum = dag("1906-02-16") })},
		"CS003: begin en eind zelfde dag": {hulp, op(func(c *istandaard.Client301) {
			toegewezen(c).Einddatum = new(toegewezen(c).Ingangsdatum)
		})},
		"CS089: kleine letters":    {hulp, op(func(c *istandaard.Client301) { contact(c).Adres.Postcode = "1399zz" })},
		"TR134: op de dagtekening": {hulp, op(func(c *istandaard.Client301) { toegewezen(c).Toewijzingsdatum = dag("2026-02-16") })},
		"TR302: sluit aan":         {hulp, op(func(c *istandaard.Client301) { volgend(c, "2027-03-01") })},
		"TR302: hulpmiddelen": {alleenWmo(hulp), op(func(c *istandaard.Client301) {
			toegewezen(c).Product = &istandaard.Product{Categorie: "12", Code: "12A01"}
			volgend(c, "2027-01-01")
		})},
		"TR302: zelfde code, andere categorie": {hulp, op(func(c *istandaard.Client301) {
			volgend(c, "2027-01-01")
			p := *c.ToegewezenProducten[1].Product
			p.Categorie = andereCategorie(p.Categorie)
			c.ToegewezenProducten[1].Product = &p
		})},
		"TR101: zelfde regelnummer bij een andere cliënt": {claim, op(func(d *istandaard.Declaratie323) {
			d.Clienten[1].Prestaties[0].ProductReferentie = prestatie(d, 0).ProductReferentie
		})},
		"TR416: zelfde toewijzing bij een andere cliënt": {claim, op(func(d *istandaard.Declaratie323) {
			p, wil := prestatie(d, 0), &d.Clienten[1].Prestaties[0]
			wil.ToewijzingNummer, wil.ProductCategorie, wil.ProductCode = p.ToewijzingNummer, p.ProductCategorie, p.ProductCode
			wil.ProductPeriode = p.ProductPeriode
		})},
		"CD060: vorig nummer met alleen een spatie": {claim, op(func(d *istandaard.Declaratie323) {
			prestatie(d, 0).ProductReferentie.VorigReferentieNummer = " "
		})},
		"CS003: contact met alleen een begin": {tolk, op(func(c *istandaard.Client301) {
			c.Contactgegevens[1].Periode.Einddatum = nil
		})},
		"CS089: buitenland zonder postcode": {hulp, op(func(c *istandaard.Client301) {
			contact(c).Soort, contact(c).Adres.LandCode, contact(c).Adres.Postcode, contact(c).Telefoon = "02", "", "", telefoon
		})},
		"CD080: oude afspraak": {hulp, op(func(c *istandaard.Client301) { oud(c); toegewezen(c).Product.Code = "" })},
		"CS338: oude afspraak": {hulp, op(func(c *istandaard.Client301) {
			oud(c)
			toegewezen(c).Omvang.Frequentie, toegewezen(c).Omvang.Eenheid = "1", "14"
		})},
		"TR335: precies vijf jaar": {claim, op(func(d *istandaard.Declaratie323) {
			prestatie(d, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2021-05-02"), Einddatum: dag("2021-05-02")}
		})},
		"TR137: eindigt op de dagtekening": {claim, op(func(k *istandaard.Header) {
			k.BerichtIdentificatie.Dagtekening = dag("2026-04-30")
		})},
		"CS340: februari in schrikkeljaar": {credits, op(func(d *istandaard.Declaratie323) {
			d.DeclaratiePeriode = istandaard.GeslotenPeriode{Begindatum: dag("2024-02-01"), Einddatum: dag("2024-02-29")}
			d.Clienten[0].Prestaties[0].ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2024-02-01"),
				Einddatum: dag("2024-02-01")}
		})},
		"CS050: geen persoon":     {alleenJeugd(hulp), op(func(c *istandaard.Client301) { c.Relaties = append(c.Relaties, voogdij(c)) })},
		"TR377: met gemeente":     {woon, opWoonplaats("9903")},
		"TR101: andere einddatum": {stop, op(func(c *istandaard.Client307) { c.StopProducten[1].RedenBeeindiging = "02" })},
	} {
		for folder, s := range standaarden {
			if g.goud.in(folder) == "" {
				continue
			}
			m := lees(t, folder, g.goud.in(folder))
			g.verander(s.Inhoud(m))
			if breuken := controleer(t, folder, m); len(breuken) > 0 {
				t.Errorf("%s in %s: %+v", naam, folder, breuken)
			}
		}
	}
}

// andereCategorie gives a category of the same standard.
func andereCategorie(c string) string {
	if c == "02" || c == "45" {
		return map[string]string{"02": "03", "45": "44"}[c]
	}
	return map[bool]string{true: "45", false: "02"}[c >= "31"]
}

// voogdij gives a relation that is an organisation.
func voogdij(c *istandaard.Client301) istandaard.Relatie301 {
	r := istandaard.Relatie301{Nummer: "V", Soort: "11", Contact: *contact(c)}
	r.Naam.Geslachtsnaam.Achternaam, r.Naam.NaamGebruik = "Stichting Proefvoogdij", "6"
	return r
}

// volgend adds the first product again, from the given day.
func volgend(c *istandaard.Client301, vanaf string) {
	p := *toegewezen(c)
	p.ToewijzingNummer++
	p.Ingangsdatum, p.Einddatum = dag(vanaf), new(dag("2027-12-31"))
	c.ToegewezenProducten = append(c.ToegewezenProducten, p)
}

// oud puts the first product before the agreements of 2021.
func oud(c *istandaard.Client301) {
	toegewezen(c).Ingangsdatum, toegewezen(c).Einddatum = dag("2020-01-01"), new(dag("2020-12-31"))
}

// TestVeelBreuken: a rule that is broken all over does not hide one that is broken
// once; of each rule the first places are told.
func TestVeelBreuken(t *testing.T) {
	for folder, s := range standaarden {
		m := lees(t, folder, claim.in(folder))
		d := s.Inhoud(m).Declaratie323
		eerste := d.Clienten[0].Prestaties[0]
		d.Clienten[0].Prestaties = nil
		for range 3 * istandaard.MaxBreuken { // the same number every time: TR101 and more
			d.Clienten[0].Prestaties = append(d.Clienten[0].Prestaties, eerste)
		}
		d.TotaalIngediendBedrag.TotaalBedrag++ // TR358, once and far down the table
		plekken := map[string]int{}
		for _, b := range controleer(t, folder, m) {
			plekken[b.Regel]++
		}
		if plekken["TR101"] != istandaard.MaxBreuken || plekken["TR358"] != 1 {
			t.Errorf("%s: %v", folder, plekken)
		}
	}
}

package release32_test

import (
	"nabuur/grond/geld"
	"nabuur/verkeer/istandaard"
)

var breuk301 = []breek{
	{"CD005", hulp, ct + "/Adres", op(func(c *istandaard.Client301) { contact(c).Adres.LandCode = "" }), nil},
	{"CD005", tolk, "Bericht/Client[1]/Relaties/Relatie[1]/Contact/Adres", op(func(c *istandaard.Client301) {
		c.Relaties[0].Contact.Adres.Postcode = ""
	}), []string{"CS089"}},
	{"CD007", tolk, "Bericht/Client[1]/Communicatie", op(func(c *istandaard.Client301) { c.Communicatie.Vorm = "2" }), nil},
	{"CD007", tolk, "Bericht/Client[1]/Communicatie", op(func(c *istandaard.Client301) { c.Communicatie.Taal = "" }), nil},
	{"CD009", hulp, ct + "/Periode", op(func(c *istandaard.Client301) { contact(c).Periode = &istandaard.OpenPeriode{} }), nil},
	{"CD025", hulp, ct + "/Adres", op(func(c *istandaard.Client301) { contact(c).Adres.Huis, contact(c).Telefoon = nil, telefoon }), nil},
	{"CD034", hulp, ct + "/Adres", op(func(c *istandaard.Client301) { contact(c).Adres, contact(c).Telefoon = nil, telefoon }), nil},
	{"CD034", hulp, ct + "/Adres", op(func(c *istandaard.Client301) {
		k := contact(c)
		k.Soort, k.Adres.Postcode, k.Adres.LandCode, k.Telefoon = "03", "", "", telefoon
	}), nil},
	{"CD041", hulp, tp + "/Omvang", op(func(c *istandaard.Client301) { toegewezen(c).Omvang = nil }), nil},
	{"CD075", generiek, tp + "/Einddatum", op(func(c *istandaard.Client301) { toegewezen(c).Einddatum = nil }), nil},
	{"CD076", hulp, tp + "/Einddatum", op(func(c *istandaard.Client301) { toegewezen(c).Einddatum = nil }), nil},
	{"CD077", hulp, tp + "/Omvang", op(func(c *istandaard.Client301) { toegewezen(c).Budget = new(geld.Cent(1)) }), []string{"CD078"}},
	{"CD078", hulp, tp + "/Budget", op(func(c *istandaard.Client301) { toegewezen(c).Budget = new(geld.Cent(1)) }), []string{"CD077"}},
	{"CD079", generiek, tp + "/Product", op(func(c *istandaard.Client301) { toegewezen(c).Budget = nil }), nil},
	{"CD080", hulp, tp + "/Omvang", op(func(c *istandaard.Client301) { toegewezen(c).Product.Code = "" }), nil},
	{"CD080", diverse, tp + "/Omvang", op(func(c *istandaard.Client301) {
		toegewezen(c).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "04", Frequentie: "4"}
	}), nil},
	{"CS002", hulp, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client301) { c.Bsn = "999990018" }), nil},
	{"CS003", hulp, tp + "/Einddatum", op(func(c *istandaard.Client301) { toegewezen(c).Einddatum = new(dag("2026-03-01")) }), nil},
	{"CS003", tolk, "Bericht/Client[1]/Contactgegevens/Contact[2]/Periode", op(func(c *istandaard.Client301) {
		c.Contactgegevens[1].Periode.Einddatum = new(dag("2025-12-31"))
	}), nil},
	{"CS003", tolk, "Bericht/Client[1]/Contactgegevens/Contact[2]/Periode", op(func(c *istandaard.Client301) {
		c.Contactgegevens[1].Periode.Begindatum = nil
	}), nil},
	{"CS050", hulp, "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) { c.Naam.NaamGebruik = "2" }), nil},
	{"CS050", tolk, "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) { c.Naam.NaamGebruik = "5" }), nil},
	{"CS050", alleenWmo(tolk), "Bericht/Client[1]/Relaties/Relatie[2]/Naam/NaamGebruik", op(func(c *istandaard.Client301) {
		c.Relaties[1].Naam.NaamGebruik = "6"
	}), nil},
	{"CS050", tolk, "Bericht/Client[1]/Relaties/Relatie[2]/Naam/NaamGebruik", op(func(c *istandaard.Client301) {
		c.Relaties[1].Naam.NaamGebruik = "3"
	}), nil},
	{"CS050", alleenWmo(tolk), "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) { c.Naam.NaamGebruik = "6" }), nil},
	{"CS050", alleenJeugd(tolk), "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) {
		c.Naam.NaamGebruik = "6"
	}), []string{"CS318"}},
	{"CS089", hulp, ct + "/Adres/Postcode", op(func(c *istandaard.Client301) { contact(c).Adres.Postcode = "0399ZZ" }), nil},
	{"CS089", hulp, ct + "/Adres/Postcode", op(func(c *istandaard.Client301) { contact(c).Adres.Postcode = "1399 ZZ" }), nil},
	{"CS139", hulp, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client301) { c.Geboortedatum.DatumGebruik = "1" }), nil},
	{"CS139", tolk, "Bericht/Client[1]/Relaties/Relatie[1]/Geboortedatum", op(func(c *istandaard.Client301) {
		c.Relaties[0].Geboortedatum.DatumGebruik = "2"
	}), nil},
	{"CS050", alleenWmo(hulp), "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) { c.Naam.NaamGebruik = "6" }), nil},
	{"CS318", alleenJeugd(hulp), "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client301) { c.Naam.NaamGebruik = "6" }), nil},
	{"CS335", hulp, tp + "/RedenWijziging", op(func(c *istandaard.Client301) { toegewezen(c).RedenWijziging = "13" }), nil},
	{"CS336", hulp, tp + "/RedenWijziging", op(func(c *istandaard.Client301) { toegewezen(c).RedenWijziging = "01" }), nil},
	{"CS338", hulp, tp + "/Omvang/Frequentie", op(func(c *istandaard.Client301) {
		toegewezen(c).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "14", Frequentie: "1"}
	}), nil},
	{"TR002", hulp, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client301) {
		c.Geboortedatum.Datum = dag("1906-02-15")
	}), nil},
	{"TR006", tolk, "Bericht/Client[1]/Relaties/Relatie[2]/Contact", op(func(c *istandaard.Client301) {
		c.Relaties[1].Contact.Telefoon = nil
	}), nil},
	{"TR006", tolk, "Bericht/Client[1]/Contactgegevens/Contact[2]", op(func(c *istandaard.Client301) {
		c.Contactgegevens[1].Adres.Huis = nil
	}), nil},
	{"TR061", hulp, "Bericht/Client[1]/Contactgegevens", op(func(c *istandaard.Client301) { contact(c).Soort = "04" }), nil},
	{"TR101", tolk, "Bericht/Client[1]/Relaties/Relatie[2]", op(func(c *istandaard.Client301) { c.Relaties[1].Nummer = "REL-1" }), nil},
	{"TR101", diverse, "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[2]", op(func(c *istandaard.Client301) {
		c.ToegewezenProducten[1].ToewijzingNummer = 500125
	}), nil},
	{"TR101", hulp, "Bericht/Client[1]/Contactgegevens/Contact[2]", op(func(c *istandaard.Client301) {
		c.Contactgegevens = append(c.Contactgegevens, c.Contactgegevens[0])
	}), nil},
	{"TR134", hulp, tp + "/Toewijzingsdatum", op(func(c *istandaard.Client301) {
		toegewezen(c).Toewijzingsdatum = dag("2026-02-17")
	}), nil},
	{"TR134", hulp, "Bericht/Client[1]/Geboortedatum/Datum", op(func(c *istandaard.Client301) {
		c.Geboortedatum.Datum = dag("2026-02-17")
	}), nil},
	{"TR302", diverse, "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[4]", op(func(c *istandaard.Client301) {
		c.ToegewezenProducten[3].RedenWijziging = ""
	}), nil},
	{"TR302", alleenJeugd(diverse), "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[3]", op(func(c *istandaard.Client301) {
		c.ToegewezenProducten[2].Product = c.ToegewezenProducten[1].Product
	}), nil},
}

var breukRegie = []breek{
	{"CS058", start, "Bericht/Client[1]/StartProducten/StartProduct[1]/StatusAanlevering", op(func(c *istandaard.Client305) {
		c.StartProducten[0].StatusAanlevering = "2"
	}), nil},
	{"CS058", stop, "Bericht/Client[1]/StopProducten/StopProduct[2]/StatusAanlevering", op(func(c *istandaard.Client307) {
		c.StopProducten[1].StatusAanlevering = "9"
	}), nil},
	{"CS002", start, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client305) { c.Bsn = "123456789" }), nil},
	{"CS139", stop, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client307) { c.Geboortedatum.DatumGebruik = "3" }), nil},
	{"TR002", start, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client305) {
		c.Geboortedatum.Datum = dag("1899-12-31")
	}), nil},
	{"TR018", stop, "Bericht/Client[1]/StopProducten/StopProduct[1]/Einddatum", op(func(c *istandaard.Client307) {
		c.StopProducten[0].Einddatum = dag("2026-03-02")
	}), nil},
	{"TR101", start, "Bericht/Client[1]/StartProducten/StartProduct[2]", op(func(c *istandaard.Client305) {
		p := c.StartProducten[0]
		p.StatusAanlevering, p.ToewijzingIngangsdatum = "3", nil
		c.StartProducten = append(c.StartProducten, p)
	}), nil},
	{"TR101", stop, "Bericht/Client[1]/StopProducten/StopProduct[2]", op(func(c *istandaard.Client307) {
		p := c.StopProducten[0]
		p.StatusAanlevering = "3"
		c.StopProducten[1] = p
	}), nil},
	{"TR134", start, "Bericht/Client[1]/StartProducten/StartProduct[1]/Begindatum", op(func(c *istandaard.Client305) {
		c.StartProducten[0].Begindatum = dag("2026-03-05")
	}), nil},
	{"TR134", stop, "Bericht/Client[1]/StopProducten/StopProduct[1]/Einddatum", op(func(c *istandaard.Client307) {
		c.StopProducten[0].Einddatum = dag("2026-05-21")
	}), nil},
}

var breukVerzoek = []breek{
	{"CD041", vot, ap + "/Omvang", op(func(a *istandaard.Client315) { gevraagd(a).Omvang = nil }), nil},
	{"CD041", vow, np + "/Omvang", op(func(c *istandaard.Client317) { nieuw(c).Omvang = nil }), nil},
	{"CD043", vot, ap + "/BeschikkingIngangsdatum", op(func(a *istandaard.Client315) { gevraagd(a).BeschikkingIngangsdatum = nil }), nil},
	{"CD066", vot, ap + "/Verwijzer/Naam", op(func(a *istandaard.Client315) { gevraagd(a).Verwijzer.Naam = "Toets" }), nil},
	{"CD067", vot, ap + "/Verwijzer/Naam", op(func(a *istandaard.Client315) { gevraagd(a).Verwijzer.ZorgverlenerCode = "" }), nil},
	{"CD068", vot, ap + "/Verwijzer/ZorgverlenerCode", op(func(a *istandaard.Client315) { gevraagd(a).Verwijzer.Type = "06" }), nil},
	{"CD075", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]/Einddatum", op(func(c *istandaard.Client317) {
		c.Verzoek.NieuweProducten[1].Einddatum = nil
	}), nil},
	{"CD076", vow, tw + "/Einddatum", op(func(c *istandaard.Client317) { c.Verzoek.TeWijzigenProducten[0].Einddatum = nil }), nil},
	{"CD079", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]/Product", op(func(c *istandaard.Client317) {
		c.Verzoek.NieuweProducten[1].Product, c.Verzoek.NieuweProducten[1].Budget = nil, nil
		c.Verzoek.NieuweProducten[1].GewensteIngangsdatum = dag("2028-01-01")
		c.Verzoek.NieuweProducten[1].Einddatum = new(dag("2028-12-31"))
	}), nil},
	{"CD095", vot, ap + "/Omvang", op(func(a *istandaard.Client315) { gevraagd(a).Product.Code = "" }), nil},
	{"CD096", vow, np + "/Omvang", op(func(c *istandaard.Client317) { nieuw(c).Product.Code = "" }), nil},
	{"CS003", vow, tw + "/Einddatum", op(func(c *istandaard.Client317) {
		c.Verzoek.TeWijzigenProducten[0].Einddatum = new(dag("2026-06-07"))
	}), nil},
	{"CS343", vot, ap + "/Omvang/Frequentie", op(func(a *istandaard.Client315) {
		gevraagd(a).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "16", Frequentie: "1"}
	}), nil},
	{"CD085", afwijzen, reden319, opReden(""), nil},
	{"CD086", zelfde("319_in_onderzoek"), reden319, opReden("1"), nil},
	{"TR377", woon, "Bericht/Antwoord/Woonplaatsbeginsel", opWoonplaats(""), nil},
	{"TR377", alleenJeugd(afwijzen), "Bericht/Antwoord/Woonplaatsbeginsel", opReden("8"), nil},
	{"TR409", woon, "Bericht/Antwoord/Woonplaatsbeginsel", opReden("5"), nil},
	{"CD085", woon, reden319, opReden(""), nil}, // not TR409: no reason is no other reason
	{"TR352", vow, "Bericht/Client[1]/Verzoek", op(func(c *istandaard.Client317) {
		c.Verzoek.OngewijzigdeProducten, c.Verzoek.TeWijzigenProducten = nil, nil
	}), nil},
	{"TR353", vow, "Bericht/Client[1]/Verzoek", op(func(c *istandaard.Client317) {
		c.Verzoek.NieuweProducten, c.Verzoek.TeWijzigenProducten = nil, nil
	}), nil},
	{"TR380", vow, np + "/GewensteIngangsdatum", op(func(c *istandaard.Client317) {
		nieuw(c).GewensteIngangsdatum = dag("2026-06-01")
	}), nil},
	{"TR383", vot, "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[2]", op(func(a *istandaard.Client315) {
		a.AangevraagdeProducten[1].ReferentieAanbieder = "VOT-1"
	}), []string{"TR101"}},
	{"TR386", vot, "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[2]", op(func(a *istandaard.Client315) {
		a.AangevraagdeProducten[1].ToewijzingIngangsdatum = dag("2026-12-31")
	}), nil},
	{"TR410", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]", op(func(c *istandaard.Client317) {
		c.Verzoek.NieuweProducten[1].Product.Categorie = nieuw(c).Product.Categorie
	}), nil},
}

var breukDeclaratie = []breek{
	{"CD060", claim, pr11 + "/ProductReferentie/VorigReferentieNummer", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 0).ProductReferentie.VorigReferentieNummer = "X"
	}), nil},
	{"CD060", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 1).ProductReferentie.VorigReferentieNummer = ""
	}), nil},
	{"CD060", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[2]/Prestaties/Prestatie[1]/ProductReferentie/VorigReferentieNummer",
		op(func(a *istandaard.DeclaratieAntwoord325) {
			a.Clienten[1].Prestaties[0].ProductReferentie.VorigReferentieNummer = "X"
		}), nil},
	{"CD087", claim, pr11 + "/ProductTarief", op(func(d *istandaard.Declaratie323) { prestatie(d, 0).ProductTarief = nil }), nil},
	{"CD087", claim, pr21 + "/ProductTarief", op(func(d *istandaard.Declaratie323) {
		d.Clienten[1].Prestaties[0].ProductTarief = new(geld.Cent(1))
	}), nil},
	{"CS002", claim, "Bericht/Declaratie/Clienten/Client[2]/Bsn", op(func(d *istandaard.Declaratie323) {
		d.Clienten[1].Bsn = "999993848"
	}), nil},
	{"CS100", claim, pr12 + "/ProductPeriode/Begindatum", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2020-12-01"), Einddatum: dag("2020-12-31")}
	}), []string{"TR335"}},
	{"CS325", claim, "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]/IngediendBedrag/DebetCredit",
		op(func(d *istandaard.Declaratie323) {
			p := &d.Clienten[1].Prestaties[1]
			p.IngediendBedrag.DebetCredit, p.ProductReferentie.VorigReferentieNummer = "C", "Q 18"
		}), nil},
	{"CS325", dubbel, "Bericht/DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit", op(func(a *istandaard.DeclaratieAntwoord325) {
		a.TotaalToegekendBedrag.DebetCredit = "C"
	}), nil},
	{"CS337", claim, pr11 + "/ProductPeriode", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 0).ProductPeriode.Begindatum = dag("2026-03-31")
	}), nil},
	{"CS339", claim, pr21 + "/IngediendBedrag/Bedrag", op(func(d *istandaard.Declaratie323) {
		d.Clienten[1].Prestaties[0].GeleverdVolume++
	}), nil},
	{"CS340", claim, "Bericht/Declaratie/DeclaratiePeriode", op(func(d *istandaard.Declaratie323) {
		d.DeclaratiePeriode.Begindatum = dag("2026-04-02")
	}), nil},
	{"CS340", claim, "Bericht/Declaratie/DeclaratiePeriode", op(func(d *istandaard.Declaratie323) {
		d.DeclaratiePeriode.Begindatum = dag("2026-03-01")
	}), nil},
	{"TR101", claim, "Bericht/Declaratie/Clienten/Client[2]", op(func(d *istandaard.Declaratie323) {
		d.Clienten[1].Bsn = "999990019"
	}), nil},
	{"TR101", claim, "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 2).ProductReferentie = prestatie(d, 0).ProductReferentie
	}), nil},
	{"TR101", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[2]", op(func(a *istandaard.DeclaratieAntwoord325) {
		a.Clienten[1].Bsn = "999990019"
	}), nil},
	{"TR134", claim, "Bericht/Declaratie/DeclaratiePeriode/Begindatum", op(func(d *istandaard.Declaratie323) {
		d.DeclaratiePeriode = istandaard.GeslotenPeriode{Begindatum: dag("2026-06-01"), Einddatum: dag("2026-06-30")}
	}), []string{"TR137"}},
	{"TR137", claim, "Bericht/Declaratie/DeclaratiePeriode/Einddatum", op(func(k *istandaard.Header) {
		k.BerichtIdentificatie.Dagtekening = dag("2026-04-29")
	}), nil},
	{"TR137", claim, pr11 + "/ProductPeriode/Einddatum", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 0).ProductPeriode.Begindatum, prestatie(d, 0).ProductPeriode.Einddatum = dag("2026-04-20"), dag("2026-04-19")
	}), nil},
	{"TR137", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]/ProductPeriode/Einddatum",
		op(func(a *istandaard.DeclaratieAntwoord325) {
			a.Clienten[0].Prestaties[0].ProductPeriode.Einddatum = dag("2026-05-10")
		}), nil},
	{"TR315", claim, "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]/ProductReferentie/VorigReferentieNummer",
		op(func(d *istandaard.Declaratie323) {
			p := &d.Clienten[1].Prestaties[1]
			p.ProductReferentie.VorigReferentieNummer, p.IngediendBedrag = "Q 17", istandaard.BedragMetDC{Bedrag: 1, DebetCredit: "C"}
			d.TotaalIngediendBedrag.TotaalBedrag--
		}), nil},
	{"TR316", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 1).ProductReferentie.VorigReferentieNummer = "R-3"
	}), nil},
	{"TR316", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(d *istandaard.Declaratie323) { // a credit line
		p := &d.Clienten[1].Prestaties[1]
		p.ProductReferentie.ReferentieNummer = prestatie(d, 1).ProductReferentie.VorigReferentieNummer
		p.ProductReferentie.VorigReferentieNummer, p.IngediendBedrag = "Q 99", istandaard.BedragMetDC{Bedrag: 1, DebetCredit: "C"}
		d.TotaalIngediendBedrag.TotaalBedrag--
	}), nil},
	{"TR316", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(d *istandaard.Declaratie323) { // itself
		prestatie(d, 1).ProductReferentie.VorigReferentieNummer = prestatie(d, 1).ProductReferentie.ReferentieNummer
	}), nil},
	{"TR319", claim, pr11 + "/ProductPeriode", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 0).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2026-05-01"), Einddatum: dag("2026-05-03")}
	}), nil},
	{"TR335", claim, pr12 + "/ProductPeriode/Einddatum", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2021-05-01"), Einddatum: dag("2021-05-01")}
	}), nil},
	{"TR342", antwoord, "Bericht/DeclaratieAntwoord", op(func(a *istandaard.DeclaratieAntwoord325) {
		a.TotaalToegekendBedrag.TotaalBedrag++
	}), nil},
	{"TR342", dubbel, "Bericht/DeclaratieAntwoord/TotaalToegekendBedrag", op(func(a *istandaard.DeclaratieAntwoord325) {
		a.TotaalToegekendBedrag.TotaalBedrag = 1
	}), nil},
	{"TR358", claim, "Bericht/Declaratie/TotaalIngediendBedrag", op(func(d *istandaard.Declaratie323) {
		d.TotaalIngediendBedrag.TotaalBedrag++
	}), nil},
	{"TR358", credits, "Bericht/Declaratie/TotaalIngediendBedrag", op(func(d *istandaard.Declaratie323) {
		d.TotaalIngediendBedrag.DebetCredit = "D"
	}), nil},
	{"TR416", claim, "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]", op(func(d *istandaard.Declaratie323) {
		prestatie(d, 2).ProductPeriode = prestatie(d, 0).ProductPeriode
	}), nil},
}

// breukRetour: what a retour gives back is held against the same conditions.
var breukRetour = []breek{
	{"CS002", toegewezenTerug, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client302) { c.Bsn = "999990018" }), nil},
	{"CS139", toegewezenTerug, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client302) {
		c.Geboortedatum = istandaard.Geboortedatum{Datum: dag("1950-03-14"), DatumGebruik: "1"}
	}), nil},
	{"TR002", startTerug, "Bericht/Client[1]/Geboortedatum", op(func(c *istandaard.Client306) {
		c.Geboortedatum.Datum = dag("1890-01-01")
	}), nil},
	{"CS002", stopTerug, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client308) { c.Bsn = "999990018" }), nil},
	{"CS002", votTerug, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client316) { c.Bsn = "999990018" }), nil},
	{"CS002", vowTerug, "Bericht/Client[1]/Bsn", op(func(c *istandaard.Client318) { c.Bsn = "999990018" }), nil},
	{"CS050", toegewezenTerug, "Bericht/Client[1]/Naam/NaamGebruik", op(func(c *istandaard.Client302) { c.Naam.NaamGebruik = "3" }), nil},
	{"CD007", toegewezenTerug, "Bericht/Client[1]/Communicatie", op(func(c *istandaard.Client302) {
		c.Communicatie = &istandaard.Communicatie{Vorm: "1"}
	}), nil},
	{"CD005", toegewezenTerug, "Bericht/Client[1]/Contactgegevens/Contact[1]/Adres", op(func(c *istandaard.Client302) {
		c.Contactgegevens[0].Adres.LandCode = ""
	}), nil},
	{"CD025", toegewezenTerug, "Bericht/Client[1]/Contactgegevens/Contact[1]/Adres", op(func(c *istandaard.Client302) {
		c.Contactgegevens[0].Adres.Huis = nil
	}), nil},
	{"CS089", toegewezenTerug, "Bericht/Client[1]/Contactgegevens/Contact[1]/Adres/Postcode", op(func(c *istandaard.Client302) {
		c.Contactgegevens[0].Adres.Postcode = "0399ZZ"
	}), nil},
}

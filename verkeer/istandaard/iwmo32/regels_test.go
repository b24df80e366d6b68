package iwmo32

import (
	"fmt"
	"slices"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

func dag(tekst string) tijdlijn.Dag { return tijdlijn.MustDag(tekst) }

// breek is a change to a golden message that breaks one rule. Where two rules say
// the same from two sides, or one holds the other, met names the others.
type breek struct {
	regel, goud string
	plek        string
	verander    func(Bericht)
	met         []string
}

func op[M any](f func(M)) func(Bericht) {
	return func(b Bericht) {
		if m, ok := b.(M); ok {
			f(m)
		}
	}
}

const (
	hulp     = "wmo301_huishoudelijke_hulp_per_week"
	tolk     = "wmo301_tolk_relaties_en_tijdelijk_adres"
	generiek = "wmo301_generiek_met_budget"
	diverse  = "wmo301_aspecifiek_hulpmiddelen_en_verwijderd"
	start    = "wmo305_start_op_toewijzing"
	stop     = "wmo307_definitieve_stop_na_tijdelijke"
	vot      = "wmo315_twee_aanvragen"
	vow      = "wmo317_wijzigen_en_nieuw"
	claim    = "wmo323_debet_correctie_en_euros"
	antwoord = "wmo325_regels_afgewezen"

	tp   = "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]"
	ct   = "Bericht/Client[1]/Contactgegevens/Contact[1]"
	pr11 = "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
	pr12 = "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]"
	pr21 = "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
	ap   = "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[1]"
	np   = "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[1]"
	tw   = "Bericht/Client[1]/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]"
)

func toegewezen(m *WMO301) *WMO301ToegewezenProduct { return &m.Client.ToegewezenProducten[0] }
func contact(m *WMO301) *WMO301Contact              { return &m.Client.Contactgegevens[0] }
func prestatie(m *WMO323, i int) *WMO323Prestatie {
	return &m.Declaratie.Clienten[0].Prestaties[i]
}
func gevraagd(m *WMO315) *WMO315AangevraagdProduct { return &m.Client.AangevraagdeProducten[0] }
func nieuw(m *WMO317) *WMO317NieuwProduct          { return &m.Client.Verzoek.NieuweProducten[0] }

var telefoon = &istandaard.Telefoonnummers{Telefoon01: istandaard.Telefoon{Telefoonnummer: "0201234567", Landnummer: "31"}}

var breuk301 = []breek{
	{"CD005", hulp, ct + "/Adres", op(func(m *WMO301) { contact(m).Adres.LandCode = "" }), nil},
	{"CD005", tolk, "Bericht/Client[1]/Relaties/Relatie[1]/Contact/Adres", op(func(m *WMO301) {
		m.Client.Relaties[0].Contact.Adres.Postcode = ""
	}), nil},
	{"CD007", tolk, "Bericht/Client[1]/Communicatie", op(func(m *WMO301) { m.Client.Communicatie.Vorm = "2" }), nil},
	{"CD007", tolk, "Bericht/Client[1]/Communicatie", op(func(m *WMO301) { m.Client.Communicatie.Taal = "" }), nil},
	{"CD009", hulp, ct + "/Periode", op(func(m *WMO301) { contact(m).Periode = &istandaard.OpenPeriode{} }), nil},
	{"CD025", hulp, ct + "/Adres", op(func(m *WMO301) { contact(m).Adres.Huis, contact(m).Telefoon = nil, telefoon }), nil},
	{"CD034", hulp, ct + "/Adres", op(func(m *WMO301) { contact(m).Adres, contact(m).Telefoon = nil, telefoon }), nil},
	{"CD034", hulp, ct + "/Adres", op(func(m *WMO301) {
		c := contact(m)
		c.Soort, c.Adres.Postcode, c.Adres.LandCode, c.Telefoon = "03", "", "", telefoon
	}), nil},
	{"CD041", hulp, tp + "/Omvang", op(func(m *WMO301) { toegewezen(m).Omvang = nil }), nil},
	{"CD075", generiek, tp + "/Einddatum", op(func(m *WMO301) { toegewezen(m).Einddatum = nil }), nil},
	{"CD076", hulp, tp + "/Einddatum", op(func(m *WMO301) { toegewezen(m).Einddatum = nil }), nil},
	{"CD077", hulp, tp + "/Omvang", op(func(m *WMO301) { toegewezen(m).Budget = new(geld.Cent(1)) }), []string{"CD078"}},
	{"CD078", hulp, tp + "/Budget", op(func(m *WMO301) { toegewezen(m).Budget = new(geld.Cent(1)) }), []string{"CD077"}},
	{"CD079", generiek, tp + "/Product", op(func(m *WMO301) { toegewezen(m).Budget = nil }), nil},
	{"CD080", hulp, tp + "/Omvang", op(func(m *WMO301) { toegewezen(m).Product.Code = "" }), nil},
	{"CD080", diverse, tp + "/Omvang", op(func(m *WMO301) {
		toegewezen(m).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "04", Frequentie: "4"}
	}), nil},
	{"CS002", hulp, "Bericht/Client[1]/Bsn", op(func(m *WMO301) { m.Client.Bsn = "999990018" }), nil},
	{"CS003", hulp, tp + "/Einddatum", op(func(m *WMO301) { toegewezen(m).Einddatum = new(dag("2026-03-01")) }), nil},
	{"CS003", tolk, "Bericht/Client[1]/Contactgegevens/Contact[2]/Periode", op(func(m *WMO301) {
		m.Client.Contactgegevens[1].Periode.Einddatum = new(dag("2025-12-31"))
	}), nil},
	{"CS050", hulp, "Bericht/Client[1]/Naam/NaamGebruik", op(func(m *WMO301) { m.Client.Naam.NaamGebruik = "2" }), nil},
	{"CS050", tolk, "Bericht/Client[1]/Naam/NaamGebruik", op(func(m *WMO301) { m.Client.Naam.NaamGebruik = "5" }), nil},
	{"CS050", tolk, "Bericht/Client[1]/Relaties/Relatie[2]/Naam/NaamGebruik", op(func(m *WMO301) { m.Client.Relaties[1].Naam.NaamGebruik = "6" }), nil},
	{"CS089", hulp, ct + "/Adres/Postcode", op(func(m *WMO301) { contact(m).Adres.Postcode = "0399ZZ" }), nil},
	{"CS089", hulp, ct + "/Adres/Postcode", op(func(m *WMO301) { contact(m).Adres.Postcode = "1399 ZZ" }), nil},
	{"CS139", hulp, "Bericht/Client[1]/Geboortedatum", op(func(m *WMO301) { m.Client.Geboortedatum.DatumGebruik = "1" }), nil},
	{"CS139", tolk, "Bericht/Client[1]/Relaties/Relatie[1]/Geboortedatum", op(func(m *WMO301) { m.Client.Relaties[0].Geboortedatum.DatumGebruik = "2" }), nil},
	{"CS318", hulp, "Bericht/Client[1]/Naam/NaamGebruik", op(func(m *WMO301) { m.Client.Naam.NaamGebruik = "6" }), []string{"CS050"}},
	{"CS335", hulp, tp + "/RedenWijziging", op(func(m *WMO301) { toegewezen(m).RedenWijziging = "13" }), nil},
	{"CS336", hulp, tp + "/RedenWijziging", op(func(m *WMO301) { toegewezen(m).RedenWijziging = "01" }), nil},
	{"CS338", hulp, tp + "/Omvang/Frequentie", op(func(m *WMO301) {
		toegewezen(m).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "14", Frequentie: "1"}
	}), nil},
	{"TR002", hulp, "Bericht/Client[1]/Geboortedatum", op(func(m *WMO301) { m.Client.Geboortedatum.Datum = dag("1906-02-15") }), nil},
	{"TR006", tolk, "Bericht/Client[1]/Relaties/Relatie[2]/Contact", op(func(m *WMO301) { m.Client.Relaties[1].Contact.Telefoon = nil }), nil},
	{"TR006", tolk, "Bericht/Client[1]/Contactgegevens/Contact[2]", op(func(m *WMO301) { m.Client.Contactgegevens[1].Adres.Huis = nil }), nil},
	{"TR061", hulp, "Bericht/Client[1]/Contactgegevens", op(func(m *WMO301) { contact(m).Soort = "04" }), nil},
	{"TR101", tolk, "Bericht/Client[1]/Relaties/Relatie[2]", op(func(m *WMO301) { m.Client.Relaties[1].Nummer = "REL-1" }), nil},
	{"TR101", diverse, "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[2]", op(func(m *WMO301) { m.Client.ToegewezenProducten[1].ToewijzingNummer = 500125 }), nil},
	{"TR101", hulp, "Bericht/Client[1]/Contactgegevens/Contact[2]", op(func(m *WMO301) {
		m.Client.Contactgegevens = append(m.Client.Contactgegevens, m.Client.Contactgegevens[0])
	}), nil},
	{"TR134", hulp, tp + "/Toewijzingsdatum", op(func(m *WMO301) { toegewezen(m).Toewijzingsdatum = dag("2026-02-17") }), nil},
	{"TR134", hulp, "Bericht/Client[1]/Geboortedatum/Datum", op(func(m *WMO301) { m.Client.Geboortedatum.Datum = dag("2026-02-17") }), nil},
	{"TR302", diverse, "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[4]", op(func(m *WMO301) { m.Client.ToegewezenProducten[3].RedenWijziging = "" }), nil},
}

var breukRegie = []breek{
	{"CS058", start, "Bericht/Client[1]/StartProducten/StartProduct[1]/StatusAanlevering", op(func(m *WMO305) { m.Client.StartProducten[0].StatusAanlevering = "2" }), nil},
	{"CS058", stop, "Bericht/Client[1]/StopProducten/StopProduct[2]/StatusAanlevering", op(func(m *WMO307) { m.Client.StopProducten[1].StatusAanlevering = "9" }), nil},
	{"CS002", start, "Bericht/Client[1]/Bsn", op(func(m *WMO305) { m.Client.Bsn = "123456789" }), nil},
	{"CS139", stop, "Bericht/Client[1]/Geboortedatum", op(func(m *WMO307) { m.Client.Geboortedatum.DatumGebruik = "3" }), nil},
	{"TR002", start, "Bericht/Client[1]/Geboortedatum", op(func(m *WMO305) { m.Client.Geboortedatum.Datum = dag("1899-12-31") }), nil},
	{"TR018", stop, "Bericht/Client[1]/StopProducten/StopProduct[1]/Einddatum", op(func(m *WMO307) { m.Client.StopProducten[0].Einddatum = dag("2026-03-02") }), nil},
	{"TR101", start, "Bericht/Client[1]/StartProducten/StartProduct[2]", op(func(m *WMO305) {
		p := m.Client.StartProducten[0]
		p.StatusAanlevering, p.ToewijzingIngangsdatum = "3", nil
		m.Client.StartProducten = append(m.Client.StartProducten, p)
	}), nil},
	{"TR101", stop, "Bericht/Client[1]/StopProducten/StopProduct[2]", op(func(m *WMO307) {
		p := m.Client.StopProducten[0]
		p.StatusAanlevering = "3"
		m.Client.StopProducten[1] = p
	}), nil},
	{"TR134", start, "Bericht/Client[1]/StartProducten/StartProduct[1]/Begindatum", op(func(m *WMO305) { m.Client.StartProducten[0].Begindatum = dag("2026-03-05") }), nil},
	{"TR134", stop, "Bericht/Client[1]/StopProducten/StopProduct[1]/Einddatum", op(func(m *WMO307) { m.Client.StopProducten[0].Einddatum = dag("2026-05-21") }), nil},
}

var breukVerzoek = []breek{
	{"CD041", vot, ap + "/Omvang", op(func(m *WMO315) { gevraagd(m).Omvang = nil }), nil},
	{"CD041", vow, np + "/Omvang", op(func(m *WMO317) { nieuw(m).Omvang = nil }), nil},
	{"CD043", vot, ap + "/BeschikkingIngangsdatum", op(func(m *WMO315) { gevraagd(m).BeschikkingIngangsdatum = nil }), nil},
	{"CD066", vot, ap + "/Verwijzer/Naam", op(func(m *WMO315) { gevraagd(m).Verwijzer.Naam = "Toets" }), nil},
	{"CD067", vot, ap + "/Verwijzer/Naam", op(func(m *WMO315) { gevraagd(m).Verwijzer.ZorgverlenerCode = "" }), nil},
	{"CD068", vot, ap + "/Verwijzer/ZorgverlenerCode", op(func(m *WMO315) { gevraagd(m).Verwijzer.Type = "06" }), nil},
	{"CD075", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]/Einddatum", op(func(m *WMO317) { m.Client.Verzoek.NieuweProducten[1].Einddatum = nil }), nil},
	{"CD076", vow, tw + "/Einddatum", op(func(m *WMO317) { m.Client.Verzoek.TeWijzigenProducten[0].Einddatum = nil }), nil},
	{"CD079", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]/Product", op(func(m *WMO317) {
		m.Client.Verzoek.NieuweProducten[1].Product, m.Client.Verzoek.NieuweProducten[1].Budget = nil, nil
		m.Client.Verzoek.NieuweProducten[1].GewensteIngangsdatum = dag("2028-01-01")
		m.Client.Verzoek.NieuweProducten[1].Einddatum = new(dag("2028-12-31"))
	}), nil},
	{"CD095", vot, ap + "/Omvang", op(func(m *WMO315) { gevraagd(m).Product.Code = "" }), nil},
	{"CD096", vow, np + "/Omvang", op(func(m *WMO317) { nieuw(m).Product.Code = "" }), nil},
	{"CS003", vow, tw + "/Einddatum", op(func(m *WMO317) { m.Client.Verzoek.TeWijzigenProducten[0].Einddatum = new(dag("2026-06-07")) }), nil},
	{"CS343", vot, ap + "/Omvang/Frequentie", op(func(m *WMO315) {
		gevraagd(m).Omvang = &istandaard.Omvang{Volume: 1, Eenheid: "16", Frequentie: "1"}
	}), nil},
	{"CD085", "wmo319_afgewezen", plekReden, op(func(m *WMO319) { m.Antwoord.RedenAfwijzingVerzoek = "" }), nil},
	{"CD086", "wmo319_in_onderzoek", plekReden, op(func(m *WMO319) { m.Antwoord.RedenAfwijzingVerzoek = "1" }), nil},
	{"TR352", vow, "Bericht/Client[1]/Verzoek", op(func(m *WMO317) {
		m.Client.Verzoek.OngewijzigdeProducten, m.Client.Verzoek.TeWijzigenProducten = nil, nil
	}), nil},
	{"TR353", vow, "Bericht/Client[1]/Verzoek", op(func(m *WMO317) {
		m.Client.Verzoek.NieuweProducten, m.Client.Verzoek.TeWijzigenProducten = nil, nil
	}), nil},
	{"TR380", vow, np + "/GewensteIngangsdatum", op(func(m *WMO317) { nieuw(m).GewensteIngangsdatum = dag("2026-06-01") }), nil},
	{"TR383", vot, "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[2]", op(func(m *WMO315) {
		m.Client.AangevraagdeProducten[1].ReferentieAanbieder = "VOT-1"
	}), []string{"TR101"}},
	{"TR386", vot, "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[2]", op(func(m *WMO315) {
		m.Client.AangevraagdeProducten[1].ToewijzingIngangsdatum = dag("2026-12-31")
	}), nil},
	{"TR410", vow, "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[2]", op(func(m *WMO317) {
		m.Client.Verzoek.NieuweProducten[1].Product.Categorie = "07"
	}), nil},
}

var breukDeclaratie = []breek{
	{"CD060", claim, pr11 + "/ProductReferentie/VorigReferentieNummer", op(func(m *WMO323) { prestatie(m, 0).ProductReferentie.VorigReferentieNummer = "X" }), nil},
	{"CD060", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(m *WMO323) { prestatie(m, 1).ProductReferentie.VorigReferentieNummer = "" }), nil},
	{"CD060", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[2]/Prestaties/Prestatie[1]/ProductReferentie/VorigReferentieNummer", op(func(m *WMO325) {
		m.DeclaratieAntwoord.Clienten[1].Prestaties[0].ProductReferentie.VorigReferentieNummer = "X"
	}), nil},
	{"CD087", claim, pr11 + "/ProductTarief", op(func(m *WMO323) { prestatie(m, 0).ProductTarief = nil }), nil},
	{"CD087", claim, pr21 + "/ProductTarief", op(func(m *WMO323) {
		m.Declaratie.Clienten[1].Prestaties[0].ProductTarief = new(geld.Cent(1))
	}), nil},
	{"CS002", claim, "Bericht/Declaratie/Clienten/Client[2]/Bsn", op(func(m *WMO323) { m.Declaratie.Clienten[1].Bsn = "999993848" }), nil},
	{"CS100", claim, pr12 + "/ProductPeriode/Begindatum", op(func(m *WMO323) {
		prestatie(m, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2020-12-01"), Einddatum: dag("2020-12-31")}
	}), []string{"TR335"}},
	{"CS325", claim, "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]/IngediendBedrag/DebetCredit", op(func(m *WMO323) {
		p := &m.Declaratie.Clienten[1].Prestaties[1]
		p.IngediendBedrag.DebetCredit, p.ProductReferentie.VorigReferentieNummer = "C", "Q 18"
	}), nil},
	{"CS325", "wmo325_declaratienummer_niet_uniek", "Bericht/DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit", op(func(m *WMO325) {
		m.DeclaratieAntwoord.TotaalToegekendBedrag.DebetCredit = "C"
	}), nil},
	{"CS337", claim, pr11 + "/ProductPeriode", op(func(m *WMO323) { prestatie(m, 0).ProductPeriode.Begindatum = dag("2026-03-31") }), nil},
	{"CS339", claim, pr21 + "/IngediendBedrag/Bedrag", op(func(m *WMO323) { m.Declaratie.Clienten[1].Prestaties[0].GeleverdVolume++ }), nil},
	{"CS340", claim, "Bericht/Declaratie/DeclaratiePeriode", op(func(m *WMO323) { m.Declaratie.DeclaratiePeriode.Begindatum = dag("2026-04-02") }), nil},
	{"CS340", claim, "Bericht/Declaratie/DeclaratiePeriode", op(func(m *WMO323) { m.Declaratie.DeclaratiePeriode.Begindatum = dag("2026-03-01") }), nil},
	{"TR101", claim, "Bericht/Declaratie/Clienten/Client[2]", op(func(m *WMO323) { m.Declaratie.Clienten[1].Bsn = "999990019" }), nil},
	{"TR101", claim, "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]", op(func(m *WMO323) {
		m.Declaratie.Clienten[1].Prestaties[0].ProductReferentie = prestatie(m, 0).ProductReferentie
	}), nil},
	{"TR101", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[2]", op(func(m *WMO325) { m.DeclaratieAntwoord.Clienten[1].Bsn = "999990019" }), nil},
	{"TR134", claim, "Bericht/Declaratie/DeclaratiePeriode/Begindatum", op(func(m *WMO323) {
		m.Declaratie.DeclaratiePeriode = istandaard.GeslotenPeriode{Begindatum: dag("2026-06-01"), Einddatum: dag("2026-06-30")}
	}), []string{"TR137"}},
	{"TR137", claim, "Bericht/Declaratie/DeclaratiePeriode/Einddatum", op(func(m *WMO323) { m.Header.BerichtIdentificatie.Dagtekening = dag("2026-04-29") }), nil},
	{"TR137", claim, pr11 + "/ProductPeriode/Einddatum", op(func(m *WMO323) {
		prestatie(m, 0).ProductPeriode.Begindatum, prestatie(m, 0).ProductPeriode.Einddatum = dag("2026-04-20"), dag("2026-04-19")
	}), nil},
	{"TR137", antwoord, "Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]/ProductPeriode/Einddatum", op(func(m *WMO325) {
		m.DeclaratieAntwoord.Clienten[0].Prestaties[0].ProductPeriode.Einddatum = dag("2026-05-10")
	}), nil},
	{"TR315", claim, "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]/ProductReferentie/VorigReferentieNummer", op(func(m *WMO323) {
		p := &m.Declaratie.Clienten[1].Prestaties[1]
		p.ProductReferentie.VorigReferentieNummer, p.IngediendBedrag = "Q 17", istandaard.BedragMetDC{Bedrag: 1, DebetCredit: "C"}
		m.Declaratie.TotaalIngediendBedrag.TotaalBedrag--
	}), nil},
	{"TR316", claim, pr12 + "/ProductReferentie/VorigReferentieNummer", op(func(m *WMO323) { prestatie(m, 1).ProductReferentie.VorigReferentieNummer = "R-3" }), nil},
	{"TR319", claim, pr11 + "/ProductPeriode", op(func(m *WMO323) {
		prestatie(m, 0).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2026-05-01"), Einddatum: dag("2026-05-03")}
	}), nil},
	{"TR335", claim, pr12 + "/ProductPeriode/Einddatum", op(func(m *WMO323) {
		prestatie(m, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2021-05-01"), Einddatum: dag("2021-05-01")}
	}), nil},
	{"TR342", antwoord, "Bericht/DeclaratieAntwoord", op(func(m *WMO325) { m.DeclaratieAntwoord.TotaalToegekendBedrag.TotaalBedrag++ }), nil},
	{"TR342", "wmo325_declaratienummer_niet_uniek", "Bericht/DeclaratieAntwoord/TotaalToegekendBedrag", op(func(m *WMO325) { m.DeclaratieAntwoord.TotaalToegekendBedrag.TotaalBedrag = 1 }), nil},
	{"TR358", claim, "Bericht/Declaratie/TotaalIngediendBedrag", op(func(m *WMO323) { m.Declaratie.TotaalIngediendBedrag.TotaalBedrag++ }), nil},
	{"TR358", "wmo323_alleen_credit", "Bericht/Declaratie/TotaalIngediendBedrag", op(func(m *WMO323) { m.Declaratie.TotaalIngediendBedrag.DebetCredit = "D" }), nil},
	{"TR416", claim, "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[3]", op(func(m *WMO323) { prestatie(m, 2).ProductPeriode = prestatie(m, 0).ProductPeriode }), nil},
}

// TestRegels: every rule of the table is broken at least once, and a message in
// which one rule is broken breaks no other.
func TestRegels(t *testing.T) {
	gebroken := map[string]bool{}
	for i, b := range slices.Concat(breuk301, breukRegie, breukVerzoek, breukDeclaratie) {
		gebroken[b.regel] = true
		t.Run(fmt.Sprintf("%s_%d", b.regel, i), func(t *testing.T) {
			m, _, err := Decode(goud(t, b.goud))
			if err != nil {
				t.Fatal(err)
			}
			b.verander(m)
			bytes, err := m.Encode()
			if err != nil {
				t.Fatalf("het bericht breekt niveau 1: %v", err)
			}
			_, breuken := Controleer(bytes)
			gevonden := false
			for _, breuk := range breuken {
				if breuk.Regel == b.regel && breuk.Plek == b.plek && breuk.Retourcode == "0001" && breuk.Niveau == 2 && breuk.Tekst != "" {
					gevonden = true
				} else if breuk.Regel != b.regel && !slices.Contains(b.met, breuk.Regel) {
					t.Errorf("breekt ook %+v", breuk)
				}
			}
			if !gevonden {
				t.Errorf("%s op %s niet gevonden: %+v", b.regel, b.plek, breuken)
			}
		})
	}
	for _, r := range Regels() {
		if !gebroken[r.ID] {
			t.Errorf("regel %s wordt door geen enkele proef gebroken", r.ID)
		}
	}
}

// TestRegelsGrens: just on the right side of a rule nothing is broken.
func TestRegelsGrens(t *testing.T) {
	for naam, g := range map[string]struct {
		goud     string
		verander func(Bericht)
	}{
		"TR002: precies 120 jaar":         {hulp, op(func(m *WMO301) { m.Client.Geboortedatum.Datum = dag("1906-02-16") })},
		"CS003: begin en eind zelfde dag": {hulp, op(func(m *WMO301) { toegewezen(m).Einddatum = new(toegewezen(m).Ingangsdatum) })},
		"CS089: kleine letters":           {hulp, op(func(m *WMO301) { contact(m).Adres.Postcode = "1399zz" })},
		"TR134: op de dagtekening":        {hulp, op(func(m *WMO301) { toegewezen(m).Toewijzingsdatum = dag("2026-02-16") })},
		"TR302: sluit aan":                {hulp, op(func(m *WMO301) { volgend(m, "2027-03-01") })},
		"TR302: hulpmiddelen": {hulp, op(func(m *WMO301) {
			toegewezen(m).Product = &istandaard.Product{Categorie: "12", Code: "12A01"}
			volgend(m, "2027-01-01")
		})},
		"CD080: oude afspraak": {hulp, op(func(m *WMO301) { oud(m); toegewezen(m).Product.Code = "" })},
		"CS338: oude afspraak": {hulp, op(func(m *WMO301) { oud(m); toegewezen(m).Omvang.Frequentie, toegewezen(m).Omvang.Eenheid = "1", "14" })},
		"TR335: precies vijf jaar": {claim, op(func(m *WMO323) {
			prestatie(m, 1).ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2021-05-02"), Einddatum: dag("2021-05-02")}
		})},
		"TR137: eindigt op de dagtekening": {claim, op(func(m *WMO323) { m.Header.BerichtIdentificatie.Dagtekening = dag("2026-04-30") })},
		"CS340: februari in schrikkeljaar": {"wmo323_alleen_credit", op(func(m *WMO323) {
			m.Declaratie.DeclaratiePeriode = istandaard.GeslotenPeriode{Begindatum: dag("2024-02-01"), Einddatum: dag("2024-02-29")}
			m.Declaratie.Clienten[0].Prestaties[0].ProductPeriode = istandaard.GeslotenPeriode{Begindatum: dag("2024-02-01"), Einddatum: dag("2024-02-01")}
		})},
		"TR101: andere einddatum": {stop, op(func(m *WMO307) { m.Client.StopProducten[1].RedenBeeindiging = "19" })},
	} {
		m, _, err := Decode(goud(t, g.goud))
		if err != nil {
			t.Fatal(err)
		}
		g.verander(m)
		b, err := m.Encode()
		if err != nil {
			t.Fatalf("%s: %v", naam, err)
		}
		if _, breuken := Controleer(b); len(breuken) > 0 {
			t.Errorf("%s: %+v", naam, breuken)
		}
	}
}

// volgend adds the first product again, from the given day.
func volgend(m *WMO301, vanaf string) {
	p := *toegewezen(m)
	p.ToewijzingNummer++
	p.Ingangsdatum, p.Einddatum = dag(vanaf), new(dag("2027-12-31"))
	m.Client.ToegewezenProducten = append(m.Client.ToegewezenProducten, p)
}

// oud puts the first product before the agreements of 2021.
func oud(m *WMO301) {
	toegewezen(m).Ingangsdatum, toegewezen(m).Einddatum = dag("2020-01-01"), new(dag("2020-12-31"))
}

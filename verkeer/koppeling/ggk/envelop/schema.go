package envelop

import "nabuur/verkeer/istandaard"

// The largest number of characters in a value, as the schema has it.
const (
	maxOrganisatie   = 200
	minApplicatie    = 3
	maxApplicatie    = 50
	maxAdministratie = 50
	maxGebruiker     = 100
	maxReferentie    = 40
	MaxZin           = 200
	maxDetails       = 1000
)

// The simple types of StUF 3.01 in an envelope.
var (
	tOrganisatie   = &istandaard.Type{Naam: "Organisatie", MinLengte: 1, MaxLengte: maxOrganisatie}
	tApplicatie    = &istandaard.Type{Naam: "Applicatie", MinLengte: minApplicatie, MaxLengte: maxApplicatie}
	tAdministratie = &istandaard.Type{Naam: "Administratie", MaxLengte: maxAdministratie}
	tGebruiker     = &istandaard.Type{Naam: "Gebruiker", MaxLengte: maxGebruiker}
	tRefnummer     = &istandaard.Type{Naam: "Refnummer", MaxLengte: maxReferentie}
	tTijdstip      = &istandaard.Type{Naam: "Tijdstip", MinLengte: 8, MaxLengte: 17}
	tFunctie       = &istandaard.Type{Naam: "Functie", MinLengte: 1, MaxLengte: 30}
	tVersienr      = &istandaard.Type{Naam: "Versienr", Patronen: []istandaard.Patroon{{Vorm: &istandaard.VormVierCijfers}}}
	tBase64        = &istandaard.Type{Naam: "base64Binary"}
	tFoutcode      = &istandaard.Type{Naam: "Foutcode", MinLengte: 1, MaxLengte: 7}
	tFoutplek      = &istandaard.Type{Naam: "Foutplek", Waarden: []istandaard.Waarde{
		{Code: string(BijZender), Betekenis: "de fout ligt bij de zender"},
		{Code: string(BijKeten), Betekenis: "de fout ligt bij de keten"},
	}}
	tFoutomschrijving = &istandaard.Type{Naam: "Foutomschrijving", MaxLengte: MaxZin}
	tFoutdetails      = &istandaard.Type{Naam: "Foutdetails", MaxLengte: maxDetails}
)

func stuf(naam string, t *istandaard.Type, verplicht bool) istandaard.Element {
	return istandaard.Element{Naam: naam, Ns: istandaard.NsBasis, Type: t, Verplicht: verplicht}
}

func ggk(naam string, t *istandaard.Type) istandaard.Element {
	return istandaard.Element{Naam: naam, Ns: istandaard.NsBericht, Type: t, Verplicht: true}
}

func groep(ns istandaard.Naamruimte, k *istandaard.Klasse) istandaard.Element {
	return istandaard.Element{Naam: k.Naam, Ns: ns, Klasse: k, Verplicht: true}
}

// systeemklasse is Systeem_ggkberichten, in which Organisatie is mandatory, and in
// a Fo01 Systeem, in which it is not.
func systeemklasse(naam string, organisatie bool) *istandaard.Klasse {
	return &istandaard.Klasse{Naam: naam, Elementen: []istandaard.Element{
		stuf("organisatie", tOrganisatie, organisatie), stuf("applicatie", tApplicatie, true),
		stuf("administratie", tAdministratie, false), stuf("gebruiker", tGebruiker, false),
	}}
}

func stuurgegevens(code Berichtcode) *istandaard.Klasse {
	vast := &istandaard.Type{Naam: "Berichtcode", Patronen: []istandaard.Patroon{{Vorm: istandaard.VormVast(string(code))}}}
	k := &istandaard.Klasse{Naam: "stuurgegevens", Elementen: []istandaard.Element{
		stuf("berichtcode", vast, true),
		groep(istandaard.NsBasis, systeemklasse("zender", code != Fo01)),
		groep(istandaard.NsBasis, systeemklasse("ontvanger", code != Fo01)),
		stuf("referentienummer", tRefnummer, true), stuf("tijdstipBericht", tTijdstip, true),
	}}
	if code != Di01 {
		k.Elementen = append(k.Elementen, stuf("crossRefnummer", tRefnummer, true))
	}
	if code != Fo01 {
		k.Elementen = append(k.Elementen, stuf("functie", tFunctie, true))
	}
	return k
}

var parameters = &istandaard.Klasse{Naam: "parameters", Elementen: []istandaard.Element{
	ggk("applicatieVersie", tVersienr), ggk("applicatieSubversie", tVersienr),
	ggk("functieVersie", tVersienr), ggk("functieSubversie", tVersienr),
	groep(istandaard.NsBericht, &istandaard.Klasse{Naam: "bericht", Elementen: []istandaard.Element{ggk("xmlBestand", tBase64)}}),
}}

var foutbody = &istandaard.Klasse{Naam: "body", Elementen: []istandaard.Element{
	stuf("code", tFoutcode, true), stuf("plek", tFoutplek, true),
	stuf("omschrijving", tFoutomschrijving, true), stuf("details", tFoutdetails, false),
	{Naam: "detailsXML", Ns: istandaard.NsBasis, Klasse: &istandaard.Klasse{Naam: "detailsXML"}},
}}

// wortel is a root element with what stands in it.
type wortel struct {
	code    Berichtcode
	element istandaard.Element
	klasse  *istandaard.Klasse
}

func nieuweWortel(code Berichtcode, naam string, ns istandaard.Naamruimte, inhoud *istandaard.Klasse) wortel {
	return wortel{code, istandaard.Element{Naam: naam, Ns: ns}, &istandaard.Klasse{
		Naam: naam, Elementen: []istandaard.Element{groep(ns, stuurgegevens(code)), groep(ns, inhoud)},
	}}
}

var wortels = []wortel{
	nieuweWortel(Di01, wortelDi01, istandaard.NsBericht, parameters),
	nieuweWortel(Du01, wortelDu01, istandaard.NsBericht, parameters),
	nieuweWortel(Fo01, wortelFo01, istandaard.NsBasis, foutbody),
}

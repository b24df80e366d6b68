package vorm

import (
	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// voorbeeldpagina is the view-model of testdata/onderdelen.gohtml: every component
// once, filled as on a busy day.
type voorbeeldinhoud struct {
	Titel, KopDossier, KopBesluit, KopVerdeling, KopGeld, KopBrief Kop

	Filter       Filter
	Werklijst    Tabel
	Bladeren     Bladeren
	Tijdlijn     Tijdlijn
	Stappen      Stappen
	Gegevens     Gegevens
	Persoon      Gegevens
	Onderbouwing Onderbouwing
	Velden       []Veld
	Groepen      []Veldgroep
	Bevestig     Bevestigkaart
	Knoppen      Knoppen
	Peildatum    Peildatum
	Matrix       Matrix
	Geld, Leeg   Tabel
	Voortgang    Voortgang
	Meldingen    []Melding
	Standen      []Status
	Brief        Brief
}

var peil = tijdlijn.MustDag("2016-12-30")

// voorbeeldPagina is a page on which everything stands, in the file of a
// resident of another municipality than the user's own.
func voorbeeldPagina() Pagina {
	return Pagina{
		Titel: "Bekijk alle onderdelen", Organisatie: "Gemeente Gooise Meren",
		Gebruiker: &Gebruiker{Naam: "Sanne de Wit", Functie: "Backoffice Wmo", Wissel: Link{"Wissel", "/wissel"}, Uitloggen: "/uit"},
		Kruimels:  []Link{{"Werklijst", "/"}, {"M. Bakker", "/inwoners/1"}},
		Klok: &Klokstand{Vandaag: peil, Actie: "/klok", Terug: "/", Sprongen: []Link{
			{"De eerste dag van de samenwerking", "2017-01-01"}, {"Weesp wordt Amsterdam", "2022-03-24"}}},
		Nav: []NavItem{
			{Tekst: "Mijn werk", Adres: "/", Huidig: true, Aantal: 24},
			{Tekst: "Inwoners", Adres: "/inwoners"},
			{Tekst: "Berichten", Adres: "/berichten", Aantal: 3},
			{Tekst: "Declaraties", Adres: "/declaraties", Aantal: 1208},
			{Tekst: "Samenwerking"},
			{Tekst: "Wie doet wat", Adres: "/taakverdeling"},
			{Tekst: "Verrekening", Adres: "/verrekening"},
			{Tekst: "Rapportages", Adres: "/rapportages"}},
		Dossier: &Identiteitsbalk{
			Gemeente: "Weesp", Uitvoerder: "Gooise Meren", Grondslag: "mandaat", Inwoner: "M. Bakker",
			Nummer: "zaak 2016-00412", Adres: "/inwoners/1",
			Kenmerken: []Paar{{"Geboren", "14 maart 1941", ""}, {"Woont in", "Weesp", ""}, {"Team", "Wijkteam Zuid", "/teams/3"}},
			Tabs: []NavItem{{Tekst: "Overzicht", Adres: "/1", Huidig: true}, {Tekst: "Onderzoek", Adres: "/2"},
				{Tekst: "Besluiten", Adres: "/3", Aantal: 2}, {Tekst: "Voorzieningen", Adres: "/4", Aantal: 3},
				{Tekst: "Berichten", Adres: "/5", Aantal: 6}, {Tekst: "Wie keek mee", Adres: "/6"}}},
		Melding: &Melding{Toon: Goed, Kop: "Het onderzoek is afgerond",
			Tekst: "M. Bakker krijgt het verslag met de post. De aanvraag kan nu worden ingediend."},
		Fouten: NewFoutoverzicht(
			fout.New(fout.Onjuist, "Vul in vanaf welke dag de voorziening begint.").Bij("ingang"),
			fout.New(fout.Onjuist, "Bevestig dat u namens Weesp beslist.").Bij("zeker")),
		Inhoud: nieuwVoorbeeld(),
	}
}

func nieuwVoorbeeld() voorbeeldinhoud {
	v := voorbeeldinhoud{
		Titel: Kop{Niveau: 1, Boven: "Mijn werk", Tekst: "Eerst wat het eerst af moet zijn",
			Onder: "24 zaken wachten op u. De oudste wettelijke datum staat bovenaan."},
		KopDossier: Kop{Niveau: 2, Boven: "Zaak 2016-00412", Tekst: "Huishoudelijke hulp voor M. Bakker",
			Status: &Status{"Wacht op besluit", Info}, Termijn: termijn("2017-01-03", "2-wekentermijn"),
			Acties: Knoppen{{Tekst: "Beslis", Adres: "#", Soort: Hoofdknop}, {Tekst: "Schort op", Adres: "#"}}},
		KopBesluit:   Kop{Niveau: 2, Tekst: "Leg het besluit vast"},
		KopVerdeling: Kop{Niveau: 2, Tekst: "Wie doet wat voor Weesp"},
		KopGeld:      Kop{Niveau: 2, Tekst: "Geld en berichten"},
		KopBrief:     Kop{Niveau: 2, Tekst: "De brief", Acties: Knoppen{{Tekst: "Druk af", Afdrukken: true, Icoon: "druk"}}},
		Leeg: Tabel{ID: "leeg", Leeg: &Leeg{Kop: "Geen afgekeurde berichten",
			Tekst:  "Alle aanbieders hebben geantwoord. Nieuwe antwoorden komen vanzelf in deze lijst.",
			Acties: Knoppen{{Tekst: "Bekijk alle berichten", Adres: "#"}}}},
		Voortgang: Voortgang{ID: "vt", Label: "Toewijzingen opnieuw versturen", Gedaan: 34, Totaal: 120,
			Tekst: "34 van 120 berichten verstuurd"},
		Meldingen: []Melding{
			{Toon: Info, Kop: "Vanaf 1 januari 2017 doet Gooise Meren deze stap",
				Tekst: "Tot en met 31 december 2016 ligt het werk bij Weesp."},
			{Toon: LetOp, Kop: "De indicatie eindigt over 6 weken",
				Punten: []string{"Plan een heronderzoek.", "Vraag de aanbieder om het evaluatieverslag."},
				Acties: Knoppen{{Tekst: "Plan heronderzoek", Adres: "#"}}},
			{Toon: Mis, Kop: "Het bericht is niet aangekomen", Tekst: "Probeer het over een kwartier opnieuw."}},
		Standen: []Status{{"Concept", Neutraal}, {"In onderzoek", Info}, {"Toegekend", Goed}, {"Aandacht", LetOp}, {"Uit koers", Mis}},
	}
	v.Filter, v.Werklijst, v.Bladeren = voorbeeldLijst()
	v.Tijdlijn, v.Stappen = voorbeeldVerloop()
	v.Gegevens, v.Persoon, v.Onderbouwing = voorbeeldFeiten()
	v.Velden, v.Groepen, v.Bevestig, v.Knoppen = voorbeeldFormulier()
	v.Peildatum, v.Matrix = voorbeeldVerdeling()
	v.Geld = voorbeeldGeld()
	v.Brief = voorbeeldBrief()
	return v
}

func termijn(uiterlijk, naam string) *Termijn {
	t := NewTermijn(peil, tijdlijn.MustDag(uiterlijk), naam)
	return &t
}

func voorbeeldLijst() (Filter, Tabel, Bladeren) {
	f := Filter{Actie: "/", Doel: "lijst", Wissen: "/", Uitkomst: "214 zaken",
		Velden: []Veld{
			{Soort: ZoekVeld, Naam: "zoek", Label: "Zoek op naam of nummer"},
			{Soort: LijstVeld, Naam: "gemeente", Label: "Gemeente",
				Keuzes: []Keuze{{Waarde: "", Tekst: "Alle gemeenten"}, {Waarde: "w", Tekst: "Weesp", Gekozen: true}}},
			{Soort: LijstVeld, Naam: "stap", Label: "Stap", Keuzes: []Keuze{{Waarde: "", Tekst: "Alle stappen"},
				{Waarde: "o", Tekst: "Onderzoek"}}}},
		Tags: []FilterTag{{"Gemeente", "Weesp", "/?"}, {"Termijn", "deze week", "/?"}}}
	opgeschort := NewOpschorting(12, "2-wekentermijn")
	rij := func(naam, wat, adres string, t *Termijn, s Status, wacht string) Rij {
		return Rij{Adres: adres, Waarde: adres, Naam: naam, Cellen: []Cel{
			{Tekst: naam, Onder: wat}, {Termijn: t}, {Status: &s}, {Tekst: wacht}, {Tekst: "Weesp"}}}
	}
	t := Tabel{ID: "werklijst", Bijschrift: "Zaken met de eerste wettelijke datum bovenaan", Stil: true,
		Kolommen: []Kolom{{Kop: "Inwoner en vraag", Rijkop: true, Sorteer: "/?s=naam"},
			{Kop: "Termijn", Sorteer: "/?s=termijn", Volgorde: "oplopend"},
			{Kop: "Stand"}, {Kop: "Wacht op"}, {Kop: "Gemeente"}},
		Rijen: []Rij{
			rij("A. Jansen-van der Meer", "Vervoersvoorziening", "/zaken/1", termijn("2016-12-27", "6-wekentermijn"),
				Status{"In onderzoek", Info}, "u"),
			rij("H. Yılmaz", "Traplift", "/zaken/2", termijn("2016-12-30", "2-wekentermijn"), Status{"Wacht op besluit", LetOp}, "u"),
			rij("M. Bakker", "Huishoudelijke hulp", "/zaken/3", termijn("2017-01-03", "6-wekentermijn"), Status{"Wacht op besluit", LetOp},
				"teamleider"),
			rij("T. de Vries", "Begeleiding groep", "/zaken/4", &opgeschort, Status{"Opgeschort", Neutraal}, "inwoner: medisch advies"),
			rij("E. Oosterhuis", "Jeugdhulp thuis", "/zaken/5", termijn("2017-02-08", "6-wekentermijn"), Status{"Gemeld", Neutraal},
				"wijkteam Weesp")},
		Keuze: &Keuzebalk{Actie: "/verdeel", Naam: "zaak",
			Velden: []Veld{{Soort: LijstVeld, Naam: "aan", Label: "Geef aan",
				Keuzes: []Keuze{{Waarde: "1", Tekst: "Sanne de Wit"}, {Waarde: "2", Tekst: "Joris Blom"}}}},
			Knoppen: Knoppen{{Tekst: "Verdeel", Soort: Hoofdknop}}}}
	b := Bladeren{Van: 1, Tot: 25, Totaal: 1214, Volgende: "/?b=2", Bladen: []Blad{
		{Nummer: 1, Adres: "/?b=1", Huidig: true}, {Nummer: 2, Adres: "/?b=2"}, {Nummer: 3, Adres: "/?b=3"}, {},
		{Nummer: 49, Adres: "/?b=49"}}}
	return f, t, b
}

func voorbeeldVerloop() (Tijdlijn, Stappen) {
	dag := tijdlijn.MustDag
	t := Tijdlijn{Naam: "Wat er gebeurde", Punten: []Gebeurtenis{
		{Op: dag("2017-01-03"), Komt: true, Handeling: "Laatste dag om te beslissen", Grond: "art. 2.3.5 lid 2 Wmo 2015", Icoon: "klok"},
		{Op: dag("2016-12-30"), Vandaag: true},
		{Op: dag("2016-12-23"), Tijd: "09:12", Handeling: "Toewijzing teruggekregen", Organisatie: "Thuiszorg De Linde", Toon: Mis,
			Icoon: "in",
			Bericht: &Bericht{Code: "302", Naam: "Retour op de toewijzing", Partij: "Thuiszorg De Linde", Op: dag("2016-12-23"),
				Status: Status{"Afgekeurd", Mis}, Zin: "De aanbieder kent de inwoner niet onder dit burgerservicenummer.",
				Redenen: []string{"Het volgnummer van het adres ontbreekt.", "De begindatum ligt voor de begindatum van het contract."},
				Adres:   "/berichten/9"}},
		{Op: dag("2016-12-20"), Tijd: "16:40", Wie: "Sanne de Wit", Handeling: "ontving de aanvraag", Organisatie: "Gooise Meren",
			Namens: "college van Weesp",
			Grond:  "art. 2.3.2 lid 9 Wmo 2015", Adres: "/aanvragen/3", Toon: Info, Icoon: "stuk",
			Tekst: "M. Bakker vraagt hulp bij het huishouden, 3 uur per week."},
		{Op: dag("2016-12-13"), Wie: "Karin Post", Handeling: "rondde het onderzoek af", Organisatie: "Weesp", Toon: Goed,
			Tekst: "Het verslag is op 14 december verstuurd. De zoon doet de boodschappen; voor zwaar werk is hulp nodig."},
		{Op: dag("2016-11-22"), Wie: "M. Bakker", Handeling: "meldde zich bij het loket in Weesp", Icoon: "persoon"}}}
	s := Stappen{Naam: "Het pad van de zaak", Lijst: []Stap{
		{Tekst: "Melding", Onder: "22 november 2016, Weesp", Stand: StapKlaar, Adres: "#"},
		{Tekst: "Onderzoek", Onder: "afgerond op 13 december 2016", Stand: StapKlaar, Adres: "#"},
		{Tekst: "Aanvraag", Onder: "20 december 2016", Stand: StapKlaar, Adres: "#"},
		{Tekst: "Besluit", Onder: "Gooise Meren, uiterlijk 3 januari 2017", Stand: StapNu},
		{Tekst: "Toewijzing", Onder: "de aanbieder keurde het bericht af", Stand: StapVast},
		{Tekst: "Levering"}}}
	return t, s
}

func voorbeeldFeiten() (Gegevens, Gegevens, Onderbouwing) {
	eigenBijdrage := geld.Cent(1940)
	g := Gegevens{Kop: "Voorziening", Punten: []Gegeven{
		{Naam: "Product", Waarde: "Hulp bij het huishouden"}, {Naam: "Omvang", Waarde: "180 minuten per week"},
		{Naam: "Aanbieder", Waarde: "Thuiszorg De Linde", Adres: "/aanbieders/7"},
		{Naam: "Eigen bijdrage", Bedrag: &eigenBijdrage, Bron: "CAK, december 2016"}, {Naam: "Einddatum", Wijzig: "/wijzig"}}}
	p := Gegevens{Kop: "Persoon en huishouden", Dicht: true, Punten: []Gegeven{
		{Naam: "Naam", Waarde: "Maria Bakker-Smit", Bron: "BRP, 14 november 2016"}, {Naam: "Burgerservicenummer", Waarde: "999990019"},
		{Naam: "Adres", Regels: []string{"Nieuwstraat 12 A", "1381 BB Weesp"}, Wijzig: "/w"},
		{Naam: "Telefoon", Waarde: "0294 – 555 010", Wijzig: "/w"},
		{Naam: "Huishouden", Waarde: "alleenstaand"}, {Naam: "Vertegenwoordiger", Waarde: "P. Bakker, zoon", Adres: "/p"}}}
	o := Onderbouwing{Open: true, Vraag: "Waarop rust deze termijn?", Uitkomst: "Weesp beslist uiterlijk op 3 januari 2017.",
		Regels: []RechtsRegel{{Naam: "art. 2.3.5 lid 2 Wmo 2015", Adres: "/wet/wmo/2.3.5", Geldig: "geldig vanaf 1 januari 2015",
			Zegt: "Het college beslist binnen twee weken na de aanvraag."}},
		Rekening: []Rekenstap{{"Aanvraag ontvangen", "20 december 2016"}, {"Twee weken", "+ 14 dagen"}, {"Laatste dag", "3 januari 2017"}},
		Feiten:   []Gegeven{{Naam: "Aanvraag", Waarde: "20 december 2016", Bron: "zaak 2016-00412"}},
		BekendOp: "Zoals bekend op 30 december 2016."}
	return g, p, o
}

func voorbeeldFormulier() ([]Veld, []Veldgroep, Bevestigkaart, Knoppen) {
	velden := []Veld{
		{Soort: DatumVeld, Naam: "ingang", Label: "Vanaf welke dag begint de voorziening?", Uitleg: "Op zijn vroegst de dag na vandaag.",
			Fout: "Vul in vanaf welke dag de voorziening begint.", Vroegst: "2016-12-31"},
		{Soort: LijstVeld, Naam: "product", Label: "Product",
			Keuzes: []Keuze{{Waarde: "01A01", Tekst: "01A01 Hulp bij het huishouden"}, {Waarde: "02A03", Tekst: "02A03 Begeleiding"}}},
		{Soort: GetalVeld, Naam: "omvang", Label: "Minuten per week", Waarde: "180", Kort: true},
		{Soort: BedragVeld, Naam: "tarief", Label: "Tarief per uur", Waarde: "23,40", Vast: true,
			Uitleg: "Volgt uit het contract met Thuiszorg De Linde."},
		{Soort: LangVeld, Naam: "motivering", Label: "Waarom beslist u dit?", Uitleg: "Schrijf het zo op dat mevrouw Bakker het begrijpt.",
			Waarde: "U kunt het zware werk in huis niet meer doen. Uw zoon helpt met de boodschappen.", Max: 4000},
		{Naam: "kenmerk", Label: "Uw kenmerk", Facultatief: true},
		{Soort: StukVeld, Naam: "stuk", Label: "Medisch advies toevoegen", Facultatief: true}}
	groepen := []Veldgroep{
		{Naam: "uitkomst", Label: "Wat beslist u?",
			Keuzes: []Keuze{{Waarde: "ja", Tekst: "Toekennen", Uitleg: "De inwoner krijgt wat is gevraagd.", Gekozen: true},
				{Waarde: "deels", Tekst: "Voor een deel toekennen"}, {Waarde: "nee", Tekst: "Afwijzen"}}},
		{Naam: "vorm", Label: "In welke vorm?", Naast: true,
			Keuzes: []Keuze{{Waarde: "zin", Tekst: "Zorg in natura", Gekozen: true}, {Waarde: "pgb", Tekst: "Pgb"}}},
		{Naam: "stukken", Label: "Welke stukken gaan mee?", Meer: true, Fout: "Kies ten minste het verslag.",
			Keuzes: []Keuze{{Waarde: "v", Tekst: "Verslag van het onderzoek"}, {Waarde: "p", Tekst: "Plan", Gekozen: true},
				{Waarde: "m", Tekst: "Medisch advies", Uit: true}}}}
	kosten := geld.Cent(365040)
	kaart := Bevestigkaart{Kop: "U beslist namens het college van Weesp",
		Tekst: "U werkt bij Gooise Meren. Weesp heeft u gemandateerd om tot € 10.000 per jaar te beslissen. Het besluit staat op naam " +
			"van Weesp en Weesp betaalt.",
		Punten: []Gegeven{{Naam: "Inwoner", Waarde: "M. Bakker, Weesp"}, {Naam: "Kosten per jaar", Bedrag: &kosten},
			{Naam: "Mandaat", Waarde: "Mandaatbesluit Weesp 2016, nr. 14"}},
		Naam: "zeker", Vinkje: &Keuze{Waarde: "ja", Tekst: "Ik beslis namens Weesp en heb het verslag gelezen"},
		Fout: "Bevestig dat u namens Weesp beslist."}
	return velden, groepen, kaart, Knoppen{{Tekst: "Beslis en maak de brief", Soort: Hoofdknop},
		{Tekst: "Bewaar als concept", Naam: "concept", Waarde: "ja", ZonderControl: true},
		{Tekst: "Trek de aanvraag in", Soort: Gevaar}, {Tekst: "Annuleer", Adres: "/zaken/3", Soort: Tekstknop}}
}

func voorbeeldVerdeling() (Peildatum, Matrix) {
	dag := tijdlijn.MustDag
	p := Peildatum{Actie: "/taakverdeling", Naam: "op", Label: "Wie deed wat op", Op: dag("2017-01-01"), Eerste: dag("2016-01-01"),
		Laatste:   dag("2022-12-31"),
		Verborgen: []Paar{{Naam: "gemeente", Waarde: "Weesp"}},
		Mijlpalen: []Mijlpaal{{dag("2016-07-12"), "intentieverklaring", "/?op=2016-07-12"},
			{dag("2017-01-01"), "start samenwerking", "/?op=2017-01-01"}, {dag("2022-03-24"), "Weesp naar Amsterdam", "/?op=2022-03-24"}}}
	vol := func(grond, onder string, nieuw bool) MatrixCel {
		return MatrixCel{Grondslag: grond, Onder: onder, Adres: "/toedeling", Nieuw: nieuw}
	}
	n := MatrixCel{}
	m := Matrix{ID: "verdeling", Bijschrift: "Taken van Weesp", Op: p.Op,
		Organisaties: []string{"Weesp", "Gooise Meren", "Regio Gooi en Vechtstreek", "Stichtse Vecht"},
		Groepen: []MatrixGroep{
			{"Wmo", []MatrixRij{
				{Taak: "Melding", Cellen: []MatrixCel{vol("eigen", "altijd al", false), n, n, n}},
				{Taak: "Onderzoek", Cellen: []MatrixCel{vol("eigen", "altijd al", false), n, n, n}},
				{Taak: "Toewijzing", Cellen: []MatrixCel{n, vol("mandaat", "sinds 1 januari 2017", true), n, n}},
				{Taak: "Inkoop", Cellen: []MatrixCel{n, n, vol("machtiging", "sinds 1 januari 2015", false), n}},
				{Taak: "Eigen bijdrage", Gat: "Niemand heeft deze taak vanaf 1 januari 2017. Leg vast wie haar krijgt."}}},
			{"Inkomen", []MatrixRij{
				{Taak: "Aanvraag", Cellen: []MatrixCel{n, n, n, vol("mandaat", "sinds 1 januari 2013", false)}},
				{Taak: "Betaling", Cellen: []MatrixCel{n, n, n, vol("mandaat", "sinds 1 januari 2013", false)}}}}}}
	return p, m
}

func voorbeeldGeld() Tabel {
	rij := func(naam string, a, b, c geld.Cent) Rij {
		return Rij{Adres: "/kosten", Cellen: []Cel{{Tekst: naam}, Bedrag(a), Bedrag(b), Bedrag(c)}}
	}
	return Tabel{ID: "geld", Bijschrift: "Begroot en uitgegeven in 2017, Weesp",
		Kolommen: []Kolom{{Kop: "Taak", Rijkop: true}, {Kop: "Begroot", Getal: true}, {Kop: "Vastgelegd", Getal: true},
			{Kop: "Betaald", Getal: true}},
		Rijen: []Rij{rij("Hulp bij het huishouden", 84200000, 79120550, 40211905), rij("Begeleiding", 61500000, 66204000, 30915020),
			rij("Vervoer", 12500000, 9980000, -12500)},
		Voet: []Cel{{Tekst: "Totaal"}, Bedrag(158200000), Bedrag(155304550), Bedrag(71114425)}}
}

func voorbeeldBrief() Brief {
	return Brief{Afzender: "College van burgemeester en wethouders van Weesp", AfzenderAdres: []string{"Postbus 5099, 1380 GB Weesp"},
		Aan: []string{"Mevrouw M. Bakker-Smit", "Nieuwstraat 12 A", "1381 BB Weesp"}, Plaats: "Weesp", Op: tijdlijn.MustDag("2017-01-02"),
		Kenmerk:   "2016-00412",
		Onderwerp: "U krijgt hulp bij het huishouden", Aanhef: "Geachte mevrouw Bakker,", Concept: true,
		Delen: []BriefDeel{
			{Kop: "Ons besluit", Nadruk: true,
				Alineas: []string{
					"U krijgt vanaf 9 januari 2017 3 uur per week hulp bij het huishouden. Thuiszorg De Linde geeft u deze hulp."}},
			{Kop: "Waarom krijgt u deze hulp?",
				Alineas: []string{
					"Op 6 december 2016 spraken wij met u thuis. U vertelde dat u het zware werk in huis niet meer kunt doen.",
					"Uw zoon helpt u met de boodschappen."}},
			{Kop: "Wat moet u doen?", Punten: []string{"U hoeft niets te doen. Thuiszorg De Linde belt u voor 9 januari.",
				"Verandert er iets? Bel ons dan."}},
			{Kop: "Bent u het er niet mee eens?", Alineas: []string{"Dan kunt u bezwaar maken. Doe dat voor 14 februari 2017."}}},
		Slot: "Met vriendelijke groet,",
		Namens: []string{"namens het college van burgemeester en wethouders van Weesp,", "S. de Wit",
			"consulent Wmo, gemeente Gooise Meren"},
		Mandaat: "Getekend krachtens het Mandaatbesluit Weesp 2016, nr. 14."}
}

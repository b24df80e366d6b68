package berichtregel

// Messages as the table names them, by number.
var (
	in301       = []string{"301"}
	in305       = []string{"305"}
	in307       = []string{"307"}
	in317       = []string{"317"}
	in319       = []string{"319"}
	in323       = []string{"323"}
	in325       = []string{"325"}
	inStartStop = []string{"305", "307"}
	inVerzoek   = []string{"315", "317"}
	inBekend    = []string{"317", "323", "325"}
	inProduct   = []string{"301", "305", "307", "315", "317", "323"}
	inHeen      = []string{"301", "305", "307", "315", "317", "319", "323", "325"}
)

var regels = []Regel{
	{"TR019", 3, "9019", inStartStop, "Een start of stop noemt een bekende toewijzing."},
	{"TR056", 3, "9056", inHeen, "De identificatie is per afzender en soort bericht uniek."},
	{"TR063", 3, "9063", inStartStop, "Verwijderen kan alleen wat eerder met dezelfde sleutel is aangeleverd."},
	{"TR071", 3, "9071", in305, "Een start wordt niet verwijderd als er al een stop op is gemeld."},
	{"TR074", 3, "9074", inStartStop, "Een nieuwe aanlevering heeft een sleutel die nog niet is gebruikt."},
	{"TR135", 4, "8848", inHeen, "De dagtekening ligt niet in de toekomst."},
	{"TR304", 3, "8187", inBekend, "De cliënt is bekend."},
	{"TR307", 3, "9307", in323, "De prestatie begint niet voor de ingangsdatum van de toewijzing."},
	{"TR308", 3, "9308", in323, "De prestatie eindigt niet na de einddatum van de toewijzing."},
	{"TR314", 3, "8021", in323, "Het referentienummer van een prestatie is uniek voor de aanbieder."},
	{"TR318", 3, "8214", in323, "De declaratieperiode is de maand na de vorige, als elke maand zorg is geleverd."},
	{"TR319", 3, "9319", in323, "De prestatie ligt niet na de declaratieperiode."},
	{"TR321", 3, "9321", in323, "Het volume past in wat over de periode is toegewezen."},
	{"TR322", 3, "9322", in323, "Het totale volume past in wat in totaal is toegewezen."},
	{"TR323", 3, "8017", in323, "Een creditregel verwijst naar een eerdere goedgekeurde debetregel en neemt die over."},
	{"TR326", 3, "9326", in305, "Een start kan alleen als er geen levering op de toewijzing loopt."},
	{"TR332", 3, "9332", in301, "Het toewijzingnummer is uniek binnen gemeente en wet."},
	{"TR333", 3, "9333", in323, "Het declaratienummer is uniek voor de aanbieder."},
	{"TR337", 3, "", in325, "Het antwoord noemt een ontvangen declaratiebericht."},
	{"TR338", 3, "9338", in323, "De prestatie noemt een bekende toewijzing."},
	{"TR339", 3, "9339", in323, "De productcategorie is die van de toewijzing."},
	{"TR340", 3, "9340", in323, "De productcode is die van de toewijzing."},
	{"TR341", 3, "9341", in323, "De eenheid past bij de toewijzing."},
	{"TR346", 4, "9346", in323, "Het bedrag is het volume maal het tarief."},
	{"TR347", 3, "9347", inVerzoek, "De referentie van een verzoek is uniek voor de aanbieder."},
	{"TR349", 3, "9349", in317, "Een wijzigingsverzoek noemt elke actuele toewijzing van de cliënt."},
	{"TR350", 3, "9350", in317, "Een ongewijzigd product verwijst naar een actuele toewijzing."},
	{"TR351", 3, "9351", in317, "Een te wijzigen product verwijst naar een actuele toewijzing."},
	{"TR355", 3, "9355", in319, "Het antwoord noemt de referentie van een ontvangen verzoek."},
	{"TR357", 3, "9357", in317, "Een gewenste ingangsdatum in het verleden is die van de toewijzing."},
	{"TR359", 3, "9359", in319, "Na een toewijzing op een verzoek volgt geen ander antwoord."},
	{"TR360", 3, "9360", in319, "Een verzoek gaat ten hoogste eenmaal in onderzoek, als eerste antwoord."},
	{"TR361", 3, "9361", in317, "Hetzelfde product overlapt niet in de tijd binnen het gewenste pakket."},
	{"TR365", 3, "9365", in319, "Een eerder antwoord op het verzoek was dat het in onderzoek is."},
	{"TR366", 3, "9366", in325, "Elke regel van het antwoord verwijst naar een regel van de declaratie."},
	{"TR367", 3, "9367", in325, "De gegevens van een regel van het antwoord zijn die van de declaratie."},
	{"TR369", 3, "9369", in323, "De declaraties passen in het budget van de toewijzing."},
	{"TR371", 3, "", in325, "Het antwoord noemt de schemaversie van de declaratie."},
	{"TR373", 3, "9373", in317, "Bij een ander budget of totaalvolume blijft de ingangsdatum die van de toewijzing."},
	{"TR374", 3, "9374", inVerzoek, "Er loopt geen eerder verzoek van deze aanbieder voor deze cliënt."},
	{"TR375", 3, "9375", in317, "Zonder product en met een einde na 2020 blijft de omvang leeg."},
	{"TR376", 3, "", in325, "Het antwoord noemt het nummer van een ontvangen declaratie."},
	{"TR378", 4, "S300", inHeen, "De gemeente bestaat op de ingangsdatum."},
	{"TR379", 3, "9379", in301,
		"De referentie van de aanbieder staat alleen bij de toekenning van een verzoek, en is die van dat verzoek."},
	{"TR381", 4, "S329", inProduct, "De productcode hoort bij de productcategorie."},
	{"TR382", 3, "9069", in307, "Een stop neemt de sleutel van de start over."},
	{"TR384", 3, "9384", in323, "Op een verwijderde toewijzing wordt niet gedeclareerd."},
	{"TR385", 3, "9385", in301, "Een toewijzing met goedgekeurde declaraties wordt niet verwijderd."},
	{"TR387", 3, "9387", in323, "De prestatie begint op de eerste van de maand, of op de ingangsdatum in die maand."},
	{"TR388", 3, "9388", in323, "De prestatie eindigt op de laatste van de maand, of op de einddatum in die maand."},
	{"TR389", 3, "9389", in323, "Voor dezelfde periode, product en toewijzing staat geen andere debetregel open."},
	{"TR390", 3, "9390", in323, "Een regel wordt eenmaal gecrediteerd."},
	{"TR411", 3, "9411", in317, "Bij een toewijzing met productcode is de omvang gevuld."},
	{"TR412", 3, "9412", in317, "Bij een toewijzing zonder productcode met een einde na 2020 blijft de omvang leeg."},
	{"TR413", 3, "9413", in307, "Na een tijdelijke stop volgt geen tweede tijdelijke stop op dezelfde start."},
	{"TR414", 3, "9414", in307, "Een volgende stop eindigt niet eerder dan de vorige."},
	{"TR415", 3, "9415", in307, "Na een definitieve stop volgt geen stop meer op dezelfde start."},
	{"TR418", 3, "0611", in323, "Het tarief is dat van het contract."},
}

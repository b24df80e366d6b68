// Code generated from regels/*.yaml by go generate; DO NOT EDIT.

package wet

import "nabuur/grond/tijdlijn"

var tabelFeesten = []feest{
	{naam: "Nieuwjaarsdag", regel: "atw.3.1", maand: 1, dag: 1, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "Goede Vrijdag", regel: "atw.3.2", pasen: -2, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "tweede paasdag", regel: "atw.3.1", pasen: 1, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "Koninginnedag", regel: "atw.3.1", maand: 4, dag: 30, zondag: 1, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: 3652 /* 1980-01-01 */}},
	{naam: "Koninginnedag", regel: "atw.3.1", maand: 4, dag: 30, zondag: -1, geldig: tijdlijn.Periode{Vanaf: 3652 /* 1980-01-01 */, Tot: 16071 /* 2014-01-01 */}},
	{naam: "Koningsdag", regel: "atw.3.1", maand: 4, dag: 27, zondag: -1, geldig: tijdlijn.Periode{Vanaf: 16071 /* 2014-01-01 */, Tot: tijdlijn.Open}},
	{naam: "Hemelvaartsdag", regel: "atw.3.1", pasen: 39, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "5 mei", regel: "atw.3.1", maand: 5, dag: 5, geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}},
	{naam: "tweede pinksterdag", regel: "atw.3.1", pasen: 50, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "eerste kerstdag", regel: "atw.3.1", maand: 12, dag: 25, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
	{naam: "tweede kerstdag", regel: "atw.3.1", maand: 12, dag: 26, geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}},
}

var tabelGelijk = []gelijkdag{
	{dag: 17284 /* 2017-04-28 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 17312 /* 2017-05-26 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 17662 /* 2018-05-11 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 17889 /* 2018-12-24 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 17896 /* 2018-12-31 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 18047 /* 2019-05-31 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 18257 /* 2019-12-27 */, besluit: "Besluit van 24 oktober 2016 (BWBR0038666)", bron: "BWBR0038666"},
	{dag: 18404 /* 2020-05-22 */, besluit: "besluit van 20 september 2019", bron: "legal-support-office.nl/de-civiele-rol/feestdagen"},
	{dag: 18761 /* 2021-05-14 */, besluit: "besluit van 20 september 2019", bron: "legal-support-office.nl/de-civiele-rol/feestdagen"},
	{dag: 19139 /* 2022-05-27 */, besluit: "besluit van 20 september 2019", bron: "legal-support-office.nl/de-civiele-rol/feestdagen"},
	{dag: 19475 /* 2023-04-28 */, besluit: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 19496 /* 2023-05-19 */, besluit: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 19853 /* 2024-05-10 */, besluit: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 20084 /* 2024-12-27 */, besluit: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 20238 /* 2025-05-30 */, besluit: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 20455 /* 2026-01-02 */, besluit: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 20588 /* 2026-05-15 */, besluit: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 20945 /* 2027-05-07 */, besluit: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 21302 /* 2028-04-28 */, besluit: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
	{dag: 21330 /* 2028-05-26 */, besluit: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag", bron: "sterfgeval.nl vraag 70745"},
}

var tabelRegels = []Regelversie{
	{ID: "atw.1.1", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 1 lid 1", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Strekking: "Een termijn in een wet die eindigt op een zaterdag, zondag of erkende feestdag loopt door tot en met de eerste dag daarna die dat niet is."},
	{ID: "atw.1.2", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 1 lid 2", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Strekking: "Een termijn die wordt teruggerekend vanaf een tijdstip of gebeurtenis wordt niet verlengd."},
	{ID: "atw.2", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 2", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Parameters: []Parameter{
		{Naam: "ten minste", Aantal: 3, Eenheid: "dagen"},
		{Naam: "werkdagen daarin", Aantal: 2, Eenheid: "dagen"},
	}, Strekking: "In een termijn van drie dagen of langer zitten ten minste twee dagen die geen zaterdag, zondag of erkende feestdag zijn."},
	{ID: "atw.3.1", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 3 lid 1", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1; de dagen zelf staan met hun eigen data onder feestdagen", Strekking: "De erkende feestdagen."},
	{ID: "atw.3.2", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 3 lid 2", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Strekking: "Goede Vrijdag is gelijkgesteld met een erkende feestdag."},
	{ID: "atw.3.3", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 3 lid 3", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Strekking: "Bij koninklijk besluit kunnen andere dagen met een erkende feestdag worden gelijkgesteld."},
	{ID: "atw.4", Wet: "Algemene termijnenwet", BWB: "BWBR0002448", Artikel: "art. 4", Link: "https://wetten.overheid.nl/BWBR0002448", Geldig: tijdlijn.Periode{Vanaf: -1736 /* 1965-04-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Algemene termijnenwet art. 7 lid 1", Parameters: []Parameter{
		{Naam: "ten hoogste", Eenheid: "uren"},
		{Naam: "ten hoogste", Aantal: 90, Eenheid: "dagen"},
		{Naam: "ten hoogste", Aantal: 12, Eenheid: "weken"},
		{Naam: "ten hoogste", Aantal: 3, Eenheid: "maanden"},
		{Naam: "ten hoogste", Eenheid: "jaren"},
	}, Strekking: "Termijnen in uren, in meer dan 90 dagen, 12 weken of 3 maanden, of in jaren, worden niet verlengd."},
	{ID: "awb.4.5.4", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:5 lid 4", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Bron: "tekst 2026-07-01; de begindatum is die van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 4, Eenheid: "weken"},
	}, Strekking: "Een besluit om de aanvraag niet te behandelen komt binnen vier weken nadat zij is aangevuld of de tijd daarvoor ongebruikt voorbij is."},
	{ID: "awb.4.13", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:13", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 8, Eenheid: "weken"},
	}, Strekking: "Zonder eigen wettelijke termijn beslist het bestuursorgaan binnen een redelijke termijn, in ieder geval binnen acht weken na ontvangst."},
	{ID: "awb.4.14.1", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:14 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "pgawb.nl, artikel 4:14 (Stb. 1992, 315)", Strekking: "Lukt een wettelijke termijn niet, dan hoort de aanvrager wanneer de beschikking wel komt; de wettelijke termijn zelf schuift niet op."},
	{ID: "awb.4.14.3", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:14 lid 3", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "pgawb.nl, artikel 4:14 (Stb. 1992, 315)", Strekking: "Lukt het niet binnen acht weken, dan noemt het bestuursorgaan binnen die tijd een nieuwe redelijke termijn."},
	{ID: "awb.4.15", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:15", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Strekking: "De beslistermijn staat stil van de dag na het verzoek om aanvulling tot de dag waarop is aangevuld, of zolang een andere grond van dit artikel duurt."},
	{ID: "awb.4.17.1", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Stb. 2009, 383", Parameters: []Parameter{
		{Naam: "ten hoogste", Aantal: 42, Eenheid: "dagen"},
	}, Strekking: "Voor elke dag te laat is een dwangsom verschuldigd, ten hoogste 42 dagen; die 42 dagen worden niet verlengd door de Algemene termijnenwet."},
	{ID: "awb.4.17.2", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 2", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: 17897 /* 2019-01-01 */}, Zeker: true, Bron: "Stb. 2009, 383", Parameters: []Parameter{
		{Naam: "dagen per trede", Aantal: 14, Eenheid: "dagen"},
		{Naam: "eerste trede", Aantal: 2000, Eenheid: "cent per dag"},
		{Naam: "tweede trede", Aantal: 3000, Eenheid: "cent per dag"},
		{Naam: "derde trede", Aantal: 4000, Eenheid: "cent per dag"},
	}, Strekking: "De dwangsom is € 20 per dag voor de eerste 14 dagen, € 30 voor de volgende 14 en € 40 voor de overige dagen."},
	{ID: "awb.4.17.2", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 2", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 17897 /* 2019-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Stcrt. 2018, 65542", Parameters: []Parameter{
		{Naam: "dagen per trede", Aantal: 14, Eenheid: "dagen"},
		{Naam: "eerste trede", Aantal: 2300, Eenheid: "cent per dag"},
		{Naam: "tweede trede", Aantal: 3500, Eenheid: "cent per dag"},
		{Naam: "derde trede", Aantal: 4500, Eenheid: "cent per dag"},
	}, Strekking: "De dwangsom is € 23 per dag voor de eerste 14 dagen, € 35 voor de volgende 14 en € 45 voor de overige dagen."},
	{ID: "awb.4.17.3", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 3", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Stb. 2009, 383", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 2, Eenheid: "weken"},
	}, Strekking: "De dwangsom loopt vanaf de dag waarop twee weken voorbij zijn na het einde van de beslistermijn en de ontvangst van de ingebrekestelling."},
	{ID: "awb.4.17.beroep", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 5", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: 20454 /* 2026-01-01 */}, Zeker: true, Bron: "Stb. 2009, 383", Strekking: "Beroep tegen het niet tijdig beslissen houdt de dwangsom niet tegen."},
	{ID: "awb.4.17.beroep", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 4", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 20454 /* 2026-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet modernisering elektronisch bestuurlijk verkeer", Strekking: "Beroep tegen het niet tijdig beslissen houdt de dwangsom niet tegen."},
	{ID: "awb.4.17.geen", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 6", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: 20454 /* 2026-01-01 */}, Zeker: true, Bron: "Stb. 2009, 383", Strekking: "Geen dwangsom bij een onredelijk late ingebrekestelling, een aanvrager die geen belanghebbende is, of een kennelijk niet-ontvankelijke of ongegronde aanvraag."},
	{ID: "awb.4.17.geen", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 5", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 20454 /* 2026-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet modernisering elektronisch bestuurlijk verkeer", Strekking: "Geen dwangsom bij een onredelijk late ingebrekestelling, een aanvrager die geen belanghebbende is, of een kennelijk niet-ontvankelijke of ongegronde aanvraag."},
	{ID: "awb.4.17.gelijk", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 7", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: 20454 /* 2026-01-01 */}, Zeker: true, Bron: "Stb. 2009, 383", Strekking: "Is er meer dan een aanvrager, dan krijgt ieder een gelijk deel van de dwangsom."},
	{ID: "awb.4.17.gelijk", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:17 lid 6", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 20454 /* 2026-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet modernisering elektronisch bestuurlijk verkeer", Strekking: "Is er meer dan een aanvrager, dan krijgt ieder een gelijk deel van de dwangsom."},
	{ID: "awb.4.18", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:18", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Stb. 2009, 383", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 2, Eenheid: "weken"},
	}, Strekking: "Het bestuursorgaan stelt de dwangsom vast binnen twee weken na de laatste dag waarover zij verschuldigd is."},
	{ID: "awb.4.87.1", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 4:87 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14426 /* 2009-07-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Vierde tranche Awb", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 6, Eenheid: "weken"},
	}, Strekking: "Betaling gebeurt binnen zes weken nadat de beschikking is bekendgemaakt, tenzij die een ander tijdstip noemt."},
	{ID: "awb.6.7", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 6:7", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 6, Eenheid: "weken"},
	}, Strekking: "De termijn voor bezwaar of beroep is zes weken."},
	{ID: "awb.6.8", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 6:8 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Strekking: "De termijn begint op de dag na de bekendmaking op de voorgeschreven wijze."},
	{ID: "awb.6.9.1", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 6:9 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Strekking: "Een bezwaarschrift is op tijd als het voor het einde van de termijn is ontvangen."},
	{ID: "awb.6.9.2", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 6:9 lid 2", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 1, Eenheid: "weken"},
	}, Strekking: "Per post is een bezwaarschrift op tijd als het voor het einde van de termijn op de post is gedaan en niet later dan een week daarna is ontvangen."},
	{ID: "awb.6.10", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 6:10", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 8766 /* 1994-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Strekking: "Bezwaar van voor het begin van de termijn blijft ontvankelijk als het besluit er al was of de indiener dat redelijk kon denken."},
	{ID: "awb.7.10.1", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 7:10 lid 1", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 6, Eenheid: "weken"},
		{Naam: "termijn met commissie", Aantal: 12, Eenheid: "weken"},
	}, Strekking: "Op bezwaar wordt beslist binnen zes weken, met een adviescommissie binnen twaalf, geteld vanaf de dag na het einde van de bezwaartermijn."},
	{ID: "awb.7.10.2", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 7:10 lid 2", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Strekking: "De termijn staat stil van de dag na het verzoek om een verzuim te herstellen tot de dag waarop het is hersteld of de tijd daarvoor voorbij is."},
	{ID: "awb.7.10.3", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 7:10 lid 3", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Parameters: []Parameter{
		{Naam: "ten hoogste", Aantal: 6, Eenheid: "weken"},
	}, Strekking: "De beslissing op bezwaar kan een keer ten hoogste zes weken worden verdaagd."},
	{ID: "awb.7.10.4", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 7:10 lid 4", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Strekking: "Langer uitstel kan als alle belanghebbenden instemmen, of als de indiener instemt en anderen er geen nadeel van hebben."},
	{ID: "awb.7.14", Wet: "Awb", BWB: "BWBR0005537", Artikel: "art. 7:14", Link: "https://wetten.overheid.nl/BWBR0005537", Geldig: tijdlijn.Periode{Vanaf: 14518 /* 2009-10-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "Wet dwangsom en beroep bij niet tijdig beslissen", Strekking: "De regels over de dwangsom gelden ook voor de beslissing op bezwaar."},
	{ID: "pw.41.4", Wet: "Participatiewet", BWB: "BWBR0015703", Artikel: "art. 41 lid 4", Link: "https://wetten.overheid.nl/BWBR0015703", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet onder deze naam", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 4, Eenheid: "weken"},
		{Naam: "jonger dan", Aantal: 27, Eenheid: "jaren"},
	}, Strekking: "Wie jonger is dan 27 jaar doet de aanvraag niet eerder dan vier weken na de melding; de wet noemt uitzonderingen."},
	{ID: "pw.52.1", Wet: "Participatiewet", BWB: "BWBR0015703", Artikel: "art. 52 lid 1", Link: "https://wetten.overheid.nl/BWBR0015703", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet onder deze naam", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 4, Eenheid: "weken"},
	}, Strekking: "Binnen vier weken na de aanvraag, en daarna steeds na vier weken, krijgt de aanvrager een voorschot."},
	{ID: "wmo.2.3.2.1", Wet: "Wmo 2015", BWB: "BWBR0035362", Artikel: "art. 2.3.2 lid 1", Link: "https://wetten.overheid.nl/BWBR0035362", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 6, Eenheid: "weken"},
	}, Strekking: "Het onderzoek is klaar zo snel mogelijk, uiterlijk zes weken na de melding."},
	{ID: "wmo.2.3.2.2", Wet: "Wmo 2015", BWB: "BWBR0035362", Artikel: "art. 2.3.2 lid 2", Link: "https://wetten.overheid.nl/BWBR0035362", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Bron: "tekst 2026-07-01; de begindatum is die van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 7, Eenheid: "dagen"},
	}, Strekking: "De inwoner kan tot zeven dagen na de melding een persoonlijk plan geven."},
	{ID: "wmo.2.3.2.9", Wet: "Wmo 2015", BWB: "BWBR0035362", Artikel: "art. 2.3.2 lid 9", Link: "https://wetten.overheid.nl/BWBR0035362", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Bron: "tekst 2026-07-01; de begindatum is die van de wet", Strekking: "Een aanvraag kan pas na het onderzoek, behalve als dat niet binnen zes weken is gedaan."},
	{ID: "wmo.2.3.3", Wet: "Wmo 2015", BWB: "BWBR0035362", Artikel: "art. 2.3.3", Link: "https://wetten.overheid.nl/BWBR0035362", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Strekking: "Bij spoed komt er onverwijld een tijdelijke maatwerkvoorziening; de wet noemt geen aantal uren."},
	{ID: "wmo.2.3.5.2", Wet: "Wmo 2015", BWB: "BWBR0035362", Artikel: "art. 2.3.5 lid 2", Link: "https://wetten.overheid.nl/BWBR0035362", Geldig: tijdlijn.Periode{Vanaf: 16436 /* 2015-01-01 */, Tot: tijdlijn.Open}, Zeker: true, Bron: "inwerkingtreding van de wet", Parameters: []Parameter{
		{Naam: "termijn", Aantal: 2, Eenheid: "weken"},
	}, Strekking: "Het college geeft de beschikking binnen twee weken na ontvangst van de aanvraag."},
}

var tabelSoorten = []Soort{
	{Naam: "wmo-onderzoek", Omschrijving: "onderzoek na een Wmo-melding", Regel: "wmo.2.3.2.1", Vanaf: "dag van de melding", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "wmo-plan", Omschrijving: "persoonlijk plan inleveren", Regel: "wmo.2.3.2.2", Vanaf: "dag van de melding", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "wmo-beschikking", Omschrijving: "beschikking op een Wmo-aanvraag", Regel: "wmo.2.3.5.2", Vanaf: "dag waarop de aanvraag is ontvangen", Aard: "uiterlijk", Verlengbaar: true, Opschorten: "awb.4.15", Noemen: "awb.4.14.1"},
	{Naam: "awb-beslistermijn", Omschrijving: "beschikking zonder eigen wettelijke termijn (Jeugdwet, Participatiewet)", Regel: "awb.4.13", Vanaf: "dag waarop de aanvraag is ontvangen", Aard: "uiterlijk", Verlengbaar: true, Opschorten: "awb.4.15", Verlengen: "awb.4.14.3"},
	{Naam: "buiten-behandeling", Omschrijving: "besluit om een onvolledige aanvraag niet te behandelen", Regel: "awb.4.5.4", Vanaf: "dag waarop is aangevuld of de tijd daarvoor voorbij was", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "bezwaar", Omschrijving: "bezwaar maken", Regel: "awb.6.7", Ook: "awb.6.8", Vanaf: "dag van de bekendmaking", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "beslissing-op-bezwaar", Omschrijving: "beslissing op bezwaar", Regel: "awb.7.10.1", Vanaf: "laatste dag van de bezwaartermijn", Aard: "uiterlijk", Verlengbaar: true, Opschorten: "awb.7.10.2", Verdagen: "awb.7.10.3", Verlengen: "awb.7.10.4", Commissie: true},
	{Naam: "betaling", Omschrijving: "betaling van een geldschuld uit een beschikking", Regel: "awb.4.87.1", Vanaf: "dag van de bekendmaking", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "pw-voorschot", Omschrijving: "eerste voorschot bijstand", Regel: "pw.52.1", Vanaf: "dag van de aanvraag", Aard: "uiterlijk", Verlengbaar: true},
	{Naam: "pw-zoektijd", Omschrijving: "eerste dag waarop een jongere bijstand kan aanvragen", Regel: "pw.41.4", Vanaf: "dag van de melding", Aard: "vroegst", Vroegst: "op", Leeftijd: true},
	{Naam: "dwangsom-eerste-dag", Omschrijving: "eerste dag waarover een dwangsom verschuldigd is", Regel: "awb.4.17.3", Vanaf: "laatste dag van de beslistermijn", Aard: "vroegst", Vroegst: "na", Ingebrekestelling: true},
	{Naam: "dwangsom-besluit", Omschrijving: "beschikking die de dwangsom vaststelt", Regel: "awb.4.18", Vanaf: "laatste dag waarover de dwangsom verschuldigd is", Aard: "uiterlijk", Verlengbaar: true},
}

var tabelVolledig = tijdlijn.Periode{Vanaf: 17167 /* 2017-01-01 */, Tot: 21550 /* 2029-01-01 */}

package berichtblad_test

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/proef/proefloket"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

// Everything that waits stands in one list, what is late in front, with its reason in
// words; and every kind by itself.
func TestWatErWacht(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	dienst := p.Als("1942/s.mulder")
	dienst.Ziet("/berichten", http.StatusOK, "Handel af wat in het berichtenverkeer wacht", "Er wacht niets", "komt dat hier vanzelf")
	p.Toegewezen()
	dienst.Ziet("/berichten", http.StatusOK, "1 bericht of verzoek wacht",
		"Nog te versturen: toewijzing NB0000000001 aan Thuis in de Vecht", "G.H. van der Linden", "Weesp")
	p.Verzonden()
	dienst.Ziet("/berichten?soort=wachten", http.StatusOK, "Retour op toewijzing NB0000000001 van Thuis in de Vecht komt nog",
		"nog 3 dagen", "6 januari 2017")
	p.H.Op("2017-01-10")
	p.Vraagt("VOT-1", proefloket.Onbekende)
	laat := dienst.Ziet("/berichten", http.StatusOK, "4 dagen te laat",
		"Retour op toewijzing NB0000000001 aan Thuis in de Vecht blijft uit", "Bel de aanbieder",
		"Beslis op het verzoek om toewijzing van Thuis in de Vecht", "referentie VOT-1", "nog 7 dagen", "1 te laat",
		"4 berichten en verzoeken wachten")
	if !proefloket.Voor(laat, "blijft uit", "Beslis op het verzoek") {
		t.Error("wat te laat is staat niet bovenaan")
	}
	p.KeurtAf("9332")
	dienst.Ziet("/berichten?soort=herstellen", http.StatusOK, "Afgekeurd door Thuis in de Vecht: toewijzing NB0000000001",
		"Toewijzing heeft geen uniek nummer", "Zo snel mogelijk", "!VOT-1")
	dienst.Ziet("/berichten?soort=wachten", http.StatusOK, "Hier wacht niets", "Aanbieders hebben op al onze berichten geantwoord")
	dienst.Ziet("/berichten?soort=verzoek&gemeente=1942", http.StatusOK, "Hier wacht niets", "!Linden")
	dienst.Ziet("/berichten?soort=starten", http.StatusOK, "meldde de start van toewijzing 1 nog niet", p.Zaakpad())
	dienst.Ziet("/berichten?soort=onzin", http.StatusBadRequest, "onzin")
	dienst.Ziet("/berichten?gemeente=x", http.StatusBadRequest)
	dienst.Ziet("/berichten?blad=9", http.StatusOK)
}

// Who has no message traffic sees none of it: not by function, not by organisation,
// and the name only with the right to the resident.
func TestBerichtenWieMagWat(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	m, v := p.Enige("WMO301"), p.Vraagt("VOT-1", proefloket.Onbekende)
	p.Als("0457/k.degroot").Ziet("/berichten", http.StatusForbidden, "ziet geen berichten", "!Linden", `!href="/berichten"`)
	p.Als("1942/s.mulder").Ziet("/werk", http.StatusOK, `href="/berichten"`)

	// The responsible municipality sees its own messages; it does not send them.
	eigen := p.Als("0457/h.smit")
	eigen.Ziet("/berichten", http.StatusOK, "Uw organisatie wisselt vandaag geen berichten uit", "!Linden")
	eigen.Ziet("/berichten/alle", http.StatusOK, "Zoek een bericht voor Weesp", "301 Toewijzing", "Linden")
	eigen.Ziet(proefloket.Berichtpad(m), http.StatusOK, "Waar het bericht staat")

	// Who checks claims sees messages without the name of the resident in the list.
	p.Als("1942/r.vos").Ziet("/berichten", http.StatusOK, "Nog te versturen", "Naam afgeschermd", "!Linden")
	p.Als("1942/r.vos").Ziet(proefloket.Verzoekpad(v), http.StatusForbidden)

	// Stichtse Vecht has other tasks for Weesp: it is refused, and sees no word of it.
	ander := p.Als("1904/t.koning")
	ander.Ziet("/berichten", http.StatusOK, "!Weesp</td>", "!Thuis in de Vecht", "!Linden")
	ander.Ziet("/berichten/alle?gemeente=0457", http.StatusNotFound, "!NB0000000001")
	for _, adres := range []string{proefloket.Berichtpad(m), proefloket.Berichtpad(m) + "/xml"} {
		ander.Ziet(adres, http.StatusForbidden, "!Linden", "!NB0000000001", "!999993653", "!Thuis in de Vecht")
	}
	ander.Stuurt(proefloket.Berichtpad(m)+"/opnieuw", nil, http.StatusForbidden, "!NB0000000001")
}

// What belongs to another municipality does not exist for a stranger: byte for byte
// the same answer as for what is not there.
func TestVreemdBerichtBestaatNiet(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	m, v := p.Enige("WMO301"), p.Vraagt("VOT-1", proefloket.Onbekende)
	p.H.Op("2022-03-24") // Weesp is Amsterdam now
	vreemd, geen := p.Als("1942/s.mulder"), strings.Repeat("0", len(m.ID))
	for _, echt := range []struct{ stam, id, onder string }{
		{"/berichten/0457/", m.ID, ""}, {"/berichten/0457/", m.ID, "/xml"}, {"/verzoeken/0457/", v.ID, ""},
		{"/verzoeken/0457/", v.ID, "/toekennen"}, {"/verzoeken/0457/", v.ID, "/afwijzen"}, {"/verzoeken/0457/", v.ID, "/onderzoeken"},
	} {
		kreeg := vreemd.Ziet(echt.stam+echt.id+echt.onder, http.StatusNotFound, "!Linden", "!NB0000000001", "!999993653", "!VOT-1")
		niets := vreemd.Ziet(echt.stam+geen+echt.onder, http.StatusNotFound)
		if strings.ReplaceAll(niets, geen, echt.id) != kreeg {
			t.Errorf("%s%s%s: iets vreemds geeft een ander antwoord dan niets", echt.stam, echt.id, echt.onder)
		}
		vreemd.Ziet(echt.stam[:len(echt.stam)-5]+"x/"+echt.id+echt.onder, http.StatusNotFound)
	}
	for _, adres := range []string{proefloket.Berichtpad(m) + "/opnieuw", proefloket.Berichtpad(m) + "/afhandelen",
		proefloket.Verzoekpad(v) + "/toekennen", proefloket.Verzoekpad(v) + "/afwijzen", proefloket.Verzoekpad(v) + "/onderzoeken"} {
		vreemd.Stuurt(adres, url.Values{"versie": {"1"}, "zeker": {"ja"}, "reden": {"7"}, "toelichting": {"Dit is niet van mij."}},
			http.StatusNotFound, "!Linden", "!VOT-1")
	}
	if nu := p.Verzoek(taakverdeling.Wmo, "VOT-1"); nu.Versie != 1 {
		t.Errorf("een vreemde veranderde het verzoek: %+v", nu)
	}
}

// One message reads class by class, stands beside what it belongs to, and its bytes
// can be had; that somebody looked is in the log.
func TestEenBericht(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Verzonden()
	m := p.Enige("WMO301")
	dienst := p.Als("1942/s.mulder")
	dienst.Ziet(proefloket.Berichtpad(m), http.StatusOK, "Toewijzing NB0000000001", "Inhoud van het bericht", "Cliënt", "BSN", "999993653",
		"11 april 1938", "van der Linden", "Toegewezen product 1",
		"01A01, Hulp bij het huishouden (01)", "520 minuten per maand", "9 januari 2017", "Vrouwelijk (2)", "Kopgegevens",
		"Thuis in de Vecht (90000017)", "Weesp (0457)", "Retour uiterlijk",
		"verstuurde dit bericht", "maakte dit bericht", "Gooise Meren", "besluit B2017-000001", p.Zaakpad(), "start nog niet gemeld",
		"U werkt voor het college van", "!Wat u nu doet")
	p.Als("1942/r.vos").Ziet(proefloket.Berichtpad(m), http.StatusOK, "Inhoud van het bericht", "!"+p.Zaakpad())

	r, err := dienst.C.Get(p.Adres + proefloket.Berichtpad(m) + "/xml")
	p.Moet(err)
	kreeg, err := io.ReadAll(r.Body)
	p.Moet(err)
	p.Moet(r.Body.Close())
	wil, err := p.H.Berichten.Inhoud(t.Context(), proefloket.Weesp, m.ID)
	if p.Moet(err); !bytes.Equal(kreeg, wil) || r.Header.Get("Content-Type") != "application/xml" ||
		r.Header.Get("Content-Disposition") != `attachment; filename="WMO301_0457_NB0000000001.xml"` {
		t.Errorf("download: %d bytes van %d, %v", len(kreeg), len(wil), r.Header)
	}
	regels, err := p.H.Logboek.List(t.Context(), proefloket.Weesp, "bericht", m.ID)
	p.Moet(err)
	if laatste := regels[len(regels)-1]; laatste.Handeling != "bericht.zien" || laatste.Medewerker != "s.mulder" {
		t.Errorf("het laatste in het logboek is %+v", laatste)
	}
	p.KeurtAf("9332")
	retour := p.Enige("WMO302")
	dienst.Ziet(proefloket.Berichtpad(retour), http.StatusOK, "Retour op een toewijzing R1", "Wat de aanbieder meldt",
		"Keurt ons bericht af", "TR332", "9332", proefloket.Berichtpad(m), "alleen kopgegevens")
	dienst.Ziet("/berichten/0457/"+m.ID+"/onzin", http.StatusNotFound)
	dienst.Ziet(proefloket.Berichtpad(m)+"/opnieuw", http.StatusOK, "Herstel toewijzing NB0000000001")
}

// A rejected message says what is wrong, and can be made again or put aside, once.
func TestAfgekeurdBerichtHerstellen(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Verzonden()
	p.KeurtAf("9332")
	m := p.Enige("WMO301")
	dienst, ander := p.Als("1942/s.mulder"), p.Als("1942/n.hendriks")
	dienst.Ziet(proefloket.Berichtpad(m), http.StatusOK, "Herstel toewijzing NB0000000001", "Waarom de aanbieder het bericht afkeurde",
		"TR332", "9332", "Toewijzing heeft geen uniek nummer", "Maak opnieuw", "Handel af",
		"ontving het antwoord: het bericht is afgekeurd")
	p.Als("0457/h.smit").Ziet(proefloket.Berichtpad(m), http.StatusOK, "Wie dit herstelt", "Gooise Meren", "!Maak opnieuw",
		"!Herstel toewijzing")
	p.Als("0457/h.smit").Stuurt(proefloket.Berichtpad(m)+"/opnieuw", nil, http.StatusForbidden, "Terug naar het bericht")
	dienst.Stuurt(proefloket.Berichtpad(m)+"/afhandelen", url.Values{"toelichting": {"nee"}}, http.StatusBadRequest,
		"Schrijf in een paar woorden", `href="#veld-toelichting"`, `id="veld-toelichting-fout"`, ">nee</textarea>",
		"Inhoud van het bericht")
	dienst.Stuurt(proefloket.Berichtpad(m)+"/opnieuw", nil, http.StatusOK, "Het bericht is opnieuw gemaakt", "Toewijzing NB0000000002",
		"liet dit bericht maken in de plaats", "Sanne Mulder")
	nieuw := p.Enige("WMO301")
	if nieuw.ID == m.ID {
		t.Fatal("er is geen nieuw bericht")
	}
	dienst.Ziet(proefloket.Berichtpad(m), http.StatusOK, "Afgekeurd en opnieuw gemaakt", proefloket.Berichtpad(nieuw), "!Maak opnieuw")
	ander.Stuurt(proefloket.Berichtpad(m)+"/afhandelen", url.Values{"toelichting": {"Gebeld met de aanbieder."}}, http.StatusConflict,
		"Er is niets gedaan", "al opnieuw gemaakt", "U had getypt: Gebeld met de aanbieder.", "!Maak opnieuw")
	ander.Stuurt(proefloket.Berichtpad(nieuw)+"/opnieuw", nil, http.StatusBadRequest, "is niet afgekeurd")
}

func TestAfgekeurdBerichtAfhandelen(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Verzonden()
	p.KeurtAf("9332")
	m, dienst := p.Enige("WMO301"), p.Als("1942/s.mulder")
	dienst.Stuurt(proefloket.Berichtpad(m)+"/afhandelen", url.Values{"toelichting": {"Gebeld: de aanbieder verwerkt het met de hand."}},
		http.StatusOK,
		"Het bericht is afgehandeld", "Afgekeurd en afgehandeld", "handelde het afgekeurde bericht af",
		"Gebeld: de aanbieder verwerkt het met de hand.", "!Maak opnieuw")
	dienst.Ziet("/berichten?soort=herstellen", http.StatusOK, "Hier wacht niets")
}

// A form of another website does nothing here either.
func TestBerichtVanAndereWebsite(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Verzonden()
	p.KeurtAf("9332")
	m, dienst := p.Enige("WMO301"), p.Als("1942/s.mulder")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.Adres+proefloket.Berichtpad(m)+"/opnieuw", nil)
	p.Moet(err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	status, tekst := dienst.Antwoord(dienst.C.Do(r))
	dienst.Toets("opnieuw", status, tekst, http.StatusForbidden, []string{"andere website"})
	if p.Enige("WMO301").ID != m.ID {
		t.Error("het bericht is opnieuw gemaakt")
	}
}

// The list of all messages finds by kind, way, stand, law and provider, and says where
// it ends.
func TestAlleBerichten(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Vraagt("VOT-1", proefloket.Onbekende)
	p.Verzonden()
	dienst := p.Als("1942/s.mulder")
	const stam = "/berichten/alle?gemeente=0457"
	dienst.Ziet(stam, http.StatusOK, "3 berichten", "301 Toewijzing", "315 Verzoek om toewijzing",
		"316 Retour op een verzoek om toewijzing", "aan 90000017", "van 90000017", "retour uiterlijk 6 januari 2017")
	dienst.Ziet(stam+"&richting=in", http.StatusOK, "1 bericht", "VVOT-1", "!NB0000000001", "haal dit filter weg")
	dienst.Ziet(stam+"&nummer=301", http.StatusOK, "1 bericht", "NB0000000001", "!VVOT-1")
	dienst.Ziet(stam+"&nummer=301&wet=jeugd", http.StatusOK, "0 berichten", "Geen berichten")
	dienst.Ziet(stam+"&stand=verwerkt&wet=wmo", http.StatusOK, "1 bericht", "VVOT-1")
	dienst.Ziet(stam+"&aanbieder=90000017", http.StatusOK, "3 berichten", "Thuis in de Vecht (90000017)")
	dienst.Ziet(stam+"&aanbieder=06010001", http.StatusOK, "0 berichten")
	dienst.Ziet("/berichten/alle?gemeente=1942", http.StatusOK, "Zoek een bericht voor Gooise Meren", "0 berichten", "!NB0000000001")
	for _, fout := range []string{"richting=x", "nummer=999", "stand=x", "wet=x", "aanbieder=x"} {
		dienst.Ziet(stam+"&"+fout, http.StatusBadRequest)
	}
	dienst.Ziet("/berichten/alle?gemeente=0363", http.StatusNotFound)
	p.Als("0457/k.degroot").Ziet("/berichten/alle", http.StatusForbidden)
	for i := range 51 {
		p.Krijgt(onzin(p, strconv.Itoa(i)), bericht.Afgekeurd)
	}
	dienst.Ziet(stam+"&stand=afgekeurd", http.StatusOK, "De laatste 50 berichten", "Er zijn er meer", "Afgekeurd door ons")
}

// onzin is a start on an allotment that is not there.
func onzin(p *proefloket.Proef, nummer string) istandaard.Bericht {
	var geen int64 = 999
	dag := tijdlijn.MustDag("2017-01-01")
	return p.Maak(istandaard.Wmo, "305", "S"+nummer, istandaard.Inhoud{Client305: &istandaard.Client305{
		Bsn: proefloket.Bewoonster().BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")},
		Geslacht: "2", Naam: proefloket.Naam(),
		StartProducten: []istandaard.StartProduct305{{ToewijzingNummer: &geen, Product: &istandaard.Product{Categorie: "01", Code: "01A01"},
			ToewijzingIngangsdatum: &dag, Begindatum: dag, StatusAanlevering: "1"}},
	}})
}

// The file of a case tells of its messages both ways, and of the requests about it.
func TestBerichtenTijdlijnVanDeZaak(t *testing.T) {
	p := proefloket.Open(t, "2016-12-05", true)
	p.Toegewezen()
	p.Verzonden()
	p.H.Op("2017-01-10")
	var een int64 = 1
	dag := tijdlijn.MustDag("2017-01-09")
	p.Krijgt(p.Maak(istandaard.Wmo, "305", "S1", istandaard.Inhoud{Client305: &istandaard.Client305{
		Bsn: proefloket.Bewoonster().BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")},
		Geslacht: "2", Naam: proefloket.Naam(),
		StartProducten: []istandaard.StartProduct305{{ToewijzingNummer: &een, Product: &istandaard.Product{Categorie: "01", Code: "01A01"},
			ToewijzingIngangsdatum: &dag, Begindatum: dag, StatusAanlevering: "1"}},
	}}), bericht.Verwerkt)
	v := p.Wijzigt("VOW-1")
	p.Als("1942/s.mulder").Ziet(p.Zaakpad(), http.StatusOK, "maakte een bericht", "stuurde een bericht", "Start van de levering",
		proefloket.Berichtpad(p.Enige("WMO301")), proefloket.Berichtpad(p.Enige("WMO305")),
		"stuurde een verzoek om wijziging", proefloket.Verzoekpad(v), "Het antwoord moet er uiterlijk 17 januari 2017 zijn", "Begonnen")
	p.Als("0457/m.jansen").Ziet(p.Zaakpad(), http.StatusOK, "stuurde een verzoek om wijziging", "!stuurde een bericht")
}

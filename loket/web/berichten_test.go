package web_test

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
	"nabuur/opslag"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// onbekende is somebody that Weesp does not know yet.
const onbekende = "999993847"

// enige gives the one message of a kind in the store, newest first.
func (p *proef) enige(soort string) bericht.Bericht {
	p.Helper()
	alle, err := p.h.Berichten.List(p.Context(), p.h.Kijk(p, "1942", "s.mulder"), weesp, bericht.Filter{Soort: soort})
	if p.moet(err); len(alle) == 0 {
		p.Fatalf("er is geen %s", soort)
	}
	return alle[0]
}

// verzonden notes that every message that is ready went out.
func (p *proef) verzonden() {
	p.Helper()
	klaar, err := p.h.Berichten.TeVerzenden(p.Context())
	p.moet(err)
	for _, m := range klaar {
		p.moet(p.h.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return p.h.Berichten.Verzonden(p.Context(), tx, m.Gemeente, m.ID)
		}))
	}
}

// krijgt offers a message of the provider and expects it in that stand.
func (p *proef) krijgt(m istandaard.Bericht, stand bericht.Stand) bericht.Uitkomst {
	p.Helper()
	inhoud, err := m.Encode()
	p.moet(err)
	u, err := p.h.Berichten.Ontvangen(p.Context(), inhoud)
	if p.moet(err); u.Bericht.Stand != stand {
		p.Fatalf("%s is %s, wil %s: %+v", u.Bericht.Soort, u.Bericht.Stand, stand, u.Bericht.Redenen)
	}
	return u
}

// keurtAf gives the retour of the provider on the 301, with a code at the client.
func (p *proef) keurtAf(code string) {
	p.Helper()
	heen := p.enige("WMO301")
	inhoud, err := p.h.Berichten.Inhoud(p.Context(), weesp, heen.ID)
	p.moet(err)
	m, _, err := uitgave.Decode(inhoud)
	p.moet(err)
	std := p.standaard(istandaard.Wmo)
	kop := std.NewRetourHeader("WMO301", *std.Inhoud(m).Kop, "R1", tijdlijn.Vandaag(p.h.Klok))
	kop.RetourCodes = []string{code}
	p.krijgt(std.Maak("302", istandaard.Inhoud{Retourkop: &kop}), bericht.Verwerkt)
}

// standaard gives the release that messages of the law are sent in today.
func (p *proef) standaard(wet istandaard.Wet) *istandaard.Standaard {
	return uitgave.Voor(wet, tijdlijn.Vandaag(p.h.Klok))
}

// maak gives a message of the provider to Weesp with the parts that i holds.
func (p *proef) maak(wet istandaard.Wet, nummer, identificatie string, i istandaard.Inhoud) istandaard.Bericht {
	std := p.standaard(wet)
	kop := std.NewHeader(std.Soort(nummer), agb.String(), "0457", identificatie, tijdlijn.Vandaag(p.h.Klok))
	i.Kop = &kop
	return std.Maak(nummer, i)
}

func naam() istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Linden", Voorvoegsel: "van der"}}
}

// vraagt offers a VOT for 300 minutes a month from 6 February 2017 on.
func (p *proef) vraagt(referentie, bsn string) verzoek.Verzoek {
	p.Helper()
	p.krijgt(p.maak(istandaard.Wmo, "315", "V"+referentie, istandaard.Inhoud{
		Client315: &istandaard.Client315{Bsn: bsn, Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")}, Geslacht: "2", Naam: naam(),
			AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
				ReferentieAanbieder: referentie, Product: &istandaard.Product{Categorie: "01", Code: "01A01"}, ToewijzingIngangsdatum: tijdlijn.MustDag("2017-02-06"),
				Omvang: &istandaard.Omvang{Volume: 300, Eenheid: "01", Frequentie: "4"}, Verwijzer: istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"}, Raamcontract: "1",
			}}},
	}), bericht.Verwerkt)
	return p.verzoek(taakverdeling.Wmo, referentie)
}

func (p *proef) verzoek(domein taakverdeling.Domein, referentie string) verzoek.Verzoek {
	p.Helper()
	v, ok, err := verzoek.VanReferentie(p.Context(), p.h.Opslag, weesp, domein, agb, referentie)
	if p.moet(err); !ok {
		p.Fatalf("verzoek %s is er niet", referentie)
	}
	return v
}

// wijzigt offers a VOW: allotment 1 with 780 minutes a month from 1 March on, and
// nothing else.
func (p *proef) wijzigt(referentie string) verzoek.Verzoek {
	p.Helper()
	p.krijgt(p.maak(istandaard.Wmo, "317", "W"+referentie, istandaard.Inhoud{
		Client317: &istandaard.Client317{Bsn: bewoonster().BSN.String(), Verzoek: istandaard.Verzoek317{ReferentieAanbieder: referentie, RedenVerzoek: "1",
			TeWijzigenProducten: []istandaard.TeWijzigenProduct317{{ToewijzingNummer: 1, GewensteIngangsdatum: tijdlijn.MustDag("2017-03-01"), Omvang: &istandaard.Omvang{Volume: 780, Eenheid: "01", Frequentie: "4"}}},
		}},
	}), bericht.Verwerkt)
	return p.verzoek(taakverdeling.Wmo, referentie)
}

// vraagtJeugd offers a VOT for a child, for a kind of help without a product.
func (p *proef) vraagtJeugd(referentie string) verzoek.Verzoek {
	p.Helper()
	p.krijgt(p.maak(istandaard.Jeugd, "315", "J"+referentie, istandaard.Inhoud{
		Client315: &istandaard.Client315{Bsn: onbekende, Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("2008-04-11")}, Geslacht: "1", Naam: naam(), GezagsdragerBekend: "1",
			AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
				ReferentieAanbieder: referentie, Product: &istandaard.Product{Categorie: "45"}, ToewijzingIngangsdatum: tijdlijn.MustDag("2017-02-06"),
				Verwijzer: istandaard.Verwijzer{Type: "02", Naam: "Huisarts Voorbeeld"}, Raamcontract: "1",
			}}},
	}), bericht.Verwerkt)
	return p.verzoek(taakverdeling.Jeugd, referentie)
}

func pad(m bericht.Bericht) string        { return "/berichten/" + m.Gemeente.String() + "/" + m.ID }
func verzoekpad(v verzoek.Verzoek) string { return "/verzoeken/" + v.Gemeente.String() + "/" + v.ID }
func voor(tekst, eerst, daarna string) bool {
	i, j := strings.Index(tekst, eerst), strings.Index(tekst, daarna)
	return i >= 0 && j > i
}

// Everything that waits stands in one list, what is late in front, with its reason in
// words; and every kind by itself.
func TestWatErWacht(t *testing.T) {
	p := open(t, "2016-12-05", true)
	dienst := p.als("1942/s.mulder")
	dienst.ziet("/berichten", http.StatusOK, "Handel af wat in het berichtenverkeer wacht", "Er wacht niets", "komt dat hier vanzelf")
	p.toegewezen()
	dienst.ziet("/berichten", http.StatusOK, "1 bericht of verzoek wacht", "Nog te versturen: toewijzing NB0000000001 aan Thuis in de Vecht", "G.H. van der Linden", "Weesp")
	p.verzonden()
	dienst.ziet("/berichten?soort=wachten", http.StatusOK, "Retour op toewijzing NB0000000001 van Thuis in de Vecht komt nog", "nog 3 dagen", "6 januari 2017")
	p.h.Op("2017-01-10")
	p.vraagt("VOT-1", onbekende)
	laat := dienst.ziet("/berichten", http.StatusOK, "4 dagen te laat", "Retour op toewijzing NB0000000001 aan Thuis in de Vecht blijft uit", "Bel de aanbieder",
		"Beslis op het verzoek om toewijzing van Thuis in de Vecht", "referentie VOT-1", "nog 7 dagen", "1 te laat", "4 berichten en verzoeken wachten")
	if !voor(laat, "blijft uit", "Beslis op het verzoek") {
		t.Error("wat te laat is staat niet bovenaan")
	}
	p.keurtAf("9332")
	dienst.ziet("/berichten?soort=herstellen", http.StatusOK, "Afgekeurd door Thuis in de Vecht: toewijzing NB0000000001", "Toewijzing heeft geen uniek nummer", "Zo snel mogelijk", "!VOT-1")
	dienst.ziet("/berichten?soort=wachten", http.StatusOK, "Hier wacht niets", "Aanbieders hebben op al onze berichten geantwoord")
	dienst.ziet("/berichten?soort=verzoek&gemeente=1942", http.StatusOK, "Hier wacht niets", "!Linden")
	dienst.ziet("/berichten?soort=starten", http.StatusOK, "meldde de start van toewijzing 1 nog niet", p.zaakpad())
	dienst.ziet("/berichten?soort=onzin", http.StatusBadRequest, "onzin")
	dienst.ziet("/berichten?gemeente=x", http.StatusBadRequest)
	dienst.ziet("/berichten?blad=9", http.StatusOK)
}

// Who has no message traffic sees none of it: not by function, not by organisation,
// and the name only with the right to the resident.
func TestBerichtenWieMagWat(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	m, v := p.enige("WMO301"), p.vraagt("VOT-1", onbekende)
	p.als("0457/k.degroot").ziet("/berichten", http.StatusForbidden, "ziet geen berichten", "!Linden", `!href="/berichten"`)
	p.als("1942/s.mulder").ziet("/werk", http.StatusOK, `href="/berichten"`)

	// The responsible municipality sees its own messages; it does not send them.
	eigen := p.als("0457/h.smit")
	eigen.ziet("/berichten", http.StatusOK, "Uw organisatie wisselt vandaag geen berichten uit", "!Linden")
	eigen.ziet("/berichten/alle", http.StatusOK, "Zoek een bericht voor Weesp", "301 Toewijzing", "Linden")
	eigen.ziet(pad(m), http.StatusOK, "Waar het bericht staat")

	// Who checks claims sees messages without the name of the resident in the list.
	p.als("1942/r.vos").ziet("/berichten", http.StatusOK, "Nog te versturen", "Naam afgeschermd", "!Linden")
	p.als("1942/r.vos").ziet(verzoekpad(v), http.StatusForbidden)

	// Stichtse Vecht has other tasks for Weesp: it is refused, and sees no word of it.
	ander := p.als("1904/t.koning")
	ander.ziet("/berichten", http.StatusOK, "!Weesp</td>", "!Thuis in de Vecht", "!Linden")
	ander.ziet("/berichten/alle?gemeente=0457", http.StatusNotFound, "!NB0000000001")
	for _, adres := range []string{pad(m), pad(m) + "/xml"} {
		ander.ziet(adres, http.StatusForbidden, "!Linden", "!NB0000000001", "!999993653", "!Thuis in de Vecht")
	}
	ander.stuurt(pad(m)+"/opnieuw", nil, http.StatusForbidden, "!NB0000000001")
}

// What belongs to another municipality does not exist for a stranger: byte for byte
// the same answer as for what is not there.
func TestVreemdBerichtBestaatNiet(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	m, v := p.enige("WMO301"), p.vraagt("VOT-1", onbekende)
	p.h.Op("2022-03-24") // Weesp is Amsterdam now
	vreemd, geen := p.als("1942/s.mulder"), strings.Repeat("0", len(m.ID))
	for _, echt := range []struct{ stam, id, onder string }{
		{"/berichten/0457/", m.ID, ""}, {"/berichten/0457/", m.ID, "/xml"}, {"/verzoeken/0457/", v.ID, ""},
		{"/verzoeken/0457/", v.ID, "/toekennen"}, {"/verzoeken/0457/", v.ID, "/afwijzen"}, {"/verzoeken/0457/", v.ID, "/onderzoeken"},
	} {
		kreeg := vreemd.ziet(echt.stam+echt.id+echt.onder, http.StatusNotFound, "!Linden", "!NB0000000001", "!999993653", "!VOT-1")
		niets := vreemd.ziet(echt.stam+geen+echt.onder, http.StatusNotFound)
		if strings.ReplaceAll(niets, geen, echt.id) != kreeg {
			t.Errorf("%s%s%s: iets vreemds geeft een ander antwoord dan niets", echt.stam, echt.id, echt.onder)
		}
		vreemd.ziet(echt.stam[:len(echt.stam)-5]+"x/"+echt.id+echt.onder, http.StatusNotFound)
	}
	for _, adres := range []string{pad(m) + "/opnieuw", pad(m) + "/afhandelen", verzoekpad(v) + "/toekennen", verzoekpad(v) + "/afwijzen", verzoekpad(v) + "/onderzoeken"} {
		vreemd.stuurt(adres, url.Values{"versie": {"1"}, "zeker": {"ja"}, "reden": {"7"}, "toelichting": {"Dit is niet van mij."}}, http.StatusNotFound, "!Linden", "!VOT-1")
	}
	if nu := p.verzoek(taakverdeling.Wmo, "VOT-1"); nu.Versie != 1 {
		t.Errorf("een vreemde veranderde het verzoek: %+v", nu)
	}
}

// One message reads class by class, stands beside what it belongs to, and its bytes
// can be had; that somebody looked is in the log.
func TestEenBericht(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.verzonden()
	m := p.enige("WMO301")
	dienst := p.als("1942/s.mulder")
	dienst.ziet(pad(m), http.StatusOK, "Toewijzing NB0000000001", "Inhoud van het bericht", "Cliënt", "BSN", "999993653", "11 april 1938", "van der Linden", "Toegewezen product 1",
		"01A01, Hulp bij het huishouden (01)", "520 minuten per maand", "9 januari 2017", "Vrouwelijk (2)", "Kopgegevens", "Thuis in de Vecht (90000017)", "Weesp (0457)", "Retour uiterlijk",
		"verstuurde dit bericht", "maakte dit bericht", "Gooise Meren", "besluit B2017-000001", p.zaakpad(), "start nog niet gemeld", "U werkt voor het college van", "!Wat u nu doet")
	p.als("1942/r.vos").ziet(pad(m), http.StatusOK, "Inhoud van het bericht", "!"+p.zaakpad())

	r, err := dienst.c.Get(p.adres + pad(m) + "/xml")
	p.moet(err)
	kreeg, err := io.ReadAll(r.Body)
	p.moet(err)
	p.moet(r.Body.Close())
	wil, err := p.h.Berichten.Inhoud(t.Context(), weesp, m.ID)
	if p.moet(err); !bytes.Equal(kreeg, wil) || r.Header.Get("Content-Type") != "application/xml" || r.Header.Get("Content-Disposition") != `attachment; filename="WMO301_0457_NB0000000001.xml"` {
		t.Errorf("download: %d bytes van %d, %v", len(kreeg), len(wil), r.Header)
	}
	regels, err := p.h.Logboek.List(t.Context(), weesp, "bericht", m.ID)
	p.moet(err)
	if laatste := regels[len(regels)-1]; laatste.Handeling != "bericht.zien" || laatste.Medewerker != "s.mulder" {
		t.Errorf("het laatste in het logboek is %+v", laatste)
	}
	p.keurtAf("9332")
	retour := p.enige("WMO302")
	dienst.ziet(pad(retour), http.StatusOK, "Retour op een toewijzing R1", "Wat de aanbieder meldt", "Keurt ons bericht af", "TR332", "9332", pad(m), "alleen kopgegevens")
	dienst.ziet("/berichten/0457/"+m.ID+"/onzin", http.StatusNotFound)
	dienst.ziet(pad(m)+"/opnieuw", http.StatusOK, "Herstel toewijzing NB0000000001")
}

// A rejected message says what is wrong, and can be made again or put aside, once.
func TestAfgekeurdBerichtHerstellen(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.verzonden()
	p.keurtAf("9332")
	m := p.enige("WMO301")
	dienst, ander := p.als("1942/s.mulder"), p.als("1942/n.hendriks")
	dienst.ziet(pad(m), http.StatusOK, "Herstel toewijzing NB0000000001", "Waarom de aanbieder het bericht afkeurde", "TR332", "9332", "Toewijzing heeft geen uniek nummer", "Maak opnieuw", "Handel af", "ontving het antwoord: het bericht is afgekeurd")
	p.als("0457/h.smit").ziet(pad(m), http.StatusOK, "Wie dit herstelt", "Gooise Meren", "!Maak opnieuw", "!Herstel toewijzing")
	p.als("0457/h.smit").stuurt(pad(m)+"/opnieuw", nil, http.StatusForbidden, "Terug naar het bericht")
	dienst.stuurt(pad(m)+"/afhandelen", url.Values{"toelichting": {"nee"}}, http.StatusBadRequest, "Schrijf in een paar woorden", `href="#veld-toelichting"`, `id="veld-toelichting-fout"`, ">nee</textarea>", "Inhoud van het bericht")
	dienst.stuurt(pad(m)+"/opnieuw", nil, http.StatusOK, "Het bericht is opnieuw gemaakt", "Toewijzing NB0000000002", "liet dit bericht maken in de plaats", "Sanne Mulder")
	nieuw := p.enige("WMO301")
	if nieuw.ID == m.ID {
		t.Fatal("er is geen nieuw bericht")
	}
	dienst.ziet(pad(m), http.StatusOK, "Afgekeurd en opnieuw gemaakt", pad(nieuw), "!Maak opnieuw")
	ander.stuurt(pad(m)+"/afhandelen", url.Values{"toelichting": {"Gebeld met de aanbieder."}}, http.StatusConflict, "Er is niets gedaan", "al opnieuw gemaakt", "U had getypt: Gebeld met de aanbieder.", "!Maak opnieuw")
	ander.stuurt(pad(nieuw)+"/opnieuw", nil, http.StatusBadRequest, "is niet afgekeurd")
}

func TestAfgekeurdBerichtAfhandelen(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.verzonden()
	p.keurtAf("9332")
	m, dienst := p.enige("WMO301"), p.als("1942/s.mulder")
	dienst.stuurt(pad(m)+"/afhandelen", url.Values{"toelichting": {"Gebeld: de aanbieder verwerkt het met de hand."}}, http.StatusOK,
		"Het bericht is afgehandeld", "Afgekeurd en afgehandeld", "handelde het afgekeurde bericht af", "Gebeld: de aanbieder verwerkt het met de hand.", "!Maak opnieuw")
	dienst.ziet("/berichten?soort=herstellen", http.StatusOK, "Hier wacht niets")
}

// A form of another website does nothing here either.
func TestBerichtVanAndereWebsite(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.verzonden()
	p.keurtAf("9332")
	m, dienst := p.enige("WMO301"), p.als("1942/s.mulder")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.adres+pad(m)+"/opnieuw", nil)
	p.moet(err)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	status, tekst := dienst.antwoord(dienst.c.Do(r))
	dienst.toets("opnieuw", status, tekst, http.StatusForbidden, []string{"andere website"})
	if p.enige("WMO301").ID != m.ID {
		t.Error("het bericht is opnieuw gemaakt")
	}
}

// The list of all messages finds by kind, way, stand, law and provider, and says where
// it ends.
func TestAlleBerichten(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.vraagt("VOT-1", onbekende)
	p.verzonden()
	dienst := p.als("1942/s.mulder")
	const stam = "/berichten/alle?gemeente=0457"
	dienst.ziet(stam, http.StatusOK, "3 berichten", "301 Toewijzing", "315 Verzoek om toewijzing", "316 Retour op een verzoek om toewijzing", "aan 90000017", "van 90000017", "retour uiterlijk 6 januari 2017")
	dienst.ziet(stam+"&richting=in", http.StatusOK, "1 bericht", "VVOT-1", "!NB0000000001", "haal dit filter weg")
	dienst.ziet(stam+"&nummer=301", http.StatusOK, "1 bericht", "NB0000000001", "!VVOT-1")
	dienst.ziet(stam+"&nummer=301&wet=jeugd", http.StatusOK, "0 berichten", "Geen berichten")
	dienst.ziet(stam+"&stand=verwerkt&wet=wmo", http.StatusOK, "1 bericht", "VVOT-1")
	dienst.ziet(stam+"&aanbieder=90000017", http.StatusOK, "3 berichten", "Thuis in de Vecht (90000017)")
	dienst.ziet(stam+"&aanbieder=06010001", http.StatusOK, "0 berichten")
	dienst.ziet("/berichten/alle?gemeente=1942", http.StatusOK, "Zoek een bericht voor Gooise Meren", "0 berichten", "!NB0000000001")
	for _, fout := range []string{"richting=x", "nummer=999", "stand=x", "wet=x", "aanbieder=x"} {
		dienst.ziet(stam+"&"+fout, http.StatusBadRequest)
	}
	dienst.ziet("/berichten/alle?gemeente=0363", http.StatusNotFound)
	p.als("0457/k.degroot").ziet("/berichten/alle", http.StatusForbidden)
	for i := range 51 {
		p.krijgt(p.onzin(strconv.Itoa(i)), bericht.Afgekeurd)
	}
	dienst.ziet(stam+"&stand=afgekeurd", http.StatusOK, "De laatste 50 berichten", "Er zijn er meer", "Afgekeurd door ons")
}

// onzin is a start on an allotment that is not there.
func (p *proef) onzin(nummer string) istandaard.Bericht {
	var geen int64 = 999
	dag := tijdlijn.MustDag("2017-01-01")
	return p.maak(istandaard.Wmo, "305", "S"+nummer, istandaard.Inhoud{Client305: &istandaard.Client305{
		Bsn: bewoonster().BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")}, Geslacht: "2", Naam: naam(),
		StartProducten: []istandaard.StartProduct305{{ToewijzingNummer: &geen, Product: &istandaard.Product{Categorie: "01", Code: "01A01"}, ToewijzingIngangsdatum: &dag, Begindatum: dag, StatusAanlevering: "1"}},
	}})
}

// The file of a case tells of its messages both ways, and of the requests about it.
func TestBerichtenTijdlijnVanDeZaak(t *testing.T) {
	p := open(t, "2016-12-05", true)
	p.toegewezen()
	p.verzonden()
	p.h.Op("2017-01-10")
	var een int64 = 1
	dag := tijdlijn.MustDag("2017-01-09")
	p.krijgt(p.maak(istandaard.Wmo, "305", "S1", istandaard.Inhoud{Client305: &istandaard.Client305{
		Bsn: bewoonster().BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: tijdlijn.MustDag("1938-04-11")}, Geslacht: "2", Naam: naam(),
		StartProducten: []istandaard.StartProduct305{{ToewijzingNummer: &een, Product: &istandaard.Product{Categorie: "01", Code: "01A01"}, ToewijzingIngangsdatum: &dag, Begindatum: dag, StatusAanlevering: "1"}},
	}}), bericht.Verwerkt)
	v := p.wijzigt("VOW-1")
	p.als("1942/s.mulder").ziet(p.zaakpad(), http.StatusOK, "maakte een bericht", "stuurde een bericht", "Start van de levering", pad(p.enige("WMO301")), pad(p.enige("WMO305")),
		"stuurde een verzoek om wijziging", verzoekpad(v), "Het antwoord moet er uiterlijk 17 januari 2017 zijn", "Begonnen")
	p.als("0457/m.jansen").ziet(p.zaakpad(), http.StatusOK, "stuurde een verzoek om wijziging", "!stuurde een bericht")
}

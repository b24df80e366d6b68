package envelop

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

const (
	ref1 = "9c0f7b90-5c69-41e5-a837-0800200c9a66"
	ref2 = "b6e9f182-bc44-4f27-9863-9a5ccc1e1cf0"
)

func voorbeeld(code Berichtcode) Envelop {
	e := Envelop{
		Berichtcode: code, Zender: Systeem{Organisatie: "0457", Applicatie: "Nabuur", Administratie: "1942"},
		Ontvanger: Systeem{Organisatie: "90000017", Applicatie: "GGk"}, Referentienummer: ref1, Tijdstip: "20170103091500",
	}
	if code == Fo01 {
		e.CrossRefnummer = ref2
		e.Fout = Foutmelding{Code: FoutDubbel, Plek: BijZender, Omschrijving: "Dit <nummer> & dat", Details: "WMO301"}
		return e
	}
	e.Functie, e.Applicatieversie, e.Functieversie, e.Inhoud = "WMO301", Versie{0, 1}, Versie{3, 2}, []byte("<Bericht/>\r\n")
	if code == Du01 {
		e.CrossRefnummer = ref2
	}
	return e
}

func moetEncode(t testing.TB, e Envelop) []byte {
	t.Helper()
	b, err := e.Encode(StandaardGrootte)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func gelijk(a, b Envelop) bool {
	inhoud := bytes.Equal(a.Inhoud, b.Inhoud)
	a.Inhoud, b.Inhoud = nil, nil
	return inhoud && a.kaal() == b.kaal()
}

// kaal makes an envelope comparable.
func (e Envelop) kaal() (k struct {
	Berichtcode
	z, o         Systeem
	ref, t, x, f string
	app, functie Versie
	fout         Foutmelding
}) {
	k.Berichtcode, k.z, k.o, k.ref, k.t, k.x, k.f = e.Berichtcode, e.Zender,
		e.Ontvanger, e.Referentienummer, e.Tijdstip, e.CrossRefnummer, e.Functie
	k.app, k.functie, k.fout = e.Applicatieversie, e.Functieversie, e.Fout
	return k
}

func TestHeenEnWeer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := voorbeeld(rapid.SampledFrom([]Berichtcode{Di01, Du01, Fo01}).Draw(t, "code"))
		e.Zender.Applicatie = rapid.StringMatching(`[A-Za-z&<>" ]{3,20}[é]{0,2}`).Draw(t, "applicatie")
		e.Zender.Administratie = rapid.StringMatching(`[0-9A-Z]{0,8}`).Draw(t, "administratie")
		if e.Berichtcode == Fo01 {
			e.Fout.Omschrijving = rapid.StringMatching(`[a-zë&<>\]]{0,200}`).Draw(t, "zin")
		} else {
			e.Inhoud = rapid.SliceOfN(rapid.Byte(), 1, 9000).Draw(t, "inhoud")
			e.Functieversie = Versie{rapid.IntRange(0, 9999).Draw(t, "versie"), rapid.IntRange(0, 9999).Draw(t, "sub")}
		}
		b, err := e.Encode(StandaardGrootte)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b, []byte("<?xml")) || bytes.Count(b, []byte("\n")) != bytes.Count(b, []byte("\r\n")) {
			t.Error("niet elke regel eindigt op CR LF, of er staat iets voor")
		}
		weer, err := Decode(b, StandaardGrootte)
		if err != nil || !gelijk(e, weer) {
			t.Errorf("%v\n%+v\n%+v", err, e, weer)
		}
		if err := leesAlsAnder(b); err != nil {
			t.Errorf("een andere lezer weigert haar: %v", err)
		}
	})
}

// leesAlsAnder reads b with the standard library.
func leesAlsAnder(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestVoorbeelden reads envelopes as other parties write them.
func TestVoorbeelden(t *testing.T) {
	fo := `<S:Fo01Bericht xmlns:S="` + ruimteStUF +
		`"><S:stuurgegevens><S:berichtcode>Fo01</S:berichtcode><S:zender><S:applicatie>GGK</S:applicatie></S:zender>
<S:ontvanger><S:organisatie>0457</S:organisatie><S:applicatie>Nabuur</S:applicatie></S:ontvanger>
<S:referentienummer>1</S:referentienummer><S:tijdstipBericht>20170103</S:tijdstipBericht>
<S:crossRefnummer>` + ref1 + `</S:crossRefnummer></S:stuurgegevens>
<S:body><S:code>IB210</S:code><S:plek>client</S:plek><S:omschrijving>Onbekend</S:omschrijving><S:details/>
<S:detailsXML><root a="1"><diep>tekst</diep></root></S:detailsXML></S:body></S:Fo01Bericht>`
	e, err := Decode([]byte(fo), StandaardGrootte)
	if err != nil || e.Fout.Code != FoutOntvanger || e.CrossRefnummer != ref1 {
		t.Errorf("%v %+v", err, e)
	}
	anders := strings.NewReplacer("GGK:", "", "xmlns:GGK", "xmlns", "\r\n", "\n").Replace(string(moetEncode(t, voorbeeld(Di01))))
	anders = strings.Replace(anders, base64.StdEncoding.EncodeToString(voorbeeld(Di01).Inhoud), "\n PEJlcmlj\n aHQvPg0K ", 1)
	if e, err := Decode([]byte(anders), StandaardGrootte); err != nil || !gelijk(e, voorbeeld(Di01)) {
		t.Errorf("%v %+v", err, e)
	}
}

// TestSlechteEnveloppen: every one is refused with the right code, and what could
// be read of it comes along.
func TestSlechteEnveloppen(t *testing.T) {
	goed := string(moetEncode(t, voorbeeld(Du01)))
	vervang := func(van, naar string) string { return strings.Replace(goed, van, naar, 1) }
	inhoud := base64.StdEncoding.EncodeToString(voorbeeld(Du01).Inhoud)
	for naam, slecht := range map[string]string{
		"leeg": "", "geen XML": "hallo", "afgekapt": goed[:len(goed)/2], "BOM": "\uFEFF" + goed, "NUL": vervang("0457", "04\x0057"),
		"DOCTYPE": vervang("?>", "?><!DOCTYPE x>"), "entiteit": vervang("0457", "&x;"),
		"tekst erna": goed + "x", "tweede wortel": goed + "<x/>",
		"andere codering": vervang("UTF-8", "UTF-16"), "geen UTF-8": vervang("0457", "\xff"),
		"dubbel attribuut":     vervang("<GGK:parameters>", `<GGK:parameters a="1" a="2">`),
		"onbekend voorvoegsel": vervang("<GGK:parameters>", "<x:parameters>"),
		"andere naamruimte":    vervang("ggk0210", "ggk0200"), "andere StUF": vervang("StUF0301", "StUF0310"),
		"andere wortel": strings.ReplaceAll(goed, "envelopRetourbericht-ggk_Du01", "envelop"), "berichtcode": vervang(">Du01<", ">Di01<"),
		"attribuut":     vervang("<GGK:xmlBestand>", `<GGK:xmlBestand bestandsnaam="x.xml">`),
		"tekstBestand":  strings.ReplaceAll(goed, "xmlBestand", "tekstBestand"),
		"zonder zender": zonder(goed, "StUF:zender"), "zonder organisatie": zonder(goed, "StUF:organisatie"),
		"zonder applicatie": zonder(goed, "StUF:applicatie"),
		"zonder referentie": zonder(goed, "StUF:referentienummer"), "zonder kruisverwijzing": zonder(goed, "StUF:crossRefnummer"),
		"zonder tijdstip": zonder(goed, "StUF:tijdstipBericht"),
		"zonder functie":  zonder(goed, "StUF:functie"), "zonder versie": zonder(goed, "GGK:functieVersie"),
		"zonder bericht": zonder(goed, "GGK:bericht"),
		"zonder inhoud":  zonder(goed, "GGK:xmlBestand"), "zonder stuurgegevens": zonder(goed, "GGK:stuurgegevens"),
		"zonder parameters": zonder(goed, "GGK:parameters"),
		"versie van drie":   vervang(">0003<", ">003<"), "korte applicatie": vervang(">Nabuur<", ">ab<"),
		"lange administratie": vervang(">1942<", ">"+strings.Repeat("x", 51)+"<"),
		"UUID versie 1":       vervang("-41e5-", "-11e5-"), "UUID in hoofdletters": vervang(ref1, strings.ToUpper(ref1)),
		"geen UUID": vervang(ref2, "1234"), "tijdstip": vervang("20170103091500", "3 januari"),
		"base64 verknoeid": vervang(inhoud, "!"+inhoud), "base64 te kort": vervang(inhoud, inhoud[:len(inhoud)-1]),
		"base64 met rest": vervang(inhoud, "QR=="), "lege inhoud": vervang(inhoud, ""),
		"element in inhoud": vervang(inhoud, "<x/>"), "lang en verknoeid": vervang(inhoud, strings.Repeat("A", 9000)+"*"),
		"lange reeks ernaast": vervang("<GGK:parameters>", "<!--x>"+strings.Repeat("A", 9000)+"<--><GGK:parameters>"),
		"diep":                strings.Repeat("<a>", 100_000), "veel attributen": "<a " + attributen(100_000) + "/>",
	} {
		if slecht == goed {
			t.Fatalf("%s is niet veranderd", naam)
		}
		_, err := Decode([]byte(slecht), StandaardGrootte)
		var w *Weigering
		if !errors.As(err, &w) || w.Fout.Code != FoutSchema || w.Fout.Omschrijving == "" || !fout.Is(err, fout.Onjuist) {
			t.Errorf("%s: %v", naam, err)
			continue
		}
		antwoord := w.Antwoord(Systeem{Organisatie: "IB", Applicatie: "proef"}, tijdlijn.MustDag("2017-01-03").Om(9, 0))
		if _, err := antwoord.Encode(StandaardGrootte); err != nil {
			t.Errorf("%s: van de weigering is geen Fo01 te maken: %v", naam, err)
		}
		if strings.Contains(naam, "base64") && (antwoord.CrossRefnummer != ref1 || antwoord.Ontvanger.Organisatie != "0457") {
			t.Errorf("%s: het antwoord gaat niet naar de zender: %+v", naam, antwoord)
		}
	}
	if _, err := Decode([]byte(goed), StandaardGrootte); err != nil {
		t.Error(err)
	}
}

// zonder leaves out every element of that name with what it holds.
func zonder(tekst, naam string) string {
	for {
		van := strings.Index(tekst, "<"+naam+">")
		if van < 0 {
			return tekst
		}
		tot := strings.Index(tekst[van:], "</"+naam+">")
		tekst = tekst[:van] + tekst[van+tot+len(naam)+3:]
	}
}

func attributen(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(`a` + viercijfers(i) + `="x" `)
	}
	return s.String()
}

// TestGrootte: the limit is on the base64, and is a setting.
func TestGrootte(t *testing.T) {
	for _, grens := range []int{400, 12_000, StandaardGrootte} {
		e := voorbeeld(Di01)
		e.Inhoud = bytes.Repeat([]byte("x"), grens/4*3)
		b, err := e.Encode(grens)
		if err != nil {
			t.Fatalf("precies %d past niet: %v", grens, err)
		}
		if terug, err := Decode(b, grens); err != nil || !gelijk(e, terug) {
			t.Errorf("precies %d wordt geweigerd: %v", grens, err)
		}
		for wat, teGroot := range map[string][]byte{
			"één teken meer": bytes.Replace(b, []byte("</GGK:xmlBestand>"), []byte(" </GGK:xmlBestand>"), 1),
			"een blok meer":  bytes.Replace(b, []byte("</GGK:xmlBestand>"), []byte("AAAA</GGK:xmlBestand>"), 1),
			"veel om het heen": bytes.Replace(b, []byte("<GGK:parameters>"),
				append(bytes.Repeat([]byte(" "), grens+ruimteOm), "<GGK:parameters>"...), 1),
		} {
			_, err := Decode(teGroot, grens)
			var w *Weigering
			if !errors.As(err, &w) || w.Fout.Code != FoutGrootte {
				t.Errorf("%d en %s: %v", grens, wat, err)
			}
			if errors.As(err, &w) && wat != "veel om het heen" && w.Gelezen.Referentienummer != ref1 {
				t.Errorf("%d en %s: wie het stuurde is niet bekend", grens, wat)
			}
		}
		e.Inhoud = append(e.Inhoud, 'x')
		if _, err := e.Encode(grens); !fout.Is(err, fout.Onjuist) {
			t.Errorf("een te grote envelop werd gemaakt: %v", err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, code := range []Berichtcode{Di01, Du01, Fo01} {
		f.Add(moetEncode(f, voorbeeld(code)))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := Decode(b, 20_000)
		if err != nil {
			return
		}
		if err := leesAlsAnder(b); err != nil {
			t.Fatalf("aangenomen, maar geen XML: %v", err)
		}
		opnieuw, err := e.Encode(20_000)
		if err != nil {
			t.Fatalf("gelezen en niet te schrijven: %v", err)
		}
		if weer, err := Decode(opnieuw, 20_000); err != nil || !gelijk(e, weer) {
			t.Fatalf("%v\n%+v\n%+v", err, e, weer)
		}
	})
}

func TestReferentie(t *testing.T) {
	a, err := NieuweReferentie(bytes.NewReader(make([]byte, 16)))
	if err != nil || a != "00000000-0000-4000-8000-000000000000" || !IsReferentie(a) {
		t.Errorf("%s %v", a, err)
	}
	if _, err := NieuweReferentie(bytes.NewReader(nil)); err == nil {
		t.Error("zonder toeval komt er toch een nummer")
	}
	eerste, nogmaals := Afgeleid("a", "b"), Afgeleid("a", "b")
	if eerste != nogmaals || eerste == Afgeleid("ab") || !IsReferentie(Afgeleid("x")) {
		t.Error("een Afgeleid nummer is niet vast, niet eigen of geen UUID")
	}
}

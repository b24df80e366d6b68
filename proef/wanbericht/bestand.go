package wanbericht

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// tekens are files in another encoding than UTF-8 without byte order mark.
func tekens(b string) []Geval {
	declaratie := func(codering string) string { return strings.Replace(b, `"UTF-8"`, `"`+codering+`"`, 1) }
	latijn := metWaarde(b, "Andr\xe9")
	return []Geval{
		slecht("byte order mark", bestand, "\xef\xbb\xbf"+b),
		slecht("UTF-16 met kleinste eerst", bestand, utf16Met(b, binary.LittleEndian, true)),
		slecht("UTF-16 met grootste eerst", bestand, utf16Met(b, binary.BigEndian, true)),
		slecht("UTF-16 zonder merk", "", utf16Met(b, binary.LittleEndian, false)),
		slecht("UTF-16 zonder merk, grootste eerst", "", utf16Met(b, binary.BigEndian, false)),
		slecht("UTF-32 met kleinste eerst", bestand, utf32(b, binary.LittleEndian)),
		slecht("UTF-32 met grootste eerst", bestand, utf32(b, binary.BigEndian)),
		slecht("UTF-8 dat zich UTF-16 noemt", bestand, declaratie("UTF-16")),
		slecht("ISO-8859-1 volgens de declaratie", bestand, strings.Replace(latijn, `"UTF-8"`, `"ISO-8859-1"`, 1)),
		slecht("ISO-8859-1 volgens de declaratie, zonder bijzonder teken", bestand, declaratie("ISO-8859-1")),
		slecht("ISO-8859-1 zonder declaratie", bestand, zonderDeclaratie(latijn)),
		slecht("ISO-8859-1 onder UTF-8", bestand, latijn),
		slecht("windows-1252", bestand, strings.Replace(metWaarde(b, "\x80uro"), `"UTF-8"`, `"windows-1252"`, 1)),
		slecht("EBCDIC volgens de declaratie", bestand, declaratie("ebcdic-cp-nl")),
		slecht("NUL in een waarde", xsd, metWaarde(b, "a\x00b")),
		slecht("NUL in een naam", xsd, strings.Replace(b, "wmo305:Bsn", "wmo305:B\x00sn", 2)),
		slecht("stuurteken in een waarde", xsd, metWaarde(b, "a\x1bb")),
		slecht("te lange UTF-8", bestand, metWaarde(b, "\xc0\x80")),
		slecht("half teken in UTF-8", bestand, metWaarde(b, "\xed\xa0\x80")),
		slecht("vervolgbyte zonder begin", bestand, metWaarde(b, "\x80")),
		slecht("begin zonder vervolgbyte", bestand, b+"\xe2\x82"),
		slecht("teken voorbij Unicode", bestand, metWaarde(b, "\xf5\x80\x80\x80")),
		slecht("U+FFFF", xsd, metWaarde(b, "\uffff")),
	}
}

func utf16Met(b string, orde binary.AppendByteOrder, merk bool) string {
	var uit []byte
	if merk {
		uit = orde.AppendUint16(uit, 0xFEFF)
	}
	for _, eenheid := range utf16.Encode([]rune(b)) {
		uit = orde.AppendUint16(uit, eenheid)
	}
	return string(uit)
}

func utf32(b string, orde binary.AppendByteOrder) string {
	uit := orde.AppendUint32(nil, 0xFEFF)
	for _, r := range b {
		uit = orde.AppendUint32(uit, uint32(r))
	}
	return string(uit)
}

// geenBericht are files that are something else.
func geenBericht(b string) []Geval {
	willekeurig := make([]byte, 4096)
	nullen := strings.Repeat("\x00", 10<<20)
	r := rand.New(rand.NewPCG(7, 11))
	for i := range willekeurig {
		willekeurig[i] = byte(r.Uint32())
	}
	return []Geval{
		slecht("leeg bestand", xsd, ""),
		slecht("alleen witruimte", xsd, " \r\n\t "),
		slecht("alleen een declaratie", xsd, `<?xml version="1.0" encoding="UTF-8"?>`),
		slecht("gzip", "", ingepakt(b)),
		slecht("gzip van 10 MB nullen", "", ingepakt(nullen)),
		slecht("gzip in gzip van 10 MB nullen", "", ingepakt(ingepakt(nullen))),
		slecht("zip", "", gezipt(map[string]string{"bericht.xml": b})),
		slecht("zip van 10 MB nullen", "", gezipt(map[string]string{"a.xml": nullen})),
		slecht("HTML-pagina", xsd,
			"<!DOCTYPE html>\n<html lang=\"nl\"><head><title>Fout 502</title></head><body>Bad gateway</body></html>"),
		slecht("HTML zonder DOCTYPE", xsd, "<html><body><p>Log in</p></body></html>"),
		slecht("JSON", xsd, `{"bericht":"WMO305"}`),
		slecht("PDF", "", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
		slecht("PNG", "", "\x89PNG\r\n\x1a\n"),
		slecht("willekeurige bytes", "", string(willekeurig)),
		slecht("CSV", xsd, "bsn;begindatum\n999990019;2026-05-01\n"),
		slecht("StUF-envelop", xsd, `<ggk:envelopHeenbericht-ggk_Di01 xmlns:ggk="http://www.stufstandaarden.nl/koppelvlak/ggk0210"/>`),
		slecht("SOAP-envelop", xsd, `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>`),
		slecht("bericht van iWlz", xsd, `<Bericht xmlns="http://www.istandaarden.nl/iwlz/2_4/aw33/schema"/>`),
		slecht("betaalbestand", xsd, `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>`),
		slecht("vorige release", xsd, strings.ReplaceAll(b, "/3_2/", "/3_1/")),
		slecht("volgende release", xsd, strings.ReplaceAll(b, "/3_2/", "/4_0/")),
		slecht("soort die niet bestaat", xsd, strings.ReplaceAll(b, "/wmo305/", "/wmo399/")),
		slecht("bericht van de andere wet onder deze naam", xsd, strings.ReplaceAll(b, "/iwmo/3_2/wmo305/", "/ijw/3_2/wmo305/")),
		slecht("andere soort in deze naamruimte", "", strings.ReplaceAll(b, "/wmo305/", "/wmo307/")),
		slecht("geen naamruimte", xsd, "<Bericht><Header/></Bericht>"),
		slecht("wortel heet anders", xsd, strings.ReplaceAll(b, "wmo305:Bericht", "wmo305:Brief")),
	}
}

func ingepakt(inhoud string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, inhoud) // memory takes it all
	_ = w.Close()                    // as above
	return b.String()
}

func gezipt(bestanden map[string]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for naam, inhoud := range bestanden {
		deel, err := w.Create(naam)
		if err != nil {
			return ""
		}
		_, _ = io.WriteString(deel, inhoud) // memory takes it all
	}
	_ = w.Close() // as above
	return b.String()
}

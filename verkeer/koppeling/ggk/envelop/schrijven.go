package envelop

import (
	"encoding/base64"
	"strconv"
	"strings"

	"nabuur/grond/fout"
)

const einde = "\r\n"

// Encode writes the envelope in UTF-8 without BOM, with CR LF line ends. What its
// receiver would refuse is not written: that is the error, of kind Onjuist. grootte
// is the most base64 in bytes.
func (e Envelop) Encode(grootte int) ([]byte, error) {
	var s schrijver
	s.b = make([]byte, 0, 2048+base64.StdEncoding.EncodedLen(len(e.Inhoud)))
	s.b = append(s.b, `<?xml version="1.0" encoding="UTF-8"?>`+einde...)
	switch e.Berichtcode {
	case Di01:
		s.ggk(wortelDi01, e)
	case Du01:
		s.ggk(wortelDu01, e)
	default:
		s.fout(e)
	}
	if _, err := Decode(s.b, grootte); err != nil {
		return nil, err
	}
	return s.b, nil
}

// schrijver appends elements to b, two spaces deeper per level.
type schrijver struct {
	b      []byte
	diepte int
}

func (s *schrijver) ggk(wortel string, e Envelop) {
	s.open("GGK:"+wortel, ` xmlns:GGK="`+ruimteGGk+`" xmlns:StUF="`+ruimteStUF+`"`)
	s.open("GGK:stuurgegevens", "")
	s.stuurgegevens(e)
	s.sluit("GGK:stuurgegevens")
	s.open("GGK:parameters", "")
	s.tekst("GGK:applicatieVersie", viercijfers(e.Applicatieversie.Hoofd))
	s.tekst("GGK:applicatieSubversie", viercijfers(e.Applicatieversie.Sub))
	s.tekst("GGK:functieVersie", viercijfers(e.Functieversie.Hoofd))
	s.tekst("GGK:functieSubversie", viercijfers(e.Functieversie.Sub))
	s.open("GGK:bericht", "")
	s.begin("GGK:xmlBestand", "")
	s.b = base64.StdEncoding.AppendEncode(s.b, e.Inhoud)
	s.eind("GGK:xmlBestand")
	s.sluit("GGK:bericht")
	s.sluit("GGK:parameters")
	s.sluit("GGK:" + wortel)
}

func (s *schrijver) fout(e Envelop) {
	s.open("StUF:"+wortelFo01, ` xmlns:StUF="`+ruimteStUF+`"`)
	s.open("StUF:stuurgegevens", "")
	s.stuurgegevens(e)
	s.sluit("StUF:stuurgegevens")
	s.open("StUF:body", "")
	s.tekst("StUF:code", e.Fout.Code)
	s.tekst("StUF:plek", string(e.Fout.Plek))
	s.tekst("StUF:omschrijving", e.Fout.Omschrijving)
	s.tekstOf("StUF:details", e.Fout.Details)
	s.sluit("StUF:body")
	s.sluit("StUF:" + wortelFo01)
}

func (s *schrijver) stuurgegevens(e Envelop) {
	s.tekst("StUF:berichtcode", string(e.Berichtcode))
	s.systeem("StUF:zender", e.Zender)
	s.systeem("StUF:ontvanger", e.Ontvanger)
	s.tekst("StUF:referentienummer", e.Referentienummer)
	s.tekst("StUF:tijdstipBericht", e.Tijdstip)
	if e.Berichtcode == Du01 || e.Berichtcode == Fo01 {
		s.tekst("StUF:crossRefnummer", e.CrossRefnummer)
	}
	if e.Berichtcode != Fo01 {
		s.tekst("StUF:functie", e.Functie)
	}
}

func (s *schrijver) systeem(naam string, x Systeem) {
	s.open(naam, "")
	s.tekstOf("StUF:organisatie", x.Organisatie)
	s.tekst("StUF:applicatie", x.Applicatie)
	s.tekstOf("StUF:administratie", x.Administratie)
	s.tekstOf("StUF:gebruiker", x.Gebruiker)
	s.sluit(naam)
}

func (s *schrijver) open(naam, attributen string) {
	s.begin(naam, attributen)
	s.b = append(s.b, einde...)
	s.diepte++
}

func (s *schrijver) sluit(naam string) {
	s.diepte--
	s.inspringen()
	s.eind(naam)
}

func (s *schrijver) begin(naam, attributen string) {
	s.inspringen()
	s.b = append(append(append(append(s.b, '<'), naam...), attributen...), '>')
}

func (s *schrijver) eind(naam string) {
	s.b = append(append(append(append(s.b, "</"...), naam...), '>'), einde...)
}

func (s *schrijver) inspringen() {
	for range s.diepte {
		s.b = append(s.b, ' ', ' ')
	}
}

var ontsnap = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

func (s *schrijver) tekst(naam, waarde string) {
	s.begin(naam, "")
	s.b = append(s.b, ontsnap.Replace(waarde)...)
	s.eind(naam)
}

func (s *schrijver) tekstOf(naam, waarde string) {
	if waarde != "" {
		s.tekst(naam, waarde)
	}
}

// viercijfers writes a version as the schema has it: "0003".
func viercijfers(n int) string {
	tekst := strconv.Itoa(n)
	return strings.Repeat("0", max(0, 4-len(tekst))) + tekst
}

// Onleesbaar is what a user is told about an envelope of which Nabuur could
// not make one that its receiver takes.
func Onleesbaar(soort string, err error) error {
	return fout.New(fout.Onjuist, "Van bericht %s is geen envelop te maken die de keten aanneemt. %s", soort, fout.Zin(err)).Door(err)
}

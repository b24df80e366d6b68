package zaak

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/mandaat"
	"nabuur/uitvoering/inwoner"
)

// Brief is a letter as it went out: whole, in words, without markup. It is kept
// as JSON with the SHA-256 of that text, and never changed.
type Brief struct {
	Nummer        int64        `json:"-"`
	Hash          string       `json:"-"`
	Soort         Briefsoort   `json:"soort"`
	Kenmerk       string       `json:"kenmerk"`
	Gemeente      string       `json:"gemeente"` // whose letterhead
	Aan           []string     `json:"aan"`
	Dag           tijdlijn.Dag `json:"dag"`
	Onderwerp     string       `json:"onderwerp"`
	Alineas       []Alinea     `json:"alineas"`
	Ondertekening []string     `json:"ondertekening"`
}

// Alinea is a paragraph with an optional heading and an optional list.
type Alinea struct {
	Kop   string   `json:"kop,omitempty"`
	Tekst string   `json:"tekst,omitempty"`
	Lijst []string `json:"lijst,omitempty"`
}

// Briefsoort tells what a letter is for.
type Briefsoort string

// The letters of a case.
const (
	Ontvangstbevestiging Briefsoort = "ontvangstbevestiging"
	Verslagbrief         Briefsoort = "verslag"
	Beschikkingsbrief    Briefsoort = "beschikking"
)

// schrijf keeps a letter with the case.
func (d *daad) schrijf(b Brief, err error) error {
	if err != nil {
		return err
	}
	tekst, err := json.Marshal(b)
	if err != nil {
		return err
	}
	som := sha256.Sum256(tekst)
	return voegBriefToe(d.ctx, d.tx, d.zaak, b, string(tekst), hex.EncodeToString(som[:]))
}

// kop gives the letter its letterhead, addressee, date and closing.
func (d *daad) kop(soort Briefsoort, onderwerp string) (Brief, error) {
	bewoner, err := inwoner.Get(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.Inwoner)
	if err != nil {
		return Brief{}, err
	}
	verantwoordelijk, _ := d.blik.Verantwoordelijk(d.zaak.Gemeente)
	return Brief{
		Soort: soort, Kenmerk: d.zaak.Nummer, Gemeente: verantwoordelijk.Naam, Dag: d.blik.Vandaag, Onderwerp: onderwerp,
		Aan: []string{bewoner.Naam.Volledig(), bewoner.Adres.Regel(),
			bewoner.Adres.Postcode.Tekst() + " " + bewoner.Adres.Plaats},
		Ondertekening: []string{"Namens " + mandaat.NamensVoluit(mandaat.College, verantwoordelijk.Naam) + ",", d.blik.Wie.Naam},
	}, nil
}

// ontvangstbevestiging confirms the melding in the words of its law.
func (d *daad) ontvangstbevestiging(termijnen map[string]Termijn) (Brief, error) {
	b, err := d.kop(Ontvangstbevestiging, "Wij hebben uw melding ontvangen")
	b.Alineas = d.pad.ontvangst(d, termijnen)
	return b, err
}

// verslagbrief gives the resident the outcome of the onderzoek in writing (art.
// 2.3.2 lid 8 Wmo 2015).
func (d *daad) verslagbrief(gebieden []Leefgebied) (Brief, error) {
	b, err := d.kop(Verslagbrief, "Het verslag van ons gesprek")
	b.Alineas = []Alinea{{Tekst: "Dit is het verslag van ons gesprek. Klopt het? Laat het ons dan weten. Bent u akkoord, dan is dit " +
		"verslag ook uw aanvraag."}}
	for _, g := range gebieden {
		a := Alinea{Kop: g.Naam}
		if g.Woorden != "" {
			a.Tekst = "U zei: ‘" + g.Woorden + "’"
		}
		for _, deel := range []struct{ kop, tekst string }{
			{"Wat u zelf kunt: ", g.EigenKracht}, {"Wat anderen om u heen kunnen: ", g.Netwerk},
			{"Wat er al is in de buurt: ", g.Algemeen}, {"Wat er verder nodig is: ", g.Maatwerk},
		} {
			if deel.tekst != "" {
				a.Lijst = append(a.Lijst, deel.kop+deel.tekst)
			}
		}
		b.Alineas = append(b.Alineas, a)
	}
	return b, err
}

// beschikkingsbrief makes the decision known, with the reasons (art. 3:46 Awb)
// and the objection clause (art. 3:45 Awb). It names the body on whose behalf it
// was taken (art. 10:10 Awb).
func (d *daad) beschikkingsbrief(genomen Beschikking, voorzieningen []Voorziening) (Brief, error) {
	b, err := d.kop(Beschikkingsbrief, "Ons besluit over uw aanvraag")
	b.Kenmerk = genomen.Nummer
	b.Ondertekening = []string{genomen.Ondertekening}
	besluit := Alinea{Kop: "Ons besluit", Tekst: "U krijgt de hulp die u heeft aangevraagd niet."}
	if genomen.Uitkomst == Toegekend {
		besluit.Tekst = "U krijgt hulp. Dit krijgt u:"
		for _, v := range voorzieningen {
			besluit.Lijst = append(besluit.Lijst, v.Omschrijving+", "+v.Geldig.Tekst())
		}
	}
	b.Alineas = []Alinea{
		besluit,
		{Kop: "Waarom wij dit besluiten", Tekst: genomen.Motivering},
		{Kop: "Namens wie", Tekst: "Dit besluit is genomen namens " + genomen.Namens + "."},
		{Kop: "Bent u het niet eens met dit besluit?", Tekst: "Dan kunt u bezwaar maken. Doe dat uiterlijk " + genomen.BezwaarTot.Voluit() +
			". Stuur een brief aan " + genomen.Namens + ". Schrijf daarin uw naam en adres, de datum, het nummer " + genomen.Nummer +
			" en waarom u het niet eens bent met het besluit. Zet uw handtekening."},
	}
	return b, err
}

// Brief gives the newest letter of a kind out of what the asker may see;
// NietGevonden when there is none.
func (b Beeld) Brief(soort Briefsoort) (Brief, error) {
	for _, brief := range slices.Backward(b.Brieven) {
		if brief.Soort == soort {
			return brief, nil
		}
	}
	return Brief{}, fout.New(fout.NietGevonden, "Er is geen brief van de soort ‘%s’ die u mag zien.", soort)
}

// Tekst writes the letter as plain text, paragraph by paragraph.
func (b Brief) Tekst() string {
	var s strings.Builder
	fmt.Fprintf(&s, "Gemeente %s\n\n%s\n\n%s\nKenmerk: %s\nOnderwerp: %s\n", b.Gemeente, strings.Join(b.Aan, "\n"), b.Dag.Tekst(),
		b.Kenmerk, b.Onderwerp)
	for _, a := range b.Alineas {
		s.WriteByte('\n')
		if a.Kop != "" {
			s.WriteString(a.Kop + "\n")
		}
		if a.Tekst != "" {
			s.WriteString(a.Tekst + "\n")
		}
		for _, punt := range a.Lijst {
			s.WriteString("- " + punt + "\n")
		}
	}
	return s.String() + "\n" + strings.Join(b.Ondertekening, "\n") + "\n"
}

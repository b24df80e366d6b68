package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/wet"
)

type termijnOpdracht struct {
	Soort             string   `help:"Soort termijn, bijvoorbeeld wmo-onderzoek." placeholder:"SOORT"`
	Vanaf             string   `required:"" help:"Dag die de termijn wekt; bij uren ook als 2026-04-03T17:00." placeholder:"D"`
	Weken             *int     `help:"Aantal weken."`
	Dagen             *int     `help:"Aantal dagen."`
	Uren              *int     `help:"Aantal uren."`
	Maanden           *int     `help:"Aantal maanden."`
	Opgeschort        []string `help:"Dagen waarop de termijn stilstond: VAN..TOT, TOT telt niet mee." placeholder:"VAN..TOT"`
	Commissie         bool     `help:"Een bezwaarcommissie adviseert."`
	Verdaagd          int      `help:"Aantal weken verdaagd."`
	Leeftijd          *int     `help:"Leeftijd in jaren, bij pw-zoektijd."`
	Ingebrekestelling string   `help:"Dag waarop de ingebrekestelling is ontvangen, bij dwangsom-eerste-dag." placeholder:"D"`
	JSON              bool     `name:"json" help:"Druk de uitkomst af als JSON."`
}

// termijnJSON is the fixed form of the answer. Dag is the day that was asked for;
// Aard says how to read it: the last day in time, or the first day possible.
type termijnJSON struct {
	Soort      string       `json:"soort"`
	Vanaf      string       `json:"vanaf"`
	EersteDag  tijdlijn.Dag `json:"eerste_dag"`
	Onverlengd tijdlijn.Dag `json:"onverlengd"`
	LaatsteDag tijdlijn.Dag `json:"laatste_dag"`
	Dag        tijdlijn.Dag `json:"dag"`
	Aard       wet.Aard     `json:"aard"`
	Einde      string       `json:"einde,omitempty"`
	Artikel    string       `json:"artikel"`
	Redenen    []string     `json:"redenen"`
}

// Run answers when a term ends, and why, from the built-in law.
func (t *termijnOpdracht) Run(o Omgeving) error {
	vraag, err := t.vraag()
	if err != nil {
		return err
	}
	uitkomst, err := wet.Berekenen(vraag)
	if err != nil {
		return err
	}
	antwoord := termijnJSON{
		Soort: t.Soort, Vanaf: uitkomst.Vanaf.String(), EersteDag: uitkomst.EersteDag, Onverlengd: uitkomst.Onverlengd,
		LaatsteDag: uitkomst.LaatsteDag, Dag: uitkomst.Dag, Aard: uitkomst.Aard, Artikel: uitkomst.Artikel, Redenen: uitkomst.Redenen,
	}
	if antwoord.Soort == "" {
		antwoord.Soort = strconv.Itoa(vraag.Aantal) + " " + string(vraag.Eenheid)
	}
	if uitkomst.Einde != nil {
		antwoord.Einde = uitkomst.Einde.Tijd().Format("2006-01-02T15:04")
		antwoord.Vanaf = t.Vanaf
	}
	if t.JSON {
		return json.NewEncoder(o.Uit).Encode(antwoord)
	}
	fmt.Fprintf(o.Uit, "%s: %s\n%s\n", woorden(uitkomst), dagOfOpen(uitkomst.Dag), uitkomst.Artikel)
	for _, reden := range uitkomst.Redenen {
		fmt.Fprintln(o.Uit, "- "+reden)
	}
	return nil
}

func woorden(u wet.Uitkomst) string {
	switch u.Aard {
	case wet.Vroegst:
		return "Eerste dag waarop het kan"
	case wet.GeenTermijn:
		return "Er geldt geen termijn; vanaf"
	}
	return "Laatste dag"
}

func dagOfOpen(d tijdlijn.Dag) string {
	if d.IsOpen() {
		return "nog niet bekend"
	}
	return d.Voluit()
}

func (t *termijnOpdracht) vraag() (vraag wet.Termijn, err error) {
	vraag = wet.Termijn{Soort: t.Soort, Commissie: t.Commissie, Verdaagd: t.Verdaagd, Leeftijd: t.Leeftijd}
	gekozen := 0
	for _, m := range []struct {
		aantal  *int
		eenheid wet.Eenheid
	}{{t.Weken, wet.Weken}, {t.Dagen, wet.Dagen}, {t.Uren, wet.Uren}, {t.Maanden, wet.Maanden}} {
		if m.aantal != nil {
			vraag.Aantal, vraag.Eenheid = *m.aantal, m.eenheid
			gekozen++
		}
	}
	if gekozen > 1 || (gekozen == 1) == (t.Soort != "") {
		return vraag, fout.New(fout.Onjuist, "Geef óf --soort, óf één van --weken, --dagen, --uren en --maanden.")
	}
	if vraag.Vanaf, vraag.Moment, err = dagOfMoment(t.Vanaf); err != nil {
		return vraag, err
	}
	if t.Uren != nil && vraag.Moment == nil { // a day without a time begins at midnight
		begin := vraag.Vanaf.Begin()
		vraag.Moment = &begin
	}
	if t.Ingebrekestelling != "" {
		dag, err := tijdlijn.ParseDag(t.Ingebrekestelling)
		if err != nil {
			return vraag, err
		}
		vraag.Ingebrekestelling = &dag
	}
	for _, tekst := range t.Opgeschort {
		periode, err := leesPeriode(tekst)
		if err != nil {
			return vraag, err
		}
		vraag.Opschortingen = append(vraag.Opschortingen, periode)
	}
	return vraag, nil
}

// dagOfMoment reads 2026-04-03, or 2026-04-03T17:00 for a term in hours.
func dagOfMoment(tekst string) (tijdlijn.Dag, *tijdlijn.Moment, error) {
	datum, tijd, metTijd := strings.Cut(tekst, "T")
	dag, err := tijdlijn.ParseDag(datum)
	if err != nil || !metTijd {
		return dag, nil, err
	}
	uur, err := time.Parse("15:04", tijd)
	if err != nil {
		return dag, nil, fout.New(fout.Onjuist, "Het tijdstip %q is niet te lezen. Schrijf het als 2026-04-03T17:00.", tekst).Door(err)
	}
	moment := dag.Om(uur.Hour(), uur.Minute())
	return dag, &moment, nil
}

// leesPeriode reads VAN..TOT, in which TOT does not count.
func leesPeriode(tekst string) (tijdlijn.Periode, error) {
	van, tot, ok := strings.Cut(tekst, "..")
	if !ok {
		return tijdlijn.Periode{}, fout.New(fout.Onjuist,
			"%q is geen periode. Schrijf haar als 2026-06-11..2026-06-20; de laatste dag telt niet mee.", tekst)
	}
	vanaf, err := tijdlijn.ParseDag(van)
	if err != nil {
		return tijdlijn.Periode{}, err
	}
	p := tijdlijn.Periode{Vanaf: vanaf, Tot: tijdlijn.Open}
	if tot != "" {
		if p.Tot, err = tijdlijn.ParseDag(tot); err != nil {
			return p, err
		}
	}
	if p.Leeg() {
		return p, fout.New(fout.Onjuist, "De periode %s eindigt voor zij begint. Draai de datums om.", tekst)
	}
	return p, nil
}

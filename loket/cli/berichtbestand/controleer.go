package berichtbestand

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
)

// Controleer checks messages by the rules of the standard.
type Controleer struct {
	JSON         bool     `name:"json" help:"Druk per bestand een regel JSON af."`
	Niveau       int      `default:"2" help:"Tot welk niveau: 1 is het schema, 2 ook de regels binnen het bericht."`
	Map          string   `help:"Controleer alle berichten (*.xml) in deze map." placeholder:"DIR"`
	Samenvatting bool     `help:"Druk aan het eind af hoeveel berichten goed en fout zijn, en op welke regels."`
	Bestanden    []string `arg:"" optional:"" name:"bestand" help:"Berichten om te controleren; - is de standaardinvoer."`
}

// controleJSON is the fixed form of the answer, a line per file. Niveau is the
// level that was reached: that of the breaches or, without any, the last one asked
// for. A file that could not be read has niveau 0 and one fault without a rule.
type controleJSON struct {
	Bestand string     `json:"bestand"`
	Soort   string     `json:"soort"`
	Geldig  bool       `json:"geldig"`
	Niveau  int        `json:"niveau"`
	Fouten  []foutJSON `json:"fouten"`
}

// foutJSON is one breach. Verder is at how many more places the rule is broken than are
// told.
type foutJSON struct {
	Regel      string `json:"regel"`
	Retourcode string `json:"retourcode"`
	Plek       string `json:"plek"`
	Tekst      string `json:"tekst"`
	Verder     int    `json:"verder,omitempty"`
}

// Run checks every file at level 1 and, when that is clean, at level 2. Nothing
// is stored. A file that cannot be read is told of on standard error and does not
// stop the others. It ends with exit code 2 when one could not be read, and
// otherwise with 1 when a message is not valid.
func (c *Controleer) Run(o Stroom) error {
	if c.Niveau != 1 && c.Niveau != 2 {
		return fout.New(fout.Onjuist, "Niveau %d is hier niet te controleren. Kies 1 (schema) of 2 (ook de regels binnen het bericht).",
			c.Niveau)
	}
	namen, err := berichtbestanden(c.Bestanden, c.Map)
	if err != nil {
		return err
	}
	lezer := berichtlezer{in: o.In}
	lezer.toonStand(o.Fout, namen)
	var telling controletelling
	for _, naam := range namen {
		soort, breuken, lengte, err := lezer.controleer(naam)
		lezer.wis()
		if err != nil {
			err = c.drukOnleesbaar(o, naam, err)
			telling.Onleesbaar++
		} else {
			antwoord := c.antwoord(naam, soort, breuken)
			err = c.druk(o.Uit, antwoord)
			telling.tel(antwoord)
		}
		if err != nil {
			return err
		}
		lezer.gedaan(lengte)
	}
	if c.Samenvatting {
		if err := c.drukTelling(o.Uit, telling); err != nil {
			return err
		}
	}
	return uitgang(telling.Onleesbaar, telling.Ongeldig)
}

// antwoord gives the answer up to the level that was asked for.
func (c *Controleer) antwoord(bestand, soort string, breuken []istandaard.Breuk) controleJSON {
	if c.Niveau == 1 {
		breuken = slices.DeleteFunc(breuken, func(b istandaard.Breuk) bool { return b.Niveau > 1 })
	}
	antwoord := controleJSON{Bestand: bestand, Soort: soort, Geldig: len(breuken) == 0, Niveau: c.Niveau, Fouten: foutenVan(breuken)}
	if len(breuken) > 0 {
		antwoord.Niveau = breuken[len(breuken)-1].Niveau
	}
	return antwoord
}

func foutenVan(breuken []istandaard.Breuk) []foutJSON {
	fouten := make([]foutJSON, 0, len(breuken))
	for _, b := range breuken {
		fouten = append(fouten, foutJSON{b.Regel, b.Retourcode, b.Plek, b.Tekst, b.Verder})
	}
	return fouten
}

// drukOnleesbaar tells why a file was not read.
func (c *Controleer) drukOnleesbaar(o Stroom, bestand string, waarom error) error {
	if _, err := fmt.Fprintln(o.Fout, fout.Zin(waarom)); err != nil || !c.JSON {
		return err
	}
	return json.NewEncoder(o.Uit).Encode(controleJSON{Bestand: bestand, Fouten: []foutJSON{{Tekst: fout.Zin(waarom)}}})
}

// nietGekend is said of a file that is no message of a release that Nabuur speaks.
const nietGekend = "dit is geen bericht dat Nabuur kan lezen."

func (c *Controleer) druk(uit io.Writer, a controleJSON) error {
	if c.JSON {
		return json.NewEncoder(uit).Encode(a)
	}
	if a.Geldig {
		_, err := fmt.Fprintf(uit, "%s: %s is goed.\n", a.Bestand, a.Soort)
		return err
	}
	oordeel := nietGekend
	if a.Soort != "" {
		oordeel = fmt.Sprintf("%s voldoet niet aan niveau %d.", a.Soort, a.Niveau)
	}
	if _, err := fmt.Fprintf(uit, "%s: %s\n", a.Bestand, oordeel); err != nil {
		return err
	}
	return drukFouten(uit, a.Fouten)
}

// drukFouten prints every fault on a line: rule, retour code where there is one,
// place and sentence.
func drukFouten(uit io.Writer, fouten []foutJSON) error {
	for _, f := range fouten {
		regel := f.Regel
		if f.Retourcode != "" {
			regel += " " + f.Retourcode
		}
		if _, err := fmt.Fprintf(uit, "  %s %s: %s\n", regel, f.Plek, zichtbaar(f.Tekst)); err != nil {
			return err
		}
		if f.Verder > 0 {
			if _, err := fmt.Fprintf(uit, "  %s: %d van %d plaatsen getoond.\n", f.Regel, istandaard.MaxBreuken,
				istandaard.MaxBreuken+f.Verder); err != nil {
				return err
			}
		}
	}
	return eerste(uit, fouten)
}

// eerste says that reading stopped at level 1, where what comes after is not known.
func eerste(uit io.Writer, fouten []foutJSON) error {
	if len(fouten) < istandaard.MaxBreuken || fouten[0].Retourcode != "" {
		return nil
	}
	_, err := fmt.Fprintf(uit, "  Na %d fouten is gestopt met lezen; verbeter deze eerst.\n", len(fouten))
	return err
}

// controletelling is the summary over all files. Regels gives the number of
// breaches of each rule.
type controletelling struct {
	Bestanden  int            `json:"bestanden"`
	Geldig     int            `json:"geldig"`
	Ongeldig   int            `json:"ongeldig"`
	Onleesbaar int            `json:"onleesbaar"`
	Regels     map[string]int `json:"regels"`
}

func (t *controletelling) tel(a controleJSON) {
	if a.Geldig {
		t.Geldig++
		return
	}
	t.Ongeldig++
	if t.Regels == nil {
		t.Regels = map[string]int{}
	}
	for _, f := range a.Fouten {
		t.Regels[f.Regel] += 1 + f.Verder
	}
}

// drukTelling prints the summary; as JSON it is one more line, under its own name.
func (c *Controleer) drukTelling(uit io.Writer, t controletelling) error {
	t.Bestanden = t.Geldig + t.Ongeldig + t.Onleesbaar
	if c.JSON {
		if t.Regels == nil {
			t.Regels = map[string]int{}
		}
		return json.NewEncoder(uit).Encode(map[string]controletelling{"samenvatting": t})
	}
	if _, err := fmt.Fprintf(uit, "Gecontroleerd: %d. Goed: %d. Fout: %d. Niet gelezen: %d.\n", t.Bestanden, t.Geldig, t.Ongeldig,
		t.Onleesbaar); err != nil {
		return err
	}
	for _, regel := range slices.Sorted(maps.Keys(t.Regels)) {
		if _, err := fmt.Fprintf(uit, "  %-6s %d keer\n", regel, t.Regels[regel]); err != nil {
			return err
		}
	}
	return nil
}

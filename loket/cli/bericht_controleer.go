package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

type berichtOpdracht struct {
	Controleer controleerOpdracht `cmd:"" help:"Controleer berichten op de regels van de standaard."`
	Ontvang    ontvangOpdracht    `cmd:"" help:"Ontvang berichten uit een map en schrijf de antwoorden in een map."`
	Verstuur   verstuurOpdracht   `cmd:"" help:"Schrijf wat verzonden moet worden in een map."`
	Lijst      berichtLijst       `cmd:"" help:"Toon de berichten van een gemeente."`
}

type controleerOpdracht struct {
	JSON      bool     `name:"json" help:"Druk per bestand een regel JSON af."`
	Niveau    int      `default:"2" help:"Tot welk niveau: 1 is het schema, 2 ook de regels binnen het bericht."`
	Bestanden []string `arg:"" name:"bestand" help:"Berichten om te controleren."`
}

// controleJSON is the fixed form of the answer, a line per file. Niveau is the
// level that was reached: that of the breaches or, without any, the last one asked
// for.
type controleJSON struct {
	Bestand string     `json:"bestand"`
	Soort   string     `json:"soort"`
	Geldig  bool       `json:"geldig"`
	Niveau  int        `json:"niveau"`
	Fouten  []foutJSON `json:"fouten"`
}

type foutJSON struct {
	Regel      string `json:"regel"`
	Retourcode string `json:"retourcode"`
	Plek       string `json:"plek"`
	Tekst      string `json:"tekst"`
}

// Run checks every file at level 1 and, when that is clean, at level 2. Nothing
// is stored. It ends with exit code 1 when a message is not valid, and with 2
// when a file cannot be read.
func (c *controleerOpdracht) Run(o Omgeving) error {
	if c.Niveau != 1 && c.Niveau != 2 {
		return fout.New(fout.Onjuist, "Niveau %d is hier niet te controleren. Kies 1 (schema) of 2 (ook de regels binnen het bericht).", c.Niveau)
	}
	ongeldig := false
	for _, bestand := range c.Bestanden {
		inhoud, err := leesBestand(bestand, istandaard.MaxGrootte+1)
		if err != nil {
			return err
		}
		antwoord := c.controleer(bestand, inhoud)
		ongeldig = ongeldig || !antwoord.Geldig
		if err := c.druk(o.Uit, antwoord); err != nil {
			return err
		}
	}
	if ongeldig {
		return &stilleFout{1}
	}
	return nil
}

func (c *controleerOpdracht) controleer(bestand string, inhoud []byte) controleJSON {
	soort, breuken := uitgave.Controleer(inhoud)
	if c.Niveau == 1 {
		breuken = slices.DeleteFunc(breuken, func(b istandaard.Breuk) bool { return b.Niveau > 1 })
	}
	antwoord := controleJSON{Bestand: bestand, Soort: soort, Geldig: len(breuken) == 0, Niveau: c.Niveau, Fouten: []foutJSON{}}
	for _, b := range breuken {
		antwoord.Fouten = append(antwoord.Fouten, foutJSON{b.Regel, b.Retourcode, b.Plek, b.Tekst})
		antwoord.Niveau = b.Niveau
	}
	return antwoord
}

func (c *controleerOpdracht) druk(uit io.Writer, a controleJSON) error {
	if c.JSON {
		return json.NewEncoder(uit).Encode(a)
	}
	if a.Geldig {
		_, err := fmt.Fprintf(uit, "%s: %s is goed.\n", a.Bestand, a.Soort)
		return err
	}
	naam := a.Soort
	if naam == "" {
		naam = "geen bericht"
	}
	fmt.Fprintf(uit, "%s: %s voldoet niet aan niveau %d.\n", a.Bestand, naam, a.Niveau)
	for _, f := range a.Fouten {
		fmt.Fprintf(uit, "  %s %s %s: %s\n", f.Regel, f.Retourcode, f.Plek, f.Tekst)
	}
	return nil
}

// leesBestand reads at most max bytes of a file; what is longer is cut off
// there, one byte past what the reader of the message takes.
func leesBestand(naam string, max int64) ([]byte, error) {
	bestand, err := os.Open(naam)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fout.New(fout.Onjuist, "Het bestand %s bestaat niet. Controleer de naam.", naam).Door(err)
		}
		return nil, fout.New(fout.Onjuist, "Het bestand %s is niet te openen. Controleer de rechten.", naam).Door(err)
	}
	defer func() { _ = bestand.Close() }() // it was only read
	inhoud, err := io.ReadAll(io.LimitReader(bestand, max))
	if err != nil {
		return nil, fout.New(fout.Onjuist, "Het bestand %s is niet te lezen. Is het wel een bestand?", naam).Door(err)
	}
	return inhoud, nil
}

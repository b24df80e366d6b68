package berichtbestand

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// Maak makes an example of a message.
type Maak struct {
	Soort         string `arg:"" help:"Soort bericht: WMO305, JW315, of een nummer als 305."`
	Wet           string `help:"Wet bij een nummer: wmo of jeugd. Zonder deze optie wmo." placeholder:"WET"`
	Afzender      string `help:"Afzender in de kop: gemeentecode of AGB-code." placeholder:"CODE"`
	Ontvanger     string `help:"Ontvanger in de kop: gemeentecode of AGB-code." placeholder:"CODE"`
	Bsn           string `name:"bsn" help:"BSN van de cliënt. Gebruik alleen een BSN voor proeven." placeholder:"BSN"`
	Identificatie string `help:"Identificatie van het bericht, ten hoogste 12 tekens." placeholder:"NUMMER"`
	Dagtekening   string `help:"Dagtekening van het bericht; zonder deze optie vandaag." placeholder:"D"`
	Uit           string `help:"Schrijf het bericht in dit nieuwe bestand." placeholder:"BESTAND"`
}

// Run prints an example of the message, or writes it in a new file. The example is
// right at levels 1 and 2; a retour message shows one rejection.
func (m *Maak) Run(o Stroom) error {
	dag := tijdlijn.Vandaag(tijdlijn.Systeemklok{})
	if m.Dagtekening != "" {
		var err error
		if dag, err = tijdlijn.ParseDag(m.Dagtekening); err != nil {
			return err
		}
	}
	s, nummer, err := m.soort(dag)
	if err != nil {
		return err
	}
	b, err := voorbeeld.Maak(s, nummer, voorbeeld.Keuze{
		Afzender: m.Afzender, Ontvanger: m.Ontvanger, Bsn: m.Bsn, Identificatie: m.Identificatie, Dagtekening: dag,
	})
	if err != nil {
		return err
	}
	if m.Uit == "" {
		_, err := o.Uit.Write(b)
		return err
	}
	if err := schrijfNieuw(m.Uit, b); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.Uit, "Geschreven: %s (%s)\n", m.Uit, s.Soort(nummer))
	return err
}

// Wetten are the laws as a user names them.
var Wetten = map[string]istandaard.Wet{"wmo": istandaard.Wmo, "jeugd": istandaard.Jeugd}

// soort finds the release and the number of the message that was asked for.
func (m *Maak) soort(dag tijdlijn.Dag) (*istandaard.Standaard, string, error) {
	wet, ok := Wetten[strings.ToLower(m.Wet)]
	if !ok && m.Wet != "" {
		return nil, "", fout.New(fout.Onjuist, "Nabuur maakt geen berichten voor de wet %q. Kies --wet wmo of --wet jeugd.", m.Wet)
	}
	nummer := strings.ToUpper(m.Soort)
	for _, w := range Wetten {
		s := uitgave.Voor(w, dag)
		if s == nil || !strings.HasPrefix(nummer, s.Voorvoegsel) {
			continue
		}
		if ok && w != wet {
			return nil, "", fout.New(fout.Onjuist, "Een bericht %s hoort niet bij --wet %s. Laat --wet weg of kies de andere wet.", nummer,
				m.Wet)
		}
		wet, nummer = w, strings.TrimPrefix(nummer, s.Voorvoegsel)
		break
	}
	s := uitgave.Voor(max(wet, istandaard.Wmo), dag)
	if s == nil || s.Soort(nummer) == "" {
		return nil, "", fout.New(fout.Onjuist, "Nabuur kent geen bericht %q. Kies WMO of JW met een van deze nummers: %s.", m.Soort,
			strings.Join(voorbeeld.Nummers(), ", "))
	}
	return s, nummer, nil
}

// schrijfNieuw writes a file that is not there yet.
func schrijfNieuw(naam string, inhoud []byte) error {
	bestand, err := os.OpenFile(naam, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fout.New(fout.Onjuist, "Het bestand %s bestaat al. Kies een andere naam of verwijder het eerst.", naam).Door(err)
	}
	if err != nil {
		return fout.New(fout.Onjuist, "Het bestand %s is niet te maken. Controleer de plaats en de rechten.", naam).Door(err)
	}
	_, err = bestand.Write(inhoud)
	if sluit := bestand.Close(); err == nil {
		err = sluit
	}
	if err != nil {
		return fout.New(fout.NuNietBereikt, "Het bestand %s is niet helemaal geschreven. Maak ruimte en probeer het opnieuw.",
			naam).Door(err)
	}
	return nil
}

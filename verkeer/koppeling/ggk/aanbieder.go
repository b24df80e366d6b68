package ggk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// Aanbieder is a simulated provider at the other side of a Map: it reads what
// stands in DIR/uit and puts its own messages in DIR/in. It keeps nothing but
// those files, so it can be stopped at any moment and gives the same messages
// again. Everything it reports begins with the word gesimuleerd.
//
// It checks a 301 as a real one does. One that breaks the schema gets no answer;
// one that breaks a rule inside the message gets a 302 with 0001; a right one gets
// a 302 without remarks and, on or after its first day, a 305 for each allotment.
type Aanbieder struct {
	agb  kenmerk.AGB
	pad  string
	klok tijdlijn.Klok
}

// NewAanbieder gives the simulated provider with this AGB-code at the directory
// pad. The directory is that of a Map.
func NewAanbieder(pad string, agb kenmerk.AGB, klok tijdlijn.Klok) *Aanbieder {
	return &Aanbieder{agb: agb, pad: pad, klok: klok}
}

// Aanbieders lists the providers that messages in DIR/uit are addressed to, in
// order, each once.
func Aanbieders(pad string) ([]kenmerk.AGB, error) {
	namen, err := bestanden(filepath.Join(pad, mapUit))
	if err != nil {
		return nil, err
	}
	var alle []kenmerk.AGB
	gezien := map[kenmerk.AGB]bool{}
	for _, naam := range namen {
		delen := strings.Split(naam, "_")
		if len(delen) < 4 {
			continue
		}
		if agb, err := kenmerk.ParseAGB(delen[1]); err == nil && !gezien[agb] {
			gezien[agb] = true
			alle = append(alle, agb)
		}
	}
	return alle, nil
}

// Verslag is what the simulated provider did with one file, in one sentence, and
// the files it made.
type Verslag struct {
	Bestand string
	Gemaakt []string
	Zin     string
}

// Beantwoorden reads every message for this provider in DIR/uit, in order of name,
// and answers what was not answered before. A file for another provider is left
// alone. It gives a report per file on which it did something, or found something
// wrong.
func (a *Aanbieder) Beantwoorden(ctx context.Context) ([]Verslag, error) {
	map_ := filepath.Join(a.pad, mapUit)
	namen, err := bestanden(map_)
	if err != nil {
		return nil, err
	}
	var verslagen []Verslag
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return verslagen, err
		}
		inhoud, err := lees(map_, naam)
		if err != nil {
			return verslagen, err
		}
		v, err := a.beantwoord(naam, inhoud)
		if err != nil {
			return verslagen, err
		}
		if v.Zin != "" {
			verslagen = append(verslagen, v)
		}
	}
	return verslagen, nil
}

func (a *Aanbieder) beantwoord(naam string, inhoud []byte) (Verslag, error) {
	m, breuken, err := iwmo32.Decode(inhoud)
	switch {
	case err != nil && a.ismijn(naam):
		return a.verslag(naam, nil, "onleesbaar; er komt geen retourbericht. %s", fout.Zin(err)), nil
	case err != nil || len(breuken) > 0 && !a.ismijn(naam):
		return Verslag{}, nil
	case len(breuken) > 0:
		return a.verslag(naam, nil, "fout op niveau 1; er komt geen retourbericht. Regel %s: %s", breuken[0].Regel, breuken[0].Tekst), nil
	}
	if ontvangerVan(m) != a.agb.String() {
		return Verslag{}, nil
	}
	breuken = iwmo32.ControleerInhoud(m)
	toewijzing, ok := m.(*iwmo32.WMO301)
	switch {
	case !ok && len(breuken) > 0:
		return a.verslag(naam, nil, "%s is fout op niveau 2. Regel %s: %s", m.Soort(), breuken[0].Regel, breuken[0].Tekst), nil
	case !ok:
		return Verslag{}, nil
	}
	return a.beantwoord301(naam, toewijzing, breuken)
}

// ismijn reports whether the name of a file says that it is for this provider: the
// name is all there is to go by when the message cannot be read.
func (a *Aanbieder) ismijn(naam string) bool {
	delen := strings.Split(naam, "_")
	return len(delen) > 1 && delen[1] == a.agb.String()
}

func ontvangerVan(m iwmo32.Bericht) string {
	switch m := m.(type) {
	case *iwmo32.WMO301:
		return m.Header.Ontvanger
	case *iwmo32.WMO306: // not swapped in a retour (IV028)
		return m.Header.Afzender
	case *iwmo32.WMO308:
		return m.Header.Afzender
	case *iwmo32.WMO325:
		return m.Header.Ontvanger
	}
	return ""
}

func (a *Aanbieder) beantwoord301(naam string, m *iwmo32.WMO301, breuken []istandaard.Breuk) (Verslag, error) {
	retour := &iwmo32.WMO302{Header: iwmo32.NewRetourHeader("WMO301", m.Header, a.identificatie(m), a.vandaag())}
	oordeel := "is goed"
	if len(breuken) > 0 {
		retour.Header.RetourCodes = []string{istandaard.RetourTechnisch}
		oordeel = fmt.Sprintf("is afgekeurd op regel %s (%s)", breuken[0].Regel, breuken[0].Tekst)
	}
	gemaakt, err := a.maak(nil, m.Header.Afzender, retour, retour.Header.IdentificatieRetour)
	if err != nil {
		return Verslag{}, err
	}
	if len(breuken) == 0 {
		for i := range m.Client.ToegewezenProducten {
			if gemaakt, err = a.start(gemaakt, m, &m.Client.ToegewezenProducten[i]); err != nil {
				return Verslag{}, err
			}
		}
	}
	if len(gemaakt) == 0 {
		return Verslag{}, nil
	}
	return a.verslag(naam, gemaakt, "WMO301 %s %s; gemaakt: %s.", m.Header.BerichtIdentificatie.Identificatie, oordeel, strings.Join(gemaakt, ", ")), nil
}

// start reports the start of one allotment, once, on or after its first day.
func (a *Aanbieder) start(gemaakt []string, m *iwmo32.WMO301, p *iwmo32.WMO301ToegewezenProduct) ([]string, error) {
	if p.Ingangsdatum > a.vandaag() || verwijderd(p) {
		return gemaakt, nil
	}
	identificatie := fmt.Sprintf("%s%08d", m.Header.Afzender, p.ToewijzingNummer%100_000_000)
	ingang, nummer := p.Ingangsdatum, p.ToewijzingNummer
	return a.maak(gemaakt, m.Header.Afzender, &iwmo32.WMO305{
		Header: iwmo32.NewHeader("WMO305", a.agb.String(), m.Header.Afzender, identificatie, a.vandaag()),
		Client: iwmo32.WMO305Client{
			Bsn: m.Client.Bsn, Geboortedatum: m.Client.Geboortedatum, Geslacht: m.Client.Geslacht,
			Naam: istandaard.VerkorteNaam{Geslachtsnaam: m.Client.Naam.Geslachtsnaam, Voornamen: m.Client.Naam.Voornamen, Voorletters: m.Client.Naam.Voorletters},
			StartProducten: []iwmo32.WMO305StartProduct{{
				ToewijzingNummer: &nummer, Product: p.Product, ToewijzingIngangsdatum: &ingang, Begindatum: ingang, StatusAanlevering: eersteAanlevering,
			}},
		},
	}, identificatie)
}

// Codes of the standard.
const (
	eersteAanlevering = "1"  // StatusAanlevering
	redenVerwijderd   = "13" // RedenWijziging
)

func verwijderd(p *iwmo32.WMO301ToegewezenProduct) bool { return p.RedenWijziging == redenVerwijderd }

// identificatie makes that of the retour on a 301: the municipality and the last
// eight characters of the identification it answers.
func (a *Aanbieder) identificatie(m *iwmo32.WMO301) string {
	eigen := m.Header.BerichtIdentificatie.Identificatie
	return m.Header.Afzender + eigen[max(0, len(eigen)-8):]
}

// maak puts a message in DIR/in, when it was not made before, and adds its name to
// gemaakt. A message that a receiver would reject is not sent: that is the error.
func (a *Aanbieder) maak(gemaakt []string, gemeente string, m iwmo32.Bericht, identificatie string) ([]string, error) {
	naam := bestandsnaam(a.agb.String(), gemeente, m.Soort(), identificatie)
	if a.verstuurd(naam) {
		return gemaakt, nil
	}
	inhoud, err := a.codeer(m)
	if err != nil {
		return gemaakt, err
	}
	return append(gemaakt, naam), vervang(filepath.Join(a.pad, mapIn), naam, inhoud)
}

// verstuurd reports whether a file of this name was ever put in DIR/in.
func (a *Aanbieder) verstuurd(naam string) bool {
	for _, map_ := range []string{mapIn, mapVerwerkt, mapGeweigerd} {
		if bestaat(filepath.Join(a.pad, map_), naam) {
			return true
		}
	}
	return false
}

func (a *Aanbieder) codeer(m iwmo32.Bericht) ([]byte, error) {
	inhoud, err := m.Encode()
	if err != nil {
		return nil, err
	}
	_, breuken := iwmo32.Controleer(inhoud)
	return inhoud, istandaard.AlsFout(m.Soort(), breuken)
}

func (a *Aanbieder) vandaag() tijdlijn.Dag { return tijdlijn.Vandaag(a.klok) }

func (a *Aanbieder) verslag(naam string, gemaakt []string, zin string, waarden ...any) Verslag {
	return Verslag{Bestand: naam, Gemaakt: gemaakt, Zin: fmt.Sprintf("Gesimuleerde aanbieder %s: ", a.agb) + fmt.Sprintf(zin, waarden...)}
}

// inhoudVan gives the bytes of a message of this provider, wherever it stands now.
func (a *Aanbieder) inhoudVan(naam string) ([]byte, error) {
	for _, map_ := range []string{mapIn, mapVerwerkt, mapGeweigerd} {
		inhoud, err := lees(filepath.Join(a.pad, map_), naam)
		if err == nil || !errors.Is(err, os.ErrNotExist) {
			return inhoud, err
		}
	}
	return nil, nil
}

// Package aanbieder is a simulated provider at the other side of the message traffic,
// as strict as a real one. It reads what stands in DIR/uit and puts its own messages
// in DIR/in. It keeps nothing but those files: what it knows it reads from them, so it
// can be stopped at any moment and goes on where it was. Everything it reports begins
// with the word gesimuleerd.
package aanbieder

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// Aanbieder is a simulated provider with one AGB-code, for both laws.
//
// It checks what it receives at the levels of the standard. A 301 or 319 that breaks
// the schema gets no answer; one that breaks a rule inside the message gets a retour
// with 0001; one that breaks a rule of level 3 or 4 gets a retour with the code at the
// class at fault. On a right 301 it reports a start for each allotment on or after its
// first day. What it finds wrong in an answer on a message of its own it says in its
// Verslag.
type Aanbieder struct {
	agb    kenmerk.AGB
	pad    string
	klok   tijdlijn.Klok
	schijf postmap.Schijf
}

// New gives the simulated provider with this AGB-code at the directory pad, which is
// that of a ggk.Map or of a chain.
func New(pad string, agb kenmerk.AGB, klok tijdlijn.Klok) *Aanbieder {
	return &Aanbieder{agb: agb, pad: pad, klok: klok}
}

// OpSchijf gives the same provider on another disk.
func (a *Aanbieder) OpSchijf(s postmap.Schijf) *Aanbieder {
	ander := *a
	ander.schijf = s
	return &ander
}

// Lijst gives the providers that messages in DIR/uit are addressed to, in order,
// each once.
func Lijst(pad string) ([]kenmerk.AGB, error) {
	namen, err := postmap.Namen(filepath.Join(pad, postmap.Uit))
	if err != nil {
		return nil, err
	}
	var alle []kenmerk.AGB
	gezien := map[kenmerk.AGB]bool{}
	for _, naam := range namen {
		_, ontvanger, _, _, ok := postmap.Delen(naam)
		if !ok {
			continue
		}
		if agb, err := kenmerk.ParseAGB(ontvanger); err == nil && !gezien[agb] {
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
	k, err := a.lees(ctx)
	if err != nil {
		return nil, err
	}
	verslagen := k.klachten
	for _, s := range k.ontvangen {
		if err := ctx.Err(); err != nil {
			return verslagen, err
		}
		v, err := k.behandel(s)
		if err != nil {
			return verslagen, err
		}
		if v.Zin != "" {
			verslagen = append(verslagen, v)
		}
	}
	return verslagen, nil
}

// behandel does what one message asks for; an empty Verslag when that is nothing.
func (k *kennis) behandel(s *stuk) (Verslag, error) {
	switch s.nummer {
	case "301":
		return k.behandelToewijzing(s)
	case "319":
		return k.antwoord(s, k.retour319)
	case "325":
		return k.klacht(s, k.controleer325(s)), nil
	}
	return k.klacht(s, k.controleerRetour(s)), nil
}

// behandelToewijzing answers a 301, and reports the starts on one that is right.
func (k *kennis) behandelToewijzing(s *stuk) (Verslag, error) {
	v, err := k.antwoord(s, k.retour301)
	if err != nil || !k.aanvaard(s) {
		return v, err
	}
	var gestart []string
	for i := range s.Client301.ToegewezenProducten {
		if gestart, err = k.start(gestart, s, s.Client301.ToegewezenProducten[i].ToewijzingNummer); err != nil {
			return v, err
		}
	}
	switch {
	case len(gestart) == 0:
	case v.Zin == "":
		v = k.verslag(s.naam, gestart, "%s %s; gemaakt: %s.", s.soort,
			s.Kop.BerichtIdentificatie.Identificatie, strings.Join(gestart, ", "))
	default:
		v.Gemaakt = append(v.Gemaakt, gestart...)
		v.Zin = strings.TrimSuffix(v.Zin, ".") + ", " + strings.Join(gestart, ", ") + "."
	}
	return v, nil
}

// klacht reports what is wrong with an answer on a message of our own.
func (k *kennis) klacht(s *stuk, gevonden []bevinding) Verslag {
	if len(s.breuken) > 0 {
		return k.verslag(s.naam, nil, "%s is fout op niveau 2. Regel %s: %s", s.soort, s.breuken[0].Regel, s.breuken[0].Tekst)
	}
	if len(gevonden) == 0 {
		return Verslag{}
	}
	zinnen := make([]string, len(gevonden))
	for i, b := range gevonden {
		zinnen[i] = strings.TrimPrefix(b.regel+": ", ": ") + b.zin
	}
	return k.verslag(s.naam, nil, "%s klopt niet. %s", s.soort, strings.Join(zinnen, " "))
}

func (a *Aanbieder) vandaag() tijdlijn.Dag { return tijdlijn.Vandaag(a.klok) }

func (a *Aanbieder) verslag(naam string, gemaakt []string, zin string, waarden ...any) Verslag {
	return Verslag{Bestand: naam, Gemaakt: gemaakt, Zin: fmt.Sprintf("Gesimuleerde aanbieder %s: ", a.agb) + fmt.Sprintf(zin, waarden...)}
}

// bevinding is a rule that a message does not keep, with its retour code and one
// sentence.
type bevinding struct{ regel, code, zin string }

func codesVan(bevindingen []bevinding) []string {
	if len(bevindingen) == 0 {
		return []string{istandaard.RetourGoed}
	}
	var codes []string
	for _, b := range bevindingen {
		codes = append(codes, b.code)
	}
	return codes
}

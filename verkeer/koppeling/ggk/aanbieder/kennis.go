package aanbieder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"

	"nabuur/grond/fout"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// stuk is a message in the directory that is right at level 1.
type stuk struct {
	istandaard.Inhoud

	std     *istandaard.Standaard
	soort   string // "WMO301"
	nummer  string // "301"
	naam    string // of the file
	hash    string
	breuken []istandaard.Breuk // of level 2
}

// gemeente gives the code of the municipality in the header.
func (s *stuk) gemeente() string {
	switch {
	case s.Antwoordkop != nil:
		return s.Antwoordkop.Afzender
	case s.Retourkop != nil && s.vanAanbieder():
		return s.Retourkop.Afzender // sender and receiver are not swapped in a retour (IV028)
	case s.Retourkop != nil:
		return s.Retourkop.Ontvanger
	case s.vanAanbieder():
		return s.Kop.Ontvanger
	}
	return s.Kop.Afzender
}

// aanbieder gives the code of the provider in the header.
func (s *stuk) aanbieder() string {
	switch {
	case s.Antwoordkop != nil:
		return s.Antwoordkop.Ontvanger
	case s.Retourkop != nil && s.vanAanbieder():
		return s.Retourkop.Ontvanger
	case s.Retourkop != nil:
		return s.Retourkop.Afzender
	case s.vanAanbieder():
		return s.Kop.Afzender
	}
	return s.Kop.Ontvanger
}

func (s *stuk) vanAanbieder() bool {
	return slices.Contains([]string{"302", "305", "307", "315", "317", "320", "323"}, s.nummer)
}

// identificatie gives what identifies the message by itself.
func (s *stuk) identificatie() istandaard.BerichtIdentificatie {
	switch {
	case s.Antwoordkop != nil:
		return s.Antwoordkop.BerichtIdentificatie
	case s.Retourkop != nil:
		return istandaard.BerichtIdentificatie{Identificatie: s.Retourkop.IdentificatieRetour, Dagtekening: s.Retourkop.DagtekeningRetour}
	}
	return s.Kop.BerichtIdentificatie
}

// zonderOpmerking reports whether a retour says that nothing was wrong: it is a
// header alone, with no code or 0200.
func (s *stuk) zonderOpmerking() bool {
	kaal := s.Client302 == nil && s.Client306 == nil && s.Client308 == nil &&
		s.Client316 == nil && s.Client318 == nil && s.Antwoord320 == nil
	return kaal && !slices.ContainsFunc(s.Retourkop.RetourCodes, func(c string) bool { return c != istandaard.RetourGoed })
}

// kennis is what a provider knows, read from its files.
type kennis struct {
	*Aanbieder
	ontvangen []*stuk
	klachten  []Verslag         // on files that cannot be used
	eigen     map[string]string // the folder of every message it ever made, by name
	gelezen   map[string]*stuk  // those that were looked into

	// what was worked out already, until something new is made
	perNummer map[string][]*stuk
	perGebied map[gebied][]toegewezen
}

// gebied is a municipality and a law; zero is both laws.
type gebied struct {
	gemeente string
	wet      istandaard.Wet
}

// vergeet drops what was worked out: something new was made.
func (k *kennis) vergeet() {
	k.perNummer, k.perGebied = map[string][]*stuk{}, map[gebied][]toegewezen{}
}

// lees reads what was received, and which messages were made.
func (a *Aanbieder) lees(ctx context.Context) (*kennis, error) {
	k := &kennis{Aanbieder: a, eigen: map[string]string{}, gelezen: map[string]*stuk{}}
	k.vergeet()
	uit := filepath.Join(a.pad, postmap.Uit)
	namen, err := postmap.Namen(uit)
	if err != nil {
		return nil, err
	}
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if _, ontvanger, _, _, ok := postmap.Delen(naam); !ok || ontvanger != a.agb.String() {
			continue
		}
		bytes, err := postmap.Lees(uit, naam)
		if err != nil {
			return nil, err
		}
		k.neem(naam, bytes)
	}
	for _, map_ := range []string{postmap.In, postmap.Verwerkt, postmap.Geweigerd} {
		namen, err := postmap.Namen(filepath.Join(a.pad, map_))
		if err != nil {
			return nil, err
		}
		for _, naam := range namen {
			if afzender, _, _, _, ok := postmap.Delen(naam); ok && afzender == a.agb.String() {
				k.eigen[naam] = map_
			}
		}
	}
	return k, nil
}

// neem takes a file in, or complains of it.
func (k *kennis) neem(naam string, bytes []byte) {
	s, breuken, err := ontleed(naam, bytes)
	switch {
	case err != nil:
		k.klachten = append(k.klachten, k.verslag(naam, nil, "onleesbaar; er komt geen retourbericht. %s", fout.Zin(err)))
	case len(breuken) > 0:
		k.klachten = append(k.klachten,
			k.verslag(naam, nil, "fout op niveau 1; er komt geen retourbericht. Regel %s: %s", breuken[0].Regel, breuken[0].Tekst))
	case s.vanAanbieder() || s.aanbieder() != k.agb.String():
		k.klachten = append(k.klachten, k.verslag(naam, nil, "%s is niet voor deze aanbieder; er komt geen retourbericht.", s.soort))
	default:
		k.ontvangen = append(k.ontvangen, s)
	}
}

func ontleed(naam string, bytes []byte) (*stuk, []istandaard.Breuk, error) {
	std, soort, err := uitgave.Van(bytes)
	if err != nil {
		return nil, nil, err
	}
	m, breuken := std.Lees(soort, bytes)
	if len(breuken) > 0 {
		return nil, breuken, nil
	}
	som := sha256.Sum256(bytes)
	return &stuk{
		Inhoud: std.Inhoud(m), std: std, soort: soort, nummer: istandaard.Nummer(soort), naam: naam,
		hash: hex.EncodeToString(som[:]), breuken: std.ControleerInhoud(m),
	}, nil, nil
}

// vanSoort gives every message of the municipality with that number.
func (k *kennis) vanSoort(nummer string) []*stuk {
	var alle []*stuk
	for _, s := range k.ontvangen {
		if s.nummer == nummer {
			alle = append(alle, s)
		}
	}
	return alle
}

// eigenVan gives every message of our own with one of these numbers that the chain
// did not refuse, by name.
func (k *kennis) eigenVan(nummers ...string) ([]*stuk, error) {
	var alle []*stuk
	for _, nummer := range nummers {
		if _, gedaan := k.perNummer[nummer]; !gedaan {
			gevonden, err := k.zoekEigen(nummer)
			if err != nil {
				return nil, err
			}
			k.perNummer[nummer] = gevonden
		}
		alle = append(alle, k.perNummer[nummer]...)
	}
	return alle, nil
}

func (k *kennis) zoekEigen(nummer string) ([]*stuk, error) {
	var namen []string
	for naam := range k.eigen {
		if _, _, soort, _, ok := postmap.Delen(naam); ok && istandaard.Nummer(soort) == nummer {
			namen = append(namen, naam)
		}
	}
	slices.Sort(namen)
	var alle []*stuk
	for _, naam := range namen {
		if postmap.Bestaat(filepath.Join(k.pad, postmap.Geweigerd), postmap.Redennaam(naam)) {
			continue
		}
		s, err := k.eigenStuk(naam)
		if err != nil {
			return nil, err
		}
		if s != nil {
			alle = append(alle, s)
		}
	}
	return alle, nil
}

// eigenStuk reads a message of our own; nil when the file holds no message any more.
func (k *kennis) eigenStuk(naam string) (*stuk, error) {
	if s, ja := k.gelezen[naam]; ja {
		return s, nil
	}
	bytes, err := postmap.Lees(filepath.Join(k.pad, k.eigen[naam]), naam)
	if err != nil {
		return nil, err
	}
	s, breuken, err := ontleed(naam, bytes)
	if err != nil || len(breuken) > 0 {
		return nil, nil // somebody changed the file: it is none of ours
	}
	k.gelezen[naam] = s
	return s, nil
}

// gevolg is what became of a message of our own.
type gevolg int

const (
	wacht      gevolg = iota // no answer yet
	aangenomen               // a retour without remarks
	afgekeurd                // rejected: it counts as not sent (OP286)
)

// gevolgVan gives what became of a message of our own that gets a retour.
func (k *kennis) gevolgVan(eigen *stuk) gevolg {
	antwoord, _ := eigen.std.Antwoord(eigen.soort)
	for _, s := range k.ontvangen {
		if s.soort != antwoord || s.Retourkop == nil ||
			s.Retourkop.BerichtIdentificatie != eigen.Kop.BerichtIdentificatie || s.gemeente() != eigen.gemeente() {
			continue
		}
		if s.zonderOpmerking() {
			return aangenomen
		}
		return afgekeurd
	}
	return wacht
}

// retourNaam names the retour on a message that was received. Another message under
// the same identification gets another one.
func (k *kennis) retourNaam(s *stuk) string {
	antwoord, _ := s.std.Antwoord(s.soort)
	return postmap.Naam(k.agb.String(), s.gemeente(), antwoord, k.retourIdentificatie(s))
}

func (k *kennis) retourIdentificatie(s *stuk) string { return "R" + s.hash[:11] }

// beoordeeld reports whether a message was answered before.
func (k *kennis) beoordeeld(s *stuk) bool { return k.eigen[k.retourNaam(s)] != "" }

// aanvaard reports whether a message was answered without remarks. What was not
// answered yet, or was rejected, counts as not sent (OP286).
func (k *kennis) aanvaard(s *stuk) bool {
	if !k.beoordeeld(s) {
		return false
	}
	retour, err := k.eigenStuk(k.retourNaam(s))
	return err == nil && retour != nil && retour.zonderOpmerking()
}

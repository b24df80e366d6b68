package kaart

import (
	"cmp"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

// Namen finds the names for a list of messages: one question per municipality
// for the providers, and one for the residents.
type Namen struct {
	b          *bezoek.Bezoek
	aanbieders map[kenmerk.Gemeentecode]map[kenmerk.AGB]string
	inwoners   map[kenmerk.Gemeentecode]map[kenmerk.BSN]string
	mag        map[Betrokkene]bool // by municipality and domain, whether this user may see who residents are
}

// NewNamen gives a list without names yet, for the user of b.
func NewNamen(b *bezoek.Bezoek) *Namen {
	return &Namen{b, map[kenmerk.Gemeentecode]map[kenmerk.AGB]string{}, map[kenmerk.Gemeentecode]map[kenmerk.BSN]string{},
		map[Betrokkene]bool{}}
}

// Aanbieder names a provider by its code, or gives the code.
func (n *Namen) Aanbieder(gemeente kenmerk.Gemeentecode, code string) (string, error) {
	agb, err := kenmerk.ParseAGB(code)
	if err != nil {
		return code, nil
	}
	if err := n.leesAanbieders(gemeente); err != nil {
		return "", err
	}
	if naam, ok := n.aanbieders[gemeente][agb]; ok {
		return naam, nil
	}
	return "AGB-code " + agb.String(), nil
}

// leesAanbieders finds the names of the providers of a municipality, once.
func (n *Namen) leesAanbieders(gemeente kenmerk.Gemeentecode) error {
	if _, gelezen := n.aanbieders[gemeente]; gelezen {
		return nil
	}
	namen, err := contract.Namen(n.b.R.Context(), n.b.Opslag, gemeente, n.b.Vandaag)
	n.aanbieders[gemeente] = namen
	return err
}

// Betrokkene is a resident of a municipality, met in the messages of a domain.
type Betrokkene struct {
	Gemeente kenmerk.Gemeentecode
	Domein   taakverdeling.Domein
	BSN      string // "" when there is no one resident
}

// kring gives where the resident is met, without who it is.
func (w Betrokkene) kring() Betrokkene { return Betrokkene{Gemeente: w.Gemeente, Domein: w.Domein} }

// LeesInwoners finds the names of the residents, as far as this user may see them.
func (n *Namen) LeesInwoners(alle []Betrokkene) error {
	nodig, gezien := map[kenmerk.Gemeentecode][]kenmerk.BSN{}, map[Betrokkene]bool{}
	for _, w := range alle {
		bsn, err := kenmerk.ParseBSN(w.BSN)
		if err != nil || gezien[w] {
			continue
		}
		gezien[w] = true
		kring := w.kring()
		if _, gevraagd := n.mag[kring]; !gevraagd {
			n.mag[kring] = n.b.MagNu(toegang.InwonerZien, w.Gemeente, "inwoner", w.Domein.Taak(taakverdeling.Berichtenverkeer))
		}
		if n.mag[kring] {
			nodig[w.Gemeente] = append(nodig[w.Gemeente], bsn)
		}
	}
	for gemeente, bsns := range nodig {
		namen, err := inwoner.Namen(n.b.R.Context(), n.b.Opslag, gemeente, bsns)
		if err != nil {
			return err
		}
		n.inwoners[gemeente] = map[kenmerk.BSN]string{}
		for bsn, naam := range namen {
			n.inwoners[gemeente][bsn] = naam.Volledig()
		}
	}
	return nil
}

// Inwoner gives the cell with a resident.
func (n *Namen) Inwoner(w Betrokkene) vorm.Cel {
	bsn, err := kenmerk.ParseBSN(w.BSN)
	if err != nil {
		return vorm.Cel{Tekst: "Geen of meer inwoners"}
	}
	if naam, ok := n.inwoners[w.Gemeente][bsn]; ok {
		return vorm.Cel{Tekst: naam}
	}
	if n.mag[w.kring()] {
		return vorm.Cel{Tekst: "Inwoner nog niet bekend"}
	}
	return vorm.Cel{Tekst: "Naam afgeschermd"}
}

// Keuzes gives the providers of a municipality to choose from, by name; the one that
// was chosen is in it always.
func (n *Namen) Keuzes(gemeente kenmerk.Gemeentecode, gekozen string) ([]vorm.Keuze, error) {
	if err := n.leesAanbieders(gemeente); err != nil {
		return nil, err
	}
	var keuzes []vorm.Keuze
	for agb, naam := range n.aanbieders[gemeente] {
		keuzes = append(keuzes, vorm.Keuze{Waarde: agb.String(), Tekst: naam + " (" + agb.String() + ")"})
	}
	if gekozen != "" && !slices.ContainsFunc(keuzes, func(k vorm.Keuze) bool { return k.Waarde == gekozen }) {
		keuzes = append(keuzes, vorm.Keuze{Waarde: gekozen, Tekst: "AGB-code " + gekozen})
	}
	slices.SortFunc(keuzes, func(x, y vorm.Keuze) int { return cmp.Compare(x.Tekst, y.Tekst) })
	return keuzes, nil
}

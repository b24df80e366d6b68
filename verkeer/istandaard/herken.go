package istandaard

import (
	"strings"

	"nabuur/grond/fout"
)

const (
	naamruimteBegin = "http://www.istandaarden.nl/"
	naamruimteEind  = "/schema"
)

// Herken tells from the root element which message b is: of which standard and
// release, "iWmo 3.2" or "iJw 3.2", and which kind, "WMO301" or "JW323". It says
// nothing about what comes after the start tag of the root, nor whether Nabuur has
// that release. What is no message of iWmo or iJw is a Fout of kind Onjuist with one
// Dutch sentence.
func Herken(b []byte) (uitgave, soort string, err error) { return Zicht(b).Herken() }

// Herken is the function Herken for a text. An error may also be one of the file.
func (b *Bron) Herken() (uitgave, soort string, err error) {
	const kopstuk = 4096 // the root element stands in it, unless comments go before
	kop := scanner{s: strings.ToValidUTF8(b.tekst[:min(len(b.tekst), kopstuk)], "")}
	kop.ruim()
	if kop.begin() == tBegin {
		return kop.herken()
	}
	if err := b.LeesHeel(); err != nil {
		return "", "", err
	}
	z := scanner{s: b.tekst, bron: b}
	z.ruim()
	if z.begin() != tBegin {
		return "", "", fout.New(fout.Onjuist, "Dit is geen leesbaar bericht. %s (%s)", z.fout, z.plaats()).Door(vormfout(z.foutRegel))
	}
	return z.herken()
}

// herken tells the message from the start tag that was read last.
func (z *scanner) herken() (uitgave, soort string, err error) {
	voorvoegsel, _, heeft := strings.Cut(z.naam, ":")
	if !heeft {
		voorvoegsel = ""
	}
	uri := ""
	if gebonden := z.zoek(voorvoegsel); gebonden != nil {
		uri = gebonden.uri
	}
	uitgave, soort, ok := soortVan(uri)
	if !ok || z.lokaal != "Bericht" {
		return "", "", fout.New(fout.Onjuist,
			"Element %s in naamruimte %q is geen bericht van iWmo of iJw. Controleer of dit het goede bestand is.", kort(z.naam), kort(uri))
	}
	return uitgave, soort, nil
}

// standaarden names the standards as the namespaces write them, and what the names
// of their messages begin with.
var standaarden = []struct{ ruimte, naam, berichten string }{
	{"iwmo", "iWmo", "wmo"},
	{"ijw", "iJw", "jw"},
}

// soortVan turns http://www.istandaarden.nl/iwmo/3_2/wmo301/schema into "iWmo 3.2"
// and "WMO301". Older releases have their number at the end, with or without one in the
// middle: http://www.istandaarden.nl/iwmo/2_0/wmo301/schema/2_0.
func soortVan(uri string) (uitgave, soort string, ok bool) {
	midden, ok1 := strings.CutPrefix(uri, naamruimteBegin)
	midden, achter, ok2 := strings.Cut(midden, naamruimteEind)
	ruimte, rest, ok3 := strings.Cut(midden, "/")
	versie, naam, ok4 := strings.Cut(rest, "/")
	if achter != "" {
		if !ok4 {
			naam, ok4 = rest, true
		}
		versie = strings.TrimPrefix(achter, "/")
	}
	groot, klein, ok5 := strings.Cut(versie, "_")
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !getal(groot) || !getal(klein) {
		return "", "", false
	}
	for _, s := range standaarden {
		nummer, ok := strings.CutPrefix(naam, s.berichten)
		if s.ruimte == ruimte && ok && len(nummer) == 3 && getal(nummer) {
			return s.naam + " " + groot + "." + klein, strings.ToUpper(naam), true
		}
	}
	return "", "", false
}

// getal reports whether w is a short row of digits.
func getal(w string) bool { return w != "" && len(w) < 4 && alleenCijfers(w) }

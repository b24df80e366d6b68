package nabuur_test

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"nabuur/grond/kenmerk"
)

const gemeentelijst = "kader/organisatie/gemeenten.yaml"

var gemeenteInLijst = regexp.MustCompile(`\bGM(\d{4})\b|\bcode:\s*["']?(\d{4})\b`)

// vrijVanCodes are the rooms in whose texts a code means something else: the
// message standard is full of code lists such as "0200", and the rules across
// messages answer with them. The table of municipalities is data, made from the list.
var vrijVanCodes = []string{"verkeer/istandaard", "verkeer/bericht", "kader/berichtregel", "kader/organisatie/tabel.go", "proef"}

// codes: no municipality, organisation or person is written into the program; a
// code comes from data. A text counts when it is nothing but a code: GM0000, the
// four digits of a municipality in the list, nine digits that pass the eleven
// test, eight digits that are no date, or the twenty digits of an OIN. Tests may
// name whom they like.
func codes(h *huis) (klachten []string) {
	bekend := map[string]bool{}
	for _, m := range gemeenteInLijst.FindAllStringSubmatch(h.tekst[gemeentelijst], -1) {
		bekend[m[1]+m[2]] = true
	}
	for _, b := range h.gos {
		if b.proefcode() || onderEen(b.pad, vrijVanCodes) {
			continue
		}
		for _, t := range b.teksten {
			if soort := code(t.wat, bekend); soort != "" {
				klachten = append(klachten, fmt.Sprintf("%s%q is %s; dat hoort in de gegevens, niet in het programma", b.op(t.regel), t.wat,
					soort))
			}
		}
	}
	return klachten
}

func code(tekst string, bekend map[string]bool) string {
	if strings.Trim(tekst, "0123456789") != "" && !strings.HasPrefix(tekst, "GM") {
		return ""
	}
	switch len(tekst) {
	case 4:
		if bekend[tekst] {
			return "een gemeentecode"
		}
	case 6:
		if _, err := kenmerk.ParseGemeentecode(tekst); err == nil {
			return "een gemeentecode"
		}
	case 8:
		dag, err := time.Parse("20060102", tekst)
		if isDatum := err == nil && dag.Year() >= 1900 && dag.Year() < 2100; !isDatum && tekst != "00000000" {
			return "een AGB-code of KvK-nummer"
		}
	case 9:
		if _, err := kenmerk.ParseRSIN(tekst); err == nil {
			return "een BSN of RSIN"
		}
	case 20:
		if _, err := kenmerk.ParseOIN(tekst); err == nil {
			return "een OIN"
		}
	}
	return ""
}

const woordenlijstpad = "docs/woordenlijst.md"

// termen gives the first column of the table, without signs, spaces and capitals.
func termen(tekst string) map[string]bool {
	lijst := map[string]bool{}
	for regel := range strings.Lines(tekst) {
		if cellen := strings.Split(regel, "|"); len(cellen) > 2 && strings.TrimSpace(cellen[0]) == "" {
			lijst[kaal(cellen[1])] = true
		}
	}
	return lijst
}

func kaal(term string) string {
	return strings.ToLower(strings.NewReplacer("`", "", "*", "", " ", "", "-", "").Replace(strings.TrimSpace(term)))
}

// woordenlijst: every exported type in kader and uitvoering stands in the
// glossary, as Term or as room.Term.
func woordenlijst(h *huis) (klachten []string) {
	lijst := termen(h.tekst[woordenlijstpad])
	for _, b := range h.gos {
		if b.proefcode() || !onderEen(b.pad, []string{"kader", "uitvoering"}) {
			continue
		}
		for _, t := range b.typen {
			if ast.IsExported(t.wat) && !lijst[kaal(t.wat)] && !lijst[kaal(b.pakket+"."+t.wat)] {
				klachten = append(klachten, b.op(t.regel)+t.wat+" ontbreekt in "+woordenlijstpad+" (kamer "+b.pakket+")")
			}
		}
	}
	return klachten
}

// pakketnaam: each package name is used once, so that a name says where it is.
func pakketnaam(h *huis) (klachten []string) {
	waar := map[string]string{}
	for _, b := range h.gos {
		eerder, gezien := waar[b.pakket]
		switch {
		case b.pakket == "main":
		case !gezien:
			waar[b.pakket] = b.map_()
		case eerder != b.map_():
			klachten = append(klachten, b.op(1)+"pakketnaam "+b.pakket+" is al van "+eerder)
			waar[b.pakket] = b.map_() // one complaint per folder
		}
	}
	return klachten
}

// eenAntwoord are the questions that one package answers for the whole house.
var eenAntwoord = map[string]string{"Uitvoerder": "kader/taakverdeling"}

// uitvoerder: who does what for whom is answered in one place.
func uitvoerder(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.test {
			continue
		}
		for _, f := range b.functie {
			if thuis, ja := eenAntwoord[f.wat]; ja && b.map_() != thuis {
				klachten = append(klachten, b.op(f.regel)+"functie "+f.wat+" hoort alleen in "+thuis)
			}
		}
	}
	return klachten
}

// eigenNamen are packages whose name is not the last part of their path; it is
// written beside the import for the reader.
var eigenNamen = map[string]string{"modernc.org/sqlite/lib": "sqlite3"}

// bijnaam: an import goes by its own name; generated code may do otherwise, and
// _ imports a package for what it does when it is there.
func bijnaam(h *huis) (klachten []string) {
	for _, b := range h.gos {
		for _, in := range b.invoer {
			if in.alias != "" && in.alias != "_" && in.alias != eigenNamen[in.pad] && !b.gemaakt {
				klachten = append(klachten, b.op(in.regel)+in.pad+" heet hier "+in.alias+"; gebruik de eigen naam")
			}
		}
	}
	return klachten
}

// overslaanplaatsen are the places where a test may step aside, each with the
// reason: a program that not every machine has. CI has them all, and there the
// same place fails instead.
var overslaanplaatsen = map[string]string{
	"opslag/opslagproef": "de PostgreSQL-server",
	"verkeer/istandaard": "xmllint, of de feiten van de standaard (NABUUR_FEITEN)",
	"verkeer/sepa":       "xmllint, of de schema's van ISO 20022 (NABUUR_FEITEN)",
	"loket":              "Chromium, of de stijlen van make assets",
	"proef":              "de PostgreSQL-server of Chromium",
}

// overslaan: a test that steps aside proves nothing, so it may only do so where
// a reason is written down.
func overslaan(h *huis) (klachten []string) {
	for _, b := range h.gos {
		mag := false
		for plaats := range overslaanplaatsen {
			mag = mag || onder(b.pad, plaats)
		}
		for _, n := range b.namen {
			if !mag && (n.wat == "Skip" || n.wat == "Skipf" || n.wat == "SkipNow") && slices.Contains([]string{"t", "b", "f", "tb"},
				n.van) {
				klachten = append(klachten, b.op(n.regel)+n.van+"."+n.wat+": hier wordt geen proef overgeslagen")
			}
		}
	}
	return klachten
}

var (
	sjabloonActie = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	htmlTag       = regexp.MustCompile(`(?s)<[a-zA-Z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>`)
	inAanhaling   = regexp.MustCompile(`(?s)"[^"]*"|'[^']*'`)
	opmaakOfDaad  = regexp.MustCompile(`(?i)[\s"'](style|on[a-z]+|hx-on[^\s=]*)\s*=`)
	scriptBegin   = regexp.MustCompile(`(?is)<script\b[^>]*>(.*?)</script>`)
	stijlBegin    = regexp.MustCompile(`(?i)<style\b`)
	scriptAdres   = regexp.MustCompile(`(?i)=\s*["']?\s*javascript:`)
)

// sjablonen: a page carries no style and no script of its own, so that the
// content security policy can forbid both. It looks at every template, and at
// the texts of loket's own Go files in which a tag stands.
func sjablonen(h *huis) (klachten []string) {
	for pad, tekst := range h.tekst {
		if path.Ext(pad) != ".gohtml" {
			continue
		}
		for _, wat := range inDePagina(tekst) {
			klachten = append(klachten, pad+": "+wat)
		}
	}
	for _, b := range h.gos {
		if b.test || !onder(b.pad, "loket") {
			continue
		}
		for _, t := range b.teksten {
			for _, wat := range inDePagina(t.wat) {
				klachten = append(klachten, b.op(t.regel)+wat)
			}
		}
	}
	slices.Sort(klachten)
	return klachten
}

// inDePagina names what a strict content security policy would refuse.
func inDePagina(tekst string) (gevonden []string) {
	if !strings.Contains(tekst, "<") {
		return nil
	}
	// An action may hold quotes and brackets of its own; a letter in its place
	// keeps the attribute around it whole.
	tekst = sjabloonActie.ReplaceAllString(tekst, "x")
	for _, tag := range htmlTag.FindAllString(tekst, -1) {
		kaleTag := inAanhaling.ReplaceAllString(tag, `""`)
		for _, m := range opmaakOfDaad.FindAllStringSubmatch(kaleTag, -1) {
			gevonden = append(gevonden, "attribuut "+m[1]+" mag niet: "+kaleTag)
		}
		if scriptAdres.MatchString(tag) {
			gevonden = append(gevonden, "adres javascript: mag niet: "+kaleTag)
		}
	}
	for _, m := range scriptBegin.FindAllStringSubmatch(tekst, -1) {
		if strings.TrimSpace(m[1]) != "" {
			gevonden = append(gevonden, "een <script> met inhoud mag niet; zet het in een bestand")
		}
	}
	if stijlBegin.MatchString(tekst) {
		gevonden = append(gevonden, "<style> mag niet; zet het in een bestand")
	}
	return gevonden
}

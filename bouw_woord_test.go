package nabuur_test

import (
	"fmt"
	"regexp"
	"strings"
)

const (
	verdelingkamer = "kader/taakverdeling"
	toegangkamer   = "kader/toegang"
)

var taak = regexp.MustCompile(`^(wmo|jeugd|inkomen|welzijn)\.[a-z]+$`)

// taakwoord: a slip in the name of a task is a gap that nobody sees, so outside the
// room of the division a task is made of its typed parts (Domein.Taak).
func taakwoord(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.proefcode() || b.gemaakt || onder(b.pad, verdelingkamer) {
			continue
		}
		for _, v := range b.teksten {
			if taak.MatchString(v.wat) {
				klachten = append(klachten, fmt.Sprintf("%s%q als tekst; maak de taak met Domein.Taak(functie)", b.op(v.regel), v.wat))
			}
		}
	}
	return klachten
}

// handelingen: an act stands in the table of rights because somewhere it is asked for. A
// right that nothing asks promises a check that is not made.
func handelingen(h *huis) (klachten []string) {
	gevraagd := map[string]bool{}
	for _, b := range h.gos {
		if b.proefcode() || onder(b.pad, toegangkamer) {
			continue
		}
		for _, n := range b.namen {
			if n.van == "toegang" {
				gevraagd[n.wat] = true
			}
		}
	}
	for _, b := range h.gos {
		if b.test || b.map_() != toegangkamer {
			continue
		}
		for _, c := range b.handelingen {
			if !gevraagd[c.wat] {
				klachten = append(klachten, b.op(c.regel)+"niets vraagt de handeling "+c.wat+"; haal haar weg of vraag haar")
			}
		}
	}
	return klachten
}

var overslaanInSQL = regexp.MustCompile(`(?i)\bOFFSET\b`)

// bladeren: a page is found by the key after which it begins. OFFSET reads all that
// comes before it, and loses a row when one is added while somebody reads.
func bladeren(h *huis) (klachten []string) {
	for _, b := range h.gos {
		if b.proefcode() {
			continue
		}
		for _, v := range b.teksten {
			if overslaanInSQL.MatchString(v.wat) && strings.Contains(strings.ToUpper(v.wat), "LIMIT") {
				klachten = append(klachten, b.op(v.regel)+"OFFSET in SQL; blader met de sleutel van de laatste regel")
			}
		}
	}
	return klachten
}

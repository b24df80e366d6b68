package nabuur_test

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// isSQL recognises an SQL text, or a piece of one, among the string literals. A
// keyword in capitals before a name in small letters is enough; in small letters
// a whole clause is asked for, so that an English sentence does not count.
var isSQL = regexp.MustCompile(`\b(FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES)\s+(ONLY\s+)?["a-z_]|` +
	`(?s:^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\S+\s+as\s*\(|` +
	`from\s+[a-z]+_[a-z_]+\b|(left\s+)?join\s+\S+\s.*\bon\s|` +
	`create\s+(unique\s+|temp\s+)?(table|index|view|trigger)\s|alter\s+table\s|drop\s+table\s|truncate\s+table\s))`)

var sqlDelen = regexp.MustCompile(`(?s)--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|[\pL_$][\pL\pN_$]*|\pN+|"[^"]*"|\S`)

// sqlWoorden cuts an SQL text into words (in small letters, without quotes) and
// signs; comments go, and a text in quotes becomes one sign.
func sqlWoorden(tekst string) (woorden []string) {
	for _, deel := range sqlDelen.FindAllString(tekst, -1) {
		switch {
		case strings.HasPrefix(deel, "--"), strings.HasPrefix(deel, "/*"):
		case deel[0] == '\'':
			woorden = append(woorden, "'")
		default:
			woorden = append(woorden, strings.ToLower(strings.Trim(deel, `"`)))
		}
	}
	return woorden
}

// zin walks over the words of an SQL text.
type zin []string

func (z zin) op(i int) string {
	if i < 0 || i >= len(z) {
		return ""
	}
	return z[i]
}

var isNaam = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)

// voorbij gives the place after the bracket that closes the one at i.
func (z zin) voorbij(i int) int {
	diep := 0
	for ; i < len(z); i++ {
		switch z[i] {
		case "(":
			diep++
		case ")":
			if diep--; diep == 0 {
				return i + 1
			}
		}
	}
	return i
}

// hulptabellen gives the names that the text itself defines: naam [(…)] AS (…).
func (z zin) hulptabellen() map[string]bool {
	eigen := map[string]bool{}
	for i, woord := range z {
		if !isNaam.MatchString(woord) {
			continue
		}
		j := i + 1
		if z.op(j) == "(" {
			j = z.voorbij(j)
		}
		if z.op(j) != "as" {
			continue
		}
		for j++; z.op(j) == "not" || z.op(j) == "materialized"; j++ {
		}
		if z.op(j) == "(" {
			eigen[woord] = true
		}
	}
	return eigen
}

// naTabel are the words that end the list after FROM: no alias is called so.
var naTabel = strings.Fields(`where join left right inner cross full natural on order group limit union returning set
	having window for using offset except intersect values select and or when then do default as`)

// tabellen gives the tables that an SQL text names, in the order of the text.
func tabellen(tekst string) (gevonden []string) {
	z := zin(sqlWoorden(tekst))
	eigen := z.hulptabellen()
	neem := func(i int) {
		naam := z.op(i)
		for z.op(i+1) == "." && z.op(i) != "information_schema" {
			i += 2
			naam = z.op(i)
		}
		if isNaam.MatchString(naam) && !eigen[naam] && !slices.Contains(naTabel, naam) {
			gevonden = append(gevonden, naam)
		}
	}
	for i, woord := range z {
		switch woord {
		case "from", "join":
			if z.op(i-1) != "distinct" {
				z.lijst(i+1, neem)
			}
		case "into", "references":
			neem(i + 1)
		case "update":
			voor, na := z.op(i-1), z.op(i+1)
			if voor != "for" && voor != "key" && voor != "on" && voor != "do" && na != "on" && na != "of" && na != "or" {
				neem(i + 1)
			}
		case "table":
			j := i + 1
			for z.op(j) == "if" || z.op(j) == "not" || z.op(j) == "exists" || z.op(j) == "only" {
				j++
			}
			neem(j)
		}
	}
	return gevonden
}

// lijst calls neem for each table in "a, b AS x, (…) y, f(…), c". What stands
// between brackets has a FROM of its own, if any.
func (z zin) lijst(i int, neem func(int)) {
	for {
		for z.op(i) == "only" || z.op(i) == "lateral" {
			i++
		}
		begin := i
		for isNaam.MatchString(z.op(i)) && z.op(i+1) == "." {
			i += 2
		}
		switch {
		case z.op(i) == "(":
			i = z.voorbij(i)
		case z.op(i+1) == "(":
			i = z.voorbij(i + 1)
		default:
			neem(begin)
			i++
		}
		if z.op(i) == "as" {
			i++
		}
		if isNaam.MatchString(z.op(i)) && !slices.Contains(naTabel, z.op(i)) {
			i++
		}
		if z.op(i) == "(" {
			i = z.voorbij(i)
		}
		if z.op(i) != "," {
			return
		}
		i++
	}
}

// lagen are the first folders; a table is not called after one, except loket.
var lagen = []string{"grond", "opslag", "kader", "uitvoering", "verkeer", "proef", "cmd", "."}

// eigenaars gives the first words that tables of the room in this folder have.
func eigenaars(map_ string) (woorden []string) {
	for _, deel := range strings.Split(map_, "/") {
		if !slices.Contains(lagen, deel) {
			woorden = append(woorden, deel)
		}
	}
	return woorden
}

func eersteWoord(tabel string) string {
	woord, _, _ := strings.Cut(tabel, "_")
	return woord
}

// kamerwoorden gives every first word that a table may have: those of the floor
// plan and those of the rooms in the tree.
func (h *huis) kamerwoorden() map[string]bool {
	woorden := map[string]bool{}
	neem := func(map_ string) {
		for _, woord := range eigenaars(map_) {
			woorden[woord] = true
		}
	}
	for _, regel := range volgorde {
		for _, kamer := range regel {
			neem(kamer)
		}
	}
	for _, b := range h.gos {
		neem(b.map_())
	}
	return woorden
}

// stelseltabellen are those of the databases and libraries themselves.
var stelseltabellen = regexp.MustCompile(`^(sqlite|pg|goose|river)_|^information_schema$`)

// leesramen are the rooms that read views of other rooms, each with the beginning
// of the names it may read. A view is what a room shows of itself in SQL; its own
// views a room may always name.
var leesramen = map[string]string{
	"uitvoering/rapportage":  "v_",
	"loket":                  "v_",
	"uitvoering/verrekening": "v_",        // settlement is a question to the work of every room
	"uitvoering/zaak":        "v_inwoner", // the work list shows a name with every case, a page at a time
}

// magUitzicht reports whether a room reads this view of another room.
func magUitzicht(map_, tabel string) bool {
	for kamer, begin := range leesramen {
		if onder(map_, kamer) && strings.HasPrefix(tabel, "v_") && strings.HasPrefix(tabel, begin) {
			return true
		}
	}
	return false
}

// tabelVanKamer: a table is named only in the store files of its own room. In
// opslag every file may name the tables of the databases themselves; a test may
// name its own tables anywhere, besides tables that it makes for itself; proef
// looks at whatever it wants to prove.
func tabelVanKamer(h *huis) (klachten []string) {
	bekend, kamers := h.tabelnamen(), h.kamerwoorden()
	for _, b := range h.gos {
		map_ := b.map_()
		if map_ == "." || onder(map_, "proef") || b.test && onder(map_, "opslag/migratie") {
			continue // what a step of the migration does to the rows of a room is tested beside the step
		}
		eigen := eigenaars(map_)
		store := strings.HasPrefix(path.Base(b.pad), "store") || b.proefcode() || onder(map_, "opslag")
		for _, t := range b.teksten {
			namen := []string{}
			if isSQL.MatchString(t.wat) {
				namen = tabellen(t.wat)
			} else if bekend[t.wat] && !onder(map_, "loket") && !slices.Contains(eigen, eersteWoord(t.wat)) {
				namen = append(namen, t.wat)
			}
			for _, tabel := range namen {
				kamer := eersteWoord(strings.TrimPrefix(tabel, "v_"))
				if kamer == tabel && !bekend[tabel] && !kamers[tabel] {
					continue // one word, of no room: a table that the statement makes for itself (opslag.Tabel)
				}
				mag := slices.Contains(eigen, kamer) ||
					b.proefcode() && !kamers[kamer] ||
					magUitzicht(map_, tabel) ||
					stelseltabellen.MatchString(tabel) && onder(map_, "opslag")
				switch {
				case !mag:
					klachten = append(klachten, fmt.Sprintf("%stabel %s is niet van deze kamer; vraag het aan %s", b.op(t.regel), tabel,
						kamer))
				case !store:
					klachten = append(klachten, fmt.Sprintf("%sSQL op %s hoort in store.go van deze kamer", b.op(t.regel), tabel))
				}
			}
		}
	}
	return klachten
}

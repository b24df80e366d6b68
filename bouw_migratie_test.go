package nabuur_test

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// migratie is one goose file.
type migratie struct {
	pad, map_, nummer, naam string
	tabellen                []tabelbouw
}

type tabelbouw struct{ naam, eersteSleutel string }

var migratienaam = regexp.MustCompile(`^opslag/migratie/(common|sqlite|postgres)/(\d+)_([a-z0-9_]+)\.sql$`)

// migraties gives the migrations in order of path, and the files below
// opslag/migratie whose name is none.
func (h *huis) migraties() (goed []migratie, vreemd []string) {
	for _, pad := range slices.Sorted(maps.Keys(h.tekst)) {
		if path.Ext(pad) != ".sql" || !onder(pad, "opslag/migratie") {
			continue
		}
		delen := migratienaam.FindStringSubmatch(pad)
		if delen == nil {
			vreemd = append(vreemd, pad)
			continue
		}
		heen, _, _ := strings.Cut(h.tekst[pad], "-- +goose Down")
		goed = append(goed, migratie{pad, delen[1], delen[2], delen[3], gebouwd(heen)})
	}
	return goed, vreemd
}

func (h *huis) tabelnamen() map[string]bool {
	namen := map[string]bool{}
	goed, _ := h.migraties()
	for _, m := range goed {
		for _, t := range m.tabellen {
			namen[t.naam] = true
		}
	}
	return namen
}

// gebouwd gives the tables that a migration makes, each with the first column of
// its primary key, or "" without one.
func gebouwd(tekst string) (lijst []tabelbouw) {
	z := zin(sqlWoorden(tekst))
	for i, woord := range z {
		if woord != "table" || !slices.Contains([]string{"create", "unlogged"}, z.op(i-1)) {
			continue
		}
		j := i + 1
		for z.op(j) == "if" || z.op(j) == "not" || z.op(j) == "exists" {
			j++
		}
		t := tabelbouw{naam: z.op(j)}
		if z.op(j+1) == "(" {
			t.eersteSleutel = z[j+1 : z.voorbij(j+1)].sleutel()
		}
		lijst = append(lijst, t)
	}
	return lijst
}

// sleutel gives the first column of the primary key in "( kolom …, PRIMARY KEY
// (a, b) )".
func (z zin) sleutel() string {
	diep, kolom := 0, ""
	for i, woord := range z {
		switch woord {
		case "(":
			diep++
		case ")":
			diep--
		}
		if diep != 1 {
			continue
		}
		if i == 0 || woord == "," {
			kolom = z.op(i + 1)
		}
		if woord == "primary" && z.op(i+1) == "key" {
			if z.op(i+2) == "(" {
				return z.op(i + 3)
			}
			return kolom
		}
	}
	return ""
}

// eigenaarskolommen are the columns that a primary key may begin with, so that
// the store can be spread over machines by owner.
var eigenaarskolommen = map[string]string{
	"gemeente":    "de verantwoordelijke gemeente",
	"organisatie": "de organisatie van wie de rij is",
	"eigenaar":    "de gemeente of organisatie die het vastlegt",
}

// sleuteluitzonderingen are tables whose primary key begins otherwise, each with
// the reason. Such a table is small and stands whole on every machine.
var sleuteluitzonderingen = map[string]string{
	"organisatie_organisatie": "de rij is de organisatie zelf, en kenmerk is haar naam",
}

// migratieTabellen: a migration makes only tables called after a room, and each
// has a primary key that begins with its owner.
func migratieTabellen(h *huis) (klachten []string) {
	kamers := h.kamerwoorden()
	goed, _ := h.migraties()
	for _, m := range goed {
		for _, t := range m.tabellen {
			if !kamers[eersteWoord(t.naam)] {
				klachten = append(klachten, fmt.Sprintf("%s: tabel %s begint niet met de naam van een kamer", m.pad, t.naam))
			}
			if eigenaarskolommen[t.eersteSleutel] == "" && sleuteluitzonderingen[t.naam] == "" {
				klachten = append(klachten, fmt.Sprintf("%s: de sleutel van %s begint met %q, niet met %s", m.pad, t.naam, t.eersteSleutel,
					strings.Join(slices.Sorted(maps.Keys(eigenaarskolommen)), " of ")))
			}
		}
	}
	return klachten
}

// tweeling: every number stands once in common, or once in both sqlite and
// postgres under one name and with the same tables, and no number is left out.
func tweeling(h *huis) (klachten []string) {
	goed, vreemd := h.migraties()
	for _, pad := range vreemd {
		klachten = append(klachten, pad+": een migratie heet opslag/migratie/{common,sqlite,postgres}/00001_naam.sql")
	}
	perNummer := map[int][]migratie{}
	for _, m := range goed {
		n := 0
		fmt.Sscanf(m.nummer, "%d", &n)
		perNummer[n] = append(perNummer[n], m)
	}
	wil := 1
	for _, n := range slices.Sorted(maps.Keys(perNummer)) {
		if n != wil {
			klachten = append(klachten, fmt.Sprintf("opslag/migratie: na %d komt %d: er ontbreekt een nummer", wil-1, n))
		}
		wil = n + 1
		klachten = append(klachten, ongelijk(n, perNummer[n])...)
	}
	return klachten
}

func ongelijk(n int, groep []migratie) []string {
	mappen := []string{}
	for _, m := range groep {
		mappen = append(mappen, m.map_)
	}
	switch {
	case slices.Equal(mappen, []string{"common"}):
		return nil
	case !slices.Equal(mappen, []string{"postgres", "sqlite"}):
		return []string{fmt.Sprintf("opslag/migratie: nummer %d staat in %s; het hoort eens in common, of eens in sqlite en eens in "+
			"postgres", n, strings.Join(mappen, ", "))}
	case groep[0].nummer+groep[0].naam != groep[1].nummer+groep[1].naam:
		return []string{fmt.Sprintf("opslag/migratie: nummer %d heet in postgres %q en in sqlite %q", n, groep[0].naam, groep[1].naam)}
	case !slices.Equal(groep[0].tabellen, groep[1].tabellen):
		return []string{fmt.Sprintf("opslag/migratie: nummer %d maakt in postgres %v en in sqlite %v", n, groep[0].tabellen,
			groep[1].tabellen)}
	}
	return nil
}

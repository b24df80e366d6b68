package toewijzing

import (
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
)

// InKringen writes the condition that a row is of one of the circles: a municipality in
// a domain. It gives a part for the municipalities in which the same domains are asked,
// so mostly one: a question is asked for each part, and not with OR, which no index can
// answer, nor with a join, which without statistics is begun at the wrong end. The
// values are added to waarden; tabel names the row ("t").
func InKringen(kringen []Kring, waarden *[]any, tabel string) []string {
	domeinen := map[kenmerk.Gemeentecode][]taakverdeling.Domein{}
	var gemeenten []kenmerk.Gemeentecode
	for _, k := range kringen {
		if len(domeinen[k.Gemeente]) == 0 {
			gemeenten = append(gemeenten, k.Gemeente)
		}
		if !slices.Contains(domeinen[k.Gemeente], k.Domein) {
			domeinen[k.Gemeente] = append(domeinen[k.Gemeente], k.Domein)
		}
	}
	plek := func(w any) string {
		*waarden = append(*waarden, w)
		return "$" + strconv.Itoa(len(*waarden))
	}
	var delen []string
	for len(gemeenten) > 0 {
		van := domeinen[gemeenten[0]]
		var codes, namen []string
		gemeenten = slices.DeleteFunc(gemeenten, func(g kenmerk.Gemeentecode) bool {
			if !slices.Equal(domeinen[g], van) {
				return false
			}
			codes = append(codes, plek(g))
			return true
		})
		for _, d := range van {
			namen = append(namen, plek(string(d)))
		}
		delen = append(delen, tabel+".gemeente IN ("+strings.Join(codes, ", ")+") AND "+tabel+".domein IN ("+strings.Join(namen, ", ")+")")
	}
	return delen
}

// Samen asks vraag for each of the parts and lays the answers together.
func Samen(delen []string, vraag func(deel string) string) string {
	vragen := make([]string, len(delen))
	for i, d := range delen {
		vragen[i] = "SELECT * FROM (" + vraag(d) + ") d" + strconv.Itoa(i)
	}
	return strings.Join(vragen, " UNION ALL ")
}

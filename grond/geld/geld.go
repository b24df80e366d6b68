// Package geld holds money: whole euro cents, written as the Dutch write them,
// and shared out so that no cent is lost.
package geld

import (
	"strconv"
	"strings"

	"nabuur/grond/fout"
)

// Cent is an amount in euro cents. It adds and compares like the integer it is;
// the database stores the same number.
type Cent int64

// String writes the amount as "€ 1.234,56"; a negative amount as "-€ 1,00".
func (c Cent) String() string {
	teken, bedrag := "", uint64(c)
	if c < 0 {
		teken, bedrag = "-", -uint64(c)
	}
	cijfers := strconv.FormatUint(bedrag/100, 10)
	var b strings.Builder
	b.WriteString(teken)
	b.WriteString("€ ")
	for i, cijfer := range cijfers {
		if i > 0 && (len(cijfers)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(cijfer)
	}
	b.WriteByte(',')
	b.WriteByte(byte('0' + bedrag%100/10))
	b.WriteByte(byte('0' + bedrag%10))
	return b.String()
}

// ParseCent reads an amount as people type it: "1.234,56", "€ 12", "-3,50". A
// dot is only a thousands mark; anything else is a Fout that says how to write.
func ParseCent(tekst string) (Cent, error) {
	rest := strings.TrimSpace(strings.ReplaceAll(tekst, "€", ""))
	negatief := strings.HasPrefix(rest, "-")
	rest = strings.TrimSpace(strings.TrimPrefix(rest, "-"))
	euros, centen, heeftCenten := strings.Cut(rest, ",")
	if !heeftCenten {
		centen = "00"
	}
	groepen := strings.Split(euros, ".")
	for i, groep := range groepen {
		if (i > 0 && len(groep) != 3) || (i == 0 && len(groepen) > 1 && len(groep) > 3) {
			return 0, geenBedrag(tekst)
		}
	}
	kaal := strings.Join(groepen, "") + centen
	if len(centen) != 2 || len(kaal) < 3 || len(kaal) > 17 || strings.ContainsFunc(kaal, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, geenBedrag(tekst)
	}
	bedrag, err := strconv.ParseInt(kaal, 10, 64)
	if err != nil {
		return 0, geenBedrag(tekst).Door(err)
	}
	if negatief {
		bedrag = -bedrag
	}
	return Cent(bedrag), nil
}

func geenBedrag(tekst string) *fout.Fout {
	return fout.New(fout.Onjuist, "%q is geen bedrag. Schrijf een bedrag als 1.234,56.", tekst)
}

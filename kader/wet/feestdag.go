package wet

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"nabuur/grond/tijdlijn"
)

// Feestdatum is a day of art. 3 of the Algemene termijnenwet.
type Feestdatum struct {
	Dag     tijdlijn.Dag `json:"dag"`
	Naam    string       `json:"naam"`
	Artikel string       `json:"artikel"`
}

// kalender knows the holidays: rules that give a day in every year, and single
// days equated by royal decree.
type kalender struct {
	feesten []feest
	gelijk  map[tijdlijn.Dag]string // day → decree
	// volledig is the period of which every equated day is known.
	volledig tijdlijn.Periode
}

// feest is a feast that returns every year: on a fixed day, or, without one, so many
// days after Easter Sunday.
type feest struct {
	naam, regel string
	maand       time.Month // 0: counted from Easter
	dag         int
	pasen       int // days after Easter Sunday
	zondag      int // days to move when the fixed day is a Sunday
	geldig      tijdlijn.Periode
}

// gelijkdag is a single day that a royal decree equated with a holiday.
type gelijkdag struct {
	dag           tijdlijn.Dag
	besluit, bron string
}

// in gives the day of the feast in a year; false when it was no holiday then.
func (f feest) in(jaar int, pasen tijdlijn.Dag) (tijdlijn.Dag, bool) {
	if f.maand == 0 {
		d := pasen.Plus(f.pasen)
		return d, f.geldig.Bevat(d)
	}
	d, ok := tijdlijn.NewDag(jaar, f.maand, f.dag)
	if ok && d.Weekdag() == time.Sunday {
		d = d.Plus(f.zondag)
	}
	return d, ok && f.geldig.Bevat(d)
}

// eerstePaasdag computes Easter Sunday by the Gregorian computus: the Sunday
// after the full moon, of the church's tables, on or after 21 March.
func eerstePaasdag(jaar int) tijdlijn.Dag {
	gulden := jaar % 19
	eeuw := jaar / 100
	epacta := (eeuw - eeuw/4 - (8*eeuw+13)/25 + 19*gulden + 15) % 30
	volleMaan := epacta - (epacta/28)*(1-(29/(epacta+1))*((21-gulden)/11))
	weekdag := (jaar + jaar/4 + volleMaan + 2 - eeuw + eeuw/4) % 7
	naMaart := volleMaan - weekdag // days from 28 March
	d, _ := tijdlijn.NewDag(jaar, time.March, 28)
	return d.Plus(naMaart)
}

// gevierd is what makes a day a holiday.
type gevierd struct {
	naam, besluit string
	versie        Regelversie
}

func (b *boek) feestdagOp(d tijdlijn.Dag) (gevierd, bool) {
	if d.IsOpen() {
		return gevierd{}, false
	}
	jaar := d.Jaar()
	pasen := eerstePaasdag(jaar)
	for _, f := range b.feesten {
		if dag, ok := f.in(jaar, pasen); ok && dag == d {
			return b.gevierdOp(f.naam, f.regel, "", d)
		}
	}
	if besluit, ok := b.gelijk[d]; ok {
		return b.gevierdOp("gelijkgestelde dag", "atw.3.3", besluit, d)
	}
	return gevierd{}, false
}

func (b *boek) gevierdOp(naam, regel, besluit string, d tijdlijn.Dag) (gevierd, bool) {
	v, err := b.regelOp(regel, d)
	return gevierd{naam: naam, besluit: besluit, versie: v}, err == nil
}

func (b *boek) feestdagen(jaar int) []Feestdatum {
	if jaar < 1 || jaar > 9999 {
		return nil
	}
	var dagen []tijdlijn.Dag
	pasen := eerstePaasdag(jaar)
	for _, f := range b.feesten {
		if d, ok := f.in(jaar, pasen); ok {
			dagen = append(dagen, d)
		}
	}
	for d := range b.gelijk {
		if d.Jaar() == jaar {
			dagen = append(dagen, d)
		}
	}
	slices.SortFunc(dagen, func(a, b tijdlijn.Dag) int { return cmp.Compare(a, b) })
	var data []Feestdatum
	for _, d := range slices.Compact(dagen) {
		if g, ok := b.feestdagOp(d); ok {
			data = append(data, Feestdatum{Dag: d, Naam: g.naam, Artikel: g.versie.Citeer()})
		}
	}
	return data
}

func (b *boek) isWerkdag(d tijdlijn.Dag) bool {
	if w := d.Weekdag(); w == time.Saturday || w == time.Sunday {
		return false
	}
	_, feestdag := b.feestdagOp(d)
	return !feestdag
}

func (b *boek) werkdagen(d tijdlijn.Dag, n int) tijdlijn.Dag {
	stap := 1
	if n < 0 {
		stap, n = -1, -n
	}
	for n > 0 {
		volgende := d.Plus(stap)
		if volgende == d || volgende.IsOpen() {
			return volgende
		}
		d = volgende
		if b.isWerkdag(d) {
			n--
		}
	}
	return d
}

// vrij says in one Dutch sentence why d is no working day, with the rule that
// makes it so; ok is false when it is one.
func (b *boek) vrij(d tijdlijn.Dag) (zin string, versie Regelversie, ok bool) {
	if g, feestdag := b.feestdagOp(d); feestdag {
		return d.Tekst() + g.zin(d) + " (" + g.versie.Citeer() + ").", g.versie, true
	}
	dagnaam := map[time.Weekday]string{time.Saturday: "zaterdag", time.Sunday: "zondag"}[d.Weekdag()]
	if dagnaam == "" {
		return "", Regelversie{}, false
	}
	versie, err := b.regelOp("atw.1.1", d)
	return d.Tekst() + " is een " + dagnaam + " (" + versie.Citeer() + ").", versie, err == nil
}

func (g gevierd) zin(d tijdlijn.Dag) string {
	_, _, dag := d.Delen()
	switch {
	case g.besluit != "":
		return " is bij besluit gelijkgesteld met een erkende feestdag"
	case g.versie.ID == "atw.3.2":
		return " (" + g.naam + ") is gelijkgesteld met een erkende feestdag"
	case g.naam == fmt.Sprintf("%d mei", dag):
		return " is een erkende feestdag"
	}
	return " (" + g.naam + ") is een erkende feestdag"
}

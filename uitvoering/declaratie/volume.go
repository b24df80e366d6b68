package declaratie

import (
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// huishoudelijkeHulp is the product category of iWmo of which six weeks' volume
// may be claimed in one product period (TR321, IV077).
const huishoudelijkeHulp = "01"

// Maximum gives the largest volume that may be claimed on an allotment over a
// product period (TR321; IV076, IV077): by calendar weeks touched for effort, by
// Sundays for output, by days or months, or the whole for frequency "total". It
// returns false when the allotment sets no such limit. The unit is that of the
// allotment.
func Maximum(t toewijzing.Toewijzing, periode tijdlijn.Periode) (int64, bool) {
	o := t.Omvang
	periode = periode.Doorsnede(t.Geldig)
	switch o.Frequentie {
	case contract.PerDag:
		return o.Volume * int64(periode.Dagen()), true
	case contract.PerWeek:
		return o.Volume * weken(t, periode), true
	case contract.PerMaand:
		return o.Volume * maanden(periode), true
	case contract.Totaal:
		return o.Volume, true
	}
	return 0, false
}

// weken gives how often the weekly volume fits in a product period. Pieces and
// euros of output count by Sundays (OP263). An allotment without any Sunday is one
// broken week, in whichever period it is claimed; the total (TR322) keeps it at one.
func weken(t toewijzing.Toewijzing, periode tijdlijn.Periode) int64 {
	switch {
	case t.Omvang.Eenheid == contract.StuksOutput || t.Omvang.Eenheid == contract.Euro:
		return zondagen(periode) + gebrokenWeek(t.Geldig, periode)
	case t.Domein == taakverdeling.Wmo && t.Product.Categorie == huishoudelijkeHulp && !periode.Leeg():
		return 6
	}
	return kalenderweken(periode)
}

// gebrokenWeek gives 1 when the last week of an allotment is broken and counts in
// this product period: the one that holds its last Sunday.
func gebrokenWeek(geldig, periode tijdlijn.Periode) int64 {
	if geldig.Tot.IsOpen() || periode.Leeg() || geldig.Laatste().Weekdag() == time.Sunday {
		return 0
	}
	if laatste := laatsteZondag(geldig); periode.Bevat(laatste) || laatste < geldig.Vanaf {
		return 1
	}
	return 0
}

// MaximumTotaal gives the largest volume that may be claimed on an allotment over
// its whole life (TR322). It returns false when there is no such limit: the
// allotment says nothing about volume, or has no end.
func MaximumTotaal(t toewijzing.Toewijzing) (int64, bool) {
	o := t.Omvang
	if o.Frequentie == contract.Totaal {
		return o.Volume, true
	}
	if t.Geldig.Tot.IsOpen() {
		return 0, false
	}
	switch o.Frequentie {
	case contract.PerDag:
		return o.Volume * int64(t.Geldig.Dagen()), true
	case contract.PerWeek:
		return o.Volume * kalenderweken(t.Geldig), true
	case contract.PerMaand:
		return o.Volume * maanden(t.Geldig), true
	}
	return 0, false
}

// kalenderweken counts the weeks, Monday to Sunday, that hold a day of p.
func kalenderweken(p tijdlijn.Periode) int64 {
	if p.Leeg() {
		return 0
	}
	return int64(maandag(p.Laatste())-maandag(p.Vanaf))/7 + 1
}

// maandag gives the Monday of the week of d.
func maandag(d tijdlijn.Dag) tijdlijn.Dag { return d.Plus(-((int(d.Weekdag()) + 6) % 7)) }

// zondagen counts the Sundays in p.
func zondagen(p tijdlijn.Periode) int64 {
	eerste := p.Vanaf.Plus((7 - int(p.Vanaf.Weekdag())) % 7)
	if p.Leeg() || eerste >= p.Tot {
		return 0
	}
	return int64(p.Tot-1-eerste)/7 + 1
}

// laatsteZondag gives the last Sunday of p, which may lie before p when p holds
// none.
func laatsteZondag(p tijdlijn.Periode) tijdlijn.Dag {
	return p.Laatste().Plus(-int(p.Laatste().Weekdag()))
}

// maanden counts the calendar months that hold a day of p.
func maanden(p tijdlijn.Periode) int64 {
	if p.Leeg() {
		return 0
	}
	jaar1, maand1, _ := p.Vanaf.Delen()
	jaar2, maand2, _ := p.Laatste().Delen()
	return int64((jaar2-jaar1)*12 + int(maand2) - int(maand1) + 1)
}

// inEenheid converts a volume from the unit of the allotment to the unit claimed:
// hours to minutes, else unchanged.
func inEenheid(volume int64, toegewezen, gedeclareerd contract.Eenheid) int64 {
	if toegewezen == contract.Uur && gedeclareerd == contract.Minuut {
		return volume * 60
	}
	return volume
}

// inMinuten makes volumes of hours and minutes on one allotment comparable; other
// units stay as they are.
func inMinuten(volume int64, eenheid contract.Eenheid) int64 {
	if eenheid == contract.Uur {
		return volume * 60
	}
	return volume
}

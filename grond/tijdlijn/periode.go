package tijdlijn

// Periode is the half-open period [Vanaf, Tot): Tot is the first day after it.
// A period without an end has Tot == Open. The inclusive end date of the
// message standard is made from it in the codec of the messages and nowhere else.
type Periode struct {
	Vanaf Dag `json:"vanaf"`
	Tot   Dag `json:"tot"`
}

// Vanaf gives the period without an end that begins on d.
func Vanaf(d Dag) Periode { return Periode{Vanaf: d, Tot: Open} }

// Bevat reports whether d lies in the period.
func (p Periode) Bevat(d Dag) bool { return p.Vanaf <= d && d < p.Tot }

// Leeg reports whether the period holds no day.
func (p Periode) Leeg() bool { return p.Tot <= p.Vanaf }

// Overlapt reports whether the two periods share a day.
func (p Periode) Overlapt(q Periode) bool {
	return p.Vanaf < q.Tot && q.Vanaf < p.Tot && !p.Leeg() && !q.Leeg()
}

// Doorsnede gives the days both periods share; empty when there are none.
func (p Periode) Doorsnede(q Periode) Periode {
	return Periode{Vanaf: max(p.Vanaf, q.Vanaf), Tot: min(p.Tot, q.Tot)}
}

// Dagen gives the number of days in the period; 0 when it is empty.
func (p Periode) Dagen() int { return max(0, int(p.Tot)-int(p.Vanaf)) }

// Laatste gives the last day that still belongs to the period, or Open.
func (p Periode) Laatste() Dag {
	if p.Tot == Open {
		return Open
	}
	return p.Tot - 1
}

// Tekst writes the period for a reader: "1 januari 2017 tot en met 23 maart
// 2022", or "vanaf 1 januari 2017" when it has no end.
func (p Periode) Tekst() string {
	if p.Tot == Open {
		return "vanaf " + p.Vanaf.Tekst()
	}
	return p.Vanaf.Tekst() + " tot en met " + p.Laatste().Tekst()
}

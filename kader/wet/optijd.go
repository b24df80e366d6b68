package wet

import (
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// Bezwaarontvangst is how an objection came in.
type Bezwaarontvangst struct {
	// Bekendgemaakt is the day on which the decision was made known.
	Bekendgemaakt tijdlijn.Dag
	// Ontvangen is the day on which the objection was received.
	Ontvangen tijdlijn.Dag
	// PerPostBezorgd is the day on which it was handed to the post; nil when it
	// did not come by post.
	PerPostBezorgd *tijdlijn.Dag
}

// OpTijd says whether an objection came in time (art. 6:9 Awb). Grensdag is the
// last day of the term; by post an objection that was posted on or before that
// day may still arrive in the week after it. That week is a term of the law like
// any other, so it does not end in a weekend or on a holiday. Whether a late
// objection is excused (art. 6:11) is a decision of people and is not judged.
func OpTijd(o Bezwaarontvangst) (Oordeel, error) { return huidig().opTijd(o) }

func (b *boek) opTijd(o Bezwaarontvangst) (Oordeel, error) {
	if o.PerPostBezorgd != nil && *o.PerPostBezorgd > o.Ontvangen {
		return Oordeel{}, fout.New(fout.Onjuist, "Het bezwaar is ontvangen op %s, voor het op de post ging op %s; draai de datums om.",
			o.Ontvangen.Tekst(), o.PerPostBezorgd.Tekst()).Bij("per_post_bezorgd")
	}
	termijn, err := b.berekenen(Termijn{Soort: "bezwaar", Vanaf: o.Bekendgemaakt})
	if err != nil {
		return Oordeel{}, err
	}
	u := Oordeel{Grensdag: termijn.LaatsteDag, Redenen: termijn.Redenen, Bewijs: Regelbewijs{Regels: termijn.Bewijs.Regels}}
	u.Bewijs.feitDag("bekendgemaakt", &o.Bekendgemaakt)
	u.Bewijs.feitDag("ontvangen", &o.Ontvangen)
	u.Bewijs.feitDag("per post bezorgd", o.PerPostBezorgd)
	if err := b.ontvangst(o, &u); err != nil {
		return Oordeel{}, err
	}
	u.Bewijs.uit("laatste dag", dagTekst(u.Grensdag))
	u.Bewijs.uit("op tijd", jaNee(u.Ja))
	return u, nil
}

// ontvangst judges the receipt against the last day.
func (b *boek) ontvangst(o Bezwaarontvangst, u *Oordeel) error {
	regels := map[string]Regelversie{}
	for _, id := range []string{"awb.6.9.1", "awb.6.9.2", "awb.6.10"} {
		v, err := b.regelOp(id, o.Bekendgemaakt)
		if err != nil {
			return err
		}
		regels[id] = v
	}
	oordeel := func(ja bool, id, zin string, waarden ...any) {
		u.Ja = ja
		u.Bewijs.gebruikt(regels[id])
		u.Redenen = append(u.Redenen, fmt.Sprintf(zin, waarden...)+" ("+regels[id].Citeer()+").")
	}
	switch {
	case o.Ontvangen < o.Bekendgemaakt:
		oordeel(true, "awb.6.10", "Het bezwaar kwam voor de bekendmaking en is niet te laat; ga na of het besluit er al was")
	case o.Ontvangen <= u.Grensdag:
		oordeel(true, "awb.6.9.1", "Het bezwaar is ontvangen op %s, op tijd", o.Ontvangen.Tekst())
	case o.PerPostBezorgd == nil:
		oordeel(false, "awb.6.9.1", "Het bezwaar is ontvangen op %s, na %s", o.Ontvangen.Tekst(), u.Grensdag.Tekst())
	case *o.PerPostBezorgd > u.Grensdag:
		oordeel(false, "awb.6.9.2", "Het bezwaar ging op de post op %s, na %s", o.PerPostBezorgd.Tekst(), u.Grensdag.Tekst())
	default:
		p, _ := regels["awb.6.9.2"].parameter("termijn", "")
		week, err := b.berekenen(Termijn{Aantal: p.Aantal, Eenheid: Eenheid(p.Eenheid), Vanaf: u.Grensdag})
		if err != nil {
			return err
		}
		oordeel(o.Ontvangen <= week.LaatsteDag, "awb.6.9.2",
			"Het bezwaar ging op tijd op de post en is ontvangen op %s; dat kon tot en met %s",
			o.Ontvangen.Tekst(), week.LaatsteDag.Tekst())
		u.Bewijs.uit("uiterlijk ontvangen per post", dagTekst(week.LaatsteDag))
	}
	return nil
}

// AanvraagMogelijk says whether a Wmo application can be made on vandaag (art.
// 2.3.2 lid 9 Wmo 2015): after the onderzoek, or when it was not done within its
// term. onderzocht is the day on which the onderzoek was finished, nil when it
// is not. Grensdag is the first day on which an application is possible whatever
// became of the onderzoek.
func AanvraagMogelijk(melding tijdlijn.Dag, onderzocht *tijdlijn.Dag, vandaag tijdlijn.Dag) (Oordeel, error) {
	b := huidig()
	if onderzocht != nil && *onderzocht < melding || vandaag < melding {
		return Oordeel{}, fout.New(fout.Onjuist, "Het onderzoek en de aanvraag komen na de melding van %s; pas de datums aan.",
			melding.Tekst()).Bij("melding")
	}
	termijn, err := b.berekenen(Termijn{Soort: "wmo-onderzoek", Vanaf: melding})
	if err != nil {
		return Oordeel{}, err
	}
	regel, err := b.regelOp("wmo.2.3.2.9", melding)
	if err != nil {
		return Oordeel{}, err
	}
	u := Oordeel{Grensdag: termijn.LaatsteDag.Plus(1), Redenen: termijn.Redenen, Bewijs: Regelbewijs{Regels: termijn.Bewijs.Regels}}
	u.Bewijs.gebruikt(regel)
	u.Bewijs.feitDag("melding", &melding)
	u.Bewijs.feitDag("onderzocht", onderzocht)
	u.Bewijs.feitDag("vandaag", &vandaag)
	zin := "Het onderzoek loopt nog; een aanvraag kan vanaf " + u.Grensdag.Tekst()
	switch {
	case onderzocht != nil && *onderzocht <= vandaag:
		u.Ja, zin = true, "Het onderzoek is klaar sinds "+onderzocht.Tekst()
	case vandaag >= u.Grensdag:
		u.Ja, zin = true, "Het onderzoek is niet binnen de termijn gedaan"
	}
	u.Redenen = append(u.Redenen, zin+" ("+regel.Citeer()+").")
	u.Bewijs.uit("aanvraag mogelijk", jaNee(u.Ja))
	u.Bewijs.uit("in ieder geval vanaf", dagTekst(u.Grensdag))
	return u, nil
}

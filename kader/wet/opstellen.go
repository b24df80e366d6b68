package wet

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// hoogstens is the longest term that can be asked for: a hundred years.
var hoogstens = map[Eenheid]int{Uren: 876600, Dagen: 36525, Weken: 5218, Maanden: 1200, Jaren: 100}

// opstellen checks a question, finds the rule that sets the term and writes the
// facts on the receipt.
func (b *boek) opstellen(t Termijn) (*rekening, error) {
	r := &rekening{b: b, t: t, u: Uitkomst{Soort: t.Soort, Aard: Uiterlijk, Vanaf: t.Vanaf, Redenen: []string{}}}
	var err error
	if t.Soort == "" {
		err = r.opstellenVrij()
	} else {
		err = r.opstellenSoort()
	}
	if err != nil {
		return nil, err
	}
	if err := r.pasBij(); err != nil {
		return nil, err
	}
	if r.pauzes, err = samenvoegen(t.Opschortingen); err != nil {
		return nil, err
	}
	if len(r.pauzes) > 0 {
		if r.opschortregel, err = r.gebruik(r.soort.Opschorten); err != nil {
			return nil, err
		}
	}
	r.noteerFeiten()
	return r, nil
}

// opstellenVrij takes a term given as a number and a unit.
func (r *rekening) opstellenVrij() error {
	grens, bekend := hoogstens[r.t.Eenheid]
	if !bekend {
		return fout.New(fout.Onjuist, "Kies een soort termijn, of geef een aantal uren, dagen, weken, maanden of jaren.").Bij("eenheid")
	}
	if r.t.Aantal < 1 || r.t.Aantal > grens {
		return fout.New(fout.Onjuist, "Een termijn is 1 tot en met %d %s; er staat %d.", grens, r.t.Eenheid, r.t.Aantal).Bij("aantal")
	}
	if r.t.Eenheid == Uren {
		if r.t.Moment == nil {
			return fout.New(fout.Onjuist, "Een termijn in uren begint op een tijdstip; geef ook het uur en de minuut.").Bij("moment")
		}
		if *r.t.Moment >= tijdlijn.MomentOpen || *r.t.Moment < 0 {
			return fout.New(fout.Onjuist, "Dit tijdstip ligt buiten de kalender; geef een tijdstip na 1970.").Bij("moment")
		}
		r.u.Vanaf = r.t.Moment.Dag()
	}
	r.aantal, r.eenheid = r.t.Aantal, r.t.Eenheid
	r.soort = Soort{Naam: "een termijn in " + string(r.eenheid), Aard: Uiterlijk, Verlengbaar: true}
	if r.eenheid != Uren && !r.t.Terug {
		r.soort.Opschorten = "awb.4.15"
	}
	_, err := r.b.regelOp("atw.1.1", r.u.Vanaf)
	return err
}

// opstellenSoort takes a term that has a name.
func (r *rekening) opstellenSoort() error {
	s, err := r.b.soort(r.t.Soort)
	if err != nil {
		return err
	}
	if r.t.Aantal != 0 || r.t.Eenheid != "" {
		return fout.New(fout.Onjuist, "De lengte van %s staat in de wet; laat aantal en eenheid weg.", s.Naam).Bij("aantal")
	}
	if s.Ingebrekestelling && r.t.Ingebrekestelling != nil {
		r.ingebreke(*r.t.Ingebrekestelling)
	}
	r.soort, r.u.Aard = s, s.Aard
	if r.versie, err = r.gebruik(s.Regel); err != nil {
		return err
	}
	if s.Ook != "" {
		if _, err := r.gebruik(s.Ook); err != nil {
			return err
		}
	}
	naam := "termijn"
	if s.Commissie && r.t.Commissie {
		naam = "termijn met commissie"
	}
	p, _ := r.versie.parameter(naam, "")
	r.aantal, r.eenheid, r.u.Artikel = p.Aantal, Eenheid(p.Eenheid), r.versie.Citeer()
	if s.Leeftijd && r.t.Leeftijd == nil {
		r.reden("De leeftijd is niet gegeven; er is gerekend met jonger dan %d jaar.", r.versie.getal("jonger dan"))
	}
	return nil
}

// ingebreke takes the later of the end of the term and the receipt of the notice
// of default (art. 4:17 lid 3 Awb).
func (r *rekening) ingebreke(ontvangen tijdlijn.Dag) {
	if ontvangen > r.t.Vanaf {
		r.u.Vanaf = ontvangen
		return
	}
	r.reden("De ingebrekestelling van %s kwam voordat de termijn voorbij was; ga na of zij niet te vroeg is en opnieuw moet.",
		ontvangen.Tekst())
}

// pasBij refuses circumstances that the law does not connect with this term.
func (r *rekening) pasBij() error {
	t, s := r.t, r.soort
	for _, feit := range []struct {
		gegeven, mag bool
		plek, naam   string
	}{
		{len(t.Opschortingen) > 0, s.Opschorten != "", "opschorting", "opschorting"},
		{t.Commissie, s.Commissie, "commissie", "adviescommissie"},
		{t.Verdaagd != 0, s.Verdagen != "", "verdaagd", "verdaging"},
		{t.Verlengd != nil, s.Verlengen != "" || s.Noemen != "", "verlengd", "verlenging"},
		{t.Leeftijd != nil, s.Leeftijd, "leeftijd", "leeftijd"},
		{t.Ingebrekestelling != nil, s.Ingebrekestelling, "ingebrekestelling", "ingebrekestelling"},
		{t.Terug, t.Soort == "" && t.Eenheid != Uren, "terug", "terugrekening"},
	} {
		if feit.gegeven && !feit.mag {
			return fout.New(fout.Onjuist, "Bij %s hoort geen %s; laat die weg.", s.Naam, feit.naam).Bij(feit.plek)
		}
	}
	if t.Leeftijd != nil && (*t.Leeftijd < 0 || *t.Leeftijd > 150) {
		return fout.New(fout.Onjuist, "Een leeftijd van %d jaar kan niet; geef de leeftijd in hele jaren.", *t.Leeftijd).Bij("leeftijd")
	}
	if v := t.Verlengd; v != nil && (v.Dag == nil) == (v.Weken == 0) {
		return fout.New(fout.Onjuist, "Geef bij een verlenging de nieuwe laatste dag of het aantal weken, niet allebei.").Bij("verlengd")
	}
	if v := t.Verlengd; v != nil && (v.Weken < 0 || v.Weken > hoogstens[Weken]) {
		return fout.New(fout.Onjuist, "Een verlenging van %d weken kan niet; geef 1 of meer weken.", v.Weken).Bij("verlengd")
	}
	return nil
}

func (r *rekening) noteerFeiten() {
	bewijs := &r.u.Bewijs
	if r.t.Soort != "" {
		bewijs.feit("soort", r.t.Soort)
	}
	bewijs.feit("termijn", hoeveelheid(r.aantal, r.eenheid))
	bewijs.feit("vanaf", dagTekst(r.t.Vanaf))
	if r.eenheid == Uren {
		bewijs.Feiten[len(bewijs.Feiten)-1].Waarde = tijdstip(*r.t.Moment)
	}
	if r.t.Terug {
		bewijs.feit("terugrekenen", jaNee(true))
	}
	if r.soort.Commissie {
		bewijs.feit("commissie", jaNee(r.t.Commissie))
	}
	bewijs.feitGetal("weken verdaagd", r.t.Verdaagd)
	if v := r.t.Verlengd; v != nil {
		bewijs.feitDag("verlengd tot en met", v.Dag)
		bewijs.feitGetal("weken verlengd", v.Weken)
	}
	bewijs.feitDag("ingebrekestelling", r.t.Ingebrekestelling)
	if r.t.Leeftijd != nil {
		bewijs.feit("leeftijd", hoeveelheid(*r.t.Leeftijd, Jaren))
	}
	for _, p := range r.pauzes {
		bewijs.feit("opgeschort van", dagTekst(p.Vanaf))
		bewijs.feit("opgeschort tot", dagTekst(p.Tot))
	}
}

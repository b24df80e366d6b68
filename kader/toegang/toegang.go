// Package toegang answers whether somebody may do an act on a record today.
//
// The answer comes in two halves. A dated lookup in the taakverdeling gives the
// facts: who is responsible, who holds the task, who winds up old work. A
// handful of policies in beleid/*.cedar, which an auditor can read, decide on
// those facts. Which policy decided comes back with the answer.
//
// Need to know: the responsible municipality sees every step of its own
// residents, the executor of a step sees what the step needs, and nobody else
// learns so much as whether a record exists.
package toegang

import (
	"slices"
	"sync/atomic"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Object is the record an act is about. Taak is the task of its open step, which
// also says in which domain it lies; it may stay empty for what belongs to no
// domain, such as the log of a municipality. Over is the day the work concerns,
// such as the day of delivery on a claim; 0 is today.
type Object struct {
	Gemeente kenmerk.Gemeentecode
	Soort    string
	ID       string
	Taak     taakverdeling.Taak
	Over     tijdlijn.Dag
}

// Toestemming is the answer: the Toedeling it leans on (empty when nobody holds
// the task), why, and which policy decided. It also comes with a refusal, then
// with the policy that refused.
type Toestemming struct {
	Toedeling taakverdeling.Toedeling
	Grond     string // the explanation of the policy, for the reader
	Beleid    string // its id, or GeenBeleid
}

// Poort guards every act: it gives the Blik through which rights are asked. It is safe for use by many goroutines.
type Poort struct {
	opslag        *opslag.Opslag
	verdeling     *taakverdeling.Register
	orgs          *organisatie.Register
	beleid        *beleid
	voorschriften map[Handeling]Voorschrift
	bereikt       map[taakverdeling.Taak][]taakverdeling.Taak
	namen         atomic.Pointer[namenVan] // read last
}

// New gives the guard. The error is one of the program's own policies: they are
// read and checked here, so that a wrong one stops the program at its start.
func New(o *opslag.Opslag, verdeling *taakverdeling.Register, orgs *organisatie.Register) (*Poort, error) {
	regels, err := leesBeleid(beleidsbestanden)
	if err != nil {
		return nil, err
	}
	p := &Poort{opslag: o, verdeling: verdeling, orgs: orgs, beleid: regels, voorschriften: map[Handeling]Voorschrift{},
		bereikt: maakBereikt()}
	for _, v := range voorschriften {
		p.voorschriften[v.Handeling] = v
	}
	return p, nil
}

// Beleid gives the policies in order of their id.
func (p *Poort) Beleid() []Beleidsregel { return slices.Clone(p.beleid.lijst) }

// vraag is a request with what the lookup found for it.
type vraag struct {
	*Blik
	voorschrift      Voorschrift
	object           Object
	dag              tijdlijn.Dag // on which the act is done
	verantwoordelijk organisatie.Gemeente
	taak             taakverdeling.Taak       // needed; empty when the act needs none
	houder           *taakverdeling.Toedeling // who handles it that day
	bezet            bool                     // there is such a holder
	feiten           feiten
}

func (p *Poort) oordeel(b *Blik, h Handeling, over Object, dag tijdlijn.Dag) (Toestemming, error) {
	v, err := p.zoekUit(b, h, over, dag)
	if err != nil {
		return Toestemming{Beleid: GeenBeleid}, err
	}
	mag, id, err := p.beleid.beslis(h, string(b.Wie.Organisatie), over.Gemeente.String(), v.feiten)
	toestemming := Toestemming{Toedeling: *v.houder, Grond: p.beleid.uitleg[id], Beleid: id}
	switch {
	case err != nil:
		return toestemming, fout.New(fout.Storing, "De toegang is niet te bepalen. Geef dit door aan de applicatiebeheerder.").Door(err)
	case !mag:
		return toestemming, p.weiger(v, id)
	}
	return toestemming, nil
}

// zoekUit gathers the facts.
func (p *Poort) zoekUit(b *Blik, h Handeling, over Object, dag tijdlijn.Dag) (*vraag, error) {
	voorschrift, ok := p.voorschriften[h]
	if !ok {
		return nil, fout.New(fout.Storing, "De handeling %q bestaat niet. Geef dit door aan de applicatiebeheerder.", string(h))
	}
	verantwoordelijk, ok := b.Gemeenten.Verantwoordelijk(over.Gemeente, dag)
	if !ok {
		return nil, nietGevonden()
	}
	if over.Over == 0 || over.Over > dag {
		over.Over = dag
	}
	v := &vraag{Blik: b, houder: niemand, voorschrift: voorschrift, object: over, dag: dag, verantwoordelijk: verantwoordelijk}
	if err := v.bepaalTaak(); err != nil {
		return nil, err
	}
	v.feiten = feiten{
		soort: voorschrift.Soort,
		functieToegestaan: slices.ContainsFunc(b.Wie.Functies,
			func(f organisatie.Functie) bool { return slices.Contains(voorschrift.Functies, f) }),
		isVerantwoordelijk: organisatie.KenmerkVan(verantwoordelijk.Code) == b.Wie.Organisatie,
	}
	v.zoekHouder()
	v.zoekStappen(p.bereikt[over.Taak])
	f := &v.feiten
	f.heeftRelatie = f.isVerantwoordelijk || f.isUitvoerder || f.isUitloop || f.heeftStap || v.heeftTaak()
	return v, nil
}

// bepaalTaak works out which task the act needs in the domain of the object.
func (v *vraag) bepaalTaak() error {
	switch {
	case v.object.Taak == "":
		if v.voorschrift.Soort == Doen {
			return fout.New(fout.Onjuist,
				"Voor deze handeling moet bekend zijn om welke taak het gaat. Geef de taak mee, zoals wmo.aanvraag.").Bij("taak")
		}
	case !v.object.Taak.Bestaat():
		_, err := taakverdeling.ParseTaak(string(v.object.Taak))
		return err
	case v.voorschrift.Taak == EigenStap:
		v.taak = v.object.Taak
	default:
		v.taak = v.object.Taak.Domein().Taak(v.voorschrift.Taak)
	}
	return nil
}

// behandelaar gives who handles the object for a task today.
func (v *vraag) behandelaar(taak taakverdeling.Taak) (*taakverdeling.Toedeling, bool) {
	return v.Verdeling.Behandelaar(v.object.Gemeente, taak, v.object.Over, v.dag)
}

// zoekHouder finds the holder of the task, and whether that is the asker, also
// by one of the further tasks that suffice to see.
func (v *vraag) zoekHouder() {
	if v.taak == "" {
		return
	}
	v.houder, v.bezet = v.behandelaar(v.taak)
	v.telMee(v.houder, v.bezet)
	for _, functie := range v.voorschrift.MetTaak {
		if v.feiten.isUitvoerder || v.feiten.isUitloop {
			return
		}
		toedeling, bezet := v.behandelaar(v.taak.Domein().Taak(functie))
		if v.telMee(toedeling, bezet) {
			v.houder, v.bezet = toedeling, true
		}
	}
}

// telMee notes that the asker holds a task that suffices, today or in run-off.
func (v *vraag) telMee(t *taakverdeling.Toedeling, bezet bool) bool {
	if !bezet || t.Uitvoerder != v.Wie.Organisatie {
		return false
	}
	if t.Geldig.Bevat(v.dag) {
		v.feiten.isUitvoerder = true
	} else {
		v.feiten.isUitloop = true
	}
	return true
}

// zoekStappen finds out whether the asker holds a step that the case came to,
// and the onderzoek.
func (v *vraag) zoekStappen(bereikt []taakverdeling.Taak) {
	if v.voorschrift.Soort != Zien {
		return
	}
	for _, taak := range bereikt {
		toedeling, bezet := v.behandelaar(taak)
		if !bezet || toedeling.Uitvoerder != v.Wie.Organisatie {
			continue
		}
		v.feiten.heeftStap = true
		if !v.feiten.isVerantwoordelijk && !v.feiten.isUitvoerder && !v.feiten.isUitloop && v.voorschrift.Taak == EigenStap {
			v.houder, v.bezet = toedeling, true
		}
		if taak.Functie() == taakverdeling.Onderzoek {
			v.feiten.doetOnderzoek = true
		}
	}
}

// heeftTaak reports whether the asker has any task for the municipality today,
// or still winds one up. It looks at the tasks of this one municipality: an
// executor for a whole region may hold thousands.
func (v *vraag) heeftTaak() bool {
	for _, taak := range alleTaken {
		if t, ok := v.Verdeling.Uitvoerder(v.object.Gemeente, taak, v.dag); ok && t.Uitvoerder == v.Wie.Organisatie {
			return true
		}
	}
	return slices.ContainsFunc(v.Verdeling.UitloopVan(v.Wie.Organisatie, v.dag), func(t *taakverdeling.Toedeling) bool {
		nu, ok := v.Gemeenten.Verantwoordelijk(t.Gemeente, v.dag)
		return ok && nu.Code == v.verantwoordelijk.Code
	})
}

var alleTaken = taakverdeling.Taken()

// niemand holds an act that needs no task.
var niemand = &taakverdeling.Toedeling{}

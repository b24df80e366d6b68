package regio

import (
	"math/rand/v2"
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// doel is how far a case has come when the demo begins. Of every hundred cases
// procent are made so, and at least one. Wacht is the longest that the open step
// has been waiting, in days; 0 for a case in which nothing is open.
type doel struct {
	stand    zaak.Stand
	uitkomst zaak.Uitkomst // "": drawn
	procent  int
	wacht    int
}

var doelen = []doel{
	{zaak.Gemeld, "", 8, 30},
	{zaak.InOnderzoek, "", 9, 18},
	{zaak.VerslagVerstuurd, "", 6, 8},
	{zaak.Aangevraagd, "", 9, 10},
	{zaak.Voorbereid, "", 6, 5},
	{zaak.Beschikt, zaak.Toegekend, 38, 0},
	{zaak.Beschikt, zaak.Afgewezen, 7, 0},
	{zaak.InBezwaar, "", 4, 40},
	{zaak.OpBezwaarBeslist, "", 4, 0},
	{zaak.Afgesloten, "", 9, 0},
}

// dossier is one case as it is planned: the resident, what is said and decided,
// and the acts with their days. The last three say what the store has of it:
// gedaan counts the acts.
type dossier struct {
	nr          int
	inwoner     inwoner.Inwoner
	thema       thema
	vraag       string
	kanaal      zaak.Kanaal
	gebieden    []zaak.Leefgebied
	voorziening []zaak.Voorziening // none: the application is refused
	bezwaar     zaak.Uitkomst
	dagen       []gebeurtenis

	nummer string // of the case
	id     string // of the case, once it is in the store
	gedaan int64
}

// gebeurtenis is one act of the plan. Vorige is the day of the act before it in
// the same case.
type gebeurtenis struct {
	dossier   *dossier
	volg      int64 // 0 for the first act of the case
	handeling toegang.Handeling
	dag       tijdlijn.Dag
	vorige    tijdlijn.Dag
	moment    tijdlijn.Moment
}

// plan is the whole history, in the order in which it happened.
type plan struct {
	begin       tijdlijn.Dag
	dossiers    []*dossier
	gebeurtenis []gebeurtenis
	inkoop      []Inkoop
}

// planner draws a plan.
type planner struct {
	kans         *rand.Rand
	vragen       vragenboek
	bevolking    *bevolking
	inkoop       []Inkoop
	begin, einde tijdlijn.Dag
}

// nieuwPlan draws aantal cases whose acts lie on working days from begin and
// before einde. The same randomness gives the same plan.
func nieuwPlan(kans *rand.Rand, begin, einde tijdlijn.Dag, aantal int) (*plan, error) {
	p := &planner{kans: kans, begin: begin, einde: einde}
	var err error
	if p.vragen, err = leesVragen(); err != nil {
		return nil, err
	}
	if p.bevolking, err = nieuweBevolking(kans); err != nil {
		return nil, err
	}
	if p.inkoop, err = Contracten(); err != nil {
		return nil, err
	}
	uit := &plan{begin: begin, inkoop: p.inkoop}
	for i, d := range verdeelDoelen(kans, aantal) {
		nieuw, err := p.dossier(i, d)
		if err != nil {
			return nil, err
		}
		uit.dossiers = append(uit.dossiers, nieuw)
		uit.gebeurtenis = append(uit.gebeurtenis, nieuw.dagen...)
	}
	uit.ordenen()
	return uit, nil
}

// verdeelDoelen gives every case its doel, in random order.
func verdeelDoelen(kans *rand.Rand, aantal int) []doel {
	var lijst []doel
	for _, d := range doelen {
		lijst = append(lijst, slices.Repeat([]doel{d}, max(1, aantal*d.procent/100))...)
	}
	for len(lijst) < aantal {
		lijst = append(lijst, doelen[len(lijst)%len(doelen)])
	}
	lijst = lijst[:max(aantal, len(doelen))]
	kans.Shuffle(len(lijst), func(i, j int) { lijst[i], lijst[j] = lijst[j], lijst[i] })
	return lijst
}

func (p *planner) dossier(nr int, d doel) (*dossier, error) {
	bewoner, err := p.bevolking.volgende(nr)
	if err != nil {
		return nil, err
	}
	t := p.vragen.thema(p.kans)
	nieuw := &dossier{
		nr: nr, inwoner: bewoner, thema: t, vraag: kies(p.kans, t.Vragen), gebieden: p.vragen.gesprek(p.kans, t),
		kanaal:  kies(p.kans, []zaak.Kanaal{zaak.Balie, zaak.Telefoon, zaak.Telefoon, zaak.Web}),
		bezwaar: kies(p.kans, []zaak.Uitkomst{zaak.Gegrond, zaak.Ongegrond, zaak.Ongegrond, zaak.NietOntvankelijk}),
	}
	if d.uitkomst == "" {
		d.uitkomst = kies(p.kans, []zaak.Uitkomst{zaak.Toegekend, zaak.Toegekend, zaak.Toegekend, zaak.Toegekend, zaak.Afgewezen})
		if d.stand == zaak.InBezwaar || d.stand == zaak.OpBezwaarBeslist {
			d.uitkomst = kies(p.kans, []zaak.Uitkomst{zaak.Toegekend, zaak.Afgewezen})
		}
	}
	p.plaats(nieuw, p.route(nieuw, d.stand), d)
	if d.uitkomst == zaak.Toegekend {
		p.voorzie(nieuw)
	}
	return nieuw, nil
}

// voorzie prepares a provision that begins on a Monday, two to four weeks after
// the aanvraag is handled, or at once when there is no contract by then.
func (p *planner) voorzie(d *dossier) {
	i := slices.IndexFunc(d.dagen, func(g gebeurtenis) bool { return g.handeling == toegang.ZaakAanvraagBehandelen })
	if i < 0 {
		return
	}
	vanaf := d.dagen[i].dag.Plus(14 + p.kans.IntN(14))
	vanaf = vanaf.Plus((8 - int(vanaf.Weekdag())) % 7)
	for _, dag := range []tijdlijn.Dag{vanaf, d.dagen[i].dag} {
		if v, ok := d.thema.voorziening(p.kans, p.inkoop, d.inwoner.Gemeente, dag); ok {
			d.voorziening = []zaak.Voorziening{v}
			return
		}
	}
}

// tred is one act with the number of days after the act before it.
type tred struct {
	handeling toegang.Handeling
	na        int
}

// tussen draws a number from min to max.
func (p *planner) tussen(min, max int) int { return min + p.kans.IntN(max-min+1) }

// route lists the acts that bring a case to its stand.
func (p *planner) route(d *dossier, tot zaak.Stand) []tred {
	route := []tred{{toegang.ZaakMelden, 0}}
	for _, deel := range []struct {
		stand  zaak.Stand
		treden func() []tred
	}{
		{zaak.Gemeld, func() []tred { return nil }},
		{zaak.InOnderzoek, p.gesprekken},
		{zaak.VerslagVerstuurd, p.verslag},
		{zaak.Aangevraagd, p.aanvraag},
		{zaak.Voorbereid, func() []tred { return []tred{{toegang.ZaakAanvraagBehandelen, p.tussen(2, 5)}} }},
		{zaak.Beschikt, func() []tred { return []tred{{toegang.ZaakBeschikken, p.tussen(1, 4)}} }},
		{zaak.InBezwaar, func() []tred { return []tred{{toegang.BezwaarOntvangen, p.bezwaarNa(d)}} }},
		{zaak.OpBezwaarBeslist, func() []tred { return []tred{{toegang.BezwaarBeslissen, p.tussen(20, 45)}} }},
	} {
		if tot == zaak.Afgesloten && deel.stand == zaak.Aangevraagd {
			return append(route, tred{toegang.ZaakAfsluiten, p.tussen(2, 8)})
		}
		route = append(route, deel.treden()...)
		if deel.stand == tot {
			break
		}
	}
	return route
}

func (p *planner) gesprekken() []tred {
	treden := []tred{{toegang.ZaakOnderzoeken, p.tussen(5, 16)}}
	if p.kans.IntN(5) == 0 {
		treden = append(treden, tred{toegang.ZaakOnderzoeken, p.tussen(3, 6)})
	}
	return treden
}

// verslag: one in ten residents wants something changed in the report.
func (p *planner) verslag() []tred {
	treden := []tred{{toegang.ZaakVerslagVersturen, p.tussen(3, 8)}}
	if p.kans.IntN(10) == 0 {
		treden = append(treden, tred{toegang.ZaakOnderzoeken, p.tussen(3, 6)}, tred{toegang.ZaakVerslagVersturen, p.tussen(1, 3)})
	}
	return treden
}

// aanvraag: one in seven has to be completed.
func (p *planner) aanvraag() []tred {
	treden := []tred{{toegang.ZaakAanvragen, p.tussen(1, 6)}}
	if p.kans.IntN(7) == 0 {
		treden = append(treden, tred{toegang.ZaakOpschorten, p.tussen(5, 9)})
	}
	return treden
}

// bezwaarNa gives how long after the decision the objection came: after more than
// six weeks when it is declared inadmissible for that.
func (p *planner) bezwaarNa(d *dossier) int {
	if d.bezwaar == zaak.NietOntvankelijk {
		return p.tussen(48, 55)
	}
	return p.tussen(7, 36)
}

// plaats puts the route on the calendar, counted back from its last act.
func (p *planner) plaats(d *dossier, route []tred, naar doel) {
	lengte := 0
	for _, t := range route {
		lengte += t.na
	}
	laatste := p.einde.Plus(-1)
	vroegste := p.begin.Plus(lengte + 5)
	switch wacht := naar.wacht; {
	case wacht == 0 && vroegste < laatste:
		laatste = laatste.Plus(-p.kans.IntN(int(laatste - vroegste)))
	case wacht > 0:
		if p.kans.IntN(20) == 0 {
			wacht += 21 // work that lay too long
		}
		laatste = max(laatste.Plus(-p.kans.IntN(wacht)), vroegste)
	}
	dag := laatste.Plus(-lengte)
	var vorige tijdlijn.Dag
	for _, t := range route {
		dag = dag.Plus(t.na)
		g := gebeurtenis{dossier: d, handeling: t.handeling, dag: werkdag(dag), vorige: vorige}
		if t.handeling == toegang.ZaakOpschorten && g.dag < vorige.Plus(3) {
			continue // too short to stand still
		}
		g.volg = int64(len(d.dagen))
		d.dagen = append(d.dagen, g)
		vorige = g.dag
	}
}

// werkdag gives the day itself, or the last working day before it.
func werkdag(d tijdlijn.Dag) tijdlijn.Dag {
	for !wet.IsWerkdag(d) {
		d--
	}
	return d
}

// Office hours, in minutes.
const (
	openingstijd = 9 * 60
	werkduur     = 8 * 60
)

// ordenen puts the acts in the order of their days, spreads those of one day over
// office hours, and works out the number that every case will get.
func (p *plan) ordenen() {
	slices.SortStableFunc(p.gebeurtenis, func(a, b gebeurtenis) int { return int(a.dag - b.dag) })
	for i := 0; i < len(p.gebeurtenis); {
		n := i
		for n < len(p.gebeurtenis) && p.gebeurtenis[n].dag == p.gebeurtenis[i].dag {
			n++
		}
		opening := p.gebeurtenis[i].dag.Om(openingstijd/60, openingstijd%60)
		for j := i; j < n; j++ {
			p.gebeurtenis[j].moment = opening + tijdlijn.Moment(j-i)*werkduur*minuut/tijdlijn.Moment(n-i)
		}
		i = n
	}
	p.nummeren()
}

// minuut is a minute of a Moment.
const minuut = 60_000_000

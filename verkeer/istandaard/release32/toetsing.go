package release32

import (
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// toetsing is the check of one message: the parts that several rules look at, with
// their places, what rules remember of the lines of a claim, and the breaches found.
// It is fed in order: begin, the clients with their lines, slot.
type toetsing struct {
	istandaard.Inhoud
	wet       istandaard.Wet
	nummer    string
	begonnen  bool
	perClient []int
	perRegel  []int    // the rows of the table that look at each line
	plaats    struct { // room for these
		perClient [4]int
		perRegel  [20]int
		sleutel   [64]byte
	}

	dagtekening tijdlijn.Dag // of the message
	vroegst     tijdlijn.Dag // on which a line of a claim may end (TR335)
	clientstam  string       // place of a client without its number
	enige       *clientdeel  // the client of a message with one
	geboorten   []geboortedeel
	namen       []naamdeel
	contacten   []contactdeel
	gesprek     *istandaard.Communicatie
	producten   []productdeel

	clientNu clientdeel
	regelNu  prestatiedeel
	som      geld.Cent // of the lines: debit minus credit
	sets     [aantalSets]verzameling
	credits  []creditdeel
	sleutel  []byte // room for a key

	bytes       int64 // of the text that is checked
	rijen       int   // of the table
	rij         int   // of the rule that looks
	regel       *regel
	fase        fase
	bevindingen []bevinding
	gemeld      [][opSlot + 1]int // per row and phase
}

// clientdeel is a client of the message; stam is the place without its number.
type clientdeel struct {
	stam   string
	nummer int // from 1
	bsn    string
}

func (c *clientdeel) plek() string { return nummer(c.stam, c.nummer-1) }

type geboortedeel struct {
	plek string
	*istandaard.Geboortedatum
}

// contactdeel is a contact of a 301, or as a 302 gives it back.
type contactdeel struct {
	plek     string
	Soort    string
	Adres    *istandaard.Adres
	Telefoon *istandaard.Telefoonnummers
	Periode  *istandaard.OpenPeriode
}

// naamdeel is a name of a 301 with its use, or as a 302 gives it back.
type naamdeel struct {
	plek string
	*istandaard.VolledigeNaam
}

// productdeel is a product that is allotted (301), asked for (315) or to be
// changed or added (317).
type productdeel struct {
	plek, eindNaam string
	product        *istandaard.Product
	begin          tijdlijn.Dag
	eind           *tijdlijn.Dag
	omvang         *istandaard.Omvang
	budget         *geld.Cent
	wijziging      bool // TeWijzigenProduct: the product is that of the allocation
	vervallen      bool // removed: takes no part in overlaps
}

// prestatiedeel is a line of a claim (323) or of its answer (325). It is valid while
// the line is looked at.
type prestatiedeel struct {
	client     *clientdeel
	nummer     int // from 1
	referentie *istandaard.Referentie
	periode    *istandaard.GeslotenPeriode
	bedrag     *istandaard.BedragMetDC
	toewijzing int64
	categorie  string
	code       string
	eenheid    string
	volume     int64
	tarief     *geld.Cent
}

const (
	stamClient = "Bericht/Client"
	plekClient = stamClient + "[1]"

	stam323 = "Bericht/Declaratie"
	stam325 = "Bericht/DeclaratieAntwoord"

	stamClienten = "/Clienten/Client"
)

// newToetsing begins the check of a message with that number.
func newToetsing(wet istandaard.Wet, nummer string) *toetsing {
	t := &toetsing{wet: wet, nummer: nummer, clientstam: stamClient, rijen: len(regels)}
	switch nummer {
	case "323":
		t.clientstam = stam323 + stamClienten
	case "325":
		t.clientstam = stam325 + stamClienten
	}
	t.perClient, t.perRegel, t.sleutel = t.plaats.perClient[:0], t.plaats.perRegel[:0], t.plaats.sleutel[:0]
	for i := range regels {
		if r := &regels[i]; r.geldt(wet, nummer) {
			if r.toets.client != nil {
				t.perClient = append(t.perClient, i)
			}
			if r.toets.regel != nil {
				t.perRegel = append(t.perRegel, i)
			}
		}
	}
	return t
}

// The sets of keys that rules compare.
const (
	bsns       = iota // TR101
	lijnen            // TR101
	vorige            // TR315
	nummers           // TR316
	prestaties        // TR416
	aantalSets
)

// set gives one of the sets.
func (t *toetsing) set(nummer int) *verzameling {
	if t.sets[nummer].blok == nil {
		const perRegel = 1000 // a line of a claim takes about as many bytes
		maakVerzamelingen(t.sets[:], int(t.bytes/perRegel))
	}
	return &t.sets[nummer]
}

// begin takes the parts of the message; only the first time counts.
func (t *toetsing) begin(inhoud func(istandaard.Bericht) istandaard.Inhoud, m istandaard.Bericht) {
	if t.begonnen {
		return
	}
	t.begonnen = true
	t.deel(inhoud(m))
}

// deel takes the parts of the message that several rules look at.
func (t *toetsing) deel(m istandaard.Inhoud) {
	t.Inhoud, t.dagtekening = m, dagtekening(&m)
	switch {
	case m.Client301 != nil:
		t.client(m.Client301.Bsn, &m.Client301.Geboortedatum)
		t.vul301(m.Client301)
	case m.Client305 != nil:
		t.client(m.Client305.Bsn, &m.Client305.Geboortedatum)
	case m.Client307 != nil:
		t.client(m.Client307.Bsn, &m.Client307.Geboortedatum)
	case m.Client315 != nil:
		t.client(m.Client315.Bsn, &m.Client315.Geboortedatum)
		t.vul315(m.Client315.AangevraagdeProducten)
	case m.Client317 != nil:
		t.client(m.Client317.Bsn, nil)
		t.vul317(&m.Client317.Verzoek)
	case m.Declaratie323 != nil:
		t.vroegst = m.Declaratie323.DeclaratieDagtekening.PlusMaanden(-60)
	default:
		t.retour(&m)
	}
}

// retour takes what a retour gives back of the message it answers.
func (t *toetsing) retour(m *istandaard.Inhoud) {
	switch {
	case m.Client302 != nil:
		t.client(m.Client302.Bsn, &m.Client302.Geboortedatum)
		t.vul302(m.Client302)
	case m.Client306 != nil:
		t.client(m.Client306.Bsn, &m.Client306.Geboortedatum)
	case m.Client308 != nil:
		t.client(m.Client308.Bsn, &m.Client308.Geboortedatum)
	case m.Client316 != nil:
		t.client(m.Client316.Bsn, &m.Client316.Geboortedatum)
	case m.Client318 != nil:
		t.client(m.Client318.Bsn, nil)
	}
}

// dagtekening gives the date of the message; for a retour that of the message it
// answers.
func dagtekening(i *istandaard.Inhoud) tijdlijn.Dag {
	switch {
	case i.Kop != nil:
		return i.Kop.BerichtIdentificatie.Dagtekening
	case i.Antwoordkop != nil:
		return i.Antwoordkop.BerichtIdentificatie.Dagtekening
	case i.Retourkop != nil:
		return i.Retourkop.BerichtIdentificatie.Dagtekening
	}
	return 0
}

// client takes the parts of a message with one client.
func (t *toetsing) client(bsn string, geboren *istandaard.Geboortedatum) {
	t.enige = &clientdeel{stamClient, 1, bsn}
	if geboren != nil {
		t.geboorten = append(t.geboorten, geboortedeel{plekClient + "/Geboortedatum", geboren})
	}
}

// clientenVan takes the clients of a claim or its answer that was read as a whole.
func (t *toetsing) clientenVan() {
	if d := t.Declaratie323; d != nil {
		for i := range d.Clienten {
			t.client323(&d.Clienten[i])
		}
	}
	if a := t.DeclaratieAntwoord325; a != nil {
		for i := range a.Clienten {
			t.client325(&a.Clienten[i])
		}
	}
}

// client323 takes the next client of a claim.
func (t *toetsing) client323(c *istandaard.Client323) {
	t.volgende(c.Bsn)
	for i := range c.Prestaties {
		p := &c.Prestaties[i]
		t.regelNu = prestatiedeel{
			client: &t.clientNu, nummer: i + 1,
			referentie: &p.ProductReferentie, periode: &p.ProductPeriode, bedrag: &p.IngediendBedrag,
			toewijzing: p.ToewijzingNummer, categorie: p.ProductCategorie, code: p.ProductCode,
			eenheid: p.Eenheid, volume: p.GeleverdVolume, tarief: p.ProductTarief,
		}
		t.lijn(&t.regelNu)
	}
}

// client325 takes the next client of the answer to a claim.
func (t *toetsing) client325(c *istandaard.Client325) {
	t.volgende(c.Bsn)
	for i := range c.Prestaties {
		p := &c.Prestaties[i]
		t.regelNu = prestatiedeel{
			client: &t.clientNu, nummer: i + 1,
			referentie: &p.ProductReferentie, periode: &p.ProductPeriode, bedrag: &p.IngediendBedrag,
			toewijzing: p.ToewijzingNummer, categorie: p.ProductCategorie, code: p.ProductCode,
			eenheid: p.Eenheid, volume: p.GeleverdVolume, tarief: p.ProductTarief,
		}
		t.lijn(&t.regelNu)
	}
}

// volgende checks the next client by itself.
func (t *toetsing) volgende(bsn string) {
	t.clientNu = clientdeel{t.clientstam, t.clientNu.nummer + 1, bsn}
	t.opClient(&t.clientNu)
}

func (t *toetsing) opClient(c *clientdeel) {
	t.fase = opClient
	for _, rij := range t.perClient {
		t.rij, t.regel = rij, &regels[rij]
		t.regel.toets.client(t, c)
	}
}

// lijn checks the next line.
func (t *toetsing) lijn(p *prestatiedeel) {
	t.som += p.gesigneerd()
	t.fase = opRegel
	for _, rij := range t.perRegel {
		t.rij, t.regel = rij, &regels[rij]
		t.regel.toets.regel(t, p)
	}
}

// slot checks the message as a whole and gives every rule that is broken, in the
// order of the table.
func (t *toetsing) slot() []istandaard.Breuk {
	if t.enige != nil {
		t.opClient(t.enige)
	}
	for i := range regels {
		r := &regels[i]
		if !r.geldt(t.wet, t.nummer) {
			continue
		}
		t.rij, t.regel = i, r
		if r.toets.bericht != nil {
			t.fase = opBericht
			r.toets.bericht(t)
		}
		if r.toets.slot != nil {
			t.fase = opSlot
			r.toets.slot(t)
		}
	}
	return t.breuken()
}

// in gives the place of an element of the line.
func (p *prestatiedeel) in(veld string) string {
	return p.plek() + "/" + veld
}

func (p *prestatiedeel) plek() string {
	return nummer(p.client.plek()+"/Prestaties/Prestatie", p.nummer-1)
}

// gesigneerd gives the amount with its sign: debit above, credit below zero.
func (p *prestatiedeel) gesigneerd() geld.Cent {
	return metTeken(p.bedrag.Bedrag, p.bedrag.DebetCredit)
}

func metTeken(bedrag geld.Cent, debetCredit string) geld.Cent {
	if debetCredit == credit {
		return -bedrag
	}
	return bedrag
}

// nummer gives the place of the element with index i, counted from 0.
func nummer(plek string, i int) string { return plek + "[" + strconv.Itoa(i+1) + "]" }

package release32

import (
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// toetsing is the check of one message: the parts that several rules look at, with
// their places, and the breaches found.
type toetsing struct {
	Inhoud
	regel      *Regel
	breuken    []istandaard.Breuk
	clienten   []clientdeel
	geboorten  []geboortedeel
	contacten  []contactdeel
	producten  []productdeel
	prestaties []prestatiedeel
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

type contactdeel struct {
	plek string
	*Contact301
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

// prestatiedeel is a line of a claim (323) or of its answer (325).
type prestatiedeel struct {
	client, nummer int // both from 1
	stam           string
	referentie     *istandaard.Referentie
	periode        *istandaard.GeslotenPeriode
	bedrag         *istandaard.BedragMetDC
	toewijzing     int64
	categorie      string
	code           string
	eenheid        string
	volume         int64
	tarief         *geld.Cent
}

const (
	stamClient = "Bericht/Client"
	plekClient = stamClient + "[1]"
)

func newToetsing(m Inhoud) *toetsing {
	t := &toetsing{Inhoud: m}
	switch {
	case m.Toewijzing != nil:
		t.client(m.Toewijzing.Bsn, &m.Toewijzing.Geboortedatum)
		t.vul301(m.Toewijzing)
	case m.Start != nil:
		t.client(m.Start.Bsn, &m.Start.Geboortedatum)
	case m.Stop != nil:
		t.client(m.Stop.Bsn, &m.Stop.Geboortedatum)
	case m.Aanvraag != nil:
		t.client(m.Aanvraag.Bsn, m.Aanvraag.Geboortedatum)
		t.vul315(m.Aanvraag.Producten)
	case m.Wijziging != nil:
		t.client(m.Wijziging.Bsn, nil)
		t.vul317(&m.Wijziging.Verzoek)
	case m.Declaratie != nil:
		t.vul323(m.Declaratie)
	case m.DeclaratieAntwoord != nil:
		t.vul325(m.DeclaratieAntwoord)
	}
	return t
}

// client takes the parts of a message with one client.
func (t *toetsing) client(bsn string, geboren *istandaard.Geboortedatum) {
	t.clienten = []clientdeel{{stamClient, 1, bsn}}
	if geboren != nil {
		t.geboorten = append(t.geboorten, geboortedeel{plekClient + "/Geboortedatum", geboren})
	}
}

func (t *toetsing) vul301(c *Client301) {
	for i := range c.Relaties {
		r := &c.Relaties[i]
		plek := nummer(plekClient+"/Relaties/Relatie", i)
		if r.Geboortedatum != nil {
			t.geboorten = append(t.geboorten, geboortedeel{plek + "/Geboortedatum", r.Geboortedatum})
		}
		t.contacten = append(t.contacten, contactdeel{plek + "/Contact", &r.Contact})
	}
	for i := range c.Contactgegevens {
		plek := nummer(plekClient+"/Contactgegevens/Contact", i)
		t.contacten = append(t.contacten, contactdeel{plek, &c.Contactgegevens[i]})
	}
	for i := range c.ToegewezenProducten {
		p := &c.ToegewezenProducten[i]
		weg := p.RedenWijziging == "13" || p.RedenWijziging == "01"
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/ToegewezenProducten/ToegewezenProduct", i), eindNaam: "Einddatum",
			product: p.Product, begin: p.Ingangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget,
			vervallen: weg && p.Einddatum != nil && *p.Einddatum == p.Ingangsdatum,
		})
	}
}

func (t *toetsing) vul315(producten []AangevraagdProduct315) {
	for i := range producten {
		p := &producten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/AangevraagdeProducten/AangevraagdProduct", i), eindNaam: "ToewijzingEinddatum",
			product: p.Product, begin: p.ToewijzingIngangsdatum, eind: p.ToewijzingEinddatum, omvang: p.Omvang, budget: p.Budget,
		})
	}
}

func (t *toetsing) vul317(v *Verzoek317) {
	for i := range v.TeWijzigenProducten {
		p := &v.TeWijzigenProducten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/Verzoek/TeWijzigenProducten/TeWijzigenProduct", i), eindNaam: "Einddatum",
			begin: p.GewensteIngangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget, wijziging: true,
		})
	}
	for i := range v.NieuweProducten {
		p := &v.NieuweProducten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/Verzoek/NieuweProducten/NieuwProduct", i), eindNaam: "Einddatum",
			product: p.Product, begin: p.GewensteIngangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget,
		})
	}
}

const (
	stam323 = "Bericht/Declaratie"
	stam325 = "Bericht/DeclaratieAntwoord"

	stamClienten = "/Clienten/Client"
)

// ruimte makes room for the clients and lines of a claim at once.
func (t *toetsing) ruimte(clienten, regels int) {
	t.clienten, t.prestaties = make([]clientdeel, 0, clienten), make([]prestatiedeel, 0, regels)
}

func (t *toetsing) vul323(d *Declaratie323) {
	regels := 0
	for i := range d.Clienten {
		regels += len(d.Clienten[i].Prestaties)
	}
	t.ruimte(len(d.Clienten), regels)
	for i := range d.Clienten {
		c := &d.Clienten[i]
		t.clienten = append(t.clienten, clientdeel{stam323 + stamClienten, i + 1, c.Bsn})
		for j := range c.Prestaties {
			p := &c.Prestaties[j]
			t.prestaties = append(t.prestaties, prestatiedeel{
				client: i + 1, nummer: j + 1, stam: stam323,
				referentie: &p.ProductReferentie, periode: &p.ProductPeriode, bedrag: &p.IngediendBedrag,
				toewijzing: p.ToewijzingNummer, categorie: p.ProductCategorie, code: p.ProductCode,
				eenheid: p.Eenheid, volume: p.GeleverdVolume, tarief: p.ProductTarief,
			})
		}
	}
}

func (t *toetsing) vul325(a *DeclaratieAntwoord325) {
	regels := 0
	for i := range a.Clienten {
		regels += len(a.Clienten[i].Prestaties)
	}
	t.ruimte(len(a.Clienten), regels)
	for i := range a.Clienten {
		c := &a.Clienten[i]
		t.clienten = append(t.clienten, clientdeel{stam325 + stamClienten, i + 1, c.Bsn})
		for j := range c.Prestaties {
			p := &c.Prestaties[j]
			t.prestaties = append(t.prestaties, prestatiedeel{
				client: i + 1, nummer: j + 1, stam: stam325,
				referentie: &p.ProductReferentie, periode: &p.ProductPeriode, bedrag: &p.IngediendBedrag,
				toewijzing: p.ToewijzingNummer, categorie: p.ProductCategorie, code: p.ProductCode,
				eenheid: p.Eenheid, volume: p.GeleverdVolume, tarief: p.ProductTarief,
			})
		}
	}
}

// in gives the place of an element of the line.
func (p *prestatiedeel) in(veld string) string {
	return p.plek() + "/" + veld
}

func (p *prestatiedeel) plek() string {
	return nummer(nummer(p.stam+stamClienten, p.client-1)+"/Prestaties/Prestatie", p.nummer-1)
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

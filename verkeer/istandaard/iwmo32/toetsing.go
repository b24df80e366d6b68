package iwmo32

import (
	"strconv"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// toetsing is the check of one message: the parts that several rules look at, with
// their places, and the breaches found.
type toetsing struct {
	m           Bericht
	regel       *Regel
	breuken     []istandaard.Breuk
	dagtekening tijdlijn.Dag
	clienten    []clientdeel
	geboorten   []geboortedeel
	contacten   []contactdeel
	producten   []productdeel
	prestaties  []prestatiedeel
}

type clientdeel struct{ plek, bsn string }

type geboortedeel struct {
	plek string
	*istandaard.Geboortedatum
}

type contactdeel struct {
	plek string
	*WMO301Contact
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

const plekClient = "Bericht/Client[1]"

func newToetsing(m Bericht) *toetsing {
	t := &toetsing{m: m}
	switch m := m.(type) {
	case *WMO301:
		t.vul301(m)
	case *WMO305:
		t.kop(m.Header, m.Client.Bsn, &m.Client.Geboortedatum)
	case *WMO307:
		t.kop(m.Header, m.Client.Bsn, &m.Client.Geboortedatum)
	case *WMO315:
		t.vul315(m)
	case *WMO317:
		t.vul317(m)
	case *WMO323:
		t.vul323(m)
	case *WMO325:
		t.vul325(m)
	}
	return t
}

// kop takes the parts that a message with one client always has.
func (t *toetsing) kop(h istandaard.Header, bsn string, geboren *istandaard.Geboortedatum) {
	t.dagtekening = h.BerichtIdentificatie.Dagtekening
	t.clienten = []clientdeel{{plekClient, bsn}}
	if geboren != nil {
		t.geboorten = append(t.geboorten, geboortedeel{plekClient + "/Geboortedatum", geboren})
	}
}

func (t *toetsing) vul301(m *WMO301) {
	t.kop(m.Header, m.Client.Bsn, &m.Client.Geboortedatum)
	for i := range m.Client.Relaties {
		r := &m.Client.Relaties[i]
		plek := nummer(plekClient+"/Relaties/Relatie", i)
		if r.Geboortedatum != nil {
			t.geboorten = append(t.geboorten, geboortedeel{plek + "/Geboortedatum", r.Geboortedatum})
		}
		t.contacten = append(t.contacten, contactdeel{plek + "/Contact", &r.Contact})
	}
	for i := range m.Client.Contactgegevens {
		plek := nummer(plekClient+"/Contactgegevens/Contact", i)
		t.contacten = append(t.contacten, contactdeel{plek, &m.Client.Contactgegevens[i]})
	}
	for i := range m.Client.ToegewezenProducten {
		p := &m.Client.ToegewezenProducten[i]
		weg := p.RedenWijziging == "13" || p.RedenWijziging == "01"
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/ToegewezenProducten/ToegewezenProduct", i), eindNaam: "Einddatum",
			product: p.Product, begin: p.Ingangsdatum, eind: p.Einddatum, omvang: p.Omvang, budget: p.Budget,
			vervallen: weg && p.Einddatum != nil && *p.Einddatum == p.Ingangsdatum,
		})
	}
}

func (t *toetsing) vul315(m *WMO315) {
	t.kop(m.Header, m.Client.Bsn, &m.Client.Geboortedatum)
	for i := range m.Client.AangevraagdeProducten {
		p := &m.Client.AangevraagdeProducten[i]
		t.producten = append(t.producten, productdeel{
			plek: nummer(plekClient+"/AangevraagdeProducten/AangevraagdProduct", i), eindNaam: "ToewijzingEinddatum",
			product: p.Product, begin: p.ToewijzingIngangsdatum, eind: p.ToewijzingEinddatum, omvang: p.Omvang, budget: p.Budget,
		})
	}
}

func (t *toetsing) vul317(m *WMO317) {
	t.kop(m.Header, m.Client.Bsn, nil)
	v := &m.Client.Verzoek
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
)

func (t *toetsing) vul323(m *WMO323) {
	t.dagtekening = m.Header.BerichtIdentificatie.Dagtekening
	for i := range m.Declaratie.Clienten {
		c := &m.Declaratie.Clienten[i]
		t.clienten = append(t.clienten, clientdeel{nummer(stam323+"/Clienten/Client", i), c.Bsn})
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

func (t *toetsing) vul325(m *WMO325) {
	t.dagtekening = m.Header.BerichtIdentificatie.Dagtekening
	if m.DeclaratieAntwoord == nil {
		return
	}
	for i := range m.DeclaratieAntwoord.Clienten {
		c := &m.DeclaratieAntwoord.Clienten[i]
		t.clienten = append(t.clienten, clientdeel{nummer(stam325+"/Clienten/Client", i), c.Bsn})
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
	return nummer(nummer(p.stam+"/Clienten/Client", p.client-1)+"/Prestaties/Prestatie", p.nummer-1)
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

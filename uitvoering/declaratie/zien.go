package declaratie

import (
	"cmp"
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Kop is a claim without its lines, as it was judged. Toedeling is what the
// judging leaned on; Retourcode the code on the claim as a whole. Of a claim that
// came under more than one municipality each has a Kop with its own amounts and
// lines.
type Kop struct {
	Gemeente    kenmerk.Gemeentecode
	ID          string
	Domein      taakverdeling.Domein
	Aanbieder   kenmerk.AGB
	Nummer      string
	Bericht     string
	Kanaal      Kanaal
	Periode     tijdlijn.Periode
	Dagtekening tijdlijn.Dag
	Ontvangen   tijdlijn.Moment
	Ingediend   geld.Cent
	Toegekend   geld.Cent
	Regels      int64
	Afgekeurd   int64
	Retourcode  string
	Status      Status
	Toedeling   taakverdeling.Verwijzing
}

// List gives the claims of a municipality in a domain whose period shares a day
// with periode, oldest period first, without a check of rights: people look
// through Zien.
func List(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, periode tijdlijn.Periode) ([]Kop,
	error) {
	return leesPeriode(ctx, l, gemeente, domein, periode)
}

// Domeinen gives the domains in which providers claim.
func Domeinen() []taakverdeling.Domein {
	return []taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd}
}

// Lijstvraag asks for claims of a municipality, of every domain, whose period shares a
// day with Periode: those after the first Overslaan, Aantal at most (0: 50). Nummer
// names one; "" asks for all.
type Lijstvraag struct {
	Gemeente          kenmerk.Gemeentecode
	Periode           tijdlijn.Periode
	Nummer            string
	Overslaan, Aantal int64
}

// Lijst is the part of the claims that was asked for, with how many there are in all
// that the person may see, and their amounts together.
type Lijst struct {
	Koppen               []Kop
	Totaal               int64
	Ingediend, Toegekend geld.Cent
}

// Zien gives the claims over a period that the person of blik may see, oldest period
// first: each is asked by its domain and the day of delivery it begins with, so that
// who runs off a period sees that period and no other. When he may see none, it gives
// the refusal, which names who may.
func (d *Declaraties) Zien(ctx context.Context, blik *toegang.Blik, v Lijstvraag) (Lijst, error) {
	groepen, err := telGroepen(ctx, d.Opslag, v)
	if err != nil {
		return Lijst{}, err
	}
	if len(groepen) == 0 {
		return Lijst{}, magErgens(blik, v.Gemeente, v.Periode.Vanaf)
	}
	var lijst Lijst
	var zichtbaar []groep
	var geweigerd error
	for _, g := range groepen {
		switch err := mag(blik, v.Gemeente, g.domein, "", g.begin); {
		case err == nil:
			zichtbaar = append(zichtbaar, g)
			lijst.Totaal += g.aantal
			lijst.Ingediend += g.ingediend
			lijst.Toegekend += g.toegekend
		case toegang.IsWeigering(err):
			geweigerd = err
		default:
			return Lijst{}, err
		}
	}
	if len(zichtbaar) == 0 {
		return Lijst{}, geweigerd
	}
	if v.Aantal == 0 {
		v.Aantal = 50
	}
	hier, overslaan := blad(zichtbaar, v.Overslaan, v.Aantal)
	if len(hier) > 0 {
		lijst.Koppen, err = leesGroepen(ctx, d.Opslag, v, hier, overslaan, v.Aantal)
	}
	return lijst, err
}

// blad gives of groups in order those in which a page lies: what begins on one day is
// needed as a whole, for the domains are listed together.
func blad(groepen []groep, overslaan, aantal int64) ([]groep, int64) {
	var groottes []int64
	var begin []int
	for i, g := range groepen {
		if i == 0 || g.begin != groepen[i-1].begin {
			begin, groottes = append(begin, i), append(groottes, 0)
		}
		groottes[len(groottes)-1] += g.aantal
	}
	begin = append(begin, len(groepen))
	b := opslag.ZoekBladzijde(groottes, overslaan, aantal)
	return groepen[begin[b.Van]:begin[b.Tot]], b.Overslaan
}

// magErgens gives nil when the person may see claims of a day in some domain, and else
// the refusal for the first.
func magErgens(blik *toegang.Blik, gemeente kenmerk.Gemeentecode, over tijdlijn.Dag) (geweigerd error) {
	for _, domein := range Domeinen() {
		err := mag(blik, gemeente, domein, "", over)
		if err == nil {
			return nil
		}
		geweigerd = cmp.Or(geweigerd, err)
	}
	return geweigerd
}

// Regelvraag asks for lines of one claim: those after the first Overslaan, Aantal at
// most (0: 100).
type Regelvraag struct {
	Gemeente          kenmerk.Gemeentecode
	ID                string
	Overslaan, Aantal int64
}

// ZienRegels gives one claim with its lines and what was decided on each: those that
// were refused first, then those that were not judged, each in the order of the claim. A
// claim that was refused as a whole has no lines; why stands in the answer.
// NietGevonden when there is none, and in the same words when the person may not know
// that there is one. That it was seen is written in the log.
func (d *Declaraties) ZienRegels(ctx context.Context, blik *toegang.Blik, v Regelvraag) (Kop, []Beoordeling, error) {
	if v.Aantal == 0 {
		v.Aantal = 100
	}
	gezien, err := logboek.Inzien(ctx, d.Logboek, func(l opslag.Lezer) (metRegels, logboek.Regel, error) {
		geen := fout.New(fout.NietGevonden, "Deze declaratie is niet gevonden. Controleer het nummer of zoek opnieuw.")
		kop, gevonden, err := leesEen(ctx, l, v.Gemeente, v.ID)
		if err == nil && !gevonden {
			err = geen
		}
		if err == nil {
			err = toegang.AlsOfNiets(mag(blik, v.Gemeente, kop.Domein, v.ID, kop.Periode.Vanaf), geen)
		}
		if err != nil {
			return metRegels{}, logboek.Regel{}, err
		}
		regels, err := leesBeoordelingen(ctx, l, v)
		return metRegels{kop, regels}, logboek.Regel{
			Gemeente: v.Gemeente, Medewerker: blik.Wie.Medewerker, Organisatie: blik.Wie.Organisatie,
			Handeling: string(toegang.DeclaratieZien),
			Soort:     "declaratie", Object: v.ID, Doel: "declaraties controleren", Toedeling: kop.Toedeling.String(),
		}, err
	})
	return gezien.Kop, gezien.regels, err
}

// metRegels is a claim with lines of it.
type metRegels struct {
	Kop
	regels []Beoordeling
}

func leesBeoordelingen(ctx context.Context, l opslag.Lezer, v Regelvraag) ([]Beoordeling, error) {
	lijnen, err := leesRegelblad(ctx, l, v.Gemeente, v.ID, v.Overslaan, v.Aantal)
	if err != nil {
		return nil, err
	}
	redenen, err := leesRegelredenen(ctx, l, v.Gemeente, v.ID, lijnen)
	if err != nil {
		return nil, err
	}
	regels := make([]Beoordeling, len(lijnen))
	for i, l := range lijnen {
		regels[i] = l.Beoordeling
		regels[i].Redenen = redenen[l.regel]
		regels[i].Codes = berichtregel.Codes(regels[i].Redenen)
	}
	return regels, nil
}

func mag(blik *toegang.Blik, gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein, id string, over tijdlijn.Dag) error {
	object := toegang.Object{Gemeente: gemeente, Soort: "declaratie", ID: id, Taak: domein.Taak(taakverdeling.Declaratiecontrole),
		Over: over}
	_, err := blik.Mag(toegang.DeclaratieZien, object)
	return err
}

// leesAntwoord gives the answer that a claim to the first municipality of the kring
// got, as it was given.
func leesAntwoord(ctx context.Context, l opslag.Lezer, kring []kenmerk.Gemeentecode, id string) (Antwoord, bool, error) {
	gemeente := kring[0]
	kop, gevonden, err := leesEen(ctx, l, gemeente, id)
	if err != nil || !gevonden {
		return Antwoord{}, false, err
	}
	lijnen, err := leesAfgekeurd(ctx, l, gemeente, id)
	if err != nil {
		return Antwoord{}, false, err
	}
	redenen, err := leesRedenen(ctx, l, gemeente, id)
	if err != nil {
		return Antwoord{}, false, err
	}
	a := Antwoord{
		Gemeente: gemeente, Domein: kop.Domein, Aanbieder: kop.Aanbieder, Nummer: kop.Nummer, ID: id, Codes: []string{kop.Retourcode},
		Redenen: redenen["declaratie"][0],
	}
	if len(a.Redenen) > 0 {
		a.Codes = berichtregel.Codes(a.Redenen)
	}
	plek := map[kenmerk.BSN]int{}
	for _, r := range lijnen {
		i, staat := plek[r.Inwoner]
		if !staat {
			i = len(a.Clienten)
			plek[r.Inwoner] = i
			van := redenen["client"][r.regel]
			a.Clienten = append(a.Clienten, Client{Inwoner: r.Inwoner, Codes: berichtregel.Codes(van), Redenen: van})
		}
		r.Redenen = redenen["prestatie"][r.regel]
		r.Codes = berichtregel.Codes(r.Redenen)
		a.Clienten[i].Regels = append(a.Clienten[i].Regels, r.Beoordeling)
	}
	if kop.Status == Afgekeurd {
		a.Ingediend = kop.Ingediend
		return a, true, nil
	}
	a.Delen, err = leesDelen(ctx, l, kring, id)
	for _, d := range a.Delen {
		a.Ingediend += d.Ingediend
		a.Toegekend += d.Toegekend
	}
	if err != nil {
		return Antwoord{}, false, err
	}
	a.Betaling = a.Delen[0].Betaling
	return a, true, nil
}

// leesDelen gives what of a claim came under each municipality of the kring.
func leesDelen(ctx context.Context, l opslag.Lezer, kring []kenmerk.Gemeentecode, id string) ([]Deel, error) {
	var delen []Deel
	for _, code := range kring {
		kop, gevonden, err := leesEen(ctx, l, code, id)
		if err != nil {
			return nil, err
		}
		if !gevonden {
			continue
		}
		order, err := orderVan(ctx, l, code, id)
		if err != nil {
			return nil, err
		}
		delen = append(delen, Deel{Gemeente: code, Ingediend: kop.Ingediend, Toegekend: kop.Toegekend, Betaling: order})
	}
	return delen, nil
}

package regio

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// thuis is Weesp: in its log stands how far the region is.
var (
	thuis        = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	thuisKenmerk = organisatie.KenmerkVan(thuis)
)

// stap says who does an act of the plan, and does it. The organisation is the one
// that holds the task of the act on the day; functie is that of the member of staff.
type stap struct {
	functie organisatie.Functie
	doe     func(*vuller, context.Context, organisatie.Wie, gebeurtenis) error
}

var stappen = map[toegang.Handeling]stap{
	toegang.ZaakMelden:             {organisatie.Loket, (*vuller).melden},
	toegang.ZaakOnderzoeken:        {organisatie.WmoConsulent, (*vuller).onderzoeken},
	toegang.ZaakVerslagVersturen:   {organisatie.WmoConsulent, (*vuller).verslagVersturen},
	toegang.ZaakAanvragen:          {organisatie.WmoConsulent, (*vuller).aanvragen},
	toegang.ZaakAfsluiten:          {organisatie.WmoConsulent, (*vuller).afsluiten},
	toegang.ZaakAanvraagBehandelen: {organisatie.Backoffice, (*vuller).voorbereiden},
	toegang.ZaakOpschorten:         {organisatie.Backoffice, (*vuller).opschorten},
	toegang.ZaakBeschikken:         {organisatie.Teamleider, (*vuller).beschikken},
	toegang.BezwaarOntvangen:       {organisatie.Bezwaar, (*vuller).bezwaarOntvangen},
	toegang.BezwaarBeslissen:       {organisatie.Bezwaar, (*vuller).bezwaarBeslissen},
}

// doe does one act of the plan as whoever must do it on that day.
func (v *vuller) doe(ctx context.Context, g gebeurtenis) error {
	s, ok := stappen[g.handeling]
	if !ok {
		return fout.New(fout.Storing, "De demoregio kent de handeling %q niet. Geef dit door aan de applicatiebeheerder.",
			string(g.handeling))
	}
	wie, err := v.wie(ctx, g, taakVan(g.handeling), s.functie)
	if err != nil {
		return err
	}
	return s.doe(v, ctx, wie, g)
}

// taakVan gives the task of an act on the path of the Wmo.
func taakVan(h toegang.Handeling) taakverdeling.Taak {
	pad := zaak.Paden()[taakverdeling.Wmo]
	stap, _ := pad.Stap(h)
	return pad.Domein.Taak(stap.Functie)
}

// wie finds the member of staff with a function at who holds the task. One case keeps
// the same person for one function, as long as that person works there.
func (v *vuller) wie(ctx context.Context, g gebeurtenis, taak taakverdeling.Taak, functie organisatie.Functie) (organisatie.Wie, error) {
	verdeling, err := v.Verdeling.Stand(ctx, v.Opslag)
	if err != nil {
		return organisatie.Wie{}, err
	}
	houder, err := verdeling.MoetUitvoerder(g.dossier.inwoner.Gemeente, taak, g.dag)
	if err != nil {
		return organisatie.Wie{}, err
	}
	medewerkers, err := v.Organisaties.Medewerkers(ctx, houder.Uitvoerder, g.dag)
	if err != nil {
		return organisatie.Wie{}, err
	}
	medewerkers = slices.DeleteFunc(medewerkers, func(m organisatie.Medewerker) bool { return !slices.Contains(m.Functies, functie) })
	if len(medewerkers) == 0 {
		return organisatie.Wie{}, fout.New(fout.NietGevonden, "Bij organisatie %s werkt op %s niemand als %s. Vul de inrichting aan.",
			houder.Uitvoerder, g.dag.Tekst(), functie)
	}
	return medewerkers[g.dossier.nr%len(medewerkers)].Wie(), nil
}

func (v *vuller) melden(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	d := g.dossier
	nieuw, err := v.Zaken.Melden(ctx, wie,
		zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: d.inwoner.Gemeente, Inwoner: d.inwoner, Hulpvraag: d.vraag, Kanaal: d.kanaal})
	if err == nil && nieuw.Nummer != d.nummer {
		err = fout.New(fout.Botsing, "In deze opslag staan al zaken die niet bij de demoregio horen. Geef een lege map voor de demo.")
	}
	d.id = nieuw.ID
	return err
}

func (v *vuller) onderzoeken(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.Onderzoeken(ctx, wie, zaak.Gesprek{Zaak: g.dossier.verwijzing(), Leefgebieden: g.dossier.gebieden})
}

func (v *vuller) verslagVersturen(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.VerslagVersturen(ctx, wie, g.dossier.verwijzing())
}

func (v *vuller) aanvragen(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.Aanvragen(ctx, wie, zaak.Reactie{Zaak: g.dossier.verwijzing(), Akkoord: true})
}

func (v *vuller) afsluiten(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.AfsluitenZonderAanvraag(ctx, wie, g.dossier.verwijzing(), g.dossier.thema.Afsluiten)
}

func (v *vuller) voorbereiden(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	d := g.dossier
	advies := "Toekennen. " + d.thema.Toekennen
	if len(d.voorziening) == 0 {
		advies = "Afwijzen. " + d.thema.Afwijzen
	}
	return v.Zaken.Voorbereiden(ctx, wie, zaak.Voorstel{Zaak: d.verwijzing(), Voorzieningen: d.voorziening, Advies: advies})
}

// opschorten: the resident was asked for a document the day after the aanvraag and
// sent it today.
func (v *vuller) opschorten(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.Opschorten(ctx, wie, zaak.Opschorting{
		Zaak: g.dossier.verwijzing(), Uitgenodigd: g.vorige.Plus(1), Aangevuld: g.dag,
		Toelichting: "Een bewijsstuk ontbrak; de inwoner heeft het nagestuurd.",
	})
}

func (v *vuller) beschikken(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	d := g.dossier
	besluit := zaak.Besluit{Zaak: d.verwijzing(), Uitkomst: zaak.Toegekend, Motivering: d.thema.Toekennen}
	if len(d.voorziening) == 0 {
		besluit.Uitkomst, besluit.Motivering = zaak.Afgewezen, d.thema.Afwijzen
	}
	genomen, err := v.Zaken.Beschikken(ctx, wie, besluit)
	if err != nil || besluit.Uitkomst == zaak.Afgewezen {
		return err
	}
	return v.toewijzen(ctx, d, genomen.Nummer)
}

func (v *vuller) bezwaarOntvangen(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.BezwaarOntvangen(ctx, wie,
		zaak.Bezwaarschrift{Zaak: g.dossier.verwijzing(), Ontvangen: g.dag, Gronden: g.dossier.gronden()})
}

func (v *vuller) bezwaarBeslissen(ctx context.Context, wie organisatie.Wie, g gebeurtenis) error {
	return v.Zaken.BeslissenOpBezwaar(ctx, wie, zaak.BesluitOpBezwaar{
		Zaak: g.dossier.verwijzing(), Uitkomst: g.dossier.bezwaar, Motivering: motiveringOpBezwaar[g.dossier.bezwaar],
	})
}

var motiveringOpBezwaar = map[zaak.Uitkomst]string{
	zaak.Gegrond:          "Uit het nieuwe advies blijkt dat er meer nodig is. Er komt een nieuw besluit.",
	zaak.Ongegrond:        "Het onderzoek was zorgvuldig en het besluit past bij wat nodig is.",
	zaak.NietOntvankelijk: "Het bezwaar kwam na de laatste dag binnen en daarvoor is geen goede reden.",
}

// gronden gives why the resident objects.
func (d *dossier) gronden() string {
	if len(d.voorziening) == 0 {
		return "U wijst mijn aanvraag af, maar ik kan niet zonder hulp."
	}
	return d.thema.Bezwaar
}

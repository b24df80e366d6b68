package regio

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/toegang"
	"nabuur/loket/kamers"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
)

// Aantal is how many cases the demo region has when nobody asks for another
// number, and Vandaag the day on which the demo then begins.
const (
	Aantal  = 400
	Vandaag = "2016-12-20"
)

// The history begins on eersteDag, or before it when the demo begins soon after,
// and ends at the latest the day before Weesp does.
var (
	eersteDag  = tijdlijn.MustDag("2016-06-01")
	eindeWeesp = tijdlijn.MustDag("2022-03-24")
)

// kortste is the number of days that the longest case takes, with some room.
const kortste = 170

// zaad makes the demo region the same everywhere.
var zaad = [32]byte([]byte("Weesp, Gooise Meren, Wijdemeren."))

// Vul fills a store with the demo region: the arrangement, when it is not there,
// the contracts, and residents with aantal cases that have come to every stand,
// by the acts of zaak.Zaken, each by somebody who may do it on the day it was
// done. Every case is therefore history as it would have been: terms, letters,
// timeline and log. Acts lie on working days from June 2016 and before tot (and before 24 March 2022). A
// decision that grants is allotted at the same moment; the messages about it wait
// in the queue, but for some cases of the last weeks, of which the messages went and
// came (see rollen). klok must be the clock of k; it stands at nine in the morning of
// tot afterwards, also after an error. Call it before the queue is started.
//
// The log of the municipality tells what is there. When a row says that the
// region is complete, nothing is done, whatever tot and aantal are. When it says
// that filling was begun, by a call that was cut off, it goes on with the numbers
// of that call. A store that holds cases of another origin is refused (Botsing).
//
// voortgang, when it is not nil, is told after each act how many are done.
func Vul(ctx context.Context, k *kamers.Kamers, klok *tijdlijn.Zetklok, tot tijdlijn.Dag, aantal int,
	voortgang func(gedaan, totaal int)) error {
	if k.Klok != tijdlijn.Klok(klok) {
		return fout.New(fout.Storing,
			"De demoregio is alleen te vullen met de klok van de opslag zelf. Geef dit door aan de applicatiebeheerder.")
	}
	defer klok.Zet(tot.Om(9, 0))
	merk, err := leesMerk(ctx, k)
	if err != nil || merk.gereed {
		return err
	}
	if !merk.begonnen {
		merk.tot, merk.aantal = tot, aantal
	}
	if err := merk.keur(); err != nil {
		return err
	}
	einde := min(merk.tot, eindeWeesp)
	if err := Inrichten(ctx, k); err != nil {
		return err
	}
	p, err := nieuwPlan(rand.New(rand.NewChaCha8(zaad)), min(eersteDag, einde.Plus(-kortste)), einde, merk.aantal)
	if err != nil {
		return fout.New(fout.Storing,
			"De gegevens van de demoregio zijn niet te lezen. Geef dit door aan de applicatiebeheerder.").Door(err)
	}
	v := &vuller{Kamers: k, klok: klok, plan: p}
	if err := v.sluitAan(ctx); err != nil {
		return err
	}
	if !merk.begonnen {
		klok.Zet(p.begin.Om(8, 0))
		if err := merk.schrijf(ctx, k, begonnen); err != nil {
			return err
		}
	}
	if err := v.vul(ctx, einde, voortgang); err != nil {
		return err
	}
	klok.Zet(merk.tot.Om(8, 0))
	if err := LaadContracten(ctx, k); err != nil {
		return err
	}
	return merk.schrijf(ctx, k, gereed)
}

// The rows of the log that tell how far the region is.
const (
	begonnen = "regio.begonnen"
	gereed   = "regio.gereed"
)

// merk is what the log says about the demo region.
type merk struct {
	begonnen, gereed bool
	tot              tijdlijn.Dag
	aantal           int
}

func leesMerk(ctx context.Context, k *kamers.Kamers) (merk, error) {
	var m merk
	regels, err := k.Logboek.List(ctx, thuis, "regio", "demo")
	if err != nil {
		return m, err
	}
	for _, r := range regels {
		switch r.Handeling {
		case gereed:
			m.gereed = true
		case begonnen:
			m.begonnen = true
			if m.tot, err = tijdlijn.ParseDag(r.Gegevens["tot"]); err != nil {
				return m, err
			}
			if m.aantal, err = strconv.Atoi(r.Gegevens["aantal"]); err != nil {
				return m, fout.New(fout.Storing,
					"Het logboek is op dit punt niet te lezen. Laat de applicatiebeheerder het logboek controleren.").Door(err)
			}
		}
	}
	return m, nil
}

func (m merk) schrijf(ctx context.Context, k *kamers.Kamers, handeling string) error {
	return k.Opslag.Transactie(ctx, opslag.Voor(thuis), func(tx *opslag.Tx) error {
		return k.Logboek.Schrijf(ctx, tx, logboek.Regel{
			Gemeente: thuis, Medewerker: toewijzing.Automatisch, Organisatie: thuisKenmerk, Handeling: handeling,
			Soort: "regio", Object: "demo", Doel: "demonstratie",
			Gegevens: map[string]string{"tot": m.tot.String(), "aantal": strconv.Itoa(m.aantal)},
		})
	})
}

func (m merk) keur() error {
	if hoogste := len(proefBSNs()); m.aantal < len(doelen) || m.aantal > hoogste {
		return fout.New(fout.Onjuist, "De demoregio heeft ten minste %d en ten hoogste %d zaken. Geef een aantal daartussen.",
			len(doelen), hoogste).Bij("aantal")
	}
	if m.tot < eersteDag.Plus(30) {
		return fout.New(fout.Onjuist, "De demo kan niet eerder beginnen dan %s. Kies een latere dag.",
			eersteDag.Plus(30).Tekst()).Bij("vandaag")
	}
	return nil
}

// vuller carries out a plan.
type vuller struct {
	*kamers.Kamers
	klok *tijdlijn.Zetklok
	plan *plan
}

// sluitAan finds out which acts of the plan the store has. A case that stands
// under a number of the plan but is not of the plan's resident is a Botsing.
func (v *vuller) sluitAan(ctx context.Context) error {
	for _, d := range v.plan.dossiers {
		gevonden, staat, err := zaak.MetNummer(ctx, v.Opslag, d.inwoner.Gemeente, d.nummer)
		if err != nil {
			return err
		}
		if !staat {
			continue
		}
		bewoner, err := inwoner.Get(ctx, v.Opslag, gevonden.Gemeente, gevonden.Inwoner)
		if err != nil {
			return err
		}
		if bewoner.BSN != d.inwoner.BSN {
			return fout.New(fout.Botsing, "In deze opslag staan al zaken die niet bij de demoregio horen. Geef een lege map voor de demo.")
		}
		d.id, d.gedaan = gevonden.ID, gevonden.Versie-1 // the first act makes version 2, every other adds one
	}
	return nil
}

// vul does the acts that the store does not have, each at its moment, and enters
// what a buyer bought before the first act after that day.
func (v *vuller) vul(ctx context.Context, einde tijdlijn.Dag, voortgang func(gedaan, totaal int)) error {
	inkoop, verkeer := v.plan.inkoop, v.verkeer(einde)
	for i, g := range v.plan.gebeurtenis {
		for len(inkoop) > 0 && inkoop[0].Gesloten <= g.dag {
			v.klok.Zet(max(inkoop[0].Gesloten, v.plan.begin).Om(8, 30))
			if err := inkoop[0].laad(ctx, v.Kamers); err != nil {
				return err
			}
			inkoop = inkoop[1:]
		}
		for len(verkeer) > 0 && verkeer[0].moment <= g.moment {
			if err := v.doePost(ctx, verkeer[0]); err != nil {
				return err
			}
			verkeer = verkeer[1:]
		}
		if g.volg >= g.dossier.gedaan {
			v.klok.Zet(g.moment)
			if err := v.doe(ctx, g); err != nil {
				return fmt.Errorf("%s van zaak %s op %s: %w", g.handeling, g.dossier.nummer, g.dag, err)
			}
		}
		if voortgang != nil {
			voortgang(i+1, len(v.plan.gebeurtenis))
		}
	}
	for _, p := range verkeer {
		if err := v.doePost(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// toewijzen carries out what a granted decision leaves to do. The job in the queue
// then finds it done.
func (v *vuller) toewijzen(ctx context.Context, d *dossier, beschikking string) error {
	return v.Opslag.Transactie(ctx, v.Gemeenten.Slot(d.inwoner.Gemeente), func(tx *opslag.Tx) error {
		return v.Toewijzingen.NaBeschikking(ctx, tx, v.klok.Nu(),
			zaak.NaBeschikking{Gemeente: d.inwoner.Gemeente, Zaak: d.id, Beschikking: beschikking})
	})
}

// verwijzing names the case; the version does not matter.
func (d *dossier) verwijzing() zaak.Verwijzing {
	return zaak.Verwijzing{Gemeente: d.inwoner.Gemeente, ID: d.id}
}

// nummeren works out the number of every case: they follow each other within a
// municipality and a year, in the order of the meldingen.
func (p *plan) nummeren() {
	teller := map[string]int{}
	for _, g := range p.gebeurtenis {
		if g.handeling == toegang.ZaakMelden {
			d := g.dossier
			sleutel := d.inwoner.Gemeente.String() + strconv.Itoa(g.dag.Jaar())
			teller[sleutel]++
			d.nummer = fmt.Sprintf("%d-%06d", g.dag.Jaar(), teller[sleutel])
		}
	}
}

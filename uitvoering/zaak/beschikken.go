package zaak

import (
	"context"
	"encoding/json"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/opslag/wachtrij"
)

// Besluit is the decision to take on an application.
type Besluit struct {
	Zaak       Verwijzing
	Uitkomst   Uitkomst // Toegekend or Afgewezen
	Motivering string
}

// NaBeschikking is the job that a granted decision leaves behind: allot what was
// decided. It is carried out by uitvoering/toewijzing.
type NaBeschikking struct {
	Gemeente    kenmerk.Gemeentecode `json:"gemeente"`
	Zaak        string               `json:"zaak"`
	Beschikking string               `json:"beschikking"`
	Domein      taakverdeling.Domein `json:"domein,omitempty"`
}

// Kind names the job in the queue.
func (NaBeschikking) Kind() string { return "zaak.na_beschikking" }

// Onderwerp says that the job is about the case, for whoever allots.
func (n NaBeschikking) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{Gemeente: n.Gemeente, Soort: "zaak", ID: n.Zaak, Taak: string(n.Domein.Taak(taakverdeling.Toewijzing))}
}

// Beschikken decides on the application (art. 2.3.5 lid 2 Wmo 2015) and makes the
// decision known on the same day. The signer must be mandated by the college of
// the responsible municipality (art. 10:3 lid 1, 10:10 Awb). The decision keeps
// its own number, the last day for an objection (art. 6:7, 6:8 Awb) and the
// receipts of the rules used. Granting leaves a job behind that allots; it is refused
// (Gat) when nobody holds what follows from it.
func (z *Zaken) Beschikken(ctx context.Context, wie organisatie.Wie, b Besluit) (Beschikking, error) {
	var genomen Beschikking
	if err := (invoer{"motivering": &b.Motivering}).schoon(); err != nil {
		return genomen, err
	}
	if b.Uitkomst != Toegekend && b.Uitkomst != Afgewezen {
		return genomen, fout.New(fout.Onjuist, "Kies toekennen of afwijzen.").Bij("uitkomst")
	}
	if b.Motivering == "" {
		return genomen, fout.New(fout.Onjuist, "Schrijf op waarom u dit besluit neemt (artikel 3:46 Awb).").Bij("motivering")
	}
	err := z.handel(ctx, wie, toegang.ZaakBeschikken, b.Zaak, "Besluit: "+string(b.Uitkomst)+".", func(d *daad) error {
		voorzieningen, err := leesVoorzieningen(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
		if err != nil {
			return err
		}
		if b.Uitkomst == Toegekend && len(voorzieningen) == 0 {
			return fout.New(fout.Onjuist,
				"Er is geen voorziening voorbereid om toe te kennen. Wijs af of laat de aanvraag opnieuw voorbereiden.").Bij("uitkomst")
		}
		if b.Uitkomst == Toegekend {
			if err := d.heeftVervolg(); err != nil {
				return err
			}
		}
		genomen, err = d.neem(b)
		if err != nil {
			return err
		}
		if err := d.schrijf(d.beschikkingsbrief(genomen, voorzieningen)); err != nil {
			return err
		}
		if b.Uitkomst != Toegekend {
			return nil
		}
		return d.Wachtrij.ZetIn(d.ctx, d.tx, NaBeschikking{d.zaak.Gemeente, d.zaak.ID, genomen.Nummer, d.zaak.Domein})
	})
	return genomen, err
}

// heeftVervolg refuses (Gat) a grant that would come to nothing, because nobody holds
// a step that follows from it: allotting, and telling the provider.
func (d *daad) heeftVervolg() error {
	for _, functie := range d.pad.NaToekenning {
		if _, err := d.blik.Verdeling.MoetUitvoerder(d.zaak.Gemeente, d.zaak.Domein.Taak(functie), d.blik.Vandaag); err != nil {
			return err
		}
	}
	return nil
}

// bevoegd says under which mandate the act is signed; primair is who signed the
// decision that an objection is against, nil for any other act.
func (d *daad) bevoegd(primair *organisatie.Wie) (mandaat.Bevoegdheid, error) {
	return d.Mandaten.Bevoegd(d.ctx, d.tx, mandaat.Vraag{Wie: d.blik.Wie, Gemeente: d.zaak.Gemeente, Taak: d.taak(), Dag: d.blik.Vandaag,
		Primair: primair})
}

// neem takes the decision: mandate, number, term of objection and receipts.
func (d *daad) neem(b Besluit) (Beschikking, error) {
	bevoegd, err := d.bevoegd(nil)
	if err != nil {
		return Beschikking{}, err
	}
	nummer, err := volgNummer(d.ctx, d.tx, d.zaak.Gemeente, "beschikking", d.blik.Vandaag)
	if err != nil {
		return Beschikking{}, err
	}
	termijnen, err := d.beginTermijnen(d.blik.Vandaag)
	if err != nil {
		return Beschikking{}, err
	}
	bewijs, err := d.bewijs()
	if err != nil {
		return Beschikking{}, err
	}
	genomen := Beschikking{
		Gemeente: d.zaak.Gemeente, Nummer: "B" + nummer, Zaak: d.zaak.ID, Bekendgemaakt: d.blik.Vandaag,
		Uitkomst: b.Uitkomst, Motivering: b.Motivering, Namens: bevoegd.Namens, Ondertekening: bevoegd.Ondertekening,
		Medewerker: d.blik.Wie.Medewerker, Organisatie: d.blik.Wie.Organisatie, Functie: bevoegd.Mandaat.Functie,
		Mandaat:   bevoegd.Mandaat.ID,
		Toedeling: d.toestemming.Toedeling.Verwijzing(), BezwaarTot: termijnen[wet.Bezwaar].LaatsteDag, Bewijs: bewijs,
	}
	d.namens = bevoegd.Namens
	d.gegevens["beschikking"], d.gegevens["mandaat"] = genomen.Nummer, genomen.Mandaat
	return genomen, voegBeschikkingToe(d.ctx, d.tx, genomen)
}

// bewijs gathers the receipts of every term of the case: which version of which
// article was used, with which facts.
func (d *daad) bewijs() (string, error) {
	termijnen, err := leesTermijnen(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
	if err != nil {
		return "", err
	}
	bewijzen := make([]wet.Regelbewijs, len(termijnen))
	for i, t := range termijnen {
		bewijzen[i] = t.Uitkomst.Bewijs
	}
	tekst, err := json.Marshal(bewijzen)
	return string(tekst), err
}

package berichtblad

import (
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/uitvoering/zaak"
)

// vulToewijzingen shows the allotments that the message is about, with the case each
// rests on when this user may see it.
func (b *blad) vulToewijzingen(d *berichtdossier, beeld *berichtbeeld) error {
	if len(d.Toewijzingen) == 0 || !b.MagNu(toegang.ToewijzingZien, d.Bericht.Gemeente, "toewijzing",
		d.domein.Taak(taakverdeling.Toewijzing)) {
		return nil
	}
	alle, err := b.toewijzingenVan(d.Bericht.Gemeente, d.Bericht.Inwoner, d.Bericht.Partij(), 0)
	if err != nil {
		return err
	}
	alle = slices.DeleteFunc(alle, func(t toewijzing.Toewijzing) bool { return !slices.Contains(d.Toewijzingen, t.Nummer) })
	if len(alle) == 0 {
		return nil
	}
	tabel, err := b.toewijzingtabel(d.Bericht.Gemeente, "De toewijzingen waar het over gaat", alle)
	if err != nil {
		return err
	}
	beeld.Toewijzingen = &tabel
	beeld.Zaken, err = b.zaaklinks(alle)
	return err
}

// toewijzingenVan gives the allotments of a resident with a provider as known now,
// those that hold on dag or later; none when one of the codes is no code.
func (b *blad) toewijzingenVan(gemeente kenmerk.Gemeentecode, bsn, agb string, dag tijdlijn.Dag) ([]toewijzing.Toewijzing, error) {
	inwoner, err := kenmerk.ParseBSN(bsn)
	if err != nil {
		return nil, nil
	}
	aanbieder, err := kenmerk.ParseAGB(agb)
	if err != nil {
		return nil, nil
	}
	sinds := tijdlijn.MomentOpen
	if dag == 0 {
		sinds = -1 // also what has ended
	}
	return toewijzing.VoorAanbieder(b.R.Context(), b.Opslag, gemeente, inwoner, aanbieder, dag, sinds)
}

func (b *blad) toewijzingtabel(gemeente kenmerk.Gemeentecode, bijschrift string, alle []toewijzing.Toewijzing) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "toewijzingen", Bijschrift: bijschrift,
		Kolommen: []vorm.Kolom{{Kop: "Toewijzing", Rijkop: true}, {Kop: "Hoeveel"}, {Kop: "Wanneer"}, {Kop: "Stand"}}}
	producten, err := b.productnamen(gemeente)
	if err != nil {
		return t, err
	}
	leveringen, err := toewijzing.LeveringenVan(b.R.Context(), b.Opslag, alle)
	if err != nil {
		return t, err
	}
	for _, a := range alle {
		stand := toewijzing.Stand{Toewijzing: &a, Leveringen: leveringen[a.Nummer]}
		t.Rijen = append(t.Rijen, vorm.Rij{Cellen: []vorm.Cel{
			{Tekst: vorm.Hoofdletter(kaart.Toewijzing(a.Nummer)), Heel: true, Onder: producten.naam(a.Domein, a.Product)},
			{Tekst: kaart.Hoeveel(a)}, {Tekst: periodetekst(a)}, b.leverstand(stand),
		}})
	}
	return t, nil
}

func periodetekst(t toewijzing.Toewijzing) string {
	if t.Geldig.Leeg() {
		return "vervallen"
	}
	return t.Geldig.Tekst()
}

// leverstand says how far an allotment is today.
func (b *blad) leverstand(s toewijzing.Stand) vorm.Cel {
	sinds, loopt := s.Loopt()
	switch {
	case s.Toewijzing.RedenWijziging == toewijzing.Verwijderd:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Verwijderd", Toon: vorm.Neutraal}}
	case loopt:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Begonnen", Toon: vorm.Goed}, Onder: "sinds " + sinds.Tekst()}
	case len(s.Leveringen) > 0:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Gestopt", Toon: vorm.Neutraal}}
	case s.Toewijzing.Geldig.Tot <= b.Vandaag:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Beëindigd", Toon: vorm.Neutraal}}
	}
	return vorm.Cel{Status: &vorm.Status{Tekst: "Toegewezen", Toon: vorm.Info}, Onder: "start nog niet gemeld"}
}

// productnamen are the products of a municipality as its contracts call them today.
type productnamen map[contract.Product]string

func (b *blad) productnamen(gemeente kenmerk.Gemeentecode) (productnamen, error) {
	keuzes, err := contract.Producten(b.R.Context(), b.Opslag, gemeente, b.Vandaag)
	namen := productnamen{}
	for _, k := range keuzes {
		namen[k.Tarief.Product] = k.Tarief.Omschrijving
	}
	return namen, err
}

// naam names a product; one that no contract has today by its category.
func (n productnamen) naam(domein taakverdeling.Domein, p contract.Product) string {
	switch {
	case p.Categorie == "":
		return "geen vast product"
	case p.Code == "":
		return categoriewoord(domein, p.Categorie) + ", product vrij te kiezen"
	}
	if naam, ok := n[p]; ok {
		return naam + " (" + p.Code + ")"
	}
	return categoriewoord(domein, p.Categorie) + " (" + p.Code + ")"
}

// zaaklinks gives the cases behind the allotments that this user may see, each with
// the decision.
func (b *blad) zaaklinks(alle []toewijzing.Toewijzing) ([]vorm.Link, error) {
	var links []vorm.Link
	gezien := map[string]bool{}
	for _, t := range alle {
		if t.Zaak == "" || gezien[t.Zaak] {
			continue
		}
		gezien[t.Zaak] = true
		link, ok, err := b.zaaklink(t.Gemeente, t.Zaak, t.Beschikking)
		if err != nil {
			return nil, err
		}
		if ok {
			links = append(links, link)
		}
	}
	return links, nil
}

// zaaklink leads to a case, when this user may see it.
func (b *blad) zaaklink(gemeente kenmerk.Gemeentecode, id, beschikking string) (vorm.Link, bool, error) {
	// Seeing is no step of a case: who may see it is told that there is no such step.
	if err := b.Zaken.Kan(b.R.Context(), b.Blik, gemeente, id, toegang.ZaakZien); err != nil && !fout.Is(err, fout.Botsing) {
		return vorm.Link{}, false, bezoek.AlleenStoring(err)
	}
	z, err := zaak.Get(b.R.Context(), b.Opslag, gemeente, id)
	link := vorm.Link{Tekst: "Zaak " + z.Nummer, Adres: bezoek.Zaakadres(gemeente, id)}
	if beschikking != "" {
		link.Tekst += ", besluit " + beschikking
	}
	return link, err == nil, err
}

// vulVerzoeken leads to the requests that the message is about.
func (b *blad) vulVerzoeken(d *berichtdossier, beeld *berichtbeeld) error {
	if !b.MagNu(toegang.VerzoekZien, d.Bericht.Gemeente, "verzoek", d.domein.Taak(taakverdeling.Toewijzing)) {
		return nil
	}
	for _, id := range d.Verzoeken {
		v, err := verzoek.Get(b.R.Context(), b.Opslag, d.Bericht.Gemeente, id)
		if err != nil {
			return err
		}
		beeld.Verzoeken = append(beeld.Verzoeken,
			vorm.Link{Tekst: vorm.Hoofdletter(v.Soort.Tekst()) + " " + v.Referentie + ", " + string(v.Stand),
				Adres: bezoek.Verzoekadres(v.Gemeente, v.ID)})
	}
	return nil
}

// samenhang shows the message that this one answers, and the answers on it.
func samenhang(d *berichtdossier) []vorm.Bericht {
	var kaarten []vorm.Bericht
	if d.Heen != nil {
		kaarten = append(kaarten, kaart.Bericht(*d.Heen, d.aanbieder))
	}
	for _, m := range d.Antwoorden {
		kaarten = append(kaarten, kaart.Bericht(m, d.aanbieder))
	}
	return kaarten
}

package zaakblad

import (
	"net/http"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// briefbeeld is the content of the page of a letter. Hash proves that the letter
// is the one that was kept.
type briefbeeld struct {
	Kop   vorm.Kop
	Brief vorm.Brief
	Hash  string
}

// briefLezen shows one letter of a case, as it went out.
func briefLezen(b *blad) error {
	d, err := b.dossier()
	if err != nil {
		return err
	}
	nr, err := strconv.ParseInt(b.R.PathValue("nr"), 10, 64)
	for _, brief := range d.Brieven {
		if err != nil || brief.Nummer != nr {
			continue
		}
		titel := "Lees de brief: " + brief.Onderwerp
		p := b.bladzijde(d, titel, briefbeeld{
			Kop: vorm.Kop{Niveau: 1, Tekst: titel, Acties: vorm.Knoppen{{Tekst: "Druk af", Afdrukken: true, Icoon: "druk"},
				{Tekst: "Terug naar de zaak", Adres: d.pad}}},
			Brief: alsBrief(brief), Hash: brief.Hash,
		})
		return b.Toon(http.StatusOK, "brief", p)
	}
	return fout.New(fout.NietGevonden, "Deze brief is niet gevonden. Kijk bij de zaak welke brieven er zijn.")
}

// alsBrief lays a kept letter out; every word of it is the letter's own.
func alsBrief(b zaak.Brief) vorm.Brief {
	uit := vorm.Brief{Afzender: "Gemeente " + b.Gemeente, Aan: b.Aan, Op: b.Dag, Kenmerk: b.Kenmerk, Onderwerp: b.Onderwerp,
		Namens: b.Ondertekening}
	for i, a := range b.Alineas {
		deel := vorm.BriefDeel{Kop: a.Kop, Punten: a.Lijst, Nadruk: b.Soort == zaak.Beschikkingsbrief && i == 0}
		if a.Tekst != "" {
			deel.Alineas = []string{a.Tekst}
		}
		uit.Delen = append(uit.Delen, deel)
	}
	return uit
}

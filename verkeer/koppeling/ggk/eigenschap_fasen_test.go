package ggk

import (
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// The phases of a history: together they bring every message of the standard under
// way, in both laws.

// toewijst: 301, and with it 302, 305 and 306.
func (h *historie) toewijst(i int) {
	h.Helper()
	b := bewoner{bsn: h.volgende(), wet: wetten[i%len(wetten)]}
	b.toewijzing = h.ToewijzenIn(h, domeinen[b.wet], b.bsn, "2021-01-02", "2022-01-01")
	h.nummers[b.bsn.String()] = i + 1
	h.bewoner = append(h.bewoner, b)
	h.Melden(h, b.toewijzing)
}

// vraagt: 315 and 316.
func (h *historie) vraagt() {
	h.Helper()
	for i := range h.bewoner {
		b := &h.bewoner[i]
		p := proefhuis.ProductVoor(domeinen[b.wet])
		laatste := tijdlijn.MustDag("2022-12-31")
		h.zeker(func() error {
			naam, err := h.aanbieder.VraagToewijzing(h.Context(), aanbieder.Aanvraag{
				Gemeente: h.Gemeente, Wet: b.wet, Bsn: b.bsn, Verwijzer: istandaard.Verwijzer{Type: "06"},
				Producten: []aanbieder.Gevraagd{{
					Product: istandaard.Product{Categorie: p.Categorie, Code: p.Code},
					Vanaf:   tijdlijn.MustDag("2022-01-01"), Laatste: &laatste,
					Omvang: &istandaard.Omvang{Volume: 300, Eenheid: "01", Frequentie: "4"},
				}},
			})
			_, _, _, identificatie, _ := postmap.Delen(naam)
			b.verzoek = identificatie + "-1"
			return err
		})
	}
}

// stoptEnOnderzoekt: 307 and 308; 319 and 320.
func (h *historie) stoptEnOnderzoekt() {
	h.Helper()
	h.nietEerder("2021-02-10") // a month has turned
	for _, b := range h.bewoner {
		h.stopt(b, "2021-01-20", "20")
		h.behandelt(b, func(wie organisatie.Wie, v verzoek.Verwijzing) (verzoek.Verzoek, error) {
			return h.Verzoeken.Onderzoeken(h.Context(), wie, v)
		})
	}
}

func (h *historie) stopt(b bewoner, laatste, reden string) {
	h.Helper()
	h.zeker(func() error {
		_, err := h.aanbieder.Stoppen(h.Context(), aanbieder.Stop{
			Gemeente: h.Gemeente, Wet: b.wet, Toewijzing: b.toewijzing.Nummer, LaatsteDag: tijdlijn.MustDag(laatste), Reden: reden,
		})
		return err
	})
}

// behandelt takes a step on the request of a resident, and makes the message about it.
func (h *historie) behandelt(b bewoner, stap func(organisatie.Wie, verzoek.Verwijzing) (verzoek.Verzoek, error)) {
	h.Helper()
	v, gevonden, err := verzoek.VanReferentie(h.Context(), h.Opslag, h.Gemeente, domeinen[b.wet], h.AGB, b.verzoek)
	h.moet(err)
	if !gevonden {
		h.klaag("verzoek %s is er niet", b.verzoek)
		return
	}
	v, err = stap(h.Als(h, "1942", "s.mulder"), verzoek.Verwijzing{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
	if err != nil {
		h.klaag("%v", err)
		return
	}
	_, _, err = h.Berichten.VerzoekBeantwoorden(h.Context(), verzoek.Antwoord{Gemeente: v.Gemeente, ID: v.ID, Versie: v.Versie})
	h.moet(err)
}

func (h *historie) wijst(b bewoner) {
	h.Helper()
	h.behandelt(b, func(wie organisatie.Wie, v verzoek.Verwijzing) (verzoek.Verzoek, error) {
		return h.Verzoeken.Afwijzen(h.Context(), wie, v, verzoek.Afwijzing{Reden: verzoek.GeenContract})
	})
}

// beslist: 301 on the request of the first resident, 319 on that of the others.
func (h *historie) beslist() {
	h.Helper()
	for i, b := range h.bewoner {
		if i > 0 {
			h.wijst(b)
			continue
		}
		h.behandelt(b, func(wie organisatie.Wie, v verzoek.Verwijzing) (verzoek.Verzoek, error) {
			gevraagd, err := verzoek.Get(h.Context(), h.Opslag, v.Gemeente, v.ID)
			if err == nil && gevraagd.VraagtBesluit() {
				wie = h.Als(h, "0457", "p.visser") // Weesp kept the decisions
			}
			return h.Verzoeken.Toekennen(h.Context(), wie, v, verzoek.Toekenning{})
		})
		if _, _, err := h.Berichten.ToewijzingMelden(h.Context(),
			toewijzing.Verzend{Gemeente: h.Gemeente, Nummer: b.toewijzing.Nummer}); err != nil {
			h.klaag("%v", err)
		}
	}
}

// vraagtWijziging: 317 and 318, and the final stop.
func (h *historie) vraagtWijziging() {
	h.Helper()
	for i := range h.bewoner {
		b := &h.bewoner[i]
		h.stopt(*b, "2021-01-25", "31")
		h.zeker(func() error {
			naam, err := h.aanbieder.VraagWijziging(h.Context(), aanbieder.Wijziging{
				Gemeente: h.Gemeente, Wet: b.wet, Bsn: b.bsn,
				Wensen: []aanbieder.Wens{{Toewijzing: b.toewijzing.Nummer,
					Omvang: &istandaard.Omvang{Volume: 700, Eenheid: "01", Frequentie: "4"}}},
			})
			_, _, _, b.verzoek, _ = postmap.Delen(naam)
			return err
		})
	}
}

// wijstAf: 319 and 320 on the request for a change.
func (h *historie) wijstAf() {
	h.Helper()
	for _, b := range h.bewoner {
		h.wijst(b)
	}
}

// perWet does something for each law that a resident has something in.
func (h *historie) perWet(doe func(wet istandaard.Wet) (string, error)) {
	h.Helper()
	for i, wet := range wetten[:min(len(wetten), len(h.bewoner))] {
		h.zeker(func() error {
			naam, err := doe(wet)
			_, _, _, nummer, _ := postmap.Delen(naam)
			h.claims[nummer] = i + 1
			return err
		})
	}
}

// declareert: 323 and 325, of all residents in one message.
func (h *historie) declareert() {
	h.Helper()
	h.perWet(func(wet istandaard.Wet) (string, error) {
		return h.aanbieder.Declareren(h.Context(), aanbieder.Maandstaat{
			Gemeente: h.Gemeente, Wet: wet, Maand: tijdlijn.MustDag("2021-01-15"),
			Volume: 100, Tarief: proefhuis.Tarief, Volgnummer: 2 * h.wereld.historie,
		})
	})
}

// crediteert: 323 and 325, with what was claimed back and again.
func (h *historie) crediteert() {
	h.Helper()
	eerder := map[istandaard.Wet]string{}
	for nummer, i := range h.claims {
		eerder[wetten[i-1]] = nummer
	}
	h.perWet(func(wet istandaard.Wet) (string, error) {
		return h.aanbieder.Crediteren(h.Context(), aanbieder.Credit{
			Gemeente: h.Gemeente, Wet: wet, Declaratie: eerder[wet], Volume: 50, Volgnummer: 2*h.wereld.historie + 1,
		})
	})
}

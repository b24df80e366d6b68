package bericht

import (
	"slices"

	"nabuur/kader/berichtregel"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// oordeelaar is a room that judges rules of level 3 and 4 on some messages.
type oordeelaar struct {
	kamer     string
	berichten []string
	regels    []string
}

// oordeelaars are the rooms that judge: each its own messages. kader/berichtregel
// holds the rules themselves.
func oordeelaars() []oordeelaar {
	return []oordeelaar{
		{"bericht", []string{"301", "305", "307", "315", "317", "319", "323", "325"}, namen(kopregels, func(r kopregel) string {
			return r.id
		})},
		{"bericht", []string{"301"}, namen(toewijzingsregels, func(r toewijzingsregel) string { return r.id })},
		{"bericht", []string{"325"}, namen(antwoordregels, func(r antwoordregel) string { return r.id })},
		{"toewijzing", []string{"305", "307"}, toewijzing.Regels()},
		{"verzoek", []string{"315", "317", "319"}, verzoek.Regels()},
		{"declaratie", []string{"323"}, declaratie.Regels()},
	}
}

func namen[R any](regels []R, naam func(R) string) []string {
	uit := make([]string, len(regels))
	for i, r := range regels {
		uit[i] = naam(r)
	}
	return uit
}

// Beoordelaar gives the room that judges a rule of level 3 or 4 on the message with
// this number ("305"), "" when none does.
func Beoordelaar(regel berichtregel.Regel, nummer string) string {
	for _, o := range oordeelaars() {
		if slices.Contains(o.berichten, nummer) && slices.Contains(o.regels, regel.ID) {
			return o.kamer
		}
	}
	return ""
}

package cli

import (
	"context"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
)

// betaalstap is one of the two steps that two people take with an order.
type betaalstap func(b *betaling.Betalingen, ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie,
	v betaling.Verwijzing) (betaling.Betaling, error)

// taakOfLeeg reads a task, or nothing as all tasks.
func taakOfLeeg(tekst string) (taakverdeling.Taak, error) {
	if tekst == "" {
		return "", nil
	}
	return taakverdeling.ParseTaak(tekst)
}

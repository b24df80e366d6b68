package organisatie

import (
	"context"

	"nabuur/opslag"
)

// Namen are the names of all organisations, municipalities included, as they were
// when they were read. It never changes. The zero Namen knows none.
type Namen struct {
	gemeenten  *Gemeenten
	ingevoerde map[Kenmerk]string
}

// Namen reads the names of the organisations that were entered, in one statement.
func (r *Register) Namen(ctx context.Context, l opslag.Lezer) (Namen, error) {
	ingevoerde, err := r.leesNamen(ctx, l)
	return Namen{gemeenten: r.gemeenten, ingevoerde: ingevoerde}, err
}

// Naam gives the name of an organisation, and false when it is not known.
func (n Namen) Naam(k Kenmerk) (string, bool) {
	if code, ok := k.Gemeentecode(); ok && n.gemeenten != nil {
		gemeente, ok := n.gemeenten.Get(code)
		return gemeente.Organisatie().Naam, ok
	}
	naam, ok := n.ingevoerde[k]
	return naam, ok
}
